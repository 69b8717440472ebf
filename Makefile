# make serve   show the guide at http://127.0.0.1:8000 while it is written, each page with its findings
# make test    run every test, in a real browser too
# make check   run the source gate, the linters, the type checker and the walls between the rooms, in seconds
# make style   check the scripts and style sheets of the site; needs Node 18.16 or newer
# make rules   write the rules into the writing guide again, from the rules themselves
# make build   build the site strictly, then check what was built
# make copies  put the guide as a zip file and as a PDF into the site that make build has built
# make audit   draw 100 claims at random into a form, for readers who look them up afresh; make audit SEED=7 draws others
# make upkeep  ask registries what became of the sources, and list the reviews that are due; needs a network
#              One alone: make upkeep ONLY=retractions, or links, cochrane, trials, overdue
# make upkeep-recorded   the same on a made-up guide with made-up answers; needs none
# make audit-lock   ask whether a locked package has a known weakness; needs a network
# make lock    write requirements.txt again from pyproject.toml
# make difference BASE=DIR   print what changed for readers since the checkout in DIR, after make build
#
# make bench-reader    measure what readers meet: weight, menu, search, Lighthouse's scores, axe; needs Node 18.16 or newer
#                      One alone: make bench-reader BENCH="--only search", or weight, menu, lighthouse, accessibility
# make bench-preview   measure what authors wait for: an edit until it is shown, the first page; beside it mkdocs serve
#
# Each sets up .venv first, if requirements.txt or pyproject.toml changed since.
# Another Python: make test PYTHON=python3.13

.POSIX:
.PHONY: serve test check style rules build copies zip pdf audit upkeep upkeep-recorded audit-lock lock difference bench-reader bench-preview
PYTHON = python3
READY = .venv/ready
MEASURES = tests/reader/node_modules/.package-lock.json
STYLE = tests/style/node_modules/.package-lock.json
BENCH =
SEED = 1
ONLY =

export NO_MKDOCS_2_WARNING = 1

serve: $(READY)
	.venv/bin/python -m presentation.preview

test: $(READY)
	@.ci/system
	@.venv/bin/pytest

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

build: $(READY)
	.venv/bin/mkdocs build --strict
	.venv/bin/claimcheck --site site

# The PDF is made by the target pdf, out of the site; the zip file needs a build whose pages are linked as files.
copies: zip pdf

zip: $(READY)
	DIRECTORY_URLS=false .venv/bin/mkdocs build --strict --site-dir .cache/copy
	.venv/bin/claimcheck --site .cache/copy
	.venv/bin/python -m presentation.copies.zip_copy .cache/copy site/ketamine-in-pain.zip

pdf: $(READY)
	@.ci/system
	@.venv/bin/python -m presentation.paper.pdf site

audit: $(READY)
	@.venv/bin/python -m presentation.exports.audit $(SEED)

upkeep: $(READY)
	@.venv/bin/python -m upkeep $(ONLY)

upkeep-recorded: $(READY)
	@rm -rf .cache/upkeep && mkdir -p .cache && cp -R tests/upkeep/recorded .cache/upkeep
	@cd .cache/upkeep && ../../.venv/bin/python -m upkeep --docs docs --recorded answers.json --report report.md; echo "exit code $$?; written below .cache/upkeep"

audit-lock: $(READY)
	.venv/bin/pip-audit --requirement requirements.txt --require-hashes --disable-pip --progress-spinner off

lock: $(READY)
	.venv/bin/uv pip compile -q --universal --generate-hashes --all-extras --python-version 3.11 --no-emit-index-url --no-header pyproject.toml -o requirements.txt

# The other checkout is built with its own code, whatever of the guide's is installed here.
difference: $(READY)
	@here=$$PWD && cd $(BASE) && PYTHONPATH=hooks "$$here/.venv/bin/mkdocs" build -q --site-dir "$$here/.cache/before"
	@.venv/bin/python -m presentation.exports.difference .cache/before/data/claims.json site/data/claims.json

bench-reader: $(READY) $(MEASURES)
	@.ci/system
	@PYTHONPATH=tests .venv/bin/python -m reader.bench $(BENCH)

bench-preview: $(READY)
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

# Lighthouse and the search that the guide's own is measured against; the linter of scripts and style sheets.
$(MEASURES) $(STYLE): tests/reader/package-lock.json tests/style/package-lock.json
	@node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major * 100 + +minor < 1816 ? 1 : 0)' 2>/dev/null && command -v npm >/dev/null || { echo "Node 18.16 or newer with npm is missing: install it (Debian 12 or newer: apt-get install nodejs npm)" >&2; exit 1; }
	@npm ci --prefix $(@D)/.. --no-audit --no-fund --loglevel error
	@touch $@
