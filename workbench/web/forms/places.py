"""Forms of sites, cohorts and rounds."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, NumberRange, Optional

from workbench.services.cohorts import SiteFacts
from workbench.web.forms.fields import LONG, most
from workbench.web.reader import kind_titles

NAME = 120
MOST_PEOPLE = 30_000_000


class NameForm(FlaskForm):
    """A name, of a cohort or a round."""

    name = StringField(
        _l("Name"), validators=[DataRequired(message=_l("Bitte geben Sie einen Namen ein.")), most(NAME)]
    )


class SiteForm(NameForm):
    """What is known of a site."""

    kind = SelectField(_l("Art der Kommune"))
    population = IntegerField(
        _l("Einwohnerzahl (freiwillig)"),
        validators=[
            Optional(),
            NumberRange(min=1, max=MOST_PEOPLE, message=_l("Bitte eine Zahl ab 1, ohne Punkt und Komma.")),
        ],
    )
    region = StringField(_l("Region (freiwillig)"), validators=[most(NAME)])

    def offer_kinds(self) -> "SiteForm":
        """Fill the kinds of site that the content knows."""
        self.kind.choices = [SelectChoice(kind, title) for kind, title in kind_titles().items()]
        return self

    def facts(self) -> SiteFacts:
        """What was entered."""
        return SiteFacts(
            name=self.name.data, kind=self.kind.data, population=self.population.data, region=self.region.data or ""
        )


class ReturnForm(FlaskForm):
    """Why a submission goes back."""

    reason = TextAreaField(
        _l("Was soll das Team prüfen?"),
        validators=[DataRequired(message=_l("Bitte schreiben Sie, was zu prüfen ist.")), most(LONG)],
    )
