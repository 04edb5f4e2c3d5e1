import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.headings import (
    QuestionsKind,
    ReplyKind,
    is_question_heading,
    read_answer_heading,
    read_question_heading,
    read_see_also,
)
from kamervragen.parsing.records import RespondentRole
from kamervragen.parsing.xml import all_text, read_xml


def test_a_heading_says_who_asks_whom_about_what() -> None:
    heading = read_question_heading(
        "Vragen van de leden Van Dam (PvV) en Bos (WP) aan de Minister van Justitie en de "
        "Staatssecretaris van Defensie over het bericht «Aan de minister over» (ingezonden "
        "18 januari 2023)."
    )
    assert heading.kind is QuestionsKind.WRITTEN
    assert [(one.name, one.party) for one in heading.submitters] == [
        ("Van Dam", "PvV"),
        ("Bos", "WP"),
    ]
    assert [office.printed for office in heading.addressees] == [
        "Minister van Justitie",
        "Staatssecretaris van Defensie",
    ]
    assert heading.subject == "het bericht «Aan de minister over»"
    assert heading.submitted_on == date(2023, 1, 18)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vraag van het lid X (Y) over Z", QuestionsKind.WRITTEN),
        ("Aanvullende vragen van het lid X (Y) over Z", QuestionsKind.WRITTEN),
        ("Nadere, alsmede aanvullende vragen van het lid X (Y) over Z", QuestionsKind.WRITTEN),
        ("643 Vragen van het lid X (Y) over Z", QuestionsKind.WRITTEN),
        ("Mondelinge vragen van het lid X (Y) over Z", QuestionsKind.ORAL),
        ("Interpellatievragen van het lid X (Y) over Z", QuestionsKind.INTERPELLATION),
        ("X (Y) over Z", QuestionsKind.WRITTEN),
    ],
)
def test_the_first_words_tell_what_sort_of_questions_it_is(text: str, kind: QuestionsKind) -> None:
    heading = read_question_heading(text)
    assert heading.kind is kind
    assert heading.submitters[0].name == "X"
    assert heading.subject == "Z"


def test_offices_in_the_subject_are_no_addressees() -> None:
    heading = read_question_heading(
        "Vragen van het lid Bos (WP) over een brief aan de minister van Justitie."
    )
    assert heading.addressees == ()
    assert heading.subject == "een brief aan de minister van Justitie"


def test_a_heading_without_subject_has_an_empty_one() -> None:
    heading = read_question_heading("Vragen van het lid Bos (WP) aan de minister van Justitie.")
    assert heading.subject == ""
    assert heading.addressees[0].portfolio == "Justitie"


def test_an_answer_heading_says_who_answers_and_for_whom() -> None:
    heading = read_answer_heading(
        "Antwoord van Minister Van Dam (Justitie), mede namens de Minister van Defensie, en "
        "antwoord van Staatssecretaris Faber – van de Berg (Natuur – Vogels) (ontvangen (ontvangen "
        "1 mei 2012). Zie ook Aanhangsel Handelingen, vergaderjaar 2011–2012, nrs. 967 en 1010."
    )
    assert heading.kind is ReplyKind.ANSWER
    assert [(one.name, one.office.printed, one.role) for one in heading.respondents] == [
        ("Van Dam", "Minister van Justitie", RespondentRole.SIGNATORY),
        ("", "Minister van Defensie", RespondentRole.ON_BEHALF_OF),
        (
            "Faber – van de Berg",
            "Staatssecretaris van Natuur – Vogels",
            RespondentRole.SIGNATORY,
        ),
    ]
    assert heading.received_on == date(2012, 5, 1)
    assert heading.see_also == ("ah-tk-20112012-967", "ah-tk-20112012-1010")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Nader antwoord van minister Bos (Justitie)", ReplyKind.FURTHER_ANSWER, "Bos"),
        ("Mededeling van minister Bos a.i. (Justitie)", ReplyKind.NOTICE, "Bos"),
        ("Nadere mededeling van minister Bos (Justitie)", ReplyKind.FURTHER_NOTICE, "Bos"),
        ("Antwoord van de heer Bos, minister van Justitie", ReplyKind.ANSWER, "Bos"),
        ("Antwoord van minister van den Bos (Justitie)", ReplyKind.ANSWER, "van den Bos"),
        ("Antwoord van de minister van Justitie", ReplyKind.ANSWER, ""),
        ("Minister Bos (Justitie)", None, "Bos"),
    ],
)
def test_a_reply_is_of_one_kind_and_by_someone(
    text: str, kind: ReplyKind | None, name: str
) -> None:
    heading = read_answer_heading(text)
    assert heading.kind is kind
    assert [one.name for one in heading.respondents] == [name]
    assert heading.respondents[0].office.portfolio == "Justitie"


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        (
            "Zie ook Aanhangsel Handelingen nr. 1443 en nr. 1727, vergaderjaar 1996–1997 en nr. "
            "145, vergaderjaar 1997–1998",
            ["ah-tk-19961997-1443", "ah-tk-19961997-1727", "ah-tk-19971998-145"],
        ),
        ("Aanhangsels Handelingen, vergaderjaar 2023–24, nrs. 7H en 8a",
         ["ah-tk-20232024-7-h1", "ah-tk-20232024-8a"]),
        ("Aanhangsel Handelingen nr. 7, vergaderjaar 1996–1996", []),
        ("Aanhangsel Handelingen nr. 7", []),
        ("Kamerstuk 2023-2024, nr. 7", []),
    ],
)  # fmt: skip
def test_earlier_publications_are_named_with_their_year(text: str, identifiers: list[str]) -> None:
    assert list(read_see_also(text)) == identifiers


@given(st.text())
def test_no_heading_is_too_strange_to_read(text: str) -> None:
    read_question_heading(text)
    read_answer_heading(text)
    is_question_heading(text)


@pytest.mark.corpus
def test_real_headings_are_read_as_a_person_reads_them(corpus: Path) -> None:
    for expected_file in sorted((corpus / "koop").glob("*/expected.json")):
        expected = json.loads(expected_file.read_text())
        folder = expected_file.parent
        root = read_xml((folder / f"{folder.name}.xml").read_bytes())
        sentences = {
            element.get("type"): all_text(element)
            for element in root.iter("kamervraagomschrijving")
        }
        heading = read_question_heading(sentences["vraag"])
        reply = read_answer_heading(sentences.get("antwoord", ""))
        assert [{"name": one.name, "party": one.party} for one in heading.submitters] == expected[
            "submitters"
        ]
        assert [office.printed for office in heading.addressees] == expected["addressees"]
        assert heading.subject == " ".join(expected["subject"].split())
        assert str(heading.submitted_on) == expected["submitted_on"]
        assert [one.name for one in reply.respondents if one.role is RespondentRole.SIGNATORY] == [
            one["name"] for one in expected["respondents"]
        ]
        assert [
            one.office.printed
            for one in reply.respondents
            if one.role is RespondentRole.ON_BEHALF_OF
        ] == expected["on_behalf_of"]
