"""An editor at work on a Kamervraag that came through the importer."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag
from tests.importing.documents import answer_document, questions_document


@pytest.fixture(autouse=True)
def _history_is_kept(settings: Settings) -> None:
    settings.SIMPLE_HISTORY_ENABLED = True


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Counts that the first page remembers for a while."""
    cache.clear()


@pytest.fixture
def kamervraag() -> Kamervraag:
    import_files([questions_document(explanatory_note="Privé, geëist: “ja”."), answer_document()])
    return Kamervraag.objects.get()


@pytest.fixture
def editor() -> User:
    """With what the group of editors may do, and no more."""
    call_command("create_editors_group", verbosity=0)
    user = User.objects.create_user("redacteur", password="een-lang-wachtwoord", is_staff=True)  # noqa: S106 - of a test
    user.groups.add(Group.objects.get(name="redactie"))
    return user


@pytest.fixture
def beheer(editor: User, client: Client) -> Client:
    """The admin, with the editor logged in."""
    client.force_login(editor)
    return client
