# Everything for a machine that has only Python ≥ 3.11, make and the system's package manager.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: test lint check bench clean system-packages

test: $(VENV)/.installed system-packages
	$(BIN)/pytest

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/workbench check questionnaires

bench: $(VENV)/.installed
	$(BIN)/python -m tests.bench.plan

# The environment is made anew whenever what it is made from changes.
$(VENV)/.installed: pyproject.toml constraints.txt $(wildcard workbench/assets/*)
	@echo "Installing the packages of constraints.txt into $(VENV)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[test,lint]'
	@touch $@

# Tests read PDFs with poppler and prove them with veraPDF, which needs Java 17.
system-packages:
	@sh tests/system_packages.sh

clean:
	rm -rf $(VENV) build dist workbench/static/vendor .mypy_cache .pytest_cache .ruff_cache .hypothesis
