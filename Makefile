# Everything here needs Python 3.11 or later and nothing else; `make test` uses LibreOffice when it is there.

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3.14 python3,$(shell command -v $(name) 2>/dev/null)))
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo
WORDS := toolkit/words/messages.pot
LANGUAGES := toolkit/words/languages
TEST_OPTIONS ?= -n auto --dist loadfile --no-loadscope-reorder

# Also where the environment says otherwise: the tests start Python hundreds of times, and each would compile everything.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help demo test gold lint docs words templates bench coverage trust lock audit clean

help:
	@echo "make demo       run the whole round on a sample organization, into the folder $(DEMO)"
	@echo "make test       run the tests"
	@echo "make gold       how far deadlines, statuses and parties in words are read as people read them"
	@echo "make lint       check style, types and the layers"
	@echo "make docs       write the output of commands, the list of problems and what is shipped into the documents"
	@echo "make words      gather all words that people see for translators, and compile what they made of them"
	@echo "make templates  write the blank standard workbook and the pages on how to fill one in anew"
	@echo "make bench      measure the speed"
	@echo "make coverage   fail where the branches of reading, merge or store are covered less than 95 %"
	@echo "make trust      the long versions of the tests of docs/trust.md (an hour or more); a line with the figure of each"
	@echo "make lock       resolve the dependencies anew"
	@echo "make audit      ask whether a package of the lock has a known weakness (needs the network)"
	@echo "make clean      remove what the others made"

demo: $(READY)
	@$(BIN)/tracker demo $(DEMO)
	@echo "(tracker is $(BIN)/tracker)"

test: $(READY)
	@command -v soffice >/dev/null || command -v libreoffice >/dev/null || \
		echo "LibreOffice is not installed: the tests that need it are skipped, and named at the end."
	$(BIN)/python -m pytest $(TEST_OPTIONS)

gold: $(READY)
	@$(BIN)/python -m tests.gold.agreement

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/python docs/write.py
	$(BIN)/python docs/shipped.py

words: $(READY)
	$(BIN)/pybabel --quiet extract --keywords plural:1,2 --no-default-keywords --keywords _ --keywords of:1c,2 \
		--add-location file --sort-by-file --omit-header --no-wrap --output $(WORDS) toolkit
	PYTHONPATH=. $(BIN)/python -m toolkit.words.languages.making $(WORDS) $(LANGUAGES)

templates: $(READY)
	$(BIN)/python -m toolkit.workbook.returns.blank
	$(BIN)/python workbook_templates/build_guides.py

bench: $(READY)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.checking
	$(BIN)/python -m benchmarks.rows
	$(BIN)/python -m benchmarks.wording
	$(BIN)/python -m benchmarks.lookups
	$(BIN)/python -m benchmarks.shares
	$(BIN)/python -m benchmarks.reports
	$(BIN)/python -m benchmarks.scaling
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.heavy
	$(BIN)/python -m benchmarks.desk
	$(BIN)/python -m benchmarks.cluster

coverage: $(READY)
	$(BIN)/python -m tests.trust.branches $(TEST_OPTIONS)

trust: $(READY)
	$(BIN)/python -m tests.trust

# The set-up is done again only when what it depends on has changed.
# The lock names every package, so pip has nothing to work out (--no-deps): left to itself, it would ask for the
# newest `coverage[toml]`, which the lock, a day older, does not hold.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or later. Install it, or say: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV), once ..."
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(READY)

# uv resolves for Linux, macOS and Windows at once; nothing else here needs it.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	build/lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--extra dev --extra addin --extra desk --extra dask --extra fast --custom-compile-command "make lock" --quiet \
		pyproject.toml -o requirements.lock

# pip-audit ends well also where it could ask about nothing, so docs/shipped.py reads what it found.
audit: $(READY)
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@rm -f build/audit/report.json
	-@build/audit/bin/pip-audit --require-hashes --disable-pip --progress-spinner off --format json \
		--requirement requirements.lock --output build/audit/report.json 2> build/audit/log
	$(BIN)/python docs/shipped.py build/audit/report.json

clean:
	rm -rf $(VENV) build dist $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
