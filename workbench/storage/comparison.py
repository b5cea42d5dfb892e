"""What a comparison reads and keeps: scores of many sites at once, frozen figures of the others, releases by name."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ForeignKey, String, and_, bindparam, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, Table, core_table, db
from workbench.storage.rounds import Round, StoredAssessment, Submission
from workbench.storage.sites import Site


class FrozenFigures(Table):
    """What a site may learn of the others in a round: key to lower quartile, median, upper quartile, and the number of
    the others, as text; `["held_back"]` where a figure is held back.

    Written when the round is closed; what stands there is never written again.
    """

    __tablename__ = "frozen_figures"

    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), primary_key=True, index=True)
    figures: Mapped[dict[str, list[str]]] = mapped_column(Document)
    frozen_at: Mapped[dt.datetime] = mapped_column(Moment)


class Release(Table):
    """A site shows its level in a dimension, with its name, to the teams of a cohort, until it takes that back."""

    __tablename__ = "releases"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True, index=True)
    dimension: Mapped[str] = mapped_column(String(80), primary_key=True)
    released_at: Mapped[dt.datetime] = mapped_column(Moment)
    released_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class SiteScores(NamedTuple):
    """A site with the scores that count in a round; a plain tuple, for there may be ten thousand."""

    site_id: int
    name: str
    kind: str
    population: int | None
    row: bytes
    stage: int | None


# Columns of tables instead of models: a row of a model costs twice as much, and there may be ten thousand.
_SITES, _ASSESSMENTS, _SUBMISSIONS = core_table(Site), core_table(StoredAssessment), core_table(Submission)
_COUNTING = and_(
    _SUBMISSIONS.c.assessment_id == _ASSESSMENTS.c.id,
    _SUBMISSIONS.c.returned_at.is_(None),
    _ASSESSMENTS.c.round_id == bindparam("of"),
)
_ROWS = select(_ASSESSMENTS.c.site_id, _SUBMISSIONS.c.score_row).where(_COUNTING).order_by(_ASSESSMENTS.c.site_id)
_SCORES = (
    select(
        _SITES.c.id, _SITES.c.name, _SITES.c.kind, _SITES.c.population, _SUBMISSIONS.c.score_row, _SUBMISSIONS.c.stage
    )
    .where(_COUNTING, _SITES.c.id == _ASSESSMENTS.c.site_id)
    .order_by(_ASSESSMENTS.c.site_id)
)


def scores_of_round(round_id: int) -> Sequence[SiteScores]:
    """The sites that have handed in in a round, with the scores that count, by id."""
    return [SiteScores._make(row) for row in db.session.execute(_SCORES, {"of": round_id}).all()]


def rows_of_round(round_id: int) -> Sequence[tuple[int, bytes]]:
    """The same without what is known of the sites: id and row of scores, for a round that is only compared with."""
    return [(site, row) for site, row in db.session.execute(_ROWS, {"of": round_id}).all()]


def rounds_with_scores(cohort_id: int) -> Sequence[Round]:
    """The rounds of a cohort in which something was handed in, the first one first."""
    handed_in = (
        select(StoredAssessment.id)
        .join(Submission, Submission.assessment_id == StoredAssessment.id)
        .where(StoredAssessment.round_id == Round.id, Submission.returned_at.is_(None))
    )
    return db.session.scalars(
        select(Round).where(Round.cohort_id == cohort_id, handed_in.exists()).order_by(Round.number)
    ).all()


def number_of_sites(round_id: int) -> int:
    """How many sites take part in a round."""
    found = db.session.scalar(
        select(func.count()).select_from(StoredAssessment).where(StoredAssessment.round_id == round_id)
    )
    return found or 0


def frozen_figures(round_id: int, site_id: int) -> FrozenFigures | None:
    """What was frozen for a site in a round."""
    return db.session.get(FrozenFigures, (round_id, site_id))


def freeze(round_id: int, figures: Mapping[int, Mapping[str, Any]], *, at: dt.datetime) -> None:
    """Keep the figures of the sites of a round, by site id; once, for what stands there is never written again."""
    rows = [{"round_id": round_id, "site_id": site, "figures": each, "frozen_at": at} for site, each in figures.items()]
    db.session.execute(insert(FrozenFigures), rows)


def releases_in(cohort_id: int) -> Sequence[Release]:
    """What the sites of a cohort have released to it."""
    return db.session.scalars(
        select(Release).where(Release.cohort_id == cohort_id).order_by(Release.site_id, Release.dimension)
    ).all()


def set_releases(site_id: int, cohort_id: int, dimensions: Sequence[str], *, at: dt.datetime, by: int | None) -> None:
    """Release exactly these dimensions of a site to a cohort; all others are taken back."""
    kept = {each.dimension: each for each in releases_in(cohort_id) if each.site_id == site_id}
    gone = kept.keys() - set(dimensions)
    db.session.execute(
        delete(Release).where(
            Release.site_id == site_id, Release.cohort_id == cohort_id, Release.dimension.in_(sorted(gone))
        )
    )
    for dimension in sorted(set(dimensions) - kept.keys()):
        db.session.add(
            Release(site_id=site_id, cohort_id=cohort_id, dimension=dimension, released_at=at, released_by=by)
        )
    db.session.flush()
