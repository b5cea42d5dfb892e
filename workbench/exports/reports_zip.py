"""The reports of several sites as one ZIP: the same reports and day give the same bytes.

Names are readable and safe on every system: nothing in them leaves the folder, and no two are taken for the same.
"""

import datetime as dt
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from workbench.exports.plain import one_line
from workbench.exports.wording import REPORT_OF, REPORTS_OF, say
from workbench.values import Language

LONGEST_NAME = 120
"""Bytes of a name: file systems take 255, and some programs no more than 260 characters with all folders above."""

_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|\u200b-\u200f\ufeff]')
_MADE_ON_UNIX = 3
_FOR_EVERYBODY_TO_READ = 0o100644 << 16
_FIRST_YEAR = 1980
"""The format knows no day before."""


def write_reports_zip(
    target: BinaryIO,
    reports: Iterable[tuple[str, bytes]],
    *,
    title: str,
    language: Language,
    made_on: dt.date,
) -> None:
    """Write the PDFs, each with the name of its site, into one folder with that title, in their order."""
    folder, taken = _safe(say(REPORTS_OF, language, title=title)), set[str]()
    moment = (max(made_on.year, _FIRST_YEAR), made_on.month, made_on.day, 0, 0, 0)
    with zipfile.ZipFile(target, "w") as archive:
        for site, pdf in reports:
            entry = zipfile.ZipInfo(f"{folder}/{_free(_safe(say(REPORT_OF, language, site=site)), taken)}.pdf", moment)
            entry.create_system = _MADE_ON_UNIX
            entry.external_attr = _FOR_EVERYBODY_TO_READ
            # A PDF is compressed already; and what is stored does not depend on the version of a library.
            entry.compress_type = zipfile.ZIP_STORED
            archive.writestr(entry, pdf)


def _safe(name: str) -> str:
    """Without what a system forbids in names; one that ends in a dot or a blank cannot be opened on Windows."""
    kept = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", one_line(name)))
    return kept.encode()[:LONGEST_NAME].decode(errors="ignore").rstrip(". ")


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number behind it where a file system would take it for one that is there."""
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number})"
    taken.add(free.casefold())
    return free
