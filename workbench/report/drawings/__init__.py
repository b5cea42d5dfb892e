"""Charts as vector drawings; shares and labels come in ready, only places on paper are computed here."""
