"""Ask the running site for its home page, as a visitor would."""

from http.client import HTTPConnection

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

TIMEOUT = 10  # seconds


class Command(BaseCommand):
    help = "Succeed if the site that runs on this machine answers."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        """Gunicorn believes its own machine about the scheme, so this is not sent to https."""
        headers = {"Host": visited_host(), "X-Forwarded-Proto": "https"}
        connection = HTTPConnection("127.0.0.1", settings.PORT, timeout=TIMEOUT)
        try:
            connection.request("GET", "/", headers=headers)
            status = connection.getresponse().status
        except OSError as error:
            raise CommandError(f"The site does not answer: {error}") from error
        if status != 200:
            raise CommandError(f"The site answers with {status}.")


def visited_host() -> str:
    """A host that the site accepts; "*" and ".example.nl" stand for many."""
    first: str = settings.ALLOWED_HOSTS[0]
    return "127.0.0.1" if first == "*" else first.removeprefix(".")
