"""What a paper we write may hold: the one list. Everything else of a file from others is left out, and said.

A Word file can carry programs, parts of other programs, and orders to fetch from elsewhere. A copy with comments or
tracked changes would hand them on under our name; so the writer keeps the kinds of parts listed here, external
addresses only of links a person clicks, and of the fields none that fetches or runs.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from cchc_docs import patterns
from cchc_docs.errors import CchcError
from cchc_docs.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONS, TYPES_PART, R, W
from cchc_docs.ooxml.package import Relation, parse, read_relations, relations_name, serialize

KINDS = frozenset(
    """
    officedocument coreproperties extendedproperties customproperties thumbnail
    styles styleswitheffects numbering settings websettings fonttable font theme themeoverride
    header footer footnotes endnotes comments commentsextended commentsids commentsextensible people
    image hyperlink chart chartusershapes chartstyle chartcolorstyle chartex
    diagramdata diagramlayout diagramquickstyle diagramstyle diagramcolors diagramdrawing
    customxml customxmlprops
    """.split()  # noqa: SIM905  one word a kind reads better than fifty quotes
)
"""Last words of relationship types, letter case and dashes left out."""

_NAMES = {
    "vbaproject": "macro", "wordvbadata": "macro", "keymapcustomizations": "phím tắt gắn macro",
    "oleobject": "đối tượng nhúng (OLE)", "package": "tệp nhúng", "control": "nút điều khiển (ActiveX)",
    "activexcontrolbinary": "nút điều khiển (ActiveX)", "afchunk": "phần chèn từ tệp khác (altChunk)",
    "subdocument": "văn bản con", "attachedtemplate": "mẫu gắn kèm", "frame": "khung", "hyperlink": "liên kết",
    "mailmergesource": "nguồn trộn thư", "mailmergeheadersource": "nguồn trộn thư", "recipientdata": "nguồn trộn thư",
    "extensibility": "thanh lệnh tự chạy (ribbon)", "usercustomization": "thanh lệnh tự chạy (ribbon)",
    "attachedtoolbars": "thanh công cụ gắn macro", "glossarydocument": "kho đoạn mẫu (glossary)",
    "printersettings": "cài đặt máy in", "externallink": "liên kết tới bảng tính khác",
}  # fmt: skip
_FETCHING = frozenset(
    [
        "DDE",
        "DDEAUTO",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "INCLUDE",
        "IMPORT",
        "LINK",
        "EMBED",
        "DATABASE",
        "RD",
        "MACROBUTTON",
        "CONTROL",
        "HTMLACTIVEX",
    ]
)
"""Fields that fetch a file, start a program or run a macro (ECMA-376 part 1, 17.16.5, and those Word kept from before)."""
_ADDRESS = patterns.ours(r"(?i)(https?|mailto|tel):|#")
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN = patterns.ours(
    r"(?i)ms-word\.(document|template)\.macroenabled\S*\.main\+xml|wordprocessingml\.template\.main\+xml"
)
_WORKBOOK = patterns.ours(r"(?i)\.xlsx$")


def keep_allowed(parts: dict[str, bytes], name: str, main: str) -> list[str]:
    """Take out of `parts` (in place) whatever is not on the list; return what was left out, in Vietnamese.

    `main`: the main part, kept also where the package's own relationships are damaged.
    """
    out = _Keeper(parts, name, main)
    out.walk()
    return out.notes()


class _Keeper:
    def __init__(self, parts: dict[str, bytes], name: str, main: str) -> None:
        self.parts, self.name, self.main = parts, name, main
        self.real = {part.lower(): part for part in parts}
        self.kept: set[str] = set()
        self.left_out: Counter[str] = Counter()

    def walk(self) -> None:
        """Keep what is reached from the package by allowed relationships, nothing else."""
        waiting = ["", self.main]
        seen = set(waiting)
        while waiting:
            source = waiting.pop()
            for relation in self._relations(source):
                part = self.real.get(relation.target.lower(), "")
                if not relation.external and part and part not in seen:
                    seen.add(part)
                    waiting.append(part)
        self.kept = {part for part in seen if part}
        files = {relations_name(part).lower() for part in seen} | {TYPES_PART.lower()}
        for part in [part for part in self.parts if part not in self.kept and part.lower() not in files]:
            self.left_out[_named(part)] += 1
            del self.parts[part]
        self._types()

    def notes(self) -> list[str]:
        """What was left out, most frequent first."""
        return [
            f"đã bỏ khỏi bản ghi ra: {what}" + (f" ({count} chỗ)" if count > 1 else "")
            for what, count in self.left_out.most_common()
            if what
        ]

    def _relations(self, source: str) -> list[Relation]:
        """Return the relationships of a part that are kept; the others are taken out of both parts."""
        part = self.real.get(relations_name(source).lower())
        good: list[Relation] = []
        bad: set[str] = set()
        if part is not None:
            root = self._readable(part)
            for element, relation in zip(list(root.iter(_RELATION)), read_relations(root, source), strict=True):
                if self._allowed(relation, source):
                    good.append(relation)
                else:
                    bad.add(relation.id)
                    self.left_out[_kind_name(relation)] += 1
                    root.remove(element)
            if bad:
                self.parts[part] = serialize(root)
        if source and source.lower().endswith(".xml"):
            self._clean(source, bad)
        return good

    def _readable(self, part: str) -> Any:
        """Return the root of a .rels part; a damaged one names nothing, as for the reader, and is written empty."""
        try:
            return parse(self.parts[part], part, self.name)
        except CchcError:
            self.left_out[f"phần '{part}' bị hỏng"] += 1
            self.parts[part] = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode()
            return parse(self.parts[part], part, self.name)

    def _allowed(self, relation: Relation, source: str) -> bool:
        kind = _plain(relation.kind)
        if relation.external:
            return kind == "hyperlink" and _ADDRESS.match(relation.target.strip()) is not None
        if kind == "package":  # the figures of a chart stand in a workbook inside the file
            return "/charts/" in f"/{source.lower()}" and self._harmless_workbook(relation.target)
        return kind in KINDS

    def _harmless_workbook(self, target: str) -> bool:
        from cchc_docs.ooxml.opening import EXCEL_FILE
        from cchc_docs.ooxml.package import Package

        data = self.parts.get(self.real.get(target.lower(), ""))
        if data is None or not _WORKBOOK.search(target):
            return False
        try:
            book = Package(data, self.name, EXCEL_FILE)
        except CchcError:
            return False
        odd = ("externallinks/", "activex", "vbaproject", "embeddings/", "customui", "connections.xml", "macrosheets/")
        return not any(word in part for part in book.names for word in odd)

    def _clean(self, source: str, bad: set[str]) -> None:
        """Take out of a part what speaks of dropped relationships, and fields that fetch or run."""
        part = self.real[source.lower()]
        data = self.parts[part]
        if not bad and not _MAY_FETCH.search(data):
            return
        root = parse(data, part, self.name)
        changed = _drop_references(root, bad) if bad else False
        found = list(_fetching_fields(root))
        for what in found:
            self.left_out[what] += 1
        if changed or found:
            self.parts[part] = serialize(root)

    def _types(self) -> None:
        """Name only parts that are there; the main part of a .docm or .dotx is that of an ordinary document."""
        data = self.parts.get(TYPES_PART)
        if data is None:
            return
        root = parse(data, TYPES_PART, self.name)
        here = {f"/{part}".lower() for part in self.parts}
        for entry in list(root):
            part = (entry.get("PartName") or "").lower()
            if entry.tag == f"{{{CONTENT_TYPES}}}Override" and part not in here:
                root.remove(entry)
            elif _OTHER_MAIN.search(entry.get("ContentType") or ""):
                entry.set("ContentType", _MAIN_TYPE)
        self.parts[TYPES_PART] = serialize(root)


_RELATION = f"{{{PACKAGE_RELATIONS}}}Relationship"
_MAY_FETCH = re.compile(rb"instr(Text)?[ >=]")


def _plain(kind: str) -> str:
    return kind.replace("-", "").lower()


def _kind_name(relation: Relation) -> str:
    kind = _plain(relation.kind)
    what = _NAMES.get(kind) or ("hình" if kind == "image" else f"phần “{relation.kind[:40]}”")
    return f"{what} lấy từ nơi khác ({relation.target[:60]})" if relation.external else what


def _named(part: str) -> str:
    """Return what an unreachable part is called; parts that follow a dropped one have been named with it."""
    low = part.lower()
    known = (
        ("vbaproject", "macro"), ("vbadata", "macro"), ("activex", ""), ("embeddings/", ""), ("customui", "thanh lệnh tự chạy (ribbon)"),
        ("glossary/", ""), (".rels", ""), ("printersettings", ""), ("[trash]/", ""),
    )  # fmt: skip
    return next((words for word, words in known if word in low), f"phần không rõ ({part[:60]})")


def _drop_references(root: Any, bad: set[str]) -> bool:
    """Take out the elements whose relationship is gone; a link keeps its words, a mail merge goes whole."""
    changed = False
    for element in [one for one in root.iter("*") if any(str(key).startswith(R) for key in one.attrib)]:
        for key in [key for key, value in element.attrib.items() if str(key).startswith(R) and value in bad]:
            changed = True
            del element.attrib[key]
            local = str(element.tag).rpartition("}")[2]
            if local == "hyperlink" or (local == "blip" and f"{R}embed" in element.attrib):
                continue
            _take_out(_whole(element, local))
    return changed


def _whole(element: Any, local: str) -> Any:
    """Return the element to take out: of a picture its drawing, of a mail merge its settings, else itself."""
    wanted = {"blip": (f"{W}drawing", f"{W}pict"), "imagedata": (f"{W}pict",)}.get(local, (f"{W}mailMerge",))
    return next((above for above in element.iterancestors() if above.tag in wanted), element)


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _fetching_fields(root: Any) -> list[str]:
    """Unmake every field that fetches or runs; what it shows stays as plain text. Return their names."""
    found = []
    for simple in list(root.iter(f"{W}fldSimple")):
        if name := _fetching(simple.get(f"{W}instr") or ""):
            found.append(name)
            parent = simple.getparent()
            at = parent.index(simple)
            parent[at : at + 1] = [child for child in simple if child.tag != f"{W}fldData"]
    found += _complex_fields(root)
    return found


def _complex_fields(root: Any) -> list[str]:
    """The same for fields of several runs: begin, order, separate, result, end; they may nest and cross paragraphs."""
    found: list[str] = []
    open_fields: list[tuple[list[Any], list[str]]] = []
    for element in list(root.iter(f"{W}fldChar", f"{W}instrText")):
        if element.tag == f"{W}instrText":
            for _, order in open_fields:
                order.append(element.text or "")
            if open_fields:
                open_fields[-1][0].append(element)
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(([element], []))
        elif open_fields:
            open_fields[-1][0].append(element)
            if kind == "end":
                marks, order = open_fields.pop()
                if name := _fetching("".join(order)):
                    found.append(name)
                    for mark in marks:
                        _take_out(mark)
    for marks, order in open_fields:  # begun and never ended: Word runs it all the same
        if name := _fetching("".join(order)):
            found.append(name)
            for mark in marks:
                _take_out(mark)
    return found


def _fetching(order: str) -> str:
    words = patterns.split(r"[\s\"\\]+", order.strip().upper(), maxsplit=1)
    return f"trường tự lấy hoặc chạy ({words[0]})" if words and words[0] in _FETCHING else ""
