"""The same work over many pieces: order, deaths of workers and of the program itself, a cluster on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from cchc_docs.cli.main import main
from cchc_docs.desk.many import Lost, over
from cchc_docs.desk.province.kept import kept
from cchc_docs.errors import CchcError
from tests.conftest import MINIMAL, ROOT
from tests.desk.jobs import die_on, die_once, double, write_or_die


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_outcomes_come_in_the_order_of_the_pieces(processes: int) -> None:
    assert list(over(double, range(40), processes=processes)) == [2 * number for number in range(40)]


def test_a_piece_that_kills_its_worker_is_set_aside_and_no_other(tmp_path: Path) -> None:
    found = list(over(partial(die_on, (3, 20)), range(30), processes=2))
    assert [number for number, one in enumerate(found) if isinstance(one, Lost)] == [3, 20]
    assert [one for one in found if not isinstance(one, Lost)] == [2 * n for n in range(30) if n not in (3, 20)]


def test_a_worker_that_dies_by_accident_loses_nothing(tmp_path: Path) -> None:
    assert list(over(partial(die_once, str(tmp_path)), range(20), processes=2)) == [2 * number for number in range(20)]


def test_only_a_few_pieces_are_taken_ahead() -> None:
    taken = []

    def pieces():
        for number in range(500):
            taken.append(number)
            yield number

    running = over(double, pieces(), processes=2)
    next(running)
    assert len(taken) <= 9
    running.close()


_RUN = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it runs in the background ignore it
sys.path.insert(0, {root!r})
from contextlib import suppress
from functools import partial
from cchc_docs.desk.many import over
from tests.desk.jobs import slow
for number in over(partial(slow, {folder!r}), range(200), processes=2):
    pass
"""


def _begun(folder: Path) -> tuple[subprocess.Popen, set[int]]:
    """A program in the midst of its work, and the ids of its workers."""
    code = _RUN.format(root=str(ROOT), folder=str(folder))
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, start_new_session=True)
    for _ in range(300):
        workers = {int(file.suffix[1:]) for file in folder.iterdir()}
        if len(workers) == 2:
            return process, workers
        time.sleep(0.1)
    process.kill()
    raise AssertionError("no worker began")


def _gone(ids: set[int]) -> bool:
    for _ in range(100):
        left = {one for one in ids if os.path.exists(f"/proc/{one}/stat") and Path(f"/proc/{one}/stat").read_text().split()[2] != "Z"}  # fmt: skip
        if not left:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="needs /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_program_that_ends_leaves_no_workers(how: signal.Signals, tmp_path: Path) -> None:
    process, workers = _begun(tmp_path)
    # A person's Ctrl-C reaches the whole group; a kill the program alone.
    if how is signal.SIGINT:
        os.killpg(process.pid, how)
    else:
        process.send_signal(how)
    _, told = process.communicate(timeout=30)
    assert _gone(workers)
    assert told.decode().count("Traceback") <= 1
    assert len(list(tmp_path.iterdir())) < 40


def test_what_is_kept_proves_itself(tmp_path: Path) -> None:
    import sqlite3

    file = str(tmp_path / "a" / "s.sqlite")
    with kept(file) as store:
        store.put(b"k", b"outcome")
        assert store.get(b"other") is None
    with kept(file) as store:
        assert store.get(b"k") == b"outcome"
    base = sqlite3.connect(file)
    base.execute("update da_lam set ket_qua = ?", (b"something else",))
    base.commit()
    base.close()
    with kept(file) as store:
        assert store.get(b"k") is None
    Path(file).write_bytes(b"no database at all" * 100)
    with kept(file) as store:
        assert store.get(b"k") is None
        store.put(b"k", b"again")
        assert store.get(b"k") == b"again"


def test_what_is_kept_does_not_grow_for_ever(tmp_path: Path) -> None:
    with kept(str(tmp_path / "s.sqlite")) as store:
        for number in range(30):
            store.put(bytes([number]), b"x")
        store.put(bytes([2]), b"y")
        store.trim(10)
        left = [number for number in range(30) if store.get(bytes([number])) is not None]
    assert left == [2, *range(21, 30)]


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
def test_what_others_were_writing_when_one_died_is_taken_away(tmp_path: Path) -> None:
    assert list(over(partial(write_or_die, str(tmp_path)), range(8), processes=2)) == list(range(8))
    assert [file.name for file in tmp_path.iterdir()] == ["died"]


def test_render_of_a_folder_goes_on_past_a_plan_that_kills_its_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    from cchc_docs.desk import render

    honest = render.render_file

    def deadly(file: str, template: str = "", *, apart: bool = False):
        if file.endswith("k3.yaml"):
            os._exit(9)
        return honest(file, template, apart=apart)

    monkeypatch.setattr(render, "render_file", deadly)
    for number in range(6):
        (tmp_path / f"k{number}.yaml").write_text(MINIMAL, encoding="utf-8")
    assert main(["render", str(tmp_path), "-o", str(tmp_path / "out"), "-j", "2"]) == 2
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [f"k{n}.docx" for n in (0, 1, 2, 4, 5)]
    assert "k3.yaml: tệp làm dừng tiến trình" in capsys.readouterr().err


# --- a cluster --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scheduler():
    """A scheduler and two worker processes on this machine."""
    distributed = pytest.importorskip("distributed")
    import dask

    path = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *([path] if path else [])])  # workers start anew
    with dask.config.set({"distributed.scheduler.allowed-failures": 1, "distributed.worker.daemon": True}):
        cluster = distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
        )
        yield cluster.scheduler_address
        # Older versions may wait without end for a worker that was killed; the processes end with this one.
        with suppress(TimeoutError):
            cluster.close(timeout=20)
    os.environ["PYTHONPATH"] = path


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_what_one_machine_gives(scheduler: str, tmp_path: Path) -> None:
    assert list(over(double, range(30), scheduler=scheduler)) == list(over(double, range(30), processes=2))
    once = partial(die_once, str(tmp_path))
    assert list(over(once, range(12), scheduler=scheduler)) == [2 * number for number in range(12)]
    # Those that wait beside a deadly one are with every worker it kills; they are not lost with it.
    deadly = partial(die_on, (0, 4))
    assert list(over(deadly, range(8), scheduler=scheduler)) == list(over(deadly, range(8), processes=2))


@pytest.mark.filterwarnings("ignore")
def test_a_survey_on_a_cluster_is_the_same_bytes(scheduler: str, tmp_path: Path) -> None:
    from datetime import date

    from cchc_docs.desk.province.survey import Asked, survey
    from cchc_docs.desk.province.work import Running
    from tests.gathering.province import provincial_plan, write_plans

    (tmp_path / "xa").mkdir()
    write_plans(tmp_path / "xa", 8)
    (tmp_path / "xa" / "hong.docx").write_bytes(b"PK")
    (tmp_path / "tinh.yaml").write_text(provincial_plan(), encoding="utf-8")
    made = [
        survey(Asked(str(tmp_path / "xa"), str(tmp_path / "tinh.yaml"), date(2026, 1, 20)), str(tmp_path / name), how)
        for name, how in (("a.sqlite", Running(2)), ("b.sqlite", Running(scheduler=scheduler)))
    ]
    assert made[0].handed == made[1].handed
    assert [one.loi_doc for one in made[0].survey.ban.hong] == [one.loi_doc for one in made[1].survey.ban.hong] != []


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_whose_workers_all_went_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")

    from cchc_docs.desk import many

    monkeypatch.setattr(many, "_LOOKS", 2)
    monkeypatch.setattr(many, "_BETWEEN", 0.2)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as cluster:

        def pieces():
            yield from range(3)
            cluster.scale(0)
            with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
                while client.nthreads():
                    time.sleep(0.05)
            yield from range(3, 60)

        with pytest.raises(CchcError, match="không còn máy nào làm việc"):
            list(over(double, pieces(), scheduler=cluster.scheduler_address))


def test_a_scheduler_that_is_not_there_is_told() -> None:
    with pytest.raises(CchcError, match="không kết nối được"):
        list(over(double, range(3), scheduler="tcp://127.0.0.1:9"))
