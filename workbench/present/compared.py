"""What the views of a comparison are made from: what is compared, which sites are shown, what they are called."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from math import floor
from typing import NamedTuple, Protocol

from workbench.comparison.model import NO_VALUE, UNITS, Table
from workbench.content.model import Content
from workbench.present import comparison_wording as words
from workbench.present import wording
from workbench.present.numbers import level_text, number_text
from workbench.present.texts import Reader
from workbench.values import Language, alphabetical

SIZES = (20_000, 60_000, 100_000)
"""The greatest population of each class of size but the last: a Kleinstadt (BBSR), what is no Große kreisangehörige
Stadt yet (NRW), what is no Großstadt yet (BBSR)."""


class ComparedName(Protocol):
    """A cohort."""

    @property
    def name(self) -> str: ...


class ComparedRound(Protocol):
    """A round; the moment of its opening shuffles the letters."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def opened_at(self) -> dt.datetime: ...


class ComparedScores(Protocol):
    """A site as it stands in a round."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def population(self) -> int | None: ...
    @property
    def stage(self) -> int | None: ...


class Comparable(Protocol):
    """What is compared: `services.comparison.Compared`, or the like."""

    @property
    def cohort(self) -> ComparedName: ...
    @property
    def round(self) -> ComparedRound: ...
    @property
    def before_round(self) -> ComparedRound | None: ...
    @property
    def content(self) -> Content: ...
    @property
    def sites(self) -> Mapping[int, ComparedScores]: ...
    @property
    def table(self) -> Table: ...
    @property
    def before(self) -> Table | None: ...
    @property
    def invited(self) -> int: ...


class Cell(NamedTuple):
    """A site in a dimension; `change` is empty where there is no value in both rounds. Equal cells are one object."""

    level: str
    level_number: Fraction | None
    change: str
    change_number: Fraction | None


def letters_of(sites: Collection[int], opened_at: dt.datetime) -> Mapping[int, str]:
    """Site to letter: A, B, … Z, AA, AB, … in an order that neither names nor ids give away, the same in every view.

    By alphabetical place everybody who knows the list could count out who is who; the moment of opening, to the
    microsecond, is nowhere shown.
    """
    shuffled = sorted(sites, key=lambda site: sha256(f"{opened_at.isoformat()} {site}".encode()).digest())
    return {site: _letter(place) for place, site in enumerate(shuffled)}


def _letter(place: int) -> str:
    rest, last = divmod(place, 26)
    return (_letter(rest - 1) if rest else "") + chr(ord("A") + last)


class Case:
    """What every part of the view is made from."""

    def __init__(
        self, compared: Comparable, reader: Reader, *, letters: bool, shown: Collection[int] | None, changes: bool
    ) -> None:
        self.compared, self.reader, self.is_letters, self.changes = compared, reader, letters, changes
        table = compared.table
        self.letters = letters_of(table.sites, compared.round.opened_at) if letters else {}
        chosen = set(table.sites if shown is None else shown)
        self.shown = sorted((site for site in table.sites if site in chosen), key=self._place)
        places = {site: place for place, site in enumerate(table.sites)}
        self._rows = [places[site] for site in self.shown]
        self._earlier = _earlier_places(table, compared.before)
        self._cells: dict[tuple[int, int], Cell] = {}

    def _place(self, site: int) -> tuple[int, str]:
        if self.is_letters:
            letter = self.letters[site]
            return len(letter), letter
        return 0, alphabetical(self.compared.sites[site].name)

    def name(self, site: int) -> str:
        """What a site is called here."""
        if self.is_letters:
            return self.reader.say(words.SITE_LETTER, letter=self.letters[site])
        return self.compared.sites[site].name

    def level(self, share: Fraction) -> str:
        """A share as a level."""
        return level_text(share * self.compared.content.model.top_level, self.reader.language)

    def earlier(self, key: str) -> Sequence[int] | None:
        """The column of the round before, for the sites of today's; None where it has no such key."""
        before = self.compared.before
        if before is None or key not in before.columns:
            return None
        column = before.columns[key]
        if self._earlier is None:
            return column
        return [NO_VALUE if place is None else column[place] for place in self._earlier]

    def cells(self, key: str, earlier: Sequence[int] | None) -> Iterator[Cell]:
        """The cells of the sites shown."""
        now = self.compared.table.columns[key]
        tenths = self.compared.content.model.top_level * 10
        for row in self._rows:
            units = now[row]
            units_then = NO_VALUE if earlier is None else earlier[row]
            yield self._cell(
                NO_VALUE if units == NO_VALUE else units * tenths // UNITS,
                NO_VALUE if units_then == NO_VALUE else units_then * tenths // UNITS,
            )

    def _cell(self, tenths: int, before: int) -> Cell:
        found = self._cells.get((tenths, before))
        if found is None:
            found = self._cells[tenths, before] = _new_cell(tenths, before, self.reader)
        return found


def _earlier_places(table: Table, before: Table | None) -> Sequence[int | None] | None:
    """Where each site stood in the table before; None where nothing has to be looked up."""
    if before is None or before.sites == table.sites:
        return None
    places = {site: place for place, site in enumerate(before.sites)}
    return [places.get(site) for site in table.sites]


def _new_cell(tenths: int, before: int, reader: Reader) -> Cell:
    """A cell of a level, and of the one before, in tenths; the change is that of the levels shown."""
    if tenths == NO_VALUE:
        return Cell(reader.say(wording.STILL_OPEN), None, "", None)
    level = Fraction(tenths, 10)
    if before == NO_VALUE:
        return Cell(level_text(level, reader.language), level, "", None)
    change = Fraction(tenths - before, 10)
    return Cell(level_text(level, reader.language), level, change_text(change, reader.language), change)


def change_text(change: Fraction, language: Language) -> str:
    """A change in levels with its sign and one decimal, rounded to the nearest."""
    rounded = nearest_tenth(change)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{level_text(abs(rounded), language)}"


def nearest_tenth(change: Fraction) -> Fraction:
    """A change rounded to one decimal, away from nought in the middle."""
    tenths = Fraction(floor(abs(change) * 10 + Fraction(1, 2)), 10)
    return tenths if change >= 0 else -tenths


def size_text(population: int | None, reader: Reader) -> str:
    """The class of size of a site by its population, one of `size_titles`."""
    titles = size_titles(reader)
    return titles[-1] if population is None else titles[bisect_left(SIZES, population)]


def size_titles(reader: Reader) -> tuple[str, ...]:
    """All classes of size in their order: the smallest to the largest, those of unknown population."""
    limits = [number_text(Fraction(most), reader.language) for most in SIZES]
    return (
        *(reader.say(words.UP_TO, most=most) for most in limits),
        reader.say(words.MORE_THAN, most=limits[-1]),
        reader.say(words.SIZE_UNKNOWN),
    )
