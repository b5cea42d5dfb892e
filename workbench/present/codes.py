"""Codes of items, the same on paper, in the annex and on the screen, so that each is found again in the others.

"2.3.1" is the first item of the third dimension of the second questionnaire. Codes count what the content holds, not
what a site is asked: they are the same for every kind of site and whatever was answered. They belong to one content;
its next version may count anew.
"""

from collections.abc import Mapping

from workbench.content.model import Content


def item_codes(content: Content) -> Mapping[str, str]:
    """Item id to code, of every item, in the order of the content."""
    return {
        item.id: f"{first}.{second}.{third}"
        for first, questionnaire in enumerate(content.questionnaires.values(), start=1)
        for second, dimension in enumerate(questionnaire.dimensions, start=1)
        for third, item in enumerate(dimension.items, start=1)
    }
