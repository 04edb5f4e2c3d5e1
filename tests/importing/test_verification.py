from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.importing.runs import import_files
from kamervragen.importing.verification import Loss, lost_texts, source_texts, uncovered
from kamervragen.models import (
    Answer,
    Footnote,
    ImportProblem,
    Kamervraag,
    Notice,
    Publication,
    Question,
    SourceFile,
)
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import answer_document, kvr_document, questions_document
from tests.importing.register_rows import register_document, zaak

ASKED = questions_document(explanatory_note="Deze vragen vullen andere aan.")
ANSWERED = answer_document()
POSTPONED = answer_document(
    identifier="ah-tk-20242025-5", notice="Ik heb meer tijd nodig.", kind="Mededeling"
)
NOTED = ReceivedFile(
    name="kv-tk-2025Z00009.xml",
    content=b"""<officiele-publicatie><kamervragen><kamervraagnummer>2025Z00009</kamervraagnummer>
<vraag><nr>Vraag 1</nr><al>Kent u het bericht <noot type="voet" id="n1"><noot.nr>1</noot.nr>
<noot.al>De Voorbeeldkrant, 5 januari 2025.</noot.al></noot> over voorbeelden?</al></vraag>
</kamervragen></officiele-publicatie>""",
)


def losses() -> list[Loss]:
    files = SourceFile.objects.filter(describes=None, is_current=True).order_by("name")
    return list(lost_texts(list(files)))


def empty_the_explanatory_note() -> None:
    Kamervraag.objects.update(explanatory_note="")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "document",
    [
        ASKED,
        ANSWERED,
        POSTPONED,
        NOTED,
        kvr_document(),
        zaak(Titel="2080904690"),
        register_document(),
    ],
)
def test_an_import_loses_nothing(document: ReceivedFile) -> None:
    import_files([document])
    assert losses() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lose", "loss"),
    [
        (
            lambda: Answer.objects.filter(position=2).delete(),
            ("ah-tk-20242025-1.xml", "antwoord", "Omdathetverzonnenis."),
        ),
        (
            lambda: Answer.objects.filter(position=2).update(text="Omdat het verzonen is."),
            ("ah-tk-20242025-1.xml", "antwoord", "Omdathetverzonnenis."),
        ),
        (
            lambda: Notice.objects.update(text="Ik heb tijd nodig."),
            ("ah-tk-20242025-5.xml", "kamervraagopmerking", "Ikhebmeertijdnodig."),
        ),
        (
            lambda: Footnote.objects.all().delete(),
            ("kv-tk-2025Z00009.xml", "noot", "DeVoorbeeldkrant,5januari2025."),
        ),
        (
            empty_the_explanatory_note,
            ("kv-tk-2025Z00001.xml", "kamervraagopmerking", "Dezevragenvullenandereaan."),
        ),
    ],
    ids=["an answer", "a letter", "words of a notice", "a footnote", "an explanatory note"],
)
def test_what_is_removed_is_missed(lose: Callable[[], object], loss: tuple[str, str, str]) -> None:
    import_files([ASKED, ANSWERED, POSTPONED, NOTED])
    lose()
    (found,) = losses()
    assert (found.source_file, found.element, found.missing) == loss


@pytest.mark.django_db
def test_a_question_that_lost_a_letter_is_missed_in_every_document_that_prints_it() -> None:
    import_files([ASKED, ANSWERED])
    Question.objects.filter(position=1).update(text="Klopt dit voorbeld?")
    assert [(loss.source_file, loss.element) for loss in losses()] == [
        ("ah-tk-20242025-1.xml", "vraag"),
        ("kv-tk-2025Z00001.xml", "vraag"),
    ]


@pytest.mark.django_db
def test_a_source_file_without_publication_is_wholly_missed() -> None:
    import_files([ASKED])
    SourceFile.objects.update(publication=None)
    assert len(losses()) == 3


@pytest.mark.django_db
def test_a_long_loss_is_shown_by_its_beginning() -> None:
    import_files([answer_document(answers=(("1", "Ach. " * 100), ("2", "Ja.")))])
    Answer.objects.all().delete()
    assert {len(loss.missing) for loss in losses()} == {200, 3}


def test_notes_are_texts_of_their_own_and_labels_are_none() -> None:
    assert [(element, " ".join(text.split())) for element, text in source_texts(NOTED.content)] == [
        ("vraag", "Kent u het bericht over voorbeelden?"),
        ("noot", "De Voorbeeldkrant, 5 januari 2025."),
    ]


@pytest.mark.parametrize("title", ["Toelichting", "Nadere mededeling.", " MEDEDELING: "])
def test_the_title_of_a_block_is_stored_as_its_kind(title: str) -> None:
    content = f"""<officiele-publicatie><kamervraagopmerking><kop><titel>{title}</titel></kop>
<al>Ter aanvulling.</al></kamervraagopmerking></officiele-publicatie>"""
    ((_, text),) = source_texts(content.encode())
    assert text.strip() == "Ter aanvulling."


def test_another_title_is_text() -> None:
    content = b"<r><kamervraagopmerking><kop>Bijlage</kop><al>Tabel.</al></kamervraagopmerking></r>"
    assert list(source_texts(content)) == [("kamervraagopmerking", "BijlageTabel.")]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('type="Antwoord"', []),
        ('type="Nader antwoord"', []),
        ("", []),
        ('type="en dat is alles."', [("kvr/@type", "en dat is alles.")]),
    ],
)
def test_a_last_line_that_was_spilled_into_the_type_is_text(
    attributes: str, expected: list[tuple[str, str]]
) -> None:
    content = f"<kvr {attributes}/>".encode()
    assert [(e, text) for e, text in source_texts(content) if text] == expected


@pytest.mark.parametrize(
    ("attribute", "text"),
    [
        ("", ""),
        ("2007-11-20", ""),
        ("20 november 2007", ""),
        ("(20 november 2007).", ""),
        ("2 0 mei 1988)", ""),
        ("april 2006), zie ook nr. 1", "april 2006), zie ook nr. 1"),
        ("Nee, dat is mij niet bekend.", "Nee, dat is mij niet bekend."),
        ("5 april 2001) Sinds 5 april 2001.", "Sinds 5 april 2001."),
    ],
)
def test_words_in_the_place_of_a_date_are_text(attribute: str, text: str) -> None:
    content = f'<kvr type="Antwoord"><antwoorddata antwoorddatum="{attribute}"/></kvr>'.encode()
    assert [found for _, found in source_texts(content)] == [text]


def test_of_a_row_of_the_register_the_subject_and_the_names_are_its_texts() -> None:
    row = zaak(actors=[("Indiener", "Anna Voorbeeld (A.)", "PvdV"), ("Zonder", ",", "")])
    assert [text for _, text in source_texts(row.content)] == [
        "De stand van de voorbeelden",
        "Anna Voorbeeld (A.)",
        "PvdV",
    ]


@pytest.mark.django_db
def test_a_name_of_the_register_that_is_nowhere_stored_is_lost() -> None:
    import_files([ASKED, zaak()])
    Publication.objects.update(registered="")
    assert [loss.element for loss in losses()] == ["ActorNaam", "ActorNaam"]


@pytest.mark.django_db
def test_a_published_document_and_its_row_lose_nothing() -> None:
    import_files([ASKED, ANSWERED, zaak(), register_document(identifier="ah-tk-20242025-1")])
    assert losses() == []


# A text may be cut, and its pieces moved.

STORED = "\n".join(["Kentuditbericht?", "Ja,ditberichtismijwelbekend.", "Overdetoekomst", "13"])


def test_a_text_that_was_cut_where_another_begins_is_covered() -> None:
    assert uncovered("Kentuditbericht?13Overdetoekomst", STORED) == ""
    assert uncovered("OverdetoekomstKentuditbericht?", STORED) == ""


def test_a_long_part_of_a_stored_text_is_covered() -> None:
    assert uncovered("13ditberichtismijwelbekend.", STORED) == ""


def test_a_word_that_was_lost_between_two_that_were_not_is_found() -> None:
    """Although the same word stands elsewhere."""
    stored = "Ikbenvanplanhiertegenopte\nDatgebeurtniet."
    assert uncovered("Ikbennietvanplanhiertegenopte", stored) == "Ikbenniet"


def test_short_parts_from_here_and_there_cover_nothing() -> None:
    assert uncovered("berichtmijditbekend", STORED) == "berichtmijditbekend"


def test_an_empty_text_is_covered() -> None:
    assert uncovered("", "") == ""
    assert uncovered("Ja", "") == "Ja"


PIECES = st.lists(
    st.text(alphabet="abcdefgh", min_size=3, max_size=12), min_size=1, max_size=8, unique=True
)


@given(PIECES, st.data())
def test_stored_pieces_in_any_order_are_covered(pieces: list[str], data: st.DataObject) -> None:
    words = [f"{number}{piece}{number}" for number, piece in enumerate(pieces)]
    text = "".join(data.draw(st.permutations(words)))
    assert uncovered(text, "\n".join(words)) == ""


@given(PIECES, st.text(alphabet="XYZ", min_size=1, max_size=5), st.data())
def test_what_is_nowhere_stored_is_given_back(
    pieces: list[str], foreign: str, data: st.DataObject
) -> None:
    words = [f"{number}{piece}{number}" for number, piece in enumerate(pieces)]
    place = data.draw(st.integers(min_value=0, max_value=len(words)))
    text = "".join([*words[:place], foreign, *words[place:]])
    assert uncovered(text, "\n".join(words)) == foreign


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_missing_is_part_of_the_text_and_nothing_is_missing_of_itself(
    text: str, stored: str
) -> None:
    assert uncovered(text, f"{stored}{text}") == ""
    missing = iter(text)
    assert all(letter in missing for letter in uncovered(text, stored))


def test_a_text_that_breaks_off_where_a_stored_one_goes_on_is_there() -> None:
    stored = "\nVooraf.\nIneeneerderebriefaanuwKamerschreefik\n"
    assert uncovered("Vooraf.Ineeneerderebrief", stored) == ""
    assert uncovered("Vooraf.Ineen", stored) == "Ineen"


@pytest.mark.django_db
def test_words_that_are_told_among_the_problems_are_not_lost() -> None:
    import_files([questions_document(), answer_document()])
    answer = Answer.objects.get(position=2)
    answer.delete()
    files = list(SourceFile.objects.filter(describes=None))
    (loss,) = lost_texts(files)
    listing = SourceFile.objects.get(name=loss.source_file)
    ImportProblem.objects.create(source_file=listing, kind="misplaced_text", detail=answer.text)
    assert not list(lost_texts(files))
