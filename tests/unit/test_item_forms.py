"""The form of an item: filled from an entry, read back as the same entry, errors at the field."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

import pytest
from flask import Flask
from flask_babel import Babel, force_locale
from werkzeug.datastructures import MultiDict

from tests.builders import KINDS, TOWN, a_model, a_text, an_item
from tests.unit.test_entries import VALUES
from workbench.answers.entry import EMPTY, Entry
from workbench.answers.model import Evidence, NumberValue, TableValue, Value
from workbench.content.model import Item, NumberItem
from workbench.present.texts import Reader
from workbench.values import Language
from workbench.web.forms.fields import with_comma, with_point
from workbench.web.forms.items import ItemForm, form_errors, item_form, read_item_form

READER = Reader(Language.GERMAN, a_model({"inventory": 1}).site_kinds[TOWN])
LEVEL = an_item("level")


@pytest.fixture(autouse=True)
def _context() -> Iterator[None]:
    app = Flask("forms")
    app.config["BABEL_DEFAULT_LOCALE"] = "de"
    Babel(app)
    with app.test_request_context():
        yield


def sent_by(form: ItemForm) -> MultiDict[str, str]:
    """What a browser sends of a form as it stands."""
    data: list[tuple[str, str]] = []
    for field in form:
        if field.type == "FieldList":
            for part in field:
                data += list(sent_by(part.form).items(multi=True))
        elif field.type == "BooleanField":
            data += [(field.name, "y")] if field.data else []
        elif field.type == "SelectMultipleField":
            data += [(field.name, value) for value in field.data or ()]
        elif field.type in {"RadioField", "SelectField"}:
            data += [] if field.data is None else [(field.name, str(field.data))]
        else:
            data.append((field.name, str(field._value())))
    return MultiDict(data)


def shown(item: Item, entry: Entry) -> ItemForm:
    return item_form(item, READER, entry=entry, version=3)


def read(item: Item, **sent: str | list[str]) -> tuple[Entry | None, dict[str, list[str]]]:
    """The entry of what was sent (field names without the item's id; `__` for `-`), and the errors."""
    data = MultiDict({f"{item.id}-{name.replace('__', '-')}": value for name, value in sent.items()})
    form = item_form(item, READER, formdata=data)
    return read_item_form(item, form), form_errors(form)


@pytest.mark.parametrize(("item", "value"), VALUES, ids=lambda each: type(each).__name__)
def test_a_form_sent_back_unchanged_gives_the_entry_it_was_filled_from(item: Item, value: Value) -> None:
    entry = Entry(
        value=value,
        note="seit 2024",
        provided_by="Kreis",
        evidence=(Evidence(type="Sonstiges", reference="DS 1", date=dt.date(2026, 3, 1), link="https://example.org"),),
    )
    form = item_form(item, READER, formdata=sent_by(shown(item, entry)))
    assert read_item_form(item, form) == entry
    assert form.version.data == 3


@pytest.mark.parametrize("item", [item for item, _ in VALUES], ids=lambda each: type(each).__name__)
def test_an_untouched_form_says_nothing(item: Item) -> None:
    form = item_form(item, READER, formdata=sent_by(shown(item, EMPTY)))
    assert read_item_form(item, form) == EMPTY


def test_what_does_not_apply_needs_a_reason() -> None:
    entry, errors = read(LEVEL, na="y", value="3")
    assert entry is None
    assert errors == {"level-reason": ["Bitte schreiben Sie kurz, warum es nicht zutrifft."]}


def test_what_does_not_apply_drops_the_level_and_keeps_the_reason() -> None:
    entry, _ = read(LEVEL, na="y", value="3", reason=" Das macht der Kreis ")
    assert entry == Entry(na=True, reason="Das macht der Kreis")


def test_a_number_may_be_written_with_comma_points_and_spaces() -> None:
    number = NumberItem(id="number", text=a_text(), applies_to=KINDS)
    for text in ("1234,5", "1.234,5", "1 234,5", "1234.5"):
        assert read(number, value=text)[0] == Entry(value=NumberValue(Fraction("1234.5"))), text
    assert with_point("41.000") == "41.000"


def test_an_english_reader_writes_numbers_the_english_way() -> None:
    number = NumberItem(id="number", text=a_text(), applies_to=KINDS)
    with force_locale("en"):
        for text in ("1,234.5", "1234.5", "1 234.5"):
            assert read(number, value=text)[0] == Entry(value=NumberValue(Fraction("1234.5"))), text
        assert with_comma("0.5") == "0.5"


def test_a_wrong_number_says_what_was_expected_at_its_field() -> None:
    number = NumberItem(id="number", text=a_text(), applies_to=KINDS, minimum=Fraction(0), maximum=Fraction("99.5"))
    assert read(number, value="viele")[1] == {"number-value": ["Bitte eine Zahl eingeben, zum Beispiel 12 oder 1,5."]}
    assert read(number, value="100")[1] == {"number-value": ["Bitte eine Zahl von 0 bis 99,5 eingeben."]}


def test_a_wrong_cell_is_named_in_its_row() -> None:
    table = next(item for item, value in VALUES if isinstance(value, TableValue))
    _, errors = read(table, rows__0__what="", rows__1__what="Börse", rows__1__many="drei")
    assert list(errors) == ["table-rows-1-many"]


def test_a_choice_that_was_never_offered_is_refused() -> None:
    assert read(LEVEL, value="9")[1] == {"level-value": ["Bitte wählen Sie eine der angebotenen Antworten."]}


def test_a_proof_needs_its_kind_and_a_proper_address() -> None:
    _, errors = read(LEVEL, value="3", evidence__0__reference="DS 1", evidence__0__link="example.org")
    assert set(errors) == {"level-evidence-0-type", "level-evidence-0-link"}


def test_a_text_that_is_too_long_is_refused_with_the_limit() -> None:
    assert read(LEVEL, note="x" * 2001)[1] == {"level-note": ["Bitte höchstens 2000 Zeichen."]}


def test_a_date_that_is_none_is_refused_at_its_field() -> None:
    _, errors = read(LEVEL, evidence__0__type="Sonstiges", evidence__0__date="31.02.2026")
    assert set(errors) == {"level-evidence-0-date"}
