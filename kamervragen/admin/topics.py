"""Topics: the official pairs."""

from __future__ import annotations

from django.contrib import admin

from kamervragen.admin.history import HistoryAdmin
from kamervragen.admin.site import site
from kamervragen.models import Topic


@admin.register(Topic, site=site)
class TopicAdmin(HistoryAdmin):
    list_display = ("__str__", "scheme", "path")
    list_filter = ("scheme", ("parent", admin.EmptyFieldListFilter))
    list_select_related = ("parent",)
    search_fields = ("name", "parent__name")
    autocomplete_fields = ("parent",)
