"""Content: read from YAML, proved, and frozen."""
