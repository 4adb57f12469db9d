"""TC: a paper that calls itself by the kind of another one - what stayed from the paper it was written over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.law.kinds import type_by_key
from cchc_docs.model.document import Text

_KINDS = "Kế hoạch|Báo cáo|Tờ trình|Thông báo|Công văn|Quyết định|Hướng dẫn|Chỉ thị|Nghị quyết|Phương án|Đề án|Chương trình|Công điện|Giấy mời"
_CLOSES = patterns.ours(
    rf"^\W*Trên đây là (?:toàn bộ )?(?:nội dung )?(?P<loai>{_KINDS})(?![^\W_])(?! (?:số|của (?:các|Sở|thôn)))",
    re.IGNORECASE | re.MULTILINE,
)
_CALLS = patterns.ours(rf"(?<![^\W_])(?P<loai>{_KINDS}) này(?![^\W_])")
_NONE_OF_ITS_OWN = frozenset({"khac", "bien_ban", "quy_che", "quy_dinh", "hop_dong", "phieu_trinh"})
_LETTERS = frozenset({"cong_van", "cong_dien", "to_trinh"})
"""Kinds that may be a report or send a plan along, and say so at their end."""
_CLOSES_ALIKE = frozenset({("thong_bao", "kế hoạch"), ("huong_dan", "kế hoạch"), ("chuong_trinh", "kế hoạch")})
_ALIKE = {
    "phuong_an": ("kế hoạch",),
    "chuong_trinh": ("kế hoạch",),
    "cong_van": ("công văn", "văn bản"),
    "ke_hoach": ("chương trình", "phương án"),
    "de_an": ("phương án",),
}
"""What a paper of a kind may also call itself."""
_APPENDED = patterns.ours(
    r"(?:[Bb]an hành )?[Kk]èm theo (?P<loai>Quyết định|Nghị quyết|Công văn|Tờ trình|Kế hoạch)(?: này)?(?! số)"
)


@rule(
    code="TC80",
    title="Văn bản tự gọi mình là loại khác (“căn cứ Thông báo này” trong một Báo cáo)",
    severity=CANH_BAO,
    can_cu=practice("văn bản gọi chính nó bằng đúng tên loại của nó"),
    tru=(QUOTED, CITED),
    bad="{loai: ke_hoach, mo_dau: ['Các bến đò căn cứ Tờ trình này bố trí áo phao.'], ket_thuc: ['Trên đây là Báo cáo sửa bến đò năm 2026.']}",
    good="{loai: ke_hoach, mo_dau: ['Các bến đò căn cứ Kế hoạch này bố trí áo phao.', 'Tờ trình số 02/TTr-KT đã được duyệt; Tờ trình này xin 40 áo phao.'], ket_thuc: ['Trên đây là Kế hoạch sửa bến đò năm 2026.']}",
)
def of_another_kind(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu còn sót từ văn bản khác: “Trên đây là Báo cáo …”, “Quyết định này có hiệu lực …” trong một Kế hoạch.

    Loại đã được nhắc ở trích yếu hoặc ở phía trên (một Tờ trình khác, dự thảo gửi kèm, quyết định mà bản này kèm theo) thì không xét; phụ lục có mẫu riêng cũng không.
    """
    document = context.document
    kind = type_by_key(document.loai)
    if kind is None or document.loai in _NONE_OF_ITS_OWN:
        return
    own = (kind.ten.lower(), *_ALIKE.get(document.loai, ()))
    title = f"{document.trich_yeu} {' '.join(document.tham_quyen)}".lower()
    for hit in context.matches(_CLOSES, ("trên đây là",)):
        named = hit.match["loai"]
        if hit.text.path[0] == "phu_luc" or named.lower() in own or named.lower() in title:
            continue
        if document.loai in _LETTERS or (document.loai, named.lower()) in _CLOSES_ALIKE:
            continue
        yield _told(hit.text, kind.ten, hit.match[0].strip(), f"Trên đây là {kind.ten}")
    for hit in context.matches(_CALLS, (" này",)):
        named = hit.match["loai"]
        if hit.text.path[0] == "phu_luc" or hit.text.role == "trich_yeu" or named.lower() in own:
            continue
        if named.lower() in title or _known_by_then(context, hit.text, hit.span("loai")[0], named):
            continue
        yield _told(hit.text, kind.ten, hit.match[0], f"{kind.ten} này")


def _told(text: Text, own: str, quote: str, right: str) -> Finding:
    return Finding(text.path, f"Văn bản này là {own}, ở đây ghi “{quote}”", quote, right)


def _known_by_then(context: Context, text: Text, at: int, named: str) -> bool:
    """Whether the paper speaks before of another paper of that kind, or goes with one; just before in small letters too.

    What stands among the bases is no such talk: a plan may rest on a proposal and still not be one.
    """
    low, place = named.lower(), context.order.get(text.path, 0)
    if low in text.text[:at].lower() or _goes_with(context, named):
        return True
    before = [one.text for one in context.texts[:place] if one.role not in ("can_cu", "trich_yeu")]
    return any(low in words.lower() for words in before[-_NEAR:]) or any(
        not words.startswith(" này", found.end()) for words in before for found in re.finditer(named, words)
    )


_NEAR = 2
"""Texts just before in which any talk of such a paper counts."""


def _goes_with(context: Context, named: str) -> bool:
    return any(found["loai"] == named for found in _APPENDED.finditer(context.everything))
