"""One writer at a time, whoever writes: an import, an editor, a merge."""

from django.db import connection

LOCK = 0x4B56_5241


def lock_importing() -> None:
    """Hold back other writers until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
