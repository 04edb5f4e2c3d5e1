"""What cites what: the lists on the page of a Kamervraag, and a page for all that can be cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kamervragen.models import Kamervraag, WebLink
from kamervragen.pagination import listing
from kamervragen.parsing.targets import (
    dossier_around,
    dossier_of,
    target_address,
    target_name,
    target_spelled,
)
from kamervragen.parsing.web_pages import host_of, web_page
from kamervragen.refusals import NotInArchive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import WithAnnotations

    from kamervragen.models.page_rows import CitationRow, Details, Mention, WebLinkRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Something that a Kamervraag refers to, and who else does."""

    name: str
    address: str  # our page or the official one; empty where there is none
    is_official: bool = False  # whether the name is that of an official document, in Dutch
    number: str = ""  # of the Kamervraag that it leads to, where the name does not say it
    others: int = 0  # other Kamervragen that refer to it
    all_address: str = ""  # of the page that lists them

    @property
    def host(self) -> str:
        """The site that a link leads to; empty for our own."""
        return (urlsplit(self.address).hostname or "").removeprefix("www.")


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What a Kamervraag refers to, what refers to it, and the chain of follow-ups it is in."""

    cited: tuple[Reference, ...]
    pages: tuple[Reference, ...]
    cited_by: tuple[Mention, ...]
    chain: tuple[Mention, ...]
    ours: Mapping[str, str]  # our addresses by the official ones that the texts print


def references(kamervraag: WithAnnotations[Kamervraag, Details]) -> References:
    """Of a Kamervraag from ``for_detail``."""
    by_target = {row["target"]: row for row in kamervraag.citation_rows}
    others = [row for row in by_target.values() if row["number"] != kamervraag.number]
    chain = kamervraag.chain
    return References(
        cited=tuple(map(_cited, others)),
        pages=tuple(_pages(kamervraag.web_link_rows)),
        cited_by=tuple(kamervraag.cited_by_rows),
        chain=tuple(chain) if len(chain) > 1 else (),
        ours={
            target_address(row["target"]): reverse("kamervraag", args=[row["number"]])
            for row in by_target.values()
            if row["number"]
        },
    )


def _cited(row: CitationRow) -> Reference:
    target, number = row["target"], row["number"]
    return Reference(
        name=_numbered(number) if target == number else target_name(target),
        address=reverse("kamervraag", args=[number]) if number else target_address(target),
        is_official=target != number,
        number="" if target == number else number or "",
        others=row["citing"] - 1,
        all_address=reverse("citing", args=[dossier_of(target) or target]),
    )


def _numbered(number: str) -> str:
    return gettext("Kamervraag %(number)s") % {"number": number}


def _pages(rows: Iterable[WebLinkRow]) -> Iterable[Reference]:
    for row in {row["page"]: row for row in rows}.values():
        yield Reference(
            name=row["page"],
            address=row["address"],
            others=row["citing"] - 1,
            all_address=reverse("article", args=[row["page"]]),
        )


@require_safe
def citing(request: HttpRequest, target: str) -> HttpResponse:
    spelled = target_spelled(target) or target
    spelled = dossier_of(spelled) or spelled
    if spelled != target:
        return redirect("citing", spelled, permanent=True)
    known = Kamervraag.objects.known_as(target).first()
    is_number = known is not None and known.number == target
    name = _numbered(target) if is_number else target_name(target)
    found = Kamervraag.objects.citing_or_its_answers(target, known).newest_first()
    page = listing(found, request.GET)
    if not page.count:
        words = gettext("Geen Kamervraag in dit archief verwijst naar %(name)s.")
        raise NotInArchive(words % {"name": name[:80]})
    context = {
        "name": name,
        "is_official": not is_number,
        "address": target_address(target),
        "known": known,
        "dossier": dossier_around(target),
        "listing": page,
    }
    return render(request, "references/citing.html", context)


@require_safe
def article(request: HttpRequest, page: str) -> HttpResponse:
    named = web_page(f"https://{page}")
    if named and named != page:
        return redirect("article", named, permanent=True)
    found = listing(Kamervraag.objects.referring_to(page).newest_first(), request.GET)
    if not found.count:
        words = gettext("Geen Kamervraag in dit archief verwijst naar “%(page)s”.")
        raise NotInArchive(words % {"page": page[:80]})
    link = WebLink.objects.to(page).first()
    context = {"page": page, "host": host_of(page), "link": link, "listing": found}
    return render(request, "references/article.html", context)
