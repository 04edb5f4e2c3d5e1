"""Figures in words and in drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext

from kamervragen.deadlines.days import counted

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from kamervragen.statistics.figures import Cell

NOTHING = "–"
register = template.Library()


@register.simple_tag
def figure(cell: Cell) -> SafeString | str:
    """A figure as a link to the list that it was counted from."""
    if cell.value is None:
        return NOTHING
    return format_html(
        '<a href="{}?{}" rel="nofollow">{}</a>', reverse("kamervragen"), cell.query, shown(cell)
    )


@register.filter
def shown(cell: Cell) -> str:
    """With its unit; a share without decimals."""
    if cell.value is None:
        return NOTHING
    if cell.unit == "%":
        return gettext("{share} %").format(share=number_format(cell.value, decimal_pos=0))  # noqa: RUF001
    return number_format(cell.value, force_grouping=True)


@register.filter
def in_days(days: int) -> str:
    return counted(days)
