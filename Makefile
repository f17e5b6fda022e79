# What people do here. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help setup dev app test check drills evals corpus lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
UV_VERSION := 0.13.8
TORCH := 2.13.0
# Chroma, tokenizers and numpy each start a thread a core; with busy cores one embedding takes 25 times as long.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
export TOKENIZERS_PARALLELISM ?= false
# onnxruntime's own builds tell Microsoft of their use, unless this is set before it is imported.
export ORT_DISABLE_TELEMETRY ?= 1

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 16

setup: $(VENV)/ready ## make the environment of the page in .venv
dev: $(VENV)/ready-dev ## the same with all extras: evaluation, other pipelines, PostgreSQL, sign-in, tests

# A new environment, or one whose lock has changed. Stamps are written last, so an install that broke off starts again.
$(VENV)/ready: requirements.lock pyproject.toml
	@$(call install,requirements.lock)
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock pyproject.toml
	@$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/ready

define install
$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)' && \
{ test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); } && \
{ test -x $(UV) || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); } && \
echo "Installing the packages of $(1) into $(VENV) …" && \
$(UV) pip install --quiet --python $(BIN)/python --link-mode copy --compile-bytecode --require-hashes --no-deps -r $(1) && \
$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable . && \
{ $(BIN)/python -c 'import torch' 2>/dev/null || { echo "Installing PyTorch $(TORCH) …"; $(INSTALL_TORCH); }; }
endef

# PyTorch's default Linux file brings 2.8 GB of CUDA. Its CPU build is taken where one is offered: by pip's own settings, then
# by PyTorch's index; only where neither can be reached, the default file.
define INSTALL_TORCH
$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps torch==$(TORCH)+cpu 2>/dev/null || \
UV_HTTP_RETRIES=0 $(UV) pip install --quiet --python $(BIN)/python --no-deps --torch-backend=cpu torch==$(TORCH) 2>/dev/null || \
$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==$(TORCH)
endef

app: setup ## open the page on http://localhost:8501 (the first start builds the index)
	@$(BIN)/lotsen app

# Files stay whole and in order, so that those in a browser come last in every process.
test: dev ## run all tests (offline), on up to four cores
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

drills: dev ## kill, hang, fill, damage, crowd: what the service does then, in a table
	@PYTHONPATH=tests $(BIN)/python -m drills

check: dev ## format, lint and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

# So much as two cores answer in a few minutes; `lotsen-eval run` asks all there is (evals/README.md). OUTSIDE: a folder of
# texts of other fields, which do not come with the project; forty questions a language of them are asked as well.
evals: dev ## ask most cases, score the answers, write the report, hold them against the gate
	@$(if $(OUTSIDE),$(BIN)/lotsen-eval outside "$(OUTSIDE)" --questions 40)
	@$(BIN)/lotsen-eval run --name evals --jobs 2 --made-each 15 \
		$(addprefix --leave-out ,first second third_sv third_en fourth_sv fourth_en)
	@$(BIN)/lotsen-eval report
	@$(BIN)/lotsen-eval gate

corpus: dev ## typeset the PDF and DOCX files of corpus/documents from corpus/manuscripts
	@$(BIN)/python -m corpus.typesetting

# Exact versions with hashes for every platform, no address of any registry; PyTorch and its CUDA parts stay out (see above).
CUDA := bindings pathfinder toolkit
NVIDIA := cublas cuda-cccl cuda-cupti cuda-nvrtc cuda-runtime cudnn-cu13 cufft cufile curand cusolver cusparse \
	cusparselt-cu13 nccl-cu13 nvjitlink nvshmem-cu13 nvtx
LOCK = $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-annotate --no-header $(addprefix --no-emit-package ,torch triton $(CUDA:%=cuda-%) $(NVIDIA:%=nvidia-%))
lock: setup ## resolve both lock files anew from pyproject.toml, and write the bill of materials
	@$(LOCK) --all-extras --upgrade --output-file requirements-dev.lock
	@$(LOCK) --constraints requirements-dev.lock --output-file requirements.lock
	@$(MAKE) --no-print-directory setup
	@$(BIN)/python -m app.dependencies bill requirements.lock --also torch==$(TORCH) > sbom.cdx.json.writing
	@mv sbom.cdx.json.writing sbom.cdx.json

clean: ## remove the environment and the index
	@rm -rf $(VENV) .lotsen
