"""A PDF written by hand, for tests that need to say exactly where each word and each rule stands (ASCII only)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cchc_docs.reading.flow import Para
from cchc_docs.reading.pdf.flow import read_flow

STATES = "/ExtGState << /Half << /ca 0.25 /CA 0.25 >> /Gone << /ca 0 >> >>"


@dataclass
class Sheet:
    """A page: (x, y from the top, text, size, font) and rules (x0, y0, x1, y1), in points."""

    width: int = 595
    height: int = 842
    texts: list[tuple[float, float, str, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    rotate: int = 0
    under: str = ""
    over: str = ""
    box: tuple[int, int, int, int] | None = None

    def draw(self, operators: str, *, under: bool = False) -> Sheet:
        """Add operators of PDF (y upwards, fonts as F1 …) over, or under, what is said and ruled."""
        if under:
            self.under += f"q {operators} Q\n"
        else:
            self.over += f"q {operators} Q\n"
        return self

    def say(self, x: float, y: float, text: str, size: float = 12, font: str = "F1") -> Sheet:
        self.texts.append((x, y, text, size, font))
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.rules.append((x0, y0, x1, y1))
        return self

    def content(self) -> bytes:
        out = [f"{x0} {self.height - y0} m {x1} {self.height - y1} l S" for x0, y0, x1, y1 in self.rules]
        for x, y, text, size, font in self.texts:
            safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            out.append(f"BT /{font} {size} Tf {x} {self.height - y} Td ({safe}) Tj ET")
        return (self.under + "\n".join(out) + "\n" + self.over).encode("latin-1")


def _crop(sheet: Sheet) -> str:
    return f"/CropBox [{' '.join(map(str, sheet.box))}]" if sheet.box else ""


def write(path: Path, *sheets: Sheet, fonts: tuple[str, ...] = ("Times-Roman", "Times-Bold", "Times-Italic")) -> str:
    """Write the pages; fonts are called F1, F2 …"""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    names = []
    for number, font in enumerate(fonts, 1):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode())
        names.append(f"/F{number} {len(objects)} 0 R")
    kids = []
    for sheet in sheets:
        body = sheet.content()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] {_crop(sheet)} /Rotate {sheet.rotate} "
            f"/Resources << /Font << {' '.join(names)} >> {STATES} >> /Contents {len(objects)} 0 R >>"
        )
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, value in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(bytes(out))
    return str(path)


def texts(path: str) -> list[str]:
    """Return the paragraphs that are read of a PDF."""
    return [item.text for item in read_flow(path, "thu.pdf").flow.items if isinstance(item, Para)]
