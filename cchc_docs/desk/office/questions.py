"""What a person must look at in a plan: each comment that import or drafting left there is a question with answers.

The comments are the state: `# kiểm tra: …` (import was not sure), `# CẦN QUYẾT ĐỊNH: …` and `# GỢI Ý TỪ CẤP TRÊN: …`
(drafting). An answer changes the words below, or not, and takes the comment away; nothing is kept elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from cchc_docs.desk.office.splices import changed, plan_of
from cchc_docs.desk.office.texts import edit_words, printed
from cchc_docs.drafting.decisions import DECIDE
from cchc_docs.drafting.places import place_words
from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document, Path
from cchc_docs.model.markup import plain
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.edit import line_start
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.reading.yaml.tree import LIST, MAPPING, SCALAR, Node

CHECK, OFFER = "kiểm tra", "GỢI Ý TỪ CẤP TRÊN"
_COMMENT = re.compile(rf"^[ \t]*# (?P<kind>{CHECK}|{DECIDE}|{OFFER}): (?P<words>.*)$", re.MULTILINE)
_PROPOSAL = re.compile(r"^(?P<why>.*?)(?: — đề xuất: (?P<proposal>.+))?$", re.DOTALL)
_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `ident` names it as long as its comment stands; `path`: what it is about.

    `now`: the words that stand there, as printed; `new`: those words with the proposal in its place ("" where it cannot
    be told where it belongs); `editable`: the words are one text that an answer can write anew; `options`: where that
    text is the name of something else in the plan, what it may name, as (value, words). `removable`: the answer may be
    that there is no such thing.
    """

    ident: str
    kind: str
    why: str
    proposal: str
    place: str
    now: str
    new: str
    path: Path
    editable: bool
    span: tuple[int, int]
    options: tuple[tuple[str, str], ...] = ()
    removable: bool = False


def questions(read: Read) -> list[Asked]:
    """Return the open questions of a plan, in its order."""
    out: list[Asked] = []
    seen: dict[str, int] = {}
    nodes = _by_line(read.tree, read.source)
    for found in _COMMENT.finditer(read.source):
        words = found["words"].strip()
        parts = _PROPOSAL.match(words)
        why, proposal = (parts["why"], parts["proposal"] or "") if parts else (words, "")
        end = found.end() + 1
        path = nodes.get(_next_line(read.source, end), ())
        if len(path) == 3 and path[0] in ("van_ban", "chi_tieu", "don_vi"):
            path = path[:2]  # the comment stands above the first line of the entry
        if found["kind"] == DECIDE and len(path) == 2 and path[0] == "chi_tieu":
            path = (*path, "gia_tri") if "gia_tri" in node_at(read.tree, path).content else path
        elif found["kind"] != OFFER and path[:1] != ("van_ban",):
            path = _narrowed(read.tree, path, proposal, why)
        node = node_at(read.tree, path)
        editable = bool(path) and node.kind == SCALAR and found["kind"] != OFFER
        options = _options(read.document, path) if editable else ()
        now = dict(options).get(str(node.content or "")) or (_printed(read.document, path, node) if path else "")
        new = _with_proposal(now, proposal, why) if editable and not options else ""
        key = f"{found['kind'][0]}{_mark(words)}"
        seen[key] = seen.get(key, 0) + 1
        where = place(read.document, path)
        ident = f"{key}{seen[key]}"
        why = _without_codes(read.document, why)
        removable = found["kind"] == CHECK and len(path) == 2 and path[0] == "chi_tieu"
        span = (found.start(), end)
        out.append(
            Asked(ident, found["kind"], why, proposal, where, now, new, path, editable, span, options, removable)
        )
    return out


def place(document: Document, path: Path) -> str:
    """Return a place in words: an office, a cited text or a target by its name, not its code."""
    if len(path) > 1 and path[0] == "don_vi" and path[1] in document.don_vi:
        return f"Đơn vị: {document.don_vi[str(path[1])].ten}"
    if len(path) > 1 and path[0] == "chi_tieu" and path[1] in document.chi_tieu:
        return f"Chỉ tiêu: {plain(document.chi_tieu[str(path[1])].ten)}"
    if len(path) > 1 and path[0] == "van_ban" and path[1] in document.van_ban:
        cited = document.van_ban[str(path[1])]
        return "Văn bản viện dẫn: " + " ".join(filter(None, [cited.loai, cited.so_ky_hieu]))
    if len(path) == 1 and isinstance(path[0], str):
        return _term(path[0])
    words = place_words(document, path) if path else "văn bản"
    return words[:1].upper() + words[1:]


@lru_cache(1)
def _terms() -> dict[str, list[str]]:
    import yaml

    text = resources.files("cchc_docs").joinpath("vocabulary.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506 - our own file


def _term(key: str) -> str:
    """Return the accented words of a key."""
    words = _terms().get(key, [key])[0]
    return words[:1].upper() + words[1:]


def answer(read: Read, name: str, ident: str, words: str | None = None, *, remove: bool = False) -> str:
    """Return the source with a question answered: its words stay (None), or become `words`; `remove`: they go.

    Raises CchcError where the question is no longer open, or the answer cannot stand.
    """
    asked = next((one for one in questions(read) if one.ident == ident), None)
    if asked is None:
        raise CchcError("câu hỏi này đã được trả lời; tải lại trang để xem các câu còn lại")
    source = read.source
    if remove:
        if not asked.removable:
            raise CchcError("chỗ này không bỏ được tại đây; sửa ở trang Việc và chỉ tiêu")
        start, end = asked.span
        bare = source[:start] + source[end:]
        return changed(plan_of(bare, name), name, asked.path, None)
    if words is not None and asked.options:
        if words not in dict(asked.options):
            raise CchcError("chọn một trong các văn bản đã nêu")
        source = changed(read, name, asked.path, words)
    elif words is not None:
        text = " ".join(words.split())
        if not asked.editable:
            raise CchcError("chỗ này không sửa được tại đây; sửa ở trang Việc và chỉ tiêu")
        if not text:
            raise CchcError("chưa ghi gì; ghi lời mới, hoặc chọn giữ nguyên")
        if text != " ".join(asked.now.split()):
            source = edit_words(read, name, asked.path, text)
    start, end = asked.span if source == read.source else _same_comment(source, read.source[slice(*asked.span)])
    return source[:start] + source[end:]


_CITED = frozenset({"van_ban_cap_tren"})
"""Keys whose words name an entry of `van_ban`."""


def _options(document: Document, path: Path) -> tuple[tuple[str, str], ...]:
    if not path or path[-1] not in _CITED:
        return ()
    return tuple(
        (code, ", ".join(filter(None, [f"{one.loai} {one.so_ky_hieu}".strip(), " ".join(one.trich_yeu.split())])))
        for code, one in document.van_ban.items()
    )


def _without_codes(document: Document, why: str) -> str:
    """Return words without the codes our own comments name things by: "nq_76 (76/NQ-CP)" is "76/NQ-CP" to a person."""
    for code in (*document.van_ban, *document.don_vi, *document.chi_tieu):
        if code in why:
            why = re.sub(rf"(?<!\w){re.escape(code)} ?\(([^()]*)\)", r"\1", why)
    return why


def _same_comment(source: str, line: str) -> tuple[int, int]:
    at = source.find(line)
    if at < 0:
        raise CchcError("không ghi được câu trả lời này; tải lại trang rồi làm lại")
    return at, at + len(line)


def _next_line(source: str, offset: int) -> int:
    """Return where the first line begins from `offset` that is no comment and not blank."""
    while offset < len(source):
        end = source.find("\n", offset)
        end = len(source) if end < 0 else end
        line = source[offset:end].strip()
        if line and not line.startswith("#"):
            return offset
        offset = end + 1
    return len(source)


def _by_line(tree: Node, source: str) -> dict[int, Path]:
    """Return line start -> the outermost thing that begins on that line."""
    out: dict[int, Path] = {}
    for start, path in _starts(tree, ()):
        out.setdefault(line_start(source, start), path)
    return out


def _starts(node: Node, path: Path) -> Iterator[tuple[int, Path]]:
    if node.kind == MAPPING:
        for key, inner in node.content.items():
            yield node.keys[key].start, (*path, key)
            yield from _starts(inner, (*path, key))
    elif node.kind == LIST:
        for position, inner in enumerate(node.content):
            yield inner.start, (*path, position)
            yield from _starts(inner, (*path, position))


def _narrowed(tree: Node, path: Path, proposal: str, why: str) -> Path:
    """Return the scalar a question is about, where the thing below its comment holds several."""
    node = node_at(tree, path)
    if not path or node.kind == SCALAR:
        return path
    scalars = _scalars(node, path)
    quoted = [quote for quote in _QUOTED.findall(why) if quote]
    near = [one for one, text in scalars if any(quote in text for quote in quoted)]
    shaped = [one for one, text in scalars if proposal and _shape(text) == _shape(proposal)]
    holding = [one for one, text in scalars if proposal and _places(text, proposal)]
    for found in (near, shaped, holding):
        if len(found) == 1:
            return found[0]
    return scalars[0][0] if len(scalars) == 1 else path


def _scalars(node: Node, path: Path) -> list[tuple[Path, str]]:
    if node.kind == SCALAR:
        return [(path, str(node.content or ""))]
    inner = node.content.items() if node.kind == MAPPING else enumerate(node.content)
    return [found for key, one in inner for found in _scalars(one, (*path, key))]


def _printed(document: Document, path: Path, node: Node) -> str:
    """Return the words at `path` as printed; of a row or a group, its texts."""
    if node.kind == SCALAR:
        return printed(document, path, node)
    labels = ("nhan", "so_thu_tu")
    found = [text.text for text in document.texts() if text.path[: len(path)] == path and text.role not in labels]
    if found:
        return " | ".join(plain(one) for one in found)
    return "; ".join(text for _, text in _scalars(node, path) if text and "{{" not in text)


def _with_proposal(now: str, proposal: str, why: str) -> str:
    if not proposal or proposal in now:
        return ""
    if _shape(now) == _shape(proposal):
        return proposal
    places = _places(now, proposal)
    quoted = next((quote for quote in _QUOTED.findall(why) if " ".join(quote.split()) in " ".join(now.split())), "")
    if quoted and quoted in now and len(places) > 1:
        at = now.find(quoted)
        places = [(start, end) for start, end in places if at <= start and end <= at + len(quoted)]
    if len(places) != 1:
        return ""
    start, end = places[0]
    return now[:start] + proposal + now[end:]


def _places(text: str, proposal: str) -> list[tuple[int, int]]:
    """Return where words of the same shape as the proposal stand ("2026" for "2027", "31/3/2026" for "31/3/2027")."""
    if not re.search(r"\d", proposal):
        return []
    pattern = re.sub(r"\d+", lambda found: rf"\d{{{max(1, len(found[0]) - 1)},{len(found[0])}}}", re.escape(proposal))
    return [found.span() for found in re.finditer(rf"(?<!\d){pattern}(?!\d)", text)]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "9", " ".join(text.split()))


def _mark(text: str) -> str:
    import zlib

    return f"{zlib.crc32(text.encode()):08x}"
