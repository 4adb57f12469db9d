"""Another commit beside this one: its worktree, its own libraries, the same environment as ours otherwise."""

from __future__ import annotations

import glob
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import forgetting
from bench.clock import ROOT, Run, Stopped, ask, entry, environment, run

_WARM = f"""\
{Path(forgetting.__file__).read_text(encoding="utf-8")}
import gc, json, sys, time
from bench.warm import JOBS
import cchc_docs.cli.main as product
getattr(product, "look_seldom_for_circles", lambda: gc.set_threshold(50_000))()
name = sys.argv[2]
job, taken = JOBS[name.removesuffix("_new")](*sys.argv[3:]), []
for _ in range(int(sys.argv[1]) + 3):
    if name.endswith("_new"):
        forget_papers()
    begun = time.perf_counter(), time.process_time()
    job()
    taken.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
print(json.dumps(taken[3:]))
"""
"""A job many times in one process, by both clocks; the first three are thrown away. Circles are looked for as the product
does; before it had a function for that it set 50,000. A job whose name ends with "_new" sees a paper nobody has seen."""


class Build(NamedTuple):
    """One commit that can be run: its sources, its interpreter, a folder of its own for what it writes."""

    name: str
    root: Path
    interpreter: str
    folder: Path
    env: dict[str, str]

    def python(self, *arguments: object) -> list[str]:
        """Return the command that runs the interpreter of this build; -P: not with what stands in the current folder."""
        return [self.interpreter, "-S", "-P", *map(str, arguments)]

    def cchc(self, *arguments: object, codes: tuple[int, ...] = (0, 1)) -> Callable[[], Run]:
        """Return a measured call of `cchc`."""
        command = self.python(self.folder / "cchc.py", *arguments)
        return lambda: run(command, self.env, codes)

    def cchc_new(self, *arguments: object) -> Callable[[], Run]:
        """Return `cchc` as it meets a paper no earlier run has seen: what is kept of texts is taken away before each call."""
        call = self.cchc(*arguments)
        return lambda: (forgetting.forget_earlier_runs(self.folder / "cache"), call())[1]

    def cchc_seen(self, *arguments: object) -> Callable[[], Run]:
        """Return `cchc` over a paper whose texts an earlier run has seen, but that is judged once more: as after an edit."""
        call = self.cchc(*arguments)
        return lambda: (forgetting.forget_reports(self.folder / "cache"), call())[1]

    def said(self, *arguments: object) -> str:
        """Return what a call of `cchc` prints, whatever it found."""
        command = self.python(self.folder / "cchc.py", *arguments)
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise Stopped(f"{self.name}: {' '.join(command)} ended with {done.returncode}: {done.stderr[-600:]}")
        return done.stdout

    def warm(self, times: int, *job: object) -> Run:
        """Return the medians (clock, processor) of one job of the build's own `bench.warm`, done several times in one process."""
        taken: list[tuple[float, float]] = json.loads(ask(self.python("-c", _WARM, times, *job), self.env))
        wall, cpu = zip(*taken, strict=True)
        return Run(median(wall), median(cpu), 0.0)

    def file(self, name: str) -> Path:
        """Return a file of this build's own folder."""
        return self.folder / name


@contextmanager
def pair(revision: str) -> Iterator[tuple[Build, Build]]:
    """Give this build and that of `revision`; the worktree and both folders are removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="cchc-against-") as name:
        top = Path(name)
        tree = top / "tree"
        _git("worktree", "add", "--detach", str(tree), revision)
        try:
            yield _ours(top / "ours"), _theirs(top / "theirs", tree, revision)
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _ours(folder: Path) -> Build:
    return _made("ours", ROOT, sys.executable, folder, None)


def _theirs(folder: Path, tree: Path, revision: str) -> Build:
    """Return the build of a worktree, with the libraries its own pyproject.toml asks for in a venv of its own."""
    venv = folder / "venv"
    ask([sys.executable, "-m", "venv", str(venv)], _plain())
    python = str(venv / "bin" / "python")
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"].get("pdf", ())]
    ask([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted], _plain())
    return _made(revision, tree, python, folder, glob.glob(str(venv / "lib" / "python*" / "site-packages")))


def _made(name: str, root: Path, python: str, folder: Path, sites: list[str] | None) -> Build:
    folder.mkdir(exist_ok=True)
    env = environment(folder, root, sites)
    entry(folder)
    made = Build(name, root, python, folder, env)
    ask(made.python("-m", "compileall", "-q", root / "cchc_docs"), env)
    return made


def _plain() -> dict[str, str]:
    import os

    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _git(*arguments: str) -> None:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stopped(f"git {' '.join(arguments)}: {done.stderr.strip()}")
