"""The site for editors at /beheer/, which begins with the work that waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import admin
from django.urls import path

from kamervragen.admin import unmatched
from kamervragen.admin.news import last_edits, last_passes, last_runs
from kamervragen.admin.ways import ways_by_noun
from kamervragen.admin.work import work_for

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template.response import TemplateResponse
    from django.urls import URLPattern, URLResolver


class EditorsSite(admin.AdminSite):
    """Django's admin with the work before the ways to its lists."""

    site_title = "Kamervragen, beheer"
    site_header = "Kamervragen"
    index_title = "Wat er te doen is"
    enable_nav_sidebar = False  # tables and texts need the width
    index_template = "admin/kamervragen/index.html"

    def index(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> TemplateResponse:
        page = super().index(
            request,
            (extra_context or {})
            | {
                "work": work_for(request.user),
                "runs": last_runs(request.user),
                "passes": last_passes(request.user),
                "edits": last_edits(request.user),
            },
        )
        if page.context_data is not None:
            page.context_data["ways"] = ways_by_noun(page.context_data["app_list"])
        return page

    def get_urls(self) -> list[URLResolver | URLPattern]:
        names = [
            path(
                "onbekende-namen/<slug:kind>/",
                self.admin_view(partial(unmatched.names, self)),
                name="unmatched_names",
            ),
            path(
                "onbekende-namen/<slug:kind>/koppelen/",
                self.admin_view(partial(unmatched.tie_name, self)),
                name="tie_name",
            ),
        ]
        return [*names, *super().get_urls()]


site = EditorsSite(name="admin")
