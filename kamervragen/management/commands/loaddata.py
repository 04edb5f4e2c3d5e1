"""Django's ``loaddata``, quicker with the reference facts, after which what came can be found."""

from typing import Any

from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializedObject

from kamervragen.importing.indexing import index_missing
from kamervragen.models.natural_keys import keys_read_at_once, remember


class Command(loaddata.Command):
    def handle(self, *fixture_labels: str, **options: Any) -> None:
        with keys_read_at_once():
            super().handle(*fixture_labels, **options)
        index_missing()

    def save_obj(self, obj: DeserializedObject) -> bool:
        saved: bool = super().save_obj(obj)
        remember(obj.object)
        return saved
