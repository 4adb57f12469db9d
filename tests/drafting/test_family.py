"""The papers around a plan: made from its facts, printed in their forms, read back equal, checked together clean."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cchc_docs.checking.finding import Severity
from cchc_docs.cli.main import main
from cchc_docs.desk.check import Order, check_together
from cchc_docs.desk.paper.family import new_paper
from cchc_docs.errors import CchcError
from cchc_docs.law.kinds import WRITTEN, form_of
from cchc_docs.model.document import Document
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text, read_yaml
from cchc_docs.writing.word.render import render

ROOT = Path(__file__).resolve().parents[2]
SEVEN = ("to_trinh", "quyet_dinh", "cong_van", "giay_moi", "bien_ban", "thong_bao", "huong_dan")
BLANKS = {
    "vì sao phải ban hành kế hoạch, việc cấp trên giao": "Xã cần một kế hoạch chung để giao việc rõ người, rõ hạn",
    "thành phần": "Trưởng các phòng, trung tâm của xã",
    "giờ, ngày họp": "14 giờ 00, ngày 20/02/2026",
    "nơi họp": "Phòng họp số 2, trụ sở Ủy ban nhân dân xã",
    "ai dự, ai vắng, lý do": "Trưởng các phòng, trung tâm dự đủ",
    "họ tên": "Phan Thị Mơ, chuyên viên Phòng Văn hóa - Xã hội",
    "họ tên thư ký": "Phan Thị Mơ",
    "họ tên người ký": "Đặng Văn Lợi",
    "giờ, ngày": "16 giờ 30, ngày 20/02/2026",
    "ngày họp": "ngày 20/02/2026",
    "số nhiệm vụ hoàn thành, đang thực hiện, quá hạn": "đến ngày họp có 09 nhiệm vụ hoàn thành, 42 nhiệm vụ đang làm",
    "ngày": "ngày 27/02/2026",
}
OTHERS = "các đơn vị báo cáo tiến độ, thống nhất cách ghi kết quả"


def filled(text: str) -> str:
    """What a person does with a new paper: every blank gets its words, the day of issue is put in."""
    body = re.sub(
        r"\[CẦN BỔ SUNG: ([^\]]*)\]",
        lambda found: BLANKS.get(" ".join(found[1].split()), OTHERS),
        text.split("\n", 2)[2],
    )
    return body.replace("ngay_ban_hanh:\n  nam: 2026", "ngay_ban_hanh: 2026-02-24")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plan = (ROOT / "plans" / "cchc_2026.yaml").read_text(encoding="utf-8")
    (tmp_path / "ke_hoach.yaml").write_text(plan, encoding="utf-8")
    for kind in SEVEN:
        target = tmp_path / f"{kind}.yaml"
        assert main(["new", str(target), "--kind", kind, "--from", str(tmp_path / "ke_hoach.yaml")]) == 0
        target.write_text(filled(target.read_text(encoding="utf-8")), encoding="utf-8")
    return tmp_path


def said(document: Document) -> list[tuple[str, str]]:
    return [(text.role, text.text) for text in document.texts() if text.text]


def test_a_plan_and_its_seven_papers_are_checked_together_clean(folder: Path) -> None:
    files = sorted(map(str, folder.glob("*.yaml")))
    for file, report in zip(files, check_together(files, Order(date(2026, 2, 24))), strict=True):
        assert not isinstance(report, CchcError), report
        firm = [one for one in report.findings if one.severity is not Severity.GOI_Y]
        assert not firm, (file, [(one.code, one.message, one.quote) for one in firm])


@pytest.mark.parametrize("kind", SEVEN)
def test_a_paper_is_printed_and_read_back_equal(folder: Path, kind: str) -> None:
    document = read_yaml(str(folder / f"{kind}.yaml")).document
    back = read_docx(render(document), f"{kind}.docx").document
    assert back.loai == kind
    assert not back.nguyen_trang
    assert said(back) == said(document)


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_kind_begins_with_a_paper_that_can_be_read(tmp_path: Path, kind: str) -> None:
    alone = new_paper(kind, str(tmp_path / "a.yaml"), 2027)
    assert "{{" not in alone.split("\n", 2)[2]
    document = read_text(alone).document
    form = form_of(kind)
    assert form is not None
    assert all(getattr(document, part) for part in form.phai if part != "dia_danh" or kind != "bien_ban")
    assert not any(getattr(document, part) for part in form.khong)


def test_facts_of_the_plan_are_called_not_copied(folder: Path) -> None:
    letter = (folder / "cong_van.yaml").read_text(encoding="utf-8")
    assert "{{ ke_hoach_goc.don_vi.vh_xh }}" in letter
    assert "{{ ke_hoach_goc.che_do_bao_cao.quy_1.han_nop }}" in " ".join(letter.split())
    assert "07/KH-UBND" not in letter
    assert any(
        "Kế hoạch số 07/KH-UBND" in text.text for text in read_yaml(str(folder / "cong_van.yaml")).document.texts()
    )


def test_a_kind_without_a_form_and_a_plan_elsewhere_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "a.yaml"), "--kind", "hop_dong"]) == 2
    assert "không có mẫu cho Hợp đồng" in capsys.readouterr().err
    assert main(["new", str(tmp_path / "a.yaml"), "--kind", "cong_vn"]) == 2
    assert main(["new", str(tmp_path / "a.yaml"), "--from", "x.yaml"]) == 2
    (tmp_path / "b").mkdir()
    plan = str(ROOT / "plans" / "cchc_2026.yaml")
    assert main(["new", str(tmp_path / "b" / "a.yaml"), "--kind", "cong_van", "--from", plan]) == 2
    assert "cùng thư mục" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.yaml"))
