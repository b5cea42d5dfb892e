"""Numbers and dates as a German or an English reader writes them."""

from datetime import date
from fractions import Fraction

import pytest

from workbench.present.numbers import (
    date_text,
    euro_text,
    hours_text,
    level_text,
    month_text,
    number_text,
    percent_text,
    short_month_text,
)
from workbench.values import Language, Month

DE, EN = Language.GERMAN, Language.ENGLISH


def test_a_level_is_truncated_so_that_it_never_reads_higher_than_the_stage_beside_it() -> None:
    assert level_text(Fraction(249, 100), DE) == "2,4"
    assert level_text(Fraction(5, 2), DE) == "2,5"
    assert level_text(Fraction(4), EN) == "4.0"


def test_a_share_is_whole_percent_truncated() -> None:
    assert percent_text(Fraction(2, 3), DE) == "66 %"
    assert percent_text(Fraction(1), EN) == "100%"


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (Fraction(12345, 10), "1.234,5", "1,234.5"),
        (Fraction(41000), "41.000", "41,000"),
        (Fraction(0), "0", "0"),
        (Fraction(-1, 4), "−0,25", "−0.25"),
        (Fraction(-1, 10000), "0", "0"),
        (Fraction(2, 3), "0,667", "0.667"),
    ],
)
def test_a_number_is_grouped_and_keeps_only_the_decimals_it_has(number: Fraction, german: str, english: str) -> None:
    assert number_text(number, DE) == german
    assert number_text(number, EN) == english


@pytest.mark.parametrize(
    ("amount", "german", "english"),
    [
        (Fraction(1500), "1.500 €", "€1,500"),
        (Fraction(15001, 10), "1.500,10 €", "€1,500.10"),
        (Fraction(0), "0 €", "€0"),
        (Fraction(1999999, 1000), "2.000 €", "€2,000"),
    ],
)
def test_money_shows_cents_only_where_there_are_some(amount: Fraction, german: str, english: str) -> None:
    assert euro_text(amount, DE) == german
    assert euro_text(amount, EN) == english


def test_a_part_of_an_hour_counts_as_a_whole_one() -> None:
    assert hours_text(Fraction(61, 2), DE) == "31 Std."
    assert hours_text(8, EN) == "8 h"


def test_days_and_months_are_written_as_the_reader_writes_them() -> None:
    assert date_text(date(2026, 3, 1), DE) == "01.03.2026"
    assert date_text(date(2026, 3, 1), EN) == "1 March 2026"
    assert month_text(Month(2026, 3), DE) == "März 2026"
    assert short_month_text(Month(2026, 3)) == "03/26"
