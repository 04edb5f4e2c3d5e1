"""Pictures of the site for its documentation, from the fixtures alone: ``make screenshots``."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
SIZES = {"desk": (1280, 900), "telephone": (360, 780)}
PAGES = {
    "home": "/",
    "list": "/kamervragen/?status=beantwoord",
    "detail": "/kamervragen/2023Z00468/",
    "topics": "/onderwerpen/",
    "figures": "/statistiek/",
    "admin": "/beheer/kamervragen/kamervraag/",
}
EDITOR = {
    "DJANGO_SUPERUSER_USERNAME": "redactie",
    "DJANGO_SUPERUSER_PASSWORD": "alleen voor plaatjes",
}
PATIENCE = 120  # seconds until the site answers


@contextmanager
def fresh_site(folder: str) -> Iterator[str]:
    """A site of its own, with the fixtures and nothing else."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, **EDITOR, "KAMERVRAGEN_VAR": folder, "PORT": str(port)}
    environment.pop("DATABASE_URL", None)
    manage = [sys.executable, str(ROOT / "manage.py")]
    site = subprocess.Popen([*manage, "run"], env=environment, cwd=ROOT)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address)
        create = [
            *manage,
            "createsuperuser",
            "--noinput",
            "--email",
            "redactie@kamervragen.example",
        ]
        subprocess.run(create, env=environment, cwd=ROOT, check=True)
        yield address
    finally:
        site.terminate()
        site.wait()


def wait_for(address: str) -> None:
    """Until the site answers."""
    for _ in range(PATIENCE):
        try:
            urlopen(f"{address}/gezond/").close()  # noqa: S310 # our own site
        except URLError:
            time.sleep(1)
        else:
            return
    raise TimeoutError(f"{address} does not answer.")


def log_in(page: Page, address: str) -> None:
    page.goto(f"{address}/beheer/login/")
    page.locator("#id_username").fill(EDITOR["DJANGO_SUPERUSER_USERNAME"])
    page.locator("#id_password").fill(EDITOR["DJANGO_SUPERUSER_PASSWORD"])
    page.locator("[type=submit]").click()


def take_all(browser: Browser, address: str) -> None:
    for size, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        log_in(page, address)
        for name, path in PAGES.items():
            page.goto(address + path)
            page.screenshot(path=FOLDER / f"{name}-{size}.png")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, fresh_site(folder) as address, chromium() as browser:
        take_all(browser, address)


if __name__ == "__main__":
    main()
