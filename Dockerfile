# The site, for a machine with a PostgreSQL: see compose.yaml and .env.example.

FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --require-hashes --requirement requirements.txt

FROM python:3.13-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 \
    BIND=0.0.0.0 PORT=8000 KAMERVRAGEN_VAR=/srv/var
RUN useradd --system --home-dir /srv --shell /usr/sbin/nologin kamervragen \
    && install --directory --owner=kamervragen /srv/var
COPY --from=build /venv /venv
WORKDIR /srv/kamervragen
COPY . .
USER kamervragen
# Without a database named, this is a trial as far as settings are concerned: no secret is needed.
RUN python manage.py collectstatic --no-input --verbosity 0 && rm /srv/var/secret_key
EXPOSE 8000
HEALTHCHECK --interval=60s --timeout=15s --start-period=120s --retries=3 \
    CMD ["python", "manage.py", "healthcheck"]
CMD ["python", "manage.py", "run"]
