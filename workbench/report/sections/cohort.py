"""The cohort at a glance: its topics in words, its areas, its sites."""

from collections.abc import Callable

from reportlab.platypus import Flowable, KeepTogether

from workbench.present import comparison_wording
from workbench.present.comparison import ComparedArea, ComparisonView, SiteView
from workbench.present.comparison_topics import TopicsView
from workbench.report import wording
from workbench.report.fonts import markup
from workbench.report.sections.cohort_figures import has_rows, spread_figure
from workbench.report.sections.story import Story
from workbench.values import Text

_Column = tuple[Text, float, Callable[[SiteView], str]]
"""Heading, share of the width, and what stands in a cell."""

_SITES: tuple[_Column, ...] = (
    (wording.SITE, 0.3, lambda site: site.name),
    (wording.KIND, 0.26, lambda site: site.kind),
    (wording.SIZE, 0.2, lambda site: site.size),
    (wording.OVERALL_STAGE, 0.24, lambda site: site.stage),
)
_LETTERS: tuple[_Column, ...] = (
    (wording.SITE, 0.5, lambda site: site.name),
    (wording.OVERALL_STAGE, 0.5, lambda site: site.stage),
)


def glance(story: Story, view: ComparisonView) -> list[Flowable]:
    """Who took part, and the topics."""
    flowables: list[Flowable] = [
        story.heading(2, story.say(wording.COHORT_OVERALL)),
        story.paragraph(markup(view.handed_in), "lead"),
        story.paragraph(story.say(comparison_wording.NO_RANKING)),
    ]
    if view.letters:
        flowables.append(story.paragraph(story.say(wording.COHORT_LETTERS)))
    means = (*(area.mean for area in view.areas), view.overall)
    title = story.reader.say(wording.COHORT_OVERALL)
    flowables.append(spread_figure(story, view, ComparedArea(id="", title=title, mean=view.overall, dimensions=means)))
    for topics in (view.good, view.needed, view.differing):
        flowables += _topics(story, topics)
    return flowables


def _topics(story: Story, topics: TopicsView) -> list[Flowable]:
    flowables: list[Flowable] = [story.heading(3, markup(topics.title))]
    if not topics.topics:
        return [*flowables, story.paragraph(markup(topics.empty))]
    texts = []
    for topic in topics.topics:
        text = story.say(wording.COHORT_TOPIC, title=topic.title, figure=topic.figure)
        texts.append(f"{text}<br/>{markup(topic.talk)}" if topic.talk else text)
    return [*flowables, *story.items(texts)]


def site_sections(story: Story, view: ComparisonView) -> list[Flowable]:
    """The sites that have handed in; in letter form what would tell who they are is left out."""
    if not has_rows(view):
        return []
    caption, columns = wording.COHORT_SITES_TABLE, _SITES
    if view.letters:
        caption, columns = wording.COHORT_LETTERS_TABLE, _LETTERS
    table = story.table(
        story.say(caption),
        [story.say(heading) for heading, _, _ in columns],
        [[markup(cell(site)) for _, _, cell in columns] for site in view.sites],
        widths=[width for _, width, _ in columns],
    )
    return [KeepTogether([story.heading(2, story.say(wording.COHORT_SITES)), *table])]
