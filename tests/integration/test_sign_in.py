"""Signing in: password, code, lock-out, sessions, forgotten passwords."""

import base64
import datetime as dt
import json
import threading
import time

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from flask import Flask
from sqlalchemy import event

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from workbench.services import accounts, passwords, sign_in
from workbench.services.access import actor_of
from workbench.services.clock import now, time_set_to
from workbench.storage import people
from workbench.storage.db import db, transaction
from workbench.storage.journal import JournalEntry
from workbench.storage.people import Person
from workbench.web.accounts import authenticator, own_path
from workbench.web.settings import Settings

WRONG = "ein falsches Kennwort"
OTHER = "drei Dächer im Regen"


@pytest.fixture
def person(app: Flask) -> Person:
    """Somebody with a password."""
    with app.app_context():
        return world.a_person(password=PASSWORD)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A browser."""
    return Visitor(app)


def with_authenticator(app: Flask, person: Person) -> str:
    """Turn the second factor on behind the pages; the encrypted secret."""
    with app.app_context():
        secret = authenticator().generate_totp_secret()
        with transaction():
            found = people.get_person(person.id)
            assert found is not None
            found.tf_primary_method, found.tf_totp_secret = sign_in.AUTHENTICATOR, secret
    return secret


def code_now(app: Flask, secret: str, *, steps_ahead: int = 0) -> str:
    """What the authenticator shows."""
    with app.app_context():
        return shown_by(authenticator().get_totp_b32_key(secret), steps_ahead=steps_ahead)


def shown_by(key: str, *, steps_ahead: int = 0) -> str:
    totp = TOTP(base64.b32decode(key), length=6, algorithm=SHA1(), time_step=30, enforce_key_length=False)  # noqa: S303
    return totp.generate(int(time.time()) + 30 * steps_ahead).decode()


def test_the_right_password_leads_to_the_overview(visitor: Visitor, person: Person) -> None:
    answer = visitor.sign_in(person.email.upper())
    assert (answer.status_code, answer.location) == (302, "/")
    assert visitor.is_signed_in()


def test_a_wrong_password_an_unknown_address_a_shut_and_a_locked_account_all_read_the_same(
    app: Flask, visitor: Visitor, person: Person
) -> None:
    with app.app_context():
        shut, locked, invited = world.a_person(password=PASSWORD), world.a_person(password=PASSWORD), world.a_person()
        with transaction():
            shut.active = False
            locked.locked_until = now() + dt.timedelta(minutes=1)
            db.session.add_all([shut, locked])
    answers = {
        text_of(visitor.sign_in(person.email, WRONG)).replace(person.email, ""),
        text_of(visitor.sign_in("niemand@example.org", WRONG)).replace("niemand@example.org", ""),
        text_of(visitor.sign_in(shut.email)).replace(shut.email, ""),
        text_of(visitor.sign_in(locked.email)).replace(locked.email, ""),
        text_of(visitor.sign_in(invited.email)).replace(invited.email, ""),
    }
    assert len(answers) == 1
    assert "E-Mail-Adresse oder Passwort stimmen nicht" in answers.pop()
    assert not visitor.is_signed_in()


def test_after_signing_in_people_come_back_to_the_page_they_wanted(visitor: Visitor, person: Person) -> None:
    refused = visitor.open("/konto/passwort?von=hier")
    assert refused.location == "/anmelden?next=/konto/passwort?von%3Dhier"
    assert visitor.sign_in(person.email, next="/konto/passwort?von%3Dhier").location == "/konto/passwort?von=hier"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/", "//example.org/", "/\\example.org", "\\\\example.org", "/\t/example.org",
        "/\r\nSet-Cookie:x=1", "javascript:alert(1)", "http:example.org", "konto", "", " /konto",
    ],
)  # fmt: skip
def test_no_address_of_others_is_a_place_to_go_on_to(target: str) -> None:
    assert own_path(target) is None


def test_signing_in_leads_nowhere_else(visitor: Visitor, person: Person) -> None:
    assert visitor.sign_in(person.email, next="https://example.org/").location == "/"


def test_scripts_are_told_that_nobody_is_signed_in(visitor: Visitor) -> None:
    for answer in (
        visitor.client.get("/konto", headers={"Accept": "application/json"}),
        visitor.client.get("/konto", headers={"X-Requested-With": "fetch"}),
        visitor.open("/sitzung"),
    ):
        assert (answer.status_code, answer.json) == (401, {"code": "sign_in"})


def test_a_script_learns_who_is_signed_in_and_gets_the_token_for_forms(visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person.email)
    state = visitor.open("/sitzung").json
    assert state is not None
    assert state["person"] == person.id
    assert visitor.client.post("/konto/ueberall-abmelden", data={"csrf_token": state["csrf"]}).status_code == 302


def test_a_form_token_from_before_signing_in_is_worth_nothing_after_it(visitor: Visitor, person: Person) -> None:
    visitor.open("/anmelden")
    with visitor.client.session_transaction() as session:
        before = session["csrf_token"]
    visitor.sign_in(person.email)
    visitor.open("/konto")
    with visitor.client.session_transaction() as session:
        assert session["csrf_token"] != before


def test_only_a_form_of_ours_signs_out(visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person.email)
    assert visitor.open("/abmelden").status_code == 405
    assert visitor.client.post("/abmelden").status_code == 400
    assert visitor.is_signed_in()
    answer = visitor.submit("/abmelden", at="/konto")
    assert answer.location == "/anmelden"
    assert "Sie sind abgemeldet." in text_of(visitor.open("/anmelden"))
    assert not visitor.is_signed_in()


def test_no_page_of_the_library_is_reachable(app: Flask, visitor: Visitor) -> None:
    for path in ("/login", "/logout", "/register", "/reset", "/change", "/verify", "/tf-setup", "/tf-validate",
                 "/tf-rescue", "/mf-recovery", "/mf-recovery-codes"):  # fmt: skip
        assert visitor.open(path).status_code == 404
    assert not [
        rule for rule in app.url_map.iter_rules() if "flask_security" in app.view_functions[rule.endpoint].__module__
    ]


def test_a_token_in_an_address_or_a_header_signs_nobody_in(app: Flask, visitor: Visitor, person: Person) -> None:
    with app.app_context():
        found = people.get_person(person.id)
        assert found is not None
        token = str(found.get_auth_token())
    assert visitor.client.get(f"/sitzung?auth_token={token}").status_code == 401
    assert visitor.client.get("/sitzung", headers={"Authentication-Token": token}).status_code == 401


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites_and_ends_after_an_idle_hour(
    app: Flask, visitor: Visitor, person: Person
) -> None:
    cookie = visitor.sign_in(person.email).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert app.permanent_session_lifetime == dt.timedelta(hours=1)
    assert "session=" in visitor.open("/konto").headers["Set-Cookie"]


def test_static_files_carry_no_cookie_and_ask_no_database(app: Flask, visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person.email)
    with app.test_request_context():
        path = app.url_for("static", filename="css/workbench.css")
    with statements(app) as seen:
        answer = visitor.open(path)
        answer.close()
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert seen == []


class statements:  # noqa: N801 – read like a function
    """The SQL statements inside a block."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._seen: list[str] = []

    def __enter__(self) -> list[str]:
        with self._app.app_context():
            self._engine = db.engine
        event.listen(self._engine, "before_cursor_execute", self._note)
        return self._seen

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)

    def _note(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            self._seen.append(statement)


def test_a_request_asks_the_database_once_who_is_signed_in(app: Flask, visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person.email)
    with statements(app) as seen:
        visitor.open("/sitzung")
    assert len(seen) == 1, seen


def test_a_shut_account_is_signed_out_at_its_next_step(app: Flask, visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person.email)
    with app.app_context():
        operator = actor_of(world.a_person(operator=True, password=PASSWORD))
        accounts.set_active(operator, person.id, active=False)
    assert not visitor.is_signed_in()


def test_signing_out_everywhere_ends_every_session(app: Flask, person: Person) -> None:
    here, there = Visitor(app), Visitor(app)
    here.sign_in(person.email)
    there.sign_in(person.email)
    assert here.submit("/konto/ueberall-abmelden", at="/konto").location == "/anmelden"
    assert not here.is_signed_in()
    assert not there.is_signed_in()


def test_five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(app: Flask, person: Person) -> None:
    start = now()
    with app.app_context():
        with time_set_to(start):
            for _ in range(4):
                assert sign_in.check_password(person.email, WRONG) is None
            assert sign_in.check_password(person.email, PASSWORD) is not None  # counts from the start again
            for _ in range(5):
                assert sign_in.check_password(person.email, WRONG) is None
            assert sign_in.check_password(person.email, PASSWORD) is None
        with time_set_to(start + dt.timedelta(minutes=14, seconds=59)):
            assert sign_in.check_password(person.email, PASSWORD) is None
        with time_set_to(start + dt.timedelta(minutes=15)):
            assert sign_in.check_password(person.email, WRONG) is None  # one wrong one does not lock again
            assert sign_in.check_password(person.email, PASSWORD) is not None
        assert [each.verb for each in db.session.query(JournalEntry)] == ["account_locked"]


def test_trying_a_locked_account_does_not_prolong_the_lock(app: Flask, person: Person) -> None:
    start = now()
    with app.app_context():
        for minute in range(15):
            with time_set_to(start + dt.timedelta(minutes=minute)):
                for _ in range(5):
                    sign_in.check_password(person.email, WRONG)
        with time_set_to(start + dt.timedelta(minutes=15)):
            assert sign_in.check_password(person.email, PASSWORD) is not None


def test_of_many_attempts_at_the_same_moment_only_five_are_judged(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = []
    barrier = threading.Barrier(12)

    def matches(kept: str | None, password: str) -> bool:
        if kept is not None:
            judged.append(password)
            time.sleep(0.05)  # as long as a real comparison takes
        return False

    def attempt() -> None:
        barrier.wait()
        with app.app_context():
            sign_in.check_password(person.email, WRONG)

    monkeypatch.setattr(passwords, "matches", matches)
    threads = [threading.Thread(target=attempt) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(judged) == sign_in.ATTEMPTS


def test_an_older_hash_is_replaced_when_its_owner_signs_in(app: Flask, person: Person) -> None:
    from argon2 import PasswordHasher

    with app.app_context():
        with transaction():
            found = people.get_person(person.id)
            assert found is not None
            found.password = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
        assert sign_in.check_password(person.email, PASSWORD) is not None
        assert found.password is not None
        assert not passwords.needs_new_hash(found.password)


def test_with_a_second_factor_the_password_alone_opens_nothing(app: Flask, visitor: Visitor, person: Person) -> None:
    secret = with_authenticator(app, person)
    answer = visitor.sign_in(person.email, next="/konto")
    assert answer.location == "/anmelden/code?next=/konto"
    assert not visitor.is_signed_in()
    answer = visitor.submit(answer.location, code=code_now(app, secret))
    assert answer.location == "/konto"
    assert visitor.is_signed_in()


def test_a_code_opens_once(app: Flask, person: Person) -> None:
    secret = with_authenticator(app, person)
    code = code_now(app, secret)
    first, second = Visitor(app), Visitor(app)
    for each in (first, second):
        each.sign_in(person.email)
        each.submit("/anmelden/code", code=code)
    assert (first.is_signed_in(), second.is_signed_in()) == (True, False)


def test_a_code_of_a_clock_that_is_a_little_off_is_taken_and_one_far_off_is_not(app: Flask, person: Person) -> None:
    secret = with_authenticator(app, person)
    for steps, taken in ((3, False), (-3, False), (1, True)):
        visitor = Visitor(app)
        visitor.sign_in(person.email)
        visitor.submit("/anmelden/code", code=code_now(app, secret, steps_ahead=steps))
        assert visitor.is_signed_in() is taken, steps


def test_wrong_codes_lock_like_wrong_passwords_even_with_the_right_password_in_between(
    app: Flask, person: Person
) -> None:
    secret = with_authenticator(app, person)
    for _ in range(sign_in.ATTEMPTS):
        visitor = Visitor(app)
        visitor.sign_in(person.email)
        answer = visitor.submit("/anmelden/code", code="000000")
        assert "Dieser Code gilt nicht" in text_of(answer)
    visitor = Visitor(app)
    assert visitor.sign_in(person.email).status_code == 422
    with app.app_context():
        found = people.get_person(person.id)
        assert found is not None
        assert not sign_in.check_code(found, code_now(app, secret), match=authenticator().counter_of)


def test_the_way_to_the_code_is_open_only_shortly_after_the_password(
    app: Flask, visitor: Visitor, person: Person
) -> None:
    with_authenticator(app, person)
    assert visitor.open("/anmelden/code").location == "/anmelden"
    visitor.sign_in(person.email)
    assert visitor.open("/anmelden/code").status_code == 200
    with time_set_to(now() + dt.timedelta(minutes=11)):
        assert visitor.open("/anmelden/code").location == "/anmelden"


def test_the_second_factor_is_turned_on_with_an_app_and_off_with_the_password(
    app: Flask, visitor: Visitor, person: Person
) -> None:
    visitor.sign_in(person.email)
    page = visitor.open("/konto/zweiter-faktor").get_data(as_text=True)
    assert 'src="data:image/svg+xml;base64,' in page
    key = page.split('<code class="secret">', 1)[1].split("</code>", 1)[0].replace("-", "").replace(" ", "")
    assert "Dieser Code passt nicht" in text_of(visitor.submit("/konto/zweiter-faktor", code="000000"))
    shown = visitor.submit("/konto/zweiter-faktor", code=shown_by(key)).get_data(as_text=True)
    codes = [part.split("</code>", 1)[0] for part in shown.split('<code class="secret">')[1:]]
    assert len(codes) == 10

    other = Visitor(app)
    other.sign_in(person.email)
    other.submit("/anmelden/code", code=codes[0].upper())
    assert other.is_signed_in()
    again = Visitor(app)
    again.sign_in(person.email)
    again.submit("/anmelden/code", code=codes[0])
    assert not again.is_signed_in()

    off = "/konto/zweiter-faktor/aus"
    assert visitor.submit(off, at="/konto/zweiter-faktor", password=WRONG).status_code == 422
    assert visitor.submit(off, at="/konto/zweiter-faktor", password=PASSWORD).location == "/konto"
    assert Visitor(app).sign_in(person.email).location == "/"


def test_new_recovery_codes_replace_the_old_ones(app: Flask, visitor: Visitor, person: Person) -> None:
    secret = with_authenticator(app, person)
    visitor.sign_in(person.email)
    visitor.submit("/anmelden/code", code=code_now(app, secret))
    path = "/konto/zweiter-faktor/codes"

    def codes() -> list[str]:
        shown = visitor.submit(path, at="/konto/zweiter-faktor", password=PASSWORD).get_data(as_text=True)
        return [part.split("</code>", 1)[0] for part in shown.split('<code class="secret">')[1:]]

    old, new = codes()[0], codes()[0]
    with app.app_context():
        found = people.get_person(person.id)
        assert found is not None
        assert not sign_in.check_code(found, old, match=authenticator().counter_of)
        assert sign_in.check_code(found, new, match=authenticator().counter_of)


def test_the_secret_of_the_authenticator_cannot_be_read_from_the_database(app: Flask, person: Person) -> None:
    secret = with_authenticator(app, person)
    with app.app_context():
        assert authenticator().get_totp_b32_key(secret) not in secret
    assert "enckey" in json.loads(secret)


def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(app: Flask, person: Person) -> None:
    here, there = Visitor(app), Visitor(app)
    here.sign_in(person.email)
    there.sign_in(person.email)
    refused = here.submit("/konto/passwort", old=WRONG, password=OTHER, repeated=OTHER)
    assert "Das Passwort stimmt nicht." in text_of(refused)
    assert "sind verschieden" in text_of(here.submit("/konto/passwort", old=PASSWORD, password=OTHER, repeated=WRONG))
    weak = here.submit("/konto/passwort", old=PASSWORD, password="passwort1234", repeated="passwort1234")  # noqa: S106
    assert "zu leicht zu erraten" in text_of(weak)
    assert here.submit("/konto/passwort", old=PASSWORD, password=OTHER, repeated=OTHER).location == "/konto"
    assert here.is_signed_in()
    assert not there.is_signed_in()
    assert there.sign_in(person.email).status_code == 422
    assert there.sign_in(person.email, OTHER).location == "/"


def test_guessing_the_password_in_a_session_left_open_locks_the_account(
    app: Flask, visitor: Visitor, person: Person
) -> None:
    visitor.sign_in(person.email)
    for _ in range(sign_in.ATTEMPTS):
        visitor.submit("/konto/loeschen", password=WRONG)
    assert visitor.submit("/konto/loeschen", password=PASSWORD).status_code == 422
    assert Visitor(app).sign_in(person.email).status_code == 422


def test_people_say_what_they_do_and_in_which_language_they_read(visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person.email)
    assert visitor.submit("/konto", function="Stabsstelle", language="en").location == "/konto"
    page = visitor.open("/konto").get_data(as_text=True)
    assert 'lang="en"' in page
    assert 'value="Stabsstelle"' in page


def test_people_take_their_data_along(visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person.email)
    answer = visitor.submit("/konto/daten", at="/konto")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="meine-daten.json"'
    assert json.loads(answer.data)["account"]["email"] == person.email


def test_people_delete_their_account_with_their_password(app: Flask, visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person.email)
    assert visitor.submit("/konto/loeschen", password=PASSWORD).location == "/anmelden"
    assert not visitor.is_signed_in()
    with app.app_context():
        assert people.get_person(person.id) is None


def test_the_last_operator_is_told_why_the_account_stays(app: Flask, visitor: Visitor) -> None:
    with app.app_context():
        operator = world.a_person(operator=True, password=PASSWORD)
    visitor.sign_in(operator.email)
    assert "niemand mehr die Werkbank betreiben" in text_of(visitor.submit("/konto/loeschen", password=PASSWORD))


@pytest.fixture
def link(app: Flask, person: Person) -> str:
    """A link to a new password for the person."""
    with app.app_context():
        found = sign_in.request_reset(person.email)
    assert found is not None
    return f"/passwort-neu/{found.secret}"


def test_a_new_password_ends_all_sessions_and_the_lock_and_has_to_be_used(
    app: Flask, visitor: Visitor, person: Person, link: str
) -> None:
    visitor.sign_in(person.email)
    with app.app_context():
        for _ in range(sign_in.ATTEMPTS):
            sign_in.check_password(person.email, WRONG)
    other = Visitor(app)
    assert other.submit(link, password=OTHER, repeated=OTHER).location == "/anmelden"
    assert not visitor.is_signed_in()
    assert not other.is_signed_in()
    assert other.sign_in(person.email, OTHER).location == "/"
    assert "Dieser Link gilt nicht mehr" in text_of(other.open(link))


def test_looking_at_the_link_or_choosing_a_weak_password_does_not_use_it_up(visitor: Visitor, link: str) -> None:
    assert visitor.open(link).status_code == 200
    assert visitor.submit(link, password="passwort1234", repeated="passwort1234").status_code == 422  # noqa: S106
    assert visitor.submit(link, password=OTHER, repeated=OTHER).status_code == 302


def test_only_the_latest_link_to_a_new_password_works(app: Flask, visitor: Visitor, person: Person, link: str) -> None:
    with app.app_context():
        assert sign_in.request_reset(person.email) is not None
    assert visitor.open(link).status_code == 404


def test_a_new_password_does_not_get_around_the_second_factor(
    app: Flask, visitor: Visitor, person: Person, link: str
) -> None:
    with_authenticator(app, person)
    visitor.submit(link, password=OTHER, repeated=OTHER)
    assert visitor.sign_in(person.email, OTHER).location == "/anmelden/code"


def test_without_mail_nobody_is_sent_to_a_postbox_in_vain(visitor: Visitor, settings: Settings) -> None:
    assert settings.mail is None
    page = visitor.open("/passwort-vergessen")
    assert "verschickt keine E-Mails" in text_of(page)
    assert '<form method="post" novalidate' not in page.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/zugang/", "/passwort-neu/"])
def test_a_link_that_never_was_says_no_more_than_one_that_is_over(visitor: Visitor, path: str) -> None:
    answer = visitor.open(path + "x" * 43)
    assert answer.status_code == 404
    assert "Dieser Link gilt nicht mehr" in text_of(answer)


def test_an_invitation_leads_from_the_link_straight_to_work(app: Flask, visitor: Visitor) -> None:
    with app.app_context():
        secret = accounts.create_operator("neu@kommune.example")
    path = f"/zugang/{secret}"
    assert "Sie betreiben diese Werkbank." in text_of(visitor.open(path))
    fields = {"password": OTHER, "repeated": OTHER, "function": "IT", "language": "de"}
    assert visitor.submit(path, **{**fields, "function": " "}).status_code == 422
    assert visitor.submit(path, **fields).location == "/"
    assert visitor.is_signed_in()
    assert Visitor(app).open(path).status_code == 404


def test_who_comes_by_an_invitation_in_anothers_browser_is_signed_in_as_themselves(
    app: Flask, visitor: Visitor, person: Person
) -> None:
    visitor.sign_in(person.email)
    with app.app_context():
        secret = accounts.create_operator("neu@kommune.example")
    visitor.submit(f"/zugang/{secret}", password=OTHER, repeated=OTHER, function="IT", language="de")
    state = visitor.open("/sitzung").json
    assert state is not None
    assert state["person"] != person.id
