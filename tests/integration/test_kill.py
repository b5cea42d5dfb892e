"""A server killed while saving loses nothing that it acknowledged; `tests.bench.kill` is the long run."""

from pathlib import Path

from tests.bench.kill import run


def test_every_acknowledged_save_is_there_after_the_server_was_killed(database_url: str, tmp_path: Path) -> None:
    outcome = run(database_url, tmp_path, saves=160, kills=2)
    assert outcome.missing == ()
    assert outcome.saves == 160
    assert outcome.retries > 0, "the server was killed while nobody was saving"
