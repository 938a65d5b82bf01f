# One command each. `make demo` needs Python ≥ 3.11 with venv, and make; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test deep check fix faults bench docs lock clean

demo: $(VENV)/runtime ## try everything in a browser
	@exec $(BIN)/karnameh demo $(ARGS)

test: $(VENV)/dev ## the fast suite
	$(BIN)/pytest -n 3 --dist worksteal --ignore=tests/browser -m "not slow and not deep"

deep: $(VENV)/dev ## the short forms of the long runs: faults, a province, albums, the command line
	$(BIN)/pytest -n 3 --dist worksteal -m "deep and not slow"

check: $(VENV)/dev ## lint, format, types, import rules, unused dependencies, generated docs, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/python -m docs.generate --check
	$(MAKE) test

fix: $(VENV)/dev ## all automatic corrections
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m docs.generate

browser: $(VENV)/dev ## the journey in Chromium, with screenshots in var/screenshots
	$(BIN)/pytest -n 2 --dist loadfile -m browser tests/browser

faults: $(VENV)/dev ## the long fault runs (docs/reliability.md)
	$(BIN)/pytest -m slow tests

bench: $(VENV)/dev ## the benchmarks (docs/performance.md)
	$(BIN)/python -m bench $(ARGS)

audit: $(VENV)/dev ## known weaknesses of the locked dependencies
	$(BIN)/pip-audit --require-hashes -r requirements.lock

lock: ## renew the lock files (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
		--extra build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
		--extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## remove what was made here (the demo's data too)
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# A stamp for each set of packages; installing again only when the lock file changed.
$(VENV)/runtime: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements-dev.lock $(VENV)/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
