"""A document written as YAML reads back as itself, and looks like something a person wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_docs.model.columns import COLUMNS
from cchc_docs.model.document import (
    Bang,
    ChuaRo,
    ChuKy,
    CoQuan,
    Cot,
    Document,
    DonVi,
    GiaiDoan,
    Hang,
    KyBaoCao,
    Muc,
    NgayThang,
    PhuLuc,
    SoLieu,
    VanBan,
)  # fmt: skip
from cchc_docs.reading.yaml.plan import read_text, read_yaml
from cchc_docs.writing.yaml.plan import dump_plan

PLANS = sorted((Path(__file__).resolve().parents[3] / "plans").glob("*.yaml"))

LETTERS = "ab cd  ếỘđ Đ09 -–+•.,:;!?&*#{}[]|<>%@`'\"\\~/()=“”"
WORDS = st.one_of(
    st.text(LETTERS, max_size=40),
    st.text(LETTERS, min_size=90, max_size=300),
    st.sampled_from(["null", "~", "true", "05", "- a", "# b", "a: b", "a #b", "{{ nam }}", "{{", "}}", "{{{", "? x", "...", "--- a", "a_b", "|", ">-", "%", "'", '"']),
).map(lambda text: text.strip())  # fmt: skip
LINE = WORDS.filter(bool)
TEXT = st.one_of(LINE, st.lists(LINE, min_size=2, max_size=3).map("\n".join))
LABEL = st.sampled_from([None, "", "1.", "II -", "f)", "+", "4"])


def blocks(depth: int) -> st.SearchStrategy[list[Muc]]:
    below = blocks(depth - 1) if depth else st.just([])
    plain = TEXT.map(lambda text: Muc("muc", text))
    full = st.builds(
        lambda kind, text, label, scheme, inner: Muc(kind, text, label, scheme, noi_dung=inner, khoa=kind),
        st.sampled_from(["tieu_de", "muc", "doan"]), TEXT, LABEL, st.sampled_from([None, "-", "1.1.", ""]), below,
    )  # fmt: skip
    grid = tables().map(lambda table: Muc("bang", bang=table, khoa="bang"))
    return st.lists(st.one_of(plain, full, grid), max_size=3)


@st.composite
def tables(draw: st.DrawFn) -> Bang:
    kind = draw(st.sampled_from(["nhiem_vu", "chi_tieu", "hang"]))
    codes = draw(st.lists(st.sampled_from([*COLUMNS, "kenh", "noi_dung_2"]), min_size=1, max_size=5, unique=True))
    columns = [
        Cot(code, draw(st.one_of(st.just(COLUMNS.get(code, code)), WORDS)), draw(st.sampled_from([0.0, 12.5, 30.0])), draw(st.sampled_from(["", "Kết quả"])))
        for code in codes
    ]  # fmt: skip
    cells = [code for code in codes if code != "so_thu_tu"]
    rows = []
    for _ in range(draw(st.integers(0, 3))):
        if draw(st.booleans()) or not cells:
            rows.append(Hang(nhom=draw(TEXT), nhan=draw(LABEL)))
            continue
        held = {code: draw(st.lists(LINE, min_size=1, max_size=2)) for code in cells if draw(st.booleans())}
        rows.append(
            Hang(
                held,
                nhan=draw(LABEL),
                gop_tren=draw(st.sampled_from([[], [codes[0]]])),
                gop_phai=draw(st.sampled_from([{}, {codes[0]: 2}])),
            )
        )
    return Bang(columns, rows, kind, draw(st.sampled_from(["1", "1.", "01", "I", ""])), draw(st.booleans()))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    lines = st.lists(LINE, max_size=3)
    day = st.sampled_from([None, NgayThang(), NgayThang(None, 1, 2026), NgayThang(5, 3, 2026)])
    return Document(
        "ke_hoach", ten_loai=draw(WORDS), nam=draw(st.sampled_from([None, 2026])), nguyen_trang=True,
        giai_doan=draw(st.sampled_from([None, GiaiDoan(2026, 2030)])), co_quan=draw(st.builds(CoQuan, TEXT, WORDS, WORDS)),
        so=draw(st.sampled_from(["", "05", "12a"])), ky_hieu=draw(WORDS), dong_so=draw(st.one_of(st.none(), WORDS)),
        dia_danh=draw(WORDS), ngay_ban_hanh=draw(day), dong_ngay=draw(st.one_of(st.none(), WORDS)), trich_yeu=draw(TEXT),
        kinh_gui=draw(lines), can_cu=draw(lines), mo_dau=draw(lines), noi_dung=draw(blocks(2)), ket_thuc=draw(lines),
        danh_so=draw(st.sampled_from([[], ["I.", "1.", "1.1."], ["-"]])), danh_so_phu_luc=draw(st.sampled_from(["I", "01", "", "Danh mục"])),
        phu_luc=draw(st.lists(st.builds(PhuLuc, ten=TEXT, nhan=LABEL, kem_theo=st.one_of(st.none(), WORDS), huong=st.sampled_from(["ngang", "doc"]), noi_dung=blocks(1), bang=st.one_of(st.none(), tables())), max_size=2)),
        noi_nhan=draw(lines), luu=draw(WORDS), chu_ky=draw(st.one_of(st.none(), st.builds(ChuKy, lines, TEXT, WORDS))),
        chua_ro=draw(st.lists(st.builds(ChuaRo, WORDS, TEXT), max_size=2)),
    )  # fmt: skip


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents())
def test_any_document_reads_back_as_itself(document):
    source = dump_plan(document)
    assert not set(source) & {"\t", "\r"}
    assert plain(read_text(source).document) == plain(document)


def plain(document: Document) -> object:
    """The document without what numbering sets."""
    from copy import deepcopy

    out = deepcopy(document)

    def bare(muc: Muc) -> None:
        muc.nhan_in, muc.bac = "", 1
        if muc.bang is not None:
            rows(muc.bang)
        for inner in muc.noi_dung:
            bare(inner)

    def rows(table: Bang) -> None:
        for row in table.hang:
            row.so_thu_tu = ""

    for muc in out.noi_dung:
        bare(muc)
    for appendix in out.phu_luc:
        appendix.nhan_in = appendix.kem_theo_in = ""
        for muc in appendix.noi_dung:
            bare(muc)
        if appendix.bang is not None:
            rows(appendix.bang)
    return out


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_our_own_plans_keep_their_references(file):
    document = read_yaml(str(file), resolve=False).document
    source = dump_plan(document, references=True)
    assert read_text(source, str(file), resolve=False).document == document
    assert "{{ " in source


def small(**more: object) -> Document:
    return Document("ke_hoach", trich_yeu="Cải cách", nguyen_trang=True, **more)


def test_a_long_sentence_is_folded_and_nothing_is_quoted_without_need():
    long = "Tiếp tục rà soát, đề nghị cấp có thẩm quyền sửa đổi (nếu có) 100% văn bản & báo cáo; " * 4
    source = dump_plan(small(mo_dau=[long.strip(), "100% hồ sơ - đúng hạn", "Lưu: VT"]))
    assert "- 100% hồ sơ - đúng hạn\n" in source
    assert '- "Lưu: VT"\n' in source
    assert max(map(len, source.split("\n"))) <= 112
    assert source.count('"') == 2


def test_a_doubt_is_a_comment_above_its_value():
    document = small(noi_dung=[Muc("tieu_de", "Một", khoa="tieu_de", noi_dung=[Muc("muc", "Hai")])], can_cu=["Căn cứ"])
    comments = {("noi_dung", 0, "noi_dung", 0): "có phải tiêu đề?", ("trich_yeu",): "một dòng", ("can_cu", 0): "ba"}
    source = dump_plan(document, comments, head=["Đọc từ tệp a.docx"])
    assert source.startswith("# Đọc từ tệp a.docx\n")
    assert "  # kiểm tra: có phải tiêu đề?\n  - Hai\n" in source
    assert "# kiểm tra: một dòng\ntrich_yeu:" in source
    assert "# kiểm tra: ba\n- Căn cứ\n" in source
    assert plain(read_text(source).document) == document


def test_facts_of_a_plan_are_written():
    document = small(
        don_vi={"vh_xh": DonVi("Phòng Văn hóa - Xã hội", "VHXH")}, tu_viet_tat={"TTHC": "thủ tục hành chính"},
        van_ban={"kh": VanBan("Kế hoạch", "300/KH-UBND", NgayThang(20, 12, 2025), "UBND tỉnh", "Cải cách")},
        che_do_bao_cao=[KyBaoCao("quy_1", NgayThang(5, 3, 2026), SoLieu(NgayThang(5, 12, 2025), NgayThang(4, 3, 2026)))],
        bo_qua={"CC01": "đã hỏi"},
    )  # fmt: skip
    source = dump_plan(document)
    assert "    ngay: 20/12/2025\n" in source
    assert read_text(source).document == document


def test_words_that_look_like_a_code_stay_words():
    table = Bang(
        [Cot("noi_dung", COLUMNS["noi_dung"]), Cot("chu_tri", COLUMNS["chu_tri"])],
        [Hang({"chu_tri": ["phong_a"]})],
        "nhiem_vu",
    )
    found = read_text(dump_plan(small(phu_luc=[PhuLuc("A", bang=table)]))).document
    assert found.phu_luc[0].bang is not None
    assert found.phu_luc[0].bang.hang[0].o["chu_tri"] == ["phong_a"]
