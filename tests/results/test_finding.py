"""What a search finds, in which order, and what it shows of it."""

from datetime import date

import numpy as np
import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from kamervragen.importing.indexing import index_kamervragen, index_missing
from kamervragen.management.exact_ranking import rank_every_hit
from kamervragen.models import Kamervraag, Part, SearchEntry
from kamervragen.results import hits as hits_module
from kamervragen.results import ranking
from kamervragen.results.ranking import most_relevant
from kamervragen.search.query import parse_query
from tests.factories import (
    make_addressee,
    make_answer,
    make_footnote,
    make_kamervraag,
    make_minister,
    make_ministry,
    make_party,
    make_person,
    make_publication,
    make_question,
    make_submitter,
    make_topic,
)

pytestmark = pytest.mark.django_db


def found(client: Client, typed: str, **filters: str) -> list[str]:
    index_missing()
    response = client.get("/kamervragen/", {"q": typed, **filters}, follow=True)
    assert response.status_code == 200
    return [kamervraag.title for kamervraag in response.context["listing"].rows]


def put(
    title: str,
    question: str = "",
    answer: str = "",
    note: str = "",
    submitted_on: date = date(2025, 1, 8),
) -> Kamervraag:
    kamervraag = make_kamervraag(title=title, submitted_on=submitted_on)
    publication = make_publication(kamervraag)
    asked = make_question(kamervraag, text=question or "Hoe nu?")
    if answer:
        make_answer(kamervraag, asked, text=answer)
    if note:
        make_footnote(publication, text=note, part=Part.QUESTION)
    return kamervraag


def test_all_words_must_be_there_in_whatever_part(client: Client) -> None:
    put("Wolven", question="Wie betaalt?", answer="De provincie.")
    put("Wolven", question="Wie betaalt niet?")
    assert found(client, "wolf provincie") == ["Wolven"]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ('"betaalt de provincie"', {"A"}),
        ("provincie -wolf", {"B"}),
        ("wolf OR lynx", {"A", "C"}),
        ("prov*", {"A", "B"}),
        ("titel:a", {"A"}),
        ("vraag:wolf", {"A"}),
        ("antwoord:wolf", set()),
        ("noot:nrc", {"C"}),
        ("vraag:nrc", set()),
        ("-provincie", {"C"}),
        ("stikstof", {"C"}),
        ("regels", {"C"}),
        ('"regels"', set()),
    ],
)
def test_the_operators_that_people_know(client: Client, typed: str, titles: set[str]) -> None:
    put("A", question="Schiet de wolf? Dan betaalt de provincie.")
    put("B", answer="De provincie betaalt.")
    put("C", question="De lynx en de stikstofregels?", note="NRC, 8 januari 2025")
    assert set(found(client, typed)) == titles


def test_a_title_counts_for_more_than_an_answer_and_the_newest_of_equals_is_first(
    client: Client,
) -> None:
    put("Iets anders", answer="Een wolf.", submitted_on=date(2025, 3, 1))
    put("De wolf", submitted_on=date(2024, 1, 1))
    put("Wolf", answer="Geen.", submitted_on=date(2023, 1, 1))
    put("Een wolf", answer="Geen.", submitted_on=date(2024, 6, 1))
    assert found(client, "wolf")[-1] == "Iets anders"
    assert found(client, "wolf", sorteer="oudste")[0] == "Wolf"
    assert found(client, "wolf", sorteer="nieuwste")[0] == "Iets anders"


def test_the_names_of_those_who_ask_are_found(client: Client) -> None:
    make_submitter(put("Van Anna"), person=make_person(name="Anna Zeldzaam"))
    assert found(client, "zeldzaam") == ["Van Anna"]


def test_many_hits_are_ranked_as_if_each_were_looked_at(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "MANY", 10)
    Kamervraag.objects.bulk_create(
        Kamervraag(
            number=f"n{place:05}",
            chamber="tk",
            title=("Een wolf", "Een schaap", "Een lynx")[place % 3],
            explanatory_note=("wolf " * (place % 5) + "schaap " * (place % 4)) or "hek",
            submitted_on=date(2024, 1, 1 + place % 28),
        )
        for place in range(120)
    )
    index_missing()
    for typed in ("wolf", "wolf schaap", "wolf OR schaap", "hek*"):
        query = parse_query(typed)
        hits = [row.pk for row in Kamervraag.objects.matching(query)]
        ranked = most_relevant(
            query,
            np.array(hits, dtype=np.int32),
            end=25,
            archive=120,
            revision=SearchEntry.objects.newest_revision(),
        )
        every = rank_every_hit(query, hits, archive=120)
        assert ranked == every[: len(ranked)]
    everything = [found(client, "wolf", pagina=str(page)) for page in (1, 2, 3, 4, 5)]
    assert sum(map(len, everything)) == Kamervraag.objects.matching(parse_query("wolf")).count()


def test_more_hits_than_are_put_in_order_by_themselves_are_walked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits_module, "FEW", 10)
    for place in range(60):
        make_kamervraag(number=f"n{place:05}", title="wolf" if place % 2 else "schaap")
    index_missing()
    response = client.get("/kamervragen/?q=wolf&sorteer=oudste")
    numbers = [row.number for row in response.context["listing"].rows]
    assert numbers == [f"n{place:05}" for place in range(1, 51, 2)]
    assert response.context["listing"].count == 30


def test_passages_name_their_part_and_lead_to_it(client: Client) -> None:
    put("Dieren", question="Is de wolf terug?", answer="De wolf is terug.", note="Wolf, NRC")
    index_missing()
    response = client.get("/kamervragen/?q=wolf")
    assertContains(response, "Is de <mark>wolf</mark> terug?")
    assertContains(response, "/?lijst=q%3Dwolf#vraag-1")
    assertContains(response, "/?lijst=q%3Dwolf#antwoord-")
    assertContains(response, "/?lijst=q%3Dwolf#noot-")


def test_marks_do_not_let_text_become_html(client: Client) -> None:
    put("<b>Wolf</b>", question="<script>wolf()</script>")
    index_missing()
    response = client.get("/kamervragen/?q=wolf")
    assertContains(response, "&lt;b&gt;<mark>Wolf</mark>&lt;/b&gt;")
    assertNotContains(response, "<script>wolf")


def test_what_cannot_be_searched_is_told_beside_what_was(client: Client) -> None:
    put("De wolf")
    index_missing()
    response = client.get("/kamervragen/?q=de wolf ...")
    assertContains(response, "Niet gezocht naar")
    assertContains(response, ">wolf</q>")
    assert client.get("/kamervragen/?q=%22").status_code == 200


def test_an_unknown_word_is_asked_about(client: Client) -> None:
    put("De stikstofcrisis")
    put("Stikstofcrisis")
    index_missing()
    response = client.get("/kamervragen/?q=stikstofcrsis wlof")
    assertContains(response, "Bedoelde u")
    assertContains(response, ">stikstofcrisis wlof</a>")
    assertNotContains(client.get("/kamervragen/?q=stikstofcrisis"), "Bedoelde u")


def test_filters_among_the_words_become_filters(client: Client) -> None:
    kamervraag = put("De wolf", submitted_on=date(2024, 1, 1))
    make_submitter(
        kamervraag, person=make_person(name="Anna Maria Zeldzaam"), party=make_party(name="SP")
    )
    minister = make_minister(
        person=make_person(name="Wopke Proef"), ministry=make_ministry(name="Wolvenzaken")
    )
    make_addressee(kamervraag, minister=minister)
    topic = make_topic(name="Dieren")
    kamervraag.topics.add(topic)
    index_missing()
    typed = (
        "wolf minister:proef partij:sp jaar:2023-2024 lid:zeldzaam ministerie:wolven onderwerp:dier"
    )
    response = client.get("/kamervragen/", {"q": typed})
    assertRedirects(
        response,
        "/kamervragen/?q=wolf&jaar=2023&jaar=2024&bewindspersoon=wopke-proef"
        "&ministerie=wolvenzaken&kamerlid=anna-maria-zeldzaam&fractie=sp&onderwerp=dieren",
    )
    assert found(client, typed) == ["De wolf"]


def test_a_filter_that_names_nobody_is_told(client: Client) -> None:
    put("De wolf")
    index_missing()
    response = client.get("/kamervragen/?q=wolf minister:niemand jaar:MMX")
    assertContains(response, ">minister:niemand</q>")
    assertContains(response, ">jaar:MMX</q>")
    assert len(response.context["listing"].rows) == 1


@pytest.mark.parametrize("typed", ["2025z 00001", "2025Z00001", "kv-tk-2025Z00001"])
def test_a_known_number_goes_straight_to_its_page(client: Client, typed: str) -> None:
    make_kamervraag(number="2025Z00001")
    assertRedirects(client.get("/kamervragen/", {"q": typed}), "/kamervragen/2025Z00001/")


def test_an_edited_text_is_found_at_once(client: Client) -> None:
    kamervraag = put("De wolf")
    assert found(client, "wolf") == ["De wolf"]
    Kamervraag.objects.filter(pk=kamervraag.pk).update(title="De lynx")
    index_kamervragen([kamervraag.pk])
    assert found(client, "wolf") == []
    assert found(client, "lynx") == ["De lynx"]
