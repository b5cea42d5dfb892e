"""One bad file per fault. Each is added to good/base, or replaces one of its files, as its first line says;
`# <- CODE` marks the line where the fault must be found, `CODE@n` one on line n."""

import re
import shutil
from pathlib import Path

import pytest

from workbench.content.faults import FaultCode
from workbench.content.load import check_content

HERE = Path(__file__).parent
BASE = HERE / "good" / "base"
BAD = sorted((HERE / "bad").glob("*.yaml"))
MARK = re.compile(r"# <- ([A-Z_@0-9 ]+)$")

# Faults that are about a folder, a file's bytes, or answers; other tests bring them about.
NOT_IN_A_CONTENT_FILE = {
    FaultCode.UNREADABLE,
    FaultCode.NO_FOLDER,
    FaultCode.NO_MODEL,
    FaultCode.STRAY_FILE,
    FaultCode.EMPTY_FILE,
    FaultCode.NOT_A,
    FaultCode.ANSWERED_TWICE,
    FaultCode.WRONG_QUESTIONNAIRE,
    FaultCode.NA_NOT_ALLOWED,
    FaultCode.OTHER_KIND_OF_SITE,
    FaultCode.NA_WITHOUT_REASON,
    FaultCode.NO_ANSWER,
    FaultCode.NOT_ASKED,
}


def expected_faults(path: Path) -> set[tuple[str, int]]:
    expected = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for mark in (found.group(1).split() for found in [MARK.search(line)] if found):
            for word in mark:
                code, _, elsewhere = word.partition("@")
                expected.add((code, int(elsewhere or number)))
    return expected


def content_with(path: Path, folder: Path) -> Path:
    """A copy of the base content with the bad file put where it says; returns that place."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    text = path.read_text(encoding="utf-8")
    target = folder / text.splitlines()[0].removeprefix("# as: ")
    target.write_text(text, encoding="utf-8")
    return target


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_yields_its_faults_at_their_lines_and_no_other(path: Path, tmp_path: Path) -> None:
    target = content_with(path, tmp_path)
    result = check_content(tmp_path)
    found = {(fault.code.name, fault.spot.line) for fault in (*result.faults, *result.warnings)}
    assert found == (expected_faults(path) or {("EMPTY_FILE", 1)})
    assert {fault.spot.file for fault in (*result.faults, *result.warnings)} == {str(target)}
    assert (result.content is None) == bool(result.faults)
    for fault in (*result.faults, *result.warnings):
        assert re.fullmatch(rf"{re.escape(str(target))}:\d+: [^:]+: .+, expected .+", str(fault))


def test_every_fault_of_the_catalogue_has_its_bad_file() -> None:
    shown = {code for path in BAD for code, _ in expected_faults(path)}
    assert {code.name for code in set(FaultCode) - NOT_IN_A_CONTENT_FILE} == shown


def test_a_near_miss_is_named(tmp_path: Path) -> None:
    content_with(HERE / "bad" / "unknown_key.yaml", tmp_path)
    assert any("`lvels` is not known here (did you mean `levels`?)" in str(f) for f in check_content(tmp_path).faults)


def test_all_faults_are_reported_at_once_by_file_and_line(tmp_path: Path) -> None:
    for name in ("weight_of_zero", "measure_of_no_month", "field_without_source"):
        content_with(HERE / "bad" / f"{name}.yaml", tmp_path)
    found = [(Path(fault.spot.file).name, fault.code) for fault in check_content(tmp_path).faults]
    assert found == [
        ("more.yaml", FaultCode.OUT_OF_RANGE),
        ("model.yaml", FaultCode.MISSING_KEY),
        ("other.yaml", FaultCode.OUT_OF_RANGE),
    ]


def test_a_circle_is_named_as_a_whole(tmp_path: Path) -> None:
    content_with(HERE / "bad" / "condition_in_a_circle.yaml", tmp_path)
    [fault] = check_content(tmp_path).faults
    assert "item → other → item go round" in str(fault)


def test_circles_that_share_measures_are_each_named_from_the_one_defined_first(tmp_path: Path) -> None:
    # 0 comes after 1 and 2, 1 after 2 and 3, 2 after 3 and 0, 3 after 0 and 1: three circles must be cut open.
    one = (HERE / "bad" / "measures_in_a_circle.yaml").read_text(encoding="utf-8").partition("measures:\n")[2]
    four = [one.replace("[second]", f"[m{(n + 1) % 4}, m{(n + 2) % 4}]").replace("second", f"m{n}") for n in range(4)]
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "measures" / "more.yaml").write_text("measures:\n" + "".join(four), encoding="utf-8")
    chains = [dict(fault.values)["chain"] for fault in check_content(tmp_path).faults]
    assert chains == ["m0 → m2 → m0", "m0 → m3 → m1 → m0", "m1 → m3 → m1"]


def test_a_folder_or_model_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    assert [fault.code for fault in check_content(tmp_path / "nowhere").faults] == [FaultCode.NO_FOLDER]
    assert [fault.code for fault in check_content(tmp_path).faults] == [FaultCode.NO_MODEL]


def test_without_a_model_what_files_hold_on_their_own_is_still_checked(tmp_path: Path) -> None:
    content_with(HERE / "bad" / "weight_of_zero.yaml", tmp_path)
    (tmp_path / "model.yaml").unlink()
    codes = {fault.code for fault in check_content(tmp_path).faults}
    assert codes == {FaultCode.NO_MODEL, FaultCode.OUT_OF_RANGE}


def test_without_a_model_measures_are_not_said_to_be_wider_than_others(tmp_path: Path) -> None:
    # The first applies to towns; the second to all kinds of site, which only the model could name.
    content_with(HERE / "bad" / "measure_wider_than_its_after.yaml", tmp_path)
    (tmp_path / "model.yaml").unlink()
    assert [fault.code for fault in check_content(tmp_path).faults] == [FaultCode.NO_MODEL]


@pytest.mark.parametrize("name", ["model.yml", "measures/more.yml", "measures/old/more.yaml", "drafts/extra.yaml"])
def test_a_file_that_looks_like_content_and_is_not_read_is_a_fault(name: str, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    stray = tmp_path / name
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("id: extra\n", encoding="utf-8")
    assert [(fault.code, fault.spot.file) for fault in check_content(tmp_path).faults] == [
        (FaultCode.STRAY_FILE, str(stray))
    ]


@pytest.mark.parametrize(("content", "line"), [(b"\xff\xfe", 1), (b"id: extra\ntitle: \xe4\n", 2)])
def test_a_file_that_is_no_text_is_refused_at_its_first_bad_letter(content: bytes, line: int, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "other.yaml").write_bytes(content)
    found = [(fault.code, fault.spot.line) for fault in check_content(tmp_path).faults]
    assert found == [(FaultCode.UNREADABLE, line)]


def test_a_folder_with_the_name_of_a_file_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "other.yaml").mkdir()
    assert [fault.code for fault in check_content(tmp_path).faults] == [FaultCode.UNREADABLE]


def test_a_fault_is_one_line_whatever_stands_in_the_file(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    target = tmp_path / "other.yaml"
    target.write_text('id: "one\\ntwo\\e[31m"\nversion: ' + "9" * 500 + "x\n", encoding="utf-8")
    for fault in check_content(tmp_path).faults:
        assert str(fault).isprintable()
        assert len(str(fault)) < 300


def test_a_file_too_large_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "other.yaml").write_bytes(b"#" * (5 * 1024 * 1024))
    assert [fault.code for fault in check_content(tmp_path).faults] == [FaultCode.UNREADABLE]
