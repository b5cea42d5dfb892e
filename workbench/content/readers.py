"""Readers for the small values of the format: texts, ids, references, numbers, words out of a set."""

import re
from collections.abc import Callable, Collection
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from workbench.content.faults import FaultCode, near_miss
from workbench.content.fields import Entry, Fields, Reader, written
from workbench.content.nodes import Node, Scalar, Sequence
from workbench.content.notes import Kind
from workbench.values import Language, Text

_ID = re.compile(r"[a-z][a-z0-9_-]*")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
# What YAML 1.1 reads as a boolean or as nothing, and our own word for "not applicable" (design section 3).
_NO_IDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "na"}

_Value = TypeVar("_Value")
_Word = TypeVar("_Word", bound=StrEnum)


def decimal(node: Node) -> Fraction | None:
    """A plain decimal number such as 3, -0.25 or 1.10, exactly as written; None for anything else."""
    if isinstance(node, Scalar) and not node.quoted and _DECIMAL.fullmatch(node.text):
        return Fraction(node.text)
    return None


def whole_number(node: Node) -> int | None:
    """A plain whole number; None for anything else."""
    return int(node.text) if isinstance(node, Scalar) and not node.quoted and _WHOLE.fullmatch(node.text) else None


def plain(number: Fraction) -> str:
    """A number for a message."""
    return str(number.numerator if number.denominator == 1 else float(number))


def _words(entry: Entry) -> str:
    if isinstance(entry.node, Scalar) and entry.node.text.strip():
        return entry.node.text
    entry.wrong("a text")
    return ""


WORDS = Reader(expected="a text", placeholder="", read=_words)
"""A text in one language only, such as the name of a document."""


def _text(entry: Entry) -> Text:
    fields = Fields(entry, TEXT.expected)
    german = Reader(expected="the German text", placeholder="", read=_words)
    text = Text(fields.required(Language.GERMAN, german), fields.optional(Language.ENGLISH, WORDS))
    fields.done()
    if text.de and text.en is None:
        entry.fault(FaultCode.MISSING_ENGLISH)
    entry.reading.notes.texts.append((text, entry.spot))
    return text


TEXT = Reader(expected="a text {de: …, en: …}", placeholder=Text(""), read=_text)
"""A visible text; a missing English one is a warning."""


def _boolean(entry: Entry) -> bool:
    node = entry.node
    if isinstance(node, Scalar) and not node.quoted and node.text in {"true", "false"}:
        return node.text == "true"
    entry.fault(FaultCode.BAD_WORD, found=written(node), hint="", expected="true or false")
    return False


BOOLEAN = Reader(expected="true or false", placeholder=False, read=_boolean)


def _id(entry: Entry) -> str:
    text = entry.node.text if isinstance(entry.node, Scalar) else ""
    expected = None
    if not _ID.fullmatch(text):
        expected = "small letters, digits, - and _, beginning with a letter"
    elif text in _NO_IDS:
        expected = "another word, as this one reads as something else"
    if expected is None:
        return text
    entry.fault(FaultCode.BAD_ID, id=written(entry.node), expected=expected)
    return ""


ID = Reader(expected="an id", placeholder="", read=_id)
"""An id that is not noted: of the model, a choice, a column, a library entry."""


def new_id(kind: Kind) -> Reader[str]:
    """An id that is defined here."""

    def read(entry: Entry) -> str:
        if id_ := _id(entry):
            entry.reading.notes.definitions.append((kind, id_, entry.spot))
        return id_

    return Reader(expected=f"the id of this {kind}", placeholder="", read=read)


def reference(kind: Kind) -> Reader[str]:
    """The id of something that is defined elsewhere."""

    def read(entry: Entry) -> str:
        if id_ := _id(entry):
            entry.reading.notes.uses.append((kind, id_, entry.spot))
        return id_

    return Reader(expected=f"the id of a {kind}", placeholder="", read=read)


def known_id(kind: Kind, known: Collection[str]) -> Reader[str]:
    """The id of something that content defines which was loaded before."""

    def read(entry: Entry) -> str:
        found = entry.node.text if isinstance(entry.node, Scalar) else ""
        if found in known:
            return found
        entry.fault(FaultCode.UNKNOWN_REFERENCE, kind=kind, id=written(entry.node), hint=near_miss(found, known))
        return ""

    return Reader(expected=f"the id of a {kind}", placeholder="", read=read)


def number(*, above: int | None = None, at_least: int | None = None, at_most: int | None = None) -> Reader[Fraction]:
    """A number within bounds, read exactly as written."""
    expected = "a number"
    if above is not None:
        expected += f" above {above}"
    if at_least is not None:
        expected += f" from {at_least} " + ("up" if at_most is None else f"to {at_most}")
    expected += ", such as 2 or 0.5"

    def read(entry: Entry) -> Fraction:
        found = decimal(entry.node)
        if found is None:
            entry.fault(FaultCode.BAD_NUMBER, found=written(entry.node), expected=expected)
            return Fraction(1)
        too_small = (above is not None and found <= above) or (at_least is not None and found < at_least)
        if too_small or (at_most is not None and found > at_most):
            entry.fault(FaultCode.OUT_OF_RANGE, found=written(entry.node), expected=expected)
        return found

    return Reader(expected=expected, placeholder=Fraction(1), read=read)


def whole(*, at_least: int, at_most: int | None = None) -> Reader[int]:
    """A whole number within bounds."""
    expected = f"a whole number from {at_least} " + ("up" if at_most is None else f"to {at_most}")

    def read(entry: Entry) -> int:
        found = whole_number(entry.node)
        if found is None:
            entry.fault(FaultCode.BAD_NUMBER, found=written(entry.node), expected=expected)
        elif found < at_least or (at_most is not None and found > at_most):
            entry.fault(FaultCode.OUT_OF_RANGE, found=found, expected=expected)
        else:
            return found
        return at_least

    return Reader(expected=expected, placeholder=at_least, read=read)


def one_of(words: type[_Word]) -> Reader[_Word]:
    """One word out of a fixed set."""
    known = list(words)
    expected = "one of " + ", ".join(known)

    def read(entry: Entry) -> _Word:
        found = written(entry.node)
        if found in set(known):
            return words(found)
        entry.fault(FaultCode.BAD_WORD, found=found, hint=near_miss(found, known), expected=expected)
        return known[0]

    return Reader(expected=expected, placeholder=known[0], read=read)


def list_of(reader: Reader[_Value], *, something: bool = False) -> Reader[tuple[_Value, ...]]:
    """A list of values; with `something`, an empty one is a fault."""
    expected = f"a list: {reader.expected} each"

    def read(entry: Entry) -> tuple[_Value, ...]:
        found = tuple(reader.read(inner) for inner in entry.items())
        if something and not found and isinstance(entry.node, Sequence):
            entry.wrong(expected)
        return found

    return Reader(expected=expected, placeholder=(), read=read)


def objects(parse: Callable[[Fields], _Value]) -> Reader[tuple[_Value, ...]]:
    """A list of mappings, each of them one object."""

    def read(entry: Entry) -> tuple[_Value, ...]:
        return tuple(parse_object(inner, parse) for inner in entry.items())

    return Reader(expected="a list", placeholder=(), read=read)


def parse_object(entry: Entry, parse: Callable[[Fields], _Value]) -> _Value:
    """One mapping as an object; keys that `parse` did not ask for are faults."""
    fields = Fields(entry)
    found = parse(fields)
    fields.done()
    return found
