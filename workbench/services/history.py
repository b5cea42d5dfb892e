"""What happened at a site or at one of its items, for its team."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.answers.entry import Entry, read_entry
from workbench.content.model import Content, Item
from workbench.errors import NotFoundError
from workbench.maturity.scope import items_by_id
from workbench.services.access import Action, Actor
from workbench.services.answering import setting_for
from workbench.services.contents import content_by
from workbench.services.lookup import site_for
from workbench.storage.journal import JournalEntry, journal_of_item, journal_of_measure, journal_of_site
from workbench.storage.people import functions_of
from workbench.storage.rounds import assessments_of_site
from workbench.storage.sites import Site

PAGE = 100
"""How many deeds one page of the history shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Who did what when; for answers the item with what stood there before and after."""

    id: int
    at: dt.datetime
    by: str | None
    verb: str
    detail: Mapping[str, Any]
    item: Item | None
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Deeds, the latest first; `older` is where the next page goes on, None at the end."""

    site: Site
    content: Content | None
    deeds: tuple[Deed, ...]
    older: int | None


def history_of_site(actor: Actor, site_id: int, *, before: int | None = None) -> History:
    """A page of what happened at a site. Raises NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.SEE_HISTORY, site_id)
    entries = journal_of_site(site_id, limit=PAGE + 1, before=before)
    contents = {assessment.id: content_by(round_.content_digest) for assessment, round_ in assessments_of_site(site_id)}
    content = next(iter(contents.values()), None)
    return History(
        site=site,
        content=content,
        deeds=_deeds(entries[:PAGE], contents),
        older=entries[PAGE - 1].id if len(entries) > PAGE else None,
    )


def history_of_item(actor: Actor, assessment_id: int, item_id: str) -> History:
    """Everything that happened at one item of an assessment. Raises NotFoundError, NotAllowedError."""
    setting = setting_for(actor, Action.SEE_HISTORY, assessment_id)
    content = content_by(setting.round.content_digest)
    if item_id not in items_by_id(content):
        raise NotFoundError(f"no item {item_id}")
    deeds = _deeds(journal_of_item(assessment_id, item_id), {assessment_id: content})
    return History(site=setting.site, content=content, deeds=deeds, older=None)


def history_of_measure(actor: Actor, site_id: int, key: str) -> History:
    """Everything that happened to one measure of a site's plans. Raises NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.SEE_HISTORY, site_id)
    return History(site=site, content=None, deeds=_deeds(journal_of_measure(site_id, key), {}), older=None)


def _deeds(entries: Sequence[JournalEntry], contents: Mapping[int, Content]) -> tuple[Deed, ...]:
    names = functions_of([entry.person_id for entry in entries if entry.person_id is not None])
    items = {key: items_by_id(content) for key, content in contents.items()}
    return tuple(_deed(entry, items.get(entry.assessment_id or 0, {}), names) for entry in entries)


def _deed(entry: JournalEntry, items: Mapping[str, Item], names: Mapping[int, str]) -> Deed:
    item = items.get(entry.item_id or "")
    return Deed(
        id=entry.id,
        at=entry.at,
        by=names.get(entry.person_id or 0),
        verb=entry.verb,
        detail=entry.detail,
        item=item,
        before=_entry(item, entry.detail.get("before")),
        after=_entry(item, entry.detail.get("after")),
    )


def _entry(item: Item | None, document: Mapping[str, Any] | None) -> Entry | None:
    return None if item is None or document is None else read_entry(item, document)
