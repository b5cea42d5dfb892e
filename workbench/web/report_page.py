"""Page one of a report for the reader of a request, as paper has it."""

from workbench.present import first_page_wording as wording
from workbench.present.asked import asked_now
from workbench.present.first_page import FirstPage, first_page
from workbench.present.texts import Reader
from workbench.report_case import AskedMeasure, ReportCase
from workbench.web.reader import any_reader, reader_for


def page_one(case: ReportCase) -> FirstPage:
    """The page in the reader's language."""
    return first_page(case, _reader(case))


def what_it_asks(case: ReportCase) -> tuple[AskedMeasure, ...]:
    """What a report asks to decide on; its titles are in both languages, whoever asks."""
    return asked_now(case, _reader(case))


def _reader(case: ReportCase) -> Reader:
    return reader_for(case.assessment.content, case.assessment.site.kind)


def sentence_label() -> str:
    """What stands before the sentence of a decision."""
    return any_reader().say(wording.DECISION)
