"""The sections of the report: view model in, flowables out; nothing is computed here."""
