"""How a command ends: at once where nobody waits for more, and as ever where somebody does."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

START = "import sys; sys.argv[:] = ['cchc', *{given!r}]\nfrom cchc_docs.cli.main import main\n"


def ran(given: list[str], before: str = "", behind: str = "") -> subprocess.CompletedProcess[str]:
    code = f"{START.format(given=given)}{before}\ncode = main()\n{behind}\nsys.exit(code)"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_a_command_that_nobody_waits_for_says_all_it_has_to_say() -> None:
    plan = str(ROOT / "plans" / "cchc_2026.yaml")
    done = ran(["check", plan], behind="print('still here')")
    assert "still here" not in done.stdout
    assert done.returncode in (0, 1)
    assert done.stdout == ran(["check", plan], before="import atexit; atexit.register(int)").stdout
    assert ran(["check", "khong_co.yaml"]).returncode == 2
    assert ran(["--version"]).stdout.startswith("cchc ")


@pytest.mark.parametrize(
    "before",
    [
        "import atexit; atexit.register(print, 'at the end')",
        "import threading; threading.Thread(target=lambda: (__import__('time').sleep(1), print('at the end'))).start()",
        "sys.setprofile(lambda *_: None); __import__('atexit').unregister(print)",
    ],
)
def test_what_is_to_be_done_at_the_end_is_done(before: str) -> None:
    done = ran(["--version"], before=before, behind="sys.setprofile(None); print('at the end')")
    assert "at the end" in done.stdout
    assert done.returncode == 0


def test_a_reader_that_goes_away_does_not_make_a_paper_clean() -> None:
    """As in `cchc check … | head -1`: what the command found is not known by its code then."""
    gone = "import cchc_docs.cli.documents.check_command as command\n"
    gone += "def run(_): raise BrokenPipeError\ncommand.run = run"
    assert ran(["check", "a.yaml"], before=gone).returncode == 141
