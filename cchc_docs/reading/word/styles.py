"""What a run or a paragraph really looks like: direct formatting over styles over defaults over the theme.

ECMA-376 Part 1, 17.7: properties come from docDefaults, then the chain of the paragraph style, then that of the
character style, then the run. Bold, italic, caps and hidden are toggles: a paragraph style and a character style that
both say "bold" cancel each other; what the run itself says stands.
"""

from __future__ import annotations

from typing import Any

from cchc_docs.ooxml.lengths import half_points, twentieths, whole
from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.tree import every
from cchc_docs.reading.flow import ParagraphLook, RunLook

VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})
_BLOCK_STYLE, _RUN_STYLE = f"{W}pStyle", f"{W}rStyle"
_TOGGLES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}caps": "caps", f"{W}vanish": "hidden", f"{W}strike": "strike"}
_SAID = {
    f"{W}sz": "size", f"{W}rFonts": "font", f"{W}color": "color", f"{W}u": "underline", f"{W}vertAlign": "raised",
    f"{W}spacing": "spacing", f"{W}dstrike": "strike",
}  # fmt: skip
"""What else a run may say of its look."""
_THEME_FONTS = {"major": "majorFont", "minor": "minorFont"}
_FONT_NAMES = tuple(
    (f"{W}{theme}", f"{W}{plain}")
    for theme, plain in (("asciiTheme", "ascii"), ("hAnsiTheme", "hAnsi"), ("cstheme", "cs"))
)
_SIDES = ((f"{W}left", "left"), (f"{W}start", "left"), (f"{W}right", "right"), (f"{W}end", "right"))
_HANGING, _FIRST_LINE, _LINE, _LINE_RULE = (f"{W}{name}" for name in ("hanging", "firstLine", "line", "lineRule"))
_ROOM = tuple((name, f"{W}{name}", f"{W}{name}Autospacing") for name in ("before", "after"))
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def on(element: Any) -> bool:
    """Tell whether an on/off property is on (no value means on)."""
    return (element.get(VAL) or "1").lower() not in _OFF


class _Style:
    __slots__ = ("based_on", "borders", "kind", "name", "paragraph", "run")

    def __init__(self, element: Any) -> None:
        self.kind = element.get(f"{W}type") or "paragraph"
        name = element.find(f"{W}name")
        self.name = (name.get(VAL) or "") if name is not None else ""
        based = element.find(f"{W}basedOn")
        self.based_on = (based.get(VAL) or "") if based is not None else ""
        self.run = element.find(f"{W}rPr")
        self.paragraph = element.find(f"{W}pPr")
        self.borders = list(every(element, f"{W}tblBorders", f"{W}tcBorders")) if self.kind == "table" else []


class Styles:
    """Looks by style, defaults and theme; results are kept, as a document uses few styles many times."""

    def __init__(self, root: Any | None, theme: Any | None) -> None:
        self.styles: dict[str, _Style] = {}
        self.default_paragraph = ""
        self.default_run: Any | None = None
        self.default_block: Any | None = None
        self.fonts = _theme_fonts(theme)
        self.runs: dict[tuple[str, str], RunLook] = {}
        self.looks: dict[tuple[object, ...], RunLook] = {}
        self.blocks: dict[str, ParagraphLook] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        for element in root.iter(f"{W}style"):
            key = element.get(f"{W}styleId") or ""
            self.styles[key] = _Style(element)
            if element.get(f"{W}type") == "paragraph" and (element.get(f"{W}default") or "0") not in _OFF:
                self.default_paragraph = key
        self.default_run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.default_block = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")

    def chain(self, key: str) -> list[_Style]:
        """Return the style and those it is based on, the base first; a circle is cut where it closes."""
        out: list[_Style] = []
        seen: set[str] = set()
        while key and key in self.styles and key not in seen:
            seen.add(key)
            out.append(self.styles[key])
            key = self.styles[key].based_on
        return out[::-1]

    def base_run(self, paragraph_style: str, run_style: str) -> RunLook:
        """Return the look of a run that says nothing itself."""
        found = self.runs.get((paragraph_style, run_style))
        if found is None:
            found = self._base_run(paragraph_style or self.default_paragraph, run_style)
            self.runs[paragraph_style, run_style] = found
        return found

    def _base_run(self, paragraph_style: str, run_style: str) -> RunLook:
        values: dict[str, Any] = {}
        if self.default_run is not None:
            self._collect(self.default_run, values)
        defaults = {name: values.get(name, False) for name in _TOGGLES.values()}
        said: dict[str, bool] = {}
        for key in (paragraph_style, run_style):
            own: dict[str, Any] = {}
            for style in self.chain(key):
                if style.run is not None:
                    self._collect(style.run, own)
            for name in _TOGGLES.values():
                if name in own:
                    # Two levels of styles that both say "on" cancel each other (17.7.3).
                    said[name] = own.pop(name) != said.get(name, False)
            values.update(own)
        values.update({name: said.get(name, defaults[name]) for name in defaults})
        return RunLook(**values)

    def run(self, properties: Any | None, paragraph_style: str) -> RunLook:
        """Return the look of a run from its rPr and the style of its paragraph."""
        if properties is None:
            return self.base_run(paragraph_style, "")
        named = properties.find(_RUN_STYLE)
        base = self.base_run(paragraph_style, (named.get(VAL) or "") if named is not None else "")
        values: dict[str, Any] = {}
        self._collect(properties, values)
        if not values:
            return base
        key = (id(base), *values.items())  # a base is kept in `runs`, so its id is its own
        look = self.looks.get(key)
        if look is None:
            look = self.looks[key] = base._replace(**values)
        return look

    def _collect(self, properties: Any, values: dict[str, Any]) -> None:
        for element in properties:
            tag = element.tag
            toggle = _TOGGLES.get(tag)
            if toggle is not None:
                values[toggle] = on(element)
                continue
            said = _SAID.get(tag)
            if said == "size":
                values["size"] = half_points(element.get(VAL), 20.0) / 2
            elif said == "font":
                font = self._font(element)
                if font:
                    values["font"] = font
            elif said == "color":
                color = (element.get(VAL) or "").upper()
                values["color"] = "" if color == "AUTO" else color
            elif said == "underline":
                values["underline"] = (element.get(VAL) or "single").lower() != "none"
            elif said == "raised":
                values["raised"] = element.get(VAL) == "superscript"
            elif said == "spacing":
                values["spacing"] = twentieths(element.get(VAL)) / 20
            elif said == "strike" and on(element):
                values["strike"] = True

    def _font(self, element: Any) -> str:
        for theme, plain in _FONT_NAMES:
            named = element.get(theme)
            if named and self.fonts.get(named[:5]):
                return self.fonts[named[:5]]
            if font := element.get(plain):
                return str(font)
        return ""

    def ruled(self, table: Any) -> bool:
        """Tell whether a table has lines: of its own, of a cell, or by its style."""
        own = table.find(f"{W}tblPr/{W}tblBorders")
        if own is not None:
            return _drawn(own) or any(_drawn(one) for one in table.iter(f"{W}tcBorders"))
        named = table.find(f"{W}tblPr/{W}tblStyle")
        chain = self.chain((named.get(VAL) or "") if named is not None else "")
        return any(_drawn(one) for style in chain for one in style.borders) or any(
            _drawn(one) for one in table.iter(f"{W}tcBorders")
        )

    def paragraph(self, properties: Any | None) -> ParagraphLook:
        """Return how a paragraph stands from its pPr."""
        named = properties.find(_BLOCK_STYLE) if properties is not None else None
        style = (named.get(VAL) or "") if named is not None else self.default_paragraph
        base = self.blocks.get(style)
        if base is None:
            base = ParagraphLook(style=style)
            if self.default_block is not None:
                _stand(self.default_block, base)
            for one in self.chain(style):
                if one.paragraph is not None:
                    _stand(one.paragraph, base)
                base.style_name = one.name
            self.blocks[style] = base
        look = base.copied()
        if properties is not None:
            _stand(properties, look)
        return look


def _drawn(borders: Any) -> bool:
    return any((side.get(VAL) or "none") not in ("none", "nil") for side in borders)


def _theme_fonts(theme: Any | None) -> dict[str, str]:
    out: dict[str, str] = {}
    if theme is None:
        return out
    for short, long in _THEME_FONTS.items():
        latin = next(iter(theme.iter(f"{_DRAWING}{long}")), None)
        latin = latin.find(f"{_DRAWING}latin") if latin is not None else None
        if latin is not None:
            out[short] = latin.get("typeface") or ""
    return out


def _stand(properties: Any, look: ParagraphLook) -> None:
    for element in properties:
        reader = _READERS.get(element.tag)
        if reader is not None:
            reader(element, look)


def _align(element: Any, look: ParagraphLook) -> None:
    value = element.get(VAL) or "left"
    look.align = {"start": "left", "end": "right", "distribute": "both"}.get(value, value)


def _indent(element: Any, look: ParagraphLook) -> None:
    for name, field in _SIDES:
        if (said := element.get(name)) is not None:
            setattr(look, field, twentieths(said) / 20)
    if (said := element.get(_HANGING)) is not None:
        look.first_line = -twentieths(said) / 20
    elif (said := element.get(_FIRST_LINE)) is not None:
        look.first_line = twentieths(said) / 20


def _spacing(element: Any, look: ParagraphLook) -> None:
    for name, own, html in _ROOM:
        if (said := element.get(own)) is not None:
            setattr(look, name, twentieths(said) / 20)
        if (element.get(html) or "0") not in _OFF:
            setattr(look, name, 14.0)  # what Word gives HTML-like spacing
    if (said := element.get(_LINE)) is not None:
        look.line_rule = element.get(_LINE_RULE) or "auto"
        look.line = twentieths(said, 240.0) / (240 if look.line_rule == "auto" else 20)


def _numbered(element: Any, look: ParagraphLook) -> None:
    level = element.find(f"{W}ilvl")
    named = element.find(f"{W}numId")
    depth = whole(level.get(VAL)) if level is not None else (look.number[1] if look.number else 0)
    if named is not None:
        key = named.get(VAL) or "0"
        look.number = (key, depth) if key != "0" else None
    elif look.number:
        look.number = (look.number[0], depth)


def _break(element: Any, look: ParagraphLook) -> None:
    look.break_before = on(element)


def _keep(element: Any, look: ParagraphLook) -> None:
    look.keep_next = on(element)


def _outline(element: Any, look: ParagraphLook) -> None:
    look.outline = whole(element.get(VAL), -1)


def _borders(element: Any, look: ParagraphLook) -> None:
    for side in (f"{W}bottom", f"{W}top"):
        border = element.find(side)
        if border is not None and (border.get(VAL) or "none") not in ("none", "nil"):
            look.bottom_rule = True


_READERS = {
    f"{W}jc": _align, f"{W}ind": _indent, f"{W}spacing": _spacing, f"{W}numPr": _numbered, f"{W}pageBreakBefore": _break,
    f"{W}keepNext": _keep, f"{W}outlineLvl": _outline, f"{W}pBdr": _borders,
}  # fmt: skip
