"""What a publication does with the questions it prints, by its headings and its metadata."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamervragen.parsing.headings import AnswerHeading, QuestionHeading, QuestionsKind, ReplyKind
from kamervragen.parsing.metadata import Metadata
from kamervragen.parsing.problems import ProblemKind, ProblemList
from kamervragen.parsing.records import PublicationKind

_WITHDRAWN = re.compile(
    r"\bvra(?:ag|gen)\b[^.]*?\b(?:ingetrokken|intrekt|intrekken|in te trekken|trekt\b[^.]*\bin\b)"
    r"|\b(?:intrekking|intrekken)\b[^.]*?\bvra(?:ag|gen)\b|\btrekt\b[^.]*\bvragen\b[^.]*\bin\b",
    re.IGNORECASE,
)
_POSTPONED = re.compile(
    r"\btermijn\b|\bniet binnen\b|\buitstel\b|zo spoedig mogelijk|\bnog niet\b", re.IGNORECASE
)
_WITHDRAWN_TITLE = re.compile(r"\s*(?:intrekking|ingetrokken)\b", re.IGNORECASE)


def notice_kind(text: str, title: str = "") -> PublicationKind:
    """Whether a notice postpones the answer or says that the questions are withdrawn."""
    says_so = _WITHDRAWN.search(text) and not _POSTPONED.search(text)
    if says_so or _WITHDRAWN_TITLE.match(title):
        return PublicationKind.WITHDRAWAL
    return PublicationKind.POSTPONEMENT


def stated_notice_kind(subject: str) -> PublicationKind | None:
    """What a notice of which only the subject is known reports; None where it does not say."""
    if _WITHDRAWN.search(subject) or _WITHDRAWN_TITLE.match(subject):
        return PublicationKind.WITHDRAWAL
    return PublicationKind.POSTPONEMENT if _POSTPONED.search(subject) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a document says about itself."""

    asked: Sequence[QuestionHeading]
    replied: Sequence[AnswerHeading] = ()
    metadata: Metadata
    notice: str = ""  # the text of a block "Mededeling"
    loose: str = ""  # the text between the blocks
    has_answers: bool


def kind_of(evidence: Evidence, problems: ProblemList) -> PublicationKind:
    """The kind by the words of the headings first, then by the metadata, then by the content."""
    stated = _stated_reply(evidence.metadata)
    printed = next((each.kind for each in evidence.replied if each.kind), None)
    if printed and stated and _is_notice(printed) != _is_notice(stated):
        problems.add(ProblemKind.KIND_UNCERTAIN, "opschrift", f"{printed.value}, {stated.value}")
    reply = printed or stated
    if reply is None and (evidence.has_answers or evidence.replied):
        problems.add(ProblemKind.KIND_UNCERTAIN, "opschrift")
        reply = ReplyKind.ANSWER
    if reply is None and evidence.notice:
        reply = ReplyKind.NOTICE
    if reply is None:
        return _questions_kind(evidence.asked, evidence.metadata)
    if _is_notice(reply):
        return notice_kind(evidence.notice or evidence.loose, evidence.metadata.first("DC.title"))
    further = ReplyKind.FURTHER_ANSWER in (printed, stated)
    return PublicationKind.FURTHER_ANSWER if further else PublicationKind.ANSWER


def _stated_reply(metadata: Metadata) -> ReplyKind | None:
    """What the metadata call the reply."""
    stated = " ".join(metadata.all("DC.type", "OVERHEIDop.AanhangselTypen")).casefold()
    if "mededeling" in stated:
        return ReplyKind.NOTICE
    if "antwoord" in stated:
        return ReplyKind.FURTHER_ANSWER if "nader" in stated else ReplyKind.ANSWER
    return None


def _is_notice(kind: ReplyKind) -> bool:
    return kind in (ReplyKind.NOTICE, ReplyKind.FURTHER_NOTICE)


def _questions_kind(asked: Sequence[QuestionHeading], metadata: Metadata) -> PublicationKind:
    """Only written questions get a written answer."""
    stated = " ".join(metadata.all("DC.type", "OVERHEIDop.KamervraagTypen")).casefold()
    other = any(heading.kind is not QuestionsKind.WRITTEN for heading in asked)
    if other or "mondeling" in stated or "interpellatie" in stated:
        return PublicationKind.ORAL_NOTICE
    return PublicationKind.QUESTIONS
