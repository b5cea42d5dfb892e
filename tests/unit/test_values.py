"""Months and texts."""

import pytest

from workbench.values import Language, Month, Text


def test_months_count_over_the_turn_of_the_year_in_both_directions() -> None:
    assert Month(2026, 11).plus(3) == Month(2027, 2)
    assert Month(2026, 1).plus(-1) == Month(2025, 12)
    assert Month(2027, 2).months_since(Month(2026, 11)) == 3
    assert Month(2026, 12) < Month(2027, 1)


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-00", "26-01", "2026-1", "2026", "2026-01-01", "２０２６-01", "0000-01", ""]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month.parse(text)


def test_a_month_reads_back_what_it_writes() -> None:
    assert str(Month.parse("2026-04")) == "2026-04"


def test_english_falls_back_to_german_where_it_is_missing() -> None:
    assert Text("Rat").in_language(Language.ENGLISH) == "Rat"
    assert Text("Rat", "council").in_language(Language.ENGLISH) == "council"
    assert Text("Rat", "council").in_language(Language.GERMAN) == "Rat"
