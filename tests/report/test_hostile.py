"""Whatever people write, nothing breaks the file, nothing gets into it, and what they wrote can be read."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.report import referees
from tests.report.hostile import ATTACK, attacking, dangers, written_by
from tests.report.library import DE, HARMLESS, HOSTILE, Library, cohort_name, form_name, report_name, routine, site_case
from tests.report.reading import document, run_together, spoken, text_layer
from tests.report.specimen import BODY, heading
from workbench.report.build import Variant, render_report
from workbench.report.fonts import markup, printable
from workbench.report.tagged.paragraphs import P

COHORT, FORM = cohort_name("hostile"), "questionnaire-extreme-de"
FILES = (*(report_name(HOSTILE, variant=variant) for variant in Variant), COHORT, FORM)

# as a browser or a file may send it, halves of characters included
anything = st.text(st.characters(), max_size=120) | st.text(st.sampled_from("<>&;/\"'=(){}%\\\n\r\x00\x85\u2028ab "))


def fields() -> list[str]:
    """The names of the fields, as the case asks for them."""
    asked: list[str] = []

    def write(field: str) -> str:
        asked.append(field)
        return field

    written_by(site_case("mixed"), write)
    return list(dict.fromkeys(asked))


@pytest.mark.parametrize("name", FILES)
def test_what_people_write_makes_no_file_act_or_reach_outside(library: Library, name: str) -> None:
    with pikepdf.open(library[name]) as pdf:
        assert list(dangers(pdf)) == []


def test_no_document_has_a_link_that_leads_outside(library: Library) -> None:
    for name in (report_name("auenlohe"), form_name("stadt"), cohort_name("ten")):
        with pikepdf.open(library[name]) as pdf:
            assert list(dangers(pdf)) == []


@pytest.mark.parametrize("danger", ["script", "address", "file", "form"])
def test_what_would_be_dangerous_is_noticed(library: Library, danger: str) -> None:
    with pikepdf.open(library.report("auenlohe")) as pdf:
        link = next(page.Annots[0] for page in pdf.pages if "/Annots" in page)
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        match danger:
            case "script":
                pdf.Root.OpenAction = action
            case "address":
                del link["/Dest"]
                link.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="javascript:alert(1)")
            case "file":
                pdf.Root.AF = pikepdf.Array()
            case _:
                link.Subtype = pikepdf.Name.Widget
        assert list(dangers(pdf)) != []


@pytest.mark.parametrize("variant", Variant)
def test_markup_that_people_write_makes_no_element_and_no_letter_larger(library: Library, variant: Variant) -> None:
    roles, sizes = [], []
    for name in (HARMLESS, HOSTILE):
        path = library.report(name, variant=variant)
        roles.append({each.role for each in spoken(path)})
        sizes.append(_sizes(path))
    assert roles[0] == roles[1]
    assert max(sizes[1]) <= max(sizes[0]) < 99


def _sizes(path: Path) -> set[float]:
    with pikepdf.open(path) as pdf:
        shown = (each for page in pdf.pages for each in pikepdf.parse_content_stream(page, "Tf"))
        return {float(each.operands[1]) for each in shown}


def test_every_field_that_people_fill_is_read_as_they_wrote_it(library: Library) -> None:
    text = run_together(" ".join(each.text for each in spoken(library.report(HOSTILE))))
    # the title that a measure had when it was asked for gives way to the one that it has now
    shown = [field for field in fields() if field != "measure asked for"]
    assert len(shown) > 20
    assert [field for field in shown if run_together(printable(attacking(field))) not in text] == []


@pytest.mark.parametrize(("name", "shown"), [(COHORT, ("first", "second", "cohort")), (FORM, ("site",))])
def test_names_of_sites_and_cohorts_are_read_as_they_were_written(
    library: Library, name: str, shown: tuple[str, ...]
) -> None:
    text = run_together(" ".join(each.text for each in spoken(library[name])))
    assert [field for field in shown if run_together(printable(attacking(field))) not in text] == []


@pytest.mark.parametrize("name", FILES)
def test_no_part_of_a_file_can_be_found_in_what_people_wrote(library: Library, name: str) -> None:
    # a reader that mends broken files looks for parts in the bytes, wherever they stand
    plain = library[name].read_bytes()
    with pikepdf.open(library[name]) as pdf:
        parts = len(pdf.objects)
    assert len(re.findall(rb"\d+ 0 obj", plain)) == parts
    assert ATTACK.count("endobj") == ATTACK.count("1 0 obj") == 1


@settings(max_examples=60, deadline=None)
@given(anything)
@example("\x85\ud800\ufffe")
@example("&amp;<br/></para>")
def test_any_text_is_shown_by_a_paragraph_and_a_heading(text: str) -> None:
    head = heading(2, markup(text) or "leer", "anything")
    pdf = document(head, P(markup(text), BODY))
    assert run_together(printable(text)) in run_together(text_layer(pdf))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], frozenset[str]]:
    """What page-validation says about some bytes."""
    path = tmp_path_factory.mktemp("checked") / "any.pdf"

    def verdict(pdf: bytes) -> frozenset[str]:
        path.write_bytes(pdf)
        return referees.page_validation(path)

    return verdict


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(written=st.lists(anything, min_size=8, max_size=8), variant=st.sampled_from(Variant))
@example(written=[""], variant=Variant.SHORT)
@example(written=["amp"], variant=Variant.SHORT)
@example(written=["br/"], variant=Variant.BRIEFING)
@example(written=["\x85\u2028\n"], variant=Variant.SHORT)
@example(written=["W" * 2000], variant=Variant.FULL)
def test_no_text_in_any_field_breaks_a_report(
    checked: Callable[[bytes], frozenset[str]], written: list[str], variant: Variant
) -> None:
    places = {field: number for number, field in enumerate(fields())}
    case = written_by(site_case("mixed"), lambda field: written[places[field] % len(written)])
    pdf = render_report(case, DE, variant)
    assert checked(pdf) == frozenset()
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert list(dangers(opened)) == []


def test_every_hostile_file_is_proven_by_both_referees() -> None:
    assert set(FILES) <= set(routine())
