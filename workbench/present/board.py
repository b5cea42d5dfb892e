"""The board of a cohort in words: what is still open at a site, area by area."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.content.model import Content
from workbench.maturity.progress import Section, total
from workbench.present.texts import Reader
from workbench.values import Text

SUPPLEMENTARY = Text("Ergänzende Fragen", "Supplementary questions")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPart:
    """An area in which something is open, or all supplementary questions together, with how much of how much."""

    title: str
    open: int
    asked: int


def open_parts(content: Content, parts: Iterable[Section], reader: Reader) -> tuple[OpenPart, ...]:
    """The areas with open questions in the order of the content, then what is in no area."""
    by_area: dict[str | None, list[Section]] = {**{area: [] for area in content.model.areas}, None: []}
    for part in parts:
        by_area[part.questionnaire.area].append(part)
    lines = []
    for area, found in by_area.items():
        whole = total(found)
        if whole.open:
            title = reader.say(SUPPLEMENTARY) if area is None else reader.read(content.model.areas[area].title)
            lines.append(OpenPart(title=title, open=whole.open, asked=whole.asked))
    return tuple(lines)
