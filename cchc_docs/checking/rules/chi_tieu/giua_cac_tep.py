"""CT: one target with two values in files checked together that rest on the same plan."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chi_tieu.gia_tri import stated_targets
from cchc_docs.checking.together import file_name, one_root

_ALIKE = 93
_BASE = "Theo Kế hoạch số 73/KH-UBND ngày 09/12/2025 của UBND tỉnh về nước sạch."
_FILE = (
    "noi_dung: [{{tieu_de: Mục tiêu, noi_dung: ['"
    + _BASE
    + "', Tỷ lệ hộ dân nông thôn dùng nước sạch đạt từ {}% trở lên.]}}]"
)


@rule(
    code="CT15",
    title="Một chỉ tiêu mà tệp khác đặt giá trị khác",
    severity=CANH_BAO,
    can_cu=practice("các văn bản cùng thực hiện một kế hoạch đặt một giá trị cho một chỉ tiêu"),
    bad=_FILE.format(92) + "\n_khac: [{" + _FILE.format(85) + "}]",
    good=_FILE.format(92) + "\n_khac: [{" + _FILE.format(92) + "}]",
)
def other_value(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy với --together, giữa hai tệp cùng viện dẫn một văn bản hoặc tệp này viện dẫn tệp kia: cùng chỉ tiêu (giống từ 93 %), cùng giai đoạn mà khác số."""
    for beside in context.others:
        mine, theirs = stated_targets(context), stated_targets(beside)
        if not mine or not theirs:
            continue
        root = one_root(context, beside)
        if not root:
            continue
        from rapidfuzz import fuzz

        for one in mine:
            found = [
                other
                for other in theirs
                if (not one.phase or not other.phase or one.phase == other.phase)
                and fuzz.ratio(one.about, other.about, score_cutoff=_ALIKE)
            ]
            if found and all(other.value != one.value for other in found):
                message = f"Chỉ tiêu này trong {file_name(beside)} là “{found[0].quote}”, ở đây là “{one.quote}” (cùng theo {root})"
                yield Finding(one.path, message, one.quote, "thống nhất một giá trị")
