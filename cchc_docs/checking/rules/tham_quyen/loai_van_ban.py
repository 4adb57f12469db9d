"""TQ: which body issues which kind of paper, and what is no task of a commune."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED, names_a_figure
from cchc_docs.checking.profile import COMMUNE, STATE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import times
from cchc_docs.checking.rules.co_quan.viec_cu import TWO_TIERS
from cchc_docs.checking.wording.hits import Hit
from cchc_docs.checking.wording.phrases import Told, told

_LAW = "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (Điều 4: hệ thống văn bản quy phạm pháp luật)"
_KIND = r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Văn bản|Công văn|Hướng dẫn|Quy chế|Quy định|Đề án|Chương trình)"
_GAP = r"(?: (?:tỉnh|thành phố|xã|phường|đặc khu|cấp tỉnh|cấp xã|các cấp|hai cấp)| [A-ZĐ][^\W\d_]*| -| và(?= [A-ZĐ]))*"
_WHEN = r" (?:đã|sẽ|sớm|kịp thời|phải|cần)$"
_LEVEL = rf"{_GAP}(?:{_WHEN[:-1]})?"
_ISSUES = patterns.ours(
    r"(?P<ai>UBND|[UuỦủ][ỷyỶY] ban nhân dân|HĐND|Hội đồng nhân dân|Chính phủ|Thủ tướng(?: Chính phủ)?|Quốc hội"
    r"|Sở(?: (?!trình|tham|đề|để|phối|báo)[^\W\d_]+,?){0,6}?"
    r"|Bộ(?: trưởng Bộ)? [A-ZĐ][^\W\d_]*(?: (?:và |- )?(?!trình|tham|đề|để|phối|báo|Chính|Thủ|Quốc)[^\W\d_]+,?){0,6}?)"
    rf"(?P<cap>{_LEVEL}) (?P<viec>(?:ký |thông qua và )?ban hành|thông qua) (?:các |một số |những |\d{{1,3}} )?(?P<loai>(?i:{_KIND})(?:(?:, | và | hoặc )(?i:{_KIND}))*)(?![^\W_])"
)
_CANNOT = {
    "UBND": frozenset({"luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư", "nghị quyết"}),
    "HĐND": frozenset({"luật", "bộ luật", "pháp lệnh", "nghị định", "thông tư", "quyết định"}),
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
_OF = patterns.ours(
    r"(?P<loai>Luật|Pháp lệnh|Nghị định|Thông tư) của (?P<ai>UBND|[UuỦủ][ỷyỶY] ban nhân dân|HĐND|Hội đồng nhân dân|Chính phủ|Thủ tướng Chính phủ|Quốc hội|Sở|Bộ(?= [A-ZĐ]))"
    r"(?![^\W_])(?!(?: [^\W_]+){0,5}(?:,| và) (?:các |[A-ZĐ]))"
)
"""“Thông tư của UBND tỉnh”; bodies in a list ("Luật, Nghị định của Quốc hội, Chính phủ") are no claim of one kind."""
_RESOLVED = patterns.ours(
    r"(?P<loai>[Nn]ghị quyết) của (?P<ai>UBND|[UuỦủ][ỷyỶY] ban nhân dân)(?![^\W_])(?!(?: [^\W_]+){0,5}(?:,| và| trình) (?:các |[A-ZĐ]))"
)
"""“01 nghị quyết của UBND phường”; before a council it is a draft that is laid."""
_BY_COMMITTEE = patterns.ours(r"/NQ-UBND(?![^\W_])")
"""The symbol of a resolution of a people's committee: there is none."""
_JOINT = patterns.ours(r"(?:HĐND|Hội đồng nhân dân|UBND|[UuỦủ][ỷyỶY] ban nhân dân)[^.;]{0,40}(?:,| và|;) $")
"""Before the body: two bodies issue together, each its own kind."""


_LONGER = (
    "của ",
    "với ",
    "cho ",
    "gửi ",
    "theo ",
    "Thường vụ ",
    "Thường trực ",
    "Văn phòng ",
    "Thanh tra ",
    "Ban Cơ yếu ",
)


def _key(body: str) -> str:
    if patterns.match(r"UBND|[UuỦủ][ỷyỶY] ban", body):
        return "UBND"
    if patterns.match(r"HĐND|Hội đồng", body):
        return "HĐND"
    return "Thủ tướng" if body.startswith("Thủ tướng") else body.split(maxsplit=1)[0] if body[0] in "BS" else body


@rule(
    code="TQ08",
    title="Cơ quan ban hành loại văn bản không thuộc thẩm quyền",
    severity=CANH_BAO,
    can_cu=_LAW,
    tru=(QUOTED, HISTORY),
    bad="mo_dau: [Sau khi UBND tỉnh ban hành Thông tư hướng dẫn., UBND xã ban hành Nghị quyết về phí đò., Soạn 01 nghị quyết của UBND xã về bến đò., Làm theo Thông tư của UBND tỉnh về phí đò., Quốc hội thông qua Nghị định về phí đò.]",
    good="mo_dau: [Dự thảo nghị quyết của UBND xã trình HĐND xã., 'Sau khi Chính phủ ban hành Nghị định, UBND tỉnh ban hành Quyết định, Bộ Tài chính ban hành Thông tư.', Bộ Tài chính trình Chính phủ ban hành Nghị định., 'HĐND, UBND xã ban hành Nghị quyết, Quyết định về phí đò.', UBND xã trình HĐND xã ban hành Nghị quyết., 'Theo Luật, Nghị định, Thông tư của Quốc hội, Chính phủ, các Bộ.', UBND xã và Mặt trận Tổ quốc ban hành Nghị quyết liên tịch., 'Ủy ban Thường vụ Quốc hội ban hành Pháp lệnh, Văn phòng Chính phủ ban hành Thông tư.']",
)
def kind_beyond_body(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Luật của Quốc hội, nghị định của Chính phủ, thông tư của bộ; xét cả loại đứng cuối danh sách “Quyết định, Thông tư”."""
    yield from _of_another(context)
    if "ban hành" not in context.whole_small and "thông qua" not in context.whole_small:
        return
    for hit in context.matches(_ISSUES):
        body = hit.match["ai"]
        if not hit.is_word or hit.text.text[: hit.start].endswith(_LONGER):
            continue  # the body is named inside a longer phrase or name, somebody else issues
        if hit.match["viec"] == "thông qua" and _key(body) == "UBND":
            continue  # a committee may adopt the draft of what another body issues
        for kind in patterns.findall(_KIND, hit.match["loai"], re.IGNORECASE):
            if kind.lower() in _CANNOT[_key(body)] and not _shared(hit, kind.lower()):
                who = patterns.sub(_WHEN, "", f"{body}{hit.match['cap']}").strip()
                yield Finding(
                    hit.text.path,
                    f"{who} không ban hành {kind}",
                    hit.match[0],
                    f"{kind.lower()} là của {_OF_WHOM[kind.lower()]}; sửa loại văn bản hoặc cơ quan",
                )
                break


_OF_THE_OTHER = {
    "UBND": patterns.ours(r" của (?:HĐND|Hội đồng nhân dân)(?![^\W_])(?! và (?:UBND|Ủy ban))"),
    "HĐND": patterns.ours(r" của (?:Chủ tịch )?(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân)(?![^\W_])"),
}


def _shared(hit: Hit, kind: str) -> bool:
    """Nghị quyết beside UBND and quyết định beside HĐND are right where both bodies, or a joint resolution, are meant."""
    if kind not in {"nghị quyết", "quyết định"} or _key(hit.match["ai"]) not in {"UBND", "HĐND"}:
        return False
    before, after = hit.text.text[: hit.start], hit.text.text[hit.end : hit.end + 40]
    if _OF_THE_OTHER[_key(hit.match["ai"])].match(after):
        return False  # “Chủ tịch UBND xã ban hành Nghị quyết của HĐND xã”
    return (
        _JOINT.search(before) is not None or patterns.match(r" (?:liên tịch|(?:số \S+ )?của|chung)", after) is not None
    )


def _of_another(context: Context) -> Iterator[Finding]:
    """“Thông tư của UBND tỉnh”, “12/NQ-UBND”: a kind named as that of a body which cannot issue it."""
    for text, cited in context.citations:
        if cited.so_ky_hieu and _BY_COMMITTEE.search(cited.so_ky_hieu):
            quote = f"{cited.loai} số {cited.so_ky_hieu}" if cited.loai else cited.so_ky_hieu
            quote = quote if quote in text.text else cited.so_ky_hieu
            advice = "nghị quyết là của Hội đồng nhân dân (NQ-HĐND); Ủy ban nhân dân ban hành quyết định (QĐ-UBND)"
            yield Finding(text.path, f"“{cited.so_ky_hieu}”: UBND không ban hành Nghị quyết", quote, advice)
    for hit in (*context.matches(_OF), *context.matches(_RESOLVED, ("nghị quyết của",))):
        kind, body = hit.match["loai"], hit.match["ai"]
        listed = patterns.search(r"(?:,| và| hoặc|[Dd]ự án|[Dd]ự thảo|/) ?$", hit.text.text[: hit.start])
        if hit.is_word and not listed and kind.lower() in _CANNOT[_key(body)]:
            of = _OF_WHOM[kind.lower()]
            advice = f"{kind.lower()} là của {of}; sửa loại văn bản hoặc cơ quan"
            yield Finding(hit.text.path, f"{body} không ban hành {kind[0].upper()}{kind[1:]}", hit.match[0], advice)


@rule(
    code="TQ11",
    title="Việc không thuộc thẩm quyền của cơ quan được nêu",
    severity=CANH_BAO,
    can_cu="Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Luật Ngân sách nhà nước, Luật Phí và lệ phí, Luật Thi đua, khen thưởng",
    tu=TWO_TIERS,
    danh_cho=STATE,
    tru=(QUOTED, HISTORY, CITED),
    bad="mo_dau: [Trình UBND xã phê chuẩn quyết toán quỹ đê., HĐND xã quyết định mức thu phí bến đò., Phòng Kinh tế ban hành Quyết định về phí chợ.]",
    good="mo_dau: [UBND xã trình HĐND xã phê chuẩn quyết toán., HĐND tỉnh quyết định mức thu phí bến đò., Phòng Kinh tế tham mưu UBND xã ban hành Quyết định.]",
)
def beyond_competence(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hội đồng nhân dân quyết định dự toán, phê chuẩn quyết toán, bầu chức danh; phí, lệ phí, tên đường là của cấp tỉnh; phòng thẩm định, trình.

    Câu nói ủy quyền, phân cấp thì không nhắc: văn bản phân cấp có thể giao khác.
    """
    for one in undelegated(context):
        message = f"“{one.words}”: {one.row.ly_do}"
        yield Finding(one.hit.text.path, message, one.words, one.row.dung, severity=one.row.muc)


def undelegated(context: Context) -> Iterator[Told]:
    """Yield the places where somebody decides what is not his to decide, by nobody's leave."""
    return (one for one in told(context, "tham_quyen") if not DELEGATED.search(one.hit.text.text))


DELEGATED = patterns.ours(r"ủy quyền|uỷ quyền|phân cấp|theo thẩm quyền được giao", re.IGNORECASE)


@rule(
    code="TQ09",
    danh_cho=COMMUNE,
    title="Xã tự giao việc của cấp trên: thanh tra, tuyển dụng, công bố thủ tục hành chính, sửa quy định pháp luật",
    severity=GOI_Y,
    can_cu=practice(
        "xã, phường, đặc khu không có cơ quan thanh tra, không tuyển dụng công chức, không công bố thủ tục hành chính"
    ),
    tru=(QUOTED, HISTORY),
    bad="mo_dau: [Tổ chức thanh tra việc thu phí chợ., Lập đoàn thanh tra bến đò., Tuyển dụng công chức trong quý III.]",
    good="mo_dau: [Tổ chức kiểm tra việc thu phí chợ., Thực hiện kết luận thanh tra của tỉnh., Làm việc với đoàn thanh tra của tỉnh., Công khai thủ tục hành chính ở trụ sở.]",
)
def inspects(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kết luận thanh tra của cấp trên, kiến nghị sau thanh tra, thanh tra nhân dân là việc khác, tên chỉ tiêu trong biểu thống kê không giao việc nên không nhắc."""
    found = [
        one
        for one in told(context, "thanh_tra")
        if not names_a_figure(one.hit.text)
        and not any(a <= one.start < b for a, b in context.cited_spans.get(one.hit.text.path, ()))
    ]
    for row in dict.fromkeys(one.row for one in found):
        same = [one for one in found if one.row is row]
        first, texts = same[0], [one.hit.text for one in same]
        also = tuple(dict.fromkeys(text.path for text in texts[1:]))
        message = f"“{first.words}”: {first.row.ly_do}{times(texts)}"
        yield Finding(texts[0].path, message, first.words, first.row.dung, severity=first.row.muc, also=also)
