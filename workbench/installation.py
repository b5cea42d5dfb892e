"""The commands that run an installation: serve, work, make the first account, verify, fill a demo, simulate."""

import argparse
import sys
from collections.abc import Callable
from typing import Any

from workbench.errors import WrongStateError
from workbench.web.settings import Settings, read_settings

DIFFERS = 1
NOT_EMPTY = 5

MOST_SITES, MOST_ROUNDS, MOST_SEED = 50_000, 20, 999_999
"""The bounds of a simulation."""


def add_commands(commands: Any) -> None:
    """Add the commands to the parser of `workbench`."""
    serve = commands.add_parser("serve", help="run the web server; brings the database up to date first")
    serve.add_argument("--bind", metavar="ADDRESS", default="127.0.0.1:8000", help="address (default: 127.0.0.1:8000)")
    serve.add_argument("--processes", metavar="N", type=int, default=2, help="server processes (default: 2)")
    serve.set_defaults(run=_serve)

    worker = commands.add_parser("worker", help="do mail and long work, where the server does not do it itself")
    worker.set_defaults(run=_worker)

    operator = commands.add_parser("create-operator", help="make an account that operates this installation")
    operator.add_argument("email", metavar="E-MAIL")
    operator.set_defaults(run=_create_operator)

    verify = commands.add_parser("verify", help="recompute the scores of all submissions and compare them")
    verify.set_defaults(run=_verify)

    demo = commands.add_parser("demo", help="fill an empty database with ten invented sites, and print their accounts")
    demo.set_defaults(run=_demo)
    _add_simulate(commands)


def _add_simulate(commands: Any) -> None:
    help_ = "add a cohort of invented sites with results, to try out and measure; not for an installation in use"
    simulate = commands.add_parser("simulate", help=help_, description=help_)
    simulate.add_argument("--sites", metavar="N", type=_count(MOST_SITES), default=10, help="sites (default: 10)")
    simulate.add_argument("--rounds", metavar="R", type=_count(MOST_ROUNDS), default=2, help="rounds (default: 2)")
    simulate.add_argument("--seed", metavar="S", type=_count(MOST_SEED), default=1, help="same seed, same data")
    simulate.set_defaults(run=_simulate)


def _count(most: int) -> Callable[[str], int]:
    """A reader of whole numbers from 1 up to `most`."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"expected a whole number from 1 to {most}, not {text!r}")
        return int(text)

    return read


# The web application and its libraries are imported only by the commands that need them: `check` and `assess`
# are used in scripts and start in a fraction of the time.


def _serve(options: argparse.Namespace) -> int:
    from workbench.web.server import serve

    serve(read_settings(), address=options.bind, processes=options.processes)
    return 0


def _worker(_options: argparse.Namespace) -> int:
    from workbench.web import jobs
    from workbench.web.app import create_app

    jobs.run_worker(create_app(read_settings()))
    return 0


def _create_operator(options: argparse.Namespace) -> int:
    from workbench.services.accounts import create_operator

    settings = read_settings()
    with _context(settings):
        secret = create_operator(options.email)
    if secret is None:
        print(f"{options.email} operates this installation now and signs in as before.")
    else:
        print(f"Open this address to choose a password; it works once:\n{_base(settings)}/zugang/{secret}")
    return 0


def _verify(_options: argparse.Namespace) -> int:
    from workbench.services.rounds import verify

    with _context(read_settings()):
        differences = verify()
    for line in differences:
        print(line, file=sys.stderr)
    print("All submissions have the scores of their answers." if not differences else f"{len(differences)} differ.")
    return DIFFERS if differences else 0


def _demo(_options: argparse.Namespace) -> int:
    from workbench.demo.make import make_demo

    settings = read_settings()
    with _context(settings):
        try:
            accounts = make_demo()
        except WrongStateError:
            print("There are sites already; the demo needs an empty database (WORKBENCH_DATA=folder).", file=sys.stderr)
            return NOT_EMPTY
    print(f"The demo is ready. All accounts have the password {accounts[0].password}")
    for account in accounts:
        print(f"  {account.email:42} {account.role}")
    return 0


def _simulate(options: argparse.Namespace) -> int:
    import click

    from workbench.simulation.make import simulate

    sites, rounds = options.sites, options.rounds
    with (
        _context(read_settings()),
        click.progressbar(length=sites * rounds, label="Submissions", file=sys.stderr) as bar,
    ):
        try:
            name = simulate(sites=sites, rounds=rounds, seed=options.seed, written=bar.update)
        except WrongStateError:
            print(f"\nThere are sites of a simulation with seed {options.seed}; take another --seed.", file=sys.stderr)
            return NOT_EMPTY
    print(f"The cohort “{name}” has {sites} invented sites with results in {rounds} rounds; none of them is real.")
    return 0


def _context(settings: Settings) -> Any:
    """The application's context on an up-to-date database."""
    from workbench.storage.schema import upgrade_schema
    from workbench.web.app import create_app

    app = create_app(settings)
    with app.app_context():
        upgrade_schema()
    return app.app_context()


def _base(settings: Settings) -> str:
    return settings.base_url or "http://127.0.0.1:8000"
