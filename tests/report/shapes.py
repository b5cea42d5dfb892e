"""What a drawing is made of: its shapes, and the boxes of its texts."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from reportlab.graphics.shapes import Drawing, Group, Shape, String

from workbench.report.drawings.labels import width_of

Box: TypeAlias = tuple[float, float, float, float, str]
"""Left, bottom, right and top of a text, and the text."""


def shapes(group: Group, right: float = 0, up: float = 0) -> Iterator[tuple[Shape, float, float]]:
    """All shapes with how far their group is moved."""
    for shape in group.contents:
        if isinstance(shape, Group):
            yield from shapes(shape, right + shape.transform[4], up + shape.transform[5])
        else:
            yield shape, right, up


def of_kind(drawing: Drawing, kind: type[Shape]) -> list[Shape]:
    return [shape for shape, *_ in shapes(drawing) if isinstance(shape, kind)]


def boxes(drawing: Drawing) -> list[Box]:
    """Left, bottom, right and top of every text."""
    found = []
    for shape, right, up in shapes(drawing):
        if isinstance(shape, String):
            width = width_of(shape.text, font=shape.fontName, size=shape.fontSize)
            left = right + shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.textAnchor]
            found.append((left, up + shape.y, left + width, up + shape.y + shape.fontSize * 0.7, shape.text))
    return found


def overlapping(texts: Sequence[Box]) -> list[tuple[str, str]]:
    """The texts that cover each other."""
    return [
        (one[4], other[4])
        for one, other in combinations(texts, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
