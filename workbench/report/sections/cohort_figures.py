"""The cohort in figures: heat map, spread and development by area."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether, TableStyle

from workbench.charts.spread import area_spreads
from workbench.present.compared import Cell
from workbench.present.comparison import ComparedArea, ComparedDimension, ComparisonView, SiteView
from workbench.report import wording
from workbench.report.drawings.heatmap import Turned, ground
from workbench.report.drawings.labels import width_of
from workbench.report.drawings.spread import draw_spread
from workbench.report.fonts import markup, printable
from workbench.report.sections.story import Story
from workbench.report.style import CONTENT_WIDTH, WHITE, styles, table_style
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.structure import Tag
from workbench.report.tagged.tables import tagged_table

MOST_SITES = 50
"""With more sites the report shows how they spread, not each of them."""

_MOST_COLUMNS = 17
"""So many sites, the most of a cohort, stand side by side in a heat map; more are shared out to several of them."""

_TITLE_WIDTH = 156.0
_WIDEST_CELL = 48.0
_ROOM_FOR_WORDS = 28.0
_LONGEST_NAME = 120.0
_DASH = "–"


def has_rows(view: ComparisonView) -> bool:
    """Whether there are few enough sites to show each of them."""
    return len(view.sites) <= MOST_SITES


def heatmap_sections(story: Story, view: ComparisonView) -> list[Flowable]:
    """The level of every site in every dimension: tables, so that every number is read with its heads."""
    note = story.say(wording.HEATMAP_NOTE, top=view.top_level)
    flowables: list[Flowable] = [story.heading(2, story.say(wording.HEATMAP)), story.paragraph(note, "opening")]
    parts = _parts(len(view.sites))
    for area in view.areas:
        heading: list[Flowable] = [story.heading(3, markup(area.title))]
        for number, part in enumerate(parts, start=1):
            caption = story.reader.say(wording.HEATMAP_TABLE, area=area.title)
            if len(parts) > 1:
                caption = story.say(wording.HEATMAP_TABLE_PART, area=area.title, part=number, parts=len(parts))
            flowables.append(KeepTogether([*heading, *_heatmap(story, view, area, caption=caption, part=part)]))
            heading = []
    return flowables


def _parts(sites: int) -> list[slice]:
    """The sites in runs of nearly equal length, none longer than there is room for."""
    parts = max(1, -(-sites // _MOST_COLUMNS))
    return [slice(sites * part // parts, sites * (part + 1) // parts) for part in range(parts)]


def _heatmap(story: Story, view: ComparisonView, area: ComparedArea, *, caption: str, part: slice) -> list[Flowable]:
    sites = view.sites[part]
    column = min((CONTENT_WIDTH - _TITLE_WIDTH) / max(len(sites), 1), _WIDEST_CELL)
    rows = [
        [story.paragraph(markup(each.title), "cell"), *(_cell(story, cell, column) for cell in each.cells[part])]
        for each in area.dimensions
    ]
    head = [story.paragraph(story.say(wording.DIMENSION), "head"), *_heads(story, sites)]
    return tagged_table(
        [head, *rows],
        widths=[_TITLE_WIDTH, *[column] * len(sites)],
        style=_grounds(view, [each.cells[part] for each in area.dimensions]),
        caption=(caption, styles(story.reader.language)["caption"]),
        caption_shown=len(sites) < len(view.sites),  # else the heading says it
    )


def _cell(story: Story, cell: Cell, width: float) -> Flowable:
    """The level, or why there is none; where there is no room for that, a dash which says it to a screen reader."""
    if cell.level_number is not None:
        return story.paragraph(markup(cell.level), "tile")
    if width >= _ROOM_FOR_WORDS:
        return story.paragraph(markup(cell.level), "open")
    return P(_DASH, styles(story.reader.language)["open"], tag=Tag(name="P", alt=cell.level))


def _heads(story: Story, sites: Sequence[SiteView]) -> list[Flowable]:
    longest = max((width_of(printable(site.name), size=9) for site in sites), default=0.0) * 1.1 + 2
    return [Turned(story.paragraph(markup(site.name), "head"), min(longest, _LONGEST_NAME)) for site in sites]


def _grounds(view: ComparisonView, rows: Sequence[Sequence[Cell]]) -> TableStyle:
    """The look of a table, with the colours of the levels and white lines between them."""
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (1, 0), (-1, -1), 1),
        ("RIGHTPADDING", (1, 0), (-1, -1), 1),
        ("ALIGN", (1, 0), (-1, 0), "CENTER"),
        ("LINEBEFORE", (1, 1), (-1, -1), 1.5, WHITE),
        ("LINEBELOW", (1, 1), (-1, -1), 1.5, WHITE),
    ]
    for line, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell.level_number is not None:
                colour = ground(cell.level_number / view.top_level)
                commands.append(("BACKGROUND", (column, line), (column, line), colour))
    return TableStyle([*table_style().getCommands(), *commands])


def spread_sections(story: Story, view: ComparisonView) -> list[Flowable]:
    """How far the sites lie apart, drawn and in figures."""
    note = wording.SPREAD_NOTE if has_rows(view) else wording.SPREAD_NOTE_MANY
    flowables: list[Flowable] = [
        story.heading(2, story.say(wording.SPREAD)),
        story.paragraph(story.say(note, most=MOST_SITES), "opening"),
    ]
    for area in view.areas:
        flowables += [
            story.heading(3, markup(area.title)),
            spread_figure(story, view, area),
            *_spread_table(story, area),
        ]
    return flowables


def spread_figure(story: Story, view: ComparisonView, area: ComparedArea) -> Flowable:
    """The dimensions of an area as a drawing whose alternative text says its numbers."""
    spreads = area_spreads(area, view.top_level, story.reader)
    if not has_rows(view):
        spreads = replace(spreads, rows=tuple(replace(row, marks=()) for row in spreads.rows))
    return story.figure(draw_spread(spreads, story.reader.language), spreads.alt)


def _spread_table(story: Story, area: ComparedArea) -> list[Flowable]:
    heads = (wording.DIMENSION, wording.VALUES, wording.LEAST, wording.QUARTILES, wording.GREATEST, wording.MEDIAN)
    rows = []
    for dimension in area.dimensions:
        if (spread := dimension.spread) is None:
            rows.append([markup(dimension.title), "0", "", "", "", story.say(wording.OPEN)])
        else:
            middle = story.say(wording.FROM_TO, lower=spread.lower, upper=spread.upper)
            rows.append(
                [
                    markup(dimension.title),
                    str(spread.count_number),
                    spread.least,
                    middle,
                    spread.greatest,
                    spread.median,
                ]
            )
    return story.table(
        story.say(wording.SPREAD_TABLE, area=area.title),
        [story.say(text) for text in heads],
        rows,
        widths=(0.4, 0.1, 0.13, 0.15, 0.11, 0.11),
        numbers=5,
    )


def development_sections(story: Story, view: ComparisonView, before: str) -> list[Flowable]:
    """How the sites moved since the round before."""
    flowables: list[Flowable] = [
        story.heading(2, story.say(wording.DEVELOPMENT, before=before)),
        story.paragraph(story.say(wording.DEVELOPMENT_NOTE), "opening"),
    ]
    return flowables + [
        KeepTogether([story.heading(3, markup(area.title)), *_development(story, area)]) for area in view.areas
    ]


def _development(story: Story, area: ComparedArea) -> list[Flowable]:
    heads = (
        wording.DIMENSION,
        wording.BEFORE,
        wording.NOW,
        wording.MEDIAN_CHANGE,
        wording.RISEN,
        wording.FALLEN,
        wording.IN_BOTH,
    )
    whole = story.say(wording.WHOLE_AREA)
    rows = [_moved(f"<b>{whole}</b>", area.mean)]
    rows += [_moved(markup(dimension.title), dimension) for dimension in area.dimensions]
    found = [row for row in rows if row is not None]
    if not found:
        return [story.paragraph(story.say(wording.DEVELOPMENT_NONE))]
    return story.table(
        story.reader.say(wording.DEVELOPMENT_TABLE, area=area.title),
        [story.say(text) for text in heads],
        found,
        widths=(0.385, 0.08, 0.075, 0.13, 0.115, 0.11, 0.105),
        numbers=6,
        caption_shown=False,
    )


def _moved(title: str, dimension: ComparedDimension) -> list[str] | None:
    """A row of the development; None where no site has a value in both rounds."""
    change = dimension.change
    if change is None:
        return None
    return [
        title,
        dimension.median_before or "",
        dimension.spread.median if dimension.spread else "",
        change.median,
        str(change.risen_number),
        str(change.fallen_number),
        str(change.count_number),
    ]
