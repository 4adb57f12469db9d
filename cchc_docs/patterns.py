"""The regular expressions that stand in our code: compiled when they are first used, and kept compiled between runs.

A check has some four hundred; to parse and compile them took more than a tenth of a cold run. `ours` gives a pattern that
costs nothing until it is used; `search`, `sub` and the others take a pattern where it is used once. What the engine makes
of them (a list of numbers) is kept in a table of our own, which proves itself as all we keep does, and the engine looks at
the numbers again as it takes them. A pattern with words of a document in it is made by `re` itself: nothing of what a
paper says stays behind.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, cast

from cchc_docs.keeping import Shelf, cache_dir, shelve, when_done

__all__ = [
    "findall",
    "finditer",
    "fullmatch",
    "keep_new",
    "letters_of",
    "match",
    "name_of",
    "ours",
    "remember",
    "search",
    "split",
    "sub",
]

_FORM = 6
_MOST = 8000
"""Patterns of one command, twice as many as stand in our code: a table that outgrows this has kept what it should not."""

Key = tuple[str, int]


_Kept = tuple[int, bytes, int, dict[str, int], tuple[str, ...]]
"""What `re` makes of a pattern: all its flags, the engine's numbers (32 bits each), groups and their names, `letters_of`."""


class _Table:
    """The patterns of one command as the engine takes them. Of one Python: its version is in the name of the file."""

    def __init__(self, command: str, path: str, engine: Any) -> None:
        self.command, self.path, self.engine = command, path, engine
        self.kept, self.new = Shelf(path), dict[Key, _Kept]()

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Return a pattern without parsing it where it is known; a new one is kept."""
        kept: _Kept | None = self.kept.get((pattern, flags))
        if kept is not None:
            try:
                return self._made(pattern, *kept)
            except (RuntimeError, TypeError, ValueError, OverflowError):
                pass
        made = re.compile(pattern, flags)
        if (pattern, flags) not in self.new:
            self.new[pattern, flags] = _numbers(pattern, flags)
        return made

    def letters(self, pattern: str, flags: int) -> tuple[str, ...] | None:
        """Return what `letters_of` gives of a pattern that is known."""
        kept: _Kept | None = self.kept.get((pattern, flags)) or self.new.get((pattern, flags))
        return kept[4] if kept is not None else None

    def keep_new(self) -> None:
        """Write what was compiled beside what is known by now: other processes of the run may have ended before."""
        if self.new:
            self.kept.close()
            self.kept = Shelf(self.path)
            known = {**self.kept.everything(), **self.new}
            self.kept.close()
            if len(known) <= _MOST:
                shelve(self.path, known)
            self.kept, self.new = Shelf(self.path), {}

    def _made(
        self, pattern: str, flags: int, code: bytes, groups: int, places: dict[str, int], _: tuple[str, ...]
    ) -> re.Pattern[str]:
        names: list[str | None] = [None] * (groups + 1)
        for name, number in places.items():
            names[number] = name
        made = self.engine.compile(pattern, flags, memoryview(code).cast("I").tolist(), groups, places, tuple(names))
        return cast("re.Pattern[str]", made)


def _numbers(pattern: str, flags: int) -> _Kept:
    from struct import pack

    compiler: Any = import_module("re._compiler")
    tree = compiler._parser.parse(pattern, flags)  # noqa: SLF001 - what `re.compile` itself does
    numbers = compiler._code(tree, flags)  # noqa: SLF001
    code = pack(f"{len(numbers)}I", *numbers)
    names = dict(tree.state.groupdict)
    return flags | tree.state.flags, code, tree.state.groups - 1, names, _needed(tree)


def letters_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return letters of which every match of a pattern of ours holds one run or another, () where that is not plain.

    As the pattern has them: where it asks for no capitals, they are compared in small letters.
    """
    given: object = pattern
    return given.letters() if isinstance(given, _Waiting) else ()


def name_of(pattern: re.Pattern[str]) -> tuple[str, int]:
    """Return what a pattern was made of; one of ours need not be compiled for it."""
    given: object = pattern
    return given.given if isinstance(given, _Waiting) else (pattern.pattern, pattern.flags)


def _needed(items: Any) -> tuple[str, ...]:
    """The strongest of what a sequence of `re`'s tree needs: one long run, or one of few runs."""
    found: list[tuple[str, ...]] = []
    run = ""
    todo = list(items)[::-1]
    while todo:
        kind, value = todo.pop()
        name = str(kind)
        if name == "LITERAL":
            run += chr(value)
            continue
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # nothing is taken in: the run goes on behind it
        if name == "SUBPATTERN" and not value[1] and not value[2]:
            todo += list(value[3])[::-1]
            continue
        found.append((run,))
        run = ""
        if name == "BRANCH":
            ways = [_needed(way) for way in value[1]]
            found.append(tuple(dict.fromkeys(one for way in ways for one in way)) if all(ways) else ())
        elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0]:
            found.append(_needed(value[2]))
    found.append((run,))
    usable = [one for one in found if one and len(one) <= _WAYS and min(map(len, one)) >= _RUN]
    return max(usable, key=lambda one: (min(map(len, one)) - len(one), one), default=())


_RUN, _WAYS = 3, 6
"""Shorter runs stand everywhere; more ways than this are no quicker to look for than the pattern itself."""


_table: _Table | None = None


class _Used(dict[Key | str, re.Pattern[str]]):
    """Patterns of `search` and its like, by themselves where they have no flags: as many as stand in our code."""

    def __missing__(self, key: Key | str) -> re.Pattern[str]:
        made = self[key] = _compiled(key, 0) if isinstance(key, str) else _compiled(key[0], int(key[1]))
        return made


_used = _Used()


def remember(command: str) -> None:
    """Take the patterns of a command from its table from now on. Where this Python has no such insides, nothing changes."""
    global _table  # noqa: PLW0603 - one run, one table
    folder = cache_dir()
    if not folder:
        return
    try:
        engine: Any = import_module("_sre")
        if engine.CODESIZE != 4 or _numbers("x", 0)[2]:
            return
        made = f"{sys.implementation.cache_tag}.{sys.version_info.micro}-{engine.MAGIC}-{sys.byteorder}-{_FORM}"
    except (ImportError, AttributeError, TypeError):
        return
    _table = _Table(command, os.path.join(folder, f"bieu_thuc-{command}-{made}.bang"), engine)
    when_done(keep_new)


def remembered() -> str:
    """Return the command whose table is used, "" where none is: a process that helps it uses the same."""
    return _table.command if _table is not None else ""


def keep_new() -> None:
    """Keep what was compiled since `remember`."""
    if _table is not None:
        _table.keep_new()


def forget() -> None:
    """Use no table from now on, and nothing that was compiled before."""
    global _table  # noqa: PLW0603
    if _table is not None:
        _table.kept.close()
    _table = None
    _used.clear()


class _Waiting:
    """A pattern that is compiled when it is first asked for anything; from then on its methods are the compiled one's."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.given = pattern, flags

    def letters(self) -> tuple[str, ...]:
        """Return what `letters_of` gives; the pattern need not be compiled for it."""
        found = self.__dict__.get("_letters")
        if found is None:
            known = _table.letters(*self.given) if _table is not None else None
            found = self.__dict__["_letters"] = known if known is not None else _parsed_letters(*self.given)
        return cast("tuple[str, ...]", found)

    def __getattr__(self, name: str) -> Any:
        made = self.__dict__.get("_made")
        if made is None:
            made = self.__dict__["_made"] = _compiled(*self.given)
        found = self.__dict__[name] = getattr(made, name)
        return found


def ours(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern made of nothing but our own words, compiled when it is first used. A bad one is refused only then.

    `match.re` is the compiled one, and not what this gives.
    """
    return cast("re.Pattern[str]", _Waiting(pattern, int(flags)))


def _parsed_letters(pattern: str, flags: int) -> tuple[str, ...]:
    try:
        parser: Any = import_module("re._parser")
        return _needed(parser.parse(pattern, flags))
    except (ImportError, AttributeError, TypeError, ValueError):  # a Python with other insides: nothing is plain
        return ()


def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(pattern, flags) if _table is None else _table.compiled(pattern, flags)


def search(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """`re.search` of a pattern of ours."""
    return _used[(pattern, flags) if flags else pattern].search(text)


def match(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """`re.match` of a pattern of ours."""
    return _used[(pattern, flags) if flags else pattern].match(text)


def fullmatch(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    """`re.fullmatch` of a pattern of ours."""
    return _used[(pattern, flags) if flags else pattern].fullmatch(text)


def finditer(pattern: str, text: str, flags: int = 0) -> Iterator[re.Match[str]]:
    """`re.finditer` of a pattern of ours."""
    return _used[(pattern, flags) if flags else pattern].finditer(text)


def findall(pattern: str, text: str, flags: int = 0) -> list[Any]:
    """`re.findall` of a pattern of ours."""
    return _used[(pattern, flags) if flags else pattern].findall(text)


def split(pattern: str, text: str, maxsplit: int = 0, flags: int = 0) -> list[str | Any]:
    """`re.split` of a pattern of ours."""
    return _used[(pattern, flags) if flags else pattern].split(text, maxsplit)


def sub(pattern: str, put: str | Callable[[re.Match[str]], str], text: str, count: int = 0, flags: int = 0) -> str:
    """`re.sub` of a pattern of ours."""
    return _used[(pattern, flags) if flags else pattern].sub(put, text, count)
