"""Cohorts to compare: levels by site and dimension, in one round or two, on small content or on any other."""

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tests.builders import COUNTY, TOWN, a_content, a_dimension, a_questionnaire, an_item
from workbench.comparison.model import NO_VALUE, UNITS, Table, dimensions_of, keys_of, table_of
from workbench.content.model import Content, Dimension
from workbench.present.comparison import ComparisonView, comparison_view
from workbench.present.texts import Reader
from workbench.values import Language

DAY = dt.date(2026, 11, 21)
DE, EN = Language.GERMAN, Language.ENGLISH

Levels = Sequence[float | None]
"""The levels of a site by dimension, in the order of the content; None where it has no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    number: int
    title: str
    opened_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    name: str
    kind: str
    population: int | None
    stage: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What `services.comparison` finds."""

    cohort: Cohort
    round: Round
    before_round: Round | None
    content: Content
    sites: Mapping[int, Scores]
    table: Table
    before: Table | None
    invited: int


NOW: Mapping[str, Levels] = {
    "Ahausen": (1, 2, 3.5),
    "Kreis Beeke": (2, None, 1),
    "Öding": (3, 2, 0),
    "Zeddern": (4, 2.25, 2),
}
BEFORE: Mapping[str, Levels] = {"Ahausen": (0.5, 2, 4), "Kreis Beeke": (2, 1, None), "Öding": (1, 2, 0)}


@cache
def small_content() -> Content:
    """Two areas: one with the dimensions Rückhalt and Räume, one with Wissen."""
    return a_content(
        a_questionnaire("start", _dimension("Rückhalt"), _dimension("Räume"), area="start"),
        a_questionnaire("dauer", _dimension("Wissen"), area="dauer"),
    )


def _dimension(title: str) -> Dimension:
    return a_dimension(title, an_item(f"item-{title}"))


def compared(
    now: Mapping[str, Levels] = NOW,
    before: Mapping[str, Levels] | None = None,
    *,
    content: Content | None = None,
    cohort: str = "Kohorte Nord",
    kind: str = TOWN,
) -> Compared:
    """Sites by name; those whose name begins with Kreis are counties where the kind is the usual one."""
    content = content or small_content()
    ids = {name: number for number, name in enumerate(now, start=1)}
    return Compared(
        cohort=Cohort(name=cohort),
        round=Round(number=2, title="Zweite Runde", opened_at=dt.datetime(2026, 10, 1, tzinfo=dt.UTC)),
        before_round=None
        if before is None
        else Round(number=1, title="Erste Runde", opened_at=dt.datetime(2026, 1, 7, tzinfo=dt.UTC)),
        content=content,
        sites={
            number: Scores(
                name=name,
                kind=COUNTY if name.startswith("Kreis") and kind == TOWN else kind,
                population=20_000 + number,
                stage=number % 4 or None,
            )
            for name, number in ids.items()
        },
        table=_table(content, {ids[name]: levels for name, levels in now.items()}),
        before=None
        if before is None
        else _table(content, {ids[name]: levels for name, levels in before.items() if name in ids}),
        invited=len(now) + 1,
    )


def _table(content: Content, sites: Mapping[int, Levels]) -> Table:
    """Areas and the overall value are as the first dimension: no file works them out."""
    keys, dimensions = keys_of(content), dimensions_of(content)
    rows = []
    for site, levels in sites.items():
        units = [NO_VALUE if level is None else int(level * UNITS / content.model.top_level) for level in levels]
        units += [units[0]] * (len(keys) - len(dimensions))
        rows.append((site, array("q", units).tobytes()))
    return table_of(keys, rows)


def a_view(
    now: Mapping[str, Levels] = NOW,
    before: Mapping[str, Levels] | None = BEFORE,
    *,
    language: Language = DE,
    letters: bool = False,
    cohort: str = "Kohorte Nord",
) -> ComparisonView:
    """The case as one reader sees it."""
    return view_of(compared(now, before, cohort=cohort), language, letters=letters)


def view_of(found: Compared, language: Language, *, letters: bool = False) -> ComparisonView:
    """Any case as one reader sees it."""
    return comparison_view(found, reader_of(found.content, language), letters=letters)


def reader_of(content: Content, language: Language) -> Reader:
    """A reader who is not of one site."""
    return Reader(language, next(iter(content.model.site_kinds.values())))
