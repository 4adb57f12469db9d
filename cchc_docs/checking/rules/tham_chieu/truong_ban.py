"""TC: who heads a committee of the paper's own - one post in all places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple

_BOARDS = r"Ban (?:Chỉ đạo|Chỉ huy|Tổ chức|Quản lý|Vận động|Điều hành|Biên tập)"
_TEAMS = r"Tổ (?:công tác|giúp việc|biên tập|chỉ đạo|thư ký|soạn thảo|thẩm định)"
_PARTIES = r"Đoàn (?:kiểm tra|giám sát|khảo sát|thanh tra|công tác|thẩm định|xác minh|phúc tra|liên ngành)"
_OFFICE = r"UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|(?:Ủy ban )?MTTQ|Ủy ban Mặt trận"
_POST = (
    r"(?P<chuc>(?:Phó )?(?:Chủ tịch|Giám đốc|Trưởng phòng|Trưởng Phòng|Chánh Văn phòng|Hiệu trưởng|Chủ nhiệm|Trưởng Công an))"
    rf"(?: thường trực)?(?: (?P<noi>{_OFFICE})(?!\w))?"
)
_MADE = patterns.ours(
    rf"(?<!\w){_POST}[^.;:,]{{0,60}}?,?(?: làm| là| giữ chức| giữ vai trò(?: là)?| với vai trò(?: là)?| kiêm| [-–]) ?(?P<truong>Trưởng (?:{_BOARDS}|{_PARTIES}|Ban|đoàn)|Tổ trưởng(?: {_TEAMS})?)(?![^\W_])(?P<ten>[^.;:,()]{{0,60}})",
    re.IGNORECASE,
)
_IS = patterns.ours(
    rf"(?<!Phó )(?<!\w)(?P<truong>Trưởng (?:{_BOARDS}|{_PARTIES}|đoàn)|Tổ trưởng(?: {_TEAMS})?)(?P<ten>[^.;:,()]{{0,60}}?)(?: là| do|:) (?:đồng chí |ông |bà )?{_POST}",
    re.IGNORECASE,
)
_BOARD = patterns.ours(
    rf"(?<!rưởng )(?<!\w)(?P<ban>{_BOARDS}|{_TEAMS}|{_PARTIES})(?P<ten>[^.;:,()]{{0,60}})", re.IGNORECASE
)
_NAME_ENDS = patterns.ours(
    r" (?:là|do|gồm|của|xã|phường|đặc khu|tỉnh|họp|nghe|chủ trì|kết luận|phân công|để|và|được|có|trong|theo|tại|các cấp|nhiệm kỳ|năm|giai đoạn|đã|phải|quyết định|chịu|trực tiếp|thống nhất|về kết quả)(?!\w).*$",
    re.IGNORECASE | re.DOTALL,
)
_ANOTHER = patterns.ours(
    r"(?<!\w)(?:thay|trước đây|nguyên|cũ|tỉnh|Trung ương|huyện|nếu|khi vắng|ủy quyền|uỷ quyền|phó)(?!\w)", re.IGNORECASE
)
_SECTION = patterns.ours(r" (?!(?:phụ trách|làm|là|kiêm)(?!\w))[^\W\d_]+,? [^\W\d_]+")
"""“Trưởng phòng Kinh tế”: which section, by two words."""
_SAME = {"ủy ban nhân dân": "ubnd", "uỷ ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd"}


_MOST = 20
"""Heads told before that one is held against."""


class _Head(NamedTuple):
    """Who is told to head which committee: where it stands, the post and its office, the committee's kind and name ("" not said)."""

    start: int
    end: int
    post: str
    office: str
    board: str
    name: str


def _heads(text: str) -> list[_Head]:
    """The posts that a text tells to head a committee."""
    if "rưởng" not in text:
        return []
    out = []
    for found in sorted((*_MADE.finditer(text), *_IS.finditer(text)), key=lambda one: one.start()):
        begin = max(text.rfind(mark, 0, found.start()) for mark in ".;") + 1
        if _ANOTHER.search(text[begin : found.start()] + found["ten"]):
            continue
        board, name = found["truong"].lower().removeprefix("trưởng "), _name_of(found["ten"])
        kind = board.split()[0]
        board = board.removeprefix("tổ trưởng").strip()
        before = [one for one in _BOARD.finditer(text, begin, found.start()) if one["ban"].lower().startswith(kind)]
        if not name and before:
            board, name = before[-1]["ban"].lower(), _name_of(before[-1]["ten"])
        if board not in ("", "ban", "đoàn"):
            section = _SECTION.match(text, found.end("chuc")) if found["chuc"].lower().endswith("phòng") else None
            office = (section[0] if section else found["noi"] or "").strip().lower()
            out.append(
                _Head(
                    found.start(),
                    max(found.end("truong"), found.end("chuc"), found.end("noi")),
                    found["chuc"].lower(),
                    _SAME.get(office, office),
                    board,
                    name,
                )
            )
    return out


def _name_of(words: str) -> str:
    return " ".join(_NAME_ENDS.sub("", words).lower().split())


@rule(
    code="TC37",
    title="Trưởng ban, tổ trưởng ở hai chỗ là hai chức vụ khác nhau",
    severity=CANH_BAO,
    can_cu=practice("một ban chỉ có một trưởng ban"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Thành lập Ban Chỉ đạo phòng dịch do Phó Chủ tịch UBND xã làm Trưởng Ban.', 'Trưởng Ban Chỉ đạo phòng dịch là Chủ tịch UBND xã.']",
    good="mo_dau: ['Thành lập Ban Chỉ đạo phòng dịch do Phó Chủ tịch UBND xã làm Trưởng Ban.', 'Trưởng Ban Chỉ đạo bầu cử là Chủ tịch UBND xã.', 'Phó Trưởng Ban Chỉ đạo phòng dịch là Trưởng phòng Kinh tế.', 'Phó Chủ tịch UBND xã là Tổ trưởng Tổ công tác số hóa.', 'Tổ công tác số hóa (Tổ trưởng là Phó Chủ tịch UBND xã) họp hằng tháng.', 'Tổ giúp việc do Chánh Văn phòng làm Tổ trưởng.']",
)
def two_heads(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“do Phó Chủ tịch UBND xã làm Trưởng Ban” ở chỗ này, “Chủ tịch UBND xã với vai trò Trưởng Ban Chỉ đạo” ở chỗ khác: cùng một ban mà chức vụ, hoặc cơ quan (HĐND, UBND), khác nhau.

    Tổ công tác, tổ giúp việc và tổ trưởng, đoàn kiểm tra và trưởng đoàn cũng vậy. Chỗ không nói tên ban thì là ban duy nhất có tên trong văn bản; nhiều ban thì phải cùng tên. Phó Trưởng ban, ban của tỉnh, người được thay không xét. Bí thư, Phó Bí thư cũng có thể là Chủ tịch nên không so.
    """
    told: list[tuple[Text, _Head]] = []
    for text, one in context.each(_heads):
        if text.role in ("muc", "doan", "mo_dau", "ket_thuc") or text.role.startswith("o."):
            told.append((text, one))
    names = {(one.board, one.name) for _, one in told if one.name}
    for n, (text, one) in enumerate(told):
        for earlier, other in told[max(0, n - _MOST) : n]:
            if _one_board(one, other, len({name for board, name in names if board == one.board})) and _two_posts(
                one, other
            ):
                here, there = text.text[one.start : one.end], earlier.text[other.start : other.end]
                yield Finding(
                    text.path, f"Chỗ khác ghi “{there}”", here, "thống nhất một trưởng ban", also=(earlier.path,)
                )
                break


def _one_board(one: _Head, other: _Head, named: int) -> bool:
    """Whether two speak of one committee; one without a name is the only one that has."""
    if one.board != other.board:
        return False
    if one.name and other.name:
        return one.name == other.name or one.name.startswith(f"{other.name} ") or other.name.startswith(f"{one.name} ")
    return named <= 1


def _two_posts(one: _Head, other: _Head) -> bool:
    return one.post != other.post or bool(one.office and other.office and one.office != other.office)
