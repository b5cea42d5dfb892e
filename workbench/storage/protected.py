"""What the protected space of a round asks the tables: what was frozen, and what had counted at that moment."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import or_, select

from workbench.storage.comparison import FrozenFigures, Release
from workbench.storage.db import db
from workbench.storage.rounds import Round, StoredAssessment, Submission


def is_frozen(round_id: int) -> bool:
    """Whether anything was frozen in a round."""
    found = select(FrozenFigures.site_id).where(FrozenFigures.round_id == round_id).limit(1)
    return db.session.scalar(found) is not None


def frozen_elsewhere(round_id: int) -> Sequence[tuple[Round, FrozenFigures]]:
    """What the sites of a round have from other rounds, of whichever cohort."""
    sites = select(StoredAssessment.site_id).where(StoredAssessment.round_id == round_id)
    rows = db.session.execute(
        select(Round, FrozenFigures)
        .join(FrozenFigures, FrozenFigures.round_id == Round.id)
        .where(FrozenFigures.site_id.in_(sites), FrozenFigures.round_id != round_id)
        .order_by(Round.id, FrozenFigures.site_id)
    )
    return [(round_, figures) for round_, figures in rows]


def scores_counted_at(round_id: int, at: dt.datetime) -> Sequence[tuple[int, bytes]]:
    """Site id and row of scores of the submissions of a round that counted at that moment, as far as they are kept."""
    rows = db.session.execute(
        select(StoredAssessment.site_id, Submission.score_row)
        .join(Submission, Submission.assessment_id == StoredAssessment.id)
        .where(
            StoredAssessment.round_id == round_id,
            Submission.submitted_at <= at,
            or_(Submission.returned_at.is_(None), Submission.returned_at > at),
        )
        .order_by(StoredAssessment.site_id)
    )
    return [(site_id, row) for site_id, row in rows]


def releases_of_site(site_id: int) -> Sequence[Release]:
    """Everything a site has released, to whichever cohort."""
    return db.session.scalars(
        select(Release).where(Release.site_id == site_id).order_by(Release.cohort_id, Release.dimension)
    ).all()
