"""Answering: what a team sees of an assessment, saving, choosing between two values, taking over proposals."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.answers.entry import Entry, read_entries, read_entry, write_entry
from workbench.content.model import Content, Item
from workbench.errors import NotFoundError, WrongStateError
from workbench.maturity.progress import Progress, sections, total
from workbench.maturity.scope import items_by_id
from workbench.services.access import Action, Actor, require
from workbench.services.clock import now
from workbench.services.contents import content_by
from workbench.storage import answers as stored
from workbench.storage.answers import Kept, Written
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.people import functions_of
from workbench.storage.rounds import AssessmentState, Setting, get_setting, lock_state, previous_submission

ROUND_CLOSED = "round_closed"
SUBMITTED = "submitted"
CHOSEN_ALREADY = "chosen_already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An entry as it stands, with who wrote it and when; `version` 0: nobody yet."""

    entry: Entry
    version: int
    at: dt.datetime | None
    by: str | None
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An assessment as its team sees it while answering."""

    setting: Setting
    content: Content
    standing: Mapping[str, Standing]
    rivals: Mapping[str, Sequence[Standing]]
    proposals: Mapping[str, Entry]
    proposed_from: str | None

    @property
    def entries(self) -> dict[str, Entry]:
        """Item id to entry, of every item at which something stands."""
        return {item: standing.entry for item, standing in self.standing.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The outcome of a save: `conflict` says that another value was there and both are kept."""

    version: int
    at: dt.datetime
    conflict: bool = False


def setting_for(actor: Actor, action: Action, assessment_id: int) -> Setting:
    """An assessment the actor may do that with. Raises NotFoundError, NotAllowedError."""
    setting = get_setting(assessment_id)
    if setting is None:
        raise NotFoundError(f"no assessment {assessment_id}")
    require(actor, action, site_id=setting.site.id, cohort_ids=(setting.round.cohort_id,))
    return setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An assessment that the actor may answer: access was checked when it was opened."""

    actor: Actor
    setting: Setting
    content: Content

    def item(self, item_id: str) -> Item:
        """An item of its content. Raises NotFoundError."""
        found = items_by_id(self.content).get(item_id)
        if found is None:
            raise NotFoundError(f"no item {item_id}")
        return found


def open_desk(actor: Actor, assessment_id: int) -> Desk:
    """An assessment to answer. Raises NotFoundError, NotAllowedError."""
    setting = setting_for(actor, Action.ANSWER, assessment_id)
    return Desk(actor=actor, setting=setting, content=content_by(setting.round.content_digest))


def entries_at(desk: Desk) -> dict[str, Entry]:
    """Item id to entry, of every item at which something stands."""
    return _entries(desk.content, desk.setting.assessment_id)


def _entries(content: Content, assessment_id: int) -> dict[str, Entry]:
    documents = {key: each.entry for key, each in stored.agreed_answers(assessment_id).items()}
    return read_entries(items_by_id(content), documents)


def progress_of(assessment_id: int, kind: str, digest: str) -> Progress:
    """How far an assessment is; the caller has checked the access."""
    content = content_by(digest)
    return total(sections(content, kind, _entries(content, assessment_id)))


def open_sheet(actor: Actor, assessment_id: int) -> Sheet:
    """Everything the answering pages show. Raises NotFoundError, NotAllowedError."""
    desk = open_desk(actor, assessment_id)
    setting, content = desk.setting, desk.content
    items = items_by_id(content)
    kept, waiting = stored.agreed_answers(assessment_id), stored.rivals(assessment_id)
    names = _authors(kept, waiting)
    proposals, title = _proposals(setting, items, kept)
    return Sheet(
        setting=setting,
        content=content,
        standing={key: _standing(items[key], each, names) for key, each in kept.items() if key in items},
        rivals={
            key: [_standing(items[key], each, names) for each in several]
            for key, several in waiting.items()
            if key in items
        },
        proposals=proposals,
        proposed_from=title,
    )


def _authors(kept: Mapping[str, Kept], waiting: Mapping[str, Sequence[Kept]]) -> Mapping[int, str]:
    """Functions of the people behind values that differ; nobody else's is needed."""
    behind = {
        each.changed_by for item, several in waiting.items() for each in (*several, *filter(None, [kept.get(item)]))
    }
    known = [person for person in behind if person is not None]
    return functions_of(known) if known else {}


def _standing(item: Item, kept: Kept, names: Mapping[int, str]) -> Standing:
    return Standing(
        entry=read_entry(item, kept.entry),
        version=kept.version,
        at=kept.changed_at,
        by=names.get(kept.changed_by or 0),
        id=kept.id,
    )


def _proposals(
    setting: Setting, items: Mapping[str, Item], kept: Mapping[str, Kept]
) -> tuple[dict[str, Entry], str | None]:
    """What the last round's submission says of items at which nothing stands yet; the round's title."""
    if not setting.is_open or (previous := previous_submission(setting)) is None:
        return {}, None
    submission, round_ = previous
    proposed = read_entries(items, {key: each for key, each in submission.answers.items() if key not in kept})
    return {key: entry for key, entry in proposed.items() if entry.answer() is not None}, round_.title


def save(actor: Actor, assessment_id: int, item_id: str, entry: Entry, *, version: int, page: str = "") -> Saved:
    """Keep an item's new entry, written on that version of it; see `save_at`. Raises NotAllowedError, too."""
    return save_at(open_desk(actor, assessment_id), item_id, entry, version=version, page=page)


def save_at(desk: Desk, item_id: str, entry: Entry, *, version: int, page: str = "") -> Saved:
    """Keep an item's new entry, written on that version of it.

    Where somebody else was faster the new entry is kept beside theirs, and the outcome says so. The same entry once
    more, or a later one from the page that wrote the last, is no conflict: its acknowledgement was lost on the way.
    Raises NotFoundError, WrongStateError.
    """
    return save_page(desk, {item_id: (entry, version)}, page=page)[item_id]


def save_page(desk: Desk, entries: Mapping[str, tuple[Entry, int]], *, page: str) -> dict[str, Saved]:
    """Like `save_at`, for several items (item id to entry and version) in one transaction."""
    written = {
        desk.item(item_id).id: Written(entry=write_entry(entry), at=now(), by=desk.actor.person_id, page=page)
        for item_id, (entry, _version) in entries.items()
    }
    with transaction():
        _require_open(desk.setting)
        current = _current(desk.setting.assessment_id, list(written))
        return {
            item_id: _write(desk.setting, item_id, each, version=entries[item_id][1], current=current.get(item_id))
            for item_id, each in written.items()
        }


def _current(assessment_id: int, item_ids: Sequence[str]) -> Mapping[str, Kept]:
    """What stands at these items, in one query however many they are."""
    if len(item_ids) > 1:
        return stored.agreed_answers(assessment_id)
    found = {item_id: stored.agreed_answer(assessment_id, item_id) for item_id in item_ids}
    return {item_id: kept for item_id, kept in found.items() if kept is not None}


def _require_open(setting: Setting) -> None:
    if lock_state(setting.assessment_id) is not AssessmentState.OPEN:
        raise WrongStateError(SUBMITTED)
    if not setting.is_open:
        raise WrongStateError(ROUND_CLOSED)


def _write(setting: Setting, item_id: str, written: Written, *, version: int, current: Kept | None) -> Saved:
    assessment_id = setting.assessment_id
    if current is not None and current.entry == written.entry:
        return Saved(version=current.version, at=current.changed_at)
    if current is not None and current.version != version and _wrote_it(current, written):
        version = current.version
    if not _put(assessment_id, item_id, written, version=version):
        stored.keep_rival(assessment_id, item_id, written.entry, at=written.at, by=written.by)
        _journal(setting, "answer_differs", item_id, written, before=None)
        return Saved(version=current.version if current else 1, at=written.at, conflict=True)
    _journal(setting, "answered", item_id, written, before=current)
    return Saved(version=version + 1, at=written.at)


def _wrote_it(current: Kept, written: Written) -> bool:
    return bool(written.page) and current.page == written.page and current.changed_by == written.by


def _put(assessment_id: int, item_id: str, written: Written, *, version: int) -> bool:
    if version == 0:
        return stored.insert_agreed(assessment_id, item_id, written)
    return stored.update_agreed(assessment_id, item_id, written, version=version)


def _journal(setting: Setting, verb: str, item_id: str, written: Written, *, before: Kept | None) -> None:
    write_journal(
        verb,
        at=written.at,
        by=written.by,
        site_id=setting.site.id,
        assessment_id=setting.assessment_id,
        cohort_id=setting.round.cohort_id,
        item_id=item_id,
        detail={"before": None if before is None else before.entry, "after": written.entry},
    )


def choose(actor: Actor, assessment_id: int, item_id: str, *, rival_id: int, version: int) -> None:
    """Settle an item at which two values stand: `rival_id` 0 keeps what stands, else takes that rival's value.

    Raises WrongStateError where the item changed or was settled meanwhile, NotFoundError, NotAllowedError.
    """
    setting = setting_for(actor, Action.ANSWER, assessment_id)
    with transaction():
        _require_open(setting)
        waiting = {each.id: each for each in stored.rivals(assessment_id).get(item_id, ())}
        current = stored.agreed_answer(assessment_id, item_id)
        if not waiting or (rival_id and rival_id not in waiting) or current is None or current.version != version:
            raise WrongStateError(CHOSEN_ALREADY)
        chosen = waiting[rival_id].entry if rival_id else current.entry
        written = Written(entry=chosen, at=now(), by=actor.person_id)
        if rival_id:
            stored.update_agreed(assessment_id, item_id, written, version=version)
        stored.drop_rivals(assessment_id, item_id)
        _journal(setting, "answer_chosen", item_id, written, before=current)


def confirm(actor: Actor, assessment_id: int, item_ids: Iterable[str]) -> int:
    """Take over the last round's answers of these items, where nothing stands yet; returns how many.

    Raises WrongStateError, NotFoundError, NotAllowedError.
    """
    sheet = open_sheet(actor, assessment_id)
    wanted = [item_id for item_id in item_ids if item_id in sheet.proposals]
    confirmed = 0
    with transaction():
        _require_open(sheet.setting)
        for item_id in wanted:
            written = Written(entry=write_entry(sheet.proposals[item_id]), at=now(), by=actor.person_id)
            if stored.insert_agreed(assessment_id, item_id, written):
                _journal(sheet.setting, "answer_confirmed", item_id, written, before=None)
                confirmed += 1
    return confirmed
