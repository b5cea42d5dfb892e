"""ANSWERS.yaml: one site, its answers and its wishes for the plan (design section 6)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbench.answers.file_plan import plan_reader
from workbench.answers.model import Answer, Answers, Evidence, Given, NotApplicable, Site, Value
from workbench.answers.parse import InvalidValueError, Problem, Raw, parse_value
from workbench.answers.wishes import PlanWishes
from workbench.content.faults import AnswersError, Fault, FaultCode, Faults, Spot
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
        answers=fields.default("answers", _answers_reader(content, site.kind), {}),
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
        if _DAY.fullmatch(found):
            return date.fromisoformat(found)
    except ValueError:
        pass
    entry.fault(FaultCode.NOT_A, found=found, what="date", expected="a day such as 2026-03-01")
    return date.min


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

DATE = Reader(expected="a day such as 2026-03-01", placeholder=date.min, read=_date)


def _answers_reader(content: Content, kind: str) -> Reader[Answers]:
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
            if _is_empty(inside.node):
                inside.fault(FaultCode.NO_ANSWER)
                continue
            for name, value in Fields(inside).entries():
                item = _item(name, questionnaire, home)
                answer = None if item is None else _answer(item, value)
                if item is not None and answer is not None:
                    answers[item.id] = answer
                    if kind and kind not in item.applies_to:
                        value.fault(FaultCode.NOT_ASKED, kind=kind)
        return answers

    return Reader(expected="answers by questionnaire and item", placeholder={}, read=read)


def _item(name: Entry, questionnaire: str, home: Mapping[str, tuple[str, Item]]) -> Item | None:
    """The item of that name, if it is part of the questionnaire it stands under."""
    found = known_id(Kind.ITEM, home).read(name)
    if not found:
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
    if _is_empty(node):
        entry.fault(FaultCode.NO_ANSWER)
        return None
    if _is_na(node):
        return _not_applicable(item, entry, NotApplicable())
    value = _value(item, entry)
    return None if value is None else Given(value=value)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def _is_na(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text == "na"


def _long_answer(item: Item, fields: Fields) -> Answer | None:
    value, provided_by = fields.find("value"), fields.find("provided_by")
    reason, note = fields.optional("reason", WORDS), fields.optional("note", WORDS)
    evidence = fields.default("evidence", objects(_evidence), ())
    says_na = _says_na(fields, value)
    if says_na is None:
        return None
    if says_na:
        for key, other in (("value", value), ("provided_by", provided_by)):
            if other is not None and not _is_na(other.node):
                other.fault(FaultCode.ONLY_ONE_OF, keys=f"`na` and `{key}`")
        return _not_applicable(item, fields.here, NotApplicable(reason=reason, note=note, evidence=evidence))
    if reason is not None:
        fields.here.fault(FaultCode.MISSING_KEY, key="na", expected="`na: true` beside a reason")
    found = _given_value(item, value, fields)
    provider = None if provided_by is None else WORDS.read(provided_by)
    return None if found is None else Given(value=found, note=note, evidence=evidence, provided_by=provider)


def _says_na(fields: Fields, value: Entry | None) -> bool | None:
    """Whether a long form says `na`, as a key or as its value; None after a fault."""
    faults_before = fields.here.reading.faults.count
    flag = fields.default("na", BOOLEAN, value=False)
    if fields.here.reading.faults.count > faults_before:
        return None
    return flag or (value is not None and _is_na(value.node))


def _given_value(item: Item, value: Entry | None, fields: Fields) -> Value | None:
    """The value of a long form; None where it is left empty, missing or faulty."""
    empty = fields.empty("value")
    if value is not None:
        return _value(item, value)
    if empty is not None:
        empty.fault(FaultCode.NO_ANSWER)
    else:
        fields.required("value", _VALUE)
    return None


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
    faults_before = entry.reading.faults.count
    raw = _raw(entry)
    if entry.reading.faults.count > faults_before:
        return None
    try:
        return parse_value(item, raw)
    except InvalidValueError as error:
        for problem in error.problems:
            _place(entry, problem).fault(problem.code, **problem.values)
        return None


def _place(entry: Entry, problem: Problem) -> Entry:
    """Where in the answer the problem is."""
    if problem.position is None or not isinstance(entry.node, Sequence):
        return entry
    part = entry.inside(entry.node.items[problem.position - 1], str(problem.position))
    cell = part.node.get(problem.column) if problem.column and isinstance(part.node, MappingNode) else None
    return part if cell is None else part.inside(cell, problem.column or "")


def _raw(entry: Entry) -> Raw:
    """A node as a raw value; a fault where it is nested deeper than any answer is."""
    if isinstance(entry.node, Sequence):
        return [_part(inner) for inner in entry.items()]
    return _plain_text(entry)


def _part(entry: Entry) -> str | Mapping[str, str]:
    if isinstance(entry.node, MappingNode):
        return {
            key.node.text: _plain_text(cell) for key, cell in Fields(entry).entries() if isinstance(key.node, Scalar)
        }
    return _plain_text(entry)


def _plain_text(entry: Entry) -> str:
    if isinstance(entry.node, Scalar):
        return "" if entry.node.is_null else entry.node.text
    entry.wrong("a plain value")
    return ""
