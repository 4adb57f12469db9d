"""A Word file taken apart to be changed and written again: only what is allowed, the same bytes for the same parts."""

from __future__ import annotations

from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.allowed import keep_allowed
from cchc_docs.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONS, TYPES_PART, W, usual
from cchc_docs.ooxml.package import Package, Relation, parse, read_relations, relations_name, serialize
from cchc_docs.ooxml.zip import write_zip

_TYPES = (
    f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
).encode()
_WITH_WORDS = ("aFChunk", "subDocument")


class Editable:
    """The parts of one Word file, its main part parsed. `notes`: what of the file is not written again.

    `unread`: the bytes of parts with words of the text that stand outside the main part and are left out here.
    """

    def __init__(self, data: bytes, name: str) -> None:
        package = Package(data, name)
        self.name = name
        self.parts: dict[str, bytes] = {}
        for entry in package.names.values():
            part = entry.filename.lstrip("/")
            content = package.data(part) or b""
            self.parts[part] = usual(content) if part.lower().endswith((".xml", ".rels")) else content
        self.parts.setdefault(TYPES_PART, _TYPES)
        real = {part.lower(): part for part in self.parts}
        self.main = real[package.main.lower()]
        self.unread = [package.data(part) or b"" for kind in _WITH_WORDS for part in package.related(kind)]
        outside = [one for one in package.relations if one.external and one.kind in _WITH_WORDS]
        self.unread += [one.target.encode("utf-8", "replace") for one in outside]
        self.notes = keep_allowed(self.parts, name, self.main)
        self.document: Any = package.parsed(self.parts[self.main], self.main)
        if self.document.tag != f"{W}document":
            raise CchcError(f"{name}: phần chính của tệp không phải văn bản Word; mở bằng Word rồi lưu lại dạng .docx")
        self.relations = {one.id: one for one in self._relations()}

    @property
    def body(self) -> Any:
        """The w:body of the main part."""
        body = self.document.find(f"{W}body")
        if body is None:
            raise CchcError(f"{self.name}: tệp Word không có phần thân văn bản; mở bằng Word rồi lưu lại")
        return body

    def part(self, kind: str) -> str | None:
        """Return the name of the part of this kind (`styles`, `numbering`, …), or None."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.external and relation.target in self.parts:
                return relation.target
        return None

    def root(self, kind: str) -> Any | None:
        """Return the parsed part of this kind, or None; changes need `replace`."""
        name = self.part(kind)
        return None if name is None else parse(self.parts[name], name, self.name)

    def replace(self, kind: str, root: Any) -> None:
        """Write a parsed part back."""
        name = self.part(kind)
        if name is not None:
            self.parts[name] = serialize(root)

    def add(self, kind: str, root: Any, content_type: str, type_: str) -> None:
        """Write a part of a kind; where the file has none yet, it gets one beside its main part."""
        name = self.part(kind)
        if name is None:
            folder = self.main.rpartition("/")[0]
            name = f"{folder}/{kind}.xml" if folder else f"{kind}.xml"
            self.declare(part=name, content_type=content_type)
            self.relate(type_, name, external=False)
        self.parts[name] = serialize(root)

    def relate(self, type_: str, target: str, *, external: bool) -> str:
        """Return the id of a relationship of the main part to `target`, adding it when there is none."""
        for relation in self.relations.values():
            if (relation.type, relation.target, relation.external) == (type_, target, external):
                return relation.id
        number = len(self.relations) + 1
        while f"rIdCu{number}" in self.relations:
            number += 1
        new = Relation(f"rIdCu{number}", type_, target, external)
        self.relations[new.id] = new
        return new.id

    def declare(self, *, content_type: str, extension: str = "", part: str = "") -> None:
        """Name the type of an ending or of one part in [Content_Types].xml, once."""
        root = parse(self.parts[TYPES_PART], TYPES_PART, self.name)
        kind, key, value = ("Default", "Extension", extension) if extension else ("Override", "PartName", f"/{part}")
        if any((item.get(key) or "").lower() == value.lower() for item in root):
            return
        line = root.makeelement(f"{{{CONTENT_TYPES}}}{kind}", {key: value, "ContentType": content_type})
        root.insert(0 if extension else len(root), line)
        self.parts[TYPES_PART] = serialize(root)

    def save(self) -> bytes:
        """Return the .docx; the same parts give the same bytes."""
        self.parts[self.main] = serialize(self.document)
        self._save_relations()
        names = sorted(self.parts, key=lambda name: name != TYPES_PART)
        return write_zip((name, self.parts[name]) for name in names)

    def _relations(self) -> list[Relation]:
        name = relations_name(self.main)
        return read_relations(parse(self.parts[name], name, self.name), self.main) if name in self.parts else []

    def _save_relations(self) -> None:
        name = relations_name(self.main)
        if name not in self.parts:
            self.parts[name] = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode()
        root = parse(self.parts[name], name, self.name)
        known = {item.get("Id") for item in root}
        added = [item for item in self.relations.values() if item.id not in known]
        for item in added:
            target = item.target if item.external else "/" + item.target
            line = root.makeelement(
                f"{{{PACKAGE_RELATIONS}}}Relationship", {"Id": item.id, "Type": item.type, "Target": target}
            )
            if item.external:
                line.set("TargetMode", "External")
            root.append(line)
        if added:
            self.parts[name] = serialize(root)
