"""What the printed questionnaire is made from: the shipped content, and one that is as hostile as can be."""

import datetime as dt
from dataclasses import replace

from tests.report.cases import COMPOUND, HOSTILE
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content, LevelItem, TableItem
from workbench.maturity.scope import all_items
from workbench.values import Text

DAY = dt.date(2026, 11, 21)
CONTENT = load_content(packaged_content())
KINDS = tuple(CONTENT.model.site_kinds)


def extreme() -> Content:
    """One questionnaire with texts as hostile and as long as anybody could write them."""
    long = Text(f"{HOSTILE} {COMPOUND} " * 8)
    questionnaire = next(iter(CONTENT.questionnaires.values()))
    items = tuple(
        replace(item, text=Text(f"{COMPOUND} {COMPOUND}"), help=long, levels=(long,) * len(item.levels))
        for item in all_items(CONTENT)
        if isinstance(item, LevelItem)
    )[:3]
    table = next(item for item in all_items(CONTENT) if isinstance(item, TableItem))
    wide = replace(table, columns=tuple(replace(table.columns[0], id=f"c{number}") for number in range(12)))
    dimension = replace(questionnaire.dimensions[0], title=Text(COMPOUND), items=(*items, wide))
    return replace(
        CONTENT,
        questionnaires={questionnaire.id: replace(questionnaire, dimensions=(dimension,), title=Text(COMPOUND))},
    )
