PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test setup
run: setup
	$(BIN)/planogram

setup:
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -e '.[dev]'

test: setup
	$(BIN)/python -m pytest
