"""The letterhead of a site, the reports it has issued, and the links by which these are shared."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, Table, db
from workbench.storage.tokens import Purpose, Token


class Letterhead(Table):
    """What a site puts at the head of its reports: a line of its own and a logo (PNG), already checked."""

    __tablename__ = "letterheads"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), primary_key=True)
    introduction: Mapped[str] = mapped_column(String(300))
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)


class StoredReport(Table):
    """A report that a site has issued: everything it is made from, as it was; never written again."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[dt.datetime] = mapped_column(Moment)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    asked: Mapped[list[dict[str, Any]]] = mapped_column(Document)
    document: Mapped[dict[str, Any]] = mapped_column(Document, deferred=True)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


def letterhead_of(site_id: int) -> Letterhead | None:
    """The letterhead of a site, if it has made one."""
    return db.session.get(Letterhead, site_id)


def add_letterhead(letterhead: Letterhead) -> None:
    """Keep the first letterhead of a site."""
    db.session.add(letterhead)
    db.session.flush()


def add_report(report: StoredReport) -> None:
    """Keep an issued report."""
    db.session.add(report)
    db.session.flush()


def get_report(report_id: int) -> StoredReport | None:
    """The issued report of that id."""
    return db.session.get(StoredReport, report_id)


def reports_of_site(site_id: int) -> Sequence[StoredReport]:
    """What a site has issued, the latest first."""
    return db.session.scalars(
        select(StoredReport).where(StoredReport.site_id == site_id).order_by(StoredReport.id.desc())
    ).all()


def shares_of_site(site_id: int) -> Sequence[Token]:
    """All links to reports of a site, whatever their state, the latest first."""
    return db.session.scalars(
        select(Token).where(Token.site_id == site_id, Token.purpose == Purpose.SHARE.value).order_by(Token.id.desc())
    ).all()
