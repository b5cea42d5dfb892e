"""The briefing for a new head of administration: page one says what it is and where we stand, page two what to do."""

from reportlab.platypus import CondPageBreak, Flowable

from workbench.present import briefing_wording as wording
from workbench.present.briefing import Briefing, CurrentMeasure, DueDecision, briefing
from workbench.present.first_page import FirstPage, Point, Points
from workbench.report.drawings.area_bars import draw_area_bars
from workbench.report.drawings.stage_scale import draw_stage_scale
from workbench.report.fonts import markup
from workbench.report.sections.story import Story
from workbench.report.style import CONTENT_WIDTH, PAGE_HEIGHT
from workbench.report.tagged.columns import Columns
from workbench.report_case import ReportCase
from workbench.values import Text

_GAP = 28.0
_BETWEEN = 10.0
_COLUMN = (CONTENT_WIDTH - _GAP) / 2
_HALF_A_PAGE = PAGE_HEIGHT / 2


def briefing_story(story: Story, case: ReportCase) -> list[Flowable]:
    """Both pages; where texts are far too long they go on overleaf."""
    view = briefing(case, story.reader)
    return [*_about(story, view), *_standing(story, view.page), CondPageBreak(_HALF_A_PAGE), *_ahead(story, view)]


def _about(story: Story, view: Briefing) -> list[Flowable]:
    facts = " · ".join(markup(fact) for fact in (view.document, *view.facts))
    top = view.page.areas.top_level
    return [
        story.heading(1, markup(view.title), "site"),
        story.paragraph(facts, "note"),
        story.heading(2, story.say(wording.ABOUT), "page-one"),
        story.paragraph(story.say(wording.WHAT)),
        story.paragraph(story.say(wording.STRATEGIC)),
        story.paragraph(f"<b>{story.say(wording.WHY)}:</b> {story.say(wording.WHY_TEXT)}"),
        story.paragraph(story.say(wording.SELF_ASSESSMENT, top=top)),
        *story.items([_named(area.title, area.text) for area in view.areas]),
    ]


def _named(name: str, text: str) -> str:
    return f"<b>{markup(name)}:</b> {markup(text)}"


def _standing(story: Story, page: FirstPage) -> list[Flowable]:
    """What page one of the report says about it, in the same words and pictures."""
    standing, areas = page.standing, page.areas
    language = story.reader.language
    said = (standing.meaning, standing.mean, standing.held_back, standing.clarify)
    words: list[Flowable] = [story.paragraph(markup(text), "column") for text in said if text]
    bars = story.figure(draw_area_bars(areas, language, width=_COLUMN), areas.alt)
    return [
        story.heading(2, markup(standing.title), "page-one"),
        story.figure(draw_stage_scale(standing, language), standing.alt),
        Columns([words, [bars]], gap=_GAP, space_after=_BETWEEN),
        Columns([_points(story, page.strengths), _points(story, page.needs)], gap=_GAP),
    ]


def _points(story: Story, points: Points) -> list[Flowable]:
    head: list[Flowable] = [story.heading(3, markup(points.title), "column-head")]
    if points.none:
        return [*head, story.paragraph(markup(points.none), "column")]
    return [*head, *story.items([_point(point) for point in points.points], style="column-item")]


def _point(point: Point) -> str:
    return f"<b>{markup(point.title)}</b> ({markup(point.level)})"


def _ahead(story: Story, view: Briefing) -> list[Flowable]:
    """What runs, what is to be decided, whom to talk to."""
    flowables: list[Flowable] = [story.heading(2, story.say(wording.RUNNING), "page-one")]
    if view.measures:
        flowables += _measures(story, view.measures)
    flowables += _note(story, view.measures_note)
    flowables.append(story.heading(2, story.say(wording.DECISIONS), "page-one"))
    if view.decisions:
        flowables += _decisions(story, view)
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
        widths=(0.36, 0.31, 0.15, 0.18),
    )


def _decisions(story: Story, view: Briefing) -> list[Flowable]:
    return story.table(
        markup(view.counted),
        _heads(story, wording.DECISION, wording.BY, wording.WHO, wording.EFFORT),
        [_decision(each) for each in view.decisions],
        widths=(0.57, 0.155, 0.155, 0.12),
        numbers=1,
        header_columns=0,
    )


def _decision(decision: DueDecision) -> list[str]:
    until = f"<b>{markup(decision.until)}</b>" if decision.is_overdue else markup(decision.until)
    sentence = f"<b>{markup(decision.title)}</b><br/>{markup(decision.sentence)}"
    return [sentence, until, markup(decision.body), f"{markup(decision.cost)}<br/>{markup(decision.hours)}"]


def _heads(story: Story, *heads: Text) -> list[str]:
    return [story.say(head) for head in heads]
