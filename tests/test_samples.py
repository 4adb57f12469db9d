"""Three real plans, when they are at hand, can be said in the model, and every line of them arrives in the Word file."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cchc_docs.model.complete import fill_in
from cchc_docs.model.document import Bang, ChuKy, CoQuan, Cot, Document, Hang, Muc, PhuLuc
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
FILES = sorted(SAMPLES.glob("seed_*.json"))
pytestmark = pytest.mark.skipif(not FILES, reason="the three sample plans are not here")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_ROLES = ("can_cu", "mo_dau", "closing")


@pytest.fixture(scope="module", params=FILES, ids=lambda file: file.stem)
def pair(request):
    sample = json.loads(request.param.read_text(encoding="utf-8"))
    document = said(sample)
    fill_in(document)
    return sample, document, lines(render(document))


# --- a sample said in the model ---------------------------------------------------------------------------------------


def said(sample) -> Document:
    meta = sample["meta"]
    return Document(
        "ke_hoach",
        nam=2026,
        nguyen_trang=True,
        co_quan=CoQuan("Ủy ban nhân dân xã Thử", "UBND"),
        trich_yeu=meta["trich_yeu"],
        noi_dung=tree([block for block in sample["blocks"] if block["role"] not in TEXT_ROLES]),
        noi_nhan=sample["noi_nhan"][:-1],
        luu=sample["noi_nhan"][-1],
        chu_ky=ChuKy(**sample["chu_ky"]),
        phu_luc=[appendix(found) for found in sample["phu_luc"]],
        **{
            key: [block["text"] for block in sample["blocks"] if block["role"] == role]
            for key, role in zip(("can_cu", "mo_dau", "ket_thuc"), TEXT_ROLES, strict=True)
        },
    )


def tree(blocks) -> list[Muc]:
    """Headings by their level, then items, "-" and "+" each under what stands above them."""
    root = Muc("doan")
    open_blocks = [(0, root)]
    for block in blocks:
        made = Muc(
            {"heading": "tieu_de", "para": "doan", "note": "doan"}.get(block["role"], "muc"),
            block["text"],
            nhan=block["label"],
        )
        depth = {"item": 10, "para": 10, "note": 10, "bullet": 11, "plus": 12}.get(block["role"], block["level"])
        while open_blocks[-1][0] >= depth:
            open_blocks.pop()
        open_blocks[-1][1].noi_dung.append(made)
        open_blocks.append((depth, made))
    return root.noi_dung


def appendix(found) -> PhuLuc:
    codes = ["so_thu_tu", *(f"cot_{place}" for place in range(1, len(found["columns"])))]
    rows = []
    for row in found["rows"]:
        first, *rest = row["cells"]
        if row.get("group"):
            rows.append(Hang(nhan=first, nhom=rest[0]))
        else:
            rows.append(Hang(nhan=first[0], o=dict(zip(codes[1:], rest, strict=True))))
    columns = [Cot(code, name) for code, name in zip(codes, found["columns"], strict=True)]
    return PhuLuc(found["title"], nhan=found["label"], kem_theo=found["kem_theo"] or "", bang=Bang(columns, rows))


# --- what the file says, read without our own code ---------------------------------------------------------------------


def lines(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    paragraphs = (said_by(p) for p in root.iter(f"{W}p"))
    return [tidy(text) for text in paragraphs if text.strip()]


def said_by(paragraph) -> str:
    texts = {f"{W}noBreakHyphen": "-"}
    return "".join(texts.get(node.tag, node.text or "") for node in paragraph.iter() if node.tag in (f"{W}t", *texts))


def tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def expected(sample) -> list[str]:
    signer = sample["chu_ky"]
    out = [sample["meta"]["loai"], sample["meta"]["trich_yeu"]]
    out += [f"{block['label']} {block['text']}" for block in sample["blocks"]]
    out += [f"- {line}" for line in sample["noi_nhan"]]
    out += [*signer["quyen_han"], signer["chuc_vu"], signer["ho_ten"]]
    for found in sample["phu_luc"]:
        out += [found["label"] or "", found["title"] or "", found["kem_theo"] or "", *found["columns"]]
        for row in found["rows"]:
            for cell in row["cells"]:
                out += [cell] if isinstance(cell, str) else cell
    return [tidy(text) for text in out if text.strip()]


def test_every_line_of_the_sample_is_a_paragraph_of_the_file_in_its_order_and_nothing_is_added(pair):
    sample, _, found = pair
    wanted = expected(sample)
    head = next(place for place, line in enumerate(found) if line == wanted[0])
    mark = found.index("Nơi nhận:")
    assert found[head:mark] + found[mark + 1 :] == wanted


def test_the_tables_keep_their_rows_and_cells(pair):
    sample, document, _ = pair
    with zipfile.ZipFile(io.BytesIO(render(document))) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    tables = list(root.iter(f"{W}tbl"))[2:]  # the head and the signature come first
    assert len(tables) == len(sample["phu_luc"])
    for table, wanted in zip(tables, sample["phu_luc"], strict=True):
        rows = [[cell_lines(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        assert rows[0] == [[tidy(name)] for name in wanted["columns"]]
        assert rows[1:] == [[told(cell) for cell in row["cells"]] for row in wanted["rows"]]


def cell_lines(cell) -> list[str]:
    return [tidy(said_by(p)) for p in cell.iter(f"{W}p")]


def told(cell) -> list[str]:
    """A cell of the sample; an empty one still has its one paragraph."""
    return [tidy(line) for line in ([cell] if isinstance(cell, str) else cell)] or [""]


def test_a_sample_can_be_written_as_a_plan_in_yaml(pair):
    sample, _, found = pair
    read = read_text(dump_plan(said(sample)), "ke_hoach.yaml")
    assert lines(render(read.document)) == found
