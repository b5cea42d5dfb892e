"""The typed errors of the domain; they become exit codes or HTTP answers only at the edge."""


class WorkbenchError(Exception):
    """Something a person can mend; its text says what is wrong and what to do."""
