"""The parts of reading a scan that need no machine: rules in a picture, columns, what is refused, two looks at a word."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from cchc_docs.errors import CchcError
from cchc_docs.reading.page.cells import cells_of
from cchc_docs.reading.page.sheet import DOUBT, is_telling
from cchc_docs.reading.scan import tesseract
from cchc_docs.reading.scan.gutters import columns
from cchc_docs.reading.scan.picture import flat, frames, may_lie, straight, turned
from cchc_docs.reading.scan.ruling import rules_of
from cchc_docs.reading.scan.second import _judged
from cchc_docs.reading.scan.tesseract import Seen, _words


def paper(wide: int = 1654, high: int = 2339) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("L", (wide, high), 255)
    return page, ImageDraw.Draw(page)


def grid(draw: ImageDraw.ImageDraw, xs: list[int], ys: list[int], *, width: int = 2) -> None:
    for x in xs:
        draw.line((x, ys[0], x, ys[-1]), fill=0, width=width)
    for y in ys:
        draw.line((xs[0], y, xs[-1], y), fill=0, width=width)


def letters(draw: ImageDraw.ImageDraw, x: int, y: int, count: int) -> None:
    """Draw what looks like a line of letters: short stems and bows, gaps between words."""
    for number in range(count):
        if number % 6 != 5:
            draw.rectangle((x + 20 * number, y, x + 20 * number + 3, y + 26), fill=0)
            draw.rectangle((x + 20 * number, y + 12, x + 20 * number + 12, y + 15), fill=0)


XS, YS = [150, 320, 900, 1500], [300, 350, 520, 700]


@pytest.mark.parametrize("tilt", [0, 0.1, 1.0, -2.5])
@pytest.mark.parametrize("width", [2, 5])
def test_ruled_cells_are_found_in_a_picture(tilt, width) -> None:
    page, draw = paper()
    grid(draw, XS, YS, width=width)
    for row in range(3):
        letters(draw, 340, YS[row] + 12, 20)
    for row in range(20):
        letters(draw, 200, 900 + 50 * row, 60)
    picture = straight(flat(page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)))
    (cells,) = cells_of(rules_of(picture.image), 8)
    assert len(cells) == 9
    widths = sorted({round((x1 - x0) / 10) * 10 for x0, _, x1, _ in cells})
    assert widths == [170, 580, 600]


def test_a_rule_that_bad_ink_breaks_is_one_and_a_word_is_none() -> None:
    page, draw = paper()
    grid(draw, XS, YS)
    draw.rectangle((600, 345, 622, 356), fill=255)
    for row in range(30):
        letters(draw, 200, 800 + 48 * row, 60)
    level = [rule for rule in rules_of(page) if rule[1] == rule[3]]
    assert len(level) == 4 and all(rule[2] - rule[0] > 1300 for rule in level)


def test_a_photograph_has_no_rules() -> None:
    page = Image.effect_noise((1654, 2339), 90)
    assert rules_of(page) == [] or not cells_of(rules_of(page), 8)


def test_two_columns_are_parted_where_paper_shows_and_one_column_is_left_alone() -> None:
    page, draw = paper()
    for row in range(4):
        letters(draw, 200 + 15 * row, 200 + 45 * row, 18)
        letters(draw, 800, 215 + 45 * row, 34)
    for row in range(20):
        letters(draw, 200, 600 + 50 * row, 64)
    ((left, right),) = columns(page)
    assert 570 < left[2] == right[0] < 800
    assert left[1] < 200 and 370 < left[3] < 600


def test_a_page_on_its_side_looks_so_and_its_tilt_is_found() -> None:
    page, draw = paper()
    for row in range(30):
        letters(draw, 180 + 7 * (row * row % 11), 200 + 55 * row, 60)
    assert not may_lie(page)
    assert may_lie(turned(page, 1))
    assert abs(straight(flat(page.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=255))).tilt + 1.5) < 0.2


def test_red_ink_vanishes_and_what_is_clear_is_paper() -> None:
    page = Image.new("RGBA", (1654, 2339), (0, 0, 0, 0))
    ImageDraw.Draw(page).rectangle((100, 100, 400, 400), fill=(230, 20, 30, 255))
    ImageDraw.Draw(page).rectangle((600, 100, 700, 200), fill=(0, 0, 0, 255))
    grey = flat(page).image
    assert grey.getpixel((200, 200)) > 200 and grey.getpixel((1000, 1000)) == 255
    assert grey.getpixel((650, 150)) < 20


def test_pictures_of_any_resolution_become_pages_of_about_200_dpi() -> None:
    for size, dpi in (((827, 1169), None), ((4960, 7016), (600, 600)), ((3000, 4243), (72, 72))):
        page = Image.new("L", size, 255)
        page.info = {"dpi": dpi} if dpi else {}
        found = flat(page)
        assert 560 < found.points[0] < 630 and 140 <= found.dpi <= 260


# --- what is refused -------------------------------------------------------------------------------------------------


def png_head(wide: int, high: int) -> bytes:
    """A PNG that says it is huge and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")  # fmt: skip


@pytest.mark.parametrize("size", [(40_000, 40_000), (12_000, 11_000), (200_000, 3_000)])
def test_a_picture_of_more_points_than_any_page_is_refused_by_its_head(size) -> None:
    with pytest.raises(CchcError, match=r"bom\.png: ảnh có nhiều điểm ảnh"):
        list(frames(png_head(*size), "bom.png"))


@pytest.mark.parametrize("data", [b"", b"khong phai anh", b"GIF89a\x01\x00\x01\x00", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused_in_one_line(data) -> None:
    with pytest.raises(CchcError, match=r"x\.png: tệp ảnh bị hỏng hoặc không phải ảnh") as error:
        list(frames(data, "x.png"))
    assert "\n" not in str(error.value)


def test_every_page_of_a_tiff_is_given() -> None:
    out = io.BytesIO()
    pages = [Image.new("L", (300, 400), shade) for shade in (0, 90, 200)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert [image.copy().getpixel((5, 5)) for image in frames(out.getvalue(), "a.tif")] == [0, 90, 200]


def test_a_missing_machine_is_told_with_how_to_install_it(monkeypatch) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    monkeypatch.setattr(tesseract.os.path, "isfile", lambda path: False)
    tesseract.program.cache_clear()
    with pytest.raises(CchcError, match=r"tesseract-ocr tesseract-ocr-vie.*Windows"):
        tesseract.program()
    tesseract.program.cache_clear()


# --- words -----------------------------------------------------------------------------------------------------------


def seen(text: str, sure: float) -> Seen:
    return Seen(text, 100, 100, 160, 130, sure, (1, 1, 1))


def test_the_table_of_tesseract_gives_words_with_boxes() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = [
        head,
        "4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t",
        "5\t1\t1\t1\t1\t1\t10\t22\t50\t30\t91.5\tKhoản",
        "5\t1\t1\t1\t1\t2\t70\t22\t20\t30\t12\t ",
        '5\t1\t1\t1\t2\t1\t10\t62\t50\t30\t44\t"12⁄2026"',
    ]
    one, two = _words("\n".join(rows))
    assert (one.text, one.left, one.right, one.bottom, one.sure, one.line) == ("Khoản", 10, 60, 52, 91.5, (1, 1, 1))
    assert (two.text, two.line) == ('"12/2026"', (1, 1, 2))


@pytest.mark.parametrize(
    ("first", "second", "text", "doubtful", "other"),
    [
        (("chấm", 60), ("chấm", 91), "chấm", False, ""),
        (("chấm", 20), ("chấm", 30), "chấm", True, ""),
        (("Tố", 70), ("Tổ", 97), "Tổ", True, "Tố"),
        (("1/2026", 78), ("I/2026", 80), "1/2026", True, "I/2026"),
        (("UBND", 90), ("của(UHIỄD", 3), "UBND", False, ""),
        (("III", 88), ("HI", 70), "III", True, "HI"),
    ],
)
def test_two_looks_at_a_word(first, second, text, doubtful, other) -> None:
    found = _judged(seen(*first), [seen(*second)])
    assert (found.text, found.sure < DOUBT, found.other) == (text, doubtful, other)


def test_a_word_nothing_is_seen_of_at_the_second_look_stays_as_it_was() -> None:
    assert _judged(seen("Mít", 50), []) == seen("Mít", 50)


def test_figures_symbols_and_names_are_telling() -> None:
    assert all(map(is_telling, ["2026", "NĐ-CP", "Mít", "5%", "(UBND)"]))
    assert not any(map(is_telling, ["và", "-", "các;"]))
