"""TC: the words of the title said again in the opening or in Điều 1, with another thing in the middle of them."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import strip_accents
from cchc_docs.vietnamese.fold import fold

_CLAUSE = patterns.ours(
    r"(?:[Bb]an hành|[Xx]ây dựng|trình|[Pp]hê duyệt)(?: kèm theo Quyết định này)? (?P<loai>Kế hoạch|Quy chế|Quy định|Chương trình|Phương án|Đề án|Nội quy|Danh mục)(?P<noi>(?: [^.;:]{8,200}))"
)
_ENDS = patterns.ours(r",? (?:như sau|cụ thể|với (?:các |những )?nội dung|ban hành kèm).*$|\s*\([^)]*\)")
_WORD = patterns.ours(r"[^\W_]+(?:[,/-][^\W_]+)*")
_LITTLE = frozenset(
    [
        "về",
        "việc",
        "của",
        "các",
        "những",
        "và",
        "trên",
        "địa",
        "bàn",
        "xã",
        "phường",
        "năm",
        "trong",
        "cho",
        "tại",
        "công",
        "tác",
        "thực",
        "hiện",
        "triển",
        "khai",
        "tổ",
        "chức",
        "kế",
        "hoạch",
        "chương",
        "trình",
        "quy",
        "chế",
        "ban",
        "hành",
        "nhiệm",
        "vụ",
        "hoạt",
        "động",
        "kèm",
        "theo",
        "quyết",
        "định",
        "này",
        "giai",
        "đoạn",
        "tăng",
        "cường",
        "nâng",
        "cao",
        "đẩy",
        "mạnh",
        "quy",
        "định",
        "phương",
        "án",
        "đề",
        "án",
        "một",
        "số",
        "nội",
        "dung",
    ]
)
_KEPT, _KEPT_IN_ARTICLE = 3, 2
"""Words of the title that stand there too; Điều 1 says nothing else."""
_LONGEST = 4
_BAD = "{{trich_yeu: Sửa bến đò cho học sinh thôn Hạ năm 2026, mo_dau: ['Ủy ban nhân dân xã ban hành Kế hoạch sửa {} cho học sinh thôn Hạ năm 2026 như sau:']}}"


@rule(
    code="TC18",
    title="Nhắc lại trích yếu mà nói việc khác",
    severity=CANH_BAO,
    can_cu=practice("phần mở đầu, Điều 1 gọi văn bản đúng như trích yếu"),
    tru=QUOTED,
    bad=_BAD.format("cầu treo"),
    good=_BAD.format("bến đò"),
)
def another_thing(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“ban hành Kế hoạch dạy nghề đan lát cho lao động …” khi trích yếu là “Dạy nghề trồng nấm cho lao động …”: chữ trước và sau như nhau, ở giữa là việc khác.

    Rút gọn, viết tắt, thêm bớt chữ chung (công tác, thực hiện, trên địa bàn) không xét; năm, kỳ do TG35 xét.
    """
    title = _words(context.document.trich_yeu.replace("\n", " "))
    if len(title) < _KEPT + 2:
        return
    for text in [one for one in context.prose if one.role in ("mo_dau", "doan", "muc")][:8]:
        for found in _CLAUSE.finditer(text.text):
            if any(start <= found.start() < end for start, end in context.cited_spans.get(text.path, ())):
                continue
            said = _words(_ENDS.sub("", found["noi"]))
            odd = _other_words(title, said, _KEPT if text.role == "mo_dau" else _KEPT_IN_ARTICLE)
            if odd is not None:
                yield _told(text, odd)
                return


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _plain(words: list[str]) -> list[str]:
    return [fold(word).lower() for word in words]


def _other_words(title: list[str], said: list[str], least: int) -> tuple[str, str] | None:
    """(here, in the title) where one stretch of a few words is another, and all around it is alike."""
    from difflib import SequenceMatcher

    one, other = _plain(title), _plain(said)
    blocks = [block for block in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if block[0] != "equal"]
    changed = [
        (tag, one[a:b], said[c:d], title[a:b], other[c:d])
        for tag, a, b, c, d in blocks
        if not set(one[a:b]) | set(other[c:d]) <= _LITTLE
    ]
    kept = sum(word not in _LITTLE for word in one) - sum(len(change[1]) for change in changed)
    if len(changed) != 1 or kept < least or changed[0][0] != "replace":
        return None
    _, meant, here, as_titled, typed = changed[0]
    if not (0 < len(meant) <= _LONGEST and 0 < len(here) <= _LONGEST) or set(meant) & set(typed):
        return None
    if (
        any(word.isdigit() or word.isupper() for word in (*here, *as_titled))
        or set(meant) <= _LITTLE
        or set(typed) <= _LITTLE
    ):
        return None
    if "".join(strip_accents(word[0]) for word in meant) == "".join(strip_accents(word[0]) for word in typed):
        return None  # a slip of spelling or a short form
    return " ".join(here), " ".join(as_titled)


def _told(text: Text, odd: tuple[str, str]) -> Finding:
    here, meant = odd
    return Finding(text.path, f"Trích yếu là “{meant}”, ở đây ghi “{here}”", here, meant)
