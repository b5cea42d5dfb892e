"""The annex: every item the site is asked, with its answer, notes and evidence, and how every level follows."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from workbench.present import wording as present_wording
from workbench.present.annex import (
    AnnexRow,
    AnswerView,
    DimensionAnswers,
    QuestionnaireAnswers,
    TableView,
    annex_view,
)
from workbench.present.derivation import Derivation
from workbench.report import wording
from workbench.report.fonts import markup
from workbench.report.sections.story import Story
from workbench.report.style import CONTENT_WIDTH, PALE, styles, table_style
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.tables import tagged_table
from workbench.report_case import ReportCase

LONGEST_CELL = 120
"""A table with a longer cell in it is written row by row, as a cell cannot go over two pages."""

_CODE, _NUMBERS = 0.085, 0.105


def annex_sections(story: Story, case: ReportCase) -> list[Flowable]:
    """The overall value, then every questionnaire with its level, its answers and what each of them gives."""
    annex = annex_view(case.assessment, story.reader)
    rules = (present_wording.DIMENSION_RULE, present_wording.AREA_RULE, present_wording.OVERALL_RULE)
    flowables: list[Flowable] = [
        story.heading(2, story.say(wording.ANNEX)),
        story.paragraph(story.say(wording.ANNEX_NOTE)),
        story.paragraph(" ".join(story.say(rule) for rule in rules), "opening"),
        *_calculation(story, annex.overall),
        *_stages(story, annex.stage),
    ]
    for questionnaire in annex.questionnaires:
        flowables += _questionnaire(story, questionnaire)
    return flowables


def _questionnaire(story: Story, questionnaire: QuestionnaireAnswers) -> list[Flowable]:
    """Its level, then one table of its dimensions, interrupted where somebody answered with a table."""
    flowables: list[Flowable] = [story.heading(3, markup(questionnaire.title))]
    if questionnaire.derivation is not None and questionnaire.derivation.figures.rows:
        flowables += _calculation(story, questionnaire.derivation)
    together: list[DimensionAnswers] = []
    for dimension in questionnaire.dimensions:
        together.append(dimension)
        below = [flowable for row in dimension.rows for flowable in _table(story, row)]
        if below or dimension is questionnaire.dimensions[-1]:
            flowables += [*_answers(story, questionnaire, together), *below]
            together = []
    return flowables


def _calculation(story: Story, derivation: Derivation) -> list[Flowable]:
    """The figures of a weighted mean and what follows from them."""
    figures = derivation.figures
    rows = [[markup(cell) for cell in row] for row in figures.rows]
    result = markup(" ".join(derivation.brief))
    if figures.foot:
        label, *sums = map(markup, figures.foot)
        rows.append([f"<b>{label}.</b> {result}", *sums])
    else:
        rows.append([result, *("" for _ in figures.head[1:])])
    return story.table(
        markup(figures.caption),
        [markup(head) for head in figures.head],
        rows,
        widths=(0.48, 0.13, 0.11, 0.11, 0.17),
        numbers=len(figures.head) - 1,
    )


def _stages(story: Story, derivation: Derivation) -> list[Flowable]:
    """What every stage asks for; nothing where there is no stage."""
    figures = derivation.figures
    if not derivation.steps:
        return []
    return story.table(
        markup(figures.caption),
        [markup(head) for head in figures.head],
        [[markup(cell) for cell in row] for row in figures.rows],
        widths=(0.22, 0.26, 0.52),
    )


def _answers(
    story: Story, questionnaire: QuestionnaireAnswers, dimensions: Sequence[DimensionAnswers]
) -> list[Flowable]:
    """Dimensions in one table, each a shaded row with its sums, and its items below."""
    scored = _SCORED if questionnaire.derivation is not None else ()
    heads = [story.paragraph(story.say(text), "head") for text in (wording.NUMBER, wording.ANSWER)]
    heads += [story.paragraph(story.say(text), "number-head") for text in scored]
    rows: list[Sequence[P | list[P] | str]] = [heads]
    style = table_style()
    for dimension in dimensions:
        number = len(rows)
        style.add("SPAN", (0, number), (1, number))
        style.add("BACKGROUND", (0, number), (-1, number), PALE)
        rows.append([_dimension(story, dimension), "", *(_numbers(story, ("", *dimension.sums)) if scored else ())])
        for row in dimension.rows:
            numbers = _numbers(story, (row.points, row.weight, row.product)) if scored else ()
            rows.append([story.paragraph(row.code, "cell"), _answer(story, row.answer), *numbers])
    widths = [_CODE, 1 - _CODE - _NUMBERS * len(scored), *(_NUMBERS for _ in scored)]
    return tagged_table(
        rows,
        widths=[width * CONTENT_WIDTH for width in widths],
        style=style,
        caption=(questionnaire.title, styles(story.reader.language)["caption"]),
        caption_shown=False,
    )


_SCORED = (present_wording.POINTS, present_wording.WEIGHT, present_wording.PRODUCT)


def _dimension(story: Story, dimension: DimensionAnswers) -> list[P]:
    """Its title, and how its level follows or why there is none."""
    calculation = [story.paragraph(markup(dimension.calculation), "cell")] if dimension.calculation else []
    return [story.paragraph(markup(f"{dimension.code} {dimension.title}"), "group"), *calculation]


def _numbers(story: Story, texts: Sequence[str]) -> list[P]:
    return [story.paragraph(markup(text), "number") for text in texts]


def _answer(story: Story, view: AnswerView) -> list[P]:
    """Question, answer and remarks, one below the other."""
    has_table = view.table is not None and view.table.rows
    answer = story.say(wording.TABLE_BELOW, answer=view.answer) if has_table else markup(view.answer)
    return [
        story.paragraph(markup(view.item), "note"),
        story.paragraph(answer, "cell"),
        *(story.paragraph(markup(remark), "note") for remark in view.remarks),
    ]


def _table(story: Story, row: AnnexRow) -> list[Flowable]:
    """The table that somebody answered with, as a table of its own."""
    table = row.answer.table
    if table is None or not table.rows:
        return []
    caption = story.say(wording.ROW_TABLE, code=row.code, item=row.answer.item)
    if any(len(cell) > LONGEST_CELL for cells in table.rows for cell in cells):
        return [story.paragraph(caption, "caption"), *story.items(_lines(table), numbered=True)]
    columns = len(table.heads)
    return story.table(
        caption,
        [markup(head) for head in table.heads],
        [[markup(cell) for cell in cells] for cells in table.rows],
        widths=(1 / columns,) * columns,
    )


def _lines(table: TableView) -> Sequence[str]:
    return [
        "<br/>".join(
            f"<b>{markup(head)}:</b> {markup(cell)}" for head, cell in zip(table.heads, cells, strict=True) if cell
        )
        for cells in table.rows
    ]
