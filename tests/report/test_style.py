"""Colours that can be read, figures that stand below each other."""

import pytest
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from workbench.report.fonts import BOLD, REGULAR, register_fonts
from workbench.report.style import BLUE, INK, ORANGE, PALE, QUIET, TRACK, WHITE


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2, 0 to 1."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.rgb()]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


def contrast(one: Color, other: Color) -> float:
    """The contrast of WCAG 2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("text", [INK, QUIET, BLUE], ids=["ink", "quiet", "blue"])
@pytest.mark.parametrize("ground", [WHITE, PALE], ids=["white", "pale"])
def test_text_has_a_contrast_of_four_and_a_half_to_one(text: Color, ground: Color) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("mark", [BLUE, ORANGE, QUIET], ids=["blue", "orange", "quiet"])
@pytest.mark.parametrize("ground", [WHITE, TRACK], ids=["white", "track"])
def test_marks_have_a_contrast_of_three_to_one(mark: Color, ground: Color) -> None:
    assert contrast(mark, ground) >= 3


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_all_figures_are_of_one_width(font: str) -> None:
    register_fonts()
    assert len({stringWidth(figure, font, 1000) for figure in "0123456789"}) == 1
