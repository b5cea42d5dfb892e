"""Settings: the environment, checked at start."""

import stat
from pathlib import Path

import pytest

from workbench.web.settings import SettingsError, read_settings


def test_without_anything_set_there_is_a_database_file_a_kept_secret_and_no_mail(tmp_path: Path) -> None:
    first = read_settings({"WORKBENCH_DATA": str(tmp_path)})
    assert first.database_url == f"sqlite:///{tmp_path / 'workbench.sqlite'}"
    assert first.mail is None
    assert len(first.secret_key) == 64
    assert read_settings({"WORKBENCH_DATA": str(tmp_path)}).secret_key == first.secret_key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


@pytest.mark.parametrize("url", ["postgresql://u:p@h/d", "postgres://u:p@h/d"])
def test_a_postgresql_address_names_the_driver_that_is_installed(tmp_path: Path, url: str) -> None:
    settings = read_settings({"WORKBENCH_DATA": str(tmp_path), "DATABASE_URL": url})
    assert settings.database_url == "postgresql+psycopg://u:p@h/d"


def test_everything_wrong_is_said_at_once_with_what_was_expected(tmp_path: Path) -> None:
    environment = {
        "WORKBENCH_DATA": str(tmp_path),
        "WORKBENCH_SECURE_COOKIES": "vielleicht",
        "WORKBENCH_SESSION_MINUTES": "-5",
        "WORKBENCH_MAIL_HOST": "mail.example.org",
        "WORKBENCH_MAIL_PORT": "smtp",
    }
    with pytest.raises(SettingsError) as raised:
        read_settings(environment)
    assert sorted(line.split(":")[0] for line in str(raised.value).splitlines()) == [
        "WORKBENCH_BASE_URL",
        "WORKBENCH_MAIL_PORT",
        "WORKBENCH_SECURE_COOKIES",
        "WORKBENCH_SESSION_MINUTES",
    ]
