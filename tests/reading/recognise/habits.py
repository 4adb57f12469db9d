"""What tests of typed papers ask of each: read whole, with its labels."""

from __future__ import annotations

from cchc_docs.model.document import Document, Muc
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.result import Read
from cchc_docs.reading.word.file import read_docx
from tests.reading.word.files import (
    plan,
    row,
    table,
)  # fmt: skip

TASKS = table(
    row("STT", "Nội dung thực hiện", "Sản phẩm", "Đơn vị chủ trì", "Thời gian", b=True),
    row("1", "Việc một", "- Báo cáo\n- Danh mục", "Phòng Kinh tế", "Quý I"),
    row("2", "Việc hai", "Quy chế", "Công an xã", "Quý II"),
)


def read(data: bytes, *, left: int = 0, order: float = 100.0) -> Read:
    """`order`: below 100 only where the file has its parts in another order than the model."""
    found = read_docx(data, "thu.docx")
    proof = coverage(found)
    assert not proof.missing
    assert not proof.added
    assert len(found.left_over) == left, found.left_over
    if not left:
        assert proof.in_order >= order
    return found


def labels(blocks: list[Muc]) -> list[object]:
    out: list[object] = []
    for block in blocks:
        out.append(block.nhan_in or block.kieu)
        if block.noi_dung:
            out.append(labels(block.noi_dung))
    return out


def body(xml: str, **more: object) -> Document:
    return read(plan(xml, **more)).document
