"""What readers get out of the files of every variant: order, headings, contents, pages, pictures, languages."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from tests.report.library import BUSY, EXTREME, Library, report_name, site_case
from tests.report.reading import Said, run_together, spoken
from tests.report.sabotage import tree
from workbench.present.briefing import briefing
from workbench.present.first_page import FirstPage, first_page
from workbench.present.texts import Reader
from workbench.report import plan_wording, wording
from workbench.report.build import Variant
from workbench.report.page import CONTENTS_LEVELS
from workbench.values import Language

SITE = "auenlohe"
LANGUAGES = {Language.GERMAN: "de-DE", Language.ENGLISH: "en-GB"}
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}

every_variant = pytest.mark.parametrize("variant", Variant)
every_language = pytest.mark.parametrize("language", Language)


@dataclass(frozen=True)
class Place:
    """A heading, an entry of the contents or a bookmark, and its page."""

    level: int
    text: str
    page: int


def reader(language: Language) -> Reader:
    shown = site_case(SITE).assessment
    return Reader(language, shown.content.model.site_kinds[shown.site.kind])


def page_one(language: Language) -> FirstPage:
    return first_page(site_case(SITE), reader(language))


@cache
def said(path: Path) -> list[Said]:
    return spoken(path)


def in_order(parts: list[str], text: str) -> list[str]:
    """The parts that do not stand behind the ones before them."""
    missing, place = [], 0
    for part in map(run_together, parts):
        found = text.find(part, place)
        if found < 0:
            missing.append(part)
        else:
            place = found + len(part)
    return missing


# --- order ----------------------------------------------------------------------------------------


def standing(view: FirstPage) -> list[str]:
    """Where the site stands, as page one and the briefing say it."""
    return [
        view.standing.title,
        *view.standing.stages,
        view.standing.meaning,
        view.standing.held_back,
        *(area.title for area in view.areas.areas),
        view.strengths.title,
        *(f"{point.title} ({point.level})" for point in view.strengths.points),
        view.needs.title,
        *(f"{point.title} ({point.level})" for point in view.needs.points),
    ]


@every_language
@pytest.mark.parametrize("variant", [Variant.FULL, Variant.SHORT])
def test_page_one_is_read_from_site_to_what_became_of_the_last_report(
    library: Library, variant: Variant, language: Language
) -> None:
    view = page_one(language)
    assert view.since is not None
    assert view.needs.points
    assert view.decisions.decisions
    parts = [
        view.site,
        *view.facts,
        view.introduction,
        *standing(view),
        view.decisions.title,
        view.decisions.more,
        *(decision.sentence for decision in view.decisions.decisions),
        view.decisions.plan_sum,
        view.since.title,
        *(f"{each.title}: {each.state}" for each in view.since.became),
    ]
    text = run_together(" ".join(each.text for each in said(library.report(SITE, language, variant))))
    assert in_order(parts, text) == []
    # two parts in the other order are noticed
    assert in_order([view.since.title, view.decisions.title, view.standing.title], text) != []


@every_language
def test_a_briefing_is_read_from_what_it_is_to_whom_to_talk_to(library: Library, language: Language) -> None:
    view = briefing(site_case(SITE), reader(language))
    parts = [
        view.title,
        *(area.title for area in view.areas),
        *standing(view.page),
        *(measure.title for measure in view.measures),
        *(decision.sentence for decision in view.decisions),
        *(each.function for each in view.people),
    ]
    text = run_together(" ".join(each.text for each in said(library.report(SITE, language, Variant.BRIEFING))))
    assert in_order(parts, text) == []


@every_language
def test_the_full_report_goes_from_page_one_to_the_annex(library: Library, language: Language) -> None:
    found = [place.text for place in headings(library.report(SITE, language)) if place.level == 2]
    view = page_one(language)
    parts = (wording.PROFILE, wording.SUPPLEMENTARY, plan_wording.PLAN, wording.METHOD, wording.ANNEX)
    assert view.since is not None
    first = [view.standing.title, view.decisions.title, view.since.title]
    assert found == [*first, *(reader(language).say(part) for part in parts)]


# --- headings, contents, bookmarks, pages -----------------------------------------------------------


def headings(path: Path) -> list[Place]:
    """The headings in reading order, each with the page on which it begins."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        found = [element for element in tree(pdf) if str(element.S)[:2] == "/H"]
        places = [(int(str(element.S)[2]), pages[element.Pg.objgen]) for element in found]
    texts = [each.text for each in said(path) if each.role in {"H1", "H2", "H3", "H4"}]
    return [Place(level, text.strip(), page) for (level, page), text in zip(places, texts, strict=True)]


def contents(path: Path) -> list[tuple[str, int]]:
    """Entries with the page numbers printed beside them."""
    entries = [each.text.strip() for each in said(path) if "TOCI" in each.roles]
    return [(text, int(page)) for text, page in zip(entries[::2], entries[1::2], strict=True)]


def bookmarks(path: Path) -> list[Place]:
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

        def below(items: list[pikepdf.OutlineItem], level: int) -> Iterator[Place]:
            for item in items:
                yield Place(level, item.title, pages[page_of(pdf, item.destination)])
                yield from below(item.children, level + 1)

        with pdf.open_outline() as outline:
            return list(below(outline.root, 1))


def page_of(pdf: pikepdf.Pdf, destination: object) -> tuple[int, int]:
    """The page that a destination, or the name of one, leads to."""
    found = pdf.Root.Dests[str(destination)] if isinstance(destination, pikepdf.Name) else destination
    assert isinstance(found, pikepdf.Array)
    return found[0].objgen


NAMES = (*(report_name(SITE, language, variant) for language in Language for variant in Variant), report_name(EXTREME))


@pytest.mark.parametrize("name", NAMES)
def test_bookmarks_are_the_headings_on_their_pages(library: Library, name: str) -> None:
    found = headings(library[name])
    assert len(found) > 5
    assert bookmarks(library[name]) == found


@pytest.mark.parametrize("name", [report_name(SITE, language) for language in Language] + [report_name(EXTREME)])
def test_the_contents_list_the_headings_with_the_pages_they_stand_on(library: Library, name: str) -> None:
    found = [(place.text, place.page) for place in headings(library[name]) if place.level in CONTENTS_LEVELS]
    assert contents(library[name]) == found
    with pikepdf.open(library[name]) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        led_to = [pages[page_of(pdf, link.Dest)] for link in links]
    # each entry has two links: its text and its number
    assert led_to == [page for _, page in found for _ in range(2)]


@every_variant
@every_language
def test_every_page_says_whose_it_is_and_its_number_and_is_not_read_out_for_it(
    library: Library, variant: Variant, language: Language
) -> None:
    path = library.report(SITE, language, variant)
    shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    pages = shown.split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        place = {
            Language.GERMAN: f"Seite {number} von {len(pages)}",
            Language.ENGLISH: f"Page {number} of {len(pages)}",
        }
        assert place[language] in page
        assert "Auenlohe" in page
        assert not any(place[language] in each.text for each in said(path))


# --- pictures, languages, metadata ------------------------------------------------------------------


@pytest.mark.parametrize("name", [*NAMES, report_name(BUSY, variant=Variant.BRIEFING)])
def test_every_picture_has_an_alternative_in_words(library: Library, name: str) -> None:
    with pikepdf.open(library[name]) as pdf:
        alternatives = [str(element.get("/Alt", "")) for element in tree(pdf) if element.S == "/Figure"]
    assert len(alternatives) >= 2
    assert all(len(alternative.split()) > 1 for alternative in alternatives)
    assert len(set(alternatives)) == len(alternatives)


@every_variant
@every_language
def test_stages_and_areas_are_told_with_their_numbers(library: Library, variant: Variant, language: Language) -> None:
    view = page_one(language)
    with pikepdf.open(library.report(SITE, language, variant)) as pdf:
        alternatives = [str(element.Alt) for element in tree(pdf) if element.S == "/Figure"]
    logo = [] if variant is Variant.BRIEFING else [view.logo_alt]
    assert alternatives[: len(logo) + 2] == [*logo, view.standing.alt, view.areas.alt]


@every_variant
@every_language
def test_the_municipalitys_own_line_is_german_in_an_english_report_and_nothing_else_has_a_language_of_its_own(
    library: Library, variant: Variant, language: Language
) -> None:
    with pikepdf.open(library.report(SITE, language, variant)) as pdf:
        foreign = [str(element.Lang) for element in tree(pdf) if "/Lang" in element]
        assert pdf.Root.Lang == LANGUAGES[language]
    has_line = variant is not Variant.BRIEFING and language is Language.ENGLISH
    assert foreign == (["de-DE"] if has_line else [])


@pytest.mark.parametrize("site", [SITE, EXTREME])
@every_variant
@every_language
def test_the_file_tells_title_site_and_language_in_both_places(
    library: Library, site: str, variant: Variant, language: Language
) -> None:
    shown = site_case(site)
    kind = shown.assessment.content.model.site_kinds[shown.assessment.site.kind]
    made_for = Reader(language, kind)
    view = briefing(shown, made_for) if variant is Variant.BRIEFING else first_page(shown, made_for)
    with pikepdf.open(library.report(site, language, variant)) as pdf:
        xmp = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314  our own file
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author)) == (view.title, shown.assessment.site.name)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    for name, value in (
        ("title", view.title),
        ("creator", shown.assessment.site.name),
        ("language", LANGUAGES[language]),
    ):
        assert [each.text for each in xmp.iterfind(f".//dc:{name}//rdf:li", NAMESPACES)] == [value]
    assert [each.text for each in xmp.iterfind(".//pdfuaid:part", NAMESPACES)] == ["1"]
