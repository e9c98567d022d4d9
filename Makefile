# make demo | test | check | bench | clean - each works as the first command in a new clone.
# The same steps for Windows (PowerShell) stand in README.md.

PYTHON ?= python3
VENV ?= .venv
DEMO ?= demo
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed.stamp

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false

.PHONY: demo test check bench clean

# Eight sample months into a workspace; the reports for 08/2020 and for 2020; mails in its outbox.
demo: $(INSTALLED)
	$(BIN)/cchc demo $(DEMO)

test: $(INSTALLED)
	$(BIN)/python -m pytest

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32
	$(BIN)/lint-imports --no-cache
	$(BIN)/sqlfluff lint warehouse/sql

bench: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks

# Keeps the environment, which is long to make: delete $(VENV) by hand where it is to go too.
clean:
	rm -rf $(DEMO) build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# An environment without this stamp, or older than the pins, is installed over. Modules are compiled as pip compiles those
# that it copies: each worker process would, where PYTHONDONTWRITEBYTECODE is set.
$(INSTALLED): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q flows templates transforms warehouse
	@touch $(INSTALLED)
