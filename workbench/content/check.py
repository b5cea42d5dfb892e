"""What only shows across files: unique ids, references, circles, levels and words (design section 3)."""

import re
from collections.abc import Mapping
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from workbench.content.faults import FaultCode, Faults, Spot, near_miss
from workbench.content.model import (
    Item,
    LevelItem,
    Measure,
    Model,
    MultipleItem,
    NumberItem,
    Operand,
    Questionnaire,
    SingleItem,
)
from workbench.content.notes import Comparison, Kind, Notes
from workbench.content.readers import plain
from workbench.values import Language

_WORD = re.compile(r"\{([^{}]*)\}")


def check_across(
    model: Model | None,
    questionnaires: tuple[Questionnaire, ...],
    measures: tuple[Measure, ...],
    notes: Notes,
    faults: Faults,
) -> None:
    """Note every fault that needs more than one object to be seen; without a model only what stands without it.

    Objects without an id, which is a fault noted before, take no part.
    """
    _unique_ids(notes, faults)
    _references(notes, faults)
    items = {item.id: item for each in questionnaires for dimension in each.dimensions for item in dimension.items}
    items.pop("", None)
    _measure_levels(items, notes, faults)
    _comparisons(items, notes, faults)
    show_if: dict[str, set[str]] = {}
    for comparison in notes.comparisons:
        show_if.setdefault(comparison.asking, set()).add(comparison.item)
    _circles(Kind.ITEM, show_if, notes, faults)
    _circles(Kind.MEASURE, {measure.id: set(measure.after) for measure in measures}, notes, faults)
    if model is not None:
        _after_applies(model, measures, notes, faults)
        _areas(model, notes, faults)
    if model is not None and model.site_kinds:
        _words(model, notes, faults)


def _unique_ids(notes: Notes, faults: Faults) -> None:
    first: dict[tuple[Kind, str], Spot] = {}
    for kind, id_, spot in notes.definitions:
        if (kind, id_) in first:
            before = first[kind, id_]
            faults.add(FaultCode.DUPLICATE_ID, spot, kind=kind, id=id_, first=f"{before.file}:{before.line}")
        first.setdefault((kind, id_), spot)


def _references(notes: Notes, faults: Faults) -> None:
    defined = {kind: notes.defined(kind) for kind in Kind}
    for kind, id_, spot in notes.uses:
        if id_ not in defined[kind] and kind not in notes.unread:
            faults.add(FaultCode.UNKNOWN_REFERENCE, spot, kind=kind, id=id_, hint=near_miss(id_, defined[kind]))


def _measure_levels(items: Mapping[str, Item], notes: Notes, faults: Faults) -> None:
    """`raises` and `needs` name levels that level items have."""
    for use in notes.levels:
        item = items.get(use.item)
        if isinstance(item, LevelItem):
            if item.scale.levels and use.level > item.scale.highest:
                highest = item.scale.highest
                faults.add(FaultCode.NO_LEVEL_OF_SCALE, use.spot, item=use.item, level=use.level, highest=highest)
        elif item is not None:
            faults.add(FaultCode.NOT_A_LEVEL_ITEM, use.spot, item=use.item, kind=_kind(item))


def _comparisons(items: Mapping[str, Item], notes: Notes, faults: Faults) -> None:
    for comparison in notes.comparisons:
        item = items.get(comparison.item)
        if item is None:
            continue
        match item:
            case LevelItem() if item.scale.levels:
                _known_levels(comparison, item, faults)
            case LevelItem() | NumberItem():
                _numbers(comparison, item, faults)
            case SingleItem() | MultipleItem() if comparison.how == "is":
                _known_choices(comparison, item, faults)
            case MultipleItem():
                continue
            case _:
                faults.add(
                    FaultCode.NOT_COMPARABLE,
                    comparison.spot,
                    kind=_kind(item),
                    item=item.id,
                    how=comparison.how,
                    expected=_COMPARABLE[comparison.how],
                )


_COMPARABLE = {
    "at_least": "a level, a number or several choices to compare",
    "is": "a level, a number or choices to compare",
}


def _known_levels(comparison: Comparison, item: LevelItem, faults: Faults) -> None:
    highest = item.scale.highest
    for operand, spot in comparison.operands:
        if operand not in range(highest + 1):
            faults.add(FaultCode.NO_LEVEL_OF_SCALE, spot, item=item.id, level=_shown(operand), highest=highest)


def _numbers(comparison: Comparison, item: Item, faults: Faults) -> None:
    for operand, spot in comparison.operands:
        if isinstance(operand, str):
            faults.add(FaultCode.BAD_NUMBER, spot, found=operand, expected=f"a number, as `{item.id}` is one")


def _known_choices(comparison: Comparison, item: SingleItem | MultipleItem, faults: Faults) -> None:
    known = [choice.id for choice in item.choices]
    for operand, spot in comparison.operands:
        if operand not in known:
            hint, expected = near_miss(str(operand), known), "one of " + ", ".join(known)
            faults.add(FaultCode.BAD_WORD, spot, found=operand, hint=hint, expected=expected)


def _shown(operand: Operand) -> str:
    """An operand for a message; a text is not mistaken for a level."""
    return f'"{operand}"' if isinstance(operand, str) else plain(Fraction(operand))


def _circles(kind: Kind, before: Mapping[str, set[str]], notes: Notes, faults: Faults) -> None:
    """What must come before itself; each circle is named once, whole, from its member that is defined first."""
    known = notes.defined(kind)
    edges = {id_: sorted(others & known) for id_, others in before.items() if id_ in known}
    while True:
        try:
            tuple(TopologicalSorter(edges).static_order())
        except CycleError as error:
            closed: list[str] = error.args[1]
            edges[closed[1]].remove(closed[0])
            circle = closed[:-1]
            first = circle.index(min(circle, key=lambda id_: notes.place_of(kind, id_)))
            chain = [*circle[first:], *circle[: first + 1]]
            faults.add(FaultCode.CYCLE, notes.place_of(kind, chain[0]), chain=" → ".join(chain))
        else:
            return


def _after_applies(model: Model, measures: tuple[Measure, ...], notes: Notes, faults: Faults) -> None:
    """A measure applies only where every measure in its `after` does."""
    by_id = {measure.id: measure for measure in measures if measure.id}
    for measure in by_id.values():
        for other in measure.after:
            allowed = by_id[other].applies_to if other in by_id else measure.applies_to
            wider = measure.applies_to - allowed
            if wider and measure.applies_to | allowed <= set(model.site_kinds):
                faults.add(
                    FaultCode.WIDER_THAN_AFTER,
                    notes.place_of(Kind.MEASURE, measure.id),
                    kinds=", ".join(sorted(wider)),
                    after=other,
                    allowed=", ".join(sorted(allowed)),
                )


def _areas(model: Model, notes: Notes, faults: Faults) -> None:
    """Only questionnaires refer to areas, so that the references show which one fills which."""
    filled: dict[str, Spot] = {}
    for kind, area, spot in notes.uses:
        if kind is Kind.AREA and area in filled:
            first = filled[area]
            faults.add(FaultCode.AREA_TWICE, spot, area=area, first=f"{first.file}:{first.line}")
        elif kind is Kind.AREA:
            filled[area] = spot
    for area in model.areas:
        if area and area not in filled and Kind.QUESTIONNAIRE not in notes.unread:
            faults.add(FaultCode.AREA_WITHOUT_QUESTIONNAIRE, notes.place_of(Kind.AREA, area), area=area)


def _words(model: Model, notes: Notes, faults: Faults) -> None:
    """Every word in braces is one that all kinds of site define, and no brace stands alone."""
    known = frozenset.intersection(*(frozenset(kind.words) for kind in model.site_kinds.values()))
    example = min(known, default="word")
    for text, spot in notes.texts:
        for language, written in ((Language.GERMAN, text.de), (Language.ENGLISH, text.en or "")):
            for word in _WORD.findall(written):
                if word not in known:
                    expected = ", ".join(f"{{{name}}}" for name in sorted(known)) or "none"
                    hint = near_miss(word, known)
                    faults.add(FaultCode.UNKNOWN_WORD, spot, word=word, hint=hint, expected=expected)
            if set(_WORD.sub("", written)) & {"{", "}"}:
                faults.add(FaultCode.UNBALANCED_BRACE, spot, language=language, word=example)


def _kind(item: Item) -> str:
    return type(item).__name__.removesuffix("Item").lower()
