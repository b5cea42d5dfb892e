"""What a site answered, and what it asks of its plan."""
