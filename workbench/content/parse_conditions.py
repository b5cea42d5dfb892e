"""`show_if` as a Condition (design section 3); comparisons are noted for the pass across files."""

from workbench.content.faults import Spot
from workbench.content.fields import Entry, Fields, Reader
from workbench.content.model import AllOf, AnyOf, AtLeast, Condition, IsOneOf, Not, Operand
from workbench.content.nodes import Sequence
from workbench.content.notes import Comparison, Kind
from workbench.content.readers import WORDS, decimal, list_of, number, parse_object, reference

_NEVER = AnyOf(())
_FORMS = "{item: …, at_least: …}, {item: …, is: …}, {all: […]}, {any: […]} or {not: …}"


def condition(asking: str) -> Reader[Condition]:
    """The condition under which the item `asking` is shown."""

    def read(entry: Entry) -> Condition:
        return parse_object(entry, lambda fields: _condition(fields, asking))

    return Reader(expected=_FORMS, placeholder=_NEVER, read=read)


def _condition(fields: Fields, asking: str) -> Condition:
    forms = [key for key in ("item", "all", "any", "not") if fields.find(key) is not None]
    parts = list_of(condition(asking), something=True)
    match forms:
        case ["item"]:
            return _comparison(fields, asking)
        case ["all"]:
            return AllOf(fields.required("all", parts))
        case ["any"]:
            return AnyOf(fields.required("any", parts))
        case ["not"]:
            return Not(fields.required("not", condition(asking)))
        case _:
            fields.here.wrong(f"one of {_FORMS}")
            fields.leave_the_rest()
            return _NEVER


def _comparison(fields: Fields, asking: str) -> Condition:
    item = fields.required("item", reference(Kind.ITEM))
    at_least, operands = fields.find("at_least"), fields.find("is")
    if at_least is not None and operands is None:
        threshold = number().read(at_least)
        _note(at_least, asking=asking, item=item, how="at_least", operands=[(threshold, at_least.spot)])
        return AtLeast(item=item, threshold=threshold)
    if operands is not None and at_least is None:
        values = _operands(operands)
        _note(operands, asking=asking, item=item, how="is", operands=values)
        return IsOneOf(item=item, values=tuple(value for value, _ in values))
    fields.here.wrong("either `at_least` or `is` beside `item`")
    return _NEVER


def _operands(entry: Entry) -> list[tuple[Operand, Spot]]:
    """The value, or the values of a list; a level or number where it reads as one, else a choice id."""
    if not isinstance(entry.node, Sequence):
        return [(_operand(entry), entry.spot)]
    if not entry.node.items:
        entry.wrong("a value, or a list of values")
    return [(_operand(value), value.spot) for value in entry.items()]


def _operand(entry: Entry) -> Operand:
    found = decimal(entry.node)
    return WORDS.read(entry) if found is None else found


def _note(entry: Entry, *, asking: str, item: str, how: str, operands: list[tuple[Operand, Spot]]) -> None:
    """Note the comparison; what was no number or word is left out, as that was said."""
    known = tuple(each for each in operands if each[0] != "")
    entry.reading.notes.comparisons.append(
        Comparison(asking=asking, item=item, how=how, operands=known, spot=entry.spot)
    )
