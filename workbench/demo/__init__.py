"""Ten invented sites with answers in two rounds, to try the workbench with."""
