"""The sentences above questions and answers, the way they are printed."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from django.utils.formats import date_format

from kamervragen.management.synthetic_archive.reference_facts import Member, Office


def questions_heading(
    submitters: Sequence[Member], addressees: Sequence[Office], title: str, day: date
) -> str:
    """ "Vragen van het lid … aan de Minister van … over … (ingezonden 18 januari 2023)." """
    members = in_words([f"{member.name} ({member.party_name})" for member in submitters])
    asking = "de leden" if len(submitters) > 1 else "het lid"
    asked = in_words([f"de {office.printed}" for office in addressees])
    subject = title[0].lower() + title[1:]
    return f"Vragen van {asking} {members} aan {asked} over {subject} (ingezonden {_printed(day)})."


def response_heading(word: str, respondents: Sequence[Office], day: date) -> str:
    """ "Antwoord van Minister Proef (Financiën), mede namens … (ontvangen 22 februari 2023)." """
    signatory, *others = respondents
    signed = f"{signatory.title.capitalize()} {signatory.name} ({signatory.portfolio})"
    offices = in_words([f"de {office.printed}" for office in others])
    on_behalf = f", mede namens {offices}" if others else ""
    return f"{word} van {signed}{on_behalf} (ontvangen {_printed(day)})."


def in_words(items: Sequence[str]) -> str:
    """ "2, 3 en 4"."""
    *others, last = items or ("",)
    return f"{', '.join(others)} en {last}" if others else last


@cache
def _printed(day: date) -> str:
    return date_format(day, "j F Y")
