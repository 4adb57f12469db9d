"""lxml is loaded without what it never uses, and works as ever."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cchc_docs.ooxml.lean import _Later

TARGET = """
class Target:
    def __init__(self): self.seen = []
    def start(self, tag, attributes, spaces): self.seen.append((tag, len(spaces)))
    def end(self, tag): pass
    def close(self): return self.seen
print(etree.fromstring('<xa xmlns="thon"/>', etree.XMLParser(target=Target())))
"""


@pytest.mark.parametrize("before", ["", "import inspect", "from lxml import etree"])
def test_lxml_finds_inspect_when_it_calls_it(before: str) -> None:
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}\n{before}\nfrom cchc_docs.ooxml.lean import etree\n"
        f"print('inspect' in sys.modules){TARGET}import inspect\nprint(inspect.signature(print) is not None)"
    )
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [str(bool(before)), "[('{thon}xa', 1)]", "True"]


def test_whatever_else_is_asked_for_comes_from_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    import inspect

    later = _Later("inspect")
    monkeypatch.setitem(sys.modules, "inspect", later)
    real = later.signature
    assert sys.modules["inspect"] is not later
    assert str(real(lambda xa, phuong=1: xa)) == str(inspect.signature(lambda xa, phuong=1: xa))
