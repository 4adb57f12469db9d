"""BC: units that the thing does not let be, and sums by the month that another place has by the year."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.impossible.periods_of_money import PERIOD, Paid, paid_in, paid_of_row
from cchc_docs.checking.figures.impossible.units import impossible_units
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path


@rule(
    code="BC83",
    title="Đơn vị đo không thể có (kênh qua ba thôn dài 3,8 m, bể 20 lít cho 27 hộ, cối 82 cm)",
    severity=CANH_BAO,
    can_cu=practice(
        "đường, kênh qua nhiều thôn đo bằng km; bể, hồ, nhà máy nước bằng m³; cáp, ống bằng m; cỡ nòng bằng mm; lô đất bằng m²"
    ),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Nạo vét kênh Bến Hạ dài 4,6 m qua ba thôn.', 'Kéo mới 1.850 m² cáp quang.']",
    good="mo_dau: ['Nạo vét kênh Bến Hạ dài 4,6 km qua ba thôn.', 'Kéo mới 1.850 m cáp quang.', 'Đoạn kè sạt dài 4,6 m; cống ngang đường dài 6,5 m.']",
)
def impossible_measures(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tuyến đường, kênh nối thôn, xã mà dài vài mét; bể, hồ, nhà máy nước tính bằng lít cho cả làng; cáp, ống tính bằng m²; cỡ súng, cối tính bằng cm; lô đất lớn hơn cả khu.

    Cả tổng số gạo bằng đúng tích số nhưng nhầm kg với tấn; tàu, xe chạy 32 m hết 75 phút; năng suất lúa 62 tấn/ha; thu nhập bình quân 62 triệu đồng/tháng.
    Đoạn, vết nứt, cầu, cống, lối đi ngắn thật thì không xét.
    """
    for text, wrong in context.each(impossible_units, of_figures=True):
        yield Finding(text.path, wrong.message, text.text[wrong.start : wrong.end], wrong.right)


@rule(
    code="BC84",
    title="Một khoản tiền chỗ tính theo tháng, chỗ tính theo năm",
    severity=CANH_BAO,
    can_cu=practice("một khoản tính theo một thời gian trong cả văn bản và bảng kèm theo"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Giá dịch vụ giữ đò của khách là 30.000 đồng/tháng.', 'Ghi chú: giá dịch vụ giữ đò của khách 30.000 đồng/năm.']",
    good="mo_dau: ['Giá dịch vụ giữ đò của khách là 30.000 đồng/tháng.', 'Ghi chú: giá dịch vụ giữ đò của khách 360.000 đồng/năm; phí neo bến 30.000 đồng/năm.']",
)
def another_period(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“thu nhập của một hộ bình quân 118 triệu đồng/tháng” mà ghi chú, bảng ghi 118 triệu đồng/năm: cùng số tiền, cùng tên khoản, khác tháng, quý, năm.

    Tên khoản so theo các cặp tiếng đứng trước số (hoặc tên hàng, khi bảng có cột đơn vị tính “đồng/người/tháng”).
    """
    told = [(text.path, text.text[one.start : one.end], one) for text, one in context.each(paid_in)]
    if not told:
        return
    known: list[tuple[Path, str, Paid]] = list(told)
    for row in context.rows if "đồng" in context.whole else ():
        unit = row.cell("don_vi_tinh")
        if PERIOD.search(unit):
            cells = {code: row.cell(code) for code in row.row.o if code != "don_vi_tinh"}
            name = max(cells.values(), key=len, default="")
            code = next((code for code in cells if cells[code] == name), "")
            known += [
                (row.cell_path(code), f"{name[:40]} ({unit})", one)
                for one in paid_of_row(name, unit, [*cells.values()])
            ]
    for n, (path, quote, one) in enumerate(told):
        other = next((each for each in known if each[0] != path and one.is_of(each[2])), None)
        if other is not None and not any(one.is_of(each[2]) for each in told[:n]):
            yield Finding(
                path,
                f"Ở đây theo {one.period}, chỗ khác theo {other[2].period}: “{other[1]}”",
                quote,
                f"thống nhất theo {one.period} hoặc {other[2].period}",
                also=(other[0],),
            )
