#!/usr/bin/env bash
# num2words reads minus five in Vietnamese as fifteen.
#
# Good guess: "âm năm", or an error, as English does; and 3.05 differs from 3.5 by the zero that is read.
# Seen (num2words 0.5.14): the sign is read as the word for ten ("mười lăm" = 15), without an error; 3.05 loses its
# zero and 3.5 gains one: "ba phẩy năm" (three point five, to any hearer) is 3.05, and 3.5 is "ba phẩy năm mươi".
# Why it matters here: a report says how far an index fell and how many per cent; a figure read out in words is the
# one people sign.
# What we do: figures stay digits in all our papers, as the decree's forms have them.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'num2words==0.5.14'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
seen = {n: num2words(n, lang="vi") for n in (-5, 15, 3.05, 3.5, 1005)}
for number, words in seen.items():
    print(f"{number:>6}  {words}")
print("in English:", num2words(-5), "/", num2words(3.05))
if seen[-5] != seen[15] or seen[-5] != "mười lăm":
    sys.exit("changed: minus five is no longer read as fifteen")
if (seen[3.05], seen[3.5]) != ("ba phẩy năm", "ba phẩy năm mươi"):
    sys.exit("changed: the digits after the comma are read otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
