"""The answering pages as a reader sees them: contents, sections, items, and values to choose between."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.answers.entry import Entry
from workbench.content.model import Content, Item, LevelItem
from workbench.maturity.model import ItemState
from workbench.maturity.progress import Progress, Section, total
from workbench.present import wording
from workbench.present.annex import AnswerView, entry_view
from workbench.present.moments import day_text, moment_text, time_text
from workbench.present.texts import Reader
from workbench.values import Text

OPEN = Text("offen", "open")
DONE = Text("fertig", "done")
BEGUN = Text("angefangen", "begun")
NOT_APPLICABLE_COUNT = Text("{count} nicht zutreffend", "{count} not applicable")
SAVED_TODAY = Text("gespeichert um {time}", "saved at {time}")
SAVED_BEFORE = Text("gespeichert am {day}", "saved on {day}")
SOMEBODY = Text("nicht mehr im Team", "no longer in the team")
WRITTEN_BY = Text("{who}, {when}", "{who}, {when}")


class SectionState(StrEnum):
    """How a section stands."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    NA = "na"


_STATES: Mapping[SectionState, Text] = {
    SectionState.OPEN: OPEN,
    SectionState.BEGUN: BEGUN,
    SectionState.DONE: DONE,
    SectionState.NA: wording.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A section in the table of contents."""

    id: str
    title: str
    state: SectionState
    word: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A questionnaire in the table of contents."""

    id: str
    title: str
    supplementary: bool
    text: str
    sections: tuple[SectionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsView:
    """The table of contents: `next_id` is the first section with something open, None when nothing is."""

    chapters: tuple[Chapter, ...]
    text: str
    answered: int
    asked: int
    next_id: str | None

    def after(self, section_id: str) -> str | None:
        """The section that follows; None after the last."""
        ids = [section.id for chapter in self.chapters for section in chapter.sections]
        position = ids.index(section_id) + 1
        return ids[position] if position < len(ids) else None

    def before(self, section_id: str) -> str | None:
        """The section before; None before the first."""
        ids = [section.id for chapter in self.chapters for section in chapter.sections]
        position = ids.index(section_id) - 1
        return ids[position] if position >= 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of two values between which a team chooses."""

    id: int
    answer: AnswerView
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """An item on its page, beside its form; `versions` where two values wait for a choice.

    `code` is that of the printed questionnaire. `answer` is what stands there, for a page on which nothing can be
    changed any more.
    """

    id: str
    code: str
    kind: str
    text: str
    help: str | None
    level_names: tuple[str, ...]
    allow_na: bool
    status: str
    changed: bool
    hidden: bool
    answer: AnswerView
    proposal: AnswerView | None
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstQuestion:
    """A question to begin with, because a measure was to change its answer."""

    item_id: str
    section_id: str
    text: str
    measure: str
    done: bool


def first_questions(
    content: Content, measures: Mapping[str, Text], entries: Mapping[str, Entry], reader: Reader
) -> tuple[FirstQuestion, ...]:
    """The questions of these items, each with the title of the measure behind it; what is answered stands last."""
    found = [
        FirstQuestion(
            item_id=item.id,
            section_id=dimension.id,
            text=reader.read(item.text),
            measure=reader.read(measures[item.id]),
            done=item.id in entries and entries[item.id].answer() is not None,
        )
        for questionnaire in content.questionnaires.values()
        for dimension in questionnaire.dimensions
        for item in dimension.items
        if item.id in measures
    ]
    return tuple(sorted(found, key=lambda question: question.done))


def contents_view(
    content: Content, parts: Sequence[Section], reader: Reader, *, last_item: str | None = None
) -> ContentsView:
    """The table of contents of an assessment; who comes back goes on where the last answer was given."""
    chapters = []
    for questionnaire in content.questionnaires.values():
        mine = [part for part in parts if part.questionnaire.id == questionnaire.id]
        if mine:
            chapters.append(
                Chapter(
                    id=questionnaire.id,
                    title=reader.read(questionnaire.title),
                    supplementary=questionnaire.area is None,
                    text=progress_text(total(mine), reader),
                    sections=tuple(section_line(part, reader) for part in mine),
                )
            )
    whole = total(parts)
    return ContentsView(
        chapters=tuple(chapters),
        text=progress_text(whole, reader),
        answered=whole.answered,
        asked=whole.asked,
        next_id=_next_open(parts, last_item),
    )


def _next_open(parts: Sequence[Section], last_item: str | None) -> str | None:
    """The first section with something open, from that of the last answer on and round to the beginning."""
    start = next((index for index, part in enumerate(parts) if last_item in part.states), 0)
    return next((part.dimension.id for part in (*parts[start:], *parts[:start]) if part.progress.open), None)


def section_line(section: Section, reader: Reader) -> SectionLine:
    """A section with its state in words and numbers."""
    state = _state(section.progress)
    return SectionLine(
        id=section.dimension.id,
        title=reader.read(section.dimension.title),
        state=state,
        word=reader.say(_STATES[state]),
        text=progress_text(section.progress, reader),
    )


def progress_text(progress: Progress, reader: Reader) -> str:
    """“14 von 18 beantwortet, 2 nicht zutreffend”."""
    if not progress.asked:
        return reader.say(wording.NOT_APPLICABLE)
    text = reader.say(wording.ANSWERED_OF, answered=progress.answered, asked=progress.asked)
    if progress.not_applicable:
        text += ", " + reader.say(NOT_APPLICABLE_COUNT, count=progress.not_applicable)
    return text


def _state(progress: Progress) -> SectionState:
    if not progress.open:
        return SectionState.DONE if progress.answered else SectionState.NA
    return SectionState.BEGUN if progress.answered or progress.not_applicable else SectionState.OPEN


def item_view(
    item: Item,
    reader: Reader,
    *,
    code: str,
    status: str,
    state: ItemState | None,
    entry: Entry,
    proposal: Entry | None,
    versions: Sequence[Version],
) -> ItemView:
    """An item for its page; `state` None where it is not shown to the site at present."""
    return ItemView(
        id=item.id,
        code=code,
        kind=type(item).__name__.removesuffix("Item").lower(),
        text=reader.read(item.text),
        help=reader.read_or_none(item.help),
        level_names=tuple(reader.read(name) for name in item.scale.levels) if isinstance(item, LevelItem) else (),
        allow_na=item.allow_na,
        status=status,
        changed=bool(status),
        hidden=state is None,
        answer=entry_view(item, entry, reader),
        proposal=None if proposal is None else entry_view(item, proposal, reader),
        versions=tuple(versions),
    )


def version_view(
    item: Item, entry: Entry, reader: Reader, *, rival_id: int, by: str | None, at: dt.datetime | None
) -> Version:
    """A value with who wrote it and when."""
    who = by or reader.say(SOMEBODY)
    when = "" if at is None else moment_text(at, reader.language)
    return Version(
        id=rival_id, answer=entry_view(item, entry, reader), written=reader.say(WRITTEN_BY, who=who, when=when)
    )


def saved_text(at: dt.datetime | None, *, now: dt.datetime, reader: Reader) -> str:
    """When an answer was saved: the time today, else the day; nothing while nothing was."""
    if at is None:
        return ""
    if day_text(at, reader.language) == day_text(now, reader.language):
        return reader.say(SAVED_TODAY, time=time_text(at))
    return reader.say(SAVED_BEFORE, day=day_text(at, reader.language))
