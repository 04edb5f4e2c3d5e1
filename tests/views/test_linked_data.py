"""A Kamervraag in the words of schema.org."""

import json
import re
from datetime import date

import pytest
from django.test import Client

from kamervragen.models import PublicationKind
from tests.factories import (
    make_addressee,
    make_answer,
    make_kamervraag,
    make_link,
    make_party,
    make_person,
    make_publication,
    make_question,
    make_respondent,
    make_submitter,
    make_topic,
)

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
ADDRESS = f"{SITE}/kamervragen/2025Z00001/"


def linked_data(client: Client) -> dict[str, object]:
    page = client.get("/kamervragen/2025Z00001/").content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    found: dict[str, object] = json.loads(block)
    return found


def test_a_kamervraag_is_a_work_of_its_submitters_that_has_questions_with_answers(
    client: Client,
) -> None:
    kamervraag = make_kamervraag(
        number="2025Z00001", title="Voorbeelden", topics=[make_topic(name="Defensie")]
    )
    make_submitter(kamervraag, person=make_person(), party=make_party())
    make_addressee(kamervraag, printed="minister van Voorbeeldzaken")
    questions = make_publication(kamervraag)
    make_link(questions, url="https://zoek.example/vragen")
    answers = make_publication(
        kamervraag, kind=PublicationKind.ANSWER, identifier="ah-1", received_on=date(2025, 1, 22)
    )
    make_link(answers, url="https://zoek.example/antwoorden")
    make_respondent(kamervraag, publication=answers, name="Maria Proef")
    asked = make_question(kamervraag, publication=questions)
    make_answer(kamervraag, asked, publication=answers)
    assert linked_data(client) == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": ADDRESS,
        "url": ADDRESS,
        "identifier": "2025Z00001",
        "name": "Voorbeelden",
        "genre": "Kamervraag",
        "inLanguage": "nl",
        "dateCreated": "2025-01-08",
        "author": [
            {
                "@type": "Person",
                "@id": f"{ADDRESS}#indiener-1",
                "name": "Anna Voorbeeld",
                "url": f"{SITE}/kamerleden/anna-voorbeeld/",
                "affiliation": {"@type": "PoliticalParty", "name": "PvdV"},
            }
        ],
        "audience": [{"@type": "Audience", "name": "Minister van Voorbeeldzaken"}],
        "about": [{"@type": "Thing", "name": "Defensie", "url": f"{SITE}/onderwerpen/defensie/"}],
        "isBasedOn": ["https://zoek.example/vragen", "https://zoek.example/antwoorden"],
        "hasPart": [
            {
                "@type": "Question",
                "@id": f"{ADDRESS}#vraag-1",
                "name": "Vraag 1",
                "text": "Klopt dit voorbeeld?",
                "inLanguage": "nl",
                "author": [{"@id": f"{ADDRESS}#indiener-1"}],
                "dateCreated": "2025-01-08",
                "isBasedOn": "https://zoek.example/vragen",
                "answerCount": 1,
                "suggestedAnswer": [
                    {
                        "@type": "Answer",
                        "@id": f"{ADDRESS}#antwoord-ah-1-1",
                        "name": "Antwoord",
                        "text": "Ja.",
                        "inLanguage": "nl",
                        "author": [
                            {
                                "@type": "Person",
                                "name": "Maria Proef",
                                "jobTitle": "Minister van Voorbeeldzaken",
                            }
                        ],
                        "dateCreated": "2025-01-22",
                        "isBasedOn": "https://zoek.example/antwoorden",
                    }
                ],
            }
        ],
    }


def test_an_answer_to_two_questions_is_told_once(client: Client) -> None:
    kamervraag = make_kamervraag(number="2025Z00001")
    first, second = make_question(kamervraag), make_question(kamervraag, numbers=[2])
    make_answer(kamervraag, first, second)
    parts = linked_data(client)["hasPart"]
    assert isinstance(parts, list)
    (there,), (here,) = (part["suggestedAnswer"] for part in parts)
    assert there == {"@id": here["@id"]}
    assert here["text"] == "Ja."


def test_what_is_not_known_is_not_said(client: Client) -> None:
    kamervraag = make_kamervraag(number="2025Z00001", title="", submitted_on=None)
    make_question(kamervraag)
    assert linked_data(client).keys() == {
        "@context",
        "@type",
        "@id",
        "url",
        "identifier",
        "genre",
        "inLanguage",
        "hasPart",
    }


def test_a_long_text_is_not_said_twice(client: Client) -> None:
    kamervraag = make_kamervraag(number="2025Z00001")
    make_question(kamervraag, text="Klopt dit lange voorbeeld? " * 100)
    parts = linked_data(client)["hasPart"]
    assert isinstance(parts, list)
    assert len(parts[0]["text"]) <= 300


def test_no_text_can_end_the_block_or_begin_an_element(client: Client) -> None:
    title = "</script><script>alert('voorbeeld')</script><!-- & -->"
    make_question(make_kamervraag(number="2025Z00001", title=title), text=title)
    assert linked_data(client)["name"] == title
    page = client.get("/kamervragen/2025Z00001/").content.decode()
    assert "<script>" not in page
