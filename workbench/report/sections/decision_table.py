"""What is to be decided as a table: the sentence, who and until when, what it takes; page one and briefing show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from workbench.present import first_page_wording as wording
from workbench.present.quotes import inside_quotes
from workbench.report.fonts import markup
from workbench.report.sections.story import Story

_HEADS = (wording.DECISION, wording.WHO_AND_UNTIL, wording.COST, wording.HOURS)
_WIDTHS = (0.575, 0.21, 0.11, 0.105)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision in the reader's words; `title` is the measure that the sentence names."""

    title: str
    sentence: str
    body: str
    until: str
    is_overdue: bool
    cost: str
    hours: str


def decision_table(story: Story, caption: str, rows: Sequence[DecisionRow]) -> list[Flowable]:
    """The table under a caption of markup."""
    return story.table(
        caption,
        [story.say(head) for head in _HEADS],
        [_cells(story, row) for row in rows],
        widths=_WIDTHS,
        numbers=2,
        header_columns=0,
    )


def _cells(story: Story, row: DecisionRow) -> list[str]:
    """The sentence names the measure; there it stands out instead of being said twice."""
    until = markup(row.until)
    return [
        _with_bold(row.sentence, inside_quotes(row.title, story.reader.language)),
        f"{markup(row.body)}<br/>{f'<b>{until}</b>' if row.is_overdue else until}",
        markup(row.cost),
        markup(row.hours),
    ]


def _with_bold(sentence: str, title: str) -> str:
    """The sentence as markup, the first mention of the title in bold."""
    before, found, after = sentence.partition(title) if title else (sentence, "", "")
    return f"{markup(before)}<b>{markup(found)}</b>{markup(after)}" if found else markup(sentence)
