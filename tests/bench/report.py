"""What the report of a demo site costs: `python -m tests.bench.report [repeats]` prints a line for each variant.

CPU seconds warm, the median of several; the peak of memory that Python takes for one; pages and bytes. The aim is
0.15 s for a full report of ten pages.
"""

import datetime as dt
import gc
import io
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from resource import RUSAGE_SELF, getrusage

import pikepdf

from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.demo.profiles import ROUNDS, demo_answers
from workbench.demo.sites import demo_sites
from workbench.report.build import Variant, render_report
from workbench.report_case import PreviousRound, ReportCase, case_of
from workbench.values import Language, Month

SITE = "birkenfurt"
DAY = dt.date(2026, 11, 21)
WISHES = PlanWishes(start=Month(2027, 1), hours_per_month=Fraction(40), budget_eur=Fraction(20_000))
REPEATS = 7
PAGES = 10
"""So many pages has the report for which the aim is set; the others are measured by the page."""


def demo_case(content: Content) -> ReportCase:
    """A site of the demo in its second round, with a plan and the round before."""
    (site,) = (each for each in demo_sites(content) if each.key == SITE)

    def assessed(number: int, wishes: PlanWishes | None) -> Assessment:
        return assess(content, site.site, on=DAY, answers=demo_answers(site, number, content), wishes=wishes)

    return replace(
        case_of(assessed(ROUNDS, WISHES)),
        made_on=DAY,
        round_title="Runde 2",
        previous=PreviousRound(title="Runde 1", assessment=assessed(ROUNDS - 1, None)),
    )


def cpu_seconds(make: Callable[[], bytes], *, repeats: int) -> float:
    """The median of the CPU seconds, once everything that is kept between two reports is there."""
    make()
    taken = []
    for _ in range(repeats):
        gc.collect()
        before = time.process_time()
        make()
        taken.append(time.process_time() - before)
    return statistics.median(taken)


def peak_megabytes(make: Callable[[], bytes]) -> float:
    """The most memory that Python holds at a time for one report."""
    gc.collect()
    tracemalloc.start()
    make()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1_000_000


def main() -> None:
    """Print the figures of every variant in both languages, and the memory of the whole process."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS
    case = demo_case(load_content(packaged_content()))
    print(f"{'variant':<10}{'language':<10}{'CPU s':>8}{f's per {PAGES} pages':>18}{'pages':>7}{'kB':>7}{'peak MB':>9}")
    for variant in Variant:
        for language in Language:

            def make(variant: Variant = variant, language: Language = language) -> bytes:
                return render_report(case, language, variant)

            data = make()
            with pikepdf.open(io.BytesIO(data)) as pdf:
                pages = len(pdf.pages)
            seconds = cpu_seconds(make, repeats=repeats)
            print(
                f"{variant:<10}{language:<10}{seconds:>8.3f}{seconds / pages * PAGES:>18.3f}{pages:>7}"
                f"{len(data) / 1000:>7.0f}{peak_megabytes(make):>9.1f}",
                flush=True,
            )
    print(f"the process at its largest: {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
