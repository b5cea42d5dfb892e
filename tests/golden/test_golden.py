"""Whole cases worked by hand: answers in, the document of design section 6 out."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from workbench.cli import main

HERE = Path(__file__).parent
CASES = sorted(path.name.removesuffix(".answers.yaml") for path in HERE.glob("*.answers.yaml"))


@pytest.mark.parametrize("case", CASES)
def test_a_case_worked_by_hand_comes_out_to_the_digit(case: str, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    answers = HERE / f"{case}.answers.yaml"

    assert main(["assess", str(answers), "--content", str(HERE / "content"), "--json", str(result)]) == 0

    text = (HERE / f"{case}.expected.yaml").read_text(encoding="utf-8")
    expected = yaml.load(text, yaml.BaseLoader)  # noqa: S506  this loader makes nothing but text, lists and mappings
    assert_same(json.loads(result.read_text(encoding="utf-8")), expected, case)


def assert_same(found: Any, expected: Any, place: str) -> None:
    """Compare a JSON value with its expectation, where every scalar is written as text: `7/8`, `null`, `true`."""
    match found:
        case dict():
            assert list(found) == list(expected), place
            for key, value in found.items():
                assert_same(value, expected[key], f"{place}.{key}")
        case list():
            assert len(found) == len(expected), place
            for index, value in enumerate(found):
                assert_same(value, expected[index], f"{place}[{index}]")
        case bool() | None:
            assert {True: "true", False: "false", None: "null"}[found] == expected, place
        case int() | float():
            assert abs(Fraction(found) - Fraction(expected)) < Fraction(1, 10**9), f"{place}: {found}, not {expected}"
        case _:
            assert found == expected, place
