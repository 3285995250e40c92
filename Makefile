# The verbs of this project. Nothing needs to be installed by hand but Python >= 3.11, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: film test check format schemas docs clean

film: $(STAMP)  ## film this repository itself into out/
	$(BIN)/sora film . --out out

test: $(STAMP)  ## run the tests
	$(BIN)/pytest -q -n auto

check: $(STAMP)  ## format, lint, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)  ## put the code into its usual shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schemas: $(STAMP)  ## write schemas/ anew from the models
	$(BIN)/sora schema --write schemas

clean:
	rm -rf $(VENV) out dist build

# --group needs pip >= 25.1, so the installer is brought up to date first.
$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $(STAMP)
