"""Two versions of one document, part by part."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.differences.parts import PartKind, parts_of
from kamervragen.differences.records import Difference, PartChange, difference
from kamervragen.differences.words import Change
from kamervragen.parsing.records import (
    PublicationKind,
    PublicationRecord,
    RespondentRole,
    RichText,
    SubmitterRecord,
    TopicRecord,
    TopicScheme,
)
from tests.importing.records import (
    ANSWER,
    FURTHER_ANSWER,
    POSTPONEMENT,
    QUESTIONS,
    answer,
    note,
    notice,
    question,
    rich,
)

LONG = "Klopt het dat de ophaalbrug sinds maart niet meer open is geweest voor schepen?"


def changes(old: PublicationRecord, new: PublicationRecord) -> list[tuple[PartChange, str]]:
    return [(each.change, each.part.name) for each in difference(old, new).changes]


words = st.sampled_from(["Ja.", "Nee.", LONG, f"{LONG} Zo ja, waarom?", ""])
documents = st.builds(
    lambda questions, answers, notes, title: replace(
        ANSWER,
        title=title,
        questions=tuple(question(n, text) for n, text in enumerate(questions, 1)),
        answers=tuple(answer(n, text) for n, text in enumerate(answers, 1)),
        footnotes=tuple(note(n, text) for n, text in enumerate(notes, 1)),
    ),
    st.lists(words, max_size=5),
    st.lists(words, max_size=5),
    st.lists(words, max_size=3),
    words,
)


@pytest.mark.parametrize("record", [QUESTIONS, ANSWER, FURTHER_ANSWER, POSTPONEMENT])
def test_nothing_changed_between_a_version_and_itself(record: PublicationRecord) -> None:
    assert difference(record, record) == Difference(changes=(), unchanged=len(parts_of(record)))


@given(documents, documents)
def test_what_differs_and_what_does_not_is_everything(
    old: PublicationRecord, new: PublicationRecord
) -> None:
    found = difference(old, new)
    kinds = [each.change for each in found.changes]
    removed, added = kinds.count(PartChange.REMOVED), kinds.count(PartChange.ADDED)
    assert len(parts_of(old)) == found.unchanged + len(kinds) - added
    assert len(parts_of(new)) == found.unchanged + len(kinds) - removed


@given(documents, documents)
def test_the_new_version_can_be_read_from_the_changes(
    old: PublicationRecord, new: PublicationRecord
) -> None:
    def read(without: Change) -> list[tuple[PartKind, str]]:
        rows = [
            (
                each.part.kind,
                "".join(piece.text for piece in each.pieces if piece.change != without),
            )
            for each in difference(old, new).changes
        ]
        return sorted(rows)

    for version, other, without in ((new, old, Change.REMOVED), (old, new, Change.ADDED)):
        own = [(part.kind, part.text) for part in parts_of(version) if part not in parts_of(other)]
        left = read(without)
        assert all(left.count(row) >= own.count(row) for row in own)


def test_a_changed_answer_shows_its_words() -> None:
    new = replace(ANSWER, answers=(answer(1, "Ja, voorbeeld 1 deels."), answer(2)))
    (change,) = difference(ANSWER, new).changes
    assert (change.change, change.part.name) == (PartChange.CHANGED, "Antwoord 1")
    assert [piece.text for piece in change.pieces] == ["Ja, voorbeeld 1", " deels", "."]
    assert change.explanation == "gewijzigd"


def test_added_and_removed_parts_stand_where_they_are_read() -> None:
    old = replace(ANSWER, questions=(question(1), question(2, LONG), question(3)))
    new = replace(ANSWER, questions=(question(1), question(3), question(4, f"{LONG} En nu?")))
    assert changes(old, new) == [
        (PartChange.REMOVED, "Vraag 2"),
        (PartChange.ADDED, "Vraag 4"),
    ]


def test_a_question_put_in_between_leaves_the_words_of_the_others() -> None:
    old = replace(QUESTIONS, questions=(question(1, f"{LONG} Een."), question(2, f"{LONG} Twee.")))
    new = replace(
        QUESTIONS,
        questions=(
            question(1, f"{LONG} Een."),
            question(2, "Wie besloot daartoe?"),
            question(3, f"{LONG} Twee."),
        ),
    )
    added, renamed = difference(old, new).changes
    assert (added.change, added.part.name) == (PartChange.ADDED, "Vraag 2")
    assert renamed.explanation == "dezelfde woorden onder een ander nummer; heette Vraag 2"


def test_a_short_answer_is_not_taken_for_another() -> None:
    old = replace(ANSWER, answers=(answer(1, "Ja."), answer(2, "Nee.")))
    new = replace(ANSWER, answers=(answer(1, "Nee."), answer(2, "Ja.")))
    assert changes(old, new) == [
        (PartChange.CHANGED, "Antwoord 1"),
        (PartChange.CHANGED, "Antwoord 2"),
    ]


def test_facts_are_told_apart_from_texts() -> None:
    new = replace(
        ANSWER,
        received_on=date(2025, 1, 23),
        submitters=(*ANSWER.submitters, SubmitterRecord(name="Ander")),
        topics=(TopicRecord(scheme=TopicScheme.POLICY_AGENDA, parent="Natuur", name="Water"),),
    )
    found = difference(ANSWER, new)
    assert found.is_of_facts_alone
    assert [(each.part.name, each.part.text) for each in found.changes] == [
        ("Ontvangen", "23 januari 2025"),
        ("Gesteld door", "Voorbeeld (PvdV)\nAnder"),
        ("Onderwerpen", "Natuur | Water"),
    ]
    assert not difference(new, replace(new, title="Anders", received_on=None)).is_of_facts_alone


def test_who_was_spoken_for_is_named_so() -> None:
    (respondent,) = ANSWER.respondents
    spoken_for = replace(respondent, name="", role=RespondentRole.ON_BEHALF_OF)
    (change,) = difference(ANSWER, replace(ANSWER, respondents=(spoken_for,))).changes
    assert change.part.text == "mede namens Minister van Voorbeeldzaken"


def test_other_markup_of_the_same_words_is_told_as_such() -> None:
    linked = RichText(html="<p><em>Klopt</em> dit?</p>", text="Klopt dit?")
    old = replace(QUESTIONS, questions=(replace(question(1), body=rich("Klopt dit?")),))
    new = replace(QUESTIONS, questions=(replace(question(1), body=linked),))
    assert changes(old, new) == [(PartChange.MARKED_UP, "Vraag 1")]


def test_the_place_of_a_note_among_the_others_is_no_change_of_a_text() -> None:
    def marked(place: int) -> RichText:
        mark = f'<a href="#noot-kv-{place}" id="nootverwijzing-kv-{place}">1</a>'
        return RichText(html=f"<p>Klopt dit?<sup>{mark}</sup></p>", text="Klopt dit?")

    old = replace(QUESTIONS, questions=(replace(question(1), body=marked(1)),))
    new = replace(QUESTIONS, questions=(replace(question(1), body=marked(2)),))
    assert changes(old, new) == []


def test_a_notice_tells_its_kind_and_day() -> None:
    new = replace(
        POSTPONEMENT,
        notices=(notice(kind=PublicationKind.WITHDRAWAL, dated=date(2025, 1, 21)),),
    )
    (change,) = difference(POSTPONEMENT, new).changes
    assert change.part.text == "intrekking 21 januari 2025\nLater meer."


def test_a_note_is_named_with_the_part_it_stands_in() -> None:
    found = changes(ANSWER, replace(ANSWER, footnotes=(note(1),)))
    assert found == [(PartChange.ADDED, "Noot 1 bij: antwoord")]
