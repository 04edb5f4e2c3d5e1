"""Rows for tests: name only what the test is about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count

from django.utils.text import slugify

from kamervragen.models import (
    Addressee,
    Answer,
    Chamber,
    Citation,
    Comparison,
    FollowUp,
    Footnote,
    ImportProblem,
    Kamervraag,
    Kind,
    ListedDocument,
    Minister,
    Ministry,
    Notice,
    Part,
    Party,
    Person,
    Publication,
    PublicationKind,
    Question,
    Reading,
    RelatedKamervraag,
    Respondent,
    SourceFile,
    SourceLink,
    Submitter,
    Title,
    Topic,
    TopicScheme,
    WebLink,
)

_next = count(1)


def make_kamervraag(
    *,
    number: str = "",
    title: str = "De stand van de voorbeelden",
    kind: Kind = Kind.WRITTEN,
    submitted_on: date | None = date(2025, 1, 8),
    answered_on: date | None = None,
    is_answered: bool = False,
    is_postponed: bool = False,
    is_withdrawn: bool = False,
    is_closed: bool = False,
    is_example: bool = False,
    introduction_html: str = "",
    explanatory_note_html: str = "",
    topics: Sequence[Topic] = (),
) -> Kamervraag:
    kamervraag = Kamervraag.objects.create(
        number=number or f"2025Z{next(_next):05}",
        title=title,
        kind=kind,
        chamber=Chamber.TWEEDE_KAMER,
        submitted_on=submitted_on,
        answered_on=answered_on,
        is_answered=is_answered or answered_on is not None,
        is_postponed=is_postponed,
        is_withdrawn=is_withdrawn,
        is_closed=is_closed,
        is_example=is_example,
        introduction_html=introduction_html,
        explanatory_note_html=explanatory_note_html,
    )
    kamervraag.topics.set(topics)
    kamervraag.refresh_from_db()  # the generated columns
    return kamervraag


def make_publication(
    kamervraag: Kamervraag,
    *,
    kind: PublicationKind = PublicationKind.QUESTIONS,
    identifier: str = "",
    received_on: date | None = None,
    has_text: bool = True,
    title: str = "",
    heading: str = "",
) -> Publication:
    prefix = "kv-tk" if kind == PublicationKind.QUESTIONS else "ah-tk"
    identifier = identifier or f"{prefix}-20242025-{next(_next)}"
    publication = Publication.objects.create(
        key=identifier,
        identifier=identifier,
        kind=kind,
        chamber=Chamber.TWEEDE_KAMER,
        received_on=received_on,
        has_text=has_text,
        title=title,
        heading=heading,
    )
    publication.kamervragen.add(kamervraag)
    return publication


def make_question(
    kamervraag: Kamervraag,
    *,
    numbers: Sequence[int] = (1,),
    label: str = "",
    html: str = "<p>Klopt dit voorbeeld?</p>",
    text: str = "Klopt dit voorbeeld?",
    heading: str = "",
    publication: Publication | None = None,
) -> Question:
    position = kamervraag.questions.count() + 1
    return Question.objects.create(
        kamervraag=kamervraag,
        publication=publication or _publication_of(kamervraag, PublicationKind.QUESTIONS),
        position=position,
        label=label or " en ".join(map(str, numbers)),
        numbers=list(numbers),
        anchor=f"vraag-{numbers[0]}" if numbers else f"vraag-zonder-nummer-{position}",
        heading=heading,
        text=text,
        html=html,
    )


def make_answer(
    kamervraag: Kamervraag,
    *questions: Question,
    label: str = "",
    html: str = "<p>Ja.</p>",
    text: str = "Ja.",
    publication: Publication | None = None,
) -> Answer:
    answer = Answer.objects.create(
        kamervraag=kamervraag,
        publication=publication or _publication_of(kamervraag, PublicationKind.ANSWER),
        position=kamervraag.answers.count() + 1,
        label=label or " en ".join(question.label for question in questions),
        numbers=[number for question in questions for number in question.numbers],
        text=text,
        html=html,
    )
    answer.questions.set(questions)
    return answer


def _publication_of(kamervraag: Kamervraag, kind: PublicationKind) -> Publication:
    return kamervraag.publications.filter(kind=kind).first() or make_publication(
        kamervraag, kind=kind
    )


def make_notice(
    kamervraag: Kamervraag,
    *,
    kind: str = Notice.Kind.POSTPONEMENT,
    dated: date | None = date(2025, 1, 29),
    text: str = "Het antwoord vergt meer tijd.",
    publication: Publication | None = None,
    position: int = 1,
) -> Notice:
    publication = publication or make_publication(
        kamervraag, kind=PublicationKind(kind), received_on=dated
    )
    return Notice.objects.create(
        kamervraag=kamervraag,
        publication=publication,
        position=position,
        kind=kind,
        dated=dated,
        text=text,
        html=f"<p>{text}</p>",
    )


def make_footnote(
    publication: Publication,
    *,
    part: Part = Part.QUESTION,
    label: str = "1",
    text: str = "De Voorbeeldkrant, 5 januari 2025.",
) -> Footnote:
    return Footnote.objects.create(
        publication=publication,
        position=publication.footnotes.count() + 1,
        part=part,
        label=label,
        text=text,
        html=f"<p>{text}</p>" if text else "",
    )


def mark(note: Footnote) -> str:
    """A reference to a note, as the parser writes it."""
    back = note.anchor.replace("noot-", "nootverwijzing-", 1)
    return f'<sup><a href="#{note.anchor}" id="{back}">{note.label}</a></sup>'


def make_source_file(publication: Publication, *, name: str = "voorbeeld.xml") -> SourceFile:
    content = f"{name} {next(_next)}".encode()
    return SourceFile.objects.create(
        publication=publication,
        name=name,
        media_type="application/xml",
        sha256=sha256(content).hexdigest(),
        size=len(content),
        content=content,
        fetched_at=datetime(2025, 1, 9, 22, 30, tzinfo=UTC),
    )


def make_link(
    publication: Publication, *, url: str = "https://zoek.example/document"
) -> SourceLink:
    return SourceLink.objects.create(publication=publication, kind="html", url=url)


def make_listed_document(
    identifier: str,
    *,
    service_list: str = "publications",
    kind: PublicationKind = PublicationKind.ANSWER,
    dated: date | None = date(2025, 1, 8),
    fetching: str = "waiting",
    source_file: SourceFile | None = None,
) -> ListedDocument:
    return ListedDocument.objects.create(
        identifier=identifier,
        service_list=service_list,
        kind=kind,
        dated=dated,
        title="Antwoord op vragen over voorbeelden",
        modified="2025-01-09",
        addresses={"html": f"https://zoek.example/{identifier}.html"},
        listed_at=datetime(2025, 1, 10, 5, 30, tzinfo=UTC),
        fetching=fetching,
        source_file=source_file,
    )


def make_citation(publication: Publication, *, text: str, target: str) -> Citation:
    return Citation.objects.create(publication=publication, text=text, target=target)


def make_web_link(publication: Publication, *, page: str, address: str = "") -> WebLink:
    address = address or f"https://www.{page}"
    return WebLink.objects.create(publication=publication, page=page, address=address)


def make_follow_up(kamervraag: Kamervraag, earlier: Kamervraag) -> FollowUp:
    return FollowUp.objects.create(
        kamervraag=kamervraag,
        position=kamervraag.follow_ups.count() + 1,
        text=earlier.number,
        target=earlier.number,
        earlier=earlier,
    )


def make_related(
    kamervraag: Kamervraag,
    related: Kamervraag,
    *,
    words: Sequence[str] = ("voorbeelden",),
    has_same_topic: bool = False,
    has_same_member: bool = False,
) -> RelatedKamervraag:
    comparison, _ = Comparison.objects.get_or_create(kamervraag=kamervraag, revision=1)
    return RelatedKamervraag.objects.create(
        comparison=comparison,
        position=comparison.found.count() + 1,
        related=related,
        words=list(words),
        has_same_topic=has_same_topic,
        has_same_member=has_same_member,
    )


def make_problem(
    source_file: SourceFile, *, kind: str = "number_skipped", detail: str = ""
) -> ImportProblem:
    return ImportProblem.objects.create(
        source_file=source_file, publication=source_file.publication, kind=kind, detail=detail
    )


def make_reading(kamervraag: Kamervraag, source_file: SourceFile, *, text: str) -> Reading:
    return Reading.objects.create(
        kamervraag=kamervraag,
        source_file=source_file,
        part=Part.QUESTION,
        position=1,
        label="1",
        text=text,
        html=f"<p>{text}</p>",
    )


def make_person(
    *, name: str = "Anna Voorbeeld", merged_into: Person | None = None, is_example: bool = False
) -> Person:
    family_name = name.rsplit(maxsplit=1)[-1]
    return Person.objects.create(
        slug=slugify(name),
        name=name,
        family_name=family_name,
        sort_key=f"{family_name} {name}".lower(),
        merged_into=merged_into,
        is_example=is_example,
    )


def make_party(*, name: str = "PvdV") -> Party:
    return Party.objects.create(slug=slugify(name), name=name)


def make_ministry(*, name: str = "Voorbeeldzaken", merged_into: Ministry | None = None) -> Ministry:
    return Ministry.objects.create(slug=slugify(name), name=name, merged_into=merged_into)


def make_minister(
    *,
    person: Person | None = None,
    ministry: Ministry | None = None,
    title: Title = Title.MINISTER,
    start: date = date(2024, 7, 2),
) -> Minister:
    return Minister.objects.create(
        person=person or make_person(name="Maria Proef"),
        ministry=ministry or make_ministry(),
        title=title,
        start=start,
    )


def make_topic(*, name: str = "Voorbeelden", parent: Topic | None = None) -> Topic:
    path = f"{parent.path}/{slugify(name)}" if parent else slugify(name)
    return Topic.objects.create(
        scheme=TopicScheme.POLICY_AGENDA, parent=parent, name=name, path=path
    )


def make_submitter(
    kamervraag: Kamervraag,
    *,
    person: Person | None = None,
    party: Party | None = None,
    name: str = "",
) -> Submitter:
    return Submitter.objects.create(
        kamervraag=kamervraag,
        position=kamervraag.submitters.count() + 1,
        name=name or (person.name if person else "Voorbeeld"),
        party_name=party.name if party else "",
        person=person,
        party=party,
    )


def make_addressee(
    kamervraag: Kamervraag,
    *,
    ministry: Ministry | None = None,
    minister: Minister | None = None,
    printed: str = "Minister van Voorbeeldzaken",
) -> Addressee:
    return Addressee.objects.create(
        kamervraag=kamervraag,
        position=kamervraag.addressees.count() + 1,
        printed=printed,
        ministry=ministry or (minister.ministry if minister else None),
        minister=minister,
    )


def make_respondent(
    kamervraag: Kamervraag,
    *,
    publication: Publication | None = None,
    ministry: Ministry | None = None,
    minister: Minister | None = None,
    name: str = "Proef",
    printed: str = "Minister van Voorbeeldzaken",
    role: Respondent.Role = Respondent.Role.SIGNATORY,
) -> Respondent:
    return Respondent.objects.create(
        kamervraag=kamervraag,
        publication=publication or _publication_of(kamervraag, PublicationKind.ANSWER),
        position=kamervraag.respondents.count() + 1,
        name=name,
        printed=printed,
        role=role,
        ministry=ministry or (minister.ministry if minister else None),
        minister=minister,
    )
