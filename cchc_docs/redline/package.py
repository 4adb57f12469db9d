"""A .docx as a set of parts: read with limits, written byte for byte the same each time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from cchc_docs.errors import CchcError
from cchc_docs.redline.xml import Element, W, parse, serialize

# A plan of 100 pages with pictures is below 20 MB; what is far above is not a plan but a zip bomb.
MAX_PARTS = 2_000
MAX_BYTES = 64 * 1024 * 1024
MAX_RATIO = 150
_SMALL = 4_000_000

PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIP = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"


@dataclass(slots=True)
class Relationship:
    """One line of a .rels part; `target` is a part name, or the address when `external`."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, such as `image`, `hyperlink` or `styles`."""
        return self.type.rpartition("/")[2]


@dataclass(slots=True)
class Package:
    """The parts of one .docx, its main part parsed; `label` names the file in messages."""

    label: str
    parts: dict[str, bytes]
    main: str
    document: Element
    relationships: dict[str, Relationship] = field(default_factory=dict)

    @property
    def body(self) -> Element:
        """The w:body of the main part."""
        body = self.document.find(f"{{{W}}}body")
        if body is None:
            message = f"{self.label}: tệp Word không có phần thân văn bản; mở bằng Word rồi lưu lại."
            raise CchcError(message)
        return body

    def part(self, kind: str) -> str | None:
        """Return the name of the part of this kind (`styles`, `numbering`, …), or None."""
        for relationship in self.relationships.values():
            if relationship.kind == kind and not relationship.external and relationship.target in self.parts:
                return relationship.target
        return None

    def root(self, kind: str) -> Element | None:
        """Return the parsed part of this kind, or None; changes need `replace`."""
        name = self.part(kind)
        return None if name is None else parse(self.parts[name], f"{self.label} ({name})")

    def replace(self, kind: str, root: Element) -> None:
        """Write a parsed part back."""
        name = self.part(kind)
        if name is not None:
            self.parts[name] = serialize(root)

    def relate(self, type_: str, target: str, *, external: bool) -> str:
        """Return the id of a relationship of the main part to `target`, adding it when there is none."""
        for relationship in self.relationships.values():
            if (relationship.type, relationship.target, relationship.external) == (type_, target, external):
                return relationship.id
        number = len(self.relationships) + 1
        while f"rIdCu{number}" in self.relationships:
            number += 1
        new = Relationship(f"rIdCu{number}", type_, target, external)
        self.relationships[new.id] = new
        return new.id

    def save(self) -> bytes:
        """Return the .docx; the same parts give the same bytes."""
        self.parts[self.main] = serialize(self.document)
        self._save_relationships()
        names = sorted(self.parts, key=lambda name: name != "[Content_Types].xml")
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, self.parts[name])
        return buffer.getvalue()

    def _save_relationships(self) -> None:
        name = relationships_name(self.main)
        if name not in self.parts:
            self.parts[name] = f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()
        root = parse(self.parts[name], f"{self.label} ({name})")
        known = {item.get("Id") for item in root}
        added = [item for item in self.relationships.values() if item.id not in known]
        for item in added:
            target = item.target if item.external else "/" + item.target
            line = root.makeelement(_RELATIONSHIP, {"Id": item.id, "Type": item.type, "Target": target})
            if item.external:
                line.set("TargetMode", "External")
            root.append(line)
        if added:
            self.parts[name] = serialize(root)


def relationships_name(part: str) -> str:
    """Return the name of the .rels part that belongs to `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_package(data: bytes, label: str) -> Package:
    """Return the parts of a .docx; raise CchcError when it is none, or larger than any plan could be."""
    parts = _unzip(data, label)
    top = _relationships(parts, "", label)
    main = next((item.target for item in top.values() if item.kind == "officeDocument"), "word/document.xml")
    if main not in parts:
        message = f"{label}: không phải tệp Word .docx; mở bằng Word rồi lưu lại dạng .docx."
        raise CchcError(message)
    document = parse(parts[main], f"{label} ({main})")
    if document.tag != f"{{{W}}}document":
        message = f'{label}: tệp Word dạng "Strict Open XML" hoặc dạng lạ; mở bằng Word rồi lưu lại dạng .docx thường.'
        raise CchcError(message)
    return Package(label, parts, main, document, _relationships(parts, main, label))


def _unzip(data: bytes, label: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            # file_size is what the archive claims; zipfile never hands out more than it.
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_BYTES:
                message = f"{label}: tệp quá lớn sau khi giải nén (trên {MAX_BYTES >> 20} MB); không đọc."
                raise CchcError(message)
            if any(entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size) for entry in entries):
                raise CchcError(f"{label}: tệp bung ra quá lớn (bom nén); không đọc để an toàn.")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError) as error:
        message = f"{label}: không mở được như tệp .docx (hỏng, có mật khẩu, hoặc là tệp .doc cũ); lưu lại dạng .docx."
        raise CchcError(message) from error


def _relationships(parts: dict[str, bytes], source: str, label: str) -> dict[str, Relationship]:
    name = relationships_name(source)
    if name not in parts:
        return {}
    found: dict[str, Relationship] = {}
    for item in parse(parts[name], f"{label} ({name})").iter(_RELATIONSHIP):
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
        found[item.get("Id", "")] = Relationship(item.get("Id", ""), item.get("Type", ""), target, external)
    return found
