"""A year run on a plan typed in Word: import, forms, answers with mistakes, marked forms, four reports, next year's draft.

From our own Word file, and from the sample plans where they are at hand.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_docs.cli.main import main
from cchc_docs.desk.collect import MARKED
from cchc_docs.model.collecting import FIGURES, FIRST_ROW, TARGETS, TASKS, WORDS
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_yaml
from cchc_docs.reading.yaml.progress import read_progress
from tests.conftest import SAMPLES
from tests.reading.identity.plans import word_plan

PERIODS = ("quý I", "6 tháng", "quý III", "cả năm")
CODES = ("quy_1", "6_thang", "quy_3", "nam")
FILLED = {
    "số của kế hoạch": "05", "ngày ban hành kế hoạch": "ngày 06 tháng 01 năm 2026", "nơi gửi báo cáo": "Ủy ban nhân dân tỉnh",
}  # fmt: skip


class Office:
    """A folder of a commune, with its plan in Word, and what the clerk does in it."""

    def __init__(self, folder: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.word, self.plan = folder / "ke_hoach.docx", folder / "ke_hoach.yaml"
        self.word.write_bytes(data)

    def run(self, *arguments: object) -> tuple[int, str]:
        """Return the exit code and everything said."""
        code = main([str(one) for one in arguments])
        said = self.capsys.readouterr()
        return code, said.out + said.err

    def collect(self, period: str) -> list[Path]:
        """Send the forms of a period."""
        self.run("collect", self.plan, "--period", period, "-o", self.folder / f"phieu {period}")
        return sorted((self.folder / f"phieu {period}").glob("*.xlsx"))

    def answer(self, forms: list[Path], *, slips: bool = False) -> None:
        """Fill every form whole; with `slips` as a hand that does not know the list types."""
        for form in forms:
            book = load_workbook(form)
            for name in book.sheetnames:
                sheet = book[name]
                for row in range(FIRST_ROW, sheet.max_row + 1):
                    if sheet.cell(row, 1).value:
                        self._row(name, sheet, row, slips=slips and row == FIRST_ROW)
            if slips and form == forms[0] and TASKS in book.sheetnames:
                book[TASKS].title = "Việc của đơn vị"
            book.save(form)

    @staticmethod
    def _row(name: str, sheet, row: int, *, slips: bool) -> None:
        if name == TASKS:
            done = row % 4 != 3
            sheet.cell(row, 5).value = "Xong" if slips else "Hoàn thành" if done else "Đang thực hiện"
            sheet.cell(row, 6).value = f"Đã làm phần việc thứ {row}"
            if done:
                sheet.cell(row, 7).value, sheet.cell(row, 8).value = f"{row + 60}/BC-UBND", date(2026, 2, 24)
            else:
                sheet.cell(row, 10).value = "Chờ kinh phí cấp bổ sung"
            if slips:
                sheet.cell(row, 9).value = "98.5"
        elif name == TARGETS:
            sheet.cell(row, 5).value = 100
        elif name == FIGURES:
            cell, unit = sheet.cell(row, 5), str(sheet.cell(row, 4).value or "")
            if unit and cell.value is None and not cell.protection.locked:
                late = "quá hạn" in str(sheet.cell(row, 3).value)
                yes = {"Có/Không": "Có", "Hình thức": "Trực tuyến", "%": 100}
                cell.value = yes.get(unit, 0 if late else 12)
        elif name == WORDS:
            sheet.cell(row, 3).value = "Đơn vị đã triển khai đúng tiến độ."

    def mend(self, forms: list[Path]) -> list[Path]:
        """Put right what the marked copies propose, as the office does; return the copies."""
        copies = [form.with_name(form.stem + MARKED) for form in forms if form.with_name(form.stem + MARKED).exists()]
        for copy in copies:
            book = load_workbook(copy)
            for sheet in book:
                for cell in [cell for row in sheet.iter_rows() for cell in row if cell.comment is not None]:
                    proposed = re.search(r"Đề xuất: (.+)$", cell.comment.text, re.MULTILINE)
                    if proposed:
                        cell.value = 98.5 if proposed[1] == "98,5" else proposed[1]
            book.save(copy)
        return copies

    def report(self, code: str) -> tuple[Path, Path]:
        """Make a report, fill its blanks in the YAML, print that; return both."""
        draft, word = self.folder / f"bc_{code}.yaml", self.folder / f"bc_{code}.docx"
        self.run("report", self.plan, "--period", code, "-o", self.folder / "tam.docx", "--yaml", draft, "--number", "52", "--date", "18/3/2026", "--force")  # fmt: skip
        text = draft.read_text(encoding="utf-8")
        text = re.sub(
            r"\[CẦN BỔ SUNG: ([^\]]*)\]", lambda gap: FILLED.get(" ".join(gap[1].split()), "Đã bổ sung đủ"), text
        )
        draft.write_text(text, encoding="utf-8")
        assert self.run("render", draft, "-o", word, "--force")[0] == 0
        return draft, word


def whole_year(office: Office, offices: int) -> None:
    code, said = office.run("import", office.word, "-o", office.plan)
    assert code == 0, said
    read = read_docx(office.word.read_bytes(), "ke_hoach.docx")
    proof = coverage(read)
    assert not proof.missing
    assert list(read_yaml(str(office.plan)).document.texts()) == list(_plain(office).texts())  # word for word, in order
    office.run("check", office.plan, "--fix")

    for period, short in zip(PERIODS, CODES, strict=True):
        forms = office.collect(period)
        assert len(forms) == offices
        office.answer(forms, slips=short == "quy_1")
        code, said = office.run("collect", office.plan, "--period", period, "--import", *forms)
        if short == "quy_1":
            assert "có phải “Hoàn thành”?" in said
            assert "trang đã đổi tên" in said
            copies = office.mend(forms)
            assert len(copies) == len(forms)
            _, said = office.run("collect", office.plan, "--period", period, "--import", *copies)
            assert "có phải" not in said
        known = read_progress(str(office.folder / "tien_do" / f"{short}.yaml")).tien_do
        assert known.ma_ke_hoach == read_yaml(str(office.plan)).document.ma_ke_hoach
        assert all(task.trang_thai for task in known.nhiem_vu.values())
        for file in office.report(short):
            code, said = office.run("check", file, "--gate")
            assert code == 0, said

    code, said = office.run("draft", office.plan, "--progress", office.folder / "tien_do", "-o", office.folder / "nam_sau.yaml")  # fmt: skip
    following = read_yaml(str(office.folder / "nam_sau.yaml")).document
    assert following.nam == 2027
    assert following.ma_ke_hoach.startswith("kh_2027_")
    assert (office.folder / "nam_sau.ra_soat.docx").exists()
    assert "{{" not in said
    calendar = office.folder / "lich.ics"
    office.run("due", office.folder / "nam_sau.yaml", "--on", "15/01/2027", "--ics", calendar)
    first = calendar.read_bytes()
    office.run("due", office.folder / "nam_sau.yaml", "--on", "15/01/2027", "--ics", calendar)
    assert calendar.read_bytes() == first
    assert b"BEGIN:VEVENT" in first


def _plain(office: Office):
    words = office.folder / "chi_chu.yaml"
    office.run("import", office.word, "-o", words, "--plain", "--force")
    return read_yaml(str(words)).document


def test_a_year_runs_on_a_plan_typed_in_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole_year(Office(tmp_path, word_plan(), capsys), offices=3)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no sample plans beside the checkout")
def test_a_year_runs_on_the_sample_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole_year(Office(tmp_path, (SAMPLES / "seed_000.docx").read_bytes(), capsys), offices=7)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no sample plans beside the checkout")
def test_a_plan_without_a_year_of_tasks_says_why_nothing_is_collected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Office(tmp_path, (SAMPLES / "seed_001.docx").read_bytes(), capsys)
    assert office.run("import", office.word, "-o", office.plan)[0] == 0
    code, said = office.run("collect", office.plan, "--period", "quý I")
    assert code in (1, 2)
    assert said.strip()
    assert list(read_yaml(str(office.plan)).document.texts()) == list(_plain(office).texts())


def test_a_plan_without_a_table_of_tasks_is_collected_from_what_its_body_gives_to_offices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = (
        "Đóng thêm giá để hồ sơ. Giao Phòng Kinh tế chủ trì, xong trước ngày 02/3/2026.",
        "Lập sổ theo dõi từng bản. Giao Trạm Y tế chủ trì, xong trước ngày 09/3/2026.",
    )
    office = Office(tmp_path, word_plan(rows=(), body=body), capsys)
    assert office.run("import", office.word, "-o", office.plan)[0] == 0
    code, said = office.run("collect", office.plan, "--period", "quý I")
    assert code == 0
    assert "không có bảng nhiệm vụ: 2 việc" in said
    assert sorted(file.stem.partition("quy_1_")[2] for file in tmp_path.rglob("*.xlsx")) == [
        "phong_kinh_te",
        "tram_y_te",
    ]
    code, said = office.run("due", office.plan, "--on", "2026-03-01")
    assert (code, "09/3/2026" in said, "Trạm Y tế" in said) == (0, True, True)
