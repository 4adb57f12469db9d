"""BC: figures inside one sentence or one row - parts and their total, a share of two figures, a unit, words of another period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text

_SUMS = practice("tổng, tỷ lệ trong văn bản phải tính lại được từ các số thành phần")
_N = r"\d(?:\d{0,2}(?:\.\d{3})+|\d{0,6})"
_TOTAL = patterns.ours(
    rf"(?:[Tt]ổng (?:số|cộng|kinh phí|dự toán|nguồn vốn|vốn|diện tích)?|[TtCc](?:oàn|ả) (?:xã|phường|đặc khu|tỉnh|thành phố|trường|thôn)(?: hiện)?)(?: có| là| cộng|:)? ?(?P<so>{_N})(?![\d,.%/]*\d|%|/) (?P<vi>[^\W\d_]+(?: (?!phải|đã|được|cần|có|thuộc|trong|của|chưa|là|do|tại|trên|và)[^\W\d_]+)?)"
    rf"|[Tt]ổng số (?P<vi2>[^\W\d_]+(?: [^\W\d_]+){{0,5}}?)(?: là| có|:)? (?P<so2>{_N})(?![\d,.%/]*\d|%|/)(?: (?P<vi3>[^\W\d_]+))?"
)
_PAIRS = (
    (r"đã(?! đến)", r"chưa|còn lại|còn(?= \d)|đang"),
    (
        r"đúng hạn|trong hạn|trước hạn|đúng và trước hạn",
        r"quá hạn|trễ hạn|chậm hạn|muộn",
    ),
    (r"nam", r"nữ"),
    (r"trực tuyến", r"trực tiếp"),
    (r"đạt(?= \d| yêu cầu)", r"không đạt|chưa đạt"),
    (r"hoàn thành", r"chưa hoàn thành|đang thực hiện"),
    (r"định kỳ|theo kế hoạch", r"đột xuất"),
)
"""What two parts of a whole are called: the one and its complement."""


def _value(typed: str) -> int:
    return int(typed.replace(".", ""))


class _Total:
    """A total of a sentence: its value, the first word of its unit, and the words behind it."""

    def __init__(self, value: str, unit: str, typed: str, rest: str) -> None:
        self.value, self.unit, self.typed = _value(value), unit.split(maxsplit=1)[0].lower(), typed
        self.rest = _BROKEN_DOWN.sub(lambda gap: _without(gap, rest), rest)


_BROKEN_DOWN = patterns.ours(r"\([^()]*\)|(?i:trong đó)[^,;.]*?(?=,? (?:chưa|còn)|[,;.]|$)")


def _without(gap: re.Match[str], rest: str) -> str:
    """Blank out what only breaks a part up further: brackets, "trong đó …" behind a figure; before any it opens the parts."""
    opens = gap[0][0] != "(" and not patterns.search(r"\d", rest[: gap.start()])
    partial = opens and patterns.match(r"(?i)trong đó,?:? có ", gap[0])
    return gap[0] if opens and not partial else " " * len(gap[0])


def _totals(text: str) -> Iterator[_Total]:
    for _, sentence in _whole_sentences(text):
        found = _TOTAL.search(sentence)
        if found:
            unit = found["vi"] or found["vi3"] or found["vi2"]
            yield _Total(found["so"] or found["so2"], unit, found[0], sentence[found.end() :])


def _whole_sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences in which ";" parts nothing: the parts of a total often stand behind one."""
    start = 0
    for at, c in enumerate(text):
        if c in ".!?" and (at + 1 == len(text) or text[at + 1] == " "):
            yield start, text[start : at + 1]
            start = at + 1
    yield start, text[start:]


_BARE = patterns.ours(r"(?<!\w)(?:đã|chưa|còn|còn lại) $")
"""What stands right before a figure whose unit is left out: "tổng số 640 hộ, đã 510, chưa 130"."""


class _Part(NamedTuple):
    """One figure behind a total: the words right before it, those right behind its unit, its value."""

    before: str
    behind: str
    value: int


def _parts(total: _Total) -> list[_Part]:
    """The figures behind a total that count the same unit."""
    unit = re.escape(total.unit)
    out: list[_Part] = []
    start = 0
    rest = total.rest.lower()
    for found in patterns.finditer(rf"(?<![\d.,/])({_N})(?![\d.,/]*\d|%)(?: (?P<vi>[^\W\d_]+))?", rest):
        gap = rest[start : found.start()]
        bare = not found["vi"] and _BARE.search(gap) is not None
        if bare or found["vi"] == total.unit or re.search(rf"(?<!\w){unit}(?!\w)[^,;]*$", gap):
            behind = patterns.match(r"[^,;.\d]*", rest[found.end() :])
            out.append(_Part(gap, patterns.sub(r" và$", "", behind[0].rstrip()) if behind else "", _value(found[1])))
            start = found.end()
    return out


def _complements(first: _Part, second: _Part) -> bool:
    """Whether the words beside two figures name a part and its complement (đã kê khai, chưa kê khai; … nam, … nữ)."""
    few = r"(?: [^\W\d_]+){0,5}[ :]*$"
    for one, other in _PAIRS:
        for a, b in ((first, second), (second, first)):
            told = re.search(rf"(?<!\w)(?<!chưa )(?<!không )(?:{one}){few}", a.before)
            if told and re.search(rf"(?<!\w)(?:{other}){few.replace('5', '4')}", b.before):
                return True
            if re.search(rf"^(?: [^\W\d_]+)? (?:{one})$", a.behind) and re.search(
                rf"^(?: [^\W\d_]+)? (?:{other})$", b.behind
            ):
                return True
    return False


_OPENED = patterns.ours(
    rf"(?P<so>{_N})(?![\d,.%/]*\d|%|/) (?P<vi>[^\W\d_]+)(?: [^\W\d_]+){{0,4}}?(?P<mo>,? (?:gồm|bao gồm)(?::| )|,? trong đó: ?|: |, (?=đã ))"
)
_NEAR = 0.2
"""Parts that miss their total by more are only some of its parts."""


def _opened(context: Context) -> Iterator[Finding]:
    """“614 …, gồm 602 … và 22 …”: a figure that its parts follow at once, and nearly make."""
    for hit in context.matches(_OPENED):
        if not hit.is_word or patterns.search(r"[Tt]ổng[^.;]{0,30}$|[\d.,/]$", hit.text.text[: hit.start]):
            continue  # the total of the rule itself
        sentence = patterns.split(r"\.(?=\s|$)|\.?/\.", hit.text.text[hit.end :])[0]
        parts = _parts(_Total(hit.match["so"], hit.match["vi"], hit.match[0], sentence))
        total, added = _value(hit.match["so"]), sum(part.value for part in parts)
        whole = hit.match["mo"].strip() != "," or (len(parts) == 2 and _complements(*parts))
        if whole and len(parts) >= 2 and 0 < abs(total - added) <= _NEAR * total:
            figures = " + ".join(str(part.value) for part in parts)
            quote = hit.match[0].rstrip(" ,:")
            yield Finding(hit.text.path, f"{figures} = {added}, khác tổng {total}", quote, "kiểm tra lại các số")


@rule(
    code="BC10",
    title="Tổng và các phần trong một câu không khớp",
    severity=CANH_BAO,
    can_cu=_SUMS,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Tổng số 640 hộ phải kê khai, đã kê khai 510 hộ, chưa kê khai 103 hộ.']",
    good="mo_dau: ['Tổng số 640 hộ phải kê khai, đã kê khai 510 hộ (trong đó 40 hộ nghèo), chưa kê khai 130 hộ.', 'Tổng số 640 hộ, trong đó có 55 hộ nghèo.', 'Tổng số 96 hồ sơ, đã giải quyết 80 hồ sơ, đang giải quyết 10 hồ sơ, trả lại 6 hồ sơ.']",
)
def parts_of_total(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Tổng số …, đã …, chưa …” cùng đơn vị đếm: hai phần bù nhau phải bằng tổng. “trong đó có …” chỉ nêu một phần nên không cộng; từ ba phần trở lên thì chỉ nhắc khi cộng lại lớn hơn tổng."""
    yield from _opened(context)
    openers = [word for word in ("tổng", "toàn", "cả") if context.has_word(word)]
    for text in {text.path: text for word in openers for text in context.texts_with(word)}.values():
        for total in _totals(text.text):
            parts = _parts(total)
            added = sum(part.value for part in parts)
            if len(parts) == 2 and added != total.value and _complements(*parts):
                figures = " + ".join(str(part.value) for part in parts)
                yield Finding(
                    text.path,
                    f"{figures} = {added}, khác tổng {total.value}",
                    total.typed,
                    "kiểm tra lại các số",
                )


_SHARE = patterns.ours(
    rf"(?P<a>{_N})\s?/\s?(?P<b>{_N})(?![\d/])(?P<giua>[^\d.;%()]{{0,60}}?)"
    r"(?:\(|, |(?<!\w)(?:đạt tỷ lệ|chiếm tỷ lệ|tỷ lệ đạt|đạt|chiếm|bằng|tương ứng|tỷ lệ) )(?P<c>\d{1,3}(?:,\d{1,2})?)\s?%"
)
_OTHER = patterns.ours(r"tăng|giảm|vượt|hơn|so với|che phủ|còn", re.IGNORECASE)


@rule(
    code="BC11",
    title="Tỷ lệ phần trăm không khớp hai số đi cùng",
    severity=CANH_BAO,
    can_cu=_SUMS,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Có 510/640 hộ đã kê khai, đạt 82,7%.']",
    good="mo_dau: ['Có 510/640 hộ đã kê khai, đạt 79,7%.', 'Trả 12/15 hồ sơ, đạt 80%.', 'Đạt 24/7 ngày.']",
)
def share_of_two(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“a/b …, đạt c%”: tính lại theo số chữ số thập phân đã ghi, chấp nhận làm tròn lên hoặc xuống một đơn vị cuối. Báo cáo đã có BC01 xét cụm “a/b … (c%)”."""
    if "%" not in context.whole or "/" not in context.whole:
        return
    for hit in context.matches(_SHARE):
        if hit.text.text[hit.start - 1 : hit.start] in tuple("0123456789.,/"):
            continue
        a, b, c = _value(hit.match["a"]), _value(hit.match["b"]), hit.match["c"]
        if (
            not b
            or _OTHER.search(hit.match["giua"])
            or _is_date(hit.match[0])
            or (context.document.loai == "bao_cao" and "(" in hit.match[0])
        ):
            continue
        places = len(c.partition(",")[2])
        share = 100 * a / b
        if abs(share - float(c.replace(",", "."))) > 10**-places * 1.01:
            right = f"{share:.{places or 1}f}".replace(".", ",")
            yield Finding(hit.text.path, f"{a}/{b} là {right}%, không phải {c}%", hit.match[0], f"{right}%")


def _is_date(words: str) -> bool:
    """Whether "15/6 … 80%" is more likely a day and a month."""
    found = patterns.match(r"(\d{1,2})\s?/\s?(\d{1,2})(?!\d)", words)
    return found is not None and int(found[1]) <= 31 and int(found[2]) <= 12 and int(found[1]) > int(found[2])


_NARROW = {
    "tuan": (),
    "thang": (r"(?:trong|từ đầu|trước) tuần|tuần (?:qua|này|sau|tới)",),
    "quy": (r"(?:trong|từ đầu) tuần|tuần (?:qua|này|sau|tới)",),
    "6_thang": (r"(?:trong|từ đầu) tuần|tuần (?:qua|này|sau|tới)", r"trong quý(?! [IV1-4])|quý (?:qua|này)"),
    "nam": (
        r"(?:trong|từ đầu) tuần|tuần (?:qua|này|sau|tới)",
        r"trong quý(?! [IV1-4])|quý (?:qua|này)",
        r"trong tháng(?! \d)|tháng (?:qua|này)",
    ),
}
"""Period of a report -> words of a shorter one that stayed from an earlier report."""
_TITLES = (
    ("tuan", r"(?<!\w)tuần(?: thứ)? \d|báo cáo tuần"),
    ("6_thang", r"0?6 tháng|sáu tháng"),
    ("quy", r"(?<!\w)quý (?:[IV]+|[1-4])(?!\w)"),
    ("thang", r"(?<!\w)tháng \d{1,2}(?!\d)"),
    ("nam", r"(?<!\w)năm 20\d\d"),
)


@rule(
    code="BC12",
    title="Chữ chỉ kỳ khác kỳ của báo cáo (Trong tuần ở báo cáo tháng)",
    severity=CANH_BAO,
    can_cu=practice("báo cáo chỉ nói kỳ của mình; chữ của kỳ khác thường là chép từ báo cáo trước"),
    ap_dung=("bao_cao",),
    tru=(QUOTED, CITED),
    bad="loai: bao_cao\ntrich_yeu: Công tác tiếp dân tháng 5 năm 2026\nnoi_dung: [{tieu_de: Kết quả, noi_dung: ['Trong tuần, bộ phận tiếp 14 lượt người.', Không có đơn thư tồn.]}]",
    good="loai: bao_cao\ntrich_yeu: Công tác tiếp dân tháng 5 năm 2026\nnoi_dung: [{tieu_de: Kết quả, noi_dung: ['Trong tháng, bộ phận tiếp 14 lượt người.', Lịch trực mỗi tuần ba buổi.]}]",
)
def words_of_another_period(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét chữ mở đầu câu (“Trong tuần, …”) ở mức cảnh báo, chỗ khác là gợi ý. Kỳ lấy từ trích yếu, xét từ ngắn đến dài."""
    subject = context.document.trich_yeu
    period = next((key for key, pattern in _TITLES if re.search(pattern, subject, re.IGNORECASE)), None)
    if period is None:
        return
    for words in _NARROW[period]:
        found: list[tuple[Text, str, bool]] = []
        for hit in context.matches(re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)):
            before = hit.text.text[: hit.start]
            opens = not before.strip() or before.rstrip()[-1] in ".;:"
            if hit.text.role in ("muc", "doan", "mo_dau", "ket_thuc"):
                found.append((hit.text, hit.match[0], opens and hit.match[0][0].isupper()))
        if found:
            text, quote, firm = next((one for one in found if one[2]), found[0])
            also = tuple(dict.fromkeys(other.path for other, _, _ in found if other is not text))
            yield Finding(
                text.path,
                f"“{quote}” trong báo cáo {_SHOWN[period]}",
                quote,
                f"sửa thành kỳ của báo cáo ({_SHOWN[period]})",
                severity=None if firm else GOI_Y,
                also=also,
            )


_SHOWN = {"tuan": "tuần", "thang": "tháng", "quy": "quý", "6_thang": "6 tháng", "nam": "năm"}


@rule(
    code="BC13",
    title="Đơn vị tính không hợp tên chỉ tiêu (Tỷ lệ tính bằng hồ sơ, Số hồ sơ tính bằng %)",
    severity=CANH_BAO,
    can_cu=_SUMS,
    bad="""
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: hồ sơ, gia_tri: "98"}]}]
mo_dau: [Chi tiết tại Phụ lục.]
""",
    good="""
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "98"}, {chi_tieu: Số hồ sơ tiếp nhận, don_vi_tinh: hồ sơ, gia_tri: "120"}]}]
mo_dau: [Chi tiết tại Phụ lục.]
""",
)
def unit_of_row(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên hàng mở đầu bằng “Tỷ lệ” thì đơn vị là %, ‰; mở đầu bằng “Số”, “Số lượng”, “Tổng số” thì không phải %. Tỷ lệ tính theo điểm, theo lần không xét."""
    for row in context.rows:
        unit = row.cell("don_vi_tinh").strip().lower()
        if not unit or "don_vi_tinh" in row.row.gop_tren:
            continue
        name = row.cell("chi_tieu") or row.cell("noi_dung") or row.cell("ten_chi_tieu")
        rate = patterns.match(r"(?:[-+]\s*)?[Tt][ỷỉ] lệ(?! (?:nghịch|bản đồ))", name)
        count = patterns.match(r"(?:[-+]\s*)?(?:Số lượng|Tổng số|Số (?!điểm|phần trăm|tỷ lệ))", name)
        percent = unit in ("%", "‰", "phần trăm", "tỷ lệ %", "tỷ lệ")
        if (rate and not percent and not patterns.search(r"điểm|lần|/|người/", unit)) or (
            count and unit in ("%", "phần trăm") and "%" not in name
        ):
            right = "%" if rate else "đơn vị đếm (hồ sơ, người, cuộc …)"
            yield Finding(
                row.cell_path("don_vi_tinh"),
                f"“{name[:50]}” mà đơn vị tính là “{unit}”",
                row.cell("don_vi_tinh"),
                right,
            )
