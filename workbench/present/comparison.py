"""A cohort's sites side by side, as a reader sees them: once for the page, the files and the cohort's report.

Levels are cut to one decimal as everywhere; what ends in `_number` is the same figure for programs. Sites stand in the
order of their names, in letter form in that of their letters; nothing is ever ordered by an overall level.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.comparison.model import OVERALL, dimensions_by_area, dimensions_of
from workbench.comparison.spread import Change, Spread, change_of, spread_of, topics_of
from workbench.present import comparison_topics
from workbench.present import comparison_wording as words
from workbench.present.compared import Case, Cell, Comparable, change_text, nearest_tenth, size_text, size_titles
from workbench.present.comparison_topics import TopicsView
from workbench.present.numbers import level_number, level_text
from workbench.present.texts import Reader
from workbench.present.wording import STILL_OPEN
from workbench.values import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """A site that is shown; in letter form `name` is its letter, and what could tell who it is is empty or None."""

    id: int
    name: str
    kind: str
    size: str
    population_number: int | None
    stage: str
    stage_number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadView:
    """Levels of the `count_number` sites with a value: least, quartiles, median, greatest."""

    count_number: int
    least: str
    lower: str
    median: str
    upper: str
    greatest: str
    least_number: Fraction
    lower_number: Fraction
    median_number: Fraction
    upper_number: Fraction
    greatest_number: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """How the sites with a value in both rounds moved, as a sentence, for a cell of a table, and in numbers."""

    sentence: str
    short: str
    median: str
    median_number: Fraction
    count_number: int
    risen_number: int
    fallen_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedDimension:
    """A dimension, an area's mean or the overall value over all sites; `cells` has one for each of `view.sites`.

    `spread` is None where no site has a value, `change` where none has one in both rounds; both count all sites, also
    those not shown. `median_before` is the median in the earlier round, of all sites that took part then.
    """

    key: str
    title: str
    cells: tuple[Cell, ...]
    spread: SpreadView | None
    median_before: str | None
    median_before_number: Fraction | None
    change: ChangeView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedArea:
    """An area: its mean, and its dimensions in the order of the content."""

    id: str
    title: str
    mean: ComparedDimension
    dimensions: tuple[ComparedDimension, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """All of a comparison. `areas` may be one that was chosen; topics are always of all dimensions.

    `cohort` is empty in letter form: a cohort may be called after a place.
    `before_title` is the earlier round, None where there is none; `letters` says that no site is named; `kinds` and
    `sizes` are what sites may be called there, in their order; `sites_number` counts all that have handed in, of
    `invited_number`, however many are shown.
    """

    cohort: str
    round_title: str
    before_title: str | None
    handed_in: str
    sites_number: int
    invited_number: int
    letters: bool
    top_level: int
    kinds: tuple[str, ...]
    sizes: tuple[str, ...]
    sites: tuple[SiteView, ...]
    areas: tuple[ComparedArea, ...]
    overall: ComparedDimension
    good: TopicsView
    needed: TopicsView
    differing: TopicsView


def comparison_view(
    compared: Comparable,
    reader: Reader,
    *,
    letters: bool = False,
    area: str | None = None,
    shown: Collection[int] | None = None,
    changes: bool = True,
) -> ComparisonView:
    """The comparison for one reader: of all areas or of one, with rows for all sites or for those `shown` (ids).

    Without `changes` nothing is said of how the sites moved as a whole, which takes longest with very many of them.
    """
    case = Case(compared, reader, letters=letters, shown=shown, changes=changes)
    content, table, top_level = compared.content, compared.table, compared.content.model.top_level
    spreads = {key: found for key in dimensions_of(content) if (found := spread_of(table.columns[key]))}
    topics = topics_of(table, spreads, top_level=top_level)
    before = compared.before_round
    return ComparisonView(
        cohort="" if letters else compared.cohort.name,
        round_title=compared.round.title,
        before_title=None if before is None else before.title,
        handed_in=reader.say(words.HANDED_IN, submitted=len(table.sites), invited=compared.invited),
        sites_number=len(table.sites),
        invited_number=compared.invited,
        letters=letters,
        top_level=top_level,
        kinds=tuple(reader.read(kind.title) for kind in content.model.site_kinds.values()),
        sizes=size_titles(reader),
        sites=tuple(_site_view(case, site) for site in case.shown),
        areas=tuple(_areas(case, area, spreads)),
        overall=_dimension(case, OVERALL, reader.say(words.OVERALL), spread=spread_of(table.columns[OVERALL])),
        good=comparison_topics.good(case, topics, spreads),
        needed=comparison_topics.needed(case, topics, spreads),
        differing=comparison_topics.differing(case, topics, spreads),
    )


def _site_view(case: Case, site: int) -> SiteView:
    """A site; in letter form nothing but its stage."""
    scores, model, reader = case.compared.sites[site], case.compared.content.model, case.reader
    stage = None if scores.stage is None else model.stages[scores.stage]
    hidden = case.is_letters
    return SiteView(
        id=site,
        name=case.name(site),
        kind="" if hidden else reader.read(model.site_kinds[scores.kind].title),
        size="" if hidden else size_text(scores.population, reader),
        population_number=None if hidden else scores.population,
        stage=reader.say(STILL_OPEN) if stage is None else reader.read(stage.title),
        stage_number=scores.stage,
    )


def _dimension(case: Case, key: str, title: str, *, spread: Spread | None) -> ComparedDimension:
    """A dimension, an area's mean or the overall value."""
    compared = case.compared
    earlier = case.earlier(key)
    then = moved = None
    if case.changes and compared.before is not None and earlier is not None:
        then = spread_of(compared.before.columns[key])
        moved = change_of(earlier, compared.table.columns[key])
    top_level = compared.content.model.top_level
    return ComparedDimension(
        key=key,
        title=title,
        cells=tuple(case.cells(key, earlier)),
        spread=None if spread is None else _spread_view(spread, case.reader.language, top_level=top_level),
        median_before=None if then is None else case.level(then.median),
        median_before_number=None if then is None else level_number(then.median * top_level),
        change=None if moved is None else _change_view(moved, case.reader, top_level=top_level),
    )


def _areas(case: Case, chosen: str | None, spreads: Mapping[str, Spread]) -> Iterator[ComparedArea]:
    content, reader = case.compared.content, case.reader
    for area_id, dimensions in dimensions_by_area(content).items():
        if chosen not in (None, area_id):
            continue
        area, key = content.model.areas[area_id], f"area:{area_id}"
        yield ComparedArea(
            id=area.id,
            title=reader.read(area.title),
            mean=_dimension(case, key, reader.read(area.title), spread=spread_of(case.compared.table.columns[key])),
            dimensions=tuple(
                _dimension(case, dimension.id, reader.read(dimension.title), spread=spreads.get(dimension.id))
                for dimension in dimensions
            ),
        )


def _spread_view(spread: Spread, language: Language, *, top_level: int) -> SpreadView:
    least, lower, median, upper, greatest = (
        level_number(share * top_level)
        for share in (spread.least, spread.lower, spread.median, spread.upper, spread.greatest)
    )
    return SpreadView(
        count_number=spread.count,
        least=level_text(least, language),
        lower=level_text(lower, language),
        median=level_text(median, language),
        upper=level_text(upper, language),
        greatest=level_text(greatest, language),
        least_number=least,
        lower_number=lower,
        median_number=median,
        upper_number=upper,
        greatest_number=greatest,
    )


def _change_view(change: Change, reader: Reader, *, top_level: int) -> ChangeView:
    median = change.median * top_level
    values = {
        "risen": change.risen,
        "fallen": change.fallen,
        "same": change.count - change.risen - change.fallen,
        "median": change_text(median, reader.language),
    }
    return ChangeView(
        sentence=reader.say(words.CHANGE, **values),
        short=reader.say(words.CHANGE_SHORT, **values),
        median=change_text(median, reader.language),
        median_number=nearest_tenth(median),
        count_number=change.count,
        risen_number=change.risen,
        fallen_number=change.fallen,
    )
