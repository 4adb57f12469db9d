"""One plan typed by many hands: every mixture of habits must give the same document.

A fixed seed here; by hand a longer run: python -m tests.reading.recognise.test_typist 2000
"""

from __future__ import annotations

import random
import sys
import unicodedata

from cchc_docs.model import markup
from cchc_docs.model.document import Document, NgayThang
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.recognise.reading import squeezed
from cchc_docs.reading.result import Read
from cchc_docs.reading.word.file import read_docx
from tests.reading.recognise.test_feet import FEET
from tests.reading.recognise.test_habits import HEADS
from tests.reading.word.files import PAGE_BREAK, c, docx, p, row, section, table

RUNS = 120
WORDS = ("rà soát", "công khai", "thủ tục hành chính", "cán bộ, công chức", "hồ sơ", "theo quy định", "đúng hạn", "quý I", "chuyển đổi số", "100% văn bản", "các thôn", "niêm yết", "(nếu có)", "họp định kỳ")  # fmt: skip
AUTOMATIC = {"I.": "1:0", "1.": "2:0", "-": "4:0"}


class Typist:
    """Types the same kind of plan with habits of its own; remembers what it typed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.labels: list[str] = []
        self.texts: list[str] = []
        self.headings: list[str] = []
        self.automatic = {scheme for scheme in AUTOMATIC if self.chance.random() < 0.25}
        self.counts = {"1.": 0}
        self.plain_headings = self.chance.random() < 0.3
        self.gaps = self.chance.random() < 0.3

    def words(self, low: int = 3, high: int = 9) -> str:
        said = " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(low, high)))
        return said[:1].upper() + said[1:]

    def labelled(self, scheme: str, number: int, text: str, parent: str, *, heading: bool) -> str:
        chance = self.chance
        label = {
            "I.": ("I.", "II.", "III.", "IV.")[number],
            "1.": f"{number + 1}.",
            "1.1.": f"{parent}{number + 1}.",
            "a)": f"{'abcdđe'[number]})",
        }.get(scheme, scheme)
        bold = heading and not self.plain_headings
        if heading and scheme == "I.":
            text = text.upper()
        self.labels.append(label)
        self.texts.append(text)
        if heading:
            self.headings.append(text)
        if scheme in self.automatic and scheme != "1.":
            xml = p(text, b=bold, num=AUTOMATIC[scheme])
        else:
            space = chance.choice([" ", " ", "  ", "\t", "\u00a0"])
            before = chance.choice(["", "", "   ", "\t"])
            xml = p(f"{before}{label}{space}{text}", b=bold)
        return xml + (p() if self.gaps and chance.random() < 0.3 else "")

    def loose(self, text: str, **look: object) -> str:
        self.labels.append("")
        self.texts.append(text)
        return p(text, **look)  # type: ignore[arg-type]

    def items(self, scheme: str, parent: str = "") -> str:
        chance = self.chance
        xml = ""
        for number in range(chance.randint(1, 4)):
            xml += self.labelled(scheme, number, self.words() + chance.choice([".", ";"]), parent, heading=False)
            if scheme == "-" and chance.random() < 0.3:
                for _ in range(2):
                    xml += self.labelled("+", 0, self.words() + ".", "", heading=False)
            elif scheme == "a)" and chance.random() < 0.3:
                xml += self.items("-")
        return xml

    def body(self) -> str:
        chance = self.chance
        xml = ""
        for part in range(chance.randint(2, 4)):
            xml += self.labelled("I.", part, self.words(2, 4), "", heading=True)
            for number in range(chance.randint(1, 3)):
                kind = chance.choice(["items", "a)", "-", "1.1.", "loose"])
                if kind == "items":
                    xml += self.labelled("1.", number, self.words(6, 12) + ".", "", heading=False)
                    continue
                xml += self.labelled("1.", number, self.words(1, 4).rstrip(")"), "", heading=True)
                xml += self.loose(self.words() + ".") if kind == "loose" else self.items(kind, f"{number + 1}.")
                if chance.random() < 0.15:
                    xml += self.loose("(" + self.words() + ").", i=True)
        return xml

    def title(self) -> tuple[str, str]:
        lines = ["Cải cách hành chính", "trên địa bàn xã An Bình", "năm 2026"]
        form = self.chance.randrange(4)
        look = {"b": True, "align": "center"}
        if form == 0:
            xml = p("KẾ HOẠCH", **look) + p(" ".join(lines), **look)
        elif form == 1:
            xml = p("KẾ HOẠCH", **look) + "".join(p(line, **look) for line in lines)
        elif form == 2:
            xml = p("KẾ HOẠCH\n" + "\n".join(lines), **look)
        else:
            xml = p() + p("KẾ HOẠCH", **look) + p("\n".join(lines), **look)
        return xml + (p("___________", align="center") if self.chance.random() < 0.5 else ""), " ".join(lines)

    def grid(self) -> tuple[str, list[list[str]], int]:
        chance = self.chance
        names = ["TT", "Nội dung nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian hoàn thành"]
        if chance.random() < 0.4:
            head = row(
                *(c(name, b=True, merge="restart") for name in names[:3]), c("Tổ chức thực hiện", b=True, span=2)
            )
            head += row(*(c(merge="continue") for _ in names[:3]), *(c(name, b=True) for name in names[3:]))
        else:
            head = row(*names, b=True, header=chance.random() < 0.5)
        rows, expected, groups = [head], [], 0
        number = 0
        for _ in range(chance.randint(2, 6)):
            if chance.random() < 0.25:
                groups += 1
                title = self.words(2, 3).upper()
                roman = ("I", "II", "III", "IV", "V", "VI")[groups - 1]
                rows.append(
                    chance.choice([row(roman, c(title, span=4, b=True)), row(roman, title, "", "", "", b=True)])
                )
                expected.append([roman, title])
                number = 0
                continue
            number += 1
            cells = [
                str(number),
                self.words(),
                "- " + self.words(1, 2) + "\n- " + self.words(1, 2),
                "Phòng Kinh tế",
                "Quý II/2026",
            ]
            rows.append(row(*cells))
            expected.append(cells)
        return table(*rows), expected, groups

    def appendices(self) -> tuple[str, list[tuple[str, str, str, list[list[str]]]]]:
        chance = self.chance
        many = chance.randint(0, 3)
        xml, expected = "", []
        style = chance.choice(["Phụ lục {roman}", "PHỤ LỤC {roman}", "Phụ lục số 0{n}", "Phụ lục {n}"])
        breaks = chance.choice(["section", "page", "before"])
        for at in range(many):
            label = style.format(n=at + 1, roman=("I", "II", "III")[at]) if many > 1 else "Phụ lục"
            title = self.words(2, 5).upper() if chance.random() < 0.5 else self.words(2, 5)
            look = {"b": True, "align": "center"}
            if breaks == "section":
                xml += f"<w:p><w:pPr>{section(landscape=at > 0)}</w:pPr></w:p>"
            elif breaks == "page":
                xml += PAGE_BREAK
            props = "<w:pageBreakBefore/>" if breaks == "before" else ""
            form = chance.randrange(3)
            if form == 0:
                xml += p(label, props=props, **look) + p(title, **look)
            elif form == 1:
                xml += p(f"{label}\n{title}", props=props, **look)
            else:
                cut = title.split(" ", 1)
                xml += p(label, props=props, **look) + "".join(p(part, **look) for part in cut)
            attached = "(Kèm theo Kế hoạch số 05/KH-UBND của xã)" if chance.random() < 0.5 else ""
            xml += p(attached, i=True, align="center") if attached else ""
            grid, rows, _ = self.grid()
            xml += p() + grid + (p() if chance.random() < 0.5 else "")
            expected.append((label, title, attached, rows))
        return xml, expected

    def file(self) -> tuple[bytes, dict[str, object]]:
        chance = self.chance
        head = HEADS[chance.choice([kind for kind in HEADS if "formatting" not in kind])]
        title, subject = self.title()
        basis = [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Thực hiện Kế hoạch số 12/KH-UBND của tỉnh",
        ]
        opening = "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"
        with_basis = chance.random() < 0.6
        xml = "".join(p(f"{line};", i=True) for line in basis) if with_basis else ""
        xml += p(opening)
        body = self.body()
        closing = "Trên đây là Kế hoạch của xã, yêu cầu các đơn vị thực hiện./."
        foot = chance.choice(sorted(FEET))
        after, appendices = self.appendices()
        whole = head + title + xml + body + p(closing) + FEET[foot] + after
        if chance.random() < 0.3:
            whole = unicodedata.normalize("NFD", whole)
        expected = {
            "subject": subject,
            "basis": len(basis) if with_basis else 0,
            "opening": opening,
            "closing": closing,
            "appendices": appendices,
        }
        return docx(whole), expected


def check(seed: int) -> None:
    typist = Typist(seed)
    data, expected = typist.file()
    found = read_docx(data, f"{seed}.docx")
    document = found.document
    assert not found.left_over, found.left_over
    assert not coverage(found).missing
    assert (document.loai, document.so, document.dia_danh) == ("ke_hoach", "05", "An Bình")
    assert document.co_quan is not None
    assert document.co_quan.ten == "Ủy ban nhân dân xã An Bình"
    assert document.ngay_ban_hanh == NgayThang(6, 1, 2026)
    assert " ".join(document.trich_yeu.split("\n")) == expected["subject"]
    assert len(document.can_cu) == expected["basis"]
    assert document.mo_dau == [expected["opening"]]
    assert [line.removesuffix("./.") for line in document.ket_thuc] == [str(expected["closing"]).removesuffix("./.")]
    _check_places(found)
    _check_body(document, typist)
    _check_foot(document)
    _check_appendices(document, expected["appendices"])  # type: ignore[arg-type]


def _check_places(found: Read) -> None:
    """Every text stands in the paragraph its place names."""
    paras = {para.index: para for para in found.tree.flow.paras()}
    for path, role, text in found.document.texts():
        place = found.places(path)
        if role in ("co_quan", "trich_yeu", "phu_luc_ten", "cot") or not squeezed(text):
            assert place.paragraph in paras
            continue
        para = paras[place.paragraph]
        assert squeezed(markup.plain(text)) in squeezed(f"{para.label} {para.text}"), (path, text)


def _check_body(document: Document, typist: Typist) -> None:
    labels: list[str] = []
    texts: list[str] = []
    headings: list[str] = []
    for path, role, text in document.texts():
        if path[0] != "noi_dung":
            continue
        if role == "nhan":
            labels.append(text)
            continue
        texts.append(" ".join(markup.plain(text).split()))
        if role == "tieu_de":
            headings.append(texts[-1])
    assert texts == [" ".join(text.split()) for text in typist.texts]
    assert labels == [label for label in typist.labels if label]
    assert set(headings) >= {" ".join(text.split()) for text in typist.headings if typist.plain_headings is False}


def _check_foot(document: Document) -> None:
    assert [line.rstrip(";") for line in document.noi_nhan] == ["Sở Nội vụ (để b/c)", "Các đơn vị"]
    assert document.luu.removeprefix("Lưu: ").rstrip(".") == "VT"
    assert document.chu_ky is not None
    assert (document.chu_ky.quyen_han, document.chu_ky.chuc_vu, document.chu_ky.ho_ten) == (
        ["TM. ỦY BAN NHÂN DÂN"],
        "CHỦ TỊCH",
        "Nguyễn Văn An",
    )


def _check_appendices(document: Document, expected: list[tuple[str, str, str, list[list[str]]]]) -> None:
    assert [one.nhan_in for one in document.phu_luc] == [label for label, *_ in expected]
    for appendix, (_, title, attached, rows) in zip(document.phu_luc, expected, strict=True):
        assert squeezed(appendix.ten) == squeezed(title)
        assert appendix.kem_theo_in == attached
        assert appendix.bang is not None
        assert [column.ma for column in appendix.bang.cot] == [
            "so_thu_tu",
            "noi_dung",
            "san_pham",
            "chu_tri",
            "thoi_han",
        ]
        got = [
            [found.so_thu_tu, markup.plain(found.nhom)] if found.nhom
            else [found.so_thu_tu, *("\n".join(found.o[column.ma]) for column in appendix.bang.cot[1:])]
            for found in appendix.bang.hang
        ]  # fmt: skip
        assert got == rows


def test_every_mixture_of_habits_gives_the_same_document():
    for seed in range(RUNS):
        check(seed)


if __name__ == "__main__":
    for seed_ in range(int(sys.argv[1])):
        try:
            check(seed_)
        except AssertionError as error:
            print(seed_, " ".join(str(error).split())[:420])
