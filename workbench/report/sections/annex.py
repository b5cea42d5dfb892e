"""The annex: every item the site is asked, with its answer, notes and evidence."""

from reportlab.platypus import Flowable

from workbench.present.annex import AnswerView, DimensionAnswers, QuestionnaireAnswers
from workbench.report import wording
from workbench.report.fonts import markup
from workbench.report.sections.story import Story


def annex_sections(story: Story, questionnaires: tuple[QuestionnaireAnswers, ...]) -> list[Flowable]:
    """A table for each dimension; answers that are tables themselves follow it."""
    flowables: list[Flowable] = [story.heading(2, story.say(wording.ANNEX))]
    for questionnaire in questionnaires:
        flowables.append(story.heading(3, markup(questionnaire.title)))
        for dimension in questionnaire.dimensions:
            flowables += _dimension(story, dimension)
    return flowables


def _dimension(story: Story, dimension: DimensionAnswers) -> list[Flowable]:
    flowables: list[Flowable] = [story.heading(4, markup(dimension.title))]
    flowables += story.table(
        story.say(wording.ANSWER_TABLE, dimension=dimension.title),
        [story.say(wording.ITEM), story.say(wording.ANSWER)],
        [[markup(answer.item), _answer(answer)] for answer in dimension.answers],
        widths=(0.4, 0.6),
    )
    for answer in dimension.answers:
        if answer.table is not None and answer.table.rows:
            columns = len(answer.table.heads)
            flowables += story.table(
                story.say(wording.ROW_TABLE, item=answer.item),
                [markup(head) for head in answer.table.heads],
                [[markup(cell) for cell in row] for row in answer.table.rows],
                widths=(1 / columns,) * columns,
            )
    return flowables


def _answer(answer: AnswerView) -> str:
    return "<br/>".join(markup(line) for line in (answer.answer, *answer.remarks))
