"""ANSWERS.yaml: one site, its answers and its wishes for the plan (design section 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.answers.file_plan import plan_reader
from workbench.answers.model import Answer, Answers, Evidence, Given, NotApplicable, Site, Value
from workbench.answers.parse import InvalidValueError, Raw, parse_value
from workbench.answers.wishes import PlanWishes
from workbench.content.faults import AnswersError, Fault, FaultCode, Faults, Spot, near_miss
from workbench.content.fields import Entry, Fields, Reader, Reading, written
from workbench.content.model import Content, Item
from workbench.content.nodes import Mapping as MappingNode
from workbench.content.nodes import Node, Scalar, Sequence, read_file
from workbench.content.notes import Kind, Notes
from workbench.content.readers import BOOLEAN, WORDS, known_id, objects, parse_object, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """What an answers file holds; `plan` is None where none is asked for."""

    site: Site
    date: date
    answers: Answers
    plan: PlanWishes | None
    warnings: tuple[Fault, ...]


def read_answers(path: Path, content: Content) -> AnswersFile:
    """The answers file at `path` for this content. Raises AnswersError with every fault."""
    faults = Faults()
    node, _ = read_file(path, str(path), faults)
    if node is None:
        if not faults.faults:
            faults.add(FaultCode.EMPTY_FILE, Spot(str(path), 1, "file"), expected="site, date and answers")
        raise AnswersError(faults.faults)
    read = parse_object(
        Entry(node, "", Reading(str(path), faults, Notes())), lambda fields: _file(fields, content, faults)
    )
    if faults.faults:
        raise AnswersError(faults.faults)
    return read


def _file(fields: Fields, content: Content, faults: Faults) -> AnswersFile:
    site = fields.required("site", _site_reader(content))
    return AnswersFile(
        site=site,
        date=fields.required("date", DATE),
        answers=fields.default("answers", _answers_reader(content), {}),
        plan=fields.optional("plan", plan_reader(content, site.kind)),
        warnings=faults.warnings,
    )


def _site_reader(content: Content) -> Reader[Site]:
    def site(fields: Fields) -> Site:
        return Site(
            name=fields.required("name", WORDS),
            kind=fields.required("kind", known_id(Kind.SITE_KIND, content.model.site_kinds)),
            population=fields.optional("population", whole(at_least=0)),
        )

    return Reader(
        expected="{name: …, kind: …}",
        placeholder=Site(name="", kind=""),
        read=lambda entry: parse_object(entry, site),
    )


def _date(entry: Entry) -> date:
    found = written(entry.node)
    try:
        if len(found) == len("2026-03-01"):
            return date.fromisoformat(found)
    except ValueError:
        pass
    entry.fault(FaultCode.NOT_A, found=found, what="date", expected="a day such as 2026-03-01")
    return date.min


DATE = Reader(expected="a day such as 2026-03-01", placeholder=date.min, read=_date)


def _answers_reader(content: Content) -> Reader[Answers]:
    home = {
        item.id: (questionnaire.id, item)
        for questionnaire in content.questionnaires.values()
        for dimension in questionnaire.dimensions
        for item in dimension.items
    }

    def read(entry: Entry) -> Answers:
        answers: dict[str, Answer] = {}
        for key, inside in Fields(entry).entries():
            questionnaire = known_id(Kind.QUESTIONNAIRE, content.questionnaires).read(key)
            for name, value in Fields(inside).entries():
                item = _item(name, questionnaire, home)
                answer = None if item is None else _answer(item, value)
                if item is not None and answer is not None:
                    answers[item.id] = answer
        return answers

    return Reader(expected="answers by questionnaire and item", placeholder={}, read=read)


def _item(name: Entry, questionnaire: str, home: Mapping[str, tuple[str, Item]]) -> Item | None:
    """The item of that name, if it is part of the questionnaire it stands under."""
    found = written(name.node)
    if found not in home:
        name.fault(FaultCode.UNKNOWN_REFERENCE, kind=Kind.ITEM, id=found, hint=near_miss(found, home))
        return None
    expected, item = home[found]
    if questionnaire and expected != questionnaire:
        name.fault(FaultCode.WRONG_QUESTIONNAIRE, item=found, found=questionnaire, expected=expected)
    return item


def _answer(item: Item, entry: Entry) -> Answer | None:
    """The answer to an item in its short or long form; None where it is open or faulty."""
    node = entry.node
    if isinstance(node, MappingNode):
        return parse_object(entry, lambda fields: _long_answer(item, fields))
    if isinstance(node, Scalar) and node.is_null:
        entry.fault(FaultCode.NO_ANSWER)
        return None
    if isinstance(node, Scalar) and node.text == "na":
        return _not_applicable(item, entry, NotApplicable())
    value = _value(item, entry)
    return None if value is None else Given(value=value)


def _long_answer(item: Item, fields: Fields) -> Answer | None:
    value, reason = fields.find("value"), fields.optional("reason", WORDS)
    note = fields.optional("note", WORDS)
    evidence = fields.default("evidence", objects(_evidence), ())
    provided_by = fields.optional("provided_by", WORDS)
    if fields.default("na", BOOLEAN, value=False):
        if value is not None:
            value.fault(FaultCode.ONLY_ONE_OF, keys="`na` and `value`")
        answer = NotApplicable(reason=reason, note=note, evidence=evidence)
        return _not_applicable(item, fields.here, answer)
    if reason is not None:
        fields.here.fault(FaultCode.MISSING_KEY, key="na", expected="`na: true` beside a reason")
    if value is None:
        fields.required("value", _VALUE)
        return None
    found = _value(item, value)
    if found is None:
        return None
    return Given(value=found, note=note, evidence=evidence, provided_by=provided_by)


_VALUE: Reader[None] = Reader(expected="the answer, or `na: true`", placeholder=None, read=lambda _: None)


def _not_applicable(item: Item, entry: Entry, answer: NotApplicable) -> Answer | None:
    if not item.allow_na:
        entry.fault(FaultCode.NA_NOT_ALLOWED)
        return None
    if answer.reason is None:
        entry.fault(FaultCode.NA_WITHOUT_REASON)
    return answer


def _evidence(fields: Fields) -> Evidence:
    return Evidence(
        type=fields.required("type", WORDS),
        reference=fields.optional("reference", WORDS),
        date=fields.optional("date", DATE),
        link=fields.optional("link", _LINK),
    )


def _link(entry: Entry) -> str:
    found = WORDS.read(entry)
    if found and not found.startswith(("https://", "http://")):
        entry.fault(FaultCode.NOT_A, found=found, what="address", expected="one that begins with https://")
    return found


_LINK = Reader(expected="an address such as https://…", placeholder="", read=_link)


def _value(item: Item, entry: Entry) -> Value | None:
    try:
        return parse_value(item, _raw(entry.node))
    except InvalidValueError as error:
        for problem in error.problems:
            place = entry
            if problem.row is not None and isinstance(entry.node, Sequence):
                place = entry.inside(entry.node.items[problem.row - 1], f"row {problem.row}")
            place.fault(problem.code, **problem.values)
        return None


def _raw(node: Node) -> Raw:
    """A node as a raw value; what stands deeper than a format allows becomes text that no rule accepts."""
    match node:
        case Scalar():
            return node.text
        case Sequence() if node.items and all(isinstance(inner, MappingNode) for inner in node.items):
            return [_row(inner) for inner in node.items if isinstance(inner, MappingNode)]
        case Sequence():
            return [written(inner) for inner in node.items]
        case MappingNode():
            return written(node)


def _row(node: MappingNode) -> dict[str, str]:
    return {key.text: "" if isinstance(cell, Scalar) and cell.is_null else written(cell) for key, cell in node.entries}
