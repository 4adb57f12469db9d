#!/usr/bin/env bash
# A fixer of Vietnamese tone marks breaks words that were right, among them "kế hoạch".
#
# Good guess: it moves hoà to hòa (open syllable) and leaves hoạch and hoàn alone, as Word's and every dictionary's
# spelling has them.
# Seen (vi-fix 1.0.0): fix("kế hoạch") is "kế họach", hoàn -> hòan, quý -> qúy, khuỷu -> khủyu; a capitalised HOÀ or
# Hoà at the start stays as it was. Its nosign() strips composed text, but of decomposed text (NFD) only the đ.
# Why it matters here: "kế hoạch" stands in the title of every paper of ours; a clean-up step in front of us would add
# the error to each page.
# What we do: tone placement is folded only to look words up, by syllable, never to rewrite what an official typed.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'vi-fix==1.0.0'
cat >"$tmp/try.py" <<'PY'
import sys
import unicodedata
from importlib.metadata import version

import vi_fix

print("vi-fix", version("vi-fix"))
seen = {word: vi_fix.fix(word) for word in ("hoà", "kế hoạch", "hoàn thành", "quý", "khuỷu", "Hoà")}
for word, fixed in seen.items():
    print(f"{word} -> {fixed}")
name = "Đỗ Thị Hồng"
plain = vi_fix.nosign(name)
half = unicodedata.normalize("NFC", vi_fix.nosign(unicodedata.normalize("NFD", name)))
print(f"nosign: composed {plain!r}, decomposed {half!r}")
if seen["kế hoạch"] != "kế họach" or seen["hoà"] != "hòa" or seen["Hoà"] != "Hoà":
    sys.exit("changed: fix() treats these words otherwise")
if (plain, half) != ("Do Thi Hong", "Dỗ Thị Hồng"):
    sys.exit("changed: nosign() treats decomposed text otherwise")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
