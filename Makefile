# make demo: score the example story and write its page.   make test: style, types, tests.
# make test-browser: the page in a real browser; needs chromium, chromedriver and npm.   make picture: the README's.
RECENT := -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PYTHON ?= $(shell for each in python3 python3.11 python3.12 python3.13 python3.14; do \
            $$each $(RECENT) && { echo $$each; break; }; done)
VENV   := .venv
BIN    := $(VENV)/bin
PAGE   := out/muse-spark.html
AXE    := $(VENV)/node_modules/axe-core/axe.min.js

.PHONY: demo test test-browser picture clean

demo: $(VENV)/installed
	@mkdir -p out
	@$(BIN)/divergence score examples/muse-spark -o $(PAGE)
	@echo "$(CURDIR)/$(PAGE)"

test: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

test-browser: $(VENV)/browser $(AXE)
	$(BIN)/pytest tests/browser

picture: $(VENV)/browser
	$(BIN)/python docs/screenshot.py

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache

$(BIN)/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, with its venv module"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/tested: pyproject.toml constraints.txt $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/installed

$(VENV)/browser: $(VENV)/tested
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,browser]'
	@touch $@

$(AXE):
	npm install --silent --no-save --no-package-lock --prefix $(VENV) axe-core@4.14.1
