"""Forms: what a person typed, turned into values or into errors at the field; nothing is validated twice."""
