"""Our own modules as Python compiled them, in one kept file: a check imports two hundred and fifty.

Python looks for each in its folder, opens a file for it, reads and closes it: more than it takes to run what stands in it.
Here one look at the source's size and time says whether what is kept is still it; whatever is not found is imported as ever.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any

from cchc_docs.keeping import Shelf, cache_dir, named, shelve

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

__all__ = ["keep_new", "remember"]

_PACKAGE = f"{__name__.partition('.')[0]}."
_FORM, _MOST = 1, 2000

_Kept = tuple[int, int, bool, CodeType]
"""Size and time of the source, whether it is a package, what Python made of it."""


class _Finder:
    """Finds our modules in the kept file and runs them; one finder a process."""

    def __init__(self, path: str, root: str) -> None:
        self.path, self.root, self.kept = path, root, Shelf(path)
        self.others = frozenset(sys.modules)
        self.spec: Any = import_module("_frozen_importlib").ModuleSpec

    def file(self, name: str, package: bool) -> str:
        """Return where the source of a module stands."""
        return os.path.join(self.root, name.replace(".", os.sep)) + (f"{os.sep}__init__.py" if package else ".py")

    def find_spec(self, name: str, *_: object) -> Any:
        """Return how a module is to be loaded, None for one that is not kept or whose source is another by now."""
        kept: _Kept | None = self.kept.get((name, 0)) if name.startswith(_PACKAGE) else None
        if kept is None:
            return None
        size, time, package, code = kept
        file = self.file(name, package)
        if _mark(file) != (size, time):
            return None
        spec = self.spec(name, self, origin=file, loader_state=code, is_package=package)
        if package:
            spec.submodule_search_locations.append(os.path.dirname(file))
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python to make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Run a module that was found."""
        spec: Any = module.__spec__
        module.__file__, code, spec.loader_state = spec.origin, spec.loader_state, None
        exec(code, module.__dict__)  # noqa: S102 - our own module, from a file that only we can have written

    def keep_new(self) -> None:
        """Write the modules that were imported as ever since then beside those that are kept."""
        new = {
            (name, 0): kept for name in sys.modules.keys() - self.others if (kept := self._compiled(name)) is not None
        }
        if new:
            known = {**self.kept.everything(), **new}
            self.kept.close()  # where a file that is open cannot be replaced
            if len(known) <= _MOST:
                shelve(self.path, known)

    def _compiled(self, name: str) -> _Kept | None:
        spec = getattr(sys.modules[name], "__spec__", None)
        if not name.startswith(_PACKAGE) or spec is None or spec.loader is self:
            return None
        package = spec.submodule_search_locations is not None
        file = self.file(name, package)
        mark = _mark(file)
        if mark is None or spec.origin != file or not hasattr(spec.loader, "get_code"):
            return None  # not from a folder of sources
        return (*mark, package, spec.loader.get_code(name))


def _mark(file: str) -> tuple[int, int] | None:
    try:
        status = os.stat(file)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


_finder: _Finder | None = None


def remember() -> None:
    """Take our modules from the kept file from now on, where there may be one."""
    global _finder  # noqa: PLW0603 - one process, one finder
    folder = cache_dir()
    if not folder or _finder is not None:
        return
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    made = named(f"{root} {sys.version} {sys.flags.optimize} {_FORM}")
    _finder = _Finder(os.path.join(folder, f"mo_dun-{made}-{sys.implementation.cache_tag}.bang"), root)
    finders: list[Any] = sys.meta_path
    finders.insert(0, _finder)


def keep_new() -> None:
    """Keep what was imported since `remember`: called at the end of a command."""
    if _finder is not None:
        _finder.keep_new()
