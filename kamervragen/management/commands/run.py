"""Serve the site, having made ready what is not: schema, facts, examples, static files."""

import gc
import os
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction
from gunicorn.app.base import BaseApplication

from kamervragen.importing.indexing import index_missing
from kamervragen.models import Kamervraag, Membership

FIXTURES = settings.BASE_DIR / "fixtures"
THREADS = 4  # each with a connection to the database


class Command(BaseCommand):
    help = "Make the site ready and serve it until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--prepare-only", action="store_true", help="make ready, don't serve")

    def handle(self, *args: object, prepare_only: bool, **options: object) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        if not Membership.objects.exists():  # a single fixture brings its own few facts
            self.say("Loading the reference facts …")
            load_reference_facts()
        if not Kamervraag.objects.exists():
            self.say("Loading the first Kamervragen …")
            load_first_kamervragen()
        if Kamervraag.objects.not_indexed().exists():  # an archive of before there was an index
            self.say("Making the search index …")
            index_missing()
        if static_files_changed():
            self.say("Collecting the static files …")
            call_command("collectstatic", interactive=False, verbosity=0)
        if not prepare_only:
            connections.close_all()  # a worker opens its own
            Gunicorn().run()

    def say(self, line: str) -> None:
        """At once; what waits in the buffer would be said again by every worker."""
        self.stdout.write(line)
        self.stdout.flush()


def load_reference_facts() -> None:
    """Ministries, cabinets and offices, parties, topics."""
    if files := sorted((FIXTURES / "reference").glob("*.json")):
        call_command("loaddata", *files, verbosity=0)


@transaction.atomic
def load_first_kamervragen() -> None:
    """All or none: a start that was killed halfway begins again. Who removes them is rid of them,
    as long as one Kamervraag is left."""
    call_command("loaddata", "2023Z00468", verbosity=0)
    if settings.EXAMPLES:
        load_examples()


def load_examples() -> None:
    """Invented people first, whom the invented documents then name."""
    call_command("loaddata", *sorted((FIXTURES / "examples").glob("*.json")), verbosity=0)
    documents = FIXTURES / "publications" / "examples"
    call_command("import_documents", str(documents), example=True, verbosity=0)


def static_files_changed() -> bool:
    """Whether one is newer than the manifest that collecting them ends with."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected_at = manifest.stat().st_mtime
    files = (
        Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])
    )
    return any(path.stat().st_mtime > collected_at for path in files)


class Gunicorn(BaseApplication):
    """In this process, which so remains the last to leave the private database."""

    def load_config(self) -> None:
        chosen = {
            "bind": f"{settings.BIND}:{settings.PORT}",
            "workers": int(os.environ.get("WEB_CONCURRENCY", "2")),
            "threads": THREADS,
            "preload_app": True,
            "control_socket_disable": True,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:  # type: ignore[override] # gunicorn asks for any mapping
        site = get_wsgi_application()
        # What was imported stays: the workers share it, and look none of it through for garbage.
        gc.collect()
        gc.freeze()
        return site
