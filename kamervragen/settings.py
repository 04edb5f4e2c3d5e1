"""Django's settings. The environment decides; `.env.example` lists its variables."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from environ import Env

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
# What the site keeps by itself: the private database, its secret, the collected static files.
VAR = Path(env("KAMERVRAGEN_VAR", default=str(BASE_DIR / "var"))).absolute()

DEBUG = env.bool("DEBUG", default=False)
DATABASE_URL: str = env("DATABASE_URL", default="")
# A trial brings its own database and secret. Production has to name both.
IS_TRIAL = DEBUG or not DATABASE_URL


def kept_secret() -> str:
    """Made once, so that logins outlive a restart; linked whole, so that none reads half."""
    path = VAR / "secret_key"
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=VAR) as draft, suppress(FileExistsError):
            draft.write(get_random_secret_key())
            draft.flush()
            path.hardlink_to(draft.name)
    return path.read_text()


def in_production(name: str) -> str:
    value: str = env(name, default="")
    if not (value or IS_TRIAL):
        message = f"Set {name}. With DATABASE_URL set, the site runs in production."
        raise ImproperlyConfigured(message)
    return value


SECRET_KEY = in_production("SECRET_KEY") or kept_secret()
ALLOWED_HOSTS = in_production("ALLOWED_HOSTS").split() or ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "kamervragen",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # static files whitenoise compresses itself
    "kamervragen.languages.language_of_address",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kamervragen.urls"
WSGI_APPLICATION = "kamervragen.wsgi.application"
# Where `manage.py run` listens.
BIND = env("BIND", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
# Whether `manage.py run` fills an empty archive with the invented examples.
EXAMPLES = env.bool("EXAMPLES", default=IS_TRIAL)

# The official services, and how they can reach whoever runs this site: fetching demands it.
KOOP_SRU = env("KOOP_SRU", default="https://repository.overheid.nl/sru")
TWEEDE_KAMER_ODATA = env(
    "TWEEDE_KAMER_ODATA", default="https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
)
CONTACT = env("CONTACT", default="")
# Requests/seconds for each host, "*" for all others. The first states its own.
BUDGETS = env.dict("BUDGETS", default={"zoek.officielebekendmakingen.nl": "10/30", "*": "2/1"})

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASE = env.db_url_config(DATABASE_URL or "postgres://postgres@:5432/postgres")
if not DATABASE_URL:
    DATABASE |= {"ENGINE": "kamervragen.embedded_postgres", "HOST": str(VAR / "postgresql")}
# Prepared statements make a page's queries a third faster. Each connection prepares its own, so
# it lives long; and a query takes at most 65,535 values, so long lists go in pieces.
PREPARED = {"server_side_binding": True, "prepare_threshold": 5}
# PostgreSQL compiles a query that it thinks dear; that takes longer than any of ours does without.
UNCOMPILED = {"options": "-c jit=off"}
DATABASES = {
    "default": DATABASE
    | {
        "OPTIONS": UNCOMPILED | DATABASE.get("OPTIONS", {}) | PREPARED,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": "test_kamervragen"},
    }
}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Source strings are Dutch; each other language has its catalogue, and its name before the path.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(hours=1)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_VERBOSE = False  # no greeting from every command
# A Kamervraag of 64 questions, with answers and notes, is one form of thousands of fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}

# Off where the site is served without a certificate, such as on one's own machine.
HTTPS = env.bool("HTTPS", default=not IS_TRIAL)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # whether sister domains have certificates
    "security.W021",  # and browsers' lists should hold the domain: for its owner to say
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
}
