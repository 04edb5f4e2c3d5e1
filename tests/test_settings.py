import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "ALLOWED_HOSTS": "kamervragen.example www.kamervragen.example",
    "DATABASE_URL": "postgres://editor:secret@database:5433/archive?sslmode=require",
    "SECRET_KEY": "k" * 50,
}
PRINT = """
import json
from kamervragen import settings
names = [name for name in dir(settings) if name.isupper()]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def load(folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The settings that an otherwise empty environment gives."""
    return subprocess.run(
        [sys.executable, "-c", PRINT],
        check=False,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "KAMERVRAGEN_VAR": str(folder), **environment},
        capture_output=True,
        text=True,
    )


def test_a_trial_needs_nothing_and_keeps_its_secret_to_itself(tmp_path: Path) -> None:
    first, second = (json.loads(load(tmp_path, {}).stdout) for _ in range(2))
    assert len(first["SECRET_KEY"]) >= 50
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert first["DATABASES"]["default"]["ENGINE"] == "kamervragen.embedded_postgres"
    assert first["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert first["DEBUG"] is False
    assert first["SECURE_SSL_REDIRECT"] is False


@pytest.mark.parametrize("name", ["ALLOWED_HOSTS", "SECRET_KEY"])
def test_production_has_no_default_for(name: str, tmp_path: Path) -> None:
    unset = {key: value for key, value in PRODUCTION.items() if key != name}
    for environment in (unset, unset | {name: ""}):
        refused = load(tmp_path, environment)
        assert refused.returncode != 0
        assert f"Set {name}. With DATABASE_URL set, the site runs in" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_production_names_its_database_and_has_a_certificate(tmp_path: Path) -> None:
    settings = json.loads(load(tmp_path, PRODUCTION).stdout)
    database = settings["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("database", 5433, "archive")
    assert database["OPTIONS"]["sslmode"] == "require"
    assert settings["SECRET_KEY"] == PRODUCTION["SECRET_KEY"]
    assert settings["ALLOWED_HOSTS"] == ["kamervragen.example", "www.kamervragen.example"]
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["EXAMPLES"] is False


@pytest.mark.django_db
def test_no_query_is_compiled() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


def test_the_official_services_have_their_own_budgets(tmp_path: Path) -> None:
    own = json.loads(load(tmp_path, {}).stdout)
    assert own["BUDGETS"] == {"zoek.officielebekendmakingen.nl": "10/30", "*": "2/1"}
    given = {"BUDGETS": "127.0.0.1:8901=10/30,*=2/1", "KOOP_SRU": "http://127.0.0.1:8901/sru"}
    settings = json.loads(load(tmp_path, given).stdout)
    assert settings["BUDGETS"] == {"127.0.0.1:8901": "10/30", "*": "2/1"}
    assert settings["KOOP_SRU"] == "http://127.0.0.1:8901/sru"


def test_every_variable_is_in_the_example() -> None:
    documented = re.findall(
        r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE
    )
    sources = [*(ROOT / "kamervragen").rglob("*.py"), ROOT / "compose.yaml"]
    asked = re.compile(
        r"""(?:\benv(?:\.\w+)?|in_production|environ\.get)\(\s*"([A-Z_]+)"|\$\{([A-Z_]+)"""
    )
    read = {a or b for path in sources for a, b in asked.findall(path.read_text())}
    gunicorn_reads = {"FORWARDED_ALLOW_IPS"}
    assert sorted(documented) == sorted((read | gunicorn_reads) - {"PATH"})
