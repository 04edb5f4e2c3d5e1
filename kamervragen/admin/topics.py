"""Topics: the official pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from kamervragen.admin.history import HistoryAdmin
from kamervragen.admin.site import site
from kamervragen.models import Topic

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


@admin.register(Topic, site=site)
class TopicAdmin(HistoryAdmin):
    list_display = ("__str__", "scheme", "path")
    list_filter = ("scheme", ("parent", admin.EmptyFieldListFilter))
    search_fields = ("name", "parent__name")
    autocomplete_fields = ("parent",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        """Each is called by its parent and itself."""
        rows: QuerySet[Topic] = super().get_queryset(request).select_related("parent")
        return rows
