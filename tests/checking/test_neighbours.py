"""Slips that are words: what a syllable goes with tells them, and what it may well stand beside does not."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.rules.chinh_ta.khong_co import unheard
from cchc_docs.checking.runner import check
from cchc_docs.checking.word_lists import content_of, word_list
from cchc_docs.checking.wording.mistaken import KEY, MARK, SOUND, slip_of
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.vietnamese.accents import to_placement

TOLD = [
    ("CH25", "Phun khử khuẩn chuồng vịt để phòng dịch bênh.", "dịch bênh", "dịch bệnh"),
    ("CH25", "Ba người nhập viện vì ngộ đọc nấm rừng.", "ngộ đọc", "ngộ độc"),
    ("CH32", "Rẫy ngô bị xói mòm sau mưa.", "xói mòm", "xói mòn"),
    ("CH32", "Chen lấn, sô đẩy ở cổng hội vật.", "sô đẩy", "xô đẩy"),
    ("CH32", "Mái nhà rông có nguy cơ xụp đổ.", "xụp đổ", "sụp đổ"),
    ("CH32", "Lắp biển báo sạc lở ở dốc Cọc.", "sạc lở", "sạt lở"),
    # a word as rare as it may, one half of which stands in few others
    ("CH32", "Chủ ghe còn thắc mắt về giá phao.", "thắc mắt", "thắc mắc"),
    ("CH32", "Không ai được dấu giếm sổ bến.", "dấu giếm", "giấu giếm"),
    # what ears make of it weighs more than a key that was missed
    ("CH32", "Mỗi nhà thuyền cất gạo dự chữ qua mùa lũ.", "dự chữ", "dự trữ"),
    ("CH32", "Ghe lớn vào vịnh chú bão.", "chú bão", "trú bão"),
    ("CH32", "TẬP CHUNG GIEO MẠ ĐÚNG VỤ", "TẬP CHUNG", "TẬP TRUNG"),
]
LEFT = [
    "Bà con rải phân, dựng cột ăng ten; không đổ mỡ xuống cống; cây ngả ra đường; trồng gừng gié; cất bốc mộ cũ.",
    "Chăng dây quanh bến, cắt cỏ hai bờ; các tuyến chính có biển báo, số đơn giảm một nửa.",
    "Thu hoạch trong quý ước 40 tấn mía; mời các vị nam quan, nữ quan trong làng.",
    "Mỗi đàn bật thiết bị sưởi hai giờ; đấu nối ống nước mới.",
    "Đội nữ đá giải trước, đội nam đá sau; nhà ủ phân xa giếng.",
    "Hỗ trợ ba xã bạn cận nghèo; tái lấn bờ kênh thì phạt.",
    "Dặn các em xét lại đơn; cũng như rau, quả để riêng.",
    "Mời chủ đò bến Cồn họp; chủ đò nào chở quá tải thì nhắc.",
]


def found(sentence: str) -> list[Finding]:
    read = example_read(f"mo_dau: {json.dumps([sentence], ensure_ascii=False)}")
    return check(read, on=date(2026, 6, 1), select=("CH25", "CH32")).findings


@pytest.mark.parametrize(("code", "sentence", "quote", "right"), TOLD)
def test_a_slip_is_told_with_what_is_meant(code: str, sentence: str, quote: str, right: str) -> None:
    assert (code, quote, right) in [(one.code, one.quote, one.suggestion) for one in found(sentence)]


@pytest.mark.parametrize("sentence", LEFT)
def test_words_that_meet_are_left(sentence: str) -> None:
    assert [(one.code, one.quote, one.suggestion) for one in found(sentence)] == []


def test_of_two_readings_the_likelier_is_told_once() -> None:
    told = found("Họp tập chung tại đình.")
    assert [(one.quote, one.suggestion) for one in told] == [("tập chung", "tập trung")]


@pytest.mark.parametrize(
    ("typed", "meant", "how"),
    [
        ("hiên", "hiện", MARK), ("dường", "đường", MARK), ("xung", "sung", SOUND), ("hạng", "hạn", SOUND),
        ("rỏi", "dõi", SOUND), ("quết", "quyết", KEY), ("thiện", "hiện", KEY), ("cơ", "so", ""), ("xong", "công", ""), ("lý", "lý", ""),
    ],
)  # fmt: skip
def test_how_one_syllable_is_typed_for_another(typed: str, meant: str, how: str) -> None:
    assert slip_of(typed, meant) == how


def test_a_neighbour_that_is_taken_tells_little() -> None:
    table = neighbours()
    assert table.slip(("", "cơ"), "quang", ("", "")) is not None
    free, taken = table.slip(("", "khoa"), "hoc", ("", "")), table.slip(("đình", "khoa"), "hoc", ("", ""))
    assert free is not None
    assert taken is not None
    assert free.meant == taken.meant == "học"


def test_most_slips_of_the_words_of_offices_are_found() -> None:
    """Every word that ten papers and more use, with a tone typed for another, where that makes no pair known itself."""
    table, tried, seen = neighbours(), 0, 0
    for line in content_of("cap_am_tiet").decode().splitlines():
        first, _, rest = line.partition(": ")
        strong = re.findall(r"(?:^| )[45]((?: [^\W\d]+)+)", rest) if line[0] not in "=#" else []
        for second in " ".join(strong).split():
            for typed in _other_tones(second):
                if table.known(first, typed):
                    continue
                tried += 1
                slip = table.slip(("", first), typed, ("", ""))
                seen += slip is not None and slip.meant == second
    assert tried > 200
    assert seen >= 0.95 * tried


def _other_tones(syllable: str) -> list[str]:
    swapped = str.maketrans("ảãạáàộồốịíìệềếụúù", "ãảáạầốộồíịíếệệúụú")
    typed = syllable.translate(swapped)
    return [typed] if typed != syllable and slip_of(typed, syllable) == MARK else []


def test_a_sentence_that_stops_too_soon_is_told_once() -> None:
    read = example_read(
        "mo_dau: [Đã gửi giấy mời chủ đò hai lần nhưng. Chủ đò vắng., Thả cá giống để tăng đàn và nâng cao.]"
    )
    told = check(read, on=date(2026, 6, 1), select=("CH50", "CH17")).findings
    assert [one.quote for one in told] == ["hai lần nhưng."]


UNHEARD = [
    ("Tàu cập bến trướt mùng hai.", "trướt"),
    ("Giá muối dảm một nửa.", "dảm"),
    ("Bến chỉ có hai xuồn máy.", "xuồn"),
    ("Chợ họp ba lầng mỗi tháng.", "lầng"),
    ("Ông lái đò Tuầng hát ở đầu bến.", ""),
    ("Gùi lúa lứt, giâm cành dâu, khèn và kẻng treo ở nhà rông, một chục con cúi.", ""),
]


@pytest.mark.parametrize(("sentence", "wrong"), UNHEARD)
def test_a_syllable_no_word_has_is_told(sentence: str, wrong: str) -> None:
    read = example_read(f"mo_dau: {json.dumps([sentence], ensure_ascii=False)}")
    told = check(read, on=date(2026, 6, 1), select=("CH98",)).findings
    assert [one.quote for one in told] == ([wrong] if wrong else [])


def test_no_usual_word_is_taken_for_none() -> None:
    lists = word_list("tu_ghep")
    words = {to_placement(one, "old") for of_list in lists.values() for one in of_list.replace(",", " ").split()}
    assert not words & unheard().keys()
    assert "" not in unheard().values()
    assert not set(unheard().values()) & unheard().keys()


def test_what_belongs_to_another_word_is_a_hint() -> None:
    assert [str(one.severity) for one in found("Hội đồng thẩm định kỹ hồ sơ bến.")] == ["goi_y"]
    assert [str(one.severity) for one in found("Sử dụng đất sai mục đích.")] == ["goi_y"]


def test_syllables_that_stand_in_other_company_too_are_hints() -> None:
    read = example_read("mo_dau: [Thủy điện xả theo lệnh; khách lỡ đò., Phát vở cho trẻ; món ăn ít mỡ.]")
    assert {str(one.severity) for one in check(read, on=date(2026, 6, 1), select=("CH37",)).findings} <= {"goi_y"}
