"""The command as somebody at a terminal uses it: exit codes, faults on stderr, all files or none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

from workbench.cli import BAD_ANSWERS, BAD_CONTENT, NOT_WRITTEN, main
from workbench.exports.files import write_all

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "tests" / "golden" / "content"
ANSWERS = ROOT / "tests" / "golden" / "town.answers.yaml"
BASE = ROOT / "tests" / "content" / "good" / "base"


def assess(*arguments: str | Path, answers: Path = ANSWERS) -> int:
    return main(["assess", str(answers), "--content", str(CONTENT), *map(str, arguments)])


def test_check_says_that_good_content_has_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(BASE)]) == 0
    out, err = capsys.readouterr()
    assert out == "1 questionnaires, 3 items, 1 measures: no fault.\n"
    assert err == ""


def test_check_prints_every_fault_and_exits_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "model.yaml"
    bad.write_text("id: a\ntop_level: zero\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == BAD_CONTENT
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith(f"{bad}:") for line in lines)
    assert f"{bad}:2: top_level: `zero` is no number, expected a whole number from 1 up" in lines
    assert len(lines) > 5


def test_assess_writes_what_it_is_asked_for(tmp_path: Path) -> None:
    assert assess("--json", tmp_path / "a.json", "--pdf", tmp_path / "a.pdf", "--lang", "en") == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["site"]["name"] == "Großau"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.pdf"]


def test_assess_writes_as_much_of_the_report_as_it_is_asked_for(tmp_path: Path) -> None:
    pages = []
    for variant in ("full", "short", "briefing"):
        assert assess("--pdf", tmp_path / "a.pdf", "--variant", variant) == 0
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            pages.append(len(pdf.pages))
    assert pages[0] > 5
    assert pages[1:] == [2, 2]


def test_assess_writes_the_plan_for_other_programs(tmp_path: Path) -> None:
    files = [tmp_path / f"plan.{kind}" for kind in ("xlsx", "docx", "ics")]
    assert assess(*(part for file in files for part in (f"--{file.suffix[1:]}", file)), "--lang", "en") == 0
    xlsx, docx, ics = files
    sheet = load_workbook(xlsx)["Plan"]
    assert (sheet["A2"].value, sheet["C1"].value) == ("1.1", "Measure")
    title = str(sheet["C2"].value)
    assert f"1.1 {title}" in [paragraph.text for paragraph in Document(str(docx)).paragraphs]
    summaries = [str(event["summary"]) for event in Calendar.from_ical(ics.read_bytes()).walk("VEVENT")]
    assert f"Start: {title}" in summaries


def test_the_day_of_the_answers_is_the_day_of_the_files(tmp_path: Path) -> None:
    assert assess("--xlsx", tmp_path / "a.xlsx") == 0
    assert str(load_workbook(tmp_path / "a.xlsx").properties.created) == "2026-03-01 00:00:00"


@pytest.mark.parametrize("option", ["--xlsx", "--docx", "--ics"])
def test_a_plan_that_was_not_asked_for_cannot_be_written(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("site: {name: A, kind: town}\ndate: 2026-03-01\nanswers: {}\n", encoding="utf-8")
    assert assess(option, tmp_path / "plan", "--json", tmp_path / "a.json", answers=answers) == BAD_ANSWERS
    assert capsys.readouterr().err == f"workbench: {answers} asks for no plan: there is none to write\n"
    assert [path.name for path in tmp_path.iterdir()] == ["answers.yaml"]


def test_assess_without_a_file_prints_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert assess() == 0
    assert json.loads(capsys.readouterr().out)["overall"]["stage"] == 1


def test_bad_answers_are_refused_with_every_fault_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("site: {name: A, kind: town}\nanswers: {people: {p_team: 7, p_teams: 1}}\n", encoding="utf-8")
    result = tmp_path / "result.json"
    result.write_text("as it was", encoding="utf-8")
    assert assess("--json", result, "--pdf", tmp_path / "a.pdf", answers=bad) == BAD_ANSWERS
    errors = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1] for line in errors] == ["1", "2", "2"]
    assert result.read_text(encoding="utf-8") == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml", "result.json"]


def test_bad_content_stops_assess_with_its_own_exit_code(tmp_path: Path) -> None:
    assert main(["assess", str(ANSWERS), "--content", str(tmp_path)]) == BAD_CONTENT


def test_a_place_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess("--json", tmp_path / "a.json", "--pdf", tmp_path / "nowhere" / "a.pdf") == NOT_WRITTEN
    assert "nothing was written" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_written_files_have_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    write_all({tmp_path / "ours": b"x"})
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_same_input_gives_the_same_bytes_in_two_processes(tmp_path: Path) -> None:
    results = []
    for seed in ("1", "2"):
        files = [tmp_path / f"{seed}.{kind}" for kind in ("json", "pdf", "xlsx", "docx", "ics")]
        command = [sys.executable, "-m", "workbench", "assess", str(ANSWERS), "--content", str(CONTENT)]
        options = [part for file in files for part in (f"--{file.suffix[1:]}", file)]
        # nor does the clock's zone matter
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        subprocess.run([*command, *options], cwd=tmp_path, env=environment, check=True)
        results.append([file.read_bytes() for file in files])
    # no file bears a trace of time or process
    assert results[0] == results[1]
