"""TT: capitals in mid-sentence, where no name begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import SENTENCES, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED, parts
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.chinh_ta.lap import joining_words
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import is_vietnamese_syllable

_CAPITALS = nd30("Mục I Phụ lục II")


@rule(
    code="TT44",
    title="Viết hoa giữa câu một chữ không mở đầu tên nào",
    severity=CANH_BAO,
    can_cu=_CAPITALS,
    tru=QUOTED,
    bad="mo_dau: ['Trong quý III, Với sức của cả thôn, kè đã đắp xong.']",
    good="mo_dau: ['Trong quý III, với sức của cả thôn, kè đã đắp xong.', 'Mời ông Từ Văn Mo, Trưởng thôn.', 'Gồm: Các thôn.', 'Chủ đề Vì một dòng sông sạch.']",
)
def capital_in_mid_sentence(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Sau dấu phẩy, chấm phẩy hay một chữ thường câu chưa hết: “, Với …”, “sổ trực của Các thôn”. Xét những chữ không bao giờ mở đầu một tên riêng.

    Động từ chỉ việc sau chấm phẩy (“; Tổ chức …”) nhiều nơi viết hoa như đầu mục, trích yếu chép vào câu (“về việc Hướng dẫn …”) cũng thế, “(Nếu có)” sau một cụm từ cũng vậy: chỉ là gợi ý, nêu một lần.
    """
    softer: dict[str, list[tuple[Text, str]]] = {}
    for hit in context.matches(_MID_SENTENCE):
        text, word, quote = hit.text, hit.match["chu"], hit.match[0]
        listed = text.role in _ONE_BY_ONE or text.role.startswith("o.")
        if listed and not hit.match["lien"]:
            continue
        if hit.match["so_do"] and _HEADS_LISTED.search(text.text, max(0, hit.start - _OF_ITS_LIST), hit.start):
            continue
        if hit.match["viec"]:
            softer.setdefault("sau dấu chấm phẩy", []).append((text, quote))
        elif not (word == "Theo" and quote[0] == ";"):  # a basis of its own: "Căn cứ …; Theo đề nghị …"
            yield Finding(text.path, f"“{word}” viết hoa giữa câu", quote, _small(quote, word))
    for hit in context.matches(_IN_BRACKETS, ("(Nếu ", "(Qua ", "(Trừ ", "(Kể ", "(Để ", "(Do ")):
        softer.setdefault("trong ngoặc đơn giữa câu", []).append((hit.text, hit.match["ngoac"]))
    yield from titles(context)
    for where, places in softer.items():
        texts, quote = [text for text, _ in places], places[0][1]
        word = quote.lstrip("(; ")
        message = f"“{word}” viết hoa {where}{times(texts)}"
        yield Finding(texts[0].path, message, quote, quote.lower(), severity=GOI_Y, also=others(texts))


_VERBS = (
    r"(?:Ban hành|Phê duyệt|Sửa đổi|Bổ sung|Xây dựng|Tăng cường|Triển khai|Thực hiện|Tổ chức|Công bố|Công khai|Thành lập|Kiện toàn|Giải quyết|Tuyên truyền|Phòng,? chống|Phát triển|Nâng cao|Đẩy mạnh|Đổi mới|Tiếp tục"
    r"|Bãi bỏ|Thay thế|Điều chỉnh|Khen thưởng|Kiểm tra|Tổng kết|Sơ kết|Quản lý|Chấn chỉnh|Phân công|Phân cấp|Ủy quyền|Sắp xếp|Thông qua|Giao|Góp ý|Lấy ý kiến|Chuyển đổi số|Cải cách|Bảo đảm|Bảo vệ)"
)
_TITLE = patterns.ours(
    rf"(?:(?P<viec>(?:về|Về) việc|[vV]/[vV]:?) (?P<sai>{_VERBS}|Quy định|Hướng dẫn|Báo cáo|Đề nghị)"
    rf"|(?<=[^\W_] )về (?P<sau>{_VERBS}|Quy định(?= (?:việc|chi tiết|chế độ|mức|chính sách|tiêu chuẩn|một số|cụ thể)))"
    rf"|(?<=[^\W_] )(?P<loai>kế hoạch|phương án|quyết định|chương trình) (?P<ten>{_VERBS})"
    rf"|của (?P<noi>[{CAPITALS}](?:(?! (?:về|ban hành|thực hiện|theo|tại|quy định|phê duyệt|hướng dẫn|triển khai|và (?=Quy|Hướng)) )[^,;.:()“”\"\d\n]){{2,60}}?) (?<!uật )(?<!lệnh )(?P<cua>Quy định|Hướng dẫn|Phê duyệt|Ban hành|Sửa đổi|Công bố|Về(?: việc)?))"
    rf"(?=,? [^\W\d_{CAPITALS}]| [{CAPITALS}][^\W\d_{CAPITALS}]+ [^\W\d_{CAPITALS}])"
)


def titles(context: Context) -> list[Finding]:
    """Return what TT44 says of titles, so that no other rule says it of the same words again."""
    return context.once("TT44", lambda: list(_titles(context)))


def _titles(context: Context) -> Iterator[Finding]:
    """“về việc Hướng dẫn thực hiện”, “của Chính phủ Quy định chi tiết”: a title goes on in the sentence; many copy the capital of its own line."""
    for hit in context.matches(
        _TITLE, ("về ", "v/v", "của ", "kế hoạch ", "phương án ", "quyết định ", "chương trình ")
    ):
        word = next(hit.match[name] for name in ("sai", "sau", "ten", "cua") if hit.match[name])
        text, end = hit.text.text, hit.end
        if not hit.is_word or text.isupper() or hit.text.role == "trich_yeu":
            continue
        if hit.match["cua"] and "số " not in text[: hit.start]:
            continue  # no paper that is cited: "của Tổ Quản lý"
        lead = "về việc " if hit.match["viec"] else "về "
        if hit.match["loai"]:
            lead = f"{hit.match['loai']} "
        if hit.match["cua"]:
            lead = " ".join([*hit.match["noi"].split(" ")[-3:], ""])
        quote = text[end - len(word) - len(lead) : end]
        message = f"“{word}” nối vào câu thì viết thường"
        yield Finding(hit.text.path, message, quote, _small(quote, word), severity=GOI_Y)


def _small(quote: str, word: str) -> str:
    return quote.replace(word, word[0].lower() + word[1:], 1)


_ONE_BY_ONE = ("noi_nhan", "kinh_gui", "luu")
_MID_SENTENCE = patterns.ours(
    rf"(?:, |; |(?<= )(?P<lien>(?:và|với|của|cho|cùng|do|tại|từ|bằng|được|là|để|gồm|về|theo|trong|các|những|khi|nếu) (?=(?:Các|Những|Nếu|Được|Đã|Đang|Sẽ|Cần|Phải|Không|Khi|Hoặc|Nhưng) [^\W\d_{CAPITALS}])))"
    r"(?P<chu>Với|Và|Để|Nhằm|Trong|Từ|Theo|Đồng thời|Ngoài ra|Tuy nhiên|Bên cạnh|Qua|Do|Các|Những|Một số|Đã|Đang|Sẽ|Cần"
    r"|Phải|Không|Được|Của|Cho|Khi|Nếu|Tại|Trên|Cùng|Đến|Nhưng|Vì|Song|Hoặc|Đây|Còn|Hiện nay|Riêng|Nhất là|Cụ thể|Ngay(?= (?:từ|khi|sau|trong|trước|cả|tại) )|Sau khi|Trước khi|Thông qua|Dự kiến|Ước tính|Kể cả|Kể từ|(?<=, )(?:Chịu trách nhiệm|Phối hợp với|Báo cáo kết quả|Tham mưu cho|Có trách nhiệm|Có nhiệm vụ|Chủ trì,? phối hợp|Thường xuyên|Kịp thời|Nghiêm túc|Đề nghị các|Yêu cầu các)|(?P<so_do>(?<=, )(?:Nhóm|Diện tích|Tổng số|Số lượng|Tỷ lệ|Năng suất|Sản lượng|Bình quân|Trung bình|Ước))"
    r"|(?P<viec>(?<=; )(?:Tổ chức|Triển khai|Thực hiện|Tăng cường|Đẩy mạnh|Tham mưu|Chỉ đạo|Phối hợp|Kiểm tra|Giao|Hướng dẫn"
    r"|Tuyên truyền|Rà soát|Nâng cao|Tập trung|Chủ động|Tiếp tục|Huy động|Bố trí|Quán triệt|Kịp thời|Bảo đảm|Đảm bảo|Chú trọng|Khai giảng|Bế giảng|Khai mạc|Bế mạc|Kết thúc|Bắt đầu|Hoàn thành|Lập|Gửi|Nộp|Đón|Trao|H(?:òa|oà) giải(?! viên)|Phổ biến|Tập huấn|Bồi dưỡng|Xây dựng|Quản lý|Theo dõi|Đánh giá|Cung cấp|Hỗ trợ(?! viên)|Đề xuất|Thẩm định|Giải quyết|Tiếp nhận|Xử lý|Khắc phục|Công khai|Duy trì|Vận động|Sửa chữa|Thường xuyên|Tham gia|Nghiên cứu|Phát huy|Khuyến khích|Nghiêm túc|Định kỳ|Lồng ghép|Trực tiếp|Thành lập|Cập nhật|Lắp đặt|Kêu gọi|Đôn đốc)))"
    rf" (?:[^\W\d_{CAPITALS}]+|(?<=[,;] Theo )(?=(?:Quy|Kế|Quyết|Nghị|Công|Thông|Báo|Luật)(?![^\W_])))"
)
_HEADS_LISTED = patterns.ours(
    rf"(?:[:(] ?|(?:[Cc]ột|[Mm]ục|[Ôô]|[Tt]hông tin|[Tt]iêu chí|[Cc]hỉ tiêu) )[“\"]?[{CAPITALS}][^.;:)\d]*$"
)
"""“các cột: Họ tên, Diện tích đất”: heads of columns told one by one, each with the capital it has in its table; they hold no figures."""
_OF_ITS_LIST = 300
"""Letters before a head in which its list is looked for."""
_IN_BRACKETS = patterns.ours(
    rf"[^\W\d_{CAPITALS}] (?P<ngoac>\((?:Nếu có|Qua (?:Sở|Phòng|Văn phòng|Ban|Công an)|Trừ (?:các|những|trường)|Kể (?:cả|từ)|Để (?:báo|tổng|theo|phối)|Do [^\W\d_{CAPITALS}]))"
)


@rule(
    code="TT46",
    title="Sau dấu chấm viết chữ thường",
    severity=CANH_BAO,
    can_cu=_CAPITALS,
    tru=QUOTED,
    bad="mo_dau: ['Treo cờ ở đình, ở trường. các hộ ven chợ cũng treo.']",
    good="mo_dau: ['Treo cờ ở đình, ở trường, v.v. rồi hạ cờ; xem tr. bốn và Điều 5. Đội phao nghỉ. “bến” là chữ cũ.']",
)
def small_behind_a_stop(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“ở trường. các hộ”: dấu chấm gõ nhầm chỗ dấu phẩy, hoặc câu mới quên viết hoa. Chữ trước dấu chấm là chữ viết tắt, nhãn mục thì không xét."""
    for hit in context.matches(_SMALL_BEHIND, (". ",)):
        before, other = _LAST_WORDS.search(hit.text.text, 0, hit.start), hit.match["sau"]
        one = before[1] if before else ""
        whole = one.islower() and other.islower() and len(one) > 1 and len(other) > 1
        if hit.text.role in SENTENCES and whole and all(map(is_vietnamese_syllable, (one, other))):
            quote = f"{one}. {other}"
            right = f"{one}, {other} (hoặc {one}. {other.capitalize()})"
            yield Finding(hit.text.path, "Sau dấu chấm viết chữ thường", quote, right)


_SMALL_BEHIND = patterns.ours(r"\. (?P<sau>[^\W\d_]+) [^\W\d_]{2,}(?![^\W_])")
_LAST_WORDS = patterns.ours(r"[^\W\d_],? ([^\W\d_]+)$")
"""Behind another word: what stands alone before a stop is a label."""


@rule(
    code="TT45",
    title="Một cụm từ lúc viết hoa, lúc viết thường ở giữa câu",
    severity=GOI_Y,
    can_cu=_CAPITALS,
    tru=QUOTED,
    bad="mo_dau: [Góp sức làm Bến nước công cộng cho các bản., Sửa lan can bến nước công cộng ở bản Hin.]",
    good="mo_dau: [Góp sức làm bến nước công cộng., Bến nước công cộng ở bản Hin đã sửa., Giao Phòng Kinh tế giữ sổ., Phòng kinh tế hợp tác.]",
)
def now_with_a_capital(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“góp sức làm Bến nước công cộng” mà chỗ khác giữa câu viết “bến nước công cộng”. Từ ba âm tiết; tên cơ quan, chức vụ, tên loại văn bản có điều khác nói."""
    yield from in_two_ways(context)


def in_two_ways(context: Context) -> list[Finding]:
    """Return what TT45 says, so that no other rule says it of the same words again."""
    return context.once("TT45", lambda: list(_in_two_ways(context)))


def _in_two_ways(context: Context) -> Iterator[Finding]:
    places: dict[str, list[tuple[Text, str]]] = {}
    for text, (start, words) in context.each(_phrases):
        if not parts(context).holds((CITED,), text, start):
            places.setdefault(" ".join(words.split(" ")[:3]), []).append((text, words))
    for found in places.values():
        words = _longest(context, found[0][1])
        if words:
            texts = [text for text, _ in found]
            message = f"“{words}” viết hoa giữa câu, chỗ khác viết “{words.lower()}”{times(texts)}"
            yield Finding(texts[0].path, message, words, "dùng một cách viết", also=others(texts))


def _phrases(text: str) -> Iterator[tuple[int, str]]:
    """The phrases of a text that begin with a capital behind a small word and are no name: where, and their words."""
    for found in _CAPITAL_PHRASE.finditer(text):
        start, words = found.start(), found[0]
        if start < 2 or text[start - 1] != " " or not text[start - 2].islower() or words.startswith(_NAMED_SO):
            continue
        before = text[max(0, start - _NEAR) : start]
        if not (_BEFORE_A_NAME.search(before) or _OF_A_BODY.search(before) or name_goes_on(text, start)):
            yield start, words


def name_goes_on(text: str, start: int) -> bool:
    """Whether what begins with a capital is the second half of a name ("Phòng cháy, chữa cháy và Cứu nạn")."""
    return _NAME_GOES_ON.search(text[max(0, start - _NEAR) : start]) is not None


def _longest(context: Context, words: str) -> str:
    """The longest beginning of a phrase, three syllables or more, that stands elsewhere in small letters behind another word."""
    syllables = words.split(" ")
    for length in range(len(syllables), 2, -1):
        small = " ".join(syllables[:length]).lower()
        if syllables[length - 1] not in joining_words() and _in_mid_sentence(context, small):
            return " ".join(syllables[:length])
    return ""


def _in_mid_sentence(context: Context, small: str) -> bool:
    """Whether a phrase stands in small letters behind another word: a blank of its line before it."""
    return f" {small}" in context.whole


_NAMED_SO = (
    "Ủy", "Uỷ", "Hội đồng", "Hội nghị", "Hội thảo", "Hội Liên", "Hội Nông", "Hội Cựu", "Hội Chữ", "Hội Khuyến", "Hội Người", "Hội Phụ", "Phòng", "Ban", "Sở", "Bộ", "Trung tâm", "Văn phòng", "Công an", "Trạm", "Đảng", "Chi", "Mặt trận", "Đoàn", "Đội",
    "Tổ", "Trường", "Công đoàn", "Chủ tịch", "Phó", "Trưởng", "Bí thư", "Giám đốc", "Hiệu", "Thường trực", "Tòa", "Viện", "Cục", "Vụ", "Kho", "Quỹ", "Ngân hàng", "Bưu", "Đài", "Hợp tác xã", "Công ty", "Nhà nước",
    "Nhân dân", "Quốc", "Chính phủ", "Thủ tướng", "Trung ương", "Kế hoạch", "Quyết định", "Nghị", "Chỉ thị", "Thông", "Kết luận", "Chương trình", "Đề án", "Dự án", "Quy", "Hướng dẫn", "Báo cáo", "Tờ trình", "Công văn",
    "Luật", "Điều", "Phụ lục", "Mẫu", "Biểu", "Tháng", "Ngày", "Năm", "Tuần", "Tết", "Lễ", "Đại hội", "Cổng", "Trang", "Hệ thống", "Cơ sở dữ liệu", "Chỉ số", "Phương án", "Đồng chí", "Quân", "Tiểu", "Nhà", "Khu", "Danh mục", "Danh sách", "Bảng", "Cuộc", "Bảo hiểm",
)  # fmt: skip
"""First words of names of bodies, posts, kinds of papers, days and systems: other rules know how those are written."""
_BEFORE_A_NAME = patterns.ours(
    r"(?:chủ đề|phong trào|cuộc vận động|vận động|cuộc thi|hội thi|chương trình|đề án|dự án|mô hình|bài|tác phẩm|sách|phim|chuyên đề|chuyên mục|đề tài|thông điệp|danh hiệu|giải|cúp|chiến dịch|đợt|nhãn hiệu|thương hiệu"
    r"|phòng|ban|tổ|đội|khoa|ngành|lớp|môn|bộ phận|ủy ban|uỷ ban|hội|đoàn|trường|phần mềm|ứng dụng|nền tảng|khối|tiêu chí|nội dung|mục|phần|lĩnh vực|luật|xã|phường|thôn|bản|ấp|huyện|tỉnh|phố|đường|chức danh|ông|bà|nghị quyết|quyết định|nghị định|thông tư|kế hoạch|trung tâm|cổng|chỉ số|văn phòng|hệ thống|sở|bộ|viện|trạm|ngày|tháng|năm|cục|vụ|công ty|quỹ|đài|câu lạc bộ|hội đồng|người|hội nghị|hội thảo|cuộc họp|quản lý|đảng ủy|đảng uỷ|quản trị và) $",
    re.IGNORECASE,
)
"""Words behind which a title or a name may stand."""
_OF_A_BODY = patterns.ours(
    rf"(?<![^\W_])(?:Ngân hàng|Kho bạc|Quỹ|Bảo hiểm|Hội|Đoàn|Ban|Phòng|Sở|Bộ|Cục|Vụ|Chi cục|Viện|Trung tâm|Trạm|Trường|Liên minh|Liên đoàn|Hiệp hội|Tổng công ty|Công ty|Tổ)(?: [{CAPITALS}]?[^\W\d_{CAPITALS}]+){{0,2}} $"
)
"""“Ngân hàng Chính sách xã hội”, “Ban Đại diện Cha mẹ học sinh”: the second part of the name of a body."""
_NAME_GOES_ON = patterns.ours(
    rf"[{CAPITALS}][^\W\d_]*,?(?: [^\W\d_{CAPITALS}]+,?){{0,4}} và $|(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Tt]uần) (?:lễ )?[{CAPITALS}][^\W\d_]*(?: [^\W\d_]+){{0,3}} $"
)
"""“Ngày Sách và Văn hóa đọc”, “Ngày Thế giới Phòng chống đuối nước”."""
_NEAR = 40
"""Letters before a phrase that are looked at: more than the longest word there."""
_CAPITAL_PHRASE = patterns.ours(
    rf"[{CAPITALS}][^\W\d_{CAPITALS}]+ (?!(?:về|của|và|cho|với|theo|tại|trong|là) )[^\W\d_{CAPITALS}]+(?: [^\W\d_{CAPITALS}]+){{1,5}}(?![^\W_])"
)
