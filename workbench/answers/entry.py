"""What stands at an item while it is being answered, and its written form.

An entry may hold a note before there is a value: then the item is still open, but nothing is lost.
The written form (a JSON object of texts, lists and null) is what storage and exports keep.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, assert_never

from workbench.answers.model import (
    Answer,
    Answers,
    Cell,
    ChoicesValue,
    ChoiceValue,
    Evidence,
    Given,
    LevelValue,
    NotApplicable,
    NumberValue,
    TableValue,
    TextValue,
    Value,
)
from workbench.answers.parse import InvalidValueError, Raw, parse_value
from workbench.content.model import Item

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A value, or declared not applicable with a reason, or neither yet; with what is said beside it."""

    value: Value | None = None
    na: bool = False
    reason: str | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    provided_by: str | None = None

    def answer(self) -> Answer | None:
        """What counts: None while the item is open."""
        if self.na:
            return NotApplicable(reason=self.reason, note=self.note, evidence=self.evidence)
        if self.value is None:
            return None
        return Given(value=self.value, note=self.note, evidence=self.evidence, provided_by=self.provided_by)


EMPTY = Entry()


def entry_of(answer: Answer) -> Entry:
    """An answer as the entry that says the same."""
    match answer:
        case Given():
            return Entry(value=answer.value, note=answer.note, evidence=answer.evidence, provided_by=answer.provided_by)
        case NotApplicable():
            return Entry(na=True, reason=answer.reason, note=answer.note, evidence=answer.evidence)
        case _:
            assert_never(answer)


def answers_of(entries: Mapping[str, Entry]) -> Answers:
    """Entries as answers: what is open is left out."""
    return {item: answer for item, entry in entries.items() if (answer := entry.answer()) is not None}


def write_entry(entry: Entry) -> dict[str, Any]:
    """The written form; what is not there is left out, so equal entries have equal forms."""
    written = {
        "value": None if entry.value is None else write_value(entry.value),
        "na": entry.na or None,
        "reason": entry.reason,
        "note": entry.note,
        "provided_by": entry.provided_by,
        "evidence": [_write_evidence(each) for each in entry.evidence] or None,
    }
    return {key: value for key, value in written.items() if value is not None}


def read_entry(item: Item, document: Document) -> Entry:
    """The entry of a written form.

    A value that the item does not take (its choices changed since) is left out, so that the item is open.
    """
    return Entry(
        value=read_value(item, document["value"]) if "value" in document else None,
        na=document.get("na", False),
        reason=document.get("reason"),
        note=document.get("note"),
        evidence=tuple(_read_evidence(each) for each in document.get("evidence", ())),
        provided_by=document.get("provided_by"),
    )


def read_entries(items: Mapping[str, Item], documents: Mapping[str, Document]) -> dict[str, Entry]:
    """Item id to entry; what was written of items that are not there any more is left out."""
    return {key: read_entry(items[key], document) for key, document in documents.items() if key in items}


def write_value(value: Value) -> Raw:
    """A value in the form that `parse_value` reads."""
    match value:
        case LevelValue():
            return str(value.level)
        case ChoiceValue():
            return value.choice
        case ChoicesValue():
            return list(value.choices)
        case NumberValue():
            return decimal(value.number)
        case TextValue():
            return value.text
        case TableValue():
            return [{column: _write_cell(cell) for column, cell in row.items()} for row in value.rows]
        case _:
            assert_never(value)


def read_value(item: Item, raw: Raw) -> Value | None:
    """The value a written form means for the item today; None where it is none any more."""
    try:
        return parse_value(item, raw)
    except InvalidValueError:
        return None


def decimal(number: Fraction) -> str:
    """A number with at most 18 decimals, as people enter it, with a decimal point."""
    whole, rest = divmod(abs(number) * 10**18, 10**18)
    digits = f"{int(rest):018d}".rstrip("0")
    return f"{'-' if number < 0 else ''}{whole}{'.' if digits else ''}{digits}"


def _write_cell(cell: Cell) -> str:
    return cell if isinstance(cell, str) else decimal(cell)


def _write_evidence(evidence: Evidence) -> dict[str, str]:
    written = {
        "type": evidence.type,
        "reference": evidence.reference,
        "date": None if evidence.date is None else evidence.date.isoformat(),
        "link": evidence.link,
    }
    return {key: value for key, value in written.items() if value is not None}


def _read_evidence(document: Mapping[str, str]) -> Evidence:
    date = document.get("date")
    return Evidence(
        type=document["type"],
        reference=document.get("reference"),
        date=None if date is None else dt.date.fromisoformat(date),
        link=document.get("link"),
    )
