# `make` prints its targets; `make check` is all that CI runs.
.DEFAULT_GOAL := help
SHELL := /bin/bash

# Output of targets that run side by side is printed one target after the other, if this make can do that (4.0 or newer).
SIDE_BY_SIDE = --jobs=$(shell node -p "os.availableParallelism()") $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

.PHONY: help install hooks dev check checks format lint types architecture openapi sbom test test-fast test-services chaos consumers bench

help: ## print the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 18

install: ## install the packages
	@node scripts/prepare.js

hooks: ## run the quick checks before every commit (once for each clone)
	git config core.hooksPath .githooks

dev: install ## build and start, again after each change, with a readable log
	@scripts/dev.sh

check: ## everything that CI runs
	@$(MAKE) --no-print-directory $(SIDE_BY_SIDE) checks
	@$(MAKE) --no-print-directory test test-services chaos consumers

checks: lint openapi types format architecture sbom ## everything but the tests; `make check` runs them side by side

format: install ## check the format (npm run format writes it)
	npm run --silent format:check

lint: install ## lint, with the rules that need types, and check the spelling
	npm run --silent lint

types: install ## check the types
	npm run --silent types

architecture: install ## check who imports whom
	npm run --silent architecture

openapi: install ## check openapi.json: drift, redocly, spectral, a generated client
	npm run --silent openapi:check

test-fast: install ## unit tests and the suites of the resources, for the inner loop
	npm run --silent test:fast

sbom: install ## write the bill of materials, sbom.cdx.json, and check that it is whole
	npm run --silent sbom

test: install ## tests on the embedded database, without those that make test-services runs alone (npm test runs all)
	npm run --silent test:embedded

test-services: install ## tests on PostgreSQL and Redis
	npm run --silent test:services

chaos: install ## a short form of the fault suite (npm run chaos): two instances behind haproxy
	npm run --silent chaos -- --short

consumers: install ## what users install: the packages, and the client in every runtime that it promises (needs chromium)
	npm run --silent consumers

bench: install ## measure against a baseline and the textbook, on PostgreSQL (20 minutes)
	npm run bench
