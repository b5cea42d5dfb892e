"""Tagged PDF on top of ReportLab: everything drawn is either part of the structure tree or an artifact.

ReportLab draws pages but writes no structure. Here a `Tag` is the identity of one logical element; it is made with
the flowable and survives splitting and repeated passes. `TaggedCanvas` turns tags into elements and marked content
while it draws, and writes the tree when the document is saved. Reading order is drawing order.
"""
