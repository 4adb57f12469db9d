"""CQ: the bodies above a commune are of one province."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.law.places import province
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple

_BODY = patterns.ours(
    rf"(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân|HĐND|Hội đồng nhân dân|Thanh tra|Công an|Sở [{CAPITALS}][^.;:()]{{2,40}}?) (?:tỉnh|thành phố) "
    rf"(?P<ten>[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{1,2}})"
)
_ELSEWHERE = patterns.ours(
    r"học tập|kinh nghiệm|giáp ranh|kết nghĩa|giao lưu|tham quan|phối hợp|chuyển (?:đến|đi|từ)|mô hình|các (?:tỉnh|sở)|hộ khẩu|quê|[Gg]iấy (?:chứng nhận|phép)|đăng ký (?:kinh doanh|doanh nghiệp)|mã số thuế|trụ sở (?:chính|tại)",
    re.IGNORECASE,
)
"""A clause that may well speak of another province."""


class _Told(NamedTuple):
    """A body of a province: where, the words."""

    text: Text
    words: str


@rule(
    code="CQ17",
    danh_cho=COMMUNE,
    tru=(QUOTED, HISTORY),
    title="Cơ quan cấp trên của hai tỉnh khác nhau",
    severity=CANH_BAO,
    can_cu=practice("một xã thuộc một tỉnh, thành phố"),
    bad="{loai: bao_cao, kinh_gui: [Sở Y tế tỉnh Lào Cai], mo_dau: ['Thực hiện Công văn số 33/SYT-NV ngày 03/3/2026 của Sở Y tế tỉnh Tuyên Quang, xã báo cáo như sau.']}",
    good="{loai: bao_cao, kinh_gui: [Sở Y tế tỉnh Lào Cai], mo_dau: ['Thực hiện Công văn số 33/SYT-NV ngày 03/3/2026 của Sở Y tế tỉnh Lào Cai, xã báo cáo như sau.', 'Đoàn học tập kinh nghiệm của UBND tỉnh Tuyên Quang.']}",
)
def two_provinces(context: Context) -> Iterator[Finding | NotEvaluated]:
    """UBND, HĐND, sở, Thanh tra, Công an “tỉnh …” mà tên tỉnh khác với phần lớn chỗ khác; câu nói việc học tập, phối hợp thì không xét."""
    found: defaultdict[str, list[_Told]] = defaultdict(list)
    for hit in context.matches(_BODY, ("tỉnh ", "thành phố ")):
        words = hit.match["ten"].split()
        now = next((one for n in (3, 2) if len(words) >= n and (one := province(" ".join(words[:n])))), None)
        clause = patterns.split(r"[.;]", hit.text.text[: hit.start])[-1] + hit.match[0]
        if now is not None and not _ELSEWHERE.search(clause):
            found[now.full_name(context.on)].append(_Told(hit.text, hit.match[0]))
    if len(found) < 2:
        return
    own = max(found, key=lambda name: (len(found[name]), any(one.text.role == "kinh_gui" for one in found[name])))
    for name, places in found.items():
        if name != own:
            message = f"“{places[0].words}”: chỗ khác của văn bản ghi cơ quan của {own}"
            also = tuple(one.text.path for one in places[1:])
            yield Finding(places[0].text.path, message, places[0].words, "sửa tên tỉnh, thành phố", also=also)
