"""CT: the targets of the body against the table that lists them, and the rows of that table against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chi_tieu.muc_neu import Stated, stated_targets
from cchc_docs.checking.wording.cores import Weights
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_LISTED = practice("bảng chỉ tiêu và phần chỉ tiêu trong bài nói cùng những chỉ tiêu")
_HEADS = patterns.ours(r"chỉ tiêu|mục tiêu", re.IGNORECASE)
_POINTS = patterns.ours(
    r"chỉ tiêu[^.;]{0,60}(?:tại|ở|theo|trong) (?:các )?phụ lục|phụ lục[^.;]{0,40}chỉ tiêu", re.IGNORECASE
)
_SAME, _FAR, _LIKELY = 0.9, 0.45, 0.25


class _Pair(NamedTuple):
    """A target of the body, the rows likest to it with how like they are, 0 to 1."""

    stated: Stated
    rows: list[tuple[float, Stated]]

    @property
    def best(self) -> float:
        """How like the likest row is; 0 where there is none."""
        return self.rows[0][0] if self.rows else 0.0

    @property
    def likely(self) -> bool:
        """Whether a row that is a little like it sets the same value: its name is shortened in one of the two."""
        return any(score >= _LIKELY and row.value == self.stated.value for score, row in self.rows)


def _pairs(context: Context) -> list[_Pair]:
    """The targets that the part on targets names, each with the rows of the tables of targets."""

    def make() -> list[_Pair]:
        stated = stated_targets(context)
        rows = [one for one in stated if one.in_table]
        inside = [
            one.path for one in context.blocks
            if one.block.kieu == "tieu_de" and one.path[0] == "noi_dung" and _HEADS.search(one.said)
        ]  # fmt: skip
        body = [
            one for one in stated
            if not one.in_table and not one.done and any(one.path[: len(path)] == path for path in inside)
        ]  # fmt: skip
        if len(rows) < _FEWEST or len(body) < _FEWEST:
            return []
        weights = Weights([one.about for one in (*rows, *body)], least=2)
        return [
            _Pair(one, sorted(((_alike(one, row, weights), row) for row in rows), key=lambda found: -found[0])[:_MOST])
            for one in body
        ]

    return context.once("targets_of_body_and_table", make)


def _alike(one: Stated, other: Stated, weights: Weights) -> float:
    return (weights.held(one.about, other.about) + weights.held(other.about, one.about)) / 2


_FEWEST, _MOST = 3, 4
_BAD = """
noi_dung:
- tieu_de: Chỉ tiêu
  noi_dung: [Tỷ lệ hộ dùng nước sạch đạt 85%., Tỷ lệ hộ phân loại rác tại nguồn đạt 60%., Tỷ lệ đường thôn có đèn đạt 75%., {}]
phu_luc:
- ten: Danh mục chỉ tiêu
  chi_tieu: [{{chi_tieu: Tỷ lệ hộ dùng nước sạch, don_vi_tinh: "%", gia_tri: "85"}}, {{chi_tieu: Tỷ lệ hộ phân loại rác tại nguồn, don_vi_tinh: "%", gia_tri: "60"}}, {{chi_tieu: Tỷ lệ đường thôn có đèn, don_vi_tinh: "%", gia_tri: "75"}}]
mo_dau: [Chỉ tiêu chi tiết tại Phụ lục kèm theo.]
"""


@rule(
    code="CT16",
    title="Chỉ tiêu trong bài không có dòng trong bảng chỉ tiêu, hoặc thuộc giai đoạn khác",
    severity=GOI_Y,
    can_cu=_LISTED,
    ap_dung=("ke_hoach", "chuong_trinh", "de_an"),
    bad=_BAD.format("Có 40% ngư dân mặc áo phao khi ra khơi."),
    good=_BAD.format("Sân kho thôn Hạ lát xong trong năm."),
)
def body_and_list(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bài dẫn đến bảng chỉ tiêu, ít nhất một nửa số chỉ tiêu của bài có dòng trong bảng; chỉ tiêu không có dòng nào gần giống thì nhắc.

    Cùng tên, cùng mức mà bài đặt cho giai đoạn này, bảng đặt cho giai đoạn khác thì cảnh báo, sớm hơn thì nhắc.
    """
    pairs = _pairs(context)
    if not pairs:
        return
    for pair in pairs:
        yield from _other_phase(pair)
    known = [pair for pair in pairs if pair.best >= _FAR]
    alone = [pair.stated for pair in pairs if pair.best < _FAR and not pair.likely]
    if alone and 2 * len(known) >= len(pairs) and _POINTS.search(context.whole):
        first = alone[0]
        count = f" ({len(alone)} chỉ tiêu)" if len(alone) > 1 else ""
        message = f"Chỉ tiêu này không có dòng nào trong bảng chỉ tiêu{count}"
        also = _others([one.path for one in alone], first.path)
        yield Finding(first.path, message, first.quote, "thêm dòng trong bảng chỉ tiêu", also=also)


def _others(paths: list[Path], first: Path) -> tuple[Path, ...]:
    return tuple(path for path in dict.fromkeys(paths) if path != first)


def _other_phase(pair: _Pair) -> Iterator[Finding]:
    """Yield a target that the table sets for another phase only, or for an earlier one already."""
    one = pair.stated
    same = [row for score, row in pair.rows if score >= _SAME and row.value == one.value and row.phase]
    if not one.phase or not same or not patterns.fullmatch(r"\d{4}-\d{4}", one.phase):
        return
    if all(row.phase != one.phase for row in same):
        phases = ", ".join(sorted({row.phase for row in same}))
        message = f"Bài đặt {one.quote} cho giai đoạn {one.phase}, bảng đặt cho giai đoạn {phases}"
        yield Finding(one.path, message, one.quote, "thống nhất giai đoạn", severity=CANH_BAO, also=(same[0].path,))
    elif early := [row for row in same if row.phase < one.phase]:
        message = f"Bài đặt {one.quote} cho giai đoạn {one.phase}, bảng đặt mức ấy ngay từ giai đoạn {early[0].phase}"
        yield Finding(one.path, message, one.quote, "thống nhất giai đoạn", also=(early[0].path,))


_MEASURES = patterns.ours(
    r"\W*(?:\d+[.)]? )?(?:tỷ lệ|tỉ lệ|tỷ trọng|mức|chỉ số|số |tốc độ|diện tích|%|điểm|thứ hạng|hệ số|độ )",
    re.IGNORECASE,
)
_TASKS = patterns.ours(
    r"\W*(?:đề xuất|xây dựng|tổ chức|thực hiện|triển khai|rà soát|ban hành|đẩy mạnh|tăng cường|hoàn thiện|kiến nghị|nghiên cứu|tham mưu)(?!\w)", re.IGNORECASE
)  # fmt: skip
_MEANS = patterns.ours(r" (?:cổng|hệ thống|tổng số|nền tảng)(?!\w).*")
_ROWS = """
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Danh mục chỉ tiêu
  chi_tieu:
  - {chi_tieu: Tỷ lệ hộ dùng nước sạch, don_vi_tinh: "%%", gia_tri: "85"}
  - {chi_tieu: Tỷ lệ hộ phân loại rác tại nguồn, don_vi_tinh: "%%", gia_tri: "60"}
  - {chi_tieu: Mức độ hài lòng của ngư dân, don_vi_tinh: "%%", gia_tri: "90"}
  - {chi_tieu: Tỷ lệ nộp phí bến trực tuyến, don_vi_tinh: "%%", gia_tri: "70"}
  - {chi_tieu: %s, don_vi_tinh: "%%", gia_tri: "70"}
"""


@rule(
    code="CT17",
    title="Bảng chỉ tiêu ghi một chỉ tiêu hai dòng, hoặc ghi một việc thay cho chỉ tiêu",
    severity=GOI_Y,
    can_cu=_LISTED,
    bad=_ROWS % "Tỷ lệ lượt nộp phí bến trực tuyến trên tổng số lượt nộp phí",
    good=_ROWS % "Tỷ lệ tàu có máy định vị",
)
def rows_of_targets(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai dòng cùng giai đoạn, cùng mức, tên chỉ khác phần “trên tổng số …”, “trên Cổng …”; dòng tính bằng % mà tên là một việc (“Đề xuất …”).

    Tên là việc chỉ nhắc khi hầu hết các dòng khác bắt đầu bằng “Tỷ lệ”, “Mức”, “Chỉ số”.
    """
    rows = [one for one in stated_targets(context) if one.in_table]
    for n, one in enumerate(rows):
        for other in rows[:n]:
            if (
                other.path[:3] == one.path[:3]
                and (other.phase, other.value) == (one.phase, one.value)
                and _once_more(one, other)
            ):
                message = f"Chỉ tiêu này như dòng “{other.about[:80]}”"
                yield Finding(one.path, message, one.quote, "bỏ một dòng hoặc ghi rõ chỗ khác nhau", also=(other.path,))
                break
    measured = sum(_MEASURES.match(one.about) is not None for one in rows)
    for one in rows:
        if len(rows) > _MANY and _TASKS.match(one.about) and 5 * measured >= 4 * len(rows):
            message = "Dòng tính bằng % mà tên là một việc, không phải chỉ tiêu"
            yield Finding(one.path, message, one.quote, "ghi “Tỷ lệ …”")


_MANY = 4
_EXTRA = 2


def _once_more(one: Stated, other: Stated) -> bool:
    """Whether two names are one but for the means or the whole it is counted of, and a word or two."""
    first, second = (_MEANS.sub("", stated.about).split() for stated in (one, other))
    tails = one.about != " ".join(first) or other.about != " ".join(second)
    short, long = sorted((first, second), key=len)
    left = iter(long)
    return tails and len(short) > _MANY and len(long) - len(short) <= _EXTRA and all(word in left for word in short)
