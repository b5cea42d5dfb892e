"""The sites of a simulation: artificial and plausible, and the same for the same seed."""

from collections import Counter
from itertools import pairwise
from random import Random
from statistics import median

import pytest

from tests.builders import a_content, a_dimension, a_questionnaire
from workbench.answers.entry import read_entry, write_entry
from workbench.answers.model import Given, NotApplicable
from workbench.comparison.model import NO_VALUE, OVERALL, keys_of, table_of
from workbench.content.faults import ContentError
from workbench.content.load import load_content, packaged_content
from workbench.maturity.scope import items_by_id, shown_items
from workbench.simulation.answers import SimulatedResult, simulated_course
from workbench.simulation.sites import simulated_kinds, simulated_sites

CONTENT = load_content(packaged_content())
ROUNDS = 4
KINDS = tuple(CONTENT.model.site_kinds)


def courses(kind: str, *, seed: int = 1, count: int = 60) -> list[tuple[SimulatedResult, ...]]:
    chance = Random(seed)  # noqa: S311 - no secret
    return [simulated_course(CONTENT, kind, rounds=ROUNDS, chance=chance) for _ in range(count)]


COURSES = {kind: courses(kind) for kind in KINDS}
RESULTS = [(kind, result) for kind, made in COURSES.items() for course in made for result in course]


def test_no_two_sites_have_one_name_and_every_name_says_what_it_is() -> None:
    sites = simulated_sites(CONTENT, 10_750, seed=3)
    assert len({site.name for site in sites}) == 10_750
    assert all(site.name.startswith("Simuliert") and " 3-" in site.name for site in sites)


def test_sites_of_two_seeds_never_share_a_name() -> None:
    one, other = ({site.name for site in simulated_sites(CONTENT, 500, seed=seed)} for seed in (1, 11))
    assert one.isdisjoint(other)


def test_kinds_and_inhabitants_are_distributed_as_the_file_says() -> None:
    sites = simulated_sites(CONTENT, 10_000, seed=1)
    found = Counter(site.kind for site in sites)
    kinds = simulated_kinds(CONTENT)
    whole = sum(kind.share for kind in kinds)
    for kind in kinds:
        assert abs(found[kind.id] / 10_000 - kind.share / whole) < 0.02
        populations = [site.population for site in sites if site.kind == kind.id and site.population is not None]
        assert len(populations) == found[kind.id]
        assert kind.least <= min(populations)
        assert max(populations) <= kind.greatest
        assert abs(median(populations) / kind.median - 1) < 0.2


def test_kinds_that_the_content_does_not_have_are_refused() -> None:
    with pytest.raises(ContentError):
        simulated_kinds(a_content(a_questionnaire("a", a_dimension("d"))))


def test_the_same_seed_makes_the_same_sites_and_answers_and_another_one_others() -> None:
    assert simulated_sites(CONTENT, 50, seed=1) == simulated_sites(CONTENT, 50, seed=1)
    kind = KINDS[0]
    assert courses(kind, count=5) == COURSES[kind][:5]
    assert courses(kind, seed=2, count=5) != COURSES[kind][:5]


def test_every_entry_is_one_that_the_site_could_have_saved() -> None:
    items = items_by_id(CONTENT)
    for kind, result in RESULTS:
        entries = {item: read_entry(items[item], written) for item, written in result.answers.items()}
        answers = {item: answer for item, entry in entries.items() if (answer := entry.answer()) is not None}
        assert {item: write_entry(entry) for item, entry in entries.items()} == result.answers
        assert set(answers) == set(result.answers) <= shown_items(CONTENT, kind, answers)


def test_something_is_open_and_something_does_not_apply() -> None:
    items = items_by_id(CONTENT)
    kinds = Counter(
        type(read_entry(items[item], written).answer())
        for _, result in RESULTS
        for item, written in result.answers.items()
    )
    assert 0.01 < kinds[NotApplicable] / kinds[Given] < 0.1
    assert any(result.stage is None for _, result in RESULTS)
    assert sum(result.stage is None for _, result in RESULTS) < len(RESULTS) / 3


def test_hardly_two_sites_are_alike_and_every_stage_is_reached() -> None:
    for made in COURSES.values():
        assert len({course[0].row for course in made}) > 0.9 * len(made)
    assert {result.stage for _, result in RESULTS} == {None, 0, 1, 2, 3, 4}


def test_most_sites_rise_from_round_to_round_and_some_fall() -> None:
    overall = [
        table_of(
            keys_of(CONTENT), enumerate(course[number].row for made in COURSES.values() for course in made)
        ).columns[OVERALL]
        for number in range(ROUNDS)
    ]
    for before, after in pairwise(overall):
        moves = [late - early for early, late in zip(before, after, strict=True) if NO_VALUE not in (early, late)]
        assert sum(move > 0 for move in moves) > 0.6 * len(moves)
        assert sum(move < 0 for move in moves) > 0.03 * len(moves)
