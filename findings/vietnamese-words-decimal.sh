#!/usr/bin/env bash
# Three Vietnamese number libraries, one decimal comma, three answers, no error.
#
# Good guess: "mười hai phẩy năm" is 12.5, or the library refuses what it does not know; "98,5%" is read with its
# comma.
# Seen: vietnam-number 1.0.6 gives 125, vn-numberwords 0.2.0 gives 25; both skip the word "phẩy" silently. vnnum2word
# 0.3.0 reads the lone text "98,5" right, but inside a sentence drops the comma ("chín tám năm" = 985).
# Why it matters here: a plan's targets are percentages with one decimal; a factor of ten passes every test of "is it
# a number".
# What we do: figures are read from digits only; none of these libraries is used.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'vietnam-number==1.0.6' 'vn-numberwords==0.2.0' 'vnnum2word==0.3.0'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

from vietnam_number import w2n
from vn_numberwords import words_to_number
from vnnum2word import convert_string

for name in ("vietnam-number", "vn-numberwords", "vnnum2word"):
    print(name, version(name))
said = "mười hai phẩy năm"
first, second = w2n(said), words_to_number(said)
print(f"{said!r}: vietnam-number {first}, vn-numberwords {second}")
alone, inside = convert_string("98,5"), convert_string("đạt 98,5%")
print(f"vnnum2word: '98,5' -> {alone!r}; 'đạt 98,5%' -> {inside!r}")
if (first, second) != (125, 25):
    sys.exit("changed: the two libraries read the decimal comma otherwise")
if "phẩy" not in alone or "phẩy" in inside:
    sys.exit("changed: vnnum2word treats a comma inside a sentence otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
