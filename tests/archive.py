"""An archive of a hundred Kamervragen of everything, at random but always alike."""

import random
from datetime import date, timedelta

from kamervragen.importing.indexing import index_missing
from kamervragen.models import Kamervraag, Kind, Topic
from tests.factories import (
    make_addressee,
    make_kamervraag,
    make_minister,
    make_ministry,
    make_party,
    make_person,
    make_publication,
    make_question,
    make_respondent,
    make_submitter,
    make_topic,
    make_web_link,
)

SIZE = 100
SITES = ("nos.nl", "nos.nl/artikel/1", "nu.nl?id=1", "krant.example/a", "krant.example/b")


def make_archive() -> None:
    chance = random.Random(1)  # noqa: S311 # no secret
    people = [make_person(name=f"Lid {name}") for name in "ABCDEFGHIJ"]
    parties = [make_party(name=f"P{name}") for name in "ABC"]
    ministers = [
        make_minister(
            person=make_person(name=f"Minister {name}"), ministry=make_ministry(name=name)
        )
        for name in ("Een", "Twee", "Drie")
    ]
    mains = [make_topic(name=f"Hoofd {name}") for name in "AB"]
    topics = mains + [make_topic(name=f"Deel {name}", parent=mains[name == "x"]) for name in "xyz"]
    for _ in range(SIZE):
        kamervraag = _kamervraag(chance, topics)
        make_question(kamervraag, text=chance.choice(["Een wolf?", "Een schaap?"]))
        for person in chance.sample(people, chance.randrange(1, 3)):
            make_submitter(kamervraag, person=person, party=chance.choice(parties))
        make_addressee(kamervraag, minister=chance.choice(ministers))
        if kamervraag.answered_on:
            make_respondent(kamervraag, minister=chance.choice(ministers))
        publication = make_publication(kamervraag)
        for page in chance.sample(SITES, chance.randrange(3)):
            make_web_link(publication, page=page)
    index_missing()


def _kamervraag(chance: random.Random, topics: list[Topic]) -> Kamervraag:
    start = date(2022, 1, 1) + timedelta(days=chance.randrange(1100))
    if chance.randrange(10) == 0:
        start = start.replace(year=start.year - 20)
    answered = (
        start + timedelta(days=chance.randrange(-3, 60)) if chance.randrange(10) < 6 else None
    )
    return make_kamervraag(
        title=" ".join(chance.sample(["wolf", "schaap", "lynx", "hek"], 2)),
        kind=Kind.ORAL if chance.randrange(20) == 0 else Kind.WRITTEN,
        submitted_on=start if chance.randrange(20) else None,
        answered_on=answered,
        is_answered=chance.randrange(20) == 0,
        is_postponed=chance.randrange(5) == 0,
        is_withdrawn=chance.randrange(20) == 0,
        is_closed=chance.randrange(10) == 0,
        is_example=chance.randrange(10) == 0,
        topics=chance.sample(topics, chance.randrange(3)),
    )
