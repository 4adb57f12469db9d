"""CQ: words of the level above that stayed in a commune's paper (a table of wordings, and the tail of a cited title)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, InText
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import times
from cchc_docs.checking.rules.co_quan.cap import head_alone
from cchc_docs.checking.rules.phan_cong.muc import organising_sections
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.checking.wording.phrases import Phrase, Told, told
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.symbols import symbol_family

_NO_TASK = frozenset({"noi_nhan", "kinh_gui", "luu", "can_cu"})


@rule(
    code="CQ12",
    danh_cho=COMMUNE,
    title="Câu chữ của kế hoạch cấp trên còn sót",
    severity=CANH_BAO,
    can_cu=practice("kế hoạch của xã nói phạm vi của xã"),
    tru=(QUOTED, HISTORY),
    bad="mo_dau: [Lập bảng điểm hài lòng của toàn tỉnh mỗi quý., 'Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư trên địa bàn tỉnh.']",
    good="mo_dau: [Báo cáo tổng hợp chỉ số cải cách hành chính toàn xã., Góp phần nâng chỉ số của tỉnh.]",
)
def left_from_above(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Theo các mẫu câu hay chép sót; chỉ xét văn bản của xã, phường, đặc khu. “trên địa bàn tỉnh” có khi đúng (nói việc chung), nên chỉ là gợi ý.

    Phần “trên địa bàn tỉnh” viết nối sau tên văn bản của trung ương là chép sót, không phải tên văn bản.
    """
    rows = [*told(context, "cap_tren")]
    for one in rows:
        if (
            one.hit.text.role in _NO_TASK
            or _asked_of_above(one)
            or _cited(context, one)
            or any(_inside(one, other) for other in rows)
        ):
            continue
        message = f"“{one.words}” {one.row.ly_do}"
        yield Finding(one.hit.text.path, message, one.words, one.row.dung, severity=one.row.muc)
    yield from _groups_of_the_other_kind(context)
    yield from _headed_by_above(context)
    for text, cited in context.citations:
        yield from _behind_a_title(context, InText(text, cited))
    yield from _reports_over_the_head(context)


_REQUEST = patterns.ours(
    r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|xin)(?: với)? [^;]{0,60}?(?:tỉnh|thành phố|sở|bộ|trung ương|chính phủ)(?!\w)",
    re.IGNORECASE,
)


def _asked_of_above(one: Told) -> bool:
    """Whether the sentence asks a body of the level above to do something: its reach is its own."""
    return _REQUEST.search(said_before(one.hit.text.text, one.start, ".;")) is not None


def _inside(one: Told, other: Told) -> bool:
    """Whether the words of a row stand in longer ones that another row tells of."""
    return (
        one.hit.text is other.hit.text
        and other.start <= one.start
        and one.end <= other.end
        and len(one.words) < len(other.words)
    )


def _cited(context: Context, one: Told) -> bool:
    words, spans = one.hit.text.text, context.cited_spans.get(one.hit.text.path, ())
    return any(
        first <= one.start < last
        or (last <= one.start and _TITLE_GOES_ON.fullmatch(words[first : one.start]) is not None)
        for first, last in spans
    )


_TITLE_GOES_ON = patterns.ours(
    r".{0,40}\d/[A-ZĐ]{2,6}-(?:UBND|HĐND|S[A-ZĐ]+)(?:(?!, ?(?:UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Chủ tịch)|[.;] ).){0,120}?(?:tỉnh|thành phố|Sở [^,.;]{2,30}) (?:về|ban hành|phê duyệt|triển khai|thực hiện)"
    r"(?:(?!, ?(?:UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Chủ tịch)|[.;] ).){0,200} "
)
"""From the symbol of a province's paper on to where its title still runs."""


def _groups_of_the_other_kind(context: Context) -> Iterator[Finding]:
    """Tổ dân phố where a xã issues, thôn where a phường does: one finding for all places of a word."""
    body = context.document.co_quan
    own = patterns.search(r"\b(?:xã|phường)\b", f"{body.ten} {body.chu_quan}".lower()) if body else None
    if own is None or head_alone(context, own[0]):
        yield from _odd_group(context)
        return
    by_row: dict[Phrase, list[Told]] = {}
    for one in told(context, "to_dan_pho" if own[0] == "xã" else "thon"):
        named = one.hit.text.role in _OWN_COLUMNS and one.words[:1].isupper()  # "Xóm Dầu" below "Khu phố": its name
        if not named and not _cited(context, one) and not (own[0] == "phường" and _has_both(context, one.words)):
            by_row.setdefault(one.row, []).append(one)
    for row, found in by_row.items():
        texts = [one.hit.text for one in found]
        message = f"“{found[0].words}”: {row.ly_do}{times(texts)}"
        also = tuple(dict.fromkeys(text.path for text in texts[1:]))
        yield Finding(texts[0].path, message, found[0].words, row.dung, severity=row.muc, also=also)


_OWN_COLUMNS = frozenset({"o.khu_pho", "o.to_dan_pho", "o.khom", "o.ten_khu_pho", "o.ten_to_dan_pho", "o.thon", "o.ap"})


def _has_both(context: Context, words: str) -> bool:
    """Whether a phường says again and again that it has both kinds ("22 tổ dân phố, buôn"): its own after a merger."""
    kind = patterns.search(r"(?:thôn|ấp|xóm|buôn|bản)", words.lower())
    both = rf"tổ dân phố(?:,| và) (?:các )?{kind[0]}|{kind[0]}(?:,| và) (?:các )?tổ dân phố" if kind else ""
    return kind is not None and len(patterns.findall(both, context.whole_small)) > 1


_MANY = 3
"""Groups of one kind beside which one of the other kind is odd."""


def _odd_group(context: Context) -> Iterator[Finding]:
    """Trưởng thôn once in a paper of a đặc khu that has khu phố everywhere else, or the other way round."""
    groups = [[one for one in told(context, table) if not _cited(context, one)] for table in ("to_dan_pho", "thon")]
    for found, others in (groups, groups[::-1]):
        if len(found) == 1 and len(others) >= _MANY:
            odd = found[0]
            message = f"“{odd.words}”: chỗ khác của văn bản là “{others[0].words}” ({len(others)} chỗ)"
            yield Finding(odd.hit.text.path, message, odd.words, "gọi theo khu dân cư của mình")


def _headed_by_above(context: Context) -> Iterator[Finding]:
    """A part of “Tổ chức thực hiện” headed by an office of the level above: it gives that office orders."""
    for section, unit in organising_sections(context):
        if _ABOVE.match(unit) and "tỉnh quan tâm" not in unit:
            yield Finding(
                section.text_path,
                f"Mục giao việc cho “{unit}”, không phải đơn vị của xã",
                unit,
                "giao đơn vị của xã; với cơ quan cấp trên thì viết “đề nghị”",
            )


_ABOVE = patterns.ours(
    r"(?:Các [Ss]ở|Sở [A-ZĐ]|Văn phòng (?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:tỉnh|thành phố)|(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:các|cấp) xã)"
)


_TAIL = patterns.ours(r",? (?P<sai>(?:trên địa bàn|trong)(?: toàn)? (?:tỉnh|thành phố))(?![^\W_])")
_CENTRAL = patterns.ours(r"CP|TTg|TW|(?:UBTV)?QH\d*|B[A-ZĐ]{2,7}|VPCP|TTCP")


def _behind_a_title(context: Context, one: InText) -> Iterator[Finding]:
    """“… trên địa bàn tỉnh” behind the title of a text of the centre: known to end before it, or ended by its own period."""
    text, cited = one
    found = _TAIL.search(cited.trich_yeu) if cited.trich_yeu else None
    if found is None or not _CENTRAL.fullmatch(symbol_family(cited.so_ky_hieu).co_quan):
        return
    title = fold(cited.trich_yeu[: found.start()])
    known = [entry for entry in context.register.find(cited.so_ky_hieu) if entry.is_reliable and entry.trich_yeu_chac]
    ended = any(title.endswith(" ".join(fold(entry.trich_yeu).split()[-3:])) for entry in known)
    if ended or patterns.search(r"(?:giai đoạn \d{4} ?[-–] ?\d{4}|năm 20\d\d)$", title):
        words = found["sai"]
        yield Finding(text.path, f"“{words}” không thuộc tên văn bản viện dẫn", words, "trên địa bàn xã, hoặc bỏ")


_OVER = patterns.ours(r"[Bb]áo cáo (?:Chủ tịch )?(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) tỉnh")
_THROUGH = patterns.ours(
    r"(?:tham mưu|giúp|trình|để|thay mặt)[^.;]{0,40}(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân)", re.IGNORECASE
)


def _reports_over_the_head(context: Context) -> Iterator[Finding]:
    """A unit of the commune told to report to UBND tỉnh itself."""
    for section, unit in organising_sections(context):
        if patterns.match(r"(?:sở|công an tỉnh)", unit.lower()):
            continue
        for n, block in enumerate(section.block.noi_dung):
            words = plain(block.chu)
            found = _OVER.search(words)
            if found and not _THROUGH.search(words[: found.start()]):
                path = (*section.path, "noi_dung", n)
                yield Finding(
                    (*path, block.khoa) if block.khoa else path,
                    f"{unit} báo cáo thẳng UBND tỉnh",
                    found[0],
                    "tham mưu UBND xã báo cáo UBND tỉnh",
                    severity=GOI_Y,
                )
