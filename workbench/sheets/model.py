"""A spreadsheet as text: sheets of numbered rows, and what can be wrong with them."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.errors import WorkbenchError
from workbench.values import Text

MOST_ROWS = 200
"""So many filled rows a sheet may have below its head."""

MOST_LINES = 5_000
"""So many lines of a sheet are looked at; some programs keep endless empty ones."""

MOST_COLUMNS = 30
"""So many columns of a sheet are looked at."""


class Part(StrEnum):
    """The sheets that are read."""

    SITES = "sites"
    PEOPLE = "people"


PARTS = {Part.SITES: Text("Kommunen", "Municipalities"), Part.PEOPLE: Text("Personen", "People")}
"""What the sheets are called."""

NOTES = Text("Hinweise", "Notes")
"""A sheet for people, which is not read."""


class UnreadableError(WorkbenchError):
    """The file is no spreadsheet that can be read; `reason` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.de)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with the number that a spreadsheet program shows; cells are text without spaces around it."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet, or a section of a CSV file; `rows` are the filled ones."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something to mend: in which sheet, row and column (None: all of it), what is wrong and what to do."""

    sheet: str
    row: int | None
    column: str | None
    message: Text
