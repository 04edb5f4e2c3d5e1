"""Pictures of the site for its documentation, from the fixtures alone: ``make screenshots``.

``make screenshots ARGS="--of http://127.0.0.1:8000 --into pictures"`` takes those of
a site that is running, whatever its archive holds, but for its admin.
"""

import os
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screenshots"
SIZES = {"desk": (1280, 900), "telephone": (360, 780)}
SCHEMES = {"": "light", "-dark": "dark"}
PAGES = {
    "home": "/",
    "list": "/kamervragen/?status=beantwoord",
    "detail": "/kamervragen/2023Z00468/",
    "minister": "/bewindspersonen/wopke-hoekstra/",
    "topics": "/onderwerpen/",
    "figures": "/statistiek/",
    "english": "/en/",
}
ADMIN = {
    "admin": "/beheer/",
    "admin-list": "/beheer/kamervragen/kamervraag/",
}
EDITOR = {
    "DJANGO_SUPERUSER_USERNAME": "redactie",
    "DJANGO_SUPERUSER_PASSWORD": "alleen voor plaatjes",
}
PATIENCE = 300  # seconds until the site answers


@contextmanager
def fresh_site(folder: str) -> Iterator[str]:
    """A site of its own, with the fixtures and nothing else, as in production but for https."""
    Path(folder).chmod(0o755)  # else root's database is kept elsewhere, for ever
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, **EDITOR, "KAMERVRAGEN_VAR": folder, "PORT": str(port)}
    for name in ("DATABASE_URL", "DEBUG"):
        environment.pop(name, None)
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


def take_all(browser: Browser, address: str, pages: Mapping[str, str], folder: Path) -> None:
    for (size, (width, height)), (suffix, scheme) in product(SIZES.items(), SCHEMES.items()):
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        if pages.keys() & ADMIN.keys():
            log_in(page, address)
        for name, path in pages.items():
            page.goto(address + path)
            page.evaluate("document.fonts.ready.then(() => true)")
            keep_small(page.screenshot(), folder / f"{name}-{size}{suffix}.png")


def keep_small(picture: bytes, path: Path) -> None:
    """In the 256 colours that are most of it: a third of the bytes, and letters stay sharp."""
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    parser = ArgumentParser(description="Take pictures of the site.")
    parser.add_argument("--of", metavar="ADDRESS", help="of a site that is running; else of a new")
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER")
    asked = parser.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    if asked.of:
        with chromium() as browser:
            take_all(browser, asked.of.rstrip("/"), PAGES, asked.into)
        return
    with TemporaryDirectory() as folder, fresh_site(folder) as address, chromium() as browser:
        take_all(browser, address, PAGES | ADMIN, asked.into)


if __name__ == "__main__":
    main()
