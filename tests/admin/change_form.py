"""A Kamervraag's change form, as a browser would send it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from lxml import html

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

    from kamervragen.models import Kamervraag

Values = dict[str, str | list[str]]


def address_of(kamervraag: Kamervraag) -> str:
    return reverse("admin:kamervragen_kamervraag_change", args=[kamervraag.pk])


def filled_form(client: Client, kamervraag: Kamervraag) -> Values:
    """Every field with what it holds."""
    page = html.fromstring(client.get(address_of(kamervraag)).content.decode())
    values: Values = {}
    forms = page.forms  # type: ignore[attr-defined] # the stubs know no HtmlElement
    form = next(form for form in forms if form.get("id") == "kamervraag_form")
    for name, value in form.form_values():
        if "__prefix__" in name:
            continue
        earlier = values.get(name, [])
        several = [*([earlier] if isinstance(earlier, str) else earlier), value]
        values[name] = value if name not in values else several
    return values


def save(
    client: Client, kamervraag: Kamervraag, *, refused: bool = False, **changes: str | list[str]
) -> Page:
    """Save with these changes, all else as it was; ``questions__0__html`` is a field's name."""
    values = filled_form(client, kamervraag)
    values |= {name.replace("__", "-"): value for name, value in changes.items()}
    response = client.post(address_of(kamervraag), values)
    assert response.status_code == (200 if refused else 302), response.context["errors"]
    return response


def errors_at(page: Page, field: str) -> list[str]:
    return [str(error) for error in page.context["adminform"].form.errors[field]]
