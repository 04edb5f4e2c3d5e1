"""The query language of the archive: every question the site can ask, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from kamervragen.models.kamervraag import Kamervraag  # the generic argument


class KamervraagQuerySet(models.QuerySet["Kamervraag"]):
    """Questions one can ask of Kamervragen."""

    def get_by_natural_key(self, number: str) -> Kamervraag:
        return self.get(number=number)
