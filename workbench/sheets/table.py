"""A sheet as records: its columns found by their heads, whatever their order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.sheets import faults
from workbench.sheets.cells import same
from workbench.sheets.columns import COLUMNS, Heading
from workbench.sheets.model import MOST_ROWS, Fault, Part, Row, Sheet
from workbench.values import Text

_ERRORS = frozenset({"#BEZUG!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#NV", "#REF!", "#VALUE!", "#WERT!"})
_FORMULA = tuple("=+-@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row by the ids of its columns."""

    row: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class Checked:
    """A sheet under examination; `faults` grows."""

    part: Part
    name: str
    faults: list[Fault] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    """Column id to how its head is written."""

    def fault(self, message: Text, *, row: int | None = None, column: str | None = None, **values: object) -> None:
        """Note what is wrong; `column` is an id, or a head as it is written."""
        head = None if column is None else self.found.get(column, column)
        said = faults.said(message, **values)
        self.faults.append(Fault(sheet=self.name, row=row, column=head, message=said))


def records(sheet: Sheet, checked: Checked) -> Iterator[Record]:
    """The filled rows below the heads, with what is wrong with heads and single cells noted; only readable rows."""
    head, rows = sheet.rows[0], sheet.rows[1:]
    places = _places(head, rows, checked)
    if places is None:
        return
    if len(rows) > MOST_ROWS:
        checked.fault(faults.TOO_MANY_ROWS, row=rows[MOST_ROWS].number)
    for row in rows[:MOST_ROWS]:
        cells = {id_: _cell(row, place) for id_, place in places.items()}
        if any(cells.values()):
            yield Record(row=row.number, cells={id_: _sound(checked, row, id_, cells[id_]) for id_ in cells})


def _places(head: Row, rows: Sequence[Row], checked: Checked) -> dict[str, int] | None:
    """Column id to its place; None where a needed one is missing, as nothing below could be judged."""
    headings, places = COLUMNS[checked.part], dict[str, int]()
    names = {same(name): each.id for each in headings for name in _names(each)}
    columns = _list(headings)
    for place in range(max(len(row.cells) for row in (head, *rows))):
        written = _cell(head, place)
        id_ = names.get(same(written))
        if id_ is not None and id_ not in places:
            places[id_], checked.found[id_] = place, written
        elif id_ is not None:
            checked.fault(faults.COLUMN_TWICE, row=head.number, column=written, found=written)
        elif written:
            checked.fault(faults.UNKNOWN_COLUMN, row=head.number, column=written, found=written, columns=columns)
        elif any(_cell(row, place) for row in rows):
            checked.fault(faults.NO_HEAD, row=head.number, column=letter(place), columns=columns)
    missing = [each for each in headings if each.required and each.id not in places]
    for each in missing:
        checked.fault(faults.NO_COLUMN, row=head.number, title=each.title, columns=columns)
    return None if missing else places


def letter(place: int) -> str:
    """What a spreadsheet program calls the column at that place: A, B … Z, AA."""
    return chr(65 + place) if place < 26 else "A" + chr(65 + place - 26)


def _names(heading: Heading) -> tuple[str, ...]:
    return (heading.title.de, heading.title.en or heading.title.de, *heading.also)


def _list(headings: Sequence[Heading]) -> Text:
    return Text(", ".join(each.title.de for each in headings), ", ".join(each.title.en or "" for each in headings))


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _sound(checked: Checked, row: Row, id_: str, text: str) -> str:
    """The text of a cell; empty where it cannot be used, which has been noted then."""
    heading = next(each for each in COLUMNS[checked.part] if each.id == id_)
    if not text and heading.required:
        checked.fault(faults.MISSING, row=row.number, column=id_, expected=heading.expected)
    elif text in _ERRORS:
        checked.fault(faults.CELL_ERROR, row=row.number, column=id_, found=text)
    elif text.startswith(_FORMULA):
        checked.fault(faults.FORMULA, row=row.number, column=id_, found=_short(text))
    elif len(text) > heading.most:
        checked.fault(faults.TOO_LONG_TEXT, row=row.number, column=id_, found=len(text), most=heading.most)
    else:
        return text
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
