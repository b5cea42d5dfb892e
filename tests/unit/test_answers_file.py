"""ANSWERS.yaml as design section 6 says it: short and long forms, every fault with its line, nothing half-used."""

import contextlib
import shutil
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.answers.file import AnswersFile, read_answers
from workbench.answers.model import (
    ChoicesValue,
    ChoiceValue,
    Evidence,
    Given,
    LevelValue,
    NotApplicable,
    NumberValue,
    TableValue,
    TextValue,
    Value,
)
from workbench.answers.wishes import MeasureState, MeasureWish
from workbench.content.faults import AnswersError, FaultCode
from workbench.content.load import load_content
from workbench.values import Month

CONTENT = load_content(Path(__file__).parents[1] / "golden" / "content")
HEAD = "site: {name: Kleinau, kind: village}\ndate: 2026-03-01\n"
ITEMS = {
    item.id: questionnaire.id
    for questionnaire in CONTENT.questionnaires.values()
    for dimension in questionnaire.dimensions
    for item in dimension.items
}

Read = Callable[[str], AnswersFile]
Faults = Callable[[str], list[tuple[FaultCode, int]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(text: str) -> AnswersFile:
        path = tmp_path / "answers.yaml"
        path.write_text(text, encoding="utf-8")
        return read_answers(path, CONTENT)

    return reading


@pytest.fixture
def faults(read: Read) -> Faults:
    def reading(text: str) -> list[tuple[FaultCode, int]]:
        with pytest.raises(AnswersError) as caught:
            read(text)
        return [(fault.code, fault.spot.line) for fault in caught.value.faults]

    return reading


def answer(item: str, value: str) -> str:
    """A file with one answer, which stands in line 5."""
    return f"{HEAD}answers:\n  {ITEMS[item]}:\n    {item}: {value}\n"


@pytest.mark.parametrize(
    ("item", "written", "value"),
    [
        ("g_level", "2", LevelValue(2)),
        ("g_rule", "draft", ChoiceValue("draft")),
        ("g_budget", "2500.50", NumberValue(Fraction(5001, 2))),
        ("g_tools", "[gifts, fees]", ChoicesValue(("fees", "gifts"))),
        ("g_tools", "[]", ChoicesValue(())),
        ("g_note", "2026-03-01", TextValue("2026-03-01")),
        ("p_rows", "[{task: Kasse, hours: 1.5}, {hours: }]", TableValue(({"task": "Kasse", "hours": Fraction(3, 2)},))),
        ("p_rows", "[]", TableValue(())),
    ],
)
def test_the_short_form_is_the_value_itself_for_any_kind(read: Read, item: str, written: str, value: Value) -> None:
    assert read(answer(item, written)).answers[item] == Given(value=value)


def test_the_long_form_brings_note_evidence_and_who_provides_it(read: Read) -> None:
    evidence = "[{type: Beschluss, reference: DS 1/2, date: 2025-09-30, link: 'https://example.org/1'}, {type: Notiz}]"
    text = answer("g_level", f"{{value: 1, note: gut so, evidence: {evidence}, provided_by: Kreis}}")
    assert read(text).answers["g_level"] == Given(
        value=LevelValue(1),
        note="gut so",
        evidence=(
            Evidence(type="Beschluss", reference="DS 1/2", date=date(2025, 9, 30), link="https://example.org/1"),
            Evidence(type="Notiz"),
        ),
        provided_by="Kreis",
    )


def test_not_applicable_has_a_short_form_that_warns_and_a_long_one_with_a_reason(read: Read) -> None:
    short = read(answer("g_level", "na"))
    assert short.answers["g_level"] == NotApplicable()
    assert [warning.code for warning in short.warnings] == [FaultCode.NA_WITHOUT_REASON]
    long = read(answer("g_level", "{na: true, reason: kein Vorstand}"))
    assert long.answers["g_level"] == NotApplicable(reason="kein Vorstand")
    assert long.warnings == ()


def test_what_is_missing_or_empty_is_open(read: Read) -> None:
    file = read(answer("g_level", ""))
    assert file.answers == {}
    assert [warning.code for warning in file.warnings] == [FaultCode.NO_ANSWER]
    assert read(HEAD).answers == {}
    assert read(HEAD + "answers: {}\n").answers == {}
    for empty in (answer("g_level", "{value: , note: später}"), HEAD + "answers:\n  people:\n"):
        file = read(empty)
        assert file.answers == {}
        assert [warning.code for warning in file.warnings] == [FaultCode.NO_ANSWER]


@pytest.mark.parametrize("na", ["value: na", "value: na, na: true", "na: true", "na: true, value: "])
def test_na_may_stand_as_key_or_as_value_of_the_long_form(read: Read, na: str) -> None:
    file = read(answer("g_level", f"{{{na}, reason: kein Vorstand, note: geprüft}}"))
    assert file.answers["g_level"] == NotApplicable(reason="kein Vorstand", note="geprüft")
    assert file.warnings == ()


def test_an_answer_that_is_not_asked_of_the_site_is_kept_with_a_warning(read: Read) -> None:
    file = read(answer("p_only_town", "1"))
    assert file.answers["p_only_town"] == Given(value=LevelValue(1))
    assert [(warning.code, warning.spot.line) for warning in file.warnings] == [(FaultCode.NOT_ASKED, 5)]


def test_an_answer_to_a_hidden_item_is_kept_without_a_word(read: Read) -> None:
    file = read(answer("p_follow", "1"))  # shown only where g_level is at least 1
    assert file.answers["p_follow"] == Given(value=LevelValue(1))
    assert file.warnings == ()


def test_long_texts_are_kept_whole(read: Read) -> None:
    long = "viel zu tun " * 20 + "und Schluss"
    assert read(answer("g_note", long)).answers["g_note"] == Given(value=TextValue(long))
    assert read(answer("p_rows", f"[{{task: {long}}}]")).answers["p_rows"] == Given(value=TableValue(({"task": long},)))


def test_each_part_of_an_answer_that_is_wrong_is_found_in_its_own_line(faults: Faults) -> None:
    rows = "\n      - {task: Kasse}\n      - task: Haus\n        hours: viele\n      - Hof\n      - {tasks: Turm}"
    assert faults(answer("p_rows", rows)) == [
        (FaultCode.BAD_NUMBER, 8),
        (FaultCode.WRONG_SHAPE, 9),
        (FaultCode.UNKNOWN_KEY, 10),
    ]
    assert faults(answer("g_tools", "\n      - fees\n      - fines\n      - fees")) == [
        (FaultCode.BAD_WORD, 7),
        (FaultCode.ANSWERED_TWICE, 8),
    ]


@pytest.mark.parametrize(
    ("item", "written", "code"),
    [
        ("g_level", "3", FaultCode.OUT_OF_RANGE),
        ("g_level", "-1", FaultCode.NOT_A),
        ("g_level", "1.5", FaultCode.NOT_A),
        ("g_level", "true", FaultCode.NOT_A),
        ("g_level", "[1]", FaultCode.WRONG_SHAPE),
        ("g_rule", "drafts", FaultCode.BAD_WORD),
        ("g_budget", "-1", FaultCode.OUT_OF_RANGE),
        ("g_budget", "1,5", FaultCode.BAD_NUMBER),
        ("g_budget", "1e5", FaultCode.BAD_NUMBER),
        ("g_budget", ".nan", FaultCode.BAD_NUMBER),
        ("g_tools", "fees", FaultCode.WRONG_SHAPE),
        ("g_tools", "[fees, fees]", FaultCode.ANSWERED_TWICE),
        ("g_tools", "[fee]", FaultCode.BAD_WORD),
        ("g_note", "' '", FaultCode.WRONG_SHAPE),
        ("p_rows", "Kasse", FaultCode.WRONG_SHAPE),
        ("p_rows", "[Kasse]", FaultCode.WRONG_SHAPE),
        ("p_rows", "[{tasks: Kasse}]", FaultCode.UNKNOWN_KEY),
        ("p_rows", "[{hours: viele}]", FaultCode.BAD_NUMBER),
        ("g_level", "{note: nur eine Notiz}", FaultCode.MISSING_KEY),
        ("g_level", "{value: 1, na: true}", FaultCode.ONLY_ONE_OF),
        ("g_level", "{na: true, reason: a, provided_by: Kreis}", FaultCode.ONLY_ONE_OF),
        ("g_level", "{na: yes}", FaultCode.BAD_WORD),
        ("g_level", "{na: false}", FaultCode.MISSING_KEY),
        ("g_note", "{value: {text: a}}", FaultCode.WRONG_SHAPE),
        ("p_rows", "[{task: {text: a}}]", FaultCode.WRONG_SHAPE),
        ("p_rows", "[[Kasse]]", FaultCode.WRONG_SHAPE),
        ("g_tools", "[[fees]]", FaultCode.WRONG_SHAPE),
        ("g_level", "{value: 1, reason: darum}", FaultCode.MISSING_KEY),
        ("g_level", "{value: 1, notes: gut}", FaultCode.UNKNOWN_KEY),
        ("g_level", "{value: 1, evidence: [{reference: DS 1}]}", FaultCode.MISSING_KEY),
        ("g_level", "{value: 1, evidence: [{type: a, date: 30.09.2025}]}", FaultCode.NOT_A),
        ("g_level", "{value: 1, evidence: [{type: a, link: 'javascript:alert(1)'}]}", FaultCode.NOT_A),
    ],
)
def test_what_is_no_answer_is_a_fault_at_its_line(faults: Faults, item: str, written: str, code: FaultCode) -> None:
    assert faults(answer(item, written)) == [(code, 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(FaultCode.EMPTY_FILE, 1)]),
        ("[]", [(FaultCode.WRONG_SHAPE, 1)]),
        ("date: 2026-03-01\n", [(FaultCode.MISSING_KEY, 1)]),
        ("site: {name: A, kind: village}\n", [(FaultCode.MISSING_KEY, 1)]),
        ("site: {name: A, kind: vilage}\ndate: 2026-02-30\n", [(FaultCode.UNKNOWN_REFERENCE, 1), (FaultCode.NOT_A, 2)]),
        ("site: {name: A, kind: town, population: 41.000}\ndate: 2026-03-01\n", [(FaultCode.BAD_NUMBER, 1)]),
        ("site: {name: A, kind: town}\ndate: 2026-W01-1\n", [(FaultCode.NOT_A, 2)]),
        (HEAD + "date: 2026-03-02\n", [(FaultCode.DUPLICATE_KEY, 3)]),
        (HEAD + "answer: {}\n", [(FaultCode.UNKNOWN_KEY, 3)]),
        (HEAD + "answers: {governence: {}}\n", [(FaultCode.UNKNOWN_REFERENCE, 3)]),
        (HEAD + "answers: {people: {g_level: 1}}\n", [(FaultCode.WRONG_QUESTIONNAIRE, 3)]),
        (HEAD + "answers:\n  people:\n    p_taem: 1\n    p_team: 9\n", [
            (FaultCode.UNKNOWN_REFERENCE, 5),
            (FaultCode.OUT_OF_RANGE, 6),
        ]),
    ],
)  # fmt: skip
def test_a_file_with_faults_names_them_all(faults: Faults, text: str, expected: list[tuple[FaultCode, int]]) -> None:
    assert faults(text) == expected


def plan(text: str) -> str:
    """A file whose plan stands in line 3."""
    return f"{HEAD}plan: {{{text}}}\n"


def test_a_plan_needs_only_start_and_hours(read: Read) -> None:
    wishes = read(plan("start: 2026-04, hours_per_month: 40")).plan
    assert wishes is not None
    assert (wishes.start, wishes.months, wishes.hours_per_month) == (Month(2026, 4), 12, Fraction(40))
    assert (wishes.budget_eur, wishes.max_measures, wishes.max_at_a_time) == (None, 12, 4)
    assert (wishes.targets, wishes.focus, wishes.measures) == ({}, {}, {})
    assert read(HEAD).plan is None


def test_a_plan_may_say_everything(read: Read) -> None:
    wishes = read(
        plan(
            "start: 2026-04, months: 36, hours_per_month: {2026-04: 10, 2026-05: 12.5}, budget_eur: {2026: 500},"
            " max_measures: 0, max_at_a_time: 2, targets: {rules: 3}, focus: {money: 0},"
            " measures: {m_meetings: {state: accepted, start: 2026-05, reason: gern}}"
        )
    ).plan
    assert wishes is not None
    assert wishes.hours_in(Month(2026, 5)) == Fraction(25, 2)
    assert wishes.hours_in(Month(2026, 6)) == 0
    assert wishes.budget_eur == {2026: 500}
    assert (wishes.targets, wishes.focus) == ({"rules": 3}, {"money": 0})
    wish = MeasureWish(state=MeasureState.ACCEPTED, start=Month(2026, 5), reason="gern")
    assert wishes.measures == {"m_meetings": wish}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hours_per_month: 1", FaultCode.MISSING_KEY),
        ("start: 2026-04", FaultCode.MISSING_KEY),
        ("start: April, hours_per_month: 1", FaultCode.NOT_A),
        ("start: 2026-04, hours_per_month: -1", FaultCode.OUT_OF_RANGE),
        ("start: 9999-12, hours_per_month: 1", FaultCode.NOT_A),
        ("start: 2026-04, hours_per_month: {2026: 5}", FaultCode.NOT_A),
        ("start: 2026-04, hours_per_month: {2026-03: 5}", FaultCode.OUT_OF_RANGE),
        ("start: 2026-04, months: 3, hours_per_month: {2026-07: 5}", FaultCode.OUT_OF_RANGE),
        ("start: 2026-04, hours_per_month: 1, months: 37", FaultCode.OUT_OF_RANGE),
        ("start: 2026-04, hours_per_month: 1, focus: {rules: 4}", FaultCode.OUT_OF_RANGE),
        ("start: 2026-04, hours_per_month: 1, targets: {rules: 3.5}", FaultCode.OUT_OF_RANGE),
        ("start: 2026-04, hours_per_month: 1, targets: {rule: 3}", FaultCode.UNKNOWN_REFERENCE),
        ("start: 2026-04, hours_per_month: 1, measures: {m_meeting: {state: done}}", FaultCode.UNKNOWN_REFERENCE),
        ("start: 2026-04, hours_per_month: 1, measures: {m_meetings: {state: don}}", FaultCode.BAD_WORD),
        ("start: 2026-04, hours_per_month: 1, budget_eur: viel", FaultCode.BAD_NUMBER),
    ],
)
def test_a_faulty_plan_is_refused_at_its_line(faults: Faults, text: str, code: FaultCode) -> None:
    assert faults(plan(text)) == [(code, 3)]


def test_na_where_it_is_not_allowed_and_a_measure_for_others_are_faults(tmp_path: Path) -> None:
    good = Path(__file__).parents[1] / "content" / "good"
    shutil.copytree(good / "base", tmp_path / "content")
    shutil.copy(good / "kinds.yaml", tmp_path / "content")
    path = tmp_path / "answers.yaml"
    path.write_text(
        "site: {name: A, kind: county}\ndate: 2026-03-01\nanswers: {kinds: {k_level: na}}\n"
        "plan: {start: 2026-04, hours_per_month: 1, measures: {first: {state: running}}}\n",
        encoding="utf-8",
    )
    with pytest.raises(AnswersError) as caught:
        read_answers(path, load_content(tmp_path / "content"))
    assert [(fault.code, fault.spot.line) for fault in caught.value.faults] == [
        (FaultCode.NA_NOT_ALLOWED, 3),
        (FaultCode.OTHER_KIND_OF_SITE, 4),
    ]


def test_a_file_that_is_not_there_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="No such file"):
        read_answers(tmp_path / "nothing.yaml", CONTENT)


@given(data=st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_faulty_or_sound_but_never_a_crash(data: st.DataObject, read: Read) -> None:
    lines = EVERYTHING.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        index = data.draw(st.integers(0, len(lines) - 1))
        cut = data.draw(st.integers(0, len(lines[index])))
        junk = data.draw(st.sampled_from(["", "~", "[", "[[]]", "{a: b}", "- x", "*a", "1e9", "\t", '"', "na", "\x00"]))
        lines[index : index + 1] = data.draw(
            st.sampled_from([[], [lines[index]] * 2, [lines[index][:cut] + junk], [f"  {lines[index]}"]])
        ) or [""]
    with contextlib.suppress(AnswersError):
        read("\n".join(lines))


EVERYTHING = """\
site: {name: Großau, kind: town, population: 41000}
date: 2026-03-01
answers:
  governance:
    g_rule: draft
    g_level: {value: 1, note: gut, provided_by: Kreis}
    g_budget: 2000.50
    g_tools: [fees, grants]
    g_note: "na ja"
  people:
    p_team: {na: true, reason: keines}
    p_rows:
      - {task: Kasse, hours: 1.5}
      - task: Haus
    p_only_town:
      value: 2
      evidence: [{type: Notiz, date: 2025-09-30, link: "https://example.org"}]
plan:
  start: 2026-11
  months: 3
  hours_per_month: {2026-11: 8, 2027-01: 4}
  budget_eur: {2026: 100}
  max_measures: 2
  targets: {rules: 2}
  focus: {money: 3}
  measures:
    m_meetings: {state: accepted, start: 2026-12}
"""
