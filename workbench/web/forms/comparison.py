"""What a comparison is asked for: round, area, order and groups of the sites, and which of them to look at closely.

The choices come by the address, so that a view can be kept as a bookmark; what is not there to be chosen is left aside.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import SelectField, SelectMultipleField, StringField

from workbench.charts.overlay import MOST
from workbench.comparison.model import dimensions_by_area
from workbench.present.comparison_order import Grouping
from workbench.services.comparison import Compared
from workbench.values import Language
from workbench.web.forms.fields import SHORT, BaseForm

NAME = "name"
"""Sites in the order of their names."""

ALL = "alle"
"""All areas."""


class Tab(StrEnum):
    """What of a comparison is seen, as the address names it."""

    HEATMAP = "heatmap"
    SPREAD = "streuung"
    PROFILES = "profile"


GROUPINGS = {
    Grouping.NONE: _l("nicht"),
    Grouping.KIND: _l("nach Art der Kommune"),
    Grouping.SIZE: _l("nach Größe"),
}


class ComparisonForm(BaseForm):
    """The choices of a comparison; `of` fills in what there is to choose from."""

    round = SelectField(_l("Runde"), name="runde", coerce=int)
    area = SelectField(_l("Bereich"), name="bereich")
    order = SelectField(_l("Kommunen ordnen"), name="ordnung")
    grouping = SelectField(_l("Kommunen gruppieren"), name="gruppen")
    search = StringField(_l("Kommune suchen"), name="suche")
    sites = SelectMultipleField(_l("Kommunen, höchstens fünf"), name="kommune", coerce=int)

    @classmethod
    def of(cls, args: MultiDict[str, str], compared: Compared, *, many: bool, language: Language) -> "ComparisonForm":
        """The form as the address has it; `offer` adds the sites. With `many` sites one area comes first, not all."""
        form, content = cls(args), compared.content
        areas = [(area.id, area.title.in_language(language)) for area in content.model.areas.values()]
        form.round.choices = [(each.number, each.title) for each in reversed(compared.rounds)]
        form.area.choices = [(ALL, _l("alle Bereiche")), *areas]
        form.grouping.choices = [(each.value, label) for each, label in GROUPINGS.items()]
        form.round.data = compared.round.number
        _keep(form.area, areas[0][0] if many else ALL)
        _keep(form.grouping, Grouping.NONE.value)
        titles = [
            (dimension.id, dimension.title.in_language(language))
            for area, dimensions in dimensions_by_area(content).items()
            if form.area.data in (ALL, area)
            for dimension in dimensions
        ]
        form.order.choices = [
            (NAME, _l("nach dem Namen")),
            *((key, _l("nach: %(title)s", title=t)) for key, t in titles),
        ]
        _keep(form.order, NAME)
        form.search.data = (form.search.data or "").strip()[:SHORT]
        return form

    def offer(self, sites: Sequence[tuple[int, str]]) -> None:
        """Let these sites, id and name, be chosen; keeps of those asked for the first MOST that are there."""
        self.sites.choices = list(sites)
        known = {site for site, _ in sites}
        self.sites.data = [site for site in dict.fromkeys(self.sites.data or ()) if site in known][:MOST]

    @property
    def chosen_area(self) -> str | None:
        """The area that was chosen, None for all."""
        return None if self.area.data == ALL else str(self.area.data)

    @property
    def grouped_by(self) -> Grouping:
        """What sites are grouped by."""
        return Grouping(self.grouping.data)

    @property
    def ordered_by(self) -> str | None:
        """The dimension that orders the sites, None for their names."""
        return None if self.order.data == NAME else str(self.order.data)


def _keep(field: Any, default: str) -> None:
    if field.data not in {value for value, *_ in field.choices}:
        field.data = default
