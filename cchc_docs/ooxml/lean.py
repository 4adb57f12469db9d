"""lxml without `inspect`, which brings ast, dis and tokenize: 7 ms and 1.2 MiB of every command that opens a Word file.

lxml asks it for one function when it is loaded, and calls that for a parser with a target of its own, as nobody here has.
Whoever needs lxml takes `etree` from here.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stands for `inspect` while lxml is loaded; for anything but that one function the real one is loaded after all."""

    def getfullargspec(self, function: Any) -> Any:
        """What `inspect.getfullargspec` gives."""
        return self.__getattr__("getfullargspec")(function)

    def __getattr__(self, name: str) -> Any:
        self.leave()
        return getattr(import_module("inspect"), name)

    def leave(self) -> None:
        """Make room for the real one."""
        if sys.modules.get("inspect") is self:
            del sys.modules["inspect"]


_later = _Later("inspect")
if "inspect" not in sys.modules and "lxml.etree" not in sys.modules:
    sys.modules["inspect"] = _later
try:
    from lxml import etree
finally:
    _later.leave()

__all__ = ["etree"]
