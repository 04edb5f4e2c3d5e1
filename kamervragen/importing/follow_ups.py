"""Which earlier Kamervraag each follow-up means, settled anew whenever the archive grows.

Only by what the archive holds at the end, so that the order of imports does not matter: the one
with the number or the answer that is named, else the only one that these submitters put on that
day.
"""

from collections.abc import Collection
from datetime import date

from django.db import connection

from kamervragen.importing.identity import base_identifier
from kamervragen.models import Kamervraag

SETTLE = r"""
    UPDATE kamervragen_followup AS follow_up
    SET earlier_id = settled.earlier
    FROM (
        SELECT told.id, CASE WHEN count(DISTINCT found.id) = 1 THEN min(found.id) END AS earlier
        FROM kamervragen_followup AS told
        JOIN kamervragen_kamervraag AS own ON own.id = told.kamervraag_id
        LEFT JOIN LATERAL (
            SELECT named.id, named.submitted_on
            FROM kamervragen_kamervraag AS named
            WHERE told.target <> '' AND named.number = told.target
            UNION ALL
            SELECT named.id, named.submitted_on
            FROM kamervragen_publication AS printed
            JOIN kamervragen_publication_kamervragen AS link ON link.publication_id = printed.id
            JOIN kamervragen_kamervraag AS named ON named.id = link.kamervraag_id
            WHERE told.target <> '' AND printed.key IN (told.target, told.target || '-h1')
            UNION ALL
            SELECT dated.id, dated.submitted_on
            FROM kamervragen_kamervraag AS dated
            WHERE told.target = '' AND dated.submitted_on = told.submitted_on
              AND told.names::text[] <@ ARRAY(
                  SELECT lower(regexp_replace(submitter.name, '^([A-Z][a-z]?\.\s*)+', ''))
                  FROM kamervragen_submitter AS submitter
                  WHERE submitter.kamervraag_id = dated.id
                  UNION  -- the register has their full names
                  SELECT lower(concat_ws(' ', nullif(person.prefix, ''), person.family_name))
                  FROM kamervragen_submitter AS submitter
                  JOIN kamervragen_person AS person ON person.id = submitter.person_id
                  WHERE submitter.kamervraag_id = dated.id
              )
        ) AS found
            ON found.id <> own.id
            AND (found.submitted_on <= own.submitted_on) IS NOT FALSE
        WHERE told.kamervraag_id = ANY(%(kamervragen)s) OR told.earlier_id = ANY(%(kamervragen)s)
           OR told.target = ANY(%(names)s) OR told.submitted_on = ANY(%(days)s)
        GROUP BY told.id
    ) AS settled
    WHERE follow_up.id = settled.id
      AND follow_up.earlier_id IS DISTINCT FROM settled.earlier
"""


def settle_follow_ups(
    kamervragen: Collection[int], names: Collection[str], days: Collection[date]
) -> None:
    """Make follow-ups point to the one Kamervraag that each certainly means, or to none.

    Concerned are those of the Kamervragen that were written, and those of others that may mean
    them: by a number or publication, or by a day on which they are or were submitted.
    """
    originals = {base_identifier(name) for name in names}
    with connection.cursor() as cursor:
        cursor.execute(
            SETTLE,
            {
                "kamervragen": list(kamervragen),
                "names": sorted({*names, *originals}),
                "days": sorted(days),
            },
        )


def days_of(kamervragen: Collection[int]) -> set[date]:
    """The days on which these were submitted, as far as known."""
    rows = Kamervraag.objects.filter(pk__in=kamervragen).exclude(submitted_on=None)
    return {day for day in rows.order_by().values_list("submitted_on", flat=True) if day}
