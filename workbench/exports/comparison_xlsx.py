"""A comparison as spreadsheet: heat map, spread, change, topics, sites; all figures are numbers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.exports import comparison_wording as wording
from workbench.exports.plain import one_line
from workbench.exports.tables import Column, Kind, RowT
from workbench.exports.wording import say
from workbench.exports.xlsx_book import Book, add_remarks, add_table, new_book
from workbench.exports.xlsx_heatmap import LEVELS, add_changes, add_heatmap
from workbench.present import comparison_wording
from workbench.present.comparison import ChangeView, ComparedDimension, ComparisonView, SiteView, SpreadView
from workbench.values import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadRow:
    """A dimension, or an area's mean, in which some site has a value."""

    area: str
    title: str
    spread: SpreadView


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A dimension, or an area's mean, in which some site has a value in both rounds; the medians of either round."""

    area: str
    title: str
    before: Fraction | None
    now: Fraction | None
    change: ChangeView


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic under its heading, or why there is none of that sort."""

    heading: str
    text: str
    figure: str = ""
    talk: str = ""


_SPREAD: tuple[Column[SpreadRow], ...] = (
    Column(heading=wording.AREA, width=32, cell=lambda row: one_line(row.area)),
    Column(heading=wording.DIMENSION, width=50, cell=lambda row: one_line(row.title)),
    Column(heading=wording.VALUES, width=14, kind=Kind.COUNT, cell=lambda row: row.spread.count_number),
    Column(heading=wording.LEAST, width=12, kind=Kind.LEVEL, cell=lambda row: row.spread.least_number),
    Column(heading=wording.LOWER, width=12, kind=Kind.LEVEL, cell=lambda row: row.spread.lower_number),
    Column(heading=wording.MEDIAN, width=12, kind=Kind.LEVEL, cell=lambda row: row.spread.median_number),
    Column(heading=wording.UPPER, width=13, kind=Kind.LEVEL, cell=lambda row: row.spread.upper_number),
    Column(heading=wording.GREATEST, width=12, kind=Kind.LEVEL, cell=lambda row: row.spread.greatest_number),
)
_FIRST_LEVEL, _LAST_LEVEL = 3, 7

_CHANGE: tuple[Column[ChangeRow], ...] = (
    Column(heading=wording.AREA, width=32, cell=lambda row: one_line(row.area)),
    Column(heading=wording.DIMENSION, width=50, cell=lambda row: one_line(row.title)),
    Column(heading=wording.MEDIAN_BEFORE, width=13, kind=Kind.LEVEL, cell=lambda row: row.before),
    Column(heading=wording.MEDIAN_NOW, width=13, kind=Kind.LEVEL, cell=lambda row: row.now),
    Column(heading=wording.MEDIAN_CHANGE, width=13, kind=Kind.CHANGE, cell=lambda row: row.change.median_number),
    Column(heading=wording.IN_BOTH, width=15, kind=Kind.COUNT, cell=lambda row: row.change.count_number),
    Column(heading=wording.RISEN, width=11, kind=Kind.COUNT, cell=lambda row: row.change.risen_number),
    Column(heading=wording.FALLEN, width=11, kind=Kind.COUNT, cell=lambda row: row.change.fallen_number),
)

_TOPICS: tuple[Column[TopicRow], ...] = (
    Column(heading=wording.TOPIC, width=34, cell=lambda row: row.heading),
    Column(heading=wording.DIMENSION, width=48, cell=lambda row: one_line(row.text)),
    Column(heading=wording.FIGURE, width=22, cell=lambda row: row.figure),
    Column(heading=wording.TALK, width=56, cell=lambda row: one_line(row.talk)),
)

_STAGES: tuple[Column[SiteView], ...] = (
    Column(heading=wording.STAGE, width=14, kind=Kind.COUNT, cell=lambda row: row.stage_number),
    Column(heading=wording.STAGE_TITLE, width=34, cell=lambda row: row.stage),
)
_LETTERS: tuple[Column[SiteView], ...] = (
    Column(heading=wording.SITE, width=34, cell=lambda row: one_line(row.name)),
    *_STAGES,
)
_SITES: tuple[Column[SiteView], ...] = (
    _LETTERS[0],
    Column(heading=wording.KIND, width=16, cell=lambda row: row.kind),
    Column(heading=wording.SIZE, width=18, cell=lambda row: row.size),
    Column(heading=wording.POPULATION, width=16, kind=Kind.COUNT, cell=lambda row: row.population_number),
    *_STAGES,
)


def comparison_xlsx(view: ComparisonView, language: Language, *, made_on: dt.date) -> bytes:
    """The comparison as XLSX file; the same view and day give the same bytes."""
    cohort = one_line(view.cohort)
    title_text = wording.COMPARISON_OF if cohort else wording.COMPARISON
    title = say(title_text, language, cohort=cohort, round=one_line(view.round_title))
    book = new_book(title, cohort or title, language=language, made_on=made_on)
    add_heatmap(book, view)
    _add_spread(book, view)
    if view.before_title is not None:
        _add_change(book, view, view.before_title)
        add_changes(book, view, view.before_title)
    _add_topics(book, view)
    sites = _LETTERS if view.letters else _SITES
    add_table(book, book.say(wording.SHEET_SITES), sites, rows=view.sites, if_empty=book.say(wording.NO_SITES))
    return book.finish()


def _add_spread(book: Book, view: ComparisonView) -> None:
    rows = [
        SpreadRow(area=area, title=title, spread=dimension.spread)
        for area, title, dimension in _dimensions(book, view)
        if dimension.spread is not None
    ]
    sheet = add_table(book, book.say(wording.SHEET_SPREAD), _SPREAD, rows=rows, if_empty=book.say(wording.NO_VALUES))
    sheet.fit_to_pages(1, 1)
    if rows:
        scale = {**LEVELS, "max_value": view.top_level}
        sheet.conditional_format(1, _FIRST_LEVEL, len(rows), _LAST_LEVEL, scale)
    remarks = [view.handed_in, book.say(wording.SPREAD_NOTE), say(wording.LEVELS, book.language, top=view.top_level)]
    add_remarks(book, sheet, remarks, line=len(rows) + 2, widths=_widths(_SPREAD))


def _add_change(book: Book, view: ComparisonView, before: str) -> None:
    rows = [
        ChangeRow(
            area=area,
            title=title,
            before=dimension.median_before_number,
            now=None if dimension.spread is None else dimension.spread.median_number,
            change=dimension.change,
        )
        for area, title, dimension in _dimensions(book, view)
        if dimension.change is not None
    ]
    sheet = add_table(book, book.say(wording.SHEET_CHANGE), _CHANGE, rows=rows, if_empty=book.say(wording.NO_CHANGE))
    sheet.fit_to_pages(1, 1)
    remarks = [say(wording.CHANGE_NOTE, book.language, before=one_line(before))]
    add_remarks(book, sheet, remarks, line=len(rows) + 2, widths=_widths(_CHANGE))


def _dimensions(book: Book, view: ComparisonView) -> list[tuple[str, str, ComparedDimension]]:
    """Every area as a whole, then its dimensions, with the titles of both."""
    rows = []
    for area in view.areas:
        rows.append((area.title, book.say(wording.AREA_MEAN), area.mean))
        rows += [(area.title, dimension.title, dimension) for dimension in area.dimensions]
    return rows


def _add_topics(book: Book, view: ComparisonView) -> None:
    rows = []
    for topics in (view.good, view.needed, view.differing):
        rows += [
            TopicRow(heading=topics.title, text=topic.title, figure=topic.figure, talk=topic.talk)
            for topic in topics.topics
        ]
        if not topics.topics:
            rows.append(TopicRow(heading=topics.title, text=topics.empty))
    sheet = add_table(book, book.say(wording.SHEET_TOPICS), _TOPICS, rows=rows, if_empty="")
    remarks = [book.say(comparison_wording.NO_RANKING)]
    add_remarks(book, sheet, remarks, line=len(rows) + 2, widths=_widths(_TOPICS))


def _widths(columns: Sequence[Column[RowT]]) -> list[int]:
    return [column.width for column in columns]
