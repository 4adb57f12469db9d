"""CT: one target with two values, a later phase below an earlier, a value below the parent plan's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.tables.judged import FALLING
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import PARENT
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chi_tieu.bai_va_bang import against_rows, fallen_levels, lower_later_levels
from cchc_docs.checking.rules.chi_tieu.muc_neu import Stated, of_others, stated_targets
from cchc_docs.model.document import ChiTieu, Document, Path
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.near import earlier_alike
from cchc_docs.vietnamese.numbers import is_level, parse_number

_ONE_VALUE = practice("một chỉ tiêu chỉ có một giá trị cho một thời kỳ")


def _goes_on(one: Stated, other: Stated) -> bool:
    """Whether one is a target that what the other says was reached does not pass; the target of a row is that of the results' own time."""
    target, result = (other, one) if one.done else (one, other)
    falling = patterns.search(r"(?<!\w)(?:dưới|giảm|nghèo|quá hạn|trễ hạn)(?!\w)", target.about)
    return target.in_table or (target.value < result.value if falling else target.value > result.value)


@rule(
    code="CT10",
    title="Một chỉ tiêu có hai giá trị",
    severity=CANH_BAO,
    can_cu=_ONE_VALUE,
    bad="mo_dau: [Bảo đảm.]\nnoi_dung: [{tieu_de: Mục tiêu, noi_dung: [Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt 98%., Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt trên 95%.]}]",
    good="noi_dung: [{tieu_de: Mục tiêu, noi_dung: [Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt 98%., Tỷ lệ hồ sơ đất đai giải quyết trực tuyến đạt trên 60%.]}]",
)
def two_values(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So câu nêu tỷ lệ ở mọi nơi (nội dung, bảng, phụ lục): cùng nói về một việc (giống từ 93 %) mà khác số.

    Số của bài so với hàng cùng tên trong bảng kế hoạch, tên có thể bớt vài chữ. Hai giai đoạn khác nhau thì không so. Mục tiêu kém kết quả đã đạt, giống từ 75 % (có thể là hai chỉ tiêu gần tên nhau) chỉ là gợi ý.
    """
    yield from targets_twice(context)


def targets_twice(context: Context) -> tuple[Finding, ...]:
    """What `two_values` says; who tells of targets told again in other words asks what is told already."""
    return context.once("targets_twice", lambda: tuple(_targets_twice(context)))


def _targets_twice(context: Context) -> Iterator[Finding]:
    stated, told = stated_targets(context), set[Path]()
    alike = earlier_alike([one.about for one in stated], 0.75, [one.value for one in stated])
    for one, numbers in zip(stated, alike, strict=True):
        for other in (stated[number] for number in numbers):
            fallen = one.done != other.done
            if (fallen and _goes_on(one, other)) or (one.phase and other.phase and one.phase != other.phase):
                continue
            if of_others(context, one, other):
                continue
            score = similarity(one.about, other.about)
            if score >= 0.75:
                severity = None if score >= 0.93 and one.phase == other.phase and not fallen else GOI_Y
                message = f"Chỉ tiêu này ở nơi khác là “{other.quote}” ({other.about[:60]}; giống {score:.0%})"
                yield Finding(
                    one.path, message, one.quote, "thống nhất một giá trị", severity=severity,
                    also=(other.path,), there=other.quote,
                )  # fmt: skip
                told.add(one.path)
                break
    for finding in against_rows(context):
        if told.isdisjoint((finding.path, *finding.also)):
            yield finding


def _years(name: str) -> int | None:
    found = patterns.findall(r"(?:19|20)\d\d", name)
    return int(found[-1]) if found else None


@rule(
    code="CT11",
    title="Giai đoạn sau đặt thấp hơn giai đoạn trước",
    severity=CANH_BAO,
    can_cu=practice("chỉ tiêu càng về sau càng không thấp đi"),
    bad="""
chi_tieu: {dung_han: {ten: Tỷ lệ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", moc: [{ten: 2026 - 2027, gia_tri: "98"}, {ten: 2028 - 2030, gia_tri: "95"}]}}
""",
    good="""
chi_tieu: {dung_han: {ten: Tỷ lệ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", moc: [{ten: 2026 - 2027, gia_tri: "95"}, {ten: 2028 - 2030, gia_tri: "98"}]}}
""",
)
def going_down(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các mốc của một chỉ tiêu tăng (từ, trên, hoặc tỷ lệ); chỉ tiêu giảm (không quá, dưới, cắt giảm) thì ngược lại.

    Cả mức của các câu “đến năm 2028 …”, “đến năm 2030 …” nói về một việc, và tỷ lệ ở các cột theo năm của bảng. Báo cáo kể việc đã qua nên không xét.
    """
    for code, target in context.document.chi_tieu.items():
        if not is_level(target.don_vi_tinh) or _either_way(target):
            continue
        values = [parse_number(stage.gia_tri).value for stage in target.moc]
        for n in range(1, len(values)):
            before, after = values[n - 1], values[n]
            if before is not None and after is not None and (after > before if _falling(target) else after < before):
                message = f"“{target.ten}”: mốc {target.moc[n].ten} là {target.moc[n].gia_tri}, mốc trước là {target.moc[n - 1].gia_tri}"
                yield Finding(("chi_tieu", code, "moc", n), message, target.moc[n].gia_tri, "kiểm tra lại giá trị")
    earlier: list[tuple[Stated, int]] = []
    for one in (stated for stated in stated_targets(context) if stated.in_table and _years(stated.phase)):
        end = _years(one.phase) or 0
        for other, year in earlier:
            falling = patterns.search(r"cắt giảm|giảm|quá hạn|trễ hạn|thời gian", one.about)
            if year < end and one.value < other.value and not falling and similarity(one.about, other.about) >= 0.9:
                yield Finding(
                    one.path,
                    f"Giai đoạn {one.phase} đặt “{one.quote}”, giai đoạn {other.phase} đã là “{other.quote}”",
                    one.quote,
                    "kiểm tra lại giá trị",
                )
        earlier.append((one, end))
    yield from lower_later_levels(context)
    yield from fallen_levels(context)


def _falling(target: ChiTieu) -> bool:
    return target.so_sanh in ("<", "<=") or patterns.search(r"quá hạn|trễ hạn", target.ten.lower()) is not None


def _either_way(target: ChiTieu) -> bool:
    """Tell a target of which it is not said whether less is better: "Tỷ lệ hộ nghèo", "Giảm rác thải nhựa"."""
    return not target.so_sanh and not _falling(target) and FALLING.search(target.ten) is not None


@rule(
    code="CT12",
    can=PARENT,
    title="Chỉ tiêu thấp hơn kế hoạch cấp trên",
    severity=LOI,
    can_cu=practice("kế hoạch cụ thể hóa không đặt thấp hơn kế hoạch gốc"),
    bad="""
chi_tieu: {dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "95"}}
_goc: {chi_tieu: {dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "98"}}}
""",
    good="""
chi_tieu: {dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "98"}}
_goc: {chi_tieu: {dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "98"}}}
""",
)
def below_parent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy khi có kế hoạch gốc (ke_hoach_goc); so theo mã hoặc theo tên giống hệt."""
    parent: Document | None = context.parent
    if parent is None:
        return
    by_name = {target.ten.lower(): target for target in parent.chi_tieu.values()}
    for code, target in context.document.chi_tieu.items():
        above = parent.chi_tieu.get(code) or by_name.get(target.ten.lower())
        if (
            above is None
            or above.don_vi_tinh != target.don_vi_tinh
            or not is_level(above.don_vi_tinh)
            or _either_way(above)
        ):
            continue
        mine, theirs = parse_number(target.gia_tri).value, parse_number(above.gia_tri).value
        if mine is not None and theirs is not None and (mine > theirs if _falling(above) else mine < theirs):
            yield Finding(
                ("chi_tieu", code, "gia_tri"),
                f"“{target.ten}” đặt {target.gia_tri}, kế hoạch gốc là {above.gia_tri}",
                target.gia_tri,
                f"từ {above.gia_tri}",
            )


@rule(
    code="CT13",
    title="Một chỉ tiêu lúc có mức so sánh, lúc không",
    severity=GOI_Y,
    can_cu=_ONE_VALUE,
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{nhom: Giai đoạn 2026 - 2027}, {chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "95"}, {nhom: Giai đoạn 2028 - 2030}, {chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "≥ 95"}]}]
""",
    good="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{nhom: Giai đoạn 2026 - 2027}, {chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "≥ 95"}, {nhom: Giai đoạn 2028 - 2030}, {chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "≥ 98"}]}]
""",
)
def comparison_differs(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“95” ở một giai đoạn và “≥ 95” ở giai đoạn khác, “đạt 70%” trong bài và “≥ 70” trong bảng; có thể cố ý, nên chỉ nhắc. Mức 100 không xét."""
    yield from _body_against_table(context)
    seen: dict[str, Stated] = {}
    for one in stated_targets(context):
        if not one.in_table:
            continue
        other = seen.setdefault(one.about, one)
        marks = [bool(patterns.search(r"[≥≤><]|từ|trên|tối thiểu", stated.quote)) for stated in (one, other)]
        if marks[0] != marks[1] and one.value < 100:
            yield Finding(one.path, f"Chỉ tiêu này ở nơi khác ghi “{other.quote}”", one.quote, "dùng một cách ghi mức")


def _pairs(context: Context) -> Iterator[tuple[Stated, Stated, float]]:
    """Yield each target of the body with the nearest of the tables that has the same value, and how alike they are."""
    targets = [one for one in stated_targets(context) if one.value < 100]
    tables = [one for one in targets if one.in_table]
    for one in targets:
        near = [(similarity(one.about, other.about), other) for other in tables if other.value == one.value]
        if not one.in_table and near:
            score, other = max(near, key=lambda found: (found[0], *_fits(one, found[1])))
            yield one, other, score


def _fits(one: Stated, other: Stated) -> tuple[bool, bool]:
    """Of rows of one name the one of the same phase, told in the same way, is meant."""
    return one.phase == other.phase, one.level == other.level


def _body_against_table(context: Context) -> Iterator[Finding]:
    for one, other, score in _pairs(context):
        if score >= 0.93 and one.level != other.level and not patterns.search(r"giảm|quá hạn", one.about):
            message = f"Trong bảng ghi “{other.quote}”, ở đây ghi “{one.quote}” không cùng mức so sánh"
            yield Finding(one.path, message, one.quote, "ghi mức giống bảng", also=(other.path,))


@rule(
    code="CT14",
    title="Tên một chỉ tiêu trong bài và trong bảng khác nhau vài chữ",
    severity=GOI_Y,
    can_cu=_ONE_VALUE,
    bad="""
noi_dung: [{tieu_de: Chỉ tiêu, noi_dung: [Tỷ lệ hộ dân phân loại rác thải tại nguồn đạt 70%., Vệ sinh chợ.]}]
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hộ dân phân loại rác tại nguồn, don_vi_tinh: "%", gia_tri: "70"}]}]
""",
    good="""
noi_dung: [{tieu_de: Chỉ tiêu, noi_dung: [Tỷ lệ hộ dân phân loại rác tại nguồn đạt 70%., Vệ sinh chợ.]}]
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hộ dân phân loại rác tại nguồn, don_vi_tinh: "%", gia_tri: "70"}]}]
""",
)
def name_differs(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng giá trị, tên khác nhau từ một đến bốn chữ. Có thể là hai chỉ tiêu gần tên nhau, nên chỉ nhắc.

    Tên kể một danh sách mà một bên thiếu, thừa một mục (“đất đai, xây dựng” - “đất đai, xây dựng, đầu tư”) thì cảnh báo.
    """
    for one, other, score in _pairs(context):
        more, fewer = sorted((_ITEM.split(one.about), _ITEM.split(other.about)), key=len, reverse=True)
        items = [item for item in more if item not in fewer] if score < 1 and more[0] == fewer[0] else []
        if items and len(fewer) > 1 and set(fewer) < set(more) and all(len(item.split()) <= _SHORT for item in items):
            said = ", ".join(f"“{item}”" for item in items)
            where = "bảng không có" if items[0] in _ITEM.split(one.about) else "ở đây không có"
            message = f"Tên chỉ tiêu trong bài và trong bảng kể khác nhau: {said} {where}"
            advice = "thống nhất phạm vi của chỉ tiêu"
            yield Finding(one.path, message, one.quote, advice, severity=CANH_BAO, also=(other.path,))
            continue
        mine, theirs = Counter(one.about.split()), Counter(other.about.split())
        odd = (mine - theirs) + (theirs - mine)
        if (
            0.7 <= score < 1
            and 0 < odd.total() <= 4
            and len(theirs) >= 5
            and not {word for word in odd if not word.isdigit()} <= _SMALL
        ):
            said = ", ".join(f"“{word}”" for word in odd)
            quote = one.quote
            yield Finding(one.path, f"Tên chỉ tiêu khác trong bảng ({other.about}): lệch {said}", quote, "dùng một tên")


_ITEM = patterns.ours(r", | và ")
_SHORT = 3
"""Words of one thing in a list."""
_SMALL = frozenset(
    [
        "còn",
        "nâng",
        "tăng",
        "lên",
        "năm",
        "hết",
        "cuối",
        "các",
        "những",
        "và",
        "của",
        "được",
        "là",
        "có",
        "trong",
        "tại",
        "ở",
        "về",
        "cho",
        "tỷ",
        "lệ",
        "số",
        "theo",
        "đúng",
        "quy",
        "định",
    ]
)
