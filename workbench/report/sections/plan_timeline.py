"""The plan's timeline and its load: drawings, the dates they show, and the hours where they have no room there."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reportlab.platypus import Flowable, KeepTogether

from workbench.charts.timeline import Timeline, plan_timeline, timeline_parts
from workbench.present.numbers import month_text, number_text
from workbench.present.plan import EventView, MonthView, PlanView
from workbench.report import plan_wording as wording
from workbench.report.drawings.load import draw_load, shows_hours
from workbench.report.drawings.timeline import MOST_ROWS, draw_numbered_timeline, draw_timeline, split_rows
from workbench.report.room import IfRoom
from workbench.report.sections.story import Story
from workbench.report.style import BOTTOM, CONTENT_WIDTH, PAGE_HEIGHT, TOP
from workbench.report.tagged.figures import SPACE_AFTER, SPACE_BEFORE
from workbench.values import Month, Text

_PAGE = PAGE_HEIGHT - TOP - BOTTOM
_AROUND = SPACE_BEFORE + SPACE_AFTER

_YEAR = range(1, 13)
_MONTH = (1 - 0.16) / 12


def timeline(story: Story, plan: PlanView, above: Sequence[Flowable]) -> list[Flowable]:
    """Rows in as many parts as they need, the load below them, and the dates by their numbers.

    `above` is what stands before it on the page.
    """
    language = story.reader.language
    series = plan_timeline(plan, story.reader)
    flowables: list[Flowable] = [story.heading(3, story.say(wording.TIMELINE))]
    room = _PAGE - sum(map(_height, [*above, *flowables]))
    parts = _parts(story, series, room)
    flowables += [story.figure(draw_timeline(part, language), part.rows_alt) for part in parts]
    flowables.append(story.figure(draw_load(series, language), series.load_alt))
    flowables += [story.paragraph(sentence) for sentence in _load(story, plan.months)]
    if not shows_hours(series, language):
        flowables += _hours(story, plan.months)
    if plan.events:
        events = story.items([_event(story, event) for event in plan.events], numbered=True)
        flowables.append(KeepTogether([story.paragraph(story.say(wording.EVENTS), "opening"), *events]))
    return flowables


def timeline_if_room(story: Story, plan: PlanView) -> IfRoom:
    """The timeline below a table of its measures: with their titles, or with their numbers, or left out.

    It shows no events, as there is no room for the list that explains them.
    """
    language = story.reader.language
    series = plan_timeline(replace(plan, events=()), story.reader)
    heading = story.heading(3, story.say(wording.IN_TIME))
    drawings = [draw_timeline(series, language)] if len(series.spans) <= MOST_ROWS else []
    drawings.append(draw_numbered_timeline(series, language))
    return IfRoom(*([heading, story.figure(drawing, series.rows_alt)] for drawing in drawings))


def _height(flowable: Flowable) -> float:
    """With the space around it, which is more than it takes where two spaces meet."""
    _, height = flowable.wrap(CONTENT_WIDTH, _PAGE)
    return float(height + flowable.getSpaceBefore() + flowable.getSpaceAfter())


def _parts(story: Story, series: Timeline, room: float) -> Sequence[Timeline]:
    parts = split_rows(series, story.reader.language, (room - _AROUND, _PAGE - _AROUND))
    return timeline_parts(series, parts, story.reader) if len(parts) > 1 else [series]


def _event(story: Story, event: EventView) -> str:
    said = wording.EVENT_AT if event.place else wording.EVENT
    return story.say(said, title=event.title, when=event.when, place=event.place)


def _load(story: Story, months: Sequence[MonthView]) -> list[str]:
    """Where it is too much or full; where it never is, when it is the most."""
    over = [story.reader.say(wording.OVER_MONTH, **_month(month)) for month in months if month.is_over]
    full = [month.title for month in months if month.is_full]
    said = [
        story.say(text, months=", ".join(found))
        for text, found in ((wording.OVER_MONTHS, over), (wording.FULL_MONTHS, full))
        if found
    ]
    busiest = max(months, key=lambda month: month.load)
    return said or [story.say(wording.BUSIEST, **_month(busiest))]


def _month(month: MonthView) -> dict[str, str]:
    return {"month": month.title, "planned": month.planned, "available": month.available}


def _hours(story: Story, months: Sequence[MonthView]) -> list[Flowable]:
    """A table with two rows for each calendar year."""
    language = story.reader.language
    heads = [story.say(wording.HOURS), *(month_text(Month(2000, number), language)[:3] for number in _YEAR)]
    known = {month.month: month for month in months}
    rows = []
    for year in range(months[0].month.year, months[-1].month.year + 1):
        inside = [known.get(Month(year, number)) for number in _YEAR]
        rows.append([story.say(wording.PLANNED_IN, year=year), *(_planned(story, month) for month in inside)])
        rows.append([story.say(wording.AVAILABLE_IN, year=year), *(_available(story, month) for month in inside)])
    widths = (1 - 12 * _MONTH, *[_MONTH] * 12)
    return story.table(story.say(wording.LOAD_TABLE), heads, rows, widths=widths, numbers=12)


def _planned(story: Story, month: MonthView | None) -> str:
    """In bold letters where it is more than there is."""
    if month is None:
        return _NONE.in_language(story.reader.language)
    hours = number_text(Fraction(month.load), story.reader.language)
    return f"<b>{hours}</b>" if month.is_over else hours


def _available(story: Story, month: MonthView | None) -> str:
    language = story.reader.language
    return _NONE.in_language(language) if month is None else number_text(month.capacity, language)


_NONE = Text("–", "–")
