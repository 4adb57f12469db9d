"""PDF/A-2b (ISO 19005-2): what LibreOffice writes into the file is kept, and the metadata says the same in both places.

Khoản 1 Điều 5 and Điều 33 Nghị định 30/2020/NĐ-CP ask for an electronic original that stays readable; PDF/A is the form for it.
"""

from __future__ import annotations

import re
from typing import Any

from cchc_docs.writing.word.text import escaped

FILTER = 'writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""LibreOffice's export filter for PDF/A-2b."""

_PART = re.compile(r"pdfaid:part(?:>|=\")2")


_TITLE = (
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default"></rdf:li></rdf:Alt></dc:title></rdf:Description>'
)


def settle(writer: Any, title: str) -> None:
    """Say title and maker alike in the document information and in the XMP packet: PDF/A asks that they agree."""
    from pypdf.generic import DecodedStreamObject, NameObject

    writer.add_metadata({"/Title": title, "/Producer": "cchc", "/Creator": "cchc"})
    root = writer.root_object
    packet = root.get("/Metadata")
    if packet is None:
        return
    xml = packet.get_object().get_data().decode("utf-8")
    for name, value in (("pdf:Producer", "cchc"), ("xmp:CreatorTool", "cchc")):
        xml = re.sub(rf"(<{name}>)[^<]*(</{name}>)", rf"\g<1>{value}\g<2>", xml)
    said = escaped(title)
    if "<dc:title>" not in xml:
        xml = xml.replace("</rdf:RDF>", f"{_TITLE}</rdf:RDF>")
    xml = re.sub(
        r'(<dc:title>.*?<rdf:li xml:lang="x-default">)[^<]*', lambda found: found[1] + said, xml, flags=re.DOTALL
    )
    stream = DecodedStreamObject()
    stream.set_data(xml.encode("utf-8"))
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    root[NameObject("/Metadata")] = writer._add_object(stream)  # noqa: SLF001 - pypdf has no other name for it


def faults(reader: Any) -> list[str]:
    """Return what keeps a PDF from being PDF/A-2b, as far as it shows without the ISO's own judge (veraPDF)."""
    root = reader.trailer["/Root"]
    out = []
    packet = root.get("/Metadata")
    xml = packet.get_object().get_data().decode("utf-8", "replace") if packet is not None else ""
    if not _PART.search(xml):
        out.append("thiếu dấu PDF/A-2b trong siêu dữ liệu")
    if "/OutputIntents" not in root:
        out.append("thiếu hệ màu (OutputIntent)")
    if reader.is_encrypted:
        out.append("tệp bị khóa")
    if "/ID" not in reader.trailer:
        out.append("thiếu mã tệp (ID)")
    title = str((reader.metadata or {}).get("/Title", ""))
    if title and escaped(title) not in xml:
        out.append("tên văn bản ở hai nơi của siêu dữ liệu không khớp")
    return out
