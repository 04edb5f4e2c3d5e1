"""`manage.py dbshell` with the psql that came with the private server."""

from collections.abc import Iterable

from django.db.backends.postgresql import client

from kamervragen.embedded_postgres.place import installed_programs


class DatabaseClient(client.DatabaseClient):
    executable_name = str(installed_programs() / "psql")

    def runshell(self, parameters: Iterable[str]) -> None:
        self.connection.settings_dict["HOST"] = self.connection.get_connection_params()["host"]
        super().runshell(parameters)
