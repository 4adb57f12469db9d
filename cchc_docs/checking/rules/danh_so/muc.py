"""DS: labels of headings and items - gaps, repeats, wrong letters, mixed forms, headings that promise other children."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import quoted_whole
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.checking.rules.danh_so.bang_chu import following, in_words
from cchc_docs.model.document import Path
from cchc_docs.vietnamese.enumerators import BULLETS, ParsedLabel, label, parse_label

_ORDER = nd30("điểm đ khoản 6 Mục II Phần I Phụ lục I")
_Labelled = tuple[Block, ParsedLabel]


def _levels(context: Context) -> list[list[_Labelled]]:
    """Return the numbered blocks of each level that has any; bullets and unlabelled paragraphs are left out."""
    return context.once("numbered_levels", lambda: _find_levels(context))


def _find_levels(context: Context) -> list[list[_Labelled]]:
    levels: dict[int, list[_Labelled]] = {}
    quoted = quoted_whole(context)
    for one in context.blocks:
        if one.text_path in quoted:
            continue  # an article of a law counts for itself
        typed = one.block.nhan_in.strip()
        if one.block.kieu not in ("tieu_de", "muc") or not typed or typed in BULLETS:
            continue
        parsed = parse_label(typed) or in_words(typed)
        if parsed is not None and parsed.scheme:
            levels.setdefault(id(one.siblings), []).append((one, parsed))
    return list(levels.values())


def _path(one: Block) -> Path:
    return (*one.path, "nhan")


def _family(parsed: ParsedLabel) -> str:
    """The kind of count, whatever closes it: "1." and "1)" count alike."""
    return parsed.scheme.rstrip(".)/: -")


def _runs(level: list[_Labelled]) -> Iterator[list[_Labelled]]:
    """Part a level where the kind of count changes, so that each run counts on its own."""
    run: list[_Labelled] = []
    for one in level:
        if run and _family(one[1]) != _family(run[-1][1]):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _next_label(parsed: ParsedLabel, value: int) -> str:
    if parsed.scheme.endswith(" thứ"):
        return following(parsed, value)
    parent = parsed.prefix.rstrip(".") + "." if parsed.prefix[:1].isdigit() or parsed.prefix[:1] in "IVX" else ""
    try:
        return label(parsed.scheme, value, parent)
    except ValueError:
        return str(value)


@rule(
    code="DS01",
    title="Nhãn mục bị trùng",
    severity=LOI,
    can_cu=_ORDER,
    bad="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: I.}
- {tieu_de: Nhiệm vụ, nhan: I.}
""",
    good="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: I.}
- {tieu_de: Nhiệm vụ, nhan: II.}
""",
)
def repeated(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai mục cùng cấp, cùng nhãn: thường do chép thêm mục mà quên đánh lại số."""
    for run in (run for level in _levels(context) for run in _runs(level)):
        meant = _meant(run)
        for number, ((above, before), (one, parsed)) in enumerate(itertools.pairwise(run), start=1):
            again = parsed.value is not None and parsed.value == before.value and parsed.prefix == before.prefix
            if parsed.value is not None and again and meant[number - 1] == parsed.value:
                right = _next_label(parsed, parsed.value + 1)
                if above.block.kieu == "tieu_de" and not above.block.noi_dung and one.block.kieu == "muc":
                    right = f"nhãn của mục con trong “{before.raw}”"  # the heading above it has nothing below
                yield Finding(_path(one), f"Nhãn “{parsed.raw}” đã dùng cho mục ngay trước", parsed.raw, right)


def _meant(run: list[_Labelled]) -> list[int]:
    """What each label of a run was to count: as typed, but where it alone is out of line and the next goes on as if it were not.

    So "1. 2. 7. 4." has one label to mend, and so have "b) d) d)" and two that were exchanged.
    """
    out: list[int] = []
    for at, (_, parsed) in enumerate(run):
        value = parsed.value
        if at == 0 or parsed.prefix != run[at - 1][1].prefix:
            out.append(value or 1)
            continue
        due = out[-1] + 1
        after = run[at + 1][1] if at + 1 < len(run) and run[at + 1][1].prefix == parsed.prefix else None
        # A letter that is none of ours (f) behind "d) e)": the whole list is counted by another alphabet.
        goes_on = after is not None and (after.value == due + 1 or (value == due + 1 and after.value in (None, due)))
        out.append(due if value is None or goes_on else value)
    return out


@rule(
    code="DS02",
    title="Nhãn mục bị nhảy hoặc lùi số",
    severity=LOI,
    can_cu=_ORDER,
    bad="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: Phần thứ nhất}
- {tieu_de: Nhiệm vụ, nhan: Phần thứ ba}
""",
    good="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: I.}
- tieu_de: Nhiệm vụ
  nhan: II.
  noi_dung: [{muc: Rà soát., nhan: d)}, {muc: Công khai., nhan: đ)}, {muc: Tập huấn., nhan: e)}, {muc: Báo cáo., nhan: g)}]
""",
)
def skipped(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nhãn đi liền nhau; thứ tự chữ cái là a, b, c, d, đ, e, g, h, i (nhảy từ d sang e là thiếu đ)."""
    for run in (run for level in _levels(context) for run in _runs(level)):
        meant = _meant(run)
        for number, ((above, before), (one, parsed)) in enumerate(itertools.pairwise(run), start=1):
            if parsed.value is None or before.value is None or parsed.prefix != before.prefix:
                continue
            due = meant[number - 1] + 1
            if parsed.value in (before.value, due) and not (parsed.value == before.value and due > parsed.value + 1):
                continue  # as it should be, or the same once more: DS01 tells
            step = parsed.value - due + 1
            if step < 0 and parsed.value == 1 and parsed.prefix.casefold() == "điều":
                continue  # the regulation that a decision issues begins anew
            right = _next_label(parsed, due)
            there = _counted_below(above, parsed, due)
            if there is not None:
                typed = above.block.noi_dung[there].nhan_in.strip()
                message = f"“{typed}” đứng giữa “{before.raw}” và “{parsed.raw}” mà nhãn khác kiểu"
                path = (*above.path, "noi_dung", there, "nhan")
                yield Finding(path, message, typed, right, severity=CANH_BAO)
                continue
            said = "nhảy số" if parsed.value > before.value else "lùi số"
            yield Finding(_path(one), f"Sau “{before.raw}” là “{parsed.raw}”: {said}", parsed.raw, right)


def _counted_below(above: Block, after: ParsedLabel, due: int) -> int | None:
    """Where among the items below a label those stand that lead on to the next one with another mark: 3., below it 4) and 5), then 6."""
    labels = [parse_label(one.nhan_in.strip()) if one.nhan_in else None for one in above.block.noi_dung]
    told = {n: one.value for n, one in enumerate(labels) if one is not None and _family(one) == _family(after)}
    return next(iter(told)) if told and list(told.values()) == list(range(due, after.value or due)) else None


@rule(
    code="DS03",
    title="Chữ cái không dùng để đánh điểm (f, j, w, z)",
    severity=LOI,
    can_cu=_ORDER,
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  danh_so: a)
  noi_dung: [{muc: Tập huấn., nhan: e)}, {muc: Báo cáo., nhan: f)}]
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  danh_so: a)
  noi_dung: [{muc: Tập huấn., nhan: e)}, {muc: Báo cáo., nhan: g)}]
""",
)
def wrong_letter(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Điểm đánh theo bảng chữ cái tiếng Việt: sau e là g; không có f, j, w, z."""
    for run in (run for level in _levels(context) for run in _runs(level)):
        for (one, parsed), meant in zip(run, _meant(run), strict=True):
            if parsed.value is None and patterns.fullmatch(r"[fjwz][.)/]", parsed.raw):
                right = _next_label(parsed, meant)
                yield Finding(
                    _path(one), f"“{parsed.raw}” không có trong bảng chữ cái tiếng Việt", parsed.raw, right, right
                )


@rule(
    code="DS04",
    title="Các mục cùng cấp đánh nhãn nhiều kiểu",
    severity=CANH_BAO,
    can_cu=practice("các mục cùng cấp dùng một kiểu nhãn"),
    bad="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: I.}
- {tieu_de: Nhiệm vụ, nhan: II.}
- {tieu_de: Tổ chức thực hiện, nhan: III/}
""",
    good="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: I.}
- {tieu_de: Nhiệm vụ, nhan: II.}
""",
)
def mixed_schemes(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“I.” với “II/”, “1.1.” với “1.1” (thiếu dấu chấm), một mục chữ lẫn giữa các mục số; gạch đầu dòng không tính."""
    for level in _levels(context):
        schemes = Counter(parsed.scheme for _, parsed in level)
        if len(schemes) < 2:
            continue
        main = schemes.most_common(1)[0][0]
        wanted = next(parsed for _, parsed in level if parsed.scheme == main)
        few = len(level) >= 4 and schemes[main] == len(level) - 1
        for one, parsed in level:
            if (
                parsed.scheme != main
                and not parsed.scheme.endswith(" thứ")
                and (few or _family(parsed) == _family(wanted))
            ):
                message = f"Nhãn “{parsed.raw}” khác kiểu “{main}” của các mục cùng cấp"
                yield Finding(_path(one), message, parsed.raw, f"dùng kiểu “{main}”")


@rule(
    code="DS05",
    title="Nhãn mục con không theo số của mục cha",
    severity=LOI,
    can_cu=_ORDER,
    bad="""
noi_dung:
- tieu_de: Nhiệm vụ
  danh_so: 1.
  noi_dung: [{tieu_de: Cải cách thể chế, nhan: 2., noi_dung: [{muc: Rà soát., nhan: 3.1.}, {muc: Công khai., nhan: 3.2.}]}]
""",
    good="""
noi_dung:
- tieu_de: Nhiệm vụ
  danh_so: 1.
  noi_dung: [{tieu_de: Cải cách thể chế, nhan: 2., noi_dung: [{muc: Rà soát., nhan: 2.1.}, {muc: Công khai., nhan: 2.2.}]}]
""",
)
def wrong_parent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mục “3.1.” phải nằm trong mục 3; thường gặp khi chuyển mục sang chỗ khác."""
    for one in context.blocks:
        above = parse_label(one.parent.nhan_in) if one.parent is not None and one.parent.nhan_in else None
        parsed = parse_label(one.block.nhan_in) if one.block.nhan_in else None
        if above is None or parsed is None or above.value is None or not parsed.prefix[:1].isdigit():
            continue
        if not patterns.match(r"\d", above.raw):
            continue
        own = above.raw.rstrip(".):/ -")
        if parsed.prefix.rstrip(".") != own:
            yield Finding(
                _path(one), f"Nhãn “{parsed.raw}” nằm trong mục “{above.raw}”", parsed.raw, f"{own}.{parsed.value}."
            )


@rule(
    code="DS30",
    title="Nhãn “1.1.” đứng ngay dưới mục La Mã",
    severity=GOI_Y,
    can_cu=_ORDER,
    bad="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: I.}
- {tieu_de: Nhiệm vụ, nhan: II., noi_dung: [{muc: Rà soát., nhan: 1.1.}, {muc: Công khai., nhan: 1.2.}]}
""",
    good="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: I.}
- {tieu_de: Nhiệm vụ, nhan: II., noi_dung: [{muc: Rà soát., nhan: 1.}, {muc: Công khai., nhan: 2.}]}
""",
)
def skips_a_level(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Dưới I là 1., dưới 1. mới là 1.1. Nhắc một lần cho cả văn bản; có nơi quen đánh 2.1. dưới II.

    “1.1.” dưới II thì không theo số nào: cảnh báo.
    """
    found = []
    for level in _levels(context):
        one, parsed = level[0]
        above = parse_label(one.parent.nhan_in) if one.parent is not None and one.parent.nhan_in else None
        if above is not None and _family(above) == "I" and parsed.prefix[:1].isdigit():
            found.append((one, parsed, above))
    if found:
        one, parsed, above = next((at for at in found if int(at[1].prefix.split(".")[0]) != at[2].value), found[0])
        severity = None if int(parsed.prefix.split(".")[0]) == above.value else CANH_BAO
        message = f"Ngay dưới mục “{above.raw}” là “{parsed.raw}”: thiếu cấp “1.”"
        yield Finding(_path(one), message, parsed.raw, f"{parsed.value}.", severity=severity)


@rule(
    code="DS06",
    title="Mục đầu tiên không bắt đầu từ số 1, chữ a",
    severity=LOI,
    can_cu=_ORDER,
    bad="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: II.}
- {tieu_de: Nhiệm vụ, nhan: III.}
- tieu_de: CHUNG
  nhan: Chương I
  noi_dung: [{tieu_de: Phạm vi, nhan: Điều 1.}, {tieu_de: Đối tượng, nhan: Điều 2.}]
- tieu_de: CUỐI
  nhan: Chương II
  noi_dung: [{tieu_de: Hiệu lực, nhan: Điều 4.}]
""",
    good="""
noi_dung:
- {tieu_de: Mục tiêu, nhan: I.}
- {tieu_de: Nhiệm vụ, nhan: II.}
""",
)
def wrong_start(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nhóm mục bắt đầu từ 2 hoặc b thường là mất mục đầu; số chạy tiếp từ phần trước thì được. Điều đánh số liền qua các chương."""
    last: dict[str, int] = {}
    doubled: set[str] = set()
    told: set[Path] = set()
    for level in _levels(context):
        first, parsed = level[0]
        before = last.get(_family(parsed))
        goes_on = parsed.value is not None and before is not None and before == parsed.value - 1
        article = parsed.raw.lower().startswith("điều") and before is not None
        if article and parsed.value is not None and before is not None:
            goes_on = parsed.value - before in (1, 2 if _family(parsed) in doubled else 1)
        values = [
            label_.value for _, label_ in level if label_.value is not None and _family(label_) == _family(parsed)
        ]
        (doubled.add if len(set(values)) < len(values) else doubled.discard)(_family(parsed))
        last |= {_family(label_): label_.value for _, label_ in level if label_.value is not None}
        if (
            not goes_on
            and (len(level) > 1 or article)
            and parsed.value is not None
            and parsed.value > 1
            and first.siblings[0] is first.block
        ):
            right = _next_label(parsed, 1 + before if article and before else 1)
            said = f", mục trước đến {before}" if article else ""
            told.add(first.path)
            yield Finding(_path(first), f"Nhóm mục bắt đầu từ “{parsed.raw}”{said}", parsed.raw, right)
    for one, parsed in (run[0] for level in _levels(context) for run in _runs(level)):
        later = parsed.prefix[:1].isdigit() and (parsed.value or 0) > 1 and one.path not in told
        if later and not _has_earlier(context, parsed):
            message = f"Trước “{parsed.raw}” không có mục nào của {parsed.prefix.rstrip('.')}"
            yield Finding(_path(one), message, parsed.raw, _next_label(parsed, 1), severity=CANH_BAO)


def _has_earlier(context: Context, parsed: ParsedLabel) -> bool:
    """Whether any label of the paper is of the same number ("3.") and stands before this one ("3.3")."""
    return any(
        other.prefix == parsed.prefix and other.value is not None and other.value < (parsed.value or 0)
        for level in _levels(context)
        for _, other in level
    )


@rule(
    code="DS07",
    title="Phần, chương không đánh số La Mã",
    severity=LOI,
    can_cu=_ORDER,
    danh_cho=STATE,
    bad="""
noi_dung:
- {tieu_de: QUY ĐỊNH CHUNG, nhan: Chương 1}
""",
    good="""
noi_dung:
- {tieu_de: QUY ĐỊNH CHUNG, nhan: Chương I}
""",
)
def roman_parts(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Số của phần, chương là chữ số La Mã."""
    for one in context.blocks:
        found = patterns.fullmatch(r"(Phần|Chương)\s+\d+\.?", one.block.nhan_in.strip())
        if found:
            yield Finding(_path(one), f"{found[1]} đánh số Ả Rập", one.block.nhan_in.strip(), f"{found[1]} và số La Mã")
