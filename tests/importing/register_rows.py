"""Rows of the Kamer's register with invented content, as its OData service gives them."""

import json
from collections.abc import Sequence

from kamervragen.sources.files import ReceivedFile

Actor = tuple[str, str, str]  # relation, name, function or party

ASKER = ("Indiener", "Anna Voorbeeld (A.)", "")
ASKED = ("Gericht aan", "B. Proef", "")
SIGNER = ("Eerste ondertekenaar", "B. Proef", "minister van Voorbeeldzaken")


def zaak(
    *,
    number: str = "2025Z00001",
    kind: str | None = "Schriftelijke vragen",
    subject: str = "De stand van de voorbeelden",
    started: str = "2025-01-08T00:00:00+01:00",
    actors: Sequence[Actor] = (ASKER, ASKED),
    is_closed: bool = False,
    is_removed: bool = False,
    **more: object,
) -> ReceivedFile:
    """A row of ``Zaak`` with its actors; the third of each is the party, or else the function."""
    row = {
        "Nummer": number,
        "Soort": kind,
        "Onderwerp": subject,
        "Titel": None,
        "GestartOp": started,
        "Vergaderjaar": "2024-2025",
        "Afgedaan": is_closed,
        "Verwijderd": is_removed,
        "ZaakActor": [
            {
                "Relatie": relation,
                "ActorNaam": name or None,
                ("Functie" if relation == "Gericht aan" else "ActorFractie"): other or None,
            }
            for relation, name, other in actors
        ],
    }
    return _received(number, row | more)


def register_document(
    *,
    number: str = "2025D00001",
    kind: str = "Antwoord schriftelijke vragen",
    subject: str = "Antwoord op vragen over de stand van de voorbeelden",
    numbers: Sequence[str] = ("2025Z00001",),
    identifier: str = "",
    dated: str = "2025-01-22T00:00:00+01:00",
    actors: Sequence[Actor] = (SIGNER,),
    is_removed: bool = False,
    **more: object,
) -> ReceivedFile:
    """A row of ``Document`` with its actors, its version and its Zaken."""
    row = {
        "DocumentNummer": number,
        "Soort": kind,
        "Onderwerp": subject,
        "Datum": dated,
        "Vergaderjaar": "2024-2025",
        "Verwijderd": is_removed,
        "HuidigeDocumentVersie_Id": "v1",
        "DocumentVersie": [
            {"Id": "v1", "Versienummer": 1, "ExterneIdentifier": identifier or None}
        ],
        "DocumentActor": [
            {"Relatie": relation, "ActorNaam": name, "Functie": function}
            for relation, name, function in actors
        ],
        "Zaak": [{"Nummer": each, "Soort": "Schriftelijke vragen"} for each in numbers],
    }
    return _received(number, row | more)


def _received(number: str, row: dict[str, object]) -> ReceivedFile:
    return ReceivedFile(name=f"{number}.json", content=json.dumps(row).encode())
