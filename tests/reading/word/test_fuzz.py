"""Damaged and odd Word files: never a crash, never a word lost without a word about it.

A fixed seed here; by hand a longer run: python -m tests.reading.word.test_fuzz 3000
"""

from __future__ import annotations

import copy
import io
import random
import re
import sys
import unicodedata
import zipfile
from collections import Counter

from lxml import etree

from cchc_docs.errors import CchcError
from cchc_docs.model import markup
from cchc_docs.reading.result import Read
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reading.word.files import BODY, PAGE_BREAK, R, W, c, p, plan, row, run, section, table

T = f"{{{W}}}"
RUNS = 300


def base() -> bytes:
    """A plan with a little of everything."""
    tasks = table(
        row(c("TT", merge="restart"), c("Nội dung nhiệm vụ", merge="restart"), c("Thực hiện", span=2), b=True),
        row(c(merge="continue"), c(merge="continue"), "Chủ trì", "Thời gian", b=True),
        row("I", c("NHÓM MỘT", span=3)),
        row("1", "Việc đầu tiên\n- chi tiết", c("Phòng Kinh tế", merge="restart"), "Quý I/2026"),
        row("2", "Việc sau", c(merge="continue"), "Quý II/2026"),
        widths=(700, 4000, 2000, 2000),
    )
    body = (
        BODY + p("MỤC TỰ ĐÁNH SỐ", b=True, num="1:0") + p("Tiêu đề con", b=True, num="9:1") + p("Gạch đầu dòng.", num="4:0")
        + p("a) Gõ tay có " + "chữ dài " * 12 + "hết.") + p(raw=run("b) ") + run("đậm một phần", b=True) + run(" và *sao* {{ ngoặc }}."))
        + p("- Dòng một;\n- Dòng hai.") + tasks + p("Đoạn không nhãn.", i=True)
        + p(raw=f'<w:ins w:id="1">{run("3. Thêm vào.")}</w:ins>')
    )  # fmt: skip
    after = (
        f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
        + p("Phụ lục I", b=True, align="center")
        + p("VIỆC NĂM 2026", align="center")
    )
    after += (
        p("(Kèm theo Kế hoạch số 05)", i=True, align="center")
        + tasks
        + PAGE_BREAK
        + p("Phụ lục II. CHỈ TIÊU", b=True, align="center")
        + tasks
    )
    styles = f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:sz w:val="28"/></w:rPr></w:style></w:styles>'
    footer = f'<w:ftr xmlns:w="{W}">{p("Chân trang")}</w:ftr>'
    refs = f'<w:footerReference xmlns:r="{R}" w:type="default" r:id="rIdfooter1"/>'
    return plan(body, after=after, parts={"styles": styles, "footer1": footer}, last=section(landscape=True, refs=refs))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def mutated(parts: dict[str, bytes], chance: random.Random) -> bytes:
    """Return the file with one to six things changed."""
    parts = dict(parts)
    root = etree.fromstring(parts["word/document.xml"])
    for _ in range(chance.randint(1, 6)):
        chance.choice(CHANGES)(root, chance)
    parts["word/document.xml"] = etree.tostring(root)
    odd = chance.random()
    names = sorted(parts)
    if odd < 0.08:
        del parts[chance.choice(names)]
    elif odd < 0.16:
        name = chance.choice(names)
        at = chance.randrange(len(parts[name]))
        parts[name] = parts[name][:at] + bytes([chance.randrange(256)]) + parts[name][at + 1 :]
    elif odd < 0.2:
        name = chance.choice(names)
        parts[name] = parts[name][: chance.randrange(len(parts[name]))]
    data = packed(parts)
    return data[: chance.randrange(len(data))] if odd > 0.97 else data


def any_of(root, chance: random.Random, *names: str):
    found = [one for one in root.iter(*(T + name for name in names)) if one.getparent() is not None]
    return chance.choice(found) if found else None


def remove(root, chance):
    one = any_of(root, chance, "p", "r", "tbl", "tr", "tc", "pPr", "rPr", "tcPr", "tblGrid", "sectPr", "numPr", "t")
    if one is not None:
        one.getparent().remove(one)


def double(root, chance):
    one = any_of(root, chance, "p", "r", "tbl", "tr", "tc", "sectPr")
    if one is not None:
        one.addnext(copy.deepcopy(one))


def move(root, chance):
    one, there = any_of(root, chance, "p", "r", "tr", "tbl", "tc"), any_of(root, chance, "p", "r", "tc", "tr", "body")
    if one is not None and there is not None and one is not there and one not in there.iterancestors():
        there.insert(chance.randrange(len(there) + 1), one)


def shuffle(root, chance):
    one = any_of(root, chance, "tr", "tbl", "p")
    if one is not None:
        children = list(one)
        chance.shuffle(children)
        one[:] = children


def split(root, chance):
    for one in list(root.iter(T + "r")):
        text = one.find(T + "t")
        if text is not None and text.text and len(text.text) > 1 and chance.random() < 0.5:
            at = chance.randrange(1, len(text.text))
            second = copy.deepcopy(one)
            second.find(T + "t").text, text.text = text.text[at:], text.text[:at]
            one.addnext(second)


def decompose(root, chance):
    for one in root.iter(T + "t"):
        if one.text and chance.random() < 0.5:
            one.text = unicodedata.normalize("NFD", one.text)


def number(root, chance):
    for one in root.iter(T + "p"):
        if chance.random() < 0.2:
            props = one.find(T + "pPr")
            if props is None:
                props = etree.Element(T + "pPr")
                one.insert(0, props)
            made = etree.SubElement(props, T + "numPr")
            etree.SubElement(made, T + "ilvl").set(T + "val", str(chance.choice([0, 1, 2, 8, 99, -1, "x"])))
            etree.SubElement(made, T + "numId").set(T + "val", str(chance.choice([0, 1, 2, 3, 4, 5, 9, 20, 21, 77])))


def wrap(root, chance):
    one = any_of(root, chance, "r", "p", "tbl")
    if one is not None:
        name = chance.choice(["ins", "sdtContent", "hyperlink", "smartTag", "del", "moveFrom", "moveTo", "fldSimple"])
        around = etree.Element(T + name)
        one.addprevious(around)
        around.append(one)


def attribute(root, chance):
    one = any_of(root, chance, "gridSpan", "vMerge", "jc", "numId", "ilvl", "pgSz", "br", "gridCol", "b", "i")
    if one is not None:
        for key in list(one.attrib) or [T + "val"]:
            one.set(key, chance.choice(["", "0", "99999", "-5", "abc", "1.5", "continue", "page", "off"]))


def retype(root, chance):
    one = any_of(root, chance, "t")
    if one is not None:
        one.text = chance.choice(
            ["", " ", "I.", "1.", "- ", "Phụ lục III", "Nơi nhận:", "KẾ HOẠCH", "TM. ỦY BAN NHÂN DÂN", "_____", "Kính gửi: Sở", "*a*", "**b**",
             "Căn cứ Luật;", "{{ x }}", "a\u00a0b", "\u200b", "Điều 1.", "TT", "100%", "Trên đây là báo cáo./.", "a: b # c", "phong_a"]
        )  # fmt: skip


CHANGES = (remove, remove, double, move, shuffle, split, decompose, number, wrap, attribute, retype, retype)


def check(data: bytes) -> Read | None:
    """Read a file; raise where it crashes or loses a word, or where its YAML does not give it back."""
    try:
        found = read_docx(data, "hong.docx")
    except CchcError as error:
        assert "\n" not in str(error)
        return None
    kept = Counter(words(markup.plain(text.text) for text in found.document.texts()))
    kept += Counter(words([*(one.chu for one in found.left_over), *found.tree.dropped]))
    lost = Counter(words(plain_words(data))) - kept
    assert not lost, lost
    assert read_text(dump_plan(found.document)).document == found.document
    for text in found.document.texts():
        found.places(text.path)
    return found


def words(texts) -> list[str]:
    return [word for text in texts for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())]


def plain_words(data: bytes) -> list[str]:
    """The words of the body, taken as simply as can be: every w:t, but for deletions; a line for each paragraph."""
    root = etree.fromstring(unpacked(data)["word/document.xml"])
    for name in ("del", "moveFrom"):
        for one in list(root.iter(T + name)):
            if one.getparent() is not None and one.getparent().tag not in (T + "rPr", T + "trPr"):
                for text in one.iter(T + "t"):
                    text.text = ""
    for one in root.iter(T + "t"):
        one.text = (one.text or "").replace("\u200b", "").replace("\n", " ")
    out: list[str] = []
    for event, one in etree.iterwalk(root, events=("start", "end")):
        if one.tag == T + "t" and event == "start":
            out.append(one.text)
        elif one.tag in (T + "p", T + "br", T + "tab"):
            out.append("\n")
    return "".join(out).split("\n")


def test_mutated_files_never_crash_and_never_lose_a_word():
    parts = unpacked(base())
    read = caught = 0
    for seed in range(RUNS):
        found = check(mutated(parts, random.Random(seed)))
        if found is not None:
            read += 1
            # The net below the reader: paragraphs it saw no role for and only the proof found.
            # A footer nothing points to any more is found by the sweep alone, and rightly.
            caught += any("(có chữ)" in one.vi_tri and one.chu != "Chân trang" for one in found.left_over)
    assert read > 0.7 * RUNS
    assert caught < 0.02 * RUNS


def test_the_base_of_the_mutations_is_read_whole():
    found = check(base())
    assert found is not None
    assert [one.chu for one in found.left_over] == ["Chân trang"]
    assert len(found.document.phu_luc) == 2


if __name__ == "__main__":
    parts_ = unpacked(base())
    first, many = (int(sys.argv[2]) if len(sys.argv) > 2 else 0), int(sys.argv[1])
    for seed_ in range(first, first + many):
        data_ = mutated(parts_, random.Random(seed_))
        try:
            got = check(data_)
        except Exception as error:  # noqa: BLE001
            print(seed_, type(error).__name__, str(error)[:300])
            continue
        if got is not None and any("(có chữ)" in one.vi_tri for one in got.left_over):
            print(seed_, "net:", [one.chu for one in got.left_over if "(có chữ)" in one.vi_tri][:2])
