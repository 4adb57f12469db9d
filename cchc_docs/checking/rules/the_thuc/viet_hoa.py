"""TT: capitals of Phụ lục II, as far as single words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.model.document import Text

_COVERED = frozenset({"uy_ban_nhan_dan", "hoi_dong_nhan_dan"})  # CQ01 tells these


def _there(pattern: str, words: str) -> bool:
    """Tell whether a wrong form stands anywhere; a plain word in its group is looked for first, being much faster."""
    return _plain(pattern) in words and re.search(pattern, words) is not None


def _plain(pattern: str) -> str:
    """The word a pattern is about, "" where it has several."""
    found = re.match(r"\\b\(([^\W\d_]+(?: [^\W\d_]+)*)\)", pattern)
    return found[1] if found else ""


def _breaches(context: Context, *, sure: bool) -> Iterator[Finding]:
    from cchc_docs.law.capitals import capital_rules

    for one in capital_rules():
        if one.chac is not sure or one.khoa in _COVERED or not _there(one.sai, context.whole):
            continue
        plain = _plain(one.sai)
        places: dict[tuple[str, str], list[Text]] = {}
        for text in context.prose:
            if plain not in text.text:
                continue
            for breach in one.breaches(text.text):
                places.setdefault((breach.found, breach.right), []).append(text)
        for (found, right), texts in places.items():
            yield Finding(
                texts[0].path,
                f"“{found}” viết “{right}”{times(texts)}",
                found,
                right,
                reference=nd30(one.can_cu),
                also=others(texts),
            )


@rule(
    code="TT40",
    title="Viết hoa sai (Nhân dân, khoản, điểm, Điều, tên loại có số)",
    severity=LOI,
    can_cu=nd30("Phụ lục II"),
    bad="mo_dau: [Phục vụ các tầng lớp Nhân Dân trên địa bàn xã.]",
    good="mo_dau: [Phục vụ Nhân dân., Hội đồng nhân dân xã., Theo điểm a khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP.]",
)
def capitals(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Danh sách quy tắc ở law/data/viet_hoa.yaml; mỗi cách viết sai nêu một lần kèm số chỗ."""
    yield from _breaches(context, sure=True)
    texts = [text for text in context.prose if re.search(r"(?<![^\W_])Nhân Dân(?![^\W_])", text.text)]
    if texts:
        yield Finding(
            texts[0].path,
            f"“Nhân Dân” viết “Nhân dân”{times(texts)}",
            "Nhân Dân",
            "Nhân dân",
            "Nhân dân",
            also=others(texts),
        )


@rule(
    code="TT41",
    title="Có thể viết hoa chưa đúng (Nhà nước, Kế hoạch này)",
    severity=GOI_Y,
    can_cu=nd30("Phụ lục II"),
    bad="mo_dau: [Các phòng thực hiện tốt kế hoạch này.]",
    good="mo_dau: [Các phòng thực hiện tốt Kế hoạch này.]",
)
def maybe_capitals(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Những chỗ phải hiểu nghĩa mới quyết được: “nhà nước” bổ nghĩa thì viết thường, đứng riêng thì viết hoa."""
    yield from _breaches(context, sure=False)
