"""What the format allows is read as it stands; one small file per feature beside good/base."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.content.faults import ContentError
from workbench.content.load import check_content, load_content
from workbench.content.model import (
    AllOf,
    AnyOf,
    AtLeast,
    Content,
    IsOneOf,
    Item,
    LevelItem,
    MultipleItem,
    Not,
    NumberItem,
    ResultKind,
    SingleItem,
    TableItem,
    TextItem,
)
from workbench.maturity.points import maximum_points
from workbench.maturity.scope import all_items
from workbench.values import Text

GOOD = Path(__file__).parent / "good"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("content")
    shutil.copytree(GOOD / "base", folder, dirs_exist_ok=True)
    for path in GOOD.glob("*.yaml"):
        shutil.copy(path, folder)
    return load_content(folder)


@pytest.fixture(scope="module")
def items(content: Content) -> dict[str, Item]:
    return {item.id: item for item in all_items(content)}


def test_values_are_read_as_written_and_never_guessed(content: Content) -> None:
    questionnaire = content.questionnaires["kinds"]
    assert questionnaire.title == Text("no", "on")
    assert questionnaire.result is ResultKind.ALL_MET
    [dimension] = questionnaire.dimensions
    assert dimension.weight == Fraction(11, 10)
    assert dimension.source is not None
    assert (dimension.source.document, dimension.source.heading) == ("2026-03-01", "3.10")


def test_an_item_takes_what_it_does_not_say_from_its_dimension_and_the_defaults(items: dict[str, Item]) -> None:
    level, single = items["k_level"], items["k_single"]
    assert (level.weight, level.allow_na, level.applies_to) == (Fraction(1, 10), False, frozenset({"county"}))
    assert level.source is not None
    assert level.source.document == "there"
    assert (single.weight, single.allow_na, single.applies_to) == (1, True, frozenset({"town", "county"}))
    assert single.source is not None
    assert single.source.document == "2026-03-01"
    assert single.show_if is None


@pytest.mark.parametrize(
    ("item", "kind", "maximum"),
    [
        ("k_level", LevelItem, 2),
        ("k_single", SingleItem, 1),
        ("k_multiple_sum", MultipleItem, 4),
        ("k_multiple_steps", MultipleItem, 4),
        ("k_multiple_unscored", MultipleItem, None),
        ("k_number", NumberItem, None),
        ("k_number_steps", NumberItem, 3),
        ("k_number_linear", NumberItem, 3),
        ("k_text", TextItem, None),
        ("k_table", TableItem, 1),
    ],
)
def test_every_kind_of_item_is_read_with_its_most_points(
    items: dict[str, Item], item: str, kind: type[Item], maximum: int | None
) -> None:
    assert type(items[item]) is kind
    assert maximum_points(items[item]) == maximum


def test_every_form_of_condition_is_read(items: dict[str, Item]) -> None:
    level_is_2 = IsOneOf(item="level", values=(Fraction(2),))
    choice_is_one = IsOneOf(item="choice", values=("one",))
    zero_or_one = IsOneOf(item="level", values=(Fraction(0), Fraction(1)))
    assert items["c_level"].show_if == AtLeast(item="level", threshold=Fraction(1))
    assert items["c_level_is"].show_if == level_is_2
    assert items["c_choice"].show_if == IsOneOf(item="choice", values=("one", "two"))
    assert items["c_all"].show_if == AllOf((zero_or_one, choice_is_one))
    assert items["c_any"].show_if == AnyOf((level_is_2, choice_is_one))
    assert items["c_not"].show_if == Not(AtLeast(item="level", threshold=Fraction(2)))


def test_the_digest_is_that_of_the_files_wherever_they_stand(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(GOOD / "base", tmp_path / name)
    assert load_content(tmp_path / "one").digest == load_content(tmp_path / "two").digest
    model = tmp_path / "two" / "model.yaml"
    model.write_text(model.read_text(encoding="utf-8") + "# one more line\n", encoding="utf-8")
    assert load_content(tmp_path / "one").digest != load_content(tmp_path / "two").digest


def test_the_order_and_the_names_of_files_change_nothing_that_is_read(tmp_path: Path) -> None:
    files = [path for path in (GOOD / "base").rglob("*.yaml") if path.name != "main.yaml"]
    for name, order, main in (("one", files, "main.yaml"), ("two", files[::-1], "zebra.yaml")):
        for path in order:
            target = tmp_path / name / path.relative_to(GOOD / "base")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        shutil.copy(GOOD / "base" / "main.yaml", tmp_path / name / main)
        for extra in GOOD.glob("*.yaml"):
            shutil.copy(extra, tmp_path / name)
    one, two = load_content(tmp_path / "one"), load_content(tmp_path / "two")
    assert (one.model, one.measures) == (two.model, two.measures)
    assert list(one.questionnaires.values()) == list(two.questionnaires.values())
    # A file by another name is another content all the same: the digest is that of names and bytes.
    assert one.digest != two.digest


FILES = [path.relative_to(GOOD / "base").as_posix() for path in (GOOD / "base").rglob("*.yaml")]


@given(data=st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_faulty_or_sound_but_never_a_crash(data: st.DataObject, tmp_path: Path) -> None:
    shutil.copytree(GOOD / "base", tmp_path, dirs_exist_ok=True)
    name = data.draw(st.sampled_from([*FILES, "kinds.yaml", "conditions.yaml"]))
    target = tmp_path / name
    source = GOOD / name if (GOOD / name).exists() else GOOD / "base" / name
    lines = source.read_text(encoding="utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        index = data.draw(st.integers(0, len(lines) - 1))
        line = lines[index]
        damage = data.draw(st.sampled_from(["drop", "twice", "cut", "indent", "replace"]))
        cut = data.draw(st.integers(0, len(line)))
        junk = data.draw(
            st.sampled_from(["~", "[", "{a: b}", "- x", "*a", "&a x", "!!str", "1e9", "\t", "'", '"', "%", "\x00"])
        )
        lines[index : index + 1] = {
            "drop": [],
            "twice": [line, line],
            "cut": [line[:cut]],
            "indent": [f"  {line}"],
            "replace": [line[:cut] + junk],
        }[damage] or [""]
    target.write_text("\n".join(lines), encoding="utf-8")
    result = check_content(tmp_path)
    assert (result.content is None) == bool(result.faults)
    if result.faults:
        with pytest.raises(ContentError):
            load_content(tmp_path)
    target.unlink()
