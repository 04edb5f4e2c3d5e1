"""Django's PostgreSQL backend on the private server, started by the first connection."""

from pathlib import Path

from django.db.backends.postgresql import base

from kamervragen.embedded_postgres.client import DatabaseClient
from kamervragen.embedded_postgres.server import Server


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, object]:
        """HOST is the server's folder. A command that asks nothing never comes here."""
        server = Server.of(Path(self.settings_dict["HOST"]))
        return {**super().get_connection_params(), "host": str(server.ensure_running())}
