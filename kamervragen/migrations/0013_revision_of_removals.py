from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("kamervragen", "0012_notice_place"),
    ]

    operations = [
        # Whoever keeps what search told looks at the newest revision: a removal has to raise it too.
        migrations.RunSQL(
            """
            CREATE FUNCTION kamervragen_revise_newest_searchentry() RETURNS trigger
            LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE kamervragen_searchentry
                SET revision = nextval('kamervragen_searchentry_revision')
                WHERE kamervraag_id = (
                    SELECT kamervraag_id FROM kamervragen_searchentry
                    ORDER BY revision DESC LIMIT 1
                );
                RETURN NULL;
            END $$;

            CREATE TRIGGER revise_newest AFTER DELETE ON kamervragen_searchentry
            FOR EACH STATEMENT EXECUTE FUNCTION kamervragen_revise_newest_searchentry();
            """,
            """
            DROP TRIGGER revise_newest ON kamervragen_searchentry;
            DROP FUNCTION kamervragen_revise_newest_searchentry();
            """,
        ),
    ]
