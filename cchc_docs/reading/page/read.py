"""Pages -> `Read`: the same document, places and left-over words that a Word file gives.

The roles of paragraphs and tables are told as for Word. A page has no form to judge: styles, spacing and margins are
guesses there, so `form` is None.
"""

from __future__ import annotations

from collections import Counter

from cchc_docs.model.document import ChuaRo, Document, Path
from cchc_docs.patterns import ours
from cchc_docs.reading.page.build import PageFlow
from cchc_docs.reading.page.doubts import mark
from cchc_docs.reading.recognise.classify import classify
from cchc_docs.reading.recognise.coverage import document_tokens, missing_words, tokens
from cchc_docs.reading.recognise.reading import Reading
from cchc_docs.reading.result import Place, Places, Read

__all__ = ["read_pages"]

_COUNTED = ours(r",? ?đoạn \d+$")


def read_pages(pages: PageFlow, name: str) -> Read:
    """Return the document of pages. `name` is what messages call the file.

    Places say "trang 3" and carry the page. `notes` say what was joined and dropped. Words that a machine recognised
    and was not sure of are in `doubtful`, and in the comments of `dump_plan`.
    """
    for para in [*pages.flow.paras(), *pages.flow.around]:
        page = f"trang {pages.pages.get(para.index, 1)}"
        para.part = f"{para.part}, {page}" if para.part else page
    reading = Reading(name, pages.flow, Document("khac"))
    classify(reading)
    reading.dropped += pages.dropped
    _prove(reading, pages)
    reading.left_over = [ChuaRo(_COUNTED.sub("", one.vi_tri), one.chu) for one in reading.left_over]
    reading.document.chua_ro = reading.left_over
    notes = [*pages.notes, *dict.fromkeys(reading.notes)]
    if reading.left_over:
        notes.append(f"{len(reading.left_over)} đoạn chưa rõ vai trò, giữ nguyên ở chua_ro")
    out = Read(reading.document, _places(reading, pages), "\n".join(text for _, text in pages.source), notes=notes)
    out.left_over = reading.left_over
    out.doubtful = mark(reading, pages)
    out.scanned = pages.scanned
    out.tree = reading
    return out


def _prove(reading: Reading, pages: PageFlow) -> None:
    """Look for every word of the pages; keep each line that has words met nowhere."""
    reading.flow.source = [text for _, text in pages.source]
    apart = [token for text in [*(one.chu for one in reading.left_over), *reading.dropped] for token in tokens(text)]
    source = [token for _, text in pages.source for token in tokens(text)]
    missing = missing_words(source, [*document_tokens(reading.document), *apart])
    if not missing:
        return
    for page, text in pages.source:
        own = Counter(tokens(text)) & missing
        if own:
            missing -= own
            reading.left_over.append(ChuaRo(f"trang {page}", text))


def _places(reading: Reading, pages: PageFlow) -> Places:
    known, file, in_table, numbers = reading.places, reading.file, reading.in_table, pages.pages

    def place(path: Path) -> Place:
        for length in range(len(path), 0, -1):
            found = known.get(path[:length])
            if found is not None:
                page = numbers.get(found[1], 0)
                text = _COUNTED.sub("", in_table(path[:length]) or found[0])
                if page and "trang" not in text:
                    text = f"{text}, trang {page}" if text else f"trang {page}"
                return Place(file, text=text, page=page)
        return Place(file)

    return place
