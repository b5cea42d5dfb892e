"""The annex: every item the site is asked, with its answer, notes and evidence."""

from reportlab.platypus import Flowable

from workbench.present.annex import AnswerView, DimensionAnswers, QuestionnaireAnswers, TableView
from workbench.report import wording
from workbench.report.fonts import markup
from workbench.report.sections.story import Story

LONGEST_CELL = 120
"""A table with a longer cell in it is written row by row, as a cell cannot go over two pages."""


def annex_sections(story: Story, questionnaires: tuple[QuestionnaireAnswers, ...]) -> list[Flowable]:
    """Question and answer in turn; paragraphs, as answers may be longer than a page."""
    flowables: list[Flowable] = [story.heading(2, story.say(wording.ANNEX))]
    for questionnaire in questionnaires:
        flowables.append(story.heading(3, markup(questionnaire.title)))
        for dimension in questionnaire.dimensions:
            flowables += _dimension(story, dimension)
    return flowables


def _dimension(story: Story, dimension: DimensionAnswers) -> list[Flowable]:
    flowables: list[Flowable] = [story.heading(4, markup(dimension.title))]
    for answer in dimension.answers:
        flowables += _answer(story, answer)
    return flowables


def _answer(story: Story, answer: AnswerView) -> list[Flowable]:
    flowables: list[Flowable] = [
        story.paragraph(markup(answer.item), "question"),
        story.paragraph(markup(answer.answer), "answer"),
    ]
    if answer.table is not None and answer.table.rows:
        flowables += _rows(story, answer.item, answer.table)
    flowables += [story.paragraph(markup(remark), "remark") for remark in answer.remarks]
    return flowables


def _rows(story: Story, item: str, table: TableView) -> list[Flowable]:
    if any(len(cell) > LONGEST_CELL for row in table.rows for cell in row):
        rows = [
            "<br/>".join(
                f"<b>{markup(head)}:</b> {markup(cell)}" for head, cell in zip(table.heads, row, strict=True) if cell
            )
            for row in table.rows
        ]
        return [*story.items(rows, numbered=True)]
    columns = len(table.heads)
    return story.table(
        story.say(wording.ROW_TABLE, item=item),
        [markup(head) for head in table.heads],
        [[markup(cell) for cell in row] for row in table.rows],
        widths=(1 / columns,) * columns,
    )
