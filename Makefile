# make demo: score the example story and write its page.   make test: style, types, tests.
PYTHON ?= $(firstword $(foreach each,python3.13 python3.12 python3.11 python3,$(shell command -v $(each) 2>/dev/null)))
VENV   := .venv
BIN    := $(VENV)/bin
PAGE   := out/muse-spark.html

.PHONY: demo test clean

demo: $(VENV)/installed
	@mkdir -p out
	@$(BIN)/divergence score examples/muse-spark --html $(PAGE)
	@echo "$(CURDIR)/$(PAGE)"

test: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/tested: pyproject.toml constraints.txt $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/installed
