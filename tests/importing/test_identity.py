from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.importing.identity import (
    base_identifier,
    disputed_numbers,
    is_same_set,
    kamervraag_numbers,
    print_the_same_questions,
)
from kamervragen.parsing.records import Chamber, PublicationRecord, SourceFormat, SubmitterRecord
from tests.importing.records import ANSWER, NUMBER, QUESTIONS, question

OTHERS = (SubmitterRecord(name="Ander", party="PvdV"),)
FIRST, SECOND, THIRD = (f"ah-tk-19941995-{number}" for number in (27, 1619, 1700))


def family(*records: PublicationRecord) -> dict[str, PublicationRecord]:
    return {record.key: record for record in records}


def unnumbered(identifier: str, *see_also: str) -> PublicationRecord:
    """One whose questions, as a scanner spelled them, are those of no other."""
    spelled = (question(1, f"Klopt {identifier}?"),)
    return replace(ANSWER, identifier=identifier, numbers=(), see_also=see_also, questions=spelled)


def like_the_answer(identifier: str) -> PublicationRecord:
    return replace(unnumbered(identifier), questions=ANSWER.questions)


@pytest.mark.parametrize(
    ("identifier", "base"),
    [
        ("ah-tk-19941995-1021-h1", "ah-tk-19941995-1021"),
        ("ah-tk-19941995-1021-h12", "ah-tk-19941995-1021"),
        ("kv-tk-2023Z00468-n1", "kv-tk-2023Z00468"),
        ("ah-tk-19941995-1021", "ah-tk-19941995-1021"),
        ("ah-tk-19941995-620H", "ah-tk-19941995-620H"),
        ("", ""),
    ],
)
def test_a_reissue_has_the_identifier_of_what_it_reissues(identifier: str, base: str) -> None:
    assert base_identifier(identifier) == base


def test_publications_with_one_number_are_about_one_kamervraag() -> None:
    assert kamervraag_numbers(family(QUESTIONS, ANSWER)) == {
        QUESTIONS.key: (NUMBER,),
        ANSWER.key: (NUMBER,),
    }


def test_a_joint_answer_is_about_each_of_its_numbers() -> None:
    other = replace(QUESTIONS, identifier="kv-tk-2", numbers=("2025Z00002",), submitters=OTHERS)
    both = (*QUESTIONS.submitters, *OTHERS)
    joint = replace(ANSWER, numbers=(NUMBER, "2025Z00002"), submitters=both)
    found = kamervraag_numbers(family(QUESTIONS, other, joint))
    assert found[joint.key] == (NUMBER, "2025Z00002")
    assert found[other.key] == ("2025Z00002",)


def test_a_number_printed_on_another_set_by_mistake_is_disputed() -> None:
    stray = replace(ANSWER, submitters=OTHERS, questions=(question(1, "Iets heel anders?"),))
    records = family(QUESTIONS, stray)
    assert disputed_numbers(records) == {stray.key: (NUMBER,)}
    assert kamervraag_numbers(records)[stray.key] == (stray.key,)


def test_a_joint_answer_keeps_the_number_that_is_not_disputed() -> None:
    stray = replace(
        ANSWER,
        numbers=(NUMBER, "2025Z00002"),
        submitters=OTHERS,
        questions=(question(1, "Iets heel anders?"),),
    )
    records = family(QUESTIONS, stray)
    assert disputed_numbers(records) == {stray.key: (NUMBER,)}
    assert kamervraag_numbers(records)[stray.key] == ("2025Z00002",)


def test_without_question_document_the_first_printing_has_the_number() -> None:
    stray = replace(
        ANSWER,
        identifier="ah-tk-20242025-2",
        submitters=OTHERS,
        questions=(question(1, "Iets heel anders?"),),
    )
    assert disputed_numbers(family(stray, ANSWER)) == {stray.key: (NUMBER,)}


def test_the_register_knows_to_which_documents_a_number_belongs() -> None:
    row = replace(
        ANSWER,
        source_format=SourceFormat.ODATA,
        identifier="",
        registered_numbers=(NUMBER,),
        submitters=(),
    )
    other = replace(ANSWER, submitters=OTHERS, questions=(question(1, "Iets heel anders?"),))
    certain = replace(other, registered_numbers=(NUMBER,))
    assert disputed_numbers(family(QUESTIONS, other, row)) == {other.key: (NUMBER,)}
    assert disputed_numbers(family(QUESTIONS, certain, row)) == {QUESTIONS.key: (NUMBER,)}


def test_a_number_that_nobody_else_carries_is_never_disputed() -> None:
    assert disputed_numbers(family(QUESTIONS)) == {}


@pytest.mark.parametrize(
    "other",
    [
        replace(QUESTIONS, submitters=(SubmitterRecord(name="VOORBEELD"),), questions=()),
        replace(QUESTIONS, submitters=(*OTHERS, *QUESTIONS.submitters), questions=()),
        replace(QUESTIONS, submitters=(), questions=(question(1, "Iets heel anders?"),)),
        replace(QUESTIONS, submitters=OTHERS, questions=(question(1, "Klopt  voorbeeld\n1?"),)),
    ],
    ids=["the same name", "one of the names", "no names", "the same words"],
)
def test_a_common_submitter_or_the_same_words_make_one_set(other: PublicationRecord) -> None:
    assert is_same_set(QUESTIONS, other)
    assert is_same_set(other, QUESTIONS)


@pytest.mark.parametrize("questions", [(), (question(1, "Iets heel anders?"),)])
def test_other_names_and_other_words_make_another_set(
    questions: tuple[()] | tuple[object],
) -> None:
    other = replace(QUESTIONS, submitters=OTHERS, questions=questions)  # type: ignore[arg-type]
    assert not is_same_set(QUESTIONS, other)


def test_two_sets_without_questions_have_no_words_in_common() -> None:
    silent = replace(QUESTIONS, questions=())
    assert not is_same_set(silent, replace(silent, submitters=OTHERS))


def test_see_also_leads_back_to_the_first_printing() -> None:
    chain = family(unnumbered(FIRST), unnumbered(SECOND, FIRST), unnumbered(THIRD, SECOND))
    assert kamervraag_numbers(chain) == dict.fromkeys((FIRST, SECOND, THIRD), (FIRST,))


def test_see_also_leads_to_the_number_of_what_it_names() -> None:
    numbered = replace(ANSWER, identifier=FIRST)
    chain = family(numbered, unnumbered(SECOND, FIRST), unnumbered(THIRD, SECOND))
    assert set(kamervraag_numbers(chain).values()) == {(NUMBER,)}


def test_two_that_a_third_names_are_one_kamervraag() -> None:
    """As ah-tk-19941995-868 names 740, a postponement, and 801, an answer that names nothing."""
    group = family(unnumbered(THIRD, FIRST, SECOND), unnumbered(SECOND), unnumbered(FIRST))
    assert kamervraag_numbers(group) == dict.fromkeys((FIRST, SECOND, THIRD), (FIRST,))


def test_two_that_name_each_other_are_one_kamervraag() -> None:
    pair = family(unnumbered(FIRST, SECOND), unnumbered(SECOND, FIRST))
    assert kamervraag_numbers(pair) == {FIRST: (FIRST,), SECOND: (FIRST,)}


def test_one_without_number_does_not_make_one_of_two_with() -> None:
    one = replace(ANSWER, identifier=FIRST)
    other = replace(ANSWER, identifier=SECOND, numbers=("2025Z00002",))
    found = kamervraag_numbers(family(one, other, unnumbered(THIRD, SECOND, FIRST)))
    assert found == {FIRST: (NUMBER,), SECOND: ("2025Z00002",), THIRD: (NUMBER,)}


def test_see_also_may_name_what_we_do_not_have() -> None:
    assert kamervraag_numbers(family(unnumbered(SECOND, FIRST))) == {SECOND: (SECOND,)}


@pytest.mark.parametrize(
    "changes",
    [
        {"submitted_on": date(2025, 1, 9)},
        {"submitters": OTHERS},
        {"submitted_on": None},
    ],
    ids=["another day", "other submitters", "no day"],
)
def test_see_also_may_name_another_set_on_the_subject(changes: dict[str, object]) -> None:
    other = replace(unnumbered(FIRST), **changes)  # type: ignore[arg-type]
    found = kamervraag_numbers(family(other, unnumbered(SECOND, FIRST)))
    assert found == {FIRST: (FIRST,), SECOND: (SECOND,)}


def test_a_set_whose_day_is_not_printed_is_tied_to_nothing() -> None:
    first, second = (
        replace(r, submitted_on=None) for r in (unnumbered(FIRST), unnumbered(SECOND, FIRST))
    )
    assert kamervraag_numbers(family(first, second))[SECOND] == (SECOND,)


def test_see_also_and_the_same_questions_outweigh_a_mistaken_day() -> None:
    mistaken = replace(like_the_answer(SECOND), see_also=(FIRST,), submitted_on=date(2025, 2, 8))
    found = kamervraag_numbers(family(like_the_answer(FIRST), mistaken))
    assert found == dict.fromkeys((FIRST, SECOND), (FIRST,))


def test_two_that_print_the_same_questions_are_one_kamervraag() -> None:
    """A postponement and its answer, which do not name each other."""
    pair = family(like_the_answer(SECOND), like_the_answer(FIRST))
    assert kamervraag_numbers(pair) == dict.fromkeys((FIRST, SECOND), (FIRST,))


def test_what_a_scanner_adds_makes_no_other_question() -> None:
    scanned = replace(like_the_answer(SECOND), questions=(question(1, "Klopt, voor- beeld 1?"),))
    assert print_the_same_questions(ANSWER, scanned)


@pytest.mark.parametrize(
    "changes",
    [
        {"submitted_on": date(2025, 1, 9)},
        {"chamber": Chamber.EERSTE_KAMER},
        {"submitters": OTHERS},
        {"subject": "de prijs van het water"},
        {"questions": (question(1, "Iets heel anders?"),)},
        {"questions": ()},
    ],
    ids=["day", "chamber", "submitters", "subject", "questions", "no questions"],
)
def test_what_differs_in_one_of_these_is_another_set(changes: dict[str, object]) -> None:
    """One member often puts several sets on one day, about one subject or after one report."""
    other = replace(like_the_answer(SECOND), **changes)  # type: ignore[arg-type]
    found = kamervraag_numbers(family(like_the_answer(FIRST), other))
    assert found == {FIRST: (FIRST,), SECOND: (SECOND,)}


def test_the_same_questions_lead_to_their_number() -> None:
    assert kamervraag_numbers(family(ANSWER, like_the_answer(SECOND)))[SECOND] == (NUMBER,)


def test_the_same_questions_do_not_make_one_of_two_numbers() -> None:
    other = replace(ANSWER, identifier=SECOND, numbers=("2025Z00002",))
    found = kamervraag_numbers(family(ANSWER, other))
    assert found == {ANSWER.key: (NUMBER,), SECOND: ("2025Z00002",)}


def test_a_publication_with_a_number_needs_no_see_also() -> None:
    numbered = replace(ANSWER, identifier=SECOND, see_also=(FIRST,))
    assert kamervraag_numbers(family(unnumbered(FIRST), numbered))[SECOND] == (NUMBER,)


def test_a_reissue_without_number_is_of_the_same_kamervraag() -> None:
    reissue = unnumbered(f"{FIRST}-h1")
    again = unnumbered(f"{FIRST}-h2")
    found = kamervraag_numbers(family(reissue, again, unnumbered(FIRST)))
    assert set(found.values()) == {(FIRST,)}


def test_a_reissue_without_number_has_that_of_the_first_issue() -> None:
    first = replace(ANSWER, identifier=FIRST)
    assert kamervraag_numbers(family(unnumbered(f"{FIRST}-h1"), first))[f"{FIRST}-h1"] == (NUMBER,)


def test_a_first_issue_without_number_has_that_of_its_reissue() -> None:
    reissue = replace(ANSWER, identifier=f"{FIRST}-h1")
    assert kamervraag_numbers(family(unnumbered(FIRST), reissue))[FIRST] == (NUMBER,)


def test_a_reissue_of_what_we_do_not_have_stands_alone() -> None:
    reissue = unnumbered(f"{FIRST}-h1")
    assert kamervraag_numbers(family(reissue)) == {reissue.key: (reissue.key,)}


@given(
    links=st.lists(
        st.lists(st.sampled_from([FIRST, SECOND, THIRD]), max_size=3), min_size=3, max_size=3
    )
)
def test_every_publication_is_of_a_kamervraag_whatever_it_refers_to(links: list[list[str]]) -> None:
    """Circles too, and what names itself."""
    keys = (FIRST, SECOND, THIRD)
    records = [unnumbered(key, *others) for key, others in zip(keys, links, strict=True)]
    forwards = kamervraag_numbers(family(*records))
    assert forwards.keys() == set(keys)
    assert {number for numbers in forwards.values() for number in numbers} <= set(keys)
    assert kamervraag_numbers(family(*reversed(records))) == forwards
