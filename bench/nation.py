"""The nation: 3,321 plans of communes in 34 provinces, made from a seed, rendered, checked, surveyed by province.

python -m bench.nation [--plans N] [--provinces N] [--one-folder] [--no-check] [--against REVISION --sample N] [--jobs N]

Plans vary in size, kind of commune, habits of typing, and defects put in on purpose. `--one-folder`: all of them surveyed
as those of one province. `--no-check`: a survey checks each plan too, so the check alone may be left out. `--against`:
another commit renders and checks a sample of the same plans, so that the time per plan can be held side by side.
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
from typing import NamedTuple

from bench.builds import Build, pair
from bench.clock import MIB, ROOT, Row, entry, environment, python, run
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
    """Seconds of wall and processor of several commands; the highest peak of a parent and of any process, in MiB."""

    def __init__(self) -> None:
        self.wall = self.cpu = self.parent = self.peak = 0.0

    def add(self, command: list[str], env: dict[str, str], peaks: Path) -> None:
        """Run one command and add its figures; `peaks`: where the command leaves its own peak (`_entry`)."""
        one = run(command, env, (0, 1))
        self.wall, self.cpu, self.peak = self.wall + one.wall, self.cpu + one.cpu, max(self.peak, one.peak)
        if peaks.is_file():
            self.parent = max(self.parent, int(peaks.read_text(encoding="utf-8")) / MIB)


def _entry(folder: Path) -> Path:
    """Make the script that starts `cchc` leave its own peak, without that of its workers, beside itself; return where."""
    script = Path(entry(folder))
    peaks = folder / "peak"
    told = f"open({str(peaks)!r}, 'w').write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
    lines = script.read_text(encoding="utf-8")
    script.write_text(f"import atexit, resource\natexit.register(lambda: {told})\n{lines}", encoding="utf-8")
    return peaks


class Cchc(NamedTuple):
    """A build that can be run: its command, its environment, where it leaves its peak."""

    command: list[str]
    env: dict[str, str]
    peaks: Path

    def render(self, places: list[Path], out: Path, jobs: int) -> Timed:
        """Render every plan, a folder at a time."""
        timed = Timed()
        for place in places:
            target = str(out / place.name)
            timed.add(
                [*self.command, "render", str(place), "-o", target, "-j", str(jobs), "--force"], self.env, self.peaks
            )
        return timed

    def check(self, places: list[Path], out: Path, jobs: int) -> Timed:
        """Check all Word files in one run."""
        timed = Timed()
        targets = [str(out / place.name) for place in places]
        timed.add([*self.command, "check", *targets, "--format", "json", "-j", str(jobs)], self.env, self.peaks)
        return timed

    def survey(self, places: list[Path], out: Path, jobs: int) -> Timed:
        """Survey every folder."""
        parent = str(ROOT / "plans" / "cchc_2026.yaml")
        timed = Timed()
        for place in places:
            options = ["--parent", parent, "-o", str(out / f"ra_soat_{place.name}"), "-j", str(jobs), "--force"]
            timed.add([*self.command, "survey", str(out / place.name), *options], self.env, self.peaks)
        return timed


def _rows(name: str, count: int, timed: Timed) -> list[Row]:
    per, cpu = 1000 * timed.wall / count, 1000 * timed.cpu / count
    return [
        Row(f"{name}, per plan", per, 0.0, "ms", per, (per, per)),
        Row("   processor time", cpu, 0.0, "ms", cpu, (cpu, cpu)),
        Row(f"   all {count}, processor time", timed.cpu, 0.0, "s", timed.cpu, (timed.cpu, timed.cpu)),
        Row("   peak of the parent", timed.parent, 0.0, "MiB", timed.parent, (timed.parent, timed.parent), "<=", 150),
        Row("   peak of any process", timed.peak, 0.0, "MiB", timed.peak, (timed.peak, timed.peak)),
    ]


def measure(given: argparse.Namespace) -> tuple[list[Row], list[str]]:
    """Return the rows and notes of what was asked for on the command line."""
    count, jobs = given.plans, given.jobs
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cchc-nation-")))
        theirs: Build | None = stack.enter_context(pair(given.against))[1] if given.against else None
        ours = Cchc(python(folder / "cchc.py"), environment(folder), _entry(folder))
        begun = time.perf_counter()
        places = make(folder / "yaml", count, given.seed, given.provinces)
        notes = [
            f"{count} plans in {len(places)} provinces, seed {given.seed}, made in {time.perf_counter() - begun:.0f} s; {jobs} processes."
        ]
        word = folder / "word"
        rows = _rows("render", count, ours.render(places, word, jobs))
        if not given.no_check:
            rows += _rows("check of Word", count, ours.check(places, word, jobs))
        surveyed, out = ([word], folder) if given.one_folder else (places, word)
        first = ours.survey(surveyed, out, jobs)
        rows += _rows(f"survey of {len(surveyed)} folders", count, first)
        changed = min((word / places[0].name).glob("*.docx"))
        changed.write_bytes(changed.read_bytes() + b"\0")
        again = ours.survey(surveyed, out, jobs)
        rows += [*_again(first, again), *_rows("", count, again)[3:4]]
        if theirs is not None:
            other = Cchc(theirs.python(theirs.file("cchc.py")), theirs.env, theirs.file("peak"))
            rows.append(_beside(ours, other, folder, given.sample, jobs))
        return rows, notes


def _again(first: Timed, again: Timed) -> list[Row]:
    """The survey once more after one file of the nation changed, by the clock and by processor time."""
    rows = []
    for name, one, other in (("", again.wall, first.wall), (", processor time", again.cpu, first.cpu)):
        share = one / other
        title = f"survey again after one changed file{name}"
        rows.append(Row(title, one, other, "s", share, (share, share), "<=", 0.02))
    return rows


def _beside(ours: Cchc, theirs: Cchc, folder: Path, sample: int, jobs: int) -> Row:
    """Render and check a sample with both builds, one after the other."""
    chosen = folder / "sample"
    chosen.mkdir()
    files = sorted(folder.glob("yaml/*/*"))
    files = files[:: max(1, len(files) // sample)][:sample]
    for file in files:
        shutil.copy(file, chosen)
    both = [
        (build.render([chosen], folder / name, jobs), build.check([chosen], folder / name, jobs))
        for build, name in ((ours, "a"), (theirs, "b"))
    ]
    cpu, wall = ([sum(getattr(one, field) for one in build) for build in both] for field in ("cpu", "wall"))
    ratio = cpu[0] / cpu[1]
    name = f"render + check of {len(files)}, processor time ({wall[0] / wall[1]:.2f} by the clock)"
    return Row(name, cpu[0], cpu[1], "s", ratio, (ratio, ratio), "<=", 0.45)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.nation")
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--provinces", type=int, default=PROVINCES)
    parser.add_argument("--one-folder", action="store_true")
    parser.add_argument("--no-check", action="store_true")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--against", default="", metavar="REVISION")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rows, notes = measure(given)
    show({"nation": rows}, [*about(), *notes], as_json=given.json)


if __name__ == "__main__":
    main()
