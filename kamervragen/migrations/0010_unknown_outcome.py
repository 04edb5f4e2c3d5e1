"""What is old and unanswered has an unknown outcome, and nothing is postponed after its answer."""

import datetime

from django.db import migrations, models
from django.db.models import Q, Value

REGISTER_BEGAN = datetime.date(2008, 9, 16)
STATUSES = [
    ("open", "open"),
    ("postponed", "uitgesteld"),
    ("answered", "beantwoord"),
    ("withdrawn", "ingetrokken"),
    ("not_applicable", "niet van toepassing"),
    ("closed", "afgedaan"),
    ("unknown", "afloop onbekend"),
]
# A generated column cannot be altered: it is made anew.
STATUS = models.GeneratedField(
    db_persist=True,
    expression=models.Case(
        models.When(kind="oral", then=Value("not_applicable")),
        models.When(is_withdrawn=True, then=Value("withdrawn")),
        models.When(is_answered=True, then=Value("answered")),
        models.When(is_closed=True, then=Value("closed")),
        models.When(
            Q(submitted_on=None) | Q(submitted_on__lt=REGISTER_BEGAN), then=Value("unknown")
        ),
        models.When(is_postponed=True, then=Value("postponed")),
        default=Value("open"),
    ),
    output_field=models.CharField(choices=STATUSES, max_length=20),
    verbose_name="stand",
)
POSTPONED = models.BooleanField(
    default=False, help_text="Gemeld voordat het antwoord er was.", verbose_name="is uitgesteld"
)
# Of what only the register knows no day is stored; importing tells it anew.
POSTPONED_AFTER_THE_ANSWER = """
    UPDATE kamervragen_kamervraag AS kamervraag SET is_postponed = false
    FROM (
        SELECT kamervraag_id, min(coalesce(dated, '-infinity')) AS first_on
        FROM kamervragen_notice WHERE kind = 'postponement' GROUP BY kamervraag_id
    ) AS postponement
    WHERE postponement.kamervraag_id = kamervraag.id AND is_postponed
        AND postponement.first_on > answered_on
        AND (submitted_on IS NULL OR submitted_on <= answered_on)
"""
# As `models.facets` says: 7 is a status by its place, 8 the last day for an answer, or 0 when late.
FACETS = """
    UPDATE kamervragen_searchentry AS entry
    SET revision = numbers.revision, facets = array(
        SELECT code FROM unnest(facets) AS code
        WHERE code NOT BETWEEN 70000000 AND 89999999
        UNION SELECT 70000000 + array_position(ARRAY[
            'open', 'postponed', 'answered', 'withdrawn', 'not_applicable', 'closed', 'unknown'
        ], status::text) - 1
        UNION SELECT CASE WHEN answered_on > due_on THEN 80000000
            ELSE 80000000 + (due_on - date '0001-01-01') + 1 END
        WHERE answered_on > due_on OR status IN ('open', 'postponed') AND due_on IS NOT NULL
        ORDER BY 1
    )
    FROM kamervragen_kamervraag AS kamervraag,
        (SELECT nextval('kamervragen_searchentry_revision') AS revision) AS numbers
    WHERE kamervraag.id = entry.kamervraag_id
        AND (status = 'unknown' OR status = 'answered' AND NOT is_postponed AND EXISTS (
            SELECT FROM kamervragen_notice AS notice
            WHERE notice.kamervraag_id = kamervraag.id AND notice.kind = 'postponement'
        ))
"""


class Migration(migrations.Migration):
    dependencies = [
        ("kamervragen", "0009_ledger"),
    ]

    operations = [
        migrations.AlterField("historicalkamervraag", "is_postponed", POSTPONED),
        migrations.AlterField("kamervraag", "is_postponed", POSTPONED),
        migrations.RunSQL(POSTPONED_AFTER_THE_ANSWER, migrations.RunSQL.noop),
        migrations.RemoveField("historicalkamervraag", "status"),
        migrations.AddField("historicalkamervraag", "status", STATUS),
        migrations.RemoveIndex("kamervraag", "kamervraag_status_due"),
        migrations.RemoveField("kamervraag", "status"),
        migrations.AddField("kamervraag", "status", STATUS),
        migrations.AddIndex(
            "kamervraag",
            models.Index(fields=["status", "due_on"], name="kamervraag_status_due"),
        ),
        migrations.RunSQL(FACETS, migrations.RunSQL.noop),
    ]
