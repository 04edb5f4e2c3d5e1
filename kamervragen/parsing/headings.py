"""The heading sentences: "Vragen van het lid … aan … over …" and "Antwoord van …"."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamervragen.parsing.dates import read_date
from kamervragen.parsing.names import read_submitters
from kamervragen.parsing.offices import (
    INTERIM,
    TITLE_PATTERN,
    make_office,
    mend,
    read_offices,
    read_title,
)
from kamervragen.parsing.records import (
    OfficeRecord,
    RespondentRecord,
    RespondentRole,
    SubmitterRecord,
)


class QuestionsKind(StrEnum):
    """What sort of questions a heading announces; only the first sort gets a written answer."""

    WRITTEN = "written"
    ORAL = "oral"
    INTERPELLATION = "interpellation"


class ReplyKind(StrEnum):
    """What a minister gives: an answer, or a notice instead of one."""

    ANSWER = "answer"
    FURTHER_ANSWER = "further_answer"
    NOTICE = "notice"
    FURTHER_NOTICE = "further_notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionHeading:
    """Who asks whom about what, as one sentence says it."""

    kind: QuestionsKind = QuestionsKind.WRITTEN
    submitters: tuple[SubmitterRecord, ...] = ()
    addressees: tuple[OfficeRecord, ...] = ()
    subject: str = ""
    submitted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHeading:
    """Who answers or announces, and when, as one sentence says it."""

    kind: ReplyKind | None = None
    respondents: tuple[RespondentRecord, ...] = ()
    received_on: date | None = None
    see_also: tuple[str, ...] = ()


_KIND = re.compile(
    r"^\s*(?P<number>\d+\w? )?(?P<kind>(?:[\w,]+\s+){0,4}?(?:kamer|interpellatie)?vra(?:ag|gen))\b"
    r"(?:\s+(?:gesteld|gericht))?(?:\s+(?:van|door))?",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"[\s,]*\(?\s*\b(?:[il]ngezonden|[il]ngediend)\b(?P<date>[^()]*)\)?", re.IGNORECASE
)
_TO = re.compile(
    r"\s+aan\s+(?:de regering|"
    r"(?=(?:de\s+|het\s+|beide\s+|het kabinet|mw\. |dhr\. )*(?:vice-?\s?)?"
    rf"{TITLE_PATTERN}))",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"[\s,]+(?:over|inzake|betreffende|omtrent|betreft|met betrekking tot|naar aanleiding van"
    r"|in verband met|terzake van|aangaande)[\s:]+",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"^\s*(?P<kind>(?:nader(?:e)?\s+)?(?:antwoord(?:en)?|mededeling))\b", re.IGNORECASE
)
_RECEIVED = re.compile(
    r"\(\s*(?:(?:ontva[a-z]*|ingezonden)\s*[-(]?\s*)+(?:op\s+)?(?P<date>[^()]*)\)?", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?P<behalf>(?:mede\s+)?namens)\b|\ben\s+(?:nader\s+)?antwoord(?:en)?\s+van\b", re.IGNORECASE
)
_PERSON = re.compile(
    rf"\b(?P<title>{TITLE_PATTERN})\s+"
    r"(?P<name>(?!(?-i:van)\s+(?!de[nr]?\s)|(?-i:voor|en)\s)[^(),]{2,60}?)\s*"
    r"\((?P<portfolio>(?:[^()]|\([^()]*\))*)\)",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?:(?:de\s+)?(?:heer|mevrouw|mw\.|dhr\.)\s+)?"
    r"(?P<name>(?-i:[A-Z])[\w.'\u2019 -]{1,50}?),\s+(?:de\s+)?"
    rf"(?P<office>{TITLE_PATTERN}[^()]*?)(?=,?\s+en\s+(?:de\s+heer|mevrouw)\b|[(]|$)",
    re.IGNORECASE,
)
_SEE_ALSO = re.compile(r"\bzie ook\s+(?P<where>.*)", re.IGNORECASE | re.DOTALL)
_YEAR_OR_NUMBER = re.compile(
    r"\b(?P<first>(?:19|20)\d\d)\s*[-–/]\s*(?P<second>\d{4}|\d\d)\b"
    r"|\b(?P<number>\d{1,4}[aH]?)\b"
)


def is_question_heading(text: str) -> bool:
    """Whether the text begins as a heading does: "Vragen van", "Aanvullende vragen van"."""
    return _KIND.match(text) is not None


def read_question_heading(text: str) -> QuestionHeading:
    """Read "Vragen van het lid X (P) aan de Minister van Y over Z (ingezonden 1 mei 2012)."."""
    text = mend(text)
    text, submitted_on = _cut_date(text)
    kind = _KIND.match(text)
    rest = text[kind.end() :] if kind else text
    people, offices, subject = _split(rest)
    return QuestionHeading(
        kind=_questions_kind(kind["kind"]) if kind else QuestionsKind.WRITTEN,
        submitters=read_submitters(people),
        addressees=read_offices(offices),
        subject=subject.strip().removesuffix(".").rstrip(),
        submitted_on=submitted_on,
    )


def _cut_date(text: str) -> tuple[str, date | None]:
    """The sentence up to "(ingezonden …)", and the day in it."""
    found = list(_SENT.finditer(text))
    if not found:
        return text, None
    sent = found[-1]  # a subject may speak of things sent in
    return text[: sent.start()], read_date(sent["date"].removeprefix(" op").strip())


def _questions_kind(words: str) -> QuestionsKind:
    folded = words.casefold()
    if folded.startswith("mondeling"):
        return QuestionsKind.ORAL
    return QuestionsKind.INTERPELLATION if "interpellatie" in folded else QuestionsKind.WRITTEN


def _split(text: str) -> tuple[str, str, str]:
    """Members, offices and subject: the parts before "aan de minister", before "over", after it."""
    to = _TO.search(text)
    about = _ABOUT.search(text, to.end() if to else 0)
    early = _ABOUT.search(text, 0, to.start()) if to else None
    if early and early.start() > text.find(")"):  # the offices stand in the subject
        to, about = None, early
    subject_start, subject = (about.start(), text[about.end() :]) if about else (len(text), "")
    if to is None:
        return text[:subject_start], "", subject
    return text[: to.start()], text[to.end() : subject_start], subject


def read_answer_heading(text: str, chamber: str = "tk") -> AnswerHeading:
    """Read "Antwoord van Minister X (Y), mede namens … (ontvangen 1 mei 2012). Zie ook …"."""
    text = mend(text)
    reply = _REPLY.match(text)
    received = _RECEIVED.search(text)
    see_also = _SEE_ALSO.search(text)
    end = (
        min(match.start() for match in (received, see_also) if match)
        if received or see_also
        else len(text)
    )
    return AnswerHeading(
        kind=_reply_kind(reply["kind"]) if reply else None,
        respondents=read_respondents(text[reply.end() if reply else 0 : end]),
        received_on=read_date(received["date"]) if received else None,
        see_also=read_see_also(see_also["where"], chamber) if see_also else (),
    )


def _reply_kind(words: str) -> ReplyKind:
    folded = words.casefold()
    if "antwoord" in folded:
        return ReplyKind.FURTHER_ANSWER if folded.startswith("nader") else ReplyKind.ANSWER
    return ReplyKind.FURTHER_NOTICE if folded.startswith("nader") else ReplyKind.NOTICE


def read_respondents(text: str) -> tuple[RespondentRecord, ...]:
    """Signatories, and after "mede namens" those who were only spoken for."""
    respondents: list[RespondentRecord] = []
    start, role = 0, RespondentRole.SIGNATORY
    for turn in _ROLE.finditer(text):
        respondents += _read_role(text[start : turn.start()], role)
        start = turn.end()
        role = RespondentRole.ON_BEHALF_OF if turn["behalf"] else RespondentRole.SIGNATORY
    respondents += _read_role(text[start:], role)
    return tuple(dict.fromkeys(respondents))


def _read_role(text: str, role: RespondentRole) -> list[RespondentRecord]:
    """The people with their offices, then the offices without a name."""
    people = [
        RespondentRecord(
            name=INTERIM.sub("", person["name"]).strip(),
            office=make_office(read_title(person["title"]), person["portfolio"].strip()),
            role=role,
        )
        for person in _PERSON.finditer(text)
    ]
    rest = _PERSON.sub(" ", text)
    if not people and "," in rest:  # "de heer Kosto, staatssecretaris van Justitie"
        people = _read_holders(rest, role)
        rest = "" if people else rest
    return people + [
        RespondentRecord(name="", office=office, role=role) for office in read_offices(rest)
    ]


def _read_holders(text: str, role: RespondentRole) -> list[RespondentRecord]:
    """The people whose office stands behind a comma, as the Eerste Kamer prints it."""
    return [
        RespondentRecord(name=holder["name"].strip(), office=office, role=role)
        for holder in _HOLDER.finditer(text)
        if not read_title(holder["name"])
        for office in read_offices(holder["office"])[:1]
    ]


def read_see_also(text: str, chamber: str = "tk") -> tuple[str, ...]:
    """Identifiers in "Aanhangsel Handelingen, vergaderjaar 2023–2024, nrs. 967 en 1010".

    Numbers belong to the year printed after them, else to the one before; without a year to none.
    """
    if "andelingen" not in text and "anhangs" not in text:
        return ()
    identifiers: list[str] = []
    waiting: list[str] = []
    year = ""
    for token in _YEAR_OR_NUMBER.finditer(text):
        if token["number"]:
            waiting.append(token["number"].replace("H", "-h1"))
            continue
        year = _whole_year(token["first"], token["second"])
        identifiers += [f"ah-{chamber}-{year}-{number}" for number in waiting if year]
        waiting = []
    identifiers += [f"ah-{chamber}-{year}-{number}" for number in waiting if year]
    return tuple(dict.fromkeys(identifiers))


def _whole_year(first: str, second: str) -> str:
    """A session year as identifiers write it; empty unless the years follow each other."""
    follower = str(int(first) + 1)
    return f"{first}{follower}" if follower.endswith(second) and len(second) in (2, 4) else ""
