#!/usr/bin/env bash
# The library ics turns a calendar that names no calendar scale into one on the "GEORGIAN" scale.
#
# Good guess: reading and writing back adds nothing; RFC 5545 knows the one value GREGORIAN, which is also what a
# missing CALSCALE means.
# Seen (ics 0.7.3): CALSCALE:GEORGIAN is written, a value that the standard does not have. Long Vietnamese lines come
# back unfolded (over 75 octets), and DTSTART;TZID=Asia/Ho_Chi_Minh becomes UTC with the zone lost. icalendar 7.3.2
# keeps all three.
# Why it matters here: a calendar of deadlines passes through other people's tools; a strict reader may refuse the
# file, and half past six in the morning here is the day before in UTC.
# What follows: hand out the calendar file as it was written, not one that ics read and wrote again.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install -q --disable-pip-version-check 'ics==0.7.3' 'icalendar==7.3.2'
cat >"$tmp/try.py" <<'PY'
import sys
from importlib.metadata import version

import icalendar
import ics

print("ics", version("ics"), "| icalendar", version("icalendar"))
event = icalendar.Event()
start = b"DTSTART;TZID=Asia/Ho_Chi_Minh:20260315T063000"
title = "Hạn gửi báo cáo cải cách hành chính quý I của các thôn, tổ dân phố trên địa bàn xã"
lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//thu//vi", "BEGIN:VEVENT", "UID:1@example.invalid"]
lines += ["DTSTAMP:20260101T000000Z", start.decode(), f"SUMMARY:{title}", "END:VEVENT", "END:VCALENDAR", ""]
given = icalendar.Calendar.from_ical("\r\n".join(lines)).to_ical()
back = ics.Calendar(given.decode()).serialize().encode()


def told(data):
    rows = data.split(b"\r\n")
    return {
        "scale": [r.decode() for r in rows if r.startswith(b"CALSCALE")],
        "longest line, octets": max(map(len, rows)),
        "start": [r.decode() for r in rows if r.startswith(b"DTSTART")],
    }


print("icalendar:", told(given))
print("through ics:", told(back))
if told(back)["scale"] != ["CALSCALE:GEORGIAN"] or told(given)["scale"]:
    sys.exit("changed: the scale is no longer added")
if told(back)["longest line, octets"] <= 75 or told(back)["start"] != ["DTSTART:20260314T233000Z"]:
    sys.exit("changed: folding or the zone is kept now")
PY
cd "$tmp"
PYTHONUTF8=1 "$tmp/venv/bin/python" -W ignore "$tmp/try.py"
