"""The report of one assessment: the order of its sections, and the file."""

from reportlab.platypus import Flowable, PageBreak

from workbench.assessment import Assessment
from workbench.present.annex import annex_view
from workbench.present.numbers import date_text
from workbench.present.plan import plan_view
from workbench.present.profile import profile_view
from workbench.present.texts import Reader
from workbench.report import wording
from workbench.report.fonts import markup
from workbench.report.page import Metadata, build_document
from workbench.report.sections.annex import annex_sections
from workbench.report.sections.plan import plan_sections
from workbench.report.sections.profile import glance, profile_sections
from workbench.report.sections.story import Story
from workbench.report.style import styles
from workbench.report.tagged.contents import Contents
from workbench.values import Language


def render_report(assessment: Assessment, language: Language) -> bytes:
    """The report as a tagged PDF; the same assessment gives the same bytes."""
    model = assessment.content.model
    reader = Reader(language, model.site_kinds[assessment.site.kind])
    story = Story(reader)
    title = reader.say(wording.TITLE, site=assessment.site.name)
    kind, day = reader.read(reader.kind.title), date_text(assessment.date, language)
    profile = profile_view(assessment, reader)
    flowables: list[Flowable] = [
        story.heading(1, markup(title)),
        story.paragraph(story.say(wording.AS_OF, kind=kind, date=day), "note"),
        *glance(story, profile),
        PageBreak(),
        story.paragraph(story.say(wording.CONTENTS), "h2"),
        Contents([styles(language)["contents1"], styles(language)["contents2"]]),
        PageBreak(),
        *profile_sections(story, profile),
    ]
    if assessment.plan is not None:
        flowables += [PageBreak(), *plan_sections(story, plan_view(assessment, assessment.plan, reader))]
    flowables += [PageBreak(), *annex_sections(story, annex_view(assessment, reader)), *_method(story, assessment)]
    metadata = Metadata(
        title=title,
        author=assessment.site.name,
        subject=reader.say(wording.SUBJECT),
        language=language,
        day=assessment.date,
    )
    return build_document(flowables, metadata)


def _method(story: Story, assessment: Assessment) -> list[Flowable]:
    content = assessment.content
    named = f"{story.reader.read(content.model.title)} {content.model.version}"
    return [
        story.heading(2, story.say(wording.METHOD)),
        story.paragraph(story.say(wording.METHOD_TEXT, content=named, digest=content.digest[:16])),
    ]
