"""Names of WordprocessingML and its neighbours (ECMA-376); Strict names (ISO 29500) read under the usual ones."""

from __future__ import annotations

import re

from cchc_docs.ooxml.lengths import half_points, twentieths

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f"{{{RELATION}}}"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
TYPES_PART = "[Content_Types].xml"
OUR_NAME = "cchc"
"""Who signs our remarks and tracked changes: what reads them back knows them by it, and takes no word of ours for a person's."""
CHANGED_LOOKS = tuple(
    f"{W}{of}Change" for of in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)
"""Elements that note who changed how a thing looks, and from what (ECMA-376, 17.13.5); none holds a word of the paper."""

_STRICT = b"http://purl.oclc.org/ooxml/"
# ISO 29500-1 Annex A against -4: the same parts under other roots.
_USUAL = {
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"officeDocument/extendedProperties": b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    b"officeDocument/customProperties": b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    b"officeDocument/docPropsVTypes": b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    b"officeDocument/customXml": b"http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    b"officeDocument/bibliography": b"http://schemas.openxmlformats.org/officeDocument/2006/bibliography",
    b"officeDocument/sharedTypes": b"http://schemas.openxmlformats.org/officeDocument/2006/sharedTypes",
    b"schemaLibrary/main": b"http://schemas.openxmlformats.org/schemaLibrary/2006/main",
}
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+/[A-Za-z]+)")
_CONFORMANCE = re.compile(rb"""\s[\w:]*conformance\s*=\s*["']strict["']""")


def usual(data: bytes) -> bytes:
    """Return the XML of a part with Strict names under the usual ones; anything else comes back as it is."""
    if _STRICT not in data:
        return data

    def name(found: re.Match[bytes]) -> bytes:
        known = _USUAL.get(found[1])
        if known is not None:
            return known
        first, _, last = found[1].partition(b"/")
        return b"http://schemas.openxmlformats.org/" + first + b"/2006/" + last

    return _MEASURED.sub(_plain_lengths, _CONFORMANCE.sub(b"", _STRICT_NAME.sub(name, data), count=1))


_MEASURED = re.compile(rb"""<w:(\w+)\s[^<>]*["']-?[\d.]+(?:pt|in|cm|mm|pc|pi)["'][^<>]*>""")
_LENGTH = re.compile(rb"""(\sw:\w+=["'])(-?\d+(?:\.\d+)?(?:pt|in|cm|mm|pc|pi))(?=["'])""")
_HALF_POINTS = frozenset({b"sz", b"szCs", b"position", b"kern", b"hps", b"hpsRaise", b"hpsBaseText"})


def _plain_lengths(tag: re.Match[bytes]) -> bytes:
    """Return a tag with its lengths as the usual files have them: one paper saved in two ways is written in one."""
    convert = half_points if tag[1] in _HALF_POINTS else twentieths
    return _LENGTH.sub(lambda found: found[1] + b"%d" % round(convert(found[2].decode())), tag[0])
