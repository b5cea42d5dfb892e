"""The `plan` of an answers file: what a site asks of its plan (design sections 5 and 6)."""

from collections.abc import Collection
from fractions import Fraction
from typing import TypeVar

from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.content.faults import FaultCode
from workbench.content.fields import Entry, Fields, Reader, written
from workbench.content.model import Content
from workbench.content.nodes import Mapping
from workbench.content.notes import Kind
from workbench.content.readers import WORDS, known_id, number, one_of, parse_object, whole
from workbench.values import Month

MAX_MONTHS = 36
"""The longest horizon of a plan (design section 5)."""

MAX_FOCUS = 3
"""The strongest focus, urgent (design section 5)."""

_Value = TypeVar("_Value")
_Key = TypeVar("_Key")


def plan_reader(content: Content, kind: str) -> Reader[PlanWishes]:
    """Reads the wishes of a site of that kind."""
    dimensions = [
        dimension.id for questionnaire in content.questionnaires.values() for dimension in questionnaire.dimensions
    ]
    target = number(at_least=0, at_most=content.model.top_level)
    focus = whole(at_least=0, at_most=MAX_FOCUS)
    defaults = PlanWishes(start=Month(1, 1), hours_per_month=Fraction(0))

    def plan(fields: Fields) -> PlanWishes:
        start = fields.required("start", MONTH)
        months = fields.default("months", whole(at_least=1, at_most=MAX_MONTHS), defaults.months)
        horizon = _month_among(start, months) if fields.sound else MONTH
        return PlanWishes(
            start=start,
            months=months,
            hours_per_month=fields.required("hours_per_month", _one_or_by(horizon)),
            budget_eur=fields.optional("budget_eur", _one_or_by(_YEAR)),
            max_measures=fields.default("max_measures", whole(at_least=0), defaults.max_measures),
            max_at_a_time=fields.default("max_at_a_time", whole(at_least=0), defaults.max_at_a_time),
            targets=fields.default("targets", _by_id(Kind.DIMENSION, dimensions, target), {}),
            focus=fields.default("focus", _by_id(Kind.DIMENSION, dimensions, focus), {}),
            measures=fields.default("measures", _wishes(content, kind), {}),
        )

    return Reader(
        expected="{start: …, hours_per_month: …}",
        placeholder=defaults,
        read=lambda entry: parse_object(entry, plan),
    )


def _month(entry: Entry) -> Month:
    try:
        month = Month.parse(written(entry.node))
        month.plus(MAX_MONTHS)  # so that every month of a plan is one that can be named
    except ValueError:
        entry.fault(FaultCode.NOT_A, found=written(entry.node), what="month", expected="a month such as 2026-04")
        return Month(1, 1)
    return month


MONTH = Reader(expected="a month such as 2026-04", placeholder=Month(1, 1), read=_month)

_YEAR = whole(at_least=1, at_most=9999)


def _month_among(start: Month, months: int) -> Reader[Month]:
    """A month of the horizon that begins with `start`."""

    def read(entry: Entry) -> Month:
        faults_before = entry.reading.faults.count
        month = _month(entry)
        if entry.reading.faults.count == faults_before and not 0 <= month.months_since(start) < months:
            expected = f"a month of the plan, {start} to {start.plus(months - 1)}"
            entry.fault(FaultCode.OUT_OF_RANGE, found=month, expected=expected)
        return month

    return Reader(expected=MONTH.expected, placeholder=start, read=read)


def _one_or_by(key: Reader[_Key]) -> Reader[Fraction | dict[_Key, Fraction]]:
    """One number, or a number for each key."""
    amount = number(at_least=0)
    expected = f"{amount.expected}, or one for each key: {key.expected}"

    def read(entry: Entry) -> Fraction | dict[_Key, Fraction]:
        if isinstance(entry.node, Mapping):
            return {key.read(name): amount.read(value) for name, value in Fields(entry).entries()}
        return amount.read(entry)

    return Reader(expected=expected, placeholder=Fraction(0), read=read)


def _by_id(kind: Kind, known: Collection[str], reader: Reader[_Value]) -> Reader[dict[str, _Value]]:
    def read(entry: Entry) -> dict[str, _Value]:
        key = known_id(kind, known)
        return {key.read(name): reader.read(value) for name, value in Fields(entry).entries()}

    return Reader(expected=f"{reader.expected} for each {kind}", placeholder={}, read=read)


def _wishes(content: Content, kind: str) -> Reader[dict[str, MeasureWish]]:
    def read(entry: Entry) -> dict[str, MeasureWish]:
        wishes = {}
        for name, value in Fields(entry).entries():
            measure = content.measures.get(known_id(Kind.MEASURE, content.measures).read(name))
            wish = parse_object(value, _wish)
            if measure is None:
                continue
            wishes[measure.id] = wish
            planned = wish.state in {MeasureState.ACCEPTED, MeasureState.RUNNING}
            if planned and kind and kind not in measure.applies_to:
                value.fault(FaultCode.OTHER_KIND_OF_SITE, measure=measure.id, kind=kind)
        return wishes

    return Reader(expected="{state: …} for each measure", placeholder={}, read=read)


def _wish(fields: Fields) -> MeasureWish:
    return MeasureWish(
        state=fields.required("state", one_of(MeasureState)),
        start=fields.optional("start", MONTH),
        reason=fields.optional("reason", WORDS),
    )
