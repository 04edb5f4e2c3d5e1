from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.importing.composition import Composition, compose, footnote_keys, free_anchor
from kamervragen.importing.members import Seat, Someone
from kamervragen.importing.parts import Copies, Row, best_first
from kamervragen.parsing.records import (
    CitationRecord,
    OfficeRecord,
    Part,
    Problem,
    PublicationKind,
    PublicationRecord,
    RespondentRecord,
    RespondentRole,
    SourceFormat,
    SourceLinkRecord,
    SubmitterRecord,
    TopicRecord,
    TopicScheme,
)
from tests.importing.records import (
    ANSWER,
    ANSWERED_ON,
    ASKED_ON,
    FURTHER_ANSWER,
    MINISTER,
    NUMBER,
    POSTPONEMENT,
    QUESTIONS,
    answer,
    copies,
    directory,
    note,
    notice,
    parsed,
    publications,
    question,
    rich,
)

FIRST, REISSUE, SECOND_REISSUE = (f"{ANSWER.identifier}{suffix}" for suffix in ("", "-h1", "-h2"))


def composed(*records: PublicationRecord) -> Composition:
    return compose(NUMBER, publications(*records), directory(), is_example=False)


def kamervraag(*records: PublicationRecord) -> Row:
    return composed(*records).parts["kamervraag"][""]


def column(composition: Composition, part: str, field: str) -> list[object]:
    return [row[field] for row in composition.parts[part].values()]


def texts(composition: Composition, part: str) -> list[object]:
    return column(composition, part, "text")


def ties(composition: Composition) -> dict[object, object]:
    """The texts of the answers with the positions of the questions they answer."""
    return {row["text"]: row["questions"] for row in composition.parts["answer"].values()}


# Whose questions are shown


def test_the_question_document_gives_the_questions() -> None:
    repeated = replace(ANSWER, questions=(question(1, "Klopt  1?"), question(2, "Klopt  2?")))
    composition = composed(repeated, QUESTIONS)
    assert texts(composition, "question") == ["Klopt voorbeeld 1?", "Klopt voorbeeld 2?"]
    assert set(column(composition, "question", "publication")) == {QUESTIONS.key}


def test_without_it_the_first_answer_gives_them() -> None:
    composition = composed(FURTHER_ANSWER, POSTPONEMENT, ANSWER)
    assert set(column(composition, "question", "publication")) == {ANSWER.key}
    assert composition.publications == (ANSWER.key, FURTHER_ANSWER.key, POSTPONEMENT.key)


def test_a_question_document_without_text_does_not_hide_those_of_the_answer() -> None:
    composition = composed(replace(QUESTIONS, questions=(), has_text=False), ANSWER)
    assert set(column(composition, "question", "publication")) == {ANSWER.key}


def test_a_postponement_gives_them_where_nothing_else_does() -> None:
    composition = composed(POSTPONEMENT)
    assert set(column(composition, "question", "publication")) == {POSTPONEMENT.key}


def test_a_kamervraag_may_have_no_questions_at_all() -> None:
    composition = composed(replace(QUESTIONS, questions=()))
    assert composition.parts["question"] == {}


# Reissues


def test_a_reissue_takes_the_place_of_the_first_issue() -> None:
    first = replace(ANSWER, answers=(answer(1, "Jaa."),), footnotes=(note(1, "Een bron."),))
    again = replace(ANSWER, identifier=REISSUE, answers=(answer(1, "Ja."),))
    composition = composed(QUESTIONS, first, again)
    assert texts(composition, "answer") == ["Ja."]
    assert [reading.body.text for reading in composition.readings] == ["Jaa."]
    assert composition.publications == (QUESTIONS.key, REISSUE, FIRST)
    assert texts(composition, "footnote") == ["Een bron."]


def test_the_last_of_several_reissues_is_shown() -> None:
    issues = [
        replace(ANSWER, identifier=identifier, answers=(answer(1, text),))
        for identifier, text in (
            (FIRST, "Jaa."),
            (REISSUE, "Jaaa."),
            (SECOND_REISSUE, "Ja."),
            (f"{FIRST}-h10", "Ja!"),
        )
    ]
    assert texts(composed(*issues), "answer") == ["Ja!"]
    assert texts(composed(*issues[:3]), "answer") == ["Ja."]


def test_a_reissue_without_text_hides_nothing() -> None:
    stub = replace(
        ANSWER, identifier=REISSUE, questions=(), answers=(), respondents=(), has_text=False
    )
    assert texts(composed(ANSWER, stub), "answer") == ["Ja, voorbeeld 1.", "Ja, voorbeeld 2."]


def test_a_first_issue_without_text_gives_way() -> None:
    stub = replace(ANSWER, questions=(), answers=(), has_text=False)
    composition = composed(stub, replace(ANSWER, identifier=REISSUE))
    assert set(column(composition, "answer", "publication")) == {REISSUE}


def test_a_reissued_postponement_does_not_hide_the_answer() -> None:
    again = replace(POSTPONEMENT, identifier=f"{POSTPONEMENT.identifier}-h1")
    composition = composed(QUESTIONS, ANSWER, POSTPONEMENT, again)
    assert len(composition.parts["notice"]) == 1
    assert len(composition.parts["answer"]) == 2


# Questions


def test_each_question_has_an_anchor_of_its_own() -> None:
    """Numbers are printed twice, and left out."""
    asked = (
        question(1, numbers=[1]),
        question(2, numbers=[2, 3]),
        question(3, numbers=[2]),
        question(4, numbers=[]),
        question(5, numbers=[]),
        question(6, numbers=[2]),
    )
    assert column(composed(replace(QUESTIONS, questions=asked)), "question", "anchor") == [
        "vraag-1",
        "vraag-2",
        "vraag-2-2",
        "vraag-zonder-nummer",
        "vraag-zonder-nummer-2",
        "vraag-2-3",
    ]


@given(st.lists(st.lists(st.integers(min_value=0, max_value=5), max_size=3), max_size=20))
def test_no_anchor_is_given_twice(questions: list[list[int]]) -> None:
    taken: set[str] = set()
    assert len({free_anchor(numbers, taken) for numbers in questions}) == len(questions)


def test_a_series_of_sets_keeps_its_headings() -> None:
    second = replace(question(2, numbers=[1]), heading="Vragen van het lid Ander")
    composition = composed(replace(QUESTIONS, questions=(question(1), second)))
    assert column(composition, "question", "heading") == ["", "Vragen van het lid Ander"]
    assert column(composition, "question", "anchor") == ["vraag-1", "vraag-1-2"]


# Answers


def test_answers_are_tied_by_number_where_the_questions_are_repeated_in_another_order() -> None:
    turned = replace(
        ANSWER,
        questions=(question(1, numbers=[2]), question(2, numbers=[1])),
        answers=(answer(1, "Op twee.", questions=[1]), answer(2, "Op een.", questions=[2])),
    )
    assert ties(composed(QUESTIONS, turned)) == {"Op twee.": ("2",), "Op een.": ("1",)}


def test_an_answer_under_a_combined_heading_answers_each_of_its_questions() -> None:
    combined = replace(
        ANSWER,
        questions=(question(1, "Klopt voorbeeld 1? Klopt voorbeeld 2?", numbers=[1, 2]),),
        answers=(answer(1, "Beide.", questions=[1]),),
    )
    assert ties(composed(QUESTIONS, combined)) == {"Beide.": ("1", "2")}


def test_an_answer_to_half_of_a_combined_question_is_tied_to_all_of_it() -> None:
    combined = replace(QUESTIONS, questions=(question(1, numbers=[1, 2]),))
    assert ties(composed(combined, ANSWER)) == {
        "Ja, voorbeeld 1.": ("1",),
        "Ja, voorbeeld 2.": ("1",),
    }


def test_an_answer_to_a_question_that_is_not_there_is_tied_to_none() -> None:
    more = replace(ANSWER, questions=(*ANSWER.questions, question(3)), answers=(answer(3),))
    assert ties(composed(QUESTIONS, more)) == {"Ja, voorbeeld 3.": ()}


def test_answers_of_several_publications_stand_side_by_side() -> None:
    composition = composed(QUESTIONS, FURTHER_ANSWER, ANSWER)
    assert list(composition.parts["answer"]) == [
        f"{ANSWER.key}:1",
        f"{ANSWER.key}:2",
        f"{FURTHER_ANSWER.key}:1",
    ]
    assert ties(composition)["Toch niet."] == ("1", "2")


# The Kamervraag itself


def test_facts_come_from_the_publications() -> None:
    row = kamervraag(QUESTIONS, ANSWER)
    assert (row["number"], row["kind"], row["chamber"]) == (NUMBER, "written", "tk")
    assert (row["session_year"], row["title"]) == ("2024-2025", "De stand van de voorbeelden")
    assert (row["submitted_on"], row["answered_on"]) == (ASKED_ON, ANSWERED_ON)


@pytest.mark.parametrize(
    ("records", "answered", "postponed", "withdrawn"),
    [
        ((QUESTIONS,), False, False, False),
        ((QUESTIONS, ANSWER), True, False, False),
        ((QUESTIONS, FURTHER_ANSWER), True, False, False),
        ((QUESTIONS, POSTPONEMENT), False, True, False),
        ((QUESTIONS, POSTPONEMENT, ANSWER), True, True, False),
        ((replace(POSTPONEMENT, kind=PublicationKind.WITHDRAWAL, notices=()),), False, False, True),
        ((replace(ANSWER, notices=(notice(),)),), True, True, False),
        ((replace(ANSWER, notices=(notice(kind=PublicationKind.WITHDRAWAL),)),), True, False, True),
    ],
)
def test_what_happened_follows_from_publications_and_notices(
    *, records: Sequence[PublicationRecord], answered: bool, postponed: bool, withdrawn: bool
) -> None:
    row = kamervraag(*records)
    assert (row["is_answered"], row["is_postponed"], row["is_withdrawn"]) == (
        answered,
        postponed,
        withdrawn,
    )


def test_what_is_postponed_after_its_answer_is_not_postponed() -> None:
    crossed = replace(POSTPONEMENT, notices=(notice(dated=ANSWERED_ON + timedelta(days=1)),))
    assert not kamervraag(QUESTIONS, crossed, ANSWER)["is_postponed"]
    registered = replace(POSTPONEMENT, notices=(), received_on=ANSWERED_ON + timedelta(days=1))
    assert not kamervraag(QUESTIONS, registered, ANSWER)["is_postponed"]
    undated = replace(POSTPONEMENT, notices=(notice(dated=None),))
    assert kamervraag(QUESTIONS, undated, ANSWER)["is_postponed"]
    impossible = replace(ANSWER, received_on=date(2024, 1, 22))
    assert kamervraag(QUESTIONS, crossed, impossible)["is_postponed"]


def test_the_first_answer_counts_and_not_a_further_one() -> None:
    earlier = replace(FURTHER_ANSWER, received_on=date(2025, 1, 10))
    later = replace(ANSWER, identifier="ah-tk-20242025-2", received_on=date(2025, 2, 1))
    assert kamervraag(QUESTIONS, earlier, later, ANSWER)["answered_on"] == ANSWERED_ON


def test_a_further_answer_counts_where_no_other_is_known() -> None:
    last = replace(FURTHER_ANSWER, identifier="ah-tk-20242025-10", received_on=date(2025, 4, 1))
    assert kamervraag(QUESTIONS, last, FURTHER_ANSWER)["answered_on"] == date(2025, 3, 1)
    undated = replace(ANSWER, received_on=None)
    assert kamervraag(undated, FURTHER_ANSWER)["answered_on"] == date(2025, 3, 1)


def test_a_day_that_nobody_prints_stays_open() -> None:
    row = kamervraag(replace(ANSWER, received_on=None, submitted_on=None))
    assert (row["submitted_on"], row["answered_on"], row["is_answered"]) == (None, None, True)


def test_a_fact_that_only_a_reply_prints_is_taken_from_it() -> None:
    silent = replace(QUESTIONS, submitted_on=None, session_year="", subject="")
    row = kamervraag(silent, ANSWER)
    assert row["submitted_on"] == ASKED_ON
    assert row["session_year"] == "2024-2025"
    assert row["title"] == "De stand van de voorbeelden"


def test_the_title_of_the_document_stands_in_for_the_subject() -> None:
    assert kamervraag(replace(QUESTIONS, subject="", title="vragen over iets"))["title"] == (
        "Vragen over iets"
    )
    assert kamervraag(replace(QUESTIONS, subject="", title=""))["title"] == ""


def test_announced_questions_are_oral() -> None:
    announced = replace(QUESTIONS, kind=PublicationKind.ORAL_NOTICE)
    assert kamervraag(announced)["kind"] == "oral"


def test_introduction_and_explanatory_note_are_those_of_the_first_that_has_them() -> None:
    record = replace(ANSWER, introduction=rich("Vooraf."), explanatory_note=rich("Toelichting."))
    row = kamervraag(QUESTIONS, record)
    assert (row["introduction"], row["introduction_html"]) == ("Vooraf.", "<p>Vooraf.</p>")
    assert (row["explanatory_note"], row["explanatory_note_html"]) == (
        "Toelichting.",
        "<p>Toelichting.</p>",
    )


def test_topics_of_all_publications_are_taken_together() -> None:
    policy = TopicScheme.POLICY_AGENDA
    pair = TopicRecord(scheme=policy, parent="Internationaal", name="Organisatie en beleid")
    alone = TopicRecord(scheme=policy, parent="Bestuur")
    empty = TopicRecord(scheme=policy, parent="()")
    records = replace(QUESTIONS, topics=(pair, empty)), replace(ANSWER, topics=(alone, pair))
    assert kamervraag(*records)["topics"] == (
        "bestuur",
        "internationaal/organisatie-en-beleid",
    )


def test_an_example_is_marked_as_such() -> None:
    composition = compose(NUMBER, publications(QUESTIONS), directory(), is_example=True)
    assert composition.parts["kamervraag"][""]["is_example"] is True


# Other parts


def test_notices_are_counted_by_publication() -> None:
    twice = replace(POSTPONEMENT, notices=(notice("Later."), notice("Nog later.", dated=None)))
    rows = composed(QUESTIONS, twice).parts["notice"]
    assert [(key, row["text"], row["dated"]) for key, row in rows.items()] == [
        (f"{POSTPONEMENT.key}:1", "Later.", date(2025, 1, 20)),
        (f"{POSTPONEMENT.key}:2", "Nog later.", None),
    ]


def test_notes_are_tied_to_where_their_marks_stand() -> None:
    asked = replace(
        QUESTIONS,
        questions=(replace(question(1), footnotes=(2, 1, 2)),),
        footnotes=(note(1, part=Part.QUESTION), note(2, part=Part.QUESTION)),
    )
    replied = replace(ANSWER, answers=(answer(1, footnotes=[1]),), footnotes=(note(1),))
    composition = composed(asked, replied)
    assert column(composition, "question", "footnotes") == [
        (f"{QUESTIONS.key}:1", f"{QUESTIONS.key}:2")
    ]
    assert column(composition, "answer", "footnotes") == [(f"{ANSWER.key}:1",)]
    assert list(composition.parts["footnote"]) == [
        f"{QUESTIONS.key}:1",
        f"{QUESTIONS.key}:2",
        f"{ANSWER.key}:1",
    ]
    assert footnote_keys("a", [3, 1, 3]) == ("a:1", "a:3")


def test_an_address_is_that_of_the_best_copy() -> None:
    url = "https://zoek.example/1"
    better = replace(ANSWER, links=(SourceLinkRecord(kind="html", url=url),))
    worse = replace(
        ANSWER,
        source_format=SourceFormat.KVR,
        links=(
            SourceLinkRecord(kind="xml", url=url),
            SourceLinkRecord(kind="pdf", url="https://zoek.example/2"),
        ),
    )
    composition = compose(NUMBER, [copies(worse, better)], directory(), is_example=False)
    assert {row["url"]: row["kind"] for row in composition.parts["link"].values()} == {
        url: "html",
        "https://zoek.example/2": "pdf",
    }


def test_the_same_words_are_a_citation_once_in_a_publication() -> None:
    cited = CitationRecord(text="nr. 3018", target="kst-19637-3018")
    records = replace(QUESTIONS, citations=(cited, cited)), replace(ANSWER, citations=(cited,))
    assert list(composed(*records).parts["citation"]) == [
        f"{QUESTIONS.key}:kst-19637-3018:nr. 3018",
        f"{ANSWER.key}:kst-19637-3018:nr. 3018",
    ]


# People


def test_submitters_and_addressees_are_those_of_the_question_document() -> None:
    other = SubmitterRecord(name="Ander")
    composition = composed(replace(ANSWER, submitters=(other,)), QUESTIONS)
    assert column(composition, "submitter", "name") == ["Voorbeeld"]
    assert column(composition, "submitter", "party_name") == ["PvdV"]
    assert column(composition, "addressee", "printed") == ["Minister van Voorbeeldzaken"]
    assert column(composition, "addressee", "title") == ["minister"]


def test_where_it_names_none_they_are_those_of_the_next() -> None:
    silent = replace(QUESTIONS, submitters=(), addressees=())
    composition = composed(silent, ANSWER)
    assert column(composition, "submitter", "name") == ["Voorbeeld"]
    assert column(composition, "addressee", "portfolio") == ["Voorbeeldzaken"]


def test_another_copy_of_the_document_may_name_them() -> None:
    silent = replace(QUESTIONS, submitters=())
    copy = replace(QUESTIONS, source_format=SourceFormat.METADATA)
    composition = compose(NUMBER, [copies(silent, copy)], directory(), is_example=False)
    assert column(composition, "submitter", "name") == ["Voorbeeld"]


def test_nobody_is_named_where_no_source_does() -> None:
    composition = composed(replace(QUESTIONS, submitters=(), addressees=()))
    assert composition.parts["submitter"] == composition.parts["addressee"] == {}


def test_each_reply_has_its_own_respondents() -> None:
    spoken_for = RespondentRecord(name="", office=MINISTER, role=RespondentRole.ON_BEHALF_OF)
    nobody = RespondentRecord(
        name="",
        office=OfficeRecord(title=None, portfolio="", printed=""),
        role=RespondentRole.SIGNATORY,
    )
    joint = replace(ANSWER, respondents=(*ANSWER.respondents, nobody, spoken_for))
    rows = composed(QUESTIONS, joint, POSTPONEMENT).parts["respondent"]
    assert [(key, row["name"], row["role"]) for key, row in rows.items()] == [
        (f"{ANSWER.key}:1", "Proef", "signatory"),
        (f"{ANSWER.key}:3", "", "on_behalf_of"),
        (f"{POSTPONEMENT.key}:1", "Proef", "signatory"),
    ]


def test_names_that_match_nobody_are_listed_once() -> None:
    twice = (*QUESTIONS.submitters, *QUESTIONS.submitters)
    composition = composed(replace(QUESTIONS, submitters=twice), ANSWER)
    assert composition.problems == tuple(
        (1, Problem(kind=kind, place="", detail=detail))
        for kind, detail in (
            ("unmatched_party", "PvdV"),
            ("unmatched_person", "Voorbeeld"),
            ("unmatched_ministry", "Voorbeeldzaken"),
        )
    )
    assert column(composition, "submitter", "person_id") == [None, None]


def test_what_is_not_printed_is_no_unmatched_name() -> None:
    prime = OfficeRecord(title=None, portfolio="", printed="Minister-President")
    silent = replace(
        QUESTIONS, submitters=(SubmitterRecord(name="Voorbeeld"),), addressees=(prime,)
    )
    assert [problem.kind for _, problem in composed(silent).problems] == ["unmatched_person"]


def test_known_names_are_matched_on_the_day_of_submission() -> None:
    seat = Seat(party=7, chamber="tk", start=date(2023, 12, 6), end=None)
    someone = Someone(
        pk=5, name="Anna Voorbeeld", prefix="", family_name="Voorbeeld", initials="A.", seats=[seat]
    )
    known = directory(someone, parties={"pvdv": 7})
    composition = compose(NUMBER, publications(QUESTIONS), known, is_example=False)
    (row,) = composition.parts["submitter"].values()
    assert (row["person_id"], row["party_id"]) == (5, 7)


# Copies of one publication


def test_the_best_copy_comes_first() -> None:
    formats = ("metadata", "koop", "sgd", "vraagdoc", "kvr")
    files = [
        parsed(replace(ANSWER, source_format=SourceFormat(name), has_text=name != "metadata"))
        for name in formats
    ]
    assert [file.record.source_format for file in best_first(files)] == [
        "koop",
        "vraagdoc",
        "kvr",
        "sgd",
        "metadata",
    ]


def test_a_copy_with_text_comes_before_a_better_format_without() -> None:
    stub = parsed(replace(ANSWER, has_text=False))
    scan = parsed(replace(ANSWER, source_format=SourceFormat.SGD), source_file=2)
    assert best_first([stub, scan]) == (scan, stub)


def test_copies_of_one_format_are_always_in_the_same_order() -> None:
    files = [
        parsed(ANSWER, source_file=source_file, name=name)
        for source_file, name in ((3, "b.xml"), (1, "b.xml"), (2, "a.xml"))
    ]
    assert [file.source_file for file in best_first(files)] == [2, 1, 3]
    assert best_first(files) == best_first(reversed(files))


# Whatever the order

PUBLICATIONS = publications(
    QUESTIONS,
    replace(
        QUESTIONS, identifier=f"{QUESTIONS.identifier}-n1", questions=(question(1, "Klopt 1?"),)
    ),
    ANSWER,
    replace(ANSWER, identifier=REISSUE, answers=(answer(1, "Ja!"),), footnotes=(note(1),)),
    replace(ANSWER, identifier=SECOND_REISSUE, has_text=False, questions=(), answers=()),
    FURTHER_ANSWER,
    POSTPONEMENT,
    replace(POSTPONEMENT, identifier="ah-tk-20242025-6", submitters=(), received_on=None),
)


@given(st.permutations(PUBLICATIONS), st.integers(min_value=1, max_value=len(PUBLICATIONS)))
def test_any_order_of_publications_gives_the_same_composition(
    shuffled: list[Copies], size: int
) -> None:
    chosen = shuffled[:size]
    ordered = sorted(chosen, key=lambda copies: copies.key)
    first, second = (
        compose(NUMBER, order, directory(), is_example=False) for order in (chosen, ordered)
    )
    assert first == second
    assert [list(rows) for rows in first.parts.values()] == [
        list(rows) for rows in second.parts.values()
    ]
