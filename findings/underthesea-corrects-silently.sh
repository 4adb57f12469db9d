#!/usr/bin/env bash
# A tokeniser that mends the spelling of what it cuts up.
#
# Good guess: word_tokenize() returns pieces of the text it was given; put together they are the text again.
# Seen (underthesea 9.5.0): the slip "nghành" comes back as "ngành", "Uỷ" as "Ủy", "Hoà" as "Hòa", since
# use_token_normalize is on unless switched off; with it off the words are those of the text.
# Why it matters here: a checker of spelling built on the words of this tokeniser can never see the mistakes it is
# for, and names typed in the other tone style no longer match their document.
# What we do: our checks run on the text as typed, with its places.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'underthesea==9.5.0'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

from underthesea import word_tokenize

print("underthesea", version("underthesea"))
changed = {}
for text in ("các nghành liên quan", "Uỷ ban nhân dân xã", "thôn Hoà Bình", "các ngành liên quan"):
    words = word_tokenize(text)
    again = " ".join(words)
    changed[text] = again != text
    print(f"{text!r} -> {words}", "" if again == text else "CHANGED")
kept = " ".join(word_tokenize("các nghành liên quan", use_token_normalize=False))
print("use_token_normalize=False:", kept)
if list(changed.values()) != [True, True, True, False] or kept != "các nghành liên quan":
    sys.exit("changed: the tokeniser keeps, or alters, other words")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
