# `make help` lists what can be done here. All paths are relative: a clone may lie under a name with spaces and accents.

SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help setup run test lint types floors words unit self-test corpus fmt catalogues bench fuzz wheel package prove clean system system-test

BIN := .venv/bin
INSTALLED := .venv/installed
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/i18n/*/LC_MESSAGES/entourage.po))

# Processes that run the tests; "auto" is one for each core.
WORKERS ?= auto

# How long `make fuzz` searches.
MINUTES ?= 10

help: ## list what can be done
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/make \1\t\2/p' Makefile | expand -t 18

setup: system $(INSTALLED) $(CATALOGUES) ## prepare all: system packages, .venv/, pinned libraries, words

run: setup ## open the window; where there is no screen, put the samples through the whole chain
	@echo "entourage: opening the program" >&2
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then $(BIN)/entourage window; \
	else $(BIN)/python packaging/run_sample.py; fi

test: system-test lint types self-test corpus unit ## check all

lint: setup ## check style and form
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup ## check types
	@$(BIN)/mypy

floors: setup ## check that imports only go down
	@$(BIN)/lint-imports

words: setup ## check the French catalogues
	@$(BIN)/pytest -q tests/test_catalogues.py

unit: system-test setup ## run the tests
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n $(WORKERS) --hypothesis-profile=ci

self-test: setup ## ask the installed command whether all its parts work
	@$(BIN)/entourage self-test

corpus: setup ## score the readers on ../shared/corpus, where it is there
	@$(BIN)/python packaging/score_corpus.py

fmt: setup ## put the code in form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

catalogues: setup ## bring the words of the code into the .po files, and compile them
	@$(BIN)/python packaging/update_catalogues.py
	@$(BIN)/python packaging/compile_catalogues.py

bench: setup ## measure
	@for script in benchmarks/[a-z]*.py; do $(BIN)/python "$$script" || exit; done

fuzz: setup ## search for bytes that break the readers, MINUTES=10 for each kind of file
	@mkdir -p build/fuzz
	@for form in vcard table ldif network archive pasted; do mkdir -p build/fuzz/$$form; $(BIN)/python fuzz/reader.py $$form -max_total_time=$$(($(MINUTES) * 60)) \
		-timeout=20 -max_len=4096 -dict=fuzz/$$form.dict -artifact_prefix=build/fuzz/ build/fuzz/$$form fuzz/seeds/$$form || exit; done

wheel: setup ## build the package into dist/
	@PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt $(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

package: setup ## build the bundle dist/entourage/ and, on Debian and Ubuntu, the .deb beside it
	@packaging/set_up.sh system package
	@packaging/build_package.sh

prove: ## install the .deb of dist/ in a bare system and use it there by double clicks (as root)
	@packaging/set_up.sh system package
	@packaging/linux/prove.sh dist/entourage_*.deb build/proof

clean: ## remove what was built, .venv/ too
	@rm -rf .venv build dist $(CATALOGUES)

system:
	@packaging/set_up.sh system run

system-test:
	@packaging/set_up.sh system run test
	@$(if $(CI),packaging/set_up.sh system servers,:)

$(INSTALLED): pyproject.toml constraints.txt packaging/set_up.sh packaging/hatch_build.py | system
	@packaging/set_up.sh python
	@touch $@

%.mo: %.po | $(INSTALLED)
	@$(BIN)/python packaging/compile_catalogues.py
