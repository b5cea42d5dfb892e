"""Forms of a plan's measures: how far one is, its time, its text; one of the team's own."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FieldList, FormField, HiddenField, SelectField, StringField, TextAreaField, URLField
from wtforms.validators import URL, DataRequired, InputRequired, Optional

from workbench.content.model import DecisionBody, Measure
from workbench.plan.living import OUT, Link, LivingMeasure, Status
from workbench.present.plan_wording import BODIES, STATUSES
from workbench.present.texts import Reader
from workbench.services.plans import OwnMeasure
from workbench.values import Month, Text
from workbench.web.forms.fields import LONG, SHORT, BaseForm, WholeField, fault, money_field, month_field, most

LONGEST_TITLE = 200
MOST_LINKS = 3
MOST_HOURS = 10_000
"""The most hours of one measure: beyond them, more than six years of one person's work, it is a slip of the key."""
MONTHS_BEFORE, MONTHS_AFTER = 12, 48
"""How far before and after the plan's first month a measure may be put."""


class LinkForm(BaseForm):
    """An address with its title."""

    title = StringField(_l("Titel"), validators=[Optional(), most(SHORT)])
    url = URLField(
        _l("Adresse"),
        validators=[
            Optional(),
            most(LONG),
            URL(message=_l("Bitte schreiben Sie eine vollständige Adresse, zum Beispiel https://www.example.org.")),
        ],
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class TextsForm(FlaskForm):
    """What every measure says: title, time, effort, who, what for."""

    title = StringField(
        _l("Titel"), validators=[DataRequired(message=_l("Bitte geben Sie einen Titel an.")), most(LONGEST_TITLE)]
    )
    summary = TextAreaField(_l("Kurzbeschreibung"), validators=[Optional(), most(LONG)])
    steps = TextAreaField(_l("Schritte"), validators=[Optional(), most(LONG)])
    responsible = StringField(_l("Verantwortliche Funktion"), validators=[Optional(), most(SHORT)])
    start = month_field(_l("Beginn"))
    end = month_field(_l("Ende"))
    hours = WholeField(
        _l("Arbeitsstunden insgesamt"),
        validators=[InputRequired(message=_l("Bitte geben Sie die Arbeitsstunden an."))],
        least=1,
        most=MOST_HOURS,
        message=_l("Bitte schreiben Sie eine ganze Zahl von 1 bis 10.000."),
    )
    cost = money_field(_l("Kosten in Euro"))
    decision = SelectField(_l("Wer muss vorher entscheiden?"))
    indicator = TextAreaField(_l("Woran merken wir, dass es gewirkt hat?"), validators=[Optional(), most(LONG)])

    def offer(self, first: Month, reader: Reader) -> None:
        """Offer months around the plan's first month, and the bodies that decide."""
        for field in (self.start, self.end):
            field.offer(first.plus(-MONTHS_BEFORE), first.plus(MONTHS_AFTER))
        self.decision.choices = [(body.value, reader.say(BODIES[body])) for body in DecisionBody]

    def validate(self, extra_validators: Any = None) -> bool:
        """Beside each field's own rules: it must not end before it begins."""
        valid: bool = super().validate(extra_validators)
        start, end = self.start.month, self.end.month
        if valid and start is not None and end is not None and end < start:
            fault(self.end, _("Das Ende liegt vor dem Beginn."))
            return False
        return valid

    @property
    def time(self) -> tuple[Month, Month]:
        """First and last month; only after the form was found valid."""
        start, end = self.start.month, self.end.month
        assert start is not None  # noqa: S101 – required
        assert end is not None  # noqa: S101 – required
        return start, end


class OwnMeasureForm(TextsForm):
    """A measure of the team's own."""

    field = SelectField(_l("Handlungsfeld"))

    def own(self) -> OwnMeasure:
        """What was written; only after the form was found valid."""
        start, end = self.time
        return OwnMeasure(
            title=self.title.data.strip(),
            field=self.field.data,
            summary=self.summary.data or "",
            steps=_lines(self.steps.data or ""),
            responsible=self.responsible.data or "",
            indicator=self.indicator.data or "",
            hours=self.hours.number,
            cost_eur=Fraction(self.cost.data or 0),
            decision=DecisionBody(self.decision.data),
            start=start,
            end=end,
        )


class MeasureForm(TextsForm):
    """A measure of the plan as it stands, to be changed."""

    status = SelectField(_l("Stand"))
    reason = TextAreaField(_l("Warum aufgegeben oder abgelehnt?"), validators=[Optional(), most(LONG)])
    progress = WholeField(
        _l("Fortschritt in Prozent"),
        validators=[Optional()],
        least=0,
        most=100,
        message=_l("Bitte schreiben Sie eine Zahl von 0 bis 100."),
    )
    note = TextAreaField(_l("Bemerkung"), validators=[Optional(), most(LONG)])
    links = FieldList(FormField(LinkForm), min_entries=MOST_LINKS, max_entries=MOST_LINKS)
    version = HiddenField()

    @classmethod
    def of(cls, living: LivingMeasure, version: int, *, first: Month, reader: Reader) -> "MeasureForm":
        """The form, filled with the measure as it stands."""
        form = cls(data=_data(living, version, reader))
        form.offer(min(first, living.start), reader)
        shown = [each for each in Status if each is not Status.PROPOSED or living.status is Status.PROPOSED]
        form.status.choices = [(each.value, reader.say(STATUSES[each])) for each in shown]
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        """Beside the rules of its parts: what goes out needs a reason."""
        valid: bool = super().validate(extra_validators)
        if self.status.data in OUT and not (self.reason.data or "").strip():
            fault(self.reason, _("Bitte schreiben Sie, warum die Maßnahme nicht weiterverfolgt wird."))
            return False
        return valid

    def changed(self, living: LivingMeasure, reader: Reader) -> LivingMeasure:
        """The measure with what was typed; a text that nobody touched keeps both languages."""
        start, end = self.time
        status = Status(self.status.data)
        return replace(
            living,
            status=status,
            start=start,
            end=end,
            reason=(self.reason.data or "").strip() if status in OUT else "",
            progress=100 if status is Status.DONE else self.progress.data or 0,
            note=(self.note.data or "").strip(),
            links=tuple(
                Link(title=row.form.title.data or row.form.url.data, url=row.form.url.data)
                for row in self.links
                if row.form.url.data
            ),
            measure=self._measure(living.measure, reader),
        )

    def _measure(self, measure: Measure, reader: Reader) -> Measure:
        steps = _lines(self.steps.data or "")
        return replace(
            measure,
            title=_kept(measure.title, self.title.data.strip(), reader),
            summary=_kept(measure.summary, (self.summary.data or "").strip(), reader),
            responsible=_kept(measure.responsible, (self.responsible.data or "").strip(), reader),
            indicator=_kept(measure.indicator, (self.indicator.data or "").strip(), reader),
            steps=measure.steps
            if steps == tuple(reader.read(step) for step in measure.steps)
            else tuple(Text(step) for step in steps),
            hours=self.hours.number,
            cost_eur=measure.cost_eur if self.cost.data == int(measure.cost_eur) else Fraction(self.cost.data or 0),
            decision=DecisionBody(self.decision.data),
        )


def _kept(text: Text, typed: str, reader: Reader) -> Text:
    return text if typed == reader.read(text).strip() else Text(typed)


def _data(living: LivingMeasure, version: int, reader: Reader) -> Mapping[str, Any]:
    measure = living.measure
    return {
        "status": living.status.value,
        "reason": living.reason,
        "progress": living.progress,
        "note": living.note,
        "links": [{"title": link.title, "url": link.url} for link in living.links],
        "version": version,
        "title": reader.read(measure.title),
        "summary": reader.read(measure.summary),
        "steps": "\n".join(reader.read(step) for step in measure.steps),
        "responsible": reader.read(measure.responsible),
        "start": str(living.start),
        "end": str(living.end),
        "hours": measure.hours,
        "cost": int(measure.cost_eur),
        "decision": measure.decision.value,
        "indicator": reader.read(measure.indicator),
    }
