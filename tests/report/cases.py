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
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.content.model import (
    Content,
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
from workbench.plan.living import LivingMeasure, Status
from workbench.report_case import Asked, AskedMeasure, PreviousRound, ReportCase, case_of
from workbench.values import Month

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
    long_note = f"{HOSTILE} {COMPOUND} " * 15 if number % 5 == 0 else COMPOUND * 6
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
    """A report of every site of the demo, in the middle of its plan's life, with everything that page one can hold."""
    return {site.key: _demo_case(site, content) for site in demo_sites(content)}


def _demo_case(site: DemoSite, content: Content) -> ReportCase:
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
    return lived(replace(case_of(now), round_title="Runde 2", previous=previous), reason=REASON)


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
    progress = 40 if status is Status.RUNNING else 0
    return replace(measure, status=status, progress=progress, reason=reason if status is Status.REJECTED else "")


def extreme_case(content: Content) -> ReportCase:
    """A report in which everything that people write is hostile or far too long."""
    name = f"Bad {COMPOUND} an der Muster-{COMPOUND}"
    found = replace(case_of(case(content, overlong, name=name)), round_title=f"Runde {COMPOUND} {HOSTILE}")
    return replace(lived(found, reason=f"{HOSTILE} {COMPOUND} " * 12), introduction=(HOSTILE + COMPOUND * 4)[:300])
