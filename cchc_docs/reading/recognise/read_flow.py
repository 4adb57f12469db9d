"""Flow -> Read: recognise every part, prove that every word arrived, say what stands apart."""

from __future__ import annotations

from cchc_docs.model.document import ChuaRo, Document, Path
from cchc_docs.reading.flow import Flow
from cchc_docs.reading.recognise.classify import classify
from cchc_docs.reading.recognise.coverage import Coverage, compare, document_tokens, missing_words, tokens
from cchc_docs.reading.recognise.reading import Reading
from cchc_docs.reading.result import Place, Places, Read
from cchc_docs.vietnamese.accents import nfc


def read_flow(flow: Flow, name: str) -> Read:
    """Return the document of a flow, from whatever file; `flow.source` holds its words taken by another way.

    `Read.tree` is the `Reading`; `Read.source` the words of the file, a line for each paragraph.
    """
    reading = Reading(name, flow, Document("khac"))
    classify(reading)
    _prove(reading)
    reading.document.chua_ro = reading.left_over
    out = Read(reading.document, _places(reading), "\n".join(flow.source), notes=_notes(reading))
    out.left_over = reading.left_over
    out.tree = reading
    return out


def coverage(read: Read, source_words: list[str] | None = None) -> Coverage:
    """Return how the words of the source stand in what was read (left over and named drops included).

    `source_words`: words taken from the file by other means; None takes those of `read.source`.
    """
    reading: Reading = read.tree
    source = tokens(read.source) if source_words is None else source_words
    return compare(source, document_tokens(read.document), _apart(reading))


def doubts(read: Read) -> dict[Path, str]:
    """Return path -> what a person should check there, for the comments of `dump_plan`."""
    reading = read.tree
    return dict(reading.unsure) if isinstance(reading, Reading) else {}


def _apart(reading: Reading) -> list[str]:
    """Return the words kept beside the document: left over, or said by the form."""
    return [token for text in [*(one.chu for one in reading.left_over), *reading.dropped] for token in tokens(text)]


def _prove(reading: Reading) -> None:
    """Look for every word of the source; keep each paragraph that has words met nowhere."""
    source = [tokens(text) for text in reading.flow.source]
    found = [*document_tokens(reading.document), *_apart(reading)]
    missing = missing_words((token for own in source for token in own), found)
    if not missing:
        return
    for number, (text, own) in enumerate(zip(reading.flow.source, source, strict=True), start=1):
        lost = [token for token in own if missing[token] > 0]
        if lost:
            missing.subtract(lost)
            reading.left_over.append(ChuaRo(f"đoạn {number} (có chữ)", nfc(" ".join(text.split()))))


def _notes(reading: Reading) -> list[str]:
    counts = reading.flow.counts
    out = []
    if counts.inserted or counts.deleted:
        out.append(
            f"đọc như đã chấp nhận {counts.inserted + counts.deleted} sửa đổi (thêm {counts.inserted}, xóa {counts.deleted})"
        )
    if counts.comments:
        out.append(f"bỏ qua {counts.comments} ghi chú (comment) trong tệp")
    if counts.hidden:
        out.append(f"có {counts.hidden} đoạn chữ ẩn, không đọc vào nội dung")
    if counts.legacy_fonts:
        out.append(f"đã đổi chữ phông {', '.join(sorted(counts.legacy_fonts))} sang Unicode")
    if counts.footnotes:
        out.append(f"có {counts.footnotes} chú thích chân trang; dấu chú thích không giữ")
    if counts.pictures:
        out.append(f"có {counts.pictures} hình, biểu đồ; chữ và số trong đó không đọc được, không tính vào số từ")
    out += dict.fromkeys(reading.notes)
    if reading.left_over:
        out.append(f"{len(reading.left_over)} đoạn chưa rõ vai trò, giữ nguyên ở chua_ro")
    return out


def _places(reading: Reading) -> Places:
    known = reading.places

    def place(path: Path) -> Place:
        for length in range(len(path), 0, -1):
            found = known.get(path[:length])
            if found is not None:
                return Place(reading.file, text=found[0], paragraph=found[1])
        return Place(reading.file)

    return place
