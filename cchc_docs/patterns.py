"""Regular expressions compiled once and kept between runs: to parse and compile the hundreds of a check took a fifth of it.

What `re` makes of a pattern is a list of numbers for its engine. A kept table gives those numbers by pattern and flags, and
the engine proves them as it takes them (`_sre.compile` refuses what it could not run). The table is of one Python, of one
command, and proves itself as all we keep does. Only patterns that stand in code are kept, never one with words of a
document in it: nothing of what a paper says stays behind.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from importlib import import_module
from typing import Any, NamedTuple

from cchc_docs.keeping import cache_dir, keep, trusted

_FORM = 1
_MOST = 2000
"""Patterns of one command: a table that outgrows this has kept what it should not."""
_CALLER = 4
"""Frames from `_in_code` to who asked: over `compile`, `re._compile` and `re.compile` (or search, match, ...)."""

Key = tuple[str, int]


class Kept(NamedTuple):
    """What `re` makes of a pattern: all its flags, the engine's numbers (32 bits each), groups and their names."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


class _Table:
    """Stands in the place of `re._compiler.compile` for the length of a run of `cchc`."""

    def __init__(self, path: str, compiler: Any, engine: Any) -> None:
        self._path, self._compiler, self._engine = path, compiler, engine
        self._honest = compiler.compile
        self._known: dict[Key, tuple[Any, ...]] = {}
        self._new = False
        found = trusted(os.path.dirname(path), path)
        if found is not None:
            try:
                self._known = marshal.loads(found)  # noqa: S302 - our own file, proved by `trusted`
            except (ValueError, EOFError, TypeError):
                self._known = {}  # of another Python: made anew

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Do what `re._compiler.compile` does, for a known pattern without parsing it."""
        key = (pattern, int(flags))
        kept = self._known.get(key) if type(pattern) is str else None
        if kept is not None:
            try:
                return self._made(pattern, Kept(*kept))
            except (RuntimeError, TypeError, ValueError, OverflowError):
                del self._known[key]
        if type(pattern) is not str or flags & re.DEBUG or not _in_code(pattern, _CALLER):
            return self._honest(pattern, flags)
        tree = self._compiler._parser.parse(pattern, flags)  # noqa: SLF001 - what `compile` itself does
        code = self._compiler._code(tree, flags)  # noqa: SLF001
        known = Kept(int(flags | tree.state.flags), _packed(code), tree.state.groups - 1, dict(tree.state.groupdict))
        self._known[key], self._new = tuple(known), True
        return self._made(pattern, known)

    def _made(self, pattern: str, kept: Kept) -> Any:
        names: list[str | None] = [None] * (kept.groups + 1)
        for name, number in kept.names.items():
            names[number] = name
        code = memoryview(kept.code).cast("I").tolist()
        return self._engine.compile(pattern, kept.flags, code, kept.groups, kept.names, tuple(names))

    def write(self) -> None:
        """Keep the table where this run compiled something that it did not hold."""
        if self._new and len(self._known) <= _MOST:
            self._new = False
            keep(os.path.dirname(self._path), self._path, marshal.dumps(self._known))


_table: _Table | None = None


def remember(command: str) -> None:
    """Take the patterns of a command from its table from now on. Where this Python has no such insides, nothing changes."""
    global _table  # noqa: PLW0603 - one `re`, one table
    folder = cache_dir()
    if not folder or _table is not None:
        return
    try:
        compiler: Any = import_module("re._compiler")
        engine: Any = import_module("_sre")
        if engine.CODESIZE != 4 or compiler._parser is None or compiler._code is None:  # noqa: SLF001
            return
        made = f"{sys.implementation.cache_tag}.{sys.version_info.micro}-{engine.MAGIC}-{sys.byteorder}-{_FORM}"
    except (ImportError, AttributeError):
        return
    _table = _Table(os.path.join(folder, f"bieu_thuc-{command}-{made}.bang"), compiler, engine)
    compiler.compile = _table.compile


def keep_new() -> None:
    """Keep what was compiled since `remember`: called at the end of a command."""
    if _table is not None:
        _table.write()


def forget() -> None:
    """Give `re` its own compiler back."""
    global _table  # noqa: PLW0603
    if _table is not None:
        _table._compiler.compile = _table._honest  # noqa: SLF001
        _table = None


def ours(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern that is put together of our own words only (a list of the law, of slips): it may be kept."""
    return re.compile(pattern, flags)


def _in_code(pattern: str, depth: int) -> bool:
    """Whether a pattern stands in code: compiled while a module is imported, a constant of who asks, or `ours`."""
    frame = sys._getframe(depth)  # noqa: SLF001
    code = frame.f_code
    if code.co_name == "<module>" or code is ours.__code__ or pattern in code.co_consts:
        return True
    return any(value is pattern for value in frame.f_globals.values())


def _packed(code: list[int]) -> bytes:
    from array import array

    return array("I", code).tobytes()
