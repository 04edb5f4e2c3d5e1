"""The site for editors at /beheer/, which begins with the work that waits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import admin
from django.urls import path, reverse

from kamervragen.admin import unmatched
from kamervragen.importing.unmatched import KINDS
from kamervragen.models import Correction, ImportProblem, SourceFile

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template.response import TemplateResponse
    from django.urls import URLPattern, URLResolver


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """What waits for an editor, how much of it, and where."""

    label: str
    number_of: int
    address: str


class EditorsSite(admin.AdminSite):
    """Django's admin with the work lists above its models."""

    site_title = "Kamervragen – beheer"
    site_header = "Kamervragen – beheer"
    index_title = "Beheer"
    enable_nav_sidebar = False  # tables and texts need the width
    index_template = "admin/kamervragen/index.html"

    def index(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> TemplateResponse:
        return super().index(request, (extra_context or {}) | {"work_lists": work_lists()})

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


def work_lists() -> list[WorkList]:
    """Problems, conflicts and names, as far as nobody settled them."""
    problems = reverse("admin:kamervragen_importproblem_changelist")
    files = reverse("admin:kamervragen_sourcefile_changelist")
    corrections = reverse("admin:kamervragen_correction_changelist")
    return [
        WorkList(
            label="openstaande problemen",
            number_of=ImportProblem.objects.unresolved().count(),
            address=f"{problems}?stand=open",
        ),
        WorkList(
            label="geweigerde documenten",
            number_of=SourceFile.objects.unreadable().count(),
            address=f"{files}?refusal__isempty=0",
        ),
        WorkList(
            label="verbeteringen waarvan de bron is gewijzigd",
            number_of=Correction.objects.in_conflict().count(),
            address=f"{corrections}?is_in_conflict__exact=1",
        ),
        *(
            WorkList(
                label=f"onbekende namen van {kind.plural}",
                number_of=kind.count(),
                address=reverse("admin:unmatched_names", args=[slug]),
            )
            for slug, kind in KINDS.items()
        ),
    ]
