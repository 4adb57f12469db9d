"""A Word template compiled once: docxtpl reads its tags, we write the Python that prints the document.

docxtpl's own `patch_xml` stays the definition of what a tag is. Its output is turned into a function (`compile_code`);
members of the package without tags are kept deflated. A render then is one call and one archive.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.zip import Member, member
from cchc_docs.record import NamedTuple
from cchc_docs.writing.template.compiled import APP, CORE, CUSTOM, DOCUMENT, MADE, Compiled
from cchc_docs.writing.view.lines import Layout
from cchc_docs.writing.word.structure import MARKS, SHAPES

_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_EMPTY_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


class Source(NamedTuple):
    """A template ready to be written as Python: parts with tags, the layout, and everything wrong so far.

    `wrong`: (part, paragraph from 0 or -1, message).
    """

    package: dict[str, bytes]
    tagged: dict[str, str]
    lines: dict[str, list[int]]
    layout: Layout
    wrong: list[tuple[str, int, str]]


NO_TEMPLATE = "tệp này không có thẻ {{ … }} nào nên không phải mẫu; chép mẫu bằng 'cchc template copy' rồi sửa"


class TemplateFault(CchcError):
    """A template whose tags cannot be used; the first few are named. `wrong`: (part or place, …, message)."""

    def __init__(self, wrong: Sequence[tuple[Any, ...]]) -> None:
        self.wrong = wrong
        shown = "; ".join(f"{problem[0]}: {problem[-1]}" for problem in wrong[:3])
        more = f" (và {len(wrong) - 3} lỗi nữa; chạy 'cchc template check')" if len(wrong) > 3 else ""
        super().__init__(f"mẫu Word không dùng được: {shown}{more}")


def compile_template(data: bytes) -> Compiled:
    """Compile a .docx. Raises CchcError where it is no Word document, TemplateFault where its tags cannot be used."""
    source = read_source(data)
    if DOCUMENT not in source.tagged:
        raise CchcError(NO_TEMPLATE)
    if any(_revised(source.package[name]) for name in source.package if _may_have_tags(name)):
        raise CchcError(
            "mẫu Word còn thay đổi chưa chấp nhận (Track Changes), bản nào in ra cũng sẽ có; mở mẫu trong Word, chấp nhận hoặc từ chối hết rồi lưu lại"
        )
    code, kinds, wrong, whole, marks, _ = write_code(source)
    wrong = source.wrong + wrong
    if wrong:
        raise TemplateFault(wrong)
    parts: list[tuple[str, Member | str]] = []
    names = {name: f"part{place}" for place, name in enumerate(source.tagged)}
    for name, content in _with_custom(source.package).items():
        if name in names:
            parts.append((name, names[name]))
        elif name == CORE:
            parts.append((name, MADE))
        elif name != CUSTOM:
            parts.append((name, member(name, _EMPTY_APP if name == APP else content, small=True)))
    compiled = compile(code, "<template>", "exec")
    return Compiled(compiled, parts, source.layout, *map(frozenset, (kinds, marks, whole)))


def _with_custom(package: dict[str, bytes]) -> dict[str, bytes]:
    """Return the package with a place for the custom properties that every render writes (see `output`)."""
    types = package["[Content_Types].xml"].decode(errors="replace")
    relations = package["_rels/.rels"].decode(errors="replace")
    if _CUSTOM_TYPE not in types:
        entry = f'<Override PartName="/{CUSTOM}" ContentType="{_CUSTOM_TYPE}"/>'
        types = types.replace("</Types>", f"{entry}</Types>")
    if _CUSTOM_RELATION not in relations:
        entry = f'<Relationship Id="rIdCchc" Type="{_CUSTOM_RELATION}" Target="{CUSTOM}"/>'
        relations = relations.replace("</Relationships>", f"{entry}</Relationships>")
    return {**package, "[Content_Types].xml": types.encode(), "_rels/.rels": relations.encode()}


def read_source(data: bytes) -> Source:
    """Read a template up to the point where its tags are Jinja's."""
    from docxtpl import DocxTemplate

    from cchc_docs.writing.template.layout import expand
    from cchc_docs.writing.template.source import read_parts
    from cchc_docs.writing.template.xml import Styles, W, clean, join_tags, parse

    package = read_parts(data)
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


def expanded(data: bytes) -> bytes:
    """Return a template as plain docxtpl can render it with a `View` as context: the sampler table written out."""
    from docxtpl import DocxTemplate

    from cchc_docs.ooxml.zip import write_zip
    from cchc_docs.writing.template.layout import expand
    from cchc_docs.writing.template.source import read_parts
    from cchc_docs.writing.template.xml import Styles, parse

    package = read_parts(data)
    root = parse(package[DOCUMENT], DOCUMENT)
    expand(root, Styles(parse(package["word/styles.xml"], "styles.xml")))
    package[DOCUMENT] = DocxTemplate(io.BytesIO()).xml_to_string(root).encode()
    return write_zip(package.items())


def _revised(part: bytes) -> bool:
    """Tell whether insertions, deletions or moves of whoever changed the template still wait for a decision."""
    return any(mark in part for mark in (b"<w:ins ", b"<w:del ", b"<w:moveFrom ", b"<w:moveTo "))


def _may_have_tags(name: str) -> bool:
    inside = name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1
    return inside and name[5:].startswith(("document", "header", "footer", "footnotes", "endnotes"))


def _patched(root: Any, patch: Any) -> str:
    """Return a part as Jinja source; the n-th line begins with its n-th paragraph, so that errors have a place."""
    from lxml import etree

    text = etree.tostring(root, encoding="unicode").replace("\n", " ")
    source: str = patch(re.sub(r"<w:p([ >/])", r"\n<w:p\1", text))
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + source


class Written(NamedTuple):
    """The Python of all parts with tags, the kinds of blocks it prints, what is wrong with its tags (as `Source` has it).

    `whole`: parts that are well-formed whatever they print. `marks`: those of `structure.MARKS` that papers may have.
    `unread`: parts with a tag that cannot be read; nothing behind it was looked at.
    """

    code: str
    kinds: set[str]
    wrong: list[tuple[str, int, str]]
    whole: set[str]
    marks: set[str]
    unread: set[str]


def write_code(source: Source) -> Written:
    """Write the parts with tags as Python."""
    from jinja2 import Environment, TemplateSyntaxError

    from cchc_docs.writing.template.code import Writer
    from cchc_docs.writing.view.view import View

    environment = Environment(autoescape=True, keep_trailing_newline=True)
    code: list[str] = []
    kinds: set[str] = set()
    wrong: list[tuple[str, int, str]] = []
    whole: set[str] = set()
    marks: set[str] = set()
    unread: set[str] = set()
    for place, (name, text) in enumerate(source.tagged.items()):
        lines = source.lines[name]
        writer = Writer(View)
        try:
            written = writer.function(environment.parse(text))
        except TemplateSyntaxError as error:
            wrong.append((name, _origin(lines, error.lineno - 1), _unread(text, error.lineno)))
            unread.add(name)
            continue
        except RecursionError:
            wrong.append((name, -1, "thẻ lồng nhau quá nhiều lớp; tách ra cho đơn giản"))
            unread.add(name)
            continue
        code.append(written.replace("def part(", f"def part{place}(", 1))
        kinds |= writer.kinds
        if writer.trial.end_of_part():
            whole.add(name)
        marks |= writer.trial.shapes().union(mark for mark in MARKS if mark not in SHAPES and mark in text)
        wrong += [(name, _origin(lines, trouble.line), trouble.message) for trouble in writer.troubles]
    return Written("\n".join(code), kinds, wrong, whole, marks, unread)


def _unread(text: str, line: int) -> str:
    """Return which tag of a line cannot be read, and a sign in it that no tag holds."""
    from jinja2 import Environment, TemplateSyntaxError

    from cchc_docs.writing.template.xml import TAG

    def broken(tag: str) -> bool:
        alone = tag if tag.startswith("{{") else f"{tag}{{% endif %}}" if re.match(r"\{%-?\s*if\b", tag) else ""
        try:
            Environment(autoescape=True).parse(alone)
        except TemplateSyntaxError:
            return True
        return False

    lines = text.split("\n")
    tags = TAG.findall(lines[line - 1]) if 0 < line <= len(lines) else []
    tag = next(filter(broken, tags), tags[0] if tags else "")
    odd = next((char for char in tag if not (char.isalnum() or char.isspace() or char in _IN_TAGS)), "")
    shown = f" “{tag}”" if tag else ""
    return f"thẻ sai:{shown}{f' (có ký tự {odd} không dùng trong thẻ)' if odd else ''}; chép lại thẻ này từ mẫu đi kèm (cchc template copy)"


_IN_TAGS = "{}%_.'=!,()[]|<>+-*/~:"


def _origin(lines: list[int], line: int) -> int:
    return lines[line - 1] if 0 < line <= len(lines) else -1
