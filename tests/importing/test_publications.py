import pytest

from kamervragen.importing.archive import keep, read_kept
from kamervragen.importing.publications import Family, read_family
from kamervragen.importing.runs import import_files, reparse
from kamervragen.models import Kamervraag, Publication, SourceFile
from kamervragen.sources.files import ReceivedFile
from tests.importing.documents import answer_document, kvr_document, questions_document
from tests.importing.test_archive import MONDAY

pytestmark = pytest.mark.django_db

ZIE_OOK = " Zie ook Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. {}."


def unnumbered(appendix_number: int, *, see_also: int | None = None) -> ReceivedFile:
    return answer_document(
        number="",
        identifier=f"ah-tk-20242025-{appendix_number}",
        see_also=ZIE_OOK.format(see_also) if see_also else "",
        questions=(("1", f"Klopt voorbeeld {appendix_number}?"),),
    )


def family_of(document: ReceivedFile) -> Family:
    """What is read beside a document that was kept before."""
    parsed, _ = read_kept(keep([document], at=MONDAY))
    return read_family(parsed)


def test_publications_of_one_number_are_relatives() -> None:
    import_files([questions_document(), answer_document(), questions_document(number="2025Z00002")])
    assert set(family_of(answer_document()).copies) == {"kv-tk-2025Z00001", "ah-tk-20242025-1"}


def test_relatives_of_relatives_are_read_too() -> None:
    joint = answer_document(numbers=["2025Z00001", "2025Z00002"])
    import_files([questions_document(), questions_document(number="2025Z00002"), joint])
    assert len(family_of(questions_document()).copies) == 3


def test_a_chain_of_references_is_read_from_either_end() -> None:
    chain = [unnumbered(1), unnumbered(2, see_also=1), unnumbered(3, see_also=2)]
    import_files(chain)
    for document in chain:
        assert len(family_of(document).copies) == 3


def test_what_may_print_the_same_questions_is_read_too() -> None:
    """All of that day, where one of the two has no number."""
    numbered = answer_document(identifier="ah-tk-20242025-3")
    other = answer_document(number="2025Z00002", identifier="ah-tk-20242025-4")
    import_files([unnumbered(1), unnumbered(2), numbered, other])
    assert len(family_of(unnumbered(1)).copies) == 4
    assert len(family_of(numbered).copies) == 4


def test_of_another_day_nothing_is_read() -> None:
    kvr = kvr_document(number="")
    import_files([unnumbered(1), kvr])
    assert len(family_of(kvr).copies) == 1


@pytest.mark.parametrize("suffix", ["-h1", "-h2", "-n1"])
def test_a_reissue_and_the_first_issue_are_relatives(suffix: str) -> None:
    reissue = answer_document(number="", identifier=f"ah-tk-20242025-1{suffix}")
    import_files([reissue, unnumbered(1)])
    for document in (reissue, unnumbered(1)):
        assert set(family_of(document).copies) == {"ah-tk-20242025-1", f"ah-tk-20242025-1{suffix}"}


def test_copies_of_one_publication_stand_together_the_best_one_first() -> None:
    koop = answer_document(number="2070800010", identifier="ah-tk-20072008-12")
    import_files([kvr_document(number="2070800010", appendix_number="12"), koop])
    (copies,) = family_of(koop).copies.values()
    assert [file.name for file in copies.files] == ["ah-tk-20072008-12.xml", "KVR99999.xml"]


def test_the_row_says_what_the_best_copy_says() -> None:
    koop = answer_document(
        number="2070800010", identifier="ah-tk-20072008-12", received="2007-11-21"
    )
    import_files([koop])
    import_files([kvr_document(number="2070800010", appendix_number="12")])
    assert str(Publication.objects.get().received_on) == "2007-11-21"


def test_an_example_stays_one_when_it_is_read_again() -> None:
    import_files([questions_document()], is_example=True)
    reparse()
    assert Publication.objects.get().is_example
    assert Kamervraag.objects.get().is_example


def test_a_file_whose_publication_becomes_known_by_another_name_moves_there() -> None:
    """As a better parser may read an identifier that the former one missed."""
    import_files([questions_document()])
    other = Publication.objects.create(key="misread", kind="questions", chamber="tk")
    SourceFile.objects.filter(describes=None).update(publication=other)
    reparse()
    assert SourceFile.objects.get(describes=None).publication == Publication.objects.get(
        key="kv-tk-2025Z00001"
    )
