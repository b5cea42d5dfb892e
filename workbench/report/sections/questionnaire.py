"""The parts of the printed questionnaire: questionnaires, dimensions, items with room to write."""

from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, PageBreak, Spacer, TableStyle

from workbench.present.paper import AnswerShape, PaperDimension, PaperItem, PaperOption, PaperQuestionnaire
from workbench.report import questionnaire_wording as wording
from workbench.report.fonts import markup
from workbench.report.form import LINE, Ruled, boxes
from workbench.report.sections.story import Story
from workbench.report.style import CONTENT_WIDTH, RULE, styles, table_style
from workbench.report.tagged.tables import tagged_table
from workbench.values import Language, Text

_LINES_OF_WORDS, _LINES_OF_NOTES, _LINES_OF_EVIDENCE = 5, 3, 1
_ROWS = 5
_ROW_HEIGHT = 23.0


@cache
def _option_style(language: Language) -> ParagraphStyle:
    """Room for the box, then for the number of a level."""
    return styles(language)["cell"].clone("option", leftIndent=16, spaceBefore=3)


@cache
def _level_style(language: Language) -> ParagraphStyle:
    return _option_style(language).clone("level", leftIndent=30, bulletIndent=16)


def questionnaire_sections(story: Story, questionnaire: PaperQuestionnaire) -> list[Flowable]:
    """One questionnaire, on a page of its own."""
    title = story.say(wording.NUMBERED, code=questionnaire.code, title=questionnaire.title)
    flowables: list[Flowable] = [PageBreak(), story.heading(2, title)]
    if questionnaire.supplementary:
        flowables.append(story.paragraph(story.say(wording.SUPPLEMENTARY), "opening"))
    for dimension in questionnaire.dimensions:
        flowables += _dimension(story, dimension)
    return flowables


def _dimension(story: Story, dimension: PaperDimension) -> list[Flowable]:
    """The heading stays with the first item; no item goes over two pages."""
    title = story.say(wording.NUMBERED, code=dimension.code, title=dimension.title)
    first, *others = [_item(story, item) for item in dimension.items]
    return [KeepTogether([story.heading(3, title), *first]), *(KeepTogether(item) for item in others)]


def _item(story: Story, item: PaperItem) -> list[Flowable]:
    block: list[Flowable] = [story.heading(4, story.say(wording.NUMBERED, code=item.code, title=item.text))]
    if item.condition:
        block.append(story.paragraph(f"<b>{markup(item.condition)}</b>", "note"))
    if item.help:
        block.append(story.paragraph(markup(item.help), "note"))
    block += _answer(story, item)
    if item.allow_na:
        block.append(_ruled(story, wording.NOT_APPLICABLE, lines=1, box=True))
    block.append(_ruled(story, wording.NOTES, lines=_LINES_OF_NOTES))
    block.append(_ruled(story, wording.EVIDENCE, lines=_LINES_OF_EVIDENCE))
    return [*block, HRFlowable(width="100%", thickness=0.4, color=RULE, spaceBefore=12, spaceAfter=2)]


def _answer(story: Story, item: PaperItem) -> list[Flowable]:
    match item.shape:
        case AnswerShape.ONE:
            return _options(story, item, hint=None if item.options[0].number else wording.TICK_ONE)
        case AnswerShape.SEVERAL:
            return _options(story, item, hint=wording.TICK_SEVERAL)
        case AnswerShape.NUMBER:
            text = wording.NUMBER_OF if item.unit else wording.NUMBER
            return [_ruled(story, text, lines=1, unit=item.unit)]
        case AnswerShape.WORDS:
            return [_ruled(story, wording.ANSWER, lines=_LINES_OF_WORDS)]
        case AnswerShape.ROWS:
            return _rows(story, item)


def _options(story: Story, item: PaperItem, *, hint: Text | None) -> list[Flowable]:
    language = story.reader.language
    style = _level_style(language) if item.options[0].number else _option_style(language)
    block: list[Flowable] = [] if hint is None else [story.paragraph(story.say(hint), "note")]
    return [*block, *boxes([(option.number, _said(story, option)) for option in item.options], style)]


def _said(story: Story, option: PaperOption) -> str:
    return story.say(wording.OPTION, name=option.name, described=option.text) if option.name else markup(option.text)


def _ruled(story: Story, label: Text, *, lines: int, box: bool = False, **values: str) -> Ruled:
    return Ruled(story.paragraph(story.say(label, **values), "cell"), lines=lines, box=box)


def _rows(story: Story, item: PaperItem) -> list[Flowable]:
    """An empty table; where something can be chosen, the head says what."""
    heads = [
        story.say(wording.COLUMN, title=column.title, choices=" / ".join(column.choices))
        if column.choices
        else markup(column.title)
        for column in item.columns
    ]
    empty = [[Spacer(1, _ROW_HEIGHT)] for _ in heads]
    return tagged_table(
        [[story.paragraph(head, "head") for head in heads], *(list(empty) for _ in range(_ROWS))],
        widths=[CONTENT_WIDTH / len(heads)] * len(heads),
        style=TableStyle([*table_style().getCommands(), ("LINEBEFORE", (1, 0), (-1, -1), 0.4, RULE)]),
        caption=(story.say(wording.ROWS, code=item.code), styles(story.reader.language)["caption"]),
        header_columns=0,
    )


def fields(story: Story) -> list[Flowable]:
    """What is written down about the meeting."""
    return [
        _ruled(story, wording.DATE, lines=1),
        _ruled(story, wording.PLACE, lines=1),
        _ruled(story, wording.MODERATION, lines=1),
        _ruled(story, wording.PARTICIPANTS, lines=4),
        Spacer(1, LINE / 2),
    ]
