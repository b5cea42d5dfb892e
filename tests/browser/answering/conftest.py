"""The application, a team of two, and both at their browsers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import Desk
from tests.browser.teams import Workbench, a_workbench


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """The application; every test makes a team of its own in it."""
    with a_workbench(tmp_path_factory.mktemp("workbench")) as served:
        yield served


@pytest.fixture
def anna(page: Page, workbench: Workbench) -> Desk:
    """Anna of a new team, signed in, with the section of all kinds of items open."""
    desk = Desk(page, workbench, workbench.team())
    desk.sign_in(desk.team.anna)
    desk.open()
    return desk


@pytest.fixture
def bert(browser: Browser, anna: Desk) -> Iterator[Desk]:
    """Bert of the same team, at a device of his own."""
    context = browser.new_context(locale="de-DE")
    desk = Desk(context.new_page(), anna.workbench, anna.team)
    desk.sign_in(desk.team.bert)
    desk.open()
    yield desk
    context.close()
