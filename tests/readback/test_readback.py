"""Reading an edited document back: the plan says it, the author's layout stays, references stay where the text agrees."""

from __future__ import annotations

import os
import re
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.model.document import Document, Hang, Muc, PhuLuc
from cchc_docs.model.numbering import number
from cchc_docs.model.printed import last_words
from cchc_docs.readback.readback import comparable, read_back
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.word.render import render
from tests.readback.editing import PLAN, changed_lines

ROOT = Path(__file__).resolve().parents[2]
PLANS = sorted((ROOT / "plans").glob("*.yaml"))


def document(source: str = PLAN) -> Document:
    return read_text(source, "plan.yaml").document


def lines_changed(edited: Document, source: str = PLAN) -> list[str]:
    found = read_back(source, "plan.yaml", edited)
    assert found.unplaced == []
    return changed_lines(source, found.source)


# --- without edits ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.name)
def test_a_plan_nobody_edited_keeps_every_byte(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    plan = read_text(source, str(file)).document
    read = read_docx(render(plan), "plan.docx")
    for edited in (plan, read.document):
        found = read_back(source, str(file), edited, left_over=read.left_over)
        assert found.source == source
        assert found.changes == []
        assert found.unplaced == []


@pytest.mark.office
@pytest.mark.parametrize("file", PLANS[:1], ids=lambda file: file.name)
def test_a_file_saved_again_by_an_office_program_changes_nothing(file: Path, tmp_path: Path) -> None:
    import subprocess

    source = file.read_text(encoding="utf-8")
    (tmp_path / "x.docx").write_bytes(render(read_text(source, str(file)).document))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "x.docx")], check=True, capture_output=True, env=dict(os.environ))
    read = read_docx(str(tmp_path / "out" / "x.docx"))
    found = read_back(source, str(file), read.document, read.places, read.left_over)
    assert (found.source == source, found.changes, found.unplaced) == (True, [], [])


def test_windows_line_ends_stay() -> None:
    source = PLAN.replace("\n", "\r\n")
    edited = document()
    edited.noi_nhan.insert(1, "Công an xã")
    found = read_back(source, "plan.yaml", edited).source
    assert found == source.replace("- Chủ tịch, các Phó", "- Công an xã\r\n- Chủ tịch, các Phó")


def test_a_file_without_a_last_line_break_stays_without() -> None:
    source = PLAN.rstrip("\n")
    edited = document()
    assert edited.chu_ky is not None
    edited.chu_ky.ho_ten = "Lê Thị Thử"
    assert read_back(source, "plan.yaml", edited).source == source.replace("Nguyễn Văn Mẫu", "Lê Thị Thử")


# --- layouts of authors -----------------------------------------------------------------------------------------------


def test_lists_in_brackets_stay_in_brackets() -> None:
    source = PLAN.replace("- Sở Nội vụ (để báo cáo)\n- Chủ tịch, các Phó Chủ tịch UBND xã\n- Như Điều 3\n", "")
    source = source.replace("noi_nhan:\n", 'noi_nhan: [Sở Nội vụ, "Chủ tịch, các Phó Chủ tịch"]\n')
    edited = document(source)
    edited.noi_nhan.insert(1, "Đảng ủy, HĐND xã")
    assert lines_changed(edited, source) == [
        '-noi_nhan: [Sở Nội vụ, "Chủ tịch, các Phó Chủ tịch"]',
        '+noi_nhan: [Sở Nội vụ, "Đảng ủy, HĐND xã", "Chủ tịch, các Phó Chủ tịch"]',
    ]


def test_a_key_that_was_not_there_comes_at_its_usual_place() -> None:
    source = PLAN[: PLAN.index("ket_thuc:")] + PLAN[PLAN.index("phu_luc:") :]
    edited = document(source)
    last = last_words(edited)
    assert last is not None
    last.ket = False  # the mark goes to the new closing paragraph
    edited.ket_thuc = ["Yêu cầu các đơn vị thực hiện nghiêm"]
    found = read_back(source, "plan.yaml", edited)
    assert found.unplaced == []
    assert 'việc thực hiện."\nket_thuc: [Yêu cầu các đơn vị thực hiện nghiêm]\nphu_luc:' in found.source


def test_children_under_a_plain_line_make_it_a_group() -> None:
    edited = document()
    edited.noi_dung[1].noi_dung[0].noi_dung[2].noi_dung = [Muc("muc", "Quét hồ sơ."), Muc("muc", "Lưu kết quả.")]
    assert lines_changed(edited) == [
        "-    - Số hóa hồ sơ ngay khi tiếp nhận.",
        "+    - muc: Số hóa hồ sơ ngay khi tiếp nhận.",
        "+      noi_dung: [Quét hồ sơ., Lưu kết quả.]",
    ]


def test_a_block_moved_a_level_down_is_indented_with_its_comments() -> None:
    edited = document()
    edited.noi_dung[2].noi_dung.append(edited.noi_dung[0].noi_dung.pop(1))
    found = read_back(PLAN, "plan.yaml", edited)
    assert found.unplaced == []
    tail = found.source[found.source.index("Tổ chức thực hiện") : found.source.index("ket_thuc:")]
    assert "  # câu này do Phòng Văn hóa soạn\n  - >-\n    Bảo đảm {{ chi_tieu.dung_han }} hồ sơ" in tail


def test_a_new_long_paragraph_is_folded() -> None:
    edited = document()
    words = "Bố trí người trực, công khai số điện thoại, trả lời phản ánh của người dân trong ngày " * 3
    edited.noi_dung[0].noi_dung.append(Muc("muc", words.strip()))
    added = lines_changed(edited)
    assert added[0] == "+  - >-"
    assert len(added) > 2
    assert all(len(line) <= 121 for line in added)


def test_an_appendix_moved_under_another_title_is_known_by_what_stands_in_it() -> None:
    edited = document()
    edited.phu_luc.reverse()
    edited.phu_luc[1].ten = "Danh mục việc giao các phòng"
    found = read_back(PLAN, "plan.yaml", edited)
    assert found.unplaced == []
    assert "# hai việc dưới giao trong quý III" in found.source
    assert "ten: Danh mục việc giao các phòng" in found.source
    assert "  - ma: tt01\n" in found.source


def test_a_new_appendix_comes_whole() -> None:
    edited = document()
    table = deepcopy(edited.phu_luc[0].bang)
    assert table is not None
    table.hang = [Hang({"noi_dung": ["Mua sắm thiết bị"], "chu_tri": ["Phòng Kinh tế"]})]
    edited.phu_luc.append(PhuLuc("Danh mục thiết bị", noi_dung=[Muc("doan", "Ghi chú chung.")], bang=table))
    found = read_back(PLAN, "plan.yaml", edited)
    assert found.unplaced == []
    assert comparable(document(found.source)) == comparable(_numbered(edited))
    assert "    chu_tri: kinh_te\n" in found.source


# --- references -------------------------------------------------------------------------------------------------------


def test_a_mention_that_is_no_longer_the_first_keeps_its_words() -> None:
    edited = document()
    edited.can_cu.pop(1)
    assert lines_changed(edited) == [
        '-- "{{ van_ban.kh_tinh }}"',
        "-  - Cụ thể hóa nhiệm vụ của {{ van_ban.kh_tinh }} thành việc có thời hạn.",
        "+  - Cụ thể hóa nhiệm vụ của {{ van_ban.kh_tinh.ngan }} thành việc có thời hạn.",
    ]


def test_a_reference_to_what_was_removed_gives_way_to_its_words() -> None:
    edited = document()
    edited.phu_luc.pop(0)
    found = read_back(PLAN, "plan.yaml", edited)
    assert "chi tiết tại Phụ lục I." in found.source
    assert ("tham_chieu", "{{ phu_luc.thu_tuc }}") in [(change.kind, change.old) for change in found.changes]


def test_a_target_printed_twice_is_not_changed_behind_the_other_place() -> None:
    source = PLAN.replace("- Số hóa hồ sơ ngay", "- Đạt {{ chi_tieu.dung_han }}; số hóa hồ sơ ngay")
    edited = document(source)
    block = edited.noi_dung[0].noi_dung[1]
    block.chu = block.chu.replace("từ 98% trở lên", "từ 99% trở lên")
    found = read_back(source, "plan.yaml", edited)
    assert "gia_tri: 98}" in found.source
    assert "Bảo đảm từ 99% trở lên hồ sơ" in found.source
    assert any(change.kind == "tham_chieu" for change in found.changes)


def test_a_target_row_moved_keeps_its_code() -> None:
    edited = document()
    table = edited.phu_luc[1].bang
    assert table is not None
    table.hang.reverse()
    found = read_back(PLAN, "plan.yaml", edited)
    assert found.unplaced == []
    assert found.source.index("- chi_tieu: truc_tuyen") < found.source.index("- chi_tieu: hai_long")


def test_words_that_look_like_a_code_print_as_words() -> None:
    edited = document()
    table = edited.phu_luc[0].bang
    assert table is not None
    table.hang[2].o["chu_tri"] = ["to_cong_tac"]
    found = read_back(PLAN, "plan.yaml", edited)
    assert found.unplaced == []
    assert 'chu_tri: "{{ \\"to_cong_tac\\" }}"' in found.source


def test_marks_the_form_gives_are_no_edits() -> None:
    edited = document()
    edited.can_cu = [f"{line};" for line in edited.can_cu]
    edited.noi_nhan = [f"- {line};" for line in edited.noi_nhan]
    edited.luu = "Lưu: VT, VHXH."
    edited.ket_thuc = [f"{edited.ket_thuc[0]}./."]
    assert read_back(PLAN, "plan.yaml", edited).source == PLAN


def test_a_wrong_plan_is_never_written() -> None:
    """A basis that begins with two braces cannot be said in the plan: it is listed, the plan stays readable."""
    edited = document()
    edited.can_cu.append("{{ chờ bổ sung")
    found = read_back(PLAN, "plan.yaml", edited)
    document(found.source)
    assert [one.words for one in found.unplaced] == ["{{ chờ bổ sung"]


# --- any edits --------------------------------------------------------------------------------------------------------

WORDS = [
    "rà",
    "soát",
    "đánh",
    "giá",
    "thực",
    "hiện",
    "phối",
    "hợp",
    "báo",
    "cáo",
    "năm",
    "2027",
    "ngày",
    "15/3/2026",
    "CCHC",
    "(đợt",
    "2)",
    "x",
    "}}",
    "**đậm**",
    "100%",
    "a:",
    "b",
    "#",
    "c",
]


def phrase(random: Random) -> str:
    return "Việc " + " ".join(random.choice(WORDS) for _ in range(random.randint(2, 9)))


def other_words(random: Random, text: str) -> str:
    words = text.split(" ")
    at = random.randrange(len(words))
    how = random.randint(0, 3)
    if how == 0:
        words[at : at + 1] = phrase(random).split(" ")
    elif how == 1:
        words[at:at] = [random.choice(WORDS)]
    elif how == 2 and len(words) > 2:
        del words[at]
    else:
        words.append("{{ x")
    return " ".join(words).strip()


def every_list(edited: Document) -> list[list]:
    out: list[list] = [edited.can_cu, edited.mo_dau, edited.ket_thuc, edited.noi_nhan, edited.phu_luc]

    def collect(blocks: list[Muc]) -> None:
        out.append(blocks)
        for block in blocks:
            if block.kieu == "bang" and block.bang is not None:  # the figures of a chart are not read from Word
                out.append(block.bang.hang)
            collect(block.noi_dung)

    collect(edited.noi_dung)
    for appendix in edited.phu_luc:
        collect(appendix.noi_dung)
        if appendix.bang is not None:
            out.append(appendix.bang.hang)
    return [found for found in out if found]


def change_words(random: Random, found: list, at: int) -> None:
    item = found[at]
    if isinstance(item, str):
        found[at] = other_words(random, item)
    elif isinstance(item, Muc):
        if item.bang is None:  # a table has rows, no words of its own
            item.chu = other_words(random, item.chu)
    elif isinstance(item, PhuLuc):
        item.ten = other_words(random, item.ten)
    elif item.nhom:
        item.nhom = other_words(random, item.nhom)
    elif item.o:
        lines = item.o[random.choice(sorted(item.o))]
        if random.random() < 0.4:
            lines.append(phrase(random))
        elif len(lines) > 1:
            lines.pop(0)
        elif lines:
            lines[0] = other_words(random, lines[0])


def new_item(random: Random, like: object) -> object:
    if isinstance(like, str):
        return phrase(random)
    if isinstance(like, Hang):
        key = "chi_tieu" if "chi_tieu" in like.o else "noi_dung"
        return Hang({key: [phrase(random)], "chu_tri": ["Phòng Kinh tế", phrase(random)]})
    if isinstance(like, PhuLuc):
        return PhuLuc(phrase(random), noi_dung=[Muc("muc", phrase(random))])
    heading = Muc("tieu_de", phrase(random), khoa="tieu_de", noi_dung=[Muc("muc", phrase(random))])
    return random.choice([Muc("muc", phrase(random)), Muc("doan", phrase(random), khoa="doan"), heading])


def edit(random: Random, edited: Document, *, leaves: bool = False) -> None:
    """Make one edit; `leaves`: nothing goes that holds other things, so every comment has a place to stay."""
    found = random.choice(every_list(edited))
    at = random.randrange(len(found))
    how = random.choice(["words", "words", "words", "add", "remove", "move"])
    if how == "words":
        change_words(random, found, at)
    elif how == "add":
        found.insert(random.randint(0, len(found)), new_item(random, found[at]))
    elif how == "remove" and len(found) > 1:
        item = found[at]
        if not (leaves and (isinstance(item, PhuLuc) or (isinstance(item, Muc) and item.noi_dung))):
            del found[at]
    elif how == "move":
        found.insert(random.randint(0, len(found) - 1), found.pop(at))


def _numbered(edited: Document) -> Document:
    from cchc_docs.readback.readback import printed_as_read

    number(edited)
    return printed_as_read(edited, edited)


def any_edits(count: int) -> settings:
    """Return the settings of a test of any edits: the same `count` examples every time, so that no run fails by chance.

    CCHC_EXAMPLES=500 in the environment asks for that many new ones instead, for a long run by hand.
    """
    long = int(os.environ.get("CCHC_EXAMPLES", "0"))
    return settings(max_examples=long or count, derandomize=not long, deadline=None)


_COMMENT = re.compile(r"^ *#.*$", re.MULTILINE)


@any_edits(30)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_after_any_edits_the_plan_prints_what_the_file_has_and_keeps_its_comments(random: Random, count: int) -> None:
    """The same examples every time. By hand, new ones: CCHC_EXAMPLES=500 pytest tests/readback/test_readback.py -k any."""
    edited = document()
    for _ in range(count):
        edit(random, edited, leaves=True)
    found = read_back(PLAN, "plan.yaml", edited)
    assert found.unplaced == []
    assert comparable(document(found.source)) == comparable(_numbered(edited))
    titles = {appendix.ten for appendix in document().phu_luc}
    if not any(change.kind == "bo" and change.old in titles for change in found.changes):  # its comments go with it
        kept = {line.strip() for line in _COMMENT.findall(found.source)}
        assert {line.strip() for line in _COMMENT.findall(PLAN)} <= kept, changed_lines(PLAN, found.source)
    assert read_back(found.source, "plan.yaml", edited).source == found.source


@any_edits(6)
@given(st.randoms(use_true_random=False))
def test_a_whole_plan_edited_in_many_places_says_the_edits(random: Random) -> None:
    """The same examples every time. By hand, new ones: CCHC_EXAMPLES=300 pytest tests/readback/test_readback.py -k many."""
    source = PLANS[0].read_text(encoding="utf-8")
    edited = read_text(source, str(PLANS[0])).document
    for _ in range(12):
        edit(random, edited)
    found = read_back(source, str(PLANS[0]), edited)
    assert found.unplaced == []
    assert comparable(read_text(found.source, str(PLANS[0])).document) == comparable(_numbered(edited))
