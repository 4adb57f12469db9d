"""The posts a paper gives to people: who is told to be what, in a sentence or under the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.checking.wording.clauses import sentence_of
from cchc_docs.checking.wording.people import FAMILY, SYLLABLE
from cchc_docs.model.document import Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement_text

_RANK = r"(?:Thiếu|Trung|Thượng|Đại) (?:úy|uý|tá|tướng)"
_CALLED = rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị|[Tt]hầy(?: giáo)?|[Cc]ô(?: giáo)?|[Bb]ác sĩ|[Dd]ược sĩ|[Kk]ỹ sư|(?i:{_RANK}))"
_NAME = rf"(?:(?:{_CALLED}:? )+{SYLLABLE}(?: {SYLLABLE}){{2,3}}|{FAMILY}(?: {SYLLABLE}){{2,3}})(?![^\W_])"
_HEADS = (
    r"Chủ tịch|Giám đốc|Hiệu trưởng|Trưởng [Pp]hòng|Chánh [Vv]ăn phòng|Trưởng [Bb]an|Trưởng Công an|Chỉ huy [Tt]rưởng|Trưởng [Tt]hôn|Trưởng [Bb]ản|Trưởng ấp|Trưởng [Tt]rạm"
    r"|Trạm trưởng|Tổ trưởng|Đội trưởng|Chủ nhiệm|Bí thư|Hạt trưởng|Xóm trưởng|Chi cục trưởng"
)
_POST = rf"(?P<chuc>(?i:Phó |Quyền )?(?i:{_HEADS})|(?i:Tổ phó|Hiệu phó|Chỉ huy phó|Trạm phó|Đội phó))(?![^\W_])"
_OF_OFFICES = (
    "xã phường đặc khu tỉnh thành phố thôn bản ấp khóm tổ dân phố số trường tiểu học trung học cơ sở mầm non phổ thông trạm y tế hội đồng nhân dân ủy uỷ ban và công an tác kinh văn hóa hoá phòng tâm sự quân chỉ huy "
    "án quản lý hành chính vụ phục liên hiệp nông phụ nữ cựu chiến binh chỉ đạo trị trận tổ quốc thanh niên nghiệp ty nghệ cộng đồng ninh trật tự giúp việc cháy chữa cứu nạn hợp vay vốn liên gia"
)
_WORD = rf"(?:[{CAPITALS}][\w-]*|\d{{1,2}}|-|và(?! đồng chí| ông| bà)|dự(?= án)|{'|'.join(one for one in dict.fromkeys(_OF_OFFICES.split()) if one != 'và')})(?![^\W_])"
_OFFICE = rf"(?P<noi>(?: {_WORD}){{0,10}})"
_NAME_THEN_POST = patterns.ours(
    rf"(?<![^\W_])(?P<ten>{_NAME})(?:,| [-–]| \(|(?=,? (?:hiện )?(?:là|làm|giữ|với)))(?:,? (?:hiện )?(?:là|làm|giữ chức(?: vụ| danh)?|với vai trò(?: là)?))? ?{_POST}(?: [Tt]hường trực)?{_OFFICE}"
)
_MORE = patterns.ours(rf"(?:,|,? (?:kiêm|làm|là|và|giữ chức)| -)(?: kiêm)? {_POST}(?: [Tt]hường trực)?{_OFFICE}")
_POST_THEN_NAME = patterns.ours(
    rf"(?<![^\W_]){_POST}(?P<noi>(?: {_WORD}){{0,10}}?)(?:,? (?:là|do)|:)? (?P<ten>{_NAME})"
)
_BEFORE = patterns.ours(rf"(?P<noi>(?:(?:^| ){_WORD}){{1,10}}),? do $")
"""“Trung tâm Y tế do bác sĩ … làm Giám đốc”: the office stands before the name."""
_BARE = patterns.ours(rf"^(?:{_CALLED}:? )+")
_RANKED = patterns.ours(
    rf"(?<![^\W_])(?P<bac>(?i:{_RANK}))(?: {_CALLED})? (?P<ten>{SYLLABLE}(?: {SYLLABLE}){{2,3}})(?![^\W_])"
)
_CHANGED = patterns.ours(
    r"(?<!\w)(?:nguyên (?!nhân|tắc|liệu|vẹn|đán|tiêu|vật)|thay (?:thế|cho|ông|bà|đồng chí)|từ ngày|kể từ|trước đây|khi đó|lúc đó|bấy giờ|bổ nhiệm|điều động|luân chuyển|miễn nhiệm|nghỉ hưu|thôi (?:giữ|làm)|được bầu|bầu (?:ông|bà|đồng chí|bổ sung)"
    r"|thăng|phong (?!trào|phú|tục|cách)|quân hàm|chuyển công tác|mới được|liệt sĩ|anh hùng|cố (?:ông|bà|đồng chí)|ủy quyền|uỷ quyền|tiếp nhận|phê chuẩn|công nhận (?:ông|bà|đồng chí)|đổi tên)",
    re.IGNORECASE,
)
"""Words of a sentence in which a post passes from one to another, or is of another time or level."""
_DEPUTIES = {
    "tổ phó": "tổ trưởng",
    "hiệu phó": "hiệu trưởng",
    "chỉ huy phó": "chỉ huy trưởng",
    "trạm phó": "trạm trưởng",
    "đội phó": "đội trưởng",
}
_SAME = {"trưởng trạm": "trạm trưởng"}
_ENDED = patterns.ours(
    rf"(?P<noi>.*?(?<!tác)(?: xã(?! hội)| phường| đặc khu)(?: [{CAPITALS}]\w*)*) [^\W\d_{CAPITALS}].*"
)
"""Behind the level of its office: what the person does."""
_BODIES = (
    ("ubnd", "ubnd"),
    ("hđnd", "hđnd"),
    ("ủy ban nhân dân", "ubnd"),
    ("uỷ ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
)
_SHORT = frozenset(short for _, short in _BODIES)


class Post(NamedTuple):
    """One mention of somebody in a post: the name, the words of the post as typed, whether a deputy's, of which kind and office.

    `office`: its words as far as they are surely of it, "" where the mention names none. `at`: where the post stands in the text.
    """

    name: str
    typed: str
    deputy: bool
    kind: str
    office: tuple[str, ...]
    path: Path
    at: int = 0

    @property
    def said(self) -> str:
        """The post with its office, wherever that stands."""
        own = _office_words(self.typed)
        if not self.office or own[len(own) - len(self.office) :] == self.office:
            return self.typed
        return " ".join((self.typed, *(word.upper() if word in _SHORT else word for word in self.office)))


class Ranked(NamedTuple):
    """One mention of somebody by a rank."""

    name: str
    rank: str
    typed: str
    path: Path


def posts(context: Context) -> list[Post]:
    """Return every mention of somebody in a post, kept with the paper."""
    return context.once("posts", lambda: [*_told(context), *_signers(context)])


def _told(context: Context) -> Iterator[Post]:
    for text, one in context.each(_posts_in):
        yield one._replace(path=text.path)


def ranks(context: Context) -> list[Ranked]:
    """Return every mention of somebody by a rank."""
    return [one._replace(path=text.path) for text, one in context.each(_ranks_in)]


def _ranks_in(words: str) -> list[Ranked]:
    found = [one for one in _RANKED.finditer(words) if not _CHANGED.search(sentence_of(words, one.start()))]
    return [Ranked(one["ten"], to_placement_text(one["bac"], "old").lower(), one[0], ()) for one in found]


def _posts_in(words: str) -> list[Post]:
    small = words.lower()
    if not any(word in small for word in ("trưởng", "chủ tịch", "giám đốc", "chánh", "bí thư", "phó", "chủ nhiệm")):
        return []
    out = []
    for found in _NAME_THEN_POST.finditer(words):
        if _CHANGED.search(sentence_of(words, found.start())):
            continue
        each: re.Match[str] | None = found
        before = _BEFORE.search(words[: found.start()])
        while each is not None:
            one = _post(found["ten"], each)
            of_it = before and not one.office and one.kind in _NAMED_BEFORE
            out.append(one._replace(office=_own_office(one.kind, before["noi"])) if before and of_it else one)
            each = _MORE.match(words, each.end())
    out += [
        _post(found["ten"], found)
        for found in _POST_THEN_NAME.finditer(words)
        if not _CHANGED.search(sentence_of(words, found.start())) and not found["noi"].endswith((" và", " -"))
    ]
    return out


_NAMED_BEFORE = frozenset({"giám đốc", "trưởng phòng", "hiệu trưởng", "trạm trưởng", "chủ nhiệm", "chủ tịch"})


def _post(name: str, found: re.Match[str]) -> Post:
    deputy, kind = _kind(found["chuc"])
    ended = _ENDED.fullmatch(found["noi"])
    office = ended["noi"] if ended else found["noi"]
    typed = f"{found['chuc']}{office}".strip(" -")
    return Post(
        _BARE.sub("", name),
        typed.removesuffix(" và"),
        deputy,
        kind,
        _own_office(kind, office),
        (),
        found.start("chuc"),
    )


def _own_office(kind: str, words: str) -> tuple[str, ...]:
    """The office without the word that the post has already: "Trạm Y tế" of its Trạm trưởng."""
    office = _office_words(words)
    return office[1:] if office and office[0].lower() in kind.split() and office[0].lower() != "tổ" else office


def _kind(typed: str) -> tuple[bool, str]:
    low = " ".join(typed.lower().split())
    deputy = low.startswith("phó ") or low in _DEPUTIES
    kind = _DEPUTIES.get(low, low.removeprefix("phó ").removeprefix("quyền "))
    return deputy, _SAME.get(kind, kind)


def _office_words(words: str) -> tuple[str, ...]:
    """The words of an office as typed, bodies by their short names."""
    low = words
    for long, short in _BODIES:
        low = re.sub(long, short, low, flags=re.IGNORECASE)
    kept = to_placement_text(low, "old").split()
    while kept and kept[-1].lower() in ("và", "-"):
        kept.pop()
    return tuple(kept)


_SYLLABLES = 3
"""Of a whole name."""


def _signers(context: Context) -> Iterator[Post]:
    document = context.document
    signer = document.chu_ky
    if signer is None or len(signer.ho_ten.split()) < _SYLLABLES:
        return
    deputy, kind = _kind(" ".join(plain(signer.chuc_vu).split()))
    above = " ".join(" ".join(plain(line).split()) for line in signer.quyen_han).lower()
    by_a_deputy = any(patterns.match(r"KT\.|K/T", line.strip()) for line in signer.quyen_han)
    if kind == "chủ tịch" and by_a_deputy == deputy and ("ủy ban nhân dân" in above or "uỷ ban nhân dân" in above):
        yield Post(
            plain(signer.ho_ten),
            "Phó Chủ tịch" if deputy else "Chủ tịch",
            deputy,
            kind,
            ("ubnd",),
            ("chu_ky", "ho_ten"),
        )
