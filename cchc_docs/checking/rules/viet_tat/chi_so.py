"""VT: names of indices beside their short forms, one short form explained in two wordings, codes of papers used as words."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.hits import Hit
from cchc_docs.checking.wording.phrases import told
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.fold import fold

_INDEX = {
    "PCI": ("năng lực cạnh tranh", "Chỉ số năng lực cạnh tranh cấp tỉnh"),
    "PAPI": ("hiệu quả+quản trị+hành chính công", "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh"),
    "PGI": ("chỉ số xanh", "Chỉ số xanh cấp tỉnh"),
    "SIPAS": ("hài lòng", "Chỉ số hài lòng về sự phục vụ hành chính"),
    "DTI": ("chuyển đổi số|cđs", "Chỉ số chuyển đổi số"),
    "PAR INDEX": ("cải cách hành chính|cchc", "Chỉ số cải cách hành chính"),
}
"""Short form -> words its name holds ("+": each of them, "|": one of them), and the name."""
_NAMED = patterns.ours(
    r"(?P<ten>[BbCc](?:(?<=[Bb])ộ [Cc])?(?<=[Cc])hỉ số(?: [^\W\d_]+[,-]?| -| \d+){1,22}) ?\((?:[^()\n]{0,30}[ :-])?(?P<tat>PCI|PAPI|PGI|SIPAS|DTI|PAR[ -]?(?:INDEX|Index))\)"
)


def _named(context: Context) -> list[tuple[Hit, str, str]]:
    """Every name of an index that is followed by its short form: the place, the short form, the name."""

    def find() -> list[tuple[Hit, str, str]]:
        if "chỉ số" not in context.whole_small:
            return []
        return [
            (
                hit,
                patterns.sub(r"[ -]", " ", hit.match["tat"].upper()).replace("PARINDEX", "PAR INDEX"),
                hit.match["ten"],
            )
            for hit in context.matches(_NAMED)
        ]

    return context.once("named_indices", find)


@rule(
    code="VT08",
    title="Tên chỉ số không khớp chữ viết tắt đi kèm",
    severity=CANH_BAO,
    can_cu=practice("tên chỉ số và chữ viết tắt của nó đi với nhau như nơi công bố đã đặt"),
    tru=QUOTED,
    bad="mo_dau: ['Giữ hạng Chỉ số kinh doanh của tỉnh (PCI).']",
    good="mo_dau: ['Giữ hạng Chỉ số năng lực cạnh tranh cấp tỉnh (PCI).', 'Nâng Chỉ số cải cách hành chính (PAR INDEX).']",
)
def name_of_index(context: Context) -> Iterator[Finding | NotEvaluated]:
    """PCI là năng lực cạnh tranh, PAPI là hiệu quả quản trị và hành chính công, PGI là xanh, SIPAS là hài lòng, DTI là chuyển đổi số, PAR INDEX là cải cách hành chính."""
    for hit, short, name in _named(context):
        words, right = _INDEX[short]
        folded = fold(name)
        if not all(any(word in folded for word in part.split("|")) for part in words.split("+")):
            quote = f"{name} ({hit.match['tat']})"
            quote = quote if quote in hit.text.text else hit.match[0]
            yield Finding(hit.text.path, f"“{name}” không phải tên của {short}", quote, f"{right} ({short})")


@rule(
    code="VT09",
    title="Một chỉ số kèm chữ viết tắt mà gọi hai tên khác nhau",
    severity=GOI_Y,
    can_cu=practice("một chữ viết tắt giải thích một lần, một lời"),
    bad="mo_dau: ['Đo Chỉ số hài lòng của hộ dân về phục vụ hành chính (SIPAS).', 'Gửi kết quả Chỉ số hài lòng của doanh nghiệp về phục vụ hành chính (SIPAS).']",
    good="mo_dau: ['Đo Chỉ số hài lòng của hộ dân về phục vụ hành chính (SIPAS).', Gửi kết quả SIPAS.]",
)
def two_names_of_index(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai lời gần giống nhau; khác hẳn nhau thì VT05 xét. Trong phụ lục có thể cố ý nhắc lại tên đủ."""
    first: dict[str, str] = {}
    told_of: set[str] = set()
    for hit, short, name in _named(context):
        other = first.setdefault(short, name)
        if short not in told_of and _core(other) != _core(name) and similarity(other, name) >= 0.5:
            told_of.add(short)
            yield Finding(
                hit.text.path, f"“{short}” ở đây là “{name}”, chỗ trên là “{other}”", hit.match[0], "gọi một tên"
            )


def _core(name: str) -> str:
    """A name without the level it is said of: "cấp tỉnh", "của xã"."""
    return patterns.sub(r"(?: (?:của|ở|tại))?(?: cấp)? (?:tỉnh|xã|phường)$", "", fold(name))


@rule(
    code="VT10",
    title="Dùng ký hiệu loại văn bản làm chữ viết tắt (TTr cho Thường trực)",
    severity=CANH_BAO,
    can_cu=practice("TTr là chữ viết tắt của Tờ trình (Mục I Phụ lục III Nghị định số 30/2020/NĐ-CP)"),
    bad="noi_nhan: [TTr HĐND xã]",
    good="noi_nhan: [TT. HĐND xã]\nmo_dau: [Theo Tờ trình số 05/TTr-UBND ngày 04/01/2026 của UBND xã.]",
)
def code_as_word(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“TTr HĐND”, “TTr Đảng ủy”: TTr là Tờ trình, Thường trực viết đủ hoặc TT."""
    for one in told(context, "ttr"):
        quote = one.hit.match[0]
        yield Finding(one.hit.text.path, f"“{quote}”: {one.row.ly_do}", quote, one.row.dung)


@rule(
    code="VT11",
    title="Chữ TT dùng cho nhiều tên (Trung tâm, Thường trực, trực tuyến)",
    severity=GOI_Y,
    can_cu=practice("một chữ viết tắt chỉ có một nghĩa trong một văn bản"),
    bad="mo_dau: [Giao TT Phục vụ hành chính công trực sáng thứ Bảy., Mời TT HĐND xã dự.]",
    good="mo_dau: [Giao TT Phục vụ hành chính công trực sáng thứ Bảy., 'Mời Thường trực HĐND xã dự; theo Thông tư số 01/2026/TT-BNV.']",
)
def one_for_several(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“TT ĐU”, “TT Phục vụ hành chính công”, “họp TT”: nghĩa đoán theo chữ đứng cạnh; nêu một lần, ở nghĩa gặp sau."""
    seen: dict[str, str] = {}
    for hit in context.matches(_TT, ("TT",)):
        meaning = next(_TT_MEANS[name] for name, words in hit.match.groupdict().items() if words is not None)
        quote = hit.match[0].strip()
        if meaning not in seen:
            seen[meaning] = quote
            if len(seen) == 2:
                other = next(iter(seen.values()))
                message = f"“{quote}” là {meaning}, “{other}” là {next(iter(seen))}"
                yield Finding(hit.text.path, message, quote, "viết đủ tên")


_TT_MEANS = {"tam": "Trung tâm", "truc": "Thường trực", "tuyen": "trực tuyến"}
_TT = patterns.ours(
    r"(?<![\w/-])(?:(?P<tam>TT (?:Phục vụ|PV|HCC|Dịch vụ|DV|Cung ứng|CU|Y tế|Văn hóa|VH|Chính trị|Giáo dục|GD|Học tập|Khuyến nông)\w*)"
    r"|(?P<truc>TT (?:ĐU|Đảng|HĐND|UBMT|Tỉnh|Thành|Huyện)\w*)|(?P<tuyen>(?:họp|hình thức|thanh toán|nộp|dịch vụ công|DVC) TT))(?![\w/-])"
)
