#!/usr/bin/env bash
# A sort key made for Vietnamese puts Duy before Dũng and Hoà after Hoan.
#
# Good guess: Vietnamese order compares all letters first and the tones only between equal words, so D-u-n-g stands
# before D-u-y.
# Seen (viet-text-tools 0.1.6): vietnamese_case_insensitive_sort_key compares letter by letter with its tone, so any
# tone beats every later letter; vn-collate 0.1.0, made from ICU's rules, sorts the same names the other way.
# Why it matters here: lists of officials, hamlets and recipients "xếp theo thứ tự chữ cái" are checked by eye by the
# people on them.
# What follows: keep the order the author gave; where a list must be sorted, letters first, tones last.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'viet-text-tools==0.1.6' 'vn-collate==0.1.0'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

from viet_text_tools import vietnamese_case_insensitive_sort_key
from vn_collate import collate_key

print("viet-text-tools", version("viet-text-tools"), "| vn-collate", version("vn-collate"))
names = ["Duy", "Dũng", "Hoan", "Hòa", "Hoạt", "Hoàng"]
one = sorted(names, key=vietnamese_case_insensitive_sort_key)
other = sorted(names, key=collate_key)
print("viet-text-tools:", one)
print("vn-collate:     ", other)
if one.index("Duy") > one.index("Dũng") or other.index("Duy") < other.index("Dũng"):
    sys.exit("changed: the two libraries no longer disagree on Dũng and Duy")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
