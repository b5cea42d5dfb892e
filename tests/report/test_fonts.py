"""What users write, made printable: nothing is lost that the font could show, nothing is read as markup."""

import pytest

from workbench.report.fonts import markup, printable


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("wirklich????? ja", "wirklich????? ja"),
        # three at most stand for a run of what the font lacks
        ("👩🏽\u200d💻🎉🎉", "???"),
        ("①②③ 20 ㎡ Ａ", "123 20 m2 A"),
        ("z.\u202fB. E\u2011Mail", "z.\u00a0B. E-Mail"),
        ("eins\r\nzwei\rdrei\u2028vier", "eins\nzwei\ndrei\nvier"),
        ("weit\u2003auseinander", "weit auseinander"),
        ("halb \ud800", "halb ?"),
        ("Enga\u00adgement", "Engagement"),
    ],
)
def test_text_is_shown_as_nearly_as_the_font_can(written: str, shown: str) -> None:
    assert printable(written) == shown


def test_printable_text_is_not_changed_again() -> None:
    once = printable("①👩🏽 z.\u202fB.\r\n<b>")
    assert printable(once) == once


def test_line_ends_become_breaks_and_markup_becomes_text() -> None:
    assert markup("a & b\r\n<br/>") == "a &amp; b<br/>&lt;br/&gt;"
