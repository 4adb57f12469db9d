"""Work that goes wrong in harmless ways, for a worker to do (tests/faults/test_apart.py)."""

from __future__ import annotations

import os
import time
from typing import Any

from cchc_docs.apart import step, tell
from cchc_docs.errors import CchcError


def double(value: int) -> tuple[int, int]:
    return 2 * value, os.getpid()


def endless(seconds: float) -> None:
    step("vẽ trang 7", seconds)
    while True:
        pass


def many_steps(count: int, each: float) -> int:
    for number in range(count):
        step(f"đọc trang {number}", each * 20)
        time.sleep(each)
        tell(number, count)
    return count


def dies() -> None:
    step("vẽ trang 3", 30)
    os._exit(9)


def swallows_memory() -> int:
    return len(bytearray(4 << 30))


def prints() -> str:
    print("một thư viện in gì đó ra màn hình", flush=True)
    return "xong"


def refuses() -> None:
    raise CchcError("trang 2 bị hỏng")


class Odd(Exception):
    def __init__(self, one: Any, two: Any) -> None:
        super().__init__(one)


def odd() -> None:
    raise Odd(1, lambda: 2)


def large(size: int) -> bytes:
    return b"a" * size
