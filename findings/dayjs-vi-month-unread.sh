#!/usr/bin/env bash
# Day.js cannot read the Vietnamese date that it wrote itself a line before.
#
# Good guess: format('D MMMM YYYY') and the plugin customParseFormat with the same pattern and locale are each other's
# inverse, as for German.
# Seen (dayjs 1.11.23, locale vi): "15 tháng 11 2026" gives Invalid Date for every month: a month's name is taken to be
# letters without blanks and figures, and the Vietnamese one is "tháng" with a number. Typing [tháng] M in the pattern
# works.
# Why it matters here: a page that shows a deadline and takes it back from the same field loses it; only the locale of
# this country does so, so it is not seen where the page is written.
# What we do: dates go to the page and back as ISO; the words are added by the server.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" dayjs@1.11.23 >/dev/null
cat >"$tmp/try.cjs" <<'JS'
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/customParseFormat'));
require('dayjs/locale/vi');
require('dayjs/locale/de');

console.log('dayjs ' + require('dayjs/package.json').version);
const back = (locale, pattern) =>
  Array.from({ length: 12 }, (_, month) => {
    const text = dayjs(new Date(2026, month, 15)).locale(locale).format(pattern);
    return [text, dayjs(text, pattern, locale).format('YYYY-MM-DD')];
  });
const seen = { vi: back('vi', 'D MMMM YYYY'), de: back('de', 'D MMMM YYYY'), typed: back('vi', 'D [tháng] M YYYY') };
for (const [name, rows] of Object.entries(seen)) console.log(`${name}: ${rows[10].join(' -> ')}`);
const right = (rows) => rows.filter(([, day], month) => day === `2026-${String(month + 1).padStart(2, '0')}-15`).length;
if (seen.vi.some(([, day]) => day !== 'Invalid Date') || right(seen.de) !== 12 || right(seen.typed) !== 12) {
  console.error('changed: Vietnamese months are read otherwise');
  process.exit(1);
}
JS
cd "$tmp"
NODE_PATH="$tmp/node_modules" node "$tmp/try.cjs"
