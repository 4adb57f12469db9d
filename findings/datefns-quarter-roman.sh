#!/usr/bin/env bash
# date-fns writes "quý III 2026" in Vietnamese and reads it back as the first quarter.
#
# Good guess: what format() wrote, parse() with the same pattern and locale reads back; or it says Invalid Date.
# Seen (date-fns 4.4.0, locale vi, pattern "qqqq yyyy" and "QQQQ yyyy"): in running text quarters are written with Roman
# figures; reading tries I first, and II and III begin with it: "quý II 2026" and "quý III 2026" both give 1 January
# 2026. Quarters I and IV come back right, so a trial with either passes. "quý 3 năm 2026" is read right.
# Why it matters here: Roman figures are how every báo cáo names its quarter; a date of the wrong quarter is valid.
# What we do: quarters are read by our own list of periods.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-fund --no-audit --prefix "$tmp" date-fns@4.4.0 >/dev/null
cat >"$tmp/try.mjs" <<'JS'
import { createRequire } from 'node:module';
import { format, parse } from 'date-fns';
import { vi } from 'date-fns/locale';

console.log('date-fns ' + createRequire(import.meta.url)('date-fns/package.json').version);
const seen = [0, 3, 6, 9].map((month) => {
  const text = format(new Date(2026, month, 9), 'QQQQ yyyy', { locale: vi });
  const back = format(parse(text, 'QQQQ yyyy', new Date(2000, 0, 1), { locale: vi }), 'yyyy-MM-dd');
  console.log(`${text} -> ${back}`);
  return `${text} ${back}`;
});
const digit = format(parse('quý 3 năm 2026', "qqqq 'năm' yyyy", new Date(2000, 0, 1), { locale: vi }), 'yyyy-MM-dd');
console.log(`quý 3 năm 2026 -> ${digit}`);
const expected = ['quý I 2026 2026-01-01', 'quý II 2026 2026-01-01', 'quý III 2026 2026-01-01', 'quý IV 2026 2026-10-01'];
if (seen.join() !== expected.join() || digit !== '2026-07-01') {
  console.error('changed: Vietnamese quarters are read otherwise');
  process.exit(1);
}
JS
cd "$tmp"
TZ=Asia/Ho_Chi_Minh node "$tmp/try.mjs"
