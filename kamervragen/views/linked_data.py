"""A Kamervraag in the words of schema.org, for machines that read its page.

The set is a work; its parts are questions with the answers that were given. Whether an answer is a
good one is not for us to say, so that all are "suggested", none "accepted".
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.text import Truncator, capfirst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django_stubs_ext import WithAnnotations

    from kamervragen.exports import Json, JsonObject
    from kamervragen.models import Kamervraag, Publication
    from kamervragen.models.page_rows import Details, Row
    from kamervragen.views.dossier import Asked, Dossier, Exchange, PlacedAnswer

EXCERPT = 300  # letters of a text: all of it stands on the page
LANGUAGE = "nl"
# Of the addresses of a publication the first of these: where people read it.
OFFICIAL = ("html", "tweedekamer", "pdf")


def linked_data(
    kamervraag: WithAnnotations[Kamervraag, Details], dossier: Dossier, address: str
) -> JsonObject:
    """Of a Kamervraag from ``for_detail``, with its own address in full."""
    submitters = [
        _submitter(row, f"{address}#indiener-{place}", address)
        for place, row in enumerate(kamervraag.submitter_rows, start=1)
    ]
    submitted: JsonObject = {
        "author": [{"@id": each["@id"]} for each in submitters],
        "dateCreated": kamervraag.submitted_on,
    }
    printed = {
        each.pk: submitted | {"datePublished": each.published_on, "isBasedOn": _official(each)}
        for each in dossier.publications
    }
    answerers = _signatories(kamervraag.respondent_rows)
    first = dossier.publications[0].published_on if dossier.publications else None
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        **_told(
            {
                "@id": address,
                "url": address,
                "identifier": kamervraag.number,
                "name": kamervraag.title,
                "genre": "Kamervraag",
                "inLanguage": LANGUAGE,
                "dateCreated": kamervraag.submitted_on,
                "datePublished": first,
                "author": submitters,
                "audience": [_audience(row) for row in kamervraag.addressee_rows],
                "about": [
                    {"@type": "Thing", "name": row["name"], **_page("topic", row["path"], address)}
                    for row in kamervraag.topic_rows
                ],
                "isBasedOn": list(filter(None, map(_official, dossier.publications))),
                "hasPart": [
                    _question(
                        asked,
                        exchange,
                        printed.get(asked.question.publication_id, submitted),
                        answerers,
                        address,
                    )
                    for exchange in dossier.exchanges
                    for asked in exchange.asked
                ],
            }
        ),
    }


def _question(
    asked: Asked,
    exchange: Exchange,
    printed: JsonObject,
    answerers: Mapping[str, Sequence[JsonObject]],
    address: str,
) -> JsonObject:
    """An answer to several questions is told at the last of them; the others point to it."""
    question = asked.question
    is_last = asked is exchange.asked[-1]
    here = [_answer(each, answerers, address) for each in exchange.answers if is_last]
    pointed_to = asked.elsewhere if is_last else (*exchange.answers, *asked.elsewhere)
    elsewhere: list[Json] = [{"@id": f"{address}#{each.anchor}"} for each in pointed_to]
    return {
        "@type": "Question",
        **_told(
            {
                "@id": f"{address}#{question.anchor}",
                "name": f"Vraag {question.label}" if question.label else "Vraag",
                "text": _excerpt(question.text),
                "inLanguage": LANGUAGE,
                **printed,
            }
        ),
        "answerCount": len(here) + len(elsewhere),
        **_told({"suggestedAnswer": [*here, *elsewhere]}),
    }


def _answer(
    placed: PlacedAnswer, answerers: Mapping[str, Sequence[JsonObject]], address: str
) -> JsonObject:
    publication = placed.publication
    return {
        "@type": "Answer",
        **_told(
            {
                "@id": f"{address}#{placed.anchor}",
                "name": placed.heading,
                "text": _excerpt(placed.answer.text),
                "inLanguage": LANGUAGE,
                "author": answerers.get(publication.key, ()),
                "dateCreated": publication.received_on,
                "datePublished": publication.published_on,
                "isBasedOn": _official(publication),
            }
        ),
    }


def _submitter(row: Row, name: str, address: str) -> JsonObject:
    party = row["party"] or row["party_name"]
    return {
        "@type": "Person",
        "@id": name,
        "name": row["person"] or row["name"],
        **_page("member", row["person_slug"], address),
        **_told({"affiliation": party and {"@type": "PoliticalParty", "name": party}}),
    }


def _signatories(rows: Iterable[Row]) -> dict[str, list[JsonObject]]:
    """Who signed each publication, by its key; not those spoken for."""
    found: dict[str, list[JsonObject]] = {}
    for row in rows:
        name = row["person"] or row["name"]
        if name and row["role"] == "signatory":
            person = {"@type": "Person", **_told({"name": name, "jobTitle": row["printed"]})}
            found.setdefault(row["publication"] or "", []).append(person)
    return found


def _audience(row: Row) -> JsonObject:
    office = row["printed"] or row["ministry"] or row["name"] or ""
    return {"@type": "Audience", "name": capfirst(office)}


def _page(view: str, slug: str | None, address: str) -> JsonObject:
    return {"url": urljoin(address, reverse(view, args=[slug]))} if slug else {}


def _official(publication: Publication) -> str:
    """Where people read it at the source; empty where no such address is known."""
    rows: list[Row] = publication.link_rows  # type: ignore[attr-defined] # annotated
    links = {row["kind"]: row["url"] or "" for row in rows}
    return next((links[kind] for kind in OFFICIAL if kind in links), "")


def _excerpt(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(EXCERPT)


def _told(facts: JsonObject) -> JsonObject:
    """Without those that the archive does not know."""
    return {name: value for name, value in facts.items() if value}
