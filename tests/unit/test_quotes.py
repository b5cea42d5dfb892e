"""Quotes within quotes."""

import pytest

from workbench.present.quotes import inside_quotes, with_inner_quotes
from workbench.values import Language

DE, EN = Language.GERMAN, Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("„Tag „Ärmel hoch“ planen“ und „Rat“", DE, "„Tag ‚Ärmel hoch‘ planen“ und „Rat“"),
        ("“A “big” day” and “more”", EN, "“A ‘big’ day” and “more”"),
        ("„eins“ und „zwei“", DE, "„eins“ und „zwei“"),
    ],
)
def test_only_quotes_within_quotes_get_single_marks(text: str, language: Language, shown: str) -> None:
    assert with_inner_quotes(text, language) == shown


@pytest.mark.parametrize("text", ["„ohne Ende „doppelt“", "kein Zitat", "“verkehrt herum„ “noch einmal„"])
def test_marks_without_a_partner_stay_as_they_are(text: str) -> None:
    assert with_inner_quotes(text, DE) == text


def test_a_title_is_found_again_in_the_sentence_that_quotes_it() -> None:
    title = "Tag „Ärmel hoch“ planen"
    assert inside_quotes(title, DE) in with_inner_quotes(f"Beschlossen wird „{title}“.", DE)
