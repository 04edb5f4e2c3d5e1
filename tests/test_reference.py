"""The facts in fixtures/reference: whole, consistent, and loadable on an empty database."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import pytest
from django.test import TestCase

from kamervragen.importing.names import fold
from kamervragen.importing.people import Directory
from kamervragen.models import Chamber, Minister, Ministry, Person, Topic

FACTS = Path(__file__).resolve().parents[1] / "fixtures" / "reference"
FILES = sorted(FACTS.glob("*.json"))

MEMBERS = (
    ("Jasper van Dijk", "SP", "2023-01-18", "jasper-van-dijk"),
    ("Van Dijk", "CDA", "2004-01-01", "jan-jacob-van-dijk"),
    ("Dijk", "SP", "2024-11-15", "jimmy-dijk"),
    ("Inge van Dijk", "CDA", "2024-11-15", "inge-van-dijk"),
    ("Olger van Dijk", "Nieuw Sociaal Contract", "2024-11-14", "olger-van-dijk"),
    ("Sterk W.R.C.", "CDA", "2008-01-01", "mirjam-sterk"),
    ("M. B. Vos", "Groen Links", "1999-07-09", "marijke-vos"),
    ("H.G.J. Kamp", "V.V.D.", "1999-07-09", "henk-kamp"),
    ("M.M.H. Kamp", "VVD", "1995-02-09", "margreet-kamp"),
    ("Wilders", "Groep-Wilders", "2005-03-01", "geert-wilders"),
)
MINISTRIES = (
    ("minister van Buitenlandse Zaken", "1990-01-01", "buitenlandse-zaken"),
    ("Buitenlandse Zaken (BUZA)", "2000-01-01", "buitenlandse-zaken"),
    ("Welzijn, Volksgezondheid en Cultuur", "1990-01-01", "volksgezondheid-welzijn-en-sport"),
    ("WVC", "1990-01-01", "volksgezondheid-welzijn-en-sport"),
    ("Verkeer en Water– staat", "1990-01-01", "infrastructuur-en-waterstaat"),
    ("Sociale Zaken en Werkgele- genheid", "1990-01-01", "sociale-zaken-en-werkgelegenheid"),
    ("Jeugd en Gezin", "2008-01-01", "volksgezondheid-welzijn-en-sport"),
    ("Asiel en Migratie", "2024-11-14", "asiel-en-migratie"),
    ("Asiel en Migratie", "2026-03-01", "justitie-en-veiligheid"),
)
MINISTERS = (
    ("minister", "Justitie", "1991-05-01", "", "ernst-hirsch-ballin"),
    ("minister", "Rechtsbescherming", "2023-10-19", "Weerwind", "franc-weerwind"),
    ("minister", "Volksgezondheid, Welzijn en Sport", "2024-05-24", "Helder", "conny-helder"),
    ("minister", "Volksgezondheid, Welzijn en Sport", "2024-05-24", "", "pia-dijkstra"),
    ("staatssecretaris", "Justitie en Veiligheid", "2023-02-08", "", "eric-van-der-burg"),
    ("minister-president", "", "2025-01-01", "", "dick-schoof"),
    ("minister", "Buitenlandse Zaken", "2025-08-01", "", "caspar-veldkamp"),
)

Fields = dict[str, str | bool | list[str] | None]


class Row(TypedDict):
    model: str
    fields: Fields


def rows_of(*models: str) -> Iterator[Row]:
    for file in FILES:
        rows: list[Row] = json.loads(file.read_text())
        yield from (row for row in rows if row["model"].removeprefix("kamervragen.") in models)


def text(row: Row, field: str) -> str:
    """A field that is text; empty where there is none."""
    value = row["fields"][field]
    return value if isinstance(value, str) else ""


def reference(row: Row, field: str) -> str:
    """The natural key of another fact; empty where there is none."""
    value = row["fields"].get(field)
    return value[0] if isinstance(value, list) else ""


def slugs_of(model: str) -> list[str]:
    return [str(row["fields"]["slug"]) for row in rows_of(model)]


@pytest.mark.parametrize("model", ["person", "party", "ministry", "cabinet"])
def test_slugs_are_unique_and_ascii(model: str) -> None:
    slugs = slugs_of(model)
    assert len(set(slugs)) == len(slugs)
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


@pytest.mark.parametrize("model", ["person", "party", "ministry", "cabinet"])
def test_every_reference_is_to_a_fact_that_exists(model: str) -> None:
    rows = rows_of("membership", "minister", "personname", "partyname", "ministryname")
    references = {reference(row, model) for row in rows} - {""}
    assert references <= set(slugs_of(model))


def test_no_row_carries_a_number_of_its_own() -> None:
    assert not any("pk" in row for file in FILES for row in json.loads(file.read_text()))


def test_every_period_ends_after_it_starts() -> None:
    periods = rows_of("membership", "minister", "ministryname", "cabinet")
    backwards = [row for row in periods if text(row, "start") > (text(row, "end") or "9999")]
    assert backwards == []


def test_cabinets_follow_each_other() -> None:
    cabinets = list(rows_of("cabinet"))
    ends = [text(cabinet, "end") for cabinet in cabinets]
    assert ends == [*(text(cabinet, "start") for cabinet in cabinets[1:]), ""]


def test_no_two_ministers_hold_one_office_at_once() -> None:
    """State secretaries do: several may serve one ministry."""
    held: defaultdict[tuple[str, ...], list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows_of("minister"):
        start, end, title = text(row, "start"), text(row, "end"), text(row, "title")
        if start and end and title != "staatssecretaris":
            office = (title, reference(row, "ministry"), text(row, "portfolio"))
            held[office].append((start, end, reference(row, "person")))
    overlaps = [
        (earlier, later)
        for periods in held.values()
        for earlier, later in pairwise(sorted(periods))
        if later[0] < earlier[1]
    ]
    assert overlaps == []


def test_offices_stay_within_their_cabinet() -> None:
    cabinets = {text(row, "slug"): row for row in rows_of("cabinet")}
    outside = []
    for row in rows_of("minister"):
        cabinet = cabinets[reference(row, "cabinet")]
        first, last = text(cabinet, "start"), text(cabinet, "end") or "9999"
        days = filter(None, (text(row, "start"), text(row, "end")))
        outside += [row for day in days if not first <= day <= last]
    assert outside == []


def test_sort_keys_begin_with_the_surname() -> None:
    strange = [
        row
        for row in rows_of("person")
        if not fold(text(row, "sort_key")).startswith(fold(text(row, "family_name")))
    ]
    assert strange == []


def test_no_spelling_means_two_parties() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows_of("party"):
        owners[fold(text(row, "name"))].add(text(row, "slug"))
    for row in rows_of("partyname"):
        owners[fold(text(row, "name"))].add(reference(row, "party"))
    assert [name for name, parties in owners.items() if len(parties) > 1] == []


def test_topics_are_the_seventeen_themes_and_their_parts() -> None:
    topics = list(rows_of("topic"))
    themes = [topic for topic in topics if topic["fields"]["parent"] is None]
    assert (len(themes), len(topics)) == (17, 126)
    names = [text(topic, "name") for topic in topics]
    assert names.count("Organisatie en beleid") == len(themes)
    assert all(
        text(topic, "path").rpartition("/")[0] == reference(topic, "parent") for topic in topics
    )


class LoadedFactsTests(TestCase):
    """What documents print, matched against the facts on a database that was empty."""

    fixtures = FILES
    directory: Directory

    @classmethod
    def setUpTestData(cls) -> None:
        cls.directory = Directory.load()

    def test_all_are_loaded(self) -> None:
        assert Person.objects.count() == len(slugs_of("person"))
        assert Topic.objects.top_level().count() == 17

    def test_members_are_found(self) -> None:
        for printed, party, day, slug in MEMBERS:
            with self.subTest(printed=printed, day=day):
                person = self.directory.person(
                    printed,
                    party=self.directory.party(party),
                    on=date.fromisoformat(day),
                    chamber=Chamber.TWEEDE_KAMER,
                )
                assert person == Person.objects.get(slug=slug).pk

    def test_ministries_are_found_through_their_names(self) -> None:
        for printed, day, slug in MINISTRIES:
            with self.subTest(printed=printed, day=day):
                ministry = self.directory.ministry(printed, on=date.fromisoformat(day))
                assert ministry == Ministry.objects.get(slug=slug).pk

    def test_ministers_are_found_by_office_and_day(self) -> None:
        for title, printed, day, name, slug in MINISTERS:
            with self.subTest(printed=printed, day=day, name=name):
                on = date.fromisoformat(day)
                minister = self.directory.minister(
                    title=title,
                    ministry=self.directory.ministry(printed, on=on),
                    portfolio=printed,
                    on=on,
                    name=name,
                )
                held = Minister.objects.filter(person__slug=slug).values_list("pk", flat=True)
                assert minister in held
