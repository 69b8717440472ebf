# make serve   show the guide at http://127.0.0.1:8000 while it is written, each page with its findings
# make test    run every test, in a real browser too; on four cores at most
# make check   run the source gate, the linters, the type checker and the walls between the rooms, in seconds
# make style   check the scripts and style sheets of the site; needs Node 18.16 or newer
# make rules   write the rules into the writing guide again, from the rules themselves
# make build   build the site strictly, then check what was built
# make copies  put the guide as a zip file and as PDFs, sheets and leaflet too, into the site that make build has built
# make audit   draw 100 claims at random into a form, for readers who look them up afresh; make audit SEED=7 draws others
# make upkeep  ask registries what became of the sources, and list the reviews that are due; needs a network
#              One alone: make upkeep ONLY=retractions, or links, cochrane, trials, overdue
# make upkeep-recorded   the same on a made-up guide with made-up answers; needs none
# make audit-lock   ask whether a locked package has a known weakness; needs a network
# make fuzz    try random guides against what the gates promise, for a minute, then texts guided by the code that they
#              reach, for another, on Linux on x86-64 alone; make fuzz MINUTES=60 SEED=7 tries others, an hour of each
# make sbom    write what the guide is made with into the built site, in CycloneDX, from the locks
# make lock    write requirements.txt and requirements-dev.txt again from pyproject.toml
# make difference BASE=DIR   print what changed for readers since the checkout in DIR, after make build
#
# make mutants   change 200 places of guide and claimcheck, drawn at random, one at a time, and name what no test notices
#              Others: make mutants SAMPLE=50 SEED=7; each of some fourteen thousand, in a day: make mutants SAMPLE=all
#
# make bench-reader    measure what readers meet: weight, menu, search, Lighthouse's scores, axe; needs Node 18.16 or newer
#                      One alone: make bench-reader BENCH="--only search", or weight, menu, lighthouse, accessibility
# make bench-preview   measure what authors wait for: an edit until it is shown, the first page; beside it mkdocs serve
#
# make bench           measure what a guide of 10 and 100 pages costs, beside plain MkDocs and mkdocs-bibtex; a few minutes
#                      Larger: make bench PAGES="10 100 1000", which takes a quarter of an hour and more
#
# Each sets up .venv first, if a lock or pyproject.toml changed since: requirements.txt for all who write, check and
# build, and requirements-dev.txt on top of it where tests, the PDF or a bench need it.
# Another Python: make test PYTHON=python3.13

.POSIX:
.PHONY: serve test check style rules build copies zip pdf audit upkeep upkeep-recorded audit-lock fuzz sbom lock difference mutants bench bench-reader bench-preview
PYTHON = python3
READY = .venv/ready
DEVELOPER = .venv/developer
MEASURES = tests/reader/node_modules/.package-lock.json
STYLE = tests/style/node_modules/.package-lock.json
COMPILE = pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header
BENCH =
SEED = 1
MINUTES = 1
SAMPLE = 200
ONLY =
PAGES = 10 100

export NO_MKDOCS_2_WARNING = 1

serve: $(READY)
	.venv/bin/python -m presentation.preview

test: $(DEVELOPER)
	@.ci/system
	@.venv/bin/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# FINDINGS, from the environment, is how a workflow asks for another format.
check: $(READY)
	.venv/bin/claimcheck $(FINDINGS)
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/lint-imports --no-logo --cache-dir .cache/imports
	.venv/bin/mypy

style: $(STYLE)
	tests/style/node_modules/.bin/biome check --config-path=tests/style hooks/presentation

rules: $(READY)
	@mkdir -p .cache
	sed '/^What the checker does not know/q' docs/about/writing.md > .cache/writing.md
	echo >> .cache/writing.md
	.venv/bin/claimcheck --list --format markdown >> .cache/writing.md
	mv .cache/writing.md docs/about/writing.md

# Whatever stops it half-way, site is the last whole one that passed, or none: it is built and checked beside its place,
# and the one before is moved away whole, since one that is being removed may be served half.
build: $(READY)
	@mkdir -p .cache && rm -rf .cache/site && test -w .
	.venv/bin/mkdocs build --strict --site-dir .cache/site
	.venv/bin/claimcheck --site .cache/site
	@test -f .cache/site/index.html
	@rm -rf .cache/replaced && if test -e site; then mv site .cache/replaced; fi && mv .cache/site site && rm -rf .cache/replaced

# The PDF is made by the target pdf, out of the site; the zip file needs a build whose pages are linked as files.
copies: zip pdf

zip: $(READY)
	DIRECTORY_URLS=false .venv/bin/mkdocs build --strict --site-dir .cache/copy
	.venv/bin/claimcheck --site .cache/copy
	.venv/bin/python -m presentation.copies.zip_copy .cache/copy site/ketamine-in-pain.zip

pdf: $(DEVELOPER)
	@.ci/system
	@.venv/bin/python -m presentation.paper.pdf site
	@.venv/bin/python -m presentation.paper.sheets_pdf site

audit: $(READY)
	@.venv/bin/python -m presentation.exports.audit $(SEED)

upkeep: $(READY)
	@.venv/bin/python -m upkeep $(ONLY)

upkeep-recorded: $(READY)
	@rm -rf .cache/upkeep && mkdir -p .cache && cp -R tests/upkeep/recorded .cache/upkeep
	@cd .cache/upkeep && ../../.venv/bin/python -m upkeep --docs docs --recorded answers.json --report report.md; echo "exit code $$?; written below .cache/upkeep"

audit-lock: $(DEVELOPER)
	.venv/bin/pip-audit --requirement requirements-dev.txt --require-hashes --disable-pip --progress-spinner off

lock: $(DEVELOPER)
	.venv/bin/uv $(COMPILE) --all-extras pyproject.toml -o requirements-dev.txt
	.venv/bin/uv $(COMPILE) --extra check --constraints requirements-dev.txt pyproject.toml -o requirements.txt

fuzz: $(DEVELOPER)
	@PYTHONPATH=tests .venv/bin/python tests/fuzz.py $(MINUTES) $(SEED)
	@PYTHONPATH=tests .venv/bin/python tests/guided.py $(MINUTES) $(SEED)

sbom: $(DEVELOPER)
	.venv/bin/cyclonedx-py requirements --of JSON --sv 1.6 --output-reproducible --pyproject pyproject.toml -o site/sbom.json requirements-dev.txt

# The other checkout is built with its own code, whatever of the guide's is installed here.
difference: $(READY)
	@here=$$PWD && cd $(BASE) && PYTHONPATH=hooks "$$here/.venv/bin/mkdocs" build -q --site-dir "$$here/.cache/before"
	@.venv/bin/python -m presentation.exports.difference .cache/before/data/claims.json site/data/claims.json

bench: $(DEVELOPER)
	@PYTHONPATH=tests .venv/bin/python -m bench.bench $(PAGES)

mutants: $(DEVELOPER)
	@.venv/bin/python tests/mutants.py $(SAMPLE) $(SEED)

bench-reader: $(DEVELOPER) $(MEASURES)
	@.ci/system
	@PYTHONPATH=tests .venv/bin/python -m reader.bench $(BENCH)

bench-preview: $(DEVELOPER)
	@.ci/system
	@PYTHONPATH=tests .venv/bin/python -m reader.bench_preview

# Hatchling is in the lock, so that building the claimcheck command fetches nothing unlocked.
$(READY): requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is too old: install Python 3.11 or newer with venv, then name it, such as: make PYTHON=python3.11 test" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv; this takes a minute or two, once"
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOPER): requirements-dev.txt $(READY)
	@echo "Setting up what tests need; this takes a minute, once"
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Lighthouse and the search that the guide's own is measured against; the linter of scripts and style sheets.
$(MEASURES) $(STYLE): tests/reader/package-lock.json tests/style/package-lock.json
	@node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major * 100 + +minor < 1816 ? 1 : 0)' 2>/dev/null && command -v npm >/dev/null || { echo "Node 18.16 or newer with npm is missing: install it (Debian 12 or newer: apt-get install nodejs npm)" >&2; exit 1; }
	@npm ci --prefix $(@D)/.. --no-audit --no-fund --loglevel error
	@touch $@
