"""The profile as a page: the profile, its tables, the distances to the targets, and how every figure comes about."""

from dataclasses import dataclass
from fractions import Fraction

from workbench.assessment import Assessment
from workbench.present import wording
from workbench.present.derivation import Derivation, Derivations, Figures, derivations
from workbench.present.numbers import date_text
from workbench.present.profile import AreaView, DimensionView, ProfileView, profile_view
from workbench.present.texts import Reader
from workbench.report_case import PreviousRound


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionPart:
    """A dimension and how its level comes about."""

    view: DimensionView
    derivation: Derivation


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPart:
    """An area, or a supplementary questionnaire, with its dimensions as a table and one by one.

    `id` is unique on the page.
    """

    id: str
    view: AreaView
    derivation: Derivation
    table: Figures
    dimensions: tuple[DimensionPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePage:
    """Everything the profile page shows; `distances` are the dimensions below their target, the farthest first."""

    site: str
    kind: str
    day: str
    profile: ProfileView
    stage: Derivation
    overall: Derivation
    table: Figures
    areas: tuple[AreaPart, ...]
    supplementary: tuple[AreaPart, ...]
    targets_reached: str
    distances: Figures


def profile_page(assessment: Assessment, reader: Reader, *, previous: PreviousRound | None = None) -> ProfilePage:
    """The page of one assessment for one reader, beside the site's last round if one is given."""
    profile = profile_view(assessment, reader, previous=previous)
    found = derivations(assessment, reader)
    return ProfilePage(
        site=assessment.site.name,
        kind=reader.read(reader.kind.title),
        day=date_text(assessment.date, reader.language),
        profile=profile,
        stage=found.stage,
        overall=found.overall,
        table=_areas_table(profile, reader),
        areas=tuple(_area_part(area, found, reader) for area in profile.areas),
        supplementary=tuple(_area_part(area, found, reader) for area in profile.supplementary),
        targets_reached=_targets_reached(profile, reader),
        distances=_distances(profile, reader),
    )


def _area_part(area: AreaView, found: Derivations, reader: Reader) -> AreaPart:
    return AreaPart(
        id=area.id,
        view=area,
        derivation=found.questionnaires[area.id],
        table=_dimensions_table(area, reader),
        dimensions=tuple(
            DimensionPart(view=dimension, derivation=found.dimensions[dimension.id]) for dimension in area.dimensions
        ),
    )


def _areas_table(profile: ProfileView, reader: Reader) -> Figures:
    """The areas as the first chart shows them; the column of the last round only where there was one."""
    head = [wording.AREA, wording.ANSWERED_HEAD, wording.LEVEL]
    rows = [[area.title, area.answered, area.level] for area in profile.areas]
    if profile.previous is not None:
        head.append(wording.LAST_ROUND_HEAD)
        for row, area in zip(rows, profile.areas, strict=True):
            row.append(area.previous_level or reader.say(wording.NONE))
    return Figures(
        caption=reader.say(wording.AREAS_IN_FIGURES),
        head=tuple(reader.say(text) for text in head),
        rows=tuple(tuple(row) for row in rows),
        numeric=tuple(range(2, len(head))),
    )


def _dimensions_table(area: AreaView, reader: Reader) -> Figures:
    """The dimensions as the charts of an area show them."""
    head = [wording.DIMENSION, wording.ANSWERED_HEAD, wording.TARGET_HEAD, wording.LEVEL]
    has_trend = any(dimension.trend for dimension in area.dimensions)
    if has_trend:
        head.append(wording.SINCE_HEAD)
    none = reader.say(wording.NONE)
    rows = []
    for dimension in area.dimensions:
        row = [essential_title(dimension, reader), dimension.answered, dimension.target_level, dimension.level]
        if has_trend:
            row.append(dimension.trend.short if dimension.trend else none)
        rows.append(tuple(row))
    return Figures(
        caption=reader.say(wording.IN_FIGURES, area=area.title),
        head=tuple(reader.say(text) for text in head),
        rows=tuple(rows),
        numeric=(2, 3),
    )


def essential_title(dimension: DimensionView, reader: Reader) -> str:
    """The title, marked where the dimension can hold the stage back."""
    return reader.say(wording.ESSENTIAL, title=dimension.title) if dimension.essential else dimension.title


def _valued(profile: ProfileView) -> list[tuple[Fraction, DimensionView]]:
    """The dimensions of the areas that have a value, each with what is missing to its target (or more than that)."""
    return [
        (dimension.target - dimension.share, dimension)
        for area in profile.areas
        for dimension in area.dimensions
        if dimension.share is not None
    ]


def _targets_reached(profile: ProfileView, reader: Reader) -> str:
    valued = _valued(profile)
    reached = sum(missing <= 0 for missing, _ in valued)
    return reader.say(wording.TARGETS_REACHED, reached=reached, all=len(valued)) if valued else ""


def _distances(profile: ProfileView, reader: Reader) -> Figures:
    below = [(missing, dimension) for missing, dimension in _valued(profile) if missing > 0]
    below.sort(key=lambda entry: -entry[0])
    head = (wording.DIMENSION, wording.LEVEL, wording.TARGET_HEAD, wording.DISTANCE_HEAD)
    return Figures(
        caption=reader.say(wording.DISTANCES_IN_FIGURES),
        head=tuple(reader.say(text) for text in head),
        rows=tuple(
            (essential_title(each, reader), each.level, each.target_level, each.distance or "") for _, each in below
        ),
        numeric=(1, 2, 3),
    )
