"""A site among the others of a closed round, as its team sees it: in words, as a small drawing, as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from workbench.comparison.model import OVERALL, dimensions_by_area
from workbench.comparison.protected import OtherSites, half_level
from workbench.content.model import Content
from workbench.present import others_wording as wording
from workbench.present.numbers import level_text
from workbench.present.texts import Reader
from workbench.present.wording import STILL_OPEN
from workbench.values import Text

DRAWN = 400
"""The drawing's scale from level 0 to the top level, in its own units."""


class SharedLevel(Protocol):
    """A level that a site shows by name, as a share."""

    @property
    def site(self) -> str: ...
    @property
    def share(self) -> Fraction: ...


class CountedRound(Protocol):
    """What a site sees of the others in a round (`services.protected.OthersOfRound`)."""

    @property
    def content(self) -> Content: ...
    @property
    def own(self) -> Mapping[str, Fraction] | None: ...
    @property
    def others(self) -> Mapping[str, OtherSites]: ...
    @property
    def held_back(self) -> frozenset[str]: ...
    @property
    def named(self) -> Mapping[str, Sequence[SharedLevel]]: ...
    @property
    def unnamed(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Places on a scale from 0 to DRAWN: the middle half of the others, their median, the own level."""

    lower: int
    width: int
    median: int
    own: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersRow:
    """A dimension, an area or the overall value: where the site stands, where the others, who shows it by name.

    `drawing` None: the others are not shown, `sentences` say why. `cells` are the row of the table.
    """

    title: str
    sentences: tuple[str, ...]
    drawing: Drawing | None
    names: tuple[tuple[str, str], ...]
    why_no_names: str | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersSection:
    """Rows that belong together, with the head of their table."""

    title: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[OthersRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersView:
    """A round: `why_nothing` where no figures of the others are shown at all; `levels` are those of the scale."""

    why_nothing: str | None
    sections: tuple[OthersSection, ...]
    top_level: int
    ticks: tuple[tuple[int, int], ...]
    has_names: bool


def others_view(counted: CountedRound, reader: Reader, *, needed: int) -> OthersView:
    """The view of a round; `needed` is how many others have to have a value."""
    case = _Case(counted=counted, reader=reader, needed=needed)
    top = counted.content.model.top_level
    nothing = case.why_nothing()
    return OthersView(
        why_nothing=nothing,
        sections=tuple(case.sections(only_named=nothing is not None)),
        top_level=top,
        ticks=tuple((DRAWN * level // top, level) for level in range(top + 1)),
        has_names=any(counted.named.values()),
    )


def needed_text(needed: int, reader: Reader) -> str:
    """How many others are needed, as a word where it is a small number."""
    return reader.say(wording.NUMBERS.get(needed, Text(str(needed))))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    counted: CountedRound
    reader: Reader
    needed: int

    def why_nothing(self) -> str | None:
        if self.counted.own is None:
            return self.reader.say(wording.NOT_HANDED_IN)
        if self.counted.others or self.counted.held_back:
            return None
        return self.reader.say(wording.NOTHING_FROZEN, needed=needed_text(self.needed, self.reader))

    def sections(self, *, only_named: bool) -> Iterator[OthersSection]:
        """The overall value with the areas, then each area; `only_named`: nothing but what somebody shows by name."""
        for number, (title, entries) in enumerate(self._entries()):
            rows = tuple(self._row(key, name) for key, name in entries if not only_named or key in self.counted.named)
            if rows:
                yield OthersSection(
                    title=title,
                    caption=self.reader.say(wording.AREA_TABLE, area=title),
                    head=tuple(self.reader.say(each) for each in (_WHAT[number > 0], *_HEAD)),
                    rows=rows,
                )

    def _entries(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        titles = {key: self.reader.read(area.title) for key, area in self.counted.content.model.areas.items()}
        overall = [(OVERALL, self.reader.say(wording.OVERALL))]
        areas = [(f"area:{area}", title) for area, title in titles.items()]
        yield self.reader.say(wording.OVERVIEW), [*overall, *areas]
        for area, dimensions in dimensions_by_area(self.counted.content).items():
            yield titles[area], [(each.id, self.reader.read(each.title)) for each in dimensions]

    def _row(self, key: str, title: str) -> OthersRow:
        others = self.counted.others.get(key)
        own = self._level((self.counted.own or {}).get(key))
        return OthersRow(
            title=title,
            sentences=tuple(self._sentences(key, own, others)),
            drawing=None if others is None else self._drawing(own, others),
            names=tuple((each.site, self._said(self._level(each.share))) for each in self.counted.named.get(key, ())),
            why_no_names=self.reader.say(wording.UNNAMED) if key in self.counted.unnamed else None,
            cells=(title, *self._cells(key, own, others)),
        )

    def _level(self, share: Fraction | None) -> Fraction | None:
        return None if share is None else share * self.counted.content.model.top_level

    def _said(self, level: Fraction | None) -> str:
        return self.reader.say(STILL_OPEN) if level is None else level_text(level, self.reader.language)

    def _sentences(self, key: str, own: Fraction | None, others: OtherSites | None) -> Iterator[str]:
        if self.counted.own is None:
            return
        yield self.reader.say(wording.YOU_OPEN if own is None else wording.YOU, own=self._said(own))
        if others is None:
            why = wording.HELD_BACK if key in self.counted.held_back else wording.TOO_FEW
            yield self.reader.say(why, needed=needed_text(self.needed, self.reader))
            return
        together = others.lower == others.upper
        yield self.reader.say(
            wording.MIDDLE_TOGETHER if together else wording.MIDDLE_HALF,
            lower=self._said(others.lower),
            median=self._said(others.median),
            upper=self._said(others.upper),
        )
        if own is not None:
            yield self.reader.say(_place(own, others))

    def _drawing(self, own: Fraction | None, others: OtherSites) -> Drawing:
        unit = Fraction(DRAWN, self.counted.content.model.top_level)
        return Drawing(
            lower=round(others.lower * unit),
            width=round((others.upper - others.lower) * unit),
            median=round(others.median * unit),
            own=None if own is None else round(own * unit),
        )

    def _cells(self, key: str, own: Fraction | None, others: OtherSites | None) -> Sequence[str]:
        if others is not None:
            return [self._said(each) for each in (own, others.lower, others.median, others.upper)]
        if key in self.counted.held_back:
            missing = self.reader.say(wording.UNKNOWN)
        else:
            missing = self.reader.say(wording.LESS, needed=needed_text(self.needed, self.reader))
        return [self._said(own), missing, missing, missing]


_WHAT = (wording.HEAD_AREA, wording.HEAD_DIMENSION)
_HEAD = (wording.HEAD_OWN, wording.HEAD_LOWER, wording.HEAD_MEDIAN, wording.HEAD_UPPER)


def _place(own: Fraction, others: OtherSites) -> Text:
    """How the own level lies to the others; rounded as theirs are, so that like is compared with like."""
    level = half_level(own)
    if level > others.upper:
        return wording.ABOVE
    return wording.BELOW if level < others.lower else wording.AMONG
