"""The method: how figures and plan come about, what is an estimate, and which data the report rests on."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from workbench.comparison.protected import LEAST_OTHERS
from workbench.content.model import Content
from workbench.present import wording as present_wording
from workbench.present.numbers import date_text
from workbench.present.others import needed_text
from workbench.present.plan import plan_view
from workbench.present.texts import Reader
from workbench.report import method_wording as wording
from workbench.report import wording as headings
from workbench.report.fonts import markup
from workbench.report.sections.story import Story
from workbench.report_case import ReportCase
from workbench.values import Text

_DIGITS = 16
"""So much of the content's digest is printed; enough to tell two versions apart."""


def method_sections(story: Story, case: ReportCase) -> list[Flowable]:
    """One page: a paragraph for everything that may be asked about a figure, then the data behind the report."""
    rows = [[story.say(name), markup(entry)] for name, entry in _data(story, case)]
    return [
        story.heading(2, story.say(headings.METHOD)),
        *(story.paragraph(text) for text in _explanations(story, case)),
        *story.table(
            story.say(wording.DATA),
            [story.say(wording.FEATURE), story.say(wording.ENTRY)],
            rows,
            widths=(0.34, 0.66),
        ),
    ]


def _explanations(story: Story, case: ReportCase) -> Iterator[str]:
    reader = story.reader
    yield story.say(wording.SCORED, top=case.assessment.content.model.top_level)
    yield story.say(wording.STAGE, rule=reader.say(present_wording.STAGE_RULE))
    yield story.say(wording.NOT_APPLICABLE)
    yield story.say(wording.OPEN)
    if case.previous is not None:
        yield story.say(wording.LAST_ROUND)
    if case.others:
        yield story.say(wording.OTHERS, needed=needed_text(LEAST_OTHERS, reader))
    if case.planned is not None:
        yield f"{story.say(wording.PLAN)} {_proof(story, case)}".strip()
        yield story.say(wording.ESTIMATES)


def _proof(story: Story, case: ReportCase) -> str:
    """How sure it is that no plan is better."""
    if case.planned is None or case.planned.plan is None or not case.planned.plan.measures:
        return ""
    if case.changed:
        return story.say(wording.CHANGED)
    plan = case.planned.plan
    fit = markup(plan_view(case.planned, plan, story.reader).fit)
    return f"{story.say(wording.PROVEN)} {fit}" if plan.gain_bound == plan.gain else fit


def _data(story: Story, case: ReportCase) -> Iterator[tuple[Text, str]]:
    reader, assessment, content = story.reader, case.assessment, case.assessment.content
    yield wording.ANSWERS_OF, date_text(assessment.date, reader.language)
    if case.round_title:
        yield wording.ROUND, case.round_title
    if case.previous is not None:
        day = date_text(case.previous.assessment.date, reader.language)
        yield wording.PREVIOUS, reader.say(present_wording.ROUND_OF, title=case.previous.title, date=day)
    if case.planned is not None and case.planned.date != assessment.date:
        yield wording.PLAN_OF, date_text(case.planned.date, reader.language)
    yield wording.MADE_ON, date_text(case.made_on, reader.language)
    yield wording.CATALOGUE, _named(content, reader)
    yield wording.DIGEST, content.digest[:_DIGITS]
    others = (
        (wording.PREVIOUS_CATALOGUE, None if case.previous is None else case.previous.assessment.content),
        (wording.PLAN_CATALOGUE, None if case.planned is None else case.planned.content),
    )
    for name, other in others:
        if other is not None and other.digest != content.digest:
            said = {"catalogue": _named(other, reader), "digest": other.digest[:_DIGITS]}
            yield name, reader.say(wording.OTHER_CATALOGUE, **said)


def _named(content: Content, reader: Reader) -> str:
    return reader.say(wording.VERSION, title=reader.read(content.model.title), version=content.model.version)
