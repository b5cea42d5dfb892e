"""Cohorts of every size on the shipped content, and their reports."""

from collections.abc import Mapping

from tests.report.cases import COMPOUND, HOSTILE
from tests.report.hostile import attacking
from tests.unit.exports.comparison_cases import DAY, Compared, Levels, compared, reader_of, view_of
from workbench.comparison.model import dimensions_of
from workbench.content.load import load_content, packaged_content
from workbench.report.cohort import render_cohort_report
from workbench.values import Language

CONTENT = load_content(packaged_content())
DIMENSIONS = len(dimensions_of(CONTENT))
NAMES = tuple(f"Stadt {syllable}" for syllable in (
    "Aubrück", "Bensel", "Cralau", "Dornwik", "Elsgrund", "Fennhof", "Gralstedt", "Hornsiel", "Immerloh", "Jochheim",
    "Kaltenau", "Lohwinkel", "Mahrbach", "Nettsiel", "Ostergrund", "Pappelhorst", "Quendorf",
))  # fmt: skip
"""As many as the greatest cohort has."""


def levels(site: int, *, shift: int = 0) -> Levels:
    """Levels going round 0 to 4 in halves, here and there without a value."""
    return [None if (site + 5 * n) % 23 == 7 else ((site * 3 + n * 2 + shift) % 9) / 2 for n in range(DIMENSIONS)]


def cohort(names: tuple[str, ...], *, before: bool = True, name: str = "Kohorte Nord") -> Compared:
    now = {each: levels(number) for number, each in enumerate(names)}
    then = {each: levels(number, shift=-1) for number, each in enumerate(names) if number % 5}
    return compared(now, then if before else None, content=CONTENT, cohort=name, kind="stadt")


def many(sites: int) -> Compared:
    return cohort(tuple(f"Ort {number}" for number in range(sites)))


CASES: Mapping[str, Compared] = {
    "ten": cohort(NAMES[:10]),
    "seventeen": cohort(NAMES),
    "fifty": many(50),
    "sixty": many(60),
    "first round": cohort(NAMES[:6], before=False),
    "one": cohort(NAMES[:1]),
    "open": compared({NAMES[0]: [None] * DIMENSIONS}, content=CONTENT, kind="stadt"),
    "overlong": cohort((f"Bad {COMPOUND}", f"{HOSTILE} {COMPOUND}"), name=f"{COMPOUND} {HOSTILE}"),
    "hostile": cohort((attacking("first"), attacking("second"), "Ahausen"), name=attacking("cohort")),
}


def rendered(found: Compared, language: Language, *, letters: bool = False) -> bytes:
    view = view_of(found, language, letters=letters)
    return render_cohort_report(view, reader_of(CONTENT, language), made_on=DAY)
