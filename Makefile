## From a fresh clone, with Python 3.11 or newer:
##   make demo    install into .venv and check a sample article against its report
##   make test    the same environment with the development tools, then the tests
## and for a change:
##   make lint    ruff, rules and format
##   make types   mypy, strict
##   make format  let ruff rewrite what it can
##   make clean   remove .venv and every cache
## Another interpreter: make demo PYTHON=python3.12. Another build of PyTorch: make demo TORCH=torch==2.12.1

PYTHON ?= python3
TORCH ?= torch==2.13.0+cpu
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq
SAMPLE := corpus/01-*

.DEFAULT_GOAL := help
.PHONY: help demo test lint types format clean

help:
	@sed -n 's/^## \{0,1\}//p' Makefile

# The sample article misreports its report, so claimcheck ends with status 1; any other status is a fault.
demo: $(VENV)/.installed
	@status=0; $(BIN)/claimcheck $(SAMPLE)/article.txt $(SAMPLE)/report.txt || status=$$?; test $$status -eq 1

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV)/.installed-dev
	@$(BIN)/mypy

format: $(VENV)/.installed-dev
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find claimcheck tests -name __pycache__ -prune -exec rm -r {} +

# The stamps are written last: an interrupted installation is taken up again, a finished one is left alone.
$(BIN)/pip:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "$(PYTHON): not found; install Python 3.11 or newer, or name yours: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$$($(PYTHON) -V) is too old; install Python 3.11 or newer, or name yours: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON): no venv module; install it first (Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@echo "making $(VENV) with $$($(PYTHON) -V)"
	@$(PYTHON) -m venv $(VENV)

# PyTorch's default build for Linux brings gigabytes of CUDA along, and claimcheck does not use them.
$(VENV)/.torch: | $(BIN)/pip
	@if [ "$$(uname -s)" = Linux ] && ! $(BIN)/python -c 'import importlib.metadata as m; m.version("torch")' 2>/dev/null; \
	then \
	  echo "installing $(TORCH) (about 200 MB)"; \
	  $(PIP) "$(TORCH)" 2>/dev/null || echo "$(TORCH) could not be had from the indexes of pip: taking the default build (several GB); see the README"; \
	fi
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.torch
	@echo "installing claimcheck and what it needs"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "installing the development tools"
	@$(PIP) --editable ".[dev]"
	@touch $@
