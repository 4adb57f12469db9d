"""A Word template compiled once: docxtpl reads its tags, we write the Python that prints the document.

docxtpl's own `patch_xml` stays the definition of what a tag is. Its output is turned into a function (`compile_code`);
members of the package without tags are kept deflated. A render then is one call and one archive.
"""

from __future__ import annotations

import io
import marshal
import zipfile
import zlib
from types import CodeType
from typing import Any, NamedTuple

from cchc_docs.errors import CchcError
from cchc_docs.writing.render_zip import Member, member
from cchc_docs.writing.view_lines import Layout, Under

VERSION = 1
"""Raised whenever compiled templates kept by an older version must not be used."""

MAX_BYTES = 30_000_000
MAX_MEMBERS = 500
DOCUMENT = "word/document.xml"
CORE, APP = "docProps/core.xml", "docProps/app.xml"
_MAIN = b"wordprocessingml.document.main+xml"
_EMPTY_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


class Compiled(NamedTuple):
    """`parts`: members in order, those with tags as the name of a function of `code`. `kinds`: blocks it can print."""

    code: CodeType
    parts: list[tuple[str, Member | str]]
    layout: Layout
    kinds: frozenset[str]

    def dump(self) -> bytes:
        """Return the compiled template as bytes, for `Compiled.load`."""
        layout = self.layout
        kept = (layout.rong, layout.cot, {name: tuple(under) for name, under in layout.ke.items()}, layout.ke_phu_luc)
        parts = [(name, part if isinstance(part, str) else tuple(part)) for name, part in self.parts]
        return marshal.dumps((VERSION, self.code, parts, kept, sorted(self.kinds)))

    @classmethod
    def load(cls, data: bytes) -> Compiled:
        """Return what `dump` made. Raises ValueError, EOFError or TypeError for anything else."""
        version, code, parts, kept, kinds = marshal.loads(data)  # noqa: S302 - our own file, see template.py
        if version != VERSION:
            raise ValueError("another version")
        layout = Layout(kept[0], kept[1], {name: Under(*under) for name, under in kept[2].items()}, kept[3])
        made = [(name, part if isinstance(part, str) else Member(*part)) for name, part in parts]
        return cls(code, made, layout, frozenset(kinds))


class Source(NamedTuple):
    """A template ready to be written as Python: parts with tags, the layout, and everything wrong so far.

    `wrong`: (part, paragraph from 0 or -1, message).
    """

    package: dict[str, bytes]
    tagged: dict[str, str]
    lines: dict[str, list[int]]
    layout: Layout
    wrong: list[tuple[str, int, str]]


def compile_template(data: bytes) -> Compiled:
    """Compile a .docx. Raises CchcError: not a Word document, or tags that cannot be used (the first few are named)."""
    source = read_source(data)
    code, kinds, wrong = write_code(source)
    wrong = source.wrong + wrong
    if wrong:
        from cchc_docs.writing.lint import check_template

        found = check_template(data) or wrong
        shown = "; ".join(f"{problem[0]}: {problem[-1]}" for problem in found[:3])
        more = f" (và {len(found) - 3} lỗi nữa; chạy 'cchc template check')" if len(found) > 3 else ""
        raise CchcError(f"mẫu Word không dùng được: {shown}{more}")
    parts: list[tuple[str, Member | str]] = []
    names = {name: f"part{place}" for place, name in enumerate(source.tagged)}
    for name, content in source.package.items():
        if name in names:
            parts.append((name, names[name]))
        elif name == CORE:
            parts.append((name, "core"))
        else:
            parts.append((name, member(name, _EMPTY_APP if name == APP else content, 9)))
    return Compiled(compile(code, "<template>", "exec"), parts, source.layout, frozenset(kinds))


def read_package(data: bytes) -> dict[str, bytes]:
    """Return the members of a .docx. Raises CchcError where it is none, or of a size no template has."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise CchcError("mẫu là tệp .doc cũ hoặc có mật khẩu; mở bằng Word rồi lưu thành .docx không mật khẩu")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_MEMBERS or sum(entry.file_size for entry in entries) > MAX_BYTES:
                raise CchcError("mẫu Word lớn bất thường; xóa ảnh và phần thừa rồi lưu lại")
            package = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise CchcError("mẫu không phải tệp Word (.docx); mở bằng Word rồi lưu thành .docx") from None
    types = package.get("[Content_Types].xml", b"")
    if DOCUMENT not in package or _MAIN not in types:
        kind = "mẫu .dotx" if b"template.main" in types else "tệp có macro (.docm)" if b"macroEnabled" in types else ""
        raise CchcError(f"mẫu {f'là {kind}, ' if kind else ''}không phải văn bản Word thường; lưu lại thành .docx")
    return package


def read_source(data: bytes) -> Source:
    """Read a template up to the point where its tags are Jinja's."""
    from docxtpl import DocxTemplate

    from cchc_docs.writing.compile_layout import expand
    from cchc_docs.writing.compile_xml import Styles, W, clean, join_tags, parse

    package = read_package(data)
    styles = Styles(parse(package["word/styles.xml"], "styles.xml") if "word/styles.xml" in package else None)
    patch = DocxTemplate(io.BytesIO()).patch_xml
    source = Source(package, {}, {}, Layout(), [])
    layout = source.layout
    for name in [key for key in package if _may_have_tags(key) and b"{" in package[key]]:
        root = parse(package[name], name)
        for place, paragraph in enumerate(root.iter(f"{W}p")):
            paragraph.set("n", str(place))
        if name == DOCUMENT:
            layout, wrong = expand(root, styles)
            source.wrong.extend((name, -1, message) for message in wrong)
        else:
            clean(root)
            for paragraph in root.iter(f"{W}p"):
                join_tags(paragraph)
        source.lines[name] = [int(paragraph.attrib.pop("n")) for paragraph in root.iter(f"{W}p")]
        source.tagged[name] = _patched(root, patch)
    return source._replace(layout=layout)


def _may_have_tags(name: str) -> bool:
    inside = name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1
    return inside and name[5:].startswith(("document", "header", "footer", "footnotes", "endnotes"))


def _patched(root: Any, patch: Any) -> str:
    """Return a part as Jinja source; the n-th line begins with its n-th paragraph, so that errors have a place."""
    import re

    from lxml import etree

    text = etree.tostring(root, encoding="unicode").replace("\n", " ")
    source: str = patch(re.sub(r"<w:p([ >/])", r"\n<w:p\1", text))
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + source


def write_code(source: Source) -> tuple[str, set[str], list[tuple[str, int, str]]]:
    """Return the Python of every part with tags, the kinds of blocks it prints, and what is wrong with its tags."""
    from jinja2 import Environment, TemplateSyntaxError

    from cchc_docs.writing.compile_code import Writer
    from cchc_docs.writing.view import View

    environment = Environment(autoescape=True, keep_trailing_newline=True)
    code: list[str] = []
    kinds: set[str] = set()
    wrong: list[tuple[str, int, str]] = []
    for place, (name, text) in enumerate(source.tagged.items()):
        lines = source.lines[name]
        writer = Writer(View)
        try:
            tree = environment.parse(text)
        except TemplateSyntaxError as error:
            wrong.append((name, _origin(lines, error.lineno - 1), f"thẻ sai: {error.message}"))
            continue
        code.append(writer.function(tree).replace("def part(", f"def part{place}(", 1))
        kinds |= writer.kinds
        wrong += [(name, _origin(lines, trouble.line), trouble.message) for trouble in writer.troubles]
    return "\n".join(code), kinds, wrong


def _origin(lines: list[int], line: int) -> int:
    return lines[line - 1] if 0 < line <= len(lines) else -1
