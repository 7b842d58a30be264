# make run: the editor on the sample store.  make test: everything that must pass.  Both prepare what they need first.
# Empty: the quickest supported one found when the environment is made.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
WORKERS ?= 2

CATALOGUES := resources/translations/fr.mo resources/translations/en.mo

.PHONY: run setup test lint soak screenshots bench clean
.DEFAULT_GOAL := run

# Everything installed, catalogues and modules compiled: what a quick start needs.
setup: $(INSTALLED) $(CATALOGUES)

run: setup
	@scripts/system_libraries.sh run
	@scripts/run.sh $(BIN)/planogram

test: $(INSTALLED_DEV)
	@scripts/system_libraries.sh test
	$(MAKE) lint
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(INSTALLED_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The same tests with many more examples, and the long runs nobody waits for.
soak: $(INSTALLED_DEV)
	@scripts/system_libraries.sh test
	HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -n $(WORKERS) -m "soak or not soak" --timeout 0 -o faulthandler_timeout=0

# The window in its main states, both languages and themes, into out/screenshots.
screenshots: setup
	@scripts/system_libraries.sh run
	$(BIN)/python scripts/screenshots.py out/screenshots

bench: setup
	@scripts/system_libraries.sh run
	$(BIN)/planogram bench

clean:
	rm -rf $(VENV) out build dist .hypothesis .mypy_cache .ruff_cache .import_linter_cache

# Reinstalled when the dependencies change, else left alone.
$(INSTALLED): pyproject.toml hatch_build.py
	@scripts/environment.sh $(VENV) "$(PYTHON)"
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@$(BIN)/python -m compileall -q planogram
	@touch $@

$(INSTALLED_DEV): pyproject.toml hatch_build.py
	@scripts/environment.sh $(VENV) "$(PYTHON)"
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python -m compileall -q planogram
	@touch $(INSTALLED) $@

# Sentences changed after the installation are compiled again, all at once.
$(CATALOGUES) &: $(wildcard resources/translations/*/*.po) | $(INSTALLED)
	$(BIN)/python -m planogram.i18n
