"""The synthetic archive: as real ones are, and always the same."""

from io import StringIO
from pathlib import Path
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.test import TestCase

from kamervragen.management.commands.run import FIXTURES
from kamervragen.management.synthetic_archive.archive import Archive
from kamervragen.management.synthetic_archive.drawn import DrawnKamervraag
from kamervragen.management.synthetic_archive.language import Language, Utterance, Voice
from kamervragen.management.synthetic_archive.sample import read_sample
from kamervragen.management.synthetic_archive.submission_days import LAST_DAY, session_year
from kamervragen.models import (
    Addressee,
    Answer,
    Citation,
    Footnote,
    Kamervraag,
    Minister,
    Question,
    Submitter,
)
from kamervragen.models.people import in_force
from tests.factories import make_kamervraag

SETS = 50


def filled(*arguments: str) -> str:
    out = StringIO()
    call_command("bench_data", *arguments, kamervragen=SETS, stdout=out)
    return out.getvalue()


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same archive each time, no secret


def drawn(seed: int) -> list[DrawnKamervraag]:
    rng = seeded(seed)
    archive = Archive(read_sample([FIXTURES / "publications"], 100, rng), rng)
    return list(archive.kamervragen(SETS))


class TestArchiveOfFixtures(TestCase):
    """Made once: the reference facts take seconds."""

    report: str

    @classmethod
    def setUpTestData(cls) -> None:
        cls.report = filled()

    def test_it_is_reported_obeys_all_constraints_and_can_be_read(self) -> None:
        connection.check_constraints()
        assert self.report.startswith("50 Kamervragen, ")
        assert Kamervraag.objects.count() == SETS
        assert not Kamervraag.objects.filter(is_example=True).exists()
        assert not Kamervraag.objects.filter(submitted_on__gt=LAST_DAY).exists()
        for kamervraag in Kamervraag.objects.order_by("pk")[:5]:
            assert self.client.get(kamervraag.get_absolute_url()).status_code == 200

    def test_every_kamervraag_has_what_a_real_one_has(self) -> None:
        for kamervraag in Kamervraag.objects.all():
            assert kamervraag.questions.exists()
            assert kamervraag.submitters.exists()
            assert kamervraag.addressees.exists()
            assert 1 <= kamervraag.topics.count() <= 3
            parts = 1 + kamervraag.is_answered + kamervraag.is_postponed + kamervraag.is_withdrawn
            assert kamervraag.publications.count() == parts
        assert Footnote.objects.filter(html__contains="<a href=").exists()
        assert Citation.objects.filter(target__startswith="kst-").exists()

    def test_answers_are_tied_to_questions_of_the_same_kamervraag(self) -> None:
        tied = Answer.objects.exclude(questions=None)
        assert tied.exists()
        assert not tied.exclude(questions__kamervraag=F("kamervraag")).exists()

    def test_members_sat_and_ministers_were_in_office_on_the_day(self) -> None:
        for submitter in Submitter.objects.select_related("kamervraag", "person"):
            assert submitter.person
            assert submitter.kamervraag.submitted_on
            then = in_force(submitter.kamervraag.submitted_on.replace(day=1))
            assert submitter.person.memberships.filter(then, party=submitter.party).exists()
        for addressee in Addressee.objects.select_related("kamervraag"):
            assert addressee.kamervraag.submitted_on
            assert addressee.minister
            assert addressee.minister.ministry_id == addressee.ministry_id
            ministers = Minister.objects.on(addressee.kamervraag.submitted_on)
            assert ministers.contains(addressee.minister)

    def test_a_seed_always_gives_the_same_archive(self) -> None:
        first = drawn(1)
        assert first == drawn(1)
        assert first != drawn(2)


@pytest.mark.django_db
def test_an_archive_in_use_is_not_filled() -> None:
    make_kamervraag()
    with pytest.raises(CommandError, match="The database holds Kamervragen"):
        filled()


@pytest.mark.django_db
def test_documents_without_an_answer_teach_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.xml").write_bytes(b"<x/>")
    with pytest.raises(CommandError, match="has questions and answers"):
        filled(str(tmp_path))
    assert not Question.objects.exists()


def test_large_shapes_are_preferred_as_far_as_the_wanted_average_needs() -> None:
    sample = read_sample([FIXTURES / "publications"], 100, seeded(1))
    wanted = sum(shape.pairs for shape in sample.shapes) / len(sample.shapes) + 0.5
    weights = sample.weights(wanted)
    pairs = [weight * shape.pairs for weight, shape in zip(weights, sample.shapes, strict=True)]
    assert sum(pairs) / sum(weights) == pytest.approx(wanted)
    assert set(sample.weights(0)) == {1}


def test_words_of_a_topic_stay_with_it() -> None:
    water = "De dijken langs de rivier worden hoger dan het water ooit kwam in dit land."
    money = "Het tarief der belasting stijgt sneller dan enig loon sinds vele jaren steeg."
    texts = [Utterance(Voice.QUESTION, "water", water)] * 9
    texts += [Utterance(Voice.QUESTION, "geld", money)] * 9
    language = Language(texts, seeded(1))
    words = " ".join(language.text(Voice.QUESTION, "water", ("x",), 40) for _ in range(50)).split()
    assert words.count("rivier") > 2 * words.count("loon") > 0


def test_a_title_names_the_subject() -> None:
    language = Language([Utterance(Voice.QUESTION, "", "Klopt dit bericht?")], seeded(1))
    subject = language.subject()
    assert subject[0] in language.title("", subject, 5)


def test_a_session_year_begins_on_the_third_tuesday_of_september() -> None:
    assert session_year(LAST_DAY.replace(month=9, day=14)) == "2025-2026"
    assert session_year(LAST_DAY.replace(month=9, day=15)) == "2026-2027"
    assert session_year(LAST_DAY.replace(year=2023, month=9, day=18)) == "2022-2023"
    assert session_year(LAST_DAY.replace(year=2023, month=9, day=19)) == "2023-2024"
