"""What changed since the last round, as a reader sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.assessment import Assessment
from workbench.maturity.trend import DimensionTrend, trend
from workbench.present import wording
from workbench.present.numbers import date_text, level_text
from workbench.present.texts import Reader
from workbench.report_case import PreviousRound


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousView:
    """The last round in the reader's words: its name with the day, the overall level and stage it came to."""

    title: str
    level: str | None
    stage: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """A dimension since the last round: a sentence, the same for a table cell, and the questions left out.

    `previous` is the share in the last round over the questions compared, and `previous_level` the same as a level;
    None where there are none. `move` is 1 for risen, -1 for fallen, else 0.
    """

    previous: Fraction | None
    previous_level: str | None
    move: int
    sentence: str
    short: str
    left_out: tuple[str, ...]


def previous_view(previous: PreviousRound, reader: Reader, *, top_level: int) -> PreviousView:
    """The last round's overall result as it was; its level on today's scale."""
    assessment = previous.assessment
    overall = assessment.maturity.overall
    stage = None if overall.stage is None else assessment.content.model.stages[overall.stage].title
    return PreviousView(
        title=reader.say(wording.ROUND_OF, title=previous.title, date=date_text(assessment.date, reader.language)),
        level=None if overall.share is None else level_text(overall.share * top_level, reader.language),
        stage=None if stage is None else _reader_then(previous, reader).read(stage),
    )


def trend_views(assessment: Assessment, previous: PreviousRound, reader: Reader) -> Mapping[str, TrendView]:
    """Every dimension that has a value today, by its id."""
    maturity = assessment.maturity
    compared = trend(maturity, previous.assessment.maturity)
    then = _reader_then(previous, reader)
    return {key: _trend_view(found, reader, then, top_level=maturity.top_level) for key, found in compared.items()}


def _reader_then(previous: PreviousRound, reader: Reader) -> Reader:
    """The same reader with the words of the content of that round."""
    assessment = previous.assessment
    return Reader(reader.language, assessment.content.model.site_kinds[assessment.site.kind])


def _trend_view(found: DimensionTrend, reader: Reader, then: Reader, *, top_level: int) -> TrendView:
    left_out = (
        *(reader.say(wording.ONLY_NOW, item=reader.read(item.text)) for item in found.only_later),
        *(reader.say(wording.ONLY_BEFORE, item=then.read(item.text)) for item in found.only_earlier),
    )
    if found.earlier is None or found.later is None:
        return TrendView(
            previous=None,
            previous_level=None,
            move=0,
            sentence=reader.say(wording.NOTHING_IN_BOTH),
            short=reader.say(wording.NOT_COMPARABLE),
            left_out=left_out,
        )
    movement = _movement(found.earlier * top_level, found.later * top_level, reader)
    counts = {"compared": len(found.compared), "all": len(found.compared) + len(left_out)}
    return TrendView(
        previous=found.earlier,
        previous_level=level_text(found.earlier * top_level, reader.language),
        move=(found.later > found.earlier) - (found.later < found.earlier),
        sentence=reader.say(wording.SINCE_OVER if left_out else wording.SINCE, movement=movement, **counts),
        short=reader.say(wording.OVER, movement=movement, **counts) if left_out else movement,
        left_out=left_out,
    )


def _movement(before: Fraction, now: Fraction, reader: Reader) -> str:
    """How a level moved; a change too small to show in one decimal is still said."""
    shown_before, shown_now = level_text(before, reader.language), level_text(now, reader.language)
    if before == now:
        sentence = wording.UNCHANGED
    elif shown_before == shown_now:
        sentence = wording.SLIGHTLY_RISEN if now > before else wording.SLIGHTLY_FALLEN
    else:
        sentence = wording.RISEN if now > before else wording.FALLEN
    return reader.say(sentence, before=shown_before, now=shown_now)
