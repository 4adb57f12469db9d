# One loop: format, lint, types, import layers, tests.
PY ?= python3

.PHONY: all format lint types layers test bench precision template rules kinds

all: format lint types layers test

format:
	$(PY) -m ruff format .
lint:
	$(PY) -m ruff check .
types:
	$(PY) -m mypy
layers:
	lint-imports
test:
	$(PY) -m pytest -n auto
bench:
	$(PY) -m bench.all
# how right check is on papers of strangers (tests/precision/README.md)
precision:
	$(PY) -m bench.precision
template:
	$(PY) -m cchc_docs.writing.template.shipped
# the list of kinds in docs/giay-to.md, written from the law's
kinds:
	$(PY) -c "from cchc_docs.desk.start import write_kinds; write_kinds('docs/giay-to.md')"
# docs/rules.md, written from the rules themselves
rules:
	$(PY) -c "from cchc_docs.checking.output.rule_pages import write_rules_page; write_rules_page('docs/rules.md')"
