"""TQ: who signs for whom - TM., KT., TL., TUQ., Q. lines against title and issuing body."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.profile import CHU_TICH, DANG, DOAN_THE, STATE, UY_BAN, authority_stated, line_of_authority
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.model.document import ChuKy, Path
from cchc_docs.vietnamese.accents import to_placement_text

_SIGNING = nd30("điểm b khoản 7 Mục II Phần I Phụ lục I")
_COLLECTIVE = nd30("khoản 2 Điều 13 và điểm b khoản 7 Mục II Phần I Phụ lục I")


_COLLECTIVE_KINDS = ("ke_hoach", "bao_cao", "to_trinh", "nghi_quyet", "chuong_trinh", "de_an")


_EITHER = ("quyet_dinh", "cong_van", "thong_bao", "huong_dan", "phuong_an")
"""Kinds that the committee and its chairman both issue: the paper itself must say who."""


_OF_THE_PARTY = patterns.ours(
    r"BÍ THƯ|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC (?:ĐẢNG|HUYỆN|TỈNH|THÀNH) [UỦ]Y|CHI [UỦ]Y|ĐẢNG [UỦ]Y"
)
"""Who signs in the form of the Party or of a union, whatever the head of the paper tells."""


def _signer(context: Context) -> tuple[ChuKy, list[str], str] | None:
    """The signature block, its authority lines and title, in capitals and one accent style; None without one."""
    signer = context.document.chu_ky
    if signer is None or not (signer.chuc_vu or signer.quyen_han):
        return None
    return signer, [_plain(line) for line in signer.quyen_han], _plain(signer.chuc_vu)


def _plain(line: str) -> str:
    return to_placement_text(" ".join(line.split()).upper(), "old")


@rule(
    code="TQ01",
    title="Văn bản của tập thể ký thiếu dòng TM.",
    severity=LOI,
    can_cu=_COLLECTIVE,
    danh_cho=STATE,
    bad="chu_ky: {quyen_han: [KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH}",
    good="chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH}",
)
def no_collective_line(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản do Ủy ban nhân dân ban hành: TM. ỦY BAN NHÂN DÂN; cấp phó ký thì đủ ba dòng TM., KT., chức vụ.

    Văn bản do Chủ tịch ban hành theo thẩm quyền riêng (dòng thẩm quyền, câu mở đầu, dòng kèm theo, công điện, giấy mời)
    thì không có TM. Loại văn bản mà Chủ tịch cũng hay tự ký (quyết định, công văn, thông báo) thì chỉ nhắc.
    """
    found = _signer(context)
    if found is None or context.profile.tham_quyen != UY_BAN:
        return
    signer, lines, title = found
    joined = " ".join(lines)
    if patterns.search(r"\b(?:TL|TUQ)\b", joined):
        return
    if not patterns.search(r"\bT[./]{0,2} ?M\b", joined):
        quote = signer.quyen_han[0] if signer.quyen_han else signer.chuc_vu
        deputy = title.startswith("PHÓ")
        right = "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" if deputy else "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"
        sure = context.document.loai in _COLLECTIVE_KINDS or authority_stated(context.document) == UY_BAN
        if not sure and context.document.loai not in _EITHER:
            return
        yield Finding(
            ("chu_ky",),
            "Ủy ban nhân dân ban hành mà không có dòng “TM. ỦY BAN NHÂN DÂN”",
            quote,
            right,
            severity=None if sure else GOI_Y,
        )


@rule(
    code="TQ02",
    title="Cấp phó ký mà không có KT.",
    severity=LOI,
    can_cu=_SIGNING,
    danh_cho=STATE,
    bad="chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: PHÓ CHỦ TỊCH}",
    good="chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH}",
)
def deputy_alone(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cấp phó ký thay người đứng đầu phải có dòng KT. và chức vụ người đứng đầu; được ký thừa lệnh (TL.) cũng vậy (khoản 4 Điều 13)."""
    found = _signer(context)
    if found is None:
        return
    signer, lines, title = found
    if any(_OF_THE_PARTY.search(line) for line in (title, *lines)):
        return
    if "PHỤ TRÁCH" in title or "ĐIỀU HÀNH" in title:
        return  # put in charge while the office of the head is vacant: signs in his own name
    both = patterns.fullmatch(
        r"(?P<truong>.+) PHÓ (?P=truong)", title
    )  # the head's line without its KT., the deputy's below
    head = both["truong"] if both else title.removeprefix("PHÓ ")
    if (both or title.startswith("PHÓ")) and not any(patterns.match(r"(?:KT|K/T|TL|TUQ)\b", line) for line in lines):
        yield Finding(("chu_ky",), "Cấp phó ký mà không có dòng KT.", signer.chuc_vu, f"KT. {head} / PHÓ {head}")
    by_order = next((line for line in lines if patterns.match(r"TL\b", line)), "")
    if by_order and title.startswith("PHÓ") and not any(patterns.match(r"(?:KT|K/T|TUQ)\b", line) for line in lines):
        yield Finding(
            ("chu_ky",),
            "Được ký thừa lệnh là người đứng đầu đơn vị; cấp phó ký thay thì thêm dòng KT.",
            signer.chuc_vu,
            f"{by_order} / KT. {title.removeprefix('PHÓ ')} / {title}",
            severity=CANH_BAO,
        )


@rule(
    code="TQ03",
    title="KT. nhưng chức vụ không phải cấp phó của chức vụ đó",
    severity=LOI,
    can_cu=_SIGNING,
    danh_cho=STATE,
    bad="chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], chuc_vu: CHỦ TỊCH}",
    good="chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH}",
)
def acting_for(context: Context) -> Iterator[Finding | NotEvaluated]:
    """KT. CHỦ TỊCH thì chức vụ là PHÓ CHỦ TỊCH; KT. TRƯỞNG PHÒNG thì PHÓ TRƯỞNG PHÒNG."""
    found = _signer(context)
    if found is None:
        return
    signer, lines, title = found
    for line in lines:
        head = patterns.match(r"K\.?/?T\.?\s+(.+)", line)
        if head and head[1].startswith("PHÓ "):
            right = f"KT. {head[1].removeprefix('PHÓ ')}"
            yield Finding(("chu_ky",), f"“{line}”: ký thay người đứng đầu, không ký thay cấp phó", line, right)
            continue
        # "KT. BỘ TRƯỞNG, CHỦ NHIỆM": one person, two offices; the deputy is of either
        if head and title and not any(_deputy_of(title, office.strip()) for office in head[1].split(",")):
            yield Finding(("chu_ky",), f"“{line}” mà chức vụ ghi “{signer.chuc_vu}”", signer.chuc_vu, f"PHÓ {head[1]}")


def _deputy_of(title: str, head: str) -> bool:
    first = head.split(maxsplit=1)[0] if head else ""
    if title.startswith("THỨ TRƯỞNG"):
        return "BỘ TRƯỞNG" in head
    if not title.startswith("PHÓ"):
        return False
    return first in title or first in ("THỦ", "NGƯỜI")


_ACTING = patterns.ours(r"\s*(?:Q|QUYỀN) (?=CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|HIỆU TRƯỞNG|CHÁNH)")


@rule(
    code="TQ04",
    title="Chữ viết tắt quyền hạn ký viết sai (T/M, K/T, thiếu dấu chấm)",
    severity=LOI,
    can_cu=_SIGNING,
    danh_cho=STATE,
    bad="chu_ky: {quyen_han: [T/M ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH}",
    good="chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH}",
)
def wrong_form(context: Context) -> Iterator[Finding | NotEvaluated]:
    """TM., KT., TL., TUQ., Q. có dấu chấm, cách chữ sau một dấu cách; T/M, K/T là kiểu của văn bản Đảng, KT/ không phải kiểu nào."""
    signer = context.document.chu_ky
    if signer and (acting := _ACTING.match(signer.chuc_vu)):
        right = f"Q. {signer.chuc_vu[acting.end() :]}"
        yield Finding(("chu_ky", "chuc_vu"), f"“{signer.chuc_vu}” viết “{right}”", signer.chuc_vu, right, right)
    for number, line in enumerate(signer.quyen_han if signer else []):
        if _OF_THE_PARTY.search(_plain(line)):
            continue
        found = patterns.match(r"\s*(T\.?/?M|K\.?/?T|T\.?/?L|TUQ|T/UQ|Q)([./]?)(\s*)(?=[^\W\d_]{2})", line)
        if acting := _ACTING.match(line):
            right = f"Q. {line[acting.end() :]}"
            yield Finding(("chu_ky", "quyen_han", number), f"“{line}” viết “{right}”", line, right, right)
            continue
        if not found or (found[1] == "Q" and not found[2]):
            continue
        plain = patterns.sub(r"[./]", "", found[1])
        if found[1] != plain or found[2] != "." or found[3] != " ":
            right = f"{plain}. {line[found.end() :]}"
            severity = None if "/" in found[1] + found[2] else CANH_BAO
            message = f"“{line}” viết “{right}”"
            yield Finding(("chu_ky", "quyen_han", number), message, line, right, right, severity=severity)


@rule(
    code="TQ05",
    title="TM., KT., TL., TUQ. đứng trước sai đối tượng",
    severity=LOI,
    can_cu=_SIGNING,
    danh_cho=STATE,
    bad="chu_ky: {quyen_han: [TM. CHỦ TỊCH], chuc_vu: CHỦ TỊCH}",
    good="chu_ky: {quyen_han: [TL. CHỦ TỊCH], chuc_vu: CHÁNH VĂN PHÒNG}",
)
def wrong_object(context: Context) -> Iterator[Finding | NotEvaluated]:
    """TM. đứng trước tên tập thể, cơ quan; KT., TL., TUQ., Q. đứng trước chức vụ người đứng đầu."""
    for number, line in enumerate(context.document.chu_ky.quyen_han if context.document.chu_ky else []):
        plain = _plain(line)
        found = patterns.match(r"(TM|KT|TL|TUQ)\.?\s+(.+)", plain)
        if not found:
            continue
        person = (
            patterns.match(r"(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|CHÁNH|HIỆU TRƯỞNG|BỘ TRƯỞNG|THỦ TRƯỞNG)\b", found[2])
            is not None
        )
        body = patterns.match(r"(?:ỦY BAN|HỘI ĐỒNG|UBND|HĐND|BAN|ĐẢNG ỦY|PHÒNG|TRUNG TÂM)\b", found[2]) is not None
        if found[1] == "TM" and patterns.match(
            r"(?:SỞ|PHÒNG|TRUNG TÂM|VĂN PHÒNG|NHÀ TRƯỜNG|TRƯỜNG|CHI CỤC|CỤC|BỆNH VIỆN|TRẠM)\b", found[2]
        ):
            message = f"“{line}”: cơ quan do một người đứng đầu không ký thay mặt"
            yield Finding(("chu_ky", "quyen_han", number), message, line, "bỏ dòng TM.")
            continue
        if (found[1] == "TM" and person) or (found[1] != "TM" and body):
            needs = "tên tập thể, cơ quan" if found[1] == "TM" else "chức vụ người đứng đầu"
            yield Finding(
                ("chu_ky", "quyen_han", number), f"Sau “{found[1]}.” phải là {needs}", line, f"{found[1]}. <{needs}>"
            )


@rule(
    code="TQ10",
    title="TL. mà người ký là cấp trưởng, cấp phó; TM. tập thể mà người ký không phải người đứng đầu",
    severity=LOI,
    can_cu=_SIGNING,
    danh_cho=STATE,
    bad="chu_ky: {quyen_han: [TL. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH}",
    good="chu_ky: {quyen_han: [TL. CHỦ TỊCH], chuc_vu: CHÁNH VĂN PHÒNG}",
)
def by_order(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ký thừa lệnh là người đứng đầu đơn vị cấp dưới (chánh văn phòng, trưởng phòng); cấp phó ký thay thì ghi KT."""
    found = _signer(context)
    if found is None:
        return
    signer, lines, title = found
    for line in lines:
        head = patterns.match(r"T\.?/?L\.?\s+(.+)", line)
        if head and title in (head[1], f"PHÓ {head[1]}"):
            right = f"KT. {head[1]}" if title.startswith("PHÓ") else "bỏ dòng TL."
            yield Finding(("chu_ky",), f"“{line}” mà người ký là {signer.chuc_vu}", line, right)
    committee = any(patterns.match(r"T\.?/?M\.?\s+(?:ỦY BAN|UBND)", line) for line in lines)
    others = any(patterns.match(r"(?:KT|K/T|TL|TUQ)\b", line) for line in lines)
    if (
        committee
        and not others
        and patterns.match(r"(?:TRƯỞNG|CHÁNH|GIÁM ĐỐC|CÔNG CHỨC|CÁN BỘ|(?:PHÓ )?BÍ THƯ(?!.*CHỦ TỊCH))\b", title)
    ):
        yield Finding(
            ("chu_ky",),
            f"TM. ỦY BAN NHÂN DÂN mà người ký là {signer.chuc_vu}",
            signer.chuc_vu,
            "CHỦ TỊCH, hoặc KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
        )


@rule(
    code="TQ06",
    title="Tập thể ở dòng TM. khác cơ quan ban hành",
    severity=LOI,
    can_cu=_SIGNING,
    danh_cho=STATE | {DANG, DOAN_THE},
    bad="chu_ky: {quyen_han: [TM. HỘI ĐỒNG NHÂN DÂN], chuc_vu: CHỦ TỊCH}",
    good="chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH}",
)
def other_body(context: Context) -> Iterator[Finding | NotEvaluated]:
    """UBND ban hành thì TM. ỦY BAN NHÂN DÂN, HĐND thì TM. HỘI ĐỒNG NHÂN DÂN; Chủ tịch ban hành (cá nhân) thì không có TM."""
    body = _plain(context.document.co_quan.ten) if context.document.co_quan else ""
    chairman = context.profile.tham_quyen == CHU_TICH and line_of_authority(context.document) == CHU_TICH
    if body.startswith("CHỦ TỊCH") or chairman:
        issuer = body if body.startswith("CHỦ TỊCH") else f"CHỦ TỊCH {body}"
        for number, line in enumerate(context.document.chu_ky.quyen_han if context.document.chu_ky else []):
            if _plain(line).startswith("TM"):
                yield Finding(
                    ("chu_ky", "quyen_han", number),
                    f"“{line}” mà người ban hành là {issuer}",
                    line,
                    "bỏ dòng TM. hoặc sửa cơ quan ban hành",
                )
        return
    for number, line in enumerate(context.document.chu_ky.quyen_han if context.document.chu_ky else []):
        plain = _plain(line)
        yield from _of_another_place(line, plain, body, ("chu_ky", "quyen_han", number))
        for name, short in (("ỦY BAN NHÂN DÂN", "UBND"), ("HỘI ĐỒNG NHÂN DÂN", "HĐND")):
            if (
                patterns.match(rf"T\.?/?M\.?\s+(?:{name}|{short})", plain)
                and body
                and name not in body
                and ("NHÂN DÂN" in body or (context.profile.cap in (DANG, DOAN_THE) and short not in body))
            ):
                yield Finding(
                    ("chu_ky", "quyen_han", number),
                    f"“{line}” mà cơ quan ban hành là {body}",
                    line,
                    "TM. " + body.split(" XÃ ")[0] if "NHÂN DÂN" in body else "ghi tập thể đã ban hành",
                )


_PLACED = r"(?:ỦY BAN|HỘI ĐỒNG) NHÂN DÂN (?P<loai>XÃ|PHƯỜNG|ĐẶC KHU)(?: (?P<ten>.+))?"


def _of_another_place(line: str, plain: str, body: str, path: Path) -> Iterator[Finding]:
    """“TM. ỦY BAN NHÂN DÂN PHƯỜNG” of a commune, “… XÃ ĐỒNG LAU” of another one."""
    own, typed = patterns.fullmatch(_PLACED, body), patterns.fullmatch(rf"T\.?/?M\.?\s+{_PLACED}", plain)
    if not own or not typed or not own["ten"]:
        return
    one, two = typed["ten"] or "", own["ten"]
    if typed["loai"] != own["loai"] or not (two.startswith(one) or one.startswith(two)):
        right = f"TM. {body if typed['ten'] else body.removesuffix(two).strip()}"
        yield Finding(path, f"“{line}” mà cơ quan ban hành là {body}", line, right)


@rule(
    code="TQ07",
    title="Chức vụ hoặc tên tập thể viết tắt ở phần ký",
    severity=CANH_BAO,
    can_cu=_SIGNING,
    danh_cho=STATE,
    bad="chu_ky: {quyen_han: [TM. UBND XÃ], chuc_vu: CHỦ TỊCH}",
    good="chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH}",
)
def short_names(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên tập thể và chức vụ ghi đầy đủ, trừ chữ viết tắt quyền hạn."""
    signer = context.document.chu_ky
    lines = [(("chu_ky", "quyen_han", n), line) for n, line in enumerate(signer.quyen_han)] if signer else []
    if signer:
        lines.append((("chu_ky", "chuc_vu", 0), signer.chuc_vu))
    for path, line in lines:
        found = patterns.search(r"(?<![^\W_])(UBND|HĐND|PCT|CT|TP|GĐ|PGĐ)(?![^\W_])", line.upper())
        if found:
            yield Finding(
                path if path[1] != "chuc_vu" else ("chu_ky", "chuc_vu"),
                f"“{found[1]}” viết tắt ở phần ký",
                line,
                "ghi đầy đủ",
            )


@rule(
    code="TQ12",
    title="Văn bản Đảng ghi TM., KT. thay cho T/M, K/T",
    severity=GOI_Y,
    can_cu="Hướng dẫn số 36-HD/VPTW về thể thức văn bản của Đảng (T/M, K/T, T/L)",
    danh_cho=frozenset({DANG}),
    bad="{co_quan: {ten: Đảng ủy xã An Bình}, chu_ky: {quyen_han: [TM. BAN THƯỜNG VỤ], chuc_vu: BÍ THƯ}}",
    good="{co_quan: {ten: Đảng ủy xã An Bình}, chu_ky: {quyen_han: [T/M BAN THƯỜNG VỤ], chuc_vu: BÍ THƯ}}",
)
def party_authority(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản của Đảng ghi quyền hạn ký bằng gạch chéo; nhiều nơi quen ghi TM. như cơ quan nhà nước nên chỉ nhắc."""
    for number, line in enumerate(context.document.chu_ky.quyen_han if context.document.chu_ky else []):
        found = patterns.match(r"(T|K)(M|T|L)\.\s*", _plain(line))
        if found:
            right = f"{found[1]}/{found[2]} {line[found.end() :]}"
            yield Finding(("chu_ky", "quyen_han", number), f"Văn bản Đảng viết “{right}”", line, right)
