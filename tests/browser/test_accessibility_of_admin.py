"""Whether everyone can use the admin: axe finds nothing, nor does the browser complain."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.browser.axe import Setting, breaches
from tests.browser.chromium import complaints_of
from tests.every_page import admin_addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ALIKE = ("/add/", "/history/", "/delete/")  # for every model; those of a Kamervraag are looked at
# Widgets that Django and Select2 write, each with a fault that is known there.
OF_OTHERS = (
    ".select2-container",  # a box to choose from, whose name is its choice
    ".selector",  # two lists side by side, with help that has no role
    ".datetime",  # a day and a time under one label
    ".tabular thead",  # a head above the column that has no cells
    ".tabular .delete",  # a check box that is named by its column alone
    "#searchbar",  # a label that is a picture
)


@pytest.fixture(scope="module")
def editor(filled_site: str) -> User:
    return User.objects.create_superuser("redacteur")


@pytest.fixture
def page(browser: Browser, filled_site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=filled_site, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def session(editor: User) -> str:
    """Of the editor, who is logged in."""
    client = Client()
    client.force_login(editor)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def log_in(page: Page, address: str, session: str) -> None:
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": session, "url": address}])


def test_axe_finds_nothing_where_one_logs_in(page: Page) -> None:
    page.goto("/beheer/login/")
    found = breaches(page)
    assert not found, "\n".join(found)


def test_nothing_is_found_or_complained_of_in_the_admin(
    page: Page, filled_site: str, editor: User, session: str
) -> None:
    log_in(page, filled_site, session)
    complaints = complaints_of(page)
    found = []
    for address in admin_addresses(editor):
        page.goto(address)
        found += complaints
        if is_daily_work(address):
            found += breaches(page, leave_out=OF_OTHERS)
        elif not address.endswith(ALIKE):
            found += breaches(page, [Setting(360, "light")], leave_out=OF_OTHERS)
        complaints.clear()  # of what axe does
    assert not found, "\n".join(found)


def is_daily_work(address: str) -> bool:
    return address == "/beheer/" or "/kamervraag/" in address
