"""What changed between two Word files, as tracked changes a reader accepts or rejects in Word."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.redline.redline import Revisions


class CompareResult(NamedTuple):
    """The .docx with tracked changes and what to tell the person who asked for it."""

    docx: bytes
    revisions: Revisions

    @property
    def notes(self) -> tuple[str, ...]:
        """What the comparison does not track, in Vietnamese, one line each."""
        return self.revisions.notes

    @property
    def same(self) -> bool:
        """Whether the two files do not differ."""
        return self.revisions.same

    def summary(self) -> str:
        """Return one Vietnamese line with the figures that are not zero."""
        found = self.revisions
        counts = (
            (found.changed_paragraphs, "đoạn sửa chữ"),
            (found.inserted_paragraphs, "đoạn thêm"),
            (found.deleted_paragraphs, "đoạn bỏ"),
            (found.tables_added, "bảng thêm"),
            (found.tables_removed, "bảng bỏ"),
            (found.rows_added, "dòng bảng thêm"),
            (found.rows_removed, "dòng bảng bỏ"),
            (found.format_changes, "chỗ chỉ đổi định dạng"),
            (found.kept if found.one_sided else 0, "thay đổi đang theo dõi của người khác, giữ nguyên"),
        )
        return ", ".join(f"{count} {name}" for count, name in counts if count) or (
            "Phần đọc được giống nhau, nhưng có phần không so sánh được (xem lưu ý)"
            if found.unread
            else "Chữ và định dạng trong thân bài giống nhau, phần ngoài thân bài khác (xem lưu ý)"
            if found.beside
            else "Hai tệp không khác nhau"
        )


def compare_docx(old: bytes, new: bytes, date: dt.date, *, formatting: bool = True) -> CompareResult:
    """Compare two .docx; the changes carry `date`, so the same input gives the same bytes.

    Raises CchcError when one of them cannot be read as a .docx.
    """
    from cchc_docs.redline.redline import track_changes

    revisions = track_changes(old, new, date, formatting=formatting)
    return CompareResult(revisions.docx, revisions)
