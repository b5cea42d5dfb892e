"""Page one of the report: what the head of administration reads. Paper and the shared page show these words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from workbench.assessment import Assessment
from workbench.maturity.model import QuestionnaireResult
from workbench.present import first_page_wording as wording
from workbench.present.asked import Decisions, Since, decisions_of, since_of
from workbench.present.numbers import date_text, level_text
from workbench.present.profile import STRENGTH_FROM, AreaView, ProfileView, profile_view
from workbench.present.quotes import with_inner_quotes
from workbench.present.texts import Reader
from workbench.report_case import ReportCase
from workbench.values import Text

_NAMED = 3
"""So many dimensions are named in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place on the scale: what it marks, its share, 0 to 1, and the level as it is shown."""

    name: str
    share: Fraction
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the site stands: `stage` and `number` are None while it is open; `stages` are all titles from 0.

    Sentences that have nothing to say are empty.
    """

    title: str
    stage: str | None
    number: int | None
    stages: tuple[str, ...]
    alt: str
    meaning: str
    mean: str
    before: str
    held_back: str
    clarify: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMarks:
    """An area today, in the last round and at its target; `text` is today's level, or why there is none."""

    title: str
    now: Mark | None
    before: Mark | None
    target: Mark | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """All areas in one picture; `alt` says it in a sentence."""

    title: str
    areas: tuple[AreaMarks, ...]
    top_level: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A strength or a need: the dimension and its level in words."""

    title: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Strengths or needs; `none` says why there are none, and is empty where there are."""

    title: str
    points: tuple[Point, ...]
    none: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """Everything on page one, in the reader's words and in reading order.

    `facts` are kind, round and days; `since` is None in the first report.
    """

    title: str
    site: str
    document: str
    logo_alt: str
    facts: tuple[str, ...]
    introduction: str
    standing: Standing
    areas: Areas
    strengths: Points
    needs: Points
    decisions: Decisions
    since: Since | None


def first_page(case: ReportCase, reader: Reader) -> FirstPage:
    """Page one of a report for one reader."""
    assessment = case.assessment
    profile = profile_view(assessment, reader, previous=case.previous)
    return FirstPage(
        title=reader.say(wording.TITLE, site=assessment.site.name),
        site=assessment.site.name,
        document=reader.say(wording.DOCUMENT),
        logo_alt=reader.say(wording.LOGO, site=assessment.site.name),
        facts=_facts(case, reader),
        introduction=case.introduction,
        standing=_standing(assessment, profile, reader),
        areas=_areas(assessment, profile, reader),
        strengths=_strengths(profile, reader),
        needs=_needs(profile, reader),
        decisions=decisions_of(case, reader),
        since=since_of(case, reader),
    )


def _facts(case: ReportCase, reader: Reader) -> tuple[str, ...]:
    """Kind, round, the day of the answers, and that of the report where it is another."""
    day, made_on = (date_text(each, reader.language) for each in (case.assessment.date, case.made_on))
    facts = [reader.read(reader.kind.title), case.round_title, reader.say(wording.AS_OF, date=day)]
    if made_on != day:
        facts.append(reader.say(wording.MADE_ON, date=made_on))
    return tuple(fact for fact in facts if fact)


def _standing(assessment: Assessment, profile: ProfileView, reader: Reader) -> Standing:
    stages = tuple(reader.read(stage.title) for stage in assessment.content.model.stages)
    number, stage = assessment.maturity.overall.stage, profile.stage
    return Standing(
        title=reader.say(wording.STAGE_OPEN) if stage is None else reader.say(wording.STAGE, stage=stage),
        stage=stage,
        number=number,
        stages=stages,
        alt=_stages_alt(stages, number, reader),
        meaning=reader.say(wording.STAGE_NEEDS) if profile.clarify else profile.meaning,
        mean=_mean(profile, reader),
        before=_before(profile, reader),
        held_back=_held_back(assessment, profile, reader),
        clarify=_named(wording.CLARIFY, profile.clarify, reader),
    )


def _stages_alt(stages: Sequence[str], number: int | None, reader: Reader) -> str:
    if number is None:
        reached = reader.say(wording.STAGES_ALT_OPEN)
    else:
        reached = reader.say(wording.STAGES_ALT, number=number, top=len(stages) - 1, stage=stages[number])
    named = (reader.say(wording.STAGE_NAMED, number=place, stage=stage) for place, stage in enumerate(stages))
    return reached + reader.say(wording.STAGES_ALT_ALL, stages=", ".join(named))


def _mean(profile: ProfileView, reader: Reader) -> str:
    return reader.say(wording.MEAN, level=profile.level, top=profile.top_level) if profile.has_level else ""


def _before(profile: ProfileView, reader: Reader) -> str:
    """Stage and level of the last round, as far as it came to them."""
    previous = profile.previous
    if previous is None or (previous.stage is None and previous.level is None):
        return ""
    text = wording.BEFORE
    if previous.stage is None:
        text = wording.LEVEL_BEFORE
    elif previous.level is None:
        text = wording.STAGE_BEFORE
    return reader.say(text, stage=previous.stage, level=previous.level)


def _held_back(assessment: Assessment, profile: ProfileView, reader: Reader) -> str:
    """What keeps the site from the next stage, by the rule of design section 4; nothing at the top or without a stage.

    The distance is rounded up, so that it fits the level shown, which is cut off.
    """
    if profile.held_back_by:
        return _named(wording.HELD_BACK, profile.held_back_by, reader)
    maturity, stages = assessment.maturity, assessment.content.model.stages
    overall = maturity.overall
    if overall.stage is None or overall.share is None or overall.stage == maturity.top_level:
        return ""
    missing = overall.stage + Fraction(1, 2) - maturity.level(overall.share)
    gaps = {"stage": reader.read(stages[overall.stage + 1].title)}
    gaps["distance"] = level_text(Fraction(ceil(missing * 10), 10), reader.language)
    low = [
        reader.read(result.dimension.title)
        for result in maturity.dimensions.values()
        if result.dimension.essential and result.share is not None and maturity.level(result.share) < overall.stage
    ]
    return _named(wording.MISSING_AND_HELD_BACK, low, reader, **gaps) or reader.say(wording.MISSING, **gaps)


def _named(text: Text, titles: Sequence[str], reader: Reader, **gaps: str) -> str:
    """The sentence with as many titles as a reader takes in, the others counted; nothing without titles."""
    if not titles:
        return ""
    shown = [reader.say(wording.NAMED, title=title) for title in titles[:_NAMED]]
    rest = len(titles) - _NAMED
    if rest > 0:
        more = wording.AND_ONE_MORE if rest == 1 else wording.AND_MORE
        said = reader.say(more, first=", ".join(shown), count=rest)
    elif len(shown) > 1:
        said = reader.say(wording.AND, first=", ".join(shown[:-1]), last=shown[-1])
    else:
        said = shown[0]
    return with_inner_quotes(reader.say(text, dimensions=said, **gaps), reader.language)


def _areas(assessment: Assessment, profile: ProfileView, reader: Reader) -> Areas:
    results = assessment.maturity.areas.values()
    areas = [_area(assessment, view, result, reader) for view, result in zip(profile.areas, results, strict=True)]
    return Areas(
        title=reader.say(wording.AREAS),
        areas=tuple(areas),
        top_level=profile.top_level,
        alt=_areas_alt(areas, profile.top_level, reader),
    )


def _area(assessment: Assessment, view: AreaView, result: QuestionnaireResult, reader: Reader) -> AreaMarks:
    top = assessment.maturity.top_level

    def mark(name: Text, share: Fraction | None) -> Mark | None:
        if share is None:
            return None
        return Mark(name=reader.say(name), share=share, level=level_text(share * top, reader.language))

    return AreaMarks(
        title=view.title,
        now=mark(wording.TODAY, view.share),
        before=mark(wording.LAST_ROUND, view.previous),
        target=mark(wording.TARGET, _target(assessment, result)),
        text=view.level,
    )


def _target(assessment: Assessment, result: QuestionnaireResult) -> Fraction | None:
    """The mean of the targets of an area's dimensions, weighted as their shares are (design section 4).

    It runs over the dimensions that exist for the site and are not wholly not applicable; None where there are none.
    """
    counted = [each.dimension for each in result.dimensions.values() if not each.is_na]
    if not counted:
        return None
    weight = sum((each.weight for each in counted), Fraction(0))
    level = sum((each.weight * assessment.target_level(each.id) for each in counted), Fraction(0)) / weight
    return level / assessment.maturity.top_level


def _areas_alt(areas: Iterable[AreaMarks], top: int, reader: Reader) -> str:
    said = []
    for area in areas:
        marks = [
            reader.say(wording.MARK, name=mark.name, level=mark.level) for mark in (area.before, area.target) if mark
        ]
        said.append(", ".join([reader.say(wording.AREA_ALT, title=area.title, now=area.text), *marks]))
    return reader.say(wording.AREAS_ALT, top=top, areas="; ".join(said))


def _strengths(profile: ProfileView, reader: Reader) -> Points:
    none = ""
    if not profile.has_values:
        none = _nothing_to_say(profile, reader)
    elif not profile.strengths:
        none = reader.say(wording.NO_STRENGTHS, level=STRENGTH_FROM)
    points = (Point(title=each.title, level=reader.say(wording.LEVEL, level=each.level)) for each in profile.strengths)
    return Points(title=reader.say(wording.STRENGTHS), points=tuple(points), none=none)


def _needs(profile: ProfileView, reader: Reader) -> Points:
    """What lies below its target may still be out of reach of the plan's measures."""
    none = ""
    if not profile.has_values:
        none = _nothing_to_say(profile, reader)
    elif not profile.needs:
        dimensions = [dimension for area in profile.areas for dimension in area.dimensions]
        below = any(each.share is not None and each.share < each.target for each in dimensions)
        none = reader.say(wording.NO_NEEDS_LIFTED if below else wording.NO_NEEDS)
    points = (
        Point(
            title=each.title,
            level=reader.say(wording.LEVEL_AND_TARGET, level=each.level, target=each.target_level),
        )
        for each in profile.needs
    )
    return Points(title=reader.say(wording.NEEDS), points=tuple(points), none=none)


def _nothing_to_say(profile: ProfileView, reader: Reader) -> str:
    asked = any(not dimension.not_applicable for area in profile.areas for dimension in area.dimensions)
    return reader.say(wording.TOO_FEW_ANSWERS if asked else wording.NOTHING_APPLIES)
