"""Every page of the site, and an archive in which each of them has something to show."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kamervragen.admin.site import site
from kamervragen.importing.relating import relate_all
from kamervragen.importing.runs import import_files
from kamervragen.importing.unmatched import KINDS
from kamervragen.management.commands.run import load_examples
from tests.factories import make_listed_document
from tests.importing.documents import answer_document, questions_document

# By the names in kamervragen/urls.py. Where a page looks different otherwise, it is there again.
PAGES = {
    "home": ["/"],
    "about": ["/over/"],
    "accessibility": ["/over/toegankelijkheid/"],
    "ledger": ["/over/volledigheid/"],
    "ledger_of_undated": ["/over/volledigheid/zonder-datum/"],
    "ledger_of_year": ["/over/volledigheid/2025/"],
    "kamervragen": [
        "/kamervragen/",
        "/kamervragen/?q=voorbeeld&status=beantwoord&meer=kamerlid",
        "/kamervragen/?q=bestaatniet",
        "/kamervragen/?pagina=2",
    ],
    "year": ["/kamervragen/2026/"],
    "month": ["/kamervragen/2026/05/"],
    "day": ["/kamervragen/2026/05/05/"],
    "saved_list": ["/kamervragen/te-laat/"],
    "kamervraag": [
        "/kamervragen/2023Z00468/",
        "/kamervragen/2025Z00001/",  # a document of it has changed
        "/kamervragen/2026Z90013/",  # postponed
        "/kamervragen/2026Z90015/",  # withdrawn
        "/kamervragen/2026Z90018/",  # references
        "/kamervragen/2026Z90020/",  # oral
        "/kamervragen/2026Z90022/",  # a table
        "/kamervragen/2026Z90027/",  # the answer is in a PDF alone
        "/kamervragen/2026Z90032/",  # forty questions
        "/kamervragen/2026Z90030/?lijst=fractie%3Dpvdv",  # one came from a list
    ],
    "cite": ["/kamervragen/2023Z00468/citeren/"],
    "related": ["/kamervragen/2023Z00468/verwant/"],
    "versions": ["/kamervragen/2025Z00001/versies/"],
    "ministers": ["/bewindspersonen/"],
    "minister": ["/bewindspersonen/wopke-hoekstra/"],
    "ministries": ["/ministeries/"],
    "ministry": ["/ministeries/buitenlandse-zaken/"],
    "members": ["/kamerleden/"],
    "member": ["/kamerleden/anna-voorbeeld/"],
    "parties": ["/fracties/"],
    "party": ["/fracties/pvdv/"],
    "topics": ["/onderwerpen/"],
    "topic": ["/onderwerpen/internationaal/"],
    "statistics": ["/statistiek/"],
    "comparison": ["/statistiek/vergelijk/?fractie=pvdv&fractie=sp"],
    "statistics_table": ["/statistiek/fracties/", "/statistiek/bronnen/"],
    "citing": ["/verwijzingen/kst-19637-3018/"],
    "article": ["/artikelen/example.org/spelling/"],
}
ADDRESSES = [address for addresses in PAGES.values() for address in addresses]
ONE_OF_EACH = [addresses[0] for addresses in PAGES.values()]
IN_ENGLISH = [f"/en{address}" for address in ONE_OF_EACH]
STYLE = "/stijl/"  # only where DEBUG is on
REFUSALS = {"/kamervragen/?kleur=rood": 400, "/bestaat/niet/": 404, "/en/bestaat/niet/": 404}
NO_PAGES = {
    # redirects to a page
    "previous",
    "following",
    # files
    "source_file",
    "card",
    "site_card",
    "favicon",
    # for machines
    "suggestions",
    "opensearch",
    "manifest",
    "sitemaps",
    "sitemap",
    "robots",
    "health",
}


def fill_archive() -> None:
    """The fixtures, a document that was changed, and what the services list and we do not have."""
    call_command("loaddata", "2023Z00468", verbosity=0)
    load_examples()
    import_files([questions_document(), answer_document()])
    import_files([answer_document(answers=(("1", "Ja, deels."), ("2", "Omdat het moet.")))])
    list(relate_all())
    make_listed_document("ah-tk-20242025-2", fetching="pdf_only")
    make_listed_document("kv-tk-2025Z1", dated=None)


def page_of_a_fault() -> bytes:
    """What a visitor sees when the fault is ours."""
    response: HttpResponse = get_resolver().resolve_error_handler(500)(RequestFactory().get("/"))
    return response.content


def names_of_addresses() -> set[str]:
    """All names in kamervragen/urls.py, whatever language they are under; not the admin's."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern)
        elif not pattern.namespace:
            yield from _names(pattern.url_patterns)


def admin_addresses(editor: User) -> list[str]:
    """Where the admin begins, and of each model what this editor can open of it: its list, the
    form of a new one, the first one, what deleting it takes along, and its history."""
    request = HttpRequest()
    request.user = editor
    addresses = [reverse("admin:index"), reverse("admin:password_change")]
    addresses += [reverse("admin:unmatched_names", args=[kind]) for kind in KINDS]
    for model, rows in site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        first = model._default_manager.order_by("pk").first()
        addresses.append(reverse(f"{name}_changelist"))
        if rows.has_add_permission(request):
            addresses.append(reverse(f"{name}_add"))
        if first is None:
            continue
        addresses += [reverse(f"{name}_{page}", args=[first.pk]) for page in ("change", "history")]
        if rows.has_delete_permission(request, first):
            addresses.append(reverse(f"{name}_delete", args=[first.pk]))
    return addresses
