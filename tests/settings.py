"""Settings of the application in tests."""

from pathlib import Path

from workbench.web.settings import Settings


def settings_in(folder: Path, database_url: str) -> Settings:
    """Settings as in production with data in `folder`, but jobs run at once and there is no mail server."""
    return Settings(
        data=folder,
        database_url=database_url,
        secret_key="a secret of the tests",  # noqa: S106
        base_url=None,
        mail=None,
        mail_sender="werkbank@example.org",
        secure_cookies=False,
        official_header=False,
        session_minutes=60,
        trusted_proxies=0,
        embedded_worker=False,
        now_jobs=True,
    )
