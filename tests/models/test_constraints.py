"""The rules of the domain that the database itself keeps."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from kamervragen.models import (
    Correction,
    Kamervraag,
    Membership,
    Minister,
    MinistryName,
    PersonName,
    Publication,
    Recess,
    SourceFile,
)
from tests.factories import (
    make_addressee,
    make_answer,
    make_citation,
    make_follow_up,
    make_footnote,
    make_kamervraag,
    make_link,
    make_minister,
    make_ministry,
    make_notice,
    make_party,
    make_person,
    make_problem,
    make_publication,
    make_question,
    make_reading,
    make_related,
    make_respondent,
    make_source_file,
    make_submitter,
    make_topic,
    make_web_link,
)

pytestmark = pytest.mark.django_db

TODAY = date(2025, 1, 8)
YESTERDAY = TODAY - timedelta(days=1)


def again(row: models.Model, **changes: object) -> None:
    """Insert the row once more, with changes."""
    row.pk = None
    for name, value in changes.items():
        setattr(row, name, value)
    type(row)._base_manager.bulk_create([row])


def change(row: models.Model, **changes: object) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(**changes)


def a_publication() -> Publication:
    return make_publication(make_kamervraag())


def a_source_file() -> SourceFile:
    return make_source_file(a_publication())


def a_membership() -> Membership:
    return Membership.objects.create(
        person=make_person(), party=make_party(), chamber="tk", start=TODAY
    )


def a_correction() -> Correction:
    return Correction.objects.create(kamervraag=make_kamervraag(), part="question", key="1")


def merge(row: models.Model) -> None:
    change(row, merged_into=row)


def related_to_itself(kamervraag: Kamervraag) -> None:
    make_related(kamervraag, kamervraag)


def without_a_first_day(row: Membership | Minister) -> None:
    """No first day is a value as well: such a row is there once."""
    change(row, start=None)
    again(row, start=None)


@transaction.atomic
def break_and_end(break_it: Callable[[], None]) -> None:
    """Some rules are only looked at when the transaction ends."""
    break_it()
    connection.check_constraints()


def follow_itself(kamervraag: Kamervraag) -> None:
    make_follow_up(kamervraag, kamervraag)


RULES: dict[str, tuple[str, Callable[[], None]]] = {
    "a Kamervraag has a number": (
        "kamervraag_has_number",
        lambda: again(make_kamervraag(), number=""),
    ),
    "only what is answered has a day of its answer": (
        "kamervraag_answer_date_of_answered",
        lambda: change(make_kamervraag(), answered_on=TODAY),
    ),
    "the session year of a Kamervraag is two years": (
        "kamervraag_session_year",
        lambda: change(make_kamervraag(), session_year="2024"),
    ),
    "a question has a place of its own": (
        "question_position",
        lambda: again(make_question(make_kamervraag()), anchor="vraag-2"),
    ),
    "a question has an anchor of its own": (
        "question_anchor",
        lambda: again(make_question(make_kamervraag()), position=2),
    ),
    "questions are counted from one": (
        "question_from_one",
        lambda: change(make_question(make_kamervraag()), position=0),
    ),
    "an answer has a place of its own": (
        "answer_position",
        lambda: again(make_answer(make_kamervraag())),
    ),
    "answers are counted from one": (
        "answer_from_one",
        lambda: change(make_answer(make_kamervraag()), position=0),
    ),
    "a notice has a place of its own": (
        "notice_position",
        lambda: again(make_notice(make_kamervraag())),
    ),
    "a reading of a part is there once": (
        "reading_once",
        lambda: again(make_reading(make_kamervraag(), a_source_file(), text="Klopd dit?")),
    ),
    "an official number is of one publication": (
        "publication_identifier",
        lambda: again(a_publication(), key="another key"),
    ),
    "the session year of a publication is two years": (
        "publication_session_year",
        lambda: change(a_publication(), session_year="2024/2025"),
    ),
    "the same bytes under one name are kept once": (
        "source_file_once",
        lambda: again(a_source_file()),
    ),
    "a source file has a hash": (
        "source_file_sha256",
        lambda: change(a_source_file(), sha256="A" * 64),
    ),
    "an address of a publication is there once": (
        "source_link_once",
        lambda: again(make_link(a_publication()), kind="pdf"),
    ),
    "a footnote has a place of its own": (
        "footnote_position",
        lambda: again(make_footnote(a_publication()), label="2"),
    ),
    "footnotes are counted from one": (
        "footnote_from_one",
        lambda: change(make_footnote(a_publication()), position=0),
    ),
    "the same words lead somewhere once": (
        "citation_once",
        lambda: again(make_citation(a_publication(), text="nr. 1", target="kst-19637-1")),
    ),
    "a page of the web is referred to once": (
        "web_link_once",
        lambda: again(make_web_link(a_publication(), page="nu.nl/1"), address="http://nu.nl/1"),
    ),
    "a follow-up has a place of its own": (
        "follow_up_position",
        lambda: again(make_follow_up(make_kamervraag(), make_kamervraag()), text="ander"),
    ),
    "nothing follows itself": (
        "follow_up_of_another",
        lambda: follow_itself(make_kamervraag()),
    ),
    "a submitter has a place of its own": (
        "submitter_position",
        lambda: again(make_submitter(make_kamervraag()), name="Ander"),
    ),
    "an addressee has a place of its own": (
        "addressee_position",
        lambda: again(make_addressee(make_kamervraag()), printed="Minister van Ander"),
    ),
    "a respondent has a place of its own": (
        "respondent_position",
        lambda: again(make_respondent(make_kamervraag()), name="Ander"),
    ),
    "a respondent has a name or an office": (
        "respondent_has_name_or_office",
        lambda: change(make_respondent(make_kamervraag()), name="", printed=""),
    ),
    "a main topic is in its list once": (
        "topic_once",
        lambda: again(make_topic(), path="elders"),
    ),
    "a part of a topic is in it once": (
        "topic_once",
        lambda: again(make_topic(name="Deel", parent=make_topic()), path="elders"),
    ),
    "a topic has a path": ("topic_has_path", lambda: change(make_topic(), path="")),
    "a problem of a source file is listed once": (
        "import_problem_once",
        lambda: again(make_problem(a_source_file())),
    ),
    "a field is corrected once": ("correction_once", lambda: again(a_correction())),
    "only a conflict has what the source says now": (
        "correction_conflict_has_value",
        lambda: change(a_correction(), new_source_value="Klopt dat?"),
    ),
    "nobody is merged into themselves": (
        "person_not_merged_into_itself",
        lambda: merge(make_person()),
    ),
    "a spelling of a person's name is listed once": (
        "person_name_once",
        lambda: again(PersonName.objects.create(person=make_person(), name="A. Voorbeeld")),
    ),
    "a membership ends after its start": (
        "membership_ends_after_start",
        lambda: change(a_membership(), end=YESTERDAY),
    ),
    "a membership is there once": ("membership_once", lambda: again(a_membership(), end=TODAY)),
    "a membership without a first day is there once": (
        "membership_once",
        lambda: without_a_first_day(a_membership()),
    ),
    "no ministry is merged into itself": (
        "ministry_not_merged_into_itself",
        lambda: merge(make_ministry()),
    ),
    "a name of a ministry is listed once": (
        "ministry_name_once",
        lambda: again(MinistryName.objects.create(ministry=make_ministry(), name="Voorbeelden")),
    ),
    "an office ends after its start": (
        "minister_ends_after_start",
        lambda: change(make_minister(), start=TODAY, end=YESTERDAY),
    ),
    "a recess ends after its start": (
        "recess_ends_after_start",
        lambda: Recess(name="Proefreces", start=TODAY, end=YESTERDAY).save(),
    ),
    "an office of a person is there once": ("minister_once", lambda: again(make_minister())),
    "related Kamervragen each have a place of their own": (
        "related_position",
        lambda: again(
            make_related(make_kamervraag(), make_kamervraag()), related=make_kamervraag()
        ),
    ),
    "a related Kamervraag is listed once": (
        "related_once",
        lambda: again(make_related(make_kamervraag(), make_kamervraag()), position=2),
    ),
    "no Kamervraag is related to itself": (
        "related_is_another",
        lambda: related_to_itself(make_kamervraag()),
    ),
    "an office without a first day is there once": (
        "minister_once",
        lambda: without_a_first_day(make_minister()),
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_database_sees_to_it_that(rule: str) -> None:
    constraint, break_it = RULES[rule]
    with pytest.raises(IntegrityError, match=f'"{constraint}"'):
        break_and_end(break_it)


def test_every_named_constraint_is_tried() -> None:
    ours = apps.get_app_config("kamervragen").get_models()
    named = {constraint.name for model in ours for constraint in model._meta.constraints}
    assert {constraint for constraint, _ in RULES.values()} == named


def test_two_questions_may_change_places_in_one_transaction() -> None:
    kamervraag = make_kamervraag()
    first, second = make_question(kamervraag, numbers=[1]), make_question(kamervraag, numbers=[2])
    change(first, position=2)
    change(second, position=1)
    connection.check_constraints()
    assert list(kamervraag.questions.values_list("label", flat=True)) == ["2", "1"]


def test_publications_without_official_number_stand_side_by_side() -> None:
    for key in ("one", "other"):
        Publication.objects.create(key=key, kind="postponement", chamber="tk")
    assert Publication.objects.filter(identifier="").count() == 2


def test_a_minister_may_return_to_an_office() -> None:
    again(make_minister(), start=date(2026, 1, 1))
    assert Minister.objects.count() == 2


def test_the_day_of_an_answer_need_not_be_printed() -> None:
    assert make_kamervraag(is_answered=True).answered_on is None
