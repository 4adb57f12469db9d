"""What import names: offices, tasks, targets, cited texts, the schedule, the plan; and that no word changes for it."""

from __future__ import annotations

import random
import re

import pytest

from cchc_docs.model.codes import content_code, plan_id, slug
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, CoQuan, Cot, Document, Hang, Muc, NgayThang, SoLieu
from cchc_docs.reading.identity.assigned import assigned, shared
from cchc_docs.reading.identity.identify import identify
from cchc_docs.reading.identity.offices import identify_offices
from cchc_docs.reading.identity.regime import identify_regime
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.vietnamese.units import is_group, unit_names
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reading.identity.plans import ROWS, word_plan


def named(**changes) -> tuple[Document, dict]:
    read = read_docx(word_plan(**changes), "ke_hoach.docx")
    return read.document, identify(read.document)


def test_one_office_in_many_spellings_is_declared_once_and_keeps_its_spellings() -> None:
    document, doubts = named()
    offices = {unit.ten: unit.cach_viet for unit in document.don_vi.values()}
    assert list(offices) == ["Văn phòng HĐND và UBND xã", "Phòng Kinh tế", "Công an xã", "Phòng Văn hoá-Xã hội"]
    assert offices["Văn phòng HĐND và UBND xã"] == ["VP HĐND & UBND xã"]
    assert offices["Phòng Văn hoá-Xã hội"] == ["Phòng Văn hóa - Xã hôi"]
    asked = [said for path, said in doubts.items() if path[0] == "don_vi"]
    assert len(asked) == 1
    assert "Phòng Văn hóa - Xã hôi" in asked[0]  # a slip of a letter is likely, not sure


@pytest.mark.parametrize(
    "name",
    ["Các phòng chuyên môn", "Cơ quan, đơn vị có liên quan", "Các Phòng CM", "đơn vị SN", "Trưởng các thôn", "Tất cả đơn vị"],
)  # fmt: skip
def test_a_group_is_no_office(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize("name", ["Phòng Kinh tế", "Ban Chỉ huy quân sự", "Trạm Y tế", "Cổng Thông tin", "UBND xã"])
def test_an_office_is_no_group(name: str) -> None:
    assert not is_group(name)


def test_a_label_and_what_is_to_be_done_are_no_part_of_a_name() -> None:
    assert unit_names("Đơn vị thẩm định: Phòng Kinh tế") == ("Phòng Kinh tế",)
    assert unit_names("- Phòng Kinh tế tổng hợp, báo cáo.") == ("Phòng Kinh tế",)
    assert unit_names("Phòng Kinh tế (đầu mối); Trạm Y tế") == ("Phòng Kinh tế", "Trạm Y tế")


def test_schools_and_villages_are_told_apart_by_their_names() -> None:
    rows = tuple((str(n), f"Việc {n} của trường", "Sổ", name, "", "Quý I/2026") for n, name in enumerate(("Trường Tiểu học", "Trường Tiểu học Suối Lạnh", "Thôn Đông", "Thôn Đồng"), 1))  # fmt: skip
    document, _ = named(rows=rows)
    assert len(document.don_vi) == 4


def test_codes_come_from_words_and_do_not_move_with_rows() -> None:
    document, _ = named()
    before = {row.o["noi_dung"][0]: row.ma for row in document.phu_luc[0].bang.hang}
    assert len(set(before.values())) == len(ROWS)
    other, _ = named(rows=(("0", "Treo cờ ở cổng chợ", "Cờ", "Công an xã", "", "Quý I/2026"), *reversed(ROWS)))
    after = {row.o["noi_dung"][0]: row.ma for row in other.phu_luc[0].bang.hang}
    assert {words: after[words] for words in before} == before


def test_same_words_with_another_product_are_another_task() -> None:
    taken: set[str] = set()
    for product in ("Sổ", "Biên bản", "Biên bản"):
        code = content_code("Kiểm tra kho", taken, product)
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)+", code)
        assert code not in taken
        taken.add(code)
    assert content_code("Kiểm tra  KHO", ()) in taken  # blanks and capitals are no other words


def test_targets_have_the_name_their_sentence_gives_them() -> None:
    document, doubts = named()
    found = {one.ten: (one.so_sanh, one.gia_tri, one.don_vi_tinh) for one in document.chi_tieu.values()}
    assert found == {
        "Tỷ lệ hộ được trả hồ sơ đúng hẹn": (">=", "94", "%"),
        "Tỷ lệ biển chỉ dẫn được làm lại bằng chữ to": ("", "100", "%"),
    }
    assert not [path for path in doubts if path[0] == "chi_tieu"]  # the section is one of targets: sure


def test_a_rate_outside_a_section_of_targets_is_asked_about() -> None:
    read = read_docx(word_plan(), "a.docx").document
    read.noi_dung[0].chu = "GIẢI PHÁP"
    doubts = identify(read)
    code = next(code for code, one in read.chi_tieu.items() if one.gia_tri == "100")
    assert "nếu không phải chỉ tiêu thì xóa" in doubts["chi_tieu", code]


def test_the_schedule_is_read_where_the_plan_says_it() -> None:
    document, _ = named()
    assert [(one.ky_bao_cao, one.han_nop) for one in document.che_do_bao_cao] == [
        ("quy_1", NgayThang(10, 3, 2026)),
        ("6_thang", NgayThang(10, 6, 2026)),
        ("nam", NgayThang(9, 12, 2026)),
    ]
    assert document.che_do_bao_cao[0].so_lieu == SoLieu(NgayThang(11, 12, 2025), NgayThang(7, 3, 2026))
    assert document.che_do_bao_cao[1].so_lieu is None


def test_a_cut_off_day_alone_keeps_the_first_day_of_the_law_and_is_asked_about() -> None:
    document, doubts = named(reports=("Báo cáo quý I: gửi trước ngày 12/3/2026, chốt số liệu đến hết ngày 09/3/2026.",))
    assert document.che_do_bao_cao[0].so_lieu == SoLieu(NgayThang(15, 12, 2025), NgayThang(9, 3, 2026))
    assert "ngày đầu của số liệu" in doubts["che_do_bao_cao", 0]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Báo cáo quý trước ngày 12 của tháng cuối quý.", {"quy_1": (12, 3), "quy_2": (12, 6), "quy_3": (12, 9), "quy_4": (12, 12)}),
        ("Báo cáo quý I: trước ngày 10/3; quý III: trước ngày 10/9; báo cáo năm: trước ngày 05/12.", {"quy_1": (10, 3), "quy_3": (10, 9), "nam": (5, 12)}),
        ("Các đơn vị gửi báo cáo tháng 5 vào ngày 22/5/2026.", {"thang_5": (22, 5)}),
        ("Báo cáo kết quả họp ngày 12 tháng 3 năm 2026 với Chủ tịch.", {}),
        ("Định kỳ báo cáo theo quy định.", {}),
    ],
)  # fmt: skip
def test_schedules_in_other_words(said: str, found: dict) -> None:
    document, _ = named(reports=(said,))
    assert {one.ky_bao_cao: (one.han_nop.ngay, one.han_nop.thang) for one in document.che_do_bao_cao} == found


@pytest.mark.parametrize(
    "lines",
    [
        ("Hạn gửi báo cáo: quý I trước ngày 09/3; quý III trước ngày 09/9.",
         "Số liệu lấy như sau: quý I từ ngày 13/12 năm trước đến ngày 05/3; quý III từ ngày 13/12 năm trước đến ngày 05/9."),
        ("Số liệu quý I tính từ ngày 13/12/2025 đến ngày 05/3/2026.", "Báo cáo quý I gửi trước ngày 09/3/2026."),
    ],
)  # fmt: skip
def test_days_of_figures_told_apart_from_the_due_days_are_put_together(lines: tuple[str, ...]) -> None:
    first = named(reports=lines)[0].che_do_bao_cao[0]
    assert (first.ky_bao_cao, first.han_nop) == ("quy_1", NgayThang(9, 3, 2026))
    assert first.so_lieu == SoLieu(NgayThang(13, 12, 2025), NgayThang(5, 3, 2026))


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (("Loại báo cáo", "Chốt số liệu", "Hạn gửi"), (("Báo cáo quý I", "Từ 13/12/2025 đến 05/3/2026", "09/3/2026"), ("Báo cáo năm", "Từ 13/12/2025 đến 05/12/2026", "09/12/2026"))),
        (("TT", "Kỳ báo cáo", "Số liệu từ ngày", "Đến ngày", "Gửi trước"), (("1", "Quý I", "13/12/2025", "05/3/2026", "09/3/2026"), ("2", "Năm", "13/12/2025", "05/12/2026", "09/12/2026"))),
    ],
)  # fmt: skip
def test_the_schedule_is_read_from_a_table_of_the_body(
    heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    columns = [Cot(f"cot_{at}", "") for at in range(len(heads))]
    grid = Bang(
        columns,
        [Hang(o={column.ma: [cell] for column, cell in zip(columns, line, strict=True)}) for line in (heads, *rows)],
    )
    plan = Document("ke_hoach", nam=2026, noi_dung=[Muc("bang", bang=grid)])
    identify_regime(plan, {})
    assert [(one.ky_bao_cao, one.han_nop.thang, one.so_lieu and one.so_lieu.den.ngay) for one in plan.che_do_bao_cao] == [
        ("quy_1", 3, 5), ("nam", 12, 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Công an xã", "Công an xã Khe Vàng", "Công an"), 1),
        (("Ban Chỉ huy Quân sự xã", "Ban CHQS", "BCH Quân sự xã"), 1),
        (("Văn phòng HĐND, UBND xã", "VP HĐND và UBND"), 1),
        (("UBND xã Khe Vàng", "UBND xã Bản Lầu"), 2),
        (("Thường trực HĐND, UBND xã",), 2),
    ],
)
def test_one_office_is_one_though_its_place_or_its_letters_differ(names: tuple[str, ...], count: int) -> None:
    rows = [Hang(o={"noi_dung": [f"Việc {at}"], "chu_tri": [name]}) for at, name in enumerate(names)]
    grid = Bang([Cot("noi_dung", ""), Cot("chu_tri", "")], rows, "nhiem_vu")
    plan = Document(
        "ke_hoach", nam=2026, co_quan=CoQuan("Ủy ban nhân dân xã Khe Vàng"), noi_dung=[Muc("bang", bang=grid)]
    )
    identify_offices(plan, {})
    assert len(plan.don_vi) == count


def test_the_plan_above_is_known_among_the_cited_texts() -> None:
    document, doubts = named(opening="Căn cứ Quyết định số 14/QĐTTg ngày 02/02/2026 của Thủ tướng Chính phủ; thực hiện Kế hoạch số 612/KH-UBND ngày 23/12/2025 của UBND tỉnh về cải cách hành chính năm 2026, Ủy ban nhân dân xã ban hành Kế hoạch:")  # fmt: skip
    assert document.van_ban[document.van_ban_cap_tren].so_ky_hieu == "612/KH-UBND"
    decree = next(code for code, one in document.van_ban.items() if one.loai == "Quyết định")
    assert document.van_ban[decree].so_ky_hieu == "14/QĐ-TTg"
    assert "14/QĐTTg" in doubts["van_ban", decree]


def test_no_word_changes_and_the_yaml_reads_back_as_the_same_plan() -> None:
    plain = read_docx(word_plan(), "a.docx").document
    document, doubts = named()
    text = dump_plan(document, doubts)
    again = read_text(text).document
    assert again.don_vi == document.don_vi
    assert again.chi_tieu == document.chi_tieu
    assert again.van_ban == document.van_ban
    assert again.che_do_bao_cao == document.che_do_bao_cao
    assert (again.ma_ke_hoach, again.van_ban_cap_tren) == (document.ma_ke_hoach, document.van_ban_cap_tren)
    assert [row.ma for row in again.phu_luc[0].bang.hang] == [row.ma for row in document.phu_luc[0].bang.hang]
    assert list(again.texts()) == list(read_text(dump_plan(plain)).document.texts())
    assert render(again) == render(read_text(dump_plan(plain)).document)
    assert text.count("# kiểm tra:") == len(doubts)


def test_a_plan_is_known_by_its_head_and_not_by_its_number() -> None:
    document, _ = named()
    assert document.ma_ke_hoach.startswith("kh_2026_")
    twin = read_text(dump_plan(read_docx(word_plan(), "b.docx").document)).document
    twin.so = "77"
    assert plan_id(twin) == document.ma_ke_hoach
    twin.trich_yeu = "Trồng rừng năm 2026"
    assert plan_id(twin) != document.ma_ke_hoach


def test_what_a_plan_has_already_is_left_alone() -> None:
    document, _ = named()
    kept = {code: unit.ten for code, unit in document.don_vi.items()}
    document.phu_luc[0].bang.hang[0].ma = "viec_cua_toi"
    identify(document)
    assert {code: unit.ten for code, unit in document.don_vi.items()} == kept
    assert document.phu_luc[0].bang.hang[0].ma == "viec_cua_toi"


def test_a_report_gets_no_identity() -> None:
    report = Document("bao_cao", nam=2026)
    assert identify(report) == {}
    assert report.ma_ke_hoach == ""


def test_codes_never_look_like_words_of_a_cell() -> None:
    rows = (("1", "Quét sân", "Sân sạch", "tạp vụ", "tap_vu", "Quý I/2026"),)
    document, _ = named(rows=rows)
    cells = {line for row in document.phu_luc[0].bang.hang for lines in row.o.values() for line in lines}
    assert not cells & set(document.don_vi)


def test_slugs_of_odd_names_are_codes_or_nothing() -> None:
    chance = random.Random(3)
    for _ in range(300):
        name = "".join(chance.choice("aĂđ7 -_…😀Ơ.&") for _ in range(chance.randint(0, 9)))
        assert re.fullmatch(r"(?:[a-z][a-z0-9_]*)?", slug(name)), name


def test_offices_that_only_the_body_gives_work_to_are_identified_too() -> None:
    body = (
        "Giao Hợp tác xã Bến Đình: sơn lại cột mốc.",
        "Công an xã tuần tra bến đò ban đêm.",
        "Các chi hội tự dọn đoạn đường của mình.",
        "Hội thi nấu cơm mở vào quý II.",
    )
    document = read_docx(word_plan(rows=(), body=body), "ke_hoach.docx").document
    document.noi_dung[0].chu = "PHÂN CÔNG THỰC HIỆN"
    identify(document)
    assert [unit.ten for unit in document.don_vi.values()] == ["Hợp tác xã Bến Đình", "Công an xã"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Văn phòng Hội đồng nhân dân (HĐND) và UBND xã", ["Văn phòng Hội đồng nhân dân và UBND xã"]),
        ("Đồn Biên phòng Bến Sậy: báo giờ nước lên.", ["Đồn Biên phòng Bến Sậy"]),
        ("Sở Nội vụ", ["Sở Nội vụ"]),
        ("Đài Truyền thanh xã phát giờ phà mỗi sáng.", ["Đài Truyền thanh xã"]),
        ("Công an xã xuống từng ghe nhắc áo phao.", ["Công an xã"]),
        ("Ban quản lý chợ nổi kiểm soát chỗ neo ghe.", ["Ban quản lý chợ nổi"]),
        ("Phòng Kinh tế biên soạn tờ gấp.", ["Phòng Kinh tế"]),
        ("Hội Nông dân xã, Đoàn Thanh niên xã trông coi phao.", ["Hội Nông dân xã", "Đoàn Thanh niên xã"]),
        ("Trường hợp phà hỏng thì báo ngay.", []),
        ("Đoàn kết các xóm chài.", []),
        ("Ban hành lịch phà trước ngày 05/2.", []),
        ("Các trường học dạy bơi.", []),
        ("Hợp tác xã vận tải Bến Sậy thu gom rác.", ["Hợp tác xã vận tải Bến Sậy"]),
        ("Đội ngũ lái phà thực hiện đúng giờ.", []),
        ("Đoàn viên, hội viên tổ chức dọn bến.", []),
        ("Quỹ đất bãi bồi: rà soát từng thửa.", []),
        ("Sở hữu chung bến phà: lập biên bản.", []),
        ("Phòng, chống đuối nước thực hiện theo lịch.", []),
        ("Văn phòng phẩm: cấp theo quý.", []),
        ("Phòng học nổi được neo lại trước mùa lũ.", []),
        ("Phòng Kinh tế được giao giữ sổ bến.", ["Phòng Kinh tế"]),
        ("Đội Quản lý thị trường số 4 kiểm tra chợ nổi.", ["Đội Quản lý thị trường số 4"]),
    ],
)
def test_an_office_ends_where_what_it_does_begins(text: str, names: list[str]) -> None:
    assert assigned(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Các trường học, trạm cấp nước", "Các trường học, trạm cấp nước"),
        ("Trưởng các xóm chài: gom danh sách ghe.", "Trưởng các xóm chài"),
        ("Đề nghị các đơn vị giúp đỡ", ""),
        ("Các tổ chức chính trị - xã hội: góp phao.", "Các tổ chức chính trị - xã hội"),
        ("Các đơn vị được kiểm tra chuẩn bị sổ hẹn.", "Các đơn vị được kiểm tra"),
        ("Hiệu trưởng phân công người trông trẻ ở bến.", "Hiệu trưởng"),
        ("Tổ trưởng 09 tổ ghe nhắc nhau giờ phà.", "Tổ trưởng 09 tổ ghe"),
        ("Kinh phí lấy từ quỹ bến.", ""),
        ("Các văn bản: rà soát trước tháng 5.", ""),
        ("Các nhiệm vụ chủ yếu", ""),
        ("Các bước thực hiện:", ""),
    ],
)
def test_who_does_a_thing_and_is_no_office_is_known_too(text: str, name: str) -> None:
    assert shared(text) == name


def test_the_result_a_task_is_to_bring_is_its_product() -> None:
    yaml = """\
loai: ke_hoach
co_quan: {{ten: Ủy ban nhân dân xã Bến Sậy, viet_tat: UBND}}
nam: 2026
trich_yeu: Cải cách hành chính năm 2026
dia_danh: Bến Sậy
noi_nhan: ["Lưu: VT."]
chu_ky: {{chuc_vu: CHỦ TỊCH, ho_ten: Tạ Văn Sông}}
noi_dung: [Làm theo phụ lục.]
phu_luc:
- ten: Việc trong năm
  cot: [{{ma: noi_dung, ten: Việc}}, {{ma: chu_tri, ten: Chủ trì}}, {{ma: ket_qua, ten: Kết quả}}]
  nhiem_vu:
  - {{noi_dung: Sơn lại biển chỉ bến, chu_tri: Phòng Kinh tế, ket_qua: {first}}}
  - {{noi_dung: In tờ gấp giờ phà, chu_tri: Công an xã, ket_qua: Tờ gấp}}
"""
    document = read_text(yaml.format(first="12 biển mới")).document
    identify(document)
    assert [row.o["san_pham"] for _, table in tables(document) for row in table.hang] == [["12 biển mới"], ["Tờ gấp"]]
    document = read_text(yaml.format(first="Đã sơn 12 biển")).document
    identify(document)
    assert all("san_pham" not in row.o for _, table in tables(document) for row in table.hang)
