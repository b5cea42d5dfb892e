"""Where the site stands: its stage, strengths and needs with their level texts, every area as picture and table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether

from workbench.charts.series import Bars, Radar, area_radar, dimension_bars
from workbench.present import first_page_wording
from workbench.present import wording as present_wording
from workbench.present.codes import item_codes
from workbench.present.derivation import stage_derivation
from workbench.present.profile import AreaView, CriteriaView, DimensionView, Highlight, ProfileView, profile_view
from workbench.present.trend import TrendView
from workbench.report import wording
from workbench.report.drawings.bars import draw_bar, draw_marks_key, draw_scale
from workbench.report.drawings.radar import draw_radar
from workbench.report.fonts import REGULAR, markup
from workbench.report.sections.story import Story
from workbench.report.style import CONTENT_WIDTH, styles, table_style
from workbench.report.tagged.figures import Decoration
from workbench.report.tagged.tables import tagged_table
from workbench.report_case import ReportCase
from workbench.values import Text


def profile_sections(story: Story, case: ReportCase) -> list[Flowable]:
    """Stage, strengths and needs; then every area, the supplementary questionnaires last."""
    profile = profile_view(case.assessment, story.reader, previous=case.previous, others=case.others)
    flowables: list[Flowable] = [
        story.heading(2, story.say(wording.PROFILE)),
        *_stage(story, case, profile),
        *_highlights(story, case, profile),
        *(KeepTogether(_area(story, area, profile.top_level)) for area in profile.areas),
    ]
    parts = [
        *(_supplementary(story, questionnaire, profile.top_level) for questionnaire in profile.supplementary),
        *(_criteria(story, criteria) for criteria in profile.criteria),
    ]
    if parts:
        heading = story.heading(2, story.say(wording.SUPPLEMENTARY))
        parts[0] = [heading, story.paragraph(story.say(wording.SUPPLEMENTARY_NOTE), "opening"), *parts[0]]
    return flowables + [KeepTogether(part) for part in parts]


def _stage(story: Story, case: ReportCase, profile: ProfileView) -> list[Flowable]:
    """The stage, the last round's, what holds it back, and what this stage and the next ask for."""
    title = story.say(wording.STAGE, stage=profile.stage) if profile.stage else story.say(wording.NO_STAGE)
    sentences = []
    if profile.has_level:
        sentences.append(story.say(wording.OVERALL_LEVEL, level=profile.level, top=profile.top_level))
    if profile.previous is not None and profile.previous.level is not None:
        sentences.append(story.say(wording.LEVEL_BEFORE, level=profile.previous.level))
    if profile.held_back_by:
        sentences.append(story.say(wording.HELD_BACK, dimensions="; ".join(profile.held_back_by)))
    if not profile.stage:
        sentences.append(markup(profile.meaning))
    if profile.clarify:
        sentences.append(story.say(wording.CLARIFY, dimensions="; ".join(profile.clarify)))
    flowables: list[Flowable] = [story.heading(3, title), story.paragraph(" ".join(sentences), "opening")]
    stage = case.assessment.maturity.overall.stage
    return flowables if stage is None else flowables + _conditions(story, case, stage)


def _conditions(story: Story, case: ReportCase, stage: int) -> list[Flowable]:
    """What the stage reached and the next one ask for; the annex has all of them."""
    figures = stage_derivation(case.assessment, story.reader).figures
    return story.table(
        figures.caption,
        [markup(head) for head in figures.head],
        [[markup(cell) for cell in row] for row in figures.rows[max(stage - 1, 0) : stage + 1]],
        widths=(0.22, 0.26, 0.52),
        caption_shown=False,
    )


def _supplementary(story: Story, questionnaire: AreaView, top_level: int) -> list[Flowable]:
    """Like an area, without a radar; without any value only how much is answered."""
    if all(dimension.share is None for dimension in questionnaire.dimensions):
        heading = story.heading(3, markup(f"{questionnaire.title}: {questionnaire.level}"))
        return [heading, story.paragraph(" ".join(_about(story, questionnaire)))]
    return _area(story, questionnaire, top_level, radar=False)


def _area(story: Story, area: AreaView, top_level: int, *, radar: bool = True) -> list[Flowable]:
    """Heading with the level, one line of numbers, the radar, and bars with their numbers."""
    title = story.say(wording.AREA, title=area.title, level=area.level) if area.share is not None else None
    heading = story.heading(3, title or markup(f"{area.title}: {area.level}"))
    if all(dimension.not_applicable for dimension in area.dimensions):
        return [heading, story.paragraph(story.say(present_wording.ALL_NA))]
    flowables: list[Flowable] = [heading, story.paragraph(" ".join(_about(story, area)), "opening")]
    has_value = any(dimension.share is not None for dimension in area.dimensions)
    series = area_radar(area, top_level, story.reader) if radar and has_value else None
    if series is not None:
        flowables.append(story.figure(draw_radar(series, story.reader.language), series.alt))
    return flowables + _dimensions(story, area, top_level, series)


def _about(story: Story, area: AreaView) -> list[str]:
    sentences = [f"{markup(area.coverage)}."]
    if area.previous_level is not None:
        sentences.append(story.say(wording.AREA_BEFORE, level=area.previous_level))
    if area.median_level is not None:
        sentences.append(story.say(wording.AREA_MEDIAN, level=area.median_level))
    return sentences


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of numbers beside the bars: its head, its share of the page, what stands in it."""

    head: Text
    width: float
    text: Callable[[DimensionView], str | None]


def _before(trend: TrendView | None) -> str | None:
    """The level in the last round, marked where it rests on a part of the questions."""
    if trend is None or trend.previous_level is None:
        return None
    return f"{trend.previous_level} *" if trend.left_out else trend.previous_level


_TITLE, _LEVEL, _WIDE_LEVEL = 0.335, 0.065, 0.13
_TARGET = _Column(wording.TARGET, 0.08, lambda each: each.target_level)
_BEFORE = _Column(wording.LAST_ROUND, 0.085, lambda each: _before(each.trend))
_MEDIAN = _Column(wording.MEDIAN, 0.09, lambda each: each.median_level)
_ANSWERED = _Column(wording.ANSWERED, 0.13, lambda each: each.coverage)
_PADDING = 8.0
"""Left and right of what stands in a cell."""


def _dimensions(story: Story, area: AreaView, top_level: int, radar: Radar | None) -> list[Flowable]:
    """A bar and its numbers for each dimension; last round and others only where there is something to say.

    The key above them is that of the radar, too.
    """
    bars = dimension_bars(area, top_level, story.reader)
    before = [_BEFORE] if any(bar.previous is not None for bar in bars.bars) else []
    median = [_MEDIAN] if any(bar.median is not None for bar in bars.bars) else []
    columns = [_TARGET, *before, *median, _ANSWERED]
    level = _LEVEL if before or median else _WIDE_LEVEL
    widths = [_TITLE, 0.0, level, *(column.width for column in columns)]
    widths[1] = 1 - sum(widths)
    room = widths[1] * CONTENT_WIDTH - _PADDING
    scale = Decoration(draw_scale(top_level, width=room), font=REGULAR)
    heads = [
        story.paragraph(story.say(wording.DIMENSION), "head"),
        [story.paragraph(story.say(wording.LEVEL), "head"), scale],
        "",
        *(story.paragraph(story.say(column.head), "number-head") for column in columns),
    ]
    rows = [
        [
            story.paragraph(_title(story, dimension), "cell"),
            Decoration(draw_bar(bar, top_level, width=room), font=REGULAR),
            story.paragraph(f"<b>{markup(dimension.level)}</b>", "cell"),
            *(story.paragraph(markup(column.text(dimension) or "–"), "number") for column in columns),
        ]
        for dimension, bar in zip(area.dimensions, bars.bars, strict=True)
    ]
    style = table_style()
    style.add("SPAN", (1, 0), (2, 0))
    table = tagged_table(
        [heads, *rows],
        widths=[width * CONTENT_WIDTH for width in widths],
        style=style,
        caption=(story.reader.say(wording.DIMENSION_TABLE, area=area.title), styles(story.reader.language)["caption"]),
        caption_shown=False,
    )
    return [*_key(story, bars, radar), *table, *_star(story, area)]


def _title(story: Story, dimension: DimensionView) -> str:
    return story.say(wording.ESSENTIAL, title=dimension.title) if dimension.essential else markup(dimension.title)


def _key(story: Story, bars: Bars, radar: Radar | None) -> list[Flowable]:
    key = draw_marks_key(bars, story.reader.language, radar=radar)
    return [] if key is None else [Decoration(key, font=REGULAR, keep_with_next=True)]


def _star(story: Story, area: AreaView) -> list[Flowable]:
    """What a star beside the last round means."""
    trends = [each.trend for each in area.dimensions if each.trend is not None]
    if not any(trend.previous_level and trend.left_out for trend in trends):
        return []
    return [story.paragraph(story.say(wording.STAR), "below")]


def _criteria(story: Story, criteria: CriteriaView) -> list[Flowable]:
    table = story.table(
        criteria.title,
        [story.say(wording.ITEM), story.say(wording.STATUS)],
        [[markup(item), markup(state)] for item, state in criteria.items],
        widths=(0.75, 0.25),
        caption_shown=False,
    )
    return [story.heading(3, markup(criteria.title)), story.paragraph(markup(criteria.result), "opening"), *table]


def _highlights(story: Story, case: ReportCase, profile: ProfileView) -> list[Flowable]:
    codes = item_codes(case.assessment.content)
    plan = case.assessment.plan
    needs_note = wording.NEEDS_OF_PLAN_NOTE if plan is not None and plan.measures else wording.NEEDS_NOTE
    groups = (
        (wording.STRENGTHS, wording.STRENGTHS_NOTE, wording.NO_STRENGTHS, profile.strengths),
        (wording.NEEDS, needs_note, wording.NO_NEEDS, profile.needs),
    )
    flowables: list[Flowable] = []
    for title, note, none, highlights in groups:
        flowables.append(story.heading(3, story.say(title)))
        if highlights:
            flowables.append(story.paragraph(story.say(note), "opening"))
            flowables += _highlight_table(story, story.reader.say(title), highlights, codes)
        else:
            said = none if profile.has_values else first_page_wording.TOO_FEW_ANSWERS
            flowables.append(story.paragraph(story.say(said)))
    return flowables


def _highlight_table(
    story: Story, title: str, highlights: Sequence[Highlight], codes: Mapping[str, str]
) -> list[Flowable]:
    """What page one only names: the dimension, the question it shows at, the level text reached and the next one."""
    heads = (wording.DIMENSION_AND_ITEM, wording.REACHED, wording.NEXT)
    rows = []
    for each in highlights:
        following = each.next or ("" if each.item_id is None else story.reader.say(wording.TOP_REACHED))
        rows.append([_highlight(story, each, codes), markup(each.reached or ""), markup(following)])
    return story.table(title, [story.say(text) for text in heads], rows, widths=(0.36, 0.32, 0.32), caption_shown=False)


def _highlight(story: Story, each: Highlight, codes: Mapping[str, str]) -> str:
    named = story.say(wording.HIGHLIGHT, title=each.title, level=each.level, target=each.target_level)
    return named if each.item_id is None else f"{named}<br/>{markup(f'{codes[each.item_id]} {each.item}')}"
