"""Names of WordprocessingML and its neighbours (ECMA-376); Strict names (ISO 29500) read under the usual ones."""

from __future__ import annotations

import re

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

    return _CONFORMANCE.sub(b"", _STRICT_NAME.sub(name, data), count=1)
