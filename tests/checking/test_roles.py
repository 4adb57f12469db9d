"""Who leads and who helps: the part on organisation and the body against the tables, in invented plans of an island commune."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

KT, VH, VP = "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND xã"
TT, YT, CA = "Trung tâm Phục vụ hành chính công", "Trạm Y tế xã", "Công an xã"


def row(task: str, lead: str | list[str], partner: str = "Các thôn") -> dict[str, Any]:
    return {
        "noi_dung": task,
        "san_pham": "Biên bản bàn giao",
        "chu_tri": lead,
        "phoi_hop": partner,
        "thoi_han": "Quý II/2026",
    }


def target(name: str, value: str) -> dict[str, str]:
    return {"chi_tieu": name, "don_vi_tinh": "%", "gia_tri": value}


def plan(
    duties: dict[str, list[str]], tables: dict[str, list[dict[str, Any]]], tasks: tuple[Any, ...] = (), targets: tuple[Any, ...] = ()
) -> dict[str, Any]:  # fmt: skip
    body: list[Any] = [{"tieu_de": "Mục tiêu", "noi_dung": list(targets)}] if targets else []
    body += [{"tieu_de": "Nhiệm vụ", "noi_dung": list(tasks)}] if tasks else []
    items = [{"tieu_de": unit, "noi_dung": said} for unit, said in duties.items()]
    body.append({"tieu_de": "Tổ chức thực hiện", "noi_dung": items})
    named = [
        {"ten": title, "chi_tieu" if "gia_tri" in rows[-1] else "nhiem_vu": rows} for title, rows in tables.items()
    ]
    return {"mo_dau": ["Việc giao tại Phụ lục kèm theo."], "noi_dung": body, "phu_luc": named}


def told(overlay: dict[str, Any]) -> list[tuple[str, str, str]]:
    read = example_read(yaml.safe_dump(overlay, allow_unicode=True, sort_keys=False))
    return [(one.code, str(one.severity), one.message) for one in check(read, on=date(2026, 3, 1)).findings]


PLAIN = {KT: ["Cấp dầu.", "Báo cáo."], VH: ["Vận động.", "Báo cáo."]}
LIBRARY = [row("Mua sách cho thư viện thôn", VH), row("Sửa mái nhà đọc sách", VH), row("Đóng kệ", VH)]
CUSTOMS = [
    row("Rà soát quy ước các thôn", VH),
    row("Treo khẩu hiệu", VH),
    row("Mở lớp hát ru", VH),
    row("Lập sổ góp ý", KT),
]
MARKET = [row("Sửa mái chợ Hạ", KT), row("Thu phí chỗ ngồi", KT), row("Kẻ ô bán cá", KT)]
WATER = [
    row("Lấy mẫu nước giếng", YT),
    row("Cấp viên khử khuẩn", YT),
    row("Thau bể chứa", YT),
    row("Sửa ống thôn Đông", KT),
]
BODY = (
    "Sửa kè đá đoạn thôn Đông dài 300 m trước mùa mưa bão.",
    "Mua phao cứu sinh cho bãi tắm thôn Hạ và thôn Thượng.",
    "Xây dựng Kế hoạch nạo vét luồng lạch cửa biển năm 2026.",
    "Tập huấn cứu hộ cho người trông bãi tắm của các thôn.",
    "Thực hiện đúng định mức cấp dầu cho thuyền tuần tra ven bờ.",
)
OF_BODY = [
    row("Sửa kè đá đoạn thôn Đông dài 300 m", KT),
    row("Mua phao cứu sinh cho bãi tắm thôn Hạ và thôn Thượng", KT),
    row("Xây dựng Kế hoạch nạo vét luồng lạch cửa biển năm 2026", KT),
    row("Tập huấn cứu hộ cho người trông bãi tắm của các thôn", VH),
]
TARGETS = [
    target("Tỷ lệ hộ dùng nước sạch", "85"),
    target("Tỷ lệ tàu cá có máy định vị", "100"),
    target("Tỷ lệ lao động nghề biển đóng bảo hiểm", "40"),
]
SAID = (
    "Tỷ lệ hộ dùng nước sạch đạt 85%.",
    "100% tàu cá có máy định vị.",
    "Tỷ lệ lao động nghề biển đóng bảo hiểm đạt 40%.",
)

WRONG: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "an appendix most rows of which a unit leads is not in its item": ("TC20", "canh_bao", "3/4 dòng của Phụ lục II", plan(
        {VH: ["Chủ trì nhiệm vụ tại Phụ lục I.", "Tổng hợp."], KT: ["Chủ trì thực hiện các nhiệm vụ tại Phụ lục III.", "Cấp dầu."]},
        {"Thư viện": LIBRARY, "Nếp sống": CUSTOMS, "Chợ": MARKET},
    )),
    "helps a unit in an appendix where that unit leads nothing": ("TC20", "canh_bao", "Phối hợp với “Phòng Kinh tế” ở Phụ lục I", plan(
        {VH: ["Chủ trì nhiệm vụ tại Phụ lục I.", "Tổng hợp."],
         TT: ["Phối hợp với Phòng Kinh tế trong thực hiện nhiệm vụ tại Phụ lục I và Phụ lục II kèm theo Kế hoạch này.", "Báo cáo."],
         KT: ["Chủ trì thực hiện các nhiệm vụ tại Phụ lục II.", "Cấp dầu."]},
        {"Thư viện": LIBRARY, "Chợ": MARKET},
    )),
    "leads a content whose appendix another leads": ("TC25", "canh_bao", "1/4 dòng", plan(
        {KT: ["Chủ trì triển khai nội dung xây dựng và quản lý nước sạch nông thôn; tổng hợp số liệu.", "Cấp hóa chất."], YT: ["Khám bệnh.", "Trực."]},
        {"Các nhiệm vụ về nước sạch nông thôn": WATER},
    )),
    "leads a content whose group of rows another leads": ("TC25", "goi_y", "0/3 dòng của nhóm", plan(
        {VP: ["Chủ trì, phối hợp các cơ quan có liên quan tham mưu Ủy ban nhân dân xã thực hiện, theo dõi các nhiệm vụ về bảo tồn di tích.", "Lưu hồ sơ."], VH: ["Tổ chức hội làng.", "Báo cáo."]},
        {"Danh mục nhiệm vụ năm 2026": [{"nhom": "BẢO TỒN DI TÍCH"}, row("Lập hồ sơ đình Cả", VH), row("Cắm mốc", VH), row("Đo vẽ nền miếu", VH), {"nhom": "DU LỊCH"}, row("In tờ gấp", VP)]},
    )),
    "one content under the lead of two": ("TC28", "canh_bao", "phòng chống đuối nước", plan(
        {VH: ["Chủ trì tham mưu triển khai các nội dung: thư viện thôn xóm, phòng chống đuối nước.", "Báo cáo."],
         YT: ["Chủ trì, phối hợp các cơ quan liên quan thực hiện, theo dõi các nhiệm vụ về phòng chống đuối nước.", "Trực."]},
        {"Nhiệm vụ": [row("Kẻ sân bóng", VH), row("Mua phao", YT)]},
    )),
    "one sees to what another leads": ("TC28", "goi_y", "vệ sinh đường làng", plan(
        {VH: ["Thực hiện, theo dõi, tổng hợp nhiệm vụ về vệ sinh đường làng tại xã.", "Báo cáo."],
         KT: ["Chủ trì, phối hợp với các cơ quan liên quan theo dõi, tổng hợp nhiệm vụ về vệ sinh đường làng.", "Cấp thùng rác."]},
        {"Nhiệm vụ": [row("Kẻ sân bóng", VH), row("Mua thùng rác", KT)]},
    )),
    "helps in the body, leads in the table": ("TC35", "canh_bao", "bảng ghi chủ trì", plan(
        {VH: ["Phối hợp tham mưu công tác chấm điểm thi đua các thôn theo hướng dẫn của tỉnh; tham gia cung cấp số liệu.", "Báo cáo."], KT: ["Mua cờ.", "Phát thưởng."]},
        {"Nhiệm vụ": [row("Chấm điểm thi đua các thôn hằng năm; gửi kết quả về tỉnh", VH), row("Mua cờ", KT)]},
    )),
    "helps here, is told to do it there": ("TC35", "goi_y", "chỗ khác được giao", plan(
        {KT: ["Phối hợp với Phòng Văn hóa - Xã hội và các đơn vị lập dự toán, tham mưu bố trí kinh phí sửa kè.", "Lập dự toán mua đá hộc cho kè biển."], VH: ["Vận động.", "Báo cáo."]},
        {"Nhiệm vụ": [row("Xếp đá hộc", KT), row("Vận động dân góp công", VH)]},
    )),
    "an index under one lead in the body, its row under another": ("TC27", "goi_y", "bảng ghi “Trạm Y tế xã”", plan(
        {VP: ["Chủ trì, phối hợp với các đơn vị triển khai các nội dung liên quan đến đánh giá Chỉ số hài lòng của người bệnh (HLNB).", "Báo cáo."], YT: ["Khám bệnh.", "Trực."]},
        {"Nhiệm vụ": [row("Thực hiện khảo sát, đo lường mức độ hài lòng của người bệnh", YT), row("Khám bệnh người già", YT), row("Gửi thư mời", VP)]},
    )),
    "a class of a list that another runs": ("TC27", "canh_bao", "bảng ghi “Phòng Kinh tế”", plan(
        {VH: ["Cử người đi học.", "Chủ trì lớp làm nước mắm và lớp đan lưới."], KT: ["Cấp kinh phí.", "Thanh toán."]},
        {"Các lớp mở năm 2026": [row("Làm nước mắm", KT), row("Đan lưới", VH), row("Sửa máy nổ", KT)]},
    )),
    "the inspected lead the inspection": ("NV06", "goi_y", "nơi được kiểm tra", plan(
        PLAIN, {"Nhiệm vụ": [row("Tăng cường kiểm tra hoạt động của các hợp tác xã thuộc xã", ["Các hợp tác xã thuộc xã"], KT), row("Mua phao", VH)]},
    )),
    "a unit that leads in the body has its duties in the item of others": ("TC21", "goi_y", "chỉ được giao trong mục", plan(
        {"Các phòng, đơn vị thuộc UBND xã": ["Đưa tin.", "Trạm Y tế xã phối hợp với các phòng phát tờ rơi."], **PLAIN},
        {"Nhiệm vụ": [row("Cấp dầu", KT)]},
        tasks=("Phát tờ rơi phòng bệnh dại.", "Đơn vị chủ trì: Trạm Y tế xã."),
    )),
    "a duty stands in the item of others though the unit has its own": ("TC21", "goi_y", "đơn vị này có mục riêng", plan(
        {"Trưởng các phòng thuộc UBND xã": ["Chỉ đạo chung.", "Giao Phòng Kinh tế: Tổng hợp kết quả trồng rừng ngập mặn."], **PLAIN},
        {"Nhiệm vụ": [row("Trồng rừng", KT)]},
    )),
    "a row of a shared frame that no sentence speaks of": ("NV12", "goi_y", "Nội dung không nói đến", plan(
        PLAIN, {"Nhiệm vụ": [*OF_BODY, row("Xây dựng Kế hoạch di dời xưởng đóng tàu năm 2026", KT)]}, tasks=BODY,
    )),
    "the body carries out what the row changes": ("NV14", "goi_y", "“thực hiện đúng”, trong bảng là “hoàn thiện, sửa đổi”", plan(
        PLAIN, {"Nhiệm vụ": [*OF_BODY, row("Hoàn thiện, sửa đổi định mức cấp dầu cho thuyền tuần tra ven bờ", KT)]}, tasks=BODY,
    )),
    "a lost word that changes the sense": ("NV14", "goi_y", "“để” / “(không có)”", plan(
        PLAIN,
        {"Nhiệm vụ": [row("Rà soát, đánh giá các bến đò trong quá trình khai thác đề xuất, kiến nghị cơ quan có thẩm quyền đóng bến không an toàn", KT)]},
        tasks=("Rà soát, đánh giá các bến đò trong quá trình khai thác để đề xuất, kiến nghị cơ quan có thẩm quyền đóng bến không an toàn.",),
    )),
    "a list inside the name of a target": ("CT14", "canh_bao", "“chế biến” bảng không có", plan(
        PLAIN, {"Danh mục chỉ tiêu": [*TARGETS, target("Mức độ hài lòng về giải quyết hồ sơ lĩnh vực nuôi trồng, khai thác", "90")]},
        targets=(*SAID, "Mức độ hài lòng của ngư dân đạt tối thiểu 95%, trong đó, mức độ hài lòng về giải quyết hồ sơ lĩnh vực nuôi trồng, khai thác, chế biến đạt tối thiểu 90%."),
    )),
    "a target without a row": ("CT16", "goi_y", "không có dòng nào", plan(
        PLAIN, {"Danh mục chỉ tiêu": TARGETS}, targets=(*SAID, "75% bến đò có loa báo.", "(Các phòng theo dõi chỉ tiêu tại Phụ lục I kèm theo)."),
    )),
    "a target of another phase": ("CT16", "canh_bao", "bảng đặt cho giai đoạn 2026-2027", plan(
        PLAIN, {"Danh mục chỉ tiêu": [{"nhom": "GIAI ĐOẠN 2026 - 2027"}, TARGETS[0], {"nhom": "GIAI ĐOẠN 2028 - 2030"}, TARGETS[1], TARGETS[2]]},
        targets=({"tieu_de": "Chỉ tiêu giai đoạn 2028 - 2030", "noi_dung": list(SAID)},),
    )),
    "a task in a list of targets": ("CT17", "goi_y", "tên là một việc", plan(
        PLAIN, {"Danh mục chỉ tiêu": [*TARGETS, target("Mức độ hài lòng của ngư dân", "90"), target("Đề xuất cắt bớt giấy tờ đăng ký tàu cá", "20")]},
    )),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_the_two_places_that_differ_are_told(name: str) -> None:
    code, severity, words, overlay = WRONG[name]
    found = [one for one in told(overlay) if one[0] == code]
    assert any(one[1] == severity and words in one[2] for one in found), found


RIGHT: dict[str, tuple[str, dict[str, Any]]] = {
    "every appendix is named": ("TC20", plan(
        {VH: ["Chủ trì nhiệm vụ tại Phụ lục I và Phụ lục II.", "Phối hợp với Phòng Kinh tế thực hiện nhiệm vụ tại Phụ lục III."], KT: ["Chủ trì thực hiện các nhiệm vụ tại Phụ lục III.", "Cấp dầu."]},
        {"Thư viện": LIBRARY, "Nếp sống": CUSTOMS, "Chợ": MARKET},
    )),
    "a row or two of another's appendix": ("TC20", plan(
        {VH: ["Chủ trì nhiệm vụ tại Phụ lục I.", "Tổng hợp."], KT: ["Chủ trì thực hiện các nhiệm vụ tại Phụ lục II.", "Cấp dầu."]},
        {"Thư viện": LIBRARY, "Chợ": [*MARKET, row("Treo cờ", VH)]},
    )),
    "all appendices at once": ("TC20", plan(
        {VH: ["Chủ trì nhiệm vụ tại Phụ lục I; theo dõi các phụ lục kèm theo.", "Tổng hợp."], KT: ["Chủ trì nhiệm vụ tại Phụ lục III.", "Cấp dầu."]},
        {"Thư viện": LIBRARY, "Nếp sống": CUSTOMS, "Chợ": MARKET},
    )),
    "leads most rows of its content": ("TC25", plan(
        {YT: ["Chủ trì triển khai nội dung nước sạch nông thôn.", "Trực."], KT: ["Cấp hóa chất.", "Báo cáo."]},
        {"Các nhiệm vụ về nước sạch nông thôn": WATER},
    )),
    "two contents that share words": ("TC28", plan(
        {VH: ["Chủ trì các nhiệm vụ về văn hóa làng biển.", "Báo cáo."], KT: ["Chủ trì các nhiệm vụ về kinh tế làng biển.", "Cấp dầu."]},
        {"Nhiệm vụ": [row("Kẻ sân bóng", VH)]},
    )),
    "helps the unit that leads the row": ("TC35", plan(
        {VH: ["Phối hợp với Công an xã tuyên truyền phòng cháy trên tàu cá.", "Báo cáo."], CA: ["Chủ trì tuyên truyền phòng cháy trên tàu cá.", "Trực."]},
        {"Nhiệm vụ": [row("Tuyên truyền phòng cháy trên tàu cá", CA, VH), row("Mua loa", VH)]},
    )),
    "helps a body outside, leads at home": ("TC35", plan(
        {VH: ["Phối hợp với Sở Nội vụ chấm điểm thi đua các thôn.", "Báo cáo."], KT: ["Mua cờ.", "Phát thưởng."]},
        {"Nhiệm vụ": [row("Chấm điểm thi đua các thôn", VH), row("Mua cờ", KT)]},
    )),
    "two surveys of two things": ("TC27", plan(
        {VP: ["Chủ trì các nội dung liên quan đến đánh giá mức độ hài lòng của người dân về thu gom rác thải.", "Báo cáo."], YT: ["Khám bệnh.", "Trực."]},
        {"Nhiệm vụ": [row("Khảo sát mức độ hài lòng của người bệnh nội trú", YT), row("Khảo sát mức độ hài lòng của người dân về thu gom rác thải", VP)]},
    )),
    "a row joins two tasks": ("NV13", plan(
        PLAIN, {"Nhiệm vụ": [*OF_BODY, row("Thực hiện đúng định mức cấp dầu cho thuyền tuần tra; mở lớp vá lưới cho phụ nữ làng chài", KT)]},
        tasks=(*BODY, "Mở lớp vá lưới cho phụ nữ làng chài, gắn với dạy chữ buổi tối, mời nghệ nhân thôn Thượng, có giấy chứng nhận cuối khóa và quà cho người học giỏi, do xã chi trả tiền điện và nước uống."),
    )),
    "the part on money speaks of the row": ("NV12", {**(made := plan(
        PLAIN, {"Nhiệm vụ": [*OF_BODY, row("Tham mưu cho UBND xã bố trí kinh phí thực hiện các nhiệm vụ ven biển theo phân cấp ngân sách", KT)]}, tasks=BODY)),
        "noi_dung": [*made["noi_dung"], {"tieu_de": "Kinh phí", "noi_dung": ["Kinh phí thực hiện các nhiệm vụ ven biển bố trí trong dự toán.", "Dân góp thêm."]}]}),
    "only the blanks differ": ("NV14", plan(
        PLAIN, {"Nhiệm vụ": [row("Thực hiện các nội dung về thuyền tuần tra ven bờ theo Quyết định số 12/QĐ- UBND của xã trong mùa mưa bão", KT)]},
        tasks=("Thực hiện các nội dung về thuyền tuần tra ven bờ theo Quyết định số 12/QĐUBND của xã trong mùa mưa bão.",),
    )),
    "the same target of two phases, each with its own level": ("CT16", plan(
        PLAIN, {"Danh mục chỉ tiêu": [{"nhom": "GIAI ĐOẠN 2026 - 2027"}, target("Tỷ lệ hộ dùng nước sạch", "70"), {"nhom": "GIAI ĐOẠN 2028 - 2030"}, *TARGETS]},
        targets=({"tieu_de": "Chỉ tiêu giai đoạn 2028 - 2030", "noi_dung": list(SAID)},),
    )),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_agrees_is_left_alone(name: str) -> None:
    code, overlay = RIGHT[name]
    assert not [one for one in told(overlay) if one[0] == code]
