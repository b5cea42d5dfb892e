"""Where the site stands: at a glance, by area, strengths and needs."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from workbench.charts.series import area_bars, area_radar, dimension_bars
from workbench.present.profile import AreaView, Highlight, ProfileView
from workbench.report import wording
from workbench.report.drawings.bars import draw_bars
from workbench.report.drawings.radar import draw_radar
from workbench.report.fonts import markup
from workbench.report.sections.story import Story
from workbench.values import Text


def glance(story: Story, profile: ProfileView) -> list[Flowable]:
    """The stage in words, the areas as bars, strengths and needs."""
    stage = story.say(wording.STAGE, stage=profile.stage) if profile.stage else story.say(wording.NO_STAGE)
    flowables: list[Flowable] = [story.heading(2, stage), story.paragraph(markup(profile.meaning), "lead")]
    if profile.has_level:
        flowables.append(story.paragraph(story.say(wording.OVERALL_LEVEL, level=profile.level, top=profile.top_level)))
    for text, titles in ((wording.HELD_BACK, profile.held_back_by), (wording.CLARIFY, profile.clarify)):
        if titles:
            flowables.append(story.paragraph(story.say(text, dimensions=", ".join(titles))))
    bars = area_bars(profile, story.reader)
    flowables.append(story.figure(draw_bars(bars, story.reader.language), bars.alt))
    no_strengths, no_needs = wording.NO_STRENGTHS, wording.NO_NEEDS
    if not profile.has_values:
        no_strengths = no_needs = wording.TOO_FEW_ANSWERS
    flowables += _highlights(story, wording.STRENGTHS, no_strengths, profile.strengths)
    flowables += _highlights(story, wording.NEEDS, no_needs, profile.needs)
    return flowables


def _highlights(story: Story, title: Text, none: Text, highlights: Sequence[Highlight]) -> list[Flowable]:
    flowables: list[Flowable] = [story.heading(3, story.say(title))]
    if not highlights:
        return [*flowables, story.paragraph(story.say(none))]
    texts = []
    for highlight in highlights:
        text = story.say(wording.HIGHLIGHT, title=highlight.title, level=highlight.level)
        if highlight.reached:
            text += f"<br/>{markup(highlight.reached)}"
        if title is wording.NEEDS and highlight.next:
            text += "<br/>" + story.say(wording.NEXT, next=highlight.next)
        texts.append(text)
    return [*flowables, *story.items(texts)]


def profile_sections(story: Story, profile: ProfileView) -> list[Flowable]:
    """Every area with its picture and its table, then the supplementary questionnaires."""
    flowables: list[Flowable] = [story.heading(2, story.say(wording.PROFILE))]
    for area in profile.areas:
        flowables += _area(story, area, profile.top_level)
    if profile.supplementary or profile.criteria:
        flowables += [
            story.heading(2, story.say(wording.SUPPLEMENTARY)),
            story.paragraph(story.say(wording.SUPPLEMENTARY_NOTE), "opening"),
        ]
        for questionnaire in profile.supplementary:
            flowables += _area(story, questionnaire, profile.top_level)
        for criteria in profile.criteria:
            flowables += [story.heading(3, markup(criteria.title)), story.paragraph(markup(criteria.result), "opening")]
            flowables += story.table(
                story.say(wording.DIMENSION_TABLE, area=criteria.title),
                [story.say(wording.ITEM), story.say(wording.STATUS)],
                [[markup(item), markup(state)] for item, state in criteria.items],
                widths=(0.75, 0.25),
            )
    return flowables


def _area(story: Story, area: AreaView, top_level: int) -> list[Flowable]:
    flowables: list[Flowable] = [
        story.heading(3, markup(f"{area.title}: {area.level}")),
        story.paragraph(markup(area.coverage), "opening"),
    ]
    if not area.dimensions:
        return flowables
    if radar := area_radar(area, top_level, story.reader):
        flowables.append(story.figure(draw_radar(radar, story.reader.language), radar.alt))
    bars = dimension_bars(area, top_level, story.reader)
    flowables.append(story.figure(draw_bars(bars, story.reader.language), bars.alt))
    rows = [
        [
            story.say(wording.ESSENTIAL, title=dimension.title) if dimension.essential else markup(dimension.title),
            markup(dimension.answered),
            markup(dimension.target_level),
            markup(dimension.level),
        ]
        for dimension in area.dimensions
    ]
    heads = [story.say(text) for text in (wording.DIMENSION, wording.ANSWERED, wording.TARGET, wording.LEVEL)]
    caption = story.say(wording.DIMENSION_TABLE, area=area.title)
    return flowables + story.table(caption, heads, rows, widths=(0.46, 0.28, 0.1, 0.16), numbers=2)
