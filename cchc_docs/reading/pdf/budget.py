"""What a PDF may cost, counted in its bytes before any library unpacks them.

A stream of a few bytes can unpack to gigabytes; thirty drawings that each draw the next one twice never end. The heads
of streams always stand in plain bytes (ISO 32000-1, 7.5.7: a stream is never inside another).
"""

from __future__ import annotations

import re
import zlib
from typing import Any

from cchc_docs.errors import CchcError

__all__ = ["check_streams", "layers_off"]

_MAX_STREAM = 64_000_000  # a page of text unpacks to some tens of kilobytes, a font to a few megabytes
_MAX_ALL = 512_000_000
_MAX_CONTENT = 16_000_000  # what is no font and no table of the file: pages with dense maps have some millions
_LONG = 1_000_000  # contents below are read without counting
_MAX_OPERATIONS = 2_500_000
_MAX_LETTERS = 400_000
_OTHER = re.compile(
    rb"/Length[123]\b|/Type1C|/CIDFontType0C|/OpenType|/ObjStm|/XRef|/Metadata|/N\s+[134]\b|/EmbeddedFile"
)
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]+>", re.DOTALL)
_MAX_FORMS = 20_000  # drawings used by all pages: a seal or a chart has some tens
_DEEP = 60  # PDFium itself stops before
_FILTER = re.compile(rb"/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b")
_DRAW = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s+Do\b")


def check_streams(data: bytes, name: str) -> bool:
    """Refuse a stream that unpacks to more than any page holds, and drawings in drawings without end.

    Pictures are left out: they unpack only where a page of a scan is drawn, and no further than their own size.
    Return whether the file may have layers that can be switched off.
    """
    left = _MAX_ALL
    draws = nested = 0
    forms = b"/Form" in data
    sure = b"/Encrypt" not in data
    layers = b"/OCProperties" in data or not sure
    for found in re.finditer(rb"stream\r?\n", data):
        start = data.rfind(b" obj", max(0, found.start() - 2000), found.start())
        head = data[start if start >= 0 else max(0, found.start() - 500) : found.start()]
        if head.rstrip().endswith(b"end") or b"/Image" in head:
            continue
        filters = _FILTER.findall(head)
        if sum(one in (b"FlateDecode", b"Fl") for one in filters) > 1:
            raise CchcError(f"{name}: tệp PDF nén nhiều lớp một cách bất thường, không đọc.")
        if not filters:
            end = data.find(b"endstream", found.end())
            body = data[found.end() : end if end >= 0 else None]
        elif filters in ([b"FlateDecode"], [b"Fl"]):
            # A slice of the file is enough: what a bomb unpacks to comes from few bytes.
            body = _unpacked(data[found.end() : found.end() + 4_000_000])
        else:
            sure, body = False, b""
        left -= len(body)
        if len(body) >= _MAX_STREAM or left < 0:
            raise CchcError(f"{name}: tệp PDF giải nén ra quá lớn một cách bất thường, không đọc.")
        if len(body) > _LONG and not _OTHER.search(head) and _is_endless(body):
            raise CchcError(f"{name}: một trang của tệp PDF có quá nhiều chữ, hình vẽ một cách bất thường, không đọc.")
        layers = layers or (b"/ObjStm" in head and b"/OCProperties" in body)
        if forms and b"Do" in body:
            count = len(_DRAW.findall(body))
            draws += count
            nested += count if b"/Form" in head else 0
    if forms and (nested or draws > _MAX_FORMS or not sure):
        _check_forms(data, name)
    return layers


def _is_endless(body: bytes) -> bool:
    """Tell whether the content of a page is more than anyone prints on paper: drawing it would take all memory."""
    if len(body) > _MAX_CONTENT or body.count(b" ") + body.count(b"\n") > _MAX_OPERATIONS:
        return True
    letters = 0
    for found in _STRING.finditer(body):
        letters += found.end() - found.start() - 2
        if letters > 2 * _MAX_LETTERS:  # in hexadecimal a letter takes two to four
            return True
    return False


def layers_off(data: bytes) -> frozenset[str]:
    """Return the names of the layers a viewer does not show when it opens the file (ISO 32000-1, 8.11.4)."""
    import io
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
        found = root.get("/OCProperties")
        if found is None:
            return frozenset()
        setting = found["/D"]
        every = {getattr(one, "idnum", 0): str(one.get_object()["/Name"]) for one in found["/OCGs"]}
        off = {getattr(one, "idnum", 0) for one in setting.get("/OFF", ())}
        if setting.get("/BaseState") == "/OFF":
            off |= every.keys() - {getattr(one, "idnum", 0) for one in setting.get("/ON", ())}
        # Two layers of one name cannot be told apart: what may be shown is read.
        shown = {name for at, name in every.items() if at not in off}
        return frozenset(every[at] for at in off if at in every) - shown
    except Exception:  # noqa: BLE001 -- a damaged or locked dictionary: then every layer is read
        return frozenset()


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MAX_STREAM)
    except zlib.error:
        return b""  # encrypted, or not what the dictionary says: the reader itself will tell


def _check_forms(data: bytes, name: str) -> None:
    """Count, without drawing, how often the pages draw their forms."""
    from pypdf.errors import FileNotDecryptedError

    try:
        few = _few_forms(data)
    except RecursionError:
        few = False
    except FileNotDecryptedError:
        return  # the reader proper asks for the password
    except Exception as error:  # a damaged or oddly locked file breaks the library anywhere
        raise CchcError(
            f"{name}: tệp PDF hỏng hoặc khóa và có hình lồng nhau, không đếm được nên không đọc; hãy in lại thành PDF mới."
        ) from error
    if not few:
        raise CchcError(f"{name}: tệp PDF có quá nhiều hình lồng nhau, không đọc; hãy in lại từ Word ra PDF.")


def _few_forms(data: bytes) -> bool:
    import io
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    known: dict[int, int] = {}
    left = _MAX_FORMS
    for page in PdfReader(io.BytesIO(data)).pages:
        contents = page.get_contents()
        left -= _drawn(contents.get_data() if contents is not None else b"", page.get("/Resources"), known, 0)
        if left < 0:
            return False
    return True


def _drawn(content: bytes, resources: Any, known: dict[int, int], depth: int) -> int:
    """Return how many forms a content draws, those drawn by its forms included, capped."""
    if depth > _DEEP:
        return 0
    resources = resources.get_object() if resources is not None else {}
    found = resources.get("/XObject")
    names: Any = found.get_object() if found is not None else {}
    total = 0
    for name, times in _counted(content).items():
        reference = names.raw_get(name) if name in names else None
        form = reference.get_object() if reference is not None else None
        if form is None or form.get("/Subtype") != "/Form":
            continue
        key = getattr(reference, "idnum", id(form))
        if key not in known:
            known[key] = 0  # one that draws itself is drawn once
            known[key] = 1 + _drawn(form.get_data(), form.get("/Resources"), known, depth + 1)
        total += times * known[key]
    return min(total, 10 * _MAX_FORMS)


def _counted(content: bytes) -> dict[str, int]:
    out: dict[str, int] = {}
    for found in _DRAW.findall(content):
        name = "/" + re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), found).decode("latin-1")
        out[name] = out.get(name, 0) + 1
    return out
