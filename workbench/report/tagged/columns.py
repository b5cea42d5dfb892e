"""Two or more columns side by side, read one after the other."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable


class Columns(Flowable):
    """Columns of flowables of equal width; each keeps its own tags, so what is read is the first column, then the next.

    Where they are higher than a page they are set one below the other over its whole width instead.
    """

    def __init__(self, columns: Sequence[Sequence[Flowable]], *, gap: float, space_after: float = 0) -> None:
        super().__init__()
        self.columns = [list(column) for column in columns]
        self.gap = gap
        self.spaceAfter = space_after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room, as high as the highest column."""
        self.width = width
        self._column = (width - self.gap * (len(self.columns) - 1)) / len(self.columns)
        self._tops = [self._heights(column) for column in self.columns]
        self.height = max((tops[-1] for tops in self._tops), default=0)
        return width, self.height

    def _heights(self, column: Sequence[Flowable]) -> list[float]:
        """How far below the top each flowable ends."""
        ends, end, space = [0.0], 0.0, 0.0
        for number, flowable in enumerate(column):
            _, height = flowable.wrapOn(getattr(self, "canv", None), self._column, 0)
            before = flowable.getSpaceBefore() if number else 0
            end += max(space, before) + height
            space = flowable.getSpaceAfter()
            ends.append(end)
        return ends

    def split(self, width: float, height: float) -> list[Any]:
        """Nothing where a page of their own would hold them; otherwise all flowables, one below the other.

        Nothing either where no page is known: what keeps them with their heading then sends both on.
        """
        frame: Any = getattr(self, "_frame", None)
        self.wrap(width, height)
        if frame is None or self.height <= frame._height:
            return []
        return [flowable for column in self.columns for flowable in column]

    def draw(self) -> None:
        """The first column from top to bottom, then the next; headings in them become bookmarks as any other."""
        drawn = self._doctemplateAttr("afterFlowable")
        for number, (column, ends) in enumerate(zip(self.columns, self._tops, strict=True)):
            x = number * (self._column + self.gap)
            for flowable, end in zip(column, ends[1:], strict=True):
                flowable.drawOn(self.canv, x, self.height - end)
                drawn(flowable)
