"""Markdown that people wrote, as HTML that can do no harm: no HTML of theirs, no images, links only to web and mail."""

import re
from collections.abc import Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

SAFE_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)

CLASSES: Mapping[str, str] = {
    "h2": "kern-heading-medium",
    "h3": "kern-heading-small",
    "h4": "kern-title",
    "p": "kern-body",
    "ul": "kern-list kern-list--bullet",
    "ol": "kern-list kern-list--number",
    "a": "kern-link",
}

LOWEST = 4
"""The deepest heading that the pages know."""


def as_html(text: str) -> Markup:
    """The text as HTML; headings stand below the title of the page, and lines break where they were broken."""
    # Nothing in it was written as HTML by anybody: the parser escapes what looks like it.
    return Markup(_PARSER.render(text))  # noqa: S704


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")
    parser.validateLink = lambda url: SAFE_LINK.match(url) is not None  # type: ignore[method-assign]
    parser.core.ruler.push("dress", lambda state: _dress(state.tokens))
    return parser


def _dress(tokens: Sequence[Token]) -> None:
    """Give the elements their classes, and put headings below the title of the page."""
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1:]), 2), LOWEST)}"
        if token.nesting == 1 and token.tag in CLASSES:
            token.attrSet("class", CLASSES[token.tag])
        _dress(token.children or ())


_PARSER = _parser()
