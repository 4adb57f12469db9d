"""Seventy small papers of many kinds and issuers, one habit each: what the offices of a province really send around.

Every name, place, number and sentence is invented. `fields`: what must come back in the fields of the model; `left`: how
many paragraphs may be left over for a person to look at; `order`: least share in order.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from tests.reading.word.files import R, W, c, docx, p, row, run, section, table
from tests.reading.word.parts import (
    ASK,
    BODY,
    DECISION,
    END,
    LAW,
    LETTER,
    NATION,
    PLAN,
    Paper,
    basis,
    decision,
    foot,
    head,
    letter,
    plan,
    title,
)


def _letters() -> list[Paper]:
    two = p("Kính gửi:") + p("- Trạm Y tế xã;") + p("- Ban quản lý rừng.")
    grid = table(row("Kính gửi:", c("- Trạm Y tế xã;\n- Ban quản lý rừng.")))
    both = {**LETTER, "kinh_gui": ["Trạm Y tế xã", "Ban quản lý rừng"]}
    rows = table(
        row(c(raw=p("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG KHOAI", b=True)), c(raw=NATION)),
        row("Số: 33/UBND-KT", "Đồng Khoai, ngày 12 tháng 3 năm 2026"),
        row("V/v dọn kênh trước vụ mùa", ""),
        row("Kính gửi:", c("- Trạm Y tế xã;\n- Ban quản lý rừng.")),
    )
    body = p("Ủy ban nhân dân xã đề nghị các đơn vị dọn kênh.") + foot()
    alone = p("V/v dọn kênh trước vụ mùa", align="center")
    cited = {**LETTER, "trich_yeu": "V/v thay thế Quyết định số 45/2017/QĐ-UBND ngày 03/4/2017", "nam": None}
    return [
        Paper("công văn, kính gửi một nơi", docx(letter()), LETTER),
        Paper("công văn, kính gửi nhiều dòng", docx(letter(to=two)), both),
        Paper("công văn, kính gửi trong bảng riêng", docx(letter(to=grid)), both),
        Paper("công văn, kính gửi trong bảng đầu trang", docx(rows + body), both, order=90),  # V/v stands behind the date here
        Paper("công văn, V/v hai dòng", docx(letter(under="V/v dọn kênh\ntrước vụ mùa")), {**LETTER, "trich_yeu": "V/v dọn kênh\ntrước vụ mùa"}),
        Paper("công văn, V/v ngắt dòng mềm", docx(letter(under="").replace("Số: 33/UBND-KT</w:t>", "Số: 33/UBND-KT</w:t><w:br/><w:t>V/v dọn kênh trước vụ mùa</w:t>")), LETTER),
        Paper("công văn, V/v đứng riêng dưới bảng", docx(letter(under="").replace("</w:tbl>", f"</w:tbl>{alone}", 1)), LETTER, order=90),
        Paper("công văn, câu đầu bắt đầu bằng Căn cứ", docx(letter(first="Căn cứ Công văn số 88/SNN ngày 02/3/2026 của Sở Nông nghiệp; xét tình hình thực tế.")), LETTER),
        Paper("công văn, câu đầu bắt đầu bằng Thực hiện", docx(letter(first="Thực hiện chỉ đạo của tỉnh, xã yêu cầu các thôn:")), LETTER),
        Paper("công văn nói về văn bản cũ", docx(letter(under="V/v thay thế Quyết định số 45/2017/QĐ-UBND ngày 03/4/2017")), cited),
        Paper("công văn của sở", docx(letter(agency="SỞ NÔNG NGHIỆP", above="ỦY BAN NHÂN DÂN\nTỈNH HÀ MÂY", symbol="33/SNN-TL", date="Hà Mây, ngày 12 tháng 3 năm 2026")), {**LETTER, "co_quan": {"ten": "SỞ NÔNG NGHIỆP", "chu_quan": "ỦY BAN NHÂN DÂN\nTỈNH HÀ MÂY"}}),
        Paper("công văn của trường", docx(letter(agency="TRƯỜNG TIỂU HỌC\nĐỒNG KHOAI", above="ỦY BAN NHÂN DÂN\nXÃ ĐỒNG KHOAI", symbol="33/THĐK")), {**LETTER, "co_quan": {"ten": "TRƯỜNG TIỂU HỌC\nĐỒNG KHOAI"}}),
        Paper("công văn chưa có số", docx(letter(symbol="       /UBND-KT")), {**LETTER, "so": ""}),
    ]  # fmt: skip


def _decisions() -> list[Paper]:
    council = "HỘI ĐỒNG NHÂN DÂN XÃ ĐỒNG KHOAI\nKHÓA II, KỲ HỌP THỨ BA"
    resolution = (
        head(agency="HỘI ĐỒNG NHÂN DÂN\nXÃ ĐỒNG KHOAI", symbol="05/NQ-HĐND")
        + title("NGHỊ QUYẾT", "Về dự toán thu, chi ngân sách xã năm 2026")
        + "".join(p(one, b=True, align="center") for one in council.split("\n"))
        + basis(LAW, "Xét Tờ trình số 19/TTr-UBND ngày 02/3/2026 của Ủy ban nhân dân xã;")
        + p("QUYẾT NGHỊ:", b=True, align="center") + p("Điều 1. Thông qua dự toán.") + p("Điều 2. Giao Ủy ban nhân dân xã thực hiện./.")
        + foot("- Thường trực HĐND tỉnh;", "- Lưu: VT.", sign="CHỦ TỊCH\n\nVi Thị Nhàn")
    )  # fmt: skip
    rules = (
        p("QUY CHẾ", b=True, align="center") + p("Hoạt động của Tổ quản lý chợ", b=True, align="center")
        + p("(Ban hành kèm theo Quyết định số 21/QĐ-UBND ngày 12/3/2026", i=True, align="center")
        + p("của Chủ tịch Ủy ban nhân dân xã Đồng Khoai)", i=True, align="center")
    )  # fmt: skip
    chapters = (
        p("Chương I", b=True, align="center") + p("QUY ĐỊNH CHUNG", b=True, align="center") + p("Điều 1. Phạm vi", b=True)
        + p("Quy chế này áp dụng cho chợ xã.") + p("Điều 2. Đối tượng", b=True) + p("Người bán hàng trong chợ.")
    )  # fmt: skip
    charter = (
        table(row(c("HỘI LÀM VƯỜN\nXÃ ĐỒNG KHOAI", b=True), c(raw=NATION)))
        + rules.replace("QUY CHẾ", "ĐIỀU LỆ")
        + chapters
    )
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    base = {
        "kem_theo": "(Ban hành kèm theo Quyết định số 21/QĐ-UBND ngày 12/3/2026\ncủa Chủ tịch Ủy ban nhân dân xã Đồng Khoai)"
    }
    second = table(row(c("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG KHOAI", b=True), c(raw=NATION)))
    return [
        Paper("quyết định của chủ tịch", docx(decision()), DECISION),
        Paper("quyết định của ủy ban", docx(decision("ỦY BAN NHÂN DÂN XÃ ĐỒNG KHOAI")), {**DECISION, "tham_quyen": ["ỦY BAN NHÂN DÂN XÃ ĐỒNG KHOAI"]}),
        Paper("quyết định của giám đốc sở", docx(decision("GIÁM ĐỐC SỞ NÔNG NGHIỆP TỈNH HÀ MÂY", agency="SỞ NÔNG NGHIỆP", above="UBND TỈNH HÀ MÂY")), {**DECISION, "tham_quyen": ["GIÁM ĐỐC SỞ NÔNG NGHIỆP TỈNH HÀ MÂY"]}),
        Paper("quyết định của hiệu trưởng", docx(decision("HIỆU TRƯỞNG TRƯỜNG MẦM NON ĐỒNG KHOAI", agency="TRƯỜNG MẦM NON\nĐỒNG KHOAI")), {**DECISION, "tham_quyen": ["HIỆU TRƯỞNG TRƯỜNG MẦM NON ĐỒNG KHOAI"]}),
        Paper("quyết định, chữ QUYẾT ĐỊNH không hai chấm", docx(decision(word="QUYẾT ĐỊNH")), DECISION),
        Paper("thẩm quyền chữ thường", docx(decision("Chủ tịch Ủy ban nhân dân xã Đồng Khoai")), {**DECISION, "tham_quyen": ["Chủ tịch Ủy ban nhân dân xã Đồng Khoai"]}),
        Paper("quyết định không có dòng thẩm quyền", docx(decision("")), {**DECISION, "tham_quyen": []}),
        Paper("quyết định kèm quy chế, đầu trang thứ hai", docx(decision() + page + second + rules + chapters), DECISION),
        Paper("quyết định kèm quy chế, không đầu trang", docx(decision() + page + rules + chapters), DECISION),
        Paper("nghị quyết của hội đồng", docx(resolution), {"loai": "nghi_quyet", "tham_quyen": council.split("\n"), "nam": 2026}),
        Paper("quy chế ban hành kèm theo, có bảng đầu", docx(second + rules + chapters), {"loai": "quy_che", **base}),
        Paper("điều lệ không số", docx(charter), {"ten_loai": "ĐIỀU LỆ", "so": "", **base}),
        Paper("quy chế không đầu trang", docx(rules + chapters), {"loai": "quy_che", "quoc_hieu": []}),
    ]  # fmt: skip


def _others() -> list[Paper]:
    say = p("Trên địa bàn xã còn ba hộ chưa có nước sạch.") + p("Đề nghị các thôn rà soát./.")
    order = (
        head(symbol="02/CT-UBND")
        + title("CHỈ THỊ", "Về phòng cháy rừng mùa khô")
        + p("Thời gian qua còn để xảy ra cháy nhỏ. Chủ tịch Ủy ban nhân dân xã yêu cầu:")
        + p("1. Các thôn trực gác đủ ca.")
        + p("2. Kiểm lâm địa bàn tuần tra./.")
        + foot()
    )
    notice = (
        head(symbol="09/TB-UBND")
        + title("THÔNG BÁO", "Kết luận của Chủ tịch Ủy ban nhân dân xã tại cuộc họp giao ban")
        + say
        + foot()
    )
    submit = (
        head(symbol="19/TTr-UBND")
        + title("TỜ TRÌNH", "Về việc xin hỗ trợ vật liệu làm đường")
        + p("Kính gửi: Ủy ban nhân dân tỉnh Hà Mây", align="center")
        + say
        + foot()
    )
    invite = (
        head(symbol="07/GM-UBND")
        + title("GIẤY MỜI", "Dự họp tổng kết vụ đông")
        + p("Ủy ban nhân dân xã trân trọng kính mời: Ông Lò Văn Tiến, Trưởng thôn Hạ;")
        + p("Thời gian: 14 giờ 00, ngày 15/3/2026.")
        + p("Địa điểm: Hội trường xã./.")
        + foot()
    )
    both = table(
        row(c("THƯ KÝ\n\nVi Thị Nhàn", b=True, align="center"), c("CHỦ TỌA\n\nHà Văn Lượng", b=True, align="center"))
    )
    minutes = (
        head(symbol="03/BB-UBND")
        + title("BIÊN BẢN", "Họp xét hộ thoát nghèo năm 2026")
        + p("I. THÀNH PHẦN", b=True)
        + p("1. Chủ tọa: ông Hà Văn Lượng.")
        + p("2. Thư ký: bà Vi Thị Nhàn.")
        + p("Cuộc họp kết thúc lúc 16 giờ cùng ngày./.")
        + both
    )
    no_head = (
        p("BIÊN BẢN", b=True, align="center")
        + p("Kiểm kê vật tư kho xã", b=True, align="center")
        + p("1. Xẻng: 14 cái.")
        + p("2. Cuốc: 09 cái.")
        + both
    )
    party = p("ĐẢNG CỘNG SẢN VIỆT NAM", b=True, align="center")
    cell = (
        head(agency="CHI BỘ THÔN HẠ", above="ĐẢNG BỘ XÃ ĐỒNG KHOAI", symbol="04-NQ/CB", nation=party)
        + title("NGHỊ QUYẾT", "Lãnh đạo nhiệm vụ tháng 4 năm 2026")
        + p("I. ĐÁNH GIÁ", b=True)
        + p("1. Đảng viên gương mẫu.")
        + foot("- Đảng ủy xã;", "- Lưu Chi bộ.", sign="T/M CHI BỘ\nBÍ THƯ\n\nHà Văn Lượng")
    )
    committee = (
        head(agency="BAN CHẤP HÀNH\n*", above="ĐẢNG BỘ XÃ ĐỒNG KHOAI", symbol="17-KH/ĐU", nation=party)
        + title("KẾ HOẠCH", "Kiểm tra, giám sát năm 2026")
        + BODY
        + foot("- Các chi bộ;", "- Lưu VPĐU.", sign="T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nHà Văn Lượng")
    )
    front = (
        head(agency="BAN THƯỜNG TRỰC", above="ỦY BAN MTTQ VIỆT NAM\nXÃ ĐỒNG KHOAI", symbol="06/KH-MTTQ")
        + title("KẾ HOẠCH", "Ngày hội đại đoàn kết năm 2026")
        + BODY
        + foot(sign="TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\n\nVi Thị Nhàn")
    )
    guide = head(symbol="08/HD-UBND") + title("HƯỚNG DẪN", "Ghi sổ theo dõi thủy lợi") + say + foot()
    programme = (
        title("CHƯƠNG TRÌNH", "Hội thi cấy lúa xã Đồng Khoai") + p("1. Văn nghệ chào mừng.") + p("2. Khai mạc hội thi.")
    )
    ward = (
        head(agency="ỦY BAN NHÂN DÂN\nPHƯỜNG BẾN LIỄU", symbol="12/PA-UBND", date="Bến Liễu, ngày 02 tháng 4 năm 2026")
        + title("PHƯƠNG ÁN", "Phòng ngập úng năm 2026")
        + BODY
        + foot()
    )
    report = (
        head(symbol="30/BC-UBND")
        + title("BÁO CÁO", "Kết quả làm thủy lợi quý I năm 2026")
        + p("Kính gửi: Sở Nông nghiệp tỉnh Hà Mây", align="center")
        + BODY
        + foot()
    )
    scheme = (
        head(symbol="01/ĐA-UBND")
        + title("ĐỀ ÁN", "Phát triển nghề đan giỏ giai đoạn 2026 - 2030")
        + p("Phần thứ nhất", b=True, align="center")
        + p("SỰ CẦN THIẾT", b=True, align="center")
        + p("1. Nghề đan giỏ có từ lâu.")
        + foot()
    )
    return [
        Paper("chỉ thị", docx(order), {"loai": "chi_thi", "trich_yeu": "Về phòng cháy rừng mùa khô", "so": "02"}),
        Paper("thông báo kết luận", docx(notice), {"loai": "thong_bao", "so": "09"}),
        Paper("tờ trình", docx(submit), {"loai": "to_trinh", "kinh_gui": ["Ủy ban nhân dân tỉnh Hà Mây"]}),
        Paper("giấy mời", docx(invite), {"loai": "giay_moi", "trich_yeu": "Dự họp tổng kết vụ đông"}),
        Paper("biên bản hai người ký", docx(minutes), {"loai": "bien_ban", "nam": 2026}),
        Paper("biên bản không đầu trang", docx(no_head), {"loai": "bien_ban", "quoc_hieu": []}),
        Paper("nghị quyết chi bộ", docx(cell), {"loai": "nghi_quyet", "quoc_hieu": ["ĐẢNG CỘNG SẢN VIỆT NAM"], "so": "04", "ky_hieu": "NQ/CB"}),
        Paper("kế hoạch của đảng ủy", docx(committee), {"loai": "ke_hoach", "quoc_hieu": ["ĐẢNG CỘNG SẢN VIỆT NAM"], "so": "17", "nam": 2026}),
        Paper("kế hoạch của Mặt trận", docx(front), {"loai": "ke_hoach", "co_quan": {"ten": "BAN THƯỜNG TRỰC"}}),
        Paper(
            "kế hoạch của Đoàn",
            docx(
                head(
                    agency="BAN CHẤP HÀNH",
                    above="ĐOÀN TNCS HỒ CHÍ MINH\nXÃ ĐỒNG KHOAI",
                    symbol="20-KH/ĐTN",
                    nation=p("ĐOÀN TNCS HỒ CHÍ MINH", b=True, align="center"),
                )
                + title("KẾ HOẠCH", "Tháng Thanh niên năm 2026")
                + BODY
                + foot(sign="TM. BAN CHẤP HÀNH\nBÍ THƯ\n\nHà Văn Lượng")
            ),
            {"loai": "ke_hoach", "quoc_hieu": ["ĐOÀN TNCS HỒ CHÍ MINH"], "so": "20"},
        ),
        Paper("hướng dẫn", docx(guide), {"loai": "huong_dan"}),
        Paper("chương trình không đầu trang", docx(programme), {"loai": "chuong_trinh", "quoc_hieu": []}),
        Paper("phương án của phường", docx(ward), {"loai": "phuong_an", "co_quan": {"ten": "Ủy ban nhân dân phường Bến Liễu"}}),
        Paper("báo cáo gửi sở", docx(report), {"loai": "bao_cao", "nam": 2026, "kinh_gui": ["Sở Nông nghiệp tỉnh Hà Mây"]}),
        Paper("đề án có phần", docx(scheme), {"loai": "de_an", "giai_doan": {"tu": 2026, "den": 2030}}),
    ]  # fmt: skip


def _plans() -> list[Paper]:
    def typed(inner: str) -> str:
        return plan(BODY + inner)

    appendix = (
        p("PHỤ LỤC", b=True, align="center")
        + p("BIỂU MẪU THEO DÕI THỦY LỢI", b=True, align="center")
        + p(
            "(Đính kèm Kế hoạch số 14/KH-UBND ngày 12/3/2026 của Ủy ban nhân dân xã Đồng Khoai)", i=True, align="center"
        )
    )
    parts = "".join(
        p(f"Biểu mẫu {n}", b=True, align="center")
        + table(row("TT", "Kênh", "Mét", b=True), row("1", f"Kênh N{n}", "300"))
        for n in (1, 2)
    )
    ditto = table(
        row("TT", "Nội dung", "Chủ trì", b=True),
        row("1", "Vớt bèo", "Thôn Hạ"),
        row("2", "Đắp bờ", "-nt-"),
        row("3", "Nạo vét", '"'),
    )
    deep = p("1. Kênh chính", b=True) + p("a) Đoạn đầu") + p("- Vớt bèo.") + p("b) Đoạn cuối") + p("- Nạo bùn.")
    tabs = (
        p("ỦY BAN NHÂN DÂN XÃ ĐỒNG KHOAI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", b=True)
        + p("Số: 14/KH-UBND\tĐộc lập - Tự do - Hạnh phúc")
        + p("\tĐồng Khoai, ngày 12 tháng 3 năm 2026", i=True)
    )
    dashes = NATION.replace("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
    draft = head().replace("Số: 14", "DỰ THẢO LẦN 2</w:t><w:br/><w:t>Số: 14")
    header = f'<w:hdr xmlns:w="{W}">{p("TÀI LIỆU HỌP")}</w:hdr>'
    refs = f'<w:headerReference xmlns:r="{R}" w:type="first" r:id="rIdheader1"/>'
    body = (
        title("KẾ HOẠCH", "Nạo vét kênh mương năm 2026")
        + p("Ủy ban nhân dân xã ban hành Kế hoạch như sau:")
        + BODY
        + END
        + foot()
    )
    layout = table(row("Đơn vị thi công: Tổ thủy nông", "Đơn vị giám sát: thôn Hạ"))
    return [
        Paper("kế hoạch thường", docx(plan()), PLAN),
        Paper("đầu trang gõ bằng tab", docx(tabs + body), {**PLAN, "co_quan": {"viet_tat": "UBND"}}),
        Paper("tiêu ngữ gạch dài", docx(plan(nation=dashes)), {**PLAN, "quoc_hieu": ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc"]}),
        Paper("quốc hiệu dấu kiểu cũ", docx(plan(nation=NATION.replace("HÒA", "HOÀ"))), {**PLAN, "quoc_hieu": None}),
        Paper("dự thảo trong bảng đầu", docx(draft + body), PLAN, left=1),
        Paper("phụ lục đính kèm, hai biểu", docx(plan() + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + appendix + parts), PLAN),
        Paper("dấu như trên trong bảng", docx(typed(ditto)), PLAN),
        Paper("điểm a, b chữ đứng", docx(plan(p("I. KÊNH", b=True) + deep)), PLAN),
        Paper("bảng không kẻ để dàn chữ", docx(typed(layout)), PLAN),
        Paper("chữ ở đầu trang nhất", docx(plan(), parts={"header1": header}, last=section(refs=refs)), PLAN, left=1),
        Paper("căn cứ rồi câu ban hành", docx(plan(opening=basis("Căn cứ Kế hoạch số 60/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh;") + p("Ủy ban nhân dân xã ban hành Kế hoạch như sau:"))), {**PLAN, "can_cu": ["Căn cứ Kế hoạch số 60/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh;"]}),
        Paper("trích yếu nêu văn bản cấp trên", docx(plan().replace("Nạo vét kênh mương năm 2026", "Thực hiện Nghị quyết số 12/2023/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh")), {"loai": "ke_hoach", "nam": None}),
        Paper("mục lục gõ bằng kiểu", docx(p("MỤC LỤC", b=True, align="center") + p("Phần một\t3", props='<w:pStyle w:val="M"/>') + plan(), parts={"styles": f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="M"><w:name w:val="toc 1"/></w:style></w:styles>'}), PLAN),
        Paper("chữ gạch ngang", docx(typed(p(raw=run("3. Giao ") + run("thôn Thượng", props="<w:strike/>") + run(" thôn Hạ.")))), PLAN),
        Paper("số La Mã bằng tay, số tự động", docx(plan(p("I. VIỆC", b=True) + p("Vớt bèo.", num="2:0") + p("Đắp bờ.", num="2:0"))), PLAN),
    ]  # fmt: skip


def _odd() -> list[Paper]:
    def centred(text: str, **more: Any) -> str:
        return p(text, align="center", **more)

    text = (
        title("KẾ HOẠCH", "Nạo vét kênh mương năm 2026")
        + p("Ủy ban nhân dân xã ban hành Kế hoạch như sau:")
        + BODY
        + END
    )
    agency = centred("ỦY BAN NHÂN DÂN", b=True) + centred("XÃ ĐỒNG KHOAI", b=True)
    day = centred("Đồng Khoai, ngày 12 tháng 3 năm 2026", i=True)
    one = table(row(c(raw=agency + centred("Số: 14/KH-UBND")), c(raw=NATION + day)))
    three = table(row(c(raw=agency + centred("Số: 14/KH-UBND")), "", c(raw=NATION + day)))
    letter_in_one = table(
        row(
            c(raw=agency + centred("________") + centred("Số: 33/UBND-KT") + centred("V/v dọn kênh trước vụ mùa")),
            c(raw=NATION + day),
        )
    )
    by_tabs = p("Kính gửi:\t- Trạm Y tế xã;") + p("\t\t- Ban quản lý rừng.")
    listed = p("Kính gửi: - Trạm Y tế xã;") + p("- Ban quản lý rừng.", props='<w:ind w:left="2000"/>')
    to = ["Trạm Y tế xã", "Ban quản lý rừng"]
    last = p("Đề nghị các đơn vị làm sớm./.")
    signed = (
        p("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", b=True)
        + p("- Như trên;\tCHỦ TỊCH")
        + p("- Lưu: VT.")
        + p("\tHà Văn Lượng", b=True)
    )
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    names = (
        centred("DANH SÁCH", b=True) + centred("Thành viên Tổ quản lý chợ", b=True)
        + centred("(Kèm theo Quyết định số 21/QĐ-UBND ngày 12/3/2026 của Chủ tịch Ủy ban nhân dân xã)", i=True)
        + table(row("STT", "Họ và tên", "Chức vụ", b=True), row("1", "Lò Văn Sáu", "Tổ trưởng"))
    )  # fmt: skip
    soft = decision("").replace(
        basis(LAW, ASK), centred("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\nĐỒNG KHOAI", b=True) + p(f"{LAW}\n{ASK}", i=True)
    )
    spaced = decision(word="Q U Y Ế T   Đ Ị N H :")
    telegram = (
        head(symbol="02/CĐ-UBND") + title("CÔNG ĐIỆN", "Về ứng phó mưa lớn") + centred("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ điện:", b=True)
        + p("- Trưởng các thôn;") + p("- Trạm trưởng Trạm Y tế.") + p("Từ nay đến ngày 15/3 có mưa lớn. Yêu cầu trực ban./.") + foot()
    )  # fmt: skip
    parties = table(row(c("ĐẠI DIỆN BÊN A\n\nHà Văn Lượng", b=True), c("ĐẠI DIỆN BÊN B\n\nLò Văn Sáu", b=True)))
    contract = (
        NATION + title("HỢP ĐỒNG", "Thuê máy xúc") + centred("Số: 03/HĐ-UBND") + p("Căn cứ Bộ luật Dân sự năm 2015;", i=True)
        + p("Hôm nay, hai bên gồm:") + p("Điều 1. Bên B đưa máy đến.") + p("Điều 2. Bên A trả tiền.") + parties
    )  # fmt: skip
    beside = table(
        row(
            c("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\n\nVi Thị Nhàn", b=True),
            c("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHà Văn Lượng", b=True),
        )
    )
    joint = (
        head(agency="ỦY BAN NHÂN DÂN - MTTQ\nXÃ ĐỒNG KHOAI", symbol="01/KHLT-UBND-MTTQ")
        + title("KẾ HOẠCH LIÊN TỊCH", "Giám sát năm 2026")
        + BODY
        + beside
        + p("Nơi nhận:", b=True)
        + p("- Như trên;")
        + p("- Lưu: VT.")
    )
    week = title("LỊCH CÔNG TÁC TUẦN", "Từ ngày 09/3 đến ngày 13/3/2026") + table(
        row("Thứ", "Việc", "Nơi", b=True), row("Hai", "Giao ban", "Phòng họp")
    )
    copy = head() + centred("SAO Y BẢN CHÍNH", b=True) + text + foot()
    glued = (
        head()
        + centred("KẾ HOẠCH NẠO VÉT KÊNH MƯƠNG NĂM 2026", b=True)
        + centred("trên địa bàn xã Đồng Khoai", b=True)
        + BODY
        + foot()
    )
    return [
        Paper("đầu trang một hàng", docx(one + text + foot()), PLAN),
        Paper("đầu trang ba cột", docx(three + text + foot()), PLAN),
        Paper("công văn đầu trang một hàng", docx(letter_in_one + by_tabs + last + foot()), {**LETTER, "kinh_gui": to}),
        Paper("kính gửi gạch ngay sau", docx(head(symbol="33/UBND-KT", under="V/v dọn kênh trước vụ mùa") + listed + last + foot()), {**LETTER, "kinh_gui": to}),
        Paper("chữ ký bằng tab", docx(head() + text + signed), PLAN, order=90),
        Paper("chữ tổ hợp rời", docx(unicodedata.normalize("NFD", head() + text + foot())), PLAN),
        Paper("quyết định kèm danh sách", docx(decision() + page + names), DECISION),
        Paper("thẩm quyền ngắt dòng mềm", docx(soft), {**DECISION, "tham_quyen": ["CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", "ĐỒNG KHOAI"]}),
        Paper("Q U Y Ế T Đ Ị N H giãn chữ", docx(spaced), DECISION),
        Paper("công điện", docx(telegram), {"loai": "cong_dien", "trich_yeu": "Về ứng phó mưa lớn"}),
        Paper("hợp đồng số dưới tên", docx(contract), {"ten_loai": "HỢP ĐỒNG", "so": "03", "trich_yeu": "Thuê máy xúc"}, order=90),
        Paper("kế hoạch liên tịch", docx(joint), {"loai": "ke_hoach", "ten_loai": "KẾ HOẠCH LIÊN TỊCH"}, order=80),
        Paper("lịch công tác", docx(week), {"ten_loai": "LỊCH CÔNG TÁC TUẦN", "quoc_hieu": []}),
        Paper("bản sao y", docx(copy), PLAN, left=1),
        Paper("tên loại và trích yếu một dòng", docx(glued), {"loai": "ke_hoach", "nam": 2026}),
        Paper("chưa có số, chưa có ngày", docx(plan(symbol="     /KH-UBND", date="Đồng Khoai, ngày     tháng     năm 2026")), {**PLAN, "so": ""}),
    ]  # fmt: skip


PAPERS = [*_letters(), *_decisions(), *_others(), *_plans(), *_odd()]
