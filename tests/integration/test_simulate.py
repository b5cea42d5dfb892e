"""`workbench simulate`: a cohort in bulk, as sound as one that people filled."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select, update

from tests.integration import world
from workbench.cli import main
from workbench.comparison.model import keys_of
from workbench.errors import WrongStateError
from workbench.installation import NOT_EMPTY
from workbench.services import comparison, rounds
from workbench.simulation import make
from workbench.simulation.make import ALREADY_SIMULATED, simulate
from workbench.storage.answers import entries_of
from workbench.storage.comparison import rows_of_round, scores_of_round
from workbench.storage.db import db, transaction
from workbench.storage.journal import JournalEntry
from workbench.storage.rounds import Round, StoredAssessment, Submission, rounds_of_cohort
from workbench.storage.sites import Cohort, Site, delete_cohort, delete_site, find_cohort, list_sites, sites_of_cohort

SITES, ROUNDS = 23, 3


def nothing(_count: int) -> None:
    """Nobody watches."""


def simulated(*, sites: int = SITES, rounds: int = ROUNDS, seed: int = 5) -> Cohort:
    found = find_cohort(simulate(sites=sites, rounds=rounds, seed=seed, written=nothing))
    assert found is not None
    return found


@pytest.mark.usefixtures("storage")
def test_every_site_has_handed_in_in_every_round_and_all_rounds_but_the_last_are_closed() -> None:
    cohort = simulated()
    assert cohort.name == "Simulation 5"
    assert len(sites_of_cohort(cohort.id)) == SITES
    found = rounds_of_cohort(cohort.id)
    assert [(each.number, each.state) for each in found] == [(1, "closed"), (2, "closed"), (3, "open")]
    for each in found:
        rows = db.session.scalars(
            select(Submission).join(StoredAssessment).where(StoredAssessment.round_id == each.id)
        ).all()
        assert len(rows) == SITES
        assert all(each.opened_at < row.submitted_at for row in rows)
        assert each.closed_at is None or all(row.submitted_at < each.closed_at for row in rows)


@pytest.mark.usefixtures("storage")
def test_the_scores_are_those_of_the_answers() -> None:
    simulated()
    assert rounds.verify() == []
    with transaction():
        db.session.execute(update(Submission).where(Submission.id == 1).values(stage=99))
    assert len(rounds.verify()) == 1


@pytest.mark.usefixtures("storage")
def test_the_answers_stand_as_they_were_handed_in() -> None:
    simulated(sites=5)
    submissions = db.session.scalars(select(Submission)).all()
    standing = entries_of([each.assessment_id for each in submissions])
    assert {each.assessment_id: each.answers for each in submissions} == {
        assessment: dict(entries) for assessment, entries in standing.items()
    }


@pytest.mark.usefixtures("storage")
def test_each_site_has_the_answers_of_its_own_kind_in_all_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    # With two courses of each kind, sites repeat each other; a site must not change its course.
    monkeypatch.setattr(make, "COURSES", 2)
    cohort = simulated(sites=40)
    found: dict[str, set[tuple[str, ...]]] = {}
    for site in sites_of_cohort(cohort.id):
        rows = db.session.execute(
            select(Submission.score_row, Submission.site)
            .join(StoredAssessment)
            .join(Round)
            .where(StoredAssessment.site_id == site.id)
            .order_by(Round.number)
        ).all()
        assert all(row.site == {"name": site.name, "kind": site.kind, "population": site.population} for row in rows)
        found.setdefault(site.kind, set()).add(tuple(row.score_row.hex() for row in rows))
    assert all(len(courses) <= 2 for courses in found.values())
    assert sum(map(len, found.values())) > 2


@pytest.mark.usefixtures("storage")
def test_a_lead_can_compare_the_simulated_sites() -> None:
    cohort = simulated()
    compared = comparison.compare(world.as_lead(world.a_person(), cohort), cohort.id)
    assert compared.round.number == ROUNDS
    assert len(compared.table.sites) == len(compared.sites) == compared.invited == SITES
    assert set(compared.table.columns) == set(keys_of(compared.content))
    assert rows_of_round(compared.round.id) == [(each.site_id, each.row) for each in scores_of_round(compared.round.id)]


def contents_of(cohort: Cohort) -> Sequence[Mapping[str, object]]:
    rows = db.session.execute(
        select(Site.name, Site.kind, Site.population, Round.number, Submission.answers, Submission.submitted_at)
        .join(StoredAssessment, StoredAssessment.site_id == Site.id)
        .join(Round)
        .join(Submission)
        .where(Round.cohort_id == cohort.id)
        .order_by(Site.name, Round.number)
    )
    return [dict(row._mapping) for row in rows]


@pytest.mark.usefixtures("storage")
def test_the_same_seed_gives_the_same_data_and_another_one_does_not() -> None:
    cohort, other = simulated(), simulated(seed=6)
    first, others = contents_of(cohort), contents_of(other)
    assert [row["answers"] for row in first] != [row["answers"] for row in others]
    with transaction():
        for site in sites_of_cohort(cohort.id):
            delete_site(site)
        delete_cohort(cohort)
    assert contents_of(simulated()) == first


@pytest.mark.usefixtures("storage")
def test_a_seed_that_was_used_is_refused_even_where_only_its_sites_are_left() -> None:
    cohort = simulated(sites=3)
    with pytest.raises(WrongStateError, match=ALREADY_SIMULATED):
        simulated(sites=4)
    with transaction():
        delete_cohort(cohort)
    with pytest.raises(WrongStateError, match=ALREADY_SIMULATED):
        simulated(sites=4)
    assert len(list_sites()) == 3


@pytest.mark.usefixtures("storage")
def test_an_interrupted_simulation_leaves_nothing() -> None:
    def interrupt(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate(sites=3, rounds=1, seed=5, written=interrupt)
    assert find_cohort("Simulation 5") is None
    assert list_sites() == []


@pytest.mark.usefixtures("storage")
def test_real_sites_stay_as_they_are_and_the_journal_says_what_was_added() -> None:
    real = world.a_site(name="Altstadt")
    cohort = simulated()
    assert real not in sites_of_cohort(cohort.id)
    (entry,) = db.session.scalars(select(JournalEntry).where(JournalEntry.cohort_id == cohort.id))
    assert (entry.verb, entry.detail["sites"], entry.detail["seed"]) == ("simulated", SITES, 5)


@pytest.mark.usefixtures("storage")
def test_all_that_was_written_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "BATCH", 10)
    counts: list[int] = []
    simulate(sites=SITES, rounds=2, seed=5, written=counts.append)
    assert counts == [10, 10, 3, 10, 10, 3]


@pytest.mark.one_database
def test_the_command_says_what_it_made_and_refuses_to_repeat_it(database_url: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": database_url, "WORKBENCH_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "workbench", "simulate", "--sites", "4", "--rounds", "2", "--seed", "9"]
    first, second = (subprocess.run(command, env=environment, capture_output=True, text=True) for _ in range(2))
    assert first.returncode == 0, first.stderr
    said = "The cohort “Simulation 9” has 4 invented sites with results in 2 rounds; none of them is real.\n"
    assert first.stdout == said
    assert second.returncode == NOT_EMPTY
    assert second.stderr.endswith("There are sites of a simulation with seed 9; take another --seed.\n")
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize("option", ["--sites", "--rounds", "--seed"])
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "many", "9999999", ""])
def test_numbers_out_of_bounds_are_refused(option: str, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["simulate", f"{option}={value}"])
    assert re.search(rf"argument {option}: expected a whole number from 1 to \d+, not", capsys.readouterr().err)
