"""Corrections laid over compositions; what editors see of it stands in test_corrections."""

from dataclasses import replace
from datetime import date

import pytest

from kamervragen.importing.composition import Composition, compose
from kamervragen.importing.overlay import as_json, corrected
from kamervragen.models import Correction, Kamervraag
from kamervragen.parsing.records import PublicationRecord
from tests.factories import make_kamervraag
from tests.importing.records import ANSWER, NUMBER, QUESTIONS, directory, note, publications

pytestmark = pytest.mark.django_db


@pytest.fixture
def kamervraag() -> Kamervraag:
    return make_kamervraag(number=NUMBER)


def composed(*records: PublicationRecord) -> Composition:
    return compose(NUMBER, publications(*records), directory(), is_example=False)


def correct(
    kamervraag: Kamervraag, part: str, key: str, field: str, *, source: object, value: object
) -> Correction:
    return Correction.objects.create(
        kamervraag=kamervraag,
        part=part,
        key=key,
        field=field,
        source_value=source,
        value=value,
    )


def test_without_corrections_the_composition_is_what_it_was(kamervraag: Kamervraag) -> None:
    composition = composed(QUESTIONS, ANSWER)
    assert corrected({kamervraag.pk: composition}) == {kamervraag.pk: composition}


def test_a_correction_touches_its_own_kamervraag_alone(kamervraag: Kamervraag) -> None:
    other = make_kamervraag(number="2025Z00002")
    correct(kamervraag, "kamervraag", "", "title", source="De stand", value="Anders")
    composition = composed(QUESTIONS)
    found = corrected({kamervraag.pk: composition, other.pk: composition})
    assert found[kamervraag.pk].parts["kamervraag"][""]["title"] == "Anders"
    assert found[other.pk] == composition


def test_dates_and_arrays_are_values_again(kamervraag: Kamervraag) -> None:
    correct(kamervraag, "kamervraag", "", "submitted_on", source=None, value="2025-02-03")
    correct(kamervraag, "kamervraag", "", "topics", source=[], value=["bestuur"])
    correct(kamervraag, "question", "1", "numbers", source=[1], value=[1, 2])
    parts = corrected({kamervraag.pk: composed(QUESTIONS)})[kamervraag.pk].parts
    assert parts["kamervraag"][""]["submitted_on"] == date(2025, 2, 3)
    assert parts["kamervraag"][""]["topics"] == ("bestuur",)
    assert parts["question"]["1"]["numbers"] == (1, 2)


def test_a_field_of_a_row_that_the_source_no_longer_has_is_in_conflict(
    kamervraag: Kamervraag,
) -> None:
    correction = correct(kamervraag, "question", "3", "text", source="Drie?", value="Drie!")
    parts = corrected({kamervraag.pk: composed(QUESTIONS)})[kamervraag.pk].parts
    assert set(parts["question"]) == {"1", "2"}
    correction.refresh_from_db()
    assert correction.is_in_conflict
    assert correction.new_source_value is None


def test_a_conflict_is_over_when_the_source_returns(kamervraag: Kamervraag) -> None:
    correction = correct(kamervraag, "kamervraag", "", "title", source="Vroeger", value="Anders")
    corrected({kamervraag.pk: composed(QUESTIONS)})
    correction.refresh_from_db()
    assert correction.new_source_value == "De stand van de voorbeelden"
    corrected({kamervraag.pk: composed(replace(QUESTIONS, subject="vroeger"))})
    correction.refresh_from_db()
    assert (correction.is_in_conflict, correction.new_source_value) == (False, None)


def test_a_removed_row_that_the_source_never_had_is_no_trouble(kamervraag: Kamervraag) -> None:
    correct(kamervraag, "submitter", "9", "", source=None, value=None)
    composition = composed(QUESTIONS)
    assert corrected({kamervraag.pk: composition})[kamervraag.pk] == composition


def test_a_corrected_note_is_so_in_every_kamervraag_that_shares_it(kamervraag: Kamervraag) -> None:
    other = make_kamervraag(number="2025Z00002")
    noted = composed(QUESTIONS, replace(ANSWER, footnotes=(note(1),)))
    key = f"{ANSWER.key}:1"
    correct(kamervraag, "footnote", key, "text", source="Een bron.", value="Een boek.")
    without = composed(QUESTIONS)
    found = corrected({other.pk: noted, kamervraag.pk: without})
    assert found[other.pk].parts["footnote"][key]["text"] == "Een boek."
    assert found[kamervraag.pk] == without


def test_the_composition_itself_is_left_as_it_was(kamervraag: Kamervraag) -> None:
    composition = composed(QUESTIONS)
    correct(kamervraag, "question", "1", "text", source="Klopt voorbeeld 1?", value="Anders?")
    corrected({kamervraag.pk: composition})
    assert composition.parts["question"]["1"]["text"] == "Klopt voorbeeld 1?"


def test_a_value_is_stored_as_json_gives_it_back() -> None:
    assert as_json((1, 2)) == [1, 2]
    assert as_json(date(2025, 1, 8)) == "2025-01-08"
    assert as_json({"numbers": (1,)}) == {"numbers": [1]}
    assert as_json(None) is None
