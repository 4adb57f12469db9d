"""Flow -> Read: recognise every part, prove that every word arrived, say what stands apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs.model import markup
from cchc_docs.model.document import ChuaRo, Document, Path
from cchc_docs.ooxml.symbols import unknown
from cchc_docs.patterns import ours
from cchc_docs.reading.flow import Flow
from cchc_docs.reading.recognise.classify import classify
from cchc_docs.reading.recognise.coverage import Coverage, all_tokens, compare, document_tokens, missing_words, tokens
from cchc_docs.reading.recognise.reading import Reading
from cchc_docs.reading.result import Place, Places, Read
from cchc_docs.vietnamese.accents import nfc

_WORD = ours(r"[^\W_]+")


def read_flow(flow: Flow, name: str) -> Read:
    """Return the document of a flow, from whatever file; `flow.source` holds its words taken by another way.

    `Read.tree` is the `Reading`; `Read.source` the words of the file, a line for each paragraph.
    """
    reading = Reading(name, flow, Document("khac"))
    classify(reading)
    _struck(reading)
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
    flow = reading.flow
    source = source_words
    if source is None:
        source = all_tokens(flow.source) or tokens(read.source)
    # Lists Word makes of the text are no words of it: said in a note, not counted.
    source = _less(source, all_tokens(flow.listed))
    labels = [para.label for para in [*flow.paras(), *flow.around] if para.label]
    computed = all_tokens([*labels, *flow.worked_out])
    return compare(source, document_tokens(read.document), _apart(reading), computed, flow.unread)


def _less(source: list[str], listed: list[str]) -> list[str]:
    """Return the source without the words of generated lists: each stretch where it stands, its first place first."""
    if not listed:
        return source
    size = len(listed)
    for at in range(len(source) - size + 1):
        if source[at] == listed[0] and source[at : at + size] == listed:
            return source[:at] + source[at + size :]
    left = Counter(listed)
    out = []
    for token in source:
        if left[token] > 0:
            left[token] -= 1
        else:
            out.append(token)
    return out


def doubts(read: Read) -> dict[Path, str]:
    """Return path -> what a person should check there, for the comments of `dump_plan`."""
    reading = read.tree
    return dict(reading.unsure) if isinstance(reading, Reading) else {}


def _apart(reading: Reading) -> list[str]:
    """Return the words kept beside the document: left over, said by the form, or read as other signs."""
    return all_tokens([*(one.chu for one in reading.left_over), *reading.dropped, *reading.flow.signs])


def _prove(reading: Reading) -> None:
    """Look for every word of the source; keep each paragraph that has words met nowhere."""
    lines = Counter(text.replace("\xa0", " ") for text in reading.flow.source)
    texts = Counter(_labelled(reading.document, lines))
    texts.update(one.chu for one in reading.left_over)
    texts.update([*reading.dropped, *reading.flow.listed, *reading.flow.signs])
    # A line that stands in the document letter for letter is met: words are counted of the others alone.
    missing = missing_words(_words_of(lines - texts), _words_of(texts - lines))
    if not missing:
        return
    source = [tokens(text) for text in reading.flow.source]

    def lost(number: int) -> list[str]:
        return [token for token in source[number] if missing[token] > 0]

    # What is missing whole comes first: a word that is lost here may stand in many lines that are not.
    for number in sorted(range(len(source)), key=lambda at: -len(lost(at)) / max(1, len(source[at]))):
        gone = lost(number)
        if gone:
            missing.subtract(gone)
            text = nfc(" ".join(reading.flow.source[number].split()))
            reading.left_over.append(ChuaRo(f"đoạn {number + 1} (có chữ)", text))


def _labelled(document: Document, lines: Counter[str]) -> Iterator[str]:
    """Yield the texts of a document without markup; a label with the words behind it where one of the lines has them so."""
    label = ""
    for _, role, marked in document.texts():
        text = markup.plain(marked)
        if label:
            both = f"{label} {text}"
            if both in lines:
                label, text = "", both
            else:
                yield label
                label = ""
        if role == "nhan":
            label = text
        else:
            yield text
    yield label


def _words_of(texts: Counter[str]) -> Iterator[str]:
    return (token for text, times in texts.items() for token in tokens(text) * times)


def _struck(reading: Reading) -> None:
    """Mark the places with words struck out by hand: they are kept, a person decides whether they are in force."""
    if not any(piece.look.strike for para in reading.flow.paras() for piece in para.pieces):
        return
    places: dict[int, Path] = {}
    for path, (_, index) in reading.places.items():
        places.setdefault(index, path)
    told = reading.struck
    for para in reading.flow.paras():
        if not any(piece.look.strike for piece in para.pieces):
            continue
        struck = " ".join("".join(piece.text for piece in para.pieces if piece.look.strike).split())
        if not struck:
            continue
        told.append(struck)
        path = places.get(para.index, ())
        doubt = f"chữ bị gạch ngang trong bản gốc: “{struck[:100]}”; bỏ đi nếu không còn dùng"
        reading.unsure[path] = f"{reading.unsure[path]}; {doubt}" if path in reading.unsure else doubt
    if told:
        more = f" và {len(told) - 3} chỗ nữa" if len(told) > 3 else ""
        shown = ", ".join(f"“{words[:60]}”" for words in told[:3])
        reading.notes.append(f"có chữ bị gạch ngang, vẫn giữ và ghi “# kiểm tra” ở chỗ của nó: {shown}{more}")


def _notes(reading: Reading) -> list[str]:
    counts = reading.flow.counts
    out = []
    if counts.inserted or counts.deleted:
        out.append(
            f"đọc như đã chấp nhận {counts.inserted + counts.deleted} sửa đổi (thêm {counts.inserted}, xóa {counts.deleted})"
        )
    if counts.comments:
        out.append(f"bỏ qua {counts.comments} ghi chú (comment) trong tệp, {counts.comment_words} từ")
    if counts.hidden:
        out.append(f"có {counts.hidden} đoạn chữ ẩn, không đọc vào nội dung")
    if counts.legacy_fonts:
        out.append(f"đã đổi chữ phông {', '.join(sorted(counts.legacy_fonts))} sang Unicode")
    if counts.endnotes:
        out.append(f"{counts.endnotes} chú thích cuối văn bản được đọc như chú thích chân trang, in lại ở cuối trang")
    if counts.pictures:
        out.append(f"có {counts.pictures} hình, biểu đồ; chữ và số trong đó không đọc được, không tính vào số từ")
    out += _of_flow(reading.flow)
    out += dict.fromkeys(reading.notes)
    if reading.left_over:
        out.append(f"{len(reading.left_over)} đoạn chưa rõ vai trò, giữ nguyên ở chua_ro")
    return out


def _of_flow(flow: Flow) -> list[str]:
    """Return what a person should know of lists left out, fields without a result, signs nobody can tell."""
    out = []
    if flow.listed:
        count = sum(len(_WORD.findall(text)) for text in flow.listed)
        out.append(f"bỏ mục lục ({count} từ), không tính vào số từ")
    if flow.unknown_fields:
        named = ", ".join(f"“{one}”" for one in list(dict.fromkeys(flow.unknown_fields))[:3])
        out.append(
            f"{len(flow.unknown_fields)} trường của Word không lưu kết quả trong tệp ({named}); mở bằng Word, bấm Ctrl+A, F9, "
            "lưu rồi đọc lại"
        )
    if flow.unknown_labels:
        named = ", ".join(f"“{one}”" for one in list(dict.fromkeys(flow.unknown_labels))[:3])
        out.append(
            f"{len(flow.unknown_labels)} đoạn đánh số theo kiểu của Word chưa đọc được ({named}), nhãn ghi bằng chữ số; mở bản "
            "gốc bằng Word, so lại nhãn"
        )
    if flow.counts.white:
        shown = "; ".join(f"“{text[:60]}”" for text in flow.counts.white[:3])
        out.append(f"có chữ màu trắng, không thấy trên giấy, vẫn đọc vào nội dung: {shown}")
    signs = unknown("".join(para.text for para in flow.paras()))
    if signs:
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in signs[:5])
        out.append(
            f"có ký hiệu của phông ký hiệu chưa biết là gì ({codes}), giữ nguyên mã; xem bản gốc và thay bằng chữ"
        )
    out += [f"chưa đọc {what}" + (f", {count} từ" if count else "") for what, count in flow.unread]
    return out


def _places(reading: Reading) -> Places:
    known, file, in_table = (
        reading.places,
        reading.file,
        reading.in_table,
    )  # not the reading: whoever asks for places alone need not keep the flow

    def place(path: Path) -> Place:
        for length in range(len(path), 0, -1):
            found = known.get(path[:length])
            if found is not None:
                return Place(file, text=in_table(path[:length]) or found[0], paragraph=found[1])
        return Place(file)

    return place
