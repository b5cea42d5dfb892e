"""YAML text becomes nodes that keep line and spelling; what could mislead or hang is refused."""

import pytest

from workbench.content.faults import FaultCode, Faults
from workbench.content.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence, read_text


def nodes(text: str) -> Node:
    faults = Faults()
    node = read_text(text, "file.yaml", faults)
    assert faults.faults == ()
    assert node is not None
    return node


def faults(text: str) -> list[tuple[FaultCode, int]]:
    found = Faults()
    read_text(text, "file.yaml", found)
    return [(fault.code, fault.spot.line) for fault in found.faults]


@pytest.mark.parametrize("word", ["no", "on", "YES", "2026-03-01", "1.10", "010", "0x1F", "1e5", ".inf", "12:30", "="])
def test_a_word_stays_as_it_is_written(word: str) -> None:
    assert nodes(f"key: {word}") == Mapping(1, ((Scalar(1, "key"), Scalar(1, word)),))


def test_every_node_knows_its_line() -> None:
    assert nodes("# comment\na:\n  - b\n  -\n    c: d\n") == Mapping(
        2,
        (
            (
                Scalar(2, "a"),
                Sequence(3, (Scalar(3, "b"), Mapping(5, ((Scalar(5, "c"), Scalar(5, "d")),)))),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("written", "is_null"),
    [("", True), ("~", True), ("null", True), ("Null", True), ("'null'", False), ("''", False), ("none", False)],
)
def test_nothing_is_told_from_words_in_quotes(written: str, is_null: bool) -> None:
    document = nodes(f"key: {written}")
    assert isinstance(document, Mapping)
    node = document.get("key")
    assert isinstance(node, Scalar)
    assert node.is_null is is_null


def test_a_block_of_text_is_text_for_sure() -> None:
    document = nodes("key: |\n  2026\n")
    assert isinstance(document, Mapping)
    assert document.get("key") == Scalar(1, "2026\n", quoted=True)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", FaultCode.DUPLICATE_KEY, 3),
        ("a: 1\n'a': 3\n", FaultCode.DUPLICATE_KEY, 2),
        ("a: &x 1\nb: *x\n", FaultCode.NOT_PLAIN, 2),
        ("a: &x [*x]\n", FaultCode.NOT_PLAIN, 1),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", FaultCode.NOT_PLAIN, 3),
        ("a: !!int 1\n", FaultCode.NOT_PLAIN, 1),
        ("a: !!set {b}\n", FaultCode.NOT_PLAIN, 1),
        ("a: ! [b]\n", FaultCode.NOT_PLAIN, 1),
        ("a: 1\n---\nb: 1\n", FaultCode.SECOND_DOCUMENT, 2),
        ("[a]: 1\n", FaultCode.WRONG_SHAPE, 1),
        ("a:\n\t- b\n", FaultCode.NOT_YAML, 2),
        ("a: 1\nb: 'x\n", FaultCode.NOT_YAML, 3),
        ("a: ä\nb: \x07\n", FaultCode.NOT_YAML, 2),
        ("a: 1\n b: 2\n", FaultCode.NOT_YAML, 2),
        ("[" * (MAX_DEPTH + 1), FaultCode.TOO_DEEP, 1),
        ("[" * 100_000, FaultCode.TOO_DEEP, 1),
        ("- " * 100_000, FaultCode.TOO_DEEP, 1),
    ],
)
def test_what_misleads_or_breaks_off_is_one_fault_at_its_line(text: str, code: FaultCode, line: int) -> None:
    assert faults(text) == [(code, line)]


def test_a_duplicate_names_the_line_of_the_first() -> None:
    found = Faults()
    read_text("\na: 1\nb: 2\na: 3\n", "file.yaml", found)
    assert str(found.faults[0]).startswith("file.yaml:4: file: the key `a` stands here again (first in line 2)")


def test_aliases_that_grow_without_end_are_refused_and_not_followed() -> None:
    # Nine levels of nine aliases each would be 9**9 values.
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert faults("\n".join(lines)) == [(FaultCode.NOT_PLAIN, 2)]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_a_text_without_a_document_is_nothing_and_no_fault_of_its_own(text: str) -> None:
    found = Faults()
    assert read_text(text, "file.yaml", found) is None
    assert found.faults == ()
