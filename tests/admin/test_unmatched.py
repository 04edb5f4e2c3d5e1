"""Printed names that nobody is known by."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from kamervragen.importing.runs import import_files
from kamervragen.models import (
    Addressee,
    Chamber,
    ImportProblem,
    Membership,
    MinistryName,
    Party,
    PartyName,
    Person,
    PersonName,
    Submitter,
)
from tests.factories import make_ministry, make_party, make_person
from tests.importing.documents import questions_document

pytestmark = pytest.mark.django_db


def listed(beheer: Client, kind: str) -> list[tuple[str, int]]:
    page = beheer.get(reverse("admin:unmatched_names", args=[kind]))
    return [(name.printed, name.number_of) for name in page.context["page"]]


def tie(beheer: Client, kind: str, printed: str, known: int) -> str:
    address = reverse("admin:tie_name", args=[kind])
    page = beheer.post(address, {"printed": printed, "known": known}, follow=True)
    return page.content.decode()


def make_member(name: str, party: Party) -> Person:
    person = make_person(name=name)
    Membership.objects.create(person=person, party=party, chamber=Chamber.TWEEDE_KAMER)
    return person


def test_unknown_names_are_grouped_with_the_most_frequent_first(beheer: Client) -> None:
    import_files(
        questions_document(number=f"2025Z0000{n}", submitter=name)
        for n, name in enumerate(("Vorbeeld", "Vorbeeld", "Vobeeld"))
    )
    assert listed(beheer, "personen") == [("Vorbeeld", 2), ("Vobeeld", 1)]
    assert listed(beheer, "fracties") == [("PvdV", 3)]
    assert listed(beheer, "ministeries") == [("Voorbeeldzaken", 3)]


def test_a_tied_name_is_known_now_and_at_the_next_import(beheer: Client) -> None:
    person = make_member("Vera Voorbeeld", make_party())
    import_files([questions_document(submitter="Feurbeelt")])
    assert ImportProblem.objects.filter(kind="unmatched_person").exists()
    page = tie(beheer, "personen", "Feurbeelt", person.pk)
    assert "in 1 Kamervragen gekoppeld" in page
    assert Submitter.objects.get().person == person
    assert PersonName.objects.get().name == "Feurbeelt"
    assert not ImportProblem.objects.filter(kind="unmatched_person").exists()
    import_files([questions_document(number="2025Z00002", submitter="Feurbeelt")])
    assert not Submitter.objects.filter(person=None).exists()


def test_a_name_that_still_does_not_fit_is_said_to(beheer: Client) -> None:
    import_files([questions_document(submitter="Feurbeelt")])
    page = tie(beheer, "personen", "Feurbeelt", make_person().pk)  # who never had a seat
    assert "In 1 Kamervragen past dat niet." in page
    assert listed(beheer, "personen") == [("Feurbeelt", 1)]


def test_a_party_is_tied_by_name(beheer: Client) -> None:
    import_files([questions_document(party="Partij v.d. Voorbeelden")])
    party = make_party()
    tie(beheer, "fracties", "Partij v.d. Voorbeelden", party.pk)
    assert Submitter.objects.get().party == party
    assert PartyName.objects.get().party == party


def test_a_name_of_one_party_is_no_name_of_another(beheer: Client) -> None:
    PartyName.objects.create(party=make_party(name="Anders"), name="PvdV")
    page = tie(beheer, "fracties", "PvdV", make_party(name="Voorbeeldpartij").pk)
    assert "al een naam van Anders" in page


def test_a_ministry_is_tied_by_name(beheer: Client) -> None:
    import_files([questions_document(office="Minister van Proefzaken")])
    ministry = make_ministry()
    tie(beheer, "ministeries", "Proefzaken", ministry.pk)
    assert Addressee.objects.get().ministry == ministry
    assert MinistryName.objects.get().ministry == ministry


def test_the_page_shows_where_the_name_stands(beheer: Client) -> None:
    import_files([questions_document(submitter="Feurbeelt")])
    page = beheer.get(reverse("admin:tie_name", args=["personen"]), {"naam": "Feurbeelt"})
    assert "2025Z00001 De stand van de voorbeelden" in page.content.decode()


def test_when_all_names_are_known_the_list_says_so(beheer: Client) -> None:
    page = beheer.get(reverse("admin:unmatched_names", args=["personen"]))
    assert "Alle namen zijn bekend." in page.content.decode()


def test_an_unknown_kind_of_names_is_not_found(beheer: Client) -> None:
    assert beheer.get(reverse("admin:unmatched_names", args=["dieren"])).status_code == 404


def test_who_may_not_change_people_ties_no_names(client: Client) -> None:
    client.force_login(User.objects.create_user("lezer", is_staff=True))
    assert client.get(reverse("admin:unmatched_names", args=["personen"])).status_code == 403
