"""The way to a measure plan: score, candidates, solver, reasons (design section 5).

It has two halves: `decide` asks the solver, which may take seconds; `plan_from` works out everything else from that
decision at once, so that a decision kept somewhere becomes the same plan again.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from workbench.answers.model import Answers, Given, LevelValue
from workbench.answers.wishes import PlanWishes
from workbench.content.model import Content
from workbench.maturity.model import Maturity
from workbench.maturity.score import score
from workbench.plan.candidates import Candidates, find_candidates, reason_before_solving, today
from workbench.plan.explain import Credit, credited, left_out, rests_on, waits_for
from workbench.plan.fit import fits_alone
from workbench.plan.gain import UNITS, Stake, stakes, standalone_gain
from workbench.plan.model import Early, Plan, PlannedMeasure
from workbench.plan.problem import Span, empty_calendar_problem, fixed_spans, plan_problem, span
from workbench.plan.search import solve
from workbench.plan.solve import Outcome, Step
from workbench.values import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the solver decided: start months (1 is the plan's first), how sure it is of every step, and which of the
    measures left out would fit were they alone."""

    starts: Mapping[str, int]
    outcomes: Mapping[Step, Outcome]
    fitting: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a plan is made for: a site of a kind, by a content, with its agreed answers, its maturity, its wishes."""

    content: Content
    site_kind: str
    answers: Answers
    wishes: PlanWishes
    maturity: Maturity
    worth: Mapping[str, Stake]
    candidates: Candidates


def case_of(content: Content, site_kind: str, answers: Answers, wishes: PlanWishes) -> Case:
    """Score the answers and find the candidates. `wishes.months` is at least 1."""
    maturity = score(content, site_kind, answers)
    return Case(
        content=content,
        site_kind=site_kind,
        answers=answers,
        wishes=wishes,
        maturity=maturity,
        worth=stakes(content, maturity, wishes),
        candidates=find_candidates(content, site_kind, today(content, site_kind, answers), wishes),
    )


def make_plan(content: Content, site_kind: str, answers: Answers, wishes: PlanWishes) -> Plan:
    """The best plan for a site of that kind of site, from its agreed answers and its wishes.

    The same input gives the same plan, in every process. `wishes.months` is at least 1.
    """
    case = case_of(content, site_kind, answers, wishes)
    return plan_from(case, decide(case))


def decide(case: Case, on_step: Callable[[Step], None] = lambda _step: None) -> Decision:
    """Ask the solver; `on_step` is told each step when it begins."""
    candidates, worth = case.candidates, case.worth
    solution = solve(plan_problem(candidates, worth), on_step)
    alone = empty_calendar_problem(candidates, worth)
    return Decision(
        starts=solution.starts,
        outcomes=solution.outcomes,
        fitting=frozenset(
            key
            for key in candidates.measures.keys() - solution.starts.keys() - candidates.fixed
            if reason_before_solving(candidates, candidates.measures[key], worth) is None and fits_alone(alone, key)
        ),
    )


def plan_from(case: Case, decision: Decision) -> Plan:
    """The plan that a decision makes of its case."""
    candidates, worth, wishes = case.candidates, case.worth, case.wishes
    spans = spans_of(candidates, decision.starts)
    credit = credited(candidates, spans, worth)
    kept = credited(candidates, fixed_spans(candidates), worth)
    gain = _total(credit)
    in_time = sorted(spans, key=lambda key: (spans[key].end, key))[: math.ceil(len(spans) / 2)]
    return Plan(
        wishes=wishes,
        measures=_planned(case, spans, credit),
        load=_load(spans, wishes),
        left_out=left_out(candidates, spans, worth, fits_alone=lambda key: key in decision.fitting),
        gain=gain,
        gain_bound=_gain_bound(gain, _total(kept), decision.outcomes.get(Step.GAIN)),
        early=_early(candidates, spans, worth, decision.outcomes.get(Step.EARLY)),
        hours=sum(candidates.measures[key].hours for key in spans),
        cost_eur=sum((candidates.measures[key].cost_eur for key in spans), Fraction(0)),
        optimal=all(decision.outcomes[step].proven for step in _DECIDING if step in decision.outcomes),
        projected=score(case.content, case.site_kind, _projected(case, spans)),
        projected_if_late=score(case.content, case.site_kind, _projected(case, in_time)),
    )


_DECIDING = (Step.REQUIRED, Step.GAIN, Step.HOURS, Step.COST)
"""The steps whose proof makes a plan optimal; earliness may stop at its bound."""


def spans_of(candidates: Candidates, starts: Mapping[str, int]) -> Mapping[str, Span]:
    """Where all planned measures run, fixed ones included, by start, then id."""
    wishes = candidates.wishes
    chosen = {key: span(candidates.measures[key], start, wishes) for key, start in starts.items()}
    spans = {**fixed_spans(candidates), **chosen}
    return {key: spans[key] for key in sorted(spans, key=lambda key: (spans[key].start, key))}


def _planned(case: Case, spans: Mapping[str, Span], credit: Mapping[str, Credit]) -> tuple[PlannedMeasure, ...]:
    candidates = case.candidates
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
            rests_on=rests_on(candidates.measures[key], case.worth),
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


def _projected(case: Case, finished: Iterable[str]) -> Answers:
    """The answers with the levels that these measures reach; items without a level today stay as they are."""
    keys = tuple(finished)
    projected = dict(case.answers)
    for item, level in case.candidates.today.levels.items():
        reached = max((case.candidates.measures[key].raises.get(item, level) for key in keys), default=level)
        answer = case.answers[item]
        if reached > level and isinstance(answer, Given):
            projected[item] = replace(answer, value=LevelValue(reached))
    return projected
