"""Use cases: each checks access, calls the core, writes through storage and the journal, in one transaction."""
