"""What a plan is asked for: two fields that everybody fills in, and under "Mehr" everything with a good default."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FieldList, FormField, SelectChoice, SelectField
from wtforms.validators import InputRequired, Optional

from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes, default_target
from workbench.content.model import Content
from workbench.maturity.model import Maturity
from workbench.plan.living import LivingMeasure, Status
from workbench.values import Month
from workbench.web.forms.fields import BaseForm, MonthField, WholeField, fault, money_field, month_field

LONGEST, YEARS, OTHER_MONTHS = 36, 4, 6
"""The most months of a plan; how many budgets by year and other hours by month can be named."""

MOST_HOURS, MOST_MEASURES = 2000, 90
"""The most hours of a month (a dozen people all day) and measures of a plan: beyond these it is a slip of the key."""

STARTS_WITHIN = 24
"""How many months ahead a plan may start."""

FOCUS = {0: _l("weglassen"), 1: _l("normal"), 2: _l("wichtig"), 3: _l("dringend")}
WISHES = {"": _l("wie es passt"), "accepted": _l("auf jeden Fall"), "rejected": _l("nicht")}


class OtherHoursForm(BaseForm):
    """A month with other hours than usual."""

    month = MonthField(_l("Monat"), validators=[Optional()])
    hours = WholeField(
        _l("Stunden"),
        validators=[Optional()],
        least=0,
        most=MOST_HOURS,
        message=_l("Bitte schreiben Sie eine ganze Zahl von 0 bis 2.000."),
    )


def _limit(label: object) -> WholeField:
    return WholeField(
        label,
        validators=[InputRequired(message=_l("Bitte schreiben Sie eine Zahl; 0 heißt: keine Grenze."))],
        least=0,
        most=MOST_MEASURES,
        message=_l("Bitte schreiben Sie eine Zahl von 0 bis 90; 0 heißt: keine Grenze."),
    )


class WishesForm(FlaskForm):
    """The wishes of a plan; `of` adds the fields that depend on the content."""

    start = month_field(_l("Beginn"))
    hours = WholeField(
        _l("Stunden im Monat"),
        validators=[InputRequired(message=_l("Bitte geben Sie an, wie viele Stunden das Team im Monat hat."))],
        least=1,
        most=MOST_HOURS,
        message=_l("Bitte schreiben Sie eine ganze Zahl von 1 bis 2.000, zum Beispiel 40."),
    )
    months = WholeField(
        _l("Zeitraum in Monaten"),
        validators=[InputRequired(message=_l("Bitte geben Sie an, für wie viele Monate geplant wird."))],
        least=1,
        most=LONGEST,
        message=_l("Bitte schreiben Sie eine Zahl von 1 bis 36."),
    )
    max_measures = _limit(_l("Höchstzahl der Maßnahmen"))
    max_at_a_time = _limit(_l("Höchstens gleichzeitig"))
    budgets = FieldList(money_field(""), min_entries=YEARS, max_entries=YEARS)
    other_hours = FieldList(FormField(OtherHoursForm), min_entries=OTHER_MONTHS, max_entries=OTHER_MONTHS)

    dimensions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    first_year: int = 0
    usual_focus: Mapping[str, int] = MappingProxyType({})

    @classmethod
    def of(
        cls,
        content: Content,
        maturity: Maturity,
        measures: Mapping[str, str],
        *,
        this_month: Month,
        last: PlanWishes | None,
    ) -> "WishesForm":
        """The form for one site, filled with the wishes of last time, else with the usual ones.

        `measures` are those that can be wished for or left out, by id, with their title.
        """
        top = content.model.top_level
        fields: dict[str, Any] = {
            "dimensions": tuple(maturity.dimensions),
            "measures": tuple(measures),
            "usual_focus": dict.fromkeys(maturity.overall.held_back_by, 2),
        }
        levels = [SelectChoice(str(level)) for level in range(top + 1)]
        focus = [SelectChoice(str(value), word) for value, word in FOCUS.items()]
        wished = [SelectChoice(value, word) for value, word in WISHES.items()]
        for key in maturity.dimensions:
            fields[f"target_{key}"] = SelectField(_l("Ziel"), choices=levels)
            fields[f"focus_{key}"] = SelectField(_l("Gewicht"), choices=focus)
        for key, title in measures.items():
            fields[f"wish_{key}"] = SelectField(title, choices=wished, default="")
        form_class = type("SiteWishesForm", (cls,), fields)
        made: WishesForm = form_class(data=_data(form_class, last, top, this_month))
        made.prepare(this_month)
        return made

    def prepare(self, this_month: Month) -> None:
        """Offer months from this one, and name the years."""
        self.start.offer(this_month, this_month.plus(STARTS_WITHIN))
        self.first_year = this_month.year
        for year, field in enumerate(self.budgets, start=this_month.year):
            field.label.text = _("Budget %(year)d in Euro", year=year)
        for row in self.other_hours:
            row.form.month.offer(this_month, this_month.plus(STARTS_WITHIN + LONGEST), empty=_("Monat wählen"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Beside each field's own rules: a month and its hours belong together."""
        valid: bool = super().validate(extra_validators)
        for row in self.other_hours:
            if (row.form.month.month is None) != (row.form.hours.data is None) and not row.form.hours.errors:
                fault(row.form.hours, _("Monat und Stunden gehören zusammen."))
                valid = False
        return valid

    def wishes(self) -> PlanWishes:
        """What was asked for; only after the form was found valid."""
        start = self.start.month
        assert start is not None  # noqa: S101 – required
        months = self.months.number
        return PlanWishes(
            start=start,
            months=months,
            hours_per_month=self._hours(start, months),
            budget_eur=self._budget(start.plus(months - 1).year),
            max_measures=self.max_measures.number,
            max_at_a_time=self.max_at_a_time.number,
            targets={key: Fraction(self[f"target_{key}"].data) for key in self.dimensions},
            focus=self._focus(),
            measures={
                key: MeasureWish(state=MeasureState(self[f"wish_{key}"].data))
                for key in self.measures
                if self[f"wish_{key}"].data
            },
        )

    def _hours(self, start: Month, months: int) -> Fraction | Mapping[Month, Fraction]:
        usual = Fraction(self.hours.number)
        other = {row.form.month.month: Fraction(row.form.hours.data) for row in self.other_hours if row.form.month.data}
        if not other:
            return usual
        horizon = (start.plus(offset) for offset in range(months))
        return {month: other.get(month, usual) for month in horizon}

    def _budget(self, last_year: int) -> Mapping[int, Fraction] | None:
        """By year; None where no year has one. A year left empty beside others has no money."""
        if all(field.data is None for field in self.budgets):
            return None
        named = {year: Fraction(field.data or 0) for year, field in enumerate(self.budgets, start=self.first_year)}
        return {year: amount for year, amount in named.items() if year <= last_year or amount}

    def _focus(self) -> Mapping[str, int]:
        """Only what differs from the usual, so that what holds the stage back keeps its double weight."""
        found = {key: int(self[f"focus_{key}"].data) for key in self.dimensions}
        return {key: value for key, value in found.items() if value != self.usual_focus.get(key, 1)}


def _data(form: type[WishesForm], last: PlanWishes | None, top: int, this_month: Month) -> dict[str, Any]:
    """What the fields hold at first."""
    wishes = last or PlanWishes(start=this_month.plus(1), hours_per_month=Fraction(0))
    usual, other = _usual_hours(wishes.hours_per_month)
    budgets = wishes.budget_eur if isinstance(wishes.budget_eur, Mapping) else {}
    years = range(this_month.year, this_month.year + YEARS)
    return {
        "start": str(max(wishes.start, this_month)),
        "hours": None if last is None else int(usual),
        "months": wishes.months,
        "max_measures": wishes.max_measures,
        "max_at_a_time": wishes.max_at_a_time,
        "budgets": [int(budgets[year]) if year in budgets else None for year in years],
        "other_hours": [
            {"month": str(month), "hours": int(hours)}
            for month, hours in list(other.items())[:OTHER_MONTHS]
            if month >= this_month
        ],
        **{f"target_{key}": str(int(wishes.targets.get(key, default_target(top)))) for key in form.dimensions},
        **{f"focus_{key}": str(wishes.focus.get(key, form.usual_focus.get(key, 1))) for key in form.dimensions},
        **{f"wish_{key}": wish.state.value for key, wish in wishes.measures.items() if key in form.measures},
    }


def _usual_hours(hours: Fraction | Mapping[Month, Fraction]) -> tuple[Fraction, Mapping[Month, Fraction]]:
    """The hours that most months have, and the months that have others."""
    if isinstance(hours, Fraction):
        return hours, {}
    usual = Counter(hours.values()).most_common(1)[0][0]
    return usual, {month: amount for month, amount in hours.items() if amount != usual}


def wishable(measures: Iterable[tuple[str, str]], living: Iterable[LivingMeasure]) -> dict[str, str]:
    """The measures that can be wished for or left out, id to title: all but those that people have decided on."""
    decided = {each.key for each in living if each.status is not Status.PROPOSED}
    return {key: title for key, title in measures if key not in decided}
