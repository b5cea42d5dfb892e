"""A document that uses everything the tagging offers, over several pages."""

from datetime import date
from fractions import Fraction
from typing import Any

from reportlab.platypus import Flowable, PageBreak, TableStyle

from workbench.charts.series import Bar, Radar
from workbench.charts.timeline import Span, Timeline
from workbench.report.drawings.bars import draw_bar
from workbench.report.drawings.radar import draw_radar
from workbench.report.drawings.timeline import draw_timeline
from workbench.report.fonts import REGULAR, markup
from workbench.report.page import Metadata, build_document
from workbench.report.style import styles, table_style
from workbench.report.tagged.contents import Contents
from workbench.report.tagged.figures import Figure
from workbench.report.tagged.paragraphs import Heading, P, bullets
from workbench.report.tagged.tables import tagged_table
from workbench.values import Language, Month

STYLES = styles(Language.GERMAN)
BODY = STYLES["body"]
METADATA = Metadata(
    title="Muster <1> & Söhne",
    author="Musterhausen",
    subject="Probe",
    language=Language.GERMAN,
    day=date(2026, 3, 1),
)
SENTENCE = (
    "Die Kommune beschreibt ihre Ziele „schriftlich“ und überprüft sie regelmäßig; Zuständigkeiten sind benannt. "
)
LINKS = (
    'Mehr unter <a href="https://example.org/">example.org</a> und im <a href="#goal">Kapitel mit einem langen Namen, '
    "der über das Ende der Zeile hinausgeht, damit der Verweis auf zwei Zeilen steht</a>, dazu <b>fett</b>."
)
TABLE_ROWS = 24


def specimen() -> bytes:
    """The document as PDF."""
    story: list[Flowable] = [
        heading(1, "Bericht", "top"),
        Contents([STYLES["contents1"], STYLES["contents2"]]),
        PageBreak(),
        heading(2, "Überblick", "overview"),
        P(SENTENCE * 40, BODY),
        P(LINKS, BODY),
        P("A paragraph in another language.", BODY, language="en-GB"),
        P('<a href="https://example.org/all">Ein Absatz nur aus Verweis</a>', BODY),
        *bullets(
            ["erster Punkt " + SENTENCE, 'zweiter mit <a href="https://example.org/x">Verweis</a>'], STYLES["bullet"]
        ),
        *bullets(["eins", "zwei"], STYLES["bullet"], numbered=True),
        heading(3, "Bilder", "pictures"),
        *pictures(),
        heading(2, '<a name="goal"/>Tabelle', "table"),
        *table(),
    ]
    return build_document(story, METADATA)


def pictures() -> list[Flowable]:
    """A drawing of every sort."""
    axes, months = ("Eins", "Zwei", "Drei"), ("01/26", "02/26")
    bar = Bar(label="Eins", share=None, target=Fraction(1), text="noch offen", previous=Fraction(1, 2))
    spans = (Span(label="Maßnahme", first=1, last=2),)
    radar = Radar(
        axes=axes, shares=(Fraction(1), None, Fraction(0)), targets=(Fraction(1),) * 3, top_level=4, alt="Netz."
    )
    timeline = Timeline(
        start=Month(2026, 1),
        months=months,
        groups=(("Gruppe", spans),),
        load=(8, 9),
        capacity=(Fraction(40),) * 2,
        rows_alt="Zeitplan.",
    )
    german = Language.GERMAN
    return [
        Figure(draw_bar(bar, 4, width=200), "Eins noch offen.", font=REGULAR),
        Figure(draw_radar(radar, german), radar.alt, font=REGULAR),
        Figure(draw_timeline(timeline, german), timeline.rows_alt, font=REGULAR),
    ]


def sentences(row: int) -> int:
    """How many stand in a row of the table; the last row is higher than a page."""
    return 120 if row == TABLE_ROWS - 1 else row % 3 + 1


def heading(level: int, text: str, key: str) -> Heading:
    return Heading(text, STYLES["title" if level == 1 else f"h{level}"], level=level, key=key)


def table() -> list[Flowable]:
    """A table over several pages, two head rows, a head that spans columns and one that spans rows."""

    def cell(text: str) -> P:
        return P(markup(text), STYLES["cell"])

    rows: list[list[Any]] = [[cell("Nr."), cell("Maßnahme"), cell("Planung"), ""], ["", "", cell("Std."), cell("Ende")]]
    rows = [[value or [] for value in row] for row in rows]
    rows += [[cell(str(n)), cell(SENTENCE * sentences(n)), cell(str(3 * n)), cell("03/26")] for n in range(TABLE_ROWS)]
    style = TableStyle(
        [("SPAN", (2, 0), (3, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1))],
        parent=table_style(header_rows=2),
    )
    return tagged_table(
        rows, widths=(30, 300, 60, 60), style=style, caption=("Tabelle 1: Plan", STYLES["caption"]), header_rows=2
    )
