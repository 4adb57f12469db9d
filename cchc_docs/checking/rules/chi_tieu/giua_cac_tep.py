"""CT: one target with two values in files checked together that rest on the same plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, sentences
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chi_tieu.muc_neu import stated_targets
from cchc_docs.checking.together import file_name, one_root
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

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
    """Chỉ chạy với --together, giữa hai tệp cùng viện dẫn một văn bản hoặc tệp này viện dẫn tệp kia: cùng chỉ tiêu (giống từ 93 %), cùng giai đoạn mà khác số.

    Số tuyệt đối (ha, hộ, lớp …) mỗi nơi một khác, nên chỉ so khi hai tệp của một cơ quan.
    """
    for beside in context.others:
        yield from _amounts(context, beside)
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


class _Amount(NamedTuple):
    """A figure to reach: where, its sentence without it, the figure with its unit as typed."""

    path: Path
    about: str
    quote: str


_AIMS = patterns.ours(
    r"(?<!\w)(?:phấn đấu|ít nhất|tối thiểu|không quá|trở lên|trồng mới|mở mới|làm mới|xây mới|đạt|tăng thêm|giảm)(?!\w)", re.IGNORECASE
)  # fmt: skip
_FIGURE = patterns.ours(
    r"(?<![\w/.,])(?P<so>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?) (?!tháng|năm|ngày|quý|giờ|tuần)[^\W\d_]+(?![\w/])"
)


def _aimed_at(context: Context) -> list[_Amount]:
    """Return the figures of sentences that set an aim and hold one figure with a unit; percentages are another matter."""

    def make() -> list[_Amount]:
        out = []
        for text in context.with_figures:
            for _, sentence in sentences(text.text) if "%" not in text.text else ():
                found = list(_FIGURE.finditer(sentence))
                if len(found) == 1 and _AIMS.search(sentence) and not context.cited_spans.get(text.path):
                    about = f"{sentence[: found[0].start('so')]}{sentence[found[0].end('so') :]}".casefold()
                    out.append(_Amount(text.path, about, found[0][0]))
        return out

    return context.once("aimed_at", make)


def _amounts(context: Context, beside: Context) -> Iterator[Finding]:
    own, other = context.document.co_quan, beside.document.co_quan
    if own is None or other is None or own.ten.casefold() != other.ten.casefold() or context.years != beside.years:
        return
    mine, theirs = _aimed_at(context), _aimed_at(beside)
    root = one_root(context, beside) if mine and theirs else ""
    if not root:
        return
    from rapidfuzz import fuzz

    for one in mine:
        same = [two for two in theirs if fuzz.ratio(one.about, two.about, score_cutoff=_ALIKE)]
        if same and all(two.quote.casefold() != one.quote.casefold() for two in same):
            message = f"Chỉ tiêu này trong {file_name(beside)} là “{same[0].quote}”, ở đây là “{one.quote}” (cùng theo {root})"
            yield Finding(one.path, message, one.quote, "thống nhất một giá trị")
