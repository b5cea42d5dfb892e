"""Markdown of the operators: what becomes of it, and what never does."""

import re

import pytest

from workbench.web.prose import as_html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "![Bild](https://example.org/bild.png)",
        "[hier](javascript:alert(1))",
        "[hier](JaVaScRiPt:alert(1))",
        "[hier](data:text/html,<b>x</b>)",
        "[hier](//example.org)",
        "[hier](/konto)",
        "<javascript:alert(1)>",
        "[hier](java&#10;script:alert(1))",
        "[hier](mail:to)",
        "[hier](http:konto)",
        "[hier][1]\n\n[1]: vbscript:x",
    ],
)
def test_nothing_becomes_a_script_an_image_or_a_strange_link(text: str) -> None:
    html = as_html(text)
    assert not re.search(r"<(script|img|iframe|b)\b", html)
    assert all(target.startswith("https://example.org/") for target in re.findall(r'href="([^"]*)"', html))


def test_links_lead_to_the_web_and_to_mail() -> None:
    html = as_html(
        "[Land](https://example.org/a?b=1&c=2) <amt@example.org> [Post](mailto:post@example.org) http://x.de"
    )
    assert re.findall(r'href="([^"]*)"', html) == [
        "https://example.org/a?b=1&amp;c=2",
        "mailto:amt@example.org",
        "mailto:post@example.org",
    ]


def test_headings_stand_below_the_title_of_the_page() -> None:
    html = as_html("# Eins\n\n## Zwei\n\n### Drei\n\n###### Sechs")
    assert re.findall(r"<(/?h\d)", html) == ["h2", "/h2", "h2", "/h2", "h3", "/h3", "h4", "/h4"]


def test_a_line_ends_where_it_was_ended() -> None:
    assert as_html("Rathausplatz 1\n12345 Beispielau").count("<br") == 1


def test_a_quotation_mark_cannot_leave_an_attribute() -> None:
    assert as_html('[x](https://example.org/"onmouseover="alert(1))').count('"') == as_html(
        "[x](https://example.org/)"
    ).count('"')
