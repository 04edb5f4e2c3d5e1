"""What all pages of the admin share: the dress of the site, the way to it, and its policy."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from kamervragen.admin.site import site
from kamervragen.importing.runs import import_files
from kamervragen.models import (
    Correction,
    ImportProblem,
    Kamervraag,
    Minister,
    Ministry,
    Party,
    Person,
    Publication,
    SourceFile,
    Topic,
)
from tests.admin.change_form import save
from tests.factories import make_minister, make_party, make_topic
from tests.importing.documents import questions_document

pytestmark = pytest.mark.django_db

SHOWN_TO_READERS = (
    *(Kamervraag, Correction, ImportProblem, Publication, SourceFile),
    *(Person, Party, Ministry, Minister, Topic),
)
CSS = Path(settings.BASE_DIR) / "static" / "css"
ROOT = re.compile(r":root\s*{([^}]*)}")
VARIABLE = re.compile(r"(--[\w-]+):\s*([^;]+);")


@pytest.fixture
def archive(beheer: Client, kamervraag: Kamervraag) -> Kamervraag:
    """A row of each model that has a page on the site."""
    make_minister()
    make_party()
    make_topic()
    import_files([questions_document(questions=(("1", "Klopt dit?"), ("3", "Zo ja?")))])
    save(beheer, kamervraag, title="Een betere titel")
    return kamervraag


def change_page(model: type[Model]) -> str:
    pk = model._default_manager.order_by("pk").values_list("pk", flat=True)[0]
    return reverse(f"admin:kamervragen_{model._meta.model_name}_change", args=[pk])


def test_a_change_form_leads_to_the_page_that_readers_see(
    beheer: Client, archive: Kamervraag
) -> None:
    for model in SHOWN_TO_READERS:
        page = beheer.get(change_page(model))
        address = page.context["absolute_url"]
        link = f'<a href="{address}" class="viewsitelink">Bekijk op de site</a>'
        assert link in page.content.decode(), model
        assert beheer.get(address).status_code == 200, model


def test_a_document_that_nobody_could_read_has_no_page(beheer: Client, archive: Kamervraag) -> None:
    SourceFile.objects.update(publication=None)
    ImportProblem.objects.update(publication=None)
    for model in (SourceFile, ImportProblem):
        assert "Bekijk op de site" not in beheer.get(change_page(model)).content.decode()


def test_what_can_only_be_read_has_no_history(beheer: Client, archive: Kamervraag) -> None:
    assert "Geschiedenis" not in beheer.get(change_page(Publication)).content.decode()
    assert "Geschiedenis" in beheer.get(change_page(Kamervraag)).content.decode()


def test_a_list_is_called_by_its_noun(beheer: Client, archive: Kamervraag) -> None:
    page = beheer.get(reverse("admin:kamervragen_kamervraag_changelist")).content.decode()
    assert "<h1>Kamervragen</h1>" in page
    assert "<title>Kamervragen | Kamervragen, beheer</title>" in page


def test_the_admin_has_the_colours_and_the_type_of_the_site() -> None:
    ours, theirs = ((CSS / name).read_text() for name in ("beheer.css", "site.css"))
    for own, of_site in zip(ROOT.findall(ours)[:2], ROOT.findall(theirs)[:2], strict=True):
        values = dict(VARIABLE.findall(of_site))
        assert dict(VARIABLE.findall(own)) == {
            name: values[name] for name in dict(VARIABLE.findall(own))
        }


def test_the_policy_of_the_site_holds_on_every_page(
    admin_client: Client, archive: Kamervraag
) -> None:
    """No page has script or style of its own, which the browser would refuse."""
    pages = [reverse("admin:index"), reverse("admin:unmatched_names", args=["personen"])]
    for model in site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages.append(reverse(f"{name}_changelist"))
        pk = model._default_manager.values_list("pk", flat=True).first()
        if pk is not None:
            pages += [reverse(f"{name}_{view}", args=[pk]) for view in ("change", "history")]
    assert len(pages) > 30
    for address in pages:
        response = admin_client.get(address)
        assert response.status_code == 200, address
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        page = response.content.decode()
        for forbidden in (" style=", "<style", "<script>", " onclick="):
            assert forbidden not in page, address
