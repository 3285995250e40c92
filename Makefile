# The verbs of this project. Nothing needs to be installed by hand but Python >= 3.11, make and git.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
# One stamp for the environment, one for those who watch films, one for those who change the code.
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
EQUIPPED := $(VENV)/.equipped
# Two installers at once in one environment, as under `make -j film test`, would break each other.
ENOUGH := $(if $(filter test check format docs $(EQUIPPED),$(MAKECMDGOALS)),$(EQUIPPED),$(INSTALLED))
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# pip compiles what it installs, but not what it only points at.
COMPILE := $(BIN)/python -m compileall -q src
# What is compiled when it is imported is kept, or each of many short processes would do it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: film test check format schemas docs clean

film: $(ENOUGH)  ## film this repository itself into out/
	@$(COMPILE)
	$(BIN)/sora film . --out out

test: $(EQUIPPED)  ## run the tests
	@$(COMPILE)
	$(BIN)/pytest -q -n auto --dist worksteal

check: $(EQUIPPED)  ## format, lint, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(EQUIPPED)  ## put the code into its usual shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schemas: $(ENOUGH)  ## write schemas/ anew from the models
	$(BIN)/sora schema --plain --write schemas

docs: $(EQUIPPED)  ## write the pages of docs/ anew that are made from the code
	$(BIN)/python tests/cli/test_commands_page.py
	$(BIN)/python -m tests.spec.test_mistakes
	$(BIN)/python -m tests.read.test_facts_page
	$(BIN)/python -m tests.match.test_pack_pages
	$(BIN)/python -m tests.app.test_packs_page

clean:
	rm -rf $(VENV) out dist build

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(INSTALLED): pyproject.toml | $(MADE)
	$(PIP) install --editable .
	@touch $@

# All at once, and compiled when it is imported, which most of the tools never is: that takes a
# third of the time.  --group needs pip >= 25.1, so the installer is brought up to date first.
$(EQUIPPED): pyproject.toml | $(MADE)
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --no-compile --editable '.[all-languages]' --group dev
	@touch $(INSTALLED) $@
