"""Puts the texts of a KVR document back where they belong; every repair is reported."""

import re

from kamervragen.parsing.kvr_passages import Draft, NoteMark, Passage
from kamervragen.parsing.labels import MAX_NUMBER
from kamervragen.parsing.normalise import comparable, repair
from kamervragen.parsing.problems import ProblemKind

REAL_TYPES = ("Antwoord", "Nader antwoord")

_SENT = r"\(?\s*(?:[Il1i]n|[Uu]it)gezonden[^()]{4,40}[)}\]]?"
_DAY = r"\(\s*(?:[Oo0]nt\s?-?\s?v|[Iil]ngezon)[^()]{4,70}?(?:[)}\]]|\d{4}(?=\s))"
_SEE_ALSO = (
    r"(?:[.,;\s]*[Zz]ie (?:ook )?[Aa]anhangsel[^?!]{5,160}?"
    r"(?:\d{4}\s*[-–/]\s*\d{2,4}|(?<=\d)(?=[.\s]+[A-Z])|$))?[.,]?"
)
_RANK = r"(?:[Tt]weede |[Dd]erde |[Aa]anvullende? )?(?:[Nn]adere? )?"
# "Nader antwoord" and "Mededeling" stand once as a title and once more in the sentence.
REPLY_HEADING = re.compile(
    rf"(?P<title>{_RANK}(?:[Mm]ededel[il](?:ng|mg)(?:en)?|[Aa]ntwoord)[\s.]+)?"
    rf"(?P<sentence>{_RANK}(?:[Mm]ededel[il](?:ng|mg)|[Aa]ntwoord(?:en)?)\s*"
    r"(?:van |door |(?=[MmSs]))"
    rf"[^()?!]{{3,300}}(?:\([^()]*\)[^()?!]{{0,300}}){{0,6}}?{_DAY}{_SEE_ALSO})"
)
_UNDATED_HEADING = re.compile(
    r"(?P<title>(?:[Nn]ader )?Antwoord\s+)"
    r"(?P<sentence>(?:Nader )?[Aa]ntwoord van [^()?!]{3,200}"
    r"(?:\([^()]*\)[^()?!]{0,200}){0,4}?\([^()]*\)[.\s]*)$"
)
_NEXT_SET = re.compile(
    r"(?:\b\d{1,4}\s+)?\b(?:Aanvullende |Nadere )?[Vv]ra(?:gen|ag) (?:van|door) "
    rf"(?:het lid|de leden|de heer|de heren|mevrouw)\b[^?!]{{4,900}}?{_SENT}[.\s]*$"
)
_WHOLE_SET = re.compile(
    rf"\s*(?:\d{{1,4}}\s+)?(?:Aanvullende |Nadere )?[Vv]ra(?:gen|ag) (?:van|door) .*{_SENT}[.\s]*$",
    re.DOTALL,
)
_EXPLANATION = re.compile(r"(?<=[.?!»)])\s*\bToelichting\b\s*[:.]?\s+(?=[A-Z«0-9])")
_SENTENCE_END = re.compile(r"[.?!:;»)\]…\"]\s*$")
_CELL = 20  # a passage shorter than this, without a stop, may be a cell of a table
_GOES_ON = re.compile(r"\s*(?:[a-zàáâäçèéêëìíîïòóôöùúûü,;.:?)–%-]|\d|«|$)")


def repair_draft(draft: Draft, printed_type: str, title: str) -> None:
    """Do all repairs, in the order in which they depend on each other."""
    _restore_last_line(draft, printed_type)
    _split_explanations(draft)
    _split_notice_headings(draft)
    _take_first_heading(draft, title)
    highest = max((n for one in draft.questions for n in one.numbers), default=0)
    _join_at_numbers(draft, draft.questions, MAX_NUMBER)
    _move_out_of_questions(draft)
    _split_notice_headings(draft)
    _join_at_numbers(draft, draft.answers, highest)
    _drop_empty_notices(draft)


def _restore_last_line(draft: Draft, printed_type: str) -> None:
    """kvr/@type holds the last line of the document when it is no type (KVR10000, V070820030)."""
    words = " ".join(printed_type.split())
    if not words or words in REAL_TYPES:
        return
    last = _last_passage(draft)
    if comparable(last.text).endswith(comparable(words)) and len(words) > 3:
        return
    last.add_words(words)
    draft.problems.add(ProblemKind.LAST_LINE_RESTORED, last.place, words)


def _last_passage(draft: Draft) -> Passage:
    """The passage that a lost last line belongs to: the last one that breaks off."""
    written = [passage for passage in draft.notices if not passage.is_empty()]
    if not written:
        candidates = [*draft.questions[-1:], *draft.answers[-1:], *draft.explanations[-1:]]
        broken = [one for one in candidates if not _SENTENCE_END.search(one.text)]
        written = broken[-1:] or candidates[-1:]
    if not written:
        draft.introduction.append(Passage(place="kvr/@type"))
        written = draft.introduction
    return written[-1]


def _split_explanations(draft: Draft) -> None:
    """A toelichting may go on with the notice, which then stands there twice (KVR10001)."""
    for passage in list(draft.explanations):
        found = _find_reply(passage.text)
        if found is None:
            continue
        notice = Passage(place=passage.place, pieces=passage.cut(found.start()))
        if any(_repeats(one, notice) for one in draft.notices):
            draft.problems.add(ProblemKind.TEXT_PRINTED_TWICE, passage.place, notice.text)
        else:
            draft.notices.append(notice)
            draft.problems.add(ProblemKind.TEXT_MOVED, passage.place, notice.text)


def _repeats(longer: Passage, shorter: Passage) -> bool:
    """Whether a passage holds all words of the other, but for the title before its heading."""
    words = REPLY_HEADING.sub(r"\g<sentence>", shorter.text, count=1)
    return _without_digits(words) in _without_digits(longer.text)


def _without_digits(text: str) -> str:
    """What two copies share where only one has footnote marks as digits (KVR15369)."""
    return "".join(sign for sign in comparable(text) if not sign.isdigit())


def _split_notice_headings(draft: Draft) -> None:
    """Take the headings off, and part a notice from the further one behind it (KVR20641)."""
    index = 0
    while index < len(draft.notices):
        passage = draft.notices[index]
        if not passage.heading:
            _take_reply_heading(passage)
        if found := _find_reply(passage.text):
            rest = Passage(place=passage.place, pieces=passage.cut(found.start()))
            _take_reply_heading(rest)
            if "ededel" in rest.heading[:40]:
                draft.notices.insert(index + 1, rest)
            else:
                _add_answer(draft, rest)
        index += 1


def _add_answer(draft: Draft, answer: Passage) -> None:
    """An answer behind a notice; it may be among the answers already (SG_KVR0000035825)."""
    words = comparable(answer.text).lstrip("0123456789")[:200]
    if any(comparable(one.text).startswith(words) for one in draft.answers):
        draft.problems.add(ProblemKind.TEXT_PRINTED_TWICE, answer.place, answer.text)
        draft.empty_replies.append(answer.heading)
    else:
        draft.problems.add(ProblemKind.TEXT_MOVED, answer.place, answer.text)
        draft.answers.append(answer)


def _find_reply(text: str) -> re.Match[str] | None:
    if "Ont" in text or "ontv" in text or "ngezon" in text:
        return REPLY_HEADING.search(text)
    return _UNDATED_HEADING.search(text) if "Antwoord" in text[-300:] else None


def _take_reply_heading(passage: Passage) -> None:
    """Take "Mededeling van minister X (Y). (Ontvangen …)" off the start of a passage."""
    text = passage.text.lstrip()
    if found := REPLY_HEADING.match(text) or _UNDATED_HEADING.match(text):
        start = len(passage.text) - len(passage.text.lstrip())
        passage.drop(start + found.end())
        passage.heading = " ".join(repair(found["sentence"]).split())


def _take_first_heading(draft: Draft, title: str) -> None:
    """The heading, or the end of it, counts as a question (KVR31365; most scanned files)."""
    if not draft.questions:
        return
    first = draft.questions[0]
    words = comparable(f"{first.label} {first.text}")
    if _WHOLE_SET.match(first.text) or ("ngezonden" in words and words in comparable(title)):
        del draft.questions[0]
        draft.heading = " ".join(repair(f"{first.label} {first.text}").split())
        draft.problems.add(ProblemKind.TEXT_MOVED, first.place, draft.heading)


def _join_at_numbers(draft: Draft, passages: list[Passage], highest: int) -> None:
    """A number in a sentence, such as a year, was taken for a label (KVR1010, KVR6387)."""
    index = 1
    while index < len(passages):
        before, passage = passages[index - 1], passages[index]
        following = passages[index + 1].label if index + 1 < len(passages) else ""
        if not _is_number_in_text(before, passage, following, highest):
            index += 1
            continue
        before.add_words(passage.label)
        before.take(passage)
        draft.problems.add(
            ProblemKind.NUMBER_WAS_TEXT, passage.place, f"{passage.label} {passage.text}"
        )
        del passages[index]


def _is_number_in_text(before: Passage, passage: Passage, following: str, highest: int) -> bool:
    number = re.match(r"\d+", passage.label)
    if number is None:
        return False
    if len(number[0]) > 3 or int(number[0]) > MAX_NUMBER // 2:
        return True
    if _SENTENCE_END.search(before.text) or not before.text.strip():
        return False
    if len(passage.text) < _CELL and not _SENTENCE_END.search(passage.text):
        return bool(passage.text.strip())  # a row of a table: "Januari 14 Februari" (KVR16444)
    previous = max(before.numbers, default=0)
    if int(number[0]) == previous + 1 and following != passage.label:
        return False
    return int(number[0]) > highest or bool(_GOES_ON.match(passage.text))


def _move_out_of_questions(draft: Draft) -> None:
    """Cut what is no question off the questions: next headings, replies, explanations."""
    for index, passage in enumerate(draft.questions):
        text = passage.text
        if found := _find_reply(text):
            if _move_reply(draft, index, found):
                return
        elif "ezonden" in text and (found := _NEXT_SET.search(text)):
            _move_next_heading(draft, index, found)
        elif "Toelichting" in text and _ends_a_set(draft, index):
            _move_explanation(draft, passage)


def _ends_a_set(draft: Draft, index: int) -> bool:
    """Whether the next question, if any, begins a new numbering."""
    if index + 1 == len(draft.questions):
        return True
    own = max(draft.questions[index].numbers, default=0)
    return min(draft.questions[index + 1].numbers, default=own + 1) <= own


def _move_next_heading(draft: Draft, index: int, found: re.Match[str]) -> None:
    """The heading of the next set stands inside the last question of the one before (KVR10021)."""
    if index + 1 == len(draft.questions) or not _ends_a_set(draft, index):
        return
    passage, following = draft.questions[index], draft.questions[index + 1]
    marks = [piece for piece in passage.cut(found.start()) if isinstance(piece, NoteMark)]
    passage.pieces += marks
    following.heading = " ".join(repair(found[0]).split())
    draft.problems.add(ProblemKind.TEXT_MOVED, passage.place, following.heading)


def _move_explanation(draft: Draft, passage: Passage) -> None:
    if found := _EXPLANATION.search(passage.text):
        rest = Passage(place=passage.place, pieces=passage.cut(found.start()))
        rest.drop(found.end() - found.start())
        draft.problems.add(ProblemKind.TEXT_MOVED, passage.place, f"Toelichting {rest.text}")
        draft.explanations.insert(0, rest)


def _move_reply(draft: Draft, index: int, found: re.Match[str]) -> bool:
    """A notice or answer begins inside a question (KVR13307); what follows belongs to it."""
    passage = draft.questions[index]
    following = draft.questions[index + 1 :]
    if following and not _ends_a_set(draft, index):
        return False
    reply = Passage(place=passage.place, pieces=passage.cut(found.start()))
    _move_explanation(draft, passage)
    _take_reply_heading(reply)
    draft.problems.add(ProblemKind.TEXT_MOVED, reply.place, f"{reply.heading} {reply.text}")
    if "ededel" in reply.heading[:40]:
        draft.notices.append(reply)
    elif reply.is_empty():
        draft.empty_replies.append(reply.heading)
    else:
        draft.answers.insert(0, reply)
    # From here on the scanned files go on counting answers as questions.
    if following and not draft.notices:
        del draft.questions[index + 1 :]
        draft.answers += following
        draft.problems.add(
            ProblemKind.TEXT_MOVED, following[0].place, f"{len(following)} antwoorden tussen vragen"
        )
        return True
    return False


def _drop_empty_notices(draft: Draft) -> None:
    draft.notices = [one for one in draft.notices if one.heading or not one.is_empty()]
