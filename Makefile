.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The environment. Two stamps: what the site needs, and that with what the tests and checks need.

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements.txt | .venv/bin/python
	@echo "Installing the site's dependencies …"
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/.development: requirements-dev.txt | .venv/bin/python
	@echo "Installing the dependencies of site, tests and checks …"
	@$(INSTALL) -r requirements-dev.txt
	@touch .venv/.runtime $@

.PHONY: setup
setup: .venv/.development ## Prepare .venv with everything, pinned with hashes

.PHONY: lock
lock: ## Pin all dependencies again, as new as pyproject.toml allows
	uv pip compile pyproject.toml --universal --upgrade --generate-hashes --no-annotate --no-header --output-file requirements.txt
	uv pip compile pyproject.toml --universal --upgrade --generate-hashes --no-annotate --no-header --group dev --constraint requirements.txt --output-file requirements-dev.txt
