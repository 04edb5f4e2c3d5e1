"""Where everything comes from: publications and their bytes, to be read and not to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.db import models
from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header

from kamervragen.admin.site import site
from kamervragen.importing.runs import reparse_files
from kamervragen.models import Citation, Kamervraag, Publication, SourceFile, WebLink

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.http import HttpRequest
    from django.urls import URLPattern
    from django.utils.safestring import SafeString


MOST = 200  # documents that are read again while an editor waits
BEGINNING = 20_000  # bytes of a file that are shown


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # generic in the stubs alone
    """What only imports write."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # as Django 6 does

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def view_on_site(self, row: Model) -> str | None:
        """The page where a reader sees what it came to; none where there is no such page."""
        kamervraag = self.kamervraag_of(row)
        return kamervraag.get_absolute_url() if kamervraag else None

    def kamervraag_of(self, row: Model) -> Kamervraag | None:
        return None

    def has_read_permission(self, request: HttpRequest) -> bool:
        """To read documents again with today's parser: for those who settle problems."""
        return request.user.has_perm("kamervragen.change_importproblem")


def try_to_read(request: HttpRequest, files: QuerySet[SourceFile]) -> bool:
    """Read documents again and tell what it came to; too many at once are refused."""
    number_of = files.distinct().count()
    if number_of > MOST:
        too_many = f"Dat zijn {number_of} documenten; hier kunnen er {MOST} tegelijk."
        messages.error(request, f"{too_many} Gebruik “manage.py reparse” voor alles.")
        return False
    report = reparse_files(files)
    figures = f"{report.documents} gelezen: {report.updated} gewijzigd, {report.refused} geweigerd."
    messages.success(request, figures)
    for refusal in report.refusals:
        messages.warning(request, f"Geweigerd: {refusal.name}. {refusal.reason}")
    return True


@admin.action(description="Probeer opnieuw", permissions=["read"])
def try_publications_again(
    _: admin.ModelAdmin[Publication], request: HttpRequest, queryset: QuerySet[Publication]
) -> None:
    try_to_read(request, SourceFile.objects.filter(publication__in=queryset))


@admin.action(description="Probeer opnieuw", permissions=["read"])
def try_files_again(
    _: admin.ModelAdmin[SourceFile], request: HttpRequest, queryset: QuerySet[SourceFile]
) -> None:
    try_to_read(request, queryset)


class ReadOnlyInline(admin.TabularInline):  # type: ignore[type-arg] # as above
    """Parts that only imports write."""

    can_delete = False
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class CitationInline(ReadOnlyInline):
    model = Citation
    fields = ("text", "target")


class WebLinkInline(ReadOnlyInline):
    model = WebLink
    fields = ("page", "address")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # as Django 6 does


class SourceFileInline(ReadOnlyInline):
    model = SourceFile
    fields = ("name", "download", "sha256", "size", "fetched_at", "is_current", "refusal")
    readonly_fields = ("download",)
    verbose_name_plural = "bronbestanden"

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceFile]:
        return super().get_queryset(request).defer("content")

    @admin.display(description="bytes")
    def download(self, file: SourceFile) -> SafeString:
        return _download_link(file)


@admin.register(Publication, site=site)
class PublicationAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "kind", "title", "submitted_on", "received_on", "has_text")
    list_filter = ("kind", "chamber", "has_text", "is_removed", "is_example")
    search_fields = ("identifier", "key", "title", "appendix_number")
    date_hierarchy = "received_on"
    show_full_result_count = False
    inlines = (SourceFileInline, CitationInline, WebLinkInline)
    actions = (try_publications_again,)

    def kamervraag_of(self, row: Model) -> Kamervraag | None:
        return Kamervraag.objects.filter(publications=row.pk).first()


@admin.register(SourceFile, site=site)
class SourceFileAdmin(ReadOnlyAdmin):
    list_display = (
        "name",
        "publication",
        "media_type",
        "size",
        "fetched_at",
        "is_current",
        "refusal",
    )
    list_filter = ("media_type", "is_current", ("refusal", admin.EmptyFieldListFilter))
    list_select_related = ("publication",)
    search_fields = ("name", "sha256", "publication__identifier")
    show_full_result_count = False
    exclude = ("content",)
    readonly_fields = ("download", "beginning")
    actions = (try_files_again,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceFile]:
        return super().get_queryset(request).defer("content")

    def kamervraag_of(self, row: Model) -> Kamervraag | None:
        return Kamervraag.objects.filter(publications__source_files=row.pk).first()

    def get_urls(self) -> list[URLPattern]:
        address = path(
            "<int:pk>/bytes/",
            self.admin_site.admin_view(self.bytes_view),
            name="kamervragen_sourcefile_bytes",
        )
        return [address, *super().get_urls()]

    def bytes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file as it was received; never shown by the browser as a page of ours."""
        file = SourceFile.objects.filter(pk=pk).first()
        if file is None or not self.has_view_permission(request, file):
            raise Http404
        name = file.name.rpartition("/")[2]
        disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
        return HttpResponse(
            bytes(file.content),
            content_type="application/octet-stream",
            headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
        )

    @admin.display(description="bytes")
    def download(self, file: SourceFile) -> SafeString:
        return _download_link(file)

    @admin.display(description="begin van de inhoud")
    def beginning(self, file: SourceFile) -> SafeString:
        """As text, whatever it is."""
        shown = bytes(file.content[:BEGINNING]).decode(errors="replace")
        return format_html('<pre class="bytes" tabindex="0">{}</pre>', shown.replace("\0", "�"))


def _download_link(file: SourceFile) -> SafeString:
    address = reverse("admin:kamervragen_sourcefile_bytes", args=[file.pk])
    return format_html('<a href="{}">Download</a>', address)
