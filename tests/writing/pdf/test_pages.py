"""Converted pages, whatever stands above: no row alone, no group row and no heading at the foot of a page, no lone signature."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.pdf.convert import PdfJob, convert
from cchc_docs.writing.word.render import render
from tests.conftest import MINIMAL

pytestmark = pytest.mark.office
LEADS = range(0, 27, 3)
SENTENCE = "đoàn viên cùng bà con dọn đường và trồng cây ở mỗi bản một việc làm trong quý"
MARKS = re.compile(r"MUC\d+|DOAN|NHOM\d+|HANG\d+|Lê Văn Minh")


def table(lead: int, way: str) -> str:
    """A plan whose appendix has `lead` lines above a table of rows of two lines, every fourth below a group row."""
    rows = ""
    for number in range(1, 24):
        if number % 4 == 1:
            rows += f"  - {{nhom: NHOM{number} phần việc}}\n"
        rows += f"  - {{noi_dung: HANG{number:02d} {SENTENCE[: 20 + 7 * (number % 5)]}, san_pham: Biên bản, chu_tri: Đoàn xã, thoi_han: Quý II}}\n"
    above = "".join(f"  - doan: DOAN dòng thứ {number}.\n" for number in range(lead)) or "  - doan: DOAN.\n"
    return f"{MINIMAL}phu_luc:\n- ten: Biểu phân công\n  huong: {way}\n  noi_dung:\n{above}  nhiem_vu:\n{rows}"


def headings(lead: int) -> str:
    """A plan of headings of three levels, `lead` lines below the first, and a text that ends anywhere on its page."""
    body = "- tieu_de: MUC1 việc chung\n  noi_dung:\n" + "  - doan: DOAN ngắn.\n" * (lead + 1)
    for number in range(2, 9):
        body += f"- tieu_de: MUC{number} việc riêng\n  noi_dung:\n"
        for inner in (1, 2):
            body += f"  - tieu_de: MUC{number}{inner} một phần\n    noi_dung:\n    - tieu_de: MUC{number}{inner}1 từng việc\n      noi_dung:\n"
            body += f"      - doan: DOAN {' '.join([SENTENCE] * (1 + (number + inner) % 4))}.\n"
    return MINIMAL.replace("- tieu_de: Mục đích\n  noi_dung:\n  - Nâng cao chất lượng phục vụ.\n", body)


def pages(folder: Path, sources: list[str]) -> list[list[list[str]]]:
    """What stands on each page of each plan, by its marks, in order."""
    files = []
    for number, source in enumerate(sources):
        files.append(str(folder / f"{number}.docx"))
        Path(files[-1]).write_bytes(render(read_text(source).document))
    made = convert([PdfJob(file) for file in files])
    return [[MARKS.findall(page.extract_text()) for page in PdfReader(one.file).pages] for one in made]


@pytest.mark.parametrize("way", ["ngang", "doc"])
def test_no_row_stands_alone_and_no_group_row_ends_a_page(tmp_path: Path, way: str) -> None:
    broken = 0
    for lead, found in zip(LEADS, pages(tmp_path, [table(lead, way) for lead in LEADS]), strict=True):
        rows = [[mark for mark in page if mark.startswith("HANG")] for page in found]
        assert [row for page in rows for row in page] == [f"HANG{number:02d}" for number in range(1, 24)]
        assert not [page for page in rows if len(page) == 1], (lead, rows)
        assert not [page for page in found if page and page[-1].startswith("NHOM")], lead
        broken += sum(1 for page in rows if page) - 1
    assert broken > len(LEADS)  # the tables do run over pages: the test looks at something


def test_no_heading_ends_a_page_and_no_signature_stands_alone(tmp_path: Path) -> None:
    for lead, found in zip(LEADS, pages(tmp_path, [headings(lead) for lead in LEADS]), strict=True):
        assert len(found) > 1
        assert not [page for page in found if page and page[-1].startswith("MUC")], (lead, found)
        assert found[-1][-1] == "Lê Văn Minh"
        assert len(found[-1]) > 1, lead
