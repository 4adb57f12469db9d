"""BC: what a paper says never happened, or is no longer left, against a case it tells of - in other words, with or without a count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import SENTENCES, Context, sentences
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.noi_khong import none_and_some
from cchc_docs.checking.times.parts import AHEAD, BEHIND, section
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import TO_TEN

_N = rf"(?:0?[1-9]\d{{0,3}}|một|{TO_TEN})(?![\w/])"
_DAY = r"(?:ngày|đêm|tối|sáng|chiều|hồi tháng|tháng) \d{1,2}"
_STAFF = r"(?:cán bộ|công chức|viên chức|đảng viên|đồng chí|trường hợp|người)"


class _Matter(NamedTuple):
    """What may be denied, and how a case of it is told."""

    denied: re.Pattern[str]
    told: re.Pattern[str]


_MATTERS = tuple(
    _Matter(patterns.ours(denied, re.IGNORECASE), patterns.ours(told, re.IGNORECASE))
    for denied, told in (
        (
            r"tai nạn giao thông (?:làm )?(?:chết|có) người|(?:chết|tử vong) (?:do|vì) tai nạn giao thông",
            rf"tai nạn giao thông[^.;]*{_N} người (?:chết|tử vong)|{_N} người (?:chết|tử vong)[^.;]*tai nạn giao thông",
        ),
        (
            r"(?:du khách|hành khách)[^.;]* (?:tai nạn|bị thương|bị nạn)|tai nạn[^.;]* (?:du khách|hành khách)",
            rf"(?:lật|chìm|đắm|rơi|đổ|va|cháy|ngã|đuối)[^.;]*{_N} (?:du khách|hành khách)[^.;]*(?:bị thương|tử vong|chết|bị nạn|nhập viện)",
        ),
        (
            r"công nhân[^.;]* tai nạn|tai nạn lao động",
            rf"{_DAY}[^.;]*công nhân[^.;]*(?:bị (?:máy|thương|điện giật|ngã|đá)|ngã|tử vong)|{_N} vụ tai nạn lao động",
        ),
        (
            r"tái nghèo|(?:rơi|quay)?(?: lại)? ?trở lại (?:diện |hộ )?nghèo",
            rf"{_N} hộ(?: bị)? (?:tái nghèo|rơi trở lại)|tái nghèo {_N} hộ",
        ),
        (r"bỏ học", rf"{_N} (?:em|học sinh|cháu)[^.;]{{0,30}} bỏ học|bỏ học {_N} (?:em|học sinh)"),
        (
            r"đuối nước",
            rf"{_N} (?:em|trẻ|cháu|học sinh)[^.;]{{0,30}} đuối nước|vụ[^.;]{{0,40}} đuối nước[^.;]{{0,40}}{_DAY}|đuối nước[^.;()]{{0,30}}\({_N} (?:em|trẻ|cháu|học sinh|vụ)",
        ),
        (r"xâm hại", rf"(?<!\w){_N} (?:trường hợp|vụ|em|cháu|trẻ)(?: [^\W\d_]+){{0,3}} xâm hại"),
        (r"ngộ độc", rf"vụ ngộ độc[^.;]*(?:{_DAY}|khiến {_N}|làm {_N})|{_N} vụ ngộ độc"),
        (r"cháy rừng", rf"cháy[^.;]{{0,20}} \d[\d,.]* ha[^.;]*rừng|{_N} vụ cháy rừng|vụ cháy rừng[^.;]*{_DAY}"),
        (r"(?:ổ dịch|dịch bệnh)", rf"{_DAY}[^.;]* ổ dịch [^.;]* (?:tại|ở) (?:thôn|ấp|bản|xóm|tổ)|{_N} ổ dịch"),
        (
            r"(?:cán bộ|công chức|viên chức|đảng viên)[^.;]* kỷ luật|bị kỷ luật",
            rf"(?:thi hành|xử lý) kỷ luật[^.;]{{0,40}} {_N} {_STAFF}|(?:khiển trách|cảnh cáo|cách chức)(?: đối với)? {_N} {_STAFF}",
        ),
        (
            r"an toàn thông tin|an ninh mạng|mã độc|tấn công mạng",
            rf"(?<!ứng cứu )sự cố[^.;]* (?:mã độc|tấn công)[^.;]*(?:{_DAY}|{_N} giờ)|{_N} (?:vụ|cuộc) tấn công mạng|(?:bị|nhiễm) mã độc[^.;]*{_DAY}",
        ),
        (r"(?:vỡ|tràn) (?:đập|hồ|đê)", rf"(?:sự cố|vụ) (?:vỡ|tràn) (?:đập|hồ|đê)[^.;]*{_DAY}"),
        (r"nợ quá hạn", r"nợ quá hạn(?: là| còn|:)? (?!0 )\d[\d.,]* ?(?:triệu|tỷ)"),
        (r"tảo hôn", rf"{_N} (?:cặp|trường hợp|vụ|đôi) tảo hôn"),
        (r"(?:khiếu kiện|đoàn)[^.;]* đông người", rf"{_N} đoàn(?: khiếu kiện)? đông người"),
    )
)
_NONE = patterns.ours(
    r"(?<!\w)(?P<khong>(?:không|chưa)(?: hề)?(?: để)?(?P<xay>(?: còn| có| xảy ra| phát sinh| ghi nhận| phát hiện| xuất hiện)*)(?= )(?P<gi>[^.;:(]{3,110}))",
    re.IGNORECASE,
)
_DIES = patterns.ours(
    r"(?:chết|tử vong) (?:vì|do|bởi) (?:bệnh |mắc )?(?P<cause>[^\W\d_]+(?: [^\W\d_]+){0,2})", re.IGNORECASE
)
_NARROWED = patterns.ours(
    r"(?<!\w)(?:tại|ở|thuộc) (?:các )?(?:thôn|ấp|bản|xóm|tổ|khu|trường|chợ|bến|xưởng nhà)(?!\w)|(?<!\w)(?:trong|dịp|ngoài) (?:vụ|đợt|quý|tháng|dịp|ngày|những|thời gian|trận|bão|lễ|tết|giờ)|(?<!\w)(?<!đến )(?<!hết )(?:quý|tháng|năm|từ|dịp|sau) (?:[IVX]+|\d)|nghiêm trọng|(?<!\w)lớn(?!\w)|đặc biệt|phức tạp|tập thể|diện rộng|kéo dài|vượt cấp|cùng kỳ|tuyệt đối|phấn đấu|bảo đảm|đảm bảo|mục tiêu|quyết tâm|nhằm|(?:kiên quyết|quyết|được|cần|phải) không",
    re.IGNORECASE,
)
"""What makes a denial one of a part, of another degree or of what shall be."""
_ELSEWHEN = patterns.ours(
    r"(?<!\w)(?:cùng kỳ|năm trước|năm ngoái|những năm|trước đây|giai đoạn|nếu|khi (?:có|xảy ra)|nguy cơ|giả định|tình huống|diễn tập|tập huấn|tuyên truyền|phương án|phòng ngừa|ngoài địa bàn|xã bạn|toàn tỉnh|cả nước|lũy kế|kế hoạch)(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = patterns.ours(r"(?<!\w)(?:gây|dẫn đến|dẫn tới|khi|do|để|nên|làm|nhưng|song|mà|và)(?!\w)", re.IGNORECASE)
_YEAR = patterns.ours(r"(?<!\d)(20\d\d)(?!\d)")
_LEFT_NOUNS = r"hồ sơ|đơn(?! vị)|trường hợp|hộ|vụ việc|văn bản|kiến nghị"
_NONE_LEFT = patterns.ours(
    rf"(?<!\w)(?P<khong>(?:đã )?sạch (?P<sach>đơn|hồ sơ)|không còn (?P<con>{_LEFT_NOUNS})(?P<a>[^.;,]*?)(?: nào(?P<b>[^.;,]*)|(?= quá hạn| tồn| chưa)(?P<c>[^.;,]*))|không (?P<noun>{_LEFT_NOUNS})(?P<d>[^.;,]*?) nào (?:còn|chưa|bị treo|quá hạn|tồn)(?P<e>[^.;,]*))",
    re.IGNORECASE,
)
_LEFT = patterns.ours(rf"(?<!\w)còn(?: lại)? (?P<so>{_N}) (?P<gi>{_LEFT_NOUNS})(?P<ve>[^.;]*)", re.IGNORECASE)
_STATES = ("quá hạn", "tồn", "chưa nhận tiền", "bàn giao")
"""What is left in that way must be told so: an application in time is none that is overdue."""
_LITTLE = frozenset(
    patterns.findall(
        r"\S+",
        "nào còn phải chưa đã được xem xét tiếp treo bị trên địa bàn xã phường của trong giải quyết xử lý hộ trường hợp đơn hồ sơ và các",
    )
)
_TELLS = ("bao_cao", "bien_ban")


@rule(
    code="TC85",
    title="Chỗ nói không có, không còn, chỗ khác kể có",
    severity=CANH_BAO,
    can_cu=practice("một việc không thể vừa không xảy ra vừa có người kể là đã xảy ra"),
    tru=(QUOTED, CITED, HISTORY),
    bad="{loai: bao_cao, trich_yeu: Trật tự bến đò năm 2026, noi_dung: ['Trong năm không hành khách nào gặp tai nạn.', 'Vụ chìm đò ngày 02/3/2026 làm 02 hành khách bị thương.']}",
    good="{loai: bao_cao, trich_yeu: Trật tự bến đò năm 2026, noi_dung: ['Quý I không hành khách nào gặp tai nạn.', 'Vụ chìm đò ngày 02/5/2026 làm 02 hành khách bị thương.', 'Không có hộ nào tái nghèo.', 'Cùng kỳ có 02 hộ tái nghèo.']}",
)
def denied_and_told(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“không có người bệnh nào chết vì …” mà nơi khác kể một ca tử vong vì bệnh ấy; “không còn hồ sơ nào quá hạn” mà nơi khác ghi “còn 12 hồ sơ quá hạn”.

    Chỉ xét báo cáo, biên bản và phần kết quả, tình hình của văn bản khác; chỗ phủ định chỉ nói một nơi, một đợt, một mức (nghiêm trọng, lớn), chỗ kể của cùng kỳ, năm khác thì không xét. Chỗ BC66 đã báo thì thôi.
    """
    denied = [(text, one) for text, one in context.each(_denials) if text.role in SENTENCES and _tells(context, text)]
    if not denied:
        return
    texts = [text for text in context.sentences_of_body if _tells(context, text)]
    told = {one.path for one in none_and_some(context) if isinstance(one, Finding)}
    own = _years_of(context)
    for text, one in denied:
        case = one.case(texts, text) if text.path not in told else None
        years = set(_YEAR.findall(case[1])) if case else set[str]()
        if case is not None and (not years or not own or not years.isdisjoint(own)):
            told.add(text.path)
            message = f"“{one.quote}”, chỗ khác ghi “{case[1].strip()[:90]}”"
            yield Finding(text.path, message, one.quote, "thống nhất hai chỗ", also=(case[0].path,))


def _years_of(context: Context) -> set[str]:
    """The years a paper tells of: those of its title and its own, of a plan the one before too."""
    own = set(_YEAR.findall(context.document.trich_yeu))
    day = context.earliest
    if day is not None and context.document.loai not in _TELLS:
        own |= {str(day.year), str(day.year - 1)}
    return own


def _tells(context: Context, text: Text) -> bool:
    where = section(context, text.path)
    return where != AHEAD and (context.document.loai in _TELLS or where == BEHIND)


class _Denial(NamedTuple):
    """A denial: where its sentence stands, the words to show, what it denies; of what is left the noun and its words."""

    at: int
    quote: str
    words: str
    noun: str

    def case(self, texts: list[Text], text: Text) -> tuple[Text, str] | None:
        """Where a case of it is told, with its words."""
        if self.noun:
            return _left(self.noun, self.words, texts, text, self.at)
        return _case(self.words, texts, text, self.at)


def _denials(words: str) -> list[_Denial]:
    """What a text says never happened, or is no longer left."""
    if not _MAY_DENY.search(words):
        return []
    out = []
    for at, sentence in sentences(words):
        if _NARROWED.search(sentence):
            continue
        for none in _NONE.finditer(sentence):
            said = none["gi"]
            if none["xay"] or " nào" in said or said.startswith(" ai "):
                quote = sentence[none.start() : none.end("gi")].split(",")[0].strip(" .")
                out.append(_Denial(at, quote, said, ""))
        for none in _NONE_LEFT.finditer(sentence):
            noun = next(none[name] for name in ("sach", "con", "noun") if none[name]).lower()
            said = " ".join(none[name] or "" for name in "abcde").lower()
            out.append(_Denial(at, none["khong"].strip(), said, noun))
    return out


_MAY_DENY = patterns.ours(r"(?<!\w)(?:không|chưa|sạch) ", re.IGNORECASE)


def _case(words: str, texts: list[Text], text: Text, at: int) -> tuple[Text, str] | None:
    dies = _DIES.search(words)
    if dies and (" nào" in words or words.startswith(" ai")):
        cause = dies["cause"].lower().split()
        for length in range(len(cause), 0, -1):
            named = rf"(?i)(?:tử vong|chết)[^.;]*(?:vì|do|bởi) (?:bệnh )?{re.escape(' '.join(cause[:length]))}(?!\w)|{re.escape(' '.join(cause[:length]))}:[^.;]* (?:tử vong|chết)(?!\w)"
            if length > 1 or cause[0] in ("dại", "covid", "lao", "sởi"):
                case = _told_in(re.compile(named), texts, text, at)
                if case is not None:
                    return case
        return None
    for matter in _MATTERS:
        found = matter.denied.search(words)
        if found and (" nào" in words or not _BETWEEN.search(words[: found.start()])):
            return _told_in(matter.told, texts, text, at, frozenset(map(str.lower, _OF_WHAT.findall(words))))
    return None


_OF_WHAT = patterns.ours(
    r"(?<!\w)(?:trâu|bò|lợn|gia cầm|gia súc|gà|vịt|chó|tôm|cá|lúa|ngô|tả|cúm|lở|dại|tai xanh|bạch hầu|sốt|sởi)(?!\w)",
    re.IGNORECASE,
)
"""Of which animal, crop or disease nothing is told: a case of another one denies nothing."""


def _told_in(
    pattern: re.Pattern[str], texts: list[Text], but: Text, at: int, of: frozenset[str] = frozenset()
) -> tuple[Text, str] | None:
    """Where a case is told, with its words; the very sentence that denies does not count, nor one that names none of `of`."""
    for text in texts:
        for start, sentence in sentences(text.text):
            found = pattern.search(sentence) if text is not but or start != at else None
            if of and of.isdisjoint(map(str.lower, _OF_WHAT.findall(sentence))):
                continue
            if found and not _ELSEWHEN.search(sentence) and not _NONE.search(sentence, 0, found.end()):
                return text, sentence[max(0, found.start() - 15) : found.end()]
    return None


def _left(noun: str, said: str, texts: list[Text], but: Text, at: int) -> tuple[Text, str] | None:
    """Where so many of a thing are told to be left: of the same matter by its words, or in the same part of the paper."""
    about = frozenset(patterns.findall(r"[^\W\d_]+", said)) - _LITTLE
    states = [state for state in _STATES if state in said]
    for text in texts:
        for start, sentence in sentences(text.text):
            found = _LEFT.search(sentence) if text is not but or start != at else None
            if found is None or found["gi"].lower() != noun or _ELSEWHEN.search(sentence):
                continue
            tail = found["ve"].lower()
            if not all(state in tail for state in states):
                continue
            near = text.path[:-2] == but.path[:-2] if len(text.path) > 3 else text.path[:-1] == but.path[:-1]
            if (not about and near) or (
                about and about <= frozenset(patterns.findall(r"[^\W\d_]+", text.text.lower()))
            ):
                return text, found[0]
    return None
