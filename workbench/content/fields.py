"""Reading a mapping key by key: what is required, what may be missing, what nobody knows.

After a fault a reader gives its placeholder, so that reading goes on and finds the next one; whoever
collects the faults must not use what was read while there are any.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.content.faults import FaultCode, Faults, Spot, near_miss, shortened
from workbench.content.nodes import Mapping, Node, Scalar, Sequence
from workbench.content.notes import Notes

_Value = TypeVar("_Value")
_Read = TypeVar("_Read", covariant=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """Where one file's faults and notes go."""

    file: str
    faults: Faults
    notes: Notes


@dataclass(frozen=True, slots=True)
class Entry:
    """A node of a file, and where it stands in words: `dimension leadership > item sf_x`."""

    node: Node
    place: str
    reading: Reading

    @property
    def spot(self) -> Spot:
        """The node's line and place."""
        return Spot(self.reading.file, self.node.line, self.place or "file")

    def inside(self, node: Node, name: str) -> "Entry":
        """A node that stands inside this one under that name."""
        return Entry(node, f"{self.place} > {name}" if self.place else name, self.reading)

    def fault(self, code: FaultCode, **values: object) -> None:
        """Note a fault at this node."""
        self.reading.faults.add(code, self.spot, **values)

    def wrong(self, expected: str) -> None:
        """Note that something of another shape stands here."""
        self.fault(FaultCode.WRONG_SHAPE, found=describe(self.node), expected=expected)

    def items(self) -> Iterator["Entry"]:
        """The nodes of a list, named by their ids or their position; a fault if it is no list."""
        if isinstance(self.node, Sequence):
            for position, node in enumerate(self.node.items, 1):
                yield self.inside(node, name_of(node) or str(position))
        else:
            self.wrong("a list")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(Generic[_Read]):
    """How a value is read: what to say if it is missing, what stands in after a fault, and the reading itself."""

    expected: str
    placeholder: _Read
    read: Callable[[Entry], _Read]


class Fields:
    """One mapping, read key by key; `done` at the end finds the keys nobody asked for."""

    def __init__(self, entry: Entry, expected: str = "keys and values") -> None:
        self.here = entry
        self._faults_before = entry.reading.faults.count
        self._asked: set[str] = set()
        self._mapping: Mapping | None = None
        if isinstance(entry.node, Mapping):
            self._mapping = entry.node
        else:
            entry.wrong(expected)

    @property
    def sound(self) -> bool:
        """Whether nothing read of it so far was faulty, so that its values can be compared with each other."""
        return self.here.reading.faults.count == self._faults_before

    def find(self, key: str) -> Entry | None:
        """What stands under a key, if it is there and not empty."""
        self._asked.add(key)
        node = self._mapping.get(key) if self._mapping else None
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return None
        return self.here.inside(node, key)

    def optional(self, key: str, reader: Reader[_Value]) -> _Value | None:
        """The value of a key that may be missing."""
        found = self.find(key)
        return None if found is None else reader.read(found)

    def required(self, key: str, reader: Reader[_Value]) -> _Value:
        """The value of a key that must be there."""
        found = self.find(key)
        if found is not None:
            return reader.read(found)
        if self._mapping is not None:
            (self.empty(key) or self.here).fault(FaultCode.MISSING_KEY, key=key, expected=reader.expected)
        return reader.placeholder

    def empty(self, key: str) -> Entry | None:
        """Where a key stands with nothing behind it."""
        node = self._mapping.get(key) if self._mapping else None
        return self.here.inside(node, key) if isinstance(node, Scalar) and node.is_null else None

    def default(self, key: str, reader: Reader[_Value], value: _Value) -> _Value:
        """The value of a key, or another one if it is missing."""
        found = self.find(key)
        return value if found is None else reader.read(found)

    def entries(self) -> Iterator[tuple[Entry, Entry]]:
        """All keys with what stands under them, for mappings whose keys are ids, levels or months."""
        self.leave_the_rest()
        if self._mapping:
            for key, node in self._mapping.entries:
                yield self.here.inside(key, written(key)), self.here.inside(node, written(key))

    def leave_the_rest(self) -> None:
        """Take all other keys as known: what they should be cannot be said after a fault noted before."""
        self._asked.update(key.text for key, _ in (self._mapping.entries if self._mapping else ()))

    def done(self) -> None:
        """Note every key that nobody asked for."""
        if self._mapping is None:
            return
        present = {key.text for key, _ in self._mapping.entries}
        for key, _ in self._mapping.entries:
            if key.text not in self._asked:
                hint = near_miss(key.text, self._asked - present)
                expected = "one of " + ", ".join(sorted(self._asked))
                name = written(key)
                self.here.inside(key, name).fault(FaultCode.UNKNOWN_KEY, key=name, hint=hint, expected=expected)


def name_of(node: Node) -> str | None:
    """How an object is called in places: its id, if it has one."""
    id_ = node.get("id") if isinstance(node, Mapping) else None
    return written(id_) if isinstance(id_, Scalar) else None


def describe(node: Node) -> str:
    """A node in words, for faults."""
    match node:
        case Mapping():
            return "a mapping"
        case Sequence():
            return "a list" if node.items else "an empty list"
        case Scalar():
            return f"`{written(node)}`" if node.text.strip() else "nothing"


def written(node: Node) -> str:
    """What stands in the file, shortened for a message."""
    return shortened(node.text if isinstance(node, Scalar) else describe(node))
