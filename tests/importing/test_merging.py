from datetime import date

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from kamervragen.importing.corrections import record_corrections
from kamervragen.importing.merging import merge_ministries, merge_people
from kamervragen.importing.runs import import_files, reparse
from kamervragen.models import (
    Addressee,
    Chamber,
    Correction,
    Kamervraag,
    Membership,
    Minister,
    Ministry,
    MinistryName,
    Person,
    PersonName,
    Submitter,
    Title,
)
from tests.factories import make_ministry, make_party, make_person
from tests.importing.documents import answer_document, questions_document

pytestmark = pytest.mark.django_db


def make_office(person: Person, ministry: Ministry, start: date | None = None) -> Minister:
    return Minister.objects.create(
        person=person, title=Title.MINISTER, ministry=ministry, start=start
    )


@pytest.fixture
def kept() -> Person:
    return make_person(name="Vera Voorbeeld")


@pytest.fixture
def other() -> Person:
    return make_person(name="V. Voorbeeldt")


@pytest.fixture
def ministry() -> Ministry:
    return make_ministry(name="Voorbeeldzaken")


@pytest.fixture
def old_ministry() -> Ministry:
    return make_ministry(name="Proefzaken")


def test_all_that_refers_to_the_other_goes_to_the_one_kept(kept: Person, other: Person) -> None:
    import_files([questions_document()])
    Submitter.objects.update(person=other)
    assert merge_people(kept, [kept, other]) == 1
    assert Submitter.objects.get().person == kept
    other.refresh_from_db()
    assert other.merged_into == kept


def test_names_become_other_spellings(kept: Person, other: Person) -> None:
    PersonName.objects.create(person=kept, name="Voorbeelt")
    PersonName.objects.create(person=other, name="Voorbeelt")
    PersonName.objects.create(person=other, name="Voorbeeldd")
    merge_people(kept, [other])
    assert sorted(kept.names.values_list("name", flat=True)) == [
        "V. Voorbeeldt",
        "Voorbeeldd",
        "Voorbeelt",
    ]
    assert not other.names.exists()


def test_a_seat_that_both_have_is_one(kept: Person, other: Person) -> None:
    party = make_party()
    for person, start in ((kept, date(2020, 1, 1)), (other, date(2020, 1, 1)), (other, None)):
        Membership.objects.create(
            person=person, party=party, chamber=Chamber.TWEEDE_KAMER, start=start
        )
    merge_people(kept, [other])
    assert set(kept.memberships.values_list("start", flat=True)) == {date(2020, 1, 1), None}


def test_an_office_that_both_have_is_one_and_keeps_its_kamervragen(
    kept: Person, other: Person, ministry: Ministry
) -> None:
    import_files([questions_document()])
    same, double = make_office(kept, ministry), make_office(other, ministry)
    later = make_office(other, ministry, date(2024, 1, 1))
    Addressee.objects.update(minister=double)
    merge_people(kept, [other])
    assert Addressee.objects.get().minister == same
    assert set(kept.offices.all()) == {same, later}


def test_merging_again_changes_nothing(kept: Person, other: Person, settings: Settings) -> None:
    settings.SIMPLE_HISTORY_ENABLED = True
    merge_people(kept, [other])
    records = other.history.count()
    assert merge_people(kept, [other]) == 0
    assert other.history.count() == records


def test_merging_leaves_its_mark_in_the_history(
    kept: Person, other: Person, settings: Settings
) -> None:
    settings.SIMPLE_HISTORY_ENABLED = True
    merge_people(kept, [other])
    assert other.history.latest().merged_into == kept


def test_who_was_merged_before_follows(kept: Person, other: Person) -> None:
    third = make_person(name="Veer Voorbeeld")
    merge_people(other, [third])
    merge_people(kept, [other])
    third.refresh_from_db()
    assert third.merged_into == kept


def test_a_merged_person_is_no_one_to_merge_with(kept: Person, other: Person) -> None:
    merge_people(kept, [other])
    other.refresh_from_db()
    with pytest.raises(ValidationError, match="zelf al samengevoegd"):
        merge_people(other, [kept])
    with pytest.raises(ValidationError, match="is al samengevoegd met Vera"):
        merge_people(make_person(name="Derde"), [other])


def test_invented_people_stay_apart(kept: Person) -> None:
    with pytest.raises(ValidationError, match="verzonnen"):
        merge_people(kept, [make_person(name="Verzonnen", is_example=True)])


def test_one_refusal_merges_no_one(kept: Person, other: Person) -> None:
    with pytest.raises(ValidationError):
        merge_people(kept, [other, make_person(name="Verzonnen", is_example=True)])
    other.refresh_from_db()
    assert other.merged_into is None


def test_what_an_editor_chose_follows_and_is_no_conflict(kept: Person, other: Person) -> None:
    import_files([questions_document()])
    with record_corrections(Kamervraag.objects.get(), editor=None):
        Submitter.objects.update(person=other)
    merge_people(kept, [other])
    reparse()
    assert Submitter.objects.get().person == kept
    correction = Correction.objects.get()
    assert (correction.value, correction.is_in_conflict) == (kept.pk, False)


def test_a_submitter_whom_an_editor_added_follows(kept: Person, other: Person) -> None:
    import_files([questions_document()])
    kamervraag = Kamervraag.objects.get()
    with record_corrections(kamervraag, editor=None):
        Submitter.objects.create(kamervraag=kamervraag, position=2, name="Voorbeeldt", person=other)
    merge_people(kept, [other])
    reparse()
    assert Submitter.objects.get(position=2).person == kept


def test_ministries_merge_with_their_names_and_offices(
    ministry: Ministry, old_ministry: Ministry, kept: Person
) -> None:
    import_files([questions_document(office="Minister van Proefzaken"), answer_document()])
    assert Addressee.objects.get().ministry == old_ministry
    MinistryName.objects.create(ministry=old_ministry, name="Proeven")
    office = make_office(kept, old_ministry)
    assert merge_ministries(ministry, [old_ministry]) == 1
    assert Addressee.objects.get().ministry == ministry
    assert sorted(ministry.names.values_list("name", flat=True)) == ["Proefzaken", "Proeven"]
    office.refresh_from_db()
    assert office.ministry == ministry
    reparse()
    assert Addressee.objects.get().ministry == ministry
