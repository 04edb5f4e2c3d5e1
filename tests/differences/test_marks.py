"""Differences as HTML."""

from kamervragen.differences.marks import marked_difference
from kamervragen.differences.words import word_difference


def test_removed_and_added_words_are_marked_for_eye_and_ear() -> None:
    html = marked_difference(word_difference("Klopt dit wel?", "Klopt dat wel?"))
    assert '<del><span class="visually-hidden" lang="nl">[vervallen: </span>dit<' in html
    assert '<ins><span class="visually-hidden" lang="nl">[nieuw: </span>dat<' in html
    assert html.startswith("Klopt <del>")
    assert html.endswith(" wel?")


def test_hostile_words_are_shown_as_words() -> None:
    html = marked_difference(word_difference("<b>een</b>", "<script>twee</script>"))
    assert "<b>" not in html
    assert "<script>" not in html
    assert "&lt;" in html


def test_of_a_long_stretch_without_changes_the_ends_are_shown() -> None:
    words = " ".join(f"woord{n}" for n in range(400))
    html = marked_difference(word_difference(f"{words} oud {words}", f"{words} nieuw {words}"))
    assert html.count("woorden gelijk …") == 2
    assert "woord399 <del>" in html
    assert "</ins> woord0 woord1 " in html
    assert "woord200" not in html


def test_words_that_were_left_out_are_counted() -> None:
    words = " ".join(f"voorbeeld{n}" for n in range(200))
    html = marked_difference(word_difference(f"oud {words}", f"nieuw {words}"))
    shown = html.count("voorbeeld")
    assert 0 < shown < 200
    assert f"… {200 - shown} woorden gelijk …" in html
