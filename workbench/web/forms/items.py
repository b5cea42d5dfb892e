"""The form of one item: made from the content, filled from an entry, read back as an entry."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, assert_never

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    FormField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from workbench.answers.entry import EMPTY, Entry, decimal, write_value
from workbench.answers.model import Value
from workbench.answers.parse import InvalidValueError, Problem, Raw, parse_value
from workbench.content.faults import FaultCode
from workbench.content.model import (
    Column,
    ColumnKind,
    Item,
    LevelItem,
    MultipleItem,
    NumberItem,
    SingleItem,
    TableItem,
    TextItem,
)
from workbench.present.texts import Reader
from workbench.values import Language
from workbench.web.forms.evidence import evidence_form, read_evidence
from workbench.web.forms.fields import LONG, SHORT, BaseForm, fault, most, with_comma, with_point

SPARE_ROWS = 3
"""Empty rows that a table shows below the filled ones."""

MOST_ROWS = 200
MOST_PROOFS = 10


class ItemForm(BaseForm):
    """The form of an item; its fields are made for each item and language, see `_form_class`."""


FormData: TypeAlias = Any


def item_form(
    item: Item, reader: Reader, *, entry: Entry = EMPTY, version: int = 0, formdata: FormData = None
) -> ItemForm:
    """The form of an item: filled from what was sent, else from the entry. Field names begin with the item's id."""
    data = {**_data(item, entry), "version": version}
    form = _form_class(item, reader)(formdata, prefix=f"{item.id}-", data=data)
    if formdata is None:
        form.evidence.append_entry()
    return form


def read_item_form(item: Item, form: ItemForm) -> Entry | None:
    """The entry that was sent; None where something is wrong, which then stands as error at its field."""
    form.validate()
    reason, note, provided_by = (_text(field) for field in (form.reason, form.note, form.provided_by))
    na = bool(form.na.data) and item.allow_na
    value = None if na else _value(item, form)
    if na and reason is None:
        fault(form.reason, _l("Bitte schreiben Sie kurz, warum es nicht zutrifft."))
    evidence = read_evidence([proof.form for proof in form.evidence])
    if _has_errors(form):
        return None
    return Entry(
        value=value,
        na=na,
        reason=reason if na else None,
        note=note,
        evidence=evidence,
        provided_by=None if na else provided_by,
    )


def form_errors(form: ItemForm) -> dict[str, list[str]]:
    """Field name to what is wrong there."""
    return {field.name: [str(error) for error in field.errors] for field in _fields(form) if field.errors}


def _fields(form: BaseForm) -> Sequence[Field]:
    """All fields that a person sees, those of rows and proofs included."""
    found: list[Field] = []
    for field in form:
        if isinstance(field, FieldList):
            for part in field:
                found.extend(_fields(part.form))
        else:
            found.append(field)
    return found


def _has_errors(form: BaseForm) -> bool:
    return any(field.errors for field in _fields(form))


def _text(field: Field) -> str | None:
    return (field.data or "").strip() or None


_CLASSES: dict[tuple[int, Language, str], tuple[Item, type[ItemForm]]] = {}
"""Form classes by identity of the item (contents are kept whole in memory), language and kind of site."""


def _form_class(item: Item, reader: Reader) -> type[ItemForm]:
    key = (id(item), reader.language, reader.kind.id)
    known = _CLASSES.get(key)
    if known is None or known[0] is not item:
        known = _CLASSES[key] = (item, _make_class(item, reader))
    return known[1]


def _make_class(item: Item, reader: Reader) -> type[ItemForm]:
    """Labels are looked up here, once, and not each time the form is shown."""
    beside = {
        "version": IntegerField(default=0),
        "na": BooleanField(_("Trifft auf uns nicht zu")),
        "reason": TextAreaField(_("Warum trifft es nicht zu?"), validators=[most(LONG)]),
        "note": TextAreaField(_("Notiz"), validators=[most(LONG)]),
        "provided_by": StringField(
            _("Übernimmt für uns (zum Beispiel der Kreis oder ein Träger)"), validators=[most(SHORT)]
        ),
        "evidence": FieldList(FormField(evidence_form(reader.language)), max_entries=MOST_PROOFS),
    }
    return type("ItemForm", (ItemForm,), {**_value_fields(item, reader), **beside})


def _value_fields(item: Item, reader: Reader) -> dict[str, Any]:
    """The fields for the value of an item, by its kind."""
    label = reader.read(item.text)
    match item:
        case LevelItem():
            levels = [SelectChoice(str(level), reader.read(text)) for level, text in enumerate(item.levels)]
            return {"value": _radios(label, levels)}
        case SingleItem():
            return {"value": _radios(label, _choices(item, reader))}
        case MultipleItem():
            return {
                "value": SelectMultipleField(label, choices=_choices(item, reader), validate_choice=False),
                "none": BooleanField(_("Nichts davon")),
            }
        case NumberItem():
            return {"value": StringField(label)}
        case TextItem():
            return {"value": TextAreaField(label)}
        case TableItem():
            row = type("RowForm", (BaseForm,), {column.id: _cell(column, reader) for column in item.columns})
            return {
                "rows": FieldList(FormField(row), label=label, max_entries=MOST_ROWS),
                "none": BooleanField(_("Es gibt keine Einträge")),
            }
        case _:
            assert_never(item)


def _radios(label: str, choices: list[SelectChoice]) -> RadioField:
    return RadioField(
        label, choices=[*choices, SelectChoice("", _("Noch keine Antwort"))], default="", validate_choice=False
    )


def _choices(item: SingleItem | MultipleItem | Column, reader: Reader) -> list[SelectChoice]:
    return [SelectChoice(choice.id, reader.read(choice.text)) for choice in item.choices]


def _cell(column: Column, reader: Reader) -> Any:
    label = reader.read(column.text)
    if column.kind is ColumnKind.SINGLE:
        choices = [SelectChoice("", _("bitte wählen")), *_choices(column, reader)]
        return SelectField(label, choices=choices, validate_choice=False)
    return StringField(label, validators=[most(SHORT)])


def _data(item: Item, entry: Entry) -> dict[str, Any]:
    """An entry as the data of its form."""
    data: dict[str, Any] = {
        "na": entry.na,
        "reason": entry.reason,
        "note": entry.note,
        "provided_by": entry.provided_by,
        "evidence": [
            {"type": each.type, "reference": each.reference, "date": each.date, "link": each.link}
            for each in entry.evidence
        ],
    }
    raw = None if entry.value is None else write_value(entry.value)
    if isinstance(item, NumberItem) and isinstance(raw, str):
        raw = with_comma(raw)
    if isinstance(item, TableItem):
        data["rows"] = [*(_shown_row(item, row) for row in raw or ()), *({} for _ in range(SPARE_ROWS))]
    elif raw is not None:
        data["value"] = raw
    if isinstance(item, MultipleItem | TableItem):
        data["none"] = raw is not None and not raw
    return data


def _shown_row(item: TableItem, row: Any) -> Mapping[str, str]:
    numbers = {column.id for column in item.columns if column.kind is ColumnKind.NUMBER}
    return {column: with_comma(text) if column in numbers else text for column, text in row.items()}


def _value(item: Item, form: ItemForm) -> Value | None:
    """The value that was sent, None while there is none; what is wrong stands at its field."""
    raw = _raw(item, form)
    if raw is None:
        return None
    try:
        return parse_value(item, raw)
    except InvalidValueError as error:
        for problem in error.problems:
            fault(_place(form, problem), _message(item, problem))
        return None


def _raw(item: Item, form: Any) -> Raw | None:
    """What was sent, as `answers.parse` reads it; None for nothing."""
    match item:
        case MultipleItem():
            return list(form.value.data or ()) or ([] if form.none.data else None)
        case TableItem():
            rows = [_sent_row(item, part.form) for part in form.rows]
            filled = [row for row in rows if any(text.strip() for text in row.values())]
            return filled or ([] if form.none.data else None)
        case NumberItem():
            return with_point(form.value.data or "") or None
        case LevelItem() | SingleItem() | TextItem():
            return (form.value.data or "").strip() or None
        case _:
            assert_never(item)


def _sent_row(item: TableItem, form: Any) -> dict[str, str]:
    row = {}
    for column in item.columns:
        text = form[column.id].data or ""
        row[column.id] = with_point(text) if column.kind is ColumnKind.NUMBER else text
    return row


def _place(form: Any, problem: Problem) -> Field:
    """The field at which a problem is shown."""
    if problem.column is None:
        field: Field = form.value
        return field
    filled = [part.form for part in form.rows if any((cell.data or "").strip() for cell in part.form)]
    cell: Field = filled[(problem.position or 1) - 1][problem.column]
    return cell


def _message(item: Item, problem: Problem) -> object:
    if problem.column is not None or problem.code is FaultCode.BAD_NUMBER:
        return _l("Bitte eine Zahl eingeben, zum Beispiel 12 oder 1,5.")
    if isinstance(item, NumberItem) and problem.code is FaultCode.OUT_OF_RANGE:
        return _range_message(item)
    return _l("Bitte wählen Sie eine der angebotenen Antworten.")


def _range_message(item: NumberItem) -> object:
    low, high = (None if bound is None else with_comma(decimal(bound)) for bound in (item.minimum, item.maximum))
    messages: dict[tuple[bool, bool], Callable[[], object]] = {
        (True, True): lambda: _l("Bitte eine Zahl von %(low)s bis %(high)s eingeben.", low=low, high=high),
        (True, False): lambda: _l("Bitte eine Zahl ab %(low)s eingeben.", low=low),
        (False, True): lambda: _l("Bitte eine Zahl bis %(high)s eingeben.", high=high),
    }
    return messages[(low is not None, high is not None)]()
