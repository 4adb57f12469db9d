"""What small papers are put together of: head, title, foot, whole papers of the usual kinds."""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.reading.word.files import c, p, row, table

NATION = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", b=True, align="center") + p(
    "Độc lập - Tự do - Hạnh phúc", b=True, align="center"
)


class Paper(NamedTuple):
    """A file and what is known of it."""

    name: str
    data: bytes
    fields: dict[str, Any]
    left: int = 0
    order: float = 99.5


def head(
    agency: str = "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG KHOAI", symbol: str = "14/KH-UBND", date: str = "Đồng Khoai, ngày 12 tháng 3 năm 2026",
    under: str = "", nation: str = NATION, above: str = "",
) -> str:  # fmt: skip
    """The head as a table of two rows; `under`: the V/v below the number; `above`: the body above, not bold."""
    left = "".join(p(line, align="center") for line in above.split("\n") if line)
    left += "".join(p(line, b=True, align="center") for line in agency.split("\n"))
    number = p(f"Số: {symbol}", align="center") + "".join(p(line, align="center") for line in under.split("\n") if line)
    return table(row(c(raw=left), c(raw=nation)), row(c(raw=number), c(raw=p(date, i=True, align="center"))))


def title(kind: str, *subject: str) -> str:
    """Name of the kind over its subject, both bold and centred."""
    return p(kind, b=True, align="center") + "".join(p(line, b=True, align="center") for line in subject)


def foot(*to: str, sign: str = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHà Văn Lượng") -> str:
    """Recipients beside the signature."""
    lines = to or ("- Như trên;", "- Lưu: VT.")
    return table(
        row(c(raw=p("Nơi nhận:", b=True, i=True) + "".join(p(one) for one in lines)), c(sign, b=True, align="center"))
    )


def basis(*lines: str) -> str:
    """Căn cứ in italics."""
    return "".join(p(line, i=True) for line in lines)


OFFICE = {"ten": "Ủy ban nhân dân xã Đồng Khoai"}
LAW = "Căn cứ Luật Tổ chức chính quyền địa phương;"
ASK = "Theo đề nghị của Trưởng phòng Kinh tế xã."


def decision(line: str = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG KHOAI", word: str = "QUYẾT ĐỊNH:", **more: Any) -> str:
    """A decision: head, title, authority, căn cứ, the word it turns on, two articles."""
    return (
        head(symbol="21/QĐ-UBND", **more)
        + title("QUYẾT ĐỊNH", "Về việc kiện toàn Tổ quản lý chợ xã Đồng Khoai")
        + "".join(p(one, b=True, align="center") for one in line.split("\n") if one)
        + basis(LAW, ASK)
        + p(word, b=True, align="center")
        + p("Điều 1. Kiện toàn Tổ quản lý chợ gồm năm người.")
        + p("Điều 2. Các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.")
        + foot("- Như Điều 2;", "- Lưu: VT.", sign="CHỦ TỊCH\n\nHà Văn Lượng")
    )


DECISION = {"loai": "quyet_dinh", "trich_yeu": "Về việc kiện toàn Tổ quản lý chợ xã Đồng Khoai", "tham_quyen": ["CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG KHOAI"], "nam": None}  # fmt: skip


def letter(first: str = "Ủy ban nhân dân xã đề nghị các thôn dọn kênh trước ngày 20/3/2026.", to: str = p("Kính gửi: Các thôn trên địa bàn xã.", align="center"), **more: Any) -> str:  # fmt: skip
    """A công văn."""
    more = {"symbol": "33/UBND-KT", "under": "V/v dọn kênh trước vụ mùa", **more}
    return head(**more) + to + p(first) + p("Rất mong các thôn quan tâm phối hợp./.") + foot()


LETTER = {"loai": "cong_van", "trich_yeu": "V/v dọn kênh trước vụ mùa", "so": "33", "can_cu": [], "kinh_gui": ["Các thôn trên địa bàn xã."]}  # fmt: skip
BODY = p("I. VIỆC PHẢI LÀM", b=True) + p("1. Vớt bèo trên kênh chính.") + p("2. Đắp lại bờ vùng.")
END = p("Trên đây là Kế hoạch của xã./.")


def plan(body: str = BODY, *, opening: str = p("Ủy ban nhân dân xã ban hành Kế hoạch như sau:"), **more: Any) -> str:
    """A kế hoạch."""
    return head(**more) + title("KẾ HOẠCH", "Nạo vét kênh mương năm 2026") + opening + body + END + foot()


PLAN = {"loai": "ke_hoach", "nam": 2026, "so": "14", "trich_yeu": "Nạo vét kênh mương năm 2026", "co_quan": OFFICE}
