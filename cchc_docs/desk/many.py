"""The same work over many files: in processes of this machine, or on the workers of a Dask cluster.

Either way: outcomes come in the order of the pieces, only a few pieces are in memory at once, a worker that dies loses
nothing, and a piece that keeps killing workers is named and set aside. A piece carries all its work needs as values
(bytes, not paths), so that a worker elsewhere needs no disk of ours.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_MOST = 61  # Windows waits for no more than that many processes
_AHEAD = 4
"""Pieces in hand per process: enough to keep it busy, few enough to keep memory flat."""
Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")

KILLED = (
    "tệp làm dừng tiến trình đọc nó (thường do hết bộ nhớ) cả khi đọc riêng nên được để riêng ra; "
    "mở bằng Word, lưu lại dưới tên khác rồi chạy lại"
)
"""What is said of a piece that killed its worker twice."""


class Lost(NamedTuple):
    """In the place of an outcome: the piece killed whoever worked on it."""

    reason: str = KILLED


def over(
    work: Callable[[Piece], Outcome], pieces: Iterable[Piece], *, processes: int = 0, scheduler: str = ""
) -> Iterator[Outcome | Lost]:
    """Yield what `work` (a function of a module, or a partial of one) makes of each piece, in their order.

    `processes`: how many, 0 for as many as there are cores; 1 works here, without any. `scheduler`: address of a Dask
    scheduler ("tcp://…") whose workers take the place of processes. Raises CchcError where it is not to be had.
    """
    if scheduler:
        yield from _cluster(work, pieces, scheduler)
        return
    workers = min(processes or os.cpu_count() or 1, _MOST)
    if workers < 2:
        yield from map(work, pieces)
        return
    yield from _local(work, pieces, workers)


# --- processes of this machine ----------------------------------------------------------------------------------------


_work: Any = None
"""In a worker: what it does with each piece. Sent once, as it may hold a whole plan to compare with."""


def begin(work: Callable[[Any], Any], command: str) -> None:
    """In a worker: be ready to work, use and keep the patterns of the command it works for; end when that is gone.

    The program itself uses few of them: left to it, every worker of every run would compile all four hundred.
    """
    global _work  # noqa: PLW0603 - a process of a pool does one work
    from multiprocessing.util import Finalize

    from cchc_docs.keeping import done
    from cchc_docs.patterns import remember, remembered

    _work = work
    if command != remembered():  # a process that is no copy of the program begins with none
        remember(command)
    Finalize(None, done, exitpriority=0)
    end_with_parent()
    _leave_nothing_half_done()


def _leave_nothing_half_done() -> None:
    """In a worker: take away what it is writing when it is told to end, as all are where one of them died."""
    import signal

    def end(_signal: int, _frame: object) -> None:
        raise SystemExit

    signal.signal(signal.SIGTERM, end)


def do(piece: Any) -> Any:
    """In a worker: return what the work makes of a piece."""
    try:
        return _work(piece)
    except SystemExit:
        os._exit(1)  # told to end: the pool would take it for an answer and wait for the next


def end_with_parent() -> None:
    """In a worker: end when the program that started it is gone, however it went; Ctrl-C is for that program alone."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=watch, daemon=True).start()


@contextmanager
def _pool(work: Callable[[Any], Any], workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that `do` some work; left early (Ctrl-C), what has not begun is dropped and what has is waited for."""
    from concurrent.futures import ProcessPoolExecutor

    from cchc_docs.patterns import remembered

    pool = ProcessPoolExecutor(workers, initializer=begin, initargs=(work, remembered()))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _local(work: Callable[[Piece], Outcome], pieces: Iterable[Piece], workers: int) -> Iterator[Outcome | Lost]:
    """Work in a pool; when a process dies, a new one, and every piece that was in hand alone: only the guilty one fails."""
    from concurrent.futures.process import BrokenProcessPool

    rest = iter(pieces)
    waiting: deque[tuple[Piece, Future[Any]]] = deque()
    more = True
    while more:
        try:
            with _pool(work, workers) as pool:
                for piece in rest:
                    waiting.append((piece, _handed(pool, piece)))
                    if len(waiting) >= workers * _AHEAD:
                        yield waiting[0][1].result()
                        waiting.popleft()
                while waiting:
                    yield waiting[0][1].result()
                    waiting.popleft()
            more = False
        except BrokenProcessPool:
            while waiting:
                piece, future = waiting.popleft()
                yield _again(work, piece, future)


def _handed(pool: ProcessPoolExecutor, piece: Any) -> Future[Any]:
    """Hand a piece to a pool; one that broke meanwhile takes it too, so that the piece is in hand when that is seen."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(do, piece)
    except BrokenProcessPool as error:
        refused: Future[Any] = Future()
        refused.set_exception(error)
        return refused


def _again(work: Callable[[Piece], Outcome], piece: Piece, future: Future[Any]) -> Outcome | Lost:
    """Return what a piece gave before the pool broke, or gives alone in a process of its own."""
    from concurrent.futures.process import BrokenProcessPool

    if future.done() and not future.cancelled() and future.exception() is None:
        found: Outcome = future.result()
        return found
    with _pool(work, 1) as alone:
        try:
            again: Outcome = alone.submit(do, piece).result()
            return again
        except BrokenProcessPool:
            return Lost()


# --- workers elsewhere ------------------------------------------------------------------------------------------------


def _cluster(work: Callable[[Piece], Outcome], pieces: Iterable[Piece], address: str) -> Iterator[Outcome | Lost]:
    """Work on a Dask cluster: it hands out and retries when a worker dies.

    It gives up every task that was with too many workers that died, those that only waited there too; so each of them is
    tried once more with nothing of ours beside it, and only one that kills again is lost.
    """
    try:
        from distributed import KilledWorker
    except ImportError:
        raise CchcError("--scheduler cần thêm thư viện Dask; cài bằng: pip install 'cchc-docs[cluster]'") from None
    with _client(address) as client:
        waiting: deque[tuple[Piece, Any]] = deque()
        rest, more = iter(pieces), True
        while more or waiting:
            room = max(2, sum(client.nthreads().values())) * _AHEAD - len(waiting) if more else 0
            for _ in range(room):
                piece = next(rest, _END)
                if piece is _END:
                    more = False
                    break
                waiting.append((piece, client.submit(work, piece, pure=False)))
            if waiting:
                piece, future = waiting.popleft()
                try:
                    _wait(client, future, address)
                    yield future.result()
                except KilledWorker:
                    for _, other in waiting:
                        _wait(client, other, address)
                    future.release()
                    future = client.submit(work, piece, pure=False)
                    try:
                        _wait(client, future, address)
                        yield future.result()
                    except KilledWorker:
                        yield Lost()
                future.release()


_END: Any = object()
_LOOKS, _BETWEEN = 12, 10.0
"""How often, and after how many seconds each, a cluster is seen without a worker before nobody waits for one any more."""


def _wait(client: Any, future: Any, address: str) -> None:
    """Wait for the end of a piece, whatever that is. Raises CchcError where no worker is left, or the scheduler is gone.

    Dask itself waits without end for workers: one that died as it began may never come back.
    """
    empty = 0
    while empty < _LOOKS:
        try:
            future.exception(timeout=_BETWEEN)
        except TimeoutError:
            empty = 0 if _has_workers(client) else empty + 1
        else:
            return
    raise CchcError(
        f"--scheduler {address}: không còn máy nào làm việc; chạy lại 'dask worker {address}' trên các máy rồi chạy lại lệnh này"
    )


def _has_workers(client: Any) -> bool:
    try:
        return bool(client.nthreads())
    except (OSError, TimeoutError):
        return False


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """Give a client of a scheduler whose workers have this very version. Raises CchcError, one line."""
    import logging

    import distributed

    from cchc_docs import __version__

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    made: Any = distributed.Client
    try:
        client = made(address, timeout=10, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise CchcError(
            f"--scheduler {address}: không kết nối được ({type(error).__name__}); kiểm tra địa chỉ"
        ) from None
    try:
        versions = client.run(_version)
        if not versions:
            raise CchcError(
                f"--scheduler {address}: chưa có máy nào vào làm; chạy 'dask worker {address}' trên các máy"
            )
        other = {worker: found for worker, found in versions.items() if found != __version__}
        if other:
            worker, found = next(iter(other.items()))
            raise CchcError(
                f"{worker}: dùng cchc-docs {found or '(chưa cài)'}, máy này {__version__}; cài cùng một bản"
            )
        yield client
    finally:
        client.close()


def _version() -> str:
    """On a worker: the version it has."""
    from cchc_docs import __version__

    return __version__
