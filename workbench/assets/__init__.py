"""What the build takes from npm; nothing in here is imported at run time."""
