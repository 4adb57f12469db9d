"""The papers around a plan: made from its facts, printed in their forms, read back equal, checked together clean."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cchc_docs.checking.finding import Severity
from cchc_docs.cli.main import main
from cchc_docs.desk.check import Order, check_file, check_together
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
    "nơi họp": "Phòng họp số 2, tầng 1",
    "ai dự, ai vắng, lý do": "Trưởng các phòng, trung tâm dự đủ",
    "họ tên": "Phan Thị Mơ, chuyên viên Phòng Văn hóa - Xã hội",
    "họ tên thư ký": "Phan Thị Mơ",
    "họ tên người ký": "Đặng Văn Lợi",
    "giờ, ngày": "16 giờ 30, ngày 20/02/2026",
    "ngày họp": "ngày 20/02/2026",
    "số nhiệm vụ hoàn thành, đang thực hiện, quá hạn": "đến ngày họp có 09 nhiệm vụ hoàn thành, 42 nhiệm vụ đang làm",
    "ngày": "ngày 27/02/2026",
    "ngày bắt đầu nghỉ": "ngày 02/3/2026",
    "ngày nghỉ cuối": "ngày 04/3/2026",
    "chức vụ": "TRƯỞNG PHÒNG",
}
OTHERS = "các đơn vị báo cáo tiến độ, thống nhất cách ghi kết quả"


def _blank(opens: str | None, asked: str) -> str:
    words = BLANKS.get(asked, OTHERS)
    return words if opens is None else f"{opens}{words[0].upper()}{words[1:]}"


def filled(text: str) -> str:
    """What a person does with a new paper: every blank gets its words, the day of issue is put in."""
    body = re.sub(
        r"(?m)(^[^\w\[\n]*(?:(?:doan|muc): )?\W?)?\[CẦN BỔ SUNG: ([^\]]*)\]",
        lambda found: _blank(found[1], " ".join(found[2].split())),
        text.split("\n", 2)[2],
    )
    before = any(
        f"loai: {kind}" in text for kind in ("giay_moi", "cong_dien")
    )  # who is asked to come learns of it before
    issued = "2026-02-12" if before else "2026-02-24"
    return body.replace("ngay_ban_hanh:\n  nam: 2026", f"ngay_ban_hanh: {issued}")


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


# --- every kind, from plans of every sort -----------------------------------------------------------------------------

SMALL = """\
loai: ke_hoach
nam: 2026
co_quan: {ten: %(body)s, viet_tat: %(short)s}
so: 15
dia_danh: %(place)s
ngay_ban_hanh: 2026-02-10
trich_yeu: %(subject)s
noi_dung:
- tieu_de: Mục đích
  noi_dung: [Việc làm rõ người, rõ hạn.]
noi_nhan: [Các phòng]
luu: %(kept)s
chu_ky: {quyen_han: [%(authority)s], chuc_vu: %(title)s, ho_ten: Tô Văn Bẩy}
"""
USUAL = {
    "body": "Ủy ban nhân dân xã Mường Đăng", "short": "UBND", "place": "Mường Đăng", "subject": "Cải cách hành chính năm 2026",
    "kept": "VT", "authority": "TM. ỦY BAN NHÂN DÂN", "title": "CHỦ TỊCH",
}  # fmt: skip
PLANS = {
    "xã, không phụ lục, không rõ đơn vị soạn": SMALL % USUAL,
    "phường, ký thay, đơn vị chỉ có tên tắt": SMALL % {
        **USUAL, "body": "Ủy ban nhân dân phường Trần Khánh Dư", "place": "Phường Trần Khánh Dư", "kept": "VT, VP",
        "authority": "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH", "title": "PHÓ CHỦ TỊCH",
    },
    "đặc khu, dấu lạ trong trích yếu": SMALL % {
        **USUAL, "body": "Ủy ban nhân dân đặc khu Hòn Mây", "place": "Hòn Mây", "kept": "VT, VHXH",
        "subject": "Tuyên truyền “Nụ cười công sở” & giảm 50% giấy tờ năm 2026",
    } + "don_vi:\n  vh_xh: {ten: Phòng Văn hóa - Xã hội, viet_tat: VHXH}\n",
    "hai người ký": SMALL % USUAL + "chu_ky_khac:\n- {quyen_han: [TM. BAN THƯỜNG TRỰC], chuc_vu: CHỦ TỊCH, ho_ten: Lò Thị Hặc}\n",
    "Hội đồng nhân dân": SMALL % {
        **USUAL, "body": "Hội đồng nhân dân xã Mường Đăng", "short": "HĐND", "authority": "TM. HỘI ĐỒNG NHÂN DÂN",
    },
    "giai đoạn": (SMALL % {**USUAL, "subject": "Cải cách hành chính giai đoạn 2026 - 2030"}).replace(
        "nam: 2026", "giai_doan: {tu: 2026, den: 2030}", 1
    ),
    "kế hoạch năm có phụ lục": (ROOT / "plans" / "cchc_2026.yaml").read_text(encoding="utf-8"),
}  # fmt: skip


@pytest.mark.parametrize("sort", PLANS)
@pytest.mark.parametrize("kind", WRITTEN)
def test_a_paper_of_every_kind_is_printed_read_back_equal_and_clean(tmp_path: Path, kind: str, sort: str) -> None:
    plan, target = tmp_path / "goc.yaml", tmp_path / f"{kind}.yaml"
    plan.write_text(PLANS[sort], encoding="utf-8")
    target.write_text(filled(new_paper(kind, str(target), 2026, str(plan))), encoding="utf-8")
    document = read_yaml(str(target)).document
    read = read_docx(render(document), f"{kind}.docx")
    assert (read.document.loai, read.document.nguyen_trang, read.left_over) == (kind, False, [])
    assert said(read.document) == said(document)
    report = check_file(str(target), Order(date(2026, 2, 24)))
    assert not [(one.code, one.message, one.quote) for one in report.findings if one.severity is not Severity.GOI_Y]


def test_a_blank_is_never_broken_over_two_lines(tmp_path: Path) -> None:
    for kind in WRITTEN:
        made = new_paper(kind, str(tmp_path / "a.yaml"), 2026)
        assert made.count("[CẦN BỔ SUNG") == len(re.findall(r"\[CẦN BỔ SUNG[^\]\n]*\]", made))


def test_the_council_decides_a_resolution_and_who_drafted_submits(tmp_path: Path) -> None:
    plan = tmp_path / "goc.yaml"
    plan.write_text(PLANS["kế hoạch năm có phụ lục"], encoding="utf-8")
    for kind, body, short in (("nghi_quyet", "Hội đồng nhân dân xã", "HĐND"), ("to_trinh", "Phòng Văn hóa", "VHXH")):
        made = read_text(new_paper(kind, str(tmp_path / "a.yaml"), 2026, str(plan)), str(tmp_path / "a.yaml")).document
        assert made.co_quan is not None
        assert made.co_quan.ten.startswith(body)
        assert made.co_quan.viet_tat == short


@pytest.mark.parametrize("body", ["Đảng ủy xã Mường Đăng", "Ban Thường vụ Đảng ủy xã Mường Đăng", "Chi bộ thôn 3"])
def test_papers_of_the_party_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str) -> None:
    plan = tmp_path / "goc.yaml"
    plan.write_text(
        SMALL % {**USUAL, "body": body, "short": "ĐU", "authority": "T/M ĐẢNG ỦY", "title": "BÍ THƯ"}, encoding="utf-8"
    )
    for kind in ("cong_van", "quyet_dinh"):
        assert main(["new", str(tmp_path / "a.yaml"), "--kind", kind, "--from", str(plan)]) == 2
        assert "của Đảng" in capsys.readouterr().err
    assert not (tmp_path / "a.yaml").exists()
