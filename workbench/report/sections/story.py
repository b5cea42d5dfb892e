"""What all sections write with: paragraphs, headings and tables in one language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from workbench.present.texts import Reader
from workbench.report.fonts import REGULAR, markup
from workbench.report.style import CONTENT_WIDTH, styles, table_style
from workbench.report.tagged.figures import Figure
from workbench.report.tagged.paragraphs import Heading, P, bullets
from workbench.report.tagged.tables import tagged_table
from workbench.report.typography import typeset
from workbench.values import Text

_HEADINGS = {1: "title", 2: "h2", 3: "h3", 4: "h4"}


@dataclass(slots=True)
class Story:
    """The writer of one report: its reader, and the numbers of its headings."""

    reader: Reader
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def say(self, text: Text, **values: object) -> str:
        """One of our own sentences as markup; values are anybody's text and are made safe."""
        safe = {key: markup(str(value)) for key, value in values.items()}
        return self.reader.say(text, **safe)

    def heading(self, level: int, text: str, style: str | None = None) -> Heading:
        """A heading of level 1 to 4, in another style than its level's where one is named; `text` is markup."""
        found = styles(self.reader.language)[style or _HEADINGS[level]]
        return Heading(self._typeset(text), found, level=level, key=f"heading-{next(self._numbers)}")

    def paragraph(self, text: str, style: str = "body") -> P:
        """A paragraph of markup."""
        return P(self._typeset(text), styles(self.reader.language)[style])

    def _typeset(self, text: str) -> str:
        return typeset(text, self.reader.language)

    def items(self, texts: Sequence[str], *, numbered: bool = False, style: str = "bullet") -> list[P]:
        """A list of markup texts."""
        return bullets(map(self._typeset, texts), styles(self.reader.language)[style], numbered=numbered)

    def figure(self, drawing: Drawing, alt: str) -> Figure:
        """A drawing with the text that says what it says."""
        return Figure(drawing, alt, font=REGULAR)

    def table(
        self,
        caption: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        widths: Sequence[float],
        numbers: int = 0,
        header_columns: int = 1,
        caption_shown: bool = True,
    ) -> list[Flowable]:
        """A table of markup texts; `widths` are shares of the page, the last `numbers` columns stand right.

        The first `header_columns` name their rows. A caption that only repeats the heading need not be shown; it is
        plain text then.
        """
        left = len(heads) - numbers
        body = [
            [self.paragraph(cell, "cell" if column < left else "number") for column, cell in enumerate(row)]
            for row in rows
        ]
        head = [self.paragraph(text, "head" if column < left else "number-head") for column, text in enumerate(heads)]
        return tagged_table(
            [head, *body],
            widths=[width * CONTENT_WIDTH for width in widths],
            style=table_style(),
            caption=(caption, styles(self.reader.language)["caption"]),
            header_columns=header_columns,
            caption_shown=caption_shown,
        )
