"""Progress: what is done, open and not applicable, and where to go on."""

from fractions import Fraction

from tests.builders import COUNTY, TOWN, a_content, a_dimension, a_questionnaire, an_item
from workbench.answers.entry import Entry
from workbench.answers.model import LevelValue
from workbench.content.model import AtLeast
from workbench.maturity.progress import Progress, Section, sections, total
from workbench.present.answering import SectionState, contents_view, progress_text
from workbench.present.texts import Reader
from workbench.values import Language

CONTENT = a_content(
    a_questionnaire(
        "inventory",
        a_dimension("first", an_item("a"), an_item("b", show_if=AtLeast(item="a", threshold=Fraction(2)))),
        a_dimension("second", an_item("c"), an_item("d")),
        a_dimension("county_only", an_item("e", applies_to=[COUNTY])),
    )
)
READER = Reader(Language.GERMAN, CONTENT.model.site_kinds[TOWN])


def parts(**entries: Entry) -> tuple[Section, ...]:
    return sections(CONTENT, TOWN, entries)


def level(number: int) -> Entry:
    return Entry(value=LevelValue(number))


NA = Entry(na=True, reason="nicht hier")


def test_only_what_the_site_is_asked_is_counted() -> None:
    assert total(parts()) == Progress(open=3)
    assert [part.dimension.id for part in parts()] == ["first", "second"]


def test_an_answer_may_bring_a_further_item() -> None:
    assert total(parts(a=level(2))) == Progress(answered=1, open=3)


def test_what_does_not_apply_is_neither_open_nor_asked() -> None:
    progress = total(parts(c=NA))
    assert (progress.not_applicable, progress.open, progress.asked) == (1, 2, 2)
    assert progress_text(progress, READER) == "0 von 2 beantwortet, 1 nicht zutreffend"


def test_a_note_leaves_its_item_open() -> None:
    (first, _) = parts(a=Entry(note="noch klären"))
    assert [item.id for item in first.open_items] == ["a"]


def test_a_section_is_open_begun_done_or_does_not_apply() -> None:
    def states(**entries: Entry) -> list[SectionState]:
        view = contents_view(CONTENT, parts(**entries), READER)
        return [line.state for chapter in view.chapters for line in chapter.sections]

    assert states() == [SectionState.OPEN, SectionState.OPEN]
    assert states(a=level(0), c=level(1)) == [SectionState.DONE, SectionState.BEGUN]
    assert states(c=NA, d=NA) == [SectionState.OPEN, SectionState.NA]


def test_who_comes_back_goes_on_where_the_last_answer_was_given() -> None:
    assert contents_view(CONTENT, parts(), READER).next_id == "first"
    assert contents_view(CONTENT, parts(c=level(1)), READER, last_item="c").next_id == "second"
    assert contents_view(CONTENT, parts(c=level(1), d=level(1)), READER, last_item="d").next_id == "first"


def test_when_nothing_is_open_there_is_nowhere_to_go_on() -> None:
    view = contents_view(CONTENT, parts(a=level(0), c=level(1), d=NA), READER)
    assert view.next_id is None
    assert view.text == "2 von 2 beantwortet, 1 nicht zutreffend"


def test_sections_follow_each_other_in_the_order_of_the_content() -> None:
    view = contents_view(CONTENT, parts(), READER)
    assert (view.before("first"), view.after("first")) == (None, "second")
    assert (view.before("second"), view.after("second")) == ("first", None)
