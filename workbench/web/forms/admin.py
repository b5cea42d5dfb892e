"""Forms of cohorts and sites."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional

from workbench.services.cohorts import SiteFacts
from workbench.storage.sites import Site
from workbench.web.forms.fields import SHORT, WholeField, fault, most
from workbench.web.reader import kind_titles

LONGEST_NAME = 120
MOST_PEOPLE = 100_000_000


class CohortForm(FlaskForm):
    """What a cohort is called."""

    name = StringField(
        _l("Name der Kohorte"),
        validators=[DataRequired(message=_l("Bitte geben Sie der Kohorte einen Namen.")), most(LONGEST_NAME)],
    )

    def refuse_name(self) -> None:
        """Say that the name is taken."""
        fault(self.name, _("So heißt schon eine andere Kohorte."))


def _population() -> WholeField:
    return WholeField(
        _l("Einwohnerzahl"),
        validators=[Optional()],
        least=1,
        most=MOST_PEOPLE,
        message=_l("Bitte schreiben Sie eine ganze Zahl, zum Beispiel 41.000."),
    )


def _region() -> StringField:
    return StringField(_l("Region"), validators=[Optional(), most(LONGEST_NAME)])


def _contacts() -> StringField:
    return StringField(_l("Kontakt im Haus"), validators=[Optional(), most(SHORT)])


class SiteDetailsForm(FlaskForm):
    """What changes in the life of a site."""

    population = _population()
    region = _region()
    contacts = _contacts()

    def facts(self, site: Site) -> SiteFacts:
        """The site with what was typed."""
        return SiteFacts(
            name=site.name,
            kind=site.kind,
            population=self.population.data,
            region=self.region.data or "",
            contacts=self.contacts.data or "",
        )


class SiteForm(SiteDetailsForm):
    """Everything known of a site, in the order in which it is asked and errors are listed."""

    name = StringField(
        _l("Name der Kommune"),
        validators=[DataRequired(message=_l("Bitte geben Sie den Namen der Kommune an.")), most(LONGEST_NAME)],
    )
    kind = SelectField(
        _l("Art"), validators=[InputRequired(message=_l("Bitte wählen Sie, ob es Stadt, Gemeinde oder Kreis ist."))]
    )
    population = _population()
    region = _region()
    contacts = _contacts()

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.kind.choices = [("", _("Bitte wählen")), *kind_titles().items()]

    def refuse_name(self) -> None:
        """Say that the name is taken."""
        fault(
            self.name,
            _(
                "So heißt hier schon eine Kommune. Ist es dieselbe, nimmt der Betrieb sie in die Kohorte auf; "
                "ist es eine andere, ergänzen Sie den Namen, zum Beispiel um den Kreis."
            ),
        )

    def new_facts(self) -> SiteFacts:
        """What was typed."""
        return SiteFacts(
            name=self.name.data,
            kind=self.kind.data,
            population=self.population.data,
            region=self.region.data or "",
            contacts=self.contacts.data or "",
        )

    def facts(self, site: Site) -> SiteFacts:  # noqa: ARG002 – all of it was typed
        """What was typed."""
        return self.new_facts()
