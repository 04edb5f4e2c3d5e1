from datetime import date

import pytest

from tests.parsing.kvr_documents import answer, kvr, problems, question

ASKED = question("1", "Kent u de eb?")


def _data(members: str, addressees: str = "") -> str:
    return (
        f'<vraagdata vraagnummer="300">{members}<vraagt-aan>{addressees}</vraagt-aan></vraagdata>'
    )


def _member(name: str, party: str = "WP") -> str:
    return f'<vrager partij="{party}">{name}</vrager>'


def _reply(name: str = "", rank: str = "", ministry: str = "", others: str = "") -> str:
    return (
        f'<antwoorddata antwoorddatum=""><antwoorder functie="{rank}" ministerie="{ministry}">'
        f"{name}</antwoorder><mede-antwoorder>{others}</mede-antwoorder></antwoorddata>"
    )


# Submitters


@pytest.mark.parametrize(
    ("heading", "members", "expected"),
    [
        (
            "Vragen van de leden Vis en Bos (beiden WP) over eb.",
            _member("Bos Vis"),
            [("Vis", "WP"), ("Bos", "WP")],
        ),
        ("Vragen van het lid M B Vos (WP) over eb.", _member("M. B. Vos"), [("M. B. Vos", "WP")]),
        ("Vragen van het lid Bos over eb.", _member("Bos", "(WP,"), [("Bos", "WP")]),
        ("Vragen van het lid Lilipaly (WP) over eb.", _member("Llipaly"), [("Lilipaly", "WP")]),
        ("VisBos(beiden WP) over eb.", _member("Vis") + _member("Bos"),
         [("Vis", "WP"), ("Bos", "WP")]),
        ("Vragen over eb.", _member("Vis,Bos", ""), [("Vis", ""), ("Bos", "")]),
        ("Vragen over eb.", _member("Kamp H.G.J."), [("H.G.J. Kamp", "WP")]),
        ("Vragen over eb.", _member("Bos (WP)", ""), [("Bos", "WP")]),
        ("Vragen van het lid Bos (WP) over eb.", "", [("Bos", "WP")]),
    ],
)  # fmt: skip
def test_members_are_named_as_the_heading_does_with_what_the_header_adds(
    heading: str, members: str, expected: list[tuple[str, str]]
) -> None:
    record = kvr(ASKED, people=_data(members), Bibliografische_omschrijving=heading)
    assert [(one.name, one.party) for one in record.submitters] == expected


def test_a_member_that_the_heading_lacks_is_kept_and_reported() -> None:
    record = kvr(ASKED, people=_data(_member("Bos") + _member("Haring")))
    assert [one.name for one in record.submitters] == ["Bos", "Haring"]
    assert "submitters_differ" in problems(record)


# Addressees and respondents


def test_addressees_are_in_the_header_or_in_the_heading() -> None:
    named = kvr(people=_data(_member("Bos"), "de minister van Justitie"))
    assert named.addressees[0].portfolio == "Justitie"
    heading = "Vragen van het lid Bos (WP) aan de minister van Defensie over eb."
    cut = kvr(people=_data(_member("Bos"), "(CDA)"), Bibliografische_omschrijving=heading)
    assert cut.addressees[0].portfolio == "Defensie"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (_reply("Vis", "minister", "Justitie"), [("Vis", "Minister van Justitie")]),
        (_reply("Vis", "staatssecretans", "Water– staat"),
         [("Vis", "Staatssecretaris van Waterstaat")]),
        (_reply("Vis,", "minister", "Justitie a.i."), [("Vis", "Minister van Justitie")]),
        (_reply("Vis Justitie).", "minister"), [("Vis", "Minister van Justitie")]),
        (_reply("", "", "Justitie"), [("", "Justitie")]),
        (_reply("Vis", "minister", "minister van Justitie"), [("Vis", "Minister van Justitie")]),
        (_reply("heer Vis, minister van Justitie.", "de", "Ontvangen op 1 mei 1986"),
         [("Vis", "Minister van Justitie")]),
        (_reply("Vis, minister van Justitie", "de", "", "de minister van Defensie"),
         [("Vis", "Minister van Justitie"), ("", "Minister van Defensie")]),
        (_reply("Vis, minister van Justitie", "mede namens de minister", "Defensie"),
         [("Vis", "Minister van Justitie"), ("", "Minister van Defensie")]),
        (_reply("Vis", "minister", "Justitie, mede namens de minister van Defensie"),
         [("Vis", "Minister van Justitie"), ("", "Minister van Defensie")]),
        (_reply(), []),
    ],
)  # fmt: skip
def test_respondents_are_read_from_a_spoilt_header(
    reply: str, expected: list[tuple[str, str]]
) -> None:
    record = kvr(ASKED, answer("1", "Ja."), reply=reply)
    assert [(one.name, one.office.printed) for one in record.respondents] == expected


# Texts in attributes


def _dated(text: str) -> str:
    return f'<antwoorddata antwoorddatum="{text}"/>'


@pytest.mark.parametrize(
    ("text", "see_also"),
    [
        ("20 februari 1999). Zie ook Aanhangsel Handelingen nrs. 7 en 8, vergaderjaar 1998–1999",
         ("ah-tk-19981999-7", "ah-tk-19981999-8")),
        ("20 februari 1999), zie ook aanhangsels nr. 7, vergaderjaar 1997–1998 en nr. 8, "
         "vergaderjaar 1998–1999.", ("ah-tk-19971998-7", "ah-tk-19981999-8")),
        ("2 0 februari 1 9 9 9)", ()),
        ("op 20 februari 1999).", ()),
        ("1999-02-20", ()),
    ],
)  # fmt: skip
def test_the_attribute_of_the_day_names_earlier_publications(
    text: str, see_also: tuple[str, ...]
) -> None:
    record = kvr(ASKED, answer("1", "Ja."), reply=_dated(text), Datum_reaktie="")
    assert record.received_on == date(1999, 2, 20)
    assert record.see_also == see_also
    assert problems(record) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("II febr 1999)", "date_unreadable"),
        ("27", "date_unreadable"),
        ("20 februari 1999), zie ook Aanhangsel Handelingen nr. 7", "heading_unreadable"),
    ],
)
def test_what_the_attribute_does_not_tell_clearly_is_reported(text: str, problem: str) -> None:
    assert problem in problems(kvr(ASKED, answer("1", "Ja."), reply=_dated(text)))


def test_an_answer_in_the_attribute_is_an_answer() -> None:
    record = kvr(ASKED, reply=_dated("20 februari 1999) Dat is mij bekend."))
    assert record.answers[0].body.text == "Dat is mij bekend."
    assert record.answers[0].questions == (1,)
    assert "text_restored_from_attribute" in problems(record)
    assert kvr(ASKED, reply=_dated("Dat is mij al lang bekend.")).answers[0].numbers == ()


def test_an_answer_in_the_attribute_with_a_label_comes_before_the_others() -> None:
    asked = [question(str(number), "Hoe?") for number in range(1, 4)]
    record = kvr(*asked, answer("3", "Ja."), reply=_dated("20 februari 1999) 1 en 2 Bij eb."))
    assert [one.questions for one in record.answers] == [(1, 2), (3,)]
    taken = kvr(*asked, answer("1", "Ja."), reply=_dated("20 februari 1999) 1 Bij eb."))
    assert taken.answers[0].label == ""


def test_labels_in_the_answer_in_the_attribute_part_it() -> None:
    asked = [question(str(number), "Hoe?") for number in range(1, 4)]
    record = kvr(*asked, reply=_dated("20 februari 1999) 1 en 2 Bij eb. 3 Bij vloed."))
    assert [one.label for one in record.answers] == ["1 en 2", "3"]
    long = "Dat is mij bekend, en ik voeg er gaarne aan toe dat wij het " + "zeer " * 20 + "weten."
    assert kvr(*asked, reply=_dated(long)).answers[0].body.text == long


def test_a_text_that_stands_elsewhere_already_is_not_repeated() -> None:
    record = kvr(ASKED, answer("1", "Dat is mij bekend."), reply=_dated("Dat is mij bekend."))
    assert len(record.answers) == 1


# Footnotes


def test_a_mark_takes_the_note_of_its_own_part_that_is_still_free() -> None:
    record = kvr(
        question("1", 'Kent u dit <voetnoot nummer="1"/> en dit <voetnoot nummer="1"/>?', "1"),
        '<vragen><noten><noot nummer="1">Eén</noot><noot nummer="1"/></noten></vragen>',
        answer("1", "Ja."),
    )
    assert record.questions[0].footnotes == (1, 2)
    assert [note.body.text for note in record.footnotes] == ["Eén", ""]
    assert "footnote_without_text" in problems(record)


def test_the_attributes_of_a_note_name_a_publication_once() -> None:
    note = '<noot nummer="1" kamerstuk-id="{}" documentnummer="{}">{}</noot>'
    body = note.format("30 800 VI", "12", "Brief") + note.format("30 800", "13", "Brief")
    body += note.format("30 800 VI", "12", "Brief") + note.format("dossier", "x", "Brief")
    record = kvr(ASKED, f"<vragen><noten>{body}</noten></vragen>")
    assert [one.target for one in record.citations] == ["kst-30800-VI-12", "kst-30800-13"]
