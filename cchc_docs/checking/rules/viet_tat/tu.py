"""VT: short forms - never explained, explained twice, explained and not used, two meanings, two forms for one meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.abbreviations import Short, abbreviations, spelling, spells
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others
from cchc_docs.checking.word_lists import word_list
from cchc_docs.model.apart import stands_apart
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, similarity

_FIRST = practice("chữ viết tắt được giải thích ở lần dùng đầu tiên")


@cache
def _usual() -> dict[str, str]:
    return dict(word_list("viet_tat")["thuong_gap"])


@cache
def _free() -> frozenset[str]:
    return frozenset(word_list("viet_tat")["khong_can_giai_thich"])


def _declared(context: Context) -> set[str]:
    document = context.document
    names = {unit.viet_tat for unit in document.don_vi.values()} | set(document.tu_viet_tat)
    if document.co_quan:
        names.add(document.co_quan.viet_tat)
        names.add(_letters_of_field(document.co_quan.ten))
    return names


def _letters_of_field(body: str) -> str:
    """The letters of the field an office is named by: TNMT of "Sở Tài nguyên và Môi trường", which its own papers call Sở TN&MT."""
    kind, *field = [word for word in patterns.findall(r"[^\W\d_]+", body.upper()) if word != "VÀ"] or [""]
    return "".join(word[0] for word in field) if kind in ("BỘ", "SỞ", "PHÒNG") else ""


def _needs(context: Context, one: Short) -> bool:
    known = context.once("khong_can_giai_thich", lambda: _free() | _declared(context))
    return not {one.short, one.short.replace("&", "")} & known and not (
        "&" in one.short and set(one.short.split("&")) <= known
    )


def _place(context: Context, text: Text, at: int) -> tuple[int, int]:
    return context.order.get(text.path, 0), at


@rule(
    code="VT01",
    title="Chữ viết tắt không được giải thích",
    severity=CANH_BAO,
    can_cu=_FIRST,
    tru=QUOTED,
    bad="mo_dau: [Giao Tổ CDKQ phối hợp., Tổ CDKQ báo cáo hằng quý.]",
    good="mo_dau: ['Giao Tổ công tác dân vận khéo (CTDVK) phối hợp.', CTDVK báo cáo., UBND xã chỉ đạo.]",
)
def unexplained(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét cả văn bản; UBND, HĐND, tên tiêu chuẩn và chữ công nghệ ai cũng viết không cần giải thích.

    Chữ quen trong ngành (TTHC, CCHC), tên riêng, tên hãng, chữ viết hoa để nhấn mạnh chỉ là gợi ý. Chữ trong ngoặc đơn
    ngay sau lời của nó là đã giải thích. Phụ lục để ở tệp riêng thì văn bản chính có thể đã giải thích: chỉ nhắc.
    """
    parts: list[Short] = []
    for one in abbreviations(context).found.values():
        if one.defined or not one.used or not _needs(context, one) or one.short in _RIGHT_D:
            continue
        if one.short in _exchanged(context).values():
            continue  # VT07 tells where it was to be explained
        if one.short in _unit_parts():
            parts.append(one)
            continue
        text = one.used[0][0]
        usual, meant = _usual().get(one.short), _slip_of(context, one.short)
        if meant:
            message = f"“{one.short}” có phải “{meant}”?"
            yield Finding(text.path, message, one.short, meant, also=others([place for place, _ in one.used]))
            continue
        count = f" ({len(one.used)} lần)" if len(one.used) > 1 else ""
        yield Finding(
            text.path, f"“{one.short}” chưa được giải thích{count}", one.short,
            f"{usual} ({one.short})" if usual else f"viết đủ, kèm ({one.short}) ở lần đầu",
            severity=GOI_Y if usual or _a_name(one) or stands_apart(context.document) else None, also=others([place for place, _ in one.used]),
        )  # fmt: skip
    if parts:
        texts = [place for one in parts for place, _ in one.used]
        shown = ", ".join(one.short for one in parts)
        yield Finding(
            texts[0].path,
            f"Tên đơn vị viết tắt chưa giải thích: {shown}",
            parts[0].short,
            "viết đủ tên đơn vị hoặc giải thích ở lần đầu",
            severity=GOI_Y if all(text.role.startswith("o.") for text in texts) else None,
            also=others(texts),
        )


def _slip_of(context: Context, short: str) -> str:
    """The short form of the paper that this one is with two letters exchanged or one typed twice (GDRP, HDDND); "" for none."""
    if len(short) <= _TOO_FEW:
        return ""
    known = {*_free(), *_usual(), *(one.short for one in abbreviations(context).found.values() if one.defined)}
    typed = short.replace("Đ", "D")
    return next(
        (
            one
            for one in sorted(known)
            if one != short and _gone_wrong(typed, one.replace("Đ", "D")) and one in context.words
        ),
        "",
    )


_TOO_FEW = 3
"""Short forms of no more letters are too like one another."""


def _gone_wrong(typed: str, right: str) -> bool:
    if len(typed) == len(right):
        apart = [at for at, (a, b) in enumerate(zip(typed, right, strict=True)) if a != b]
        return len(apart) == len("ab") and apart[1] == apart[0] + 1 and sorted(typed) == sorted(right)
    return len(typed) == len(right) + 1 and any(
        typed[at] == typed[at - 1] and typed[:at] + typed[at + 1 :] == right for at in range(1, len(typed))
    )


_NAMED = patterns.ours(
    r"(?:[Cc]ông ty|[Tt]ập đoàn|[Nn]gân hàng|[Nn]hãn hiệu|[Tt]hương hiệu|[Pp]hần mềm|[Ứứ]ng dụng|[Nn]ền tảng|[Hh]ệ thống|[Hh]ãng|[Mm]ạng"
    r"|[Dd]ự án|[Mm]áy|[Gg]iống|[Cc]huẩn|[Cc]hat|do|của) (?:\S+ )?$"
)


def _a_name(one: Short) -> bool:
    """Whether a word in capitals may be a name, a brand or a word set off: long, a syllable one can say, behind "Công ty"."""
    if len(one.short) > 6 or is_vietnamese_syllable(one.short.lower()):
        return True
    if len(one.short) > 4 and patterns.search(r"[AEIOUY][^AEIOUY]{0,2}[AEIOUY]", one.short):
        return True
    return all(_NAMED.search(text.text[:at]) for text, at in one.used) or any(
        _FIRM.search(text.text[max(0, at - 80) : at]) for text, at in one.used
    )


_FIRM = patterns.ours(
    r"(?:[Cc]ông ty|[Tt]ập đoàn|[Nn]hà máy|[Nn]gân hàng|[Dd]oanh nghiệp|[Xx]í nghiệp|[Ll]iên doanh)(?: [^.;:()“”]{0,60})? $"
)
"""“Công ty Nhôm Sông Cầu - SCN”: the letters belong to the name of a firm."""


def _exchanged(context: Context) -> dict[tuple[Text, str], str]:
    """Where letters in brackets are those of the words before in another order -> the letters in their order."""
    return context.once("letters exchanged", lambda: dict(_find_exchanged(context)))


def _find_exchanged(context: Context) -> Iterator[tuple[tuple[Text, str], str]]:
    for hit in context.matches(_IN_BRACKETS, ("(",)):
        short = hit.match["chu"]
        words = patterns.findall(r"[^\W\d_]+", hit.match["loi"])[-len(short) :]
        right = "".join(word[0].upper() for word in words)
        if right != short and sorted(right) == sorted(short) and len(set(short)) > len("ab"):
            yield (hit.text, short), right


_IN_BRACKETS = patterns.ours(r"(?P<loi>(?:[^\W\d_]+,? ){3,6})\((?P<chu>[A-ZĐ]{3,6})\)")


@cache
def _unit_parts() -> frozenset[str]:
    return frozenset(word_list("viet_tat")["trong_ten_don_vi"])


_RIGHT_D = {"CDS": "CĐS", "HDND": "HĐND", "TTDT": "TTĐT", "TDKT": "TĐKT"}


@rule(
    code="VT02",
    title="Chữ viết tắt dùng trước khi giải thích",
    severity=CANH_BAO,
    can_cu=_FIRST,
    bad="mo_dau: [Nâng cao chất lượng TTHC của xã., 'Rà soát thủ tục hành chính (TTHC).', Công khai TTHC.]",
    good="mo_dau: ['Rà soát thủ tục hành chính (TTHC).', Công khai TTHC.]",
)
def used_before(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Lời giải thích phải ở lần dùng đầu tiên."""
    for one in abbreviations(context).found.values():
        if not one.defined or not one.used or not _needs(context, one):
            continue
        first = min(one.used, key=lambda use: _place(context, *use))
        meaning, text, at = one.defined[0]
        if _place(context, *first) < _place(context, text, at) and spells(one.short, meaning):
            yield Finding(
                first[0].path,
                f"“{one.short}” dùng ở đây, mãi sau mới giải thích",
                one.short,
                f"{meaning} ({one.short})",
            )


@rule(
    code="VT03",
    title="Chữ viết tắt được giải thích hai lần",
    severity=GOI_Y,
    can_cu=_FIRST,
    bad="mo_dau: ['Rà soát thủ tục hành chính (TTHC).', 'Công khai thủ tục hành chính (TTHC).', Giảm TTHC.]",
    good="mo_dau: ['Rà soát thủ tục hành chính (TTHC).', Công khai TTHC.]",
)
def explained_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Giải thích lại thường là dấu vết chép từ nơi khác; tên chỉ số nhắc lại trong phụ lục có thể cố ý."""
    for one in abbreviations(context).found.values():
        if len(one.defined) > 1 and spells(one.short, one.defined[0][0]):
            _, text, _ = one.defined[1]
            yield Finding(text.path, f"“{one.short}” đã được giải thích ở trên", f"({one.short})", one.short)


@rule(
    code="VT04",
    title="Chữ viết tắt được giải thích mà không dùng",
    severity=GOI_Y,
    can_cu=_FIRST,
    bad="mo_dau: ['Rà soát thủ tục hành chính (TTHC) của xã.']",
    good="mo_dau: ['Rà soát thủ tục hành chính (TTHC) của xã.', Công khai TTHC.]",
)
def never_used(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đặt chữ tắt rồi không dùng lại; dùng ở nơi nhận là có dùng; tên chỉ số quốc tế (PAPI, SIPAS) thường được kèm theo nên không nhắc."""
    for one in abbreviations(context).found.values():
        if len(one.defined) == 1 and not one.used and spells(one.short, one.defined[0][0]):
            _, text, _ = one.defined[0]
            word = re.compile(rf"(?<![^\W_]){re.escape(one.short)}(?![^\W_])")
            if any(word.search(line.text) for line in context.texts if line.role == "noi_nhan"):
                continue
            yield Finding(
                text.path, f"“{one.short}” được giải thích nhưng không dùng lại", f"({one.short})", "bỏ phần viết tắt"
            )


@rule(
    code="VT05",
    title="Một chữ viết tắt hai nghĩa",
    severity=CANH_BAO,
    can_cu=_FIRST,
    bad="mo_dau: ['Rà soát thủ tục hành chính (TTHC).', 'Thông tin tổng hợp chung (TTHC).', Công khai TTHC.]",
    good="mo_dau: ['Rà soát thủ tục hành chính (TTHC).', Công khai TTHC.]",
)
def two_meanings(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai nghĩa đều đúng chữ cái đầu; chữ tắt tiếng Anh (KPI) được giải thích bằng hai lời khác hẳn nhau thì chỉ nhắc."""
    for one in abbreviations(context).found.values():
        meanings = {_core(one.short, meaning): meaning.lower() for meaning, _, _ in one.defined}
        meanings.pop((), None)
        if len(meanings) > 1:
            _, text, _ = one.defined[1]
            yield Finding(
                text.path,
                f"“{one.short}” có {len(meanings)} nghĩa: {'; '.join(sorted(meanings.values()))}",
                f"({one.short})",
                "dùng hai chữ tắt khác nhau",
            )
        elif len(one.defined) > 1 and not meanings:
            (first, _, _), (second, text, _) = one.defined[:2]
            if similarity(first, second) < 0.5:
                yield Finding(
                    text.path,
                    f"“{one.short}” giải thích hai lời khác nhau: “{first}” và “{second}”",
                    f"({one.short})",
                    "giải thích một lần",
                    severity=GOI_Y,
                )


def _core(short: str, meaning: str) -> tuple[str, ...]:
    """The words whose letters spell a short form; () where none do. "khám chữa bệnh" and "khám bệnh, chữa bệnh" have the same."""
    return tuple(word[0].lower() for word in spelling(short, meaning)) if spells(short, meaning) else ()


@rule(
    code="VT06",
    title="Đã có chữ viết tắt mà vẫn viết đủ",
    severity=GOI_Y,
    can_cu=practice("đã đặt chữ viết tắt thì dùng thống nhất"),
    bad="mo_dau: ['Rà soát thủ tục hành chính (TTHC).', Công khai TTHC., Cắt giảm thủ tục hành chính., Số hóa thủ tục hành chính., Giảm thủ tục hành chính.]",
    good="mo_dau: ['Rà soát thủ tục hành chính (TTHC).', Công khai TTHC.]",
)
def written_out(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Viết đủ ở tiêu đề và trong tên gọi là đúng; chỉ nhắc khi trong câu còn viết đủ từ ba lần."""
    for one in abbreviations(context).found.values():
        if not one.defined or not one.used or not spells(one.short, one.defined[0][0]):
            continue
        meaning, first, _ = one.defined[0]
        if context.whole.count(meaning.lower()) < 3:
            continue
        pattern = re.compile(rf"{re.escape(meaning.lower())}(?! \()(?![^\W_])")
        start = context.order.get(first.path, 0)
        texts = [
            text for text in context.sentences_of_body
            if context.order.get(text.path, 0) > start and pattern.search(text.text)
        ]  # fmt: skip
        if len(texts) >= 3:
            yield Finding(
                texts[0].path,
                f"Sau khi đặt “{one.short}”, văn bản vẫn viết đủ ở {len(texts)} đoạn",
                meaning.lower(),
                one.short,
                also=others(texts),
            )


@rule(
    code="VT07",
    title="Chữ viết tắt sai chữ cái (CDS cho chuyển đổi số)",
    severity=CANH_BAO,
    can_cu=practice("chữ viết tắt giữ đúng chữ Đ"),
    bad="mo_dau: [Nhiệm vụ chuyển đổi số của xã., Bố trí kinh phí CDS.]",
    good="mo_dau: ['Nhiệm vụ chuyển đổi số (CĐS) của xã.', Bố trí kinh phí CĐS.]",
)
def plain_d(context: Context) -> Iterator[Finding | NotEvaluated]:
    """D thay cho Đ trong chữ viết tắt quen thuộc; chữ đặt tắt đảo thứ tự so với lời trước nó (cứu nạn, cứu hộ (CHCN))."""
    for (where, short), letters in _exchanged(context).items():
        yield Finding(where.path, f"“({short})” đảo chữ so với lời trước nó", f"({short})", f"({letters})")
    for one in abbreviations(context).found.values():
        right = _RIGHT_D.get(one.short)
        if right and one.used and not one.defined and one.short not in _declared(context):
            text = one.used[0][0]
            yield Finding(
                text.path,
                f"“{one.short}” nên là “{right}”",
                one.short,
                right,
                also=others([place for place, _ in one.used]),
            )
