"""Cases for the clock, made by hand: the facts, a day, and what the clock must say on it."""

from datetime import date
from typing import NamedTuple

from kamervragen.deadlines.clock import State
from kamervragen.deadlines.facts import Facts
from kamervragen.models import Kind

SUBMITTED = date(2023, 1, 18)  # due on 8 February; after a postponement on 1 March
PUT = "Ingezonden 18 januari 2023; termijn drie weken: 8 februari. "


class Case(NamedTuple):
    """``days``: used, late against the term that holds, and against the first term."""

    name: str
    facts: Facts
    on: date
    state: State
    days: tuple[int | None, int, int]
    sentence: str


CASES = [
    # Waiting
    Case(
        "on the day of submission",
        Facts(submitted_on=SUBMITTED),
        SUBMITTED,
        State.RUNNING,
        (0, 0, 0),
        PUT + "Nog niet beantwoord: nog 21 dagen.",
    ),
    Case(
        "before it was submitted",
        Facts(submitted_on=SUBMITTED),
        date(2023, 1, 10),
        State.RUNNING,
        (0, 0, 0),
        PUT + "Nog niet beantwoord: nog 29 dagen.",
    ),
    Case(
        "running",
        Facts(submitted_on=SUBMITTED),
        date(2023, 1, 19),
        State.RUNNING,
        (1, 0, 0),
        PUT + "Na 1 dag nog niet beantwoord: nog 20 dagen.",
    ),
    Case(
        "running, the last day before it is nearly over",
        Facts(submitted_on=SUBMITTED),
        date(2023, 1, 31),
        State.RUNNING,
        (13, 0, 0),
        PUT + "Na 13 dagen nog niet beantwoord: nog 8 dagen.",
    ),
    Case(
        "nearly over",
        Facts(submitted_on=SUBMITTED),
        date(2023, 2, 1),
        State.DUE_SOON,
        (14, 0, 0),
        PUT + "Na 14 dagen nog niet beantwoord: nog 7 dagen.",
    ),
    Case(
        "one day left",
        Facts(submitted_on=SUBMITTED),
        date(2023, 2, 7),
        State.DUE_SOON,
        (20, 0, 0),
        PUT + "Na 20 dagen nog niet beantwoord: nog 1 dag.",
    ),
    Case(
        "the last day",
        Facts(submitted_on=SUBMITTED),
        date(2023, 2, 8),
        State.DUE_SOON,
        (21, 0, 0),
        PUT + "Na 21 dagen nog niet beantwoord: dit is de laatste dag.",
    ),
    Case(
        "a day late",
        Facts(submitted_on=SUBMITTED),
        date(2023, 2, 9),
        State.OVERDUE,
        (22, 1, 1),
        PUT + "Na 22 dagen staat in dit archief geen antwoord: 1 dag te laat.",
    ),
    Case(
        "very late",
        Facts(submitted_on=SUBMITTED),
        date(2024, 8, 10),
        State.OVERDUE,
        (570, 549, 549),
        PUT + "Na 570 dagen staat in dit archief geen antwoord: 549 dagen te laat.",
    ),
    Case(
        "over the turn of a year",
        Facts(submitted_on=date(2023, 12, 20)),
        date(2024, 1, 5),
        State.DUE_SOON,
        (16, 0, 0),
        (
            "Ingezonden 20 december 2023; termijn drie weken: 10 januari 2024. Na 16 dagen "
            "nog niet beantwoord: nog 5 dagen."
        ),
    ),
    Case(
        "over a leap day",
        Facts(submitted_on=date(2024, 2, 20)),
        date(2024, 3, 13),
        State.OVERDUE,
        (22, 1, 1),
        (
            "Ingezonden 20 februari 2024; termijn drie weken: 12 maart. Na 22 dagen staat "
            "in dit archief geen antwoord: 1 dag te laat."
        ),
    ),
    Case(
        "over the day on which the clocks go forward",
        Facts(submitted_on=date(2024, 3, 20)),
        date(2024, 4, 11),
        State.OVERDUE,
        (22, 1, 1),
        (
            "Ingezonden 20 maart 2024; termijn drie weken: 10 april. Na 22 dagen staat in "
            "dit archief geen antwoord: 1 dag te laat."
        ),
    ),
    # Waiting after a postponement
    Case(
        "postponed on the last day",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 8),)),
        date(2023, 2, 9),
        State.POSTPONED,
        (22, 0, 1),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Na 22 dagen nog niet "
            "beantwoord: nog 20 dagen."
        ),
    ),
    Case(
        "postponed early",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 1, 20),)),
        date(2023, 1, 21),
        State.POSTPONED,
        (3, 0, 0),
        PUT
        + (
            "Op 20 januari uitgesteld: nieuwe termijn 1 maart. Na 3 dagen nog niet "
            "beantwoord: nog 39 dagen."
        ),
    ),
    Case(
        "the day before it was postponed",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 14),)),
        date(2023, 2, 13),
        State.OVERDUE,
        (26, 5, 5),
        PUT + "Na 26 dagen staat in dit archief geen antwoord: 5 dagen te laat.",
    ),
    Case(
        "postponed after the term",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 14),)),
        date(2023, 2, 14),
        State.POSTPONED,
        (27, 0, 6),
        PUT
        + (
            "Op 14 februari, 6 dagen na de termijn, uitgesteld: nieuwe termijn 1 maart. Na "
            "27 dagen nog niet beantwoord: nog 15 dagen."
        ),
    ),
    Case(
        "a day after the term",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 9),)),
        date(2023, 2, 25),
        State.DUE_SOON,
        (38, 0, 17),
        PUT
        + (
            "Op 9 februari, 1 dag na de termijn, uitgesteld: nieuwe termijn 1 maart. Na 38 "
            "dagen nog niet beantwoord: nog 4 dagen."
        ),
    ),
    Case(
        "postponed, the last day",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 8),)),
        date(2023, 3, 1),
        State.DUE_SOON,
        (42, 0, 21),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Na 42 dagen nog niet "
            "beantwoord: dit is de laatste dag."
        ),
    ),
    Case(
        "postponed and late",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 8),)),
        date(2023, 3, 11),
        State.OVERDUE,
        (52, 10, 31),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Na 52 dagen staat in dit "
            "archief geen antwoord: 10 dagen na de verlengde termijn, 31 na de eerste."
        ),
    ),
    Case(
        "postponed twice",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 8), date(2023, 3, 1))),
        date(2023, 3, 2),
        State.OVERDUE,
        (43, 1, 22),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Op 1 maart nogmaals "
            "uitgesteld: dat verlengt de termijn niet verder. Na 43 dagen staat in dit "
            "archief geen antwoord: 1 dag na de verlengde termijn, 22 na de eerste."
        ),
    ),
    Case(
        "postponed four times, over a new year",
        Facts(
            submitted_on=date(2023, 11, 20),
            postponements=(
                date(2023, 12, 11),
                date(2023, 12, 28),
                date(2024, 1, 3),
                date(2024, 1, 9),
            ),
        ),
        date(2024, 2, 1),
        State.OVERDUE,
        (73, 31, 52),
        (
            "Ingezonden 20 november 2023; termijn drie weken: 11 december. Op 11 december "
            "uitgesteld: nieuwe termijn 1 januari 2024. Op 28 december 2023, 3 januari 2024"
            " en 9 januari nogmaals uitgesteld: dat verlengt de termijn niet verder. Na 73 "
            "dagen staat in dit archief geen antwoord: 31 dagen na de verlengde termijn, 52"
            " na de eerste."
        ),
    ),
    Case(
        "postponed when even six weeks were over",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 3, 10),)),
        date(2023, 3, 12),
        State.OVERDUE,
        (53, 11, 32),
        PUT
        + (
            "Op 10 maart, 30 dagen na de termijn, uitgesteld; de verlengde termijn was toen"
            " al om, op 1 maart. Na 53 dagen staat in dit archief geen antwoord: 11 dagen "
            "na de verlengde termijn, 32 na de eerste."
        ),
    ),
    Case(
        "postponed on an unknown day",
        Facts(submitted_on=SUBMITTED, postponements=(None,)),
        date(2023, 2, 10),
        State.POSTPONED,
        (23, 0, 2),
        PUT
        + (
            "Uitgesteld, op een dag die niet in de bron staat: nieuwe termijn 1 maart. Na "
            "23 dagen nog niet beantwoord: nog 19 dagen."
        ),
    ),
    Case(
        "postponed again on an unknown day",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 8), None)),
        date(2023, 2, 10),
        State.POSTPONED,
        (23, 0, 2),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Na 23 dagen nog niet "
            "beantwoord: nog 19 dagen."
        ),
    ),
    Case(
        "postponed before it was submitted, says the source",
        Facts(submitted_on=SUBMITTED, postponements=(date(2022, 2, 8),)),
        date(2023, 2, 10),
        State.POSTPONED,
        (23, 0, 2),
        PUT
        + (
            "Uitgesteld, volgens de bron al op 8 februari 2022: nieuwe termijn 1 maart "
            "2023. Na 23 dagen nog niet beantwoord: nog 19 dagen."
        ),
    ),
    # Answered
    Case(
        "on the same day",
        Facts(submitted_on=SUBMITTED, is_answered=True, answered_on=SUBMITTED),
        date(2026, 1, 1),
        State.IN_TIME,
        (0, 0, 0),
        PUT + "Beantwoord 18 januari, op dezelfde dag: binnen de termijn.",
    ),
    Case(
        "the next day",
        Facts(submitted_on=SUBMITTED, is_answered=True, answered_on=date(2023, 1, 19)),
        date(2026, 1, 1),
        State.IN_TIME,
        (1, 0, 0),
        PUT + "Beantwoord 19 januari, na 1 dag: binnen de termijn.",
    ),
    Case(
        "on the last day",
        Facts(submitted_on=SUBMITTED, is_answered=True, answered_on=date(2023, 2, 8)),
        date(2026, 1, 1),
        State.IN_TIME,
        (21, 0, 0),
        PUT + "Beantwoord 8 februari, na 21 dagen: binnen de termijn.",
    ),
    Case(
        "a day too late",
        Facts(submitted_on=SUBMITTED, is_answered=True, answered_on=date(2023, 2, 9)),
        date(2026, 1, 1),
        State.LATE,
        (22, 1, 1),
        PUT + "Beantwoord 9 februari, na 22 dagen: 1 dag te laat.",
    ),
    Case(
        "two years too late",
        Facts(submitted_on=SUBMITTED, is_answered=True, answered_on=date(2025, 2, 8)),
        date(2026, 1, 1),
        State.LATE,
        (752, 731, 731),
        PUT + "Beantwoord 8 februari 2025, na 752 dagen: 731 dagen te laat.",
    ),
    Case(
        "asked about before it was answered",
        Facts(submitted_on=SUBMITTED, is_answered=True, answered_on=date(2023, 2, 9)),
        date(2023, 2, 3),
        State.DUE_SOON,
        (16, 0, 0),
        PUT + "Na 16 dagen nog niet beantwoord: nog 5 dagen.",
    ),
    Case(
        "after a postponement, within six weeks",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 8),),
            is_answered=True,
            answered_on=date(2023, 2, 22),
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (35, 0, 14),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Beantwoord 22 februari, na "
            "35 dagen: binnen de verlengde termijn, 14 dagen na de eerste."
        ),
    ),
    Case(
        "after a postponement, within three weeks",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 1, 30),),
            is_answered=True,
            answered_on=date(2023, 2, 6),
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (19, 0, 0),
        PUT
        + (
            "Op 30 januari uitgesteld: nieuwe termijn 1 maart. Beantwoord 6 februari, na 19"
            " dagen: binnen de verlengde termijn, en ook binnen de eerste."
        ),
    ),
    Case(
        "on the last day of six weeks",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 8),),
            is_answered=True,
            answered_on=date(2023, 3, 1),
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (42, 0, 21),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Beantwoord 1 maart, na 42 "
            "dagen: binnen de verlengde termijn, 21 dagen na de eerste."
        ),
    ),
    Case(
        "after six weeks",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 8),),
            is_answered=True,
            answered_on=date(2023, 3, 2),
        ),
        date(2026, 1, 1),
        State.LATE,
        (43, 1, 22),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Beantwoord 2 maart, na 43 "
            "dagen: 1 dag na de verlengde termijn, 22 na de eerste."
        ),
    ),
    Case(
        "postponed after the term, then within six weeks",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 20),),
            is_answered=True,
            answered_on=date(2023, 2, 28),
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (41, 0, 20),
        PUT
        + (
            "Op 20 februari, 12 dagen na de termijn, uitgesteld: nieuwe termijn 1 maart. "
            "Beantwoord 28 februari, na 41 dagen: binnen de verlengde termijn, 20 dagen na "
            "de eerste."
        ),
    ),
    Case(
        "postponed and answered on one day",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 10),),
            is_answered=True,
            answered_on=date(2023, 2, 10),
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (23, 0, 2),
        PUT
        + (
            "Op 10 februari, 2 dagen na de termijn, uitgesteld: nieuwe termijn 1 maart. "
            "Beantwoord 10 februari, na 23 dagen: binnen de verlengde termijn, 2 dagen na "
            "de eerste."
        ),
    ),
    Case(
        "answered before the postponement, in time",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 8),),
            is_answered=True,
            answered_on=date(2023, 2, 7),
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (20, 0, 0),
        PUT
        + (
            "Beantwoord 7 februari, na 20 dagen: binnen de termijn. Het uitstel van 8 "
            "februari kwam na het antwoord en telt niet."
        ),
    ),
    Case(
        "answered before the postponement, too late",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 14),),
            is_answered=True,
            answered_on=date(2023, 2, 13),
        ),
        date(2026, 1, 1),
        State.LATE,
        (26, 5, 5),
        PUT
        + (
            "Beantwoord 13 februari, na 26 dagen: 5 dagen te laat. Het uitstel van 14 "
            "februari kwam na het antwoord en telt niet."
        ),
    ),
    Case(
        "answered between two postponements",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 8), date(2023, 2, 20)),
            is_answered=True,
            answered_on=date(2023, 2, 15),
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (28, 0, 7),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Beantwoord 15 februari, na "
            "28 dagen: binnen de verlengde termijn, 7 dagen na de eerste. Het uitstel van "
            "20 februari kwam na het antwoord en telt niet."
        ),
    ),
    Case(
        "postponed on an unknown day, answered",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(None,),
            is_answered=True,
            answered_on=date(2023, 2, 15),
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (28, 0, 7),
        PUT
        + (
            "Uitgesteld, op een dag die niet in de bron staat: nieuwe termijn 1 maart. "
            "Beantwoord 15 februari, na 28 dagen: binnen de verlengde termijn, 7 dagen na "
            "de eerste."
        ),
    ),
    # Dates that are missing or impossible
    Case(
        "an answer without a day",
        Facts(submitted_on=SUBMITTED, is_answered=True),
        date(2026, 1, 1),
        State.ANSWERED,
        (None, 0, 0),
        PUT + "Beantwoord; de dag van het antwoord staat niet in de bron.",
    ),
    Case(
        "an answer without a day after a postponement",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 8),), is_answered=True),
        date(2026, 1, 1),
        State.ANSWERED,
        (None, 0, 0),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Beantwoord; de dag van het "
            "antwoord staat niet in de bron."
        ),
    ),
    Case(
        "an answer before its question",
        Facts(submitted_on=SUBMITTED, is_answered=True, answered_on=date(2023, 1, 8)),
        date(2026, 1, 1),
        State.ANSWERED,
        (None, 0, 0),
        PUT
        + (
            "Volgens de bron beantwoord 8 januari, voor de vragen waren ingezonden: dagen "
            "zijn niet te berekenen."
        ),
    ),
    Case(
        "that with a postponement",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 8),),
            is_answered=True,
            answered_on=date(2022, 2, 20),
        ),
        date(2026, 1, 1),
        State.ANSWERED,
        (None, 0, 0),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Volgens de bron beantwoord "
            "20 februari 2022, voor de vragen waren ingezonden: dagen zijn niet te "
            "berekenen."
        ),
    ),
    Case(
        "an answer to a question without a day",
        Facts(is_answered=True, answered_on=date(2023, 2, 8)),
        date(2026, 1, 1),
        State.ANSWERED,
        (None, 0, 0),
        (
            "De dag van inzending staat niet in de bron. Beantwoord 8 februari 2023; na "
            "hoeveel dagen is niet te berekenen."
        ),
    ),
    Case(
        "neither day",
        Facts(is_answered=True),
        date(2026, 1, 1),
        State.ANSWERED,
        (None, 0, 0),
        (
            "De dag van inzending staat niet in de bron. Beantwoord; de dag van het "
            "antwoord staat niet in de bron."
        ),
    ),
    Case(
        "no answer to a question without a day",
        Facts(),
        date(2026, 1, 1),
        State.UNKNOWN,
        (None, 0, 0),
        (
            "De dag van inzending staat niet in de bron. In dit archief staat geen "
            "antwoord; een termijn is niet te berekenen."
        ),
    ),
    Case(
        "a postponement of a question without a day",
        Facts(postponements=(date(2023, 2, 8),)),
        date(2026, 1, 1),
        State.UNKNOWN,
        (None, 0, 0),
        (
            "De dag van inzending staat niet in de bron. Op 8 februari 2023 uitgesteld. In "
            "dit archief staat geen antwoord; een termijn is niet te berekenen."
        ),
    ),
    # No term to hold
    Case(
        "withdrawn",
        Facts(submitted_on=SUBMITTED, is_withdrawn=True, withdrawn_on=date(2023, 2, 1)),
        date(2026, 1, 1),
        State.WITHDRAWN,
        (None, 0, 0),
        PUT + "Ingetrokken 1 februari.",
    ),
    Case(
        "withdrawn on an unknown day",
        Facts(submitted_on=SUBMITTED, is_withdrawn=True),
        date(2026, 1, 1),
        State.WITHDRAWN,
        (None, 0, 0),
        PUT + "Ingetrokken.",
    ),
    Case(
        "withdrawn after a postponement",
        Facts(
            submitted_on=SUBMITTED,
            postponements=(date(2023, 2, 8),),
            is_withdrawn=True,
            withdrawn_on=date(2023, 2, 10),
        ),
        date(2026, 1, 1),
        State.WITHDRAWN,
        (None, 0, 0),
        PUT + "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Ingetrokken 10 februari.",
    ),
    Case(
        "asked about before it was withdrawn",
        Facts(submitted_on=SUBMITTED, is_withdrawn=True, withdrawn_on=date(2023, 2, 1)),
        date(2023, 1, 30),
        State.RUNNING,
        (12, 0, 0),
        PUT + "Na 12 dagen nog niet beantwoord: nog 9 dagen.",
    ),
    Case(
        "withdrawn though answered",
        Facts(
            submitted_on=SUBMITTED,
            is_answered=True,
            answered_on=date(2023, 2, 1),
            is_withdrawn=True,
            withdrawn_on=date(2023, 2, 2),
        ),
        date(2026, 1, 1),
        State.WITHDRAWN,
        (None, 0, 0),
        PUT + "Ingetrokken 2 februari.",
    ),
    Case(
        "closed by the Kamer",
        Facts(submitted_on=SUBMITTED, is_closed=True),
        date(2026, 1, 1),
        State.CLOSED,
        (None, 0, 0),
        PUT + "Afgedaan volgens de Tweede Kamer; het antwoord staat niet in dit archief.",
    ),
    Case(
        "closed by the Kamer, but answered",
        Facts(
            submitted_on=SUBMITTED, is_closed=True, is_answered=True, answered_on=date(2023, 2, 1)
        ),
        date(2026, 1, 1),
        State.IN_TIME,
        (14, 0, 0),
        PUT + "Beantwoord 1 februari, na 14 dagen: binnen de termijn.",
    ),
    Case(
        "closed after a postponement",
        Facts(submitted_on=SUBMITTED, postponements=(date(2023, 2, 8),), is_closed=True),
        date(2026, 1, 1),
        State.CLOSED,
        (None, 0, 0),
        PUT
        + (
            "Op 8 februari uitgesteld: nieuwe termijn 1 maart. Afgedaan volgens de Tweede "
            "Kamer; het antwoord staat niet in dit archief."
        ),
    ),
    Case(
        "of before the register",
        Facts(submitted_on=date(2008, 9, 15)),
        date(2026, 1, 1),
        State.UNKNOWN,
        (None, 0, 0),
        (
            "Ingezonden 15 september 2008; termijn drie weken: 6 oktober. In dit archief "
            "staat geen antwoord; uit deze tijd is niet bekend welke vragen onbeantwoord "
            "bleven."
        ),
    ),
    Case(
        "of before the register, postponed",
        Facts(submitted_on=date(1995, 3, 1), postponements=(date(1995, 3, 22),)),
        date(2026, 1, 1),
        State.UNKNOWN,
        (None, 0, 0),
        (
            "Ingezonden 1 maart 1995; termijn drie weken: 22 maart. Op 22 maart uitgesteld:"
            " nieuwe termijn 12 april. In dit archief staat geen antwoord; uit deze tijd is"
            " niet bekend welke vragen onbeantwoord bleven."
        ),
    ),
    Case(
        "of before the register, answered",
        Facts(submitted_on=date(1995, 3, 1), is_answered=True, answered_on=date(1995, 3, 30)),
        date(2026, 1, 1),
        State.LATE,
        (29, 8, 8),
        (
            "Ingezonden 1 maart 1995; termijn drie weken: 22 maart. Beantwoord 30 maart, na"
            " 29 dagen: 8 dagen te laat."
        ),
    ),
    Case(
        "the first day of the register",
        Facts(submitted_on=date(2008, 9, 16)),
        date(2008, 9, 20),
        State.RUNNING,
        (4, 0, 0),
        (
            "Ingezonden 16 september 2008; termijn drie weken: 7 oktober. Na 4 dagen nog "
            "niet beantwoord: nog 17 dagen."
        ),
    ),
    Case(
        "oral",
        Facts(kind=Kind.ORAL, submitted_on=SUBMITTED),
        date(2026, 1, 1),
        State.NOT_APPLICABLE,
        (None, 0, 0),
        "Voor mondelinge vragen geldt geen termijn.",
    ),
    Case(
        "oral, without a day",
        Facts(kind=Kind.ORAL),
        date(2026, 1, 1),
        State.NOT_APPLICABLE,
        (None, 0, 0),
        "Voor mondelinge vragen geldt geen termijn.",
    ),
]
