"""The list of Kamervragen: filters, order, pages."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from kamervragen.importing.indexing import index_missing
from kamervragen.models import Kamervraag, Ministry, Party, Person, Topic
from kamervragen.pagination import PAGE_SIZE
from kamervragen.results import kept
from tests.factories import (
    make_addressee,
    make_answer,
    make_kamervraag,
    make_minister,
    make_ministry,
    make_notice,
    make_party,
    make_person,
    make_question,
    make_respondent,
    make_submitter,
    make_topic,
)

pytestmark = pytest.mark.django_db


def titles(client: Client, query: str) -> list[str]:
    response = client.get(f"/kamervragen/?{query}")
    assert response.status_code == 200
    return [kamervraag.title for kamervraag in response.context["listing"].rows]


@pytest.fixture
def various() -> None:
    """One of each kind, on 1 February 2025."""
    make_kamervraag(title="open", submitted_on=date(2025, 1, 20))
    overdue = make_kamervraag(title="over tijd", submitted_on=date(2025, 1, 6))
    postponed = make_kamervraag(
        title="uitgesteld", submitted_on=date(2025, 1, 7), is_postponed=True
    )
    make_notice(postponed)
    make_kamervraag(title="op tijd", submitted_on=date(2024, 3, 1), answered_on=date(2024, 3, 22))
    make_kamervraag(title="te laat", submitted_on=date(2024, 3, 1), answered_on=date(2024, 3, 23))
    make_kamervraag(title="ingetrokken", submitted_on=date(2024, 5, 1), is_withdrawn=True)
    make_kamervraag(title="afgedaan", submitted_on=date(2024, 5, 1), is_closed=True)
    assert overdue.status == "open"


@pytest.mark.usefixtures("various")
@time_machine.travel("2025-02-01 12:00+01:00")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"open", "over tijd", "uitgesteld", "op tijd", "te laat", "ingetrokken", "afgedaan"}),
        ("status=open", {"open", "over tijd"}),
        ("status=uitgesteld", {"uitgesteld"}),
        ("status=te-laat", {"over tijd", "te laat"}),
        ("status=beantwoord", {"op tijd", "te laat"}),
        ("status=ingetrokken", {"ingetrokken"}),
        ("status=afgedaan", {"afgedaan"}),
        ("status=ingetrokken&status=uitgesteld", {"ingetrokken", "uitgesteld"}),
        ("status=onbekend", set()),
        ("termijn=loopt", {"open"}),
        ("termijn=verlengd", {"uitgesteld"}),
        ("termijn=bijna-om", set()),
        ("termijn=verstreken", {"over tijd"}),
        ("termijn=gehaald&termijn=overschreden", {"op tijd", "te laat"}),
        ("termijn=niet-te-berekenen", set()),
        ("uitgesteld=ja", {"uitgesteld"}),
        ("uitgesteld=nee&jaar=2025", {"open", "over tijd"}),
        ("dagen_van=22", {"te laat"}),
        ("dagen_van=0&dagen_tot=21", {"op tijd"}),
        ("uiterlijk_van=2025-02-10&uiterlijk_tot=2025-02-17", {"open"}),
        ("soort=mondeling", set()),
        ("soort=schriftelijk&status=open", {"open", "over tijd"}),
        ("bron=nos.nl", set()),
        ("jaar=onbekend", set()),
        ("jaar=2025", {"open", "over tijd", "uitgesteld"}),
        ("jaar=2025&jaar=2024&status=open", {"open", "over tijd"}),
        ("ingediend_van=2025-01-07", {"open", "uitgesteld"}),
        ("ingediend_tot=2024-03-01", {"op tijd", "te laat"}),
        ("beantwoord_van=2024-03-23", {"te laat"}),
        ("beantwoord_tot=2024-03-22", {"op tijd"}),
    ],
)
def test_each_filter_narrows_the_list(client: Client, query: str, expected: set[str]) -> None:
    assert set(titles(client, query)) == expected


@pytest.mark.usefixtures("various")
def test_a_day_begins_at_midnight_in_amsterdam(client: Client) -> None:
    with time_machine.travel("2025-01-27 22:30+00:00"):
        assert "over tijd" not in titles(client, "status=te-laat")
    with time_machine.travel("2025-01-27 23:30+00:00"):
        assert "over tijd" in titles(client, "status=te-laat")


def test_words_are_looked_for_in_title_questions_and_answers(client: Client) -> None:
    in_title = make_kamervraag(title="Stikstof bij boeren", answered_on=date(2025, 1, 9))
    question = make_question(in_title, text="Wat is 100% zeker?")
    make_answer(in_title, question, text="Dat weet niemand.")
    make_kamervraag(title="Iets anders")
    index_missing()
    for words in ("stikstof", "boer STIKSTOF", "100%", "niemand weet stikstof"):
        assert titles(client, f"q={words.replace('%', '%25')}") == ["Stikstof bij boeren"]
    assert titles(client, "q=stikstof afwezig") == []


@pytest.fixture
def related() -> None:
    """Two Kamervragen with everything different and one with nothing."""
    for name in ("Een", "Twee"):
        main = make_topic(name=f"Hoofd {name}")
        part = make_topic(name=f"Deel {name}", parent=main)
        kamervraag = make_kamervraag(title=name, topics=[part])
        person = make_person(name=f"Anna {name}")
        make_submitter(kamervraag, person=person, party=make_party(name=f"P {name}"))
        minister = make_minister(
            person=make_person(name=f"Maria {name}"), ministry=make_ministry(name=f"M {name}")
        )
        make_addressee(kamervraag, minister=minister)
    make_kamervraag(title="Niets")


@pytest.mark.usefixtures("related")
@pytest.mark.parametrize(
    ("name", "een", "twee"),
    [
        ("bewindspersoon", "maria-een", "maria-twee"),
        ("ministerie", "m-een", "m-twee"),
        ("kamerlid", "anna-een", "anna-twee"),
        ("fractie", "p-een", "p-twee"),
        ("onderwerp", "hoofd-een", "hoofd-twee/deel-twee"),
    ],
)
def test_a_repeated_filter_means_either(client: Client, name: str, een: str, twee: str) -> None:
    assert titles(client, f"{name}={een}") == ["Een"]
    assert titles(client, f"{name}={twee}") == ["Twee"]
    assert set(titles(client, f"{name}={een}&{name}={twee}")) == {"Een", "Twee"}


def test_a_minister_who_only_answered_is_found(client: Client) -> None:
    minister = make_minister()
    make_respondent(make_kamervraag(title="Beantwoord"), minister=minister)
    assert titles(client, "bewindspersoon=maria-proef") == ["Beantwoord"]
    assert titles(client, "ministerie=voorbeeldzaken") == ["Beantwoord"]


def test_a_merged_name_finds_what_it_was_merged_into(client: Client) -> None:
    kept = make_person()
    make_person(name="A. Voorbeeld", merged_into=kept)
    make_submitter(make_kamervraag(title="Gevonden"), person=kept)
    assert titles(client, "kamerlid=a-voorbeeld") == ["Gevonden"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("/kamervragen/?q=", "/kamervragen/"),
        ("/kamervragen/?q=&jaar=2024", "/kamervragen/?jaar=2024"),
        (
            "/en/kamervragen/?q=wolf&status=&jaar=&ingediend_van=&status=open&pagina=1",
            "/en/kamervragen/?q=wolf&status=open&pagina=1",
        ),
    ],
)
def test_fields_that_a_form_sent_empty_are_no_part_of_an_address(
    client: Client, sent: str, said: str
) -> None:
    assertRedirects(client.get(sent), said, fetch_redirect_response=False)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kleur=rood", "Het filter “kleur” bestaat niet."),
        ("status=klaar", "Bij het filter “status”: “klaar” bestaat niet; kies uit open"),
        ("sorteer=mooiste", "Bij het filter “sorteer”: “mooiste” bestaat niet"),
        ("sorteer=nieuwste&sorteer=oudste", "“sorteer” kan maar één waarde hebben."),
        ("jaar=MMXXIII", "Bij het filter “jaar”: “MMXXIII” is geen jaar"),
        ("ingediend_van=2023-02-31", "“ingediend_van”: “2023-02-31” is geen dag"),
        ("ingediend_tot=18-01-2023", "“ingediend_tot”: “18-01-2023” is geen dag"),
        ("beantwoord_van=gisteren", "“beantwoord_van”: “gisteren” is geen dag"),
        ("beantwoord_tot=1", "“beantwoord_tot”: “1” is geen dag"),
        ("bewindspersoon=niemand", "“bewindspersoon”: “niemand” is niet bekend"),
        ("ministerie=geen", "“ministerie”: “geen” is niet bekend"),
        ("kamerlid=niemand", "“kamerlid”: “niemand” is niet bekend"),
        ("fractie=geen", "“fractie”: “geen” is niet bekend"),
        ("onderwerp=niets/geen", "“onderwerp”: “niets/geen” is niet bekend"),
        ("termijn=lang", "Bij het filter “termijn”: “lang” bestaat niet; kies uit loopt"),
        ("uitgesteld=soms", "“soms” bestaat niet; kies uit ja, nee"),
        ("soort=lang", "“lang” bestaat niet; kies uit schriftelijk"),
        ("dagen_van=veel", "“veel” is geen aantal dagen; schrijf een getal als 21"),
        ("dagen_tot=-1", "“-1” is geen aantal dagen"),
        ("uiterlijk_van=morgen", "“morgen” is geen dag"),
        ("bron=nieuws", "“nieuws” is geen adres van een site; schrijf nu.nl"),
        ("dagen_van=1&dagen_van=2", "Het filter “dagen_van” kan maar één waarde hebben."),
        ("kamerlid=a%00b", "Bij het filter “kamerlid” staat een teken dat niet kan."),
        (f"q={'lang ' * 41}", "is te lang"),
        ("pagina=twee", "“twee” is geen paginanummer."),
        ("pagina=1&pagina=2", "“1, 2” is geen paginanummer."),
        ("pagina=0", "“0” is geen paginanummer."),
        ("pagina=-1", "“-1” is geen paginanummer."),
        ("kleur=<script>", "Het filter “kleur” bestaat niet."),
        ("status=<script>", "“&lt;script&gt;” bestaat niet"),
    ],
)
def test_what_is_not_understood_is_named_and_nothing_listed(
    client: Client, query: str, sentence: str
) -> None:
    make_kamervraag(title="Onzichtbaar")
    response = client.get(f"/kamervragen/?{query}")
    assertContains(response, sentence, status_code=400)
    assertNotContains(response, "Onzichtbaar", status_code=400)


def test_a_page_beyond_the_last_is_not_found(client: Client) -> None:
    response = client.get("/kamervragen/?pagina=99999999999999")
    assertContains(response, "De laatste pagina is 1.", status_code=404)


@time_machine.travel("2025-02-01 12:00+01:00")
def test_the_list_can_be_ordered(client: Client) -> None:
    make_kamervraag(title="oud en open", submitted_on=date(2024, 1, 1))
    make_kamervraag(title="oudst", submitted_on=date(2023, 1, 1), answered_on=date(2023, 1, 9))
    make_kamervraag(title="nieuw en open", submitted_on=date(2025, 1, 1))
    make_kamervraag(title="zonder datum", submitted_on=None, is_answered=True)
    newest = ["nieuw en open", "oud en open", "oudst", "zonder datum"]
    assert titles(client, "") == titles(client, "sorteer=nieuwste") == newest
    oldest = ["oudst", "oud en open", "nieuw en open", "zonder datum"]
    assert titles(client, "sorteer=oudste") == oldest
    longest = ["oud en open", "nieuw en open", "oudst", "zonder datum"]
    assert titles(client, "sorteer=langst-open") == longest


def test_pages_hold_every_kamervraag_once_though_all_are_of_one_day(client: Client) -> None:
    for _ in range(2 * PAGE_SIZE + 1):
        make_kamervraag()
    seen = [
        kamervraag.number
        for page in (1, 2, 3)
        for kamervraag in client.get(f"/kamervragen/?pagina={page}").context["listing"].rows
    ]
    assert len(seen) == 2 * PAGE_SIZE + 1
    assert seen == sorted(seen, reverse=True)


def test_page_links_keep_the_filters_and_are_few(client: Client) -> None:
    make_kamervraag(title="Ander jaar", submitted_on=date(2020, 1, 1))
    Kamervraag.objects.bulk_create(
        Kamervraag(number=f"n{n:04}", chamber="tk", submitted_on=date(2025, 1, 8))
        for n in range(40 * PAGE_SIZE)
    )
    response = client.get("/kamervragen/?jaar=2025&pagina=20")
    assertContains(response, "<strong>1.000</strong> Kamervragen")
    assertContains(response, 'href="?jaar=2025&amp;pagina=21"')
    assert len(response.context["listing"].numbers) <= 9


def test_active_filters_can_be_removed_one_by_one(client: Client) -> None:
    make_party(name="SP")
    make_party(name="VVD")
    response = client.get("/kamervragen/?fractie=sp&fractie=vvd&q=a b&sorteer=oudste")
    ways_out = {each.shown: each.query_without for each in response.context["filter"].active}
    assert ways_out == {
        "a b": "fractie=sp&fractie=vvd&sorteer=oudste",
        "SP": "q=a+b&fractie=vvd&sorteer=oudste",
        "VVD": "q=a+b&fractie=sp&sorteer=oudste",
    }
    for query in ways_out.values():
        assert client.get(f"/kamervragen/?{query}").status_code == 200
    assertContains(response, '<input type="hidden" name="fractie" value="sp">')


def test_only_what_has_kamervragen_can_be_chosen(client: Client) -> None:
    make_person(name="Nooit Gevraagd")
    make_submitter(make_kamervraag(), person=make_person(), party=make_party())
    index_missing()
    response = client.get("/kamervragen/")
    assertContains(response, '<a href="?kamerlid=anna-voorbeeld" rel="nofollow">Anna Voorbeeld</a>')
    assertNotContains(response, "nooit-gevraagd")


@pytest.mark.parametrize("size", [1, 30])
def test_it_takes_as_many_queries_at_one_row_as_at_thirty(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person: Person = make_person()
    party: Party = make_party()
    ministry: Ministry = make_ministry()
    topic: Topic = make_topic()
    minister = make_minister(ministry=ministry)
    for _ in range(size):
        kamervraag = make_kamervraag(topics=[topic])
        make_submitter(kamervraag, person=person, party=party)
        make_addressee(kamervraag, minister=minister)
    index_missing()
    client.get("/kamervragen/")  # reads the facets of the archive, once
    # how many, which, the revision of the facets, and what they are called
    with django_assert_num_queries(4):
        client.get("/kamervragen/")
    # beside these: how rare the words are, the order of the first, texts to mark; and of few hits,
    # whether the archive knows the words. The hits and how much each is about them are asked for
    # once, each in a transaction with a setting of its own
    kept.forget()
    for of_the_index in (8, 0):
        with django_assert_num_queries((7 if size == 1 else 6) + of_the_index):
            client.get("/kamervragen/?q=voorbeelden")
    everything = "bewindspersoon=maria-proef&ministerie=voorbeeldzaken&kamerlid=anna-voorbeeld"
    # each chosen value is looked up, and its facet is counted without it
    with django_assert_num_queries(33):
        client.get(f"/kamervragen/?{everything}&fractie=pvdv&onderwerp=voorbeelden")
