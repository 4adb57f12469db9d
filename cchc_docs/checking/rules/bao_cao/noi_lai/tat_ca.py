"""BC: what says that it is all there are, against how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.again.whole import wrong_wholes_again
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.noi_lai.dao_so import figures_told, told_otherwise


@rule(
    code="BC72",
    title="Số của tất cả khác số đang có đã nêu",
    severity=CANH_BAO,
    can_cu=practice("số của tất cả bằng số đang có đã nêu"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Bến phà có 15 thủy thủ.', 'Khám mắt cho toàn bộ 17 thủy thủ.']",
    good="mo_dau: ['Bến phà có 15 thủy thủ.', 'Khám mắt cho toàn bộ 15 thủy thủ.']",
)
def all_there_are(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“24 nghệ nhân toàn xã”, “toàn bộ 19 nhà văn hóa”, “Ba tàu cứu thương của Trung tâm” mà chỗ khác ghi đang có số khác.

    Chỉ xét khi chỗ kia nêu có bao nhiêu (“có”, “gồm”, “dùng” …) và cả bài chỉ có một số như vậy. Của một cơ quan mà ít hơn số cơ quan ấy có thì chỉ gợi ý: có thể là một số trong đó.
    """
    texts, told = figures_told(context)
    for found in wrong_wholes_again(told):
        yield from told_otherwise(
            context, texts, found.here, found.there, sure=found.sure, why="là tất cả thì phải bằng nhau"
        )
