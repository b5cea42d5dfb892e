"""Many sites side by side: spread, change, topics, and what a site may learn of the others."""
