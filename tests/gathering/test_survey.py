"""A hundred communes surveyed: everything planted is found, nothing else is said."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from cchc_docs.cli.main import main
from cchc_docs.cli.meter import Meter
from cchc_docs.desk.open import read_bytes, read_file
from cchc_docs.desk.province.survey import Asked, Surveyed, survey
from cchc_docs.desk.province.work import Running
from cchc_docs.gathering.commune import Commune, commune_of, listed, mentions, province_of
from cchc_docs.gathering.copied import copied
from cchc_docs.gathering.edition import Edition
from cchc_docs.gathering.paper import Paper, loader
from cchc_docs.gathering.senders import CHUA_GUI, DA_GUI, KHONG_TINH, NHIEU_BAN
from cchc_docs.gathering.survey import survey as of_papers
from tests.conftest import MINIMAL
from tests.gathering.province import PROVINCE, TASKS, Planted, names, provincial_plan, write_plans

DAY = date(2026, 1, 20)
HERE = Running(1)


class Made(NamedTuple):
    folder: Path
    planted: Planted
    done: Surveyed


def surveyed(top: Path, how: Running = HERE, on: date = DAY) -> Surveyed:
    return survey(Asked(str(top / "xa"), str(top / "tinh.yaml"), on, str(top / "ds.txt")), str(top / "s.sqlite"), how)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    top = tmp_path_factory.mktemp("tinh")
    (top / "xa").mkdir()
    planted = write_plans(top / "xa")
    (top / "tinh.yaml").write_text(provincial_plan(), encoding="utf-8")
    (top / "ds.txt").write_text("\n".join(f"{n}. {name}" for n, name in enumerate(names(), 1)), encoding="utf-8")
    yield Made(top, planted, surveyed(top, how=Running(2)))


def states(done: Surveyed, wanted: str) -> set[tuple[str, int]]:
    return {
        (xa.name, one.so) for xa, paper in done.survey.counted() for one in paper.nhiem_vu if one.trang_thai == wanted
    }


def test_who_sent_and_who_did_not(made: Made) -> None:
    found = made.done.survey
    assert {one.xa.name for one in found.xa if one.trang_thai == CHUA_GUI} == made.planted.not_sent
    assert {one.xa.name for one in found.xa if one.trang_thai == KHONG_TINH} == made.planted.no_province
    assert found.count(DA_GUI) == 100 - len(made.planted.not_sent) - len(made.planted.no_province)
    assert found.aside() == []


def test_every_hole_of_the_plans_is_found_and_no_other(made: Made) -> None:
    done, planted = made.done, made.planted
    assert states(done, "thiếu") == planted.missing
    assert states(done, "yếu hơn") == planted.weaker
    late = {(xa.name, one.so) for xa, paper in done.survey.counted() for one in paper.nhiem_vu if one.han_xa}
    assert late == planted.late
    below = {
        (xa.name, level.so)
        for xa, paper in done.survey.counted()
        for level in paper.chi_tieu
        if level.trang_thai == "thấp hơn sàn của tỉnh"
    }
    assert below == planted.below
    assert len(states(done, "không giao xã")) == done.survey.sent


def test_paragraphs_with_a_neighbours_name(made: Made) -> None:
    assert {one.xa: one.ten_khac for one in made.done.survey.chep} == made.planted.copied
    assert all(one.vi_tri and one.chu for one in made.done.survey.chep)


def test_every_cell_about_a_commune_has_its_file_and_place(made: Made) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made.done.handed.excel))
    rows = list(book["Nhiệm vụ từng xã"].iter_rows(min_row=4, values_only=True))
    assert len(rows) == made.done.survey.sent * len(TASKS)
    for number, _, state, words, _, file, place in rows:
        assert (made.folder / "xa" / file).is_file()
        assert state == "thiếu" or (words and place), number
    word = read_bytes(made.done.handed.word, "ra_soat.docx").document
    assert word.loai == "bao_cao"
    assert not [text.text for text in word.texts() if "{{" in text.text]
    assert [appendix.ten for appendix in word.phu_luc][0].startswith("Tình hình gửi")
    sent = next(text.text for text in word.texts() if "Đã nhận" in text.text)
    assert f"{made.done.survey.sent}/100" in sent


def test_a_second_run_reads_only_what_changed_and_says_the_same(made: Made) -> None:
    told: list[tuple[int, int, int]] = []
    again = surveyed(made.folder, how=Running(1, told=lambda *one: told.append(one)))
    assert again.handed == made.done.handed
    assert told[-1] == (made.done.survey.sent, 0, made.done.survey.sent)
    first = min((made.folder / "xa").iterdir())
    before = first.read_bytes()
    try:
        first.write_bytes(before + b"\0")
        surveyed(made.folder, how=Running(1, told=lambda *one: told.append(one)))
        assert told[-1][1] == 1
    finally:
        first.write_bytes(before)


def test_another_day_reads_anew_only_a_paper_that_has_no_day_itself(made: Made, tmp_path: Path) -> None:
    (tmp_path / "xa").mkdir()
    for file in sorted((made.folder / "xa").iterdir())[:4]:
        (tmp_path / "xa" / file.name).write_bytes(file.read_bytes())
    undated = MINIMAL.replace("ngay_ban_hanh:", "ghi_chu_ngay:").partition("ghi_chu_ngay")
    (tmp_path / "xa" / "nhap.yaml").write_text(undated[0] + undated[2].partition("\n")[2], encoding="utf-8")
    (tmp_path / "tinh.yaml").write_text(provincial_plan(), encoding="utf-8")
    (tmp_path / "ds.txt").write_text("xã Suối Trong", encoding="utf-8")
    told: list[tuple[int, int, int]] = []
    how = Running(1, told=lambda *one: told.append(one))
    for day, fresh in ((DAY, 5), (DAY, 0), (DAY.replace(day=21), 1), (DAY, 0)):
        assert surveyed(tmp_path, how, day).handed.excel
        assert told[-1] == (5, fresh, 5)


def test_what_is_asked_otherwise_is_answered_anew(made: Made, tmp_path: Path) -> None:
    (tmp_path / "xa").mkdir()
    for file in sorted((made.folder / "xa").iterdir())[:3]:
        (tmp_path / "xa" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "tinh.yaml").write_text(provincial_plan(), encoding="utf-8")
    (tmp_path / "ds.txt").write_text("xã Lạ Hoắc\nxã Lạ Hơ", encoding="utf-8")
    first = surveyed(tmp_path)
    again = surveyed(tmp_path)
    assert (again.handed, again.survey) == (first.handed, None)
    (tmp_path / "ds.txt").write_text("xã Lạ Hoắc", encoding="utf-8")
    assert surveyed(tmp_path).handed.account.summary != first.handed.account.summary
    less = provincial_plan().replace("thoi_han: 30/4/2026", "thoi_han: 29/4/2026")
    (tmp_path / "tinh.yaml").write_text(less, encoding="utf-8")
    found = surveyed(tmp_path).survey
    assert found is not None
    assert any(one.thoi_han == "29/4/2026" for one in found.tren.nhiem_vu)
    max((tmp_path / "xa").iterdir()).unlink()
    assert f"{found.sent - 1}/" in surveyed(tmp_path).handed.account.summary[0]


def test_one_bad_file_stops_nothing(made: Made, tmp_path: Path) -> None:
    for name in ("tinh.yaml", "ds.txt"):
        (tmp_path / name).write_bytes((made.folder / name).read_bytes())
    (tmp_path / "xa").mkdir()
    good = min((made.folder / "xa").iterdir())
    (tmp_path / "xa" / good.name).write_bytes(good.read_bytes())
    (tmp_path / "xa" / "hong.docx").write_bytes(good.read_bytes()[:900])
    (tmp_path / "xa" / "rong.pdf").write_bytes(b"")
    (tmp_path / "xa" / "cong_van.yaml").write_text(MINIMAL.replace("ke_hoach\n", "bao_cao\n", 1), encoding="utf-8")
    found = surveyed(tmp_path).survey
    assert found.sent == 1
    assert {paper.tep for paper in found.ban.hong} == {"hong.docx", "rong.pdf"}
    assert all(paper.loi_doc.startswith(paper.tep) for paper in found.ban.hong)
    assert [paper.tep for paper in found.khac] == ["cong_van.yaml"]


def test_the_command_writes_both_files_and_says_what_it_saw(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["survey", str(made.folder / "xa"), "--parent", str(made.folder / "tinh.yaml"), "--communes", str(made.folder / "ds.txt"), "-o", str(tmp_path / "ra"), "--as-of", "20/01/2026"])  # fmt: skip
    said = capsys.readouterr().out
    assert code == 1
    assert (tmp_path / "ra" / "ra_soat.docx").is_file()
    assert (tmp_path / "ra" / "ra_soat.xlsx").is_file()
    assert f"{made.done.survey.sent}/100 xã đã gửi" in said
    assert f"{len(made.planted.missing)} chỗ thiếu" in said


def test_a_folder_without_papers_or_a_parent_without_tasks_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tinh.yaml").write_text(MINIMAL, encoding="utf-8")
    (tmp_path / "xa").mkdir()
    (tmp_path / "xa" / "a.yaml").write_text(MINIMAL, encoding="utf-8")
    out = str(tmp_path / "ra")
    assert main(["survey", str(tmp_path / "xa"), "--parent", str(tmp_path / "tinh.yaml"), "-o", out]) == 2
    assert "không thấy bảng nhiệm vụ hay chỉ tiêu" in capsys.readouterr().err
    (tmp_path / "tinh.yaml").write_text(provincial_plan(), encoding="utf-8")
    (tmp_path / "xa" / "a.yaml").unlink()
    assert main(["survey", str(tmp_path / "xa"), "--parent", str(tmp_path / "tinh.yaml"), "-o", out]) == 2
    assert "không có tệp" in capsys.readouterr().err


def test_progress_says_rate_and_time_left() -> None:
    meter = Meter()
    meter.told(1000, 0, 3321)
    assert meter.line(2.0) == "Đang đọc 1000/3321"
    meter.told(1120, 120, 3321)
    assert meter.line(30.0) == "Đang đọc 1120/3321, 4,0 tệp/giây, còn khoảng 9 phút"
    meter.told(3321, 2321, 3321)
    assert meter.line(580.25) == "Đang đọc 3321/3321, 4,0 tệp/giây"


# --- identity ---------------------------------------------------------------------------------------------------------


def paper(name: str, file: str, province: str = "", **more: object) -> Paper:
    kind, _, own = name.partition(" ")
    return Paper(file, loai_van_ban="ke_hoach", loai=kind, ten=own, tinh=province, **more)


def test_a_name_without_its_province_is_no_identity(made: Made) -> None:
    top = made.done.survey.tren
    communes = [Commune("xã", "Cốc Mít", PROVINCE)]
    other = of_papers([paper("xã Cốc Mít", "a", "Sơn La")], top, communes)
    assert [one.trang_thai for one in other.xa] == [CHUA_GUI]
    assert [one.tep for one in other.ban.ngoai_tinh] == ["a"]
    two = of_papers([paper("xã Cốc Mít", "a"), paper("xã Cốc Mít", "b")], top, communes)
    assert [one.trang_thai for one in two.xa] == [NHIEU_BAN]
    assert two.counted() == []
    kinds = of_papers([paper("xã Cốc Mít", "a", PROVINCE), paper("phường Cốc Mít", "b", PROVINCE)], top)
    assert len(kinds.xa) == 2


def test_one_paper_in_two_files_is_one_and_a_later_one_may_stand_for_it(made: Made) -> None:
    top = made.done.survey.tren
    first, second = Edition("12", "2026-01-14"), Edition("15", "2026-01-19", ("12",))
    same = [paper("xã Nà Mít", file, ban_hanh=first) for file in ("kh.pdf", "kh.docx")]
    found = of_papers(same, top)
    assert [(one.trang_thai, one.chinh.tep) for one in found.xa] == [(KHONG_TINH, "kh.docx")]
    assert found.aside() == [("kh.pdf", "cùng văn bản với kh.docx")]
    found = of_papers([*same, paper("xã Nà Mít", "moi.docx", ban_hanh=second)], top)
    assert [one.chinh.tep for one in found.xa] == ["moi.docx"]
    assert ("kh.docx", "đã được thay bằng moi.docx") in found.aside()
    for other in (Edition("15", "2026-01-19"), Edition("15", "2026-01-10", ("12",)), Edition("15", "2027-01-19", ("12",)), Edition()):  # fmt: skip
        found = of_papers([paper("xã Nà Mít", "a", ban_hanh=first), paper("xã Nà Mít", "b", ban_hanh=other)], top)
        assert [one.chinh for one in found.xa] == [None]
        assert {file for file, _ in found.aside()} == {"a", "b"}


@pytest.mark.parametrize(
    ("head", "place", "expected"),
    [
        ("ỦY BAN NHÂN DÂN\\nXÃ HÒA ĐƯỢM", "Hòa Đượm", "xã Hòa Đượm"),
        ("UBND phường Phú Vạc", "Phú Vạc", "phường Phú Vạc"),
        ("ỦY BAN NHÂN DÂN ĐẶC KHU ĐẢO SẤU", "Khác", "đặc khu Đảo Sấu"),
        ("Ủy ban nhân dân tỉnh Lâm Thượng", "Lâm Thượng", None),
    ],
)
def test_who_issued_a_paper(head: str, place: str, expected: str | None) -> None:
    source = MINIMAL.replace("Ủy ban nhân dân xã Suối Trong", f'"{head}"').replace(
        "dia_danh: Suối Trong", f"dia_danh: {place}"
    )
    found = commune_of(read_bytes(source.encode(), "a.yaml").document)
    assert (found.name if found else None) == expected


def test_a_paper_that_names_two_provinces_names_none() -> None:
    source = MINIMAL.replace("[Sở Nội vụ (để b/c)]", "[UBND tỉnh Sơn La, UBND tỉnh Lào Cai]")
    assert province_of(read_bytes(source.encode(), "a.yaml").document) == ""
    source = MINIMAL.replace("[Sở Nội vụ (để b/c)]", "[Sở Nội vụ tỉnh Sơn La (để b/c)]")
    assert province_of(read_bytes(source.encode(), "a.yaml").document) == "Sơn La"


def test_names_in_running_text() -> None:
    found = list(mentions("Ở xã Nà Mít, phường 3 và xã hội hóa; đặc khu Đảo Sấu Ủy ban"))
    assert [(one.loai, one.names[-1]) for one in found] == [("xã", "Nà"), ("phường", "3"), ("đặc khu", "Đảo")]
    assert found[0].names == ("Nà Mít", "Nà")


def naming(*words: str) -> list[tuple[Paper, Commune]]:
    """Papers of communes An Bình 0, 1 …, each with one long paragraph."""
    rest = "phối hợp thực hiện theo kế hoạch đã được cấp có thẩm quyền phê duyệt."
    return [
        (Paper(f"{n}.docx", nhac_xa=[("đoạn 1", f"{text} {rest}")]), Commune("xã", f"An Bình {n}"))
        for n, text in enumerate(words)
    ]


def test_where_a_strangers_name_came_from_is_the_first_other_paper_that_has_it_rightly() -> None:
    found = copied(naming("xã An Bình 0 và xã An Bình 2", "xã An Bình 1 và xã An Bình 2", "xã An Bình 2 và xã An Bình 2", "xã An Bình 4 và xã An Bình 3", "xã An Bình 4 và xã An Bình 0"))  # fmt: skip
    told = [(one.tep, one.ten_khac, one.tep_goc) for one in found]
    assert told == [
        ("0.docx", "xã An Bình 2", "2.docx"),
        ("1.docx", "xã An Bình 2", "2.docx"),
        ("3.docx", "xã An Bình 4", "4.docx"),
        ("4.docx", "xã An Bình 0", "2.docx"),
    ]


def test_the_mark_a_name_is_blanked_with_may_stand_in_a_paragraph_itself() -> None:
    found = copied(naming("¤ và xã An Bình 1", "xã An Bình 1 và xã An Bình 0"))
    assert [(one.tep, one.ten_khac) for one in found] == [("0.docx", "xã An Bình 1")]


def test_of_tasks_alike_the_last_one_counts_whatever_stands_before() -> None:
    from cchc_docs.gathering.compare import _likest

    texts = ["Rà soát thủ tục hành chính", "rà soát thủ tục hành chính.", "Tuyên truyền", "", "Rà soát thủ tục"]
    assert _likest("Rà soát thủ tục hành chính", texts) == (1.0, 1)
    assert _likest("Không có gì giống", ["", "xây dựng"]) == (0.0, 1)
    assert _likest("Rà soát", []) == (0.0, -1)
    assert _likest("", ["a", ""]) == (1.0, 1)


def test_a_list_of_communes() -> None:
    text = (
        "Danh sách\n1. Xã Nà Mít\n- phường Phú Vạc, thành phố X\nxã Nà Mít\nThôn Hạ\n3,Xã Quí Sấu,Tỉnh X\nSTT\t4\tXÃ KHE TÍA TỈNH X"
        '\n* UBND đặc khu Hòn Sấu (mới)\n| 6 | Xã Ea H’Sấu | cũ |\n"phường 3"\nXã Bản Nưa - huyện cũ\nXã Nà Mit, Xã Nà Mót'
    )
    assert [one.name for one in listed(text, "P")] == [
        "xã Nà Mít", "phường Phú Vạc", "xã Quí Sấu", "xã Khe Tía", "đặc khu Hòn Sấu", "xã Ea H’Sấu", "phường 3", "xã Bản Nưa", "xã Nà Mit"
    ]  # fmt: skip
    assert Commune("xã", "Ea H’Sấu").key == Commune("xã", "Ea H'Sấu").key
    assert Commune("xã", "Hoà Sấu").key == Commune("xã", "Hòa Sấu").key


def test_a_neighbour_rightly_named_is_no_copy() -> None:
    told = "Giáp ranh với xã Khe Tía nên hằng quý họp bàn việc bảo vệ rừng, phòng cháy chữa cháy hai bên."
    papers = [
        (paper(f"xã {own}", own, nhac_xa=[("đoạn 9", told)]), Commune("xã", own)) for own in ("Nà Mít", "Phú Vạc")
    ]
    assert copied([*papers, (paper("xã Khe Tía", "c"), Commune("xã", "Khe Tía"))]) == []


def test_a_paper_is_the_same_after_it_was_kept(made: Made) -> None:
    for _, one in made.done.survey.counted():
        assert loader()(one.dump()) == one


def test_word_and_yaml_of_one_province_plan_ask_the_same(made: Made, tmp_path: Path) -> None:
    from cchc_docs.gathering.above import above
    from cchc_docs.writing.word.render import render

    source = read_file(str(made.folder / "tinh.yaml"))
    (tmp_path / "t.docx").write_bytes(render(source.document))
    there = above(read_file(str(tmp_path / "t.docx")))
    here = made.done.survey.tren
    assert [(one.chu, one.han, one.giao_xa) for one in there.nhiem_vu] == [
        (one.chu, one.han, one.giao_xa) for one in here.nhiem_vu
    ]
    assert [(one.ten, one.gia_tri) for one in there.chi_tieu] == [(one.ten, one.gia_tri) for one in here.chi_tieu]
    assert there.tinh == here.tinh == PROVINCE


def test_a_target_that_a_sentence_says_has_the_place_of_the_sentence() -> None:
    from cchc_docs.gathering.above import above
    from cchc_docs.reading.word.file import read_docx
    from tests.reading.identity.plans import word_plan

    body = ("Mỗi thôn có 90 người biết bơi.", "90% bến đò có phao cứu sinh.", "Cử 90 người trông bến.")
    read = read_docx(word_plan(body=body), "ke_hoach.docx")
    (target,) = above(read).chi_tieu
    # In words to look for in Word; what its reader calls "đoạn 12" nobody finds there.
    assert (target.ten, target.vi_tri) == (
        "Tỷ lệ bến đò có phao cứu sinh",
        "mục I (MỤC TIÊU), đoạn “2. 90% bến đò có phao cứu sinh.”",
    )


@pytest.mark.parametrize("given", ["ra.xlsx", "ra.DOCX"])
def test_where_a_survey_goes_is_a_folder(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "xa").mkdir()
    write_plans(tmp_path / "xa", 8)
    (tmp_path / "tinh.yaml").write_text(provincial_plan(), encoding="utf-8")
    out = tmp_path / given
    assert main(["survey", str(tmp_path / "xa"), "--parent", str(tmp_path / "tinh.yaml"), "-o", str(out)]) == 2
    assert f"ví dụ -o {tmp_path / 'ra'}" in capsys.readouterr().err
    assert not out.exists()
