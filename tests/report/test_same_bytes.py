"""The same input gives the same bytes: in another process, at another time, with another order of sets."""

import hashlib
import os
import subprocess
import sys

import pytest

from tests.report.library import BUSY, EN, Library, cohort_name, form_name, report_name
from workbench.report.build import Variant

NAMES = (
    *(report_name("auenlohe", variant=variant) for variant in Variant),
    *(report_name("auenlohe", EN, variant) for variant in Variant),
    report_name("extreme", variant=Variant.SHORT),
    report_name(BUSY, variant=Variant.BRIEFING),
    cohort_name("ten"),
    cohort_name("ten", letters=True),
    form_name("stadt"),
)

SCRIPT = """
import hashlib, sys
from tests.report.library import documents
for name in sys.argv[1:]:
    print(name, hashlib.sha256(documents()[name]()).hexdigest())
"""


@pytest.fixture(scope="module")
def made_elsewhere() -> dict[str, str]:
    """The digest of each document, made by a process that orders its sets in its own way."""
    mine = os.environ.get("PYTHONHASHSEED", "random")
    seed = "1" if mine != "1" else "2"
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, *NAMES],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.split()[0]: line.split()[1] for line in ran.stdout.splitlines()}


@pytest.mark.parametrize("name", NAMES)
def test_another_process_makes_the_same_bytes(library: Library, made_elsewhere: dict[str, str], name: str) -> None:
    assert hashlib.sha256(library[name].read_bytes()).hexdigest() == made_elsewhere[name]


def test_different_reports_are_different_files(made_elsewhere: dict[str, str]) -> None:
    assert len(set(made_elsewhere.values())) == len(NAMES)
