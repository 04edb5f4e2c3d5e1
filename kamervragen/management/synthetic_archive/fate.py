"""What becomes of a Kamervraag after it is submitted, and when."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from kamervragen.management.synthetic_archive.sample import Sample
from kamervragen.management.synthetic_archive.submission_days import LAST_DAY
from kamervragen.models.kamervraag import ANSWER_TERM
from kamervragen.parsing.records import PublicationKind

LEAST_WITHDRAWN = 0.0005  # a small sample has none; in 1984-2008 they were 8 of 25,700 documents
NOTICED_BEFORE_TERM = 5  # days in which a postponement is announced, before or on the last day


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """The days on which something happened, where it did by the last day of the archive."""

    answered_on: date | None = None
    postponed_on: date | None = None
    withdrawn_on: date | None = None


class Fates:
    """Fates as often as in a sample; what the future holds is open."""

    def __init__(self, sample: Sample) -> None:
        self._days = sample.response_days
        late = sum(days > ANSWER_TERM.days for days in self._days) / len(self._days)
        postponed = sample.share_of(PublicationKind.POSTPONEMENT)
        self._postponed_when_late = min(1.0, postponed / late) if late else 0.0
        self._withdrawn = max(LEAST_WITHDRAWN, sample.share_of(PublicationKind.WITHDRAWAL))

    def draw(self, submitted_on: date, rng: Random) -> Fate:
        answered_after = timedelta(days=rng.choice(self._days))
        if rng.random() < self._withdrawn:
            return Fate(withdrawn_on=_if_past(submitted_on + answered_after))
        late = answered_after > ANSWER_TERM
        noticed_after = ANSWER_TERM - timedelta(days=rng.randrange(NOTICED_BEFORE_TERM))
        postponed = late and rng.random() < self._postponed_when_late
        return Fate(
            answered_on=_if_past(submitted_on + answered_after),
            postponed_on=_if_past(submitted_on + noticed_after) if postponed else None,
        )


def _if_past(day: date) -> date | None:
    return day if day <= LAST_DAY else None
