"""The months across a plan's drawings: an axis that timeline and load share, so that one stands below the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportlab.graphics.shapes import Drawing, Line

from workbench.charts.timeline import Timeline
from workbench.present.numbers import month_text
from workbench.report.drawings.labels import LEADING, SMALL, put, width_of
from workbench.report.fonts import BOLD
from workbench.report.style import CONTENT_WIDTH, QUIET, RULE
from workbench.values import Language, Month

LEFT = 190.0
"""Where the months begin; names stand before."""

HEAD = 2 * LEADING
"""The height of the names: a line of years and one of months."""

_GAP = 4.0
_EVERY = (1, 3, 6)
_YEAR = 12
_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """So many months from `start` on, from `left` to the edge of the page."""

    start: Month
    months: int
    language: Language
    left: float = LEFT

    @property
    def width(self) -> float:
        """That of a month."""
        return float(CONTENT_WIDTH - self.left) / self.months

    @property
    def every(self) -> int:
        """Each how many months are named: all, or else those that begin a quarter, half a year or a year."""
        needed = max(width_of(self._name(number), size=SMALL) for number in range(_YEAR)) + _GAP
        return next((every for every in _EVERY if every * self.width >= needed), _YEAR)

    @property
    def named(self) -> list[int]:
        """The months that have a name, counted from 0."""
        every = self.every
        return [number for number in range(self.months) if (self.start.plus(number).month - 1) % every == 0]

    def x(self, months: float) -> float:
        """Where so many months have passed."""
        return self.left + self.width * months

    def shown(self, first: Fraction | float, last: Fraction | float) -> tuple[float, float] | None:
        """From where to where a time is drawn, in months since the beginning; None where all of it lies outside."""
        begin, end = max(float(first), 0.0), min(float(last), float(self.months))
        return (begin, end) if begin < end else None

    def name_months(self, drawing: Drawing, y: float, *, years: float) -> None:
        """The names of months, each in or from the column where it begins, and years; given are their baselines."""
        for number in self.named:
            name, x = self._name(number), self.x(number)
            if self.every == 1:
                put(drawing, name, x + self.width / 2, y, anchor="middle", color=QUIET, size=SMALL)
            elif x + width_of(name, size=SMALL) <= CONTENT_WIDTH:
                put(drawing, name, x + 1, y, color=QUIET, size=SMALL)
        for x, year in self._years():
            put(drawing, year, x + 1, years, font=BOLD, color=QUIET, size=SMALL)

    def rule_months(self, drawing: Drawing, bottom: float, top: float) -> None:
        """A thin line where each month that has a name begins, and at both ends."""
        for number in sorted({0, *self.named, self.months}):
            x = self.x(number)
            drawing.add(Line(x, bottom, x, top, strokeColor=RULE, strokeWidth=0.3))

    def _name(self, number: int) -> str:
        return month_text(self.start.plus(number), self.language)[:_LETTERS]

    def _years(self) -> Iterator[tuple[float, str]]:
        """Where each year begins that has room for its name."""
        starts = [number for number in range(self.months) if number == 0 or self.start.plus(number).month == 1]
        for number, end in zip(starts, [*starts[1:], self.months], strict=True):
            year = str(self.start.plus(number).year)
            if (end - number) * self.width >= width_of(year, font=BOLD, size=SMALL) + 1:
                yield self.x(number), year


def axis_of(timeline: Timeline, language: Language, left: float = LEFT) -> Axis:
    """The axis of a timeline and its load."""
    return Axis(start=timeline.start, months=len(timeline.months), language=language, left=left)
