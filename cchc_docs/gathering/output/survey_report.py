"""A survey as a báo cáo of the decree's form: what came, what is missing, tables as appendices; nothing is judged that was not read."""

from __future__ import annotations

from datetime import date

from cchc_docs.gathering.compare import CO, DOI, HIGH, LOW, THIEU, YEU, shown_target
from cchc_docs.gathering.senders import CHUA_GUI, NHIEU_BAN
from cchc_docs.gathering.survey import Survey, by_target, by_task
from cchc_docs.model.complete import fill_in
from cchc_docs.model.document import Bang, ChuKy, CoQuan, Cot, Document, Hang, Muc, NgayThang, PhuLuc


def survey_report(found: Survey, parent: Document, office: str, on: date) -> Document:
    """Return the report of `office` on a survey, numbered; number, day of issue and signer are left for a person."""
    body = parent.co_quan
    top = " ".join(body.ten.split()) if body is not None else ""
    year = found.tren.nam or on.year
    document = Document(
        "bao_cao",
        nam=year,
        co_quan=CoQuan(office, chu_quan=top),
        dia_danh=parent.dia_danh,
        ngay_ban_hanh=NgayThang(nam=on.year),
        trich_yeu=f"Tổng hợp, rà soát kế hoạch năm {year} của các xã, phường, đặc khu",
        kinh_gui=[top] if top else [],
        mo_dau=[f"Đối chiếu các kế hoạch đã nhận với kế hoạch của tỉnh “{found.tren.ten}”, {office} báo cáo như sau:"],
        noi_dung=[_sent(found), _content(found), _form(found), _read()],
        ket_thuc=[f"{office} báo cáo để xem xét, chỉ đạo."],
        phu_luc=_appendices(found),
        noi_nhan=["Như trên"],
        luu="VT",
        chu_ky=ChuKy([], "GIÁM ĐỐC", ""),
    )
    fill_in(document)
    return document


def _section(title: str, *lines: str) -> Muc:
    said = [line for line in lines if line]
    # A list of one is no list: a paragraph without a number.
    blocks = [Muc("muc", line) for line in said] if len(said) > 1 else [Muc("doan", line, khoa="doan") for line in said]
    return Muc("tieu_de", title, khoa="tieu_de", noi_dung=blocks)


def _named(names: list[str], most: int = 30) -> str:
    more = f" và {len(names) - most} xã khác (xem bảng Excel)" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _sent(found: Survey) -> Muc:
    missing = [one.xa.name for one in found.xa if one.trang_thai == CHUA_GUI]
    doubtful = [one.xa.name for one in found.xa if one.trang_thai == NHIEU_BAN]
    if found.danh_sach:
        first = f"Đã nhận kế hoạch của {found.sent}/{len(found.xa)} xã, phường, đặc khu."
    else:
        first = f"Đã nhận kế hoạch của {found.sent} xã, phường, đặc khu; không có danh sách các xã nên chưa biết ai chưa gửi."
    count = len(found.aside())
    return _section(
        "Tình hình gửi kế hoạch",
        first,
        f"Chưa gửi: {_named(missing)}." if missing else "",
        f"Nhận nhiều bản, chưa rõ bản nào dùng: {_named(doubtful)}." if doubtful else "",
        f"Có {count} tệp không tính vào bảng, lý do từng tệp tại {{{{ phu_luc.de_rieng }}}}." if count else "",
    )


def _content(found: Survey) -> Muc:
    counted = found.counted()
    lacking = sum(any(match.trang_thai == THIEU for match in paper.nhiem_vu) for _, paper in counted)
    weak = sum(any(match.trang_thai == YEU for match in paper.nhiem_vu) for _, paper in counted)
    late = sum(any(match.han_xa for match in paper.nhiem_vu) for _, paper in counted)
    below = sum(any(level.trang_thai in (LOW, HIGH) for level in paper.chi_tieu) for _, paper in counted)
    copied = len({one.tep for one in found.chep})
    given = sum(task.giao_xa for task in found.tren.nhiem_vu)
    return _section(
        "Nội dung kế hoạch so với kế hoạch của tỉnh",
        f"Kế hoạch của tỉnh có {given} nhiệm vụ giao cấp xã; {lacking} xã thiếu ít nhất một nhiệm vụ, "
        f"{weak} xã ghi yếu hơn ít nhất một nhiệm vụ." + (" Chi tiết tại {{ phu_luc.nhiem_vu }}." if given else ""),
        f"{below} xã đặt ít nhất một chỉ tiêu dưới mức tỉnh yêu cầu. Chi tiết tại {{{{ phu_luc.chi_tieu }}}}."
        if found.tren.chi_tieu
        else "",
        f"{late} xã ghi thời hạn sau thời hạn của tỉnh ở ít nhất một nhiệm vụ.",
        f"{copied} kế hoạch còn tên xã khác trong đoạn chép." if copied else "",
    )


def _form(found: Survey) -> Muc:
    papers = [paper for one in found.xa for paper in one.ban]
    blocked = sum(bool(paper.chan_ky) for paper in papers)
    total = {key: sum(paper.muc_do.get(key, 0) for paper in papers) for key in ("loi", "canh_bao", "goi_y")}
    return _section(
        "Thể thức, kỹ thuật trình bày",
        f"Kiểm tra {len(papers)} kế hoạch: {total['loi']} lỗi, {total['canh_bao']} cảnh báo, {total['goi_y']} gợi ý; "
        f"{blocked} kế hoạch còn điểm phải xử lý trước khi ký.",
    )


def _read() -> Muc:
    return _section(
        "Cách đối chiếu",
        "Một nhiệm vụ của tỉnh là “có” khi lời của xã giống từ 80% trở lên, “đổi lời” từ 45%, “thiếu” khi không có đoạn nào "
        "giống đến mức đó; “yếu hơn” khi tỷ lệ thấp hơn hoặc xã ghi nghiên cứu, xem xét, khuyến khích. Máy chỉ so chữ, số, ngày; "
        "người tổng hợp xem lại từng chỗ theo tệp và vị trí ghi trong bảng Excel kèm theo.",
    )


def _appendices(found: Survey) -> list[PhuLuc]:
    out = [_communes(found)]
    if any(task.giao_xa for task in found.tren.nhiem_vu):
        out.append(_tasks(found))
    if found.tren.chi_tieu:
        out.append(_targets(found))
    rows = [Hang({"tep": [tep], "ly_do": [why]}) for tep, why in found.aside()]
    if rows:
        columns = [Cot("so_thu_tu", "TT", 6), Cot("tep", "Tệp", 34), Cot("ly_do", "Lý do", 60)]
        out.append(PhuLuc("Tệp không tính vào bảng", "de_rieng", bang=Bang(columns, rows)))
    return out


def _communes(found: Survey) -> PhuLuc:
    columns = [
        Cot("so_thu_tu", "TT", 5), Cot("ten", "Xã, phường, đặc khu", 22), Cot("trang_thai", "Tình trạng", 21),
        Cot("loi", "Lỗi", 7, "Phát hiện"), Cot("canh_bao", "Cảnh báo", 8, "Phát hiện"), Cot("goi_y", "Gợi ý", 7, "Phát hiện"),
        Cot("co", "Có", 7, "Nhiệm vụ của tỉnh"), Cot("doi", "Đổi lời", 7, "Nhiệm vụ của tỉnh"),
        Cot("yeu", "Yếu hơn", 8, "Nhiệm vụ của tỉnh"), Cot("thieu", "Thiếu", 8, "Nhiệm vụ của tỉnh"),
    ]  # fmt: skip
    rows = []
    for one in found.xa:
        cells = {"ten": [one.xa.name], "trang_thai": [one.trang_thai]}
        if (paper := one.chinh) is not None:
            cells |= {key: [str(paper.muc_do.get(key, 0))] for key in ("loi", "canh_bao", "goi_y")}
            for key, state in (("co", CO), ("doi", DOI), ("yeu", YEU), ("thieu", THIEU)):
                cells[key] = [str(sum(match.trang_thai == state for match in paper.nhiem_vu))]
        rows.append(Hang(cells))
    return PhuLuc("Tình hình gửi và kết quả rà soát kế hoạch của từng xã", "cac_xa", bang=Bang(columns, rows))


def _tasks(found: Survey) -> PhuLuc:
    above = "Số xã"
    columns = [
        Cot("so_thu_tu", "TT", 6), Cot("noi_dung", "Nhiệm vụ của tỉnh", 48), Cot("thoi_han", "Thời hạn", 16),
        Cot("co", "Có", 7, above), Cot("doi", "Đổi lời", 7, above), Cot("yeu", "Yếu hơn", 8, above), Cot("thieu", "Thiếu", 8, above),
    ]  # fmt: skip
    rows = []
    for task, counts in zip(found.tren.nhiem_vu, by_task(found), strict=True):
        if task.giao_xa:
            cells = {"noi_dung": [task.chu], "thoi_han": [task.thoi_han]}
            cells |= {key: [str(counts.get(state, 0))] for key, state in zip(("co", "doi", "yeu", "thieu"), (CO, DOI, YEU, THIEU), strict=True)}  # fmt: skip
            rows.append(Hang(cells))
    return PhuLuc("Nhiệm vụ của tỉnh giao cấp xã trong kế hoạch của các xã", "nhiem_vu", bang=Bang(columns, rows))


def _targets(found: Survey) -> PhuLuc:
    columns = [
        Cot("so_thu_tu", "TT", 6), Cot("ten", "Chỉ tiêu của tỉnh", 40), Cot("muc", "Mức của tỉnh", 16),
        Cot("ket_qua", "Số xã theo mức đặt ra", 38),
    ]  # fmt: skip
    rows = []
    for target, counts in zip(found.tren.chi_tieu, by_target(found), strict=True):
        said = [f"{state}: {count}" for state, count in sorted(counts.items())]
        rows.append(Hang({"ten": [target.ten], "muc": [shown_target(target)], "ket_qua": said}))
    return PhuLuc("Chỉ tiêu của các xã đặt cạnh mức của tỉnh", "chi_tieu", bang=Bang(columns, rows))
