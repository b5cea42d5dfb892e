"""What all charts on the screen share: colours, marks, and lines of text on a plane of pixels.

Colours are names of CSS properties, which the page's theme fills; every mark also has a shape of its own. Nothing here
uses markup for style: a strict Content-Security-Policy keeps a browser from applying it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from workbench.content.model import DecisionBody
from workbench.plan.living import Status

INK, QUIET, RULE = "var(--chart-ink)", "var(--chart-quiet)", "var(--chart-rule)"
GROUND, TRACK = "var(--chart-ground)", "var(--chart-track)"
TODAY, AREA = "var(--chart-today)", "var(--chart-area)"
TARGET, PREVIOUS = "var(--chart-target)", "var(--chart-previous)"
BAND, EVENT = "var(--chart-band)", "var(--chart-event)"

SIZE = 15
LINE = 20
"""Sizes of letters and of a line of text, in pixels."""

PAPER = 480
"""The greatest height of a part of a drawing on paper, in pixels: two fit a page, so little of it stays empty."""

Trace = dict[str, Any]
Layout = dict[str, Any]


def _fill(
    shape: str, *, color: str = TODAY, edge: str = TODAY, solidity: float = 0.35, size: int = 7
) -> Mapping[str, Any]:
    """A bar of a pattern on the ground, with an edge."""
    pattern = {"shape": shape, "fgcolor": color, "bgcolor": GROUND, "size": size, "solidity": solidity}
    return {"color": color, "pattern": pattern, "line": {"width": 2, "color": edge}}


EXPECTED_FILL = _fill("/")
"""What is expected to come."""

OVER_FILL = _fill("x", color=INK, edge=INK)
"""What is too much."""

STATUS_FILLS: Mapping[Status, Mapping[str, Any]] = {
    Status.PROPOSED: {"color": GROUND, "line": {"width": 2, "color": TODAY}},
    Status.PLANNED: _fill("/"),
    Status.RUNNING: {"color": TODAY, "line": {"width": 2, "color": TODAY}},
    Status.PAUSED: _fill("|"),
    Status.DONE: {"color": TRACK, "line": {"width": 2, "color": QUIET}},
}
"""How far a measure is: an empty frame, hatched, full, upright lines, light grey. What is out has no bar."""

DECISION_SYMBOLS: Mapping[DecisionBody, str] = {
    DecisionBody.ADMINISTRATION: "circle",
    DecisionBody.COUNCIL: "diamond",
    DecisionBody.BUDGET: "square",
}
"""Who has to decide."""

_PLACES = {"start": "middle right", "middle": "middle center", "end": "middle left"}
_REGULAR, _BOLD = 400, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text on the plane; `anchor` says which end of it stands at x."""

    text: str
    x: float
    y: float
    anchor: str = "start"
    color: str = INK
    bold: bool = False


def text_trace(lines: Iterable[Line]) -> Trace:
    """Lines of text as one trace."""
    lines = list(lines)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [line.x for line in lines],
        "y": [line.y for line in lines],
        "text": [escape(line.text, quote=False) for line in lines],
        "textposition": [_PLACES[line.anchor] for line in lines],
        "textfont": {
            "size": SIZE,
            "color": [line.color for line in lines],
            "weight": [_BOLD if line.bold else _REGULAR for line in lines],
        },
        "cliponaxis": False,
    }


def mark_trace(x: list[float], y: list[float], *, marker: Mapping[str, Any]) -> Trace:
    """The same mark at several points."""
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": dict(marker), "cliponaxis": False}


def pixels(length: float, *, reverse: bool = False, **others: object) -> dict[str, Any]:
    """An axis that is not seen, one unit to the pixel; `reverse` counts from the top."""
    shown = [length, 0] if reverse else [0, length]
    return {"range": shown, "visible": False, "fixedrange": True, **others}


def layout(*, height: float, **others: Any) -> Layout:
    """What every chart's layout says; what the marks mean stands in the page."""
    return {
        "height": round(height),
        "showlegend": False,
        "font": {"size": SIZE, "color": INK},
        "paper_bgcolor": GROUND,
        "plot_bgcolor": GROUND,
        "dragmode": False,
        "hovermode": False,
        **others,
    }
