"""VD: how fully a text is cited the first time, and what a căn cứ must hold."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.profile import STATE, is_normative
from cchc_docs.checking.registry import nd30_as_before, rule
from cchc_docs.checking.rules.vien_dan.ky_hieu import issuer_fits
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.citations import Citation, find_citations
from cchc_docs.vietnamese.symbols import normalise_symbol, symbol_family

_FIRST = nd30_as_before("điểm b khoản 6 Mục II Phần I Phụ lục I")


_OF_A_LAW = patterns.ours(r".*/QH\d+$")


def _is_law(cited: Citation) -> bool:
    """Whether a law is cited: of it the decree asks for kind and name (điểm b khoản 6 Mục II Phần I Phụ lục I)."""
    return cited.loai in _LAWS and _OF_A_LAW.match(cited.so_ky_hieu) is not None


def _missing(cited: Citation, *, title: bool = True) -> list[str]:
    parts = [("ngày ban hành", cited.ngay), ("cơ quan ban hành", cited.co_quan)]
    if title:
        parts.append(("trích yếu", cited.trich_yeu))
    return [name for name, value in parts if not value]


@rule(
    code="VD30",
    title="Lần viện dẫn đầu tiên chưa đầy đủ",
    severity=GOI_Y,
    can_cu=_FIRST,
    tru=QUOTED,
    bad="mo_dau: [Thực hiện Nghị quyết số 76/NQ-CP và các văn bản liên quan.]",
    good="mo_dau: [Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính., Theo Nghị quyết số 76/NQ-CP., Theo Luật Thủy lợi số 08/2017/QH14., Bãi bỏ Quyết định số 8/QĐ-UBND ngày 03/02/2026.]",
)
def first_in_full(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Lần đầu ghi tên loại, số, ký hiệu, ngày, cơ quan và trích yếu; lần sau chỉ tên loại và số, ký hiệu.

    Cơ quan ban hành là chủ ngữ của câu (Ủy ban nhân dân xã ban hành Kế hoạch số …) và tên đặt trước số là đã ghi. Văn bản
    dẫn trong ngoặc đơn, trong ô bảng, văn bản liệt kê chung một cơ quan ở cuối thì không nhắc. Luật, pháp lệnh chỉ cần tên.
    """
    seen: set[str] = set()
    shared = set(_sharing(context))
    for text, cited in context.citations:
        if cited.loai == "Đề án" or not patterns.match(r"\d.*[/-]", cited.so_ky_hieu):
            continue
        key = normalise_symbol(cited.so_ky_hieu)[0]
        if key in seen:
            continue
        seen.add(key)
        if context.document.loai == "bao_cao" and cited.loai in ("", "Văn bản") and cited.ngay:
            continue  # a product of a task: its line says what it is about
        told_behind = _told_behind_place(text.text, cited)
        lacks = [
            part
            for part in (_missing(cited) if not _is_law(cited) else [] if cited.trich_yeu else ["tên luật"])
            if part not in told_behind
            and not _said_before(part, text.text, cited)
            and not (part == "cơ quan ban hành" and (text.path, cited.start) in shared)
        ]
        if text.role.startswith("o.") or _in_brackets(text.text, cited.start):
            continue
        told = set() if _untitled_among_titled(context, text, cited) else {"trích yếu"}
        told |= {"ngày ban hành"} if _asks(text.text, cited) else set()
        if set(lacks) <= told or text.role == "trich_yeu":
            continue  # the subject cites in short, the body in full
        if _NO_MORE.match(text.text, cited.end) or _AMENDED.search(text.text[: cited.start]):
            continue
        if cited.loai in _LAWS and "trích yếu" not in lacks and "tên luật" not in lacks:
            continue
        if _REPLACED.search(text.text[: cited.start]) and "ngày ban hành" not in lacks:
            continue
        if lacks and text.role != "can_cu" and not text.text.startswith("Căn cứ "):
            yield Finding(
                text.path,
                f"Lần đầu nhắc “{cited.so_ky_hieu}” chưa có {', '.join(lacks)}",
                cited.so_ky_hieu,
                "ghi đủ ở lần đầu",
            )


def _sharing(context: Context) -> Iterator[tuple[Path, int]]:
    """“Chỉ thị số …, Kế hoạch số … của Sở Y tế”: where those stand whose issuer is told once, behind the last of the row."""
    behind: tuple[Path, int] | None = None
    whose = ""
    for text, cited in reversed(context.citations):
        row = behind is not None and behind[0] == text.path and _IN_A_ROW.fullmatch(text.text[cited.end : behind[1]])
        whose = cited.issuer if cited.co_quan else whose if row else ""
        if whose and not cited.co_quan and issuer_fits(symbol_family(cited.so_ky_hieu).co_quan, whose):
            yield text.path, cited.start
        behind = (text.path, cited.start)


_IN_A_ROW = patterns.ours(r",? (?:và |cùng )?")


def _told_behind_place(words: str, cited: Citation) -> tuple[str, ...]:
    """What a place right behind the symbol goes on to tell: “số 38/TB-UBND huyện Đò Ngang về việc …” names issuer and title."""
    found = _PLACE_BEHIND.match(words, cited.spans["so_ky_hieu"][1])
    if found is None:
        return ()
    return ("cơ quan ban hành", "trích yếu") if found["ve"] else ("cơ quan ban hành",)


_PLACE_BEHIND = patterns.ours(
    r"(?<=UBND|HĐND),? (?:huyện|quận|thị xã|thị trấn|thành phố|tỉnh|xã|phường|đặc khu)(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,4}(?:,? ngày [\d/]+(?: tháng \d+ năm \d+)?)?(?P<ve>,? (?:về|ban hành|phê duyệt|triển khai|thực hiện)(?![^\W_]))?"
)


def _untitled_among_titled(context: Context, text: Text, cited: Citation) -> bool:
    """“Thực hiện Nghị định số … của Chính phủ; Công văn số … của Sở … về sửa bến, …”: the opening titles its bases, this one not."""
    if text.role != "mo_dau" or not cited.co_quan or not text.text.startswith(";", cited.end):
        return False
    return any(one.trich_yeu for other, one in context.citations if other.path == text.path and one.so_ky_hieu)


def _asks(words: str, cited: Citation) -> bool:
    """Whether what a paper is about follows as what it did ("gửi lấy ý kiến", "đề nghị bố trí vốn")."""
    return _ABOUT.match(words, cited.end) is not None


_ABOUT = patterns.ours(r" (?:gửi|đề nghị|xin|lấy|kiến nghị|trình|trả lời|mời|báo cáo|yêu cầu|hướng dẫn)(?![^\W_])")
_NO_MORE = patterns.ours(
    r",? (?:đã |nay |hiện )*(?:hết hiệu lực|được thay thế|bị (?:thay thế|bãi bỏ)|không còn hiệu lực)"
)
"""What is said to be in force no longer is named to be told apart, not to be followed."""
_AMENDED = patterns.ours(r"\d/.*(?:sửa đổi|bổ sung|thay thế|bãi bỏ)(?: một số điều)?(?: của)? $")
"""“Thông tư số … sửa đổi, bổ sung Thông tư số …”: the second stands in the title of the first."""
_REPLACED = patterns.ours(
    r"(?:thay thế|[Bb]ãi bỏ|[Hh]ủy bỏ|[Hh]uỷ bỏ|[Tt]hu hồi)(?: (?:các )?Quyết định số [^.;]{10,60} (?:và|,))? $"
)
"""What a decision puts out of force is told apart by its number and day."""
_AT = patterns.ours(r"(?:đề nghị|ý kiến|đề xuất|yêu cầu|báo cáo|kiến nghị|hướng dẫn|chỉ đạo) của [^.;:]{3,80} tại $")
"""“theo đề nghị của Sở Tư pháp tại Tờ trình số …”: who asked and how is all that is usual."""
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
"""Of these the decree asks for no more than kind and name."""
_SUBJECT = patterns.ours(
    r"(?:UBND|HĐND|(?:^|[.;] )(?:Phường|Xã|Đặc khu)(?= )|(?:Ủy|Uỷ) ban|Hội đồng|Đảng ủy|Đảng uỷ|Tỉnh ủy|Thành ủy|Ban |Chủ tịch|Thường trực|Thủ tướng|Chính phủ|Quốc hội|Sở |Bộ |Phòng |Công an|Trường |Văn phòng|Trung tâm)"
    r"[^.;]{0,120}?(?:ban hành|thông qua|ký|phê duyệt|xây dựng|công bố|gửi|trình|có|quyết nghị|triển khai) [^.;]{0,160}$",
)


_OWN_ACT = patterns.ours(r"(?:^|[:;.,] ?(?:[Đđ]ã )?)(?:[Bb]an hành|[Xx]ây dựng|[Kk]ý|[Tt]ham mưu ban hành) $")
"""“Rà soát thủ tục: ban hành Kế hoạch số …” of a report: the body that reports issued it."""
_DAY_BEFORE = patterns.ours(
    r"(?:^|[,(] ?)[Nn]gày \d{1,2}(?:[/-]\d{1,2}[/-]\d{4}| tháng \d{1,2} năm \d{4}),? [^.;]{2,80}$"
)
"""“Ngày 21/9/2026, Sở Tư pháp có Công văn số …”: the day sets the sentence out."""


_SET_OF = patterns.ours(r"[Cc]ác [^.;:]{3,40} của [^.;:]{3,60}: ?(?:[Ss]ố )?$")
"""“các Nghị định của Chính phủ: số …”: the issuer of each is said before the list."""


def _said_before(part: str, words: str, cited: Citation) -> bool:
    """Tell whether the issuer is the subject of the sentence, or the title stands between type word and number."""
    if part == "ngày ban hành":
        return _DAY_BEFORE.search(patterns.split(r"[.;] ", words[: cited.start])[-1]) is not None
    if part in ("cơ quan ban hành", "trích yếu") and _AT.search(words[: cited.start]):
        return True
    if part == "cơ quan ban hành" and _OWN_ACT.search(words[: cited.start]):
        return True
    if part == "cơ quan ban hành":
        told = patterns.split(r"[.;] ", words[: cited.start])[-1]
        return _SUBJECT.search(told) is not None or _SET_OF.search(told) is not None
    if part == "trích yếu":
        kind, symbol = cited.spans.get("loai"), cited.spans.get("so_ky_hieu")
        return kind is not None and symbol is not None and len(words[kind[1] : symbol[0]].split()) > 3
    return False


def _in_brackets(words: str, at: int) -> bool:
    return words.count("(", 0, at) > words.count(")", 0, at)


@rule(
    code="VD31",
    title="Căn cứ thiếu thành phần",
    severity=CANH_BAO,
    can_cu=nd30_as_before("điểm a khoản 6 Mục II Phần I Phụ lục I"),
    bad="can_cu: [Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư]",
    good="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025, Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, 'Căn cứ các Nghị định của Chính phủ: số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư', Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 và Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ về văn thư và báo cáo, Theo đề nghị của Trưởng phòng]",
)
def basis_parts(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Căn cứ ghi tên loại, số, ký hiệu, cơ quan, ngày, trích yếu; luật và pháp lệnh không cần số và cơ quan.

    Xét cả dòng “Căn cứ …;” đứng trong một mục của bài.
    """
    for text in context.texts:
        if not is_basis(text):
            continue
        for words in patterns.split(_NEXT_BASIS, text.text):
            if patterns.match(r"\W*(?:Theo|Xét) (?:đề nghị|tờ trình|Tờ trình)", words):
                continue
            numbered = [one for one in find_citations(words) if one.so_ky_hieu]
            if numbered and numbered[0].loai not in _LAWS and "QH" not in numbered[0].so_ky_hieu:
                lacks = _lacks(words, numbered)
                if "ngày ban hành" in lacks and is_normative(context.document):
                    lacks.remove("ngày ban hành")  # the form of Nghị định 78/2025 cites by the number
                if lacks:
                    message = f"Căn cứ chưa có {', '.join(lacks)}"
                    yield Finding(text.path, message, numbered[0].raw, "ghi đủ theo văn bản gốc")


_NEXT_BASIS = r"; (?=(?:Căn cứ )?(?:Nghị|Quyết|Thông|Chỉ|Kế|Công|Báo|Chương|Hướng|Kết|Quy|Tờ)[^\W\d_]* [^\W\d_]+ số )"
"""Several bases on one line, each told in full."""


def _lacks(words: str, numbered: list[Citation]) -> list[str]:
    """What the first of the citations of a basis does not tell."""
    cited = numbered[0]
    behind = patterns.sub(r"\s+", " ", words[cited.spans["so_ky_hieu"][1] :])
    ahead = words[: cited.start]
    if cited.issuer.lower() in ("liên bộ", "liên ngành"):
        return []  # the bodies and the title stand behind a mark
    if cited.ngay and (cited.ngay.problem or _MISTYPED_OF.match(words, cited.end)):
        return []  # a broken day, a "cảu" for "của", hide what stands behind it
    titled = _TITLE_BEHIND.search(behind) or ahead.endswith(("kèm theo ", "Quy chế làm việc "))
    told = set(_told_behind_place(words, cited))
    if _ISSUER_LAST.search(behind) or _WITHOUT_OF.match(behind) or _issued_with_the_next(words, numbered):
        told.add("cơ quan ban hành")
    if _SET_OF.search(ahead) or _ISSUER_FIRST.search(ahead):
        told.add("cơ quan ban hành")
    if _SETS_OUT.search(ahead):  # the decision is told for what it set out, by whom and about what
        told |= {"cơ quan ban hành", "trích yếu"}
    return [part for part in _missing(cited, title=not titled) if part not in told]


def is_basis(text: Text) -> bool:
    """Whether a text is a basis: one of the head, or a line of its own in the body ("Căn cứ …;")."""
    return text.role == "can_cu" or (text.text.startswith("Căn cứ ") and text.text.rstrip().endswith(";"))


def _issued_with_the_next(words: str, cited: list[Citation]) -> bool:
    """Whether one issuer is told behind two texts ("Quyết định số … và Quyết định số … của Thủ tướng Chính phủ")."""
    if len(cited) < 2:
        return False
    first, second = cited[:2]
    return (
        bool(second.co_quan) and patterns.fullmatch(r",? (?:và |cùng )?", words[first.end : second.start]) is not None
    )


_TITLE_BEHIND = patterns.ours(
    r"[“\"]|ban hành|phê duyệt|về|quy định|(?<!được )sửa đổi|hướng dẫn|thay thế|bãi bỏ|(?:\d{4}|của [^;,.]{3,60}),? (?:[Kk]ế hoạch|[Cc]hương trình|[Hh]ướng dẫn|[Tt]hực hiện|[Tt]riển khai|[Tt]ổ chức|[Gg]iao) [^\W\d_]"
)
_ISSUER_FIRST = patterns.ours(
    r"(?:[Bb]áo cáo|[Tt]ờ trình|[Cc]ông văn|[Kk]ế hoạch|[Qq]uyết định|[Nn]ghị quyết|[Tt]hông báo) của [^;,.()]{3,70} (?:tại )?$"
)
"""“báo cáo của Ủy ban nhân dân tỉnh số …”"""
_SETS_OUT = patterns.ours(
    r"(?:được|do) [^;.()]{3,70} (?:phê duyệt|ban hành|thông qua|công bố|quyết định) (?:tại|theo|kèm theo) (?:[Qq]uyết định |[Nn]ghị quyết )?$"
)
_ISSUER_LAST = patterns.ours(
    r" của (?:UBND|HĐND|(?:Ủy|Uỷ) ban|Hội|Ban|Bộ|Chính phủ|Thủ tướng|Sở|Chi cục|Cục|Phòng|phòng (?:GD|Giáo)|Trường|Công an|Đảng|Tỉnh|Thành|Huyện|Đoàn)[^;:,.]{0,90}[;,.]?\s*$"
)
"""“Công văn số … ngày … về việc … của Sở …”: the issuer is told, if out of its place."""
_WITHOUT_OF = patterns.ours(
    r"[^;“\"]{0,40}(?:Hội nghị|Đại hội|BCH|Ban Chấp hành|Bộ Chính trị|Ban Bí thư|Quốc hội)(?![^\W_])"
)
"""“Nghị quyết số … ngày … Hội nghị lần thứ tám”: who issued it is there, “của” is not."""
_MISTYPED_OF = patterns.ours(r" (?:cảu|cuả|củ a|cua|cũa) ")


@rule(
    code="VD32",
    title="Dấu phẩy thừa trước ngày ban hành, trước trích yếu",
    severity=GOI_Y,
    can_cu=_FIRST,
    bad="mo_dau: ['Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, về đột phá phát triển khoa học.']",
    good="mo_dau: ['Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học.']",
)
def comma_before_title(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“của Bộ Chính trị, về …”, “số 12-KH/ĐU, ngày …”: các phần viết liền, không có dấu phẩy."""
    for hit in context.matches(_COMMA_BEFORE_DAY) if context.profile.cap in STATE else ():  # the Party sets one there
        quote = hit.match[0]
        yield Finding(
            hit.text.path, "Dấu phẩy thừa giữa số, ký hiệu và ngày ban hành", quote, quote.replace(",", "", 1)
        )
    for text, cited in context.citations:
        issuer, title = cited.spans.get("co_quan"), cited.spans.get("trich_yeu")
        if issuer and title and text.text[issuer[1] : title[0]].strip() == "," and cited.trich_yeu.startswith("về"):
            quote = text.text[issuer[0] : title[0] + 2]
            yield Finding(
                text.path, "Dấu phẩy thừa giữa cơ quan ban hành và trích yếu", quote, quote.replace(",", "", 1)
            )


_COMMA_BEFORE_DAY = patterns.ours(
    r"số \d{1,5}(?:/\d{4})?[/-](?:[A-ZĐ][A-ZĐa-z&]*[/-])?[A-ZĐ][A-ZĐa-z&-]*, ngày \d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2} năm \d{4})"
)


@rule(
    code="VD09",
    title="Gọi tắt đề án kèm ký hiệu không có (Đề án 06/CP)",
    severity=GOI_Y,
    can_cu=_FIRST,
    bad="mo_dau: [Triển khai Đề án 06/CP tại xã.]",
    good="mo_dau: [Triển khai Đề án 06 tại xã.]",
)
def half_symbol(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đề án 06 ban hành theo Quyết định số 06/QĐ-TTg của Thủ tướng; “06/CP” không phải số, ký hiệu nào, dù nơi khác quen dùng."""
    held = [end for end in ("/CP", "/TTg", "/UBND", "/TW") if end in context.whole]
    for text in {text.path: text for end in held for text in context.texts_holding(end.lower())}.values():
        for found in patterns.finditer(
            r"(?i:đề án|chương trình|dự án)(?: số)? \d{1,4}/(?:CP|TTg|UBND|TW)(?![\w/-])", text.text
        ):
            yield Finding(
                text.path, f"“{found[0]}” không phải số, ký hiệu của văn bản nào", found[0], found[0].rpartition("/")[0]
            )


@rule(
    code="VD35",
    title="Dấu hai chấm sau chữ “số” của văn bản viện dẫn",
    severity=CANH_BAO,
    can_cu=_FIRST,
    tru=QUOTED,
    bad="mo_dau: ['Theo Nghị định số: 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.']",
    good="mo_dau: ['Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.', 'Các Nghị định số: 30/2020/NĐ-CP, 09/2019/NĐ-CP.']",
)
def colon_before_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Số:” chỉ ở đầu văn bản; khi viện dẫn viết “Nghị định số 30/2020/NĐ-CP”. Trước một dãy số thì dấu hai chấm là đúng."""
    for hit in context.matches(_COLON, ("số:", "số :")):
        before = hit.text.text[max(0, hit.start - 4) : hit.start].lower()
        if hit.is_word and not before.endswith(("các ", "2 ", "3 ")):
            right = f"{hit.match['loai']} số {hit.match['so']}"
            yield Finding(hit.text.path, "Dấu hai chấm sau chữ “số”", hit.match[0], right, right)


_COLON = patterns.ours(
    r"(?P<loai>Luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Báo cáo|Tờ trình|Thông báo|Chương trình|Hướng dẫn|Kết luận|Quy định)"
    r" số ?: ?(?P<so>\d{1,5}[/-][\wĐ/-]+)(?!(?:, | và |; )(?:số )?\d)"
)
