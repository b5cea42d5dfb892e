"""What a test can see of a page: accessibility, width, what the browser complains about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

_RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const told = ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`);
  return violations.flatMap(told);
}"""


def axe(page: Page) -> Sequence[str]:
    """What axe-core finds wrong with the page, each with its place."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_AXE)  # not by a script element: the page's policy lets none in
    found: list[str] = page.evaluate(_RUN)
    return found


def wait_until(page: Page, condition: str, argument: object = None) -> None:
    """Wait up to ten seconds; Playwright's own way to wait evaluates in the page, which the page's policy forbids."""
    for _ in range(200):
        if page.evaluate(condition, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came to: {condition}")


def open_everything(page: Page) -> None:
    """Unfold every part that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


def too_wide(page: Page) -> Sequence[str]:
    """The elements that make the page scroll sideways; what scrolls in a box of its own does not."""
    found: list[str] = page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width);
          return wide.map((e) => e.outerHTML.slice(0, 200));
        }"""
    )
    return found


@dataclass
class Watch:
    """Collects what goes wrong while pages are open: words on the console, failed files, requests to other hosts."""

    host: str
    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Watch this page from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        # The browser gives up what is still on its way when the next page is opened; a missing file complains itself.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self.host:
            self.complaints.append(f"request to another host: {request.url}")
