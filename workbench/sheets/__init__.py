"""Spreadsheets that people hand in: read as text, checked cell by cell, without a database."""
