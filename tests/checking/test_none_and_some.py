"""What a report denies against what it counts: beside it, and where it looks back on all it told."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def told(*parts: tuple[str, list[str]], kind: str = "bao_cao") -> list[str]:
    blocks = [{"tieu_de": heading, "noi_dung": lines} for heading, lines in parts]
    overlay = json.dumps({"loai": kind, "noi_dung": blocks}, ensure_ascii=False)
    return [one.quote for one in check(example_read(overlay), on=date(2026, 6, 1), select=("BC66",)).findings]


@pytest.mark.parametrize(
    ("none", "some"),
    [
        (
            "Đến nay, không phát sinh vụ tranh chấp bến nào.",
            "Ngày 04/5/2026 phát sinh 01 vụ tranh chấp bến ở xóm Đoài.",
        ),
        ("Chưa xảy ra vụ cháy thuyền nào trên địa bàn xã.", "Đêm 12/3/2026 có 02 vụ cháy thuyền."),
        ("Không có dịch xảy ra trong xã.", "Tháng 4 xảy ra 03 ổ dịch tả lợn."),
        ("Trong kỳ không có lái đò nào bị đình chỉ chuyên chở.", "Đội đã đình chỉ chuyên chở 02 lái đò ở bến Cồn."),
        ("Không có lái đò nào bị phạt tiền trong tháng.", "Phạt tiền đối với 02 lái đò."),
    ],
)
def test_what_is_denied_is_counted_beside_it(none: str, some: str) -> None:
    assert len(told(("Tình hình bến", [none, some]))) == 1


@pytest.mark.parametrize(
    ("none", "some", "level"),
    [
        ("Trên địa bàn không xảy ra cháy, nổ.", "Đêm 12/3 xảy ra 02 vụ nổ lò hơi.", "canh_bao"),
        ("Trong kỳ không có công chức nào bị kỷ luật.", "Đã cảnh cáo 01 công chức trông bến.", "canh_bao"),
        ("Trong năm không có cán bộ, công chức bị xử lý kỷ luật.", "Kỷ luật khiển trách 02 công chức.", "canh_bao"),
        ("Toàn xã không có lái đò nào bị phạt tiền.", "Phạt tiền 02 lái đò.", "canh_bao"),
        ("Không có phà chở quá tải.", "Lập biên bản 05 phà ngang chở quá tải.", "goi_y"),
    ],
)
def test_what_is_denied_is_counted_in_another_part(none: str, some: str, level: str) -> None:
    blocks = [{"tieu_de": "Tình hình", "noi_dung": [none]}, {"tieu_de": "Việc khác", "noi_dung": ["Họp đều.", some]}]
    overlay = json.dumps({"loai": "bao_cao", "noi_dung": blocks}, ensure_ascii=False)
    found = check(example_read(overlay), on=date(2026, 6, 1), select=("BC66",)).findings
    assert [one.severity for one in found] == [level]


@pytest.mark.parametrize(
    ("none", "some"),
    [
        ("Quý I không xảy ra vụ chìm đò nào.", "Quý II xảy ra 01 vụ chìm đò."),
        ("Năm 2024 không có vụ chìm đò nào.", "Trong kỳ xảy ra 02 vụ chìm đò."),
        ("Không có vé quá hạn trong lĩnh vực khách.", "Lĩnh vực hàng còn 05 vé quá hạn."),
        ("Trong kỳ không có công chức nào bị kỷ luật.", "Khiển trách 01 viên chức trường học."),
        ("Không có lái đò nào của bến Cồn bị phạt tiền.", "Phạt tiền 02 lái đò."),
    ],
)
def test_of_another_time_place_or_field_it_is_left(none: str, some: str) -> None:
    assert told(("Tình hình", [none, some])) == []
    assert told(("Tình hình", [none]), ("Việc khác", ["Họp đều.", some])) == []


def test_cases_of_no_field_are_those_of_their_own_part() -> None:
    none, some = "Trong kỳ không có trường hợp nào vi phạm.", "Xử lý 04 trường hợp vi phạm về bến."
    assert told(("Đất đai", [none]), ("Việc khác", ["Họp đều.", some])) == []


def test_under_the_heading_of_one_field_a_denial_is_of_that_field() -> None:
    result = ("Lĩnh vực đất đai", ["Không có phà chở quá tải."])
    assert told(result, ("Lĩnh vực khác", ["Lập biên bản 05 phà chở quá tải."])) == []


def test_a_part_that_looks_back_speaks_of_the_whole_paper() -> None:
    result = ("Kết quả", ["Nhắc nhở 04 lái đò, xử phạt 03 trường hợp chở quá tải."])
    denied = "Tuy chưa có trường hợp chở quá tải nào bị xử phạt, ý thức lái đò còn kém."
    assert told(result, ("Hạn chế", [denied])) == ["chưa có trường hợp chở quá tải nào bị xử phạt"]
    assert told(("Lĩnh vực chợ", [denied]), result) == []


@pytest.mark.parametrize(
    ("none", "some"),
    [
        ("Không phát sinh vụ tranh chấp bến nào.", "Cùng kỳ năm trước phát sinh 01 vụ tranh chấp bến."),
        ("Không phát sinh vụ tranh chấp bến nào.", "Phát sinh 02 vụ tranh chấp chợ."),
        ("Không có lái đò nào bị phạt tiền.", "Phổ biến mức phạt tiền cho 02 lái đò mới."),
        ("Không có lái đò nào bị phạt tiền.", "Phạt tiền 02 chủ bến."),
        ("Không có lái đò nào bị phạt tiền.", "Cùng kỳ phạt tiền 02 lái đò."),
        ("Bến Cồn chưa có phao, phải chờ.", "Cấp 20 chiếc phao cho bến khác."),
        ("Không để xảy ra vụ cháy thuyền nào.", "Tập dượt theo phương án 02 vụ cháy thuyền."),
        ("Có 16 bến không có mái che.", "Lợp 16 bến có mái che."),
        ("Từ năm 2020 đến nay không có vụ chìm đò nào xảy ra.", "Năm 2019 xảy ra 02 vụ chìm đò."),
    ],
)
def test_another_time_another_thing_or_a_thing_that_lacks_something_is_left(none: str, some: str) -> None:
    assert told(("Tình hình bến", [none, some])) == []


@pytest.mark.parametrize("kind", ["bao_cao", "ke_hoach"])
@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ("Ngày 12/5/2022 phát hiện 03 ổ dịch trên đàn vịt chạy đồng.", True),
        ("Trong năm 2023, các hộ ven sông ghi nhận 01 ổ dịch trên đàn vịt.", True),
        ("Năm 2018 ghi nhận 05 ổ dịch trên đàn vịt.", False),
        ("Năm 2023 ghi nhận 05 vụ trộm vịt.", False),
        ("Năm 2023 đã dập 02 ổ dịch trên đàn vịt của ấp bên.", False),
    ],
)
def test_what_never_was_since_a_year_is_not_told_of_a_later_one(kind: str, other: str, wrong: bool) -> None:
    never = "Từ năm 2020 đến nay, địa bàn ấp không xảy ra dịch trên đàn vịt."
    assert bool(told(("Tình hình", [never]), ("Việc khác", ["Họp chợ đều.", other]), kind=kind)) is wrong


def test_a_plan_says_what_shall_not_be() -> None:
    lines = ["Không để xảy ra vụ cháy thuyền nào.", "Xử lý 02 vụ cháy thuyền tồn đọng."]
    assert told(("Yêu cầu", lines), kind="ke_hoach") == []
