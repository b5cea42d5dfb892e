"""`show_if` as a Condition (design section 3); comparisons are noted for the pass across files."""

from workbench.content.fields import Entry, Fields, Reader
from workbench.content.model import AllOf, AnyOf, AtLeast, Condition, IsOneOf, Not, Operand
from workbench.content.nodes import Scalar, Sequence
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
        _note(at_least, asking, item)
        return AtLeast(item=item, threshold=number().read(at_least))
    if operands is not None and at_least is None:
        _note(operands, asking, item)
        values = list(operands.items()) if isinstance(operands.node, Sequence) else [operands]
        return IsOneOf(item=item, values=tuple(_operand(value) for value in values))
    fields.here.wrong("either `at_least` or `is` beside `item`")
    return _NEVER


def _operand(entry: Entry) -> Operand:
    """A level or number where it reads as one, else a choice id."""
    found = decimal(entry.node)
    return WORDS.read(entry) if found is None else found


def _note(entry: Entry, asking: str, item: str) -> None:
    nodes = entry.node.items if isinstance(entry.node, Sequence) else (entry.node,)
    operands = tuple(node.text for node in nodes if isinstance(node, Scalar))
    how = entry.place.rsplit(" > ", 1)[-1]
    entry.reading.notes.comparisons.append(
        Comparison(asking=asking, item=item, how=how, operands=operands, spot=entry.spot)
    )
