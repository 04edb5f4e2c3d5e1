"""Print what the official services say there is, and what the archive has of it."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from kamervragen.statistics.ledger import (
    GROUPS,
    Missing,
    Period,
    missing_documents,
    per_month_of_all,
)


class Command(BaseCommand):
    """``ledger``; exit status 0, also with gaps: the report tells them."""

    help = "For each month what the services list, what the archive has, and each gap by name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print it as JSON")

    def handle(self, *, json: bool, **_: object) -> None:
        periods, gaps = per_month_of_all(), list(missing_documents())
        self.stdout.write(as_json(periods, gaps) if json else as_text(periods, gaps))


def as_json(periods: list[Period], gaps: list[Missing]) -> str:
    """``{"months": […], "gaps": […]}``; a month without date is null."""
    months = [
        {
            "month": period.start and period.start.isoformat()[:7],
            "list": service_list.value,
            "kind": group,
            "listed": tally.listed,
            "held": tally.held,
        }
        for period in periods
        for (service_list, group), tally in period.tallies.items()
    ]
    missing = [
        {
            "identifier": gap.identifier,
            "service": gap.service,
            "date": gap.dated and gap.dated.isoformat(),
            "reason": gap.gap,
            "detail": gap.detail,
        }
        for gap in gaps
    ]
    return json.dumps({"months": months, "gaps": missing}, ensure_ascii=False)


def as_text(periods: list[Period], gaps: list[Missing]) -> str:
    """The ledger for people."""
    lines = ["month    list          kind             listed     held  missing"]
    for period in periods:
        month = period.start.isoformat()[:7] if period.start else "undated"
        lines += [
            f"{month:8} {service_list.value:13} {group:14} {tally.listed:8} {tally.held:8}"
            f" {tally.missing:8}"
            for (service_list, group), tally in sorted(period.tallies.items())
            if group in GROUPS
        ]
    lines += [f"missing {gap.identifier}: {gap.reason}. {gap.detail}".rstrip() for gap in gaps]
    return "\n".join(lines)
