"""CH: text typed in a font of before Unicode whose font is named no more: its letters make no words ("bÕn ®ß")."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.legacy_fonts import OldLetters, old_letters

_AT_MOST = 6
"""Words of a run that are shown."""


@rule(
    code="CH48",
    title="Chữ gõ bằng phông cũ (TCVN3, VNI) chưa chuyển sang Unicode",
    severity=LOI,
    can_cu=practice("bộ mã Unicode theo TCVN 6909:2001 (khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP)"),
    bad="mo_dau: ['Xãm BÕn häp bµn viÖc söa ®ß.']",
    good="mo_dau: ['Xóm Bến họp bàn việc sửa đò ở chợ Bến ®, bán «cá», nước 10 µg; tiệm “Café Señor”.']",
)
def in_an_old_font(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“bÕn ®ß”, “beán ñoø”: đoạn chép từ tệp cũ mà mất tên phông (.VnTime, VNI-Times). Nêu một lần cho mỗi loại phông; các chữ ấy không xét chính tả nữa."""
    found: dict[str, list[tuple[Text, OldLetters]]] = {}
    for text, one in _runs(context):
        found.setdefault(one.family, []).append((text, one))
    for family, places in found.items():
        texts = list(dict.fromkeys(text for text, _ in places))
        typed, meant = (" ".join(words.split(" ")[:_AT_MOST]) for words in (places[0][1].typed, places[0][1].meant))
        message = f"Chữ của phông cũ {family}: “{typed}” là “{meant}”{times(texts)}"
        right = f"chuyển mã đoạn này từ {family} sang Unicode (bảng chuyển mã của UniKey: Ctrl+Shift+F6) rồi đọc lại"
        yield Finding(texts[0].path, message, typed, right, also=others(texts))


def old_texts(context: Context) -> frozenset[Path]:
    """The texts that hold such a run: what their letters look like is no spelling."""
    return frozenset(text.path for text, _ in _runs(context))


def _runs(context: Context) -> list[tuple[Text, OldLetters]]:
    return context.once("phong cu", lambda: list(context.each(old_letters)))
