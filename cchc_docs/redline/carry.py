"""Make the old body at home in the new package: pictures, links, styles, lists and notes it refers to.

After this both bodies speak of the same ids, so that equal things compare equal and deleted ones
can be shown, and come back when the changes are rejected.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from lxml import etree

from cchc_docs.ooxml.edit import Editable
from cchc_docs.ooxml.names import RELATION, WORD, R, W
from cchc_docs.ooxml.package import parse
from cchc_docs.redline.xml import Element, Look, look, text_of, w

_IMAGE_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp"}
_IMAGE_TYPES |= {"emf": "image/x-emf", "wmf": "image/x-wmf", "tif": "image/tiff", "tiff": "image/tiff"}
_STYLE_MARKS = (w("pStyle"), w("rStyle"), w("tblStyle"))
_NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


def carry(old: Editable, new: Editable) -> list[str]:
    """Rewrite the old body for the new package, in place; return notes on what could not come along."""
    notes: list[str] = []
    lost = _carry_targets(old, new) + sum(_carry_notes(old, new, kind) for kind in ("footnote", "endnote"))
    if lost:
        notes.append(
            f"{lost} hình vẽ, đối tượng nhúng hoặc chú thích chỉ có trong tệp cũ không đưa được vào bản so sánh."
        )
    copied, restyled = _carry_styles(old, new)
    if restyled:
        notes.append("Kiểu chữ, kiểu đoạn (style) của hai tệp khác nhau: bản so sánh dùng kiểu của tệp mới.")
    _carry_numbers(old, new, [old.body, *copied])
    if copied:
        styles = new.root("styles")
        if styles is not None:
            styles.extend(copied)
            new.replace("styles", styles)
    return notes


_REFERRING = etree.XPath(
    "descendant-or-self::*[@r:*][not(ancestor::w:sectPr)]", namespaces={"r": R.strip("{}"), "w": W.strip("{}")}
)
"""Elements that name a part of the package, but for the headers and footers of sections."""


def _carry_targets(old: Editable, new: Editable) -> int:
    lost = 0
    known: dict[str, str | None] = {}
    referring: Any = _REFERRING(old.body)
    for element in referring:
        for name in [str(name) for name in element.attrib if str(name).startswith(R)]:
            identity = element.get(name, "")
            if identity not in known:
                known[identity] = _carry_target(old, new, identity)
            target = known[identity]
            if target is not None:
                element.set(name, target)
            else:
                lost += _remove_run(element)
    return lost


def _carry_target(old: Editable, new: Editable, identity: str) -> str | None:
    relationship = old.relations.get(identity)
    if relationship is None:
        return None
    if relationship.kind == "hyperlink" and relationship.external:
        return new.relate(relationship.type, relationship.target, external=True)
    extension = posixpath.splitext(relationship.target)[1].lstrip(".").lower()
    data = old.parts.get(relationship.target)
    if relationship.kind != "image" or relationship.external or data is None or extension not in _IMAGE_TYPES:
        return None
    for other in new.relations.values():
        if other.kind == "image" and not other.external and new.parts.get(other.target) == data:
            return other.id
    number = sum(1 for name in new.parts if "/media/" in name) + 1
    name = posixpath.join(posixpath.dirname(new.main), "media", f"cu_{number}.{extension}")
    new.parts[name] = data
    new.declare(extension=extension, content_type=_IMAGE_TYPES[extension])
    return new.relate(relationship.type, name, external=False)


def _remove_run(element: Element) -> int:
    """Take away the run that holds an element which cannot come along; a bare link only loses its link."""
    if element.tag == w("hyperlink"):
        element.attrib.clear()
        return 0
    run = next(element.iterancestors(w("r")), element)
    parent = run.getparent()
    if parent is None:
        return 0
    parent.remove(run)
    return 1


def _carry_notes(old: Editable, new: Editable, kind: str) -> int:
    """Give footnotes of the old text the ids of equal ones in the new file, or add them there."""
    references = list(old.body.iter(w(f"{kind}Reference")))
    source, target = old.root(f"{kind}s"), new.root(f"{kind}s")
    if not references:
        return 0
    if source is None or target is None:
        return sum(_remove_run(reference) for reference in references)
    texts = {_note_text(note): note.get(w("id"), "") for note in target if note.get(w("type")) is None}
    last = max((int(note.get(w("id"), "0")) for note in target), default=0)
    lost = 0
    for reference in references:
        note = next((item for item in source if item.get(w("id")) == reference.get(w("id"))), None)
        if note is None:
            lost += _remove_run(reference)
            continue
        text = _note_text(note)
        if text not in texts:
            last += 1
            added = deepcopy(note)
            added.set(w("id"), str(last))
            for element in [item for item in added.iter() if any(R in str(name) for name in item.attrib)]:
                _remove_run(element)
            target.append(added)
            texts[text] = str(last)
        reference.set(w("id"), texts[text])
    new.replace(f"{kind}s", target)
    return lost


def _note_text(note: Element) -> str:
    return "\n".join(text_of(paragraph) for paragraph in note.iter(w("p")))


def _carry_styles(old: Editable, new: Editable) -> tuple[list[Element], bool]:
    """Return copies of the styles only the old file has, and whether a shared one looks different."""
    source, target = old.root("styles"), new.root("styles")
    if source is None or target is None:
        return [], False
    theirs = {style.get(w("styleId"), ""): style for style in source.iter(w("style"))}
    ours = {style.get(w("styleId"), ""): style for style in target.iter(w("style"))}
    by_name = {_style_name(style): identity for identity, style in ours.items()}
    renamed: dict[str, str] = {}
    copied: list[Element] = []
    restyled = look(source.find(w("docDefaults"))) != look(target.find(w("docDefaults")))
    queue = [mark.get(w("val"), "") for mark in old.body.iter(*_STYLE_MARKS)]
    while queue:
        identity = queue.pop()
        if identity in renamed or identity not in theirs:
            continue
        style = theirs[identity]
        # A Word in another language gives the same built-in style another id, never another name.
        same = identity if identity in ours else by_name.get(_style_name(style))
        renamed[identity] = same or identity
        if same:
            restyled |= look(style) != look(ours[same])
        else:
            copied.append(deepcopy(style))
            queue += [item.get(w("val"), "") for item in style.iter(w("basedOn"), w("link"), w("next"))]
    for root in [old.body, *copied]:
        for mark in root.iter(*_STYLE_MARKS, w("basedOn"), w("link"), w("next")):
            mark.set(w("val"), renamed.get(mark.get(w("val"), ""), mark.get(w("val"), "")))
    for style in copied:
        if w("default") in style.attrib:
            del style.attrib[w("default")]
    return copied, restyled


def _style_name(style: Element) -> tuple[str, str]:
    name = style.find(w("name"))
    return style.get(w("type"), ""), ("" if name is None else name.get(w("val"), "")).lower()


_LIST_IDS = frozenset({w("nsid"), w("tmpl"), w("abstractNumId")})


def _carry_numbers(old: Editable, new: Editable, roots: Iterable[Element]) -> None:
    """Point lists of the old text to equal lists of the new file, adding those it lacks."""
    marks = [mark for root in roots for mark in root.iter(w("numId")) if mark.get(w("val"), "0") != "0"]
    source = old.root("numbering")
    if not marks or source is None:
        return
    target = new.root("numbering")
    if target is None:
        name = posixpath.join(posixpath.dirname(new.main), "numbering.xml")
        new.parts[name] = f'<w:numbering xmlns:w="{WORD}"/>'.encode()
        new.relate(f"{RELATION}/numbering", name, external=False)
        new.declare(part=name, content_type=_NUMBERING)
        target = parse(new.parts[name], name, new.name)
    known = {_list_look(target, number): number.get(w("numId"), "") for number in target.findall(w("num"))}
    theirs = {number.get(w("numId"), ""): number for number in source.findall(w("num"))}
    for mark in marks:
        number = theirs.get(mark.get(w("val"), ""))
        if number is None:
            continue
        shape = _list_look(source, number)
        if shape not in known:
            known[shape] = _add_list(source, number, target)
        mark.set(w("val"), known[shape])
    new.replace("numbering", target)


def _abstract(root: Element, number: Element) -> Element | None:
    link = number.find(w("abstractNumId"))
    wanted = "" if link is None else link.get(w("val"), "")
    return next((item for item in root.findall(w("abstractNum")) if item.get(w("abstractNumId")) == wanted), None)


def _list_look(root: Element, number: Element) -> Look:
    # The list's own number counts: two lists that look the same still count apart.
    return (number.get(w("numId"), ""), look(number, _LIST_IDS), look(_abstract(root, number), _LIST_IDS))


def _add_list(source: Element, number: Element, target: Element) -> str:
    abstract = _abstract(source, number)
    added = deepcopy(number)
    identity = _free(target, "num", "numId")
    added.set(w("numId"), identity)
    if abstract is not None:
        shape = deepcopy(abstract)
        shape.set(w("abstractNumId"), _free(target, "abstractNum", "abstractNumId"))
        for mark in shape.findall(w("nsid")):
            shape.remove(mark)
        last = target.findall(w("abstractNum"))
        target.insert(0 if not last else target.index(last[-1]) + 1, shape)
        link = added.find(w("abstractNumId"))
        if link is not None:
            link.set(w("val"), shape.get(w("abstractNumId"), ""))
    numbers = target.findall(w("num"))
    if numbers:
        numbers[-1].addnext(added)
    else:
        target.append(added)
    return identity


def _free(root: Element, name: str, key: str) -> str:
    return str(max((int(item.get(w(key), "0")) for item in root.findall(w(name))), default=0) + 1)
