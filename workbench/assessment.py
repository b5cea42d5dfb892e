"""One site's whole case: what it answered, where it stands, what it plans. All views are made from this."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workbench.answers.model import Answers, Site
from workbench.answers.wishes import PlanWishes, default_target
from workbench.content.model import Content
from workbench.maturity.model import Maturity
from workbench.maturity.score import score
from workbench.plan.living import LivingMeasure, as_it_stands, content_with, measures_of
from workbench.plan.make import make_plan
from workbench.plan.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Answers of one site on one day, scored by `content`; `plan` only where the site asked for one.

    `measures` are those of the plan as they live, with what was done and what was decided against.
    """

    content: Content
    site: Site
    date: date
    answers: Answers
    maturity: Maturity
    plan: Plan | None
    measures: tuple[LivingMeasure, ...] = ()

    def target_level(self, dimension: str) -> Fraction:
        """The level the site aims at in a dimension, with or without a plan."""
        top_level = self.content.model.top_level
        return default_target(top_level) if self.plan is None else self.plan.wishes.target_level(dimension, top_level)


def assess(content: Content, site: Site, *, on: date, answers: Answers, wishes: PlanWishes | None) -> Assessment:
    """Score the answers and, if wishes are given, plan the measures."""
    plan = None if wishes is None else make_plan(content, site.kind, answers, wishes)
    return Assessment(
        content=content,
        site=site,
        date=on,
        answers=answers,
        maturity=score(content, site.kind, answers),
        plan=plan,
        measures=() if plan is None else measures_of(content, plan),
    )


def assess_living(
    content: Content,
    site: Site,
    *,
    on: date,
    answers: Answers,
    wishes: PlanWishes,
    living: Sequence[LivingMeasure],
    fitting: frozenset[str],
) -> tuple[Assessment, Plan]:
    """The case of a plan that people live with, and the plan that its measures are now (`plan.living.as_it_stands`)."""
    known = content_with(content, living)
    plan = as_it_stands(known, site.kind, answers, wishes, living, fitting)
    assessment = Assessment(
        content=known,
        site=site,
        date=on,
        answers=answers,
        maturity=score(known, site.kind, answers),
        plan=plan,
        measures=tuple(living),
    )
    return assessment, plan
