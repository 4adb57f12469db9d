"""TC: references to articles of this document itself ("khoản 2 Điều 5 Quy chế này"), and the article that recipients carry out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.law.kinds import type_by_key
from cchc_docs.model.document import Muc, Path, Text
from cchc_docs.record import NamedTuple

_LEADS = practice("tham chiếu phải dẫn đến một điều, khoản, điểm có thật")
_ATTACHED = (
    "Quy chế",
    "Quy định",
    "Điều lệ",
    "Nội quy",
    "Quy trình",
    "Hướng dẫn",
    "Phương án",
    "Chương trình",
    "Đề án",
)
_ISSUING = ("Quyết định", "Nghị quyết", "Kế hoạch", "Thông báo", "Thông tư", "Nghị định")
_NUMBER = r"(?:\d{1,3}|[a-zđ])(?![^\W_])"
_CHAIN = patterns.ours(
    rf"(?:(?:từ |đến |và |hoặc |và/hoặc |, |các )*(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều) {_NUMBER}(?:(?:, | và | hoặc | đến ){_NUMBER})*,? ?)+"
)
_TOKEN = patterns.ours(rf"(?P<word>[Đđ]iểm|[Kk]hoản|[Đđ]iều)|(?P<number>{_NUMBER})")
_THIS = patterns.ours(rf"(?:của |tại |trong )?(?P<noun>{'|'.join((*_ATTACHED, *_ISSUING))}) này(?![^\W_])")
_THIS_ARTICLE = patterns.ours(r"(?P<noun>[Đđ]iều|[Kk]hoản) này(?![^\W_])")
_ARTICLE = patterns.ours(r"Điều (\d{1,3})\s*[.:]?")
_CLAUSE = patterns.ours(r"\(?(\d{1,2})[.)/]")
_POINT = patterns.ours(r"\(?([a-zđ])[).]")


class _Reference(NamedTuple):
    """A place named, "" where that level is not named: điểm, khoản, điều."""

    point: str
    clause: str
    article: str

    @property
    def words(self) -> str:
        parts = (("điểm", self.point), ("khoản", self.clause), ("Điều", self.article))
        return " ".join(f"{name} {number}" for name, number in parts if number)


class _Part(NamedTuple):
    """A stretch with articles of its own: the body (appendix -1) or an appendix. `articles`: number -> its blocks."""

    articles: dict[str, list[Muc]]
    holding: dict[Path, str]


def _parts(context: Context) -> dict[int, _Part]:
    """Return the body (-1) and the appendices (0 …) that are written in articles."""
    return context.once("parts in articles", lambda: _find_parts(context))


def _find_parts(context: Context) -> dict[int, _Part]:
    out: dict[int, _Part] = {}
    for one in context.blocks:
        found = _ARTICLE.fullmatch(one.block.nhan_in.strip())
        if found:
            where = one.path[1] if one.path[0] == "phu_luc" else -1
            part = out.setdefault(int(where), _Part({}, {}))
            rest = itertools.takewhile(lambda other: not other.nhan_in, one.siblings[one.behind :])
            part.articles.setdefault(found[1], []).extend((one.block, *rest))
            part.holding[one.path] = found[1]
    return out


def _parted(chain: str) -> Iterator[_Reference]:
    """Yield the places that a chain names: what stands before an article belongs to it."""
    points: list[str] = []
    clauses: list[tuple[str, list[str]]] = []
    kind = ""
    taken = True
    for token in _TOKEN.finditer(chain):
        if token["word"]:
            kind, taken = token["word"].lower(), False
        elif token["number"] and kind == "điểm":
            points.append(token["number"])
        elif token["number"] and kind == "khoản":
            clauses.append((token["number"], [] if taken else points))
            if not taken:
                points = []
            taken = True
        elif token["number"] and kind == "điều":
            yield from _of_article(token["number"], [] if taken else clauses, [] if taken else points)
            if not taken:
                clauses, points = [], []
            taken = True
    if clauses or points:
        yield from _of_article("", clauses, points)


def _of_article(article: str, clauses: list[tuple[str, list[str]]], points: list[str]) -> Iterator[_Reference]:
    if not clauses and not points:
        yield _Reference("", "", article)
    for point in points:
        yield _Reference(point, "", article)
    for clause, own in clauses:
        yield from (_Reference(point, clause, article) for point in own) if own else (_Reference("", clause, article),)


def _lacks(found: _Reference, articles: list[Muc]) -> bool:
    """Tell whether none of the articles of that number has the clause or point; where it has no numbered ones, only if it is one line."""
    inside = [block for article in articles for block in article.noi_dung]
    return _missing(found, inside)


def _missing(found: _Reference, inside: list[Muc]) -> bool:
    if found.clause:
        clauses = {match[1]: block for block in inside if (match := _CLAUSE.match(block.nhan_in.strip()))}
        if found.clause not in clauses:
            return bool(clauses) or len(inside) < 2
        inside = clauses[found.clause].noi_dung
    if found.point:
        points = {match[1] for block in inside if (match := _POINT.match(block.nhan_in.strip()))}
        return found.point not in points and (bool(points) or not inside)
    return False


@rule(
    code="TC12",
    title="Tham chiếu đến điều, khoản, điểm không có trong chính văn bản",
    severity=LOI,
    can_cu=_LEADS,
    bad="""
loai: quy_che
danh_so: ["Điều 1.", "1.", "a)"]
noi_dung:
- muc: Người dân được trả lời theo khoản 3 Điều 2 Quy chế này.
- {muc: Thời hạn, noi_dung: [Trả lời trong ba ngày., Việc khó thì trong bảy ngày.]}
""",
    good="""
loai: quy_che
danh_so: ["Điều 1.", "1.", "a)"]
noi_dung:
- muc: Người dân được trả lời theo khoản 2 Điều 2 Quy chế này, khoản 3 Điều 9 Luật Tiếp công dân.
- {muc: Thời hạn, noi_dung: [Trả lời trong ba ngày., Việc khó thì trong bảy ngày như khoản 1 Điều này.]}
""",
)
def no_such_article(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“khoản 3 Điều 12 Quy chế này”, “điểm d khoản 2 Điều này”: tìm trong chính phần được gọi tên.

    Điều, khoản của văn bản khác không tính. Điều không đánh số khoản thì chỉ báo khi nó chỉ có một đoạn.
    """
    parts = _parts(context)
    if not parts:
        return
    yield from _bare(context, parts)
    amends = _AMENDS.search(context.document.trich_yeu) is not None  # “Điều này” is one of the text it writes anew
    for text in context.texts_holding(" này"):
        for pattern, inside in ((_THIS, _named), *(() if amends else ((_THIS_ARTICLE, _around),))):
            for this in pattern.finditer(text.text):
                chain = _before(text.text, this.start())
                where = inside(context, parts, text, this["noun"]) if chain else None
                if chain is None or where is None:
                    continue
                for reference in _parted(chain[0]):
                    if _is_missing(reference, where):
                        quote = text.text[chain.start() : this.end()].strip(" ,")
                        yield Finding(
                            text.path, f"Không có {reference.words} ở phần được dẫn", quote, "sửa số điều, khoản, điểm"
                        )


_AMENDS = patterns.ours(r"sửa đổi, bổ sung|sửa đổi (?:một số|khoản|điều)|bổ sung (?:một số|khoản|điều)", re.IGNORECASE)
_BARE = patterns.ours(
    r"(?:(?:quy định|nêu|ghi|vi phạm|theo|thực hiện)(?: quy định)?(?: (?:tại|ở|trong|đúng))?|có tên (?:tại|ở|trong)(?: Điều \d{1,3}(?:,| và))*) (?P<dieu>Điều (?P<so>\d{1,3}))(?=[.,;)]| (?:thì|bị|phải|được|và|hoặc|chịu)(?!\w)|$)"
)
_OTHER_TEXT = patterns.ours(
    r"\d[/-]\d{4}|\d/[A-ZĐ]|Luật|Nghị định|Thông tư|Nghị quyết|Pháp lệnh|Hiến pháp|Điều lệ|Hợp đồng|hợp đồng"
)


def _bare(context: Context, parts: dict[int, _Part]) -> Iterator[Finding]:
    """“theo quy định tại Điều 9” of a text with seven articles, in a paragraph that names no other text."""
    for hit in context.matches(_BARE):
        text = hit.text
        here = int(text.path[1]) if text.path[0] == "phu_luc" else -1
        part = parts.get(here)
        if part is None or len(part.articles) < _SEVERAL or _OTHER_TEXT.search(text.text):
            continue
        if hit.match["so"] not in part.articles:
            words = hit.match["dieu"]
            yield Finding(text.path, f"Không có {words} ở đây", words, "sửa số điều")


_SEVERAL = 3
"""Articles by which a text is one of articles."""


def _before(text: str, end: int) -> re.Match[str] | None:
    """Return the chain of places that ends right before "Quy chế này"."""
    found = None
    for one in _CHAIN.finditer(text, 0, end):
        found = one
    return found if found is not None and found.end() == end else None


_Where = tuple[dict[str, list[Muc]], list[Muc] | None]
"""The articles looked in, or (for "Điều này", "khoản này") the blocks the reference counts from."""


def _is_missing(reference: _Reference, where: _Where) -> bool:
    articles, inside = where
    if inside is not None:
        return not reference.article and _missing(reference, inside)
    if not reference.article:
        return False
    return reference.article not in articles or _lacks(reference, articles[reference.article])


def _named(context: Context, parts: dict[int, _Part], text: Text, noun: str) -> _Where | None:
    """Return the articles of what a text calls "Quy chế này", "Quyết định này"; None where that is not sure."""
    here = int(text.path[1]) if text.path[0] == "phu_luc" else -1
    kind = type_by_key(context.document.loai)
    main = kind is not None and kind.ten.casefold() == noun.casefold()
    if here >= 0 and not main and noun in _ATTACHED:
        return (parts[here].articles, None) if here in parts else None
    if main and -1 in parts:
        return parts[-1].articles, None
    return None


def _around(context: Context, parts: dict[int, _Part], text: Text, noun: str) -> _Where | None:
    """Return what stands in the article (or its clause) that a text itself stands in."""
    del context
    here = int(text.path[1]) if text.path[0] == "phu_luc" else -1
    part = parts.get(here)
    if part is None:
        return None
    for path, number in part.holding.items():
        if text.path[: len(path)] == path and len(part.articles[number]) == 1:
            inside = part.articles[number][0].noi_dung
            if noun.lower() == "điều":
                return {}, inside
            deeper = text.path[len(path) : len(path) + 2]
            if len(deeper) == 2 and isinstance(deeper[1], int) and _CLAUSE.match(inside[deeper[1]].nhan_in.strip()):
                return {}, inside[deeper[1]].noi_dung
    return None


@rule(
    code="TC13",
    title="Nơi nhận “Như Điều …” không phải điều giao thi hành",
    severity=CANH_BAO,
    can_cu=practice(
        "nơi nhận “Như Điều …” là những người mà điều ấy giao thi hành (mẫu 1.1, 1.2 Phụ lục III Nghị định số 30/2020/NĐ-CP)"
    ),
    bad="""
loai: quyet_dinh
danh_so: ["Điều 1."]
noi_dung: [Thành lập Tổ giúp việc., Quyết định có hiệu lực từ ngày ký., Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.]
noi_nhan: [Như Điều 2]
""",
    good="""
loai: quyet_dinh
danh_so: ["Điều 1."]
noi_dung: [Thành lập Tổ giúp việc., Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.]
noi_nhan: [Như Điều 2]
""",
)
def recipients_of_another_article(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Điều giao thi hành là điều có câu “chịu trách nhiệm thi hành”; không có điều được gọi thì là lỗi."""
    body = _parts(context).get(-1)
    if body is None and context.document.loai in _WITHOUT_ARTICLES:
        body = _Part({}, {})
    if body is None:
        return
    carrying = {number for number, blocks in body.articles.items() if any(_orders(block) for block in blocks)}
    if body.articles and any(_CARRIES.search(words) for words in context.document.ket_thuc):
        carrying.add(max(body.articles, key=int))  # what stands below the last article was read as closing words
    for position, recipient in enumerate(context.document.noi_nhan):
        found = patterns.match(r"-?\s*Như [Đđ]iều (\d{1,3})(?! ?(?:,|và|-))", recipient)
        if not found or found[1] in carrying:
            continue
        path = ("noi_nhan", position)
        if found[1] not in body.articles:
            right = "sửa số điều" if body.articles else "ghi từng nơi nhận"
            yield Finding(
                path, f"Văn bản không có Điều {found[1]}", found[0], right, severity=LOI if body.articles else None
            )
        elif carrying:
            right = ", ".join(sorted(carrying, key=int))
            yield Finding(
                path, f"Điều giao thi hành là Điều {right}, không phải Điều {found[1]}", found[0], f"Như Điều {right}"
            )


_CARRIES = patterns.ours(r"chịu trách nhiệm thi hành|căn cứ Quyết định thi hành|thi hành Quyết định này", re.IGNORECASE)
_WITHOUT_ARTICLES = frozenset({"ke_hoach", "bao_cao", "to_trinh", "thong_bao", "cong_van", "chuong_trinh", "huong_dan"})
"""Kinds that are not written in articles: one that has none at all has none to send to."""


def _orders(block: Muc) -> bool:
    """Tell whether an article says who carries the paper out."""
    words = block.chu.lower()
    orders = patterns.search(r"thi hành|tổ chức thực hiện", words) is not None and "hiệu lực thi hành" not in words
    return orders or any(_orders(one) for one in block.noi_dung)


@rule(
    code="TC14",
    title="Tự gọi mình bằng tên loại khác (“Quy chế này” trong một Quy định)",
    severity=CANH_BAO,
    can_cu=practice("văn bản gọi chính nó bằng đúng tên loại của nó"),
    bad="""
loai: quy_che
danh_so: ["Điều 1.", "1."]
noi_dung: [Quy chế này áp dụng cho cán bộ xã., Người dân làm theo Quy định này.]
""",
    good="""
loai: quy_che
danh_so: ["Điều 1.", "1."]
noi_dung: [Quy chế này áp dụng cho cán bộ xã., Người dân làm theo Quy chế này.]
""",
)
def calls_itself_otherwise(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ xét văn bản viết theo điều, ở phần có tên là quy chế, quy định, nội quy, điều lệ."""
    parts = _parts(context)
    document = context.document
    for where in parts:
        title = document.phu_luc[where].ten if where >= 0 else ""
        kind = type_by_key(document.loai) if where < 0 else None
        own = kind.ten.capitalize() if kind else title.split("\n")[0].strip().capitalize()
        own = next((noun for noun in _ATTACHED[:4] if own.startswith(noun)), "")
        if not own:
            continue
        for text in context.texts_holding(" này"):
            if (int(text.path[1]) if text.path[0] == "phu_luc" else -1) != where:
                continue
            for this in _THIS.finditer(text.text):
                if this["noun"] in _ATTACHED[:4] and this["noun"] != own:
                    said = f"{this['noun']} này"
                    yield Finding(text.path, f"Văn bản này là {own}, ở đây gọi là “{said}”", said, f"{own} này")


_NAMED_IN = patterns.ours(
    r"(?:ông|bà|cá nhân|tập thể|thành viên|hộ)[^.;]{0,30} có tên (?:tại|ở|trong) (?P<dieu>Điều (?P<so>\d{1,2}))(?!\d| (?:và|,|đến))"
)
_PERSONS = patterns.ours(r"(?<![^\W_])(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí) [A-ZĐÀ-Ỹ]")


@rule(
    code="TC17",
    title="Nói người “có tên tại Điều …” mà điều ấy không nêu tên ai",
    severity=CANH_BAO,
    can_cu=_LEADS,
    bad="""
loai: quyet_dinh
danh_so: ["Điều 1."]
noi_dung: ['Khen thưởng ông Lò Văn Vĩnh, bà Vi Thu Hà.', Mức thưởng theo quy định., Chánh Văn phòng và các ông bà có tên tại Điều 2 thi hành Quyết định này.]
""",
    good="""
loai: quyet_dinh
danh_so: ["Điều 1."]
noi_dung: ['Khen thưởng ông Lò Văn Vĩnh, bà Vi Thu Hà.', Mức thưởng theo quy định., Chánh Văn phòng và các ông bà có tên tại Điều 1 thi hành Quyết định này.]
""",
)
def nobody_named_there(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ nhắc khi một điều khác có nêu tên người, có bảng hoặc danh sách kèm theo."""
    body = _parts(context).get(-1)
    if body is None:
        return
    naming = {number for number, blocks in body.articles.items() if any(_names_people(block) for block in blocks)}
    for hit in context.matches(_NAMED_IN):
        number = hit.match["so"]
        if naming and number in body.articles and number not in naming:
            right = ", ".join(sorted(naming, key=int))
            yield Finding(
                hit.text.path,
                f"{hit.match['dieu']} không nêu tên ai; tên nêu tại Điều {right}",
                hit.match["dieu"],
                f"Điều {right}",
            )


def _names_people(block: Muc) -> bool:
    here = bool(_PERSONS.search(block.chu)) or block.bang is not None or "danh sách" in block.chu.lower()
    return here or any(_names_people(one) for one in block.noi_dung)
