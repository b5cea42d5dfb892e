"""The printed questionnaire: a form to talk through around a table, as a tagged PDF."""

import datetime as dt
from collections.abc import Collection

from reportlab.platypus import Flowable

from workbench.content.model import Content
from workbench.present.numbers import date_text
from workbench.present.paper import PaperQuestionnaire, paper_view
from workbench.present.texts import Reader
from workbench.report import questionnaire_wording as wording
from workbench.report.fonts import markup
from workbench.report.page import Metadata, build_document
from workbench.report.sections.questionnaire import fields, questionnaire_sections
from workbench.report.sections.story import Story
from workbench.report.style import styles
from workbench.report.tagged.contents import Contents
from workbench.report.tagged.paragraphs import Heading
from workbench.values import Language, Text


def render_questionnaire(
    content: Content,
    kind: str,
    language: Language,
    *,
    questionnaires: Collection[str] | None = None,
    site: str | None = None,
    made_on: dt.date,
) -> bytes:
    """The questionnaires of these ids, or all that a site of that kind is asked; the same input gives the same bytes.

    Raises NotFoundError for an id that is not there, and where this kind of site is asked nothing.
    """
    reader = Reader(language, content.model.site_kinds[kind])
    found = paper_view(content, reader, questionnaires)
    story, title, day = Story(reader), _title(found, reader), date_text(made_on, language)
    flowables = _head(story, content, title=title, site=site, day=day)
    flowables += _how(story, found[0].dimensions[0].items[0].code)
    for questionnaire in found:
        flowables += questionnaire_sections(story, questionnaire)
    metadata = Metadata(
        title=title if site is None else reader.say(wording.TITLE_OF_SITE, title=title, site=site),
        author=site or reader.read(content.model.title),
        subject=reader.say(wording.SUBJECT),
        language=language,
        day=made_on,
    )
    return build_document(flowables, metadata)


def _head(story: Story, content: Content, *, title: str, site: str | None, day: str) -> list[Flowable]:
    """What the form is, and what is written down about the meeting."""
    reader, model = story.reader, content.model
    edition = story.say(
        wording.EDITION,
        content=reader.read(model.title),
        version=model.version,
        kind=reader.read(reader.kind.title),
        date=day,
    )
    return [
        story.heading(1, markup(title)),
        *([] if site is None else [story.paragraph(markup(site), "lead")]),
        story.paragraph(edition, "note"),
        *fields(story),
    ]


def _how(story: Story, code: str) -> list[Flowable]:
    """How to use it, with a code as example, and what it holds."""
    found = styles(story.reader.language)
    return [
        _aside(story, wording.HOW),
        *story.items([story.say(step, code=code) for step in wording.HOW_STEPS]),
        _aside(story, wording.CONTENTS),
        Contents([found["contents1"], found["contents2"]]),
    ]


def _aside(story: Story, text: Text) -> Heading:
    """A heading of the first page, which the list of contents leaves out."""
    return Heading(story.say(text), styles(story.reader.language)["h3"], level=2)


def _title(found: tuple[PaperQuestionnaire, ...], reader: Reader) -> str:
    if len(found) > 1:
        return reader.say(wording.TITLE)
    return reader.say(wording.TITLE_OF_ONE, questionnaire=found[0].title)
