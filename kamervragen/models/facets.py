"""The facets that Kamervragen are counted by, as numbers: a kind and what it is of that kind."""

from enum import IntEnum

from kamervragen.models.kamervraag import Status

KIND = 10_000_000  # more than any primary key, year or day number within a kind


class FacetKind(IntEnum):
    """What a facet tells of a Kamervraag; the value is what its codes begin with."""

    MINISTER = 1  # primary key of the person
    MINISTRY = 2
    MEMBER = 3
    PARTY = 4
    TOPIC = 5  # main topics too
    YEAR = 6
    STATUS = 7  # place in `STATUSES`
    LATE = 8  # answered too late: 0; not answered: the day number of the last day for it

    def code(self, value: int) -> int:
        """The code of a value of this kind."""
        return self * KIND + value


STATUSES = tuple(Status)  # codes are stored: a new one comes last


def _codes(kind: FacetKind, value: str) -> str:
    return f"SELECT {kind * KIND} + {value} FROM"


_STATUS = " ".join(f"WHEN '{status}' THEN {place}" for place, status in enumerate(STATUSES))
_OFFICES = "kamervragen_{} role JOIN kamervragen_minister office ON office.id = role.minister_id"

# The sorted codes of the Kamervraag ``entry.id``; what the filters of the query language ask is
# read from the same rows. Days are numbered as Python does it, from year 1.
FACETS_OF_KAMERVRAGEN = f"""
    SELECT array(
        {_codes(FacetKind.MINISTER, "office.person_id")} {_OFFICES.format("addressee")}
            WHERE role.kamervraag_id = entry.id
        UNION {_codes(FacetKind.MINISTER, "office.person_id")} {_OFFICES.format("respondent")}
            WHERE role.kamervraag_id = entry.id
        UNION {_codes(FacetKind.MINISTRY, "ministry_id")} kamervragen_addressee
            WHERE kamervraag_id = entry.id AND ministry_id IS NOT NULL
        UNION {_codes(FacetKind.MINISTRY, "ministry_id")} kamervragen_respondent
            WHERE kamervraag_id = entry.id AND ministry_id IS NOT NULL
        UNION {_codes(FacetKind.MEMBER, "person_id")} kamervragen_submitter
            WHERE kamervraag_id = entry.id AND person_id IS NOT NULL
        UNION {_codes(FacetKind.PARTY, "party_id")} kamervragen_submitter
            WHERE kamervraag_id = entry.id AND party_id IS NOT NULL
        UNION {_codes(FacetKind.TOPIC, "topic_id")} kamervragen_kamervraag_topics
            WHERE kamervraag_id = entry.id
        UNION {_codes(FacetKind.TOPIC, "topic.parent_id")} kamervragen_kamervraag_topics link
            JOIN kamervragen_topic topic ON topic.id = link.topic_id
            WHERE link.kamervraag_id = entry.id AND topic.parent_id IS NOT NULL
        UNION {_codes(FacetKind.YEAR, "extract(year FROM submitted_on)::int")}
            kamervragen_kamervraag WHERE id = entry.id AND submitted_on IS NOT NULL
        UNION {_codes(FacetKind.STATUS, f"CASE status {_STATUS} END")}
            kamervragen_kamervraag WHERE id = entry.id
        UNION {
    _codes(
        FacetKind.LATE,
        "CASE WHEN answered_on > due_on THEN 0 ELSE due_on - date '0001-01-01' + 1 END",
    )
}
            kamervragen_kamervraag WHERE id = entry.id
            AND (answered_on > due_on OR status IN ('open', 'postponed') AND due_on IS NOT NULL)
        ORDER BY 1
    )::integer[]
"""  # noqa: S608 # our own words
