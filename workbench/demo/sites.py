"""Which sites the demo has: `sites.yaml`, with name, kind and inhabitants from each site's answers of round 1."""

from dataclasses import dataclass
from pathlib import Path

from workbench.answers.file import AnswersFile, read_answers
from workbench.answers.model import Site
from workbench.content.faults import ContentError, Faults
from workbench.content.fields import Entry, Fields, Reading
from workbench.content.model import Content
from workbench.content.nodes import read_file
from workbench.content.notes import Notes
from workbench.content.readers import ID, WORDS, objects, parse_object

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMember:
    """A seat in a team: the function, never a person, and its address for mail."""

    function: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSite:
    """An invented site: who it is, what marks it in one line, and its team; `key` names its files."""

    key: str
    site: Site
    region: str
    character: str
    team: tuple[DemoMember, ...]


def demo_sites(content: Content) -> tuple[DemoSite, ...]:
    """The sites of the demo. Raises ContentError or AnswersError where the files do not fit this content."""
    path = _FOLDER / "sites.yaml"
    faults = Faults()
    node, _ = read_file(path, str(path), faults)
    if node is None:
        raise ContentError(faults.faults)
    sites = parse_object(
        Entry(node, "", Reading(str(path), faults, Notes())),
        lambda fields: fields.required("sites", objects(lambda inside: _site(inside, content))),
    )
    if faults.faults:
        raise ContentError(faults.faults)
    return sites


def read_round(key: str, number: int, content: Content) -> AnswersFile:
    """What a site wrote in a round, as it stands in the file. Raises AnswersError with every fault."""
    return read_answers(_FOLDER / "answers" / f"{key}_{number}.yaml", content)


def _site(fields: Fields, content: Content) -> DemoSite:
    key = fields.required("key", ID)
    # A faulty key names no file; its fault is raised once the whole list is read.
    return DemoSite(
        key=key,
        site=read_round(key, 1, content).site if fields.sound else Site(name="", kind=""),
        region=fields.required("region", WORDS),
        character=fields.required("character", WORDS),
        team=fields.required("team", objects(_member)),
    )


def _member(fields: Fields) -> DemoMember:
    return DemoMember(function=fields.required("function", WORDS), email=fields.required("email", WORDS))
