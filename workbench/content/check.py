"""What only shows across files: unique ids, references, circles, levels and words (design section 3)."""

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from workbench.content.faults import FaultCode, Faults, Spot, near_miss
from workbench.content.model import Item, LevelItem, Measure, Model, MultipleItem, NumberItem, Questionnaire, SingleItem
from workbench.content.notes import Comparison, Kind, Notes

_WORD = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def check_across(
    model: Model | None,
    questionnaires: tuple[Questionnaire, ...],
    measures: tuple[Measure, ...],
    notes: Notes,
    faults: Faults,
) -> None:
    """Note every fault that needs more than one object to be seen; without a model only what stands without it."""
    _unique_ids(notes, faults)
    _references(notes, faults, has_model=model is not None)
    items = {item.id: item for each in questionnaires for dimension in each.dimensions for item in dimension.items}
    _measure_levels(items, notes, faults)
    _comparisons(items, notes, faults)
    show_if: dict[str, set[str]] = {}
    for comparison in notes.comparisons:
        show_if.setdefault(comparison.asking, set()).add(comparison.item)
    _circles(Kind.ITEM, show_if, notes, faults)
    _circles(Kind.MEASURE, {measure.id: set(measure.after) for measure in measures}, notes, faults)
    _after_applies(measures, notes, faults)
    if model is not None:
        _areas(model, questionnaires, notes, faults)
        _words(model, notes, faults)


def _unique_ids(notes: Notes, faults: Faults) -> None:
    first: dict[tuple[Kind, str], Spot] = {}
    for kind, id_, spot in notes.definitions:
        if (kind, id_) in first:
            before = first[kind, id_]
            faults.add(FaultCode.DUPLICATE_ID, spot, kind=kind, id=id_, first=f"{before.file}:{before.line}")
        first.setdefault((kind, id_), spot)


_IN_THE_MODEL = {Kind.SCALE, Kind.SITE_KIND, Kind.AREA, Kind.FIELD, Kind.SUGGESTION, Kind.TOPIC}


def _references(notes: Notes, faults: Faults, *, has_model: bool) -> None:
    for kind, id_, spot in notes.uses:
        known = notes.defined(kind)
        if id_ not in known and (has_model or kind not in _IN_THE_MODEL):
            faults.add(FaultCode.UNKNOWN_REFERENCE, spot, kind=kind, id=id_, hint=near_miss(id_, known))


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
    for operand in comparison.operands:
        if not operand.isdecimal() or int(operand) > item.scale.highest:
            highest = item.scale.highest
            faults.add(FaultCode.NO_LEVEL_OF_SCALE, comparison.spot, item=item.id, level=operand, highest=highest)


def _numbers(comparison: Comparison, item: Item, faults: Faults) -> None:
    for operand in comparison.operands:
        if not _NUMBER.fullmatch(operand):
            faults.add(
                FaultCode.BAD_NUMBER, comparison.spot, found=operand, expected=f"a number, as `{item.id}` is one"
            )


def _known_choices(comparison: Comparison, item: SingleItem | MultipleItem, faults: Faults) -> None:
    known = [choice.id for choice in item.choices]
    for operand in comparison.operands:
        if operand not in known:
            hint, expected = near_miss(operand, known), "one of " + ", ".join(known)
            faults.add(FaultCode.BAD_WORD, comparison.spot, found=operand, hint=hint, expected=expected)


def _circles(kind: Kind, before: Mapping[str, set[str]], notes: Notes, faults: Faults) -> None:
    """What must come before itself; each circle is named once, whole, where its first member is defined."""
    known = notes.defined(kind)
    edges = {id_: {other for other in others if other in known} for id_, others in before.items() if id_ in known}
    while True:
        try:
            tuple(TopologicalSorter(edges).static_order())
        except CycleError as error:
            circle: list[str] = error.args[1]
            spot = min(notes.place_of(kind, id_) for id_ in circle)
            faults.add(FaultCode.CYCLE, spot, chain=" → ".join(circle))
            edges[circle[1]].discard(circle[0])
        else:
            return


def _after_applies(measures: tuple[Measure, ...], notes: Notes, faults: Faults) -> None:
    """A measure applies only where every measure in its `after` does."""
    by_id = {measure.id: measure for measure in measures}
    for measure in measures:
        for other in measure.after:
            if other in by_id and not measure.applies_to <= by_id[other].applies_to:
                wider, allowed = measure.applies_to - by_id[other].applies_to, by_id[other].applies_to
                spot = notes.place_of(Kind.MEASURE, measure.id)
                faults.add(
                    FaultCode.WIDER_THAN_AFTER,
                    spot,
                    kinds=", ".join(sorted(wider)),
                    after=other,
                    allowed=", ".join(sorted(allowed)),
                )


def _areas(model: Model, questionnaires: tuple[Questionnaire, ...], notes: Notes, faults: Faults) -> None:
    filled: dict[str, Questionnaire] = {}
    for questionnaire in questionnaires:
        area = questionnaire.area
        if area in filled:
            spot = notes.place_of(Kind.QUESTIONNAIRE, questionnaire.id)
            faults.add(FaultCode.AREA_TWICE, spot, area=area, first=filled[area].id)
        elif area:
            filled[area] = questionnaire
    for area in model.areas:
        if area and area not in filled:
            faults.add(FaultCode.AREA_WITHOUT_QUESTIONNAIRE, notes.place_of(Kind.AREA, area), area=area)


def _words(model: Model, notes: Notes, faults: Faults) -> None:
    """Every word in braces is one that all kinds of site define."""
    defined = [frozenset(kind.words) for kind in model.site_kinds.values()]
    known = frozenset.intersection(*defined) if defined else frozenset[str]()
    for text, spot in notes.texts:
        used = _WORD.findall(text.de) + _WORD.findall(text.en or "")
        for word in dict.fromkeys(used):
            if word not in known:
                expected = ", ".join(f"{{{name}}}" for name in sorted(known)) or "none"
                hint = near_miss(word, known)
                faults.add(FaultCode.UNKNOWN_WORD, spot, word=word, hint=hint, expected=expected)


def _kind(item: Item) -> str:
    return type(item).__name__.removesuffix("Item").lower()
