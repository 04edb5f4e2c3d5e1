"""Corrections, and what to do when the source changes after all."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from kamervragen.importing.runs import import_files
from kamervragen.models import Correction, Kamervraag, Question
from tests.admin.change_form import save
from tests.factories import make_person
from tests.importing.documents import questions_document

pytestmark = pytest.mark.django_db

CORRECTIONS = reverse("admin:kamervragen_correction_changelist")


@pytest.fixture
def conflict(beheer: Client, kamervraag: Kamervraag) -> Correction:
    """The source was changed after an editor changed the same text."""
    save(beheer, kamervraag, questions__0__html="<p>Klopt het?</p>")
    import_files([questions_document(questions=(("1", "Klopt dat?"), ("2", "Zo ja, waarom?")))])
    return Correction.objects.get(field="html")


def text() -> str:
    return Question.objects.get(position=1).text


def settle(beheer: Client, correction: Correction, how: str) -> int:
    address = reverse("admin:kamervragen_correction_settle", args=[correction.pk])
    return beheer.post(address, {how: "1"}).status_code


def test_a_conflict_shows_the_source_then_and_now_and_ours(
    beheer: Client, conflict: Correction
) -> None:
    address = reverse("admin:kamervragen_correction_change", args=[conflict.pk])
    page = beheer.get(address).content.decode()
    for words in ("Klopt dit voorbeeld?", "Klopt dat?", "Klopt het?", "vraag 1 – tekst"):
        assert words in page


def test_the_list_shows_what_the_source_changed_and_what_we_did(
    beheer: Client, conflict: Correction
) -> None:
    page = beheer.get(CORRECTIONS, {"is_in_conflict__exact": "1"}).content.decode()
    assert "vraag 1 – tekst" in page
    for old, new in (("dit voorbeeld", "dat"), ("dat", "het")):
        removed = f'[vervallen: </span>{old}<span class="visually-hidden">] </span></del>'
        assert (
            f'{removed}<ins><span class="visually-hidden" lang="nl">[nieuw: </span>{new}<' in page
        )


def test_ours_is_kept(beheer: Client, conflict: Correction) -> None:
    settle(beheer, conflict, "keep")
    conflict.refresh_from_db()
    assert (conflict.is_in_conflict, conflict.source_value) == (False, "<p>Klopt dat?</p>")
    assert text() == "Klopt het?"


def test_the_plain_text_is_settled_with_the_html(beheer: Client, conflict: Correction) -> None:
    settle(beheer, conflict, "keep")
    assert set(Correction.objects.values_list("field", "is_in_conflict")) == {
        ("html", False),
        ("text", False),
    }
    settle(beheer, conflict, "withdraw")
    assert not Correction.objects.exists()


def test_the_source_is_taken(beheer: Client, conflict: Correction) -> None:
    settle(beheer, conflict, "accept")
    assert not Correction.objects.filter(pk=conflict.pk).exists()
    assert text() == "Klopt dat?"


def test_a_correction_is_withdrawn_from_the_list(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, questions__0__html="<p>Klopt het?</p>")
    pks = list(Correction.objects.values_list("pk", flat=True))
    beheer.post(CORRECTIONS, {"action": "withdraw", ACTION_CHECKBOX_NAME: pks})
    assert not Correction.objects.exists()
    assert text() == "Klopt dit voorbeeld?"


@pytest.mark.parametrize("action", ["keep", "accept"])
def test_where_there_is_no_conflict_there_is_none_to_settle(
    beheer: Client, kamervraag: Kamervraag, action: str
) -> None:
    save(beheer, kamervraag, questions__0__html="<p>Klopt het?</p>")
    correction = Correction.objects.get(field="html")
    values = {"action": action, ACTION_CHECKBOX_NAME: [correction.pk]}
    page = beheer.post(CORRECTIONS, values, follow=True)
    assert "Geen van de gekozen verbeteringen is in conflict." in page.content.decode()
    settle(beheer, correction, action)
    correction.refresh_from_db()
    assert correction.source_value == "<p>Klopt dit voorbeeld?</p>"


def test_an_unknown_way_to_settle_is_refused(beheer: Client, conflict: Correction) -> None:
    assert settle(beheer, conflict, "anders") == 403


def test_who_may_not_change_corrections_settles_none(beheer: Client, conflict: Correction) -> None:
    beheer.force_login(User.objects.create_user("lezer", is_staff=True))
    assert settle(beheer, conflict, "accept") == 403


def test_a_chosen_person_is_shown_by_name(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, submitters__0__person=str(make_person(name="Vera Voorbeeld").pk))
    assert "Vera Voorbeeld" in beheer.get(CORRECTIONS).content.decode()


def test_added_and_removed_rows_are_shown_in_words(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, answers__1__DELETE="on", is_withdrawn="on")
    page = beheer.get(CORRECTIONS).content.decode()
    assert "Omdat het verzonnen is." in page
    assert "Kamervraag – is ingetrokken" in page


def test_corrections_of_one_kamervraag_are_listed(beheer: Client, conflict: Correction) -> None:
    page = beheer.get(CORRECTIONS, {"kamervraag": conflict.kamervraag_id})
    assert page.context["cl"].result_count == 1
    page = beheer.get(CORRECTIONS, {"onderdeel": "answer"})
    assert page.context["cl"].result_count == 0
