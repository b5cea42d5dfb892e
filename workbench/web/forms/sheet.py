"""A section of an assessment as a page: its items with their forms, filled or as they were sent."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from workbench.answers.entry import EMPTY, Entry
from workbench.content.model import Dimension, Item, Questionnaire
from workbench.errors import NotFoundError
from workbench.maturity.progress import Section, sections
from workbench.present.answering import (
    ContentsView,
    ItemView,
    Version,
    contents_view,
    item_view,
    saved_text,
    version_view,
)
from workbench.present.codes import item_codes
from workbench.present.texts import Reader
from workbench.services.answering import Saved, Sheet, Standing
from workbench.services.clock import now
from workbench.web.forms.evidence import evidence_kinds
from workbench.web.forms.items import ItemForm, item_form, read_item_form

NOBODY = Standing(entry=EMPTY, version=0, at=None, by=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What came back from a page: what is to be saved (item id to entry and version), and forms with errors."""

    entries: Mapping[str, tuple[Entry, int]]
    faulty: Mapping[str, ItemForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A section for its template; `items` are pairs of view and form, `mark` tells this page from all others."""

    questionnaire: str
    title: str
    section: Dimension
    contents: ContentsView
    items: tuple[tuple[ItemView, ItemForm], ...]
    proposals: int
    mark: str
    kinds: tuple[str, ...]


def find_section(sheet: Sheet, dimension_id: str) -> tuple[Questionnaire, Dimension]:
    """The dimension of that id. Raises NotFoundError."""
    for questionnaire in sheet.content.questionnaires.values():
        for dimension in questionnaire.dimensions:
            if dimension.id == dimension_id:
                return questionnaire, dimension
    raise NotFoundError(f"no section {dimension_id}")


def asked_parts(sheet: Sheet) -> tuple[Section, ...]:
    """The sections that the site is asked."""
    return sections(sheet.content, sheet.setting.site.kind, sheet.entries)


def sheet_contents(sheet: Sheet, reader: Reader) -> ContentsView:
    """The table of contents of a sheet."""
    return _contents(sheet, asked_parts(sheet), reader)


def _contents(sheet: Sheet, parts: tuple[Section, ...], reader: Reader) -> ContentsView:
    moments = {item: standing.at for item, standing in sheet.standing.items() if standing.at is not None}
    last = max(moments, key=lambda item: moments[item], default=None)
    return contents_view(sheet.content, parts, reader, last_item=last)


def section_page(sheet: Sheet, dimension_id: str, reader: Reader, faulty: Mapping[str, ItemForm] | None = None) -> Page:
    """A section with its forms; those of `faulty` show what was sent. Raises NotFoundError."""
    questionnaire, dimension = find_section(sheet, dimension_id)
    parts = asked_parts(sheet)
    states = {key: state for part in parts for key, state in part.states.items()}
    if not any(item.id in states for item in dimension.items):
        raise NotFoundError(f"section {dimension_id} is not asked here")
    asked = [item for item in dimension.items if sheet.setting.site.kind in item.applies_to]
    codes = item_codes(sheet.content)
    return Page(
        questionnaire=reader.read(questionnaire.title),
        title=reader.read(dimension.title),
        section=dimension,
        contents=_contents(sheet, parts, reader),
        items=tuple(
            (
                item_view(
                    item,
                    reader,
                    code=codes[item.id],
                    status=saved_text(sheet.standing.get(item.id, NOBODY).at, now=now(), reader=reader),
                    state=states.get(item.id),
                    entry=sheet.standing.get(item.id, NOBODY).entry,
                    proposal=sheet.proposals.get(item.id),
                    versions=item_versions(sheet, item, reader),
                ),
                (faulty or {}).get(item.id) or _filled(sheet, item, reader),
            )
            for item in asked
        ),
        proposals=sum(item.id in sheet.proposals for item in asked),
        mark=secrets.token_hex(8),
        kinds=evidence_kinds(),
    )


def _filled(sheet: Sheet, item: Item, reader: Reader) -> ItemForm:
    standing = sheet.standing.get(item.id, NOBODY)
    return item_form(item, reader, entry=standing.entry, version=standing.version)


def item_versions(sheet: Sheet, item: Item, reader: Reader) -> tuple[Version, ...]:
    """The values between which the team chooses, the one that stands first; nothing where there is no choice."""
    waiting = sheet.rivals.get(item.id, ())
    if not waiting:
        return ()
    return tuple(
        version_view(item, each.entry, reader, rival_id=each.id, by=each.by, at=each.at)
        for each in (sheet.standing.get(item.id, NOBODY), *waiting)
    )


def read_page(sheet: Sheet, dimension_id: str, reader: Reader, sent: MultiDict[str, str]) -> Sent:
    """What a page brought back; what did not change is left out. Raises NotFoundError."""
    _, dimension = find_section(sheet, dimension_id)
    entries: dict[str, tuple[Entry, int]] = {}
    faulty: dict[str, ItemForm] = {}
    for item in dimension.items:
        if f"{item.id}-version" not in sent:
            continue
        form = item_form(item, reader, formdata=sent)
        entry = read_item_form(item, form)
        if entry is None:
            faulty[item.id] = form
        elif entry != sheet.standing.get(item.id, NOBODY).entry:
            entries[item.id] = (entry, form.version.data or 0)
    return Sent(entries=entries, faulty=faulty)


def shown_in(sheet: Sheet, dimension_id: str) -> list[str]:
    """The items of a section that the site is asked as the answers stand. Raises NotFoundError."""
    _, dimension = find_section(sheet, dimension_id)
    states = {key for part in asked_parts(sheet) for key in part.states}
    return [item.id for item in dimension.items if item.id in states]


def any_conflict(saved: Mapping[str, Saved]) -> bool:
    """Whether a save met another value."""
    return any(each.conflict for each in saved.values())
