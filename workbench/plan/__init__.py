"""Measure plan: which measures a site should take, when, and why (design section 5)."""
