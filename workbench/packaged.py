"""Where the folders beside the package are: inside an installed package, or beside it in a checkout."""

from importlib.resources import files
from pathlib import Path


def packaged(folder: str) -> Path:
    """The folder `questionnaires`, `templates` and the like."""
    package = Path(str(files("workbench")))
    installed = package / "_packaged" / folder
    return installed if installed.is_dir() else package.parent / folder
