"""The nation: 3,321 plans of communes in 34 provinces, made from a seed, rendered, checked, surveyed by province.

python -m bench.nation [--plans N] [--provinces N] [--against REVISION --sample N] [--jobs N] [--seed N]

Plans vary in size, kind of commune, habits of typing, and defects put in on purpose. `--against`: another commit renders
and checks a sample of the same plans, so that the time per plan can be held side by side.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.builds import Build, pair
from bench.clock import ROOT, Row, entry, environment, python, run
from bench.inputs import scaled
from bench.setting import about, show

PLANS, PROVINCES = 3321, 34
_FIRST = ("An", "Bản", "Cốc", "Đồng", "Hòa", "Khe", "Mường", "Nà", "Phú", "Suối", "Tà", "Vĩnh", "Xuân", "Yên", "Làng")
_SECOND = ("Lạng Hạ", "Mít", "Nưa", "Phiêng", "Sấu", "Tía", "Vạc", "Trạch", "Đượm", "Kẽm", "Ngòi", "Rạng")


def plan(source: str, dice: random.Random, number: int) -> tuple[str, list[str]]:
    """Return the YAML of a commune's plan and what was put into it."""
    kind = dice.choices(("xã", "phường", "đặc khu"), (80, 18, 2))[0]
    name = f"{dice.choice(_FIRST)} {dice.choice(_SECOND)} {number}"
    text = scaled(source, dice.choice((0.4, 0.6, 0.8, 1.0, 1.0, 1.3)))
    text = text.replace("xã Lam Khê Thượng", f"{kind} {name}").replace("Lam Khê Thượng", name)
    done = []
    for defect in DEFECTS:
        if dice.random() < 0.15:
            text = defect(text)
            done.append(defect.__name__)
    return text, done


def wrong_year(text: str) -> str:
    """A year left over from last year's plan."""
    return text.replace("Quý III/{{ nam }}", "Quý III/2024", 1)


def no_deadline(text: str) -> str:
    """A task without a deadline."""
    return text.replace("    thoi_han: Trước ngày 30/01/{{ nam }}\n", "", 1)


def double_space(text: str) -> str:
    """A blank too many in a sentence."""
    return text.replace(" thực hiện ", "  thực hiện ", 3)


def decomposed(text: str) -> str:
    """Letters put together of parts, as some keyboards of phones do."""
    return text.replace("cải cách", unicodedata.normalize("NFD", "cải cách"), 4)


def new_accents(text: str) -> str:
    """The other way to place a tone mark, in places."""
    return text.replace("hóa", "hoá", 5)


def slip(text: str) -> str:
    """A word typed wrong."""
    return text.replace("báo cáo", "báo cao", 1)


DEFECTS: tuple[Callable[[str], str], ...] = (wrong_year, no_deadline, double_space, decomposed, new_accents, slip)


def make(folder: Path, count: int, seed: int, provinces: int = PROVINCES) -> list[Path]:
    """Write the plans, a folder to a province; return those folders."""
    dice = random.Random(seed)
    source = (ROOT / "plans" / "cchc_2026.yaml").read_text(encoding="utf-8")
    places = [folder / f"tinh_{number:02}" for number in range(min(provinces, count))]
    for place in places:
        place.mkdir(parents=True)
    for number in range(count):
        text, _ = plan(source, dice, number)
        (places[number % len(places)] / f"kh_{number:04}.yaml").write_text(text, encoding="utf-8")
    return places


class Timed:
    """Seconds of wall and processor, and the highest peak of memory, over several processes."""

    def __init__(self) -> None:
        self.wall = self.cpu = self.peak = 0.0

    def add(self, command: list[str], env: dict[str, str]) -> None:
        """Run one command and add its figures."""
        one = run(command, env, (0, 1))
        self.wall, self.cpu, self.peak = self.wall + one.wall, self.cpu + one.cpu, max(self.peak, one.peak)


def render_and_check(
    cchc: list[str], env: dict[str, str], places: list[Path], out: Path, jobs: int
) -> tuple[Timed, Timed]:
    """Render every plan and check every Word file, province by province."""
    rendered, checked = Timed(), Timed()
    for place in places:
        target = out / place.name
        rendered.add([*cchc, "render", str(place), "-o", str(target), "-j", str(jobs), "--force"], env)
        checked.add([*cchc, "check", str(target), "--format", "json", "-j", str(jobs)], env)
    return rendered, checked


def survey(cchc: list[str], env: dict[str, str], places: list[Path], out: Path, jobs: int) -> tuple[Timed, Timed]:
    """Survey every province; then again after one file of the nation changed."""
    parent = str(ROOT / "plans" / "cchc_2026.yaml")
    both = []
    for again in (False, True):
        if again:
            first = min((out / places[0].name).glob("*.docx"))
            first.write_bytes(first.read_bytes() + b"\0")
        timed = Timed()
        for place in places:
            target = out / f"ra_soat_{place.name}"
            timed.add(
                [
                    *cchc,
                    "survey",
                    str(out / place.name),
                    "--parent",
                    parent,
                    "-o",
                    str(target),
                    "-j",
                    str(jobs),
                    "--force",
                ],
                env,
            )
        both.append(timed)
    return both[0], both[1]


def _rows(name: str, count: int, timed: Timed) -> list[Row]:
    per = 1000 * timed.wall / count
    cpu = 1000 * timed.cpu / count
    return [
        Row(f"{name}, per plan", per, 0.0, "ms", per, (per, per)),
        Row("   processor time", cpu, 0.0, "ms", cpu, (cpu, cpu)),
        Row("   peak of any process", timed.peak, 0.0, "MiB", timed.peak, (timed.peak, timed.peak)),
    ]


def measure(
    count: int, seed: int, jobs: int, revision: str, sample: int, provinces: int = PROVINCES
) -> tuple[list[Row], list[str]]:
    """Return the rows and notes."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cchc-nation-")))
        theirs: Build | None = stack.enter_context(pair(revision))[1] if revision else None
        env = environment(folder)
        cchc = python(entry(folder))
        begun = time.perf_counter()
        places = make(folder / "yaml", count, seed, provinces)
        notes = [
            f"{count} plans in {len(places)} provinces, seed {seed}, made in {time.perf_counter() - begun:.0f} s; {jobs} processes."
        ]
        rendered, checked = render_and_check(cchc, env, places, folder / "word", jobs)
        rows = [*_rows("render", count, rendered), *_rows("check of Word", count, checked)]
        first, again = survey(cchc, env, places, folder / "word", jobs)
        rows += _rows("survey", count, first)
        share = again.wall / first.wall
        rows.append(
            Row("survey again after one changed file", again.wall, first.wall, "s", share, (share, share), "<=", 0.02)
        )
        if theirs is not None:
            rows.append(_beside(theirs, folder, places, sample, jobs, cchc, env))
    return rows, notes


def _beside(
    theirs: Build, folder: Path, places: list[Path], sample: int, jobs: int, cchc: list[str], env: dict[str, str]
) -> Row:
    """Render and check a sample with both builds, one after the other."""
    chosen = folder / "sample"
    chosen.mkdir()
    files = [file for place in places for file in sorted(place.iterdir())][
        :: max(1, len(list(folder.glob("yaml/*/*"))) // sample)
    ]
    for file in files[:sample]:
        shutil.copy(file, chosen)
    cpu, wall = [], []
    for command, around, name in ((cchc, env, "a"), (theirs.python(theirs.file("cchc.py")), theirs.env, "b")):
        both = render_and_check(command, around, [chosen], folder / name, jobs)
        cpu.append(sum(one.cpu for one in both))
        wall.append(sum(one.wall for one in both))
    ratio = cpu[0] / cpu[1]
    name = f"render + check of {min(sample, len(files))}, processor time ({wall[0] / wall[1]:.2f} by the clock)"
    return Row(name, cpu[0], cpu[1], "s", ratio, (ratio, ratio), "<=", 0.45)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.nation")
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--provinces", type=int, default=PROVINCES)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--against", default="", metavar="REVISION")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rows, notes = measure(given.plans, given.seed, given.jobs, given.against, given.sample, given.provinces)
    show({"nation": rows}, [*about(), *notes], as_json=given.json)


if __name__ == "__main__":
    main()
