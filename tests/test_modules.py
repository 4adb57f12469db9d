"""Modules kept as Python compiled them: the same modules, taken from the kept file only while their source is the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_docs import modules
from tests.conftest import ROOT

_ASKED = """\
import sys
from cchc_docs import modules
modules.remember()
import cchc_docs.vietnamese.lunar as module, cchc_docs.vietnamese as package
import inspect
print(type(module.__spec__.loader).__name__)
print(module.__file__, *package.__path__, package.__file__)
print(module.__doc__, module.__package__, module.__spec__.parent, len(inspect.getsource(module)))
print(getattr(module, "ADDED", ""))
modules.keep_new()
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Sources of our own, that a test may change."""
    for name in ("", "vietnamese"):
        folder = tmp_path / "tree" / "cchc_docs" / name
        folder.mkdir(parents=True, exist_ok=True)
        for file in (ROOT / "cchc_docs" / name).glob("*.py"):
            shutil.copy(file, folder)
    return tmp_path / "tree"


def _asked(tree: Path) -> list[str]:
    env = {**os.environ, "PYTHONPATH": str(tree), "CCHC_CACHE_DIR": str(tree.parent / "cache")}
    done = subprocess.run([sys.executable, "-c", _ASKED], env=env, cwd=tree, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def _kept(tree: Path) -> Path:
    (file,) = (tree.parent / "cache").glob("mo_dun-*")
    return file


def test_a_kept_module_is_what_its_source_makes(tree: Path) -> None:
    first, then = _asked(tree), _asked(tree)
    assert (first[0], then[0]) == ("SourceFileLoader", "_Finder")
    assert then[1:] == first[1:]
    assert str(tree / "cchc_docs" / "vietnamese" / "lunar.py") in then[1]


def test_a_module_whose_source_changed_is_read_anew_and_kept(tree: Path) -> None:
    _asked(tree)
    file = tree / "cchc_docs" / "vietnamese" / "lunar.py"
    file.write_text(file.read_text(encoding="utf-8") + '\nADDED = "thêm"\n', encoding="utf-8")
    changed, then = _asked(tree), _asked(tree)
    assert (changed[0], then[0]) == ("SourceFileLoader", "_Finder")
    assert changed[-1] == then[-1] == "thêm"


def test_a_module_of_the_same_length_saved_later_is_read_anew(tree: Path) -> None:
    file = tree / "cchc_docs" / "vietnamese" / "lunar.py"
    file.write_text(file.read_text(encoding="utf-8") + "\nADDED = 1\n", encoding="utf-8")
    assert _asked(tree)[-1] == "1"
    status = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("ADDED = 1", "ADDED = 2"), encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000_000))
    assert _asked(tree)[-1] == "2"


def test_a_module_that_is_gone_is_not_found(tree: Path) -> None:
    _asked(tree)
    (tree / "cchc_docs" / "vietnamese" / "lunar.py").unlink()
    with pytest.raises(subprocess.CalledProcessError) as failed:
        _asked(tree)
    assert "No module named 'cchc_docs.vietnamese.lunar'" in failed.value.stderr


@pytest.mark.parametrize("change", ["touched", "cut", "foreign"])
def test_a_file_that_is_not_as_we_wrote_it_is_not_run(tree: Path, change: str) -> None:
    told = _asked(tree)
    file = _kept(tree)
    data = file.read_bytes()
    if change == "foreign":
        if os.name == "nt":
            pytest.skip("rights of POSIX")
        file.chmod(0o666)
    else:
        file.write_bytes(data[:100] if change == "cut" else data[:50] + bytes([data[50] ^ 1]) + data[51:])
    assert _asked(tree) == told
    assert _asked(tree)[0] == "_Finder"  # written anew


def test_two_trees_do_not_share_what_they_keep(tree: Path) -> None:
    _asked(tree)
    other = tree.parent / "other"
    shutil.copytree(tree, other)
    assert _asked(other)[0] == "SourceFileLoader"
    assert len(list((tree.parent / "cache").glob("mo_dun-*"))) == 2


def test_what_is_not_ours_is_left_to_python() -> None:
    finder = modules._Finder(str(ROOT / "none"), str(ROOT))
    assert finder.find_spec("json") is None
    assert finder.find_spec("cchc_docs.vietnamese.lunar") is None  # nothing is kept
