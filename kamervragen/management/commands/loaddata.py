"""Django's ``loaddata``, after which what came with the fixture can be found."""

from typing import Any

from django.core.management.commands import loaddata

from kamervragen.importing.indexing import index_missing


class Command(loaddata.Command):
    def handle(self, *fixture_labels: str, **options: Any) -> None:
        super().handle(*fixture_labels, **options)
        index_missing()
