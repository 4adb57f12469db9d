"""`cchc render` beside a bare docxtpl script that makes the same document.

python -m bench.render [--pairs N] [--json]

Our side reads the YAML, validates, numbers, refers, renders, proves and writes. The peer's data are already numbered and
referred (see `peer_template`); it checks nothing. Each peer document was compared with ours word by word before timing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from bench.clock import Pairs, Row, Run, alternate, ask, python, quartiles, run, versus
from bench.setting import SIZES, Setting, command

BARE = str(Path(__file__).with_name("bare_docxtpl.py"))
PLANS = 200


def measure(at: Setting) -> tuple[list[Row], list[str]]:
    """Return the rows and what was verified."""
    notes = prepare(at)
    rows = [*cold(at), *warm(at), *linear(at), *many(at)]
    return rows, notes


def prepare(at: Setting) -> list[str]:
    """Make the peer's template, data and documents; say that they are the same as ours."""
    plans = [at.file(f"{size}.yaml") for size in SIZES]
    ask(python("-m", "bench.peer_template", at.folder, *plans), at.env)
    notes = []
    for size, pages in SIZES.items():
        made = at.file(f"{size}.peer.docx")
        ask(python(BARE, at.file("peer.docx"), at.file(f"{size}.json"), made), at.env)
        found = ask(python("-m", "bench.peer_template", "--same", at.file(f"{size}.docx"), made), at.env)
        notes.append(f"Same on both sides, {pages}: {found.strip()}.")
    return notes


def _cold(at: Setting, size: str, data: str, pairs: int) -> Pairs:
    ours = at.ours("render", at.file(f"{size}.yaml"), "-o", at.file("ours.docx"))
    return alternate(ours, at.script(BARE, at.file("peer.docx"), at.file(data), at.file("theirs.docx")), pairs)


def cold(at: Setting) -> list[Row]:
    """Whole processes, start to file."""
    bare = at.script(BARE, at.file("peer.docx"), at.file("one.json"), at.file("theirs.docx"))
    found = {size: _cold(at, size, f"{size}.json", at.pairs) for size in SIZES}
    rows = [versus(f"cold, {pages}", found[size], most=1.2) for size, pages in SIZES.items()]
    rows.append(versus("cold, 35 pages, the peer's data in YAML too", _cold(at, "one", "one.peer.yaml", at.pairs)))
    rows.append(versus("cold, 35 pages, against an empty Python", alternate(_ours(at), _empty(at), at.pairs)))
    rows.append(versus("noise: the bare script against itself", alternate(bare, bare, at.pairs)))
    rows += [versus(f"peak memory, {pages}", found[size], "peak", 1.3) for size, pages in SIZES.items()]
    first = Pairs([_first(at) for _ in range(5)], [bare() for _ in range(5)])
    rows.append(versus("cold, 35 pages, template not yet compiled", first))
    return rows


def _ours(at: Setting) -> Callable[[], Run]:
    return at.ours("render", at.file("one.yaml"), "-o", at.file("ours.docx"))


def _empty(at: Setting) -> Callable[[], Run]:
    return at.script("-c", "pass")


def _first(at: Setting) -> Run:
    """Return the first render after installing: the template is compiled and kept."""
    for kept in (at.folder / "cache").iterdir():
        kept.unlink()
    return run(python(at.cchc, "render", at.file("one.yaml"), "-o", at.file("ours.docx")), at.env)


def warm(at: Setting) -> list[Row]:
    """One document after another in one process; each pair is two processes of ten documents (three long ones)."""
    peer = at.file("peer.docx")
    rows = []
    for size, pages in SIZES.items():
        plan, data = at.file(f"{size}.yaml"), at.file(f"{size}.json")
        whole = _warm(
            at, ("render_file", plan, at.file("ours.docx")), ("peer_file", peer, data, at.file("theirs.docx"))
        )
        inner = _warm(at, ("render_memory", plan), ("peer_memory", peer, data))
        most = 0.4 if size == "one" else 0.0
        rows.append(versus(f"warm, {pages}, YAML to file (peer: JSON to file)", whole, most=most))
        rows.append(versus(f"warm, {pages}, document in memory to bytes", inner))
    kept = _warm(at, ("render_memory", at.file("one.yaml")), ("kept_memory", peer, at.file("one.json")))
    return [*rows, versus("warm, 35 pages, peer with its template work kept", kept)]


def _warm(at: Setting, ours: tuple[str, ...], peer: tuple[str, ...]) -> Pairs:
    return alternate(partial(_each, at, *ours), partial(_each, at, *peer), max(3, at.pairs // 3))


def _each(at: Setting, *job: str) -> Run:
    long = any("ten." in part for part in job)
    return Run(median(at.warm(3 if long else 10, *job)), 0.0, 0.0)


def linear(at: Setting) -> list[Row]:
    """Ten times the content: the time per paragraph must not grow (in one process, 35 pages against 350)."""
    out = at.file("ours.docx")
    found = _warm(at, ("render_file", at.file("ten.yaml"), out), ("render_file", at.file("one.yaml"), out))
    grown = (at.folder / "ten.yaml").stat().st_size / (at.folder / "one.yaml").stat().st_size
    ratios = [ratio / grown for ratio in found.ratios("wall")]
    ten, one = found.middle("wall")
    name = f"time per byte of YAML, {grown:.1f} times the plan (peer: 35 pages)"
    row = Row(name, ten * 1000, one * 1000, "ms", median(ratios), quartiles(ratios), "<=", 1.15)
    return [row]


def many(at: Setting) -> list[Row]:
    """200 plans by one process and by two: how many times faster two are.

    Where the second core is busy with other work the wall time cannot tell; processor time can: twice its inverse is
    what two idle cores would give.
    """
    folder = at.folder / "plans"
    folder.mkdir()
    text = (at.folder / "one.yaml").read_text(encoding="utf-8")
    for number in range(PLANS):
        (folder / f"plan_{number:03}.yaml").write_text(text, encoding="utf-8")
    found = alternate(*(at.ours("render", str(folder), "-o", at.file("out"), "-j", jobs) for jobs in "21"), 5)
    ratios = [1 / ratio for ratio in found.ratios("wall")]
    two, one = found.middle("wall")
    name = f"{PLANS} plans of 35 pages, 2 processes (peer: cchc with 1)"
    return [
        Row(name, two * 1000, one * 1000, "ms", median(ratios), quartiles(ratios), ">=", 1.6),
        versus("   the same, processor time", found, "cpu", 1.25),
    ]


if __name__ == "__main__":
    command("render", measure)
