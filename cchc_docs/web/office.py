"""What one start of the page holds: the folder, the key, the work going on, what was read lately."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar, cast

from cchc_docs.desk.office.folder import Folder
from cchc_docs.web.guard import Key
from cchc_docs.web.jobs import Jobs

_KEPT = 12
Kept = TypeVar("Kept")


class Office:
    """The state of one start; nothing of it outlives the program but the files in the folder."""

    def __init__(self, root: str, token: str = "") -> None:
        self.start = Folder(root)
        self.folder = self.start
        self.key = Key(token)
        self.jobs = Jobs()
        self.said: list[str] = []
        self.writing = threading.RLock()
        self._kept: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, key: tuple[str, ...], make: Callable[[], Kept]) -> Kept:
        """Return what `make` gives, once for each key; a key names a file by its version, so it is never stale."""
        key = (self.folder.root, *key)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Kept, self._kept[key])
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made

    def tell(self, words: str) -> None:
        """Keep a line for the next page that is shown."""
        self.said.append(words)

    def told(self) -> list[str]:
        """Return the lines kept, once."""
        out, self.said = self.said, []
        return out
