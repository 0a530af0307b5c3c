# Every target sets up what it needs in .venv; a second start finds it done.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run demo test check bench faults snapshots pictures lock clean

run: .venv/ready
	@$(BIN)/cockpit $(ARGS)

demo: .venv/ready
	@$(BIN)/cockpit demo

test: .venv/ready-dev check
	$(BIN)/pytest -q -n 4

check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready-dev
	$(BIN)/python -m tests.bench

faults: .venv/ready-dev
	$(BIN)/python -m tests.faults

snapshots: .venv/ready-dev
	$(BIN)/pytest -q tests/app/test_snapshots.py tests/app/screens/exam/test_exam_snapshots.py --snapshot-update

pictures: .venv/ready-dev
	$(BIN)/python -m tests.make_pictures

# One line for each library that pip fetches; a failure of pip ends the target.
define install
	@rm -f .venv/failed
	@{ $(BIN)/python -m pip install --progress-bar off $(1) || touch .venv/failed; } | \
		awk '/^Collecting/ {print "      " $$2; fflush()} /^Installing collected/ {print "      unpacking ..."; fflush()}'
	@test ! -f .venv/failed
endef

.venv/python:
	@echo "Setting up the cockpit in .venv (once, about half a minute)"
	@echo "[1/3] Creating the Python environment"
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it and try again."; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/ready: .venv/python requirements.lock pyproject.toml
	@echo "[2/3] Installing the libraries"
	$(call install,-r requirements.lock)
	@echo "[3/3] Installing the cockpit"
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@echo "Installing the tools for tests (once)"
	$(call install,-r requirements-dev.lock)
	@touch $@

lock:
	uv pip compile pyproject.toml --group build --universal --no-annotate --no-header --no-emit-index-url --no-emit-find-links -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --universal --no-annotate --no-header --no-emit-index-url --no-emit-find-links -o requirements-dev.lock

clean:
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
