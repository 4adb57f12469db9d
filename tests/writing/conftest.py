from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from cchc_docs.model.complete import fill_in
from cchc_docs.model.document import ChuKy, CoQuan, Document, Muc, NgayThang
from cchc_docs.writing.template.shipped import package

Make = Callable[..., Document]


@pytest.fixture
def plan() -> Make:
    """A small complete plan; keyword arguments replace its fields."""

    def make(**fields: object) -> Document:
        document = Document(
            "ke_hoach",
            nam=2026,
            co_quan=CoQuan("Ủy ban nhân dân xã An Bình", "UBND"),
            so="5",
            dia_danh="An Bình",
            ngay_ban_hanh=NgayThang(5, 1, 2026),
            trich_yeu="Cải cách hành chính năm 2026",
            noi_dung=[Muc("tieu_de", "Mục đích", noi_dung=[Muc("muc", "Nâng cao chất lượng phục vụ.")])],
            noi_nhan=["Sở Nội vụ (để b/c)"],
            luu="VT",
            chu_ky=ChuKy(["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "Lê Văn Minh"),
        )
        for name, value in fields.items():
            setattr(document, name, value)
        fill_in(document)
        return document

    return make


@pytest.fixture(scope="session")
def shipped() -> bytes:
    """The template as the source script makes it."""
    return package()


@pytest.fixture
def changed(shipped: bytes) -> Callable[..., bytes]:
    """The template, or one made `of` it, with words replaced in one of its parts."""

    def change(*pairs: tuple[str, str], part: str = "word/document.xml", of: bytes = shipped) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(of)) as source, zipfile.ZipFile(out, "w") as target:
            for entry in source.infolist():
                text = source.read(entry).decode()
                if entry.filename == part:
                    for old, new in pairs:
                        assert old in text, old
                        text = text.replace(old, new, 1)
                target.writestr(entry.filename, text)
        return out.getvalue()

    return change
