"""CH: a syllable that no word has, heard for a usual one ("mỗi tuầng")."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.am_tiet import slipped
from cchc_docs.checking.rules.chinh_ta.hoi_nga import no_such, told_of
from cchc_docs.checking.wording.unheard import unheard


@rule(
    code="CH98",
    title="Âm tiết không từ nào dùng, nghe như một chữ quen (mỗi tuầng)",
    severity=CANH_BAO,
    can_cu=practice("chính tả tiếng Việt"),
    bad="mo_dau: [Đò ngang chạy mỗi tuầng hai buổi.]",
    good="mo_dau: ['Đò ngang chạy mỗi tuần hai buổi, chở một chục khách.', Bà Lò Thị Tuầng giữ phao.]",
)
def heard_wrong(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Âm tiết viết được mà không có trong từ nào, chỉ khác một chữ quen ở s/x, ch/tr, d/gi/r/v, l/n, t/c, n/ng, đ/d, hỏi/ngã.

    Chữ hoa giữa câu có thể là tên riêng, không xét. Chỗ mà chữ bên cạnh cho biết phải là từ nào thì CH25, CH32 nói.
    """
    found = context.small_words.keys() & unheard().keys()
    if found:
        told = slipped(context)
        meant = unheard()
        yield from told_of(context, {one: meant[one] for one in found - no_such().keys() - told}, sure=False)
