"""The guide of the page: what it tells people to press is there to be pressed."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "trang.md").read_text(encoding="utf-8")
STEPS = GUIDE.partition("## Những điều")[0]
PAGES = "\n".join(
    file.read_text(encoding="utf-8") for file in (ROOT / "cchc_docs" / "web" / "templates").glob("*.html")
)
NOT_BUTTONS = {"Documents/Van ban xa", "Báo cáo.", "Phiếu.", "Trả lời các câu hỏi.", "Sửa việc và chỉ tiêu.", "Mở trang.",
               "Soạn kế hoạch năm sau.", "Đưa kế hoạch năm trước vào."}  # fmt: skip


@pytest.mark.parametrize("words", sorted(set(re.findall(r"\*\*(.+?)\*\*", STEPS)) - NOT_BUTTONS))
def test_what_the_guide_names_stands_on_a_page(words: str) -> None:
    for part in words.split("…"):
        assert part.strip() in re.sub(r"\s+", " ", PAGES), part


def test_the_first_part_of_the_guide_fits_on_one_sheet() -> None:
    assert len(STEPS.splitlines()) <= 34


@pytest.mark.parametrize("name", ["mo-cchc.bat", "mo-cchc.command", "mo-cchc.desktop", "run.py"])
def test_what_the_guide_says_to_open_is_there(name: str) -> None:
    assert name in GUIDE
    assert (ROOT / name).is_file()


def test_the_windows_starter_speaks_the_language_of_its_system() -> None:
    data = (ROOT / "mo-cchc.bat").read_bytes()
    assert data.isascii()  # a console may stand at any code page
    assert data.count(b"\n") == data.count(b"\r\n")
