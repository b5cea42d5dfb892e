"""Assessments and reports of every sort on the shipped content: mixed, empty, nothing applicable, far too long."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from io import BytesIO

from PIL import Image

from workbench.answers.model import (
    Answer,
    ChoicesValue,
    ChoiceValue,
    Evidence,
    Given,
    LevelValue,
    NotApplicable,
    NumberValue,
    Site,
    TableValue,
    TextValue,
    Value,
)
from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.assessment import Assessment, assess
from workbench.comparison.protected import OtherSites
from workbench.content.model import (
    Content,
    DecisionBody,
    Item,
    LevelItem,
    MultipleItem,
    NumberItem,
    SingleItem,
    TableItem,
    TextItem,
)
from workbench.demo.profiles import demo_answers
from workbench.demo.sites import DemoSite, demo_sites, read_round
from workbench.maturity.scope import all_items
from workbench.plan.living import Link, LivingMeasure, Status
from workbench.report_case import Asked, AskedMeasure, PreviousRound, ReportCase, case_of
from workbench.values import Event, Month, Text

COMPOUND = "Engagementförderungskoordinierungsstellenleitungsvertretungsregelung"
"""A word of more than sixty letters, as German administration makes them."""

HOSTILE = 'Ein <b>fett</b> & "böse" </para> <script>alert(1)</script> \x00\x07 🎉 ✓ \u202eabc שלום {site} %s'
"""Markup, control characters, emoji, another script, gaps of templates."""

WISHES = PlanWishes(start=Month(2026, 4), hours_per_month=Fraction(40), budget_eur=Fraction(20000))

INTRODUCTION = (
    "Die Stärkung des bürgerschaftlichen Engagements ist eines von drei Leitzielen dieser Wahlperiode. Dieser Bericht "
    "zeigt, was seit dem Auftakt im vergangenen Jahr erreicht wurde, was noch fehlt und worüber Verwaltungsspitze und "
    "Politik in den kommenden Monaten zu entscheiden haben. Wir danken allen."
)
"""As long as a municipality's own line may be."""

REASON = "Dafür gibt es im Haus zurzeit keine Zuständigkeit."

_LIFE = (Status.DONE, Status.RUNNING, Status.REJECTED, Status.PLANNED)
"""What became of the first measures of a plan."""

Choose = Callable[[int, Item], Answer | None]


def case(content: Content, choose: Choose, *, name: str = "Musterhausen", kind: str = "stadt") -> Assessment:
    """An assessment whose answers are chosen by the item's number and itself."""
    chosen = ((item.id, choose(number, item)) for number, item in enumerate(all_items(content)))
    answers = {item: answer for item, answer in chosen if answer is not None}
    site = Site(name=name, kind=kind, population=41000)
    return assess(content, site, on=date(2026, 3, 1), answers=answers, wishes=WISHES)


def all_cases(content: Content) -> Mapping[str, Assessment]:
    """The cases by name."""
    return {
        "mixed": case(content, mixed),
        "county": case(content, mixed, kind="kreis", name="Kreis Musterland"),
        "empty": case(content, lambda *_: None),
        "not-applicable": case(content, lambda *_: NotApplicable(reason="betrifft uns nicht")),
        "overlong": case(content, overlong, name=f"Bad {COMPOUND} an der Muster-{COMPOUND}"),
    }


def busy(content: Content) -> Assessment:
    """A site at which as much runs and waits for a decision as may, with the longest titles of the catalogue."""
    kind = next(iter(content.model.site_kinds))
    fitting = [measure for measure in content.measures.values() if kind in measure.applies_to]
    longest = sorted(fitting, key=lambda each: -len(each.title.de + each.responsible.de))
    runs, others = longest[:8], longest[8:]
    waits = [measure for measure in others if measure.decision is not DecisionBody.NONE][:6]
    states = {
        **{each.id: MeasureWish(state=MeasureState.RUNNING, start=Month(2026, 2)) for each in runs},
        **{each.id: MeasureWish(state=MeasureState.ACCEPTED, start=Month(2026, 4)) for each in waits},
    }
    site = Site(name="Musterhausen an der Musterau", kind=kind, population=41000)
    plan = PlanWishes(
        start=Month(2026, 2),
        months=24,
        hours_per_month=Fraction(400),
        max_measures=14,
        max_at_a_time=0,
        measures=states,
    )
    answers = {item.id: Given(value=value_of(item, number)) for number, item in enumerate(all_items(content))}
    return assess(content, site, on=case(content, mixed).date, answers=answers, wishes=plan)


def mixed(number: int, item: Item) -> Answer | None:
    """Levels going round 0 to 3, some open, some not applicable."""
    if number % 11 == 7:
        return None
    if number % 13 == 5:
        return NotApplicable(reason="übernimmt der Kreis")
    note = "Stand aus dem Gespräch im Fachbereich" if number % 4 == 0 else None
    return Given(value=value_of(item, number), note=note)


def overlong(number: int, item: Item) -> Answer | None:
    """Everything answered, with as much text as anybody could write."""
    evidence = Evidence(
        type=COMPOUND, reference=HOSTILE, date=date(2025, 9, 30), link="https://example.org/" + "a" * 300
    )
    # some 2,000 characters, and a word without an end
    long_note = f"{HOSTILE} {COMPOUND} " * 13 if number % 10 == 0 else COMPOUND * 4
    return Given(
        value=value_of(item, number, text=long_note), note=long_note, evidence=(evidence,), provided_by=COMPOUND
    )


def value_of(item: Item, number: int, *, text: str = "ein Text") -> Value:
    """Some value of the item's kind that depends on the number."""
    match item:
        case LevelItem():
            return LevelValue(number % 4 % (item.scale.highest + 1))
        case SingleItem():
            return ChoiceValue(item.choices[number % len(item.choices)].id)
        case MultipleItem():
            return ChoicesValue(tuple(choice.id for choice in item.choices[: number % 4]))
        case NumberItem():
            return NumberValue(Fraction(number * 100) + Fraction(1, 2))
        case TextItem():
            return TextValue(text)
        case TableItem():
            columns = [column.id for column in item.columns if column.kind == "text"]
            return TableValue(tuple(dict.fromkeys(columns, f"{text} {row}") for row in range(3)))


def a_logo(width: int = 600, height: int = 180, *, kind: str = "PNG") -> bytes:
    """A picture of that size, half of it transparent."""
    file = BytesIO()
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    picture.paste((20, 80, 127, 255), (0, 0, width // 2, height))
    (picture if kind == "PNG" else picture.convert("RGB")).save(file, kind)
    return file.getvalue()


def demo_cases(content: Content) -> Mapping[str, ReportCase]:
    """A report of every site of the demo, in the middle of its plan's life, with everything that a report can hold."""
    return {site.key: demo_case(site, content) for site in demo_sites(content)}


def demo_case(site: DemoSite, content: Content) -> ReportCase:
    """The report of one of them: the last round, the others, events, an earlier report, a logo, an introduction."""
    day = read_round(site.key, 2, content).date
    wanted = PlanWishes(start=Month.of(day).plus(1), hours_per_month=Fraction(30))
    before, now = (
        assess(
            content,
            site.site,
            on=read_round(site.key, number, content).date,
            answers=demo_answers(site, number, content),
            wishes=wishes,
        )
        for number, wishes in ((1, None), (2, wanted))
    )
    previous = PreviousRound(title="Runde 1", assessment=before)
    found = replace(case_of(now), round_title="Runde 2", previous=previous, others=others(now), events=events(day))
    return lived(found, reason=REASON)


def others(assessment: Assessment) -> Mapping[str, OtherSites]:
    """What is known of seven other sites, in everything that is compared but one dimension in six."""
    maturity = assessment.maturity
    keys = ["overall", *(f"area:{area}" for area in maturity.areas), *maturity.dimensions]
    halves = {key: 1 + number % 5 for number, key in enumerate(keys) if number % 6 != 5}
    return {
        key: OtherSites(lower=Fraction(half - 1, 2), median=Fraction(half, 2), upper=Fraction(half + 2, 2), count=7)
        for key, half in halves.items()
    }


def events(day: date) -> tuple[Event, ...]:
    """A workshop of two days and an excursion, some weeks after the day."""
    workshop, excursion = day + timedelta(days=40), day + timedelta(days=100)
    return (
        Event(
            key="w", title="Workshop 3", first_day=workshop, last_day=workshop + timedelta(days=1), place="Kreishaus"
        ),
        Event(key="x", title="Exkursion", first_day=excursion, last_day=excursion),
    )


def lived(case: ReportCase, *, reason: str) -> ReportCase:
    """The case some time after a first report asked for its first three measures."""
    proposed = case.assessment.measures
    measures = tuple(
        _living(measure, _LIFE[number] if number < len(_LIFE) else measure.status, reason=reason)
        for number, measure in enumerate(proposed)
    )
    asked = tuple(AskedMeasure(key=measure.key, title=measure.measure.title) for measure in proposed[:3])
    return replace(
        case,
        planned=replace(case.assessment, measures=measures),
        changed=True,
        asked=Asked(on=case.made_on - timedelta(days=92), measures=asked),
        introduction=INTRODUCTION,
        logo=a_logo(),
    )


def _living(measure: LivingMeasure, status: Status, *, reason: str) -> LivingMeasure:
    found = replace(measure, status=status, reason=reason if status is Status.REJECTED else "")
    if status is not Status.RUNNING:
        return found
    link = Link(title="Vorlage für den Ausschuss", url="https://example.org/vorlagen/17")
    return replace(found, progress=40, note="Der Entwurf liegt vor.", links=(link,))


def extreme_case(content: Content) -> ReportCase:
    """A report in which everything that people write is hostile or far too long."""
    name = f"Bad {COMPOUND} an der Muster-{COMPOUND}"
    assessment = case(content, overlong, name=name)
    previous = PreviousRound(title=f"{COMPOUND} {HOSTILE}", assessment=assessment)
    day = assessment.date + timedelta(days=50)
    found = replace(
        case_of(assessment),
        round_title=f"Runde {COMPOUND} {HOSTILE}",
        previous=previous,
        others=others(assessment),
        events=tuple(replace(each, title=f"{COMPOUND} {HOSTILE}", place=HOSTILE) for each in events(day)),
    )
    found = lived(found, reason=f"{HOSTILE} {COMPOUND} " * 12)
    planned = found.planned
    assert planned is not None
    measures = tuple(_overlong(measure, number) for number, measure in enumerate(planned.measures))
    return replace(
        found,
        planned=replace(planned, measures=measures),
        introduction=(HOSTILE + COMPOUND * 4)[:300],
        logo=a_logo(6000, 10),
    )


def _overlong(living: LivingMeasure, number: int) -> LivingMeasure:
    """Every third measure written anew by somebody who does not know when to stop."""
    if number % 3:
        return living
    written = replace(
        living.measure,
        title=Text(f"{COMPOUND} {HOSTILE}"[:200]),
        summary=Text(f"{HOSTILE} {COMPOUND} " * 12),
        steps=(Text(COMPOUND * 2), Text(HOSTILE)),
        responsible=Text(f"{COMPOUND} {HOSTILE}"[:200]),
        indicator=Text(f"{HOSTILE} {COMPOUND} " * 6),
    )
    return replace(
        living,
        measure=written,
        note=f"{HOSTILE} {COMPOUND} " * 12,
        links=(Link(title=HOSTILE, url="https://example.org/" + "a" * 300),),
    )
