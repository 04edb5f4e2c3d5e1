"""Figures counted anew, in plain SQL over the stored days."""

from django.db import connection

PLAIN = """
    SELECT {key}, count(*), count(*) FILTER (WHERE answered),
        percentile_disc(0.5) WITHIN GROUP (ORDER BY days),
        percentile_disc(0.9) WITHIN GROUP (ORDER BY days),
        100.0 * count(*) FILTER (WHERE days <= 21) / nullif(count(days), 0),
        100.0 * count(*) FILTER (WHERE days <= 42) / nullif(count(days), 0),
        100.0 * count(*) FILTER (WHERE is_postponed) / count(*),
        count(*) FILTER (WHERE NOT is_withdrawn AND NOT is_answered AND NOT is_closed
            AND submitted_on >= '2008-09-16')
    FROM (
        SELECT *, is_answered AND NOT is_withdrawn AS answered,
            CASE WHEN is_answered AND NOT is_withdrawn AND answered_on >= submitted_on
                THEN answered_on - submitted_on END AS days
        FROM kamervragen_kamervraag WHERE kind = 'written' AND NOT is_example
    ) AS kamervraag {join}
    GROUP BY 1
"""
OFFICES = (
    "ministry.slug",
    """
    JOIN (
        SELECT kamervraag_id, ministry_id FROM kamervragen_addressee
        UNION SELECT kamervraag_id, ministry_id FROM kamervragen_respondent
    ) AS role ON role.kamervraag_id = kamervraag.id
    JOIN kamervragen_ministry AS ministry ON ministry.id = role.ministry_id
""",
)
YEARS = "coalesce(extract(year FROM submitted_on)::text, 'onbekend')", ""
PARTIES = (
    "party.slug",
    """
    JOIN (SELECT DISTINCT kamervraag_id, party_id FROM kamervragen_submitter) AS role
        ON role.kamervraag_id = kamervraag.id
    JOIN kamervragen_party AS party ON party.id = role.party_id
""",
)


def in_plain_sql(key: str, join: str = "") -> dict[str, list[float | None]]:
    with connection.cursor() as cursor:
        cursor.execute(PLAIN.format(key=key, join=join))
        return {
            str(name): [None if each is None else float(each) for each in figured]
            for name, *figured in cursor.fetchall()
        }
