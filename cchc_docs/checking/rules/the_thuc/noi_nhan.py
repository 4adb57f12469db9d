"""TT: recipients against the rest of the paper - “Như trên” with nobody addressed, who carries it out not first, one recipient twice, “Lưu VT”."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.needs import HEAD
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import nd30_as_before, practice, rule
from cchc_docs.vietnamese.fold import fold

_RECIPIENTS = nd30_as_before("khoản 9 Mục II Phần I Phụ lục I")
_AS_ABOVE = patterns.ours(r"\W*Như (?:trên|[Kk]ính gửi)", 0)
_CARRIED_OUT = patterns.ours(r"\W*(?P<nhu>Như (?:[Đđ]iều|trên|[Kk]ính gửi)[^;.,()]{0,20})")
_NOTE = patterns.ours(
    r"\s*\((?:để )?(?:b/c|báo cáo|t/h|thực hiện|p/h|phối hợp|c/đ|chỉ đạo|biết|theo dõi|đăng tin|gửi|qua)[^)]*\)"
)


@rule(
    code="TT38",
    can=HEAD,
    title="“Như trên” ở nơi nhận mà không có Kính gửi",
    severity=CANH_BAO,
    can_cu=_RECIPIENTS,
    danh_cho=STATE,
    bad="noi_nhan: [Như trên, Các phòng]",
    good="{loai: cong_van, kinh_gui: [Sở Nội vụ], noi_nhan: [Như trên]}",
)
def as_above(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Như trên” nhắc lại nơi ghi ở Kính gửi; công điện ghi sau “điện:”, giấy mời ghi ở phần mời, giấy giới thiệu ghi ở “Được cử đến” (mẫu 1.8 vẽ “Như trên”) thì cũng được. Quyết định ghi “Như Điều …”."""
    document = context.document
    if (
        document.kinh_gui
        or document.loai in ("cong_dien", "giay_moi", "giay_gioi_thieu", "chi_thi", "khac")
        or any("Kính gửi" in text.text for text in context.prose if text.role != "noi_nhan")
    ):
        return
    for number, line in enumerate(document.noi_nhan):
        found = _AS_ABOVE.match(line)
        if found:
            instead = (
                "ghi “Như Điều …” (điều giao thi hành)"
                if document.loai in ("quyet_dinh", "nghi_quyet")
                else "ghi tên nơi nhận"
            )
            yield Finding(
                ("noi_nhan", number), "“Như trên” mà văn bản không có Kính gửi", found[0].strip(" -"), instead
            )


@rule(
    code="TT87",
    title="“Như Điều …”, “Như trên” không ở dòng đầu nơi nhận",
    severity=GOI_Y,
    can_cu=practice(
        "mẫu 1.2 đến 1.5 Phụ lục III Nghị định số 30/2020/NĐ-CP vẽ “Như Điều …”, “Như trên” ở dòng đầu nơi nhận"
    ),
    can=HEAD,
    danh_cho=STATE,
    bad="{loai: quyet_dinh, noi_nhan: [Sở Nội vụ, Như Điều 3, Các thôn]}",
    good="{loai: quyet_dinh, noi_nhan: [Như Điều 3, Sở Nội vụ, Các thôn]}",
)
def carried_out_first(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nơi thi hành, nơi đã ghi ở Kính gửi đứng trước nơi báo cáo, nơi biết."""
    for number, line in enumerate(context.document.noi_nhan):
        found = _CARRIED_OUT.match(line)
        if found and number and (context.document.kinh_gui or "iều" in found["nhu"]):
            words = found["nhu"].strip()
            yield Finding(("noi_nhan", number), f"“{words}” không ở dòng đầu nơi nhận", words, "đưa lên dòng đầu")


@rule(
    code="TT39",
    can=HEAD,
    title="Một nơi nhận ghi hai lần, dòng Lưu thiếu dấu hai chấm hoặc không đứng cuối",
    severity=CANH_BAO,
    can_cu=_RECIPIENTS,
    danh_cho=STATE,
    bad="noi_nhan: [UBND tỉnh (để b/c), Các phòng, UBND tỉnh]",
    good="noi_nhan: [UBND tỉnh (để b/c), 'Chủ tịch, các Phó Chủ tịch UBND tỉnh']",
)
def recipient_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So cả dòng, bỏ phần trong ngoặc (để b/c)."""
    seen: set[str] = set()
    for number, line in enumerate(context.document.noi_nhan):
        name = fold(_NOTE.sub("", line)).strip(" -+.;,:")
        if name in seen and len(name) > 3:
            yield Finding(("noi_nhan", number), "Nơi nhận này đã ghi ở trên", line.strip(" -;."), "bỏ một dòng")
        seen.add(name)
    yield from _again_in_another_line(context)
    kept = context.document.luu
    if patterns.match(r"\W*Lưu VT(?![^\W_])", kept):
        yield Finding(("luu",), "Sau chữ “Lưu” có dấu hai chấm", "Lưu VT", "Lưu: VT", "Lưu: VT")
    lines = [text.text for text in context.texts if text.role == "noi_nhan"]
    filed = next((text for text in context.texts if text.role == "luu"), None)
    if (
        filed is not None
        and filed.text.startswith("Lưu:")
        and len(lines) > 1
        and all(line.startswith("- ") for line in lines)
    ):
        yield Finding(
            filed.path, "Dòng Lưu thiếu gạch đầu dòng như các dòng trên", filed.text, f"- {filed.text}", severity=GOI_Y
        )


def _again_in_another_line(context: Context) -> Iterator[Finding]:
    """One office in two lines, beside others: “Phòng Kinh tế; Công an xã” and “Phòng Kinh tế”."""
    seen: dict[str, int] = {}
    for number, line in enumerate(context.document.noi_nhan):
        parts = [fold(part).strip(" -+.,:") for part in patterns.split(r";|, (?=[A-ZĐ])", _NOTE.sub("", line))]
        for part in parts:
            if (
                len(part.split()) > 1
                and part in seen
                and seen[part] != number
                and len(parts) + _parts_of(context, seen[part]) > _ALONE
            ):
                quote = next(
                    (words for words in patterns.split(r";|, (?=[A-ZĐ])", line) if fold(words).strip(" -+.,:") == part),
                    line,
                )
                yield Finding(
                    ("noi_nhan", number), "Nơi nhận này đã ghi ở dòng trên", quote.strip(" -;.,"), "bỏ một chỗ"
                )
            seen.setdefault(part, number)


_ALONE = 2
"""Two lines of one name each are told already."""


def _parts_of(context: Context, number: int) -> int:
    return len(patterns.split(r";|, (?=[A-ZĐ])", context.document.noi_nhan[number].rstrip("; .")))


@rule(
    code="TT43",
    can=HEAD,
    title="Công văn thiếu “Như trên” ở nơi nhận",
    severity=GOI_Y,
    can_cu=practice("mẫu công văn (mẫu 1.5 Phụ lục III Nghị định số 30/2020/NĐ-CP) ghi “Như trên” ở dòng đầu nơi nhận"),
    ap_dung=("cong_van",),
    danh_cho=STATE,
    bad="{loai: cong_van, kinh_gui: [Sở Nội vụ], noi_nhan: [Các phòng]}",
    good="{loai: cong_van, kinh_gui: [Sở Nội vụ], noi_nhan: [Như trên, Các phòng]}",
)
def as_above_missing(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nơi đã ghi ở Kính gửi không kể lại tên ở nơi nhận."""
    document = context.document
    if (
        document.kinh_gui
        and document.noi_nhan
        and not any(patterns.match(r"\W*Như ", line) for line in document.noi_nhan)
    ):
        yield Finding(
            ("noi_nhan", 0),
            "Nơi nhận của công văn chưa có “Như trên”",
            document.noi_nhan[0].strip(" -;."),
            "dòng đầu ghi “Như trên”",
        )
