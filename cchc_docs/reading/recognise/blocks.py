"""The body: labelled and unlabelled paragraphs and tables -> the tree of `Muc`.

A label opens a level the first time its kind is met and goes back to that level when it comes again; bullets stand
below what is counted. Labels stay as typed: a second "d)" is a second "d)".
"""

from __future__ import annotations

from cchc_docs import patterns
from cchc_docs.model.document import Muc, Path
from cchc_docs.reading.flow import Grid, Item, Para, behind, cut
from cchc_docs.reading.recognise.reading import Reading, clean, is_rule, words
from cchc_docs.reading.recognise.tables import read_table
from cchc_docs.record import Record, field, replace
from cchc_docs.vietnamese.enumerators import parse_label, split_label

_LAID_OUT = "dàn trang"
_BARE = patterns.ours(r"(\d{1,2})\s+(?=[“\"(]?[A-ZÀ-ỸĐ])")
# "Phần thứ nhất", "Chương hai": counted in words. "o" is Word's bullet of the second level, copied as a letter.
_WORDED = patterns.ours(
    r"(?i)((?:phần|chương)\s+(?:thứ\s+)?(nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|[a-hđ])\s?[.:]?)(?=\s|$)\s*"
)
_COUNTED = {name: at for at, names in enumerate(
    ("nhất một", "hai", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
) for name in names.split()} | {letter: at for at, letter in enumerate("abcdefgh", start=1)}  # fmt: skip
_TITLED = patterns.ours(r"(?i)(phần|chương|mục|tiểu mục)\s")
_ROUND = patterns.ours(r"o\s+(?=[“\"(]?\w)")
_DASHES = "-–—−"
_HEADING_LENGTH = 250
_CLOSES = (".", ";", ":", ",")
_ITEM_LENGTH = 130
_DEEPEST = 14
# What stands above what where a level is met for the first time in the middle of its list.
_RANKS = {
    "Phần I": 0, "Phần 1": 0, "Phần A": 0, "Chương I": 1, "Chương 1": 1, "Mục 1": 2, "Mục I": 2, "Điều 1": 3, "A": 4, "I": 5, "01": 6, "1": 6, "1.1": 7, "1)": 9, "a": 10,
    "(1)": 11, "(a)": 12, "i": 12, "(i)": 12,
}  # fmt: skip
_BULLET_RANK = {"-": 20, "+": 21}


class Node(Record):
    """A block on its way into the tree. `key` names the kind of its label, `value` its count, `depth` of a 2.3.1."""

    muc: Muc
    key: str = ""
    value: int | None = None
    label: str = ""
    scheme: str = ""
    para: Para | None = None
    doubt: str = ""
    children: list[Node] = field(default_factory=list)

    @property
    def bullet(self) -> bool:
        """Tell whether the label is a bullet."""
        return self.key in _BULLET_RANK or self.key.startswith("*")


def build_tree(reading: Reading, items: list[Item]) -> list[Node]:
    """Return the top blocks of a stretch of the flow."""
    top: list[Node] = []
    stack: list[Node] = []
    untitled: Node | None = None
    for item in _lines(items):
        if isinstance(item, Grid):
            _add(top, _holder(stack), _table(reading, item))
            untitled = None
            continue
        text = item.text.strip()
        if not text and not item.label:
            continue
        if untitled is not None and _is_title_below(item, untitled, text):
            _titled(untitled, item)
            continue
        untitled = None
        if is_rule(text):
            reading.drop(text)
            continue
        node = _node(item, stack)
        if not node.label:
            _add(top, _holder(stack), node)
            continue
        _open(stack, node)
        _add(top, stack[-1] if stack else None, node)
        stack.append(node)
        if _TITLED.match(node.label) and not node.muc.chu:
            untitled = node
    _headings(top)
    return top


def _is_title_below(para: Para, node: Node, text: str) -> bool:
    """Tell whether a paragraph is (more of) the title of "Chương I" or "Phần thứ nhất", which stands alone above."""
    if para.label or split_label(text)[0] or len(text) > _HEADING_LENGTH or text.endswith((":", ";")):
        return False
    centred = para.look.align == "center" and (para.bold or text.isupper())
    return centred if node.muc.chu else centred or para.bold or text.isupper()


def _titled(node: Node, para: Para) -> None:
    title = words(para, own_bold=True, own_italic=para.bold)
    if not node.muc.chu:
        node.para = para  # who looks for the heading looks for its words
    node.muc.chu = f"{node.muc.chu}\n{title}" if node.muc.chu else title
    node.muc.kieu = node.muc.khoa = para.role = "tieu_de"


def _lines(items: list[Item]) -> list[Item]:
    """Cut paragraphs at soft breaks before a label, open tables that only lay out: neither is what it looks like."""
    out: list[Item] = []
    for item in items:
        if isinstance(item, Grid):
            cells = [cell for row in item.rows for cell in row.cells]
            laid_out = not item.ruled and len(item.rows) == 1 and len(cells) < 4
            if len(cells) == 1 or laid_out:
                for cell in cells:
                    inner = _lines(cell.items)
                    out += [
                        replace(one, role=_LAID_OUT) if laid_out and isinstance(one, Para) else one for one in inner
                    ]
            else:
                out.append(item)
            continue
        rest = item
        at = rest.text.find("\n")
        while at >= 0:
            line = rest.text[at + 1 :].split("\n", 1)[0]
            if rest.text[:at].strip() and (split_label(line)[0] or _heading_ends(rest, at)):
                first, rest = cut(rest, at, 1)
                out.append(first)
                at = rest.text.find("\n")
            else:
                at = rest.text.find("\n", at + 1)
        out.append(rest)
    return out


def _heading_ends(para: Para, at: int) -> bool:
    """Tell whether a labelled heading in bold ends at a soft break and a plain sentence follows."""
    if not (para.label or split_label(para.text)[0]) or not para.text[at + 1 :].strip():
        return False
    first, second = cut(para, at, 1)
    return first.bold and not any(piece.look.bold for piece in second.pieces if piece.text.strip())


def _table(reading: Reading, grid: Grid) -> Node:
    return Node(Muc("bang", bang=read_table(reading, grid), khoa="bang"))


def _node(para: Para, stack: list[Node]) -> Node:
    label, skip, doubt = para.label, 0, ""
    if not label:
        label, rest = split_label(para.text)
        if not label:
            label, rest = _in_words(para.text)
        if not label:
            label, rest = _bare(para.text, stack)
            doubt = "nhãn gõ thiếu dấu chấm" if label else ""
        skip = len(para.text) - len(rest.lstrip()) if label else 0
        if label and rest:
            skip = para.text.index(rest, para.text.index(label) + len(label))
        elif label:
            skip = len(para.text)
    if not label:
        bold = (
            bool(para.text.strip())
            and para.bold
            and len(para.text) <= _ITEM_LENGTH
            and not para.text.rstrip().endswith((".", ";", ","))
            and para.role != _LAID_OUT
        )
        kind = "tieu_de" if bold and not para.text.strip().startswith("(") else "doan"
        muc = Muc(kind, words(para, own_bold=kind == "tieu_de"), khoa=kind)
        if kind == "tieu_de":
            muc.nhan = ""
            doubt = "dòng in đậm không có nhãn, đọc là tiêu đề"
        return Node(muc, para=para, doubt=doubt)
    node = Node(Muc("muc", khoa="muc"), label=label.strip(), para=para, doubt=doubt)
    _understand(node, stack)
    whole = clean(para.text[skip:])
    if _is_heading(para, node, whole):
        node.muc.kieu = node.muc.khoa = "tieu_de"
    heading = node.muc.kieu == "tieu_de"
    node.muc.chu = words(_after(para, skip), own_bold=heading, own_italic=heading and para.bold)
    return node


def _after(para: Para, skip: int) -> Para:
    return behind(para, 0, skip) if skip else para


def _bare(text: str, stack: list[Node]) -> tuple[str, str]:
    """A number typed without its dot ("4 Xây dựng") is a label only where 3 went before."""
    start = text.lstrip()
    found = _BARE.match(start)
    if found is None:
        return "", text
    wanted = int(found[1]) - 1
    for node in reversed(stack):
        if node.key == "1" and node.value == wanted:
            return found[1], start[found.end() :]
    return "", text


def _in_words(text: str) -> tuple[str, str]:
    """Return a label no scheme writes and what follows: "Phần thứ nhất" above a title, "o" for a bullet."""
    start = text.lstrip()
    if found := _ROUND.match(start):
        return "o", start[found.end() :]
    found = _WORDED.match(start)
    if found is None:
        return "", text
    rest = start[found.end() :]
    first = rest.split("\n", 1)[0]
    titled = not rest or first.isupper() or "\n" in start[: found.end()] or found[1].endswith((".", ":"))
    return (found[1].strip(), rest) if titled else ("", text)


def _understand(node: Node, stack: list[Node]) -> None:
    parsed = parse_label(node.label)
    if node.label == "o":
        node.key = "*o"
        return
    if parsed is None and (worded := _WORDED.fullmatch(node.label)):
        node.key = "Phần I" if node.label[:1] in "Pp" else "Chương I"
        node.value = _COUNTED[worded[2].lower()]
        return
    if parsed is None:
        bare = node.label.rstrip(".):")
        node.key = "1" if bare.isdecimal() else f"?{patterns.sub(r'[0-9]+', '1', bare)[:12]}"
        node.value = int(bare) if bare.isdecimal() and len(bare) < 5 else None
        return
    node.scheme, node.value = parsed.scheme, parsed.value
    if parsed.scheme in _DASHES:
        node.key = "-"
    elif parsed.scheme == "+":
        node.key = "+"
    elif len(parsed.scheme) == 1 and parsed.value is None and not parsed.scheme.isalnum():
        node.key = f"*{parsed.scheme}"
    elif "1.1" in parsed.scheme or parsed.scheme.startswith(("I.1", "A.1")):
        node.key = f"1.{node.label.rstrip('.)').count('.')}"
    else:
        core = parsed.scheme if parsed.scheme.startswith("(") else parsed.scheme.rstrip(".:/- ")
        node.key = "1" if core == "01" else core.rstrip(")") if core in ("a)", "I)", "A)", "1)") else core
        if core == "1)":
            node.key = "1)" if any(one.key == "1" for one in stack) else "1"


def _rank(node: Node) -> int:
    if node.bullet:
        return _BULLET_RANK.get(node.key, 22)
    if patterns.fullmatch(r"1\.\d", node.key):
        return 6 + min(int(node.key[2:]), 3)
    return _RANKS.get(node.key, 9)


def _is_heading(para: Para, node: Node, text: str) -> bool:
    if not text or (node.bullet and not (para.bold and len(text) < 80 and not text.endswith((".", ";", ",")))):
        return False
    if (
        _after_bold(para, text)
        and (len(text) <= _HEADING_LENGTH)
        and not (len(text) > _ITEM_LENGTH and text.endswith((".", ";")))
    ):
        return True
    # A titled điểm is upright: its style says that it heads others.
    if para.look.outline >= 0 and not node.bullet and len(text) <= _HEADING_LENGTH and not text.endswith(_CLOSES):
        return True
    return text.isupper() and len(text) <= _HEADING_LENGTH and sum(map(str.isalpha, text)) > 3


def _after_bold(para: Para, text: str) -> bool:
    """Tell whether the words after the label are bold (the label itself may not be)."""
    if para.bold:
        return True
    left = len(text)
    for piece in reversed(para.pieces):
        if left <= 0:
            return True
        if any(map(str.isalnum, piece.text)) and not piece.look.bold:
            return left <= 0
        left -= len(piece.text)
    return left <= 0 and bool(text)


def _open(stack: list[Node], node: Node) -> None:
    """Go up to the block that holds `node`."""
    del stack[_DEEPEST:]
    same = next((at for at in range(len(stack) - 1, -1, -1) if stack[at].key == node.key), None)
    if same is not None:
        del stack[same:]
        return
    if node.bullet:
        while stack and stack[-1].bullet and _rank(stack[-1]) > _rank(node) and not _heads_others(stack[-1]):
            stack.pop()
        return
    while stack and stack[-1].bullet and not (node.value == 1 and stack[-1].muc.chu.rstrip("* ").endswith(":")):
        stack.pop()
    if node.value == 1 and not (stack and _lower(stack[-1], node)):
        return  # the first of a new list stands below what went before it
    while stack and _rank(stack[-1]) >= _rank(node):
        stack.pop()


def _heads_others(above: Node) -> bool:
    """Tell whether what stands behind a star is no item but what the dashes below it are of ("* Thu ngân sách", "* Về chi:")."""
    return above.key.startswith("*") and not above.muc.chu.rstrip("* ").endswith((".", ";", ","))


def _lower(above: Node, node: Node) -> bool:
    """Tell whether a first label must go up all the same: "I." after "1." of an introduction, "Điều 1" after "2."."""
    # "Phần 1" may well be a part of what stands in an item, as "Phần I" is not
    return (_rank(node) <= 5 < _rank(above) and node.key not in ("Phần 1", "Chương 1")) or (
        patterns.fullmatch(r"1\.\d", node.key) is not None and above.key > node.key and above.key.startswith("1.")
    )


def _holder(stack: list[Node]) -> Node | None:
    """Return the block an unlabelled paragraph or a table belongs to; blocks of bullets are left."""
    while stack and stack[-1].bullet:
        stack.pop()
    return stack[-1] if stack else None


def _add(top: list[Node], parent: Node | None, node: Node) -> None:
    (parent.children if parent is not None else top).append(node)


def _headings(nodes: list[Node]) -> None:
    """A short line without a closing mark that others stand below is a heading, bold or not."""
    for node in nodes:
        muc = node.muc
        if muc.kieu == "muc" and node.children and not node.bullet and muc.chu:
            short = (
                len(muc.chu) <= _ITEM_LENGTH
                and not muc.chu.rstrip("*").endswith((".", ";", ":", ","))
                and "\n" not in muc.chu
            )
            # A point ("a)", "2.1.") typed upright stays a point: only khoản and what stands above it have titles by themselves.
            if short and not muc.chu.startswith("**") and _rank(node) <= _RANKS["1"]:
                muc.kieu = muc.khoa = "tieu_de"
                node.doubt = "đọc là tiêu đề vì có mục con; nếu là câu thường, đổi tieu_de thành muc"
        _headings(node.children)


def settle(reading: Reading, nodes: list[Node], base: Path) -> list[Muc]:
    """Turn nodes into blocks, remember their places, and let plain items be plain."""
    out: list[Muc] = []
    for at, node in enumerate(nodes):
        here: Path = (*base, at)
        muc = node.muc
        if node.doubt:
            reading.unsure[here] = node.doubt
        if node.para is not None:
            reading.put(here, node.para, muc.kieu if muc.kieu != "muc" else f"muc {node.scheme}".strip())
        elif muc.bang is not None:
            reading.place_table(muc.bang, (*here, "bang"))
        muc.noi_dung = settle(reading, node.children, (*here, "noi_dung"))
        out.append(muc)
    return out
