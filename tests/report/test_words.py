"""Words wider than their line: broken after syllables and marks, at worst anywhere, never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.report.tagged.words import Narrowing, broken, hyphenation

LONG = "Engagementförderungskoordinierungsstelle"


def pieces(word: str, room: int, first_room: int | None = None) -> list[str]:
    """Every character is one point wide, so that a room of 10 holds 10 characters."""
    return broken(word, room, width_of=len, language="de_DE", first_room=first_room)


@pytest.mark.parametrize(
    ("word", "room", "expected"),
    [
        ("Rat", 10, ["Rat"]),
        (LONG, 18, ["Engagementförde-", "rungskoordinie-", "rungsstelle"]),
        # a mark is a better place than a syllable only where it lies further on
        ("Bürger/innen-Beteiligung", 14, ["Bürger/innen-", "Beteiligung"]),
        ("Ehrenamtskoordinator*innen", 22, ["Ehrenamtskoordinator*", "innen"]),
        # no hyphens in addresses, not even in the part after the break
        ("https://example.org/engagement", 20, ["https://example.org/", "engagement"]),
        ("www.engagementfoerderung.example", 14, ["www.", "engagementfoer", "derung.example"]),
        ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]),
        # there is always one character in a piece, however narrow the line
        ("abc", 0, ["a", "b", "c"]),
    ],
)
def test_a_word_is_broken_where_a_reader_can_bear_it(word: str, room: int, expected: list[str]) -> None:
    assert pieces(word, room) == expected


def test_a_first_piece_without_a_good_place_is_left_empty_so_that_the_word_begins_on_the_next_line() -> None:
    # "Enga-" is the shortest beginning that hyphenation allows and needs 5 points
    assert pieces(LONG, 18, first_room=4)[0] == ""
    assert pieces(LONG, 18, first_room=5)[0] == "Enga-"


@given(word=st.text(st.sampled_from("abcäöüß-/.@1"), min_size=1, max_size=60), room=st.integers(1, 30))
def test_pieces_fit_and_nothing_is_lost(word: str, room: int) -> None:
    parts = pieces(word, room)
    assert all(len(part) <= room for part in parts)
    # only hyphens are added
    assert "".join(parts).replace("-", "") == word.replace("-", "")


def test_no_syllable_of_two_letters_stands_alone() -> None:
    assert all(len(head) > 2 and len(tail) > 2 for head, tail in hyphenation("de_DE")("beteiligungen"))


def test_a_word_over_several_fragments_is_as_wide_as_all_of_them() -> None:
    narrowing = Narrowing(room=12, language="de_DE")
    first = narrowing.narrowed("Engagement", size=1, width_of=len)
    # two of the twelve points are left, too few for any beginning of the rest
    second = narrowing.narrowed("förderung gut", size=1, width_of=len)
    assert (first, second) == ("Engagement", " förderung gut")


def test_after_a_line_break_a_word_has_the_whole_line() -> None:
    narrowing = Narrowing(room=12, language="de_DE")
    narrowing.narrowed("Engagement", size=1, width_of=len)
    narrowing.line_break()
    assert narrowing.narrowed("förderung", size=1, width_of=len) == "förderung"
