"""The environment as typed settings, checked at start: the only place that reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.comparison.protected import LEAST_OTHERS, least_others
from workbench.errors import WorkbenchError


class SettingsError(WorkbenchError):
    """The environment asks for something that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail is handed over; without one, links are shown to copy."""

    host: str
    port: int
    user: str | None
    password: str | None
    starttls: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the web application can be told.

    `base_url` None: links follow the address of the request. `secure_cookies` needs HTTPS in front.
    `least_others`: so many other sites need a value before a team learns anything of them.
    """

    data: Path
    database_url: str
    secret_key: str
    base_url: str | None
    mail: MailServer | None
    mail_sender: str
    secure_cookies: bool
    official_header: bool
    session_minutes: int
    trusted_proxies: int
    embedded_worker: bool
    now_jobs: bool = False
    least_others: int = LEAST_OTHERS


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises SettingsError with every fault in one text."""
    read = _Reading(environment)
    data = Path(environment.get("WORKBENCH_DATA", "instance")).resolve()
    settings = Settings(
        data=data,
        database_url=_database(environment.get("DATABASE_URL") or f"sqlite:///{data / 'workbench.sqlite'}"),
        secret_key=environment.get("WORKBENCH_SECRET_KEY") or _kept_secret(data),
        base_url=environment.get("WORKBENCH_BASE_URL", "").rstrip("/") or None,
        mail=_mail(environment, read),
        mail_sender=environment.get("WORKBENCH_MAIL_SENDER", "werkbank@localhost"),
        secure_cookies=read.switch("WORKBENCH_SECURE_COOKIES", default=False),
        official_header=read.switch("WORKBENCH_OFFICIAL_HEADER", default=False),
        session_minutes=read.number("WORKBENCH_SESSION_MINUTES", default=240),
        trusted_proxies=read.number("WORKBENCH_TRUSTED_PROXIES", default=0),
        embedded_worker=read.switch("WORKBENCH_EMBEDDED_WORKER", default=True),
        least_others=least_others(environment.get("WORKBENCH_LEAST_OTHERS")),
    )
    if settings.mail is not None and settings.base_url is None:
        # Whoever asks for a new password in somebody's name could else have the link lead to a host of their own.
        read.faults.append("WORKBENCH_BASE_URL: needed with WORKBENCH_MAIL_HOST; links in mail start with it")
    if read.faults:
        raise SettingsError("\n".join(read.faults))
    return settings


class _Reading:
    """One pass over the environment; collects what is wrong."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self.faults: list[str] = []

    def switch(self, name: str, *, default: bool) -> bool:
        words = {"": default, "1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        text = self._environment.get(name, "").strip().lower()
        if text not in words:
            self.faults.append(f"{name}: `{text}` is no switch; use 1 or 0")
        return words.get(text, default)

    def number(self, name: str, *, default: int) -> int:
        text = self._environment.get(name, "").strip()
        if text and not (text.isascii() and text.isdigit()):
            self.faults.append(f"{name}: `{text}` is no whole number; leave it out for {default}")
            return default
        return int(text) if text else default


def _mail(environment: Mapping[str, str], read: _Reading) -> MailServer | None:
    host = environment.get("WORKBENCH_MAIL_HOST")
    if not host:
        return None
    return MailServer(
        host=host,
        port=read.number("WORKBENCH_MAIL_PORT", default=25),
        user=environment.get("WORKBENCH_MAIL_USER") or None,
        password=environment.get("WORKBENCH_MAIL_PASSWORD") or None,
        starttls=read.switch("WORKBENCH_MAIL_STARTTLS", default=False),
    )


def _database(url: str) -> str:
    """Name the driver that is installed; operators write postgresql:// or postgres://."""
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


def _kept_secret(data: Path) -> str:
    """The key that signs sessions: made once and kept beside the database, readable by its owner only."""
    path = data / "secret_key"
    data.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        secret = os.urandom(32).hex()
        file.write(secret)
    return secret
