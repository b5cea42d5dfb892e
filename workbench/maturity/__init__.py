"""Maturity: which items count, what points they give, and how these become shares and stages."""
