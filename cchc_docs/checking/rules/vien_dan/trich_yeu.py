"""VD: the title of a cited text nearly as the register has it, one to five words other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.vien_dan.hieu_luc import in_register, shared_words
from cchc_docs.checking.wording.mistaken import one_key_off
from cchc_docs.law.register import LegalText, Status, parse_symbol
from cchc_docs.vietnamese.accents import strip_accents
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.fold import fold

_WORD = patterns.ours(r"[^\W_]+")
_MOST, _SHORT, _FEWEST = 5, 8, 6
"""More words than `_MOST` that differ are another title, or a shorter wording."""
_LEADING = frozenset({"về", "việc"})


@rule(
    code="VD26",
    title="Trích yếu lệch vài chữ so với sổ văn bản",
    severity=GOI_Y,
    can_cu=practice("đối chiếu sổ văn bản của chương trình"),
    bad="mo_dau: ['Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ quy định về chế độ thông tin báo cáo nội bộ của cơ quan hành chính nhà nước.']",
    good="mo_dau: ['Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ quy định về chế độ báo cáo của cơ quan hành chính nhà nước.', 'Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ về chế độ báo cáo.']",
)
def near_title(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ so với trích yếu đã chắc từng chữ trong sổ; khác từ một đến năm chữ mà phần lớn giống hệt. Rút gọn tên ở lần sau là việc thường nên không nhắc."""
    for text, cited in context.citations:
        if not cited.so_ky_hieu or len(cited.trich_yeu) < 25:
            continue
        known = [one for one in context.register.find(cited.so_ky_hieu) if one.is_reliable and one.trich_yeu_chac]
        differs = [odd for one in known if (odd := _differs(one, cited.trich_yeu)) is not None]
        if known and len(differs) == len(known) and differs[0][1]:
            entry = known[0]
            wrong, right = differs[0]
            yield Finding(
                text.path,
                f"Sổ văn bản ghi “{cited.so_ky_hieu}”: “{right}”, ở đây: “{wrong or '(không có)'}”",
                cited.trich_yeu,
                entry.trich_yeu,
            )


def _differs(entry: LegalText, typed: str) -> tuple[str, str] | None:
    """Return (typed, known) words where a title is nearly the known one; None where it is the same or far from it."""
    known, mine = _WORD.findall(fold(entry.trich_yeu)), _WORD.findall(fold(typed.partition("(")[0]))
    if len(known) < _FEWEST:
        return None
    start = next((n for n in range(min(6, len(mine))) if mine[n : n + 2] == known[:2]), None)
    if start is None:
        start = next((n for n, word in enumerate(mine) if word not in _LEADING or word == known[0]), 0)
    mine = mine[start:]
    end = next((n for n in range(len(mine), len(known) - _MOST, -1) if mine[n - 2 : n] == known[-2:]), len(mine))
    mine = mine[:end]  # the sentence goes on behind the title
    if mine == known or max((Counter(mine) - Counter(known)).total(), (Counter(known) - Counter(mine)).total()) > _MOST:
        return None  # settled without the library, which takes longer to load than all else of this rule
    from rapidfuzz.distance import Indel

    ops = [op for op in Indel.opcodes(mine, known) if op.tag != "equal"]
    added = sum(op.src_end - op.src_start for op in ops)
    lost = sum(op.dest_end - op.dest_start for op in ops)
    changed = max(added, lost)
    if not changed or changed > _MOST or changed * 3 > len(known):
        return None
    if len(known) < _SHORT and (added != lost or len({op.dest_start for op in ops} | {op.dest_end for op in ops}) > 2):
        return None  # of a short title one word may be another; where more is, it is called in other words
    if not added and ops[-1].dest_end == len(known) and len(ops) == 1:
        return None  # cut short at the end
    if not lost and len(ops) == 1 and ops[0].src_end == len(mine):
        return None  # words that follow the title, no part of it
    wrong = " ".join(word for op in ops for word in mine[op.src_start : op.src_end])
    right = " ".join(word for op in ops for word in known[op.dest_start : op.dest_end])
    if wrong and wrong == "".join(strip_accents(word[0]) for word in right.split()):
        return None  # a short form for the words themselves (CCHC)
    return wrong, right or "(không có)"


@rule(
    code="VD41",
    title="Ngày và trích yếu là của văn bản khác số trong sổ văn bản",
    severity=CANH_BAO,
    can_cu=practice("đối chiếu sổ văn bản của chương trình"),
    bad="mo_dau: ['Nghị định số 117/2018/NĐ-CP ngày 29/8/2018 của Chính phủ về quản lý và tổ chức lễ hội.']",
    good="mo_dau: ['Nghị định số 110/2018/NĐ-CP ngày 29/8/2018 của Chính phủ về quản lý và tổ chức lễ hội.', 'Nghị định số 117/2018/NĐ-CP ngày 29/8/2018 của Chính phủ về bảo mật thông tin khách hàng.']",
)
def number_of_another(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Số không có trong sổ, mà đúng ngày ấy sổ có một văn bản cùng loại, cùng cơ quan, đủ mọi chữ của trích yếu, hoặc quá nửa và số chỉ lệch một nét gõ: hỏi có phải nhầm số."""
    for text, cited in context.citations:
        right = meant_by_day(context, cited)
        if right:
            yield Finding(text.path, f"“{cited.so_ky_hieu}” có phải “{right}”?", cited.so_ky_hieu, right)


def meant_by_day(context: Context, cited: Citation) -> str:
    """Return the symbol of the one text of that day that a citation of an unknown number means by its title, "" if there is none."""
    day = cited.day
    there = context.register.of_day(day) if day and cited.trich_yeu else ()
    parts = parse_symbol(cited.so_ky_hieu) if there else None
    if not parts or context.register.find(cited.so_ky_hieu):
        return ""
    typed = set(_WORD.findall(fold(cited.trich_yeu)))
    meant = []
    for entry in there:
        known = parse_symbol(entry.so_ky_hieu)
        if known is None or known.nhom != parts.nhom or known.nam != parts.nam:
            continue
        words = set(_WORD.findall(fold(entry.trich_yeu)))
        about, own = words - _FORMULA, typed - _FORMULA - words
        shared = len(about & typed)
        near = shared * 2 > len(about) and len(own) <= _OTHER and one_key_off(str(parts.so), str(known.so))
        if len(words) >= _ENOUGH and (words <= typed or near):
            meant.append(entry.so_ky_hieu)
    return meant[0] if len(meant) == 1 else ""


_ENOUGH = 5
"""Words of a title that no other text of that day has all of."""
_OTHER = 2
"""Words a title may have that the register's has not; a decree of another ministry has its name beyond that."""
_FORMULA = frozenset(
    fold("quy định chi tiết một số điều và của luật nghị biện pháp hướng dẫn thi hành về việc sửa đổi bổ sung").split()
)
"""Words of nearly every decree's title: what it is about are the others."""


@rule(
    code="VD25",
    title="Trích yếu khác xa sổ văn bản",
    severity=GOI_Y,
    can_cu=practice("đối chiếu sổ văn bản của chương trình"),
    bad="mo_dau: [Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về phòng chống lụt bão các tỉnh.]",
    good="mo_dau: [Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.]",
)
def wrong_title(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Sổ thường ghi trích yếu rút gọn, nên chỉ nhắc khi hai bên gần như không chung chữ nào, hoặc nói hai lĩnh vực khác hẳn nhau, hai năm cuối khác nhau (đến năm 2030).

    Không chung chữ nào, hoặc trích yếu là của một văn bản khác trong sổ, thì là cảnh báo.
    """
    for text, cited, entries in in_register(context):
        if not cited.so_ky_hieu or len(cited.trich_yeu) < 25:
            continue
        scores = [shared_words(entry.trich_yeu, cited.trich_yeu) for entry in entries]
        titles = [entry.trich_yeu for entry in entries]
        sure = any(entry.trich_yeu_chac for entry in entries)  # VD26 compares those word by word
        other = _of_another_field(titles, cited.trich_yeu) or (not sure and _of_another_time(titles, cited))
        apart = _of_another_text(titles, cited)
        if max(scores) < _HARDLY or other or apart:
            named = _whose_title(context, entries, cited) if apart or max(scores) < _HARDLY else ""
            yield Finding(
                text.path,
                f"Sổ văn bản ghi “{cited.so_ky_hieu}” về {entries[0].trich_yeu}{named}",
                cited.trich_yeu,
                entries[0].trich_yeu,
                severity=CANH_BAO if apart or named else None,
            )


_HARDLY = 0.15
_SAYS_NOTHING = _FORMULA | frozenset(
    fold(
        "ban hành phê duyệt thực hiện triển khai đề án chương trình kế hoạch chính sách quốc gia nhà nước giai đoạn năm ngày số"
        " chính phủ thủ tướng việt nam và các một trên địa bàn với đối cho người trong có là được đến tại theo từ chế độ lĩnh vực"
    ).split()
)
"""Words that the titles of two texts on different things share."""


def _about(title: str) -> set[str]:
    return {word for word in _WORD.findall(fold(title)) if not word.isdigit()} - _SAYS_NOTHING


def _of_another_text(known: list[str], cited: Citation) -> bool:
    """Whether none of the known titles has a word of what the typed one is about; a short form may stand for all of it."""
    parts = parse_symbol(cited.so_ky_hieu)
    if parts is None or (parts.nam is None and cited.day is None):
        return False  # numbered anew each year: without a day it may be another text
    typed = _about(cited.trich_yeu)
    if len(typed) < _TELLING or any(word.isupper() and len(word) > 1 for word in _WORD.findall(cited.trich_yeu)):
        return False
    return all(len(about := _about(one)) >= _TELLING and about.isdisjoint(typed) for one in known)


_TELLING = 3
"""Words a title is about, at least, for two to be set against each other."""


def _whose_title(context: Context, entries: list[LegalText], cited: Citation) -> str:
    """“; trích yếu này là của 170/2025/NĐ-CP”: where one other known text of the kind has all that the typed title is about."""
    typed = _about(cited.trich_yeu)
    symbols = {entry.so_ky_hieu for entry in entries}
    meant = [
        one.so_ky_hieu
        for one in context.register.texts
        if one.loai == entries[0].loai
        and one.is_reliable
        and one.so_ky_hieu not in symbols
        and len(about := _about(one.trich_yeu)) > _TELLING
        and about <= typed
        and context.register.status(one, context.on) is not Status.REPEALED
    ]
    return f"; trích yếu này là của {meant[0]}" if len(meant) == 1 else ""


_FIELD = "trong lĩnh vực "


def _of_another_field(known: list[str], typed: str) -> bool:
    """Whether all titles say "… trong lĩnh vực …" and none of the fields has a word of the one typed ("xử phạt … trong lĩnh vực nước")."""
    if _FIELD not in typed or not all(_FIELD in one for one in known):
        return False
    field = set(typed.rpartition(_FIELD)[2].lower().replace(",", " ").split()) - {"và"}
    return all(field.isdisjoint(one.rpartition(_FIELD)[2].lower().replace(",", " ").split()) for one in known)


_TIME = patterns.ours(r"(đến năm|giai đoạn 20\d\d ?[-–]) ?(20\d\d)")


def _of_another_time(known: list[str], cited: Citation) -> bool:
    """Whether the titles are of one thing and end with another year ("… đến năm 2030", "… giai đoạn 2026 - 2030")."""
    typed = _TIME.search(cited.trich_yeu)
    if typed is None:
        return False
    times = [_TIME.search(one) for one in known]
    return all(one is not None and one[1][0] == typed[1][0] and one[2] != typed[2] for one in times)
