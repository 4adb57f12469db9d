"""How many things a sentence says there are, against the names it lists right behind: "03 thôn (Đông, Đoài, Hạ và Trung)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong
from cchc_docs.checking.figures.bound.labelled import wrong_labels
from cchc_docs.checking.figures.relations.crews import wrong_crews
from cchc_docs.checking.figures.relations.names import of_another_count, wrong_days, wrong_names
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple

_COUNT = patterns.ours(
    r"(?<![\w.,/%-])(?P<so>0?[2-9]|1\d)\"? (?P<ten>[^\W\d_][^\d,.;:()“”]{1,48}?)(?P<mo>[\"”]?: | \(|,? (?:gồm|bao gồm|đó là|là)(?: có)?:? )(?=[^\s(])",
)
_PLACES = r"thôn|bản|xóm|ấp|buôn|làng|xã|phường|tổ dân phố|khu phố|chi bộ|tuyến đường|hồ|chợ|cầu|đập"
_BARE = patterns.ours(rf"(?<![\w.,/%-])(?P<so>0?[2-9]|1\d) (?P<ten>{_PLACES})(?P<mo> )(?=[{CAPITALS}])")
_AFAR = patterns.ours(
    r"(?<![\w.,/%-])(?P<so>0?[2-9]|1\d) (?P<ten>(?P<dau>tổ|thôn|ấp|khóm|khu|xóm|bản|khu phố|tổ dân phố|buôn|đội|cụm)(?!\w)[^\d.;:()]{0,60}(?:\d{1,2} lần[^\d.;:()]{0,20})?)(?P<mo>: (?:các |gồm (?:các )?)?)(?=(?P=dau) \d)"
)
"""“06 tổ nguy cơ cao, mỗi tháng 01 lần: các tổ 3, 5, 8”."""
_AT = patterns.ours(
    rf"(?<![\w.,/%-])(?P<so>0?[2-9]|1\d) (?P<ten>[^\W\d_][^\d,.;:()“”]{{1,48}}?)(?P<mo> tại )(?=(?P<cho>thôn|bản|xóm|ấp|buôn|xã|phường|khu) [{CAPITALS}])"
)
"""“02 khu dân cư kiểu mẫu tại thôn Bắc Sơn, thôn Thọ”: two may stand in one place, but not one in two."""
_HEDGED = patterns.ours(
    r"(?<!\w)(?:ít nhất|tối thiểu|trên|hơn|khoảng|gần|tối đa|không quá|dưới|từ|đến|mỗi|ngày|tháng|quý|khoản|điều|điểm|mục|số|lớp|khối|cấp|giai đoạn|đợt) $",
    re.IGNORECASE,
)
_SOME = patterns.ours(
    r"(?<!\w)(?:trong đó|như|nhất là|chủ yếu|tiêu biểu|điển hình|cụ thể|gồm|ví dụ|theo|kể cả|trừ|v\.v|vv|các|những|mỗi|cùng với|thuộc|khác|một số)(?!\w)|…|\.\.\.",
    re.IGNORECASE,
)
"""Words behind which not every one is named."""
_BODY = patterns.ours(
    r"(?:Phòng|Sở|Ban|Văn phòng|Trung tâm|Ủy ban|Uỷ ban|UBND|HĐND|Hội|Bộ|Cục|Chi cục|Trường|Trạm|Công an|Đoàn|Viện|Đảng ủy|Đảng bộ|Chi bộ|Mặt trận|Tổng|Thanh tra|Hạt|Đội|Đồn|Liên đoàn|Công ty|Hợp tác xã|Bảo hiểm)(?!\w)"
)
_TITLE = patterns.ours(
    r"(?:Chủ|Phó|Trưởng|Bí thư|Ủy viên|Uỷ viên|Giám đốc|Hiệu|Chánh|Tổ|Đội|Chuyên viên|Kế toán|Thư ký)(?!\w)|[a-zđ]"
)
_PEOPLE = patterns.ours(
    r"(?:đồng chí|ông|bà|thành viên|cá nhân|cán bộ|công chức|người|đại biểu|ủy viên|đảng viên|em|học sinh|chị)(?!\w)"
)
_CALLED = patterns.ours(rf"(?:ông|bà|đồng chí|đ/c|cô|thầy|anh|chị|em|cháu) (?=[{CAPITALS}])", re.IGNORECASE)
_UNCOUNTED = patterns.ours(
    r"(?:ngày|tháng|năm|giờ|phút|tuần|lần|triệu|tỷ|tỉ|nghìn|đồng(?! chí| bào| đội)|km|ha|m|mét|tấn|kg|điểm(?= (?:phần trăm|thưởng|trừ|tối đa|cộng|chuẩn|số|liệt)(?!\w))|tuổi|bậc|lít|lượt|buổi|quý)(?!\w)|%|[^\W\d_]+/",
    re.IGNORECASE,
)
"""What is counted without names; the last: a rate, "2 buổi/ngày"."""
_LONGEST = 400
_GOES_TO = patterns.ours(r" (?:về|sang|nhập vào|chuyển) ")
"""“Gò Sậy, Cồn Rạm về cụm Đông; phần còn lại …”: members of what is counted."""
_WORDS = 9
"""Words of the longest name; what is longer is a clause."""


class _Names(NamedTuple):
    """How many names a list may hold: `least` of them surely begin one; and where it ends."""

    least: int
    most: int
    end: int


_EVERY_SO_OFTEN = patterns.ours(r"(?<!\w)\d{1,2} (?:ngày|tuần|tháng|quý|năm) (?:một|01|1|/) ?lần")


def wrong_lists(text: str) -> Iterator[Wrong]:
    """Yield the counts of a text that the names behind them do not make."""
    labelled = {one.start for one in wrong_labels(text, numbered=False)}  # DS26 tells them
    labelled |= {one.start() for one in _EVERY_SO_OFTEN.finditer(text)}  # TG59 tells them
    told = [one for one in _wrong(text) if one.start not in labelled]
    yield from told
    for wrong in (*wrong_crews(text), *wrong_days(text), *wrong_names(text)):
        if wrong.start not in labelled and not any(one.start < wrong.end and wrong.start < one.end for one in told):
            yield wrong


def _wrong(text: str) -> Iterator[Wrong]:
    last = 0
    for pattern in (_COUNT, _BARE, _AFAR, _AT):
        for told in pattern.finditer(text):
            if told.start() < last or _HEDGED.search(text[max(0, told.start() - 14) : told.start()]):
                continue
            if patterns.search(r"\d [^\W\d]+(?: [^\W\d]+)?, $", text[max(0, told.start() - 14) : told.start()]):
                continue  # "4 xin, 4 luôn: …"
            if of_another_count(text, told):
                continue
            if _UNCOUNTED.match(told["ten"]) or (pattern is not _AFAR and _SOME.search(told["ten"])):
                continue
            names = _names(text, told)
            if names is None:
                continue
            said = int(told["so"])
            off = (said > names.most and pattern is not _AT) or (said < names.least and pattern is not _BARE)
            if off and max(said - names.most, names.least - said) <= max(2, said // 3):
                last = names.end
                right = names.most if said > names.most else names.least
                quote_end = told.end("ten")
                yield Wrong(
                    told.end() if told["mo"][0] in '"”' else told.start(),
                    names.end,
                    f"Nêu {text[told.start() : quote_end].strip()} mà kể tên {right}",
                    f"{right:02d}",
                )


def _names(text: str, told: re.Match[str]) -> _Names | None:
    """The names behind a count, None where there is no list of them."""
    start = told.end()
    end = _end(text, told)
    if end is None or end - start > _LONGEST:
        return None
    body = patterns.sub(r"\([^()]*\)", lambda found: " " * len(found[0]), text[start:end])
    if _SOME.search(body):
        return None
    first = body.split(";")[0]
    if told["mo"].strip() == ":" and (each := _each_with_its_bracket(text[start : start + len(first)], first)):
        return _Names(each, each, start + len(text[start : start + len(first)].rstrip()))
    head = (told.groupdict().get("cho") or told["ten"].split()[0]).lower()
    if patterns.search(r"\d|quý [IV]", body):
        return _numbered(body, head, start)
    groups = patterns.split(r"; ?", body)
    kept = _kept(groups, head)
    if not kept:
        return None
    stop = start + len(kept[0].rstrip())
    whole = len(kept) == len(groups)
    if len(kept) >= 2:
        if any(len(one.split()) > 2 * _WORDS for one in kept) or not whole:
            return None
        more = len(patterns.findall(r" và ", kept[-1]))
        return _Names(len(kept), len(kept) + more, end)
    return _of_row(kept[0], told, head, end if whole else min(stop, end))


def _each_with_its_bracket(typed: str, bare: str) -> int:
    """How many names stand in a row that each have a word in brackets ("nuôi dê (bản Hạ), trồng quế (bản Đoài)"), 0 for another row."""
    pieces = [one for one in patterns.split(r", ?| và ", bare) if one.strip()]
    if any(map(str.isdigit, bare)):
        return 0  # "02 hộ dân (thành viên)" are two
    brackets = patterns.findall(r"\([^()]*\)", typed)
    return len(pieces) if len(brackets) == len(pieces) >= _THREE and typed.rstrip().endswith(")") else 0


_THREE = 3


def _end(text: str, told: re.Match[str]) -> int | None:
    """Where the list ends: its bracket, or its sentence."""
    if told["mo"].endswith("("):
        end = text.find(")", told.end(), told.end() + _LONGEST + 1)
        return end if end > 0 else None
    stop = patterns.search(r"[.!?](?=\s|$)|\.?/\.|$", text[told.end() : told.end() + _LONGEST + 1])
    return told.end() + stop.start() if stop else None


def _kept(groups: list[str], head: str) -> list[str]:
    """The leading stretches between semicolons that go on with the list: they begin as the first does."""
    first = groups[0].strip()
    if not first:
        return []
    kept = [groups[0]]
    for one in groups[1:]:
        words = one.strip()
        same = (
            words.lower().startswith(f"{head} ")
            if first.lower().startswith(f"{head} ")
            else words[:1].isupper() == first[:1].isupper()
        )
        if not words or not same:
            break
        kept.append(one)
    return kept


def _of_row(row: str, told: re.Match[str], head: str, end: int) -> _Names | None:
    """Names with commas between them, the last behind "và"."""
    pieces = [one.strip(' "“”') for one in patterns.split(r", ?| và | cùng ", row)]
    pieces = [one for one in pieces if one]
    if len(pieces) < 2 or any(len(one.split()) > _WORDS or _GOES_TO.search(one) for one in pieces):
        return None
    if all(one.lower().endswith(f" {told['ten'].lower()}") for one in pieces):
        return _Names(len(pieces), len(pieces), end)  # “4 tại chỗ”: chỉ huy tại chỗ, lực lượng tại chỗ …
    called = sum(_CALLED.match(one) is not None for one in pieces)
    if _CALLED.match(pieces[0]) and called >= 2:
        return _Names(called, called if called == len(pieces) else len(pieces), end)
    if pieces[0].lower().startswith(f"{head} "):
        least = sum(one.lower().startswith(f"{head} ") for one in pieces)
        return _Names(least, len(pieces), end) if least >= 2 else None
    if all(one[:1].isupper() for one in pieces):
        if _PEOPLE.match(told["ten"]) and any(_TITLE.match(one) for one in pieces):
            return None
        sure, body = 0, False
        for one in pieces:
            own = _BODY.match(one) is not None
            sure += own or not body
            body = own or body
        return _Names(sure, len(pieces), end)
    if told["mo"].strip() in (":", '":') and _KINDS.match(told["ten"]) and max(len(one.split()) for one in pieces) <= 5:
        return _Names(0, len(pieces), end)
    return None


_KINDS = patterns.ours(
    r"(?:nội dung|lĩnh vực|nguyên tắc|hình thức|nhóm|tiêu chí|nguồn|loại|môn|ngành|trụ cột|khâu|bước|phần|sản phẩm|dân tộc|nghề|cây|con|vấn đề|nhóm vấn đề|chốt)(?!\w)"
)


_TIMES = frozenset(["tháng", "quý", "tuần"])


def _numbered(body: str, head: str, start: int) -> _Names | None:
    """“04 tổ (1, 3, 5 và 7)”, “03 thôn: thôn 1, thôn 2, thôn 6”."""
    row = patterns.split(r";", body)[0]
    pieces = [one.strip() for one in patterns.split(r", ?| và ", row)]
    times = pieces[0].split()[0].lower() if pieces[0][:1].isalpha() else head
    word = times if times in _TIMES else head
    item = re.compile(rf"(?:{re.escape(word)}(?: [^\W\d]+){{0,2}} |số )?(\d{{1,2}}|[IV]{{1,3}})", re.IGNORECASE)
    numbers = [found[1] for one in pieces if (found := item.fullmatch(one))]
    heads = [
        int(one) for one in re.findall(rf"(?:^|[,;] |và ){re.escape(head)} số (\d{{1,2}})(?!\d)", row, re.IGNORECASE)
    ]
    if len(heads) >= 2 and heads == list(range(1, len(heads) + 1)):
        return _Names(len(heads), len(heads), start + len(row.rstrip()))  # "đoàn số 1 do ông …, đoàn số 2 do ông …"
    if len(numbers) < 2 and all(re.match(rf"{re.escape(head)} \d", one, re.IGNORECASE) for one in pieces):
        numbers = [re.findall(r"\d+", one)[0] for one in pieces]  # "đợt 1 vào tháng 3, đợt 2 vào tháng 6"
        if [int(one) for one in numbers] != list(range(1, len(numbers) + 1)):
            return None
    if len(numbers) < 2 or len(numbers) != len(pieces) or len(set(numbers)) != len(numbers):
        return None
    most = len(pieces) if word == head else 99  # two meetings may fall in one month
    return _Names(len(pieces), most, start + len(row.rstrip()))
