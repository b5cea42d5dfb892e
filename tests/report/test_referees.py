"""The proof: two referees of PDF/UA-1 find no fault in any document, and notice whatever is broken in one."""

from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from tests.report import referees
from tests.report.library import DE, EN, SORTS, Library, demo_names, documents, report_name, routine
from tests.report.sabotage import BREAKS, broken_files, fonts
from tests.report.specimen import specimen
from workbench.report.build import Variant

Verdicts = Mapping[str, frozenset[str]]


@pytest.fixture(scope="module")
def good(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """What has to be without fault: all documents, and the specimen that is broken below."""
    path = tmp_path_factory.mktemp("good") / "specimen.pdf"
    path.write_bytes(specimen())
    return {"specimen": path, **{name: library[name] for name in routine()}}


@pytest.fixture(scope="module")
def broken(good: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The specimen with one thing broken in each."""
    return broken_files(good["specimen"].read_bytes(), tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def vera(good: Mapping[str, Path], broken: Mapping[str, Path]) -> Mapping[Path, frozenset[str]]:
    """What veraPDF says about all of them; started once, as that takes longer than a short report."""
    return referees.vera([*good.values(), *broken.values()])


def test_verapdf_finds_no_fault_in_any_document(good: Mapping[str, Path], vera: Mapping[Path, frozenset[str]]) -> None:
    assert {name: vera[path] for name, path in good.items() if vera[path]} == {}


def test_page_validation_finds_no_fault_in_any_document(good: Mapping[str, Path]) -> None:
    verdicts = {name: referees.page_validation(path) for name, path in good.items()}
    assert {name: faults for name, faults in verdicts.items() if faults} == {}


def test_every_font_of_every_document_is_embedded_and_of_the_one_family(good: Mapping[str, Path]) -> None:
    for name, path in good.items():
        with pikepdf.open(path) as pdf:
            for font in fonts(pdf):
                assert "FiraSans" in str(font.BaseFont), name
                assert "/FontFile2" in font.FontDescriptor, name


@pytest.mark.parametrize("name", BREAKS)
def test_whatever_is_broken_both_referees_notice(
    name: str, broken: Mapping[str, Path], vera: Mapping[Path, frozenset[str]]
) -> None:
    assert vera[broken[name]]
    assert referees.page_validation(broken[name])


def test_every_site_of_the_demo_is_proven_in_every_variant_and_in_both_languages() -> None:
    proven = set(routine())
    assert len(demo_names()) == 10
    for site in demo_names():
        assert {report_name(site, language) for language in (DE, EN)} & proven
    for variant in (Variant.SHORT, Variant.BRIEFING):
        assert {report_name(site, language, variant) for site in demo_names() for language in (DE, EN)} <= proven
    sorts = [name for name in (*SORTS, "extreme") if name != "overlong"]
    assert {report_name(name, language) for name in sorts for language in (DE, EN)} <= proven
    assert proven < set(documents())
