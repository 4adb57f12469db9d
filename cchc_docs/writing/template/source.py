"""The parts of a Word template: opened like every Word file, refused where a document printed from it would carry on harm."""

from __future__ import annotations

from typing import Any

from cchc_docs import patterns
from cchc_docs.errors import CchcError
from cchc_docs.ooxml.allowed import keep_allowed
from cchc_docs.ooxml.names import CHANGED_LOOKS, TYPES_PART, W, usual
from cchc_docs.ooxml.package import Package, parse, read_relations, relations_name, serialize
from cchc_docs.writing.template.xml import Styles, tag_letters

MAX_BYTES = 30_000_000
MAX_MEMBERS = 500
MAX_PART = 4_000_000
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
_MAIN = b"wordprocessingml.document.main+xml"
_REMARKS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_WORDED = patterns.ours(r"(?i)word/(?:document|header|footer|footnotes|endnotes|styles|numbering)\w*\.xml")
_REMARK_MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
_UNPRINTED = (b"Change ", b"vanish", b"<w:comment")
"""What a part holds that has something to leave out."""


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a template; remarks of people, hidden words and notes on changed looks are left out.

    Raises CchcError where it is no plain Word document, is of a size no template has, or holds what may not go into a
    document (programs, parts of other programs, orders to fetch).
    """
    package = Package(data, "mẫu Word")
    package.xml(package.main)  # the same verdict on its XML as every other command gives
    entries = list(package.names.values())
    if len(entries) > MAX_MEMBERS or sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise CchcError("mẫu Word lớn bất thường; xóa ảnh và phần thừa rồi lưu lại")
    if any(entry.file_size > MAX_PART and entry.filename.lower().endswith((".xml", ".rels")) for entry in entries):
        raise CchcError("mẫu Word lớn bất thường; chép mẫu đi kèm bằng 'cchc template copy' rồi sửa lại")
    parts: dict[str, bytes] = {}
    for entry in entries:
        content = package.data(entry.filename) or b""
        name = entry.filename.lstrip("/")
        parts[name] = usual(content) if name.lower().endswith((".xml", ".rels")) else content
    types = parts.get(TYPES_PART, b"")
    if DOCUMENT not in parts or "_rels/.rels" not in parts or _MAIN not in types:
        kind = "mẫu .dotx" if b"template.main" in types else "tệp có macro (.docm)" if b"macroEnabled" in types else ""
        raise CchcError(f"mẫu {f'là {kind}, ' if kind else ''}không phải văn bản Word thường; lưu lại thành .docx")
    paths = [entry.filename for entry in entries]
    odd = [path for path in paths if path.startswith("/") or ".." in path.split("/") or "\\" in path]
    strange = [f"phần lạ '{name[:60]}'" for name in odd]
    strange += [note.partition(": ")[2] for note in keep_allowed(parts, "mẫu Word", DOCUMENT)]
    if strange:
        raise CchcError(
            f"mẫu có phần không được đưa vào văn bản: {'; '.join(strange[:3])}; bỏ phần đó trong Word rồi lưu lại"
        )
    _drop_remarks(parts)
    hidden_style = b"vanish" in parts.get(STYLES, b"")
    styles = Styles(parse(parts[STYLES], STYLES, "mẫu Word") if hidden_style else None)
    for name in [name for name in parts if _WORDED.fullmatch(name)]:
        if hidden_style or any(mark in parts[name] for mark in _UNPRINTED):
            root = parse(parts[name], name, "mẫu Word")
            _drop_unprinted(root, styles)
            parts[name] = serialize(root)
    return parts


def _drop_unprinted(root: Any, styles: Styles) -> None:
    """Leave out what no print shows and every file would carry: hidden words, marks of remarks, who changed a look from what."""
    for element in list(root.iter(*CHANGED_LOOKS)):
        _remove(element)
    for mark in list(root.iter(*_REMARK_MARKS)):
        _remove(mark.getparent() if _alone(mark) else mark)
    hidden = [run for run in root.iter(f"{W}r") if styles.hides(run)]
    tags = (
        {node: said for paragraph in root.iter(f"{W}p") for node, said in tag_letters(paragraph).items()}
        if hidden
        else {}
    )
    for run in hidden:
        words = list(run.iter(f"{W}t"))
        if not any(node in tags for node in words):
            _remove(run)
        for node in words:
            node.text = tags.get(node, "")


def _drop_remarks(parts: dict[str, bytes]) -> None:
    """Leave out the comments of whoever changed the template: they must not go out with every document."""
    name = relations_name(DOCUMENT)
    if name not in parts:
        return
    root = parse(parts[name], name, "mẫu Word")
    relations = dict(zip(list(root), read_relations(root, DOCUMENT), strict=False))
    remarks = {element: one for element, one in relations.items() if one.kind in _REMARKS}
    if not remarks:
        return
    for element, one in remarks.items():
        root.remove(element)
        parts.pop(one.target, None)
        parts.pop(relations_name(one.target), None)
    parts[name] = serialize(root)
    types = parse(parts[TYPES_PART], TYPES_PART, "mẫu Word")
    for entry in [
        one for one in types if (one.get("PartName") or "").lstrip("/") in {one.target for one in remarks.values()}
    ]:
        types.remove(entry)
    parts[TYPES_PART] = serialize(types)


def _alone(mark: Any) -> bool:
    """Tell whether a run holds nothing but this mark (and how it looks)."""
    run = mark.getparent()
    return run.tag == f"{W}r" and all(child is mark or child.tag == f"{W}rPr" for child in run)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
