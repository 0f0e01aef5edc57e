# figurelab: everything a stranger needs. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PHOTO ?=
PHOTOS ?=
OUT ?= out
KERNELS := $(shell grep -rl numba src/figurelab --include='*.py')

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo serve test check format peers bench chaos lookbook likeness lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# Stamps make a second run start at once; they follow the lock files, so a changed lock reinstalls.
$(VENV)/.setup-venv:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "figurelab needs Python 3.11, 3.12 or 3.13; name one with PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.setup-run: $(VENV)/.setup-venv requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# A compiled kernel is thrown away when its own file changes, but not when one does whose functions it took in.
$(VENV)/.kernels: $(VENV)/.setup-run $(KERNELS)
	@find src -name '*.nb[ci]' -delete
	$(BIN)/figurelab doctor --warm
	@touch $@

$(VENV)/.setup-dev: $(VENV)/.setup-run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.kernels ## make the virtual environment and compile the kernels

setup-dev: $(VENV)/.kernels $(VENV)/.setup-dev ## the same, with the tools for tests

demo: setup ## photo -> figure through the API, into out/ (PHOTO=some.jpg or a URL for your own)
	$(BIN)/figurelab demo $(if $(PHOTO),"$(PHOTO)") --out "$(OUT)"

serve: setup ## run the service; prints its address and, the first time, a key
	$(BIN)/figurelab serve

test: setup-dev check ## types, layers, style and all tests
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile tests/unit
	$(BIN)/python -m pytest tests/contract tests/chaos

check: $(VENV)/.setup-dev
	$(BIN)/ruff check src tests scripts bench
	$(BIN)/ruff format --check src tests scripts bench
	$(BIN)/lint-imports
	$(BIN)/pyright

format: $(VENV)/.setup-dev ## put the code into the house's shape
	$(BIN)/ruff check --fix src tests scripts bench
	$(BIN)/ruff format src tests scripts bench

peers: $(VENV)/.setup-dev ## fetch the official MCP server and the Khronos validator, which the tests then use too (needs npm)
	npm install --silent --no-audit --no-fund --prefix $(VENV)/mcp @meshy-ai/meshy-mcp-server@0.5.2
	npm install --silent --no-audit --no-fund --prefix $(VENV)/gltf gltf-validator@2.0.0-dev.3.10

bench: setup-dev ## measure speed and memory; prints medians
	$(BIN)/python -m bench

chaos: setup-dev ## kill API, worker and engine 100 times and audit what is left (10 to 15 minutes)
	FIGURELAB_CHAOS_ROUNDS=$${FIGURELAB_CHAOS_ROUNDS:-100} $(BIN)/python -m pytest tests/chaos

lookbook: setup-dev ## contact sheets of photos (PHOTOS=a folder of your own), hair styles and 48 figures, into out/lookbook/
	$(BIN)/python scripts/lookbook.py $(if $(PHOTOS),"$(PHOTOS)") --out out/lookbook

likeness: setup-dev ## how much of each portrait its figure keeps; fails under 92 %
	$(BIN)/python scripts/likeness.py

lock: setup-dev ## pin the dependencies again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## remove the virtual environment and all output
	rm -rf $(VENV) out
