# The commands of the tracker. `make` alone lists them.
SHELL := /bin/bash
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
export VAR_DIR ?= $(CURDIR)/var
TEST_POSTGRES ?= postgres://postgres@127.0.0.1:5432/postgres
READY := .venv/.ready

.PHONY: help demo demo-data demo-reset test test-postgres pictures check fix

help:
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

demo: demo-data ## prepare the demonstration and serve it on http://127.0.0.1:8000 (PORT= changes it)
	@echo "Serving on http://127.0.0.1:$(PORT)/ (stop with Ctrl+C)"
	@SITE_ADDRESS=http://127.0.0.1:$(PORT) $(BIN)/python manage.py runserver --noreload 127.0.0.1:$(PORT)

demo-data: $(READY) ## prepare the demonstration without serving it; keeps what was typed
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_reference_data
	@$(BIN)/python manage.py load_demo_data

demo-reset: ## throw the demonstration away and start over
	rm -rf $(VAR_DIR)/tracker.sqlite3* $(VAR_DIR)/files
	@$(MAKE) --no-print-directory demo-data

test: $(READY) ## run every test on SQLite
	env -u DATABASE_URL $(BIN)/pytest -n 2 -q $(ARGS)

test-postgres: $(READY) ## run every test on PostgreSQL (TEST_POSTGRES= says where)
	DATABASE_URL=$${DATABASE_URL:-$(TEST_POSTGRES)} $(BIN)/pytest -n 2 -q $(ARGS)

pictures: $(READY) ## take the README's pictures of the demonstration, as it is on a fixed day
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	env -u DATABASE_URL VAR_DIR="$$folder" $(BIN)/python manage.py make_pictures

check: $(READY) ## lint, check imports between rooms, settings and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python manage.py check
	$(BIN)/python manage.py makemigrations --check --dry-run

fix: $(READY) ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
