"""The ZIP of reports: the same bytes for the same reports, and names that every system can unpack."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath

import pytest

from workbench.exports.reports_zip import write_reports_zip
from workbench.values import Language

DAY = dt.date(2026, 11, 21)
REPORTS = [("Aubrück", b"%PDF one"), ("Bensel", b"%PDF two")]


def made(
    reports: Sequence[tuple[str, bytes]] = REPORTS,
    *,
    title: str = "Kohorte 1, Herbst",
    language: Language = Language.GERMAN,
    day: dt.date = DAY,
) -> bytes:
    target = io.BytesIO()
    write_reports_zip(target, reports, title=title, language=language, made_on=day)
    return target.getvalue()


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def test_every_report_stands_in_one_folder_under_the_name_of_its_site() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == {
        "Berichte Kohorte 1, Herbst/Bericht Aubrück.pdf": b"%PDF one",
        "Berichte Kohorte 1, Herbst/Bericht Bensel.pdf": b"%PDF two",
    }


def test_names_follow_the_language_of_the_reports() -> None:
    assert names(made(language=Language.ENGLISH))[0] == "Reports Kohorte 1, Herbst/Report Aubrück.pdf"


def test_the_same_reports_on_the_same_day_are_the_same_bytes() -> None:
    assert made() == made()
    assert made() != made(day=dt.date(2026, 11, 22))


def test_files_carry_the_day_on_which_they_were_made_and_can_be_read_by_everybody() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        assert {each.date_time for each in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}
        assert {each.external_attr >> 16 & 0o777 for each in archive.infolist()} == {0o644}


@pytest.mark.parametrize(
    "name",
    [
        "../Aubrück",
        "..",
        "/etc/passwd",
        "C:\\Windows\\Aubrück",
        "Au\x00br\nück",
        "CON",
        "Aubrück. ",
        "a/../../b",
        "\u202egnp.exe",
    ],
)
def test_no_name_leads_out_of_the_folder_or_is_refused_by_a_system(name: str) -> None:
    for found in (names(made([(name, b"")]))[0], names(made(title=name))[0]):
        path = PurePosixPath(found)
        assert len(path.parts) == 2
        assert ".." not in path.parts
        assert not set('\\:*?"<>|\x00\n\u202e') & set(found)
        assert all(part == part.rstrip(". ") for part in path.parts)
        assert path.parts[0].startswith("Berichte")
        assert path.name.startswith("Bericht")
        assert path.suffix == ".pdf"


def test_names_that_a_file_system_takes_for_the_same_are_told_apart() -> None:
    composed, decomposed = "Aubrück", "Aubru\u0308ck"
    found = names(made([(name, b"") for name in (composed, decomposed, "AUBRÜCK", "Aubrück (2)", "a/b", "a:b")]))
    assert len({name.casefold() for name in found}) == len(found) == 6
    assert found[:3] == [
        "Berichte Kohorte 1, Herbst/Bericht Aubrück.pdf",
        "Berichte Kohorte 1, Herbst/Bericht Aubrück (2).pdf",
        "Berichte Kohorte 1, Herbst/Bericht AUBRÜCK (3).pdf",
    ]


def test_very_long_names_stay_short_enough_for_every_file_system() -> None:
    found = names(made([("ü" * 120, b""), ("😀" * 120, b""), ("ü" * 119 + "x", b"")], title="K" * 250))
    assert len(set(found)) == 3
    assert all(len(part.encode()) <= 150 for name in found for part in name.split("/"))
