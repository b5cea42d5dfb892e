"""Sites and people out of a spreadsheet: every cell checked, all faults collected, without asking a database."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from workbench.sheets import faults
from workbench.sheets.cells import same
from workbench.sheets.columns import COLUMNS, EXAMPLE_EMAIL, EXAMPLE_NAME, ROLES
from workbench.sheets.csv import read_csv
from workbench.sheets.model import NOTES, PARTS, Fault, Part, Sheet, UnreadableError
from workbench.sheets.table import Checked, Record, records
from workbench.sheets.xlsx import ZIP, read_xlsx
from workbench.values import Text

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"

FEWEST_PEOPLE, MOST_PEOPLE = 100, 100_000_000
"""Below, a thousands separator was lost on the way: 41,000 became 41."""

_WHOLE = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(?:[., '’][0-9]{3})+")
"""A whole number, in groups of three or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A site as it stands in the sheet; `kind` is an id."""

    row: int
    name: str
    kind: str
    population: int | None
    region: str
    contacts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person as it stands in the sheet; `role` is an id, `site` a name."""

    row: int
    email: str
    function: str
    role: str
    site: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file holds, and everything that is wrong with it; rows with a fault have gaps."""

    sites: tuple[SiteRow, ...]
    people: tuple[PersonRow, ...]
    names: Mapping[Part, str]
    heads: Mapping[Part, Mapping[str, str]]
    faults: tuple[Fault, ...]

    def fault(self, part: Part, row: int, column: str, *, message: Text, **values: object) -> Fault:
        """A fault found later, at the same place as the file names it."""
        head = self.heads[part].get(column, column)
        return Fault(sheet=self.names[part], row=row, column=head, message=faults.said(message, **values))


def read_cohort(content: bytes, kinds: Mapping[str, Text]) -> Found:
    """Read a file of either format; `kinds` are the kinds of site by id. Raises UnreadableError."""
    if content.startswith(_OLD_EXCEL):
        raise UnreadableError(faults.OLD_EXCEL)
    sheets, wrong = (read_xlsx if content.startswith(ZIP) else read_csv)(content)
    found, also_wrong = _by_part(sheets)
    checked = {part: Checked(part=part, name=sheet.name) for part, sheet in found.items()}
    read = {part: list(records(sheet, checked[part])) for part, sheet in found.items()}
    if not (wrong or also_wrong or any(read.values()) or any(each.faults for each in checked.values())):
        raise UnreadableError(faults.NOTHING_IN_IT)
    return Found(
        sites=tuple(_sites(read.get(Part.SITES, []), checked, kinds)),
        people=tuple(_people(read.get(Part.PEOPLE, []), checked)),
        names={part: sheet.name for part, sheet in found.items()},
        heads={part: each.found for part, each in checked.items()},
        faults=(*wrong, *also_wrong, *(fault for each in checked.values() for fault in each.faults)),
    )


def _by_part(sheets: tuple[Sheet, ...]) -> tuple[dict[Part, Sheet], list[Fault]]:
    """The sheets that are read; filled ones that nobody knows are faults, so that nothing is left out in silence."""
    names = {same(name): part for part, title in PARTS.items() for name in (title.de, title.en or title.de)}
    found: dict[Part, Sheet] = {}
    wrong = []
    for sheet in sheets:
        part = names.get(same(sheet.name))
        if not sheet.rows or sheet.name in {NOTES.de, NOTES.en}:
            continue
        if part is None or part in found:
            message = faults.UNKNOWN_SHEET if part is None else faults.TWICE
            wrong.append(Fault(sheet=sheet.name, row=None, column=None, message=message))
        else:
            found[part] = sheet
    return found, wrong


def _sites(read: list[Record], checked: Mapping[Part, Checked], kinds: Mapping[str, Text]) -> Iterator[SiteRow]:
    first: dict[str, int] = {}
    for record in read:
        sheet, cells = checked[Part.SITES], record.cells
        name = cells["name"]
        if name in {EXAMPLE_NAME.de, EXAMPLE_NAME.en}:
            sheet.fault(faults.EXAMPLE, row=record.row, column="name")
        elif name and same(name) in first:
            sheet.fault(faults.NAME_TWICE, row=record.row, column="name", found=name, first=first[same(name)])
        first.setdefault(same(name), record.row)
        yield SiteRow(
            row=record.row,
            name=name,
            kind=_kind(record, sheet, kinds),
            population=_population(record, sheet),
            region=cells.get("region", ""),
            contacts=cells.get("contacts", ""),
        )


def _kind(record: Record, sheet: Checked, kinds: Mapping[str, Text]) -> str:
    written = record.cells["kind"]
    for id_, title in kinds.items():
        if same(written) in {same(id_), same(title.de), same(title.en or title.de)}:
            return id_
    if written:
        expected = Text(_one_of([each.de for each in kinds.values()], "oder"), _one_of(list(kinds), "or"))
        sheet.fault(faults.UNKNOWN_KIND, row=record.row, column="kind", found=written, expected=expected)
    return ""


def _one_of(names: list[str], last: str) -> str:
    return f" {last} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _population(record: Record, sheet: Checked) -> int | None:
    written = record.cells.get("population", "")
    if not written:
        return None
    if not _WHOLE.fullmatch(written):
        sheet.fault(faults.NO_NUMBER, row=record.row, column="population", found=written)
        return None
    number = int(re.sub(r"\D", "", written))
    if not FEWEST_PEOPLE <= number <= MOST_PEOPLE:
        sheet.fault(faults.ODD_NUMBER, row=record.row, column="population", found=number)
    return number


def _people(read: list[Record], checked: Mapping[Part, Checked]) -> Iterator[PersonRow]:
    first: dict[tuple[str, str], int] = {}
    for record in read:
        sheet, cells = checked[Part.PEOPLE], record.cells
        email, site = _email(record, sheet), cells["site"]
        both = (email, same(site))
        if all(both) and both in first:
            sheet.fault(faults.PERSON_TWICE, row=record.row, column="email", found=email, first=first[both])
        first.setdefault(both, record.row)
        function, role = cells.get("function", ""), _role(record, sheet)
        yield PersonRow(row=record.row, email=email, function=function, role=role, site=site)


def _email(record: Record, sheet: Checked) -> str:
    """The address in lower case; empty where it is none."""
    written = record.cells["email"].removeprefix("mailto:").lower()
    if written == EXAMPLE_EMAIL:
        sheet.fault(faults.EXAMPLE, row=record.row, column="email")
        return ""
    try:
        return validate_email(written, check_deliverability=False, allow_smtputf8=False).normalized if written else ""
    except EmailNotValidError:
        sheet.fault(faults.NO_ADDRESS, row=record.row, column="email", found=record.cells["email"])
        return ""


def _role(record: Record, sheet: Checked) -> str:
    written = record.cells["role"]
    for id_, (title, also) in ROLES.items():
        if same(written) in {same(name) for name in (id_, title.de, title.en or title.de, *also)}:
            return id_
    if written:
        expected = next(each.expected for each in COLUMNS[Part.PEOPLE] if each.id == "role")
        sheet.fault(faults.UNKNOWN_ROLE, row=record.row, column="role", found=written, expected=expected)
    return ""
