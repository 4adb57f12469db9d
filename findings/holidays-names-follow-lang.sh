#!/usr/bin/env bash
# The names of Vietnam's holidays change with the environment variable LANG, in the same program.
#
# Good guess: without a language, holidays.Vietnam() names the days in the country's language, since its
# default_language is "vi"; the shell's locale matters to messages, not to data.
# Seen (holidays 0.109): with LANG=C the name is "Tết Nguyên Đán", with LANG=C.UTF-8 or en_US.UTF-8 "Lunar New Year",
# with th_TH.UTF-8 a Thai one; so get_named("Tết") finds days or none by the shell it runs in.
# Why it matters here: a container's usual LANG=C.UTF-8 turns a search by Vietnamese name into an empty list.
# What we do: we ask for dates only, never for names; whoever prints a name must pass language="vi".
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'holidays==0.109'
cat >"$tmp/try.py" <<'PY'
import os
import subprocess
import sys
from importlib.metadata import version

print("holidays", version("holidays"))
code = (
    "import holidays; h = holidays.Vietnam(years=2026);"
    "print(h.default_language, '|', h.get('2026-02-17'), '|', len(h.get_named('Tết')))"
)
seen = {}
for lang in ("C", "C.UTF-8", "en_US.UTF-8", "th_TH.UTF-8", "vi_VN.UTF-8"):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANGUAGE", "LANG")}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], env={**clean, "LANG": lang}, capture_output=True, encoding="utf-8", check=True
    )
    seen[lang] = done.stdout.strip()
    print(f"LANG={lang:12} {seen[lang]}")
if "Tết Nguyên Đán" not in seen["C"] or "Lunar New Year" not in seen["C.UTF-8"] or not seen["C.UTF-8"].endswith("| 0"):
    sys.exit("changed: the names no longer follow LANG this way")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
