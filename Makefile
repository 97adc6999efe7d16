# Two commands set everything up on a fresh machine: `make demo` and `make test`.
# They need git, make and Python 3.11 or later with venv; everything else they install.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOURNEYCTL := $(BIN)/journeyctl
SOURCES := $(shell find journeyctl schemas templates -type f -not -path '*/__pycache__/*' -not -path '*/files/*')
JOURNEYS := $(shell find journeys -name '*.journey.yaml')
WITH := journeyctl.yaml $(shell find personas themes -type f)

# The suite starts the program hundreds of times: compiled once, each start is four times as fast.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test proof check form format lint types imports sheet golden pictures bench bench-peer schemas docs clean attacks fuzz guided soak coverage mutants

demo: build/.drawn  ## draw every journey in journeys/ as SVG, PDF and PNG into build/

build/.drawn: $(VENV)/.installed build/.cairo $(JOURNEYS) $(WITH) $(SOURCES)
	$(JOURNEYCTL) render journeys -o build --to svg,pdf,png,text
	$(JOURNEYCTL) render journeys -o build --to svg --view compact --quiet
	$(JOURNEYCTL) render journeys -o build --to svg --view flow --quiet
	@touch $@
	@echo "The maps lie in build/. Open build/ny-bredbandskund.svg in a browser."

# PDF and PNG need libcairo. It is installed where this user may; else the one command is named.
build/.cairo: $(VENV)/.installed
	@mkdir -p build
	@$(BIN)/python -c "from journeyctl.export.library import cairo; cairo()" 2>/dev/null \
	  || { if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	         apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y libcairo2; \
	       else echo "PDF and PNG need libcairo. Run: sudo apt-get install libcairo2 (or: brew install cairo)"; exit 1; fi; }
	@touch $@

$(VENV)/.created:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

test: $(VENV)/.developing build/.cairo  ## the test suite, under five minutes
	$(BIN)/python -m pytest -m "not proof" -n 2 --dist worksteal

proof: $(VENV)/.developing build/.cairo  ## the fuller tests: wheel, browsers, matrix of sizes
	$(BIN)/python -m pytest -m proof -n 2 --dist loadfile

check: format lint types imports form test  ## everything a change must pass

format: $(VENV)/.developing
	$(BIN)/ruff format --check .

lint: $(VENV)/.developing
	$(BIN)/ruff check .

types: $(VENV)/.developing
	$(BIN)/mypy

imports: $(VENV)/.developing
	$(BIN)/lint-imports

form: $(VENV)/.installed  ## whether our journeys are written in the form that all have
	$(JOURNEYCTL) fmt --check journeys personas themes journeyctl.yaml

schemas: $(VENV)/.installed  ## write the JSON Schemas from their table
	$(BIN)/python schemas/build.py

docs: $(VENV)/.installed  ## write the parts of the documentation that are made from the program
	$(BIN)/python docs/build.py

sheet: $(VENV)/.developing build/.cairo  ## a contact sheet of all examples in all views
	$(BIN)/python -m tests.sheet build/sheet

golden: $(VENV)/.developing  ## write what is kept in tests/golden and tests/story anew; read its diff
	$(BIN)/python -m tests.golden
	$(BIN)/python -m tests.story

pictures: $(VENV)/.installed  ## the pictures of the documentation
	$(JOURNEYCTL) render journeys/ny-bredbandskund.journey.yaml -o docs/pictures --to svg --view compact --revision none
	$(JOURNEYCTL) render journeys/ny-bredbandskund.journey.yaml -o docs/pictures/ny-bredbandskund.compact.dark.svg \
	  --view compact --theme dark --revision none
	$(JOURNEYCTL) render journeys/ny-bredbandskund.journey.yaml -o docs/pictures --to svg --view strip --revision none
	$(JOURNEYCTL) render journeys/waermepumpe.journey.yaml -o docs/pictures --to svg --view curve --revision none
	$(JOURNEYCTL) theme preview themes/fjord.theme.yaml -o docs/pictures/fjord.theme.svg
	$(JOURNEYCTL) render journeys/vattenskada.journey.yaml -o docs/pictures --to svg --view flow --revision none
	$(JOURNEYCTL) render journeys/forsta-kvallen.journey.yaml -o docs/pictures --to svg --view blueprint --revision none
	$(JOURNEYCTL) render journeys/ny-bredbandskund.journey.yaml -o docs/pictures --to svg --view matrix --revision none
	$(JOURNEYCTL) render journeys/ett-ar-med-elavtalet.journey.yaml -o docs/pictures --to svg --paper A0 --revision none \
	  --lanes activities,thoughts,happiness,needs,touchpoints
	$(JOURNEYCTL) canvas --method full-day --lang en -o docs/pictures --to svg
	$(JOURNEYCTL) diff tests/cases-diff/bredband/before.journey.yaml tests/cases-diff/bredband/after.journey.yaml \
	  --today 2026-11-01 -o docs/pictures/ny-bredbandskund.diff.svg

bench: $(VENV)/.developing build/.cairo  ## ratios of speed against an empty Python program and a peer
	$(BIN)/python -m bench.run

attacks: $(VENV)/.developing  ## what files cost that ask for the most work there is
	$(BIN)/python -m bench.attacks --commands check,render,flow,A0,A0-portrait,A3,blueprint,matrix,strip,curve,canvas,pdf,A0-pdf

MINUTES ?= 60
SEED ?= 0
JOURNEYS_DRAWN ?= 10000

fuzz: $(VENV)/.developing  ## random journeys, right, wrong and broken, through every stage (MINUTES=60 SEED=0)
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) --seed $(SEED)

guided: $(VENV)/.developing  ## bytes that find their way into branches of reading and binding (MINUTES=60)
	$(BIN)/python -m pip install --quiet --group guided
	$(BIN)/python -m tests.guided --minutes $(MINUTES)

soak: $(VENV)/.developing  ## ten thousand random journeys drawn in one process; memory must stay flat
	$(BIN)/python -m tests.fuzz --soak $(JOURNEYS_DRAWN) --seed $(SEED)

GUARDS := journeyctl/source/reader.py,journeyctl/source/decoding.py,journeyctl/binding/text.py,journeyctl/paint/allowlist.py,journeyctl/export/files.py,journeyctl/project/fetching.py,journeyctl/report/safe.py,journeyctl/theme/logo.py,journeyctl/theme/raster.py,journeyctl/theme/vector.py,journeyctl/pipeline/addressing.py,journeyctl/forges.py,journeyctl/export/anatomy/operators.py

coverage: $(VENV)/.developing  ## the branches of the files that guard us, and which of them no test takes
	$(BIN)/python -m coverage run --branch --data-file=build/.coverage --include='$(GUARDS)' -m pytest -q -n0 -m "not proof" tests/test_source_guard.py tests/test_cases.py tests/test_binding_text.py tests/test_paint_safety.py tests/test_export_files.py tests/test_project_fetching.py tests/test_report_text.py tests/test_theme_logo.py tests/test_addressing.py tests/test_parting.py tests/test_operators.py
	$(BIN)/python -m coverage report --data-file=build/.coverage --show-missing --fail-under=100

mutants: $(VENV)/.developing  ## small changes of the files that guard us, each of which a test must notice (FILE=journeyctl/forges.py)
	$(BIN)/python -m tests.mutants $(FILE)

bench-peer:  ## the peer that `make bench` compares with: Mermaid's command line, which needs node, npm and chromium
	PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-audit --no-fund --no-package-lock --prefix build/peer @mermaid-js/mermaid-cli

clean:
	rm -rf build $(VENV) journeyctl/fonts/files .pytest_cache .mypy_cache .ruff_cache .hypothesis
