"""The documents that several modules read."""

import os

import pytest

from tests.report.library import Library


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Every document of the product, made once in a run however many processes share the work."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    return Library(shared / "documents")
