"""A change form as a browser would send it back."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from kamervragen.models import Kamervraag


def address_of(kamervraag: Kamervraag) -> str:
    return reverse("admin:kamervragen_kamervraag_change", args=[kamervraag.pk])


def filled_form(client: Client, address: str) -> dict[str, str | list[str]]:
    """Every field with what it holds."""
    page = html.fromstring(client.get(address).content)
    form = page.get_element_by_id("kamervraag_form")
    values: dict[str, str | list[str]] = {}
    for name, value in form.form_values():
        if name in values:
            earlier = values[name]
            values[name] = [*([earlier] if isinstance(earlier, str) else earlier), value]
        else:
            values[name] = value
    return {name: value for name, value in values.items() if "__prefix__" not in name}


def save(client: Client, kamervraag: Kamervraag, **changes: str | list[str]) -> HttpResponse:
    """Fill in the changes and save, all else as it was; ``questions_0_html`` is a field's name."""
    address = address_of(kamervraag)
    values = filled_form(client, address)
    for name, value in changes.items():
        values[name.replace("__", "-")] = value
    response: HttpResponse = client.post(address, values)
    return response
