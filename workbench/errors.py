"""The typed errors of the domain; they become exit codes or HTTP answers only at the edge."""


class WorkbenchError(Exception):
    """Something a person can mend; its text says what is wrong and what to do."""


class NotAllowedError(WorkbenchError):
    """The actor may not do this, or may not know that it exists."""


class NotFoundError(WorkbenchError):
    """What was asked for does not exist (any more)."""


class WrongStateError(WorkbenchError):
    """The thing is not in the state that this needs; `code` says which, for the wording at the edge."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
