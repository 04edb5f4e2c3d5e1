"""What happened lately: imports, lists that were gone through, and who edited what."""

from datetime import timedelta

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kamervragen.models import Correction, ImportProblem, ImportRun, Kamervraag, Person
from kamervragen.models.ledger import Listing
from tests.admin.change_form import address_of, save
from tests.factories import make_person

pytestmark = pytest.mark.django_db

FIRST_PAGE = reverse("admin:index")


def edits(beheer: Client) -> list[tuple[str, str, str]]:
    entries: list[LogEntry] = beheer.get(FIRST_PAGE).context["edits"]
    return [(e.user.get_username(), e.object_repr, e.get_change_message()) for e in entries]


def test_it_says_who_changed_what_and_leads_there(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, title="Een betere titel")
    assert edits(beheer) == [("redacteur", "2025Z00001 Een betere titel", "Titel gewijzigd.")]
    assert f'href="{address_of(kamervraag)}"' in beheer.get(FIRST_PAGE).content.decode()


def test_saving_without_a_change_is_no_news(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag)
    assert edits(beheer) == []


def test_accepted_and_reopened_problems_are_news(beheer: Client, kamervraag: Kamervraag) -> None:
    address = reverse("admin:kamervragen_importproblem_changelist")
    pks = list(ImportProblem.objects.values_list("pk", flat=True))
    accept = {"action": "accept", "reason": "Zo is het.", ACTION_CHECKBOX_NAME: pks}
    beheer.post(address, accept)
    beheer.post(address, {"action": "reopen", ACTION_CHECKBOX_NAME: pks[:1]})
    assert edits(beheer) == [
        ("redacteur", "1 probleem", "Heropend."),
        ("redacteur", f"{len(pks)} problemen", "Aanvaard, omdat: Zo is het."),
    ]


def test_a_settled_correction_is_news(beheer: Client, kamervraag: Kamervraag) -> None:
    save(beheer, kamervraag, questions__0__html="<p>Klopt het?</p>")
    correction = Correction.objects.get(field="html")
    address = reverse("admin:kamervragen_correction_settle", args=[correction.pk])
    beheer.post(address, {"withdraw": "1"})
    said = "De verbetering is ingetrokken; de bron spreekt weer. (vraag 1 – tekst)"
    assert edits(beheer)[0] == ("redacteur", str(kamervraag), said)


def test_a_merge_is_news(beheer: Client) -> None:
    kept, other = make_person(name="Vera Voorbeeld"), make_person(name="V. Voorbeeld")
    address = reverse("admin:kamervragen_person_changelist")
    chosen = {"kept": kept.pk, ACTION_CHECKBOX_NAME: [kept.pk, other.pk]}
    beheer.post(address, chosen | {"action": "merge_selected"})
    said = "1 samengevoegd met Vera Voorbeeld."
    assert edits(beheer) == [("redacteur", "Vera Voorbeeld", said)]


def test_a_tied_name_is_news(beheer: Client, kamervraag: Kamervraag) -> None:
    person = make_person(name="Vera Voorbeeld")
    address = reverse("admin:tie_name", args=["personen"])
    beheer.post(address, {"printed": "Voorbeeld", "known": person.pk})
    ((who, whom, said),) = edits(beheer)
    assert (who, whom) == ("redacteur", "Vera Voorbeeld")
    assert said.startswith("“Voorbeeld” is Vera Voorbeeld")


def test_who_may_do_what_is_nobodys_news(admin_client: Client) -> None:
    address = reverse("admin:auth_group_add")
    admin_client.post(address, {"name": "lezers"})
    assert LogEntry.objects.count() == 1
    assert edits(admin_client) == []


def test_what_was_removed_is_named_and_leads_nowhere(admin_client: Client) -> None:
    person = make_person(name="Vera Voorbeeld")
    address = reverse("admin:kamervragen_person_delete", args=[person.pk])
    admin_client.post(address, {"post": "yes"})
    assert not Person.objects.exists()
    page = admin_client.get(FIRST_PAGE).content.decode()
    assert "Vera Voorbeeld" in page
    assert f"/beheer/kamervragen/person/{person.pk}/" not in page


def test_the_last_import_of_each_command_says_what_came_of_it(beheer: Client) -> None:
    now = timezone.now()
    for hours in (30, 2):
        started_at = now - timedelta(hours=hours)
        finished_at = started_at + timedelta(seconds=7)
        ImportRun.objects.create(command="sync", started_at=started_at, finished_at=finished_at)
    ImportRun.objects.create(command="reparse", started_at=now - timedelta(hours=1))
    news = beheer.get(FIRST_PAGE).context["runs"]
    assert [(each.run.command, each.outcome, each.is_wrong) for each in news] == [
        ("reparse", "afgebroken na 0 s", True),
        ("sync", "klaar in 7 s", False),
    ]


def test_a_list_that_was_not_gone_through_for_days_is_marked(beheer: Client) -> None:
    now = timezone.now()
    for service_list, days in (("publications", 1), ("cases", 9), ("cases", 5)):
        then = now - timedelta(days=days)
        Listing.objects.create(service_list=service_list, started_at=then, finished_at=then)
    page = beheer.get(FIRST_PAGE)
    news = page.context["passes"]
    assert [(each.name, each.is_wrong) for each in news] == [
        ("zaken", True),
        ("officiële publicaties", False),
    ]
    assert news[0].finished_at == now - timedelta(days=5)
    assert "dat is te lang geleden" in page.content.decode()
