"""CH: how the text was typed - accents, spaces, punctuation, brackets, dashes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from operator import eq

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.word_lists import CAPITALS, word_list
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.accents import placement, repair_d, to_placement
from cchc_docs.vietnamese.fold import ALPHABETS, LOOK_ALIKE, latin, look_alike_letters

_FORMS = practice("một văn bản dùng thống nhất một cách viết")
_TYPING = practice("quy tắc gõ dấu câu tiếng Việt")


@rule(
    code="CH01",
    title="Đặt dấu thanh hai kiểu (hóa, hoá) trong một văn bản",
    severity=GOI_Y,
    can_cu=_FORMS,
    tru=QUOTED,
    bad="mo_dau: [Văn hóa công vụ., Văn hóa đọc., Số hoá hồ sơ.]",
    good="mo_dau: [Văn hóa công vụ., Số hóa hồ sơ.]",
)
def mixed_placement(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cả hai kiểu đều đúng; một văn bản chỉ nên dùng một. Kiểu ít gặp hơn trong văn bản bị nhắc.

    Tên người trong phần chữ ký không xét; tên riêng trong bài chỉ là gợi ý.
    """
    if not (_typed(context, "new") and _typed(context, "old")):
        return
    styles: dict[str, str] = {}
    count: Counter[str] = Counter()
    for word, times_there in context.words.items():
        style = placement(word) if len(word) > 1 and not word.isascii() else None
        if style:
            styles[word] = style
            count[style] += times_there
    main = "new" if count["new"] > count["old"] else "old"
    shown = {"old": "dấu trên nguyên âm đầu (hóa, thủy)", "new": "dấu trên nguyên âm sau (hoá, thuỷ)"}[main]
    for word, style in styles.items():
        if style != main:
            places = context.places(word)
            yield Finding(
                places[0].path,
                f"“{word}” đặt dấu khác kiểu phần lớn văn bản ({shown}){times(places)}",
                quote=word,
                suggestion=to_placement(word, main),
                severity=GOI_Y if word[0].isupper() and word.lower() not in context.words else None,
                replacement=to_placement(word, main),
                also=others(places),
            )


def _typed(context: Context, style: str) -> bool:
    """Whether a word stands somewhere with its tone mark placed so; texts that hold none are not looked at again."""
    key = f"CH01 {style}"
    found = any(len(word) > 1 and placement(word) == style for word in context.unpassed(key).words)
    if not found:
        context.pass_texts_but(key, ())
    return found


def others(places: list[Text]) -> tuple[Path, ...]:
    """The paths after the first, each once."""
    return tuple(dict.fromkeys(place.path for place in places[1:]))


def times(places: list[Text]) -> str:
    """Return " (5 chỗ)" where there are several."""
    return f" ({len(places)} chỗ)" if len(places) > 1 else ""


_ALONE = patterns.ours(
    r"(?<![\w.@/\-&’'])[^\W\d_]+(?![\w@/\-&’']|\.\w)|(?<![\w.@\-&’'])(?=\w*[^\x00-\x7f])[^\W\d_]+(?![\w@\-&’']|\.\w)"
)
"""What bears a Vietnamese mark is no address, though a "/" stands beside it."""


def standing_alone(context: Context, text: Text) -> frozenset[str]:
    """Return the words of a text that are no part of an address, of a name with a dot, of a hyphenated word, of "m2".

    All of a text at once: one look per word would read a long text once for each of them.
    """
    return context.once(f"dung_rieng {text.path}", lambda: frozenset(_ALONE.findall(text.text)))


@cache
def foreign() -> frozenset[str]:
    """Words of other tongues that papers use as they are, in small letters; a hyphenated one without its hyphen ("cácbon")."""
    return frozenset(str(word).lower() for word in word_list("loi_thuong_gap")["tu_nuoc_ngoai"])


@rule(
    code="CH02",
    title="Chữ trông giống tiếng Việt nhưng khác mã (Ð thay Đ, chữ Kirin, chữ Hy Lạp, dấu tổ hợp)",
    severity=LOI,
    can_cu=practice(
        "bộ mã Unicode dựng sẵn theo TCVN 6909:2001 (khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP)"
    ),
    bad='mo_dau: ["\\u00d0\\u1ea9y mạnh cải cách.", "Theo Nghị định số 118/2025/NĐ-C\\u0420."]',
    good="mo_dau: [Đẩy mạnh cải cách., 'Theo Nghị định số 118/2025/NĐ-CP; tia α, nước Nga (Россия).']",
)
def look_alikes(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chữ Ð (tiếng Iceland), chữ Kirin, Hy Lạp trông giống chữ Latin và chữ có dấu rời làm tìm kiếm, sắp xếp sai dù mắt không thấy.

    Trang công báo điện tử có khi in chữ Р (Kirin) trong “NĐ-CР”; số, ký hiệu dán từ đó tra không ra văn bản.
    Từ viết hẳn bằng chữ Nga, chữ Hy Lạp không tính.
    """
    everything = "".join(text.text for text in context.texts)
    odd = set(_ODD_LETTER.findall(everything))
    for text in context.texts if odd else ():
        for found in _FOREIGN.finditer(text.text) if odd & set(text.text) else ():
            word = found[0].strip(".-/&")
            right = latin(repair_d(word))
            if not set(word) & set(_WRONG_D) and not _made_of_look_alikes(word, right):
                continue
            letters = look_alike_letters(word)
            what = ", ".join(f"chữ “{c}” của bảng chữ {name}" for c, name in letters.items())
            message = f"“{word}” có {what}" if what else f"“{word}” dùng chữ khác mã với chữ Đ tiếng Việt"
            yield Finding(text.path, message, word, right, right)
    source = context.read.source
    if source and not source.isascii():
        combining = patterns.search("[\u0300-\u0323](?<=[a-zA-ZđĐăâêôơưĂÂÊÔƠƯ].)", source)
        if combining:
            yield Finding(
                (),
                "Tệp có chữ gõ bằng dấu tổ hợp (Unicode tổ hợp)",
                quote="",
                suggestion="chuyển cả tệp sang Unicode dựng sẵn",
                severity=CANH_BAO,
            )


_WRONG_D = "\u00d0\u00f0\u0189\u0256"
_ODD_LETTER = patterns.ours(f"[{_WRONG_D}{LOOK_ALIKE}]")
_FOREIGN = patterns.ours(rf"[\w/&.-]*[{_WRONG_D}{LOOK_ALIKE}][\w/&.-]*")


def _made_of_look_alikes(word: str, right: str) -> bool:
    """Whether a word is meant to be Latin: nothing of another alphabet is left in it, and it is no lone sign."""
    alone = any(ord(c) in points for c in right for points in ALPHABETS.values())
    return not alone and len(word) > 1


@rule(
    code="CH03",
    title="Chữ lặp liền nhau",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad="mo_dau: [Nâng cao chất lượng của của hồ sơ.]",
    good="mo_dau: [Nâng cao chất lượng của hồ sơ., Từng bước dần dần hoàn thiện., Thông tin tin cậy., Làm bước tiếp theo theo lịch.]",
)
def doubled(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Từ nối lặp lại (của của, và và) là lỗi gõ. Cụm hai, ba chữ lặp liền cũng bị nhắc.

    Từ láy và chỗ hai từ gặp nhau (thông tin | tin cậy, tiếp theo | theo quy định) không bị nhắc.
    """
    from cchc_docs.checking.word_lists import word_list

    slips = set(word_list("loi_thuong_gap")["lap_sai"])
    for text in _repeating(context):
        for found in _DOUBLE_WORD.finditer(text.text):
            before = text.text[: found.start()]
            if (
                (found[1].lower() in slips or (found[0].islower() and _OF_A_CITY.search(before)))
                and not _GOING_TO_AND_FRO.search(before)
                and not _MET.search(before + found[1])
            ):
                yield Finding(text.path, f"Lặp chữ “{found[1]}”", found[0], found[1], found[1])
        for found in _DOUBLE_PHRASE.finditer(text.text):
            if not found[1].lower().startswith(("từng ", "dần ", "mỗi ")):
                yield Finding(text.path, f"Lặp cụm “{found[1]}”", found[0], found[1], found[1])


def _repeating(context: Context) -> list[Text]:
    """The texts in which a word, or two or three together, may stand twice in a row: a hundred looked at at once."""
    left = context.left("doubled")
    numbers = range(len(context.prose)) if left is None else left
    there: list[int] = []
    for begin in range(0, len(numbers), _AT_ONCE):
        some = numbers[begin : begin + _AT_ONCE]
        whole = "\n".join([context.prose[number].text for number in some]).lower()
        if whole.count("\n") != len(some) - 1:
            return context.prose
        there += [some[place] for place in sorted(_places_of_repeats(whole))]
    context.pass_all_but("doubled", frozenset(there))
    return [context.prose[number] for number in there]


def _places_of_repeats(whole: str) -> set[int]:
    """Return the numbers of the lines in which something may stand twice in a row."""
    for mark in _MARKS:  # one after the other: to translate takes ten times as long
        whole = whole.replace(mark, "")
    words = whole.replace("\n", " \n ").split(" ")
    starts = [at for at, word in enumerate(words) if word == "\n"]
    found: set[int] = set()
    for together in (1, 2, 3):
        # Of so many words in a row one stands at each such place: the others are looked at where it comes again.
        same = bytes(map(eq, words[::together], words[together::together]))
        at = same.find(1)
        while at >= 0:
            for start in range(max(0, (at - 1) * together + 1), at * together + 1):
                if words[start : start + together] == words[start + together : start + 2 * together]:
                    found.add(bisect_right(starts, start))
            at = same.find(1, at + 1)
    return found


_AT_ONCE = 100
"""Texts whose words lie in memory together."""
_MARKS = ".,;:)!?…/"
"""What may stand at the end of the second one."""
_OF_A_CITY = patterns.ours(r"(?<!\w)[Tt]hành $")
"""Before “phố phố”: no street is called so there."""
_GOING_TO_AND_FRO = patterns.ours(r"(?<!\w)(\w+) \1 $")
"""What stands before "đi đi lại lại", "ra ra vào vào"."""
_MET = patterns.ours(
    r"(?<!\w)(?:(?:tiếp|kèm|dõi|dựa) theo|(?:phản|cân|tuyệt) đối|(?:phía|mặt|đằng) (?:trước|sau)|(?:cuối|vô) cùng|bên (?:trong|ngoài))$",
    re.IGNORECASE,
)
"""A word that ends in what begins the next one: "các bước tiếp theo | theo quy định"."""
_DOUBLE_WORD = patterns.ours(r"(?<![^\W_])([^\W\d_]+) \1(?![^\W_])", re.IGNORECASE)
_DOUBLE_PHRASE = patterns.ours(r"(?<![^\W_])([^\W\d_]{2,} [^\W\d_]{2,}(?: [^\W\d_]{2,})?) \1(?![^\W_])", re.IGNORECASE)


@rule(
    code="CH04",
    title="Thừa khoảng trắng giữa các chữ",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad='mo_dau: ["Nâng cao  chất lượng."]',
    good="mo_dau: [Nâng cao chất lượng.]",
)
def double_spaces(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai dấu cách trở lên giữa hai chữ; chỗ trống để điền tay không xét."""
    places = [
        text
        for text in (*context.prose, *(one for one in context.texts if one.role in _HEAD))
        if "  " in text.text and _APART.search(text.text) and not _TO_FILL.search(text.text)
    ]
    if places:
        around = _APART.search(places[0].text)
        shown = around[0] if around else ""
        yield Finding(
            places[0].path,
            f"Thừa khoảng trắng, ví dụ “{shown}”{times(places)}",
            "  ",
            "một dấu cách",
            " ",
            also=others(places),
        )
    for para in context.form.paragraphs if context.form is not None else ():
        apart = _TWO_BLANKS.search(para.text) if para.role in ("co_quan", "chu_quan") else None
        if apart:  # the name is kept without them
            right = apart[0].replace("  ", " ")
            path = ("co_quan", "ten" if para.role == "co_quan" else "chu_quan")
            yield Finding(path, f"Thừa khoảng trắng: “{apart[0]}”", apart[0], right)


_TWO_BLANKS = patterns.ours(r"(?<!\S)[^\W\d_]+  [^\W\d_]+(?! {2}|\t)")
_APART = patterns.ours(r"[^\s./…_]+ {2,3}[^\s./…_]+")
_HEAD = ("so_ky_hieu", "dia_danh_ngay", "co_quan", "chu_quan")
_TO_FILL = patterns.ours(r"(?i:số)\s*:?\s{2,}/|(?:ngày|tháng)\s{2,}(?!\d)")
"""Room left to write a number or a date by hand."""


@rule(
    code="CH05",
    title="Khoảng trắng sai bên dấu câu, dấu ngoặc",
    severity=GOI_Y,
    can_cu=_TYPING,
    bad="mo_dau: ['Rà soát , cắt giảm thủ tục.']",
    good="mo_dau: ['Rà soát, cắt giảm thủ tục (nếu có); đạt 99,5%; lúc 8:30.']",
)
def spaces_at_marks(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Dấu câu viết liền chữ trước, cách chữ sau một dấu cách; trong ngoặc không để trống hai đầu."""
    yield from _glued(context)
    typed = context.form is not None or bool(context.read.source)  # a page may set its marks apart
    for text in {hit.text.path: hit.text for hit in context.matches(_NEAR_MARK, pieces=_PIECE_NEAR_MARK)}.values():
        for found in _BAD_SPACE.finditer(text.text):
            words = found[0]
            if found["glued"]:
                right = patterns.sub(r" +([,;])", r"\1 ", words)
            elif found["before"]:
                right = patterns.sub(r"\s+(?=[,;:!?.])", "", words)
            elif found["after"] or found["figures"]:
                right = patterns.sub(r"([,;:])(?! )", r"\1 ", words)
            elif found["bracket"]:
                right = words.replace("(", " (")
            else:
                right = patterns.sub(r"([(“])\s+", r"\1", patterns.sub(r"\s+([)”])", r"\1", words))
            sure = typed and not (found["figures"] or found["bracket"]) and (not found["after"] or words.islower())
            severity = CANH_BAO if sure else None
            yield Finding(text.path, "Khoảng trắng bên dấu câu chưa đúng", words, right, right, severity=severity)
        for found in _GLUED_DOTS.finditer(text.text):
            right = patterns.sub(r"(…|\.{3})", r"\1 ", found[0])
            yield Finding(text.path, "Sau dấu ba chấm thiếu dấu cách", found[0], right, right)
        for found in _LOOSE_DOTS.finditer(text.text):
            yield Finding(
                text.path,
                "Dấu ba chấm của liệt kê viết liền chữ trước",
                found[0],
                found[0].replace(" ", ""),
                severity=GOI_Y,
            )

        for found in _RUN_ON.finditer(text.text):
            yield Finding(
                text.path,
                "Hai dấu câu liền nhau hoặc thiếu khoảng trắng sau dấu chấm",
                found[0],
                found[1] + (found[2] or found[3] or f". {found[4]}"),
                severity=CANH_BAO,
            )
        for found in _TWO_MARKS.finditer(text.text):
            right = found[1] + (found[2] or found[3] or found[4] or found[5])
            yield Finding(text.path, "Hai dấu câu cạnh nhau", found[0], right, severity=CANH_BAO)


def _glued(context: Context) -> Iterator[Finding]:
    """“ngày 20/7/2025của”, “Bếp ấm”như, “5/3/2025.2.”, “UBNDxã”: no blank behind a day, its stop, a quotation, a short form, before a quotation."""
    of_days = [hit for pattern in (_GLUED_YEAR, _GLUED_LABEL) for hit in context.matches(pattern, ("19", "20"))]
    of_letters = context.matches(_GLUED_SHORT, pieces=_GLUED_SHORT)
    for hit in (*of_days, *context.matches(_GLUED_QUOTE, ("”",)), *of_letters):
        words, cut = hit.match[0], len(hit.match["truoc"])
        right = f"{words[:cut]} {words[cut:]}"
        yield Finding(hit.text.path, "Thiếu dấu cách giữa hai từ", words, right, right, severity=CANH_BAO)


_GLUED_YEAR = patterns.ours(r"(?P<truoc>(?:\d[/.-]|năm )(?:19|20)\d\d)(?:[a-zà-ỹđ]{2,}(?![/.@\w-])|“[^\W_]+)")
_GLUED_LABEL = patterns.ours(r"(?P<truoc>\d{1,2}/\d{1,2}/(?:19|20)\d\d\.)(?:\d{1,2}\.(?!\d)|[^\W\d_]{2,})(?![/@\w-])")
_GLUED_SHORT = patterns.ours(
    r"(?P<truoc>[A-ZĐ]{2}(?<![^\W\d_][A-ZĐ]{2})[A-ZĐ]*|TTg)(?:ngày|tháng|năm|của|về|và|tỉnh|huyện|xã|phường|thành|ban|trên|cho|được|phê|thực|đã|quy|các|những)(?![^\W_])"
)
_GLUED_QUOTE = patterns.ours(r"(?P<truoc>[^\W_]+”)[^\W\d_]{2,}")
_RUN_ON = patterns.ours(
    rf"((?<![^\W_])[^\W\d_]?[^\W\d_A-Z]{{2,}})(?:([,;])(?: ?[,;:]\.?| ?\.)(?![.,…\w])|(\.)\.(?![.…/]|vn)|\.([{CAPITALS}][^\W\d_A-Z]+))"
)
_TWO_MARKS = patterns.ours(
    r"([^\W_]+[”)%]?)(?:(?<=[”)])([;,]) ?[;,]|(?<=[\d”)A-Z])([.;,]) [.;,](?!\.)|(?<=[\d”)%])([.;,])[.;,](?!\.)|(\.) [.,;](?!\.))(?=\s|$)"
)
"""“… ở lại”; , sách”, “đường dây nóng. .”, “30/11/2026..”: what `_RUN_ON` leaves."""
_GLUED_DOTS = patterns.ours(r"[^\W\d_]+[,;]?(?:…|\.\.\.)(?=[^\W\d_]{2})[^\W\d_]+")
_LOOSE_DOTS = patterns.ours(
    r"(?<=[^\W\d_])[,;]? +(?:\.\.\.|…)(?!\.)(?! ?(?:%|/\d|(?:hộ|người|triệu|tỷ|đồng|ha|giờ|tháng|năm)(?![^\W_])))"
)
_NEAR_MARK = patterns.ours(
    r"[\s,;:.(“…](?:(?<= )[,;:!?.]|(?<=[,;:.…])[^\W\d_]|(?<=[^\W_]\()[^\W\d_]|(?<=[(“])\s|(?<=\s)[)”]|(?<=[,;.])[,;.:]|(?<=[;:])\d|(?<=,)\d{1,2},\d)"
)
_PIECE_NEAR_MARK = patterns.ours(
    r"^[,;:!?.)”]|[,;:.…][^\W\d_]|[;:]\d|,\d{1,2},\d|[^\W_]\([^\W\d_]|[,;.][,;.:]|[(“]$", re.MULTILINE
)
"""What `_NEAR_MARK` holds or touches of what stands between two blanks."""
_BAD_SPACE = patterns.ours(
    rf"(?P<glued>[^\W_]+ +[,;][^\W\d_]{{2,}})|(?P<before>[^\W_]+[”»)]? +(?:[,;!?](?!\S)|:(?=\s+[^\W\d_]|\s*$)|(?<=[^\W\d_] )(?<![Ss]ố ):(?=\s+\d)|\.(?=\s*$|\s+[{CAPITALS}])))"
    rf"|(?P<after>[^\W\d_]{{2,}}(?<!www)[”»)]?[,;](?!(?:gov|com|edu|org|net|vn)(?![^\W_]))[^\W\d_]{{2,}}|[^\W\d_]{{2,}}:[{CAPITALS}][^\W\d_]+(?!/)|(?<![\w./@-])(?!(?i:số):)[^\W\d_A-Z]{{2,}}:\d+(?:[.,]\d+)*(?![\w/:@]))"
    r"|(?P<inside>\(\s+[^\W_]+|[^\W_]+\s+\)(?!\s*\))|“\s+[^\W_]+|[^\W_]+\s+”)"
    r"|(?P<figures>(?<![\w.,/-])(?:\d{1,2}(?:,\d{1,2}){2,}(?![\d/%]|[.,]\d)|\d+(?:; ?\d+)*;\d+(?:; ?\d+)*))"
    r"|(?P<bracket>(?<![\w./-])[^\W\d_]{2,}\([^\W\d_]{2,}(?= ))"
)


@rule(
    code="CH09",
    title="Nháy thẳng lẫn nháy cong",
    severity=GOI_Y,
    can_cu=_FORMS,
    bad="mo_dau: ['Mô hình “một cửa”.', 'Mô hình \"ba không\".']",
    good="mo_dau: ['Mô hình “một cửa”.', 'Mô hình “ba không”.']",
)
def mixed_quotes(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cả hai kiểu đều đọc được; nên thống nhất một kiểu. Có thể là chữ dán nguyên từ nơi khác."""
    curly = [text for text in context.prose if "“" in text.text]
    if not curly or ('"' not in context.whole and "'" not in context.whole):
        return
    straight = [
        text for text in context.prose if '"' in text.text or patterns.search(r"(?<!\w)'[^']+'(?!\w)", text.text)
    ]
    if straight:
        found = patterns.search(r"\"[^\"]*\"?|(?<!\w)'[^']+'(?!\w)", straight[0].text)
        quote = found[0] if found else '"'
        yield Finding(
            straight[0].path,
            f"Nháy thẳng trong văn bản dùng nháy cong{times(straight)}",
            quote,
            "“…”",
            also=others(straight),
        )
