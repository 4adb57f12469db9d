"""TQ: which body issues which kind of paper, and what is no task of a commune."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import times
from cchc_docs.checking.wording.phrases import told

_LAW = "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (Điều 4: hệ thống văn bản quy phạm pháp luật)"
_KIND = r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Văn bản|Công văn|Hướng dẫn|Quy chế|Quy định|Đề án|Chương trình)"
_GAP = r"(?: (?:tỉnh|thành phố|xã|phường|đặc khu|cấp tỉnh|cấp xã|các cấp|hai cấp)| [A-ZĐ][^\W\d_]*| -| và(?= [A-ZĐ]))*"
_LEVEL = rf"{_GAP}(?: (?:đã|sẽ|sớm|kịp thời|phải|cần))?"
_ISSUES = re.compile(
    r"(?P<ai>UBND|[UuỦủ][ỷyỶY] ban nhân dân|HĐND|Hội đồng nhân dân|Chính phủ|Thủ tướng(?: Chính phủ)?|Quốc hội"
    r"|Sở(?: (?!trình|tham|đề|để|phối|báo)[^\W\d_]+,?){0,6}?"
    r"|Bộ(?: trưởng Bộ)? [A-ZĐ][^\W\d_]*(?: (?:và |- )?(?!trình|tham|đề|để|phối|báo|Chính|Thủ|Quốc)[^\W\d_]+,?){0,6}?)"
    rf"(?P<cap>{_LEVEL}) ban hành (?:các |một số |những )?(?P<loai>(?i:{_KIND})(?:(?:, | và | hoặc )(?i:{_KIND}))*)(?![^\W_])"
)
_CANNOT = {
    "UBND": frozenset({"luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư"}),
    "HĐND": frozenset({"luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư"}),
    "Chính phủ": frozenset({"luật", "bộ luật", "pháp lệnh", "thông tư"}),
    "Thủ tướng": frozenset({"luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư", "nghị quyết"}),
    "Quốc hội": frozenset({"nghị định", "thông tư", "pháp lệnh", "quyết định"}),
    "Bộ": frozenset({"luật", "bộ luật", "pháp lệnh", "nghị định", "nghị quyết"}),
    "Sở": frozenset({"luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư", "nghị quyết"}),
}
_OF_WHOM = {
    "luật": "Quốc hội", "bộ luật": "Quốc hội", "pháp lệnh": "Ủy ban Thường vụ Quốc hội", "nghị định": "Chính phủ",
    "thông tư": "Bộ trưởng, Thủ trưởng cơ quan ngang bộ", "nghị quyết": "Quốc hội, Chính phủ, Hội đồng nhân dân",
    "quyết định": "Thủ tướng Chính phủ, Ủy ban nhân dân",
}  # fmt: skip


def _key(body: str) -> str:
    if re.match(r"UBND|[UuỦủ][ỷyỶY] ban", body):
        return "UBND"
    if re.match(r"HĐND|Hội đồng", body):
        return "HĐND"
    return "Thủ tướng" if body.startswith("Thủ tướng") else body.split(maxsplit=1)[0] if body[0] in "BS" else body


@rule(
    code="TQ08",
    title="Cơ quan ban hành loại văn bản không thuộc thẩm quyền",
    severity=CANH_BAO,
    can_cu=_LAW,
    tru=(QUOTED, HISTORY),
    bad="mo_dau: [Sau khi UBND tỉnh ban hành Thông tư hướng dẫn.]",
    good="mo_dau: ['Sau khi Chính phủ ban hành Nghị định, UBND tỉnh ban hành Quyết định, Bộ Tài chính ban hành Thông tư.', Bộ Tài chính trình Chính phủ ban hành Nghị định.]",
)
def kind_beyond_body(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Luật của Quốc hội, nghị định của Chính phủ, thông tư của bộ; xét cả loại đứng cuối danh sách “Quyết định, Thông tư”."""
    if "ban hành" not in context.whole_small:
        return
    for hit in context.matches(_ISSUES):
        body = hit.match["ai"]
        if not hit.is_word or hit.text.text[: hit.start].endswith(("của ", "với ", "cho ", "gửi ", "theo ")):
            continue  # the body is named inside a longer phrase, somebody else issues
        for kind in re.findall(_KIND, hit.match["loai"], re.IGNORECASE):
            if kind.lower() in _CANNOT[_key(body)]:
                who = f"{body}{hit.match['cap']}".strip()
                yield Finding(
                    hit.text.path,
                    f"{who} không ban hành {kind}",
                    hit.match[0],
                    f"{kind.lower()} là của {_OF_WHOM[kind.lower()]}; sửa loại văn bản hoặc cơ quan",
                )
                break


@rule(
    code="TQ09",
    danh_cho=COMMUNE,
    title="Xã tự giao việc thanh tra",
    severity=GOI_Y,
    can_cu=practice("xã, phường, đặc khu không có cơ quan thanh tra; việc của xã là kiểm tra"),
    tru=(QUOTED, HISTORY),
    bad="mo_dau: [Tổ chức thanh tra việc thu phí chợ.]",
    good="mo_dau: [Tổ chức kiểm tra việc thu phí chợ., Thực hiện kết luận thanh tra của tỉnh.]",
)
def inspects(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kết luận thanh tra của cấp trên, kiến nghị sau thanh tra, thanh tra nhân dân là việc khác nên không nhắc."""
    found = [
        one
        for one in told(context, "thanh_tra")
        if not any(a <= one.start < b for a, b in context.cited_spans.get(one.hit.text.path, ()))
    ]
    if found:
        first, texts = found[0], [one.hit.text for one in found]
        also = tuple(dict.fromkeys(text.path for text in texts[1:]))
        message = f"“{first.words}”: {first.row.ly_do}{times(texts)}"
        yield Finding(texts[0].path, message, first.words, first.row.dung, also=also)
