"""The English of the interface: complete, true to the gaps in the German sentences, and shown to whoever chose it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import Environment, nodes

from tests.settings import settings_in
from workbench.web.app import create_app

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
TRANSLATIONS = ROOT / "workbench" / "web" / "translations"
CATALOGUE = Path("en", "LC_MESSAGES", "messages.po")

KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None}
"""The names that mark a message, as `make translations` knows them."""

JINJA = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])

PLACEHOLDER = re.compile(r"%\(\w+\)\w|\{\w+\}")

LETTER = re.compile(r"[^\W\d_]")
GAP = "…"
"""Stands where a template had an expression."""

ATTRIBUTE = re.compile(rf'([\w{GAP}-]*)="([^"]*)"')
SPOKEN = re.compile(r"alt|aria-(label|description|roledescription)|placeholder|title|data-(confirm|text-.+)")
"""Attributes that people read or hear."""

WORDS = re.compile(r"^\W*[A-ZÄÖÜ]|[äöüß]|\w [A-ZÄÖÜ]")
"""What looks like German in a template's strings: it begins with a capital, has an umlaut, or a noun follows."""

FIELD_TYPES = {"BooleanField", "RadioField", "SelectField", "SelectMultipleField", "TextAreaField"}
"""Macros ask for these classes of WTForms by their names."""


@cache
def marked() -> Catalog:
    """The messages of code and templates."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods = [(each["pattern"], each["method"]) for each in mappings]
    strict = {"**": {"silent": "false"}}
    found = Catalog()
    for _file, _line, message, _comments, context in extract_from_dir(ROOT, methods, strict, keywords=KEYWORDS):
        found.add(message, context=context)
    return found


@cache
def english() -> Catalog:
    """The catalogue as it is in the repository."""
    with (TRANSLATIONS / CATALOGUE).open("rb") as file:
        return read_po(file)


def messages(catalogue: Catalog) -> list[Message]:
    """The messages without the header."""
    return [message for message in catalogue if message.id]


def texts_of(text: object) -> tuple[str, ...]:
    """Singular and plural, or the one form there is."""
    return tuple(text) if isinstance(text, list | tuple) else (str(text or ""),)


def test_every_message_of_code_and_templates_has_an_english_text() -> None:
    translated = {message.id for message in messages(english()) if all(texts_of(message.string))}
    assert {message.id for message in messages(marked())} - translated == set()
    assert len(translated) > 300


def test_no_entry_is_left_over_or_unsure() -> None:
    wanted = {message.id for message in messages(marked())}
    assert {message.id for message in messages(english())} - wanted == set()
    assert dict(english().obsolete) == {}
    assert [message.id for message in messages(english()) if message.fuzzy] == []


def test_an_english_text_has_the_gaps_of_the_german_one() -> None:
    wrong = [
        (german, text)
        for message in messages(english())
        for german, text in zip(texts_of(message.id), texts_of(message.string), strict=True)
        if sorted(PLACEHOLDER.findall(german)) != sorted(PLACEHOLDER.findall(text))
    ]
    assert wrong == []


def test_a_percent_sign_always_begins_a_gap() -> None:
    """Templates fill every message with `%`, even where there is nothing to fill in."""
    texts = (text for each in messages(english()) for text in (*texts_of(each.id), *texts_of(each.string)))
    assert [text for text in texts if "%" in PLACEHOLDER.sub("", text)] == []


def test_no_message_has_a_sign_that_html_would_read() -> None:
    """Templates write messages as they are, also between the quotation marks of an attribute."""
    texts = (text for each in messages(english()) for text in (*texts_of(each.id), *texts_of(each.string)))
    assert [text for text in texts if re.search(r"[<>&\"']", text)] == []


def parsed_code() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the package."""
    for file in sorted((ROOT / "workbench").rglob("*.py")):
        yield file.relative_to(ROOT), ast.parse(file.read_text(encoding="utf-8"))


def marking_calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that mark a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            yield node


def test_whatever_marks_messages_goes_by_a_name_that_extraction_knows() -> None:
    names = {
        (str(file), name.asname or name.name)
        for file, tree in parsed_code()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "flask_babel"
        for name in node.names
        if name.name.endswith("gettext")
    }
    assert {name for _file, name in names} >= {"_", "_l"}
    assert {(file, name) for file, name in names if name not in KEYWORDS} == set()


def test_messages_are_plain_sentences_in_the_code_so_that_extraction_finds_them() -> None:
    """Python 3.11 gives no way to look into an f-string, and what is computed has no text before it runs."""
    computed, hidden = [], []
    for file, tree in parsed_code():
        for call in marking_calls(tree):
            sentences = call.args[: 2 if isinstance(call.func, ast.Name) and call.func.id.startswith("n") else 1]
            if not all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in sentences):
                computed.append((str(file), call.lineno))
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                hidden += [(str(file), call.lineno) for call in marking_calls(node)]
    assert (computed, hidden) == ([], [])


class _Said(HTMLParser):
    """Collects what people read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attrs if SPOKEN.fullmatch(name)]

    def handle_data(self, data: str) -> None:
        # Some macros write attributes into the tag of whoever calls them.
        self.texts += [value for name, value in ATTRIBUTE.findall(data) if SPOKEN.fullmatch(name)]
        self.texts.append(ATTRIBUTE.sub("", data))


def said_outside_expressions(source: str) -> list[str]:
    """What a template says by itself, not by an expression."""
    reader = _Said()
    kept = {"data", "variable_begin"}
    reader.feed("".join(text if kind == "data" else GAP for _line, kind, text in JINJA.lex(source) if kind in kept))
    reader.close()
    return [text.strip() for text in reader.texts if LETTER.search(text)]


def said_in_expressions(source: str) -> list[str]:
    """What looks like German in the expressions of a template without being marked as a message."""
    return [text for text in _unmarked(JINJA.parse(source)) if WORDS.search(text) and text not in FIELD_TYPES]


def _unmarked(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    marks = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in KEYWORDS
    for child in node.iter_child_nodes(exclude=("args",) if marks else None):
        yield from _unmarked(child)


PAGES = sorted(str(file.relative_to(TEMPLATES)) for kind in ("html", "txt") for file in TEMPLATES.rglob(f"*.{kind}"))


@pytest.mark.parametrize("name", PAGES)
def test_a_template_says_nothing_that_cannot_be_translated(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert (said_outside_expressions(source), said_in_expressions(source)) == ([], [])


@pytest.mark.parametrize(
    "source",
    [
        "<p>Guten Tag</p>",
        '<p>{{ _("Guten Tag") }}, Frau {{ name }}</p>',
        '<input placeholder="Name">',
        '<a aria-label="{{ name }} ansehen" href="/">{{ name }}</a>',
        '{% macro texts() %}data-text-saving="Wird gespeichert"{% endmacro %}',
    ],
)
def test_words_outside_of_expressions_are_found(source: str) -> None:
    assert len(said_outside_expressions(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        '{{ submit("Speichern") }}',
        '{{ field(form.name, hint="zum Beispiel Nord") }}',
        '{{ _("Seite %(name)s", name="für alle") }}',
        '{% set words = {"save": "gespeichert", "help": "Hilfe"} %}',
    ],
)
def test_words_that_no_call_marks_are_found_in_expressions(source: str) -> None:
    assert len(said_in_expressions(source)) == 1


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The application with the catalogue compiled as the build does; its database is never asked."""
    return create_app(settings_in(tmp_path, f"sqlite:///{tmp_path}/none.sqlite"))


@pytest.fixture
def client(app: Flask, tmp_path: Path) -> FlaskClient:
    """A browser that nobody has signed in with."""
    target = tmp_path / CATALOGUE.with_suffix(".mo")
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, english())
    app.extensions["babel"].translation_directories = [str(tmp_path)]
    return app.test_client()


def test_the_application_looks_for_the_catalogue_where_the_build_compiles_it(app: Flask) -> None:
    assert [Path(place).resolve() for place in app.extensions["babel"].translation_directories] == [TRANSLATIONS]


def test_a_page_speaks_german_until_english_is_chosen_and_again_after_that(client: FlaskClient) -> None:
    def headings(*choice: str) -> list[str]:
        for language in choice:
            assert client.get(f"/sprache/{language}").status_code == 302
        page = client.get("/passwort-vergessen").get_data(as_text=True)
        return [page.split("<h1", 1)[1].split(">", 1)[1].split("<", 1)[0], page.split('lang="', 1)[1].split('"', 1)[0]]

    german = "Passwort vergessen"
    message = english().get(german)
    assert message is not None
    assert message.string != german
    assert headings() == [german, "de"]
    assert headings("en") == [message.string, "en"]
    assert headings("de") == [german, "de"]
