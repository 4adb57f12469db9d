"""The appendices of a report: the statistical form, task by task, targets, figures by office and field, what is late."""

from __future__ import annotations

from decimal import Decimal

from cchc_docs.model.collecting import BieuMau, HangBieu, printed_numbers
from cchc_docs.model.document import Bang, Cot, Hang, Muc, PhuLuc
from cchc_docs.model.progress import STATUSES, TienDoChiTieu
from cchc_docs.model.references import measured, short_date
from cchc_docs.reporting.facts import Facts, short
from cchc_docs.reporting.figures import rate
from cchc_docs.reporting.paragraphs import goal, judge
from cchc_docs.reporting.sentences import gap, office_words
from cchc_docs.reporting.tasks import NhiemVu
from cchc_docs.vietnamese import formats
from cchc_docs.vietnamese.numbers import parse_number

NOT_ANSWERED = "Chưa trả lời"


def appendices(facts: Facts) -> list[PhuLuc]:
    """Return the appendices in order; the one of late tasks is left out where nothing is late."""
    out = [statistics(facts)] if any(form.hang for form in facts.settings.bieu_mau) else []
    out.append(task_list(facts))
    if facts.plan.chi_tieu:
        out.append(target_list(facts))
    out.append(summary(facts))
    if facts.overdue:
        out.append(late_list(facts))
    return out


def cells(**texts: str) -> dict[str, list[str]]:
    """Return the cells of a row: column -> lines; empty ones are left out."""
    return {key: text.split("\n") for key, text in texts.items() if text}


def statistics(facts: Facts) -> PhuLuc:
    """The statistical form: one table a field, two rows of headings."""
    blocks: list[Muc] = []
    for form in facts.settings.bieu_mau:
        blocks.append(Muc("tieu_de", form.ten, khoa="tieu_de"))
        blocks.append(Muc("bang", bang=_form_table(facts, form), khoa="bang"))
    body = " ".join(facts.plan.co_quan.ten.split("\n")) if facts.plan.co_quan else ""
    name = f"Biểu mẫu thống kê số liệu báo cáo cải cách hành chính {facts.period.ten} của {body}"
    return PhuLuc(name, "so_lieu_thong_ke", noi_dung=blocks, danh_so="1.")


def _form_table(facts: Facts, form: BieuMau) -> Bang:
    above = "Kết quả thống kê"
    columns = [
        Cot("so_thu_tu", "STT", 7),
        Cot("ten_chi_tieu", "Chỉ tiêu thống kê (Sử dụng trong kỳ báo cáo hằng quý, 6 tháng, năm)", 48),
        Cot("don_vi_tinh", "Đơn vị tính", 14, above),
        Cot("so_lieu", "Số liệu", 13, above),
        Cot("ghi_chu", "Ghi chú", 18),
    ]
    numbers = printed_numbers(form)
    return Bang(columns, [_form_row(facts, form, row, numbers[row.so]) for row in form.hang], danh_so="")


def _form_row(facts: Facts, form: BieuMau, row: HangBieu, number: str) -> Hang:
    key = (form.ma, row.so)
    name = row.ten
    text, note = facts.figures.text(form.ma, row), facts.figures.ghi_chu.get(key, "")
    is_group = not row.loai_so_lieu and not row.ty_le
    if not text and not is_group:
        parts = [facts.figures.so.get((form.ma, part)) for part in row.ty_le]
        text = "–" if parts and all(part is not None for part in parts) else gap("số liệu")
    filled = cells(
        ten_chi_tieu=f"**{name}**" if is_group else name,
        don_vi_tinh=row.don_vi_tinh,
        so_lieu=text,
        ghi_chu=office_words(note),
    )
    return Hang(filled, nhan=number)


def task_list(facts: Facts) -> PhuLuc:
    """Every task of the plan once, with its status."""
    columns = [
        Cot("so_thu_tu", "TT", 4), Cot("noi_dung", "Nhiệm vụ", 29), Cot("chu_tri", "Cơ quan chủ trì", 12),
        Cot("thoi_han", "Thời hạn", 13), Cot("trang_thai", "Trạng thái", 10), Cot("ket_qua", "Kết quả thực hiện", 23),
        Cot("ty_le", "Mức độ (%)", 9),
    ]  # fmt: skip
    rows: list[Hang] = []
    for form in facts.settings.bieu_mau:
        tasks = facts.select(None, form.ma)
        if tasks:
            rows.append(Hang(nhom=form.ten))
            rows += [_task_row(facts, task) for task in tasks]
    return PhuLuc(
        f"Tiến độ thực hiện từng nhiệm vụ của kế hoạch tính đến ngày {short_date(facts.period.so_lieu.den)}", "tien_do_nhiem_vu",
        bang=Bang(columns, rows, "nhiem_vu", danh_so_lai=False),
    )  # fmt: skip


def _task_row(facts: Facts, task: NhiemVu) -> Hang:
    answer = facts.answer(task)
    product = f"Văn bản số {answer.so_ky_hieu}" if answer.so_ky_hieu else ""
    if product and answer.ngay is not None and answer.ngay.ngay:
        product += f" ngày {short_date(answer.ngay)}"
    results = facts.results(task) or [answer.ket_qua]
    result = "\n".join(part for part in (*results, product) if part)
    percent = answer.ty_le if answer.ty_le is not None or answer.trang_thai != "hoan_thanh" else Decimal(100)
    filled = cells(
        noi_dung=office_words(task.noi_dung),
        chu_tri="\n".join(facts.tasks.don_vi.get(code, code) for code in task.chu_tri),
        thoi_han=office_words(task.thoi_han),
        trang_thai=STATUSES.get(answer.trang_thai, NOT_ANSWERED),
        ket_qua=office_words(result)
        or (gap("kết quả") if answer.trang_thai in ("", "hoan_thanh", "dang_thuc_hien") else ""),
        ty_le=formats.number(percent) if percent is not None else "",
    )
    return Hang(filled, ma=task.ma)


def target_list(facts: Facts) -> PhuLuc:
    """Every target against the plan and the last report."""
    columns = [
        Cot("so_thu_tu", "TT", 5), Cot("ten", "Chỉ tiêu", 36), Cot("don_vi_tinh", "Đơn vị tính", 10),
        Cot("gia_tri", "Mục tiêu", 13), Cot("ky_truoc", "Kỳ trước", 9), Cot("thuc_hien", "Kỳ này", 9),
        Cot("so_voi_truoc", "So với kỳ trước", 9), Cot("danh_gia", "Đánh giá", 9),
    ]  # fmt: skip
    if facts.truoc is None:  # the first report of the year has nothing to compare with
        columns = [column for column in columns if column.ma not in ("ky_truoc", "so_voi_truoc")]
    rows = [_target_row(facts, code) for code in facts.plan.chi_tieu]
    return PhuLuc(f"Kết quả thực hiện chỉ tiêu {facts.period.ten}", "ket_qua_chi_tieu", bang=Bang(columns, rows))


def _target_row(facts: Facts, code: str) -> Hang:
    target = facts.plan.chi_tieu[code]
    now = facts.state.tien_do.chi_tieu.get(code, TienDoChiTieu()).gia_tri
    then = facts.truoc.tien_do.chi_tieu.get(code, TienDoChiTieu()).gia_tri if facts.truoc is not None else ""
    value, comparison = goal(target, facts.period.nam)
    filled = cells(
        ten=target.ten,
        don_vi_tinh=target.don_vi_tinh,
        gia_tri=measured(value, "", comparison) if value else "",
        ky_truoc=office_words(then),
        thuc_hien=office_words(now) or gap("số liệu"),
        so_voi_truoc=change(then, now),
        danh_gia=judge(target, facts.state.tien_do.chi_tieu.get(code), facts.period.nam),
    )
    return Hang(filled, ma=code)


def change(then: str, now: str) -> str:
    """Return "+1,5", "-2", "0"; "" where either is no figure."""
    before, after = parse_number(then).value, parse_number(now).value
    if before is None or after is None:
        return ""
    difference = after - before
    return f"+{formats.number(difference)}" if difference > 0 else formats.number(difference)


_COUNTED = ("hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "khong_thuc_hien", "")


def summary(facts: Facts) -> PhuLuc:
    """Counts of tasks by office and by field, with a total each."""
    above = "Trạng thái"
    columns = [
        Cot("so_thu_tu", "TT", 5), Cot("ten", "Đơn vị, lĩnh vực", 31), Cot("tong", "Số nhiệm vụ", 9),
        *(Cot(code or "chua_tra_loi", STATUSES.get(code, NOT_ANSWERED), 8, above) for code in _COUNTED),
        Cot("qua_han", "Quá hạn", 7), Cot("ty_le", "Tỷ lệ hoàn thành (%)", 8),
    ]  # fmt: skip
    rows = [Hang(nhom="Theo đơn vị chủ trì")]
    for code, name in facts.tasks.don_vi.items():
        if facts.count(None, office=code):
            rows.append(_counts(facts, name, office=code))
    loose = [task for task in facts.tasks.nhiem_vu if not task.chu_tri]
    if loose:
        rows.append(Hang(cells(ten=gap("đơn vị chủ trì"), tong=str(len(loose)))))
    rows += [_counts(facts, "Tổng số", bold=True), Hang(nhom="Theo lĩnh vực")]
    rows += [_counts(facts, form.ten, field=form.ma) for form in facts.settings.bieu_mau if facts.count(None, form.ma)]
    rows.append(_counts(facts, "Tổng số", bold=True))
    blocks = progress_charts(facts) if facts.settings.de_cuong.bieu_do else []
    title = f"Tổng hợp tiến độ theo đơn vị và lĩnh vực {facts.period.ten}"
    return PhuLuc(title, "tong_hop", noi_dung=blocks, bang=Bang(columns, rows))


def progress_charts(facts: Facts) -> list[Muc]:
    """Bars of tasks done, late and other, by leading office and by field."""
    by_office = [
        (name, facts.count(None, office=code), facts.count("hoan_thanh", office=code), late_of(facts, office=code))
        for code, name in facts.tasks.don_vi.items()
    ]
    by_field = [
        (form.ten, facts.count(None, form.ma), facts.count("hoan_thanh", form.ma), late_of(facts, form.ma))
        for form in facts.settings.bieu_mau
    ]
    return [_chart("Số nhiệm vụ theo đơn vị chủ trì", by_office), _chart("Số nhiệm vụ theo lĩnh vực", by_field)]


def _chart(title: str, counted: list[tuple[str, int, int, int]]) -> Muc:
    columns = [Cot("ten", ""), Cot("hoan_thanh", "Hoàn thành"), Cot("qua_han", "Quá hạn"), Cot("con_lai", "Còn lại")]
    rows = [
        Hang(cells(ten=name, hoan_thanh=str(done), qua_han=str(late), con_lai=str(total - done - late)))
        for name, total, done, late in counted
        if total
    ]
    return Muc("bieu_do", title, khoa="bieu_do", bang=Bang(columns, rows, danh_so=""))


def late_of(facts: Facts, field: str = "", office: str = "") -> int:
    """Return how many tasks of a field, of a first leading office, are overdue."""
    return sum(field in ("", task.linh_vuc) and (not office or task.chu_tri[:1] == (office,)) for task in facts.overdue)


def _counts(facts: Facts, name: str, *, field: str = "", office: str = "", bold: bool = False) -> Hang:
    total = facts.count(None, field, office)
    done = facts.count("hoan_thanh", field, office)
    late = late_of(facts, field, office)
    numbers = {code or "chua_tra_loi": facts.count(code, field, office) for code in _COUNTED}
    share = rate(done, total) if facts.count("", field, office) < total else None
    texts = {"ten": name, "tong": str(total), **{key: str(count) for key, count in numbers.items()}}
    texts |= {"qua_han": str(late), "ty_le": short(share) if share is not None else ""}
    filled = cells(**{key: f"**{text}**" if bold and text else text for key, text in texts.items()})
    return Hang(filled, nhan="" if bold else None)


def late_list(facts: Facts) -> PhuLuc:
    """What is overdue at the cut-off, and why."""
    columns = [
        Cot("so_thu_tu", "TT", 5), Cot("ten_nhiem_vu", "Nhiệm vụ", 32), Cot("chu_tri", "Cơ quan chủ trì", 15),
        Cot("thoi_han", "Thời hạn", 13), Cot("trang_thai", "Trạng thái", 11), Cot("ly_do", "Lý do", 24),
    ]  # fmt: skip
    rows = []
    for task in facts.overdue:
        answer = facts.answer(task)
        filled = cells(
            ten_nhiem_vu=office_words(task.noi_dung),
            chu_tri="\n".join(facts.tasks.don_vi.get(code, code) for code in task.chu_tri),
            thoi_han=office_words(task.thoi_han),
            trang_thai=STATUSES.get(answer.trang_thai, NOT_ANSWERED),
            ly_do=office_words(answer.kho_khan)
            or gap("lý do quá hạn" if answer.trang_thai else "tiến độ, lý do nếu quá hạn"),
        )
        rows.append(Hang(filled, ma=task.ma))
    day = short_date(facts.period.so_lieu.den)
    silent = not all(facts.answer(task).trang_thai for task in facts.overdue)
    what = f"Nhiệm vụ quá hạn chưa hoàn thành{', chưa có trả lời' if silent else ''}"
    return PhuLuc(f"{what} tính đến ngày {day}", "qua_han", bang=Bang(columns, rows))
