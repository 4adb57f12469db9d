"""TG: the words of the title said again - in the opening sentence, an article, a heading - with another year or period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.ky import CLOSES, OF_A_YEAR, OF_THE_PAST
from cchc_docs.checking.times.periods import Span, spans
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates
from cchc_docs.vietnamese.lunar import NAMED_YEAR

_ONE = practice("một văn bản gọi việc của mình bằng cùng một năm, một kỳ")
_AS_FOLLOWS = patterns.ours(
    r"(?:như sau|sau đây|cụ thể|với (?:các|những) nội dung(?: sau)?|kết luận)\s*[:.]?\s*$", re.IGNORECASE
)
_OPENS = patterns.ours(
    r"(?<!\w)(?:xây dựng|ban hành|báo cáo|hướng dẫn|triển khai|tổ chức|thông báo|đề nghị|trình|yêu cầu|kính trình|họp|kết luận|quyết định|quyết nghị|phát động|tiến hành|đăng ký|lập|giải trình|tổng hợp)(?!\w)",
    re.IGNORECASE,
)
_SEQUEL = patterns.ours(r"(?<!\w)(?:(?<!như )sau(?! đây)|khắc phục|kết luận|quyết toán|kiến nghị)(?!\w)", re.IGNORECASE)
_BEFORE_THAT = patterns.ours(
    r"(?<!\w)(?:kết quả|đã|đánh giá|tổng kết|phát huy|so với|sơ kết|căn cứ|kinh nghiệm|sau)(?!\w)"
)
_MEETING = patterns.ours(
    r"(?<!\w)(?:phiên họp|cuộc họp|họp|giao ban|phiên|hội nghị)(?!\w)(?: [^\W\d_]+){0,7} $", re.IGNORECASE
)
_LEAST = 3
"""Words alike before the year that make a sentence one about what the title is about."""


class _Times(NamedTuple):
    """The times a stretch of words names: years, spans of several years, periods within a year."""

    years: set[int]
    ranges: set[tuple[str, int, int]]
    short: list[Span]


def times_of(words: str) -> _Times:
    """Return every year, span of years and shorter period that words name."""
    years: set[int] = set()
    ranges: set[tuple[str, int, int]] = set()
    for found in find_dates(words):
        if found.year is None or found.problem:
            continue
        years |= {found.year, found.end_year or found.year}
        if found.end_year:
            ranges.add((span_kind(found, words), found.year, found.end_year))
    return _Times(years, ranges, [one for one in spans(words) if not one.whole])


def span_kind(found: FoundDate, words: str) -> str:
    """What kind of span it is: nhiệm kỳ, năm học (which stands before it), else giai đoạn."""
    if found.form == "term":
        return "nhiệm kỳ"
    before = words[max(0, found.start - 9) : found.start + 9].lower()
    return "năm học" if "năm học" in before else "giai đoạn"


def _words(text: str) -> list[str]:
    return patterns.findall(r"[^\W\d_]+", text.lower())


def _echo(title: list[str], before: str) -> int:
    """How many words right before a year also stand right before a time of the title."""
    mine = _words(before)
    best = 0
    for number in range(len(title)):
        n = 0
        while n < min(len(mine), number + 1) and mine[-1 - n] == title[number - n]:
            n += 1
        best = max(best, n)
    return best


@rule(
    code="TG35",
    title="Nhắc lại trích yếu mà khác năm, khác kỳ",
    severity=LOI,
    can_cu=_ONE,
    tru=QUOTED,
    bad="{trich_yeu: Kế hoạch tuyên truyền năm 2026, mo_dau: ['Ủy ban nhân dân xã ban hành Kế hoạch tuyên truyền năm 2025 như sau:']}",
    good="{trich_yeu: Kế hoạch tuyên truyền năm 2026, mo_dau: ['Phát huy kết quả Kế hoạch tuyên truyền năm 2025, Ủy ban nhân dân xã ban hành Kế hoạch tuyên truyền năm 2026 như sau:']}",
)
def told_again_otherwise(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu mở đầu “… như sau”, Điều 1, tiêu đề nhắc lại lời của trích yếu thì cùng năm, cùng kỳ, cùng nhiệm kỳ với trích yếu.

    Câu kể kết quả năm trước, tên văn bản viện dẫn không xét; vế đã có năm của trích yếu cũng không.
    """
    title = context.document.trich_yeu.replace("\n", " ")
    own = times_of(title)
    if not own.years:
        return
    words = _words(NAMED_YEAR.sub(" ", title))
    opening = [text for text in context.prose if text.role in ("mo_dau", "doan", "muc", "ket_thuc")][:6]
    for text in opening:
        found = _in_opening(context, text, own, words) or _meeting(text, own)
        if found is not None:
            yield found
    yield from _in_closing(context, own)
    yield from _in_articles(context, own, words, {text.path for text in opening if _AS_FOLLOWS.search(text.text)})


def _in_opening(context: Context, text: Text, own: _Times, title: list[str]) -> Finding | None:
    """The clause of an opening sentence that says what the paper does: from its verb to "như sau"."""
    sentence = next(
        (part for part in patterns.split(r"(?<=[^.].[.;]) (?=[A-ZĐÂÊÔƯỦ])", text.text) if _AS_FOLLOWS.search(part)), ""
    )
    verb = _last_verb(sentence)
    if verb is None:
        return None
    clause = sentence[verb:]
    said = times_of(clause)
    at = text.text.find(sentence) + verb
    for one in find_dates(clause):
        if one.problem or one.year is None or one.form in ("short", "dashed", "long"):
            continue
        if any(at <= start <= one.start + at < end for start, end in context.cited_spans.get(text.path, ())):
            continue  # of a text named behind the verb; one named before may be read on into the clause
        plain = NAMED_YEAR.sub(" ", clause[: one.start])
        cited = any(start <= one.start + at < end for start, end in context.cited_spans.get(text.path, ()))
        school = _school_year(one, clause, said, own) if cited else ""  # elsewhere TG33 says it
        if school and not _BEFORE_THAT.search(patterns.sub("|".join(title), " ", plain.lower())):
            return Finding(text.path, f"Trích yếu là {school}, câu mở đầu ghi “{one.raw}”", one.raw, school)
        echo = _echo(title, plain)
        near = _words(plain)[-4:]
        if (
            echo < 2
            and not said.short
            and not (len(near) == 4 and set(near) <= set(title))
            and not (one.year < min(own.years) and _of(title, plain))
        ):
            continue
        sure = echo >= _LEAST and not _BEFORE_THAT.search(_led_in(plain, echo))
        wrong = _wrong(one, clause, said, own, sure=sure)
        if wrong:
            return Finding(text.path, f"Trích yếu là {wrong[0]}, câu mở đầu ghi “{wrong[1]}”", wrong[1], wrong[0])
    return None if _SEQUEL.search(clause) else _months(text, said, own)


def _school_year(one: FoundDate, clause: str, said: _Times, own: _Times) -> str:
    """The school year of the title where the clause names only another one; "" elsewhere."""
    if not one.end_year or span_kind(one, clause) != "năm học":
        return ""
    mine = sorted(span for span in own.ranges if span[0] == "năm học")
    if not mine or any(span in own.ranges for span in said.ranges):
        return ""
    return f"năm học {mine[0][1]} - {mine[0][2]}"


def _of(title: list[str], before: str) -> bool:
    """Whether nearly all a clause says before its year is of the title, in whatever order."""
    words = {word for word in _words(before) if word not in _OF_EVERY_PAPER}
    told = _BEFORE_THAT.search(" ".join(word for word in _words(before) if word not in title))
    return len(words) >= _LEAST and _MOSTLY * len(words) <= len(words & set(title)) and not told


_OF_EVERY_PAPER = frozenset(
    [
        "ban",
        "hành",
        "xây",
        "dựng",
        "thông",
        "báo",
        "kế",
        "hoạch",
        "chương",
        "trình",
        "về",
        "việc",
        "của",
        "các",
        "và",
        "cho",
        "năm",
        "xã",
        "phường",
        "trên",
        "tại",
    ]
)
_MOSTLY = 0.6


def _last_verb(sentence: str) -> int | None:
    """Where the last main verb of an opening sentence stands: behind the comma that ends what it rests on."""
    first = max((found.end() for found in patterns.finditer(r"; ", sentence)), default=0)
    comma = max(
        (
            found.end()
            for found in patterns.finditer(r"[,;] ", sentence)
            if _OPENS.search(sentence, found.end()) and ISSUER.match(sentence, found.end())
        ),
        default=first,
    )
    found = _OPENS.search(sentence, comma)
    return found.start() if found else None


ISSUER = patterns.ours(
    r"(?:Ủy ban|UBND|HĐND|Hội|Sở|Phòng|Ban|Đảng|Trường|Trung tâm|Đoàn|Văn phòng|Công an|Bộ|Thường trực|Chi bộ|Trạm|nhà trường|Nhà trường|Chủ tịch|Mặt trận|Huyện|Tỉnh|Thanh tra|Tổ|xã|phường|Tòa|Viện|Cục|Chi cục|trường|Liên đoàn|Công đoàn)"
)


def _led_in(before: str, echo: int) -> str:
    """The words before those that the title has too, in small letters."""
    words = _words(before)
    return " ".join(words[: len(words) - echo])


def _wrong(one: FoundDate, clause: str, said: _Times, own: _Times, *, sure: bool = False) -> tuple[str, str] | None:
    """(what the title says, what is said here) where a year or a span of years is not the title's.

    `sure`: the words before the year are the title's, so another time of the title in the clause does not excuse it.
    """
    if one.end_year:
        kind = span_kind(one, clause)
        if kind == "năm học":
            return None  # TG33
        same = sorted(span for span in own.ranges if span[0] == kind)
        if same and not any(span in own.ranges for span in said.ranges) and (kind, one.year, one.end_year) not in same:
            return f"{kind} {same[0][1]} - {same[0][2]}", clause[one.start : one.end]
        return None
    if one.year in own.years or (said.years & own.years and not sure):
        return None
    if _SEQUEL.search(clause[: one.start][-60:]):
        return None
    quote = next((span.words for span in said.short if str(one.year) in span.words), clause[one.start : one.end])
    return f"năm {', '.join(map(str, sorted(own.years)))}", quote


def _months(text: Text, said: _Times, own: _Times) -> Finding | None:
    """Another quarter, month or half than every one of the title."""
    mine = {span[:2] for span in own.short}
    here = {span[:2] for span in said.short}
    if not mine or not here or mine & here or any(span[:2] == (1, 12) for span in said.short):
        return None
    one = said.short[0]
    alike = next((span for span in own.short if span.last - span.first == one.last - one.first), None)
    if alike is None:
        return None
    return Finding(text.path, f"Trích yếu là “{alike.words}”, câu mở đầu ghi “{one.words}”", one.words, alike.words)


def _meeting(text: Text, own: _Times) -> Finding | None:
    """Minutes and conclusions: the meeting told of is that of the title."""
    if text.role not in ("mo_dau", "doan") or len(own.short) != 1:
        return None
    mine, said = own.short[0], spans(text.text)
    if mine.first != mine.last or any(one[:2] == mine[:2] for one in said):
        return None
    for one in said:
        if one.first == one.last and _MEETING.search(text.text[: text.text.find(one.words)]):
            message = f"Trích yếu là “{mine.words}”, câu mở đầu ghi “{one.words}”"
            return Finding(text.path, message, one.words, mine.words, severity=CANH_BAO)
    return None


def _in_closing(context: Context, own: _Times) -> Iterator[Finding]:
    """Spans of years in the closing sentence; single years and periods are asked by TG31."""
    for text in context.texts_holding("trên đây là"):
        first = text.text.split(";")[0].split(". ")[0]
        if text.role not in ("ket_thuc", "doan") or not CLOSES.match(first.lower()):
            continue
        for one in find_dates(first):
            ours = one.end_year and not one.problem and not context.is_cited(text, one)
            wrong = _wrong(one, first, times_of(first), own) if ours else None
            school = _school_year(one, first, times_of(first), own) if ours and _OF_RESULTS.search(first) else ""
            wrong = (school, one.raw) if school else wrong
            if wrong:
                yield Finding(text.path, f"Trích yếu là {wrong[0]}, câu kết ghi “{wrong[1]}”", wrong[1], wrong[0])
                break


def _in_articles(context: Context, own: _Times, title: list[str], done: set[tuple[object, ...]]) -> Iterator[Finding]:
    """Articles and headings that repeat words of the title before the year."""
    kind = context.document.loai
    headed = any(text.role == "tieu_de" and one.year in own.years for text, one in context.dates)
    for text, one in context.dates:
        if (
            text.path in done
            or one.year is None
            or one.problem
            or (
                one.year in own.years
                and (not one.end_year or any(span[1:] == (one.year, one.end_year) for span in own.ranges))
            )
            or one.form not in ("year", "period", "term", "quarter", "month")
        ):
            continue
        if text.role not in ("muc", "doan", "tieu_de", "phu_luc_ten", "mo_dau") or context.is_cited(text, one):
            continue
        if text.role == "phu_luc_ten" and one.form == "year" and kind in OF_A_YEAR:
            continue  # TG32
        before = patterns.split(r"[.;:](?= )", text.text[: one.start])[-1]
        article = kind in ("quyet_dinh", "nghi_quyet") and len(text.path) <= 4
        need = _LEAST if article or one.end_year or text.role == "phu_luc_ten" else 6
        echo = _echo(title, before)
        if echo >= _LEAST and text.role != "tieu_de" and one.form == "year" and title[:echo] == _words(before)[-echo:]:
            need = min(need, echo)  # all the title says before its year
        if text.role == "tieu_de" and echo == len(_words(before)) and kind not in OF_A_YEAR and not headed:
            need = _LEAST  # the only heading that says a year
        if echo < need or (not article and OF_THE_PAST.search(_led_in(before, echo))):
            continue
        tells, where = (_REPLACES, _led_in(before, echo)) if echo > _LEAST + (1 if article else 2) else (TELLS, before)
        if tells.search(where) or (one.end_year and not article and one.year > min(own.years)):
            continue
        wrong = _wrong(one, text.text, times_of(before + one.raw), own)
        if wrong:
            yield Finding(
                text.path, f"Trích yếu là {wrong[0]}, ở đây ghi “{wrong[1]}”", wrong[1], wrong[0],
                severity=None if article else CANH_BAO,
            )  # fmt: skip


_OF_RESULTS = patterns.ours(r"(?<!\w)kết quả(?!\w)", re.IGNORECASE)
"""Words for which TG33 takes a school year for one told of."""
_REPLACES = patterns.ours(
    r"(?<!\w)(?:thay thế|bãi bỏ|sửa đổi|so với|kết quả|căn cứ|tổng kết|đánh giá|từ)(?!\w)", re.IGNORECASE
)
TELLS = patterns.ours(
    r"(?<!\w)(?:thay thế|bãi bỏ|sửa đổi|tại|so với|(?<!kèm )theo|của Quyết định|kết quả|đã|từ năm)(?!\w)", re.IGNORECASE
)
