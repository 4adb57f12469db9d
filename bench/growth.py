"""Time per unit as a document grows: rows, sections, the text of one paragraph, dates, links; 1, 4 and 16 times.

python -m bench.growth [--base N] [--only JOB,KIND]     one table, this build alone

What the next unit costs must not grow: the cost of a unit from 4x to 16x over that from 1x to 4x is 1 where time is
linear and 4 where it goes with the square; start-up and whatever else does not depend on the size falls out of it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bench.clock import Row, Stopped, ask

if TYPE_CHECKING:
    from bench.builds import Build

DAY = date(2026, 1, 15)
BASE = 100
MOST = 1.3
"""A unit may cost that many times more in a large document than in a small one."""
KINDS = ("rows", "sections", "text", "dates", "links")
JOBS = ("check", "import", "draft", "compare", "annotate")

_WORK = "Rà soát hồ sơ tồn đọng đợt {0} tại các thôn của xã, lập danh sách, báo cáo kết quả với lãnh đạo"


def source(kind: str, units: int, every: int = 0) -> str:
    """Return a plan with so many units of a kind; `every`: each such unit is worded otherwise, for a comparison."""
    from cchc_docs.desk.start import new_plan

    plan = new_plan("xã Đồng Mơ Hạ", 2026)
    words = [_WORK.format(n) + (" đầy đủ hơn" if every and n % every == 0 else "") for n in range(units)]
    section, row = "- tieu_de: Tổ chức thực hiện\n", "\nche_do_bao_cao:"
    if kind == "rows":
        made = "".join(
            f"  - {{ma: r{n}, noi_dung: '{text}', san_pham: Danh sách số {n}, chu_tri: van_hoa, thoi_han: Quý II/2026}}\n"
            for n, text in enumerate(words)
        )
        return plan.replace(row, made + row, 1)
    if kind == "sections":
        return plan.replace(section, "".join(_sections(words)) + section, 1)
    if kind == "text":
        made = "; ".join(words)
    elif kind == "dates":
        made = "; ".join(f"{text} trước ngày {1 + n % 28:02d}/{1 + n % 12:02d}/2026" for n, text in enumerate(words))
    else:
        made = "; ".join(f"{text} https://dichvu{n}.vi-du.vn/ho-so/{n}" for n, text in enumerate(words))
    return plan.replace(section, f"  - '{made}.'\n{section}", 1)


def _sections(words: list[str]) -> Iterator[str]:
    """Yield sections, twenty below each heading: nobody writes four hundred by Roman numbers, and none is read so."""
    for n, text in enumerate(words):
        if n % 20 == 0:
            yield f"  - tieu_de: Nội dung thứ {n}\n    noi_dung:\n"
        yield f"    - tieu_de: Việc thứ {n}\n      noi_dung:\n      - '{text}.'\n"


def job(name: str, kind: str, units: int) -> Callable[[], Any]:
    """Return a job over a document of that size, made beforehand."""
    from cchc_docs.checking.wording.texts.known import KNOWN_TEXTS
    from cchc_docs.cli.main import look_seldom_for_circles
    from cchc_docs.desk.check import Order, check_bytes
    from cchc_docs.desk.compare import compare
    from cchc_docs.desk.draft import draft
    from cchc_docs.desk.intake import take
    from cchc_docs.desk.mend import annotate
    from cchc_docs.desk.open import File, read_bytes
    from cchc_docs.writing.word.render import render

    look_seldom_for_circles()  # what runs in a process of the product is measured as it runs there
    plan = File(source(kind, units).encode(), "ke_hoach.yaml")
    if name == "check":
        return lambda: (KNOWN_TEXTS.forget(), check_bytes(plan.data, plan.name, Order(DAY)))
    if name == "draft":
        return lambda: draft(plan)
    word = File(render(read_bytes(plan.data, plan.name).document), "ke_hoach.docx")
    if name == "import":
        return lambda: (taken := take(word.data, word.name)).yaml() + str(taken.coverage())
    if name == "annotate":
        return lambda: (KNOWN_TEXTS.forget(), annotate(word.data, word.name, Order(DAY)))
    other = source(kind, units, every=10).encode()
    new = File(render(read_bytes(other, plan.name).document), "moi.docx")
    return lambda: compare(word, new, DAY)


@contextmanager
def _cache() -> Iterator[None]:
    with TemporaryDirectory(prefix="cchc-bench-") as folder:
        os.environ.setdefault("CCHC_CACHE_DIR", folder)
        yield


def seconds(base: int, jobs: tuple[str, ...], kinds: tuple[str, ...]) -> dict[str, list[float]]:
    """Return "job of kind" -> the least processor time at 1, 4 and 16 times `base` units."""
    out = {}
    for name in jobs:
        for kind in kinds:
            took = []
            for times in (1, 4, 16):
                work = job(name, kind, base * times)
                took.append(min(_once(work) for _ in range(3 if times < 16 else 2)))
            out[f"{name}: {kind}"] = took
    return out


def _once(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def rows_of(found: dict[str, list[float]]) -> list[Row]:
    """Return a row per line: ms per unit from 4x to 16x, from 1x to 4x, and how the one stands to the other."""
    out = []
    for name, (one, four, sixteen) in found.items():
        late, early = max(sixteen - four, 1e-9) / 12, max(four - one, 1e-9) / 3
        whole = sixteen / one
        out.append(
            Row(
                f"{name} ({whole:.1f}x time)",
                late * 1000,
                early * 1000,
                "ms",
                late / early,
                (late / early, late / early),
                "<=",
                MOST,
            )
        )
    return out


def growth(ours: Build, _inputs: Path) -> tuple[list[Row], list[str]]:
    """Return the rows of this build, each job in a process of its own."""
    rows, notes = [], []
    for name in JOBS:
        try:
            said = ask(ours.python("-m", "bench.growth", "--json", "--only", name), ours.env)
        except Stopped as stopped:
            notes.append(f"growth of {name}: left out, {stopped}")
            continue
        rows += rows_of(json.loads(said))
    return rows, notes


def main() -> None:
    """Print the table, or the times as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth")
    parser.add_argument("--base", type=int, default=BASE, help="units at 1x")
    parser.add_argument("--only", default="", help="jobs and kinds, with commas")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    only = tuple(given.only.split(",")) if given.only else ()
    with _cache():
        found = seconds(
            given.base,
            tuple(one for one in JOBS if one in only) or JOBS,
            tuple(one for one in KINDS if one in only) or KINDS,
        )
    if given.json:
        print(json.dumps(found))
        return
    from bench.clock import table

    print(table("growth (cchc: from 4x to 16x, peer: from 1x to 4x, per 1x)", rows_of(found)))


if __name__ == "__main__":
    sys.exit(main())
