"""All pages in English, as a reader finds them: by following links from the home page."""

from __future__ import annotations

import re
from collections import Counter, deque
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.management import call_command
from django.urls import Resolver404, resolve
from django.utils.translation import override
from lxml import html

from kamervragen.languages import in_every_language
from kamervragen.management.commands.run import load_examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

pytestmark = pytest.mark.django_db

MOST = 6  # pages of each kind
SPOKEN = ("alt", "aria-label", "placeholder", "title")  # attributes that are read out
# Words that no Dutch sentence does without, and no English one nor a name has.
DUTCH = frozenset(
    {
        *("aan", "antwoord", "beantwoord", "bij", "dagen", "dat", "deze", "dit", "door", "een"),
        *("gesteld", "het", "hier", "ingezonden", "jaar", "maar", "meer", "met"),
        *("naar", "niet", "niets", "nog", "onderwerp", "onderwerpen", "ook", "uit", "uitgesteld"),
        *("veel", "voor", "vraag", "vragen", "waar", "wat", "wie", "wordt", "zijn"),
        *("zonder",),
    }
)


def links(page: html.HtmlElement, address: str) -> Iterator[str]:
    """Addresses on our own site, without fragments; not those to be saved as a file."""
    for link in page.iterfind(".//a[@href]"):
        target = urlsplit(urljoin(f"http://testserver{address}", link.get("href")))
        if target.hostname == "testserver" and link.get("download") is None:
            yield f"{target.path}?{target.query}" if target.query else target.path


def texts(element: html.HtmlElement, language: str = "en") -> Iterator[str]:
    """What a page says in English, in text and in attributes."""
    language = element.get("lang", language)
    if isinstance(element.tag, str) and element.tag not in ("script", "style"):
        if language == "en":
            yield element.text or ""
            yield from (element.get(name, "") for name in SPOKEN)
        for child in element:
            yield from texts(child, language)
            yield (child.tail or "") if language == "en" else ""


def dutch_in(page: html.HtmlElement) -> frozenset[str]:
    return DUTCH & set(re.findall(r"\w+", " ".join(texts(page.body)).lower()))


@pytest.fixture
def pages(client: Client) -> dict[str, html.HtmlElement]:
    """By address; at most a few of each kind."""
    load_examples()
    call_command("loaddata", "2023Z00468", verbosity=0)
    found: dict[str, html.HtmlElement] = {}
    kinds: Counter[str] = Counter()
    waiting = deque(["/en/", "/en/kamervragen/2023Z00468/", "/en/kamervragen/?q=wolf"])
    seen = set(waiting)
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if kinds[kind] >= MOST:
            continue
        kinds[kind] += 1
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        found[address] = html.document_fromstring(response.content.decode())
        new = {each for each in links(found[address], address) if each.startswith("/en/")} - seen
        seen |= new
        waiting.extend(sorted(new))
    return found


def kind_of(address: str) -> str:
    with override("en"):
        try:
            return resolve(urlsplit(address).path).view_name
        except Resolver404:
            return "nowhere"


def test_english_pages_show_no_dutch_but_what_is_marked_so_and_lead_to_none(
    pages: dict[str, html.HtmlElement],
) -> None:
    assert len(pages) > 60
    assert {page.get("lang") for page in pages.values()} == {"en"}
    with_dutch = {address: words for address, page in pages.items() if (words := dutch_in(page))}
    assert with_dutch == {}
    astray = {address: found for address, page in pages.items() if (found := others(page, address))}
    assert astray == {}


def others(page: html.HtmlElement, address: str) -> set[str]:
    """Where it leads beside English pages, files, and itself in Dutch."""
    dutch, _ = in_every_language(address)
    return {
        each
        for each in links(page, address)
        if not each.startswith(("/en/", "/bronbestanden/")) and each != dutch.address
    }
