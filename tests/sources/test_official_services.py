"""Against the full fake of the official services, where that lies beside this checkout."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from kamervragen.sources.budget import Budget
from kamervragen.sources.http import Fetcher
from kamervragen.sources.koop.listing import Koop
from kamervragen.sources.koop.publications import (
    FetchedPublication,
    KnownFiles,
    Outcome,
    fetch_publication,
)
from kamervragen.sources.tweede_kamer import TweedeKamer
from tests.sources.conftest import AMPLE, no_wait

pytestmark = pytest.mark.corpus
EVER = (date(1994, 1, 1), date(2035, 12, 31))


@dataclass(frozen=True, slots=True)
class OfficialServices:
    address: str
    log: Path

    def control(self, what: str) -> dict[str, object]:
        with urlopen(f"{self.address}/_control/{what}") as response:  # noqa: S310  # of the fake
            answer: dict[str, object] = json.load(response)
        return answer

    def asked(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@contextmanager
def official_services(
    corpus: Path, folder: Path, profile: str, *options: str
) -> Iterator[OfficialServices]:
    program = corpus.parent / "official_services" / "serve.py"
    if not program.exists():
        pytest.skip("The fake of the official services is not there.")
    log = folder / "asked.jsonl"
    command = [
        *(sys.executable, str(program), "--data", str(corpus / "koop"), "--port", "0"),
        *("--fault-profile", profile, "--log", str(log), *options),
    ]
    with subprocess.Popen(
        command, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        # It says how many documents it serves, and then on which address.
        address = process.stdout.readline().partition(" on ")[2].split()[0]
        try:
            yield OfficialServices(address, log)
        finally:
            process.terminate()


def everything(
    fetcher: Fetcher, address: str, known: dict[str, FetchedPublication] | None = None
) -> dict[str, FetchedPublication]:
    koop = Koop(fetcher, f"{address}/sru")
    return {
        listed.identifier: fetch_publication(
            fetcher, listed.addresses, _known(known, listed.identifier)
        )
        for page in koop.pages(*EVER)
        for listed in page.publications
    }


def _known(known: dict[str, FetchedPublication] | None, identifier: str) -> KnownFiles:
    before = (known or {}).get(identifier)
    if not before or not before.xml or not before.metadata:
        return KnownFiles()
    return KnownFiles(xml=before.xml.validators, metadata=before.metadata.validators)


def texts(publications: dict[str, FetchedPublication]) -> dict[str, bytes]:
    return {name: found.xml.content for name, found in publications.items() if found.xml}


def on_disk(corpus: Path) -> dict[str, bytes]:
    return {
        folder.name: (folder / f"{folder.name}.xml").read_bytes()
        for folder in (corpus / "koop").iterdir()
        if (folder / "metadata.xml").exists()
    }


@pytest.mark.parametrize("profile", ["none", "flaky"])
def test_everything_comes_once_whatever_fails(
    corpus: Path, tmp_path: Path, fetcher: Fetcher, profile: str
) -> None:
    with official_services(corpus, tmp_path, profile) as services:
        assert texts(everything(fetcher, services.address)) == on_disk(corpus)
        assert services.control("stats")["needless_repeats"] == 0


def test_nothing_of_a_lie_is_content(corpus: Path, tmp_path: Path, fetcher: Fetcher) -> None:
    with official_services(corpus, tmp_path, "lying") as services:
        found = everything(fetcher, services.address)
        outcomes = Counter(publication.outcome for publication in found.values())
        assert set(outcomes) == {Outcome.COMPLETE, Outcome.FALSE_404, Outcome.PDF_ONLY}
        assert texts(found).items() <= on_disk(corpus).items()
        assert len(texts(found)) == outcomes[Outcome.COMPLETE]
        assert set(found) == set(on_disk(corpus))
        assert all(publication.metadata for publication in found.values())
        assert services.control("stats")["needless_repeats"] == 0


def test_the_budget_is_never_exceeded(corpus: Path, tmp_path: Path) -> None:
    limits = ("--rate-limit", "10", "--rate-window", "1")
    with official_services(corpus, tmp_path, "throttled", *limits) as services:
        budget = Budget(tmp_path, {"*": "10/1"})
        fetcher = Fetcher(budget, contact="beheer@example.org", sleep=no_wait)
        assert texts(everything(fetcher, services.address)) == on_disk(corpus)
        assert {asked["status"] for asked in services.asked()} == {200}


def test_a_host_that_is_asked_too_often_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    limits = ("--rate-limit", "60", "--rate-window", "1")
    with official_services(corpus, tmp_path, "throttled", *limits) as services:
        budget = Budget(tmp_path, AMPLE)
        fetcher = Fetcher(budget, contact="beheer@example.org", sleep=no_wait)
        assert texts(everything(fetcher, services.address)) == on_disk(corpus)
        stats = services.control("stats")
        assert stats["needless_repeats"] == 0
        refused = [asked for asked in services.asked() if asked["status"] == 429]
        assert len(refused) < 10


def test_only_what_changed_is_sent_again(corpus: Path, tmp_path: Path, fetcher: Fetcher) -> None:
    with official_services(corpus, tmp_path, "changing") as services:
        before = everything(fetcher, services.address)
        services.control("next-pass")
        after = everything(fetcher, services.address, before)
        named = services.control("stats")["changing"]
        assert isinstance(named, dict)
        assert set(before) - set(after) == {named["withdrawn"]}
        assert set(after) - set(before) == {named["late"]}
        sent = {name for name, found in after.items() if found.xml and not found.xml.is_unchanged}
        assert sent == {named["changed"], named["late"]}


def test_both_lists_of_the_kamer_are_followed(
    corpus: Path, tmp_path: Path, fetcher: Fetcher
) -> None:
    with official_services(corpus, tmp_path, "flaky", "--page-size", "20") as services:
        kamer = TweedeKamer(fetcher, f"{services.address}/OData/v4/2.0")
        ever = datetime(1994, 1, 1, tzinfo=UTC)
        zaken = [row for page in kamer.zaken(ever) for row in page.rows]
        documents = [row for page in kamer.documents(ever) for row in page.rows]
        assert {row.soort for row in zaken} == {"Schriftelijke vragen"}
        assert len({row.number for row in zaken}) == len(zaken) > 40
        assert len({row.name for row in documents}) == len(documents) > 68
        assert kamer.zaak(zaken[0].number) == zaken[0]
        assert set(kamer.documents_of(zaken[0].number)) <= set(documents)
