"""The briefing for a new head of administration: page one says what it is and where we stand, page two what to do."""

from reportlab.platypus import CondPageBreak, Flowable

from workbench.present import briefing_wording as wording
from workbench.present.briefing import Briefing, CurrentMeasure, DueDecision, briefing
from workbench.report.fonts import markup
from workbench.report.sections.decision_table import DecisionRow, decision_table
from workbench.report.sections.first_page import facts_line, site_heading, standing_sections
from workbench.report.sections.story import Story
from workbench.report.style import PAGE_HEIGHT
from workbench.report_case import ReportCase
from workbench.values import Text

_HALF_A_PAGE = PAGE_HEIGHT / 2


def briefing_story(story: Story, case: ReportCase) -> list[Flowable]:
    """Both pages; where texts are far too long they go on overleaf."""
    view = briefing(case, story.reader)
    return [
        *_about(story, view),
        *standing_sections(story, view.page),
        CondPageBreak(_HALF_A_PAGE),
        *_ahead(story, view),
    ]


def _about(story: Story, view: Briefing) -> list[Flowable]:
    top = view.page.areas.top_level
    return [
        site_heading(story, view.title),
        story.paragraph(facts_line([view.document, *view.facts]), "facts"),
        story.heading(2, story.say(wording.ABOUT), "page-one"),
        story.paragraph(story.say(wording.WHAT)),
        story.paragraph(story.say(wording.STRATEGIC)),
        story.paragraph(f"<b>{story.say(wording.WHY)}:</b> {story.say(wording.WHY_TEXT)}"),
        story.paragraph(story.say(wording.SELF_ASSESSMENT, top=top)),
        *story.items([_named(area.title, area.text) for area in view.areas]),
    ]


def _named(name: str, text: str) -> str:
    return f"<b>{markup(name)}:</b> {markup(text)}"


def _ahead(story: Story, view: Briefing) -> list[Flowable]:
    """What runs, what is to be decided, whom to talk to."""
    flowables: list[Flowable] = [story.heading(2, story.say(wording.RUNNING), "page-one")]
    if view.measures:
        flowables += _measures(story, view.measures)
    flowables += _note(story, view.measures_note)
    flowables.append(story.heading(2, story.say(wording.DECISIONS), "page-one"))
    if view.decisions:
        flowables += decision_table(story, markup(view.counted), [_decision(each) for each in view.decisions])
    flowables += _note(story, view.decisions_note)
    flowables.append(story.heading(2, story.say(wording.PEOPLE), "page-one"))
    flowables += story.items([_named(each.function, each.text) for each in view.people], style="column-item")
    return flowables + _note(story, view.people_note)


def _note(story: Story, text: str) -> list[Flowable]:
    return [story.paragraph(markup(text), "column")] if text else []


def _measures(story: Story, measures: tuple[CurrentMeasure, ...]) -> list[Flowable]:
    return story.table(
        story.say(wording.MEASURES),
        _heads(story, wording.MEASURE, wording.RESPONSIBLE, wording.UNTIL, wording.STATE),
        [
            [f"<b>{markup(each.title)}</b>", markup(each.responsible), markup(each.until), markup(each.state)]
            for each in measures
        ],
        widths=(0.33, 0.28, 0.165, 0.225),
    )


def _decision(decision: DueDecision) -> DecisionRow:
    return DecisionRow(
        title=decision.title,
        sentence=decision.sentence,
        body=decision.body,
        until=decision.until,
        is_overdue=decision.is_overdue,
        cost=decision.cost,
        hours=decision.hours,
    )


def _heads(story: Story, *heads: Text) -> list[str]:
    return [story.say(head) for head in heads]
