"""The pages of those who ask and those who answer."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from kamervragen.models import Chamber, Membership, MinistryName
from tests.factories import (
    make_addressee,
    make_kamervraag,
    make_minister,
    make_ministry,
    make_party,
    make_person,
    make_respondent,
    make_submitter,
)

pytestmark = pytest.mark.django_db


def test_a_member_is_shown_with_parties_and_kamervragen(client: Client) -> None:
    person, party = make_person(), make_party()
    Membership.objects.create(
        person=person, party=party, chamber=Chamber.TWEEDE_KAMER, start=date(2021, 3, 31)
    )
    make_submitter(make_kamervraag(title="Van haar"), person=person, party=party)
    make_submitter(make_kamervraag(title="Van een ander"), person=make_person(name="Bob Ander"))
    response = client.get("/kamerleden/anna-voorbeeld/")
    assertContains(response, "Van haar")
    assertNotContains(response, "Van een ander")
    assertContains(response, "31 maart 2021")
    assertContains(response, 'href="/kamervragen/?kamerlid=anna-voorbeeld"')


def test_the_index_of_members_counts_and_leaves_out_who_never_asked(client: Client) -> None:
    person = make_person()
    for _ in range(2):
        make_submitter(make_kamervraag(), person=person)
    make_person(name="Stil Lid")
    response = client.get("/kamerleden/")
    assertContains(response, 'Anna Voorbeeld</a>&nbsp;<span class="figure">2</span>')
    assertNotContains(response, "Stil Lid")


def test_a_merged_person_redirects_for_ever(client: Client) -> None:
    kept = make_person()
    make_person(name="A. Voorbeeld", merged_into=kept)
    for kind in ("kamerleden", "bewindspersonen"):
        response = client.get(f"/{kind}/a-voorbeeld/")
        assertRedirects(response, f"/{kind}/anna-voorbeeld/", status_code=301)


def test_a_party_is_shown_with_its_kamervragen(client: Client) -> None:
    party = make_party()
    make_submitter(make_kamervraag(title="Van de partij"), party=party)
    assertContains(client.get("/fracties/pvdv/"), "Van de partij")
    assertContains(client.get("/fracties/"), 'PvdV</a>&nbsp;<span class="figure">1</span>')


def test_a_minister_is_shown_with_offices_and_what_was_asked_or_answered(client: Client) -> None:
    minister = make_minister()
    make_addressee(make_kamervraag(title="Gevraagd"), minister=minister)
    make_respondent(make_kamervraag(title="Geantwoord"), minister=minister)
    response = client.get("/bewindspersonen/maria-proef/")
    assertContains(response, "Gevraagd")
    assertContains(response, "Geantwoord")
    assertContains(response, "Minister van Voorbeeldzaken")
    assertContains(client.get("/bewindspersonen/"), "Maria Proef")


def test_a_ministry_is_shown_with_its_names_and_ministers(client: Client) -> None:
    ministry = make_ministry()
    MinistryName.objects.create(ministry=ministry, name="Proefzaken", end=date(2017, 10, 25))
    make_minister(ministry=ministry)
    make_addressee(make_kamervraag(title="Aan het ministerie"), ministry=ministry)
    response = client.get("/ministeries/voorbeeldzaken/")
    for words in ("Proefzaken", "25 oktober 2017", "Maria Proef", "Aan het ministerie"):
        assertContains(response, words)
    assertContains(client.get("/ministeries/"), "Proefzaken")


def test_a_merged_ministry_redirects_for_ever(client: Client) -> None:
    make_ministry(name="Oud", merged_into=make_ministry())
    response = client.get("/ministeries/oud/")
    assertRedirects(response, "/ministeries/voorbeeldzaken/", status_code=301)
    assertNotContains(client.get("/ministeries/"), "Oud")


@pytest.mark.parametrize("kind", ["kamerleden", "bewindspersonen", "ministeries", "fracties"])
def test_who_is_not_known_is_not_found(client: Client, kind: str) -> None:
    assertContains(client.get(f"/{kind}/niemand/"), "Niet gevonden", status_code=404)


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/kamerleden/", 1),
        ("/bewindspersonen/", 4),  # people, offices, their ministries and what these were called
        ("/ministeries/", 2),  # with names
        ("/fracties/", 1),
        # Person, memberships, offices, ministries, their names; count, list.
        ("/kamerleden/anna-voorbeeld1/", 9),
        ("/bewindspersonen/anna-voorbeeld1/", 9),
        ("/ministeries/voorbeeldzaken/", 8),  # with names, ministers, people; count, list
        ("/fracties/p1/", 5),  # two for the figures, as above
    ],
)
@pytest.mark.parametrize("size", [1, 30])
def test_each_takes_as_many_queries_at_one_row_as_at_thirty(
    client: Client,
    address: str,
    queries: int,
    size: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ministry = make_ministry()
    party = make_party(name="P1")
    for number in range(1, size + 1):
        person = make_person(name=f"Anna Voorbeeld{number}")
        minister = make_minister(person=person, ministry=ministry)
        kamervraag = make_kamervraag()
        make_submitter(kamervraag, person=person, party=party)
        make_addressee(kamervraag, minister=minister)
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("address", ["/fracties/pvdv/", "/kamervragen/2025/01/08/"])
def test_a_page_without_filters_refuses_them(client: Client, address: str) -> None:
    make_submitter(make_kamervraag(), party=make_party())
    assertContains(client.get(f"{address}?jaar=2025"), "“jaar” bestaat hier niet", status_code=400)


def test_people_stand_in_the_order_of_their_family_names(client: Client) -> None:
    for name in ("Zeno Aalbers", "Anna Zwart", "Mies Braam"):
        make_submitter(make_kamervraag(), person=make_person(name=name))
    people = client.get("/kamerleden/").context["people"]
    assert [person.name for person in people] == ["Zeno Aalbers", "Mies Braam", "Anna Zwart"]


def test_an_office_bears_the_name_its_ministry_had_at_the_time(client: Client) -> None:
    ministry = make_ministry(name="Justitie en Veiligheid")
    for name, start, end in (
        ("Justitie", None, date(2010, 10, 14)),
        ("Justitie en Veiligheid", date(2017, 10, 26), None),
        ("JUS", None, None),
    ):
        ministry.names.create(name=name, start=start, end=end)
    minister = make_minister(ministry=ministry, start=date(1994, 8, 22))
    assert minister.office == "minister van Justitie"
    assert "JUS" not in client.get(ministry.get_absolute_url()).text
