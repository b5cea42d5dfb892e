"""The fields of one proof of an answer."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, StringField
from wtforms.validators import Optional

from workbench.answers.model import Evidence
from workbench.values import Language
from workbench.web.forms.fields import LONG, SHORT, BaseForm, fault, most

TYPES = (
    _l("Beschluss von Rat oder Kreistag"),
    _l("Konzept oder Strategie"),
    _l("Dienstanweisung oder Verfügung"),
    _l("Vertrag oder Vereinbarung"),
    _l("Bericht oder Protokoll"),
    _l("Internetseite"),
    _l("Sonstiges"),
)
"""Kinds of proof to choose from; what was written by other ways stays as it is."""


class EvidenceForm(BaseForm):
    """One proof: a reference to it, never the document itself; see `evidence_form` for its fields."""


@cache
def evidence_form(_language: Language) -> type[EvidenceForm]:
    """The form of a proof with its labels in the reader's language, which is that of the request."""
    fields = {
        "type": StringField(_("Art"), validators=[most(SHORT)]),
        "reference": StringField(_("Fundstelle oder Aktenzeichen"), validators=[most(SHORT)]),
        "date": DateField(_("Datum"), validators=[Optional()]),
        "link": StringField(_("Internetadresse (freiwillig)"), validators=[most(LONG)]),
    }
    return type("EvidenceForm", (EvidenceForm,), fields)


def evidence_kinds() -> tuple[str, ...]:
    """The kinds of proof to choose from, in the reader's language."""
    return tuple(str(kind) for kind in TYPES)


def read_evidence(forms: Sequence[Any]) -> tuple[Evidence, ...]:
    """The proofs that are filled; what is wrong stands as error at its field."""
    found = []
    for form in forms:
        kind, reference, link = ((field.data or "").strip() for field in (form.type, form.reference, form.link))
        date: dt.date | None = form.date.data
        if not (kind or reference or link or date):
            continue
        if not kind:
            fault(form.type, _l("Bitte wählen Sie die Art des Nachweises."))
        if link and not link.startswith(("https://", "http://")):
            fault(form.link, _l("Bitte eine Adresse angeben, die mit https:// beginnt."))
        found.append(Evidence(type=kind, reference=reference or None, date=date, link=link or None))
    return tuple(found)
