"""The history as a reader sees it: one line for what somebody did in one go."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from workbench.answers.entry import EMPTY, Entry
from workbench.content.model import Item
from workbench.present.annex import AnswerView, entry_view
from workbench.present.answering import SOMEBODY
from workbench.present.moments import moment_text
from workbench.present.plan_history import changes_text
from workbench.present.texts import Reader
from workbench.values import Text

ONE_GO = dt.timedelta(minutes=10)
"""Changes of one person at one item that follow each other this closely are one deed to a reader."""

ANSWERED = "answered"

_MEASURE_CHANGED = Text("hat die Maßnahme „{title}“ geändert: {changes}", "changed the measure “{title}”: {changes}")

VERBS: Mapping[str, Text] = {
    ANSWERED: Text("hat geantwortet", "answered"),
    "answer_differs": Text("hat gleichzeitig anders geantwortet", "answered differently at the same time"),
    "answer_chosen": Text("hat zwischen zwei Antworten gewählt", "chose between two answers"),
    "answer_confirmed": Text("hat die Antwort der letzten Runde bestätigt", "confirmed the last round’s answer"),
    "submitted": Text(
        "hat die Erhebung abgegeben (Fassung {revision})", "submitted the assessment (revision {revision})"
    ),
    "role_given": Text("hat jemanden eingeladen", "invited somebody"),
    "role_taken": Text("hat jemandem den Zugang genommen", "took away somebody’s access"),
    "invited_again": Text("hat jemanden noch einmal eingeladen", "invited somebody again"),
    "invitation_accepted": Text("hat die Einladung angenommen", "accepted the invitation"),
    "site_created": Text("hat die Kommune angelegt", "added the municipality"),
    "site_changed": Text("hat die Angaben zur Kommune geändert", "changed the details of the municipality"),
    "site_joined": Text("hat die Kommune in eine Kohorte aufgenommen", "took the municipality into a cohort"),
    "site_left": Text("hat die Kommune aus einer Kohorte genommen", "took the municipality out of a cohort"),
    "plan_taken": Text(
        "hat einen Maßnahmenplan übernommen (Fassung {number}, {measures} Maßnahmen)",
        "took over a measure plan (version {number}, {measures} measures)",
    ),
    "measure_status": _MEASURE_CHANGED,
    "measure_changed": _MEASURE_CHANGED,
    "letterhead_changed": Text("hat den Kopf der Berichte geändert", "changed the head of the reports"),
    "report_issued": Text("hat einen Bericht festgehalten", "put a report on record"),
    "report_shared": Text(
        "hat einen Bericht per Link freigegeben ({days} Tage)", "shared a report by link ({days} days)"
    ),
    "share_revoked": Text("hat den Link zu einem Bericht widerrufen", "revoked the link to a report"),
    "dimensions_released": Text(
        "hat {number} Dimensionen mit Namen für „{cohort}“ freigegeben",
        "released {number} dimensions by name to “{cohort}”",
    ),
    "dimensions_taken_back": Text(
        "hat {number} Freigaben für „{cohort}“ zurückgenommen",
        "took back {number} releases to “{cohort}”",
    ),
    "reminded": Text("hat an die offene Erhebung erinnert", "sent a reminder of the open assessment"),
    "measure_added": Text("hat die Maßnahme „{title}“ ergänzt", "added the measure “{title}”"),
    "returned": Text(
        "hat die Erhebung zurückgegeben (Fassung {revision}): {reason}",
        "returned the assessment (revision {revision}): {reason}",
    ),
}
"""What the verbs of the journal say; others are named as they stand."""


class Deed(Protocol):
    """What a line is made of."""

    @property
    def id(self) -> int: ...
    @property
    def at(self) -> dt.datetime: ...
    @property
    def by(self) -> str | None: ...
    @property
    def verb(self) -> str: ...
    @property
    def detail(self) -> Mapping[str, Any]: ...
    @property
    def item(self) -> Item | None: ...
    @property
    def before(self) -> Entry | None: ...
    @property
    def after(self) -> Entry | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One line: when, who, what; for answers the item with what stood before and after."""

    when: str
    who: str
    what: str
    item: str | None
    item_id: str | None
    before: AnswerView | None
    after: AnswerView | None


@dataclass(frozen=True, slots=True)
class _Group:
    """Deeds in one go, the latest at the top."""

    last: Deed
    first: Deed


def history_lines(deeds: Iterable[Deed], reader: Reader) -> tuple[HistoryLine, ...]:
    """Lines for deeds that come the latest first."""
    return tuple(_line(group, reader) for group in _in_one_go(deeds))


def _in_one_go(deeds: Iterable[Deed]) -> list[_Group]:
    groups: list[_Group] = []
    for deed in deeds:
        if groups and _belongs(groups[-1].first, deed):
            groups[-1] = replace(groups[-1], first=deed)
        else:
            groups.append(_Group(last=deed, first=deed))
    return groups


def _belongs(later: Deed, earlier: Deed) -> bool:
    return (
        later.verb == earlier.verb == ANSWERED
        and later.item is earlier.item
        and later.by == earlier.by
        and later.at - earlier.at <= ONE_GO
    )


def _line(group: _Group, reader: Reader) -> HistoryLine:
    deed, item = group.last, group.last.item
    verb = VERBS.get(deed.verb, Text(deed.verb))
    return HistoryLine(
        when=moment_text(deed.at, reader.language),
        who=deed.by or reader.say(SOMEBODY),
        what=reader.say(verb, **_values(deed.detail, reader)),
        item=None if item is None else reader.read(item.text),
        item_id=None if item is None else item.id,
        before=None if item is None else _view(item, group.first.before, reader),
        after=None if item is None else _view(item, deed.after or EMPTY, reader),
    )


def _values(detail: Mapping[str, Any], reader: Reader) -> dict[str, object]:
    """What fills the gaps of a sentence."""
    values: dict[str, object] = {key: value for key, value in detail.items() if isinstance(value, str | int)}
    if isinstance(changes := detail.get("changes"), dict):
        values["changes"] = changes_text(changes, reader)
    return values


def _view(item: Item, entry: Entry | None, reader: Reader) -> AnswerView | None:
    return None if entry is None else entry_view(item, entry, reader)
