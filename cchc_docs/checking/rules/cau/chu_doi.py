"""CH: a word that wants a noun, or a verb, and has the other behind it ("các rà soát", "nhằm chất lượng"): what it wants is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.mau_thuan.giao_khong_ai import nobody_told
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.patterns import ours, search
from cchc_docs.record import NamedTuple

_VERBS = (
    "rà soát, đôn đốc, triển khai, thực hiện, tham mưu, phối hợp, tuyên truyền, vận động, niêm yết, ban hành, đẩy mạnh, tăng cường, nâng cao,"
    " phát huy, khắc phục, xử lý, giải quyết, tổng hợp, tiếp nhận, theo dõi, bố trí, huy động, thành lập, bảo đảm, đảm bảo, duy trì, củng cố, thúc đẩy, ngăn chặn"
)
"""Words of two syllables that are verbs and nothing else."""
_TOO = "cập nhật, kiểm tra, giám sát, hướng dẫn, xây dựng, báo cáo, đánh giá"
"""Verbs that are nouns as well: behind some words they can only be the verb."""
_NOUNS = (
    "công tác, chất lượng, hiệu quả, kết quả, nhận thức, ý thức, trách nhiệm, đời sống, tỷ lệ, nguồn lực, năng lực, kỷ cương, môi trường, tiến độ, số lượng,"
    " quyền lợi, vai trò, tình trạng, cơ sở vật chất, pháp luật, người dân, cán bộ"
)
_WANT_OBJECTS = "đẩy mạnh, tăng cường, nâng cao, duy trì, củng cố, thúc đẩy, phát huy, đáp ứng"
_HOW = "thường xuyên, kịp thời, từng bước, không ngừng, tích cực, khẩn trương, nghiêm túc"


class _Frame(NamedTuple):
    """Words, and what may not stand right behind them; whether they must begin a clause; what is lost in between; whether it is a hint; what makes the clause right."""

    words: str
    behind: str
    begins: bool
    lost: str
    hint: bool = False
    right: str = ""


_FRAMES = (
    _Frame("các, những, mọi, mỗi", _VERBS, False, "tên gọi, người hoặc việc"),
    _Frame("của, tại", _VERBS, False, "tên gọi, người hoặc việc", hint=True),
    _Frame("phối hợp với, cùng với", f"{_VERBS}, {_TOO}", False, "tên đơn vị phối hợp"),
    _Frame("giao, đề nghị giao", f"{_VERBS}, chủ trì, {_TOO}", True, "tên đơn vị được giao", right=r" cho "),
    _Frame("do, giao cho", "chủ trì, làm đầu mối", False, "tên đơn vị"),
    _Frame("nhằm, góp phần", _NOUNS, False, "động từ (nâng cao, bảo đảm …)"),
    _Frame(_HOW, _NOUNS, True, "động từ", right=r" (?:được|đã|ngày càng|lên) "),
    _Frame(_WANT_OBJECTS, "của, để, nhằm, do, là", True, "điều được làm"),
)
_OF_ANOTHER = ours(
    r"(?:không|chẳng|góp|công|tiền|nhiều|làm|mất|tồn|hiện|lý|tự|đã|được|càng|bị|đi|gắn) $|[Pp]hòng, chống .{0,40}$",
    re.IGNORECASE,
)
"""What makes the first of them a word of another kind, or what is done a state."""
_GOES_ON = ours(r" (?:viên|dõi|đó|nghị|án|học|cuộc|buổi|phiên|hội)(?![^\W_])")
_BEGINS = r"(?:^|(?<=[.;:] )|(?<=[-–+] )|(?<=[a-zđ]\) )|(?<=\d\. ))"
_CLAUSE_END = ours(r"[.;\n]")
_PASSED = Passed("wants another")


@cache
def _sought() -> dict[tuple[str, str], set[_Frame]]:
    """The last syllable of the words of a frame with the first of what may not follow -> the frames."""
    found: dict[tuple[str, str], set[_Frame]] = {}
    for frame in _FRAMES:
        for one, other in product(frame.words.split(", "), frame.behind.split(", ")):
            found.setdefault((one.split(" ")[-1], other.split(" ")[0]), set()).add(frame)
    return found


@rule(
    code="CH44",
    title="Chữ đòi một danh từ, một động từ mà không có (các rà soát, nhằm chất lượng)",
    severity=CANH_BAO,
    can_cu=practice("một câu nói đủ ai làm gì, việc gì"),
    tru=QUOTED,
    bad="mo_dau: [Ban bến nhắc các niêm yết giá vé.]",
    good="mo_dau: ['Ban bến nhắc các chủ đò niêm yết giá vé, không những tuyên truyền mà còn kiểm tra; được nâng cao về chất lượng.']",
)
def wants_another(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“các”, “của”, “phối hợp với” rồi đến ngay động từ; “nhằm”, “thường xuyên” (đầu vế) rồi đến ngay danh từ; “Đẩy mạnh của …”: rơi chữ ở giữa."""
    nobody = {(one.path, one.quote) for one in nobody_told(context)}
    for text, found in dict.fromkeys(_PASSED.found(context, _sought().keys().__and__, _in_text)):
        quote, lost, hint = found
        if (text.path, quote) in nobody:
            continue
        message = f"“{quote}”: thiếu {lost} ở giữa"
        yield Finding(text.path, message, quote, "viết nốt chữ còn thiếu", severity=GOI_Y if hint else None)


def _in_text(words: str, pair: Pair) -> Iterator[tuple[str, str, bool]]:
    """What is typed, what is lost in it, whether it is a hint."""
    for frame in _sought()[pair]:
        for found in _pattern(frame).finditer(words):
            before = words[max(0, found.start() - 60) : found.start()]
            if _OF_ANOTHER.search(before) or _GOES_ON.match(words, found.end()):
                continue
            if frame.right and search(frame.right, _CLAUSE_END.split(words[found.end() :], 1)[0]):
                continue  # "Giao rà soát lại cho thôn", "Từng bước chất lượng được nâng lên"
            yield found[0], frame.lost, frame.hint


@cache
def _pattern(frame: _Frame) -> re.Pattern[str]:
    """The words in small letters or with their first letter in capital, whole; what follows them in small letters."""
    first = "|".join(f"[{one[0]}{one[0].upper()}]{one[1:]}" for one in frame.words.split(", "))
    return ours(
        rf"{_BEGINS if frame.begins else ''}(?<![^\W_])(?:{first}) (?:{frame.behind.replace(', ', '|')})(?![^\W_])"
    )
