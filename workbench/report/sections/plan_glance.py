"""The plan at a glance: all measures in one table, for the short report."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, TableStyle

from workbench.content.model import DecisionBody
from workbench.present.numbers import short_month_text
from workbench.present.plan import FieldView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.present.plan_wording import BODIES
from workbench.report import glance_wording as wording
from workbench.report.fonts import markup
from workbench.report.sections.plan_timeline import timeline_if_room
from workbench.report.sections.story import Story
from workbench.report.style import CONTENT_WIDTH, PALE, styles, table_style
from workbench.report.tagged.tables import tagged_table

_COLUMNS = (
    (wording.NUMBER, 0.055),
    (wording.MEASURE, 0.3),
    (wording.WHEN, 0.13),
    (wording.WHO, 0.175),
    (wording.STATUS, 0.14),
    (wording.HOURS, 0.1),
    (wording.COST, 0.1),
)
_FIGURES = 2


def plan_glance_sections(story: Story, plan: PlanView) -> list[Flowable]:
    """Goal, measures by field of action, sums; the timeline where the page has room for it."""
    said = [plan.expectation.sentence, plan.expectation.range or ""]
    return [
        story.heading(2, story.say(wording.TITLE)),
        story.paragraph(f"<b>{markup(plan.goal)}</b>"),
        story.paragraph(" ".join(markup(text) for text in said if text)),
        *_table(story, plan),
        *_money(story, plan),
        story.paragraph(story.say(wording.ESTIMATES), "note"),
        timeline_if_room(story, plan),
    ]


def _table(story: Story, plan: PlanView) -> list[Flowable]:
    rows: list[Sequence[object]] = [_cells(story, [story.say(text) for text, _ in _COLUMNS], head=True)]
    spanned = []
    for field in plan.fields:
        spanned.append(len(rows))
        rows.append(_field(story, field))
        rows += [_cells(story, _measure(story, measure)) for measure in field.measures]
    rows.append(_sum(story, plan))
    return tagged_table(
        rows,
        widths=[share * CONTENT_WIDTH for _, share in _COLUMNS],
        style=_style(spanned, last=len(rows) - 1),
        caption=(story.say(wording.CAPTION, period=plan.period), styles(story.reader.language)["caption"]),
    )


def _money(story: Story, plan: PlanView) -> list[Flowable]:
    """What falls in which year, where there is more than one."""
    if len(plan.money) < 2:
        return []
    years = "; ".join(story.say(wording.YEAR, year=year.year, cost=year.cost) for year in plan.money)
    return [story.paragraph(story.say(wording.MONEY, years=years), "column")]


def _style(fields: Sequence[int], *, last: int) -> TableStyle:
    style = table_style()
    for row in fields:
        style.add("SPAN", (0, row), (-1, row))
        style.add("BACKGROUND", (0, row), (-1, row), PALE)
    style.add("SPAN", (0, last), (-_FIGURES - 1, last))
    return style


def _field(story: Story, field: FieldView) -> list[object]:
    title = story.paragraph(f"{field.number} {markup(field.title)}", "head")
    return [title, *([""] * (len(_COLUMNS) - 1))]


def _measure(story: Story, measure: MeasureView) -> list[str]:
    start, end = short_month_text(measure.start), short_month_text(measure.end)
    return [
        measure.number,
        markup(measure.title),
        start if start == end else f"{start}–{end}",
        story.say(wording.NO_DECISION if measure.decision_body is DecisionBody.NONE else BODIES[measure.decision_body]),
        markup(measure.status),
        markup(measure.hours),
        markup(measure.cost),
    ]


def _sum(story: Story, plan: PlanView) -> list[object]:
    text = wording.SUM_ONE if plan.measures_number == 1 else wording.SUM
    said = story.say(text, measures=plan.measures_number)
    empty = [""] * (len(_COLUMNS) - _FIGURES - 1)
    figures = [story.paragraph(f"<b>{markup(text)}</b>", "number") for text in (plan.hours, plan.cost)]
    return [story.paragraph(said, "head"), *empty, *figures]


def _cells(story: Story, texts: Sequence[str], *, head: bool = False) -> list[object]:
    left = len(texts) - _FIGURES
    plain, number = ("head", "number-head") if head else ("cell", "number")
    return [story.paragraph(text, plain if place < left else number) for place, text in enumerate(texts)]
