"""The plan in Lemgo's shape: goal, fields of action with their rationale, measures, timeline, what is left out."""

from reportlab.platypus import Flowable

from workbench.charts.series import plan_timeline
from workbench.present.plan import FieldView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.report import wording
from workbench.report.drawings.timeline import draw_timeline
from workbench.report.fonts import markup
from workbench.report.sections.story import Story


def plan_sections(story: Story, plan: PlanView) -> list[Flowable]:
    """The whole plan."""
    flowables: list[Flowable] = [
        story.heading(2, story.say(wording.PLAN)),
        story.paragraph(f"<b>{story.say(wording.GOAL, goal=plan.goal)}</b>", "lead"),
        story.paragraph(_sum(story, plan)),
        story.paragraph(f"{markup(plan.fit)} {markup(plan.expectation.sentence)}"),
    ]
    for field in plan.fields:
        flowables += _field(story, field)
    if plan.fields:
        flowables += _timeline(story, plan)
    if plan.left_out:
        flowables.append(story.heading(3, story.say(wording.LEFT_OUT)))
        texts = [
            f"<b>{markup(left.reason)}:</b> {markup('; '.join(each.title for each in left.measures))}"
            for left in plan.left_out
        ]
        flowables += story.items(texts)
    return flowables


def _sum(story: Story, plan: PlanView) -> str:
    measures = sum(len(field.measures) for field in plan.fields)
    return story.say(wording.PLAN_SUM, period=plan.period, measures=measures, hours=plan.hours, cost=plan.cost)


def _field(story: Story, field: FieldView) -> list[Flowable]:
    flowables: list[Flowable] = [story.heading(3, markup(field.title))]
    if field.rationale:
        flowables.append(story.paragraph(markup(field.rationale), "opening"))
    for measure in field.measures:
        flowables += _measure(story, measure)
    return flowables


def _measure(story: Story, measure: MeasureView) -> list[Flowable]:
    block: list[Flowable] = [
        story.heading(4, markup(measure.title)),
        story.paragraph(markup(measure.summary)),
        *story.items([markup(step) for step in measure.steps], numbered=True),
    ]
    effort = f"{measure.hours}, {measure.upkeep}" if measure.upkeep else measure.hours
    lifts = [story.say(wording.LIFT, item=lift.item, before=lift.before, after=lift.after) for lift in measure.lifts]
    rows = [
        (wording.RESPONSIBLE, markup(measure.responsible)),
        (wording.PERIOD, markup(measure.period)),
        (wording.EFFORT, markup(f"{effort}\n{measure.basis}")),
        (wording.COST, markup(measure.cost)),
        (wording.DECISION, markup(measure.decision)),
        (wording.INDICATOR, markup(measure.indicator)),
        (wording.STATUS, markup(measure.status)),
        (wording.LIFTS, "<br/>".join(lifts)),
        (wording.WAITS_FOR, "<br/>".join(markup(title) for title in measure.waits_for)),
    ]
    block += story.table(
        story.say(wording.MEASURE_TABLE, title=measure.title),
        [story.say(wording.FEATURE), story.say(wording.CONTENT)],
        [[story.say(name), text] for name, text in rows if text],
        widths=(0.24, 0.76),
    )
    return block


def _timeline(story: Story, plan: PlanView) -> list[Flowable]:
    timeline = plan_timeline(plan, story.reader)
    flowables: list[Flowable] = [
        story.heading(3, story.say(wording.TIMELINE)),
        story.figure(draw_timeline(timeline, story.reader.language), timeline.alt),
    ]
    return flowables + story.table(
        story.say(wording.LOAD_TABLE),
        [story.say(wording.MONTH), story.say(wording.PLANNED), story.say(wording.AVAILABLE)],
        [[markup(month.title), markup(month.planned), markup(month.available)] for month in plan.months],
        widths=(0.5, 0.25, 0.25),
        numbers=2,
    )
