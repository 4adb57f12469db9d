"""A number from the registry: number and day of a paper put in everywhere they are said, in it and in the papers around it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from cchc_docs.errors import CchcError
from cchc_docs.model import printed
from cchc_docs.model.document import Document, NgayThang, Path
from cchc_docs.model.references import short_date
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.edit import scalars
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import format_issue_date

_BLANK = r"[\s.…_]*"
_PART = r"[\d.…_]*"
_DAY = rf",?\s*ngày\s*(?:{_PART}\s*tháng\s*{_PART}\s*năm\s*(?:\d{{4}}|[.…_]*)|[\d.…_]{{1,4}}/[\d.…_]{{1,4}}/\d{{4}})"
_OF = re.compile(r"\s*của\s+([^,;.]{0,80})")
_SHOWN, _BEFORE = 90, 20


class Said(NamedTuple):
    """One place where number or day are said: the file, the line, the words before and after."""

    file: str
    line: int
    old: str
    new: str


class Numbered(NamedTuple):
    """What became of it: the places, the new sources by file, the papers that print the plan's number by a reference."""

    places: list[Said]
    sources: dict[str, str]
    following: list[str]


def numbered(file: str, number: str, day: NgayThang) -> Numbered:
    """Return the paper and the papers of its folder with this number and day.

    Raises CchcError where the paper cannot be read, or the number or day cannot be.
    """
    from cchc_docs.desk.office.splices import plan_of
    from cchc_docs.reading.yaml.plan import read_source

    if not re.fullmatch(r"\d{1,5}[a-z]?", number):
        raise CchcError(f"--so {number}: số văn bản chỉ gồm chữ số, không kèm ký hiệu và năm")
    if day.ngay is None or day.thang is None or day.nam is None or not day.possible:
        raise CchcError("--ngay: ghi đủ ngày, tháng, năm có thật, ví dụ 09/01/2026")
    read = plan_of(read_source(file), file)
    paper = read.raw or read.document
    change = _Change(read.document, number, day)
    sources, places = {}, []
    source, told = _own(read, paper, file, change)
    places += told
    following = []
    for other in _around(file):
        try:
            seen = plan_of(read_source(other), other)
        except CchcError:
            continue  # a file that is no plan, or not yet one: nothing of ours stands in it
        parent = seen.document.ke_hoach_goc == os.path.basename(file)
        changed_source, told = _mentions(seen, other, change, own=False)
        if told:
            sources[other] = changed_source
            places += told
        if told or parent or seen.document.ke_hoach == os.path.basename(file):
            following.append(other)
    if source != read.source:
        sources[file] = source
    return Numbered(places, sources, following)


def day_of(words: str) -> NgayThang:
    """Return the day of "09/01/2026" or "2026-01-09". Raises CchcError for other words."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})", words.strip())
    if found is None:
        raise CchcError(f"--ngay {words}: viết ngày như 09/01/2026")
    day, month, year = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    return NgayThang(int(day), int(month), int(year))


class _Change:
    """How words that say number and day of a paper are found, and what they become."""

    def __init__(self, paper: Document, number: str, day: NgayThang) -> None:
        self.paper, self.day = paper, day
        self.number = printed.padded_number(number)
        self.plain = number.lstrip("0") or number
        self.symbol = printed.symbol(paper)
        self.body = " ".join(paper.co_quan.ten.split()) if paper.co_quan else ""
        self.subject = " ".join(paper.trich_yeu.split()).casefold()
        self.related = False
        old = paper.so.lstrip("0")
        known = rf"0*{re.escape(old)}|" if old else ""
        self.pattern = re.compile(
            rf"(?P<cho>(?<![\w/])(?:{known}{_BLANK}))/{re.escape(self.symbol)}(?![\w-])(?P<ngay>{_DAY})?"
        )

    @property
    def iso(self) -> str:
        """The day as YAML has it."""
        return f"{self.day.nam:04d}-{self.day.thang:02d}-{self.day.ngay:02d}"

    def words(self, text: str, *, own: bool) -> str:
        """Return a text with number and day put in where it speaks of the paper."""
        return self.pattern.sub(lambda found: self._said(found, own), text) if self.symbol else text

    def speaks_of_it(self, text: str) -> bool:
        """Tell whether a text names this very paper: its number, then its body or its subject."""
        self.related = False
        return bool(self.symbol) and self.words(text, own=False) != text

    def _said(self, found: re.Match[str], own: bool) -> str:
        whole, text = found[0], found.string
        of = _OF.match(text, found.end())
        name = of[1].casefold() if of else ""
        about = bool(self.subject) and self.subject in " ".join(text.split()).casefold()
        if of and not (name.startswith(self.body.casefold()) or about):
            return whole  # a paper of another body
        blank = not found["cho"].strip(" .…_")
        definite = about or name.startswith(self.body.casefold() or "?")
        if not own and not definite and (blank or not self.related):
            return whole  # it does not say that it speaks of this one
        lead = " " if blank and found["cho"][:1].isspace() else ""
        return f"{lead}{self.number}/{self.symbol}{self._day(found['ngay'])}"

    def _day(self, said: str | None) -> str:
        if not said:
            return ""
        lead = said[: said.index("ngày")]
        long = format_issue_date(self.day.ngay, self.day.thang, self.day.nam)
        return lead + (long if "tháng" in said else f"ngày {short_date(self.day)}")


def _own(read: Read, paper: Document, file: str, change: _Change) -> tuple[str, list[Said]]:
    """Return the source of the paper itself with number and day in its head and in its typed lines."""
    from cchc_docs.desk.office.splices import changed, plan_of

    places: list[Said] = []
    for key, value, old in (
        ("so", change.plain, paper.so),
        ("ngay_ban_hanh", change.iso, printed.date_line(paper).partition(", ")[2] or printed.date_line(paper)),
    ):
        new = changed(read, file, (key,), value)
        if new != read.source:
            shown = (
                change.number if key == "so" else format_issue_date(change.day.ngay, change.day.thang, change.day.nam)
            )
            places.append(Said(file, read.places((key,)).line, " ".join(old.split()) or "(trống)", shown))
            read = plan_of(new, file)
    for key in ("dong_so", "dong_ngay"):
        typed = getattr(paper, key)
        if typed and not paper.nguyen_trang:
            places.append(Said(file, read.places((key,)).line, typed, "(dòng gõ tay bỏ đi, in theo số và ngày)"))
            read = plan_of(changed(read, file, (key,), None), file)
    source, told = _mentions(read, file, change, own=True)
    return source, places + told


def _mentions(read: Read, file: str, change: _Change, *, own: bool) -> tuple[str, list[Said]]:
    """Return the source of a paper with the words that speak of the numbered one changed."""
    from cchc_docs.desk.office.splices import changed, plan_of

    places: list[Said] = []
    for path, words, new in [one for one in _wanted(read, change, own) if one[1] != one[2]]:
        same = next((at for at, (a, b) in enumerate(zip(words, new, strict=False)) if a != b), 0)
        start = max(0, same - _BEFORE)
        places.append(Said(file, read.places(path).line, words[start : start + _SHOWN], new[start : start + _SHOWN]))
        read = plan_of(changed(read, file, path, new), file)
    return read.source, places


def _wanted(read: Read, change: _Change, own: bool) -> Iterator[tuple[Path, str, str]]:
    cited = {} if own else (read.raw or read.document).van_ban
    texts = [node.content for _, node in scalars(read.tree) if isinstance(node.content, str)]
    change.related = not own and any(change.speaks_of_it(text) for text in texts)
    for path, node in scalars(read.tree):
        words = node.content
        if not isinstance(words, str) or (path[:1] == ("van_ban",) and own) or path[-1:] == ("ke_hoach_goc",):
            continue
        if path[0] == "van_ban" and len(path) > 2:
            text = cited.get(str(path[1]))
            subject = " ".join(text.trich_yeu.split()).casefold() if text else ""
            same = bool(change.subject) and (change.subject in subject or subject.endswith(change.subject))
            if text is None or not same or change.pattern.fullmatch(text.so_ky_hieu.strip() or "?") is None:
                continue
            if path[2] == "so_ky_hieu":
                yield path, words, f"{change.number}/{change.symbol}"
                old = text.ngay
                if old != change.day and "ngay" in read.tree.content["van_ban"].content[path[1]].content:
                    said = format_issue_date(old.ngay, old.thang, old.nam) if old else "(trống)"
                    yield (*path[:2], "ngay"), " ".join(said.split()), change.iso
            continue
        new = change.words(words, own=own)
        if new != words:
            yield path, words, new


def _around(file: str) -> list[str]:
    folder = os.path.dirname(file) or "."
    names = sorted(name for name in os.listdir(folder) if name.lower().endswith((".yaml", ".yml")))
    own = os.path.basename(file)
    return [os.path.join(os.path.dirname(file), name) for name in names if name != own]
