"""What a site asks of its plan in the form that is stored and exported: exact fractions as text, months as 2026-04.

Equal wishes give equal documents, with their keys in the same order; every key is always there.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.values import Month

Document = Mapping[str, Any]


def wishes_document(wishes: PlanWishes) -> dict[str, Any]:
    """The wishes as text, numbers, objects and null only."""
    hours, budget = wishes.hours_per_month, wishes.budget_eur
    return {
        "start": str(wishes.start),
        "months": wishes.months,
        "hours_per_month": str(hours) if isinstance(hours, Fraction) else _amounts(hours),
        "budget_eur": _amounts(budget) if isinstance(budget, Mapping) else _text(budget),
        "max_measures": wishes.max_measures,
        "max_at_a_time": wishes.max_at_a_time,
        "targets": _amounts(wishes.targets),
        "focus": dict(sorted(wishes.focus.items())),
        "measures": {key: _wish(wishes.measures[key]) for key in sorted(wishes.measures)},
    }


def read_wishes(document: Document) -> PlanWishes:
    """The wishes that a document was written from. Anything else raises KeyError or ValueError."""
    hours, budget = document["hours_per_month"], document["budget_eur"]
    return PlanWishes(
        start=Month.parse(document["start"]),
        months=document["months"],
        hours_per_month=Fraction(hours)
        if isinstance(hours, str)
        else {Month.parse(month): Fraction(amount) for month, amount in hours.items()},
        budget_eur={int(year): Fraction(amount) for year, amount in budget.items()}
        if isinstance(budget, Mapping)
        else _fraction(budget),
        max_measures=document["max_measures"],
        max_at_a_time=document["max_at_a_time"],
        targets={dimension: Fraction(level) for dimension, level in document["targets"].items()},
        focus=dict(document["focus"]),
        measures={key: _read_wish(wish) for key, wish in document["measures"].items()},
    )


def _amounts(amounts: Mapping[Any, Fraction]) -> dict[str, str]:
    """Amounts by month, year or id, in that order."""
    return {str(key): str(amounts[key]) for key in sorted(amounts)}


def _wish(wish: MeasureWish) -> dict[str, str | None]:
    return {"state": wish.state.value, "start": _text(wish.start), "end": _text(wish.end), "reason": wish.reason}


def _read_wish(document: Document) -> MeasureWish:
    return MeasureWish(
        state=MeasureState(document["state"]),
        start=_month(document["start"]),
        end=_month(document["end"]),
        reason=document["reason"],
    )


def _text(value: Fraction | Month | None) -> str | None:
    return None if value is None else str(value)


def _fraction(written: str | None) -> Fraction | None:
    return None if written is None else Fraction(written)


def _month(written: str | None) -> Month | None:
    return None if written is None else Month.parse(written)
