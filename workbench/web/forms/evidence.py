"""The fields of one proof of an answer."""

import datetime as dt
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import DateField, SelectChoice, SelectField, StringField
from wtforms.validators import Optional

from workbench.answers.model import Evidence
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
    """One proof: a reference to it, never the document itself."""

    type = SelectField(_l("Art"), validate_choice=False)
    reference = StringField(_l("Fundstelle oder Aktenzeichen"), validators=[most(SHORT)])
    date = DateField(_l("Datum"), validators=[Optional()])
    link = StringField(_l("Internetadresse (freiwillig)"), validators=[most(LONG)])

    def offer(self) -> None:
        """Fill the kinds of proof, with the one that stands there already."""
        offered = [str(kind) for kind in TYPES]
        if self.type.data and self.type.data not in offered:
            offered.append(self.type.data)
        self.type.choices = [SelectChoice("", _l("bitte wählen")), *(SelectChoice(kind) for kind in offered)]


def read_evidence(forms: Sequence[EvidenceForm]) -> tuple[Evidence, ...]:
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
