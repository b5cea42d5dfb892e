"""A file of the measure catalogue as Measures (design section 3)."""

from fractions import Fraction

from workbench.content.fields import Entry, Fields, Reader
from workbench.content.model import DecisionBody, Measure, Model
from workbench.content.notes import Kind, LevelUse
from workbench.content.parse_items import applies_to
from workbench.content.parse_model import SOURCE
from workbench.content.readers import BOOLEAN, ID, TEXT, list_of, new_id, number, objects, one_of, reference, whole


def parse_measures(fields: Fields, model: Model) -> tuple[Measure, ...]:
    """The measures of one file, in the order written."""
    return fields.required("measures", objects(lambda inner: _measure(inner, model)))


def _measure(fields: Fields, model: Model) -> Measure:
    return Measure(
        id=fields.required("id", new_id(Kind.MEASURE)),
        title=fields.required("title", TEXT),
        summary=fields.required("summary", TEXT),
        field=fields.required("field", reference(Kind.FIELD)),
        suggestion=fields.optional("suggestion", reference(Kind.SUGGESTION)),
        topics=fields.default("topics", list_of(reference(Kind.TOPIC)), ()),
        raises=fields.required("raises", _LEVELS),
        needs=fields.default("needs", _LEVELS, {}),
        after=fields.default("after", list_of(reference(Kind.MEASURE)), ()),
        months=fields.required("months", whole(at_least=1)),
        hours=fields.required("hours", whole(at_least=1)),
        upkeep_hours_per_year=fields.default("upkeep_hours_per_year", whole(at_least=0), 0),
        cost_eur=fields.default("cost_eur", number(at_least=0), Fraction(0)),
        decision=fields.default("decision", one_of(DecisionBody), DecisionBody.NONE),
        responsible=fields.required("responsible", TEXT),
        steps=fields.required("steps", list_of(TEXT)),
        indicator=fields.required("indicator", TEXT),
        applies_to=applies_to(fields, model),
        resources=fields.default("resources", list_of(ID), ()),
        estimate=fields.default("estimate", BOOLEAN, value=True),
        source=fields.required("source", SOURCE),
    )


def _levels(entry: Entry) -> dict[str, int]:
    """A mapping from level items to levels, noted for the pass across files."""
    levels = {}
    for key, value in Fields(entry).entries():
        item = reference(Kind.ITEM).read(key)
        level = whole(at_least=0).read(value)
        if item:
            levels[item] = level
            entry.reading.notes.levels.append(LevelUse(item=item, level=level, spot=value.spot))
    return levels


_LEVELS: Reader[dict[str, int]] = Reader(expected="level items with the level reached", placeholder={}, read=_levels)
