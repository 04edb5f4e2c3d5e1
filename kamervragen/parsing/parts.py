"""Reads the blocks of an XML publication into questions, answers, notices and notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from kamervragen.parsing.blocks import Block, Role, is_in_reply
from kamervragen.parsing.elements import ElementReader
from kamervragen.parsing.labels import read_numbers, strip_word
from kamervragen.parsing.normalise import normalise_text
from kamervragen.parsing.pairing import (
    PrintedAnswer,
    PrintedQuestion,
    pair_answers,
    report_numbering,
)
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import (
    AnswerRecord,
    FootnoteRecord,
    NoticeRecord,
    Part,
    PublicationKind,
    QuestionRecord,
    RichText,
)
from kamervragen.parsing.xml import all_text, local_name

NOTICES = (PublicationKind.POSTPONEMENT, PublicationKind.WITHDRAWAL)

_LABELS = {"nr", "nummer"}
_LABEL_IN_TEXT = re.compile(
    r"(?P<word>(?:Vraag|Vragen|Antwoord(?:en)?)(?:\s+op)?(?:\s+de)?(?:\s+vra(?:ag|gen))?\s+)?"
    r"(?P<label>\d{1,3}(?:\s?(?:(?:,|/|en|t/m|-)\s?)+\d{1,3})*)(?P<end>\s*[.:)]?)(?=\s|$)",
    re.IGNORECASE,
)
_NOTICE_TITLE = re.compile(r"(?:nadere )?mededeling\s*:?", re.IGNORECASE)
_NOTE_TITLE = re.compile(r"toelichting\s*:?", re.IGNORECASE)


@dataclass(slots=True)
class Parts:
    """The texts of a publication."""

    questions: tuple[QuestionRecord, ...] = ()
    answers: tuple[AnswerRecord, ...] = ()
    notices: tuple[NoticeRecord, ...] = ()
    introduction: RichText = field(default_factory=RichText)
    explanatory_note: RichText = field(default_factory=RichText)
    footnotes: tuple[FootnoteRecord, ...] = ()


@dataclass(slots=True)
class _Pending:
    """What is gathered for the texts that are put together from several blocks."""

    introduction: list[Block] = field(default_factory=list)
    notice: list[Block] = field(default_factory=list)
    answer: list[Block] = field(default_factory=list)
    explanation: list[Block] = field(default_factory=list)


class PartsReader:
    """Goes through the blocks once, in reading order."""

    def __init__(
        self,
        reader: ElementReader,
        problems: ProblemList,
        kind: PublicationKind,
        dated: date | None,
    ) -> None:
        self._reader = reader
        self._problems = problems
        self._kind = kind
        self._dated = dated
        self._questions: list[QuestionRecord] = []
        self._answers: list[tuple[AnswerRecord, int]] = []
        self._set_heading = ""
        self._has_questions = self._has_answers = False
        self._pending = _Pending()

    def read(self, blocks: Sequence[Block]) -> Parts:
        """All texts of the publication."""
        self._has_questions = any(block.role is Role.QUESTION for block in blocks)
        self._has_answers = any(block.role is Role.ANSWER for block in blocks)
        for block in blocks:
            self._take(block)
        introduction = self._joined(self._pending.introduction, Part.INTRODUCTION, "inleiding")
        answer = self._joined(self._pending.answer, Part.ANSWER, "antwoord")
        notice = self._joined(self._pending.notice, Part.NOTICE, "mededeling")
        explanation = self._joined(self._pending.explanation, Part.EXPLANATORY_NOTE, "toelichting")
        if answer.text:
            self._add_answer("", answer, ())
        return Parts(
            questions=tuple(self._questions),
            answers=self._paired_answers(),
            notices=self._notices(notice),
            introduction=introduction,
            explanatory_note=explanation,
            footnotes=self._reader.footnotes(),
        )

    def _take(self, block: Block) -> None:
        if block.role is Role.QUESTION_HEADING:
            self._take_heading(block)
        elif block.role is Role.QUESTION and block.element is not None:
            self._take_question(block.element)
        elif block.role is Role.ANSWER and block.element is not None:
            self._take_answer(block.element)
        elif block.role is Role.REMARK and block.element is not None:
            self._take_remark(block.element)
        elif block.role is Role.ANNEX:
            self._pending.explanation.append(block)
        elif block.role is Role.TEXT:
            self._take_text(block)

    def _take_heading(self, block: Block) -> None:
        """A heading after the first question begins a further set of questions."""
        if self._questions and block.element is not None:
            self._set_heading = normalise_text(heading_text(block.element))

    def _take_question(self, element: etree._Element) -> None:
        position = len(self._questions) + 1
        place = f"vraag[{position}]"
        label, body, footnotes = self._numbered(element, Part.QUESTION, place)
        self._questions.append(
            QuestionRecord(
                position=position,
                label=label,
                numbers=read_numbers(label),
                body=body,
                heading=self._set_heading,
                footnotes=footnotes,
            )
        )
        self._set_heading = ""

    def _take_answer(self, element: etree._Element) -> None:
        place = f"antwoord[{len(self._answers) + 1}]"
        self._add_answer(*self._numbered(element, Part.ANSWER, place))

    def _add_answer(self, label: str, body: RichText, footnotes: tuple[int, ...]) -> None:
        answer = AnswerRecord(
            position=len(self._answers) + 1,
            label=label,
            numbers=read_numbers(label),
            questions=(),
            body=body,
            footnotes=footnotes,
        )
        self._answers.append((answer, len(self._questions)))

    def _numbered(
        self, element: etree._Element, part: Part, place: str
    ) -> tuple[str, RichText, tuple[int, ...]]:
        """Label, text and notes of a question or an answer."""
        children = list(element)
        self._reader.begin(part, place)
        label = ""
        if children and local_name(children[0]) in _LABELS:
            label = strip_word(heading_text(children[0]))
            self._reader.add_marks_in(children[0])
            self._reader.add_text(children.pop(0).tail)
        if not label and children and (label := _whole_label(children[0])):
            self._problems.add(ProblemKind.NUMBER_FROM_TEXT, place, label)
            self._reader.add_text(children.pop(0).tail)
        self._reader.add_text(element.text)
        for child in children:
            self._reader.add(child)
            self._reader.add_text(child.tail)
        body, footnotes = self._reader.finish()
        if not label and (label := _label_before(body.text)):
            self._problems.add(ProblemKind.NUMBER_FROM_TEXT, place, label)
        if not body.text:
            self._problems.add(ProblemKind.EMPTY_TEXT, place, label)
        return normalise_text(label), body, footnotes

    def _take_remark(self, element: etree._Element) -> None:
        """A block "Mededeling" or "Toelichting"; what is neither stays with its title."""
        title = remark_title(element)
        block = Block(Role.REMARK, element)
        if not _content_text(element, title):
            self._problems.add(ProblemKind.EMPTY_TEXT, "kamervraagopmerking", title)
        elif "mededeling" in title.casefold():
            self._pending.notice.append(block)
        elif "toelichting" in title.casefold():
            self._pending.explanation.append(block)
        else:
            self._problems.add(ProblemKind.UNKNOWN_REMARK, "kamervraagopmerking", title)
            to_notice = self._kind in NOTICES and not self._pending.notice
            (self._pending.notice if to_notice else self._pending.explanation).append(block)

    def _take_text(self, block: Block) -> None:
        """Loose text belongs to what the document is about, and else to its explanatory note."""
        before_all = not self._questions and not self._answers and not is_in_reply(block)
        if before_all and self._has_questions:
            self._pending.introduction.append(block)
        elif self._kind in NOTICES:
            self._pending.notice.append(block)
        elif self._kind in _ANSWERS and not self._has_answers:
            self._pending.answer.append(block)
        elif before_all:
            self._pending.introduction.append(block)
        else:
            words = block.words if block.element is None else all_text(block.element)
            self._problems.add(ProblemKind.MISPLACED_TEXT, "tussen de onderdelen", words)
            self._pending.explanation.append(block)

    def _joined(self, blocks: Sequence[Block], part: Part, place: str) -> RichText:
        """One text out of several blocks."""
        self._reader.begin(part, place)
        for block in blocks:
            if block.element is None:
                self._reader.add_text(block.words)
            elif block.role is Role.REMARK:
                self._add_remark(block.element)
            elif block.role is Role.ANNEX:
                self._reader.add_content(block.element)
            else:
                self._reader.add(block.element)
        return self._reader.finish()[0]

    def _add_remark(self, element: etree._Element) -> None:
        """The text of a remark, without the one word that says what it is."""
        plain = _NOTICE_TITLE.fullmatch(title := remark_title(element)) or _NOTE_TITLE.fullmatch(
            title
        )
        children = list(element)
        self._reader.add_text(element.text)
        if plain and children and all_text(children[0]).strip() == title:
            self._reader.add_text(children.pop(0).tail)
        for child in children:
            self._reader.add(child)
            self._reader.add_text(child.tail)

    def _paired_answers(self) -> tuple[AnswerRecord, ...]:
        questions = [
            PrintedQuestion(question.label, question.numbers, bool(question.heading))
            for question in self._questions
        ]
        printed = [
            PrintedAnswer(answer.label, answer.numbers, after) for answer, after in self._answers
        ]
        report_numbering(questions, self._problems)
        paired = pair_answers(questions, printed, self._problems)
        return tuple(
            AnswerRecord(
                position=answer.position,
                label=answer.label,
                numbers=answer.numbers,
                questions=positions,
                body=answer.body,
                footnotes=answer.footnotes,
            )
            for (answer, _), positions in zip(self._answers, paired, strict=True)
        )

    def _notices(self, body: RichText) -> tuple[NoticeRecord, ...]:
        if not body.text:
            if self._kind in NOTICES:
                self._problems.add(ProblemKind.EMPTY_TEXT, "mededeling")
            return ()
        kind = self._kind if self._kind in NOTICES else PublicationKind.POSTPONEMENT
        return (NoticeRecord(kind=kind, dated=self._dated, body=body),)


_ANSWERS = (PublicationKind.ANSWER, PublicationKind.FURTHER_ANSWER)


def heading_text(element: etree._Element) -> str:
    """The words of a label or heading without those of the notes in it."""
    words = [element.text or ""]
    for child in element:
        if local_name(child) != "noot":
            words.append(heading_text(child))
        words.append(child.tail or "")
    return " ".join("".join(words).split())


def remark_title(element: etree._Element) -> str:
    """What a remark says it is: its title, its first line or its attribute."""
    for name in ("{*}kop", "{*}titel", "{*}tussenkop"):
        if (title := element.find(name)) is not None and all_text(title):
            return all_text(title)
    first = all_text(element[0]) if len(element) else ""
    if _NOTICE_TITLE.fullmatch(first) or _NOTE_TITLE.fullmatch(first):
        return first
    if stated := element.get("inhoud", "").strip():
        return stated
    if _NOTE_TITLE.match(all_text(element)) or local_name(element) == "toelicht":
        return "toelichting"
    return "mededeling" if local_name(element) == "mededeling" else ""


def _content_text(element: etree._Element, title: str) -> str:
    """What a remark says beside its title."""
    return all_text(element).removeprefix(title).strip()


def _whole_label(element: etree._Element) -> str:
    """The label that is the whole first paragraph: "Antwoord 1"."""
    match = _LABEL_IN_TEXT.fullmatch(all_text(element))
    return match["label"] if match and match["word"] else ""


def _label_before(text: str) -> str:
    """The label that the text begins with: "1. Bent u …" or "Vraag 1 Bent u …"."""
    match = _LABEL_IN_TEXT.match(text)
    certain = match and (match["word"] or match["end"].strip())
    return match["label"] if match and certain and read_numbers(match["label"]) else ""
