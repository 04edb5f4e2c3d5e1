"""The figures of real documents, beside a count straight from their XML without our code.

The count reads two days and an element or two of each file. It ties documents to one another by the
official number, else by day, submitters and first words; the archive knows more ties than that, so
that the two agree on nearly all files and not on each.
"""

import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from lxml import etree
from pytest_django import DjangoDbBlocker

from kamervragen.deadlines.days import today
from kamervragen.filters import KamervraagFilter
from kamervragen.importing.runs import import_files
from kamervragen.models import Kamervraag
from kamervragen.sources.files import ReceivedFile
from kamervragen.statistics.figures import figures
from kamervragen.statistics.measures import measures
from kamervragen.statistics.tables import table_by, table_by_year
from tests.statistics.plain_sql import OFFICES, PARTIES, YEARS, in_plain_sql

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]

MOST = 0.98  # of the files on which the two counts agree
EVERY = 6  # of 32,652 documents: 5,442


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a file says, read by the test itself."""

    name: str
    kind: str  # answer, further answer, notice or question
    submitted_on: date | None
    received_on: date | None
    ties: str


def documents_of(archive: Path) -> Iterator[ReceivedFile]:
    with tarfile.open(archive) as documents:
        files = (member for member in documents if member.isfile())
        for ordinal, member in enumerate(files):
            if ordinal % EVERY == 0 and (stream := documents.extractfile(member)):
                yield ReceivedFile(name=PurePosixPath(member.name).name, content=stream.read())


def read(file: ReceivedFile) -> Document:
    root = etree.fromstring(file.content)
    items = {each.get("attribuut"): text(each) for each in root.iter("item")}
    head = root.find("meta/vraagdata")
    answer = root.find("meta/antwoorddata")
    received_on = day(items.get("Datum_reaktie", "")) or day(
        answer.get("antwoorddatum", "") if answer is not None else ""
    )
    submitters = sorted(text(each).strip() for each in root.iter("vrager"))
    question = root.find("vragen/vraag")
    opening = re.sub(r"\W", "", text(question))[:60] if question is not None else ""
    number = items.get("Vraagnr_bij_indiening", "").strip() or re.sub(r"\D", "", file.name)
    is_number = re.fullmatch(r"[29]\d{8}[\dH]", number)
    submitted = items.get(
        "Datum_indiening", head.get("indiendatum", "") if head is not None else ""
    )
    return Document(
        name=file.name,
        kind=kind_of(root, file.name, items.get("Bibliografische_omschrijving", "")),
        submitted_on=day(submitted),
        received_on=received_on,
        ties=number[:9] if is_number else f"{submitted} {submitters} {opening}",
    )


def text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def kind_of(root: etree._Element, name: str, description: str) -> str:
    if root.get("type") == "Nader antwoord":
        return "further answer"
    if root.get("type") == "Antwoord" or (
        root.find("antwoorden/antwoord") is not None and root.find("mededeling") is None
    ):
        return "answer"
    if root.find("mededeling") is not None or re.search(r"[Mm]ededeling\W*$", description):
        return "notice"
    return "question" if name.startswith("V") else "answer"


def day(text: str) -> date | None:
    match = re.fullmatch(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*", text)
    try:
        found = date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
    return found if found and 1984 <= found.year <= 2009 else None


def days_by_file(documents: list[Document]) -> dict[str, int | None]:
    """Days to the first answer of the set that a file is of; None where there are none."""
    sets: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        sets[document.ties].append(document)
    return {
        document.name: days
        for found in sets.values()
        for days in [days_of_set(found)]
        for document in found
    }


def days_of_set(documents: list[Document]) -> int | None:
    submitted = [each.submitted_on for each in documents if each.submitted_on]
    for kind in ("answer", "further answer"):
        received = [each.received_on for each in documents if each.kind == kind]
        if submitted and (known := [each for each in received if each]):
            days = (min(known) - submitted[0]).days
            return days if days >= 0 else None
    return None


@pytest.fixture(scope="module")
def received(corpus: Path) -> list[ReceivedFile]:
    return list(documents_of(corpus / "kvr-1984-2008.tar.xz"))


@pytest.fixture(scope="module", autouse=True)
def imported(
    received: list[ReceivedFile], django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """All tests read one import, which is undone after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_files(received)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def asked() -> KamervraagFilter:
    query = QueryDict("soort=schriftelijk")
    return KamervraagFilter(query, Kamervraag.objects.all(), today=today())


def test_plain_sql_over_the_stored_days_gives_the_same(asked: KamervraagFilter) -> None:
    for table, (key, join) in {
        "jaar": YEARS,
        "ministerie": OFFICES,
        "fractie": PARTIES,
    }.items():
        measured = measures(asked)
        of_years = table == "jaar"
        made = table_by_year(asked, measured) if of_years else table_by(asked, measured, table)
        counted = in_plain_sql(key, join)
        assert {row.value: [cell.value for cell in row.cells] for row in made.rows} == {
            name: pytest.approx(figured) for name, figured in counted.items()
        }


def test_so_does_a_count_from_the_files_themselves(
    received: list[ReceivedFile], asked: KamervraagFilter
) -> None:
    assert len(received) > 5000
    documents = [read(file) for file in received]
    expected = days_by_file(documents)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT file.name, array_agg(CASE WHEN status = 'answered' THEN response_days END)
            FROM kamervragen_sourcefile AS file
            JOIN kamervragen_publication_kamervragen AS through USING (publication_id)
            JOIN kamervragen_kamervraag AS kamervraag ON kamervraag.id = through.kamervraag_id
            GROUP BY 1
            """
        )
        stored = dict(cursor.fetchall())
    agreeing = Counter(expected[name] in days for name, days in stored.items())
    assert agreeing[True] / agreeing.total() > MOST

    sets = {document.ties: expected[document.name] for document in documents}
    days = sorted(each for each in sets.values() if each is not None)
    figured = figures(measures(asked))
    assert figured.timed == pytest.approx(len(days), rel=0.01)
    assert figured.median == pytest.approx(days[(len(days) - 1) // 2], abs=1)
    within = sum(each <= 21 for each in days) / len(days)
    assert figured.within_term / figured.timed == pytest.approx(within, abs=0.01)
