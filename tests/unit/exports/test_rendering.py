"""Spreadsheet and council paper as an office program opens and prints them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.unit.exports.cases import DAY, DE, a_view
from workbench.exports.docx import plan_docx
from workbench.exports.xlsx import plan_xlsx

OFFICE = shutil.which("soffice")
SECONDS = 120


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_an_office_program_prints_both_files_with_everything_in_them(tmp_path: Path) -> None:
    view = a_view()
    (tmp_path / "plan.xlsx").write_bytes(plan_xlsx(view, DE, made_on=DAY))
    (tmp_path / "paper.docx").write_bytes(plan_docx(view, DE, made_on=DAY))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, tmp_path / "plan.xlsx", tmp_path / "paper.docx"], check=True, capture_output=True, timeout=SECONDS
    )
    for name, sign in (("plan.pdf", "Seite 1 von"), ("paper.pdf", "Seite 1 von")):
        text = " ".join(read(tmp_path / name).split())
        assert sign in text
        assert all(measure.title in text for measure in view.measures)
        assert all(month.short in text for month in view.months) or name == "paper.pdf"
        assert "###" not in text, "a column is too narrow for its figures"


def read(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
