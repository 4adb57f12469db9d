"""TQ: whom a people's committee may order - the party, the Front, the unions, courts and offices of other lines are asked, itself is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE, UY_BAN
from cchc_docs.checking.registry import practice, rule

_ABOVE_US = (
    r"(?:Ban Thường vụ |Thường trực |Thường vụ )?(?:Đảng (?:ủy|uỷ)|Tỉnh (?:ủy|uỷ)|Thành (?:ủy|uỷ))|[UuỦủ][ỷyỶY] ban Kiểm tra Đảng|(?:các )?Ban Xây dựng Đảng|(?:các )?[Cc]hi bộ|(?:Thường trực )?(?:HĐND|Hội đồng nhân dân)(?! và U| - U|-U|, U| & U)"
    r"|(?:[UuỦủ][ỷyỶY] ban )?(?:MTTQ|Mặt trận Tổ quốc)|UBMTTQ|Tòa án nhân dân|Viện [Kk]iểm sát nhân dân"
)
_BESIDE_US = (
    r"Hạt Kiểm lâm|Đồn Biên phòng|Kho bạc|Bảo hiểm xã hội|BHXH|Cảng vụ|Thuế cơ sở|Chi nhánh Văn phòng [Đđ]ăng ký"
    r"|(?:Ngân hàng|Phòng giao dịch Ngân hàng) Chính sách xã hội"
    r"|(?:Ban Chấp hành )?Đoàn (?:Thanh niên|TNCS|TN)|Hội (?:Liên hiệp )?(?:Phụ nữ|LHPN|Nông dân|Cựu chiến binh|CCB|Người cao tuổi|Chữ thập đỏ|Khuyến học)|Hội LHPN|Liên đoàn Lao động|Công đoàn|Đội [Qq]uản lý thị trường"
)
_OPENS = r"(?:^|[.;] |: )[^\w\n]*(?:[a-zđ]\) |\d{1,2}(?:\.\d{1,2})*\.? )?(?:(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân)(?: (?:xã|phường|đặc khu))? )?"
_OF_OURS = r"(?: (?:Công an|Phòng|Văn phòng|Ban Chỉ huy|Trung tâm|Trạm)(?: (?!phối|chủ|thực|theo|rà|để|cùng)[^\W\d_]+| -){0,9}?(?:,| và))*"
"""Offices of the commune's own that the order names first."""
_ORDERS = patterns.ours(
    rf"{_OPENS}(?P<sai>(?:Giao|Yêu cầu|Chỉ đạo|giao|yêu cầu|chỉ đạo){_OF_OURS} (?P<ai>(?P<tren>{_ABOVE_US})|{_BESIDE_US}))(?![^\W_])",
    re.MULTILINE,
)
_MUST = patterns.ours(
    rf"{_OPENS}(?P<sai>(?P<ai>(?P<tren>{_ABOVE_US})|{_BESIDE_US})(?: (?:Việt Nam|xã|phường|đặc khu|<HOA>[^\W\d_]*|cơ sở))*(?: và[^\n.;:,]{{4,40}})? (?:phải|có trách nhiệm chỉ đạo|chịu trách nhiệm chỉ đạo))(?![^\W_])".replace(
        "<HOA>", "[A-ZĐ]"
    ),
    re.MULTILINE,
)
_DEPARTMENTS = "Nội vụ|Tư pháp|Tài chính|Công Thương|Nông nghiệp và Môi trường|Xây dựng|Khoa học và Công nghệ|Văn hóa, Thể thao và Du lịch|Giáo dục và Đào tạo|Y tế|Ngoại vụ|Dân tộc và Tôn giáo|Du lịch"
_A_PROVINCE_S = patterns.ours(
    r"(?P<sai>(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:xã|phường|đặc khu)(?: [A-ZĐÀ-Ỹ][^\W\d_]*){0,4}(?: đã| sẽ)? (?:giao|yêu cầu|chỉ đạo|phân công)(?: (?:việc )?cho)? "
    rf"(?P<ai>(?:Giám đốc )?Sở (?:{_DEPARTMENTS})|(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân|HĐND|Công an|Thanh tra) tỉnh))(?![^\W_])"
)
"""A commune that gives a task to a body of the level above; said with who gives it, as the province's orders are quoted too."""
_FOLLOWS = patterns.ours(r"theo (?:sự )?(?:chỉ đạo|nghị quyết|phân công)|được .{0,20}giao|của (?:Tỉnh|Thành) ủy")
_KINDS = (
    "ke_hoach",
    "cong_van",
    "thong_bao",
    "phuong_an",
    "chuong_trinh",
    "quyet_dinh",
    "huong_dan",
    "de_an",
    "bao_cao",
    "to_trinh",
)
_WORDS = ("giao ", "yêu cầu ", "chỉ đạo ")


@rule(
    code="TQ21",
    title="Ủy ban nhân dân giao việc, ra lệnh cho cơ quan không thuộc mình (Đảng ủy, Mặt trận, đoàn thể, tòa án, ngành dọc, sở)",
    severity=CANH_BAO,
    can_cu="Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13: quan hệ phối hợp",
    ap_dung=_KINDS,
    danh_cho=COMMUNE,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: [Giao Ủy ban Mặt trận Tổ quốc Việt Nam xã lập sổ ghi công đức., Yêu cầu Hội Nông dân xã nộp danh sách., UBND xã giao Sở Xây dựng mở lớp lái đò.]",
    good="mo_dau: [UBND tỉnh giao Sở Xây dựng mở lớp lái đò., Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã giám sát., Phối hợp với Hội Nông dân xã lập danh sách., Giao Văn phòng HĐND và UBND xã theo dõi.]",
)
def orders_others(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Giao”, “Yêu cầu”, “phải” với cơ quan mà Ủy ban nhân dân chỉ “đề nghị”, “phối hợp”; với đoàn thể, ngành dọc là gợi ý. Xã giao việc cho sở, cho tỉnh cũng vậy."""
    for pattern, words in ((_ORDERS, _WORDS), (_MUST, (" phải", "trách nhiệm chỉ đạo"))):
        for hit in context.matches(pattern, words):
            if hit.text.role in ("can_cu", "noi_nhan", "kinh_gui", "trich_yeu") or _FOLLOWS.search(hit.text.text):
                continue
            level = None if hit.match["tren"] else GOI_Y
            message = f"“{hit.match['sai']}”: Ủy ban nhân dân không giao việc cho {hit.match['ai']}"
            yield Finding(hit.text.path, message, hit.match["sai"], "Đề nghị, phối hợp", severity=level)
    for hit in context.matches(_A_PROVINCE_S, _WORDS):
        before = hit.text.text[: hit.start].rstrip().lower()
        if before.endswith(("của", "do", "theo", "đề nghị", "kiến nghị", "mà")) or not hit.is_word:
            continue
        message = f"“{hit.match['sai']}”: Ủy ban nhân dân cấp xã không giao việc cho {hit.match['ai']}"
        yield Finding(hit.text.path, message, hit.match["sai"], "Đề nghị, kiến nghị")


_ITSELF = patterns.ours(
    r"(?:^|[.;,] )[^\w\n]*(?:[a-zđ]\) |\d{1,2}(?:\.\d{1,2})*\.? )?"
    r"(?P<sai>(?:[Kk]ính (?:đề nghị|mong|trình)|[Đđ]ề nghị|[Kk]iến nghị|[Đđ]ề xuất)(?: (?:đối )?với)? (?:(?:Chủ tịch|[Ll]ãnh đạo) )?"
    r"(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:xã|phường|đặc khu)(?P<ten>(?: [A-ZĐÀ-Ỹ][^\W\d_]*){0,5}))"
    r"(?: (?:xem xét|quan tâm|bố trí|bổ sung|hỗ trợ|cho phép|phê duyệt|chấp thuận|cấp |tạo điều kiện|có ý kiến|sớm)|: ?\S|:$)",
    re.MULTILINE,
)
_HEADED = patterns.ours(
    r"^[^\w\n]*(?P<sai>(?:Đối với|Với|Kiến nghị(?: (?:đối )?với)?|Đề nghị(?: (?:đối )?với)?) (?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:xã|phường|đặc khu)(?P<ten>(?: [A-ZĐÀ-Ỹ][^\W\d_]*){0,5}))[:.]?$",
    re.MULTILINE,
)
"""A heading below the proposals: to whom they are made."""
_PROPOSES = patterns.ours(r"kiến nghị|đề xuất")
_OF_OTHERS = patterns.ours(
    r"cử tri|người dân|nhân dân|ý kiến|trả lời|phản ánh|các (?:thôn|đơn vị|phòng)|của (?!(?:xã|phường|UBND))"
)


@rule(
    code="TQ22",
    title="Ủy ban nhân dân tự đề nghị chính mình (Kính đề nghị UBND xã trong văn bản của UBND xã)",
    severity=CANH_BAO,
    can_cu=practice("văn bản của Ủy ban nhân dân đề nghị cấp trên, cơ quan khác; việc của mình thì giao, thực hiện"),
    ap_dung=("bao_cao", "ke_hoach", "to_trinh", "cong_van", "chuong_trinh", "phuong_an", "de_an", "thong_bao"),
    danh_cho=COMMUNE,
    tru=(QUOTED, CITED, HISTORY),
    bad="noi_dung: [{tieu_de: Kiến nghị, noi_dung: [Đề nghị UBND xã xem xét bổ sung kinh phí kè bến., Đề nghị Sở Xây dựng khảo sát bến., 'Để kè xong trước lũ, kiến nghị với UBND xã sớm cấp vốn.']}]",
    good="noi_dung: [{tieu_de: Kiến nghị, noi_dung: [Đề nghị UBND tỉnh xem xét bổ sung kinh phí kè bến.]}, {tieu_de: Kiến nghị của cử tri, noi_dung: [Đề nghị UBND xã xem xét vá đường., Cấp điện.]}]",
)
def asks_itself(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu “Kính đề nghị UBND xã xem xét …” còn lại từ bản do một phòng soạn; “Đề nghị UBND xã …”, đề mục “Đối với UBND xã” thì chỉ xét ở phần kiến nghị, đề xuất.

    Ý kiến của cử tri, của thôn, phòng ghi lại, và tên xã khác thì không tính.
    """
    if context.profile.tham_quyen != UY_BAN:
        return
    heads = [one for one in context.blocks if one.block.noi_dung]
    found = [*context.matches(_ITSELF, ("ubnd", "ban nhân dân")), *context.matches(_HEADED, ("ubnd", "ban nhân dân"))]
    for hit in found:
        path, name, words = hit.text.path, hit.match["ten"].strip().lower(), hit.match["sai"]
        above = " ".join(
            one.said for one in heads if path[: len(one.path)] == one.path and path != one.text_path
        ).lower()
        proposes = _PROPOSES.search(above) is not None
        formal = words[:4].lower() == "kính"
        if not (proposes or formal) or _OF_OTHERS.search(above) or hit.text.role in ("can_cu", "noi_nhan", "kinh_gui"):
            continue
        if words[0].islower() and _OF_OTHERS.search(hit.text.text[: hit.span("sai")[0]].lower()):
            continue
        if name and name != context.profile.dia_danh:
            continue
        message = f"“{words}”: cơ quan ban hành tự đề nghị mình"
        yield Finding(path, message, words, "đề nghị cấp trên, hoặc giao đơn vị thực hiện")
