"""Figures that can be checked: each leads to the list that it was counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from kamervragen.deadlines.days import today
from kamervragen.filters import MORE, KamervraagFilter
from kamervragen.models import Kamervraag
from kamervragen.refusals import NotInArchive, NotUnderstood, unknown_filter
from kamervragen.statistics.charts import chart_of, chart_of_years
from kamervragen.statistics.csv_tables import MEDIA_TYPE, csv_of
from kamervragen.statistics.figures import COLUMNS, DAYS, cells, figures, labels, left_out
from kamervragen.statistics.measures import measures
from kamervragen.statistics.sources import table_by_site
from kamervragen.statistics.tables import (
    by_year_of_each,
    side_by_side,
    table_by,
    table_by_days,
    table_by_year,
    years_side_by_side,
)

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kamervragen.statistics.charts import Chart
    from kamervragen.statistics.tables import Table

# What figures can be narrowed to; other filters are what the figures themselves ask.
FILTERS = (
    *("q", "ingediend_van", "ingediend_tot", "jaar", "bewindspersoon", "ministerie"),
    *("kamerlid", "fractie", "onderwerp", "bron"),
)
GROUPS = {
    "ministeries": "ministerie",
    "bewindspersonen": "bewindspersoon",
    "fracties": "fractie",
    "kamerleden": "kamerlid",
    "onderwerpen": "onderwerp",
}
TITLES = {
    "jaren": gettext_lazy("Per jaar"),
    "dagen": gettext_lazy("Dagen tot het antwoord"),
    "ministeries": gettext_lazy("Per ministerie"),
    "bewindspersonen": gettext_lazy("Per bewindspersoon"),
    "fracties": gettext_lazy("Per fractie"),
    "kamerleden": gettext_lazy("Per Kamerlid"),
    "onderwerpen": gettext_lazy("Per onderwerp"),
    "bronnen": gettext_lazy("Meest genoemde sites"),
}
MOST = 50  # rows of a page
FEWEST_COMPARED, MOST_COMPARED = 2, 4


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    measured = measures(asked)
    years, days = table_by_year(asked, measured), table_by_days(asked, measured)
    context = {
        "totals": cells(figures(measured), asked, {}),
        "left_out": left_out(figures(measured), asked),
        "years": years,
        "year_charts": _charts_of_years(years),
        "days": days,
        "days_chart": _chart_of_days(days),
    }
    return render(request, "statistics/statistics.html", _context(asked) | context)


@require_safe
def table(request: HttpRequest, name: str) -> HttpResponse:
    """One table; as CSV with all its rows."""
    if name not in TITLES:
        raise NotInArchive(gettext("Deze tabel is er niet."))
    asked = _asked(request, "formaat", "op")
    order = _option(request, "op", COLUMNS, default="gesteld")
    if _option(request, "formaat", ["csv"], default=""):
        return _csv(_table(asked, name, order=order, most=None), name)
    context = {
        "name": name,
        "title": TITLES[name],
        "table": _table(asked, name, order=order, most=None if asked.more else MOST),
        "group": GROUPS.get(name, ""),
        "order": order,
        "orders": COLUMNS if name in GROUPS else {},
    }
    return render(request, "statistics/table.html", _context(asked) | context)


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """Two or more ministers, ministries, … side by side."""
    asked = _asked(request, "formaat")
    group = next((each for each in GROUPS.values() if len(asked.values(each)) > 1), "")
    if not group or len(asked.values(group)) > MOST_COMPARED:
        words = gettext("Kies er %(fewest)s tot %(most)s van één soort om te vergelijken.")
        raise NotUnderstood(words % {"fewest": FEWEST_COMPARED, "most": MOST_COMPARED})
    measured = measures(asked)
    compared = table_by(asked, measured, group)
    if _option(request, "formaat", ["csv"], default=""):
        return _csv(compared, "vergelijking")
    years = by_year_of_each(asked, measured, group, compared.rows)
    medians = years_side_by_side(compared.rows, years, "mediaan")
    put = years_side_by_side(compared.rows, years, "gesteld")
    places = range(len(compared.rows))
    context = {
        "compared": side_by_side(compared),
        "medians": medians,
        "median_chart": chart_of_years(
            medians,
            *places,
            title=gettext("Mediaan van de dagen tot het antwoord, per jaar"),
            description=gettext("Een groep kolommen voor elk jaar van indiening."),
            unit=str(DAYS),
        ),
        "put": put,
        "put_chart": chart_of_years(
            put,
            *places,
            title=gettext("Gestelde Kamervragen, per jaar"),
            description=gettext("Een groep kolommen voor elk jaar van indiening."),
        ),
    }
    return render(request, "statistics/comparison.html", _context(asked) | context)


def _asked(request: HttpRequest, *options: str) -> KamervraagFilter:
    """Figures are of written questions that were really put."""
    query = request.GET.copy()
    for option in options:
        query.pop(option, None)
    if unknown := query.keys() - {*FILTERS, MORE}:
        raise NotUnderstood(*(unknown_filter(name) for name in unknown))
    query["soort"] = "schriftelijk"
    return KamervraagFilter(query, Kamervraag.objects.all(), today=today())


def _option(request: HttpRequest, name: str, words: object, *, default: str) -> str:
    value = request.GET.get(name, default)
    known = [default, *words] if isinstance(words, (list, dict)) else [default]
    if value not in known:
        words = gettext("Bij “%(name)s”: “%(value)s” bestaat niet.")
        raise NotUnderstood(words % {"name": name, "value": value[:80]})
    return value


def _context(asked: KamervraagFilter) -> dict[str, object]:
    """What stands around every table: what it was narrowed to, each with the way out of it."""
    active = [each for each in asked.active if each.name != "soort"]
    return {
        "filter": asked,
        "narrowing": asked.query_of({"soort": []}),
        "active": [
            (
                each,
                asked.query_of(
                    {
                        "soort": [],
                        each.name: [v for v in asked.values(each.name) if v != each.value],
                    }
                ),
            )
            for each in active
        ],
        "tables": TITLES,
        "labels": labels(),
    }


def _table(asked: KamervraagFilter, name: str, *, order: str, most: int | None) -> Table:
    if name in GROUPS:
        return table_by(asked, measures(asked), GROUPS[name], order=order, most=most)
    if name == "bronnen":
        return table_by_site(asked, most=most)
    make = table_by_year if name == "jaren" else table_by_days
    return make(asked, measures(asked))


def _csv(table: Table, name: str) -> HttpResponse:
    response = HttpResponse(csv_of(table, address=reverse("kamervragen")), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="kamervragen-{name}.csv"'
    return response


def _charts_of_years(years: Table) -> list[Chart]:
    of_each_year = gettext("Een kolom voor elk jaar van indiening.")
    half = gettext("De helft van de antwoorden kwam in hooguit zoveel dagen.")
    share = gettext("Deel van de antwoorden waarvan de dagen bekend zijn.")
    return [
        chart_of_years(
            years, 0, title=gettext("Gestelde Kamervragen per jaar"), description=of_each_year
        ),
        chart_of_years(
            years,
            2,
            title=gettext("Mediaan van de dagen tot het antwoord"),
            description=f"{of_each_year} {half}",
            unit=str(DAYS),
        ),
        chart_of_years(
            years,
            4,
            title=gettext("Beantwoord binnen 21 dagen"),
            description=f"{of_each_year} {share}",
            unit="%",
        ),
    ]


def _chart_of_days(days: Table) -> Chart:
    return chart_of(
        days,
        0,
        title=gettext("Beantwoord na zoveel dagen"),
        description=gettext(
            "Een kolom voor elke week na indiening, met wat toen beantwoord werd; "
            "onder de kolom de eerste dag van die week."
        ),
    )
