"""YAML text as nodes that know their line; the only module that imports a YAML library.

Scalars stay text: `no`, `on` and `2026-03-01` mean nothing until the model says what they are.
Aliases, tags and several documents are refused, so that a file reads as it is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from workbench.content.faults import FaultCode, Faults, Spot, shortened

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 40

# libyaml is about ten times as fast; where the wheel lacks it the pure one does the same.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; `quoted` where quotes or a block make it text for sure."""

    line: int
    text: str
    quoted: bool = False

    @property
    def is_null(self) -> bool:
        """Whether nothing was written, or YAML's word for nothing."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and nodes in the order written; a key that stands twice keeps its first node."""

    line: int
    entries: tuple[tuple[Scalar, "Node"], ...]

    def get(self, key: str) -> "Node | None":
        """The node of that key."""
        return next((node for scalar, node in self.entries if scalar.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def read_file(path: Path, name: str, faults: Faults) -> tuple[Node | None, bytes]:
    """The document in a file and the bytes read; None where it holds nothing usable, with the faults noted."""
    reason, line = "", 1
    content, text = b"", ""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
    except UnicodeDecodeError as error:
        reason, line = "its letters are no UTF-8", _line_at(content, error.start)
    if len(content) > MAX_BYTES:
        reason, line = "it is too large", 1
    if reason:
        faults.add(FaultCode.UNREADABLE, Spot(name, line, "file"), reason=reason, limit="4 MB")
        return None, content
    return read_text(text, name, faults), content


def _line_at(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def read_text(text: str, name: str, faults: Faults) -> Node | None:
    """The one document of a YAML text; None where it holds nothing usable, with the faults noted."""
    try:
        return _Builder(name, faults).document(yaml.parse(text, Loader=_Loader))
    except _Stop:
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        faults.add(FaultCode.NOT_YAML, Spot(name, line, "file"), problem=error.problem or error.context or "unclear")
    except yaml.reader.ReaderError as error:
        line = _line_at(text.encode(), error.position)
        faults.add(FaultCode.NOT_YAML, Spot(name, line, "file"), problem=error.reason)
    return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Stop(Exception):  # noqa: N818  control flow inside this module, not an error for others
    """Reading cannot go on; the fault has been noted."""


class _Builder:
    """Builds nodes from parser events, so that nothing is resolved and nothing is expanded."""

    def __init__(self, name: str, faults: Faults) -> None:
        self._name = name
        self._faults = faults

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._stop(FaultCode.SECOND_DOCUMENT, event)
                root = self._node(next(events), events, depth=1)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], *, depth: int) -> Node:
        line = _line(event)
        if depth > MAX_DEPTH:
            self._stop(FaultCode.TOO_DEEP, event, limit=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent):
            self._stop(FaultCode.NOT_PLAIN, event, what=f"the alias `*{event.anchor}`")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._stop(FaultCode.NOT_PLAIN, event, what=f"the tag `{tag}`")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(line, event.value, quoted=event.style not in {None, ""})
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line, tuple(self._until(yaml.SequenceEndEvent, events, depth)))
        return self._mapping(line, events, depth)

    def _until(self, end: type[yaml.Event], events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(events), end):
            yield self._node(event, events, depth=depth + 1)

    def _mapping(self, line: int, events: Iterator[yaml.Event], depth: int) -> Mapping:
        nodes = self._until(yaml.MappingEndEvent, events, depth)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key in nodes:
            value = next(nodes)
            if not isinstance(key, Scalar):
                self._faults.add(
                    FaultCode.WRONG_SHAPE, Spot(self._name, key.line, "file"), found="a list or mapping as key",
                    expected="a word as key",
                )  # fmt: skip
            elif key.text in entries:
                first = entries[key.text][0].line
                spot = Spot(self._name, key.line, "file")
                self._faults.add(FaultCode.DUPLICATE_KEY, spot, key=shortened(key.text), first=first)
            else:
                entries[key.text] = (key, value)
        return Mapping(line, tuple(entries.values()))

    def _stop(self, code: FaultCode, event: yaml.Event, **values: object) -> None:
        self._faults.add(code, Spot(self._name, _line(event), "file"), **values)
        raise _Stop
