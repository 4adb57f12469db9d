"""CH: a syllable that makes no word where it stands, and another one, a mark or a letter away, does ("thực hiên", "thời hạng")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.dau import (
    Pair,
    common_words,
    is_listed,
    is_name,
    known_pairs,
    with_letters,
)
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.chinh_ta.hoi_nga import no_such
from cchc_docs.checking.wording.beside import CLOSING, OPENING, Beside, bare, beside
from cchc_docs.checking.wording.mistaken import MARK, slip_of
from cchc_docs.checking.wording.neighbours import SURE, Slip, neighbours
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, split_syllable, strip_accents

_SPELLING = practice("chính tả tiếng Việt: âm tiết so với chữ đứng trước, đứng sau nó")


@rule(
    code="CH25",
    title="Sai dấu thành chữ khác (thực hiên, nhân thức)",
    severity=CANH_BAO,
    can_cu=_SPELLING,
    tru=QUOTED,
    bad="mo_dau: [Triển khai thực hiên nhiệm vụ.]",
    good="mo_dau: [Triển khai thực hiện nhiệm vụ., Văn bản hành chính., Cơ quan trong tỉnh., Hình thức thực hiện., Mở khóa học ngắn ngày., Ban Đô thị cử người trực.]",
)
def wrong_accent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Âm tiết không thành từ với chữ bên cạnh, mà cùng chữ cái, khác dấu thì thành từ quen dùng (tim kiếm).

    So độ quen của từ với việc âm tiết ấy có hay đứng một mình không; không chắc thì là gợi ý. Chữ bên cạnh đã thành từ
    với chữ khác (cơ quan | trong) thì hầu như không tính. Âm tiết không có thật và có dấu do CH13 xét.
    """
    yield from _told(context, marks=True)


@rule(
    code="CH32",
    title="Nhầm một chữ nghe gần giống, gõ lệch một chữ cái (thời hạng, thực thiện)",
    severity=CANH_BAO,
    can_cu=_SPELLING,
    tru=QUOTED,
    bad="mo_dau: [Đối chiếu số lựu đã nộp đúng thời hạng., Chủ đò giải quết xong việc neo bến.]",
    good="mo_dau: [Đối chiếu số liệu đã nộp đúng thời hạn., Trồng thêm hai gốc lựu., Xếp hạng hồ sơ., Bến chỉ đạt hai tiêu chí.]",
)
def sounds_alike(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Như CH25, với âm tiết khác phụ âm đầu hoặc vần hay lẫn (s/x, ch/tr, n/ng, t/c, iêu/ưu), hoặc thừa, thiếu, lẫn, đảo một chữ cái."""
    yield from _told(context, marks=False)


class _Place(NamedTuple):
    """A slip in a text: where its pair begins there, the pair as typed, the pair meant, what was typed and what the table says of it."""

    text: Text
    start: int
    quote: str
    fixed: str
    typed: str
    slip: Slip


_Found = tuple[int, str, str, str, Slip]
"""A place without its text."""


def _slips(context: Context) -> list[_Place]:
    """Return the slips of a paper, place by place: of two that share a syllable the likelier."""
    return context.once("sai_am_tiet", lambda: list(_find(context)))


def slipped(context: Context) -> set[str]:
    """The syllables, in small letters, of which this family's rules of neighbours tell."""
    return {one.typed for one in _slips(context)}


def _find(context: Context) -> Iterator[_Place]:
    found = [_Place(text, *one) for text, one in _PASSED.found(context, _odd_ones(context), _in_text)]
    found.sort(key=lambda place: (-place.slip.score, context.order.get(place.text.path, 0), place.start))
    taken: set[tuple[int, int]] = set()
    for place in found:
        span = {(id(place.text), at) for at in range(place.start, place.start + len(place.quote))}
        if not span & taken:
            taken |= span
            yield place


_PASSED = Passed("syllables")


def _odd_ones(context: Context) -> Callable[[set[Pair]], set[Pair]]:
    def find(pairs: set[Pair]) -> set[Pair]:
        syllables, known = context.syllables(pairs), known_pairs()
        odd = {pair for one, other, pair in neighbours().may_be_slips(syllables) if _suspected(one, other)}
        plain = {one for one in syllables if not split_syllable(one)[2]}
        for one in plain:
            for other, pair in syllables[one]:
                if not split_syllable(other)[2] and pair not in known and _lost_tones(one, other):
                    odd.add(pair)
        return odd - known

    return find


def _suspected(first: str, second: str) -> bool:
    """Whether one of two neighbours is likely a slip of one that goes with the other."""
    table = neighbours()
    return (
        table.slip(("", first), second, ("", "")) is not None or table.slip(("", ""), first, (second, "")) is not None
    )


def _lost_tones(first: str, second: str) -> Pair | None:
    """The word meant where both syllables lost their tones ("tim kiêm"): keys that did not take. Neither is a word by itself."""
    if split_syllable(first)[2] or split_syllable(second)[2]:
        return None
    meant = with_letters(strip_accents(f"{first} {second}"))
    if (
        meant is None
        or not all(split_syllable(one)[2] for one in meant)
        or strip_accents(first) == strip_accents(second)
    ):
        return None
    table = neighbours()
    return None if table.begins(first) or table.ends(second) or {first, second} & common_words() else meant


@lru_cache(maxsize=8192)
def _in_text(words: str, pair: Pair) -> tuple[_Found, ...]:
    """The slips of a pair in a text, kept: the same texts are checked again after every edit."""
    small, out = words.lower(), list[_Found]()
    one, other = pair[0].lstrip(OPENING), pair[1].rstrip(CLOSING)
    meant = _lost_tones(bare(one), bare(other))
    for place in beside(words, f"{one} {other}"):
        at, end = place.start, place.end
        slips = (_at(words, small, at, one), _at(words, small, at + len(one) + 1, other))
        out += [slip for slip in slips if slip is not None]
        if meant is not None and not out and not is_name(words, at, end) and not _goes_elsewhere(place, one, other):
            quote = words[at:end]
            out.append((at, quote, _as_typed(quote, " ".join(meant)), one, Slip(SURE, meant[0], False)))
    return tuple(out)


def _goes_elsewhere(place: Beside, one: str, other: str) -> bool:
    """Whether the first of two syllables makes a word with what stands before it, or the last with what stands behind."""
    return neighbours().a_word(bare(place.before), bare(one)) or neighbours().a_word(bare(other), bare(place.after))


_BEFORE = patterns.ours(r"(?:([^\W\d_]+) )?([^\W\d_]+) $")
_AFTER = patterns.ours(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")


def _at(words: str, small: str, start: int, typed: str) -> _Found | None:
    end = start + len(typed)
    before, after = _BEFORE.search(small, max(0, start - 18), start), _AFTER.match(small, end)
    left = (bare(before[1]), bare(before[2])) if before else ("", "")
    right = (bare(after[1]), bare(after[2])) if after else ("", "")
    syllable = bare(typed)
    no_word = not is_vietnamese_syllable(syllable) and (len(syllable) == 1 or not syllable.isascii())
    if no_word or syllable in no_such():
        return None  # CH13, CH27, CH35 tell of it
    slip = neighbours().slip(left, syllable, right)
    if slip is None or is_listed(small[max(0, start - 12) : end + 12]):
        return None
    if slip.by_left and before:
        first, last = before.start(2), end
    elif after:
        first, last = start, after.end(1)
    else:
        return None
    if is_name(words, first, last):
        return None
    if neighbours().turned(*(left[1], syllable) if slip.by_left else (syllable, right[0])):
        return None  # "động vận" is "vận động" turned round: CH45 tells
    quote = words[first:last]
    meant = f"{small[first:start]}{slip.meant}{small[end:last]}"
    return (first, quote, _as_typed(quote, meant), syllable, slip)


def _as_typed(quote: str, meant: str) -> str:
    if quote.isupper():
        return meant.upper()
    return meant[:1].upper() + meant[1:] if quote[:1].isupper() else meant


def _told(context: Context, *, marks: bool) -> Iterator[Finding]:
    """Tell of slips of marks, or of all others; the same slip once, with its places."""
    places: dict[Pair, list[_Place]] = {}
    for one in _slips(context):
        if (slip_of(one.typed, one.slip.meant) == MARK) is marks:
            places.setdefault((one.quote.lower(), one.fixed.lower()), []).append(one)
    for found in places.values():
        found.sort(key=lambda one: context.order.get(one.text.path, 0))
        first, texts = found[0], [one.text for one in found]
        message = f"“{first.quote}” có phải “{first.fixed}”?{times(texts)}"
        severity = None if max(one.slip.score for one in found) >= SURE else GOI_Y
        yield Finding(texts[0].path, message, first.quote, first.fixed, severity=severity, also=others(texts))
