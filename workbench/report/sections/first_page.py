"""Page one: where the site stands, what to decide now, what became of what was asked before."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from workbench.present import first_page_wording as wording
from workbench.present.asked import AskedDecision, Decisions, Since
from workbench.present.first_page import FirstPage, Point, Points
from workbench.report.drawings.area_bars import draw_area_bars
from workbench.report.drawings.labels import width_of
from workbench.report.drawings.stage_scale import draw_stage_scale
from workbench.report.fonts import markup
from workbench.report.sections.decision_table import DecisionRow, decision_table
from workbench.report.sections.story import Story
from workbench.report.style import CONTENT_WIDTH, styles
from workbench.report.tagged.columns import Columns
from workbench.report.tagged.logo import Logo, logo_of
from workbench.report.tagged.paragraphs import Heading, P
from workbench.values import Language

GERMAN = "de-DE"
"""What a PDF calls the language."""

_GAP = 28.0
_COLUMN = (CONTENT_WIDTH - _GAP) / 2
_BELOW = 8.0
_BESIDE_LOGO = 16.0
_LONG_FACT = 40
_BELOW_SCALE = 6.0


def first_page_sections(story: Story, page: FirstPage, logo: bytes | None) -> list[Flowable]:
    """The page from top to bottom; where texts are far too long it goes on overleaf."""
    return [
        *_head(story, page, logo_of(logo, page.logo_alt)),
        *standing_sections(story, page),
        *_decisions(story, page.decisions),
        *_since(story, page.since),
    ]


def _head(story: Story, page: FirstPage, logo: Logo | None) -> list[Flowable]:
    beside = 0.0 if logo is None else logo.shown_width + _BESIDE_LOGO
    head: list[Flowable] = [
        site_heading(story, page.site, room=CONTENT_WIDTH - beside),
        story.paragraph(facts_line([page.document, *page.facts]), "facts"),
    ]
    if logo is not None:
        for text in head:
            text.style = ParagraphStyle(f"{text.style.name}-beside-logo", parent=text.style, rightIndent=beside)
        head.insert(0, logo)
    if page.introduction:
        head.append(_introduction(story, page.introduction))
    return head


def site_heading(story: Story, title: str, *, room: float = CONTENT_WIDTH) -> Heading:
    """The title of the document, smaller where it would not go into a line."""
    style = styles(story.reader.language)["site"]
    is_long = width_of(title, font=style.fontName, size=style.fontSize) > room
    return story.heading(1, markup(title), "long-site" if is_long else "site")


def facts_line(facts: Sequence[str]) -> str:
    """Facts in a row, as markup; a short one stays in its line."""
    return " · ".join(markup(fact if len(fact) > _LONG_FACT else fact.replace(" ", "\u00a0")) for fact in facts)


def _introduction(story: Story, text: str) -> P:
    """The municipality's own line; it is German in every report, and read so."""
    is_foreign = story.reader.language is not Language.GERMAN
    return P(markup(text), styles(Language.GERMAN)["body"], language=GERMAN if is_foreign else None)


def standing_sections(story: Story, page: FirstPage) -> list[Flowable]:
    """The stage in words and as a scale; what it means beside the areas; strengths beside needs."""
    standing, areas = page.standing, page.areas
    language = story.reader.language
    said = (standing.meaning, f"{standing.mean} {standing.before}".strip())
    words: list[Flowable] = [story.paragraph(markup(text), "column") for text in said if text]
    words += [
        story.paragraph(f"<b>{markup(text)}</b>", "column") for text in (standing.held_back, standing.clarify) if text
    ]
    bars = story.figure(draw_area_bars(areas, language, width=_COLUMN), areas.alt)
    scale = story.figure(draw_stage_scale(standing, language), standing.alt)
    scale.spaceAfter = _BELOW_SCALE
    return [
        story.heading(2, markup(standing.title), "page-one"),
        scale,
        Columns([words, [bars]], gap=_GAP, space_after=_BELOW),
        Columns([_points(story, page.strengths), _points(story, page.needs)], gap=_GAP),
    ]


def _points(story: Story, points: Points) -> list[Flowable]:
    head: list[Flowable] = [story.heading(3, markup(points.title), "column-head")]
    if points.none:
        return [*head, story.paragraph(markup(points.none), "column")]
    return [*head, *story.items([_point(point) for point in points.points], style="column-item")]


def _point(point: Point) -> str:
    return f"<b>{markup(point.title)}</b> ({markup(point.level)})"


def _decisions(story: Story, decisions: Decisions) -> list[Flowable]:
    flowables: list[Flowable] = [story.heading(2, markup(decisions.title), "page-one")]
    if decisions.decisions:
        caption = f"{story.say(wording.MOST_URGENT)} {markup(decisions.more)}".strip()
        flowables += decision_table(story, caption, [_row(decision) for decision in decisions.decisions])
    said = [story.paragraph(markup(text), "column") for text in (decisions.none, decisions.plan_sum) if text]
    return [*flowables, *said]


def _row(decision: AskedDecision) -> DecisionRow:
    return DecisionRow(
        title=decision.title,
        sentence=decision.sentence,
        body=decision.body.text,
        until=decision.until.text,
        is_overdue=decision.is_overdue,
        cost=decision.cost.text,
        hours=decision.hours.text,
    )


def _since(story: Story, since: Since | None) -> list[Flowable]:
    if since is None:
        return []
    head = story.heading(2, markup(since.title), "column-head")
    if since.none:
        return [head, story.paragraph(markup(since.none), "column")]
    said = [f"<b>{markup(each.title)}:</b> {markup(each.state)}" for each in since.became]
    return [head, *story.items(said, style="column-item")]
