"""Which sites a simulation has: numbered names, kinds and inhabitants drawn from `kinds.yaml`."""

import math
from dataclasses import dataclass
from pathlib import Path
from random import Random

from workbench.answers.model import Site
from workbench.content.faults import ContentError, Faults
from workbench.content.fields import Entry, Fields, Reading
from workbench.content.model import Content
from workbench.content.nodes import read_file
from workbench.content.notes import Kind, Notes
from workbench.content.readers import WORDS, known_id, objects, parse_object, whole

SPREAD = 0.9
"""How far inhabitants lie apart: the standard deviation of their logarithm."""

_FILE = Path(__file__).parent / "kinds.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedKind:
    """A kind of site: what its sites are called, how many there are in proportion, and their inhabitants."""

    id: str
    name: str
    share: int
    least: int
    median: int
    greatest: int


def simulated_kinds(content: Content) -> tuple[SimulatedKind, ...]:
    """The kinds of `kinds.yaml`. Raises ContentError where they are not those of the content."""
    faults = Faults()
    node, _ = read_file(_FILE, str(_FILE), faults)
    if node is None:
        raise ContentError(faults.faults)
    kinds = parse_object(
        Entry(node, "", Reading(str(_FILE), faults, Notes())),
        lambda fields: fields.required("kinds", objects(lambda inside: _kind(inside, content))),
    )
    if faults.faults:
        raise ContentError(faults.faults)
    return kinds


def _kind(fields: Fields, content: Content) -> SimulatedKind:
    return SimulatedKind(
        id=fields.required("id", known_id(Kind.SITE_KIND, content.model.site_kinds)),
        name=fields.required("name", WORDS),
        share=fields.required("share", whole(at_least=1)),
        least=fields.required("least", whole(at_least=1)),
        median=fields.required("median", whole(at_least=1)),
        greatest=fields.required("greatest", whole(at_least=1)),
    )


def simulated_sites(content: Content, count: int, *, seed: int) -> list[Site]:
    """So many sites, no two of one name; the seed is part of the names. Raises ContentError."""
    chance = Random(f"sites {seed}")  # noqa: S311  # the same numbers each time, no secret
    kinds = simulated_kinds(content)
    drawn = chance.choices(kinds, [kind.share for kind in kinds], k=count)
    return [
        Site(name=f"{kind.name} {seed}-{number:05}", kind=kind.id, population=_population(kind, chance))
        for number, kind in enumerate(drawn, start=1)
    ]


def _population(kind: SimulatedKind, chance: Random) -> int:
    drawn = round(chance.lognormvariate(math.log(kind.median), SPREAD))
    return min(max(drawn, kind.least), kind.greatest)
