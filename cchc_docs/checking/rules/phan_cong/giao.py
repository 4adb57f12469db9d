"""What the part on organisation tells each unit: clause by clause, with the role it gives, and the themes a lead is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.muc import alike, organising_sections, texts_below
from cchc_docs.checking.wording.cores import core, pairs
from cchc_docs.model.document import Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple

LEADS, HELPS, DOES = "chu_tri", "phoi_hop", "lam"
"""Roles: leads, helps another who leads, is told to do it without either word."""
_LEADS = patterns.ours(
    r"\W*(?:là (?:đơn vị|cơ quan|(?:đơn vị |cơ quan )?đầu mối),? )?(?:chủ trì|chịu trách nhiệm chính)(?!\w)",
    re.IGNORECASE,
)
_HELPS = patterns.ours(r"\W*(?:chủ động )?(?:phối hợp|tham gia|hỗ trợ|cùng)(?!\w)", re.IGNORECASE)
_WITH = patterns.ours(
    r"\W*(?:chủ động )?(?:phối hợp|tham gia|hỗ trợ|cùng)(?: chặt chẽ)?(?: (?:cùng|với)(?: [^;:]{3,110}?)??)?,? (?=(?:lập|tham mưu|triển khai|tổ chức|thực hiện|xây dựng|rà soát|kiểm tra|đánh giá"
    r"|chấm điểm|tuyên truyền|vận động|hướng dẫn|quản lý|khảo sát|cập nhật|bảo đảm|đảm bảo|theo dõi|tổng hợp|công tác|trong|giải quyết|thẩm định|sửa|mở|làm)(?!\w))",
    re.IGNORECASE,
)
_ADVISES = patterns.ours(
    r"\W*(?:(?:tham mưu|giúp|trình|cho|trong việc|trong|công tác|việc|về)(?: |$)|(?:chủ tịch )?(?:UBND|ủy ban nhân dân|uỷ ban nhân dân)(?: xã| phường| đặc khu)?(?:,| |$))+",
    re.IGNORECASE,
)
_THEMES = patterns.ours(
    r"(?<!\w)(?:(?:các )?(?:nội dung|nhiệm vụ|lĩnh vực|hoạt động)(?: cải cách hành chính:| cụ thể:|:| về| trong lĩnh vực| liên quan đến(?: đánh giá)?)?) (?P<ve>[^;.()]{8,400})",
    re.IGNORECASE,
)
_LEFT_ALONE = patterns.ours(
    r"(?:được giao|tại|theo|thuộc|trong|liên quan|của|này|trên|chuyên môn|nêu|do|\d|[IVX]+\.)(?!\w)|.*(?:phụ lục|chức năng|phụ trách)",
    re.IGNORECASE,
)
_SPLIT = patterns.ours(r", (?:và )?| và (?:các )?(?:nội dung )?(?:liên quan đến )?", re.IGNORECASE)
_GENERAL = frozenset(
    [
        "cải",
        "cách",
        "hành",
        "chính",
        "nhà",
        "nước",
        "nhiệm",
        "vụ",
        "nội",
        "dung",
        "trọng",
        "tâm",
        "xã",
        "phường",
        "đặc",
        "khu",
        "năm",
        "giai",
        "đoạn",
        "danh",
        "mục",
        "công",
        "tác",
        "về",
        "các",
    ]
)


class Duty(NamedTuple):
    """A clause told to a unit: who, where, its words, its role."""

    unit: str
    path: Path
    words: str
    role: str

    @property
    def about(self) -> str:
        """What it is that is to be done: without the role, those it is done with, and whom it advises."""
        return _about(self.words, self.role)


@lru_cache(maxsize=2048)
def _about(words: str, role: str) -> str:
    plainly = _WITH.sub("", words) if role == HELPS else _LEADS.sub("", words)
    return _ADVISES.sub("", plainly, 1) if _ADVISES.match(plainly) else plainly


def duties(context: Context) -> list[Duty]:
    """Return each clause below a unit of the part on organisation, or behind its colon, in reading order."""
    return context.once("duties", lambda: list(_duties(context)))


def _duties(context: Context) -> Iterator[Duty]:
    for section, unit in organising_sections(context):
        whole = section.said
        own = whole.partition(":")[2] or whole.partition(unit)[2].lstrip(" ,")
        for path, words in ((section.text_path, own), *texts_below(section)):
            for part in patterns.split(r";\s*|\.\s+", words):
                if part.strip():
                    yield Duty(unit, path, part.strip(" ."), role_of(part))


def role_of(words: str) -> str:
    """Return the role a clause opens with."""
    return LEADS if _LEADS.match(words) else HELPS if _HELPS.match(words) else DOES


def themes(words: str) -> list[str]:
    """Return what a clause names behind "các nội dung", "nhiệm vụ về": the whole list first, then each of it."""
    found = _THEMES.search(patterns.sub(r" ?\([^()]*\)", "", words))
    if found is None or _LEFT_ALONE.match(found["ve"]):
        return []
    whole = patterns.sub(
        r"(?i) (?:năm \d|giai đoạn|trên địa bàn|của xã|tại xã|của phường|tại phường).*", "", found["ve"]
    )
    parts = [part.strip(" :") for part in _SPLIT.split(whole)]
    return list(dict.fromkeys(one for one in (whole.strip(), *parts) if len(one.split()) >= _WORDS))


_WORDS = 3
"""Words of a theme."""


@lru_cache(maxsize=2048)
def theme_key(theme: str) -> frozenset[str]:
    """Return the syllables that tell a theme from others, whatever their order."""
    plainly = patterns.sub(r"công tác|cải cách", " ", theme.lower())
    return frozenset(word for pair in pairs(core(plainly) or plainly) for word in pair)


class Part(NamedTuple):
    """An appendix or a group of rows: its title, the rows that name a lead."""

    name: str
    rows: list[Row]
    group: bool

    def led_by(self, unit: str) -> int:
        """Return in how many rows a unit leads, alone or with others."""
        return sum(any(alike(unit, lead) for lead in units_of(row, "chu_tri")) for row in self.rows)


def parts_of_tables(context: Context) -> list[Part]:
    """Return the appendices and the groups of rows with their rows, those of a table of groups by the groups alone."""

    def make() -> list[Part]:
        found: dict[tuple[int | str, str], list[Row]] = {}
        for row in context.task_rows:
            if units_of(row, "chu_tri"):
                at = row.path[1] if row.path[0] == "phu_luc" else -1
                found.setdefault((at, row.group), []).append(row)
        out = []
        for (at, group), rows in found.items():
            title = context.document.phu_luc[at].ten if isinstance(at, int) and at >= 0 else ""
            if name := plain(group or title).strip():
                out.append(Part(name, rows, bool(group)))
        return out

    return context.once("parts_of_tables", make)
