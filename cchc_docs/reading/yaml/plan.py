"""A plan in YAML -> `Read`, with every problem of the file in one run, each at its line and column."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError
from cchc_docs.files import read_file
from cchc_docs.model.complete import complete, fill_in
from cchc_docs.model.document import Document, Path
from cchc_docs.model.references import Unknown
from cchc_docs.reading.result import DOUBTFUL, Place, Problem, Read
from cchc_docs.reading.yaml.document import DOCUMENT, needed
from cchc_docs.reading.yaml.kinds import Reader, suggestion
from cchc_docs.reading.yaml.tree import LIST, MAPPING, MAX_BYTES, Node, Trouble, parse

if TYPE_CHECKING:
    from cchc_docs.reading.dossier import Dossier

MAX_SHOWN = 50
MAX_UNKNOWN = 1000  # each is looked for among all names: more would take minutes


class PlanError(CchcError):
    """A plan that cannot be used: `problems` holds everything wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        shown = [str(problem) for problem in problems[:MAX_SHOWN]]
        if len(problems) > MAX_SHOWN:
            shown.append(f"… và {len(problems) - MAX_SHOWN} lỗi nữa")
        super().__init__("\n".join(shown))


def read_source(file: str) -> str:
    """Return the text of a YAML file. Raises CchcError where it cannot be read as UTF-8 text of a sane size."""
    return decoded(read_file(file, limit=MAX_BYTES, sort="một kế hoạch"), file)


def decoded(data: bytes, file: str) -> str:
    """Return the text of the bytes of a YAML file. Raises CchcError where they are no UTF-8 text of a sane size."""
    if len(data) > MAX_BYTES:
        raise CchcError(f"{file}: tệp lớn hơn {MAX_BYTES // 1_000_000} MB, không giống một kế hoạch; kiểm tra lại tệp")
    if data[:2] == b"PK":
        raise CchcError(f"{file}: đây là tệp Word hoặc Excel, không phải YAML; dùng 'cchc import' trước")
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CchcError(f"{file}:{line}:1: tệp không ở bảng mã UTF-8; mở bằng Notepad, lưu lại với UTF-8") from None


def read_yaml(file: str, *, resolve: bool = True) -> Read:
    """Return the document of a YAML file. Raises PlanError with every problem, CchcError where it cannot be read.

    `resolve`: labels are numbered and references replaced (`model.complete`).
    """
    return read_text(read_source(file), file, resolve=resolve)


def read_text(
    source: str,
    file: str = "kế hoạch",
    *,
    resolve: bool = True,
    depth: int = 0,
    dossier: Dossier | None = None,
    keep_raw: bool = False,
) -> Read:
    """Return the document of a YAML text; `file` is its name in messages, and tells where its parent plan stands.

    `dossier`: the files around it that were read before; a parent found there is not read again.
    `keep_raw`: `Read.raw` is a copy of the document before references were replaced.
    """
    reader = Reader()
    try:
        tree = parse(source, reader.problems)
    except Trouble as trouble:
        raise PlanError([_problem(file, trouble.message, trouble.line, trouble.column)]) from None
    document: Document = DOCUMENT.read(reader, tree, "")
    _need(reader, tree, needed(document))
    _need_years(reader, tree, document)
    places = _places(file, tree)
    problems = [_problem(file, *found) for found in sorted(dict.fromkeys(reader.problems), key=lambda found: found[1:])]
    if problems:
        raise PlanError(problems)
    raw = document if keep_raw else None
    parent = None
    if resolve:
        parent = parent_of(document, file, depth, dossier)
        if raw is None:
            wrong = fill_in(document, parent)
        else:
            document, wrong = complete(raw, parent)
        if wrong:
            once = {(path, unknown.message): unknown for path, unknown in wrong}
            raise PlanError([_unknown(places, path, once[path, said]) for path, said in list(once)[:MAX_UNKNOWN]])
    notes = [f"{file}:{line + 1}: {message}" for message, line in reader.notes]
    out = Read(document, places, source, raw, notes=notes, tree=tree, parent=parent)
    if DOUBTFUL in source:
        from cchc_docs.reading.yaml.doubts import doubtful_in

        out.doubtful = doubtful_in(source, places)
    return out


def _need(reader: Reader, tree: Node, keys: tuple[str, ...]) -> None:
    if tree.kind != MAPPING:
        return
    for key in keys:
        node = tree.content.get(key)
        # An empty subject is a subject still to be found: a rule says so.
        if node is None or (not node.content and (key != "trich_yeu" or node.content is None)):
            reader.problem(tree, f"văn bản thiếu '{key}'; thêm dòng '{key}: …'")


def _need_years(reader: Reader, tree: Node, document: Document) -> None:
    span = document.giai_doan
    if span is not None and span.tu and span.den and span.tu > span.den:
        reader.problem(
            tree.content["giai_doan"], f"'giai_doan' đi từ {span.tu} đến {span.den}; năm đầu phải trước năm cuối"
        )
    codes: set[str] = set()
    for number, appendix in enumerate(document.phu_luc):
        if appendix.ma and appendix.ma in codes:
            node = tree.content["phu_luc"].content[number]
            reader.problem(node.content["ma"], f"mã phụ lục '{appendix.ma}' đã dùng; mỗi phụ lục một mã")
        codes.add(appendix.ma)


def parent_of(document: Document, file: str, depth: int = 0, dossier: Dossier | None = None) -> Document | None:
    """Return the plan named by `ke_hoach_goc`, which stands beside `file`; None where none is named."""
    name = document.ke_hoach_goc
    if not name:
        return None
    # Also what is absolute on Windows only: a plan is sent from one kind of machine to another.
    if name[0] in "/\\" or ":" in name or ".." in name.replace("\\", "/").split("/"):
        raise CchcError(f"{file}: 'ke_hoach_goc' phải là tên tệp cùng thư mục với kế hoạch, không phải “{name}”")
    if depth > 3:
        raise CchcError(f"{file}: 'ke_hoach_goc' dẫn vòng tròn qua “{name}”; kế hoạch không thể là gốc của chính nó")
    path = os.path.join(os.path.dirname(file), name)
    known = dossier.known(path) if dossier is not None else None
    if known is not None:
        return known
    read = read_text(read_source(path), path, depth=depth + 1, dossier=dossier)
    if dossier is not None:
        dossier.put(path, read)
    return read.document


def _problem(file: str, message: str, line: int, column: int) -> Problem:
    return Problem(Place(file, line + 1, column + 1, f"dòng {line + 1}"), message)


def _unknown(places: Callable[[Path], Place], path: Path, unknown: Unknown) -> Problem:
    near = suggestion(unknown.word, unknown.options) if unknown.word else ""
    return Problem(places(path), f"{unknown.message}{near}")


def _places(file: str, tree: Node) -> Callable[[Path], Place]:
    """Return the source map: the place of a value, or of the nearest thing around it."""

    def place(path: Path) -> Place:
        node = node_at(tree, path)
        return Place(file, node.line + 1, node.column + 1, f"dòng {node.line + 1}", start=node.start, end=node.end)

    return place


def node_at(tree: Node, path: Path) -> Node:
    """Return the node a path leads to, or the last one on the way there."""
    node = tree
    for part in path:
        if (node.kind == MAPPING and part in node.content) or (
            node.kind == LIST and isinstance(part, int) and part < len(node.content)
        ):
            node = node.content[part]
        else:
            break
    return node
