"""Facts as a list: what each is about in a column of its own on the left, read as the label of its text."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFName

from workbench.report.fonts import BOLD
from workbench.report.sections.story import Story
from workbench.report.style import styles
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.structure import Tag
from workbench.report.typography import typeset

_INDENT = 108.0
_SPACE_BEFORE, _SPACE_AFTER = 6.0, 2.0


def fact_list(story: Story, rows: Sequence[tuple[str, str]]) -> list[P]:
    """Names and their markup texts; a name is one line."""
    style = ParagraphStyle(
        "fact",
        parent=styles(story.reader.language)["cell"],
        leftIndent=_INDENT,
        bulletIndent=0,
        bulletFontName=BOLD,
        bulletFontSize=9,
        spaceAfter=_SPACE_AFTER,
    )
    whole = Tag(name="L", attributes={"List": {"ListNumbering": PDFName("None")}})
    facts: list[P] = []
    for name, text in rows:
        item = Tag(name="LI", parent=whole)
        label, body = Tag(name="Lbl", parent=item), Tag(name="LBody", parent=item)
        fact = P(typeset(text, story.reader.language), style, bulletText=name, tag=body, label=label)
        fact.spaceBefore = 0 if facts else _SPACE_BEFORE
        facts.append(fact)
    for fact in (*facts[:1], *facts[-2:-1]):
        fact.keepWithNext = 1  # none stands alone on a page
    return facts
