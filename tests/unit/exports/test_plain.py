"""Text of people on its way into a file."""

import pytest

from workbench.exports.plain import one_line, plain


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("halb \ud83d und \uffff", "halb  und"),
        ("eins\r\nzwei\rdrei\u2028vier", "eins\nzwei\ndrei\nvier"),
        ("Spalte\tSpalte", "Spalte Spalte"),
        ("gedreht \u202etxt.exe\u202c!", "gedreht txt.exe!"),
        ("Grüße 👩‍👩‍👧 שלום مرحبا", "Grüße 👩‍👩‍👧 שלום مرحبا"),
    ],
)
def test_a_file_gets_every_sign_people_write_and_none_that_breaks_it(written: str, kept: str) -> None:
    assert plain(written) == kept


def test_a_title_stands_on_one_line() -> None:
    assert one_line(" erste\nzweite \t dritte\n") == "erste zweite dritte"
