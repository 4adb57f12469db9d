"""Word XML at hand: names, texts, effective font, and the tags of a paragraph put back into one piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import category

from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# A tag is short; without an end to look for, a paragraph full of "{{" would be read again and again.
TAG = re.compile(r"\{\{.{0,500}?\}\}|\{%.{0,500}?%\}", re.DOTALL)
# A tag, or the part of one that stands in a run: what Word puts in unseen (soft hyphens, blanks of no width) is no word.
_TAG_PARTS = re.compile(r"\{[{%][^{}]*(?:[%}]\}|$)|^[^{}]*[%}]\}", re.DOTALL)
_NOISE = {f"{W}proofErr", f"{W}lastRenderedPageBreak", f"{W}permStart", f"{W}permEnd"}
_IDS = (f"{W14}paraId", f"{W14}textId")
_VML = "{urn:schemas-microsoft-com:vml}"
_SHAPE_IDS = ("id", "{urn:schemas-microsoft-com:office:office}spid")


def parse(data: bytes, name: str) -> Element:
    """Return the tree of a part. Raises CchcError; entities and document types are refused."""
    from cchc_docs.ooxml.package import parse as parsed

    root: Element = parsed(data, name, "mẫu Word")
    return root


def child(parent: Element, name: str, at: int = 0) -> Element:
    """Return the w:`name` in `parent`; where there is none, one is put at place `at`."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = parent.makeelement(f"{W}{name}")
        parent.insert(at, found)
    return found


def text_nodes(paragraph: Element) -> list[Element]:
    """Return the w:t of a paragraph, without those of paragraphs inside it (text boxes)."""
    return [node for node in paragraph.iter(f"{W}t") if next(node.iterancestors(f"{W}p")) is paragraph]


def text_of(element: Element) -> str:
    """Return the text of a paragraph, or of all paragraphs of a cell."""
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def clean(root: Element) -> None:
    """Drop what Word notes for itself (spelling marks, revision save ids) and what a loop must not repeat (ids).

    Word gives content controls and old shapes ids of its own where they have none; a shape type is called by its id.
    """
    for element in list(root.iter("*")):
        old_shape = element.tag.startswith(_VML) and element.tag != f"{_VML}shapetype"
        for name in [
            key
            for key in element.attrib
            if key in _IDS or str(key).startswith(f"{W}rsid") or (old_shape and key in _SHAPE_IDS)
        ]:
            del element.attrib[name]
        if element.tag in _NOISE:
            _drop(element)
    for properties in root.iter(f"{W}sdtPr"):
        for own in properties.findall(f"{W}id"):
            properties.remove(own)
    for start in list(root.iter(f"{W}bookmarkStart")):
        if start.get(f"{W}name") == "_GoBack":
            code = start.get(f"{W}id")
            for end in list(root.iter(f"{W}bookmarkEnd")):
                if end.get(f"{W}id") == code:
                    _drop(end)
            _drop(start)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def tag_letters(paragraph: Element) -> dict[Element, str]:
    """Return the letters of each w:t of a paragraph that belong to a tag, however Word has cut it; none for plain words."""
    nodes = text_nodes(paragraph)
    owner = [node for node in nodes for _ in node.text or ""]
    whole = "".join(node.text or "" for node in nodes)
    out: dict[Element, str] = {}
    for found in TAG.finditer(whole) if "{" in whole else ():
        for at in range(found.start(), found.end()):
            out[owner[at]] = out.get(owner[at], "") + whole[at]
    return out


def join_tags(paragraph: Element) -> None:
    """Put each tag that Word has cut into several runs into the run where it begins; letters not seen in it go."""
    nodes = text_nodes(paragraph)
    for node in nodes:
        if node.text and not node.text.isascii():
            node.text = _TAG_PARTS.sub(_seen, node.text)
    if len(nodes) < 2:
        return
    texts = [node.text or "" for node in nodes]
    owner = [place for place, text in enumerate(texts) for _ in text]
    whole = "".join(texts)
    for found in TAG.finditer(whole):
        for at in range(found.start(), found.end()):
            owner[at] = owner[found.start()]
    for place, node in enumerate(nodes):
        node.text = "".join(char for char, own in zip(whole, owner, strict=True) if own == place)
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _seen(found: re.Match[str]) -> str:
    """Return a tag without the signs nobody sees (Unicode class Cf), its blanks of every width as one kind."""
    kinds = ((char, category(char)) for char in found[0])
    return "".join(" " if kind == "Zs" else char for char, kind in kinds if kind != "Cf")


def control(paragraph: Element, unit: str = "p") -> str | None:
    """Return the words of a control tag: "for b in khoi" of `{%p for b in khoi %}`; None where there is none."""
    found = re.search(r"\{%" + unit + r"\s+(.{0,500}?)\s*%\}", text_of(paragraph), re.DOTALL)
    return found[1].translate(_QUOTES) if found else None


_QUOTES = {ord(mark): "'" for mark in '‘’“”"'}


class Font(NamedTuple):
    """The effective letters of a paragraph's text: size in points."""

    size: float
    bold: bool
    caps: bool


class Styles:
    """Effective fonts through run, paragraph style and its bases, and the document defaults."""

    def __init__(self, root: Element | None) -> None:
        self.styles: dict[str, Element] = {}
        self.defaults: list[Element] = []
        self.normal = ""
        if root is None:
            return
        self.defaults = list(root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iterfind(f"{W}style"):
            self.styles[style.get(f"{W}styleId", "")] = style
            if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
                self.normal = style.get(f"{W}styleId", "")

    def font(self, paragraph: Element) -> Font:
        """Return the font of the first run with text in it."""
        layers = [*self._own(paragraph), *self._named(paragraph, "rPr"), *self.defaults]
        size = _value(layers, "sz")
        return Font(float(size) / 2 if size else 10.0, _on(layers, "b"), _on(layers, "caps"))

    def centred(self, paragraph: Element) -> bool:
        """Tell whether a paragraph is centred and has no indent of its own."""
        layers = [*paragraph.iterfind(f"{W}pPr"), *self._named(paragraph, "pPr")]
        return _value(layers, "jc") == "center" and _value(layers, "ind") is None

    def _own(self, paragraph: Element) -> Iterator[Element]:
        for run in paragraph.iter(f"{W}r"):
            if text_of(run).strip():
                yield from run.iterfind(f"{W}rPr")
                break

    def hides(self, run: Element) -> bool:
        """Tell whether the words of a run are hidden, by itself or by a style it or its paragraph wears."""
        own = run.find(f"{W}rPr")
        layers = [own] if own is not None else []
        if self.styles:
            worn = run.find(f"{W}rPr/{W}rStyle")
            paragraph = next(run.iterancestors(f"{W}p"), None)
            layers += self._based(worn.get(f"{W}val", ""), "rPr") if worn is not None else ()
            layers += self._named(paragraph, "rPr") if paragraph is not None else ()
        return _on(layers, "vanish")

    def _named(self, paragraph: Element, kind: str) -> Iterator[Element]:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._based(named.get(f"{W}val", "") if named is not None else self.normal, kind)

    def _based(self, code: str, kind: str) -> Iterator[Element]:
        """Yield what a style and those it is based on set."""
        for _ in range(20):
            style = self.styles.get(code)
            if style is None:
                break
            yield from style.iterfind(f"{W}{kind}")
            base = style.find(f"{W}basedOn")
            code = base.get(f"{W}val", "") if base is not None else ""


def _value(layers: list[Element], name: str) -> str | None:
    for layer in layers:
        found = layer.find(f"{W}{name}")
        if found is not None:
            return found.get(f"{W}val", "1")
    return None


def _on(layers: list[Element], name: str) -> bool:
    return _value(layers, name) not in (None, "0", "false", "off", "none")
