"""What hands do to the head and the foot: number, date, agency, bases, recipients, signature."""

from __future__ import annotations

from docx.document import Document as Word

from tests.readback.editing import after, cut, find, move_before, type_over
from tests.readback.edits import kind


@kind(
    "-so: null            # chưa có số",
    "+so: 12            # chưa có số",
    listed=(
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
    ),
)
def _number_written_in(word: Word) -> None:
    type_over(word, "Số:        /KH-UBND", "Số: 12/KH-UBND")


@kind(
    "-ngay_ban_hanh: {thang: 1, nam: 2026}",
    "+ngay_ban_hanh: 2026-01-09",
    listed=(
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
    ),
)
def _date_written_in(word: Word) -> None:
    type_over(word, "ngày       tháng 01 năm 2026", "ngày 09 tháng 01 năm 2026")


@kind(
    "-co_quan: {ten: Ủy ban nhân dân xã Suối Mơ, viet_tat: UBND}",
    "+co_quan: {ten: Ủy ban nhân dân xã Suối Vàng, viet_tat: UBND}",
    listed=(
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
    ),
)
def _agency_name(word: Word) -> None:
    type_over(word, "xã Suối Mơ", "xã Suối Vàng")


@kind(
    "-trich_yeu: Cải cách hành chính năm {{ nam }} của xã {{ dia_danh }}",
    "+trich_yeu: Cải cách hành chính, chuyển đổi số năm {{ nam }} của xã {{ dia_danh }}",
)
def _subject(word: Word) -> None:
    type_over(word, "Cải cách hành chính năm 2026 của", "Cải cách hành chính, chuyển đổi số năm 2026 của")


@kind(
    '-- "{{ van_ban.kh_tinh }}"',
    '+- "Căn cứ Kế hoạch số 301/KH-UBND ngày 20 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh về cải cách hành chính nhà nước năm 2026"',
    "-  - Cụ thể hóa nhiệm vụ của {{ van_ban.kh_tinh }} thành việc có thời hạn.",
    "+  - Cụ thể hóa nhiệm vụ của {{ van_ban.kh_tinh.ngan }} thành việc có thời hạn.",
)
def _basis_words(word: Word) -> None:
    type_over(word, "Căn cứ Kế hoạch số 300/KH-UBND", "Căn cứ Kế hoạch số 301/KH-UBND")


@kind(
    "+- Căn cứ Nghị quyết của Đảng ủy xã về chuyển đổi số",
)
def _basis_added(word: Word) -> None:
    p = find(word, "Căn cứ Kế hoạch số 300")
    n = after(p, "Căn cứ Nghị quyết của Đảng ủy xã về chuyển đổi số;")
    move_before(n, p)


@kind(
    '-- "{{ van_ban.nd_mot_cua }}"',
    "-    - Rà soát quy trình nội bộ theo {{ van_ban.nd_mot_cua }}; chi tiết tại {{ phu_luc.thu_tuc }}.",
    "+    - Rà soát quy trình nội bộ theo {{ van_ban.nd_mot_cua.ngan }}; chi tiết tại {{ phu_luc.thu_tuc }}.",
)
def _basis_removed(word: Word) -> None:
    cut(find(word, "Căn cứ Nghị định số 118"))


@kind(
    "+- Công an xã",
)
def _recipient_added(word: Word) -> None:
    after(find(word, "- Như Điều 3"), "- Công an xã;")


@kind(
    "-- Sở Nội vụ (để báo cáo)",
    "+- Sở Nội vụ, UBND tỉnh (để báo cáo)",
)
def _recipient_changed(word: Word) -> None:
    type_over(word, "Sở Nội vụ (để báo cáo)", "Sở Nội vụ, UBND tỉnh (để báo cáo)")


@kind(
    "-- Như Điều 3",
)
def _recipient_removed(word: Word) -> None:
    cut(find(word, "- Như Điều 3"))


@kind(
    "-luu: VT, VHXH",
    "+luu: VT, VP",
)
def _filing_changed(word: Word) -> None:
    type_over(word, "VT, VHXH", "VT, VP")


@kind(
    "-chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH, ho_ten: Nguyễn Văn Mẫu}",
    "+chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Trần Thị Thử}",
)
def _signer_changed(word: Word) -> None:
    type_over(word, "Nguyễn Văn Mẫu", "Trần Thị Thử")
    cut(find(word, "KT. CHỦ TỊCH"))
    type_over(word, "PHÓ CHỦ TỊCH", "CHỦ TỊCH")


@kind(
    "-- Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về {{ don_vi.vh_xh }} để tổng hợp",
    "+- Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về {{ don_vi.vh_xh }} để tổng hợp",
)
def _closing_words(word: Word) -> None:
    type_over(word, "nếu có vướng mắc", "nếu có khó khăn, vướng mắc")


@kind(
    "+- Kế hoạch này thay cho kế hoạch đã gửi lấy ý kiến.",
)
def _opening_added(word: Word) -> None:
    after(find(word, "Ủy ban nhân dân xã ban hành"), "Kế hoạch này thay cho kế hoạch đã gửi lấy ý kiến.")


@kind(
    listed=("BẢN DỰ THẢO LẦN 2",),
)
def _header_text(word: Word) -> None:
    s = word.sections[0]
    h = s.header
    h.is_linked_to_previous = False
    h.add_paragraph("BẢN DỰ THẢO LẦN 2")


@kind(
    listed=("Lưu hành nội bộ",),
)
def _footer_text(word: Word) -> None:
    s = word.sections[0]
    s.footer.is_linked_to_previous = False
    s.footer.add_paragraph("Lưu hành nội bộ")


@kind(
    "-so: null            # chưa có số",
    "-ngay_ban_hanh: {thang: 1, nam: 2026}",
    "+so: 12            # chưa có số",
    "+ngay_ban_hanh: 2026-01-09",
)
def _number_and_date_everywhere(word: Word) -> None:
    type_over(word, "Số:        /KH-UBND", "Số: 12/KH-UBND")
    type_over(word, "Mơ, ngày       tháng 01", "Mơ, ngày 09 tháng 01")
    for _ in range(2):
        type_over(word, "số      /KH-UBND ngày       tháng 01", "số 12/KH-UBND ngày 09 tháng 01")


@kind(
    "-dia_danh: Suối Mơ",
    "-trich_yeu: Cải cách hành chính năm {{ nam }} của xã {{ dia_danh }}",
    "+dia_danh: Suối Vàng",
    "+trich_yeu: Cải cách hành chính năm {{ nam }} của xã Suối Mơ",
)
def _place_name(word: Word) -> None:
    type_over(word, "Suối Mơ, ngày", "Suối Vàng, ngày")


@kind(
    "+ky_hieu: KH-UBND-VHXH",
    listed=(
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mơ)",
    ),
)
def _symbol(word: Word) -> None:
    type_over(word, "/KH-UBND", "/KH-UBND-VHXH")


@kind(
    "+dong_ngay: Suối Mơ, tháng Giêng năm 2026",
)
def _date_line_of_another_form(word: Word) -> None:
    type_over(word, "Suối Mơ, ngày       tháng 01 năm 2026", "Suối Mơ, tháng Giêng năm 2026")


@kind(
    "-    Bảo đảm {{ chi_tieu.dung_han }} hồ sơ được giải quyết đúng hạn; mọi trường hợp chậm đều có thư xin lỗi gửi người dân",
    "+    Bảo đảm {{ chi_tieu.dung_han }} hồ sơ được giải quyết đúng hạn; mọi trường hợp chậm đều có thư xin lỗi gửi công dân",
)
def _signer_and_cells_in_split_runs(word: Word) -> None:
    p = find(word, "mọi trường hợp chậm")
    t = p.runs[0].text
    p.runs[0].text = t[:40]
    p.add_run(t[40:60])
    p.add_run(t[60:].replace("người dân", "công dân"))
