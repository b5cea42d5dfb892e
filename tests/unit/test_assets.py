"""What the build brings for the pages: complete, with its licences, and tied to no registry."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from workbench.packaged import packaged

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "workbench"
STATIC = PACKAGE / "static"
VENDOR = STATIC / "vendor"


def written_texts() -> Iterator[str]:
    """What content, templates, translations and view models write on pages."""
    for place, kinds in ((packaged("questionnaires"), "yaml"), (packaged("templates"), "html md"), (PACKAGE, "po")):
        for kind in kinds.split():
            yield from (file.read_text(encoding="utf-8") for file in place.rglob(f"*.{kind}"))
    for layer in ("charts", "present", "web"):
        for file in (PACKAGE / layer).rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in notes)
            yield from (node.value for node in texts if isinstance(node.value, str))


@pytest.mark.parametrize("face", ["Regular", "Italic", "Medium", "SemiBold"])
def test_the_fonts_of_the_pages_have_every_sign_that_is_written(face: str) -> None:
    known = set(TTFont(VENDOR / "fonts" / f"FiraSans-{face}.woff2").getBestCmap())
    written = {sign for text in written_texts() for sign in text if sign.isprintable()}
    assert "ß" in written
    assert {sign for sign in written if ord(sign) not in known} == set()


def test_the_fonts_of_the_pages_are_small() -> None:
    sizes = {file.name: file.stat().st_size for file in (VENDOR / "fonts").glob("*.woff2")}
    assert len(sizes) == 4
    assert max(sizes.values()) < 60_000  # the whole face has 120,000 and more


def test_every_file_that_our_styles_ask_for_is_there() -> None:
    asked = [
        (sheet, place)
        for sheet in (STATIC / "css").glob("*.css")
        for place in re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8"))
    ]
    assert asked
    assert [place for sheet, place in asked if not (sheet.parent / place).is_file()] == []


def test_no_style_asks_another_host() -> None:
    for sheet in (*(STATIC / "css").glob("*.css"), VENDOR / "kern" / "kern.min.css", VENDOR / "plotly" / "plotly.css"):
        asked = re.findall(r"url\(\s*[\"']?(\w+):", sheet.read_text(encoding="utf-8"))
        assert set(asked) <= {"data"}, sheet.name


def test_what_others_made_comes_with_its_licence() -> None:
    assert "EUROPEAN UNION PUBLIC LICENCE" in (VENDOR / "kern" / "LICENSE.md").read_text(encoding="utf-8").upper()
    fonts = (VENDOR / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "The Mozilla Foundation and Telefonica S.A." in fonts
    assert "SIL OPEN FONT LICENSE Version 1.1" in fonts
    charts = (VENDOR / "plotly" / "LICENSES.txt").read_text(encoding="utf-8")
    assert re.search(r"^=== plotly\.js [\d.]+: MIT", charts, re.MULTILINE)
    assert re.search(r"^=== @plotly/d3 [\d.]+: BSD-3-Clause", charts, re.MULTILINE)


def test_the_notice_of_third_parties_names_the_versions_that_are_shipped() -> None:
    notice = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8")
    wanted = json.loads((PACKAGE / "assets" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for name, version in wanted.items():
        assert name in notice
        assert version in notice, name


def test_the_lock_is_tied_to_no_registry() -> None:
    text = (PACKAGE / "assets" / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert '"resolved"' not in text
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
