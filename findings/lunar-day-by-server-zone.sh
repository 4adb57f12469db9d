#!/usr/bin/env bash
# An npm library for the Vietnamese lunar calendar moves Tết and Giỗ Tổ by a day where the machine's clock is set to UTC.
#
# Good guess: a calendar "of Vietnam" counts by the midnight of its meridian (105° E), so one day of our calendar has one
# lunar day on every machine; the zone of the machine can at most decide which day "now" is.
# Seen (vietnamese-lunar-calendar 0.0.6, days given as year, month, day): with TZ=Asia/Ho_Chi_Minh 10/02/2024 is 1/1 and
# 16/04/2027 is 10/3; with TZ=UTC, as most servers and containers run, they are 2/1 and 11/3. Which months are hit
# depends on the hour of the new moon, so 17/02/2026 (Tết) and 26/04/2026 (Giỗ Tổ) are right in both: a trial with this
# year's days passes.
# Why it matters here: the days off that deadlines step over, and anniversaries in a plan, come from the lunar calendar.
# What we do: lunar days are computed at 105° E whatever the clock says (vietnamese/lunar.py), with tests by year.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" vietnamese-lunar-calendar@0.0.6 >/dev/null
cat >"$tmp/try.cjs" <<'JS'
const { LunarDate } = require('vietnamese-lunar-calendar');
const days = [[2024, 2, 10], [2027, 4, 16], [2026, 2, 17], [2026, 4, 26]];
console.log(days.map(([y, m, d]) => { const on = new LunarDate(y, m, d); return `${on.date}/${on.month}`; }).join(' '));
JS
cd "$tmp"
echo "vietnamese-lunar-calendar $(node -p "require('./node_modules/vietnamese-lunar-calendar/package.json').version"); 10/02/2024, 16/04/2027, 17/02/2026, 26/04/2026"
home=$(TZ=Asia/Ho_Chi_Minh node try.cjs)
server=$(TZ=UTC node try.cjs)
printf 'TZ=Asia/Ho_Chi_Minh: %s\nTZ=UTC:              %s\n' "$home" "$server"
if [ "$home" != "1/1 10/3 1/1 10/3" ] || [ "$server" != "2/1 11/3 1/1 10/3" ]; then
  echo "changed: the zone of the machine counts otherwise" >&2
  exit 1
fi
