# Everything for a machine that has only Python ≥ 3.11, make and the system's package manager.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: test lint demo bench clean system-packages translations

# In the order of the files: the long ones, in the browser, begin, so that no processor waits for another at the end.
test: $(VENV)/.installed system-packages
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/workbench check questionnaires

# Ten invented sites in a database of their own, and the server on http://127.0.0.1:8000.
demo: export WORKBENCH_DATA := build/demo
demo: export DATABASE_URL :=
demo: $(VENV)/.installed
	@rm -rf build/demo
	@$(BIN)/workbench demo
	@echo "Open http://127.0.0.1:8000 and sign in; stop the server with Ctrl-C."
	@$(BIN)/workbench serve

bench: $(VENV)/.installed
	$(BIN)/python -m tests.bench.plan
	$(BIN)/python -m tests.bench.web
	$(BIN)/python -m tests.bench.comparison
	$(BIN)/python -m tests.bench.report
	$(BIN)/python -m tests.bench.kill

# Brings the catalogues up to date with code and templates, and prints what they still lack.
translations: CATALOGUES := workbench/web/translations
translations: $(VENV)/.installed
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keywords _l --keywords lazy_gettext --no-location \
		--sort-output --no-wrap --output-file build/messages.pot .
	$(BIN)/pybabel update --input-file build/messages.pot --output-dir $(CATALOGUES) --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date --no-wrap
	$(BIN)/pybabel compile --directory $(CATALOGUES) --statistics
	@grep --before-context=2 '^msgstr.* ""$$' $(CATALOGUES)/*/LC_MESSAGES/messages.po | grep '^msgid.* "[^"]' || true

# The environment is made anew whenever what it is made from changes.
$(VENV)/.installed: pyproject.toml constraints.txt $(wildcard workbench/assets/* workbench/web/translations/*/LC_MESSAGES/*.po)
	@echo "Installing the packages of constraints.txt into $(VENV)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[test,lint]'
	@touch $@

# Tests read PDFs with poppler and prove them with veraPDF, which needs Java 17.
system-packages:
	@sh tests/system_packages.sh

clean:
	rm -rf $(VENV) build dist workbench/static/vendor .mypy_cache .pytest_cache .ruff_cache .hypothesis
