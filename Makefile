# make demo: set up what is needed and take one article its whole way.  make test: the whole suite, as CI runs it.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
ONLY ?=
# As many processes as there are cores; bytecode is kept, since the tests begin many programs.
PYTEST = $(BIN)/python -m pytest --numprocesses auto
# Many tests of a millisecond, or a few of a minute: every process takes the next file (shared_out.py says why).
PYTEST_SHARED = $(BIN)/python -m pytest -p tests.shared_out -o console_output_style=classic
unexport PYTHONDONTWRITEBYTECODE

TESTS = test-engine test-outside test-desk test-journeys test-postgresql

.PHONY: audit demo test $(TESTS) check serve figures setup setup-peers system
.NOTPARALLEL:
.DEFAULT_GOAL := help

help:
	@echo "make demo     one article from its source to a verified edition (DEMO_SERVE=0: end instead of serving)"
	@echo "make test     every check and test, as CI runs them (SYSTEM=skip: do without Debian packages)"
	@echo "make test-engine  the tests of what computes: seconds (also: $(wordlist 2,9,$(TESTS)))"
	@echo "make check    formatting, types and import contracts only"
	@echo "make audit    compare what is installed with what is pinned (ONLINE=1: look known flaws up)"
	@echo "make serve    serve the desk on http://127.0.0.1:8000"
	@echo "make figures  measure speed and accuracy (ONLY=name for one)"

$(BIN)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -m tools.environment $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@# What pip installs it compiles, but not what it only points to: without this the first start of everything is slow.
	@$(BIN)/python -m compileall -q src
	@touch $@

$(BIN)/.ready-dev: $(BIN)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $@

$(BIN)/.ready-peers: $(BIN)/.ready-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev,peers]"
	@touch $@

setup: $(BIN)/.ready

system:
	@$(PYTHON) -m tools.system

audit: $(BIN)/.ready-dev
	@$(BIN)/python tools/audit_dependencies.py $(if $(ONLINE),--online)

check: $(BIN)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@# Its Django plugin misses models that moved since its last run: what it says without its memory counts.
	$(BIN)/mypy || { rm -rf .mypy_cache; $(BIN)/mypy; }
	$(BIN)/lint-imports

test: system check $(TESTS)

test-engine: $(BIN)/.ready-dev
	$(PYTEST_SHARED) -p no:django -p no:logging tests/engine

test-outside: $(BIN)/.ready-dev
	$(PYTEST) tests/adapters tests/cli tests/house

test-desk: $(BIN)/.ready-dev
	$(PYTEST) tests/desk

test-journeys: $(BIN)/.ready-dev
	$(PYTEST_SHARED) tests/journeys/test_looks.py tests/journeys/test_editor.py tests/journeys

test-postgresql: $(BIN)/.ready-dev
	$(BIN)/python tools/with_postgresql.py $(PYTEST) tests/desk

demo: $(BIN)/.ready
	@$(BIN)/python tools/demo.py

serve: $(BIN)/.ready
	$(BIN)/colophon serve

figures: $(BIN)/.ready-peers
	$(BIN)/python tools/figures.py $(ONLY)
