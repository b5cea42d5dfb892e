"""What the plan comes to: decisions, how far it is, what to expect, what it costs."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from workbench.charts.expectation import expectation_rows
from workbench.present import plan_wording
from workbench.present.plan import DecisionView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.present.plan_standing import BegunView, StandingView
from workbench.report import plan_wording as wording
from workbench.report.drawings.expected import draw_expectation
from workbench.report.fonts import markup
from workbench.report.sections.story import Story
from workbench.values import Text


def decisions(story: Story, plan: PlanView, now: StandingView) -> list[Flowable]:
    """Until when, who, and the sentence to adopt; what is overdue says so."""
    heading = story.heading(3, story.say(wording.DECISIONS))
    if not plan.decisions:
        return [heading, story.paragraph(story.say(plan_wording.NOTHING_TO_DECIDE))]
    heads = [story.say(text) for text in (wording.NUMBER, wording.UNTIL, wording.WHO_DECIDES, wording.SENTENCE)]
    rows = [_decision(story, decision, is_late=decision in now.late_decisions) for decision in plan.decisions]
    table = story.table(story.say(wording.DECISIONS_TABLE), heads, rows, widths=(0.07, 0.2, 0.22, 0.51))
    return [heading, *table]


def _decision(story: Story, decision: DecisionView, *, is_late: bool) -> list[str]:
    until = decision.measure.decide_by or ""
    late = f"<br/><b>{story.say(wording.LATE)}</b>" if is_late else ""
    return [
        markup(decision.measure.number),
        markup(until) + late,
        markup(decision.body),
        markup(decision.sentence),
    ]


def standing(story: Story, now: StandingView) -> list[Flowable]:
    """How many measures are how far, what is overdue, what has begun, what begins next."""
    flowables: list[Flowable] = [
        story.heading(3, story.say(wording.STANDING)),
        story.paragraph(markup(now.counts)),
        *_list(story, wording.OVERDUE, _overdue(story, now)),
    ]
    flowables += _begun(story, now.begun) if now.begun else [story.paragraph(story.say(wording.NOTHING_BEGUN))]
    return [*flowables, *_list(story, wording.NEXT, [_next(story, measure) for measure in now.next])]


def _list(story: Story, title: Text, texts: Sequence[str]) -> list[Flowable]:
    """A list with its title; nothing without entries."""
    if not texts:
        return []
    return [story.paragraph(f"<b>{story.say(title)}</b>", "opening"), *story.items(texts)]


def _overdue(story: Story, now: StandingView) -> list[str]:
    measures = [
        story.say(wording.OVERDUE_MEASURE, number=each.measure.number, title=each.measure.title, late=each.late)
        for each in now.late
    ]
    late = [
        story.say(
            wording.OVERDUE_DECISION,
            number=each.measure.number,
            title=each.measure.title,
            body=each.body,
            until=each.until,
        )
        for each in now.late_decisions
    ]
    return measures + late


def _begun(story: Story, begun: Sequence[BegunView]) -> list[Flowable]:
    heads = [story.say(text) for text in (wording.MEASURE, wording.STATE, wording.PERIOD)]
    rows = [
        [
            story.say(wording.NUMBERED, number=each.measure.number, title=each.measure.title),
            markup(each.state) + (f"<br/><b>{markup(each.late)}</b>" if each.late else ""),
            markup(each.measure.period),
        ]
        for each in begun
    ]
    return story.table(story.say(wording.STANDING_TABLE), heads, rows, widths=(0.46, 0.27, 0.27))


def _next(story: Story, measure: MeasureView) -> str:
    return story.say(
        wording.NEXT_MEASURE,
        number=measure.number,
        title=measure.title,
        period=measure.period,
        responsible=measure.responsible,
    )


def expectation(story: Story, plan: PlanView) -> list[Flowable]:
    """The overall level with its range in sentences, and a figure for every area."""
    view = plan.expectation
    sentences = " ".join(each for each in (view.sentence, view.range) if each)
    flowables: list[Flowable] = [
        story.heading(3, story.say(wording.EXPECTATION)),
        story.paragraph(markup(sentences), "opening"),
    ]
    areas = list(expectation_rows(view, story.reader))
    if any(row.if_late is not None for area in areas for row in area.rows):
        flowables.append(story.paragraph(story.say(wording.EXPECTATION_NOTE), "opening"))
    for area in areas:
        drawing = draw_expectation(area, story.reader.language)
        flowables += [story.heading(4, markup(area.title)), story.figure(drawing, area.alt)]
    return flowables


def money(story: Story, plan: PlanView) -> list[Flowable]:
    """Cost by year with the measures that cause it, and the hours that stay."""
    flowables: list[Flowable] = [story.heading(3, story.say(wording.MONEY))]
    flowables += _years(story, plan) if plan.money else [story.paragraph(story.say(plan_wording.NO_COST))]
    if plan.upkeep is None:
        return [*flowables, story.paragraph(story.say(wording.NO_UPKEEP))]
    lasting = [
        story.say(wording.UPKEEP_OF_MEASURE, number=each.number, title=each.title, upkeep=each.upkeep)
        for each in plan.measures
        if each.upkeep
    ]
    opening = story.paragraph(story.say(wording.UPKEEP, hours=plan.upkeep), "opening")
    return [*flowables, opening, *story.items(lasting)]


def _years(story: Story, plan: PlanView) -> list[Flowable]:
    heads = [story.say(text) for text in (wording.YEAR, wording.MEASURES, wording.COST)]
    rows = [
        [
            str(year.year),
            "<br/>".join(
                story.say(wording.COST_OF_MEASURE, number=each.number, title=each.title, cost=each.cost)
                for each in plan.measures
                if each.cost_number and each.start.year == year.year
            ),
            markup(year.cost),
        ]
        for year in plan.money
    ]
    total = [f"<b>{story.say(wording.SUM)}</b>", "", f"<b>{markup(plan.cost)}</b>"]
    return story.table(story.say(wording.MONEY_TABLE), heads, [*rows, total], widths=(0.14, 0.66, 0.2), numbers=1)
