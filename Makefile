# `make demo` and `make test` need Python 3.11 or newer and make, nothing else: each sets up its own environment.
# PYTHON names another interpreter, VENV another folder: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
WATCHING := $(VENV)/watching

BENCH := .venv-bench
EXTRACTORS := .venv-extractors
PACKAGES := import sysconfig; print(sysconfig.get_path("purelib"))
KAFKA := .kafka

# Tests of one file stay in one process, since they share brokers and workers; more processes than four wait for memory.
# In the order of collection, which has the longest files first: by number of tests, those would come last.
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: demo test kafka test-kafka test-package test-examples test-machine test-watch test-desk test-compose lint lock readme clean bench-enrich bench-extractors bench-link bench-watch bench-stream bench-exactly-once bench-rolling bench-backlog lint-page trial

demo: $(READY)
	$(BIN)/wiredesk demo --once

test: $(READY)
	$(BIN)/python -m pytest $(PARALLEL) $(TESTS)

# Apache Kafka itself, out of the jars it is published as; needs Maven, and Java 17 or newer to run them.
kafka: $(KAFKA)/ready

test-kafka: $(READY) $(KAFKA)/ready
	$(BIN)/python -m pytest $(PARALLEL) -m kafka tests/kafka

# Feeds, crashes, rebalances, corrections and withdrawals in any order, 10,000 steps at least once and exactly once.
test-machine: $(READY)
	$(BIN)/python -m pytest -m machine tests/machine

# The wheel beside foreign packages of the names of our folders, and the source distribution with its tests.
test-package: $(READY)
	$(BIN)/python -m pytest -m package tests/package

# The programs in examples/, against an embedded broker, and Debian's PostgreSQL where it is installed.
test-examples: $(READY) requirements-examples.lock
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-examples.lock
	$(BIN)/python -m pytest -m examples tests/examples

# The sample in README.md, from what the program does now.
readme: $(READY)
	$(BIN)/python -m tests.readme_sample

# What watches a live worker: needs the Debian packages prometheus and docker-compose, and kubectl.
test-watch: $(WATCHING)
	$(BIN)/python -m pytest -m watch tests/watch

# The desk's page in Debian's Chromium (chromium-headless-shell, or chromium), before a real worker and broker.
test-desk: $(WATCHING)
	$(BIN)/python -m pytest -m desk tests/desk

# The compose files in containers, with stand-ins for the base images (tests/compose/README.md). Linux, as root; needs the
# Debian packages docker.io, docker-compose, debootstrap and prometheus, Java, Maven, and a Python 3.13 by pyenv.
test-compose: $(READY)
	$(BIN)/python -m pytest -m compose -rs tests/compose

# The chaos test: both stages, with LINK=1 `link` too, on Apache Kafka under faults; KILLS is the number of faults. See
# tests/chaos/README.md
# make trial ARTICLES=2000 KILLS=8 SEED=7 MODE=exactly-once BROKERS=3 WORKERS=4
# Prints one JSON object; status 0 if no article is lost, different or seen twice.
trial: $(READY) $(KAFKA)/ready
	@$(BIN)/python -m tests.chaos --articles $(or $(ARTICLES),2000) --faults $(or $(KILLS),8) --seed $(or $(SEED),7) \
		--mode $(or $(MODE),at-least-once) --brokers $(or $(BROKERS),3) --workers $(or $(WORKERS),4) \
		$(if $(CORRECTIONS),--corrections $(CORRECTIONS)) $(if $(GONE),--outage $(GONE)) \
		$(if $(LINK),--link) $(if $(SECONDS),--seconds $(SECONDS)) $(if $(IDLE_TIMEOUT),--idle-timeout $(IDLE_TIMEOUT))

lint: $(WATCHING) lint-page
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# The desk's JavaScript and CSS: types from JSDoc, and Biome's rules. Needs Node.js 18 or newer with npm.
lint-page: node_modules/.package-lock.json
	npm run --silent check

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than 3.11: name a newer one, as in make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# What drives a browser, and knows every kind of Kubernetes: large, so not in everyone's way.
$(WATCHING): $(READY) requirements-watch.lock
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-watch.lock
	touch $@

$(KAFKA)/ready: tests/cluster/pom.xml tests/cluster/archive.py
	@command -v mvn > /dev/null || { echo "Maven is missing: install it, and Java 17 or newer"; exit 1; }
	rm -rf $(KAFKA)
	mvn -q -B -f tests/cluster/pom.xml dependency:copy-dependencies
	$(PYTHON) -m tests.cluster.archive
	touch $@

# Versions and hashes for every Python and platform we run on, without the address of any index: what running needs,
# what checking needs besides, what `make lint`, `test-desk` and `test-watch` need besides, and what building needs alone.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header --no-annotate
LOCK := $(COMPILE) --extra demo --extra notify --extra traces

lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(LOCK) --group dev --constraints requirements.lock --output-file requirements-dev.lock pyproject.toml
	$(LOCK) --group dev --group watch --constraints requirements-dev.lock --output-file requirements-watch.lock pyproject.toml
	$(LOCK) --group examples --constraints requirements-dev.lock --output-file requirements-examples.lock pyproject.toml
	echo hatchling | $(COMPILE) --constraints requirements-dev.lock --output-file requirements-build.lock -

# Articles per second beside spaCy and textacy; ARTICLES names a file of JSON lines with a field `text`.
bench-enrich: $(READY) $(BENCH)/ready
	$(BIN)/python -m benchmarks.enrich_speed --theirs $(BENCH)/bin/python $(ARTICLES)

# The wheel that carries spaCy's md model wants Python 3.12 or newer; a name may be there and still not run, as pyenv's are.
BENCH_PYTHON ?= $(shell for candidate in python3.12 python3.13 "$(HOME)"/.pyenv/versions/3.1[23].*/bin/python; do \
	"$$candidate" -c '' 2> /dev/null && { echo "$$candidate"; break; }; done)

$(BENCH)/ready: benchmarks/spacy.lock
	$(BENCH_PYTHON) -m venv --clear $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --require-hashes -r benchmarks/spacy.lock
	touch $@

# The page reader beside trafilatura, readability-lxml and newspaper4k; PAGES names a file of JSON lines with `article_id`,
# `url`, `html` and `body`. They run in an environment of their own, which finds Wiredesk and its libraries in the other.
bench-extractors: $(READY) $(EXTRACTORS)/ready
	PYTHONPATH=.:workers:schemas $(EXTRACTORS)/bin/python -m benchmarks.extractors $(PAGES) $(ARGS)

$(EXTRACTORS)/ready: benchmarks/extractors.lock
	$(PYTHON) -m venv --clear $(EXTRACTORS)
	$(EXTRACTORS)/bin/python -m pip install --quiet --no-compile --disable-pip-version-check --no-deps --require-hashes -r benchmarks/extractors.lock
	$(BIN)/python -c '$(PACKAGES)' > "$$($(EXTRACTORS)/bin/python -c '$(PACKAGES)')/wiredesk.pth"
	touch $@

# Articles that link takes each second on one core; ARGS as in make bench-link ARGS='--window 100000 --folder DIR',
# which keeps the filled window in DIR for the next run.
bench-link: $(READY)
	$(BIN)/python -m benchmarks.link.speed $(ARGS)

# Articles that 10,000 watches are matched against each second on one core; ARGS as in make bench-watch ARGS='--watches 50000'.
bench-watch: $(READY)
	$(BIN)/python -m benchmarks.watch.match_speed $(ARGS)

# Measures of the stream on Apache Kafka; ARGS are a program's own options, as in make bench-backlog ARGS='--minutes 20'.
bench-stream: $(READY) $(KAFKA)/ready
	$(BIN)/python -m benchmarks.stream.share $(ARGS)

bench-exactly-once: $(READY) $(KAFKA)/ready
	$(BIN)/python -m benchmarks.stream.exactly_once --brokers $(or $(BROKERS),3) $(ARGS)

bench-rolling: $(READY) $(KAFKA)/ready
	$(BIN)/python -m benchmarks.stream.rolling --brokers $(or $(BROKERS),3) $(ARGS)

bench-backlog: $(READY) $(KAFKA)/ready
	$(BIN)/python -m benchmarks.stream.backlog $(ARGS)

clean:
	rm -rf $(BENCH) $(EXTRACTORS) $(KAFKA) $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
