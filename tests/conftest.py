"""What holds for all tests."""

import pytest
from argon2 import PasswordHasher

from workbench.services import passwords


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> None:
    """The same algorithm with the least work: it is the library's strength that costs, and not what we test."""
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
