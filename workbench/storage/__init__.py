"""The database: tables and the functions that read and write them; no permission, no rule of the domain."""
