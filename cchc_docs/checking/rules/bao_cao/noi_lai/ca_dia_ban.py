"""BC: what is told of all the hamlets of a commune, against how many it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.again.villages import BY_PLACE, PLACE, counted_in, wrong_villages
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.so_luong import listings
from cchc_docs.checking.rules.bao_cao.trong_muc import found_twice

_BODY = ("muc", "doan", "mo_dau", "ket_thuc", "tieu_de", "noi_nhan")


@rule(
    code="BC71",
    title="Số thôn, ấp, tổ dân phố của cả địa bàn khác số đã nêu",
    severity=CANH_BAO,
    can_cu=practice("số thôn, ấp, tổ dân phố của một xã, phường chỉ có một giá trị trong cùng một văn bản"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Xã có 14 thôn, 2.310 hộ.', 'Phát động thi đua ở cả mười ba thôn.']",
    good="mo_dau: ['Xã có 14 thôn, 2.310 hộ.', 'Phát động thi đua ở cả mười bốn thôn.']",
)
def all_villages(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“cả mười ba thôn”, “13 đội (mỗi thôn một đội)”, “đôn đốc 18 thôn”, “10/10 ấp” mà địa bàn có số thôn khác (câu nêu chung, bảng kê theo thôn); nhiều hơn số đang có thì ở đâu cũng sai.

    Thôn cũ, thôn của nơi khác, một số thôn (“8 thôn ven sông”, “cả ba thôn du lịch” đã kể) thì không xét.
    """
    texts = list(dict.fromkeys(text for text, _ in context.each(counted_in) if text.role in _BODY))
    if not texts:
        return
    tables: defaultdict[str, list[int]] = defaultdict(list)
    for one in listings(context):
        head = PLACE.match(one.names.strip())
        if head and not one.status and len(one.counts) > 0 and BY_PLACE.search(one.title):
            tables[head[0].lower()].append(one.main)
    known_wrong = {one.path for one in found_twice(context)}
    for found in wrong_villages([text.text for text in texts], tables):
        text = texts[found.text]
        if text.path in known_wrong:
            continue  # BC29 tells it
        here = text.text[found.start : found.end]
        yield Finding(
            text.path, f"“{here}” ở đây, cả địa bàn có {found.right}", here, found.right if here.endswith(found.right.partition(" ")[2]) else "thống nhất một số",
            also=() if found.there is None else (texts[found.there].path,),
        )  # fmt: skip
