"""Taking in: a typed Word or PDF file becomes a plan; an edited Word file goes back into the plan it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_docs.desk import open as opening
from cchc_docs.errors import CchcError
from cchc_docs.record import Record, field

if TYPE_CHECKING:
    from cchc_docs.desk.open import File
    from cchc_docs.model.document import Document, Path
    from cchc_docs.readback.readback import ReadBack
    from cchc_docs.reading.dossier import Progress
    from cchc_docs.reading.recognise.coverage import Coverage
    from cchc_docs.reading.result import Read


class Taken(Record):
    """What was read of a file. `read.left_over`: what has no place; `read.notes`: what a person should know.

    `proofs`: those of the files it was put together from, where there were several.
    """

    read: Read
    proofs: list[Coverage] = field(default_factory=list)

    def yaml(self, *, plain: bool = False) -> str:
        """Return the plan with names for offices, tasks, targets (`plain`: its words alone), doubts as comments."""
        return opening.yaml_of(self.read, plain=plain)

    def coverage(self) -> Coverage:
        """Return the proof that no word was lost."""
        from cchc_docs.reading.recognise.coverage import together
        from cchc_docs.reading.recognise.read_flow import coverage

        return together(self.proofs) if self.proofs else coverage(self.read)

    def doubtful(self) -> list[tuple[Path, str]]:
        """Return the words of a scan the machine was not sure of, each with the path of the first text that has it."""
        if not self.read.scanned:
            return []
        first: dict[str, Path] = {}
        for text in self.read.document.texts():
            for word in sorted(self.read.doubtful(text.path)):
                if word in text.text:
                    first.setdefault(word, text.path)
        return [(path, word) for word, path in first.items()]

    def summary(self) -> list[tuple[str, str]]:
        """Return what was understood of the head and of the lists, as (label, words) for a person."""
        from cchc_docs.model import printed
        from cchc_docs.model.complete import tables

        plan = self.read.document
        rows = [row for _, table in tables(plan) if table.kieu == "nhiem_vu" for row in table.hang if not row.nhom]
        head = [
            ("Loại văn bản", printed.type_name(plan).capitalize() or "chưa nhận ra"),
            ("Cơ quan ban hành", " ".join(plan.co_quan.ten.split()) if plan.co_quan else ""),
            ("Số, ký hiệu", _number(plan)),
            ("Địa danh, ngày", printed.date_line(plan)),
            ("Trích yếu", " ".join(plan.trich_yeu.split())),
            ("Năm", str(plan.nam or (f"{plan.giai_doan.tu} - {plan.giai_doan.den}" if plan.giai_doan else ""))),
            ("Nhiệm vụ trong bảng", str(len(rows)) if rows else ""),
            ("Đơn vị", "; ".join(unit.ten for unit in plan.don_vi.values())),
            ("Chỉ tiêu", str(len(plan.chi_tieu)) if plan.chi_tieu else ""),
            ("Kỳ báo cáo", str(len(plan.che_do_bao_cao)) if plan.che_do_bao_cao else ""),
            ("Phụ lục", str(len(plan.phu_luc)) if plan.phu_luc else ""),
            ("Người ký", " ".join(plan.chu_ky.ho_ten.split()) if plan.chu_ky else ""),
        ]
        return [(label, words) for label, words in head if words]


def _number(plan: Document) -> str:
    """Return "05/KH-UBND"; of a paper without a number yet, that it has none, and the rest."""
    from cchc_docs.model import printed

    line = printed.number_line(plan).removeprefix("Số:").strip()
    return f"chưa có số (ký hiệu {line[1:]})" if line.startswith("/") and line[1:] else line.strip("/")


def take(data: bytes, name: str, progress: Progress | None = None, more: Sequence[File] = ()) -> Taken:
    """Return what a Word, PDF, YAML file or a picture says.

    `more`: pictures of the pages after that of the first, or the appendices of the first that are files of their own.
    Raises CchcError where it cannot be read.
    """
    around = opening.dossier(progress)
    if not more:
        return Taken(opening.read_bytes(data, name, around))
    if all(opening.ending(one) in opening.PICTURES for one in (name, *(file.name for file in more))):
        from cchc_docs.reading.scan.file import read_scan

        return Taken(read_scan(data, name, more=[(file.data, file.name) for file in more], progress=progress))
    return _with_appendices(
        opening.read_bytes(data, name, around), [(file.name, opening.read_bytes(*file, around)) for file in more]
    )


def _with_appendices(read: Read, pieces: list[tuple[str, Read]]) -> Taken:
    """Return a paper with the appendices that were sent as files of their own (mẫu 2.2) under it again."""
    from cchc_docs.model.apart import joined, stands_apart
    from cchc_docs.reading.recognise.read_flow import coverage

    for name, piece in pieces:
        if not stands_apart(piece.document):
            raise CchcError(
                f"{name}: không phải phụ lục để riêng (tệp có đầu văn bản hoặc nội dung ngoài phụ lục); nhập riêng tệp này. "
                "Nhập nhiều tệp một lần chỉ khi chúng là ảnh quét các trang, hoặc một văn bản rồi các tệp phụ lục của nó"
            )
    proofs = [coverage(one) for one in (read, *(piece for _, piece in pieces))]
    joined(read.document, [piece.document for _, piece in pieces])
    for name, piece in pieces:
        read.left_over += piece.left_over
        read.notes += [f"{name}: {note}" for note in piece.notes if "Quốc hiệu" not in note]
        read.scanned += piece.scanned
    return Taken(read, proofs)


def take_into(taken: Taken, plan: File) -> ReadBack:
    """Return the YAML plan with the edits of a Word file in it. Raises PlanError where the plan cannot be read."""
    from cchc_docs.readback.readback import read_back
    from cchc_docs.reading.yaml.plan import decoded

    read = taken.read
    return read_back(
        decoded(plan.data, plan.name), plan.name, read.document, read.places, read.left_over, opening.dossier()
    )
