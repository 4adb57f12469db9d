"""TC: a number, a word or two of the paper's own title told otherwise in its body ("95 năm" and "94 năm", "nâng cao" and "kiểu mẫu")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import strip_accents

_TOKEN = patterns.ours(r"[^\W_]+(?:[/.-]\d+)*")
_OWN = patterns.ours(
    r"(?:xây dựng|ban hành|lập|thông báo|yêu cầu)(?: \w+){0,2} (?:kế hoạch|phương án|chương trình|công điện|công văn)|như sau|: ?$",
    re.IGNORECASE,
)
_DAYS = frozenset(["ngày", "tháng", "năm", "quý", "mùng", "khoản", "điều", "điểm"])
_BEFORE = patterns.ours(
    r"hậu quả|kinh nghiệm|vừa qua|trước (?:đó|đây)|đợt trước|năm trước|lần trước|tiếp theo|so với|đã xảy ra|khắc phục",
    re.IGNORECASE,
)


class _Numbered(NamedTuple):
    """A number of the title with the words that must stand around it."""

    before: tuple[str, ...]
    number: str
    behind: tuple[str, ...]


def _numbers(title: str) -> Iterator[_Numbered]:
    words = _TOKEN.findall(title)
    small = [one.lower() for one in words]
    for at, word in enumerate(words):
        if not patterns.fullmatch(r"\d{1,3}|[IVX]{1,5}", word) or at < 2 or small[at - 1] in _DAYS:
            continue
        if small[at - 1] in ("đợt", "vòng") or small[at - 2 : at] in (["bão", "số"], ["đới", "số"], ["họp", "thứ"]):
            continue  # TC16
        behind = tuple(small[at + 1 : at + 3])
        if behind[:1] in (("tháng",), ("ngày",)) or (
            word.isupper() and small[at - 1] not in ("thứ", "khóa", "khoá", "số")
        ):
            continue
        if at >= 4:
            yield _Numbered(tuple(small[at - 4 : at]), word, ())
        if len(behind) == 2:
            yield _Numbered(tuple(small[at - 2 : at]), word, behind)


@rule(
    code="TC29",
    title="Số trong tên văn bản và trong bài khác nhau (kỷ niệm 95 năm - 94 năm, lần thứ II - lần thứ III)",
    severity=CANH_BAO,
    can_cu=practice("bài nói về đúng việc ghi ở trích yếu"),
    tru=(QUOTED, HISTORY),
    bad="trich_yeu: Tổ chức lễ kỷ niệm 75 năm Ngày thành lập trường\nmo_dau: ['Nhà trường tổ chức lễ kỷ niệm 74 năm Ngày thành lập trường như sau:']",
    good="trich_yeu: Tổ chức lễ kỷ niệm 75 năm Ngày thành lập trường\nmo_dau: ['Rút kinh nghiệm lễ kỷ niệm 74 năm Ngày thành lập trường, nhà trường tổ chức lễ kỷ niệm 75 năm Ngày thành lập trường.']",
)
def other_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bốn chữ trước số, hoặc hai chữ trước và hai chữ sau, giống hệt trích yếu mà số khác. Ngày, tháng, năm, số bão, số đợt không xét ở đây; câu nói việc đã qua thì không xét."""
    told: set[tuple[Path, int]] = set()
    named = {one.number.lstrip("0") for one in _numbers(context.document.trich_yeu)}  # of two congresses, either
    for one in sorted(_numbers(context.document.trich_yeu), key=lambda each: len(each.before)):
        if one.before[-1] == "số":
            continue  # "Bài toán số 2": the label of one among several, the others may be named too
        gap = r"\W{1,3}"
        words = [re.escape(word) for word in one.before]
        kind = r"\d{1,3}" if one.number.isdigit() else r"[IVX]{1,5}"
        tail = "".join(gap + re.escape(word) for word in one.behind)
        pattern = re.compile(rf"(?<!\w)(?i:{gap.join(words)}){gap}(?P<so>{kind})(?!\w)(?i:{tail})")
        for text in context.texts_holding(one.before[-1]):
            if text.role in ("trich_yeu", "phu_luc_nhan"):
                continue
            for found in pattern.finditer(text.text):
                around = text.text[max(0, found.start() - 40) : found.end() + 30]
                other = found["so"].lstrip("0") not in named
                at = (text.path, found.start("so"))
                if (
                    other
                    and at not in told
                    and not _BEFORE.search(around)
                    and not _in_other_title(context, text, found.start())
                    and not (one.before[-1] == "thứ" and _of_another_body(context.document.trich_yeu, around, found[0]))
                ):
                    told.add(at)
                    yield Finding(
                        text.path, f"Trích yếu ghi {one.number}, ở đây ghi {found['so']}", found[0], one.number
                    )


_BODIES = patterns.ours(
    r"(?<![^\W_])(?:Đảng|Đoàn|Hội(?! nghị| đồng)|Mặt trận|Công đoàn|Quốc hội|HĐND|Hội đồng nhân dân)(?![^\W_])"
)


def _of_another_body(title: str, around: str, found: str) -> bool:
    """Whether the congress that is counted is another body's: that of the Party in a paper on the Youth Union's."""
    till = around[: around.find(found) + len(found)]
    near, own = _BODIES.findall(till), set(_BODIES.findall(title))
    return bool(near) and bool(own) and near[-1] not in own


def _in_other_title(context: Context, text: Text, at: int) -> bool:
    """Whether a place lies in the title of a cited text; what a plan says of itself behind the citation does not."""
    for start, end in context.cited_spans.get(text.path, ()):
        if start <= at and at < end + 200 and not _OWN.search(text.text[start:at]):
            return ";" not in text.text[start:at] and "," not in text.text[end:at]
    return False


_PLAIN_WORDS = frozenset(
    [
        "các",
        "những",
        "và",
        "của",
        "về",
        "trên",
        "tại",
        "cho",
        "trong",
        "việc",
        "công",
        "tác",
        "thực",
        "hiện",
        "tổ",
        "chức",
        "số",
        "năm",
        "đối",
        "với",
        "xã",
        "phường",
        "tỉnh",
    ]
)


@rule(
    code="TC19",
    title="Câu mở đầu, câu kết gọi tên văn bản lệch vài chữ với trích yếu",
    severity=CANH_BAO,
    can_cu=practice("tên văn bản ghi như nhau ở trích yếu, mở đầu và kết thúc"),
    tru=(QUOTED, HISTORY),
    bad="trich_yeu: Xây dựng xã nông thôn mới nâng cao năm 2026\nket_thuc: [Trên đây là Kế hoạch xây dựng xã nông thôn mới kiểu mẫu năm 2026 của xã.]",
    good="trich_yeu: Xây dựng xã nông thôn mới nâng cao năm 2026\nket_thuc: [Trên đây là Kế hoạch xây dựng xã nông thôn mới nâng cao năm 2026 của xã.]",
)
def other_words(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng số chữ, cùng chữ đầu và chữ cuối, chỉ thay một hoặc hai chữ liền nhau ở giữa. Năm, số, viết tắt, hai cách đặt dấu, đổi chỗ chữ không xét ở đây."""
    title = _WORDS.findall(context.document.trich_yeu.split("\n")[0])
    small = [one.lower() for one in title]
    if not 6 <= len(small) <= 30:
        return
    for text in context.prose:
        if text.role not in ("mo_dau", "ket_thuc") or small[0] not in text.text.lower():
            continue
        found = list(_WORDS.finditer(text.text))
        said = [one[0].lower() for one in found]
        for at in range(len(said) - len(small) + 1):
            if said[at] != small[0] or said[at + 1] != small[1] or said[at + len(small) - 1] != small[-1]:
                continue
            odd = [n for n, word in enumerate(small) if said[at + n] != word]
            if not 1 <= len(odd) <= 2 or odd[-1] - odd[0] >= 2 or not _is_other(title, found, at, odd):
                continue
            first, last = found[at + odd[0] - 1], found[at + odd[-1] + 1]
            if _in_other_title(context, text, found[at].start()):
                continue
            meant = " ".join(title[odd[0] - 1 : odd[-1] + 2])
            quote = text.text[first.start() : last.end()]
            yield Finding(text.path, f"Trích yếu ghi “{meant}”", quote, meant)


_WORDS = patterns.ours(r"[^\W_]+")


def _is_other(title: list[str], found: list[re.Match[str]], at: int, odd: list[int]) -> bool:
    """Whether the words changed are others in sense: no figures, no short forms, no two ways to write one, no change of order."""
    old, new = [title[n] for n in odd], [found[at + n][0] for n in odd]
    if any(one.isdigit() or (one.isupper() and len(one) > 1) for one in (*old, *new)):
        return False
    plain = [sorted(strip_accents(one.lower()) for one in words) for words in (old, new)]
    return plain[0] != plain[1] and not {one.lower() for one in (*old, *new)} <= _PLAIN_WORDS
