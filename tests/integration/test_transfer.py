"""A site's data as a file, and the deletion of sites and cohorts."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.integration import world
from tests.integration.test_answering import ITEM, level
from tests.integration.visitor import Visitor, text_of
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.services import accounts, answering, rounds, transfer
from workbench.services.access import Actor, Role, actor_of
from workbench.services.accounts import Seat
from workbench.storage import people, sites
from workbench.storage.answers import Rival, StoredAnswer
from workbench.storage.db import db, transaction
from workbench.storage.journal import JournalEntry
from workbench.storage.people import AtSite, LeadOf, Person
from workbench.storage.rounds import Round, StoredAssessment, Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two sites in one open round; the first has answered, handed in, got back and handed in again."""

    site: int
    other: int
    cohort: int
    assessment: int
    team: Actor
    colleague: Actor
    reader: Actor
    lead: Actor
    operator: Actor


def a_case() -> Case:
    site, other = world.a_site(name="Auental"), world.a_site(name="Bergheide")
    cohort = world.a_cohort(site, other)
    lead = world.as_lead(world.a_person(function="Werkstattleitung"), cohort)
    round_ = world.an_open_round(cohort, lead, title="Herbst")
    team = world.as_team(world.a_person(function="Stabsstelle"), site)
    colleague = world.as_team(world.a_person(function="Sozialamt"), site)
    assessment = world.assessment_in(round_, site).id
    answering.save(team, assessment, ITEM, level(1, note="seit 2024"), version=0)
    rounds.submit(team, assessment)
    rounds.return_submission(lead, assessment, reason="Bitte prüfen")
    answering.save(team, assessment, ITEM, level(2), version=1)
    answering.save(colleague, assessment, ITEM, level(4), version=1)
    rounds.submit(team, assessment)
    neighbour = world.as_team(world.a_person(function="Amt in Bergheide"), other)
    answering.save(neighbour, world.assessment_in(round_, other).id, ITEM, level(3), version=0)
    return Case(
        site=site.id,
        other=other.id,
        cohort=cohort.id,
        assessment=assessment,
        team=team,
        colleague=colleague,
        reader=world.as_reader(world.a_person(function="Bürgermeister"), site),
        lead=lead,
        operator=actor_of(world.a_person(operator=True)),
    )


@pytest.fixture
def case(storage: Flask) -> Case:  # noqa: ARG001 - the database must be there
    return a_case()


def count(table: type[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


# --- the export --------------------------------------------------------------------------------------


def test_the_export_holds_the_site_with_its_answers_and_what_waits_for_a_choice(case: Case) -> None:
    document = transfer.export_site(case.team, case.site)
    (assessment,) = document["assessments"]
    answer = assessment["answers"][ITEM]
    (waiting,) = assessment["waiting_for_a_choice"][ITEM]
    assert (document["site"]["name"], document["site"]["kind"], document["site"]["population"]) == (
        "Auental",
        "stadt",
        20_000,
    )
    assert (assessment["state"], assessment["round"]["title"]) == ("submitted", "Herbst")
    assert (answer["value"], answer["changed_by"]) == ("2", "Stabsstelle")
    assert (waiting["value"], waiting["changed_by"]) == ("4", "Sozialamt")


def test_the_export_holds_every_submission_with_its_scores_and_the_content_it_was_answered_with(case: Case) -> None:
    (assessment,) = transfer.export_site(case.team, case.site)["assessments"]
    second, first = assessment["submissions"]
    assert (first["revision"], first["return_reason"], first["returned_by"]) == (1, "Bitte prüfen", "Werkstattleitung")
    assert first["answers"] == {ITEM: {"value": "1", "note": "seit 2024"}}
    assert (second["revision"], second["returned_at"], second["submitted_by"]) == (2, None, "Stabsstelle")
    assert second["answers"] == {ITEM: {"value": "2"}}
    kept = db.session.scalars(select(Submission).where(Submission.revision == 2)).one()
    assert second["scores"] == kept.scores
    assert second["content_digest"] == assessment["content_digest"] == kept.content_digest


def test_the_export_holds_the_whole_journal_of_the_site(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = transfer.export_site(case.team, case.site)["journal"]
    monkeypatch.setattr(transfer, "_PAGE", 2)
    assert transfer.export_site(case.team, case.site)["journal"] == at_once
    assert [deed["verb"] for deed in at_once] == [
        "submitted",
        "answer_differs",
        "answered",
        "returned",
        "submitted",
        "answered",
    ]
    assert [deed["by"] for deed in at_once[:3]] == ["Stabsstelle", "Sozialamt", "Stabsstelle"]


def test_the_export_names_people_by_their_function_and_never_by_their_address(case: Case) -> None:
    known = world.a_person(function="Kämmerei")
    for email in (known.email, "neu@example.org"):
        accounts.invite(case.team, email, seat=Seat(role=Role.READER, site_id=case.site))
    document = transfer.export_site(case.team, case.site)
    assert {(person["function"], person["role"]) for person in document["people"]} == {
        ("Stabsstelle", "team"),
        ("Sozialamt", "team"),
        ("Bürgermeister", "reader"),
        ("Kämmerei", "reader"),
        (None, "reader"),
    }
    invited = [deed["detail"] for deed in document["journal"] if deed["verb"] == "role_given"]
    assert invited == [{"role": "reader", "person": None}, {"role": "reader", "person": "Kämmerei"}]
    assert "@" not in json.dumps(document)


def test_the_export_holds_nothing_of_another_site(case: Case) -> None:
    text = json.dumps(transfer.export_site(case.team, case.site), ensure_ascii=False)
    assert "Bergheide" not in text
    assert '"3"' not in text


def test_what_somebody_did_stays_in_the_export_without_them_when_their_account_is_gone(case: Case) -> None:
    colleague = people.get_person(case.colleague.person_id)
    assert colleague is not None
    with transaction():
        people.delete_person(colleague)
    document = transfer.export_site(case.team, case.site)
    (waiting,) = document["assessments"][0]["waiting_for_a_choice"][ITEM]
    assert (waiting["value"], waiting["changed_by"]) == ("4", None)


@pytest.mark.parametrize("who", ["reader", "lead", "operator"])
def test_only_the_team_exports(case: Case, who: str) -> None:
    with pytest.raises(NotAllowedError):
        transfer.export_site(getattr(case, who), case.site)


def test_no_team_exports_another_site(case: Case) -> None:
    with pytest.raises(NotAllowedError):
        transfer.export_site(case.team, case.other)
    with pytest.raises(NotFoundError):
        transfer.export_site(case.team, 999_999)


# --- deletion ----------------------------------------------------------------------------------------


def test_before_a_deletion_one_reads_what_is_lost(case: Case) -> None:
    assert transfer.loss_of_site(case.operator, case.site) == transfer.Loss(
        name="Auental", rounds=1, assessments=1, submitted=1, answers=1, people=3
    )
    cohort = sites.get_cohort(case.cohort)
    assert cohort is not None
    assert transfer.loss_of_cohort(case.operator, case.cohort) == transfer.Loss(
        name=cohort.name, rounds=1, assessments=2, submitted=1, answers=2, people=1
    )


def test_a_deleted_site_takes_everything_of_its_own_and_nothing_of_others(case: Case) -> None:
    transfer.delete_site(case.operator, case.site, typed="Auental")
    db.session.expire_all()
    assert sites.get_site(case.site) is None
    assert db.session.scalars(select(StoredAssessment.site_id)).all() == [case.other]
    assert (count(StoredAnswer), count(Rival), count(Submission)) == (1, 0, 0)
    assert db.session.scalars(select(AtSite.site_id)).all() == [case.other]
    assert not db.session.scalars(select(JournalEntry).where(JournalEntry.site_id == case.site)).all()
    assert count(Round) == 1


def test_a_deleted_cohort_takes_its_rounds_and_leaves_the_sites(case: Case) -> None:
    cohort = sites.get_cohort(case.cohort)
    assert cohort is not None
    transfer.delete_cohort(case.operator, case.cohort, typed=cohort.name)
    db.session.expire_all()
    assert sites.get_cohort(case.cohort) is None
    tables: tuple[type[Any], ...] = (Round, StoredAssessment, StoredAnswer, Rival, Submission, LeadOf)
    assert [count(table) for table in tables] == [0] * len(tables)
    assert [site.name for site in sites.list_sites()] == ["Auental", "Bergheide"]
    assert count(AtSite) == 4


@pytest.mark.parametrize("typed", ["", "auental", "Auental 2", "Bergheide"])
def test_nothing_is_deleted_until_the_name_is_typed(case: Case, typed: str) -> None:
    with pytest.raises(WrongStateError, match=transfer.NAME_DIFFERS):
        transfer.delete_site(case.operator, case.site, typed=typed)
    with pytest.raises(WrongStateError, match=transfer.NAME_DIFFERS):
        transfer.delete_cohort(case.operator, case.cohort, typed=typed)
    assert sites.get_site(case.site) is not None
    assert sites.get_cohort(case.cohort) is not None


def test_spaces_around_and_inside_a_typed_name_do_not_matter(case: Case) -> None:
    transfer.delete_site(case.operator, case.site, typed="  Auental ")
    assert sites.get_site(case.site) is None


@pytest.mark.parametrize("who", ["team", "reader", "lead"])
def test_only_operators_delete(case: Case, who: str) -> None:
    actor = getattr(case, who)
    for forbidden in (
        lambda: transfer.loss_of_site(actor, case.site),
        lambda: transfer.loss_of_cohort(actor, case.cohort),
        lambda: transfer.delete_site(actor, case.site, typed="Auental"),
        lambda: transfer.delete_cohort(actor, case.cohort, typed="Kohorte"),
    ):
        with pytest.raises(NotAllowedError):
            forbidden()


def test_who_was_invited_to_what_is_gone_and_never_came_is_forgotten(case: Case) -> None:
    def invited(function: str) -> Person:
        return world.a_person(function=function)

    nobody_else, elsewhere, came = invited("nur hier"), invited("auch in Bergheide"), invited("war da")
    site, other = sites.get_site(case.site), sites.get_site(case.other)
    assert site is not None
    assert other is not None
    world.as_reader(nobody_else, site)
    world.as_reader(elsewhere, site)
    world.as_reader(elsewhere, other)
    world.as_reader(came, site)
    with transaction():
        came.password = "a hash"  # noqa: S105
    transfer.delete_site(case.operator, case.site, typed="Auental")
    functions = {person.function for person in people.list_people()}
    assert "nur hier" not in functions
    assert {"auch in Bergheide", "war da"} <= functions


def test_the_journal_keeps_who_deleted_what(case: Case) -> None:
    cohort = sites.get_cohort(case.cohort)
    assert cohort is not None
    transfer.delete_site(case.operator, case.site, typed="Auental")
    transfer.delete_cohort(case.operator, case.cohort, typed=cohort.name)
    deeds = db.session.scalars(select(JournalEntry).order_by(JournalEntry.id)).all()[-2:]
    assert [(deed.verb, deed.person_id, deed.detail) for deed in deeds] == [
        ("site_deleted", case.operator.person_id, {"site": "Auental"}),
        ("cohort_deleted", case.operator.person_id, {"cohort": cohort.name}),
    ]


# --- the pages ---------------------------------------------------------------------------------------


def signed_in(app: Flask, *, operator: bool = False, team_of: str | None = None) -> Visitor:
    with app.app_context():
        person = world.a_person(operator=operator, password=world.PASSWORD)
        site = None if team_of is None else sites.find_site(team_of)
        if site is not None:
            world.as_team(person, site)
        email = person.email
    found = Visitor(app)
    assert found.sign_in(email).status_code == 302
    return found


def test_the_team_downloads_a_file_named_after_the_site(app: Flask) -> None:
    with app.app_context():
        site = world.a_site(name="Hülsenrath").id
    answer = signed_in(app, team_of="Hülsenrath").open(f"/kommunen/{site}/daten")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "filename*=UTF-8''H%C3%BClsenrath.json" in disposition
    assert json.loads(answer.data)["site"]["name"] == "Hülsenrath"


def test_the_operator_deletes_a_site_by_typing_its_name(app: Flask) -> None:
    with app.app_context():
        site = a_case().site
    operator = signed_in(app, operator=True)
    path = f"/kommunen/{site}/loeschen"
    asked = operator.open(path)
    assert asked.status_code == 200
    assert "Auental löschen" in text_of(asked)
    refused = operator.submit(path, name="Auenthal")
    assert refused.status_code == 422
    assert "Das ist nicht der Name" in text_of(refused)
    assert operator.open(path).status_code == 200
    done = operator.submit(path, name="Auental")
    assert (done.status_code, done.location) == (302, "/verwaltung")
    assert operator.open(path).status_code == 404


def test_the_operator_deletes_a_cohort_by_typing_its_name(app: Flask) -> None:
    with app.app_context():
        cohort = sites.get_cohort(a_case().cohort)
        assert cohort is not None
        path, name = f"/kohorten/{cohort.id}/loeschen", cohort.name
    operator = signed_in(app, operator=True)
    assert operator.submit(path, name="").status_code == 422
    assert operator.submit(path, name=name).status_code == 302
    assert operator.open(path).status_code == 404
