"""What a team should know before it hands in: what is open, and what stays without value because of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.answers.entry import Entry, answers_of
from workbench.content.model import Content
from workbench.maturity.model import Maturity, QuestionnaireResult
from workbench.maturity.progress import Section, total
from workbench.maturity.score import score
from workbench.present.answering import progress_text
from workbench.present.texts import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSection:
    """A section with its open items; `without_value` says that its dimension would have no level."""

    id: str
    title: str
    items: tuple[tuple[str, str], ...]
    without_value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """`has_stage` says whether there would be an overall stage; the two lists part core and supplement."""

    text: str
    sections: tuple[OpenSection, ...]
    supplementary: tuple[OpenSection, ...]
    has_stage: bool


def review_view(
    content: Content, kind: str, entries: Mapping[str, Entry], parts: Sequence[Section], reader: Reader
) -> ReviewView:
    """The review before a submission."""
    maturity = score(content, kind, answers_of(entries))
    missing = _without_value(maturity)
    unfinished = [(part, _open_section(part, reader, missing)) for part in parts if part.open_items]
    return ReviewView(
        text=progress_text(total(parts), reader),
        sections=tuple(view for part, view in unfinished if part.questionnaire.area is not None),
        supplementary=tuple(view for part, view in unfinished if part.questionnaire.area is None),
        has_stage=maturity.overall.stage is not None,
    )


def _open_section(part: Section, reader: Reader, missing: frozenset[str]) -> OpenSection:
    return OpenSection(
        id=part.dimension.id,
        title=reader.read(part.dimension.title),
        items=tuple((item.id, reader.read(item.text)) for item in part.open_items),
        without_value=part.dimension.id in missing,
    )


def _without_value(maturity: Maturity) -> frozenset[str]:
    """The dimensions that exist, are not wholly not applicable, and have no value."""
    results = [*maturity.areas.values(), *maturity.supplementary.values()]
    return frozenset(
        key
        for result in results
        if isinstance(result, QuestionnaireResult)
        for key, dimension in result.dimensions.items()
        if dimension.share is None and not dimension.is_na
    )
