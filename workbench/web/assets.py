"""Static files: proved to be there at start, and addressed so that a browser keeps them until they change."""

import hashlib
from pathlib import Path

from flask import Flask, Response, request

from workbench.errors import WorkbenchError

NEEDED = ("vendor/kern/kern.min.css", "vendor/plotly/plotly.min.js", "css/workbench.css", "js/answering.js")
"""Without these files a page would be bare."""

YEAR_SECONDS = 365 * 24 * 3600


class MissingAssetsError(WorkbenchError):
    """The build did not bring the static files."""


def init_app(app: Flask) -> None:
    """Check the static files and give each address a mark of what the file holds. Raises MissingAssetsError."""
    folder = Path(app.static_folder or "")
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        raise MissingAssetsError(
            f"missing in {folder.name}: {', '.join(missing)}; install the package again (`make` or `pip install -e .`)"
        )
    marks: dict[str, str] = {}

    def mark(endpoint: str, values: dict[str, object]) -> None:
        name = values.get("filename")
        if endpoint == "static" and isinstance(name, str):
            if name not in marks:
                path = folder / name
                marks[name] = hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else ""
            values["v"] = marks[name]

    app.url_defaults(mark)
    app.after_request(_keep)


def _keep(response: Response) -> Response:
    """A marked address never changes what it holds; any other is asked for again (modules import each other bare)."""
    if request.endpoint == "static":
        kept = f"public, max-age={YEAR_SECONDS}, immutable" if "v" in request.args else "no-cache"
        response.headers["Cache-Control"] = kept
    return response
