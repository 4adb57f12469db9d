"""Archives: what is packed comes out again, with and without the quick library, and the same bytes each time."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.ooxml.zip import member, write_zip

PARTS = [("a.xml", "Việc của xã. ".encode() * 900), ("thư mục/b.xml", b""), ("c.bin", bytes(range(256)))]


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("quick", [True, False])
def test_what_is_packed_comes_out(monkeypatch: pytest.MonkeyPatch, quick: bool, small: bool) -> None:
    if not quick:
        monkeypatch.setattr("cchc_docs.ooxml.zip._quick", None)
    data = write_zip(PARTS, small=small)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == PARTS
    assert write_zip(PARTS, small=small) == data
    assert len(data) < 2000


@given(st.binary(max_size=300))
def test_any_bytes_come_out(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(write_zip([("x", data)]))) as archive:
        assert archive.read("x") == data


def test_small_is_not_larger() -> None:
    name, data = PARTS[0]
    assert len(member(name, data, small=True).deflated) <= len(member(name, data).deflated)
