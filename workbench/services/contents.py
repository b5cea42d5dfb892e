"""Content by its digest: kept whole in the database, so that old assessments keep their own."""

import tempfile
from functools import lru_cache
from pathlib import Path

from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.errors import NotFoundError
from workbench.services.clock import now
from workbench.storage.rounds import content_files, keep_content


@lru_cache(maxsize=1)
def current_content() -> Content:
    """The content that new rounds are opened with."""
    return load_content(packaged_content())


def keep_current_content() -> str:
    """Keep the current content in the database, once; returns its digest. Only inside a transaction."""
    folder = packaged_content()
    files = {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.yaml"))}
    digest = current_content().digest
    keep_content(digest, files, at=now())
    return digest


@lru_cache(maxsize=16)
def content_by(digest: str) -> Content:
    """A kept content. Raises NotFoundError where none was kept under that digest."""
    files = content_files(digest)
    if files is None:
        raise NotFoundError(f"no content {digest}")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return load_content(Path(folder))
