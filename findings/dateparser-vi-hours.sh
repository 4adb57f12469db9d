#!/usr/bin/env bash
# dateparser, told the language is Vietnamese, answers "7 giờ 30 ngày 5/3/2026" with a moment in January.
#
# Good guess: half past seven of 5 March 2026, or None.
# Seen (dateparser 1.5.0): "7 giờ" is taken for "7 hours ago" and the written date is dropped: seven hours before the
# base moment. In running text search_dates() finds the date of one sentence whole, and of the next cuts "ngày 05
# tháng 3 năm 2020" into five months ago, three years ago and the year 2020; "95%" is a day of 1995.
# Why it matters here: this is how an invitation and a cited decree are written; a wrong date is worse than none.
# What we do: dates are read by a grammar of the decree's forms; what does not fit is said, not guessed.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'dateparser==1.5.0'
cat >"$tmp/try.py" <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version

import dateparser
from dateparser.search import search_dates

print("dateparser", version("dateparser"))
base = {"RELATIVE_BASE": datetime(2026, 1, 5), "TIMEZONE": "UTC"}
seen = {}
for text in ("ngày 5/3/2026", "7 giờ 30 ngày 5/3/2026", "ngày 05 tháng 3 năm 2026"):
    seen[text] = dateparser.parse(text, languages=["vi"], settings=base)
    print(f"{text!r} -> {seen[text]}")
whole = search_dates("Hạn là ngày 05 tháng 4 năm 2026.", languages=["vi"], settings=base)
cut = search_dates("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", languages=["vi"], settings=base)
rate = search_dates("Đạt 95% vào tháng 6 năm 2026", languages=["vi"], settings=base)
for found in (whole, cut, rate):
    print([(text, str(day.date())) for text, day in found])
if seen["7 giờ 30 ngày 5/3/2026"] != datetime(2026, 1, 4, 17) or seen["ngày 5/3/2026"] != datetime(2026, 3, 5):
    sys.exit("changed: a time before the date is read otherwise")
if len(whole) != 1 or len(cut) != 3 or rate[0][1].year != 1995:
    sys.exit("changed: search_dates cuts these sentences otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
