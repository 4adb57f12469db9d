"""A Word or Excel file opened safely: what is none, is locked, damaged or built to harm is told in one line.

The file is a zip of XML parts (ECMA-376). Sizes are looked at before anything is unpacked, XML is parsed without
entities or network, parts are found by their relationships, not by their usual names, and names of parts do not depend
on letter case. Every command opens Word and Excel files here, so that one file gets one verdict.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.files import read_file
from cchc_docs.ooxml.names import PACKAGE_RELATIONS, usual
from cchc_docs.ooxml.opening import EXCEL_FILE, MAX_FILE, MAX_XML, WORD_FILE, Sort, opened, other_office
from cchc_docs.ooxml.tree import read_tree
from cchc_docs.record import NamedTuple

MAX_TAGS = 2_400_000
"""Tags (opening and closing) in one part: a plan of 1,000 pages has about a tenth; beyond it a tree eats the memory."""
MAX_PARAGRAPHS = 20_000
"""Paragraphs in one part, about 1,000 pages."""
_UNIMPORTANT = ("styles", "numbering", "settings", "theme")


class Relation(NamedTuple):
    """One line of a .rels part: `kind` is the last word of its type, `target` a part name, or an address if external."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: `image`, `hyperlink`, `styles`."""
        return self.type.rpartition("/")[2]


class Package:
    """The parts of one Word (or, with `sort`, Excel) file. `notes` tells what is unusual about it."""

    def __init__(self, data: bytes, name: str, sort: Sort = WORD_FILE) -> None:
        self.name, self.sort = name, sort
        self.notes: list[str] = []
        self.zip = opened(data, name, sort)
        self.names: dict[str, zipfile.ZipInfo] = {}
        for entry in self.zip.infolist():
            if entry.is_dir():
                continue
            if self.names.setdefault(entry.filename.lstrip("/").lower(), entry) is not entry:
                raise CchcError(
                    f"{name}: {sort.name} hỏng: có hai phần trùng tên '{entry.filename[:40]}'; {sort.again}"
                )
        self.main = self._main()
        self.relations = self.relations_of(self.main)
        inside = [one for one in self.relations if not one.external]
        self.targets = [(one.kind, one.target) for one in inside]
        self.ids = {one.id: one.target for one in inside}
        if any(part.endswith("vbaproject.bin") for part in self.names):
            self.notes.append("tệp có macro; chỉ đọc phần chữ, không chạy macro")

    def xml(self, part: str) -> Any | None:
        """Return the root of a part, None where there is none. Raises CchcError for damaged or dangerous XML.

        Of a Word file as `ooxml.tree` has it, for reading alone; of an Excel file as lxml has it.
        """
        data = self.data(part)
        if data is None:
            return None
        if self.sort is EXCEL_FILE:
            return self.parsed(data, part)
        self._within(data, part)
        _refuse_entities(data, part, self.name)
        return read_tree(usual(data), lambda: serialize(parse(data, part, self.name, self.sort)))

    def related(self, kind: str) -> list[str]:
        """Return the parts the document names for `kind` ("styles", "footnotes", "header" …), in their order."""
        found = [target for relation, target in self.targets if relation == kind and target.lower() in self.names]
        usual_name = f"{posixpath.dirname(self.main)}/{kind}.xml"
        return found or ([usual_name] if usual_name.lower() in self.names else [])

    def one(self, kind: str) -> Any | None:
        """Return the root of the first part of `kind`; a damaged one that carries no words is passed over."""
        for part in self.related(kind):
            try:
                return self.xml(part)
            except CchcError:
                if kind not in _UNIMPORTANT:
                    raise
                self.notes.append(f"phần '{part}' của tệp bị hỏng, đã bỏ qua")
        return None

    def data(self, part: str) -> bytes | None:
        """Return the bytes of a part, None where there is none."""
        entry = self.names.get(part.lower())
        if entry is None:
            return None
        try:
            with self.zip.open(entry) as handle:
                # The directory's size is a claim: what unpacks to more is cut by zipfile, its checksum then fails.
                return handle.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise CchcError(
                f"{self.name}: {self.sort.name} bị hỏng (phần '{part}' không giải nén được); xin lại bản gốc"
            ) from None
        except RuntimeError:
            raise CchcError(f"{self.name}: tệp nén có mật khẩu; bỏ mật khẩu rồi thử lại") from None

    def relations_of(self, source: str) -> list[Relation]:
        """Return the relationships of a part ("" for the package), whatever the letter case of their attributes."""
        part = relations_name(source)
        try:
            root = self.xml(part)
        except CchcError:
            root = None
        return [] if root is None else read_relations(root, source)

    def parsed(self, data: bytes, part: str) -> Any:
        """Return the root of XML that came with this file, within budgets, as lxml has it."""
        self._within(data, part)
        return parse(data, part, self.name, self.sort)

    def _within(self, data: bytes, part: str) -> None:
        """Refuse a part that is larger than any document."""
        if len(data) > MAX_XML or data.count(b"<") > MAX_TAGS or _paragraphs(data) > MAX_PARAGRAPHS:
            raise CchcError(
                f"{self.name}: phần '{part}' quá lớn (hơn {MAX_PARAGRAPHS} đoạn hoặc tương đương), không giống một văn bản; "
                "tách tệp rồi thử lại"
            )

    def _main(self) -> str:
        for relation in self.relations_of(""):
            if relation.kind == "officeDocument" and relation.target.lower() in self.names:
                self._right_office(relation.target)
                return relation.target
        usual_main = "word/document.xml" if self.sort is WORD_FILE else "xl/workbook.xml"
        if usual_main in self.names:
            return usual_main
        for part in self.names:
            self._right_office(part)
        if "content.xml" in self.names and "mimetype" in self.names:
            raise CchcError(
                f"{self.name}: đây là tệp OpenDocument của LibreOffice; mở bằng LibreOffice, lưu lại dạng {self.sort.ending}"
            )
        raise CchcError(f"{self.name}: tệp nén này không phải {self.sort.name} {self.sort.ending}; kiểm tra lại tệp")

    def _right_office(self, part: str) -> None:
        other = other_office(part)
        home = "word/" if self.sort is WORD_FILE else "xl/"
        if other and (not part.lower().startswith(home) or part.lower() == "xl/workbook.bin"):
            raise CchcError(f"{self.name}: {other}; cần {self.sort.name} {self.sort.ending}")


def parse(data: bytes, part: str, name: str, sort: Sort = WORD_FILE) -> Any:
    """Return the root of one part. Raises CchcError for XML that is damaged, or declares a DOCTYPE or entities."""
    from lxml import etree

    _refuse_entities(data, part, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(usual(data), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        program = "Excel" if sort is EXCEL_FILE else "Word"
        raise CchcError(
            f"{name}: {sort.name} bị hỏng (phần '{part}' không phải XML đúng); mở bằng {program}, chọn Open and Repair, lưu lại"
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise CchcError(f"{name}: tệp có khai báo DOCTYPE trong '{part}', không an toàn; không đọc")
    return root


def _refuse_entities(data: bytes, part: str, name: str) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise CchcError(f"{name}: tệp có khai báo DOCTYPE/ENTITY trong '{part}', không an toàn; không đọc")


def serialize(root: Any) -> bytes:
    """Return the bytes of a part as Word writes them."""
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def relations_name(part: str) -> str:
    """Return the name of the .rels part that belongs to `part` ("" for the package)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_relations(root: Any, source: str) -> list[Relation]:
    """Return the relationships in a parsed .rels part of `source`; names of attributes in any case and namespace."""
    out = []
    for item in root.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
        given = {str(key).rpartition("}")[2].lower(): value for key, value in item.attrib.items()}
        target = given.get("target", "")
        external = given.get("targetmode", "").strip().lower() == "external" or "://" in target
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
        out.append(Relation(given.get("id", ""), given.get("type", ""), target, external))
    return out


def read_bytes(file: str, sort: Sort = WORD_FILE) -> bytes:
    """Return the bytes of a file. Raises CchcError where it cannot be read or is larger than any document."""
    return read_file(file, limit=MAX_FILE, sort=sort.name)


def _paragraphs(data: bytes) -> int:
    return data.count(b"<w:p>") + data.count(b"<w:p ")
