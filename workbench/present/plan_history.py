"""What somebody changed at a measure, in a few words."""

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.content.model import DecisionBody
from workbench.plan.living import Status
from workbench.present.numbers import month_text
from workbench.present.plan_wording import BODIES, STATUSES
from workbench.present.texts import Reader
from workbench.values import Month, Text

_NAMES: Mapping[str, Text] = {
    "status": Text("Stand", "status"),
    "reason": Text("Begründung", "reason"),
    "first_month": Text("Beginn", "start"),
    "last_month": Text("Ende", "end"),
    "progress": Text("Fortschritt", "progress"),
    "note": Text("Bemerkung", "note"),
    "links": Text("Links", "links"),
    "title": Text("Titel", "title"),
    "summary": Text("Kurzbeschreibung", "summary"),
    "steps": Text("Schritte", "steps"),
    "responsible": Text("Verantwortliche Funktion", "responsible function"),
    "hours": Text("Arbeitsstunden", "working hours"),
    "cost_eur": Text("Kosten", "cost"),
    "decision": Text("Entscheidung", "decision"),
    "indicator": Text("Indikator", "indicator"),
}
"""The fields of a measure that people change, in the order in which they are named."""

_FROM_TO = Text("{name} {before} → {after}", "{name} {before} → {after}")
_NEW = Text("{name}: {after}", "{name}: {after}")


def changes_text(changes: Mapping[str, Any], reader: Reader) -> str:
    """Short values with what stood there before, texts by name only, or, where one was written, as written."""
    return "; ".join(_change(name, changes[name], reader) for name in _NAMES if name in changes)


def _change(name: str, change: Sequence[object], reader: Reader) -> str:
    before, after = change
    named = reader.say(_NAMES[name])
    old, new = _short(name, before, reader), _short(name, after, reader)
    if old is not None and new is not None:
        return reader.say(_FROM_TO, name=named, before=old, after=new)
    if name in {"reason", "note"} and isinstance(after, str) and after:
        return reader.say(_NEW, name=named, after=after)
    return named


def _short(name: str, value: object, reader: Reader) -> str | None:
    """A value in a word or two; None for what is too long for that."""
    match name:
        case "status":
            return reader.say(STATUSES[Status(str(value))])
        case "first_month" | "last_month":
            return month_text(Month.parse(str(value)), reader.language)
        case "decision":
            return reader.say(BODIES[DecisionBody(str(value))])
        case "progress":
            return f"{value} %"
        case "hours" | "cost_eur":
            return str(value)
        case _:
            return None
