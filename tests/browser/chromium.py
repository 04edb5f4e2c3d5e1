"""The real browser that pages are opened in: Debian's Chromium; its headless shell where that
is installed, which takes two thirds of the time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
HEADLESS_SHELL = Path("/usr/bin/chromium-headless-shell")
EXECUTABLE = HEADLESS_SHELL if HEADLESS_SHELL.exists() else CHROMIUM
SERIOUS = ("error", "warning", "assert")
HOW_TO_GET_IT = (
    f"There is no {EXECUTABLE} to open pages in. Debian: apt-get install "
    "chromium-headless-shell fonts-dejavu-core; elsewhere: chromium"
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of our own; no sandbox, for that needs rights that a container lacks."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=EXECUTABLE, args=["--no-sandbox", "--lang=nl"]
        )
        yield browser
        browser.close()


def complaints_of(page: Page) -> list[str]:
    """What the browser will say while the page is used: a fault in a script, something that the
    Content-Security-Policy refused. That a page is not there, a test sees for itself."""
    complaints: list[str] = []

    def hear(complaint: str) -> None:
        if "the server responded with a status of 4" not in complaint:
            complaints.append(f"{page.url}: {complaint}")

    page.on("console", lambda said: hear(said.text) if said.type in SERIOUS else None)
    page.on("pageerror", lambda error: hear(str(error)))
    return complaints


if __name__ == "__main__" and not EXECUTABLE.exists():
    sys.exit(HOW_TO_GET_IT)
