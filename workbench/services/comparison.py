"""Comparing the sites of a cohort, for those who lead it."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.comparison.model import Table, keys_of, table_of
from workbench.content.model import Content
from workbench.errors import WrongStateError
from workbench.services.access import Action, Actor
from workbench.services.contents import content_by
from workbench.services.lookup import cohort_for
from workbench.services.rounds import NOTHING_SUBMITTED, chosen_round
from workbench.storage import comparison as kept
from workbench.storage.comparison import SiteScores
from workbench.storage.rounds import Round
from workbench.storage.sites import Cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The sites of a cohort that have handed in in a round, and those of the round before that did (else None).

    `rounds` are all in which something was handed in; `table` and `before` have the keys of `comparison.keys_of` of
    their own content; `invited` counts the sites that take part in the round.
    """

    cohort: Cohort
    rounds: tuple[Round, ...]
    round: Round
    content: Content
    sites: Mapping[int, SiteScores]
    table: Table
    before_round: Round | None
    before: Table | None
    invited: int


def compare(actor: Actor, cohort_id: int, *, number: int | None = None, with_before: bool = True) -> Compared:
    """The cohort in the round of that number, else in the latest in which something was handed in.

    Without `with_before` as if there had been no round before.
    Raises WrongStateError(NOTHING_SUBMITTED), NotFoundError, NotAllowedError.
    """
    cohort = cohort_for(actor, Action.COMPARE, cohort_id)
    rounds = tuple(kept.rounds_with_scores(cohort_id))
    if not rounds:
        raise WrongStateError(NOTHING_SUBMITTED)
    chosen = chosen_round(rounds, number)
    earlier = [each for each in rounds if with_before and each.number < chosen.number]
    found = kept.scores_of_round(chosen.id)
    content = content_by(chosen.content_digest)
    return Compared(
        cohort=cohort,
        rounds=rounds,
        round=chosen,
        content=content,
        sites={each.site_id: each for each in found},
        table=table_of(keys_of(content), ((each.site_id, each.row) for each in found)),
        before_round=earlier[-1] if earlier else None,
        before=_table(earlier[-1]) if earlier else None,
        invited=kept.number_of_sites(chosen.id),
    )


def _table(round_: Round) -> Table:
    return table_of(keys_of(content_by(round_.content_digest)), kept.rows_of_round(round_.id))
