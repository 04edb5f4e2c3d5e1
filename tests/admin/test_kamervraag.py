import pytest
from django.test import Client

from kamervragen.models import Correction, Kamervraag, Question
from tests.admin.change_form import address_of, filled_form, save

pytestmark = pytest.mark.django_db


def test_saving_without_a_change_is_no_correction(beheer: Client, kamervraag: Kamervraag) -> None:
    response = save(beheer, kamervraag)
    assert response.status_code == 302, response.context["errors"]
    assert not Correction.objects.exists()
    assert not Kamervraag.history.exists()


def test_an_editor_changes_the_text_of_a_question(beheer: Client, kamervraag: Kamervraag) -> None:
    response = save(
        beheer, kamervraag, questions__0__html="<p>Klopt het <b>echt</b> <em>zo</em>?</p>"
    )
    assert response.status_code == 302, response.context["errors"]
    question = Question.objects.get(position=1)
    assert question.html == "<p>Klopt het echt <em>zo</em>?</p>"
    assert question.text == "Klopt het echt zo?"
    fields = Correction.objects.values_list("part", "key", "field", "editor__username")
    assert sorted(fields) == [
        ("question", "1", "html", "redacteur"),
        ("question", "1", "text", "redacteur"),
    ]
