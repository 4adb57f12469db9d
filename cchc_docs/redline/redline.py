"""Two Word files as one with tracked changes: accept all for the new text, reject all for the old.

The new file is the base: its styles, page set-up, headers and footers are those of the result.
Works on the XML of the package; no Word is needed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.edit import Editable
from cchc_docs.ooxml.names import OUR_NAME
from cchc_docs.ooxml.package import parse, serialize
from cchc_docs.record import NamedTuple
from cchc_docs.redline.blocks import Merger, blocks_of
from cchc_docs.redline.carry import carry
from cchc_docs.redline.marks import TRACKED, changes_of, sides
from cchc_docs.redline.resolve import resolve
from cchc_docs.redline.tidy import Tidied, compose, drop_anchors, tidy
from cchc_docs.redline.write import Writer
from cchc_docs.redline.xml import Element, look, paragraphs, text_of, w

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
MAX_CHANGES = 20_000
"""Tracked changes in one file; a plan of 100 pages rewritten by hand has some 3,000."""
_NAMES = 5
# Ids of changes, bookmarks and comments share one space; a damaged file may hold any number.
_HIGHEST_ID = 1_000_000_000


class Revisions(NamedTuple):
    """A .docx with tracked changes, what was counted in it, and notes (Vietnamese) on what is not tracked.

    `insertions` and `deletions` count the marked stretches of text (w:ins, w:del); paragraphs and
    rows are counted as wholes, a row's paragraphs with the row. Only our own changes are counted;
    `kept`: changes that people were tracking in the two files; `one_sided`: they are not the same in both.
    """

    docx: bytes
    insertions: int
    deletions: int
    format_changes: int
    changed_paragraphs: int
    inserted_paragraphs: int
    deleted_paragraphs: int
    rows_added: int
    rows_removed: int
    tables_added: int
    tables_removed: int
    notes: tuple[str, ...]
    ours: int = 0
    kept: int = 0
    one_sided: bool = False
    unread: bool = False
    beside: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing differs, neither text nor (where asked for) its look; unknown is not the same.

        `unread`: a file holds words in a part that is not compared (pasted from another file, a sub-document). `beside`:
        the page, its margins or what stands in them differ, which no tracked change can show.
        """
        return not (self.unread or self.beside or self.ours or self.one_sided)


def track_changes(old: bytes, new: bytes, date: dt.date, *, formatting: bool = True) -> Revisions:
    """Return `new` with every difference to `old` as a tracked change by "cchc" at `date`.

    With `formatting` false, text that only looks different is left as the new file has it.
    Changes tracked in either file stay with their authors and dates (`redline/marks.py` says how);
    ours are a further author. Raises CchcError when a file is not a .docx that can be read safely.
    """
    before, after = Editable(old, "Tệp cũ"), Editable(new, "Tệp mới")
    for one in (before, after):
        _refuse_too_many_changes(one)
    notes = [f"{one.name}: {note}." for one in (before, after) for note in one.notes]
    beside = _untracked(before, after)
    notes += beside
    tracked = {one.name: _authors(one.body) for one in (before, after)}
    notes += [note for name, authors in tracked.items() for note in _kept(name, authors)]
    notes += _tidied("Tệp cũ", tidy(before.body)) + _tidied("Tệp mới", tidy(after.body))
    one_sided = changes_of(after.body) != changes_of(before.body)
    comments = drop_anchors(before.body)
    if comments:
        notes.append(f"Tệp cũ có {comments} nhận xét (comment): không đưa vào bản so sánh.")
    notes += carry(before, after)
    last_id = max(_last_id(root) for _, root in [("", after.body), *_stories(after)])
    writer = Writer(date, formatting, last_id, _our_name(tracked))
    merger = Merger(writer, sides(before.body, after.body))
    body = after.body
    merged = merger.blocks(blocks_of(before.body), blocks_of(body))
    _put(body, merged)
    writer.number(body)
    tally = merger.tally
    if writer.dropped:
        notes.append(
            f"{writer.dropped} dấu hết đoạn mang thay đổi đang theo dõi ở cuối ô hoặc trước bảng: không giữ được người sửa."
        )
    if tally.stranded:
        notes.append(
            f"{tally.stranded} chỗ thêm hoặc bỏ đoạn giữa hai bảng: LibreOffice có thể để lại một đoạn trống ở đó"
            " sau khi chấp nhận hoặc từ chối tất cả."
        )
    return Revisions(
        docx=after.save(),
        insertions=writer.counts["ins"],
        deletions=writer.counts["del"],
        format_changes=writer.counts["format"],
        changed_paragraphs=tally.changed_paragraphs,
        inserted_paragraphs=tally.inserted_paragraphs,
        deleted_paragraphs=tally.deleted_paragraphs,
        rows_added=tally.rows_added,
        rows_removed=tally.rows_removed,
        tables_added=tally.tables_added,
        tables_removed=tally.tables_removed,
        notes=tuple(notes),
        kept=sum(authors.total() for authors in tracked.values()),
        one_sided=one_sided,
        ours=writer.ours,
        unread=before.unread != after.unread,
        beside=bool(beside),
    )


def _put(body: Element, merged: list[Element]) -> None:
    """Give a body these blocks in the place of its own; its last section stays."""
    last = body.find(w("sectPr"))
    # Moved first and the rest taken away then: lxml takes the square of a subtree's size to part it from its file.
    body.extend(merged)
    kept = set(merged)
    for child in [child for child in body if child not in kept and child is not last]:
        child.clear()  # emptied first: the same square, of a paragraph of sixty thousand runs
        body.remove(child)
    if last is not None:
        body.append(last)


def _refuse_too_many_changes(package: Editable) -> None:
    count = sum(1 for _ in package.body.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")))
    if count > MAX_CHANGES:
        raise CchcError(
            f"{package.name}: có {count} thay đổi đang theo dõi, nhiều bất thường; mở bằng Word, chấp nhận hoặc từ chối bớt "
            "(Review > Accept All) rồi so sánh lại"
        )


def accept_all(docx: bytes, author: str | None = None) -> bytes:
    """Return the .docx with all tracked changes (of one author) accepted, headers and notes included."""
    return _resolved(docx, accept=True, author=author)


def reject_all(docx: bytes, author: str | None = None) -> bytes:
    """Return the .docx with all tracked changes (of one author) rejected, headers and notes included."""
    return _resolved(docx, accept=False, author=author)


def document_text(docx: bytes) -> list[str]:
    """Return the text of each paragraph of the body in reading order, tables cell by cell.

    Tracked changes are taken as accepted; tabs are tabs and breaks newlines; text boxes, headers
    and notes are not part of the body.
    """
    body = Editable(docx, "Tệp Word").body
    resolve(body, accept=True)
    return [text_of(paragraph) for paragraph in paragraphs(body)]


def _resolved(docx: bytes, *, accept: bool, author: str | None) -> bytes:
    package = Editable(docx, "Tệp Word")
    resolve(package.document, accept=accept, author=author)
    for name, root in _stories(package):
        if resolve(root, accept=accept, author=author):
            package.parts[name] = serialize(root)
    return package.save()


def _stories(package: Editable) -> Iterator[tuple[str, Element]]:
    """Yield the parts beside the body that may hold tracked changes, parsed."""
    for relationship in list(package.relations.values()):
        name = relationship.target
        if relationship.kind in _STORIES and not relationship.external and name in package.parts:
            yield name, parse(package.parts[name], name, package.name)


def _last_id(body: Element) -> int:
    identities = [element.get(w("id"), "") for element in body.iter()]
    return max((int(item) for item in identities if item.isdecimal() and int(item) < _HIGHEST_ID), default=0)


def _authors(body: Element) -> Counter[str]:
    """Return who is tracking how many changes in a body."""
    return Counter(element.get(w("author"), "") for element in body.iter(*TRACKED))


def _kept(label: str, authors: Counter[str]) -> list[str]:
    if not authors:
        return []
    names = ", ".join(sorted(name or "người không ghi tên" for name in authors)[:_NAMES])
    more = f" và {len(authors) - _NAMES} người khác" if len(authors) > _NAMES else ""
    return [
        f"{label} có sẵn {authors.total()} thay đổi đang theo dõi của {names}{more}: giữ nguyên người sửa và ngày sửa."
    ]


def _our_name(kept: dict[str, Counter[str]]) -> str:
    """Return an author for our changes that no one in the two files has."""
    taken = {name for authors in kept.values() for name in authors}
    return next(
        name for name in (OUR_NAME, *(f"{OUR_NAME} {k}" for k in range(2, len(taken) + 3))) if name not in taken
    )


def _tidied(label: str, found: Tidied) -> list[str]:
    notes = []
    if found.controls:
        notes.append(f"{label} có {found.controls} ô nhập liệu (content control): chỉ giữ phần chữ.")
    if found.unseen:
        notes.append(
            f"{label} có {found.unseen} thay đổi đã theo dõi ở khung nhập liệu hoặc ở số thứ tự: không đưa vào bản so sánh, coi như đã chấp nhận."
        )
    if found.fields:
        notes.append(f"{label} có {found.fields} trường trải qua nhiều đoạn (như mục lục): chỉ giữ phần chữ.")
    if found.composed:
        notes.append(
            f"{label} gõ chữ và dấu rời nhau (dạng tổ hợp) ở {found.composed} chỗ: đã gộp lại trước khi so sánh."
        )
    return notes


def _untracked(old: Editable, new: Editable) -> list[str]:
    """Say which differences Word would not find in the result, because they are not tracked."""
    notes = []
    sections = [[_page(section) for section in package.body.iter(w("sectPr"))] for package in (old, new)]
    if sections[0] != sections[1]:
        notes.append("Khổ giấy, lề, hướng trang hoặc ngắt phần (section) khác nhau: không theo dõi, lấy theo tệp mới.")
    if _margins_text(old) != _margins_text(new):
        notes.append("Đầu trang, chân trang (kể cả số trang) khác nhau: không theo dõi, lấy theo tệp mới.")
    tables = [[look(table.find(w("tblPr"))) for table in package.body.iter(w("tbl"))] for package in (old, new)]
    if len(tables[0]) == len(tables[1]) and tables[0] != tables[1]:
        notes.append("Định dạng bảng (viền, độ rộng) khác nhau: không theo dõi, lấy theo tệp mới.")
    return notes


def _page(section: Element) -> object:
    return look(section, frozenset({w("headerReference"), w("footerReference"), w("sectPrChange")}))


def _margins_text(package: Editable) -> list[object]:
    found: list[object] = []
    for section in package.body.iter(w("sectPr")):
        for mark in section.iterchildren(w("headerReference"), w("footerReference")):
            identity = next((str(value) for name, value in mark.attrib.items() if str(name).endswith("}id")), "")
            relationship = package.relations.get(identity)
            data = package.parts.get(relationship.target) if relationship else None
            if data is not None:
                story = parse(data, identity, package.name)
                compose(story)
                found.append((mark.tag, mark.get(w("type")), look(story)))
    return found
