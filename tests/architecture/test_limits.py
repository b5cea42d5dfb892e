"""What keeps the code small and free of content: limits that fail, not advice."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.content.load import load_content, packaged_content
from workbench.maturity.scope import all_items

ROOT = Path(__file__).parents[2]
# Migrations are written by a tool, one long function each, and never changed afterwards.
MODULES = sorted(path for path in (ROOT / "workbench").rglob("*.py") if path.parent.name != "versions")
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]

MAX_MODULE = 400
MAX_FUNCTION = 40
MAX_PUBLIC_METHODS = 12


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_and_its_parts_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= MAX_MODULE
    for function in functions(tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        assert lines <= MAX_FUNCTION, f"{function.name} has {lines} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            public = [part.name for part in node.body if isinstance(part, ast.FunctionDef) and part.name[0] != "_"]
            assert len(public) <= MAX_PUBLIC_METHODS, f"{node.name} has {len(public)} public methods"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_code_knows_an_id_of_the_shipped_content() -> None:
    content = load_content(packaged_content())
    ids = {item.id for item in all_items(content)} | set(content.measures) | set(content.questionnaires)
    ids |= {dimension.id for each in content.questionnaires.values() for dimension in each.dimensions}
    ids |= set(content.model.fields) | set(content.model.suggestions) | set(content.model.site_kinds)
    ids -= ORDINARY_WORDS
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert node.value not in ids, f"{path.name}:{node.lineno} names {node.value}"


# Ids that are words of the format itself, too; the code means the word there, not the id.
ORDINARY_WORDS = {"application", "terms"}


def test_nothing_tells_about_the_machine_it_was_written_on() -> None:
    tracked = [path for path in ROOT.rglob("*") if path.is_file() and not ignored(path)]
    for path in tracked:
        text = path.read_text(encoding="utf-8", errors="ignore")
        assert not re.search(r"/(home|root|work|Users)/[a-z]", text), path
        assert not re.search(r"index-url|registry\s*=\s*.?http|\"resolved\":\s*\"http", text), path


def ignored(path: Path) -> bool:
    """What git does not hold: the first part of the path, or any cache inside."""
    parts = path.relative_to(ROOT).parts
    first = {".git", ".venv", "build", "dist", "instance", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
    return parts[0] in first or "vendor" in parts or "__pycache__" in parts or path == Path(__file__)
