.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
export PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The environment. Two stamps: what the site needs, and that with what the tests and checks need.

# Debian's own Python leaves ensurepip to another package.
.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo "Python needs Debian's package python3-venv: apt-get install python3-venv"; \
		[ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq python3-venv >/dev/null; }
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/.runtime: requirements.txt | .venv/.made
	@echo "Installing the site's dependencies …"
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/.development: requirements-dev.txt | .venv/.made
	@echo "Installing the dependencies of site, tests and checks …"
	@$(INSTALL) -r requirements-dev.txt
	@touch .venv/.runtime $@

.PHONY: setup
setup: .venv/.development ## Prepare .venv with everything, pinned with hashes

# The site.

.PHONY: run
run: .venv/.runtime ## Start the site on http://127.0.0.1:8000 (PORT=… for another)
	@$(MANAGE) run

.PHONY: shell
shell: .venv/.runtime ## Open a Python shell with the models at hand
	@$(MANAGE) shell

.PHONY: import
import: .venv/.runtime ## Import documents: make import ARGS="folder archive.tar.xz"
	@$(MANAGE) import_documents $(ARGS)

.PHONY: verify-archive
verify-archive: .venv/.runtime ## Compare every text of every source file with what is stored
	@$(MANAGE) verify_archive $(ARGS)

.PHONY: bench-import
bench-import: .venv/.runtime ## Import the real KVR archive (or ARGS) into an empty database
	@folder=$$(mktemp -d) && chmod 755 $$folder && trap "rm -rf $$folder" EXIT \
		&& DATABASE_URL= KAMERVRAGEN_VAR=$$folder $(MANAGE) bench_import \
		$(or $(ARGS),../shared/corpus/kvr-1984-2008.tar.xz)

# The large archive that searching is measured on stays in a folder of its own, or in the PostgreSQL
# of BENCH_DATABASE_URL; its words are those of the real documents where these are at hand.
BENCH := $(if $(BENCH_DATABASE_URL),DEBUG=on) DATABASE_URL=$(BENCH_DATABASE_URL) KAMERVRAGEN_VAR=var/bench
BENCH_DOCUMENTS ?= $(wildcard ../shared/corpus/kvr-1984-2008.tar.xz)

.PHONY: bench-data
bench-data: .venv/.runtime ## Fill var/bench with 90,000 invented Kamervragen (ARGS="--kamervragen N")
	@$(BENCH) $(MANAGE) bench_data $(BENCH_DOCUMENTS) $(ARGS)

.PHONY: bench-search
bench-search: .venv/.development ## Measure the search on it, beside SQLite FTS5 and Tantivy
	@$(BENCH) $(MANAGE) bench_search $(ARGS)

# The checks and tests. With DATABASE_URL set they use that PostgreSQL, and it is no production.

check test: export DEBUG = on

# As settings want it in production; nothing is served and no session is kept.
PRODUCTION := DEBUG=off DATABASE_URL=postgres://production SECRET_KEY=$$(head -c 64 /dev/urandom | base64 -w 0) ALLOWED_HOSTS=kamervragen.example

.PHONY: check
check: .venv/.development ## Check form, types, layers, templates, migrations and settings
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint templates
	$(MANAGE) makemigrations --check --dry-run
	@echo "manage.py check --deploy"; $(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

.PHONY: fix
fix: .venv/.development ## Repair what the checks can repair
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: test
test: check ## Run all checks and all tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

.PHONY: test-browser
test-browser: export DEBUG = on
test-browser: .venv/.development ## Run the tests in a real browser, or say how to get one
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -m browser $(ARGS)

.PHONY: bench-lighthouse
bench-lighthouse: .venv/.development ## Ask Lighthouse about home, list and a Kamervraag (needs Node.js and Chromium)
	@$(BIN)/python -m tests.browser.lighthouse

.PHONY: screenshots
screenshots: .venv/.development ## Make the pictures in docs/screenshots anew, from the fixtures
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.screenshots $(ARGS)

.PHONY: messages
messages: .venv/.runtime ## Gather what is to be translated, and compile the translations (needs gettext)
	@$(MANAGE) makemessages --locale en --no-wrap --no-obsolete --add-location file \
		--extension html,py,txt,xml --ignore .venv --ignore admin --ignore tests --ignore var
	@sed --in-place /POT-Creation-Date/d locale/en/LC_MESSAGES/django.po  # not a change each time
	@$(MANAGE) compilemessages --locale en --ignore .venv

.PHONY: lock
lock: ## Pin all dependencies again, as new as pyproject.toml allows
	uv pip compile pyproject.toml --universal --upgrade --generate-hashes --no-strip-extras --no-annotate --no-header --output-file requirements.txt
	uv pip compile pyproject.toml --universal --upgrade --generate-hashes --no-strip-extras --no-annotate --no-header --group dev --constraint requirements.txt --output-file requirements-dev.txt
