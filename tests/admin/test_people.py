"""People, parties and ministries: found, chosen, made and merged."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from kamervragen.models import Ministry, Person, PersonName
from tests.factories import make_minister, make_ministry, make_party, make_person, make_topic

pytestmark = pytest.mark.django_db

PEOPLE = reverse("admin:kamervragen_person_changelist")


def autocomplete(beheer: Client, model: str, field: str, term: str) -> list[str]:
    query = {"app_label": "kamervragen", "model_name": model, "field_name": field, "term": term}
    answer = beheer.get(reverse("admin:autocomplete"), query)
    return [result["text"] for result in answer.json()["results"]]


def test_merging_asks_first_which_one_stays(beheer: Client) -> None:
    one, other = make_person(name="Vera Voorbeeld"), make_person(name="V. Voorbeeldt")
    chosen = {"action": "merge_selected", ACTION_CHECKBOX_NAME: [one.pk, other.pk]}
    page = beheer.post(PEOPLE, chosen)
    assert "Welke persoon blijft?" in page.content.decode()
    assert not Person.objects.exclude(merged_into=None).exists()
    page = beheer.post(PEOPLE, chosen | {"kept": one.pk}, follow=True)
    assert "1 samengevoegd met Vera Voorbeeld." in page.content.decode()
    other.refresh_from_db()
    assert other.merged_into == one
    assert other.history.latest().history_user.username == "redacteur"


def test_ministries_are_merged_alike(beheer: Client) -> None:
    one, other = make_ministry(name="Voorbeeldzaken"), make_ministry(name="Proefzaken")
    beheer.post(
        reverse("admin:kamervragen_ministry_changelist"),
        {
            "action": "merge_selected",
            ACTION_CHECKBOX_NAME: [one.pk, other.pk],
            "kept": other.pk,
        },
    )
    assert Ministry.objects.get(merged_into=other) == one


def test_one_alone_is_not_merged(beheer: Client) -> None:
    chosen = {"action": "merge_selected", ACTION_CHECKBOX_NAME: [make_person().pk]}
    response = beheer.post(PEOPLE, chosen)
    assert [str(m) for m in get_messages(response.wsgi_request)] == ["Kies er ten minste twee."]


def test_a_refused_merge_says_why(beheer: Client) -> None:
    one, invented = make_person(), make_person(name="Verzonnen Iemand", is_example=True)
    response = beheer.post(
        PEOPLE,
        {
            "action": "merge_selected",
            ACTION_CHECKBOX_NAME: [one.pk, invented.pk],
            "kept": one.pk,
        },
    )
    assert "verzonnen" in str(next(iter(get_messages(response.wsgi_request))))


def test_a_merged_person_is_listed_and_not_to_be_chosen(beheer: Client) -> None:
    kept = make_person(name="Vera Voorbeeld")
    make_person(name="V. Voorbeeld", merged_into=kept)
    assert autocomplete(beheer, "submitter", "person", "voorbeeld") == ["Vera Voorbeeld"]
    assert beheer.get(PEOPLE, {"q": "voorbeeld"}).context["cl"].result_count == 2
    assert beheer.get(PEOPLE, {"samengevoegd": "ja"}).context["cl"].result_count == 1
    assert beheer.get(PEOPLE, {"samengevoegd": "nee"}).context["cl"].result_count == 1


def test_a_person_is_found_by_another_spelling(beheer: Client) -> None:
    PersonName.objects.create(person=make_person(name="Vera Voorbeeld"), name="Feurbeelt")
    assert autocomplete(beheer, "submitter", "person", "feurb") == ["Vera Voorbeeld"]


def test_parties_ministers_and_topics_are_chosen_by_name(beheer: Client) -> None:
    make_party()
    make_minister()
    make_topic(name="Deel", parent=make_topic(name="Geheel"))
    assert autocomplete(beheer, "submitter", "party", "pvd") == ["PvdV"]
    assert autocomplete(beheer, "addressee", "minister", "proef") == [
        "Maria Proef, minister van Voorbeeldzaken"
    ]
    assert autocomplete(beheer, "addressee", "ministry", "voorb") == ["Voorbeeldzaken"]
    assert autocomplete(beheer, "kamervraag", "topics", "geheel") == ["Geheel", "Geheel | Deel"]


EMPTY = {
    f"{prefix}-{name}": "0"
    for prefix in ("names", "memberships", "offices")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def test_a_new_person_is_sorted_by_family_name(beheer: Client) -> None:
    beheer.post(
        f"{PEOPLE}add/",
        {
            "name": "Jasper van Voorbeeld",
            "initials": "J.",
            "prefix": "van",
            "family_name": "Voorbeeld",
            "slug": "jasper-van-voorbeeld",
            **EMPTY,
        },
    )
    assert Person.objects.get().sort_key == "voorbeeld jasper van"


def test_an_address_never_changes(beheer: Client) -> None:
    person = make_person()
    address = reverse("admin:kamervragen_person_change", args=[person.pk])
    assert 'name="slug"' not in beheer.get(address).content.decode()
    values = {"name": "Anna V.", "family_name": "V.", "slug": "anders", **EMPTY}
    assert beheer.post(address, values).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.slug) == ("Anna V.", "anna-voorbeeld")


@pytest.mark.parametrize(
    "model", ["person", "party", "ministry", "minister", "cabinet", "topic", "publication"]
)
def test_every_list_can_be_searched(beheer: Client, model: str) -> None:
    address = reverse(f"admin:kamervragen_{model}_changelist")
    assert beheer.get(address, {"q": "voorbeeld"}).status_code == 200
