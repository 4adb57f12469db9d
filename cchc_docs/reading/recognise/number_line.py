"""The number line: "Số: 05/KH-UBND", the Party's "Số 05-NQ/CB", one whose number is still to be given."""

from __future__ import annotations

import re

from cchc_docs.reading.flow import Para
from cchc_docs.reading.recognise.reading import Reading, clean

_NUMBER = re.compile(
    r"(?i)^số\s*:?\s*(?P<number>[\d.…_\s]*[a-z]?)\s*/\s*(?P<symbol>[A-ZĐ][\w&-]*(?:\s?[-–]\s?[\w&-]+)*)\s*$"
)
_PARTY = re.compile(r"(?i)^số\s*:?\s*(?P<number>[\d.…_\s]*[a-z]?)\s*-\s*(?P<symbol>[A-ZĐ]{1,5}/[\w&-]+)\s*$")
_BARE = re.compile(r"(?i)^số\s*:?\s*[\d.…_/\s]*\S{0,24}$")


def has_symbol(text: str) -> bool:
    """Tell whether a line can only be a number line."""
    return _NUMBER.match(text) is not None


def is_number(text: str) -> bool:
    """Tell whether a line may be a number line."""
    return text[:2].lower() == "số" and _BARE.match(text) is not None


def take_number(reading: Reading, para: Para, text: str) -> None:
    """Keep the number line, and the number and the symbol it gives."""
    document = reading.document
    reading.typed["number"] = [clean(text)]
    reading.put(("so",), para, "so_ky_hieu")
    found = _NUMBER.match(clean(text)) or _PARTY.match(clean(text))
    if found:
        number = re.sub(r"[\s.…_]", "", found["number"])
        document.so = number if re.fullmatch(r"\d{1,5}[a-z]?", number) else ""
        document.ky_hieu = found["symbol"].strip()
