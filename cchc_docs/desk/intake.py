"""Taking in: a typed Word or PDF file becomes a plan; an edited Word file goes back into the plan it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_docs.desk import open as opening
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.desk.open import File
    from cchc_docs.model.document import Path
    from cchc_docs.readback.readback import ReadBack
    from cchc_docs.reading.dossier import Progress
    from cchc_docs.reading.recognise.coverage import Coverage
    from cchc_docs.reading.result import Read


@dataclass(slots=True)
class Taken:
    """What was read of a file. `read.left_over`: what has no place; `read.notes`: what a person should know."""

    read: Read

    def yaml(self, *, plain: bool = False) -> str:
        """Return the plan with names for offices, tasks, targets (`plain`: its words alone), doubts as comments."""
        return opening.yaml_of(self.read, plain=plain)

    def coverage(self) -> Coverage:
        """Return the proof that no word was lost."""
        from cchc_docs.reading.recognise.read_flow import coverage

        return coverage(self.read)

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
            ("Số, ký hiệu", printed.number_line(plan).removeprefix("Số: ").strip()),
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


def take(data: bytes, name: str, progress: Progress | None = None, more: Sequence[File] = ()) -> Taken:
    """Return what a Word, PDF, YAML file or a picture says. `more`: pictures of the pages after that of the first.

    Raises CchcError where it cannot be read.
    """
    if not more:
        return Taken(opening.read_bytes(data, name, opening.dossier(progress)))
    for one in (name, *(file.name for file in more)):
        if opening.ending(one) not in opening.PICTURES:
            raise CchcError(f"{one}: chỉ nhập nhiều tệp một lần khi chúng là ảnh quét các trang của một văn bản")
    from cchc_docs.reading.scan.file import read_scan

    return Taken(read_scan(data, name, more=[(file.data, file.name) for file in more], progress=progress))


def take_into(taken: Taken, plan: File) -> ReadBack:
    """Return the YAML plan with the edits of a Word file in it. Raises PlanError where the plan cannot be read."""
    from cchc_docs.readback.readback import read_back
    from cchc_docs.reading.yaml.plan import decoded

    read = taken.read
    return read_back(
        decoded(plan.data, plan.name), plan.name, read.document, read.places, read.left_over, opening.dossier()
    )
