# Two commands lead: `make demo` and `make test`. All that they need goes into .venv, from lock files with hashes.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
COMPILE := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11
BENCHMARKS := start fan_out durable_updates reading_speed reading_accuracy daily_bulletin bulletin_years figure_import ranking due_scan \
  self_check two_years
DESCRIPTION := pyproject.toml requirements-build.lock

.DEFAULT_GOAL := help
.PHONY: help demo test bench lock clean

help:
	@echo 'make demo    try everything in the browser, without Telegram and without a network'
	@echo 'make test    format, lint, types, layers and tests'
	@echo 'make bench   the benchmarks, side by side with what they are measured against'
	@echo 'make lock    new lock files from pyproject.toml (needs uv)'
	@echo 'make clean   remove .venv and what the demonstration left behind'

demo: $(VENV)/run.stamp
	@exec $(BIN)/duban demo

test: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n logical --dist worksteal

bench: $(VENV)/peers.stamp
	@for name in $(BENCHMARKS); do echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

lock:
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) pyproject.toml --extra dev --output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --extra dev --extra peers --output-file requirements-peers.lock
	echo 'setuptools>=80' | $(COMPILE) - --constraint requirements-dev.lock --output-file requirements-build.lock

clean:
	rm -rf $(VENV) var/demo

# A stamp says which lock file .venv was filled from; what the tests need includes what the bot needs.
$(VENV)/run.stamp: requirements.lock $(DESCRIPTION) | $(BIN)/python
	@echo 'Filling .venv (once; about half a minute) ...'
	@$(PIP) install --quiet --require-hashes -r requirements.lock -r requirements-build.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(DESCRIPTION) | $(BIN)/python
	@echo 'Filling .venv (once; about a minute) ...'
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/run.stamp $@

$(VENV)/peers.stamp: requirements-peers.lock $(VENV)/dev.stamp
	@echo 'Adding what the benchmarks compare with (once; about a minute) ...'
	@$(PIP) install --quiet --require-hashes -r requirements-peers.lock
	@touch $@

$(BIN)/python:
	@for python in python3 python3.13 python3.12 python3.11; do \
	  command -v $$python >/dev/null && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || continue; \
	  $$python -c 'import venv, ensurepip' 2>/dev/null && exec $$python -m venv $(VENV); \
	  without_venv=$$python; \
	done; \
	if [ -n "$$without_venv" ]; then \
	  echo "$$without_venv cannot make virtual environments. On Debian and Ubuntu: sudo apt-get install $$without_venv-venv"; \
	else \
	  echo 'Python 3.11 or newer is needed. On Debian and Ubuntu: sudo apt-get install python3 python3-venv'; \
	fi >&2; exit 1
