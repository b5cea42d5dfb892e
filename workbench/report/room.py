"""What stands on a page only where the page has room for it."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer

_NO_PAGE_IS_SO_HIGH = 1_000_000.0


class IfRoom(Flowable):
    """The first of several alternatives that fits below what stands on the page already; nothing where none does."""

    def __init__(self, *alternatives: Sequence[Flowable]) -> None:
        super().__init__()
        self._alternatives = alternatives

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Never fits as a whole, so that ReportLab asks for its parts."""
        return width, _NO_PAGE_IS_SO_HIGH

    def split(self, width: float, height: float) -> list[Any]:
        """The flowables of the alternative chosen."""
        found = (list(each) for each in self._alternatives if self._needed(each, width, height) <= height)
        return next(found, [Spacer(0, 0)])

    def _needed(self, flowables: Sequence[Flowable], width: float, height: float) -> float:
        """Their height with all the space around them, which is more than they take where two spaces meet."""
        heights = (flowable.wrapOn(getattr(self, "canv", None), width, height)[1] for flowable in flowables)
        spaces = (flowable.getSpaceBefore() + flowable.getSpaceAfter() for flowable in flowables)
        return float(sum(heights) + sum(spaces))
