"""The way to a measure plan: score, candidates, solver, reasons (design section 5)."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from workbench.answers.model import Answers, Given, LevelValue
from workbench.answers.wishes import PlanWishes
from workbench.content.model import Content
from workbench.maturity.score import score
from workbench.plan.candidates import Candidates, find_candidates, today
from workbench.plan.explain import Credit, credited, left_out, waits_for
from workbench.plan.fit import fits_alone
from workbench.plan.gain import UNITS, Stake, stakes, standalone_gain
from workbench.plan.model import Early, Plan, PlannedMeasure
from workbench.plan.problem import Span, empty_calendar_problem, fixed_spans, plan_problem, span
from workbench.plan.solve import Outcome, Solution, Step, solve
from workbench.values import Month


def make_plan(content: Content, site_kind: str, answers: Answers, wishes: PlanWishes) -> Plan:
    """The best plan for a site of that kind of site, from its agreed answers and its wishes.

    The same input gives the same plan, in every process. `wishes.months` is at least 1.
    """
    maturity = score(content, site_kind, answers)
    worth = stakes(content, maturity, wishes)
    candidates = find_candidates(content, site_kind, today(content, site_kind, answers), wishes)
    solution = solve(plan_problem(candidates, worth))
    spans = _spans(candidates, solution)
    credit = credited(candidates, spans, worth)
    kept = credited(candidates, fixed_spans(candidates), worth)
    gain = _total(credit)
    alone = empty_calendar_problem(candidates, worth)
    return Plan(
        wishes=wishes,
        measures=_planned(candidates, spans, credit),
        load=_load(spans, wishes),
        left_out=left_out(candidates, spans, worth, fits_alone=lambda key: fits_alone(alone, key)),
        gain=gain,
        gain_bound=_gain_bound(gain, _total(kept), solution.outcomes.get(Step.GAIN)),
        early=_early(candidates, spans, worth, solution.outcomes.get(Step.EARLY)),
        hours=sum(candidates.measures[key].hours for key in spans),
        cost_eur=sum((candidates.measures[key].cost_eur for key in spans), Fraction(0)),
        optimal=all(solution.outcomes[step].proven for step in _DECIDING if step in solution.outcomes),
        projected=score(content, site_kind, _projected(answers, candidates, spans)),
    )


_DECIDING = (Step.REQUIRED, Step.GAIN, Step.HOURS, Step.COST)
"""The steps whose proof makes a plan optimal; earliness may stop at its bound."""


def _spans(candidates: Candidates, solution: Solution) -> Mapping[str, Span]:
    """Where all planned measures run, fixed ones included, by start, then id."""
    wishes = candidates.wishes
    chosen = {key: span(candidates.measures[key], start, wishes) for key, start in solution.starts.items()}
    spans = {**fixed_spans(candidates), **chosen}
    return {key: spans[key] for key in sorted(spans, key=lambda key: (spans[key].start, key))}


def _planned(
    candidates: Candidates, spans: Mapping[str, Span], credit: Mapping[str, Credit]
) -> tuple[PlannedMeasure, ...]:
    waited = waits_for(candidates, spans)
    first = candidates.wishes.start
    return tuple(
        PlannedMeasure(
            measure=key,
            start=first.plus(span.start - 1),
            end=first.plus(span.end - 1),
            start_number=span.start,
            end_number=span.end,
            load=span.load,
            hours=candidates.measures[key].hours,
            cost_eur=candidates.measures[key].cost_eur,
            gain=credit[key].gain,
            raises=credit[key].raises,
            because=tuple(item for item, lift in credit[key].raises.items() if lift.before != lift.after),
            waits_for=waited[key],
            enables=tuple(sorted(other for other, before in waited.items() if key in before)),
        )
        for key, span in spans.items()
    )


def _load(spans: Mapping[str, Span], wishes: PlanWishes) -> Mapping[Month, int]:
    """The hours planned in every month of the horizon."""
    return {
        wishes.start.plus(month - 1): sum(span.load for span in spans.values() if span.covers(month))
        for month in range(1, wishes.months + 1)
    }


def _total(credit: Mapping[str, Credit]) -> Fraction:
    return sum((entry.gain for entry in credit.values()), Fraction(0))


def _gain_bound(gain: Fraction, kept: Fraction, outcome: Outcome | None) -> Fraction:
    """The most any plan could gain, given what the fixed measures gain: the gain itself where that is proven."""
    return gain if outcome is None or outcome.proven else max(gain, kept + Fraction(outcome.bound, UNITS))


def _early(
    candidates: Candidates, spans: Mapping[str, Span], worth: Mapping[str, Stake], outcome: Outcome | None
) -> Early:
    weighted = {key: standalone_gain(candidates.measures[key], worth) * span.end for key, span in spans.items()}
    value = sum(weighted.values(), Fraction(0))
    if outcome is None or outcome.proven:
        return Early(proven=True, value=value, bound=value)
    kept = sum((weighted[key] for key in candidates.fixed), Fraction(0))
    return Early(proven=False, value=value, bound=min(value, kept + Fraction(outcome.bound, UNITS)))


def _projected(answers: Answers, candidates: Candidates, spans: Mapping[str, Span]) -> Answers:
    """The answers with the levels that the plan reaches; items without a level today stay as they are."""
    projected = dict(answers)
    for item, level in candidates.today.levels.items():
        reached = max((candidates.measures[key].raises.get(item, level) for key in spans), default=level)
        answer = answers[item]
        if reached > level and isinstance(answer, Given):
            projected[item] = replace(answer, value=LevelValue(reached))
    return projected
