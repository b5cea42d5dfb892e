"""The bundles of reports as files in the data folder: made by the worker, removed when nobody needs them any more."""

from collections.abc import Iterator
from pathlib import Path

from flask import current_app

from workbench.exports.reports_zip import write_reports_zip
from workbench.report.build import Variant, render_report
from workbench.report_case import ReportCase
from workbench.services import bundles
from workbench.services.bundles import Work
from workbench.storage.bundles import Bundle
from workbench.storage.sites import Site
from workbench.values import Language
from workbench.web.settings import Settings

_FINISHED, _UNFINISHED = ".zip", ".part"


def make_bundle(*, cohort_id: int, key: str) -> None:
    """Make the bundle that was asked for under that key; nothing where it is not wanted any more."""
    bundles.make(cohort_id, key, render=_render, pack=_pack)
    remove_unneeded()


def _render(work: Work, case: ReportCase) -> bytes:
    return render_report(case, Language(work.language), Variant(work.variant))


def _pack(work: Work, reports: Iterator[tuple[Site, bytes]]) -> None:
    """Write the file beside its place first: whoever takes it along never gets half of it."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = folder / f"{work.key}{_UNFINISHED}"
    with unfinished.open("wb") as target:
        write_reports_zip(
            target,
            ((site.name, report) for site, report in reports),
            title=f"{work.cohort.name}, {work.round_title}",
            language=Language(work.language),
            made_on=work.made_on,
        )
    unfinished.replace(path_of(work.key))


def path_of(key: str) -> Path:
    """Where the finished file of that key lies."""
    return _folder() / f"{key}{_FINISHED}"


def file_of(bundle: Bundle) -> Path | None:
    """The file of a finished bundle; None where somebody has cleared the folder."""
    path = path_of(bundle.key)
    return path if path.is_file() else None


def remove_unneeded() -> None:
    """Remove the files that belong to no bundle any more, or to one that nobody may have."""
    folder = _folder()
    if not folder.is_dir():
        return
    needed = bundles.alive()
    for path in folder.iterdir():
        if path.suffix in {_FINISHED, _UNFINISHED} and path.stem not in needed:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    settings: Settings = current_app.extensions["settings"]
    return settings.data / "bundles"
