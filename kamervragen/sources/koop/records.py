"""One page of search results (SRU 2.0), as typed records."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from lxml import etree

from kamervragen.sources.failures import FetchFailed
from kamervragen.sources.http import Fetched
from kamervragen.sources.koop.xml import read_root

# Numbers of SRU's list of diagnostics that say the question is wrong; asking again won't help.
WRONG_QUESTION = range(3, 50)
IGNORED_CLAUSE = "SEARCH-IGNOREDQTEXT"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPublication:
    """What the list says of one publication, as printed; empty or None where it says nothing.

    ``kind`` is the publicatienaam, ``types`` are all its types ("Antwoord", "Mededeling", …),
    ``numbers`` its vraagnummers, ``addresses`` those of its files by manifestation ("xml",
    "metadata", "pdf", …). ``changed_at`` is the moment of its last change, as printed.
    """

    identifier: str
    kind: str
    types: tuple[str, ...]
    title: str
    modified: date | None
    issued: date | None
    available: date | None
    numbers: tuple[str, ...]
    aanhangselnummer: str
    vergaderjaar: str
    version: str
    changed_at: str
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Results in order; ``total`` is the service's estimate, ``next_position`` None at the end."""

    publications: tuple[ListedPublication, ...]
    total: int
    next_position: int | None


def read_page(fetched: Fetched) -> SearchPage:
    """The results; any diagnostic is a failure, for then the list is another than was asked."""
    root = read_root(fetched.content)
    if root is None:
        reason = f"De zoekdienst geeft geen XML (status {fetched.status})."
        raise FetchFailed(reason, is_temporary=fetched.status == 200, status=fetched.status)
    _refuse_diagnostics(root)
    total = root.findtext("{*}numberOfRecords", "")
    if not total.isdecimal():
        reason = f"De zoekdienst zegt niet hoeveel er is (status {fetched.status})."
        raise FetchFailed(reason, is_temporary=fetched.status == 200, status=fetched.status)
    position = root.findtext("{*}nextRecordPosition", "")
    return SearchPage(
        publications=tuple(map(_listed, root.iterfind("{*}records/{*}record"))),
        total=int(total),
        next_position=int(position) if position.isdecimal() else None,
    )


def _refuse_diagnostics(root: etree._Element) -> None:
    found = next(root.iterfind(".//{*}diagnostic"), None)
    if found is None:
        if root.find("{*}diagnostics") is not None:
            raise FetchFailed("De zoekdienst meldt een fout, en niet welke.", is_temporary=True)
        return
    message = " ".join(found.findtext("{*}message", "").split())
    number = re.search(r"(\d+)$", found.findtext("{*}uri", "").strip())
    is_wrong = number is not None and int(number[1]) in WRONG_QUESTION
    reason = f"De zoekdienst meldt: {message or 'een fout, en niet welke'}."
    raise FetchFailed(reason, is_temporary=not (is_wrong or IGNORED_CLAUSE in message))


def _listed(record: etree._Element) -> ListedPublication:
    texts = _texts(record)
    identifier = _first(texts, "identifier")
    if not identifier:
        raise FetchFailed("Een zoekresultaat heeft geen identifier.", is_temporary=False)
    return ListedPublication(
        identifier=identifier,
        kind=_first(texts, "publicatienaam"),
        types=tuple(texts.get("type", ())),
        title=_first(texts, "title"),
        modified=_day(_first(texts, "modified")),
        issued=_day(_first(texts, "issued")),
        available=_day(_first(texts, "available")),
        numbers=tuple(texts.get("vraagnummer", ())),
        aanhangselnummer=_first(texts, "aanhangselnummer"),
        vergaderjaar=_first(texts, "vergaderjaar"),
        version=_first(texts, "hasVersion"),
        changed_at=_first(texts, "datumTijdstipWijzigingWork") or _first(texts, "timestamp"),
        addresses={
            item.get("manifestation", ""): " ".join((item.text or "").split())
            for item in record.iterfind(".//{*}itemUrl")
        },
    )


def _texts(record: etree._Element) -> dict[str, list[str]]:
    """The texts of a record by the names of their elements; prefixes and places may differ."""
    texts: dict[str, list[str]] = {}
    for element in record.iter("{*}*"):
        if text := " ".join((element.text or "").split()):
            texts.setdefault(etree.QName(element).localname, []).append(text)
    return texts


def _first(texts: dict[str, list[str]], name: str) -> str:
    return texts.get(name, [""])[0]


def _day(text: str) -> date | None:
    """Broken days occur (2009-02-31): those are none."""
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    return None
