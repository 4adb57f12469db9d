"""What hands do to the running text: words, paragraphs, sections, labels."""

from __future__ import annotations

from docx.document import Document as Word

from tests.readback.editing import after, cut, find, move_before, type_over
from tests.readback.edits import kind


@kind(
    "-    - Số hóa hồ sơ ngay khi tiếp nhận.",
    "+    - Số hóa hồ sơ trong ngày tiếp nhận.",
)
def _words_in_a_plain_line(word: Word) -> None:
    type_over(word, "ngay khi tiếp nhận", "trong ngày tiếp nhận")


@kind(
    "-    Bảo đảm {{ chi_tieu.dung_han }} hồ sơ được giải quyết đúng hạn; mọi trường hợp chậm đều có thư xin lỗi gửi người dân",
    "+    Bảo đảm {{ chi_tieu.dung_han }} hồ sơ được giải quyết đúng hạn; mọi hồ sơ trễ hẹn đều có thư xin lỗi gửi người dân",
)
def _words_in_a_folded_text(word: Word) -> None:
    type_over(word, "mọi trường hợp chậm", "mọi hồ sơ trễ hẹn")


@kind(
    "-    - Rà soát quy trình nội bộ theo {{ van_ban.nd_mot_cua }}; chi tiết tại {{ phu_luc.thu_tuc }}.",
    "+    - Cập nhật quy trình nội bộ và quy trình điện tử theo {{ van_ban.nd_mot_cua }}; chi tiết tại {{ phu_luc.thu_tuc }}.",
)
def _words_beside_a_reference(word: Word) -> None:
    type_over(word, "Rà soát quy trình nội bộ theo", "Cập nhật quy trình nội bộ và quy trình điện tử theo")


@kind(
    "-    - Rà soát quy trình nội bộ theo {{ van_ban.nd_mot_cua }}; chi tiết tại {{ phu_luc.thu_tuc }}.",
    "+    - Rà soát quy trình nội bộ theo {{ van_ban.nd_mot_cua }}; chi tiết tại Phụ lục kèm theo.",
)
def _words_inside_a_reference(word: Word) -> None:
    type_over(word, "chi tiết tại Phụ lục I", "chi tiết tại Phụ lục kèm theo")


@kind(
    '-  dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 98}   # dùng một nơi',
    '+  dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 99}   # dùng một nơi',
)
def _value_of_target_in_text(word: Word) -> None:
    type_over(word, "từ 98% trở lên", "từ 99% trở lên")


@kind(
    "-    - Số hóa hồ sơ ngay khi tiếp nhận.",
    '+    - "Số hóa: “hồ sơ” #1 ngay khi tiếp nhận."',
)
def _text_with_colon_and_quote(word: Word) -> None:
    type_over(word, "Số hóa hồ sơ ngay", "Số hóa: “hồ sơ” #1 ngay")


@kind(
    "-      - Niêm yết tại trụ sở.",
    "+      - Niêm yết **tại trụ sở**.",
)
def _bold_put_on_words(word: Word) -> None:
    p = find(word, "Niêm yết tại trụ sở")
    p.runs[0].text = "- Niêm yết "
    r = p.add_run("tại trụ sở")
    r.bold = True
    p.add_run(".")


@kind(
    "+    - Tổ chức tiếp nhận hồ sơ lưu động tại thôn.",
)
def _paragraph_added(word: Word) -> None:
    after(find(word, "Số hóa hồ sơ"), "d) Tổ chức tiếp nhận hồ sơ lưu động tại thôn.")


@kind(
    "+      - Công khai tại nhà văn hóa thôn.",
)
def _paragraph_added_first(word: Word) -> None:
    p = find(word, "Niêm yết tại trụ sở")
    n = after(p, "- Công khai tại nhà văn hóa thôn.")
    move_before(n, p)


@kind(
    "-      - Niêm yết tại trụ sở.",
)
def _paragraph_removed(word: Word) -> None:
    cut(find(word, "Niêm yết tại trụ sở"))


@kind(
    "+      - Đăng trên trang thông tin điện tử.",
    "-      - Đăng trên trang thông tin điện tử.",
)
def _paragraph_moved(word: Word) -> None:
    move_before(find(word, "Đăng trên trang"), find(word, "Niêm yết tại trụ sở"))


@kind(
    "+  - Bảo đảm từ 98% trở lên hồ sơ được giải quyết đúng hạn.",
    "-    Bảo đảm {{ chi_tieu.dung_han }} hồ sơ được giải quyết đúng hạn; mọi trường hợp chậm đều có thư xin lỗi gửi người dân",
    "+    Mọi trường hợp chậm đều có thư xin lỗi gửi người dân",
)
def _paragraph_split(word: Word) -> None:
    p = find(word, "mọi trường hợp chậm")
    t = p.runs[0].text
    a, b = t.split("; mọi ")
    p.runs[0].text = a + "."
    after(p, "3. Mọi " + b)
    type_over(word, "3. Giữ kỷ luật", "4. Giữ kỷ luật")


@kind(
    "+- tieu_de: Kinh phí",
    "+  noi_dung: [Bố trí kinh phí trong dự toán năm 2026.]",
)
def _new_section(word: Word) -> None:
    h = find(word, "III. Tổ chức thực hiện")
    n = after(h, "III. Kinh phí")
    move_before(n, h)
    b = after(find(word, "1. Phòng Văn hóa - Xã hội theo dõi"), "1. Bố trí kinh phí trong dự toán năm 2026.")
    move_before(b, h)
    type_over(word, "III. Tổ chức", "IV. Tổ chức")


@kind(
    "+  - tieu_de: Tài chính công",
    "+    noi_dung: [Công khai dự toán ngân sách xã.]",
)
def _new_subsection(word: Word) -> None:
    p = find(word, "a) Kiện toàn")
    h = after(find(word, "2. Tổ chức bộ máy"), "3. Tài chính công")
    p._p.addnext(h._p)
    after(p, "a) Công khai dự toán ngân sách xã.")
    q = find(word, "Công khai dự toán")
    h._p.addnext(q._p)


@kind(
    "-  - tieu_de: Tổ chức bộ máy",
    "-    noi_dung:",
    "-    - Kiện toàn các phòng chuyên môn của xã.",
)
def _section_removed(word: Word) -> None:
    cut(find(word, "2. Tổ chức bộ máy"))
    cut(find(word, "a) Kiện toàn"))


@kind(
    "+  - tieu_de: Tổ chức bộ máy",
    "+    noi_dung:",
    "+    - Kiện toàn các phòng chuyên môn của xã.",
    "-  - tieu_de: Tổ chức bộ máy",
    "-    noi_dung:",
    "-    - Kiện toàn các phòng chuyên môn của xã.",
)
def _section_moved(word: Word) -> None:
    h = find(word, "1. Thủ tục hành chính")
    a = find(word, "2. Tổ chức bộ máy")
    b = find(word, "a) Kiện toàn")
    move_before(a, h)
    move_before(b, h)
    type_over(word, "2. Tổ chức", "1. Tổ chức")
    type_over(word, "1. Thủ tục", "2. Thủ tục")


@kind(
    "-  - tieu_de: Tổ chức bộ máy",
    "+  - tieu_de: Tổ chức bộ máy, biên chế",
)
def _heading_words(word: Word) -> None:
    type_over(word, "2. Tổ chức bộ máy", "2. Tổ chức bộ máy, biên chế")


@kind(
    "-  - tieu_de: Tổ chức bộ máy",
    "-    noi_dung:",
    "-    - Kiện toàn các phòng chuyên môn của xã.",
    "+  - doan: Tổ chức bộ máy theo quy định.",
    "+  - muc: Kiện toàn các phòng chuyên môn của xã.",
    "+    nhan: a)",
)
def _heading_turned_into_text(word: Word) -> None:
    p = find(word, "2. Tổ chức bộ máy")
    q = find(word, "Các đơn vị báo cáo")
    n = after(q, "Tổ chức bộ máy theo quy định.")
    p._p.addnext(n._p)
    cut(p)


@kind(
    "-    - Số hóa hồ sơ ngay khi tiếp nhận.",
    "+    - muc: Số hóa hồ sơ ngay khi tiếp nhận.",
    "+      nhan: d)",
)
def _label_by_hand(word: Word) -> None:
    type_over(word, "c) Số hóa", "d) Số hóa")


@kind(
    "+    - Kiện toàn các phòng chuyên môn của xã.",
    "-    noi_dung:",
    "-    - Kiện toàn các phòng chuyên môn của xã.",
)
def _paragraph_moved_to_other_section(word: Word) -> None:
    p = find(word, "a) Kiện toàn")
    move_before(p, find(word, "c) Số hóa"))
    p.runs[0].text = "c) Kiện toàn các phòng chuyên môn của xã."
    type_over(word, "c) Số hóa", "d) Số hóa")


@kind(
    "-    - Số hóa hồ sơ ngay khi tiếp nhận.",
    '+    - Số hóa {{ "{{" }} hồ sơ }} ngay khi tiếp nhận.',
)
def _braces_typed(word: Word) -> None:
    type_over(word, "Số hóa hồ sơ", "Số hóa {{ hồ sơ }}")
