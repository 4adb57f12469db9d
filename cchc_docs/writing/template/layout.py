"""From a template as an official sees it in Word to the XML docxtpl knows: sampler table, sections, drawn lines."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_docs.writing.template import table as compile_table
from cchc_docs.writing.template.xml import TAG, Styles, W, child, clean, control, join_tags, text_nodes, text_of
from cchc_docs.writing.view.lines import Layout, Under
from cchc_docs.writing.view.view import KINDS

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ENDS = tuple(kind for kind in KINDS if kind.startswith("het_"))
_FOR = re.compile(r"for\s+(\w+)\s+in\s+khoi")
_RULE = re.compile(r"\{\{\s*duong_ke\.(\w+)\s*\}\}")
_CELL_MARGIN = 108  # Word's own when a table says nothing


@dataclass(slots=True)
class Stream:
    """The loop over the blocks: name of its variable, and which kinds each element between its tags is for."""

    block: str = ""
    elements: list[tuple[Element, tuple[str, ...]]] = field(default_factory=list)


def expand(root: Element, styles: Styles) -> tuple[Layout, list[str]]:
    """Rewrite word/document.xml in place; return its layout, and what it lacks (messages)."""
    body = root.find(f"{W}body")
    if body is None:
        return Layout(), ["mẫu không có thân văn bản"]
    clean(root)
    for paragraph in root.iter(f"{W}p"):
        join_tags(paragraph)
    free_sections(body)
    found = stream(body)
    if not found.block:
        return Layout(), ["mẫu không có vòng lặp {%p for b in khoi %} … {%p endfor %}"]
    layout = Layout()
    wrong = _sections(body, found, layout)
    wrong += _rules(root, found, layout, styles)
    _centred(root, found, layout, styles)
    wrong += _tables(body, found, layout)
    layout.cho_ky = any(
        f"{found.block}.ky_ten" in text_of(element) for element, kinds in found.elements if kinds == ("chu_ky",)
    )
    for element, _ in found.elements:
        if element.tag == f"{W}p" and control(element) is None and element.find(f"{W}pPr/{W}sectPr") is None:
            compile_table.keep_if(element, f"{found.block}.giu")
    return layout, wrong


def free_sections(body: Element) -> None:
    """Give a section that ends in the paragraph of a tag a paragraph of its own behind it.

    LibreOffice drops the empty paragraph that held it and moves it up into the tag's, which vanishes in print.
    """
    for paragraph in list(body.iterfind(f"{W}p")):
        section = paragraph.find(f"{W}pPr/{W}sectPr")
        if section is None or control(paragraph) is None:
            continue
        own = paragraph.makeelement(f"{W}p", {str(name): str(value) for name, value in paragraph.attrib.items()})
        properties = child(own, "pPr")
        child(properties, "spacing").attrib.update({f"{W}line": "20", f"{W}lineRule": "exact"})
        properties.append(section)
        paragraph.addnext(own)


def stream(body: Element) -> Stream:
    """Return the loop over the blocks, empty where there is none."""
    out = Stream()
    kinds: tuple[str, ...] = ()
    depth = 0
    for element in body:
        words = control(element) if element.tag == f"{W}p" else None
        if words is None:
            if out.block and depth:
                out.elements.append((element, kinds))
            continue
        if not out.block and (loop := _FOR.match(words)):
            out.block, depth = loop[1], 1
        elif out.block and depth:
            if words.startswith(("if ", "for ")):
                depth += 1
            if depth == 2 and words.startswith(("if ", "elif ")):
                kinds = tuple(re.findall(r"'(\w+)'", words))
            elif depth > 2:
                out.elements.append((element, kinds))
            if words.startswith("end"):
                depth -= 1
    return out


# --- sections ---------------------------------------------------------------------------------------------------------


def text_width(section: Element) -> int:
    """Return the width between the margins in twips."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width = int(size.get(f"{W}w", "11906")) if size is not None else 11906
    if margins is None:
        return width - 2551
    return width - sum(int(margins.get(f"{W}{side}", "0")) for side in ("left", "right", "gutter"))


def text_height(section: Element) -> int:
    """Return the height between the margins in twips."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    height = int(size.get(f"{W}h", "16838")) if size is not None else 16838
    if margins is None:
        return height - 2268
    return height - sum(abs(int(margins.get(f"{W}{side}", "0"))) for side in ("top", "bottom"))


def _sections(body: Element, found: Stream, layout: Layout) -> list[str]:
    """Give each kind of section its prototype, and the end of the document the section it is in."""
    last = body.find(f"{W}sectPr")
    if last is None:
        return ["mẫu không có khổ giấy ở cuối văn bản (sectPr); mở và lưu lại bằng Word"]
    prototypes: dict[str, Element] = {}
    for element, kinds in found.elements:
        section = element.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            prototypes.update({kind: section for kind in kinds if kind in ENDS})
    lacking = [kind for kind in ENDS if kind not in prototypes]
    if len(lacking) > 1:
        return [
            f"mẫu cần ba phần giấy (section): thân, phụ lục dọc, phụ lục ngang; thiếu ngắt phần ở {', '.join(lacking)}"
        ]
    for kind in ENDS:
        if kind not in prototypes:
            prototypes[kind] = last
            _end_with(found, kind, last)
    layout.rong = {kind: text_width(prototypes[kind]) for kind in ENDS}
    layout.cao = {kind: text_height(prototypes[kind]) for kind in ENDS}
    before = last.getprevious()
    if before is None:
        return ["mẫu trống"]
    for place, kind in enumerate(ENDS):
        before.tail = f"{{% {'elif' if place else 'if'} phan_cuoi == '{kind}' %}}"
        section = copy.deepcopy(prototypes[kind])
        before.addnext(section)
        if before is last:
            before = section
        before = section
    body.remove(last)
    before.tail = "{% endif %}"
    return []


def _end_with(found: Stream, kind: str, section: Element) -> None:
    """Let the paragraph that ends a section of `kind` carry the section in which the template itself ends."""
    for element, kinds in found.elements:
        if kind in kinds and element.tag == f"{W}p":
            child(element, "pPr").append(copy.deepcopy(section))
            return


# --- drawn lines ------------------------------------------------------------------------------------------------------


def _rules(root: Element, found: Stream, layout: Layout, styles: Styles) -> list[str]:
    wrong = []
    for paragraph in list(root.iter(f"{W}p")):
        named = _RULE.fullmatch(text_of(paragraph).strip())
        if named is None:
            continue
        room = _room(paragraph, layout)
        indent = _indent(paragraph)
        if named[1] == "phu_luc":
            layout.ke_phu_luc = room - sum(int(indent.get(f"{W}{side}", "0")) for side in ("left", "right"))
            name = f"{found.block}.lui"
        else:
            above = _above(paragraph)
            if above is None:
                wrong.append(f"đường kẻ {named[0]} không có dòng chữ nào ở trên")
                continue
            layout.ke[named[1]] = Under(room, *styles.font(above), TAG.sub("", text_of(above)))
            name = f"{found.block}.lui" if named[1] == "ban_sao" else f"duong_ke.{named[1]}.lui"
        indent.attrib.clear()
        _free(paragraph, name)
        for node in text_nodes(paragraph):
            node.text = _RULE.sub("", TAG.sub("", node.text or ""))
    return wrong


def _room(paragraph: Element, layout: Layout) -> int:
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is None:
        return layout.rong.get(ENDS[0], 0)
    table = next(cell.iterancestors(f"{W}tbl"))
    width = compile_table.cell_width(cell)
    for side in ("left", "right"):
        margin = cell.find(f"{W}tcPr/{W}tcMar/{W}{side}")
        if margin is None:
            margin = table.find(f"{W}tblPr/{W}tblCellMar/{W}{side}")
        width -= _CELL_MARGIN if margin is None else int(margin.get(f"{W}w", "0"))
    return width


def _above(paragraph: Element) -> Element | None:
    for element in paragraph.itersiblings(f"{W}p", preceding=True):
        if control(element) is None and text_of(element).strip():
            return element
    return None


def _indent(paragraph: Element) -> Element:
    properties = child(paragraph, "pPr")
    later = [place for place, element in enumerate(properties) if element.tag in _AFTER_INDENT]
    return child(properties, "ind", later[0] if later else len(properties))


_AFTER_INDENT = {
    f"{W}{name}"
    for name in (
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
        "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    )
}  # fmt: skip
"""What stands after w:ind in w:pPr, by the schema."""


# --- centred lines ----------------------------------------------------------------------------------------------------

_ITALIC = 1.03
_HEAD_LOOP = re.compile(r"for\s+(\w+)\s+in\s+(co_quan|trich_yeu)")


def _centred(root: Element, found: Stream, layout: Layout, styles: Styles) -> None:
    """Let the centred lines of the head and of appendix titles take an indent that breaks them in balance."""
    for paragraph in root.iter(f"{W}p"):
        before = paragraph.getprevious()
        loop = _HEAD_LOOP.fullmatch(control(before) or "") if before is not None and before.tag == f"{W}p" else None
        name, printed = (loop[2], loop[1]) if loop else ("chu_quan", "chu_quan")
        if _prints(paragraph, printed) and styles.centred(paragraph):
            layout.giua[name] = Under(_room(paragraph, layout), *styles.font(paragraph), "")
            _free(paragraph, f"lui.{name}")
    for element, kinds in found.elements:
        for name in ("phu_luc_ten", "kem_theo"):
            if kinds == (name,) and _prints(element, f"{found.block}.chu") and styles.centred(element):
                size, bold, caps = styles.font(element)
                # "(Kèm theo …)" is in italics, whose letters are a little wider than the upright ones that are measured.
                layout.giua[name] = Under(0, size * _ITALIC if name == "kem_theo" else size, bold, caps, "")
                _free(element, f"{found.block}.lui")


def _prints(paragraph: Element, name: str) -> bool:
    return paragraph.tag == f"{W}p" and "".join(text_of(paragraph).split()) == f"{{{{{name}}}}}"


def _free(paragraph: Element, name: str) -> None:
    """Let a paragraph take its indent, the same on both sides, from a name of the view."""
    indent = _indent(paragraph)
    indent.set(f"{W}left", f"{{{{ {name} }}}}")
    indent.set(f"{W}right", f"{{{{ {name} }}}}")


def _tables(body: Element, found: Stream, layout: Layout) -> list[str]:
    tables = [table for table in body.iterfind(f"{W}tbl") if compile_table.is_sampler(table)]
    if not tables:
        return ["mẫu không có bảng mẫu (bảng có các ô {{ ten.noi_dung }}, {{ o.noi_dung }} …)"]
    lacking = compile_table.missing(compile_table.samples(tables[0]))
    if lacking:
        return [f"bảng mẫu thiếu ô {', '.join(lacking)}"]
    layout.cot = compile_table.expand(tables[0], found.block)
    return [] if len(tables) == 1 else ["mẫu có hai bảng mẫu; gộp các ô mẫu vào một bảng"]
