"""A total as a báo cáo of the decree's form: who reported, what must be looked at, the statistical form as an appendix."""

from __future__ import annotations

from datetime import date

from cchc_docs.gathering.senders import CHUA_GUI, NHIEU_BAN
from cchc_docs.gathering.total import Total
from cchc_docs.law.periods import name_of
from cchc_docs.model.collecting import BieuMau
from cchc_docs.model.complete import fill_in
from cchc_docs.model.document import Bang, ChuKy, CoQuan, Cot, Document, Hang, Muc, NgayThang, PhuLuc
from cchc_docs.reporting.figures import shown

_MOST = 30


def total_report(found: Total, office: str, on: date) -> Document:
    """Return the report of `office`, numbered; number, day of issue and signer are left for a person."""
    name = name_of(found.ky, found.nam)
    above = f"Ủy ban nhân dân tỉnh {found.tinh}" if found.tinh else ""
    document = Document(
        "bao_cao",
        nam=found.nam,
        co_quan=CoQuan(office, chu_quan=above or "[CẦN BỔ SUNG: cơ quan cấp trên]"),
        dia_danh=found.tinh,
        ngay_ban_hanh=NgayThang(nam=on.year),
        trich_yeu=f"Tổng hợp số liệu cải cách hành chính {name} của các xã, phường, đặc khu",
        kinh_gui=[above] if above else [],
        mo_dau=[f"Từ báo cáo {name} của các xã, phường, đặc khu, {office} tổng hợp số liệu như sau:"],
        noi_dung=[_sent(found), _figures(found), _look(found)],
        ket_thuc=[f"{office} báo cáo để xem xét, chỉ đạo."],
        phu_luc=_appendices(found, name),
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


def _named(names: list[str]) -> str:
    more = f" và {len(names) - _MOST} xã khác (xem bảng Excel)" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def _sent(found: Total) -> Muc:
    missing = [one.xa.name for one in found.ban.xa if one.trang_thai == CHUA_GUI]
    doubtful = [one.xa.name for one in found.ban.xa if one.trang_thai == NHIEU_BAN]
    count, all_ = len(found.counted()), len(found.ban.xa)
    if found.danh_sach:
        first = f"Đã cộng số liệu của {count}/{all_} xã, phường, đặc khu."
    else:
        first = f"Đã cộng số liệu của {count} xã, phường, đặc khu; không có danh sách các xã nên chưa biết ai chưa gửi."
    apart = len(found.aside())
    return _section(
        "Tình hình gửi báo cáo",
        first,
        f"Chưa gửi: {_named(missing)}." if missing else "",
        f"Nhận nhiều bản khác nhau, chưa rõ bản nào dùng: {_named(doubtful)}." if doubtful else "",
        f"Có {apart} tệp không cộng vào biểu, lý do từng tệp tại {{{{ phu_luc.de_rieng }}}}." if apart else "",
    )


def _figures(found: Total) -> Muc:
    lacking = sum("xã có số" in one.ghi_chu for one in found.hang.values())
    return _section(
        "Số liệu",
        "Số liệu chi tiết tại {{ phu_luc.bieu }}. Số đếm là tổng của các xã có số; tỷ lệ tính lại từ tổng tử số và tổng mẫu số "
        "của các xã có đủ hai số, không lấy trung bình; số nào chưa có thì để trống, không ước tính.",
        f"Có {lacking} hàng chưa đủ số của mọi xã, cột ghi chú nói mấy xã có số và xã nào để trống." if lacking else "",
    )


def _look(found: Total) -> Muc:
    count = len(found.bat_thuong)
    if not count:
        return _section("Số liệu cần xem lại", "Không có số liệu nào lệch theo các quy tắc đối chiếu.")
    names = list(dict.fromkeys(one.xa for one in found.bat_thuong))
    return _section(
        "Số liệu cần xem lại",
        f"Có {count} chỗ cần hỏi lại {len(names)} xã ({_named(names)}), chi tiết tại {{{{ phu_luc.xem_lai }}}}; "
        "các số này vẫn cộng như xã ghi.",
    )


def _appendices(found: Total, name: str) -> list[PhuLuc]:
    blocks: list[Muc] = []
    for form in found.bieu:
        blocks.append(Muc("tieu_de", form.ten, khoa="tieu_de"))
        blocks.append(Muc("bang", bang=_table(found, form), khoa="bang"))
    title = f"Biểu mẫu thống kê số liệu cải cách hành chính {name} của các xã, phường, đặc khu"
    out = [PhuLuc(title, "bieu", noi_dung=blocks, danh_so="1.")]
    names = {form.ma: form.ten for form in found.bieu}
    rows = [
        Hang({"xa": [one.xa], "hang": [f"{names[one.bieu]}, hàng {one.so}"] if one.bieu else [], "dieu": [one.dieu],
              "cho": [f"{one.tep}: {one.vi_tri}"]})
        for one in found.bat_thuong
    ]  # fmt: skip
    if rows:
        columns = [Cot("so_thu_tu", "TT", 5), Cot("xa", "Xã", 16), Cot("hang", "Biểu, hàng", 20), Cot("dieu", "Điều cần xem", 37), Cot("cho", "Tệp, chỗ", 22)]  # fmt: skip
        out.append(PhuLuc("Số liệu cần xem lại", "xem_lai", bang=Bang(columns, rows)))
    apart = [Hang({"tep": [tep], "ly_do": [why]}) for tep, why in found.aside()]
    if apart:
        columns = [Cot("so_thu_tu", "TT", 6), Cot("tep", "Tệp", 34), Cot("ly_do", "Lý do", 60)]
        out.append(PhuLuc("Tệp không cộng vào biểu", "de_rieng", bang=Bang(columns, apart)))
    return out


def _table(found: Total, form: BieuMau) -> Bang:
    above = "Kết quả thống kê"
    columns = [
        Cot("so_thu_tu", "STT", 7), Cot("ten_chi_tieu", "Chỉ tiêu thống kê", 42), Cot("don_vi_tinh", "Đơn vị tính", 12, above),
        Cot("so_lieu", "Số liệu", 14, above), Cot("ghi_chu", "Ghi chú", 25),
    ]  # fmt: skip
    rows = []
    for row in form.hang:
        one = found.hang[form.ma, row.so]
        group = not row.loai_so_lieu and not row.ty_le
        text = shown(one.so, row) if one.so is not None else one.chu
        texts = {
            "ten_chi_tieu": f"**{row.ten}**" if group else row.ten,
            "don_vi_tinh": row.don_vi_tinh,
            "so_lieu": text,
            "ghi_chu": one.ghi_chu,
        }
        rows.append(Hang({key: [words] for key, words in texts.items() if words}, nhan=row.so))
    return Bang(columns, rows, danh_so="")
