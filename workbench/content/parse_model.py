"""`model.yaml` as a Model (design section 3)."""

from typing import TypeVar

from workbench.content.faults import FaultCode
from workbench.content.fields import Entry, Fields, Reader
from workbench.content.model import ActionField, Area, Heading, Model, Scale, SiteKind, Source, Stage
from workbench.content.notes import Kind
from workbench.content.readers import ID, TEXT, WORDS, new_id, number, objects, parse_object, whole, whole_number
from workbench.values import Text

_Value = TypeVar("_Value", Area, ActionField, Heading, SiteKind)


def parse_model(fields: Fields) -> Model:
    """The frame of the content."""
    top_level = fields.required("top_level", whole(at_least=1))
    highest = top_level if fields.sound else None
    return Model(
        id=fields.required("id", ID),
        version=fields.required("version", whole(at_least=1)),
        title=fields.required("title", TEXT),
        top_level=top_level,
        scales=fields.required("scales", _SCALES),
        stages=fields.required("stages", levels(_STAGE, highest=highest)),
        site_kinds=_by_id(fields.required("site_kinds", objects(_site_kind))),
        areas=_by_id(fields.required("areas", objects(_area))),
        goal=fields.required("goal", TEXT),
        fields=_by_id(fields.required("fields", objects(_action_field))),
        suggestions=_by_id(fields.required("suggestions", objects(_suggestion))),
        topics=_by_id(fields.required("topics", objects(_topic))),
    )


def _source(fields: Fields) -> Source:
    return Source(document=fields.required("document", WORDS), heading=fields.optional("heading", WORDS))


SOURCE: Reader[Source | None] = Reader(
    expected="where this comes from {document: …, heading: …}",
    placeholder=None,
    read=lambda entry: parse_object(entry, _source),
)
"""Where something comes from: a document and, where it has one, a heading."""


AnyValue = TypeVar("AnyValue")


def levels(reader: Reader[AnyValue], *, highest: int | None) -> Reader[tuple[AnyValue, ...]]:
    """A mapping from every level 0…`highest` (None: as many as there are, two at least) to something, without gaps."""
    expected = "entries 0, 1, 2 and so on" if highest is None else f"an entry for every level from 0 to {highest}"

    def read(entry: Entry) -> tuple[AnyValue, ...]:
        fields = Fields(entry)
        entries = list(fields.entries())
        found = [(whole_number(key.node), reader.read(value)) for key, value in entries]
        wanted = set(range(max(len(found), 2) if highest is None else highest + 1))
        if {level for level, _ in found} != wanted or len(found) != len(wanted):
            names = ", ".join(key.place.rsplit(" > ", 1)[-1] for key, _ in entries)
            entry.fault(FaultCode.LEVELS_WITH_GAPS, found=names or "(none)", expected=expected)
            return ()
        return tuple(value for _, value in sorted(found, key=lambda pair: pair[0] or 0))

    return Reader(expected=expected, placeholder=(), read=read)


def _scales(fields: Fields) -> dict[str, Scale]:
    scales = {}
    for key, entry in fields.entries():
        scale_id = new_id(Kind.SCALE).read(key)
        names = parse_object(entry, lambda inner: inner.required("levels", levels(TEXT, highest=None)))
        scales[scale_id] = Scale(id=scale_id, levels=names)
    return scales


_SCALES: Reader[dict[str, Scale]] = Reader(
    expected="at least one scale", placeholder={}, read=lambda entry: parse_object(entry, _scales)
)


def _stage(fields: Fields) -> Stage:
    return Stage(title=fields.required("title", TEXT), meaning=fields.required("meaning", TEXT))


_STAGE = Reader(
    expected="{title: …, meaning: …}",
    placeholder=Stage(title=Text(""), meaning=Text("")),
    read=lambda entry: parse_object(entry, _stage),
)


def _words(fields: Fields) -> dict[str, Text]:
    return {ID.read(key): TEXT.read(entry) for key, entry in fields.entries()}


_WORDS: Reader[dict[str, Text]] = Reader(
    expected="the words that texts use for this kind of site, {} for none",
    placeholder={},
    read=lambda entry: parse_object(entry, _words),
)


def _site_kind(fields: Fields) -> SiteKind:
    return SiteKind(
        id=fields.required("id", new_id(Kind.SITE_KIND)),
        title=fields.required("title", TEXT),
        words=fields.required("words", _WORDS),
    )


def _area(fields: Fields) -> Area:
    return Area(
        id=fields.required("id", new_id(Kind.AREA)),
        title=fields.required("title", TEXT),
        weight=fields.required("weight", number(above=0)),
    )


def _action_field(fields: Fields) -> ActionField:
    return ActionField(
        id=fields.required("id", new_id(Kind.FIELD)),
        title=fields.required("title", TEXT),
        rationale=fields.optional("rationale", TEXT),
        source=fields.required("source", SOURCE),
    )


def _suggestion(fields: Fields) -> Heading:
    return _heading(fields, Kind.SUGGESTION)


def _topic(fields: Fields) -> Heading:
    return _heading(fields, Kind.TOPIC)


def _heading(fields: Fields, kind: Kind) -> Heading:
    return Heading(
        id=fields.required("id", new_id(kind)),
        title=fields.required("title", TEXT),
        source=fields.required("source", SOURCE),
    )


def _by_id(objects_: tuple[_Value, ...]) -> dict[str, _Value]:
    return {each.id: each for each in objects_}
