from datetime import date

import pytest
from lxml import etree

from kamervragen.parsing.kvr_xml import parse_kvr
from kamervragen.parsing.records import (
    Chamber,
    Document,
    PublicationKind,
    SourceFormat,
    UnreadablePublication,
)
from tests.parsing.golden import DOCUMENTS, as_json, read
from tests.parsing.kvr_documents import answer, kvr, problems, question

NOTICE = "<mededeling>{}</mededeling>"
BY_BOS = "Mededeling van minister Bos (Justitie). (Ontvangen 20 februari 1999) "


@pytest.mark.parametrize(
    "name",
    ["kvr_answer", "kvr_postponement", "kvr_several_sets", "kvr_questions", "kvr_scanned"],
)
def test_a_document_gives_the_record_that_was_found_right(name: str) -> None:
    assert as_json(read(name)) == (DOCUMENTS / f"{name}.json").read_text()


@pytest.mark.parametrize("content", ["<vragen/>", "<kvr/>", "<kvr><meta/></kvr>"])
def test_a_document_without_head_or_number_is_refused(content: str) -> None:
    with pytest.raises(UnreadablePublication, match=r"^stuk\.xml "):
        parse_kvr(etree.fromstring(content), Document(name="stuk.xml", content=b""))


# Kind


def test_a_notice_is_a_postponement_unless_the_questions_are_withdrawn() -> None:
    asked = question("1", "Kent u de eb?")
    later = kvr(asked, NOTICE.format(BY_BOS + "Het antwoord op vragen over intrekken volgt."))
    assert later.kind is PublicationKind.POSTPONEMENT
    assert later.notices[0].dated == date(1999, 2, 20)
    withdrawn = kvr(asked, NOTICE.format("Deze vragen zijn door de indiener ingetrokken."))
    assert withdrawn.kind is PublicationKind.WITHDRAWAL


@pytest.mark.parametrize(
    ("first_words", "kind"),
    [
        ("Vragen", PublicationKind.QUESTIONS),
        ("Interpellatievragen", PublicationKind.ORAL_NOTICE),
        ("Mondelinge vragen", PublicationKind.ORAL_NOTICE),
    ],
)
def test_a_document_of_questions_is_told_from_oral_ones(
    first_words: str, kind: PublicationKind
) -> None:
    record = kvr(
        question("1", "Kent u de eb?"),
        Vindplaats="Kamervragen 1998-1999, vraagnr. 2989901230, Tweede Kamer",
        Bibliografische_omschrijving=f"{first_words} van het lid Bos (WP) over eb.",
        Datum_reaktie="",
    )
    assert record.kind is kind
    assert record.identifier == "kv-2989901230"
    assert record.received_on is None


@pytest.mark.parametrize(
    ("tail", "type_", "kind", "found"),
    [
        ("; Mededeling", "toekomen.", PublicationKind.POSTPONEMENT, False),
        ("; Antwoord", "Antwoord", PublicationKind.ANSWER, False),
        ("", "Nader antwoord", PublicationKind.FURTHER_ANSWER, False),
        ("", "verkregen.", PublicationKind.ANSWER, True),
    ],
)
def test_a_lost_reply_leaves_other_signs_of_its_kind(
    tail: str, type_: str, kind: PublicationKind, *, found: bool
) -> None:
    record = kvr(
        question("1", "Kent u de eb?"),
        type_=type_,
        Bibliografische_omschrijving=f"Vragen van het lid Bos (WP) over eb.{tail}",
    )
    assert record.kind is kind
    assert ("kind_uncertain" in problems(record)) is found


def test_a_notice_whose_text_is_lost_is_a_notice() -> None:
    record = kvr(question("1", "Kent u de eb?"), "<mededeling/>", type_="de eb?")
    assert record.kind is PublicationKind.POSTPONEMENT


def test_a_document_without_any_words_has_no_text() -> None:
    assert not kvr().has_text
    assert kvr(question("1", "Kent u de eb?")).has_text


# Identity


@pytest.mark.parametrize(
    ("place", "identifier", "number"),
    [
        ("Kamervragen met antwoord 1998-1999, nr. 7H, Tweede Kamer", "ah-tk-19981999-7-h1", "7H"),
        ("Kamervragen met antwoord 1998-1999, nr. 7a, Tweede Kamer", "ah-tk-19981999-7a", "7a"),
        ("Kamervragen met antwoord 1998-1999, nr. 7, Eerste Kamer", "ah-ek-19981999-7", "7"),
        (
            "Kamervragen met antwoord 1998-1999, nr. 72eH, Tweede Kamer",
            "ah-tk-19981999-7-h2",
            "7H",
        ),
    ],
)
def test_the_place_in_the_aanhangsel_is_the_identifier(
    place: str, identifier: str, number: str
) -> None:
    record = kvr(people="", Vindplaats=place)
    assert record.identifier == identifier
    assert record.appendix_number == number


def test_where_numbers_differ_the_majority_wins() -> None:
    record = kvr(
        header='vergaderjaar="Vergaderjaar 1999–2000"',
        footer='code="9900tkkvr301"',
        people='<vraagdata vraagnummer="301"/>',
    )
    assert record.identifier == "ah-tk-19992000-301"
    assert problems(record).count("identifiers_differ") == 2


def test_a_code_alone_against_all_others_is_a_slip() -> None:
    record = kvr(footer='code="9798tkkvr1"')
    assert record.identifier == "ah-tk-19981999-300"
    assert "identifiers_differ" not in problems(record)


@pytest.mark.parametrize(
    ("items", "identifier"),
    [
        ({"Vindplaats": ""}, "kvr-90000"),
        ({"Vindplaats": "", "RecordIdentifier": "sgd:mpeg21:19841985:0000042"},
         "sgd-19841985-0000042"),
        ({"Vindplaats": "Kamervragen 1998-1999, vraagnr. 98, Tweede Kamer",
          "Document_id": "V989900980"}, "v-989900980"),
    ],
)  # fmt: skip
def test_without_official_number_the_record_has_a_name_of_its_own(
    items: dict[str, str], identifier: str
) -> None:
    record = kvr(people="", **items)
    assert record.identifier == identifier
    assert "identifier_unknown" in problems(record)


def test_a_scanned_document_is_of_its_own_format_and_chamber() -> None:
    record = read("kvr_scanned")
    assert record.source_format is SourceFormat.SGD
    assert record.chamber is Chamber.EERSTE_KAMER


@pytest.mark.parametrize(
    ("printed", "footer", "numbers", "problem"),
    [
        ("2989913450", "", ("2989913450",), ""),
        ("298991345H", "", ("2989913450",), ""),
        ("0", "", (), ""),
        ("A", "2989913450", ("2989913450",), ""),
        ("2989713450", "", (), "unreadable_number"),
        ("2989913450", "2989913460", ("2989913450",), "numbers_differ"),
        ("2989913450", "2989913450 2989913460", ("2989913450", "2989913460"), ""),
    ],
)
def test_set_numbers_have_ten_digits_of_two_successive_years(
    printed: str, footer: str, numbers: tuple[str, ...], problem: str
) -> None:
    record = kvr(footer=f'vetnummer="{footer}"', Vraagnr_bij_indiening=printed)
    assert record.numbers == numbers
    assert [kind for kind in problems(record) if "number" in kind] == [problem] * bool(problem)


@pytest.mark.parametrize(
    ("year", "number", "count"), [("1994-1995", 61, 0), ("1994-1995", 62, 2), ("1993-1994", 99, 0)]
)
def test_links_go_back_as_far_as_the_official_site(year: str, number: int, count: int) -> None:
    place = f"Kamervragen met antwoord {year}, nr. {number}, Tweede Kamer"
    assert len(kvr(header="", people="", Vindplaats=place).links) == count


# Days


def test_a_typing_error_in_a_day_is_put_right_by_the_heading() -> None:
    record = kvr(Datum_indiening="1951-02-02")
    assert record.submitted_on == date(1999, 2, 2)
    assert "date_implausible" in problems(record)


@pytest.mark.parametrize(
    ("number", "submitted_on"), [("2959607380", date(1996, 3, 7)), ("2989901230", None)]
)
def test_an_answer_printed_years_later_has_the_days_of_its_own_number(
    number: str, submitted_on: date | None
) -> None:
    """As those in the Aanhangsel of 2004-2005, nrs. 678-687."""
    record = kvr(
        Vraagnr_bij_indiening=number,
        Bibliografische_omschrijving="Vragen over eb. (Ingezonden 7 maart 1996); Antwoord",
        Datum_indiening="1996-03-07",
    )
    assert record.submitted_on == submitted_on


def test_a_day_that_only_the_header_prints_is_read() -> None:
    record = kvr(
        people='<vraagdata vraagnummer="300" indiendatum="1999-02-2"/>',
        Datum_indiening="",
        Bibliografische_omschrijving="Vragen over eb. (ingezonden 2 februar1 1999); antwoord",
    )
    assert record.submitted_on == date(1999, 2, 2)


def test_a_day_that_cannot_be_read_is_reported() -> None:
    record = kvr(Datum_reaktie="99-99-9999", Bibliografische_omschrijving="Vragen over eb.")
    assert record.received_on is None
    assert "date_unreadable" in problems(record)


def test_two_days_for_one_thing_are_reported() -> None:
    assert "dates_differ" in problems(kvr(Datum_indiening="1999-02-03"))
    record = kvr(NOTICE.format(BY_BOS), Datum_reaktie="1999-02-18")
    assert record.received_on == date(1999, 2, 18)
    assert "dates_differ" in problems(record)


def test_without_session_year_every_day_is_believed() -> None:
    record = kvr(header="", people="", Vindplaats="", Datum_indiening="1951-02-02")
    assert record.submitted_on == date(1951, 2, 2)


# Heading


def test_a_mutilated_description_is_helped_by_what_is_left() -> None:
    record = kvr(Bibliografische_omschrijving="eb en vloed.; Antwoord")
    assert record.subject == "eb en vloed"
    assert "heading_unreadable" in problems(record)
    of_data = kvr(
        Bibliografische_omschrijving="; Antwoord",
        people='<vraagdata vraagnummer="300" onderwerp="eb."/>',
    )
    assert of_data.subject == "eb"
    printed = kvr(
        question("83", "Vragen van het lid Bos (WP) over de eb. (Ingezonden 2 februari 1999)"),
        Bibliografische_omschrijving="; Antwoord",
    )
    assert printed.subject == "de eb"
    assert printed.questions == ()


def test_the_end_of_the_heading_is_no_question() -> None:
    record = kvr(
        question("140", "meeuwen. (Ingezonden 2 februari 1999)"),
        question("1", "Kent u ze?"),
        answer("1", "Ja."),
        Bibliografische_omschrijving=(
            "Vragen van het lid Bos (WP) over 140 meeuwen. (Ingezonden 2 februari 1999); Antwoord"
        ),
    )
    assert [one.numbers for one in record.questions] == [(1,)]
    assert record.subject == "140 meeuwen"
