"""Long work: one thread each, how far it is, a word to stop; a page that is loaded again finds it still going."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cchc_docs.errors import CchcError

_KEPT = 40  # finished ones that a page may still come back to


class Stopped(CchcError):
    """A person asked for it."""


@dataclass(slots=True)
class Job:
    """One piece of work. `next_page`: where its result is shown; `key`: what it is about, so that it runs once."""

    ident: str
    key: str
    what: str
    next_page: str
    done: int = 0
    total: int = 0
    result: Any = None
    error: str = ""
    finished: bool = False
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def wait(self, seconds: float) -> None:
        """Wait for the end, no longer than so many seconds."""
        self.ended.wait(seconds)

    def progress(self, done: int, total: int) -> None:
        """Tell how far it is; raises Stopped where a person asked to stop."""
        self.done, self.total = done, total
        if self.stop.is_set():
            raise Stopped("đã dừng theo yêu cầu; tệp vẫn còn trong thư mục, có thể làm lại bất cứ lúc nào")


class Jobs:
    """The work of this start, by its id."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, key: str, what: str, next_page: str, work: Callable[[Job], Any]) -> Job:
        """Start `work(job)`, or return the job that is about the same thing and still going."""
        with self._lock:
            same = next((job for job in self._jobs.values() if job.key == key and not job.finished), None)
            if same is not None:
                return same
            job = Job(secrets.token_urlsafe(9), key, what, next_page)
            self._jobs[job.ident] = job
            for old in [one for one in self._jobs.values() if one.finished][:-_KEPT]:
                del self._jobs[old.ident]
        threading.Thread(target=_run, args=(job, work), daemon=True).start()
        return job

    def get(self, ident: str) -> Job | None:
        """Return a job by its id."""
        return self._jobs.get(ident)

    def last(self, key: str) -> Job | None:
        """Return the latest job about `key`."""
        return next((job for job in reversed(list(self._jobs.values())) if job.key == key), None)

    def busy(self) -> bool:
        """Tell whether anything is still going."""
        return any(not job.finished for job in list(self._jobs.values()))


def _run(job: Job, work: Callable[[Job], Any]) -> None:
    try:
        job.result = work(job)
    except CchcError as error:
        job.error = str(error)
    except Exception as error:  # noqa: BLE001 - a mistake of ours must be told on the page, not end a thread in silence
        job.error = f"lỗi của chương trình ({type(error).__name__}: {error}), không phải của tệp"
    finally:
        job.finished = True
        job.ended.set()
