"""Every document that the product makes of the cases of the tests, by name, each made when it is first asked for."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import product
from pathlib import Path

from tests.report import cases, cohort_cases, form_cases
from tests.report.hostile import attacking, harmless, written_by
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.demo.sites import demo_sites
from workbench.report.build import Variant, render_report
from workbench.report.questionnaire import render_questionnaire
from workbench.report_case import ReportCase, case_of
from workbench.values import Language

Make = Callable[[], bytes]

DE, EN = Language.GERMAN, Language.ENGLISH

SORTS: tuple[str, ...] = ("mixed", "county", "empty", "not-applicable", "overlong")
"""The assessments of `all_cases`."""

BUSY, EXTREME, HOSTILE, HARMLESS = "busy", "extreme", "hostile", "harmless"

TWICE = ("auenlohe", "tannsiek")
"""The sites of the demo whose full report is always proven in both languages: a county and a municipality."""

PLANS = ("lived", "proposed", "everything", "extreme", "none")

COHORTS = (*((name, DE, False) for name in cohort_cases.CASES), ("ten", EN, False), ("ten", DE, True))
"""Case, language, and whether it is in letter form."""


@cache
def content() -> Content:
    return load_content(packaged_content())


@cache
def demo_names() -> tuple[str, ...]:
    return tuple(site.key for site in demo_sites(content()))


@cache
def site_case(name: str) -> ReportCase:
    """The case of that name: a site of the demo, one of SORTS, BUSY, EXTREME, HOSTILE or HARMLESS.

    The last two have the same fields filled, with everything that might do harm and with nothing.
    """
    if name in SORTS:
        return case_of(_sorts()[name])
    if name == BUSY:
        return case_of(cases.busy(content()))
    if name == EXTREME:
        return cases.extreme_case(content())
    if name in {HOSTILE, HARMLESS}:
        return written_by(site_case("mixed"), attacking if name == HOSTILE else harmless)
    [site] = (each for each in demo_sites(content()) if each.key == name)
    return cases.demo_case(site, content())


_sorts = cache(lambda: cases.all_cases(content()))


def report_name(site: str, language: Language = DE, variant: Variant = Variant.FULL) -> str:
    return f"{site}-{variant}-{language}"


def cohort_name(name: str, language: Language = DE, *, letters: bool = False) -> str:
    return f"cohort-{name}-{language}{'-letters' if letters else ''}".replace(" ", "-")


def form_name(kind: str, language: Language = DE) -> str:
    return f"questionnaire-{kind}-{language}"


@cache
def documents() -> Mapping[str, Make]:
    """All of them: every variant of every site in both languages, cohorts, plans of every sort, questionnaires."""
    return dict([*_reports(), *_plans(), *_cohorts(), *_forms()])


@cache
def routine() -> Mapping[str, Make]:
    """What every run of the tests proves: all but second languages of what is long and alike.

    The full report of most sites of the demo in one language, in turn German and English; of each questionnaire too;
    `overlong` is contained in `extreme`.
    """
    left_out = {report_name("overlong", *rest) for rest in product(Language, Variant)}
    left_out |= {report_name(HARMLESS, DE, variant) for variant in Variant}
    for number, name in enumerate(demo_names()):
        if name not in TWICE:
            left_out.add(report_name(name, _other(number)))
    for number, kind in enumerate(form_cases.KINDS):
        left_out.add(form_name(kind, _other(number)))
    assert left_out <= set(documents())
    return {name: make for name, make in documents().items() if name not in left_out}


def _other(number: int) -> Language:
    return (EN, DE)[number % 2]


def _reports() -> Iterator[tuple[str, Make]]:
    for name, language, variant in product((*demo_names(), *SORTS, EXTREME), Language, Variant):
        yield report_name(name, language, variant), partial(_report, name, language, variant)
    for language in Language:
        yield report_name(BUSY, language, Variant.BRIEFING), partial(_report, BUSY, language, Variant.BRIEFING)
    for name, variant in product((HOSTILE, HARMLESS), Variant):
        yield report_name(name, DE, variant), partial(_report, name, DE, variant)


def _report(name: str, language: Language, variant: Variant) -> bytes:
    return render_report(site_case(name), language, variant)


def _plans() -> Iterator[tuple[str, Make]]:
    for name, language in (("everything", DE), ("none", EN)):
        yield f"plan-{name}-{language}", partial(_plan, name, language)


def _plan(name: str, language: Language) -> bytes:
    # its cases take a second to make, and only few tests need them
    from tests.report import plan_cases

    return plan_cases.part_of(plan_cases.CASES[name], language)


def _cohorts() -> Iterator[tuple[str, Make]]:
    for name, language, letters in COHORTS:
        make = partial(cohort_cases.rendered, cohort_cases.CASES[name], language, letters=letters)
        yield cohort_name(name, language, letters=letters), make


def _forms() -> Iterator[tuple[str, Make]]:
    day = form_cases.DAY
    for kind, language in product(form_cases.KINDS, Language):
        make = partial(render_questionnaire, content(), kind, language, site="Musterhausen", made_on=day)
        yield form_name(kind, language), make
    extreme = partial(render_questionnaire, site=attacking("site"), made_on=day)
    yield "questionnaire-extreme-de", lambda: extreme(form_cases.extreme(), form_cases.KINDS[0], DE)


class Library:
    """The documents as files of a folder, which several processes may share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> Path:
        path = self._folder / f"{name}.pdf"
        if not path.exists():
            self._folder.mkdir(exist_ok=True)
            unfinished = path.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(documents()[name]())
            unfinished.replace(path)
        return path

    def report(self, site: str, language: Language = DE, variant: Variant = Variant.FULL) -> Path:
        """The report of one of the cases."""
        return self[report_name(site, language, variant)]
