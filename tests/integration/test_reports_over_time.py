"""Reports when time passes or two act at once: midnight, a second click, new content, cohorts before, other sites."""

import datetime as dt
import re
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.test_protected import SIX, a_group
from tests.integration.test_reports import WISHES, Scene, make_scene
from tests.report.reading import text
from workbench.content.load import load_content, packaged_content
from workbench.plan.living import Status
from workbench.report.build import Variant, render_report
from workbench.services import contents, reports, shares, transfer
from workbench.services.clock import now, time_set_to, today
from workbench.services.contents import current_content
from workbench.services.history import history_of_site
from workbench.services.rounds import result
from workbench.storage.db import db
from workbench.values import Language

BEFORE_MIDNIGHT = dt.datetime(2027, 6, 10, 21, 59, tzinfo=dt.UTC)
"""23:59 in summer."""

AFTER_MIDNIGHT = BEFORE_MIDNIGHT + dt.timedelta(minutes=2)


@pytest.fixture
def planned(storage: Flask) -> Scene:  # noqa: ARG001 – opens the database
    return make_scene(plan=True)


# --- days ---------------------------------------------------------------------------------------------


def test_a_day_begins_at_midnight_where_the_municipalities_are(planned: Scene) -> None:
    with time_set_to(BEFORE_MIDNIGHT):
        evening = planned.frozen(planned.issued())
    with time_set_to(AFTER_MIDNIGHT):
        assert reports.report_of_today(planned.team, planned.site.id).made_on == today() == dt.date(2027, 6, 11)
        morning = planned.frozen(planned.issued())
    assert (evening.made_on, morning.made_on) == (dt.date(2027, 6, 10), dt.date(2027, 6, 11))
    assert morning.asked is not None
    assert morning.asked.on == evening.made_on


def test_what_is_handed_in_after_midnight_is_of_the_new_day(planned: Scene) -> None:
    with time_set_to(AFTER_MIDNIGHT):
        planned.hand_in("Runde 2", level=2)
        world.a_plan(planned.team, planned.site, replace(WISHES, max_measures=2))
        case = planned.today
    assert case.assessment.date == dt.date(2027, 6, 11)
    assert case.planned is not None
    assert case.planned.date == case.assessment.date


# --- two at once --------------------------------------------------------------------------------------


def test_a_second_click_issues_no_second_report(planned: Scene) -> None:
    assert planned.issued() == planned.issued()
    deeds = [deed.verb for deed in history_of_site(planned.team, planned.site.id).deeds]
    assert deeds.count("report_issued") == 1


def at_once(storage: Flask, *deeds: Callable[[], object]) -> list[object]:
    """What several people get who do something at the same moment; what one of them raises is raised."""
    start = threading.Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> object:
        with storage.app_context():
            start.wait()
            return deed()

    with ThreadPoolExecutor(len(deeds)) as people:
        return list(people.map(do, deeds))


def test_two_who_issue_at_once_get_the_same_report(storage: Flask, planned: Scene) -> None:
    first, second = at_once(storage, planned.issued, planned.issued)
    assert first == second


def test_two_who_make_the_first_letterhead_at_once_both_succeed(storage: Flask, planned: Scene) -> None:
    def write(line: str) -> Callable[[], object]:
        return lambda: reports.change_letterhead(planned.team, planned.site.id, introduction=line)

    at_once(storage, write("Eins"), write("Zwei"))
    db.session.expire_all()
    assert planned.today.introduction in {"Eins", "Zwei"}


def test_a_report_that_says_something_else_or_is_of_another_day_is_another(planned: Scene) -> None:
    first = planned.issued()
    planned.switch(0, Status.RUNNING)
    second = planned.issued()
    with time_set_to(now() + dt.timedelta(days=1)):
        third = planned.issued()
    assert len({first, second, third}) == 3


def test_who_revokes_what_somebody_else_has_just_revoked_changes_nothing(planned: Scene) -> None:
    shares.share(planned.team, planned.site.id, planned.issued(), days=7, short_only=True)
    [[link]] = shares.shares_of(planned.team, planned.site.id).values()
    shares.revoke(planned.team, planned.site.id, link.id)
    [[revoked]] = shares.shares_of(planned.team, planned.site.id).values()
    with time_set_to(now() + dt.timedelta(hours=1)):
        shares.revoke(planned.team, planned.site.id, link.id)
    [[after]] = shares.shares_of(planned.team, planned.site.id).values()
    assert after.revoked_at == revoked.revoked_at is not None


# --- content that was upgraded ------------------------------------------------------------------------

ANOTHER_ID_THEN = re.compile(r"\b(?=(?:m|sf)_)")
"""Before the ids of all measures and of the items of an area, which had other ones in the older content."""


@pytest.fixture
def upgraded(storage: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:  # noqa: ARG001
    """A plan made from older content, with other measures and items, and a round on the content of today."""
    older = tmp_path / "content"
    shutil.copytree(packaged_content(), older)
    for file in older.rglob("*.yaml"):
        file.write_text(ANOTHER_ID_THEN.sub("old_", file.read_text()))
    with monkeypatch.context() as then:
        then.setattr(contents, "packaged_content", lambda: older)
        then.setattr(contents, "current_content", lambda: load_content(older))
        scene = make_scene(plan=True)
    scene.hand_in("Runde 2", level=2)
    return scene


def test_after_an_upgrade_a_report_has_each_part_from_the_content_it_was_made_with(upgraded: Scene) -> None:
    case = upgraded.today
    assert case.previous is not None
    assert case.planned is not None
    assert case.assessment.content.digest == current_content().digest
    assert case.previous.assessment.content.digest != current_content().digest
    assert case.planned.content.digest == case.previous.assessment.content.digest
    assert case.planned.measures
    assert all(each.key.startswith("old_m_") for each in case.planned.measures)
    assert case.previous.assessment.answers.keys() - case.assessment.answers.keys()
    for variant in Variant:
        for language in Language:
            assert render_report(case, language, variant).startswith(b"%PDF-")


def test_the_method_names_every_content_that_a_report_rests_on(upgraded: Scene, tmp_path: Path) -> None:
    case = upgraded.today
    assert case.previous is not None
    shown = text(render_report(case, Language.GERMAN), tmp_path)
    assert f"Prüfsumme des Katalogs {case.assessment.content.digest[:16]}" in shown
    older = case.previous.assessment.content.digest[:16]
    for name in ("Fragenkatalog der letzten Runde", "Fragenkatalog des Plans"):
        assert re.search(rf"{name} [^\n]*Version \d+, Prüfsumme {older}", shown), name
    same = replace(case, previous=None, planned=None)
    assert older not in text(render_report(same, Language.GERMAN), tmp_path)


def test_after_an_upgrade_an_issued_report_still_comes_back_as_it_was(upgraded: Scene) -> None:
    before = upgraded.today
    assert upgraded.frozen(upgraded.issued()) == before


# --- whose rounds and whose figures -------------------------------------------------------------------


def test_a_lead_learns_nothing_of_the_round_before_where_others_led_it(planned: Scene) -> None:
    elsewhere = world.a_cohort(planned.site)
    newcomer = world.as_lead(world.a_person(), elsewhere)
    round_ = world.an_open_round(elsewhere, newcomer, title="Anderswo")
    assessment = world.a_submission(planned.team, round_, planned.site)
    assert reports.report_of_today(newcomer, planned.site.id).previous is None
    own = reports.report_of_today(planned.team, planned.site.id).previous
    assert own is not None
    assert own.title == "Runde 1"
    assert result(newcomer, assessment.id).round.title == "Anderswo"


def test_a_link_and_the_file_of_a_site_tell_no_more_of_the_others_than_they_may(storage: Flask) -> None:  # noqa: ARG001
    group = a_group(7)
    group.closed(SIX)
    team, site = group.teams[0], group.sites[0]
    report_id = world.a_report(team, site)
    assert reports.issued_case(team, site.id, report_id).others != {}
    for short_only in (True, False):
        secret = shares.share(team, site.id, report_id, days=7, short_only=short_only)
        assert shares.open_share(secret).case.others == {}
    [exported] = transfer.export_site(team, site.id)["reports"]
    [shown] = [each["others"]["levels"] for each in transfer.export_site(team, site.id)["assessments"]]
    assert exported["document"]["others"] == {key: list(levels.values()) for key, levels in shown.items()}
    db.session.expire_all()
    assert reports.issued_case(team, site.id, report_id).others["overall"].count == 5
