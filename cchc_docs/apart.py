"""Work that a strange file may make endless, in a process of its own: it gets so much time and memory, and no more.

PDFium's calls cannot be interrupted from within: a page that never ends drawing would hold the whole program. So they are
made by a worker that says before each step what it is and how long it may take. A step that takes longer, or a worker that
dies, is one message; the program goes on with a new worker. Workers are kept for the next piece of work, and end with the
program that started them, however it goes: what they wait for is the pipe it holds.

    apart.call("cchc_docs.reading.pdf.flow:read_flow", data, name)    in the program
    apart.step("đọc trang 7", 60)    in the work; where there is no worker it says nothing to anybody
"""

from __future__ import annotations

import os
import pickle
import sys
from _thread import allocate_lock
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO

from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from queue import Queue

__all__ = ["call", "step"]

_START = 60.0  # seconds: a cold disk with a virus scanner before it is slow
_LAST = 15.0  # seconds a worker outlives its deadline: by then it was ended, or no one is there to end it
_MEMORY = (
    3 << 30
)  # bytes of address space of a worker and of each program it starts; a file of 100 MB takes some 600 MB
_KEPT = 2
_CODE = "import sys; sys.path[:] = {path!r}; from cchc_docs.apart import _serve; _serve()"

_idle: list[_Worker] = []
_lock = allocate_lock()
_out: BinaryIO | None = None
"""In a worker: where it answers."""


def call(work: str, *args: Any, told: Callable[..., None] | None = None) -> Any:
    """Return what `work` ("module:function", so that the program need not load it) makes of `args`, in a worker.

    `told` gets what the work tells by `tell`.

    Raises what the work raises, and CchcError, a line without the file's name, where a step took too long or the worker
    died (of memory, or of a fault in a library).
    """
    with _lock:
        worker = _idle.pop() if _idle else None
    if worker is None:
        import atexit

        worker = _Worker()
        atexit.register(worker.end)
    try:
        good, answer = worker.ask((work, args), told)
    except BaseException:
        worker.end()
        raise
    with _lock:
        keep = len(_idle) < _KEPT
        if keep:
            _idle.append(worker)
    if not keep:
        worker.end()
    if good:
        return answer
    raise answer


class _Worker:
    def __init__(self) -> None:
        import subprocess  # not in the worker
        from queue import Queue
        from threading import Thread

        path = [entry or os.getcwd() for entry in sys.path]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _CODE.format(path=path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.said: Queue[tuple[str, Any]] = Queue()
        Thread(target=_listen, args=(self.process.stdout, self.said), daemon=True).start()

    def ask(self, piece: object, told: Callable[..., None] | None) -> tuple[bool, Any]:
        """Return whether the work came to its end, and its result or what it raised."""
        from queue import Empty

        assert self.process.stdin is not None
        what, seconds = "bắt đầu đọc", _START
        try:
            pickle.dump(piece, self.process.stdin, pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
        except OSError:
            raise _died(what) from None
        while True:
            try:
                kind, said = self.said.get(timeout=seconds)
            except Empty:
                raise CchcError(
                    f"{what} quá {round(seconds)} giây nên dừng lại; mở tệp, in lại ra PDF (Save as PDF) hoặc bỏ trang đó rồi thử lại"
                ) from None
            if kind == "step":
                what, seconds = said
            elif kind == "told" and told is not None:
                told(*said)
            elif kind == "end":
                raise _died(what)
            elif kind in ("done", "failed"):
                return kind == "done", said

    def end(self) -> None:
        """End the process, if it is still there."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was not yet written goes with the worker
                    continue


def _died(what: str) -> CchcError:
    return CchcError(
        f"chương trình đọc tệp dừng giữa chừng khi {what} (thường do hết bộ nhớ); tách nhỏ tệp hoặc in lại ra PDF rồi thử lại"
    )


def _listen(pipe: BinaryIO, said: Queue[tuple[str, Any]]) -> None:
    while True:
        try:
            said.put(pickle.load(pipe))  # noqa: S301 - from our own worker
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            said.put(("end", None))
            return


# --- in the worker ----------------------------------------------------------------------------------------------------


def step(what: str, seconds: float) -> None:
    """Say what comes next ("vẽ trang 7") and how long it may take. Without a worker: nothing."""
    if _out is None:
        return
    if hasattr(os, "fork"):
        import signal

        # The program that started us may be gone: then no one else ends a call into a library that does not end.
        signal.alarm(round(seconds + _LAST))
    _say("step", (what, seconds))


def tell(*said: Any) -> None:
    """Pass something on to `told` of the caller. Without a worker: nothing."""
    if _out is not None:
        _say("told", said)


def _say(kind: str, said: Any) -> None:
    assert _out is not None
    pickle.dump((kind, said), _out, pickle.HIGHEST_PROTOCOL)
    _out.flush()


def _serve() -> None:
    """Be a worker: do one piece of work after the other until the pipe ends."""
    global _out  # noqa: PLW0603 - the process is this worker
    # What a library prints is no answer: answers get a pipe of their own.
    _out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    while True:
        try:
            work, args = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the program that started us
        except EOFError:
            return
        try:
            module, _, function = work.partition(":")
            answer: tuple[str, Any] = ("done", getattr(import_module(module), function)(*args))
        except Exception as error:  # noqa: BLE001 - whatever it was, the caller gets it
            answer = ("failed", _sendable(error))
        step("gửi kết quả", _START)
        _say(*answer)
        if hasattr(os, "fork"):
            import signal

            signal.alarm(0)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > _MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


def _sendable(error: Exception) -> Exception:
    if isinstance(error, MemoryError):
        return CchcError("tệp cần nhiều bộ nhớ hơn mức cho phép; tách nhỏ tệp rồi thử lại")
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - a library's error that cannot travel
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
