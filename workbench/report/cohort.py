"""The report of a cohort: the order of its sections, and the file."""

import datetime as dt

from reportlab.platypus import Flowable, PageBreak

from workbench.present.comparison import ComparisonView
from workbench.present.numbers import date_text
from workbench.present.texts import Reader
from workbench.report import wording
from workbench.report.fonts import markup
from workbench.report.page import Metadata, build_document
from workbench.report.sections.cohort import glance, site_sections
from workbench.report.sections.cohort_figures import development_sections, has_rows, heatmap_sections, spread_sections
from workbench.report.sections.story import Story


def render_cohort_report(view: ComparisonView, reader: Reader, *, made_on: dt.date) -> bytes:
    """The report as a tagged PDF; the same view and day give the same bytes. In letter form it names no site."""
    story = Story(reader)
    title = reader.say(wording.COHORT_TITLE if view.cohort else wording.COHORT_TITLE_LETTERS, cohort=view.cohort)
    as_of = story.say(wording.COHORT_AS_OF, round=view.round_title, date=date_text(made_on, reader.language))
    flowables: list[Flowable] = [
        story.heading(1, markup(title)),
        story.paragraph(as_of, "note"),
        *glance(story, view),
    ]
    if has_rows(view):
        flowables += [PageBreak(), *heatmap_sections(story, view)]
    flowables += [PageBreak(), *spread_sections(story, view)]
    if view.before_title is not None:
        flowables += [PageBreak(), *development_sections(story, view, view.before_title)]
    flowables += [
        *site_sections(story, view),
        story.heading(2, story.say(wording.METHOD)),
        story.paragraph(story.say(wording.COHORT_METHOD_TEXT)),
    ]
    metadata = Metadata(
        title=title,
        author=view.cohort or title,
        subject=reader.say(wording.COHORT_SUBJECT),
        language=reader.language,
        day=made_on,
    )
    return build_document(flowables, metadata)
