"""Looks of the shipped Word template: one paragraph style for each kind of line, named as an official knows it.

Sizes are half points, lengths twips. The pair of sizes is one decision (khoản 4 Mục I Phần I Phụ lục I and Mục V): text
at 14 with the state name and the agency at 13.
"""

from __future__ import annotations

FONT = "Times New Roman"
BODY, SMALL = 28, 26
RECIPIENTS_LABEL, RECIPIENTS = 24, 22

_CENTRE = '<w:jc w:val="center"/>'
_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_CAPS = "<w:caps/>"
_KEEP = "<w:keepNext/>"
_RULE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'

_RED = "FF0000"
_FRAME = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="{_RED}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pBdr>"
)
"""A single line around the words, as high as the stamp of the decree (8 mm) with a line of 15 points."""


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


# style id -> (name in Word, id it is based on, paragraph properties, run properties), in schema order.
STYLES: dict[str, tuple[str, str, str, str]] = {
    "QuocHieu": ("Quốc hiệu", "Normal", _CENTRE, _BOLD + _size(SMALL)),
    "TieuNgu": ("Tiêu ngữ", "Normal", _CENTRE, _BOLD),
    "ChuQuan": ("Cơ quan chủ quản", "Normal", _CENTRE, _CAPS + _size(SMALL)),
    "CoQuan": ("Cơ quan ban hành", "Normal", _CENTRE, _BOLD + _CAPS + _size(SMALL)),
    "SoKyHieu": ("Số ký hiệu", "Normal", _space(60) + _CENTRE, _size(SMALL)),
    "VeViec": ("V/v của công văn", "Normal", _space(120) + _CENTRE, _size(RECIPIENTS_LABEL)),
    "DoKhan": (
        "Độ khẩn",
        "Normal",
        _FRAME + '<w:spacing w:before="120" w:after="60" w:line="300" w:lineRule="exact"/>' + _CENTRE,
        _BOLD + f'<w:color w:val="{_RED}"/>' + _size(SMALL),
    ),
    "DiaDanhNgay": ("Địa danh, ngày", "Normal", _space(60) + _CENTRE, _ITALIC),
    "TenLoai": ("Tên loại", "Normal", _KEEP + _space(240) + _CENTRE, _BOLD + _CAPS),
    "TrichYeu": ("Trích yếu", "Normal", _KEEP + _CENTRE, _BOLD),
    "DuongKe": (
        "Đường kẻ",
        "Normal",
        _RULE + '<w:spacing w:before="50" w:after="0" w:line="40" w:lineRule="exact"/>',
        _size(2),
    ),
    "KinhGui": ("Kính gửi", "Normal", _space(120, 120) + _CENTRE, ""),
    "KinhGuiDau": ("Kính gửi (nhiều nơi)", "Normal", _KEEP + _space(120) + '<w:ind w:left="1701"/>', ""),
    "KinhGuiDong": (
        "Kính gửi (từng nơi)",
        "Normal",
        _space(0, 120) + '<w:ind w:left="2865" w:hanging="165"/><w:contextualSpacing/>',
        "",
    ),
    "Dien": ("Công điện (ai điện)", "Normal", _KEEP + _space(120) + _CENTRE, ""),
    "ThanBai": ("Thân bài", "Normal", _space(0, 120) + '<w:ind w:firstLine="720"/><w:jc w:val="both"/>', ""),
    "ThamQuyen": ("Thẩm quyền", "Normal", _KEEP + _space(120, 120) + _CENTRE, _BOLD + _CAPS),
    "CanCu": ("Căn cứ", "ThanBai", "", _ITALIC),
    "MoDau": ("Mở đầu", "ThanBai", "", ""),
    "QuyetDinh": ("QUYẾT ĐỊNH:", "Normal", _KEEP + _space(120, 120) + _CENTRE, _BOLD + _CAPS),
    "Heading1": ("heading 1", "ThanBai", _KEEP + _space(120, 120) + _outline(0), _BOLD + _CAPS),
    "Heading2": ("heading 2", "ThanBai", _KEEP + _outline(1), _BOLD),
    "Heading3": ("heading 3", "ThanBai", _KEEP + _outline(2), _BOLD),
    "Heading4": ("heading 4", "ThanBai", _KEEP + _outline(3), ""),
    "PhanNhan": ("Phần, chương (số)", "Normal", _KEEP + _space(120) + _CENTRE, _BOLD),
    "PhanTen": ("Phần, chương (tên)", "Normal", _KEEP + _space(0, 120) + _CENTRE + _outline(0), _BOLD + _CAPS),
    "Muc": ("Mục có nhãn", "ThanBai", "", ""),
    "Gach": ("Gạch đầu dòng", "ThanBai", "", ""),
    "Cong": ("Dấu cộng đầu dòng", "ThanBai", "", ""),
    "Doan": ("Đoạn không nhãn", "ThanBai", "", ""),
    "KetThuc": ("Kết thúc", "ThanBai", "", ""),
    "NoiNhanNhan": ("Nơi nhận (nhãn)", "Normal", "", _BOLD + _ITALIC + _size(RECIPIENTS_LABEL)),
    "NoiNhan": ("Nơi nhận", "Normal", "", _size(RECIPIENTS)),
    "QuyenHan": ("Quyền hạn, chức vụ", "Normal", _CENTRE, _BOLD + _CAPS),
    "CachKy": ("Khoảng trống để ký", "Normal", _CENTRE, ""),
    "KyTen": ("Chữ ở chỗ ký", "Normal", _CENTRE, _ITALIC),
    "HoTen": ("Họ tên người ký", "Normal", _CENTRE, _BOLD),
    "XacNhan": ("Xác nhận", "Normal", _KEEP + _space(240) + _CENTRE, _BOLD),
    "HinhThucSao": ("Hình thức sao", "Normal", _KEEP + _CENTRE, _BOLD + _CAPS),
    "LienHe": ("Liên hệ (chân trang đầu)", "Normal", _RULE + _CENTRE, _size(RECIPIENTS)),
    "PhuLucNhan": ("Phụ lục (số)", "Normal", _KEEP + _CENTRE + _outline(0), _BOLD),
    "PhuLucTen": ("Phụ lục (tên)", "Normal", _KEEP + _CENTRE, _BOLD + _CAPS),
    "KemTheo": ("Kèm theo", "Normal", _KEEP + _CENTRE, _ITALIC),
    "BangDau": ("Bảng: tiêu đề cột", "Normal", _KEEP + _space(40, 40) + _CENTRE, _BOLD + _size(SMALL)),
    "BangNhom": ("Bảng: hàng nhóm", "Normal", _KEEP + _space(40, 40), _BOLD + _size(SMALL)),
    # Columns stay ragged: justified, the few words of a narrow one would stand far apart.
    "BangChu": ("Bảng: ô chữ", "Normal", _space(40, 40), _size(SMALL)),
    "BangGiua": ("Bảng: ô giữa", "Normal", _space(40, 40) + _CENTRE, _size(SMALL)),
    "SauBang": ("Sau bảng", "Normal", '<w:spacing w:line="120" w:lineRule="exact"/>', _size(2)),
    "Hinh": ("Biểu đồ", "Normal", _space(60, 60) + _CENTRE, ""),
    "HetPhan": ("Hết phần", "Normal", '<w:spacing w:line="20" w:lineRule="exact"/>', _size(2)),
    "The": ("Thẻ mẫu (không in)", "Normal", "", '<w:color w:val="7F7F7F"/>' + _size(18)),
    "FootnoteText": ("footnote text", "Normal", '<w:jc w:val="both"/>', _size(20)),
    "Header": ("header", "Normal", _CENTRE, ""),
}  # fmt: skip

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles_xml() -> str:
    """Return word/styles.xml: defaults in Times New Roman for every script, Vietnamese as language, then the styles."""
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    parts = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts {fonts}/><w:color w:val="000000"/>{_size(BODY)}'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    for code, (name, base, paragraph, run) in STYLES.items():
        parts += (
            f'<w:style w:type="paragraph" w:styleId="{code}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>'
            f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    parts += (
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    return f"{parts}</w:styles>"
