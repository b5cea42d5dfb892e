"""The report of one site: which sections each variant has, in which order, and the file."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from reportlab.platypus import Flowable, PageBreak

from workbench.present.briefing import briefing
from workbench.present.first_page import first_page
from workbench.present.plan import PlanView, plan_view
from workbench.present.texts import Reader
from workbench.report import wording
from workbench.report.briefing import briefing_story
from workbench.report.page import Metadata, build_document
from workbench.report.sections.annex import annex_sections
from workbench.report.sections.first_page import first_page_sections
from workbench.report.sections.method import method_sections
from workbench.report.sections.plan import plan_sections
from workbench.report.sections.plan_glance import plan_glance_sections
from workbench.report.sections.profile import profile_sections
from workbench.report.sections.story import Story
from workbench.report.style import styles
from workbench.report.tagged.contents import Contents
from workbench.report_case import ReportCase
from workbench.values import Language


class Variant(StrEnum):
    """How much of it: everything, two pages, or two pages for somebody new in office."""

    FULL = "full"
    SHORT = "short"
    BRIEFING = "briefing"


def render_report(case: ReportCase, language: Language, variant: Variant = Variant.FULL) -> bytes:
    """The report as a tagged PDF; the same case gives the same bytes."""
    site = case.assessment.site
    reader = Reader(language, case.assessment.content.model.site_kinds[site.kind])
    title, flowables = _WRITERS[variant](Story(reader), case)
    metadata = Metadata(
        title=title,
        author=site.name,
        subject=reader.say(wording.SUBJECT),
        language=language,
        day=case.made_on,
    )
    return build_document(flowables, metadata)


_Written: TypeAlias = tuple[str, list[Flowable]]
"""The title of the document, and what it holds."""


def _full(story: Story, case: ReportCase) -> _Written:
    title, flowables = _first_page(story, case)
    plan = _plan(story, case)
    parts: Sequence[Sequence[Flowable]] = (
        _contents(story),
        profile_sections(story, case),
        () if plan is None else plan_sections(story, plan, case),
        method_sections(story, case),
        annex_sections(story, case),
    )
    return title, flowables + [flowable for part in parts if part for flowable in (PageBreak(), *part)]


def _short(story: Story, case: ReportCase) -> _Written:
    title, flowables = _first_page(story, case)
    plan = _plan(story, case)
    if plan is None or not plan.fields:
        return title, flowables  # page one says so
    return title, [*flowables, PageBreak(), *plan_glance_sections(story, plan)]


def _briefing(story: Story, case: ReportCase) -> _Written:
    return briefing(case, story.reader).title, briefing_story(story, case)


_WRITERS: Mapping[Variant, Callable[[Story, ReportCase], _Written]] = {
    Variant.FULL: _full,
    Variant.SHORT: _short,
    Variant.BRIEFING: _briefing,
}


def _first_page(story: Story, case: ReportCase) -> _Written:
    page = first_page(case, story.reader)
    return page.title, first_page_sections(story, page, case.logo)


def _contents(story: Story) -> list[Flowable]:
    found = styles(story.reader.language)
    return [story.paragraph(story.say(wording.CONTENTS), "h2"), Contents([found["contents1"], found["contents2"]])]


def _plan(story: Story, case: ReportCase) -> PlanView | None:
    if case.planned is None or case.planned.plan is None:
        return None
    return plan_view(case.planned, case.planned.plan, story.reader, events=case.events, changed=case.changed)
