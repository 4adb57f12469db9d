"""Parts of a text that are not the writer's own present words: quoted, historical, ditto.

A rule declares which of them it leaves alone (`tru=`), the runner drops what it finds there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_docs import patterns
from cchc_docs.law.places import history_words, two_tiers_from

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context
    from cchc_docs.model.document import Path, Text

QUOTED, SAID, CITED, HISTORY, DITTO = "trich_dan", "loi_trich", "vien_dan", "lich_su", "lap_lai"
PARTS = {
    QUOTED: "lời trích trong ngoặc kép",
    SAID: "lời trích trong ngoặc kép; tên phong trào, chuyên đề, mô hình … trong ngoặc kép thì vẫn xét",
    CITED: "tên, số, ngày của văn bản viện dẫn",
    HISTORY: "chỗ kể việc cũ",
    DITTO: "dấu lặp lại ô trên",
}
"""The parts a rule may leave alone, as an official reads them."""

Span = tuple[int, int]

_QUOTES = patterns.ours(r"“[^“”]{3,400}”|«[^«»]{3,400}»|(?<!\w)\"[^\"]{3,400}\"(?!\w)")
_OWN_TITLE = patterns.ours(
    r"(?:chuyên đề|chủ đề|phong trào|mô hình|cuộc thi|hội thi|hội nghị|hội thảo|tọa đàm|đề án|chương trình|cuộc vận động|chiến dịch|khẩu hiệu|danh hiệu|thông điệp|diễn đàn|ngày hội|câu lạc bộ|tháng cao điểm|đợt thi đua|phương châm|tiêu chí)"
    r"(?: [^\W\d_]+){0,3}:? $",
    re.IGNORECASE,
)
"""Before what a paper gives a name itself: the words in the marks are its own."""
_DITTO = patterns.ours(
    r"\s*(?:[-–—]?\s*[\"“”″〃'’]{1,2}\s*[-–—]?|[-–—]?\s*(?:[Nn][Tt]|như trên|Như trên)\s*[-–—]?)\s*\.?\s*"
)
_ENDED = ("không tổ chức", "kết thúc hoạt động", "chấm dứt", "bãi bỏ", "bỏ cấp", "giải thể", "không còn")
"""Words that say themselves that a level has ended."""
_BEFORE = patterns.ours(
    r"(?<!\w)(?:trước đây|(?:khi|lúc|thời) còn(?= (?:huyện|tỉnh|cấp|quận|thị xã|thị trấn))|(?:trước|chưa)\s+(?:khi\s+|lúc\s+|thời điểm\s+)?(?:thực hiện\s+)?(?:việc\s+)?(?:sắp xếp|sáp nhập|hợp nhất|chia tách"
    r"|chuyển giao|bàn giao|tổ chức chính quyền|vận hành|thành lập xã|(?:ngày\s+)?0?1\s?[/-]\s?0?7\s?[/-]\s?2025|(?:ngày\s+)?0?1 tháng 7 năm 2025)"
    r"|(?:cấp|của|thuộc|từ|tại|do)\s+(?:\S+\s+){0,3}huyện\s+(?:\S+\s+){0,3}\(?cũ\)?"
    r"|do\s+(?:\S+\s+){0,6}(?:huyện|thị xã|thị trấn|quận)\s+(?:\S+\s+){0,3}đã\s+(?:cấp|ban hành|ký|lập|phê duyệt|giao|xác nhận|bàn giao|để lại|xây))(?!\w)",
    re.IGNORECASE,
)
"""Words that put a whole sentence into the time before."""
_DAY = patterns.ours(
    r"(?<![\d/])(?:(?:\d{1,2}[/-])?(?P<m>\d{1,2})[/-]|[Tt]háng\s+(?P<m2>\d{1,2})\s+năm\s+|[Nn]ăm\s+)(?P<y>(?:19|20)\d\d)(?!\d)"
)
_DONE = patterns.ours(r"(?<!\w)(?:đã|từng|được thành lập|ký|cấp|ban hành|còn lại|để lại)(?!\w)")
_TO_DO = patterns.ours(r"(?<!\w)(?:sẽ|phấn đấu|phải|yêu cầu|giao|đề nghị|chủ trì|tiếp tục|trình)(?!\w)", re.IGNORECASE)
_ALREADY = patterns.ours(r"(?<!\w)(?:đã|từng)(?: được)? \w+")
"""What was done is no order, whatever the verb ("đã giao đất")."""
_OPENS_THEN = patterns.ours(
    r"\s*(?:(?:Năm|Đến năm|Từ năm|Cuối năm|Đầu năm) |(?:Trong )?[Gg]iai đoạn 20\d\d ?[-–] ?)(?:19|20)\d\d,"
)
"""A sentence that sets out with a year tells of it, whatever its verb ("Năm 2023, thị trấn có bốn tổ")."""
_OLD_PERIOD = patterns.ours(r"(?:^|[.!?])\s*(?:Trong )?[Gg]iai đoạn 20\d\d ?[-–] ?20(?:[01]\d|2[0-5]),")
_GRANTED = patterns.ours(
    r"(?<![^\W_])(?:[Gg]iấy (?:phép|chứng nhận|xác nhận|đăng ký)|[Cc]hứng (?:chỉ|nhận)|[Vv]ăn bằng|[Ss]ổ đỏ|[Kk]hu vực|[Mm]ỏ|[Dd]ự án|[Đđ]ồ án|[Cc]ông trình|[Cc]ăn cước|CCCD|CMND)(?![^\W_])(?:(?!(?:sẽ|phải|trình|đề nghị|do|được) )[^.;]){0,160}? "
    r"(?P<ai>(?:do|được) [^.;,]{3,90}? (?:đã )?(?:cấp|phê duyệt|công nhận))(?= (?:lần|ngày|năm|cho|có|còn|đã|hết|trước|từ)|[,.;)]|$)"
)
"""Who gave the paper by which something is there: the body of that day."""
_NEAR_BEFORE, _NEAR_AFTER = 60, 50
_BY_A_DAY = patterns.ours(r"\s+(?:\d{1,2}(?:\s?[/-]|\s+tháng\s)|tháng\s|năm\s)[^.;,]{0,24}", re.IGNORECASE)
_FORMER = patterns.ours(
    r" (?:là |[A-ZĐÂỦ]|chủ tịch|phó|bí thư|trưởng|giám đốc|cán bộ|lãnh đạo|huyện|quận|thị|xã|phường|tỉnh)"
)
_LEVELS_NOW = ("huyện ", "quận ", "thị xã ", "thị trấn ")
_NO_MORE = patterns.ours(r" (?:cấp|huyện|quận|thị|tổ chức|chính quyền|là|được|tồn tại|hoạt động|tên)\b")


@lru_cache(maxsize=1)
def _near_words() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in (*history_words(), *_ENDED))
    return re.compile(rf"(?<!\w)(?<!tài )(?:{words})(?! (?:tắc|nhân|liệu|văn|lý|tố|trạng)\b)(?!\w)", re.IGNORECASE)


def is_ditto(words: str) -> bool:
    """Tell whether a cell only repeats the one above it ("-nt-", a pair of quotes)."""
    return len(words) < 14 and bool(words.strip()) and _DITTO.fullmatch(words) is not None


def names_a_figure(text: Text) -> bool:
    """Tell whether a text is the name of a figure in a table: "Số công chức được tuyển dụng". It orders nothing, and a form gave its words."""
    return text.role.startswith(("o.chi_tieu", "o.ten_chi_tieu"))


def quoted_spans(words: str) -> list[Span]:
    """Return the stretches in quotation marks, marks included."""
    if not any(mark in words for mark in '“«"'):
        return []
    return [found.span() for found in _QUOTES.finditer(words)]


def history_spans(words: str) -> list[Span]:
    """Return the stretches that tell of the time before.

    The whole sentence where it says so (trước sáp nhập, trước ngày 01/7/2025), or tells what was done on a day before
    the two-tier government; also the sentence after it that goes on telling. Else what stands near a word like "cũ".
    """
    if not _maybe(words):
        return []
    spans: list[Span] = []
    telling = False
    for start, end in _sentences(words):
        part = words[start:end]
        done = (_DONE.search(part) or _OPENS_THEN.match(part)) is not None and not _TO_DO.search(
            _ALREADY.sub(" ", part)
        )
        telling = _BEFORE.search(part) is not None or (done and (telling or _old_day(part)))
        if telling:
            spans.append((start, end))
            continue
        spans.extend((start + found.start("ai"), start + found.end()) for found in _GRANTED.finditer(part))
        spans.extend(
            (start + max(0, found.end() - _NEAR_BEFORE), start + min(len(part), found.start() + _NEAR_AFTER))
            for found in _near_words().finditer(part)
            if _tells_of_before(part, found)
        )
    return spans


def _tells_of_before(part: str, found: re.Match[str]) -> bool:
    """Whether such a word speaks of the past here: not in a deadline ("trước ngày 15/11"), a feast, the name of a province."""
    word, after = found[0].lower(), part[found.end() :]
    if word == "trước khi":
        return False  # before what: `_BEFORE` asks
    if word == "trước ngày":
        named = _BY_A_DAY.match(after)
        return named is not None and _old_day(named[0].strip() + " ")
    if word.startswith("sau "):
        return not part[: found.start()].lower().endswith(_LEVELS_NOW)  # "thị trấn sau sắp xếp" would be there still
    if word == "nguyên":
        return found[0].islower() and _FORMER.match(after) is not None
    if word == "không còn":
        return _NO_MORE.match(after) is not None
    return not (word == "hợp nhất" and part[: found.start()].lower().endswith("văn bản "))


def _maybe(words: str) -> bool:
    return (
        _BEFORE.search(words) is not None
        or _near_words().search(words) is not None
        or _old_day(words)
        or any(verb in words for verb in (" cấp", " phê duyệt", " công nhận"))
    )


def _old_day(part: str) -> bool:
    """Whether every day or year named lies before the two-tier government, and there is one; or a sentence sets out with a period that is over."""
    if "ai đoạn" in part and _OLD_PERIOD.search(part):
        return True
    change = two_tiers_from()
    days = [(int(found["y"]), int(found["m"] or found["m2"] or 1)) for found in _DAY.finditer(part)]
    return bool(days) and all(day < (change.year, change.month) for day in days)


def _sentences(words: str) -> list[Span]:
    """The sentences of a text; ";" does not end one here."""
    ends = [found.end() for found in patterns.finditer(r"[.!?](?=\s|$)|\n", words)]
    if not ends or ends[-1] < len(words):
        ends.append(len(words))
    return list(zip([0, *ends[:-1]], ends, strict=True))


class Parts:
    """The parts of one document, found where a rule asks for them and kept with it.

    The document does not hold this in turn: it would live on until Python looks for circles.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._made: dict[tuple[str, Path], list[Span]] = context.once("parts", dict)

    def spans(self, part: str, path: Path, words: str) -> list[Span]:
        """Return the stretches of that part in a text."""
        key = (part, path)
        if key not in self._made:
            self._made[key] = self._find(part, path, words)
        return self._made[key]

    def _find(self, part: str, path: Path, words: str) -> list[Span]:
        if part == QUOTED:
            return [(0, len(words))] if path in quoted_whole(self._context) else quoted_spans(words)
        if part == SAID:
            return [span for span in self.spans(QUOTED, path, words) if not _OWN_TITLE.search(words[: span[0]])]
        if part == HISTORY:
            return history_spans(words)
        if part == CITED:
            return list(self._context.cited_spans.get(path, ()))
        return [(0, len(words))] if is_ditto(words) else []

    def holds(self, parts: tuple[str, ...], text: Text, start: int) -> bool:
        """Tell whether a stretch of a text begins inside one of these parts."""
        return any(first <= start < last for part in parts for first, last in self.spans(part, text.path, text.text))

    def covers(self, parts: tuple[str, ...], path: Path, quote: str) -> bool:
        """Tell whether every place of a quote in its text lies inside one of these parts."""
        words = self._context.once("texts by path", self._words).get(path, "")
        if not words or not quote:
            return False
        at = words.find(quote)
        if at < 0:
            return False
        spans = [span for part in parts for span in self.spans(part, path, words)]
        while at >= 0:
            if not any(first <= at < last for first, last in spans):
                return False
            at = words.find(quote, at + 1)
        return True

    def _words(self) -> dict[Path, str]:
        return {text.path: text.text for text in self._context.texts}


_OPENED, _CLOSED = patterns.ours(r"[“\"«]"), patterns.ours(r"[”\"»]")
_OPENS = patterns.ours(r"\W{0,3}[“\"«]")
_MOST_QUOTED = 40
"""Paragraphs of one quotation; a mark that is closed nowhere within them is a slip (CH08)."""


def quoted_whole(context: Context) -> frozenset[Path]:
    """Return the paragraphs of quotations that run over several: articles of a law, copied with their labels and headings.

    Such a one opens with a mark and is closed in a later paragraph; the labels of items in between belong to it.
    """

    def find() -> frozenset[Path]:
        found: set[Path] = set()
        begun: list[Path] = []
        for text in context.prose:
            if text.role.startswith("o."):
                continue
            words = text.text
            opened, closed = len(_OPENED.findall(words)), len(_CLOSED.findall(words))
            if (
                not begun
                and _OPENS.match(words)
                and ('"' not in words or opened % 2)
                and (opened > closed or '"' in words)
            ):
                begun = [text.path]
            elif begun:
                begun.append(text.path)
                if closed and not _OPENS.match(words) and ('"' in words or closed > opened):
                    found.update(begun)
                    begun = []
                elif len(begun) > _MOST_QUOTED:
                    begun = []
        return frozenset(path for one in found for path in (one, (*one, "nhan"), (*one[:-1], "nhan")))

    return context.once("quoted_whole", find)


def parts(context: Context) -> Parts:
    """Return which stretches of the texts are quoted, historical, cited or ditto."""
    return Parts(context)
