"""Static files: proved to be there at start, and at an address that changes with what they hold."""

import hashlib
from importlib.resources import files
from pathlib import Path

from flask import Flask, Response, request

from workbench.errors import WorkbenchError

NEEDED = ("vendor/kern/kern.min.css", "vendor/plotly/plotly.min.js", "vendor/fonts/FiraSans-Regular.woff2")
"""What the build brings; without these files a page would be bare."""

YEAR_SECONDS = 365 * 24 * 3600

_FOLDER = Path(str(files("workbench"))) / "static"


class MissingAssetsError(WorkbenchError):
    """The build did not bring the static files."""


def static_address() -> str:
    """Where the static files are found: modules, styles and fonts that name each other stay at one address.

    Raises MissingAssetsError.
    """
    missing = [name for name in NEEDED if not (_FOLDER / name).is_file()]
    if missing:
        raise MissingAssetsError(
            f"missing in workbench/static: {', '.join(missing)}; build them with `pip install --editable .`"
        )
    digest = hashlib.sha256()
    for path in sorted(path for path in _FOLDER.rglob("*") if path.is_file()):
        digest.update(path.relative_to(_FOLDER).as_posix().encode() + b"\0" + path.read_bytes())
    return f"/static/{digest.hexdigest()[:12]}"


def init_app(app: Flask) -> None:
    """Let browsers keep static files: the address never changes what it holds."""
    app.after_request(_keep)


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code != 404:
        response.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
    return response
