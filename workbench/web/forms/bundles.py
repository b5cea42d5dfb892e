"""The form in which a lead asks for all reports of a round."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, SelectField

from workbench.report.build import Variant
from workbench.services.bundles import Choice, Order
from workbench.web.i18n import LANGUAGES

VARIANTS = {
    Variant.FULL: _l("vollständig: mit Profil, Plan, Methode und Anhang"),
    Variant.SHORT: _l("kurz: die erste Seite und der Plan auf einen Blick"),
}
"""What leads take along; a briefing is for somebody new in one house."""


class BundleForm(FlaskForm):
    """Which round, how much, in which language; `offer` says which rounds there are."""

    round = SelectField(_l("Runde"), coerce=int)
    variant = RadioField(
        _l("Umfang"),
        choices=[SelectChoice(each.value, title) for each, title in VARIANTS.items()],
        default=Variant.FULL.value,
    )
    language = RadioField(
        _l("Sprache der Berichte"), choices=[SelectChoice(each.value, name) for each, name in LANGUAGES.items()]
    )

    def offer(self, choices: Sequence[Choice]) -> None:
        """Name the rounds, the latest first, with how many sites have handed in."""
        self.round.choices = [
            SelectChoice(
                each.round.number,
                _(
                    "%(round)s (%(handed_in)s von %(all)s abgegeben)",
                    round=each.round.title,
                    handed_in=each.handed_in,
                    all=each.taking_part,
                ),
            )
            for each in choices
        ]

    def order(self) -> Order:
        """What was asked for."""
        return Order(round_number=self.round.data, variant=self.variant.data, language=self.language.data)
