"""The plan in Lemgo's shape: goal, overview, every measure under its field of action, what is left out."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from workbench.plan.model import LeftOutReason
from workbench.present.numbers import date_text
from workbench.present.plan import FieldView, LeftOutView, PlanView
from workbench.present.plan_measures import LiftView, MeasureView
from workbench.present.plan_standing import StandingView, standing_view
from workbench.report import plan_wording as wording
from workbench.report.fonts import markup
from workbench.report.sections.facts import fact_list
from workbench.report.sections.plan_overview import decisions, expectation, money, standing
from workbench.report.sections.plan_timeline import timeline
from workbench.report.sections.story import Story
from workbench.report.style import QUIET
from workbench.report.tagged.columns import Columns
from workbench.report.tagged.paragraphs import P
from workbench.report_case import ReportCase

_GAP = 20.0


def plan_sections(story: Story, plan: PlanView, case: ReportCase) -> list[Flowable]:
    """The whole plan as it stands on the day the report is made, on a page of its own; without measures why not."""
    standing_now = standing_view(plan, case.made_on, story.reader)
    flowables = _opening(story, plan, case)
    if plan.fields:
        flowables += timeline(story, plan, flowables)
        flowables += _overview(story, plan, standing_now)
    for field in plan.fields:
        flowables += _field(story, field, standing_now)
    return flowables + _left_out(story, plan)


def _opening(story: Story, plan: PlanView, case: ReportCase) -> list[Flowable]:
    sentences = [story.say(wording.NO_MEASURES) if not plan.fields else "", markup(plan.fit)]
    if plan.fields:
        sentences.insert(0, _sum(story, plan))
    if case.planned is not None and case.planned.date != case.assessment.date:
        sentences.append(_older_answers(story, case))
    return [
        story.heading(2, story.say(wording.PLAN)),
        story.paragraph(f"<b>{markup(plan.goal)}</b>", "lead"),
        *(story.paragraph(sentence) for sentence in sentences if sentence),
    ]


def _sum(story: Story, plan: PlanView) -> str:
    return story.say(
        wording.PLAN_SUM, period=plan.period, measures=plan.measures_number, hours=plan.hours, cost=plan.cost
    )


def _older_answers(story: Story, case: ReportCase) -> str:
    language = story.reader.language
    days = {"plan": case.planned, "profile": case.assessment}
    return story.say(
        wording.OLDER_ANSWERS,
        **{name: date_text(each.date, language) for name, each in days.items() if each is not None},
    )


def _overview(story: Story, plan: PlanView, standing_now: StandingView) -> list[Flowable]:
    return [
        *decisions(story, plan, standing_now),
        *standing(story, standing_now),
        *expectation(story, plan),
        *money(story, plan),
    ]


def _field(story: Story, field: FieldView, standing_now: StandingView) -> list[Flowable]:
    title = story.say(wording.NUMBERED, number=field.number, title=field.title)
    flowables: list[Flowable] = [story.heading(3, title)]
    if field.rationale:
        flowables.append(story.paragraph(markup(field.rationale), "opening"))
    for measure in field.measures:
        flowables += _measure(story, measure, standing_now)
    return flowables


def _measure(story: Story, measure: MeasureView, standing_now: StandingView) -> list[Flowable]:
    effort = f"{measure.hours}, {measure.upkeep}" if measure.upkeep else measure.hours
    lifts = [_lift(story, lift) for lift in measure.lifts]
    links = [story.say(wording.LINK, title=link.title, url=link.url) for link in measure.links]
    rows = [
        (wording.RESPONSIBLE, markup(measure.responsible)),
        (wording.PERIOD, markup(measure.period)),
        (wording.EFFORT, markup(effort)),
        (wording.COST, markup(measure.cost)),
        (wording.DECISION, _decision(story, measure)),
        (wording.SENTENCE, markup(measure.decision_sentence or "")),
        (wording.INDICATOR, markup(measure.indicator)),
        (wording.STATE, markup(_state(measure, standing_now))),
        (wording.REMARK, markup(measure.note)),
        (wording.LIFTS, "<br/>".join(lifts)),
        (wording.WAITS_FOR, "<br/>".join(markup(title) for title in measure.waits_for)),
        (wording.BASIS, markup(measure.basis)),
        (wording.LINKS, "<br/>".join(links)),
    ]
    return [
        story.heading(4, story.say(wording.NUMBERED, number=measure.number, title=measure.title)),
        story.paragraph(markup(measure.summary), "opening"),
        *_steps(story, measure),
        *fact_list(story, [(story.say(name), text) for name, text in rows if text]),
    ]


def _steps(story: Story, measure: MeasureView) -> list[P]:
    steps = story.items([markup(step) for step in measure.steps], numbered=True)
    for step in steps[:1]:
        step.keepWithNext = 1  # it does not stand alone on a page
    return steps


def _lift(story: Story, lift: LiftView) -> str:
    """The question, and below it what changes."""
    change = story.say(wording.LIFT, before=lift.before, after=lift.after)
    return f'<font color="{QUIET.hexval()}">{markup(lift.item)}</font><br/>{change}'


def _decision(story: Story, measure: MeasureView) -> str:
    if measure.decide_by is None:
        return markup(measure.decision)
    return story.say(wording.DECISION_BY, decision=measure.decision, date=measure.decide_by)


def _state(measure: MeasureView, standing_now: StandingView) -> str:
    """How far it is, and what should have happened by now."""
    state = next((each.state for each in standing_now.begun if each.measure.key == measure.key), measure.status)
    late = [each.late for each in standing_now.late if each.measure.key == measure.key]
    return ", ".join([state, *late])


def _left_out(story: Story, plan: PlanView) -> list[Flowable]:
    if not plan.left_out:
        return []
    flowables: list[Flowable] = [
        story.heading(3, story.say(wording.LEFT_OUT)),
        story.paragraph(story.say(wording.LEFT_OUT_NOTE), "opening"),
    ]
    for left_out in plan.left_out:
        flowables += _reason(story, left_out)
    return flowables


def _reason(story: Story, left_out: LeftOutView) -> list[Flowable]:
    """What stands in the way of a measure, one by one; where nothing more is to be said of them, their titles.

    Which answers are missing is not said here: nearly every measure would name the same ones.
    """
    clarify = left_out.reason_id is LeftOutReason.CLARIFY_FIRST
    explained = [] if clarify else [each for each in left_out.measures if each.detail]
    return [
        story.heading(4, markup(left_out.reason)),
        *([story.paragraph(story.say(wording.OPEN_ANSWERS), "opening")] if clarify else []),
        *story.items([story.say(wording.WITH_DETAIL, title=each.title, detail=each.detail) for each in explained]),
        *_titles(story, [markup(each.title) for each in left_out.measures if each not in explained]),
    ]


def _titles(story: Story, titles: Sequence[str]) -> list[Flowable]:
    """A list in two columns, read line by line, so that it goes over to the next page anywhere."""
    entries = story.items(titles, style="compact")
    return [
        Columns([entries[first : first + 1], entries[first + 1 : first + 2]], gap=_GAP)
        for first in range(0, len(entries), 2)
    ]
