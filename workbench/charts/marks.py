"""What all charts on the screen share: colours, lines of text on a plane of pixels, the key.

Colours are names of CSS properties, which the page's theme fills; every mark also has a shape of its own. Nothing here
uses markup for style: a strict Content-Security-Policy keeps a browser from applying it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

INK, QUIET, RULE = "var(--chart-ink)", "var(--chart-quiet)", "var(--chart-rule)"
GROUND, TRACK = "var(--chart-ground)", "var(--chart-track)"
TODAY, AREA = "var(--chart-today)", "var(--chart-area)"
TARGET, PREVIOUS = "var(--chart-target)", "var(--chart-previous)"

SIZE = 15
LINE = 20
KEY = 36
"""Sizes of letters, of a line of text and of the key, in pixels."""

Trace = dict[str, Any]
Layout = dict[str, Any]

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
        "showlegend": False,
    }


def mark_trace(name: str | None, x: list[float], y: list[float], *, marker: Mapping[str, Any]) -> Trace:
    """Marks at points; with a name they stand in the key."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name or "",
        "x": x,
        "y": y,
        "marker": dict(marker),
        "cliponaxis": False,
        "showlegend": name is not None,
    }


def pixels(length: float, *, reverse: bool = False, **others: object) -> dict[str, Any]:
    """An axis that is not seen, one unit to the pixel; `reverse` counts from the top."""
    shown = [length, 0] if reverse else [0, length]
    return {"range": shown, "visible": False, "fixedrange": True, **others}


def layout(*, height: float, has_key: bool, key_at: float = 0, **others: Any) -> Layout:
    """What every chart's layout says; the key lies below, in a strip of KEY pixels, at a share of the width."""
    return {
        "height": round(height),
        "showlegend": has_key,
        "legend": {
            "orientation": "h",
            "x": key_at,
            "xanchor": "center" if key_at else "left",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": SIZE, "color": INK},
        },
        "font": {"size": SIZE, "color": INK},
        "paper_bgcolor": GROUND,
        "plot_bgcolor": GROUND,
        "dragmode": False,
        "hovermode": False,
        **others,
    }
