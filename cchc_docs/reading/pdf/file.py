"""A PDF with a text layer -> `Read`: the same document, places and left-over words that a Word file gives.

The flat list of paragraphs and tables is made here (`flow`), their roles are told as for Word. A PDF has no form to
judge: styles, spacing and margins are guesses there, so `form` is None.
"""

from __future__ import annotations

import re
from collections import Counter

from cchc_docs.model.document import ChuaRo, Document, Path
from cchc_docs.reading.page.build import PageFlow
from cchc_docs.reading.pdf.flow import Progress, read_flow
from cchc_docs.reading.recognise.classify import classify
from cchc_docs.reading.recognise.coverage import document_tokens, missing_words, tokens
from cchc_docs.reading.recognise.reading import Reading
from cchc_docs.reading.result import Place, Places, Read

__all__ = ["read_pdf"]

_COUNTED = re.compile(r",? ?đoạn \d+$")


def read_pdf(file: str | bytes, name: str = "", *, progress: Progress | None = None) -> Read:
    """Return the document of a PDF with a text layer (a path, or its bytes). `name` is what messages call the file.

    `progress(done, total)` is called after each page. Places say "trang 3" and carry the page. `notes` say what was
    joined and dropped. Raise CchcError, one Vietnamese line: no PDFium, no PDF, password, damaged, no
    page, a scan, a text layer that cannot be trusted.
    """
    name = name or (file if isinstance(file, str) else "tệp PDF")
    pdf = read_flow(file, name, progress)
    for para in [*pdf.flow.paras(), *pdf.flow.around]:
        page = f"trang {pdf.pages.get(para.index, 1)}"
        para.part = f"{para.part}, {page}" if para.part else page
    reading = Reading(name, pdf.flow, Document("khac"))
    classify(reading)
    reading.dropped += pdf.dropped
    _prove(reading, pdf)
    reading.left_over = [ChuaRo(_COUNTED.sub("", one.vi_tri), one.chu) for one in reading.left_over]
    reading.document.chua_ro = reading.left_over
    notes = [*pdf.notes, *dict.fromkeys(reading.notes)]
    if reading.left_over:
        notes.append(f"{len(reading.left_over)} đoạn chưa rõ vai trò, giữ nguyên ở chua_ro")
    out = Read(reading.document, _places(reading, pdf), "\n".join(text for _, text in pdf.source), notes=notes)
    out.left_over = reading.left_over
    out.tree = reading
    return out


def _prove(reading: Reading, pdf: PageFlow) -> None:
    """Look for every word of the pages; keep each line that has words met nowhere."""
    reading.flow.source = [text for _, text in pdf.source]
    apart = [token for text in [*(one.chu for one in reading.left_over), *reading.dropped] for token in tokens(text)]
    source = [token for _, text in pdf.source for token in tokens(text)]
    missing = missing_words(source, [*document_tokens(reading.document), *apart])
    if not missing:
        return
    for page, text in pdf.source:
        own = Counter(tokens(text)) & missing
        if own:
            missing -= own
            reading.left_over.append(ChuaRo(f"trang {page}", text))


def _places(reading: Reading, pdf: PageFlow) -> Places:
    known = reading.places

    def place(path: Path) -> Place:
        for length in range(len(path), 0, -1):
            found = known.get(path[:length])
            if found is not None:
                page = pdf.pages.get(found[1], 0)
                text = _COUNTED.sub("", found[0])
                if page and "trang" not in text:
                    text = f"{text}, trang {page}" if text else f"trang {page}"
                return Place(reading.file, text=text, page=page)
        return Place(reading.file)

    return place
