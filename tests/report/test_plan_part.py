"""The plan in the report: every measure with what Lemgo's plan says, timeline, load, what is overdue, what is out."""

import datetime as dt
import string
import subprocess
from dataclasses import replace
from fractions import Fraction
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.report.cases import COMPOUND
from tests.report.plan_cases import CASES, CONTENT, GERMAN, START, assessed, case_with, part_of, view_of
from tests.report.reading import right_edges, text
from tests.report.sabotage import tree
from workbench.plan.living import Status
from workbench.plan.model import LeftOutReason
from workbench.present.quotes import with_inner_quotes
from workbench.present.texts import Reader
from workbench.report import plan_wording
from workbench.report.drawings.timeline import MOST_ROWS
from workbench.report.sections.plan import plan_sections
from workbench.report.sections.story import Story
from workbench.report.style import CONTENT_WIDTH, MARGIN
from workbench.report.tagged.figures import Figure
from workbench.report_case import ReportCase
from workbench.values import Language, Month, Text


@cache
def made(name: str, language: Language = GERMAN) -> bytes:
    return part_of(CASES[name], language)


def figures(case: ReportCase) -> list[Figure]:
    story = Story(Reader(GERMAN, CONTENT.model.site_kinds["stadt"]))
    return [each for each in plan_sections(story, view_of(case), case) if isinstance(each, Figure)]


def alternatives(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(element.Alt) for element in tree(opened) if element.S == "/Figure"]


def page_texts(pdf: bytes, folder: Path) -> list[str]:
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    shown = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return shown.split("\f")


# --- all of it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
def test_headings_never_skip_a_level_and_nothing_leaves_the_margins(name: str, tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(made(name))) as pdf:
        levels = [int(str(element.S)[2]) for element in tree(pdf) if str(element.S)[:2] == "/H"]
    assert levels[:2] == [1, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(right_edges(made(name), tmp_path)) <= MARGIN + CONTENT_WIDTH + 1


@pytest.mark.parametrize("name", ["lived", "everything"])
def test_every_measure_says_all_that_lemgos_plan_says(name: str, tmp_path: Path) -> None:
    said = text(made(name), tmp_path)
    for measure in view_of(CASES[name]).measures:
        for part in (f"{measure.number} {measure.title}", measure.summary, *measure.steps):
            assert part in said
        facts = [measure.responsible, measure.period, measure.hours, measure.cost, measure.decision, measure.indicator]
        for fact in (*facts, measure.status, measure.decision_sentence or ""):
            assert with_inner_quotes(fact, Language.GERMAN) in said
    assert all(field.rationale in said for field in view_of(CASES[name]).fields if field.rationale)


def test_facts_are_a_list_in_which_each_name_is_the_label_of_its_text() -> None:
    with pikepdf.open(BytesIO(made("proposed"))) as pdf:
        items = [element for element in tree(pdf) if element.S == "/LI"]
    kinds = [[str(kid.S) for kid in item.K] for item in items]
    assert kinds
    assert all(kind == ["/Lbl", "/LBody"] for kind in kinds)


def test_notes_and_links_of_people_are_there_and_markup_in_them_is_text(tmp_path: Path) -> None:
    said = text(made("lived"), tmp_path)
    assert "Der Entwurf liegt vor." in said
    assert "Muster-Satzung: https://example.org/satzung" in said
    hostile = text(made("extreme"), tmp_path)
    assert 'Ein <b>fett</b> & "böse" </para> <script>alert(1)</script>' in hostile
    assert "{site} %s" in hostile
    assert COMPOUND in hostile


# --- timeline and load ----------------------------------------------------------------------------


def test_the_timeline_says_rows_decisions_and_events() -> None:
    view = view_of(CASES["lived"])
    said = next(each for each in alternatives(made("lived")) if each.startswith("Zeitplan nach Handlungsfeldern: "))
    for measure in view.measures:
        assert f"{measure.number} {measure.title}, {measure.period}, {measure.status}" in said
    assert view.decisions
    for decision in view.decisions:
        assert f"{decision.body} {decision.until}, {decision.measure.title}" in said
    for event in view.events:
        assert f"{event.title} {event.when}" in said


def test_what_the_numbers_of_the_events_mean_stands_in_a_list(tmp_path: Path) -> None:
    said = text(made("lived"), tmp_path)
    assert "1. Workshop 1, 14.04.2026 – 15.04.2026, Haus" in said
    assert "3. Exkursion, 02.07.2026" in said


def test_a_timeline_of_many_measures_is_split_and_nothing_is_shrunk() -> None:
    view = view_of(CASES["everything"])
    assert len(view.measures) > 3 * MOST_ROWS
    timelines = [each for each in figures(CASES["everything"]) if str(each.tag.alt).startswith("Zeitplan nach")]
    for number, figure in enumerate(timelines, start=1):
        assert str(figure.tag.alt).startswith(f"Zeitplan nach Handlungsfeldern, Teil {number} von {len(timelines)}: ")
    for measure in view.measures:
        [_] = [each for each in timelines if f"{measure.number} {measure.title}, {measure.period}" in str(each.tag.alt)]
    for figure in figures(CASES["everything"]):
        # a page less the room that a figure leaves for the heading above it
        assert figure.wrap(CONTENT_WIDTH, 700)[1] == figure.drawing.height <= 714
        assert figure.drawing.width == pytest.approx(CONTENT_WIDTH)


def test_months_with_too_much_are_named_with_their_hours(tmp_path: Path) -> None:
    twice = [replace(each, start=START, end=START) for each in assessed().measures[:8]]
    case = case_with(twice)
    month = view_of(case).months[0]
    assert month.is_over
    assert f"Mehr geplant als verfügbar: April 2026 ({month.planned} von 40 Std.)." in text(part_of(case), tmp_path)
    said = text(made("proposed"), tmp_path)
    assert "Mehr geplant als verfügbar" not in said
    assert "Ganz verplant: " in said or "Am meisten zu tun ist im " in said


def test_hours_stand_in_the_drawing_of_a_year_and_in_a_table_of_three(tmp_path: Path) -> None:
    assert "2026, geplant" not in text(made("lived"), tmp_path)
    said = text(made("everything"), tmp_path)
    for year in (2026, 2027, 2028, 2029):
        assert f"{year}, geplant" in said
        assert f"{year}, verfügbar" in said


# --- decisions and how far it is ------------------------------------------------------------------


def test_every_decision_stands_with_its_date_its_body_and_its_sentence(tmp_path: Path) -> None:
    said = text(made("lived"), tmp_path)
    table = said[said.index("Nötige Entscheidungen Was wer") : said.index("Stand der Umsetzung")]
    decisions = view_of(CASES["lived"]).decisions
    assert decisions
    for decision in decisions:
        late = " überfällig" if decision.date < CASES["lived"].made_on else ""
        until = f"{decision.measure.number} {decision.measure.decide_by}{late}"
        assert f"{until} {decision.body} {decision.sentence}" in table


def test_where_nothing_is_to_be_decided_it_says_so(tmp_path: Path) -> None:
    running = [replace(each, status=Status.RUNNING) for each in assessed().measures]
    assert "Derzeit ist nichts zu entscheiden." in text(part_of(case_with(running)), tmp_path)


def test_what_is_overdue_on_the_day_of_the_report_is_named(tmp_path: Path) -> None:
    case = CASES["lived"]
    [first, *_] = [each for each in view_of(case).measures if each.status_id is Status.RUNNING]
    assert first.end < Month.of(case.made_on)
    said = text(made("lived"), tmp_path)
    assert f"Überfällig: • {first.number} {first.title}: sollte im" in said
    assert "war bis" in said
    before = text(part_of(replace(case, made_on=dt.date(2026, 3, 31))), tmp_path)
    assert "Überfällig" not in before
    assert "überfällig" not in before


def test_what_has_begun_and_what_begins_next_is_named(tmp_path: Path) -> None:
    said = text(made("lived"), tmp_path)
    assert "läuft, zu 40 % fertig" in said
    proposed = text(made("proposed"), tmp_path)
    assert "Noch hat keine Maßnahme begonnen." in proposed
    [first, *_] = sorted(view_of(CASES["proposed"]).measures, key=lambda each: (each.start, each.number))
    assert f"Als Nächstes beginnt: • {first.number} {first.title} ({first.period}, {first.responsible})" in proposed


def test_a_head_of_a_table_stands_once_on_a_page(tmp_path: Path) -> None:
    for name in ("lived", "everything"):
        tables = [page for page in page_texts(made(name), tmp_path) if "Wer entscheidet" in page]
        assert tables
        assert all(page.count("Wer entscheidet") == 1 for page in tables)


# --- what to expect, what it costs ----------------------------------------------------------------


def test_the_expected_profile_shows_today_the_range_and_the_target_of_every_dimension() -> None:
    expectation = view_of(CASES["proposed"]).expectation
    said = [each for each in alternatives(made("proposed")) if each.startswith("Balkendiagramm ")]
    assert len(said) == len(expectation.areas)
    for alternative, area in zip(said, expectation.areas, strict=True):
        assert f"Bereich im Ganzen: heute {area.today}, nach dem Plan {area.expected}" in alternative
        for dimension in (each for each in expectation.dimensions if each.area == area.title):
            assert f"{dimension.title}: heute {dimension.today}, nach dem Plan {dimension.expected}" in alternative
    slipping = [each for each in expectation.dimensions if each.if_late != each.expected]
    assert slipping
    drawn = [getattr(shape, "text", "") for figure in figures(CASES["proposed"]) for shape in figure.drawing.contents]
    for dimension in slipping:
        assert f"{dimension.if_late} – {dimension.expected}" in drawn


def test_money_is_listed_by_year_with_the_measures_that_cause_it(tmp_path: Path) -> None:
    view = view_of(CASES["everything"])
    said = text(made("everything"), tmp_path)
    table = said[said.index("Maßnahmen mit Kosten") :]
    assert len(view.money) >= 3
    for year in view.money:
        causes = [each for each in view.measures if each.cost_number and each.start.year == year.year]
        listed = " ".join(f"{each.number} {each.title}: {each.cost}" for each in causes)
        assert f"{year.year} {listed} {year.cost}" in table
        assert sum(each.cost_number for each in causes) == year.cost_number
    assert f"Summe {view.cost}" in table


def test_upkeep_is_said_in_all_and_for_each_measure_that_needs_it(tmp_path: Path) -> None:
    view = view_of(CASES["everything"])
    said = text(made("everything"), tmp_path)
    assert f"braucht ihr Fortbestand {view.upkeep}" in said
    lasting = [each for each in view.measures if each.upkeep]
    assert lasting
    assert all(f"{each.number} {each.title}: {each.upkeep}" in said for each in lasting)


def test_a_plan_without_cost_and_upkeep_says_so(tmp_path: Path) -> None:
    plain = replace(
        assessed().measures[0],
        measure=replace(assessed().measures[0].measure, cost_eur=Fraction(0), upkeep_hours_per_year=0),
    )
    said = text(part_of(case_with([plain])), tmp_path)
    assert "Für die Maßnahmen sind keine Kosten angesetzt." in said
    assert "Danach braucht keine Maßnahme weitere Stunden." in said


# --- no plan to speak of, and what is left out ----------------------------------------------------


def test_a_plan_without_measures_says_so_and_expects_nothing(tmp_path: Path) -> None:
    said = text(made("none"), tmp_path)
    assert "Der Plan enthält zurzeit keine Maßnahme." in said
    assert "voraussichtlich" not in said
    assert not alternatives(made("none"))


def test_an_older_basis_of_the_plan_is_said_only_where_it_is_older(tmp_path: Path) -> None:
    older = "Der Plan beruht auf den Antworten vom 01.03.2026, das Profil in diesem Bericht auf denen vom 20.07.2026."
    assert older in text(made("lived"), tmp_path)
    assert "Der Plan beruht auf" not in text(made("proposed"), tmp_path)


def test_what_is_left_out_stands_with_its_reason(tmp_path: Path) -> None:
    said = text(made("lived"), tmp_path)
    left_out = view_of(CASES["lived"]).left_out
    assert any(left.reason_id is LeftOutReason.REJECTED for left in left_out)
    for left in left_out:
        assert left.reason in said
        assert all(each.title in said for each in left.measures)
    assert "Dafür fehlt die Zuständigkeit." in said


def test_both_languages_fill_the_same_gaps() -> None:
    texts = [value for value in vars(plan_wording).values() if isinstance(value, Text)]
    assert len(texts) > 40
    for each in texts:
        german, english = (
            {name for _, name, _, _ in string.Formatter().parse(said) if name} for said in (each.de, each.en or "")
        )
        assert each.en
        assert german == english, each.de
