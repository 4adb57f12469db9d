#!/usr/bin/env bash
# The lunar calendar that most Vietnamese software copies has a day 0, and its table of months says another day.
#
# Good guess: the well-known algorithm (new moons at 105° E) gives every day a number from 1 to 30, and the table of
# months that is handed round with it says the same.
# Seen (npm amlich 0.0.2): 07/05/2054 is "0/4" and 09/04/2062 "0/3": the mean month guesses the next new moon, which
# falls some seconds or minutes after midnight, and the guess is stepped back only once. PyPI vnlunar 1.0.5 has both ways in
# one package: convert_solar_to_lunar says 30/3 for 07/05/2054, get_lunar_date (the table) 1/4, and the thirty days
# after it differ too.
# Why it matters here: the same arithmetic was in our own lunar.py; plans of a vision "đến năm 2050" are near enough to
# print a day that does not exist.
# What we do: the guess is stepped back until it fits, and a test walks every day to 2100: each follows the one before.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" amlich@0.0.2 >/dev/null
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check vnlunar==1.0.5 2>/dev/null
cd "$tmp"
script=$(node -e '
const { convertSolar2Lunar: at } = require("amlich");
console.log([at(7, 5, 2054, 7), at(9, 4, 2062, 7), at(17, 2, 2026, 7)].map((one) => one.slice(0, 2).join("/")).join(" "));')
package=$("$tmp/venv/bin/python" - <<'PY'
import vnlunar

said = [vnlunar.convert_solar_to_lunar(7, 5, 2054, 7), vnlunar.get_lunar_date(7, 5, 2054)]
print(" ".join(f"{one['day']}/{one['month']}" for one in said))
PY
)
echo "amlich 0.0.2: 07/05/2054, 09/04/2062, 17/02/2026 -> $script"
echo "vnlunar 1.0.5: 07/05/2054 computed and by table -> $package"
if [ "$script" != "0/4 0/3 1/1" ] || [ "$package" != "30/3 1/4" ]; then
  echo "changed: the lunar days come out otherwise" >&2
  exit 1
fi
