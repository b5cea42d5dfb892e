"""The round as a protected space: what is frozen at closing, what a team sees of it, what a site shows by name."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.comparison.model import NO_VALUE, Table, dimensions_of, keys_of, share_of, table_of
from workbench.comparison.protected import (
    LEAST_OTHERS,
    OtherSites,
    can_be_subtracted,
    others_of,
    read_others,
    shift_of,
    write_others,
)
from workbench.content.model import Content
from workbench.errors import NotFoundError
from workbench.services.access import Action, Actor, may
from workbench.services.clock import now
from workbench.services.contents import content_by, current_content
from workbench.services.lookup import site_for
from workbench.storage import comparison as kept
from workbench.storage import protected as frozen
from workbench.storage import rounds, sites
from workbench.storage.comparison import FrozenFigures
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.rounds import Round, RoundState, StoredAssessment
from workbench.storage.sites import Cohort, Site
from workbench.values import alphabetical

HELD_BACK = "held_back"
"""Stands in the place of figures that could be subtracted from those of another round."""

_LEAST = [LEAST_OTHERS]


def need_others(least: int) -> None:
    """Say how many other sites are needed; only a number above the constant changes anything."""
    _LEAST[:] = [max(least, LEAST_OTHERS)]


def others_needed() -> int:
    """How many other sites need a value before anything is said of them."""
    return _LEAST[0]


# --- freezing -----------------------------------------------------------------------------------------


def freeze_others(round_: Round, *, at: dt.datetime) -> None:
    """Count once for every site of the round what it may learn of the others; only inside the closing transaction.

    The first closing at which a site that has handed in can learn anything is the only one that counts: a later one
    would count other sites, and the difference would tell of them. Who hands in later learns what was counted then.
    """
    if frozen.is_frozen(round_.id):
        return
    content = content_by(round_.content_digest)
    table = _table(content, ((each.site_id, each.row) for each in kept.scores_of_round(round_.id)))
    members = [each.site_id for each in rounds.assessments_of_round(round_.id)]
    found = others_of(table, members, top_level=content.model.top_level, least=others_needed())
    if not any(found[site_id] for site_id in table.sites):
        return
    held_back = _to_hold_back(round_, table)
    documents = {
        site_id: {
            key: [HELD_BACK] if (site_id, key) in held_back else write_others(others) for key, others in figures.items()
        }
        for site_id, figures in found.items()
    }
    kept.freeze(round_.id, documents, at=at)


def _to_hold_back(round_: Round, table: Table) -> set[tuple[int, str]]:
    """The sites and keys whose new figures could be subtracted from what that site has of another round."""
    earlier: dict[int, list[FrozenFigures]] = {}
    known: dict[int, Round] = {}
    for other, figures in frozen.frozen_elsewhere(round_.id):
        known[other.id] = other
        earlier.setdefault(other.id, []).append(figures)
    found = set()
    for round_id, several in earlier.items():
        content = content_by(known[round_id].content_digest)
        before = _table(content, frozen.scores_counted_at(round_id, several[0].frozen_at))
        for key in before.columns.keys() & table.columns.keys():
            shift = shift_of(before, table, key)
            for each in several:
                others = _read(each.figures.get(key))
                if others and can_be_subtracted(shift, each.site_id, counted=others.count, least=others_needed()):
                    found.add((each.site_id, key))
    return found


def _table(content: Content, rows: Iterable[tuple[int, bytes]]) -> Table:
    return table_of(keys_of(content), rows)


def _read(written: Sequence[str] | None) -> OtherSites | None:
    """Figures as they were frozen; None where none were, or where they are held back."""
    return None if written is None or list(written) == [HELD_BACK] else read_others(written)


# --- seeing -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A level that a site shows by name, as a share."""

    site: str
    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersOfRound:
    """What a site sees of the others in the latest closed round of a cohort.

    `own` has the site's own shares by key, None where it has not handed in; then there are no figures of the others.
    `frozen_at` None: nothing was frozen for this site. `held_back` names keys whose figures could be subtracted from
    those of another round, `unnamed` dimensions whose names would betray the only site that released nothing.
    """

    cohort: Cohort
    round: Round
    content: Content
    own: Mapping[str, Fraction] | None
    others: Mapping[str, OtherSites]
    held_back: frozenset[str]
    frozen_at: dt.datetime | None
    named: Mapping[str, tuple[Named, ...]]
    unnamed: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """A site among the others: the latest closed round of each of its cohorts, the latest first."""

    site: Site
    rounds: tuple[OthersOfRound, ...]
    needed: int
    may_release: bool


def others(actor: Actor, site_id: int) -> Others:
    """What the team and the readers of a site may see of the others. Raises NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.SEE_OTHERS, site_id)
    member_of = sites.cohorts_of_site(site_id)
    return Others(
        site=site,
        rounds=tuple(
            _others_of_round(site, assessment, round_, is_member=round_.cohort_id in member_of)
            for assessment, round_ in _latest_closed(site_id)
        ),
        needed=others_needed(),
        may_release=may(actor, Action.RELEASE, site_id=site_id),
    )


def _latest_closed(site_id: int) -> list[tuple[StoredAssessment, Round]]:
    """The latest closed round of each cohort in which the site has taken part."""
    found: dict[int, tuple[StoredAssessment, Round]] = {}
    for assessment, round_ in rounds.assessments_of_site(site_id):
        if round_.state == RoundState.CLOSED.value:
            found.setdefault(round_.cohort_id, (assessment, round_))
    return list(found.values())


def _others_of_round(site: Site, assessment: StoredAssessment, round_: Round, *, is_member: bool) -> OthersOfRound:
    cohort = sites.get_cohort(round_.cohort_id)
    if cohort is None:
        raise NotFoundError(f"no cohort {round_.cohort_id}")
    content = content_by(round_.content_digest)
    shown = figures_of(assessment, round_)
    named = _named(site, round_, content) if is_member else {}
    unnamed = {key for key, several in named.items() if _leaves_one(several, shown.others.get(key))}
    return OthersOfRound(
        cohort=cohort,
        round=round_,
        content=content,
        own=_own(assessment, content),
        others=shown.others,
        held_back=shown.held_back,
        frozen_at=shown.frozen_at,
        named={key: several for key, several in named.items() if key not in unnamed},
        unnamed=frozenset(unnamed),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was frozen for a site in a round and may be shown now; `frozen_at` None: nothing."""

    others: Mapping[str, OtherSites]
    held_back: frozenset[str]
    frozen_at: dt.datetime | None


def figures_of(assessment: StoredAssessment, round_: Round) -> Figures:
    """What was frozen for a site, for itself: only of a closed round, and only where it has handed in.

    The limit of today counts here once more, should it have been raised. The caller has checked the access.
    """
    kept_figures = kept.frozen_figures(round_.id, assessment.site_id)
    is_shown = round_.state == RoundState.CLOSED.value and rounds.valid_submission(assessment.id) is not None
    if kept_figures is None or not is_shown:
        return Figures(others={}, held_back=frozenset(), frozen_at=None)
    found = {key: _read(written) for key, written in kept_figures.figures.items()}
    return Figures(
        others={key: each for key, each in found.items() if each is not None and each.count >= others_needed()},
        held_back=frozenset(key for key, each in found.items() if each is None),
        frozen_at=kept_figures.frozen_at,
    )


def _own(assessment: StoredAssessment, content: Content) -> Mapping[str, Fraction] | None:
    submission = rounds.valid_submission(assessment.id)
    if submission is None:
        return None
    row = _table(content, [(assessment.site_id, submission.score_row)]).row(assessment.site_id)
    return _shares(row)


def _shares(row: Mapping[str, int]) -> dict[str, Fraction]:
    found = {key: share_of(units) for key, units in row.items()}
    return {key: share for key, share in found.items() if share is not None}


def _named(site: Site, round_: Round, content: Content) -> dict[str, tuple[Named, ...]]:
    """Dimension to what other sites of the cohort show by name, as they handed it in in this round, by name."""
    members = {each.id: each.name for each in sites.sites_of_cohort(round_.cohort_id) if each.id != site.id}
    released = [each for each in kept.releases_in(round_.cohort_id) if each.site_id in members]
    if not released:
        return {}
    table = _table(content, ((each.site_id, each.row) for each in kept.scores_of_round(round_.id)))
    rows = {site_id: table.row(site_id) for site_id in {each.site_id for each in released} & set(table.sites)}
    found: dict[str, list[Named]] = {}
    for each in released:
        share = share_of(rows.get(each.site_id, {}).get(each.dimension, NO_VALUE))
        if share is not None:
            found.setdefault(each.dimension, []).append(Named(site=members[each.site_id], share=share))
    return {key: tuple(sorted(several, key=lambda each: alphabetical(each.site))) for key, several in found.items()}


def _leaves_one(named: Sequence[Named], figures: OtherSites | None) -> bool:
    """Whether names and figures together would tell where the only other site without a name stands."""
    return figures is not None and figures.count - len(named) == 1


# --- releasing ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Releasable:
    """What a site may release to a cohort: dimensions by area, which of them it has released, its levels of today."""

    cohort: Cohort
    content: Content
    released: frozenset[str]
    own: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    """A site with the cohorts in which it takes part."""

    site: Site
    cohorts: tuple[Releasable, ...]


def releases(actor: Actor, site_id: int) -> Releases:
    """What a site shows by name, and what it could. Raises NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.RELEASE, site_id)
    latest = {round_.cohort_id: (assessment, round_) for assessment, round_ in _latest_closed(site_id)}
    return Releases(
        site=site,
        cohorts=tuple(
            _releasable(cohort, site_id, latest.get(cohort.id))
            for cohort in sites.list_cohorts(sorted(sites.cohorts_of_site(site_id)))
        ),
    )


def _releasable(cohort: Cohort, site_id: int, latest: tuple[StoredAssessment, Round] | None) -> Releasable:
    content = current_content() if latest is None else content_by(latest[1].content_digest)
    return Releasable(
        cohort=cohort,
        content=content,
        released=frozenset(_released(site_id, cohort.id)) & frozenset(dimensions_of(content)),
        own={} if latest is None else _own(latest[0], content) or {},
    )


def _released(site_id: int, cohort_id: int) -> set[str]:
    return {each.dimension for each in frozen.releases_of_site(site_id) if each.cohort_id == cohort_id}


def release(actor: Actor, site_id: int, cohort_id: int, dimensions: Sequence[str]) -> None:
    """Show exactly these dimensions by name to the teams of the cohort; all others are taken back at once.

    Raises NotFoundError for a cohort in which the site takes no part and for an unknown dimension, NotAllowedError.
    """
    offered = {each.cohort.id: each for each in releases(actor, site_id).cohorts}
    if cohort_id not in offered or not set(dimensions) <= set(dimensions_of(offered[cohort_id].content)):
        raise NotFoundError(f"site {site_id} cannot release that to cohort {cohort_id}")
    with transaction():
        before, at = _released(site_id, cohort_id), now()
        kept.set_releases(site_id, cohort_id, dimensions, at=at, by=actor.person_id)
        changes = {"dimensions_released": set(dimensions) - before, "dimensions_taken_back": before - set(dimensions)}
        for verb, changed in changes.items():
            if changed:
                detail = {
                    "cohort": offered[cohort_id].cohort.name,
                    "number": len(changed),
                    "dimensions": sorted(changed),
                }
                write_journal(verb, at=at, by=actor.person_id, site_id=site_id, cohort_id=cohort_id, detail=detail)
