# Every target does its own set-up; `make help` lists them.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 7860
VENV := .venv
PY := $(VENV)/bin/python
# Everything made at run time; the peers' environment lies there too.
VAR := $(or $(QA_VAR),var)
# The address of PyTorch's CPU wheels, if pip would otherwise fetch the CUDA build (see README).
TORCH_INDEX ?=

.PHONY: help run ocr test lint bench eval gate peers tune ask clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python 3.10 or newer is needed; set PYTHON=python3.x")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(if $(TORCH_INDEX),$(PY) -m pip install -q "$$(grep -o '^torch==[0-9.]*' requirements.txt)" --index-url $(TORCH_INDEX))
	$(PY) -m pip install -q -r requirements.txt
	@touch $@

$(VENV)/.ocr: requirements-ocr.txt $(VENV)/.run
	$(PY) -m pip install -q -r requirements-ocr.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements-ocr.txt $(VENV)/.run
	$(PY) -m pip install -q -r requirements-dev.txt
	@touch $@

run: $(VENV)/.run  ## set up, build the index, serve the page and the API on http://127.0.0.1:7860
	$(PY) -m index build
	$(PY) app.py --host $(HOST) --port $(PORT)

ocr: $(VENV)/.ocr  ## set up what reads scans and pictures of pages

test: $(VENV)/.dev  ## set up and run every test
	$(PY) -m pytest

lint: $(VENV)/.dev  ## format check, lint, strict types
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy

bench: $(VENV)/.dev  ## measure quality, speed and memory beside the plain baseline
	$(PY) -m index build
	$(PY) -m eval bench

eval: $(VENV)/.dev  ## run baselines, our system and each part off; write eval/RESULTS.md
	$(PY) -m index build
	$(PY) -m eval results

gate: $(VENV)/.dev  ## fail when a measure fell below eval/gates.toml
	$(PY) -m index build --quiet
	$(PY) -m eval gate

tune: $(VENV)/.dev  ## learn ranking and answers again: make tune TUNE="--questions FILE... --reports FOLDER"
	$(PY) -m eval learn fusion $(TUNE)
	$(PY) -m eval learn answers $(TUNE)

$(VAR)/peers/.done: eval/requirements-peers.txt | $(VENV)/bin/python
	$(PYTHON) -m venv $(VAR)/peers
	$(if $(TORCH_INDEX),$(VAR)/peers/bin/python -m pip install -q "$$(grep -o '^torch==[0-9.]*' eval/requirements-peers.txt)" --index-url $(TORCH_INDEX))
	$(VAR)/peers/bin/python -m pip install -q -r eval/requirements-peers.txt
	@touch $@

peers: $(VENV)/.dev $(VAR)/peers/.done  ## ours beside Haystack, LlamaIndex and txtai
	$(PY) -m index build
	$(PY) -m eval peers

ask: $(VENV)/.run  ## ask from the shell: make ask Q=老旧小区改造多少个
	@$(PY) -m index build --quiet
	@$(PY) -m qa "$(Q)"

clean:  ## remove the virtual environment and everything made at run time
	rm -rf $(VENV) var
