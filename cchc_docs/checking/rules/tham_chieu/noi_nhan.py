"""TC: who is given work, or is to get a report, against the recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.profile import TRUONG
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.checking.rules.nhiem_vu.bang import listed_units
from cchc_docs.checking.rules.phan_cong.muc import alike, below_organising, organising_sections
from cchc_docs.checking.rules.tham_chieu.mot_van_ban import spelt
from cchc_docs.model.document import Muc, Path
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import strip_accents
from cchc_docs.vietnamese.units import normalise_unit, short_form_fits

_RECIPIENTS = nd30("điểm d khoản 9 Mục II Phần I Phụ lục I")
_LINE = patterns.ours(r"^[-–+•]\s*|\(.*?\)|[;.]$")


class _Kind(NamedTuple):
    """Bodies beside the issuer's own offices: how one is named, what of a recipient takes it in."""

    named: re.Pattern[str]
    taken_in: re.Pattern[str]


_BESIDE = (
    _Kind(patterns.ours(r"(?:[Ủủ]y ban|UB|[Uu]ỷ ban)? ?(?:MTTQ|Mặt trận Tổ quốc)"), patterns.ours(r"mttq|mặt trận|đoàn thể|hệ thống chính trị")),
    _Kind(patterns.ours(r"(?:Đoàn (?:[Tt]hanh niên|TNCS)|Hội (?:Nông dân|Liên hiệp|LHPN|Phụ nữ|Cựu chiến binh|CCB|Người cao tuổi|Chữ thập đỏ)|[Cc]ác tổ chức chính trị|[Cc]ác đoàn thể|[Cc]ác hội)"), patterns.ours(r"đoàn thể|tổ chức chính trị|hội |đoàn |ban, ngành")),
    _Kind(patterns.ours(r"(?:[Tt]rưởng (?:các )?(?:thôn|bản|ấp|buôn|xóm|khóm|khu phố|tổ dân phố)|Các (?:thôn|bản|ấp|buôn|xóm|khóm|khu phố|tổ dân phố|khu dân cư))"), patterns.ours(r"thôn|bản|ấp|buôn|xóm|khóm|khu phố|tổ dân phố|khu dân cư|cơ sở")),
    _Kind(patterns.ours(r"(?:[Hh]iệu trưởng|Các (?:nhà )?trường|Trường (?:Mầm non|Tiểu học|Trung học|THCS|THPT))"), patterns.ours(r"trường")),
    _Kind(patterns.ours(r"(?:Các )?[Cc]hủ rừng"), patterns.ours(r"chủ rừng")),
    _Kind(patterns.ours(r"(?:Các )?[Cc]hủ đầu tư"), patterns.ours(r"chủ đầu tư|đơn vị|phòng")),
    _Kind(patterns.ours(r"Các (?:doanh nghiệp|cơ sở sản xuất|hợp tác xã|hộ kinh doanh)"), patterns.ours(r"doanh nghiệp|cơ sở|hợp tác xã|hộ kinh doanh")),
    _Kind(patterns.ours(r"Ban Chỉ huy [Qq]uân sự"), patterns.ours(r"quân sự|chqs|các ban, ngành|ngành|phòng(?:, ban)?, (?:cơ quan, )?đơn vị(?! trực thuộc)")),
    _Kind(patterns.ours(r"(?:Kho bạc|Bảo hiểm xã hội|Ngân hàng Chính sách|Thuế cơ sở|Điện lực|Hạt Kiểm lâm)"), patterns.ours(r"kho bạc|bảo hiểm|ngân hàng|thuế|điện lực|kiểm lâm|ngành")),
)  # fmt: skip
_ASKED = patterns.ours(r"^(?:Đề nghị|Yêu cầu|Giao|Mời|Kính đề nghị) ")


@rule(
    code="TC22",
    title="Đơn vị được giao việc mà không có trong nơi nhận",
    severity=GOI_Y,
    can_cu=_RECIPIENTS,
    bad="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Tham mưu kinh phí.]}, {tieu_de: Công an xã, noi_dung: [Giữ gìn trật tự.]}, 'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã: giám sát.']
noi_nhan: [Sở Nội vụ, Phòng Kinh tế]
""",
    good="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Tham mưu kinh phí.]}, {tieu_de: Công an xã, noi_dung: [Giữ gìn trật tự.]}, 'Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã: giám sát.']
noi_nhan: [Sở Nội vụ, Phòng Kinh tế, Công an xã, UBMTTQ xã và các đoàn thể]
""",
)
def not_sent_to(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các mục của phần tổ chức thực hiện với nơi nhận; câu chung “các phòng, đơn vị” bao cả, nên chỉ nhắc một lần.

    Mặt trận, đoàn thể, thôn, trường được giao việc, được đề nghị cũng xét.
    """
    typed = [text.text for text in context.texts if text.role in ("noi_nhan", "kinh_gui")]
    lines = [line.lower() for line in typed if context.document.loai != "cong_van" or not _AS_ABOVE.match(line)]
    if not lines:
        return
    named = [unit for line in lines for unit in listed_units(_LINE.sub("", line))]
    bare, taken_in = [_LINE.sub("", line) for line in typed], _taken_in(lines)
    bare += [f"Phòng {part.strip()}" for line in bare if line.startswith("Phòng ") for part in line.split(",")[1:]]
    parts = [
        part.strip() for line in bare for part in line.split(",") if part.strip().isupper() and len(part.strip()) > 2
    ]
    own = " ".join((context.document.co_quan.ten if context.document.co_quan else "").lower().split())
    lacks = []
    for one, unit in organising_sections(context):
        small = unit.lower()
        if context.document.loai in ("cong_van", "thong_bao") and not _ORDER.match(one.said):
            continue
        if (
            small.startswith("ban hành ")
            or any(re.match(kinds, small) for kinds in taken_in)
            or small in own
            or patterns.match(r"ban (?:thường vụ|chấp hành|giám đốc|giám hiệu|đại diện)", small)
            or _drafts(context, unit)
            or any(_shortened(called, name) for called in _bare(unit) for name in bare)
            or any(short_form_fits(part, called) for called in _bare(unit) for part in parts)
        ):
            continue
        if not any(alike(unit, name) or small in line for name in named for line in lines):
            lacks.append((one.text_path, unit))
    lacks += [one for one in _beside(context, lines) if one[0] not in {path for path, _ in lacks}]
    if lacks:
        shown = ", ".join(dict.fromkeys(unit for _, unit in lacks))
        also = tuple(path for path, _ in lacks[1:])
        message = f"Được giao việc mà không có trong nơi nhận: {shown}"
        yield Finding(lacks[0][0], message, lacks[0][1], "thêm vào nơi nhận", also=also)


def _bare(unit: str) -> tuple[str, str]:
    """A unit as it is called, and without its commune: "Phòng Kinh tế" of "Phòng Kinh tế xã"."""
    return unit, patterns.sub(r" (?:xã|phường|đặc khu)$", "", unit)


_WIDE = patterns.ours(r"các phòng,?(?: ban,)?(?: cơ quan,)?(?: và)? đơn vị(?! (?:trực )?thuộc)")
_ORDER = patterns.ours(r"(?:Giao|Yêu cầu|Đề nghị) |[^.;:]{3,80}:")
_AS_ABOVE = patterns.ours(r"\W*[Nn]hư trên")
"""Of a công văn it means the lines of Kính gửi, which are looked at themselves."""


def _drafts(context: Context, unit: str) -> bool:
    """Whether the unit drafted the paper: its short form is what the paper is filed under."""
    code = patterns.sub(r"^.*?Lưu\s*:?", "", context.document.luu)
    parts = [part.strip(" .") for part in code.split(",")]
    return any(len(part) > 2 and (short_form_fits(part, unit) or spelt(part, unit)) for part in parts)


def _beside(context: Context, lines: list[str]) -> Iterator[tuple[Path, str]]:
    """Bodies that are no office of the issuer's and have an item of their own in the organising part.

    “các phòng, đơn vị” among the recipients may mean them too.
    """
    if any(_WIDE.search(line) for line in lines):
        return
    for one in below_organising(context):
        words = _ASKED.sub("", one.said)
        kind = next((kind for kind in _BESIDE if kind.named.match(words)), None)
        if (
            kind is None
            or (context.profile.cap == TRUONG and patterns.match(r"[Hh]iệu trưởng", words))
            or any(kind.taken_in.search(line) or _ALL.search(line.lstrip("-–+• ")) for line in lines)
        ):
            continue
        name = patterns.split(
            r"[:;.]| (?:chủ trì|phối hợp|có trách nhiệm|tuyên truyền|vận động|giám sát|tổ chức (?!chính)|chỉ đạo|thực hiện|huy động|tham gia|hướng dẫn)",
            words,
            maxsplit=1,
        )[0].strip(" ,")
        if len(name.split()) < 16:
            yield one.text_path, name


def _shortened(unit: str, name: str) -> bool:
    """Whether a recipient is the unit with some words drawn together: "Ban CTMT các thôn" for "Ban Công tác Mặt trận các thôn"."""
    words, whole_name = name.split(), strip_accents(unit.lower())
    if not any(word.isupper() and len(word) > 1 for word in words):
        return False
    if not whole_name.startswith(strip_accents(words[0].lower())[:1]):
        return False  # both begin alike, drawn together or not: for most no pattern is made
    pattern = ""
    for word in words:
        plain_word = strip_accents(word.lower())
        whole = len(word) < 2 or not word.isupper()
        letters = [re.escape(plain_word)] if whole else [f"{c}\\w*" for c in plain_word]
        pattern += "".join(f"{one}[ ,-]*" for one in letters)
    return re.fullmatch(pattern, whole_name) is not None


_ALL = patterns.ours(
    r"như (?:trên|mục|phần|điều)|các (?:cơ quan|đơn vị|tổ chức|thành viên)(?:,| liên quan| có liên quan| tham gia| phối hợp| được kiểm tra| thuộc| trực thuộc| chuyên môn| có tên| được giao| nêu (?:tại|trong)|$)|các (?:(?:phòng|ban),? )*ngành"
)
_SOME = (
    (patterns.ours(r"các phòng|phòng, (?:ban|đơn vị|trung tâm)|phòng chuyên môn|các (?:ban|bộ phận)"), r"(?:phòng|văn phòng)\b"),
    (patterns.ours(r"các phòng, (?:ban|đơn vị|trung tâm|cơ quan)|phòng, (?:ban|đơn vị)|các (?:ban|đơn vị)"), r"ban\b"),
    (patterns.ours(r"các phòng[^;.]{0,40}(?:trung tâm|đơn vị|cơ quan|ban|trạm)|phòng, (?:ban|đơn vị|trung tâm)|đơn vị sự nghiệp|các (?:bộ phận|trung tâm)"), r"(?:trung tâm|trạm)\b"),
    (patterns.ours(r"các phòng(?:, (?:ban|cơ quan|trung tâm))*,? (?:và )?đơn vị(?! trực thuộc)"), r"(?:công an|ban chỉ huy)\b"),
    (patterns.ours(r"các sở|sở, (?:ban|ngành)"), r"(?:sở|ban|văn phòng|thanh tra|công an|bộ chỉ huy|bảo hiểm|chi cục|cục|kho bạc)\b"),
    (patterns.ours(r"các trạm|các trường"), r"(?:trạm|trường)\b"),
)  # fmt: skip


def _taken_in(lines: list[str]) -> list[str]:
    """Return patterns of the units that collective recipients ("các phòng", "các cơ quan chuyên môn thuộc UBND tỉnh") take in."""
    bare = [line.lstrip("-–+• ") for line in lines]
    if any(map(_ALL.search, bare)):
        return [""]
    return [kinds for each, kinds in _SOME if any(map(each.search, bare))]


_NAMES = (
    r"Nội vụ|Tư pháp|Tài chính|Công [Tt]hương|Xây dựng|Y tế|Ngoại vụ|Giáo dục (?:và|&) Đào tạo|Khoa học (?:và|&) Công nghệ|Văn (?:hóa|hoá), Thể thao (?:và|&) Du lịch"
    r"|Văn (?:hóa|hoá) (?:và|&) Thể thao|Du lịch|Nông nghiệp (?:và|&) Môi trường|Dân tộc (?:và|&) Tôn giáo|Quy hoạch - Kiến trúc|An toàn thực phẩm"
)
_ABOVE = {
    "công an": r"Công an (?:tỉnh|thành phố)", "quân sự": r"(?:Bộ|Ban) Chỉ huy [Qq]uân sự (?:tỉnh|thành phố)", "thanh tra": r"Thanh tra tỉnh",
    "đảng ủy": r"(?:Thường trực |Ban Thường vụ )?Đảng (?:ủy|uỷ) (?:xã|phường|đặc khu)", "liên đoàn": r"Liên đoàn Lao động tỉnh",
    "mặt trận": r"Ủy ban (?:MTTQ|Mặt trận Tổ quốc) Việt Nam (?:tỉnh|thành phố|xã|phường)", "phòng thủ dân sự": r"Ban Chỉ huy [Pp]hòng thủ dân sự tỉnh",
}  # fmt: skip
"""What a recipient must say of a body beside the departments, and how the body is named."""
_ALSO = {"mặt trận": "mttq", "đảng ủy": "đảng uỷ"}
_REPORTS_TO = patterns.ours(
    rf"(?:(?:[Bb]áo cáo|[Gg]ửi)(?: (?:về|cho|tới|đến|với|kết quả(?: (?:về|cho|tới))?))? |\((?:thông )?qua )(?P<so>Sở (?:{_NAMES})|{'|'.join(_ABOVE.values())})(?![^\W_])"
)
_COLLECTIVE = patterns.ours(r"các sở|sở, (?:ban, )?ngành|các cơ quan (?:cấp tỉnh|của tỉnh)", re.IGNORECASE)


@rule(
    code="TC24",
    title="Báo cáo một cơ quan mà nơi nhận không có cơ quan đó",
    severity=GOI_Y,
    can_cu=_RECIPIENTS,
    ap_dung=("ke_hoach", "quyet_dinh", "chuong_trinh", "phuong_an", "chi_thi", "de_an"),
    tru=(QUOTED, CITED),
    bad="mo_dau: [Tổng hợp và báo cáo Sở Tư pháp trước ngày 20/11/2026.]\nnoi_nhan: [Sở Nội vụ]",
    good="mo_dau: [Tổng hợp và báo cáo Sở Tư pháp trước ngày 20/11/2026.]\nnoi_nhan: [Sở Nội vụ, Sở Tư pháp]",
)
def no_recipient(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“báo cáo Sở Tư pháp”, “gửi Công an tỉnh” mà nơi nhận không có; nơi nhận ghi chung “các sở, ban, ngành” hay “như trên” với Kính gửi thì đã có."""
    lines = [text.text for text in context.texts if text.role in ("noi_nhan", "kinh_gui")]
    if not lines or any(_COLLECTIVE.search(line) for line in lines):
        return
    known = [normalise_unit(_LINE.sub("", line)) for line in lines]
    small = " ".join(lines).lower()
    named = _in_articles(context, small)
    shortened = [part for line in lines if _OF_SO.match(line) for part in _OF_SO.sub("", line).strip(" ;.").split(",")]
    told: set[str] = set()
    for hit in context.matches(_REPORTS_TO, ("báo cáo", "gửi", "qua ")):
        name = hit.match["so"].rstrip(" ,-")
        key = normalise_unit(name)
        if key in told or len(key.split()) < 2 or any(key in line for line in known) or _said(name, small):
            continue
        if any(name.lower() in words for words in named) or any(short_form_fits(part, name) for part in shortened):
            continue
        told.add(key)
        yield Finding(hit.text.path, f"Báo cáo {name} nhưng nơi nhận không có", name, f"thêm {name} vào nơi nhận")


_OF_SO = patterns.ours(r"\W*(?:[Cc]ác )?[Ss]ở\s*:\s*")
"""A recipient that lists departments by their short forms: "Sở: TC, NN&MT;"."""
_AS_ARTICLE = patterns.ours(r"như (?:điều|mục|phần) ([\divx]+)")


def _in_articles(context: Context, recipients: str) -> list[str]:
    """The articles that "Như Điều 3" takes in, in small letters: whom they give something to gets the paper."""
    numbers = set(_AS_ARTICLE.findall(recipients))
    if not numbers:
        return []
    return [
        one.said.lower()
        for one in context.blocks
        if one.path[0] == "noi_dung"
        and (_number(one.block) in numbers or (one.parent and _number(one.parent) in numbers))
    ]


def _number(block: Muc) -> str:
    """The number of a label: "2" of "Điều 2."."""
    return patterns.sub(r"\W|điều|mục|phần", "", block.nhan_in.lower())


def _said(name: str, recipients: str) -> bool:
    """Whether the recipients speak of a body beside the departments."""
    words = next((words for words, pattern in _ABOVE.items() if patterns.fullmatch(pattern, name)), "")
    return bool(words) and (words in recipients or _ALSO.get(words, words) in recipients)
