"""A second, dumb look at a Word file: every word of every part, by plain patterns over its bytes.

It shares no code with the reader, so that what the reader does not see cannot be missed twice. Parts whose words stand on
the page come out line by line, a note behind the line that bears its number; parts nobody reads here (charts, SmartArt,
building blocks, embedded files …) are named with the number of their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cchc_docs import patterns
from cchc_docs.errors import CchcError
from cchc_docs.ooxml.opening import EXCEL_FILE
from cchc_docs.ooxml.package import Package
from cchc_docs.reading.word.scan import Line, scan, unescaped
from cchc_docs.record import NamedTuple

Fonts = Callable[[str, str, str], str]
"""(words, font of the run, style of the paragraph) -> the words in Unicode, for fonts of before it."""

_RELATION = patterns.ours(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = patterns.ours(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_WORD = patterns.ours(r"[^\W_]+")
_STORY = patterns.ours(r"(?:^|/)(?:header|footer)\d*\.xml$")
_TAG = patterns.ours(r"<[^<>]*>")
_BREAK = patterns.ours(r"(?i)<(?:/?(?:p|div|li|tr|td|th|h[1-6]|table|ul|ol|blockquote|pre)\b[^<>]*|br\s*/?)>")
_UNSHOWN = patterns.ours(r"(?i)<(/?)(script|style|head|title|template|noscript)\b")
_PIECE = patterns.ours(r"<[^<>]*>|[^<]+|<")
_CACHE = patterns.ours(r"(?s)<c:(strCache|strLit|numCache|numLit)\b.*?</c:\1>")
_VALUE = patterns.ours(r"<(?:a:t|c:v)>([^<]*)</")
_SHARED = patterns.ours(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</")
_DEEPEST = 3
_MOST = 60

# Parts that hold words the reader does not read, as an official calls them.
_NAMED = (
    (patterns.ours(r"(?:^|/)glossary/document\.xml$"), "khối dựng sẵn (Building Blocks, AutoText)"),
    (patterns.ours(r"(?:^|/)charts/chart(?:ex)?\d*\.xml$"), "biểu đồ"),
    (patterns.ours(r"(?:^|/)diagrams/data\d*\.xml$"), "sơ đồ SmartArt"),
    (patterns.ours(r"(?:^|/)drawings/drawing\d*\.xml$"), "hình vẽ trong biểu đồ"),
)


class Unread(NamedTuple):
    """A part whose words were not read: what it is, and how many words it has (0 where nobody can tell)."""

    name: str
    words: int


class Swept(NamedTuple):
    """`lines`: what stands on the page, paragraph by paragraph. `unread`: what holds words and is not read."""

    lines: list[str]
    unread: list[Unread]


class Source(NamedTuple):
    """A package: its part names as they are in the file, how to get the bytes of one, the main part.

    `sound`: whether a part is XML within the budgets of the opener; patterns are safe on nothing else.
    """

    names: list[str]
    data: Callable[[str], bytes | None]
    main: str
    sound: Callable[[str], bool]


class Budget:
    """How many files inside the file are still opened, whatever stands in whatever."""

    def __init__(self) -> None:
        self.left = _MOST

    def spend(self, depth: int) -> bool:
        """Tell whether one more may be opened at this depth, and count it."""
        self.left -= 1
        return self.left >= 0 and depth < _DEEPEST


def sweep(source: Source, fonts: Fonts | None = None, depth: int = 0, budget: Budget | None = None) -> Swept:
    """Return every word of a package. `fonts`: given where it has fonts of before Unicode."""
    budget = budget or Budget()
    folder = source.main.rpartition("/")[0]
    related = _relations(source, folder)
    body = _scan(source, source.main, fonts)
    notes = [line for part in _of(related, "footnotes", "endnotes") for line in _scan(source, part, fonts)]
    lines = _with_notes(body, notes)
    lines += _around(source, _of(related, "header", "footer"), fonts)
    unread = _unread(source, depth, budget)
    for kind, target, outside in related.values():
        if kind == "subDocument" and outside:
            unread.append(Unread(f"tệp con “{target}” (phần văn bản nằm ở tệp khác)", 0))
        elif kind == "aFChunk" and not outside:
            _chunk(source, target, lines, unread, depth, budget)
    return Swept(lines, unread)


def before_unicode(styles: bytes | None) -> Fonts:
    """Return how words in fonts of before Unicode are read: by the font of the run, its style or the defaults."""
    from cchc_docs.vietnamese.legacy_fonts import convert, is_legacy_font

    xml = text_of(styles) if styles else ""
    fonts: dict[str, tuple[str, str]] = {}
    usual = ""
    for head, inside in patterns.findall(r"(?s)<w:style\b([^>]*)>(.*?)</w:style>", xml):
        found = patterns.search(r'<w:rFonts\b[^>]*?w:(?:ascii|hAnsi)="([^"]*)"', inside)
        based = patterns.search(r'<w:basedOn\b[^>]*?w:val="([^"]*)"', inside)
        key = patterns.search(r'w:styleId="([^"]*)"', head)
        fonts[key[1] if key else ""] = (found[1] if found else "", based[1] if based else "")
        if 'w:default="1"' in head and 'w:type="paragraph"' in head and key:
            usual = key[1]
    defaults = patterns.search(r'(?s)<w:rPrDefault>.*?<w:rFonts\b[^>]*?w:ascii="([^"]*)".*?</w:rPrDefault>', xml)

    def font_of(style: str) -> str:
        for _ in range(20):
            font, style = fonts.get(style, ("", ""))
            if font or not style:
                return font
        return ""

    def read(words: str, font: str, style: str) -> str:
        named = font_of(font[1:]) if font.startswith("\0") else font
        named = named or font_of(style or usual) or (defaults[1] if defaults else "")
        return convert(words, named) if named and is_legacy_font(named) else words

    return read


def text_of(data: bytes) -> str:
    """Return the text of an XML, HTML or plain part by its byte order mark or declared encoding, UTF-8 else."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    head = data[:600]
    declared = re.search(rb"""(?:encoding|charset)\s*=\s*["']?([\w-]+)""", head)
    code = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return data.decode(code).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data.decode("cp1258", "replace")


def _scan(source: Source, part: str, fonts: Fonts | None, *, around: bool = False) -> list[Line]:
    data = source.data(part)
    return scan(text_of(data), fonts, around=around) if data is not None else []


def _relations(source: Source, folder: str) -> dict[str, tuple[str, str, bool]]:
    """Return id -> (kind, target part or outside address, whether it lies outside) for the main part."""
    base = source.main.rpartition("/")[2]
    data = source.data(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
    out = {}
    for tag in _RELATION.findall(text_of(data)) if data else ():
        found = {name: unescaped(first or second) for name, first, second in _ATTRIBUTE.findall(tag)}
        target, outside = found.get("Target", ""), found.get("TargetMode") == "External"
        if not outside:
            target = _path(folder, target)
        out[found.get("Id", "")] = (found.get("Type", "").rpartition("/")[2], target, outside)
    return out


def _path(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/") if folder else []
    for piece in target.split("/"):
        if piece == ".." and parts:
            parts.pop()
        elif piece not in (".", ""):
            parts.append(piece)
    return "/".join(parts)


def _of(related: dict[str, tuple[str, str, bool]], *kinds: str) -> list[str]:
    found = [(kinds.index(kind), target) for kind, target, outside in related.values() if kind in kinds and not outside]
    return [target for _, target in sorted(found)]


def _with_notes(body: list[Line], notes: list[Line]) -> list[str]:
    """Return the lines of the body, each note behind the line that bears its number; the others at the end."""
    by_key: dict[tuple[str, str], list[str]] = {}
    for line in notes:
        by_key.setdefault(line.note, []).append(line.text)
    out: list[str] = []
    for line in body:
        out.append(line.text)
        for key in line.marks:
            out += by_key.pop(key, [])
    return out + [text for left in by_key.values() for text in left]


def _around(source: Source, related: list[str], fonts: Fonts | None) -> list[str]:
    """Return the lines of headers and footers, the same line once; a bare number is the page's."""
    out: dict[str, None] = {}
    known = {name.lower() for name in related}
    for name in source.names:
        if (name.lower() in known or _STORY.search(name.lower())) and source.sound(name):
            for line in _scan(source, name, fonts, around=True):
                if any(letter.isalpha() for letter in line.text):
                    out[" ".join(line.text.split())] = None
    return list(out)


def _unread(source: Source, depth: int, budget: Budget) -> list[Unread]:
    out: list[Unread] = []
    charted = _charted(source)
    for name in source.names:
        low = name.lower()
        said = next((said for pattern, said in _NAMED if pattern.search(low)), "")
        if said and not source.sound(name):
            out.append(Unread(f"{said} ({name}, phần bị hỏng)", 0))
        elif said:
            text = text_of(source.data(name) or b"")
            texts = [line.text for line in scan(text, None)] if said.startswith("khối") else _drawn(text)
            count = sum(len(_WORD.findall(text)) for text in texts)
            out += [Unread(f"{said} ({name})", count)] if count else []
        elif "/embeddings/" in low and low.endswith((".docx", ".docm")):
            inner = _package(source.data(name) or b"") if budget.spend(depth) else None
            words = _count(sweep(inner, None, depth + 1, budget).lines) if inner is not None else 0
            out.append(Unread(f"tệp nhúng ({name})", words))
        elif "/embeddings/" in low and low.endswith((".xlsx", ".xlsm")) and low not in charted:
            out.append(Unread(f"bảng tính nhúng ({name})", _sheet_words(source.data(name) or b"")))
    return out


def _charted(source: Source) -> set[str]:
    """Return the workbooks that only hold the data of a chart."""
    out: set[str] = set()
    for name in source.names:
        if "/charts/_rels/" in name.lower() and source.sound(name):
            text = text_of(source.data(name) or b"")
            out |= {target.rpartition("/")[2].lower() for target in patterns.findall(r'Target="([^"]*)"', text)}
    return {name.lower() for name in source.names if name.lower().rpartition("/")[2] in out}


def _sheet_words(data: bytes) -> int:
    """Return how many words the cells of a workbook have, 0 where it cannot be opened."""
    try:
        book = Package(data, "tệp nhúng", EXCEL_FILE)
        parts = [name for name in book.names if patterns.search(r"sharedstrings\.xml$|worksheets/\w+\.xml$", name)]
        texts = [text_of(book.data(name) or b"") for name in parts if book.xml(name) is not None]
        return sum(len(_WORD.findall(unescaped(cell))) for text in texts for cell in _SHARED.findall(text))
    except CchcError:
        return 0


def _drawn(xml: str) -> list[str]:
    """Return the texts of a chart or a drawing; figures of its data are no words."""
    kept = _CACHE.sub(lambda found: "" if found[1].startswith("num") else found[0], xml)
    return [unescaped(text) for text in _VALUE.findall(kept)]


def _count(lines: list[str]) -> int:
    return sum(len(_WORD.findall(line)) for line in lines)


def _package(data: bytes) -> Source | None:
    """Open a .docx inside the file, as safely as the file itself; None for what is none."""
    try:
        found = Package(data, "tệp nhúng")
        return source_of(found) if found.xml(found.main) is not None else None
    except CchcError:
        return None


def source_of(package: Package) -> Source:
    """Return an opened package as the sweep looks at it."""
    names = [entry.filename.lstrip("/") for entry in package.names.values()]

    def sound(part: str) -> bool:
        try:
            return package.xml(part) is not None
        except CchcError:
            return False

    return Source(names, package.data, package.main, sound)


def _chunk(source: Source, part: str, lines: list[str], unread: list[Unread], depth: int, budget: Budget) -> None:
    """Take a part pasted in whole (w:altChunk): its lines where it is text, web or Word, else its name."""
    data = source.data(part)
    if data is None:
        unread.append(Unread(f"phần chèn “{part}” (không có trong tệp)", 0))
        return
    low = part.lower()
    if data[:2] == b"PK":
        inner = _package(data) if budget.spend(depth) else None
        if inner is None:
            unread.append(Unread(f"phần chèn “{part}”", 0))
            return
        found = sweep(inner, None, depth + 1, budget)
        lines += found.lines
        unread += found.unread
    elif low.endswith((".htm", ".html", ".xhtml")):
        lines += _page(text_of(data))
    elif low.endswith(".txt"):
        lines += [line for line in text_of(data).splitlines() if line.strip()]
    else:
        plain = (
            patterns.sub(r"\\[a-z]+-?\d* ?|[{}]", " ", data.decode("latin-1"))
            if data[:5] == b"{\\rtf"
            else text_of(data)
        )
        unread.append(Unread(f"phần chèn “{part}”", len(_WORD.findall(_TAG.sub(" ", plain)))))


def _page(html: str) -> list[str]:
    """Return the lines of a web page, tags and what they hide taken off, piece by piece."""
    out: list[str] = []
    hidden = ""
    done = 0
    for found in _PIECE.finditer(html):
        piece = found[0]
        if found.start() < done:
            continue
        if piece.startswith("<!--"):
            end = html.find("-->", found.start() + 4)
            done = end + 3 if end >= 0 else found.end()
        elif mark := _UNSHOWN.match(piece):
            name = mark[2].lower()
            hidden = "" if mark[1] and name == hidden else hidden or ("" if mark[1] else name)
        elif not hidden:
            out.append("\n" if _BREAK.fullmatch(piece) else _TAG.sub("", piece.replace("\n", " ")))
    return [line for line in unescaped("".join(out)).split("\n") if line.strip()]
