"""A plan, its rendered Word file, and the hands of an official in Word."""

from __future__ import annotations

import copy
import difflib
import io
from functools import cache

import docx
from docx.document import Document as Word
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from cchc_docs.readback.readback import ReadBack, read_back
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.vietnamese.line_breaks import loose
from cchc_docs.writing.word.render import render

PLAN = """\
# Kế hoạch để thử; xã này không có thật.
loai: ke_hoach
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Suối Mơ, viet_tat: UBND}
so: null            # chưa có số
ngay_ban_hanh: {thang: 1, nam: 2026}
dia_danh: Suối Mơ
trich_yeu: Cải cách hành chính năm {{ nam }} của xã {{ dia_danh }}
don_vi:
  van_phong: {ten: Văn phòng HĐND và UBND}
  vh_xh: {ten: Phòng Văn hóa - Xã hội}
  kinh_te: {ten: Phòng Kinh tế}
van_ban:
  kh_tinh:
    loai: Kế hoạch
    so_ky_hieu: 300/KH-UBND
    ngay: 2025-12-20
    co_quan: Ủy ban nhân dân tỉnh
    trich_yeu: về cải cách hành chính nhà nước năm 2026
  nd_mot_cua: {loai: Nghị định, so_ky_hieu: 118/2025/NĐ-CP, ngay: 2025-06-09, co_quan: Chính phủ, trich_yeu: về thực hiện thủ tục hành chính theo cơ chế một cửa}
chi_tieu:
  dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 98}   # dùng một nơi
  hai_long: {ten: Mức độ hài lòng, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 95}
  truc_tuyen: {ten: Tỷ lệ hồ sơ trực tuyến, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 70}
can_cu:
- "{{ van_ban.nd_mot_cua }}"
- "{{ van_ban.kh_tinh }}"
mo_dau:
- Ủy ban nhân dân xã ban hành Kế hoạch cải cách hành chính năm {{ nam }} như sau
noi_dung:
# phần chung
- tieu_de: Mục đích, yêu cầu
  noi_dung:
  - Cụ thể hóa nhiệm vụ của {{ van_ban.kh_tinh }} thành việc có thời hạn.
  # câu này do Phòng Văn hóa soạn
  - >-
    Bảo đảm {{ chi_tieu.dung_han }} hồ sơ được giải quyết đúng hạn; mọi trường hợp chậm đều có thư xin lỗi gửi người dân
    và có người chịu trách nhiệm.
  - "Giữ kỷ luật: đúng giờ, đúng hẹn."

- tieu_de: Nhiệm vụ
  ma: nhiem_vu
  noi_dung:
  - tieu_de: Thủ tục hành chính
    noi_dung:
    - Rà soát quy trình nội bộ theo {{ van_ban.nd_mot_cua }}; chi tiết tại {{ phu_luc.thu_tuc }}.
    - muc: "Công khai kết quả:"
      noi_dung:
      - Niêm yết tại trụ sở.
      - Đăng trên trang thông tin điện tử.
    - Số hóa hồ sơ ngay khi tiếp nhận.
  - tieu_de: Tổ chức bộ máy
    noi_dung:
    - Kiện toàn các phòng chuyên môn của xã.
- tieu_de: Tổ chức thực hiện
  noi_dung:
  - doan: Các đơn vị báo cáo kết quả trước ngày 15 hằng tháng.
  - "{{ don_vi.vh_xh }} theo dõi, đôn đốc việc thực hiện."
ket_thuc:
- Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về {{ don_vi.vh_xh }} để tổng hợp
phu_luc:
- ma: thu_tuc
  ten: Nhiệm vụ cải cách thủ tục hành chính năm {{ nam }}
  cot: [so_thu_tu, noi_dung, san_pham, chu_tri, phoi_hop, thoi_han]
  nhiem_vu:
  - nhom: Công khai, minh bạch
  - ma: tt01
    noi_dung: Niêm yết thủ tục hành chính   # việc đầu năm
    san_pham:
    - Bảng niêm yết
    - Chuyên mục trên trang thông tin
    chu_tri: van_phong
    phoi_hop: [vh_xh, kinh_te]
    thoi_han: Trước ngày 31/01/{{ nam }}
  - ma: tt02
    noi_dung: Rà soát phí, lệ phí
    san_pham: Báo cáo rà soát
    chu_tri: kinh_te
    thoi_han: Quý II/{{ nam }}
  - nhom: Chất lượng phục vụ
  # hai việc dưới giao trong quý III
  - {ma: tt03, noi_dung: Khảo sát mức độ hài lòng, san_pham: Báo cáo khảo sát, chu_tri: vh_xh, thoi_han: Quý III/2026}
  - ma: tt04
    noi_dung: Tập huấn kỹ năng giao tiếp
    san_pham: Lớp tập huấn
    chu_tri: vh_xh
    thoi_han: Tháng 9/{{ nam }}
- ma: muc_tieu
  ten: Chỉ tiêu năm {{ nam }}
  huong: doc
  chi_tieu:
  - chi_tieu: hai_long
    chu_tri: vh_xh
  - chi_tieu: truc_tuyen
    chu_tri: van_phong
noi_nhan:
- Sở Nội vụ (để báo cáo)
- Chủ tịch, các Phó Chủ tịch UBND xã
- Như Điều 3
luu: VT, VHXH
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH, ho_ten: Nguyễn Văn Mẫu}
"""


@cache
def rendered(plan: str = PLAN) -> bytes:
    return render(read_text(plan, "plan.yaml").document)


def opened(plan: str = PLAN) -> Word:
    return docx.Document(io.BytesIO(rendered(plan)))


def saved(word: Word) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def back(word: Word, plan: str = PLAN) -> ReadBack:
    read = read_docx(saved(word), "sua.docx")
    return read_back(plan, "plan.yaml", read.document, read.places, read.left_over)


def changed_lines(before: str, after: str) -> list[str]:
    """The lines taken out ("-") and put in ("+"), in order."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in found if line[:1] in "-+" and line[:3] not in ("---", "+++")]


# --- what hands do in Word --------------------------------------------------------------------------------------------


def every(word: Word) -> list[Paragraph]:
    """All paragraphs, those of table cells included."""
    return [Paragraph(element, word._body) for element in word.element.body.iter(f"{{{W}}}p")]


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def find(word: Word, words: str) -> Paragraph:
    return next(paragraph for paragraph in every(word) if words in loose(paragraph.text))


def type_over(word: Word, old: str, new: str) -> Paragraph:
    """Replace words inside one paragraph."""
    paragraph = find(word, old)
    run = next(run for run in paragraph.runs if old in loose(run.text))
    run.text = loose(run.text).replace(old, new, 1)
    return paragraph


def after(paragraph: Paragraph, words: str) -> Paragraph:
    """Press Enter at the end of a paragraph and type."""
    element = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(element)
    new = Paragraph(element, paragraph._parent)
    for run in new.runs[1:]:
        run._r.getparent().remove(run._r)
    new.runs[0].text = words
    return new


def cut(paragraph: Paragraph) -> None:
    paragraph._p.getparent().remove(paragraph._p)


def move_before(paragraph: Paragraph, other: Paragraph) -> None:
    other._p.addprevious(paragraph._p)


def tasks(word: Word) -> Table:
    return word.tables[2]


def targets(word: Word) -> Table:
    return word.tables[3]


def fill(cell: _Cell, words: str) -> None:
    """Type over what stands in a cell of one line."""
    paragraph = cell.paragraphs[0]
    if paragraph.runs:
        paragraph.runs[0].text = words
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
    else:
        paragraph.add_run(words)
    for other in cell.paragraphs[1:]:
        cut(other)


def insert_row(table: Table, at: int, texts: list[str]) -> None:
    """Insert a row below row `at`, as Word does: dressed like its neighbour."""
    element = copy.deepcopy(table.rows[at]._tr)
    table.rows[at]._tr.addnext(element)
    for cell, words in zip(table.rows[at + 1].cells, texts, strict=True):
        fill(cell, words)
