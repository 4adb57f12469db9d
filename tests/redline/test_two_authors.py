"""Files in which people are tracking changes keep them, with their names, through a comparison."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_docs.ooxml.edit import Editable
from cchc_docs.redline.redline import accept_all, reject_all, track_changes
from cchc_docs.redline.xml import w
from tests.redline.comparing import DAY, bold_letters, document_xml, structure
from tests.redline.tracking import AN, BINH, CHI, Line, Row, Words, changes, line, of_people, tracked

LAST = line("Nơi nhận: như trên")
TASK = line("Giao Tổ Một cửa làm trong Quý I/2026.")


def edited(*words: str | Words, came: str = "", went: str = "") -> Line:
    return Line(tuple(Words(one) if isinstance(one, str) else one for one in words), came, went)


def came(text: str, who: str = AN) -> Words:
    return Words(text, came=who)


def went(text: str, who: str = AN) -> Words:
    return Words(text, went=who)


def both_ways(old: bytes, new: bytes):
    result = track_changes(old, new, DAY)
    for way, side in ((accept_all, new), (reject_all, old)):
        assert structure(way(result.docx)) == structure(way(side))
        assert bold_letters(way(result.docx)) == bold_letters(way(side))
    identities = [one.get(w("id")) for one in Editable(result.docx, "tệp").body.iter() if one.get(w("author"))]
    assert None not in identities
    assert len(identities) == len(set(identities))
    return result


def test_changes_of_the_new_file_that_say_everything_leave_us_nothing_to_say():
    old = tracked([TASK, LAST])
    # An exchanges an office, Bình a letter of a quarter and the last digit of a year.
    words = ("Giao Tổ ", went("Một cửa"), came("Kiểm soát"), " làm trong Quý I", came("I", BINH))
    new = tracked([edited(*words, "/202", went("6", BINH), came("7", BINH), "."), LAST])
    result = both_ways(old, new)
    assert (result.ours, result.changed_paragraphs) == (0, 0)
    assert changes(result.docx) == changes(new)
    assert not result.same
    assert any("Lê Văn Bình, Trần Thị An" in note and "giữ nguyên" in note for note in result.notes)


def test_what_no_one_marked_is_ours_beside_what_people_marked():
    old = tracked([TASK, LAST])
    new = tracked([edited("Giao Tổ ", went("Một cửa"), came("Kiểm soát"), " làm trong Quý I/2027."), LAST])
    result = both_ways(old, new)
    found = changes(result.docx)
    assert (found["ins", "cchc"], found["del", "cchc"]) == ("2027", "2026")
    assert of_people(result.docx, AN) == of_people(new, AN)
    assert (result.insertions, result.deletions, result.changed_paragraphs) == (1, 1, 1)


def test_accepting_people_and_rejecting_us_gives_the_old_file_as_they_want_it():
    old = tracked([edited("Giao Tổ ", went("Một cửa"), came("Kiểm soát"), " làm trong Quý I."), LAST])
    new = tracked([line("Giao Tổ Kiểm soát làm trong Quý II, mỗi xã một lớp."), LAST])
    result = both_ways(old, new)
    assert structure(accept_all(reject_all(result.docx, "cchc"))) == structure(accept_all(old))
    assert structure(reject_all(accept_all(result.docx, "cchc"))) != structure(reject_all(old))
    assert of_people(result.docx, AN) == of_people(old, AN)


def test_a_deletion_let_go_and_a_deletion_taken_back():
    old = tracked(
        [edited("Họp ", went("hằng tuần "), "tại xã"), edited("Gửi ", went("qua bưu điện "), "cho huyện"), LAST]
    )
    new = tracked([line("Họp tại xã"), line("Gửi qua bưu điện cho huyện"), LAST])
    result = both_ways(old, new)
    found = changes(result.docx)
    assert found["del", AN] == "hằng tuần qua bưu điện "
    assert found["ins", "cchc"] == "qua bưu điện "
    assert ("del", "cchc") not in found


def test_an_insertion_taken_out_by_someone_after_us_is_brought_and_taken_away():
    old = tracked([line("Mở lớp bơi"), LAST])
    new = tracked([edited("Mở ", Words("ba ", came=AN, went=BINH), "lớp bơi"), LAST])
    xml = document_xml(both_ways(old, new).docx)
    assert re.search(rf'<w:ins [^>]*"{AN}"[^>]*><w:del [^>]*"{BINH}"[^>]*><w:r><w:delText[^>]*>ba </w:delText>', xml)
    # And an insertion of the old file that the new one lacks: theirs, taken away by us.
    result = both_ways(tracked([edited("Mở ", came("ba "), "lớp bơi"), LAST]), old)
    assert changes(result.docx) == {("ins", AN): "ba ", ("del", "cchc"): "ba "}


def test_a_paragraph_begun_by_pressing_enter_is_all_of_whom_pressed_it():
    old = tracked([TASK, LAST])
    # Word marks the end before the new words; the end behind them is the one that was there.
    new = tracked([TASK._replace(came=AN), edited(came("Mở lớp tập huấn cho cán bộ thôn.")), LAST])
    result = both_ways(old, new)
    assert (result.ours, result.inserted_paragraphs) == (0, 0)
    assert changes(result.docx) == changes(new)
    back = both_ways(new, old)
    assert changes(back.docx)["ins", AN] == "¶Mở lớp tập huấn cho cán bộ thôn."


def test_two_paragraphs_joined_by_someone_stay_joined_by_them():
    old = tracked([line("Rà soát hồ sơ."), line("Gửi kết quả."), LAST])
    new = tracked([line("Rà soát hồ sơ.")._replace(went=AN), line("Gửi kết quả."), LAST])
    result = both_ways(old, new)
    assert (result.ours, changes(result.docx)) == (0, {("del", AN): "¶"})
    joined = tracked([line("Rà soát hồ sơ.Gửi kết quả."), LAST])
    assert both_ways(new, joined).ours == 0


def test_an_end_before_a_table_that_both_files_cannot_carry_is_said() -> None:
    table = (Row(cells("1", "Họp thôn")),)
    old, new = tracked([TASK, Line(), table, LAST]), tracked([TASK, Line(came=AN), table, LAST])
    result = both_ways(old, new)
    assert of_people(result.docx, AN) == {}
    assert any("không giữ được người sửa" in note for note in result.notes)


def cells(*texts: str) -> tuple[tuple[Line, ...], ...]:
    return tuple((line(text),) for text in texts)


def test_rows_and_cells_keep_who_brought_and_took_them():
    head, first, second = Row(cells("TT", "Việc")), Row(cells("1", "Rà soát thủ tục")), Row(cells("2", "Niêm yết"))
    old = tracked([TASK, (head, first, second), LAST])
    gone = Row(((edited(went("2", BINH)),), (edited(went("Niêm yết", BINH)),)), went=BINH)
    fresh = Row(((edited(came("3")),), (edited(came("Khảo sát")),)), came=AN)
    own = Row(((line("1"),), (edited("Rà soát ", went("thủ tục"), came("hồ sơ", BINH), " năm 2026"),)))
    new = tracked([TASK, (head, own, gone, fresh, Row(cells("4", "Tổng kết phong trào"))), LAST])
    result = both_ways(old, new)
    assert (result.rows_added, result.rows_removed) == (1, 0)
    assert of_people(result.docx, AN, BINH) == of_people(new, AN, BINH)
    assert changes(result.docx)["ins", "cchc"] == " năm 2026¶¶▤¶4¶Tổng kết phong trào"
    assert of_people(both_ways(new, old).docx, BINH) == of_people(new, BINH)


def test_a_change_of_format_keeps_its_author():
    old = tracked([edited("Giao ", Words("Tổ Một cửa"), " và ", Words("thôn Đông", bold=True)), LAST])
    words = (Words("Tổ Một cửa", bold=True, restyled=AN), " và ", Words("thôn Đông"))
    new = tracked([edited("Giao ", *words), LAST])
    result = both_ways(old, new)
    assert result.format_changes == 1
    assert re.findall(r'<w:rPrChange [^>]*?w:author="([^"]*)"', document_xml(result.docx)) == [AN, "cchc"]
    accepted = tracked([edited("Giao ", Words("Tổ Một cửa", bold=True), " và ", Words("thôn Đông")), LAST])
    again = both_ways(new, accepted)
    assert re.findall(r'<w:rPrChange [^>]*?w:author="([^"]*)"', document_xml(again.docx)) == [AN]
    assert track_changes(new, new, DAY).same


def test_our_name_is_never_that_of_someone_in_the_files():
    first = track_changes(tracked([TASK, LAST]), tracked([line("Giao Tổ Một cửa làm trong Quý II/2026."), LAST]), DAY)
    result = both_ways(first.docx, tracked([line("Giao Tổ Một cửa làm ngay trong Quý II/2026."), LAST]))
    found = changes(result.docx)
    assert (found["ins", "cchc"], found["ins", "cchc 2"]) == ("II", "ngay ")


MOVED = """<w:p {ns}><w:moveFromRangeStart w:id="1" w:name="m1" w:author="An" w:date="2026-02-01T08:00:00Z"/>
<w:moveFrom w:id="2" w:author="An" w:date="2026-02-01T08:00:00Z"><w:r><w:t xml:space="preserve">Việc thứ nhất. </w:t></w:r>
</w:moveFrom><w:moveFromRangeEnd w:id="1"/><w:r><w:t xml:space="preserve">Việc thứ hai. </w:t></w:r>
<w:moveToRangeStart w:id="3" w:name="m1" w:author="An" w:date="2026-02-01T08:00:00Z"/>
<w:moveTo w:id="4" w:author="An" w:date="2026-02-01T08:00:00Z"><w:r><w:t xml:space="preserve">Việc thứ nhất. </w:t></w:r>
</w:moveTo><w:moveToRangeEnd w:id="3"/></w:p>"""


def moved() -> bytes:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    from tests.redline.comparing import saved

    document = docx.Document()
    document.element.body.insert(0, parse_xml(MOVED.format(ns=nsdecls("w")).replace("\n", "")))
    document.add_paragraph("Nơi nhận: như trên")
    return saved(document)


def test_a_move_stays_a_move_and_one_of_the_old_file_becomes_its_two_halves():
    plain = tracked([line("Việc thứ nhất. Việc thứ hai. "), LAST])
    result = both_ways(plain, moved())
    xml = document_xml(result.docx)
    assert result.ours == 0
    assert re.findall(r"<w:(move\w+) ", xml) == [
        "moveFromRangeStart", "moveFrom", "moveFromRangeEnd", "moveToRangeStart", "moveTo", "moveToRangeEnd",
    ]  # fmt: skip
    back = both_ways(moved(), plain)
    assert changes(back.docx)["ins", "An"] == changes(back.docx)["del", "An"] == "Việc thứ nhất. "
    assert "<w:move" not in document_xml(back.docx)


WORDS = ["kế hoạch", "Ủy ban", "năm 2026", "02/2026", "a)", "-", "và", "rà soát", "hồ sơ", "Quý I"]


def words_of(*people: str):
    who = st.sampled_from(["", "", "", *people])
    text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(lambda found: " ".join(found) + " ")
    return st.builds(Words, text, who, who, st.booleans(), who)


def lines_of(*people: str):
    who = st.sampled_from(["", "", "", *people])
    return st.builds(Line, st.lists(words_of(*people), max_size=4).map(tuple), who, who)


@st.composite
def documents_of(draw, *people: str):
    """Draw a document; the last line of a cell and of the body has an end of its own, as Word leaves it."""
    line_ = lines_of(*people)
    plain_end = line_.map(lambda one: one._replace(came="", went=""))
    cell = st.builds(lambda body, last: (*body, last), st.lists(line_, max_size=1), plain_end)
    who = st.sampled_from(["", "", *people])
    row = st.builds(Row, st.tuples(cell, cell), who, who)
    table = st.lists(row, min_size=1, max_size=3).map(tuple)
    blocks: list = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 3)) == 0:
            blocks += [draw(plain_end), draw(table)]
        else:
            blocks.append(draw(line_))
    return [*blocks, draw(plain_end)]


@st.composite
def later(draw, blocks, *people: str):
    """Draw what people make of a document: some lines exchanged, some taken over with marks of their own."""
    who = st.sampled_from(["", *people])
    found: list = []
    for number, block in enumerate(blocks):
        deed = draw(st.sampled_from(["keep", "keep", "mark", "new", "add"]))
        last = number + 1 == len(blocks) or not isinstance(blocks[number + 1], Line)
        if isinstance(block, Line) and deed == "mark":
            cut = [words if words.came or words.went else words._replace(went=draw(who)) for words in block.words]
            cut.append(Words(draw(st.sampled_from(WORDS)), came=draw(who)))
            block = block._replace(words=tuple(cut))
        elif isinstance(block, Line) and deed == "new":
            block = draw(lines_of(*people))
            block = block._replace(came="", went="") if last else block
        elif isinstance(block, Line) and deed == "add" and not last:
            found.append(draw(lines_of(*people)))
        elif isinstance(block, tuple) and not isinstance(block, Line) and deed == "mark":
            block = tuple(row if row.came or row.went else row._replace(went=draw(who)) for row in block)
        found.append(block)
    return found


SETTINGS = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SETTINGS
@given(st.data())
def test_accepting_gives_the_new_side_rejecting_the_old_one_and_no_name_of_the_new_file_is_lost(data):
    blocks = data.draw(documents_of(AN))
    old, new = tracked(blocks), tracked(data.draw(later(blocks, BINH, CHI)))
    result = both_ways(old, new)
    assert of_people(result.docx, BINH, CHI) == of_people(new, BINH, CHI)
    both_ways(new, old)


@SETTINGS
@given(st.data())
def test_without_us_an_old_file_with_changes_is_what_it_was(data):
    blocks = data.draw(documents_of(AN, BINH))
    old, new = tracked(blocks), accept_all(tracked(data.draw(later(blocks))))
    result = both_ways(old, new)
    assert structure(accept_all(reject_all(result.docx, "cchc"))) == structure(accept_all(old))


@SETTINGS
@given(st.data())
def test_with_us_and_without_them_a_new_file_with_changes_is_what_it_was(data):
    blocks = data.draw(documents_of())
    old, new = tracked(blocks), tracked(data.draw(later(blocks, AN, BINH)))
    result = both_ways(old, new)
    assert of_people(result.docx, AN, BINH) == of_people(new, AN, BINH)
    assert structure(reject_all(accept_all(result.docx, "cchc"))) == structure(reject_all(new))


@SETTINGS
@given(documents_of(AN, BINH))
def test_a_file_with_changes_is_the_same_as_itself(blocks):
    data = tracked(blocks)
    result = both_ways(data, data)
    assert result.same
    assert changes(result.docx) == changes(data)
