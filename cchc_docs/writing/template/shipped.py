"""How the shipped Word template was first made: `python -m cchc_docs.writing.template.shipped [FILE]`.

From then on the template belongs to the officials who open it in Word. One file serves a kế hoạch and a báo cáo: what
differs (the name of the kind, "Kính gửi:") is in the document, not in the layout.
"""

from __future__ import annotations

import sys
from itertools import pairwise

from cchc_docs.law.kinds import URGENCY
from cchc_docs.ooxml.zip import write_zip
from cchc_docs.record import NamedTuple
from cchc_docs.writing.template.look import font_table_xml, theme_xml
from cchc_docs.writing.template.members import (
    DOCUMENT_PARTS,
    PACKAGE_PARTS,
    app,
    content_types,
    core,
    relations,
    settings,
)
from cchc_docs.writing.template.styles import styles_xml

A4 = (11906, 16838)
TOP = BOTTOM = 1134  # 20 mm
LEFT, RIGHT = 1701, 850  # 30 mm, 15 mm
PORTRAIT = A4[0] - LEFT - RIGHT
LANDSCAPE = A4[1] - LEFT - RIGHT
HEAD_LEFT = 3715  # leaves the state name at 13 bold (about 5,430 twips) on one line
HEAD_RIGHT = PORTRAIT - HEAD_LEFT
SIGN_LEFT = 4400
_CELL_GAP = 140
_MM = 56.7
_FRAME = 80  # twips from a frame to the edge of its paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NS = f'xmlns:w="{_W}" xmlns:r="{_R}"'


def paragraph(style: str, text: str, properties: str = "") -> str:
    """Return one paragraph in one style; `text` may hold tags."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


def tag(words: str) -> str:
    """Return a paragraph that holds a control tag and vanishes."""
    return paragraph("The", "{%p " + words + " %}")


def repeated(style: str, name: str, items: str) -> str:
    """Return a prototype paragraph for each text of a list."""
    return tag(f"for {name} in {items}") + paragraph(style, "{{ " + name + " }}") + tag("endfor")


# --- page and head ----------------------------------------------------------------------------------------------------


def section(*, landscape: bool = False, foot: str = "rIdNoFoot") -> str:
    """Return the properties of a section: A4, margins, number from 1, none on its first page.

    `foot`: what stands at the foot of its first page; a section that says nothing would repeat that of the body.
    """
    wide, high = (A4[1], A4[0]) if landscape else A4
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        f'<w:headerReference w:type="first" r:id="rIdFirst"/><w:footerReference w:type="first" r:id="{foot}"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        ' w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def plain_table(widths: tuple[int, ...], rows: list[list[str]]) -> str:
    """Return a table without borders whose rows are never split over a page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    # Long names in the left column stop short of the words in the right one.
    gap = '<w:tcMar><w:right w:w="' + str(_CELL_GAP) + '" w:type="dxa"/></w:tcMar>'
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{gap if not place else ""}</w:tcPr>{content}</w:tc>'
            for place, (width, content) in enumerate(zip(widths, row, strict=True))
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def head() -> str:
    """Return ô 1 to 5a of the decree: agency and state name, number and date, name of the kind, subject."""
    agency = (
        tag("if chu_quan")
        + paragraph("ChuQuan", "{{ chu_quan }}")
        + tag("endif")
        + repeated("CoQuan", "dong", "co_quan")
        + tag("if co_quan")
        + paragraph("DuongKe", "{{ duong_ke.co_quan }}", '<w:ind w:left="1300" w:right="1300"/>')
        + tag("endif")
        + paragraph("HetPhan", "")
    )
    state = (
        tag("if quoc_hieu")
        + paragraph("QuocHieu", "{{ quoc_hieu }}")
        + tag("if tieu_ngu")
        + paragraph("TieuNgu", "{{ tieu_ngu }}")
        + tag("endif")
        + paragraph("DuongKe", "{{ duong_ke.tieu_ngu }}", '<w:ind w:left="1100" w:right="1100"/>')
        + tag("endif")
        + paragraph("HetPhan", "")
    )
    number = paragraph("SoKyHieu", "{{ so_ky_hieu }}") + repeated("VeViec", "dong", "ve_viec") + _urgent()
    date = paragraph("DiaDanhNgay", "{{ dia_danh_ngay }}")
    return (
        tag("if dau_trang")
        + plain_table((HEAD_LEFT, HEAD_RIGHT), [[agency, state], [number, date]])
        + tag("endif")
        + tag("if ten_loai")
        + paragraph("TenLoai", "{{ ten_loai }}")
        + tag("endif")
        + repeated("TrichYeu", "dong", "trich_yeu")
        + tag("if gach_ten")
        + paragraph(
            "DuongKe",
            "{{ duong_ke.trich_yeu }}",
            '<w:spacing w:before="50" w:after="240" w:line="40" w:lineRule="exact"/><w:ind w:left="3300" w:right="3300"/>',
        )
        + tag("elif trich_yeu")
        + paragraph("SauBang", "")
        + tag("endif")
    )


# --- the stream of blocks ---------------------------------------------------------------------------------------------

_LABELLED = "{{ b.nhan }}{{ b.chu }}"
_TEXTS = (
    ("tham_quyen", "ThamQuyen", "{{ b.chu }}"),
    ("quyet_dinh", "QuyetDinh", "{{ b.chu }}"),
    ("can_cu", "CanCu", "{{ b.chu }}"),
    ("mo_dau", "MoDau", "{{ b.chu }}"),
    ("phan_nhan", "PhanNhan", "{{ b.chu }}"),
    ("phan_ten", "PhanTen", "{{ b.chu }}"),
    ("tieu_de_1", "Heading1", _LABELLED),
    ("tieu_de_2", "Heading2", _LABELLED),
    ("tieu_de_3", "Heading3", _LABELLED),
    ("tieu_de_4", "Heading4", _LABELLED),
    ("muc", "Muc", _LABELLED),
    ("gach", "Gach", _LABELLED),
    ("cong", "Cong", _LABELLED),
    ("doan", "Doan", _LABELLED),
    ("ket_thuc", "KetThuc", "{{ b.chu }}"),
)
_APPENDIX = (
    ("phu_luc_nhan", "PhuLucNhan"),
    ("phu_luc_ten", "PhuLucTen"),
    ("kem_theo", "KemTheo"),
)


def _branch(kind: str, content: str) -> str:
    return tag(f"elif b.kieu == '{kind}'") + content


def stream() -> str:
    """Return the loop over the blocks of the document, one prototype for each kind, up to the last section."""
    parts = [
        tag("for b in khoi"),
        tag("if b.kieu == 'kinh_gui_mot'"),
        paragraph("KinhGui", "Kính gửi: {{ b.chu }}"),
        _branch("kinh_gui", paragraph("KinhGuiDau", "Kính gửi:") + repeated("KinhGuiDong", "dong", "b.dong")),
    ]
    parts.append(_branch("dien", paragraph("Dien", "{{ b.nhan }}") + repeated("KinhGuiDong", "dong", "b.dong")))
    parts += [_branch(kind, paragraph(style, text)) for kind, style, text in _TEXTS]
    parts.append(_branch("chu_ky", signature()))
    parts.append(_branch("het_than", paragraph("HetPhan", "", section(foot="rIdFoot"))))
    parts += [_branch(kind, paragraph(style, "{{ b.chu }}")) for kind, style in _APPENDIX]
    thin = (
        '<w:spacing w:before="50" w:after="160" w:line="40" w:lineRule="exact"/><w:ind w:left="3677" w:right="3677"/>'
    )
    parts.append(_branch("duong_ke_phu_luc", paragraph("DuongKe", "{{ duong_ke.phu_luc }}", thin)))
    parts.append(_branch("het_phu_luc_doc", paragraph("HetPhan", "", section())))
    parts.append(_branch("bang", sampler()))
    parts.append(_branch("sau_bang", paragraph("SauBang", "")))
    parts.append(_branch("hinh", paragraph("Hinh", "{{ b.chu }}")))
    parts.append(_branch("xac_nhan", confirmed()))
    parts.append(_branch("ban_sao", copied()))
    parts.append(_branch("het_phu_luc_ngang", paragraph("HetPhan", "")))
    return "".join(parts) + tag("endif") + tag("endfor")


def _room(name: str) -> str:
    """Return the room of a signature; `name`: what is typed there (in the second of its four lines), if anything is."""
    typed = tag(f"if {name}") + paragraph("KyTen", "{{ " + name + " }}") + tag("else") + paragraph("CachKy", "")
    return paragraph("CachKy", "") + typed + tag("endif") + paragraph("CachKy", "") * 2


def signature() -> str:
    """Return Nơi nhận beside the signature, in one row that is never split."""
    left = (
        tag("if b.noi_nhan")
        + paragraph("NoiNhanNhan", "Nơi nhận:")
        + repeated("NoiNhan", "dong", "b.noi_nhan")
        + tag("endif")
        + tag("if b.ky_trai")
        + repeated("QuyenHan", "dong", "b.ky_trai")
        + _room("b.ky_ten_trai")
        + paragraph("HoTen", "{{ b.ten_trai }}")
        + tag("endif")
        + paragraph("NoiNhan", "")
    )
    right = (
        repeated("QuyenHan", "dong", "b.quyen_han")
        + paragraph("QuyenHan", "{{ b.chuc_vu }}")
        + _room("b.ky_ten")
        + paragraph("HoTen", "{{ b.ho_ten }}")
    )
    return plain_table((SIGN_LEFT, PORTRAIT - SIGN_LEFT), [[left, right]])


def _urgent() -> str:
    """Return the mark of how urgent a paper is, in a frame as wide as the decree has it for these words."""
    out = ""
    for words, wide in URGENCY.values():
        side = round((HEAD_LEFT - _CELL_GAP - wide * _MM) / 2) + _FRAME
        out += tag(f"if do_khan == '{words}'") + paragraph(
            "DoKhan", "{{ do_khan }}", f'<w:ind w:left="{side}" w:right="{side}"/>'
        )
        out += tag("endif")
    return out


def confirmed() -> str:
    """Return who confirms a leave, at the left below the signature (mẫu 1.10)."""
    left = paragraph("XacNhan", "{{ b.chuc_vu }}") + _room("b.ky_ten") + paragraph("HoTen", "{{ b.ho_ten }}")
    return plain_table((SIGN_LEFT, PORTRAIT - SIGN_LEFT), [[left, paragraph("NoiNhan", "")]])


def copied() -> str:
    """Return the upper half of what stands under a copied paper (mẫu 3.1), below a line over the whole width."""
    keep = "<w:keepNext/>"
    agency = (
        tag("for dong in b.dong")
        + paragraph("CoQuan", "{{ dong }}", keep)
        + tag("endfor")
        + paragraph("DuongKe", "{{ duong_ke.ban_sao }}", f'{keep}<w:ind w:left="1300" w:right="1300"/>')
        + paragraph("HetPhan", "")
    )
    rows = [
        [agency, paragraph("HinhThucSao", "{{ b.chu }}")],
        [paragraph("SoKyHieu", "{{ b.nhan }}", keep), paragraph("DiaDanhNgay", "{{ b.ngay }}", keep)],
    ]
    line = f'{keep}<w:spacing w:before="240" w:after="120" w:line="40" w:lineRule="exact"/>'
    return paragraph("DuongKe", "", line) + plain_table((HEAD_LEFT, HEAD_RIGHT), rows) + paragraph("SauBang", "", keep)


# --- the sampler table ------------------------------------------------------------------------------------------------


class Column(NamedTuple):
    """A column of the sampler: code, heading shown to the person who opens the template, width, style of its cell."""

    code: str
    width: int
    style: str = "BangChu"


BANDS = (
    (Column("so_thu_tu", 700, "BangGiua"), Column("noi_dung", 4450), Column("san_pham", 2500),
     Column("chu_tri", 2150, "BangGiua"), Column("phoi_hop", 2200, "BangGiua"), Column("thoi_han", 2287, "BangGiua")),
    (Column("chi_tieu", 4300), Column("don_vi_tinh", 1600, "BangGiua"), Column("gia_tri", 2100, "BangGiua"),
     Column("so_lieu", 1800, "BangGiua"), Column("tien_do", 2187, "BangGiua"), Column("ket_qua", 2300)),
    (Column("kinh_phi", 1900, "BangGiua"), Column("ghi_chu", 2000), Column("khac", 2200)),
)  # fmt: skip


def sampler() -> str:
    """Return the prototype of every table: bands of known columns, each cell found by the code in its tag."""
    edges = sorted({0, 700, LANDSCAPE, *(edge for band in BANDS for edge in _edges([c.width for c in band]))})
    grid = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rows = [_row([(700, "BangDau", "{{ nhom.so_thu_tu }}"), (LANDSCAPE - 700, "BangNhom", "{{ nhom.chu }}")], edges)]
    for band in BANDS:
        rows.append(_row([(c.width, "BangDau", "{{ ten." + c.code + " }}") for c in band], edges, header=True))
        rows.append(_row([(c.width, c.style, "{{ o." + c.code + " }}") for c in band], edges))
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{LANDSCAPE}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _edges(widths: list[int]) -> list[int]:
    return [sum(widths[:count]) for count in range(len(widths) + 1)]


def _row(cells: list[tuple[int, str, str]], edges: list[int], *, header: bool = False) -> str:
    out = []
    left = 0
    for width, style, text in cells:
        span = edges.index(left + width) - edges.index(left)
        spread = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        out.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spread}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(style, text)}</w:tc>"
        )
        left += width
    after = len(edges) - 1 - edges.index(left)
    short = f'<w:gridAfter w:val="{after}"/>' if after else ""
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{short}<w:cantSplit/>{repeat}</w:trPr>{''.join(out)}</w:tr>"


# --- the package ------------------------------------------------------------------------------------------------------


def package() -> bytes:
    """Return the template as a .docx, the same bytes each time."""
    document = (
        f"{_XML}<w:document {_NS}><w:body>{head()}{stream()}{paragraph('HetPhan', '')}"
        f"{section(landscape=True)}</w:body></w:document>"
    )
    field = "".join(f"<w:r>{part}</w:r>" for part in (
        '<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>", '<w:fldChar w:fldCharType="end"/>',
    ))  # fmt: skip
    header = f'{_XML}<w:hdr {_NS}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{field}</w:p></w:hdr>'
    first = f'{_XML}<w:hdr {_NS}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'
    empty = paragraph("HetPhan", "")
    foot = f"{_XML}<w:ftr {_NS}>{repeated('LienHe', 'dong', 'lien_he')}{empty}</w:ftr>"
    return write_zip(
        [
            ("[Content_Types].xml", content_types().encode()),
            ("_rels/.rels", relations(PACKAGE_PARTS).encode()),
            ("word/document.xml", document.encode()),
            ("word/_rels/document.xml.rels", relations(DOCUMENT_PARTS).encode()),
            ("word/styles.xml", styles_xml().encode()),
            ("word/settings.xml", settings().encode()),
            ("word/fontTable.xml", font_table_xml().encode()),
            ("word/theme/theme1.xml", theme_xml().encode()),
            ("word/header1.xml", header.encode()),
            ("word/header2.xml", first.encode()),
            ("word/footer1.xml", foot.encode()),
            ("word/footer2.xml", f"{_XML}<w:ftr {_NS}>{empty}</w:ftr>".encode()),
            ("docProps/core.xml", core().encode()),
            ("docProps/app.xml", app().encode()),
        ],
        small=True,
    )


def main(arguments: list[str]) -> None:
    """Write the template to the file named, templates/ke_hoach.docx by default."""
    target = arguments[0] if arguments else "templates/ke_hoach.docx"
    with open(target, "wb") as handle:
        handle.write(package())


if __name__ == "__main__":
    main(sys.argv[1:])
