"""The kinds of problems a parser reports, each with the sentence an editor reads about it."""

from collections.abc import Iterator
from enum import StrEnum

from kamervragen.parsing.records import Problem

MAX_DETAIL = 300


class ProblemKind(StrEnum):
    """A stable slug for each kind of odd but readable input."""

    # texts and elements
    UNKNOWN_ELEMENT = "unknown_element"
    MISPLACED_TEXT = "misplaced_text"
    ILLUSTRATION = "illustration"
    UNSAFE_LINK = "unsafe_link"
    EMPTY_TEXT = "empty_text"
    UNKNOWN_REMARK = "unknown_remark"
    # labels and numbers of questions and answers
    UNREADABLE_LABEL = "unreadable_label"
    NUMBER_FROM_TEXT = "number_from_text"
    NUMBER_REPEATED = "number_repeated"
    NUMBER_SKIPPED = "number_skipped"
    QUESTION_WITHOUT_LABEL = "question_without_label"
    ANSWER_WITHOUT_LABEL = "answer_without_label"
    ANSWER_WITHOUT_QUESTION = "answer_without_question"
    ANSWER_REPEATED = "answer_repeated"
    # footnotes
    FOOTNOTE_WITHOUT_TEXT = "footnote_without_text"
    FOOTNOTE_WITHOUT_MARK = "footnote_without_mark"
    MARK_WITHOUT_FOOTNOTE = "mark_without_footnote"
    FOOTNOTE_LABEL_REPEATED = "footnote_label_repeated"
    # headings and metadata
    DATE_UNREADABLE = "date_unreadable"
    DATE_IMPLAUSIBLE = "date_implausible"
    DATES_DIFFER = "dates_differ"
    NUMBERS_DIFFER = "numbers_differ"
    IDENTIFIERS_DIFFER = "identifiers_differ"
    HEADING_MISSING = "heading_missing"
    HEADING_UNREADABLE = "heading_unreadable"
    KIND_UNCERTAIN = "kind_uncertain"
    METADATA_UNREADABLE = "metadata_unreadable"
    METADATA_ONLY = "metadata_only"
    # repairs in the KVR files of 1984-2008
    LAST_LINE_RESTORED = "last_line_restored"
    TEXT_MOVED = "text_moved"
    TEXT_PRINTED_TWICE = "text_printed_twice"
    TEXT_RESTORED_FROM_ATTRIBUTE = "text_restored_from_attribute"
    NUMBER_WAS_TEXT = "number_was_text"
    SERIES_UNCERTAIN = "series_uncertain"
    SUBMITTERS_DIFFER = "submitters_differ"
    UNREADABLE_NUMBER = "unreadable_number"
    IDENTIFIER_UNKNOWN = "identifier_unknown"
    ANSWERED_BEFORE_SUBMITTED = "answered_before_submitted"


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for the catalogues; it is translated where it is shown."""
    return sentence


DESCRIPTIONS = {
    ProblemKind.UNKNOWN_ELEMENT: gettext_noop("Onbekend element; de tekst ervan is bewaard."),
    ProblemKind.MISPLACED_TEXT: gettext_noop(
        "Tekst staat in de bron op een andere plaats dan waar zij hoort."
    ),
    ProblemKind.ILLUSTRATION: gettext_noop(
        "Er hoort een afbeelding bij, die hier niet getoond wordt."
    ),
    ProblemKind.UNSAFE_LINK: gettext_noop(
        "Een verwijzing is geen webadres en is daarom geen link."
    ),
    ProblemKind.EMPTY_TEXT: gettext_noop("Een vraag, antwoord of mededeling zonder tekst."),
    ProblemKind.UNKNOWN_REMARK: gettext_noop("Een opmerking met een onbekend opschrift."),
    ProblemKind.UNREADABLE_LABEL: gettext_noop("Uit het opschrift is geen nummer te lezen."),
    ProblemKind.NUMBER_FROM_TEXT: gettext_noop(
        "Het nummer staat in de tekst in plaats van in het opschrift."
    ),
    ProblemKind.NUMBER_REPEATED: gettext_noop("Een vraagnummer komt meer dan eens voor."),
    ProblemKind.NUMBER_SKIPPED: gettext_noop("Een vraagnummer is overgeslagen."),
    ProblemKind.QUESTION_WITHOUT_LABEL: gettext_noop("Een vraag zonder nummer."),
    ProblemKind.ANSWER_WITHOUT_LABEL: gettext_noop("Een antwoord zonder nummer."),
    ProblemKind.ANSWER_WITHOUT_QUESTION: gettext_noop(
        "Een antwoord op een vraag die er niet staat."
    ),
    ProblemKind.ANSWER_REPEATED: gettext_noop("Een vraag heeft meer dan één antwoord."),
    ProblemKind.FOOTNOTE_WITHOUT_TEXT: gettext_noop("De tekst van een voetnoot ontbreekt."),
    ProblemKind.FOOTNOTE_WITHOUT_MARK: gettext_noop(
        "Nergens staat een verwijzing naar deze voetnoot."
    ),
    ProblemKind.MARK_WITHOUT_FOOTNOTE: gettext_noop(
        "Een verwijzing naar een voetnoot die er niet is."
    ),
    ProblemKind.FOOTNOTE_LABEL_REPEATED: gettext_noop("Twee voetnoten hebben hetzelfde nummer."),
    ProblemKind.DATE_UNREADABLE: gettext_noop("Een datum is niet te lezen of bestaat niet."),
    ProblemKind.DATE_IMPLAUSIBLE: gettext_noop("Een datum kan niet juist zijn."),
    ProblemKind.DATES_DIFFER: gettext_noop(
        "De datum in de tekst en die in de metadata verschillen."
    ),
    ProblemKind.NUMBERS_DIFFER: gettext_noop(
        "Het nummer in de tekst en dat in de metadata verschillen."
    ),
    ProblemKind.IDENTIFIERS_DIFFER: gettext_noop(
        "De bron noemt twee verschillende identificatienummers."
    ),
    ProblemKind.HEADING_MISSING: gettext_noop(
        "Het opschrift boven de vragen of het antwoord ontbreekt."
    ),
    ProblemKind.HEADING_UNREADABLE: gettext_noop("Niet alles in het opschrift is te duiden."),
    ProblemKind.KIND_UNCERTAIN: gettext_noop("Het is niet zeker wat voor document dit is."),
    ProblemKind.METADATA_UNREADABLE: gettext_noop("Het metadatabestand is niet te lezen."),
    ProblemKind.METADATA_ONLY: gettext_noop(
        "Van deze publicatie is alleen de metadata bekend, niet de tekst."
    ),
    ProblemKind.LAST_LINE_RESTORED: gettext_noop(
        "De laatste regel stond in de bron los van de tekst."
    ),
    ProblemKind.TEXT_MOVED: gettext_noop(
        "Tekst stond in de bron bij een ander onderdeel en is verplaatst."
    ),
    ProblemKind.TEXT_PRINTED_TWICE: gettext_noop(
        "Dezelfde tekst staat tweemaal in de bron en hier eenmaal."
    ),
    ProblemKind.TEXT_RESTORED_FROM_ATTRIBUTE: gettext_noop(
        "Tekst stond in de bron in een gegevensveld."
    ),
    ProblemKind.NUMBER_WAS_TEXT: gettext_noop(
        "Een getal in een zin was voor een vraagnummer aangezien."
    ),
    ProblemKind.SERIES_UNCERTAIN: gettext_noop(
        "Het is niet zeker bij welke reeks vragen de antwoorden horen."
    ),
    ProblemKind.SUBMITTERS_DIFFER: gettext_noop("De bron noemt op twee plaatsen andere indieners."),
    ProblemKind.UNREADABLE_NUMBER: gettext_noop(
        "Het officiële nummer van de vragen kan niet juist zijn."
    ),
    ProblemKind.IDENTIFIER_UNKNOWN: gettext_noop(
        "Het officiële nummer van het document is niet bekend."
    ),
    ProblemKind.ANSWERED_BEFORE_SUBMITTED: gettext_noop(
        "Het antwoord is gedateerd vóór de vragen."
    ),
}


class ProblemList:
    """Collects the problems of one document in the order in which they are met."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, kind: ProblemKind, place: str, detail: str = "") -> None:
        """Note a problem; a long detail is cut."""
        words = " ".join(detail.split())
        cut = words if len(words) <= MAX_DETAIL else words[: MAX_DETAIL - 1] + "…"
        self._problems.append(Problem(kind=kind, place=place, detail=cut))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._problems)
