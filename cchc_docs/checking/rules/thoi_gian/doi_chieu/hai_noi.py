"""TG: one thing with two times - in the body and in a table, or in two places of the body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.figures.mentions.pairing import Pairing, Said
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.tham_chieu.mot_van_ban import spelt
from cchc_docs.checking.rules.thoi_gian.cung_ten import told_otherwise
from cchc_docs.checking.rules.thoi_gian.doi_chieu.tong_ket import summed_up_twice
from cchc_docs.checking.rules.thoi_gian.doi_chieu.tung_lan import cells_of_a_series, rows_of_a_series
from cchc_docs.checking.times.matters import APART, SHORTEST, matter_of, other_papers, same_matter
from cchc_docs.checking.times.moments import Moment, moments, moments_by_text
from cchc_docs.checking.times.parts import is_of_before
from cchc_docs.checking.times.series import opens
from cchc_docs.checking.times.stages import runs, stages
from cchc_docs.checking.times.wordings import BY, ON, UNTIL, WITHIN
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.fold import fold

_ONE = practice("một việc trong một văn bản có một thời hạn")
_SET = (BY, ON, UNTIL, WITHIN)
_SLACK = timedelta(days=7)
_A_MONTH = timedelta(days=31)
_ONE_TIME, _ONE_DAY = "thống nhất một thời gian", "thống nhất một thời hạn"
_LONG_AGO = timedelta(days=180)
"""A day so long before the paper's own tells which things are meant ("văn bản ban hành trước ngày …")."""


@rule(
    code="TG38",
    title="Thời hạn trong bài khác thời hạn trong bảng",
    severity=CANH_BAO,
    can_cu=_ONE,
    tru=(QUOTED, CITED),
    bad="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: ['Văn phòng lát xong sân phơi của thôn Hạ, hoàn thành trong tháng 8 năm 2026.', Vệ sinh chợ.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Lát xong sân phơi của thôn Hạ, san_pham: Sân phơi, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Tháng 10/2026}]
""",
    good="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: ['Văn phòng lát xong sân phơi của thôn Hạ, hoàn thành trong tháng 8 năm 2026.', Vệ sinh chợ.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Lát xong sân phơi của thôn Hạ, san_pham: Sân phơi, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý III/2026}]
""",
)
def body_against_table(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu trong bài và dòng của bảng nói một việc: đủ chữ, đúng thứ tự (từ bốn chữ), hoặc tiêu đề trên câu là tên việc ấy.

    Câu nói gần như vậy bằng chữ khác (“hoàn thành việc cấp thùng” - “cấp thùng rác ba ngăn”) chỉ xét khi có “trước ngày”, “xong”, không câu nào giống hơn, không dòng nào giống câu ấy hơn.
    Câu và dòng (dòng của chương trình, lịch cũng vậy) cùng gọi một vật bằng những chữ cả văn bản chỉ nói ở đó thì động từ khác cũng xét.
    Hai bên cùng ghi “trước ngày …”, cùng ghi một ngày thì phải trùng; cùng ghi tháng, quý thì phải có ngày chung; ghi khác kiểu thì
    khác dưới một tuần không xét.
    """
    tasks = {id(row.row) for row in context.task_rows}
    every = [one for one in moments(context) if one.row and not _ends_a_span(one.row)]
    rows = [one for one in every if one.row and id(one.row.row) in tasks and len(_words(one.said)) >= SHORTEST - 2]
    runs_told = [(run.text.path, run.text.text, meant) for run, meant in rows_of_a_series(context)]
    for path, words, meant in (*runs_told, *cells_of_a_series(context)):
        message = f"Trong bài, lần này là {meant.at.raw}"
        yield Finding(path, message, words, _ONE_TIME).against(meant.path, meant.at.raw)
    for one, other in summed_up_twice(context):
        message = f"Tổng kết ở chỗ khác là {other.raw}"
        yield Finding(one.text.path, message, one.raw, _ONE_TIME).against(other.text.path, other.raw)
    clauses, rest = _clauses(context) if every else [], list[Moment]()
    near = _Near(clauses)
    for row in rows:
        task, lead = _words(row.said), _words(row.row.cell("chu_tri")) if row.row else ()
        about = [one for one in clauses if not _both_appended(one.moment, row) and one.speaks_of(task, lead)]
        about = about or [
            one for one in near.of(row.said) if not _both_appended(one.moment, row) and _of_one(context, one, row)
        ]
        beside = [other for one in about for other in moments_by_text(context)[one.moment.text.path]]
        if about and not any(_agree(one, row) for one in beside):
            said = about[0].moment
            message = f"Trong bài, cùng việc này ghi “{said.raw}”"
            yield Finding(row.text.path, message, row.text.text, _ONE_DAY).against(said.text.path, said.raw)
        elif not about and row.part in _SET and row.at.exact:
            rest.append(row)
    days = [one for one in every if one.row and id(one.row.row) not in tasks and one.part in _SET and one.at.exact]
    named = dict[int, Moment]()
    for row in (*rest, *days):  # a row of a programme only by what no other place names
        about = [one for one in near.of(row.said) if not _both_appended(one.moment, row)]
        told = next((one.moment for one in about if told_otherwise(context, one.moment, row, _agree)), None)
        if told is not None:
            named[id(row)] = told
            yield _of_clause(row, told, "việc này", sure=True)
    yield from _said_nearly(clauses, [row for row in rest if id(row) not in named], rows)


def _of_clause(row: Moment, one: Moment, what: str, *, sure: bool) -> Finding:
    """The finding of a row that a clause of the body, in other words, gives another day."""
    message = f"Trong bài, {what} ghi “{one.raw}” (“{one.said.strip()[-60:]}”)"
    found = Finding(row.text.path, message, row.text.text, _ONE_DAY, severity=None if sure else GOI_Y)
    return found.against(one.text.path, one.raw)


def _said_nearly(clauses: list[_Clause], rows: list[Moment], all_rows: list[Moment]) -> Iterator[Finding]:
    """Yield the rows that the likest clause of the body, in nearly the same words, gives another day."""
    told = [one.moment for one in clauses if one.moment.text.path[0] != "phu_luc" and one.moment.part in (BY, UNTIL)]
    words = [frozenset(matter_of(one.said)) for one in told]
    tasks = [frozenset(matter_of(one.said)) for one in all_rows]
    pairing = Pairing([Said(one.said, held, "") for one, held in zip(told, words, strict=True)], tasks)
    for row in rows if told else ():
        held = frozenset(matter_of(row.said))
        found = pairing.of(row.said, held, lambda _: False) if held else None
        if found is None or any(_agree(told[n], row) for n in pairing.liking(held, _HALF_ALIKE)):
            continue
        one = told[found.duty]
        if (
            runs(one.said) != runs(row.said)
            or _stages(one.said) != _stages(row.said)
            or (words[found.duty] ^ held) & APART
            or (not found.sure and matter_of(row.said)[0] not in words[found.duty])
            or len((words[found.duty] & held) - _PAPERS) < _NAMED
        ):
            continue
        yield _of_clause(row, one, "việc gần như vậy", sure=found.sure)


_HALF_ALIKE = 0.25
_NAMED = 2
_PAPERS = frozenset([
    "danh", "mục", "sách", "kế", "hoạch", "văn", "bản", "báo", "cáo", "kết", "quả", "hồ", "sơ", "phương", "án",
    "quyết", "định", "nội", "dung", "nhiệm", "vụ", "công", "tác",
])  # fmt: skip
"""Syllables of what is written about a thing."""


def _ends_a_span(row: Row) -> bool:
    """Tell a row whose day ends what another column begins: what the body says lies between."""
    return any(column.ma in ("bat_dau", "khoi_cong") for column in row.table.cot)


class _Near:
    """The clauses that can say what a row says: they have its rarest word, or it theirs, or both count or name the same."""

    def __init__(self, clauses: list[_Clause]) -> None:
        self.clauses = clauses
        self.places: dict[str, list[int]] = {}
        self.rarest: dict[str, list[int]] = {}
        for at, one in enumerate(clauses):
            text, end = one.moment.text.text, one.moment.at.end
            for key in _keys(text[:_OPENING], text[max(0, end - _BEFORE) : end], one.moment.said):
                self.places.setdefault(key, []).append(at)
        for at, one in enumerate(clauses):
            words = matter_of(one.moment.said)
            if words:
                self.rarest.setdefault(min(words, key=lambda word: len(self.places[word])), []).append(at)

    def of(self, said: str) -> list[_Clause]:
        """Return them in reading order."""
        words = matter_of(said)
        rare = min(words, key=lambda word: len(self.places.get(word, ())), default="")
        keys = (rare, *(key for key in _keys(said, said, "") if not key.isalpha()))
        found = {at for key in keys for at in self.places.get(key, ())}
        found |= {at for word in words for at in self.rarest.get(word, ())}
        return [self.clauses[at] for at in sorted(found)]


def _keys(opening: str, before: str, said: str) -> set[str]:
    """What a time is found by: the words of what is done, of what its text is about, what is counted before it and named in quotes."""
    label = _LABELLED.match(opening)
    counted = {f"{one['n']} {one['what'].lower()}" for one in _COUNTED.finditer(before)}
    return {*matter_of(said), *(matter_of(label["what"]) if label else ()), *counted, *_NAME.findall(before)}


_OPENING, _BEFORE = 90, 400
"""How many letters a label may take with its colon, and how far before its time a thing is named: a text may hold hundreds of times."""


def _of_one(context: Context, one: _Clause, row: Moment) -> bool:
    """Whether a clause and a row say one thing: in the same words, as one stage of one thing, by their label, by what they count."""
    said = one.moment.said
    if same_matter(said, row.said, task=True):
        return True
    if runs(said) != runs(row.said):
        return False
    label = _LABELLED.match(one.moment.text.text)
    if label and matter_of(label["what"]) == matter_of(row.said) and len(matter_of(row.said)) > 1:
        return True
    name = _NAME.search(row.said)
    if (
        name
        and name[0] in one.moment.text.text[: one.moment.at.start]
        and not _stages(said) - _LEVELS - _stages(row.said)
    ):
        return True
    words, held = set(matter_of(row.said)), set(matter_of(said))
    if len(words) >= SHORTEST - 1 and words <= held and _stages(row.said) & _stages(said):
        return True
    return _counts_alike(context, said, row.said)


def _stages(words: str) -> set[tuple[str, int]]:
    return {(one.chain, one.rank) for one in stages(words)}


_NAME = patterns.ours(r"[“\"][^“”\"]{8,80}[”\"]")
_LEVELS = {("cấp", rank) for rank in range(4)}
_LABELLED = patterns.ours(r"^(?:\W*\w{1,4}[.)] ?)?(?:[-+•] ?)?(?P<what>[^:.;,]{6,60}):")
_COUNTED = patterns.ours(r"(?<![\d.,/])0?(?P<n>\d[\d.]*) (?P<what>[^\W\d_]+)(?![\w/])")


def _counts_alike(context: Context, clause: str, task: str) -> bool:
    """Whether a task opens with the verb of a clause and counts the same: "Kiểm tra … 04 phòng"; its other words are the title's."""
    first, second = matter_of(task)[:2], matter_of(clause)[:2]
    counted = {(one["n"], one["what"].lower()) for one in _COUNTED.finditer(task)}
    if len(first) < 2 or first != second or not counted:
        return False
    if not counted <= {(one["n"], one["what"].lower()) for one in _COUNTED.finditer(clause)}:
        return False
    title = context.document.trich_yeu
    rest = [word for word in set(matter_of(task)) - set(matter_of(clause)) if word not in title.lower()]
    return all(spelt(word, title) for word in rest)


def _both_appended(one: Moment, row: Moment) -> bool:
    return one.text.path[:1] == row.text.path[:1] == ("phu_luc",)


@rule(
    code="TG50",
    title="Một việc ghi hai thời hạn ở hai chỗ trong bài",
    severity=CANH_BAO,
    can_cu=_ONE,
    tru=(QUOTED, CITED),
    bad="""
noi_dung:
- {tieu_de: Nội dung, noi_dung: ['Nghiệm thu cầu tàu thôn Hạ trước ngày 30/9/2026.', Vệ sinh chợ.]}
- {tieu_de: Tổ chức thực hiện, noi_dung: ['Phòng Kinh tế chủ trì nghiệm thu cầu tàu thôn Hạ, chậm nhất ngày 15/10/2026.', Rửa thuyền.]}
""",
    good="""
noi_dung:
- {tieu_de: Nội dung, noi_dung: ['Nghiệm thu cầu tàu thôn Hạ trước ngày 30/9/2026.', Vệ sinh chợ.]}
- {tieu_de: Tổ chức thực hiện, noi_dung: ['Phòng Kinh tế nghiệm thu cầu tàu thôn Thượng, chậm nhất ngày 15/10/2026.', Rửa thuyền.]}
""",
)
def two_places_of_the_body(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai câu nói một việc (mọi chữ của câu ngắn có trong câu dài, đúng thứ tự, từ bốn chữ; hoặc gọi một vật bằng những chữ cả văn bản chỉ nói ở hai chỗ ấy) mà ngày khác nhau.

    Đợt, kỳ, năm khác nhau, bước tổng hợp gửi cấp trên không xét.
    """
    body = [one.moment for one in _clauses(context)]
    told: set[tuple[Path, str]] = set()
    for one, other in _with_words_of_one_another(body):
        if (other.text.path, other.raw) in told or _agree(one, other):
            continue
        if one.text.path[:-1] == other.text.path[:-1] and opens(one) and opens(other):
            continue  # "Quý I: …", "Quý II: …": what a list says of each of its times
        before = (each.text.text[: each.at.start] for each in (one, other))
        if other_papers(one.said, next(before), other.said, next(before)):
            continue
        if same_matter(one.said, other.said) or told_otherwise(context, one, other, _agree):
            told.add((other.text.path, other.raw))
            message = f"Ở chỗ khác, cùng việc này ghi “{one.raw}”"
            yield Finding(other.text.path, message, other.raw, _ONE_DAY).against(one.text.path, one.raw)


def _with_words_of_one_another(body: list[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """Yield the pairs of two texts, in reading order, of which one has the rarest word of the other, or that share words hardly any other says.

    A word of too many texts tells no two of them apart from the rest: a list says the same of each of its things.
    """
    words = [set(matter_of(one.said)) for one in body]
    places: dict[str, dict[Path, list[int]]] = {}
    for at, held in enumerate(words):
        for word in held:
            places.setdefault(word, {}).setdefault(body[at].text.path, []).append(at)
    pairs = set()
    for at, held in enumerate(words):
        texts = min((places[word] for word in held), key=len, default={})
        for path, numbers in texts.items() if len(texts) <= _FEW_TEXTS else ():
            if path != body[at].text.path:
                pairs |= {(min(at, other), max(at, other)) for other in numbers}
    shared: Counter[tuple[int, int]] = Counter()
    for texts in places.values():
        few = [numbers for numbers in texts.values() if len(numbers) <= _FEW_TIMES] if len(texts) <= _FEW_SAY else []
        for first, second in combinations(few, 2):
            shared.update((min(pair), max(pair)) for pair in product(first, second))
    pairs |= {pair for pair, words_shared in shared.items() if words_shared > 1}
    for one, other in sorted(pairs):
        yield body[one], body[other]


_FEW_TEXTS, _FEW_SAY, _FEW_TIMES = 40, 3, 12
"""Texts that may share a word, that may share a word hardly any other has, times of one text it may stand beside."""


class _Clause(NamedTuple):
    """A time the body sets, with the words of its clause, those of its text and of the heading above."""

    moment: Moment
    clause: tuple[str, ...]
    whole: tuple[str, ...]
    heading: tuple[str, ...]

    def speaks_of(self, task: tuple[str, ...], lead: tuple[str, ...]) -> bool:
        """Whether the clause is about a task: it holds its words, opens with them, or its lead is told to do them."""
        if len(task) < SHORTEST:
            return bool(self.clause) and len(task) > 1 and self.clause[: len(task)] == task and self.opens
        if self.clause[: len(task)] == task or self.whole[: len(task)] == task:
            return True
        if self.moment.part == ON:
            return False  # a day that no word leads in may be told for another reason
        if len(task) > SHORTEST and _holds(self.clause, task):
            return True
        if self.heading and _holds(self.heading, task):
            return True
        if self.whole[:SHORTEST] == task[:SHORTEST] and len(task) > SHORTEST + 1 and set(task) <= set(self.whole):
            return True  # one text, one time: it sets out as the task does and says all of it, with more between
        led = len(lead) > 1 and self.whole[: len(lead)] == lead
        return led and len(task) > SHORTEST and set(task) <= set(self.whole)

    @property
    def opens(self) -> bool:
        """Whether the text sets out with the name of what is to be done, and a colon."""
        return ":" in self.moment.text.text[:40]


def _clauses(context: Context) -> list[_Clause]:
    """The times the body sets for things to be done."""
    return context.once("clauses_with_times", lambda: _read(context))


def _read(context: Context) -> list[_Clause]:
    body = [one for one in moments(context) if one.row is None]
    old = context.earliest - _LONG_AGO if context.earliest else None
    counts = Counter(one.text.path for one in body if old is None or one.at.last >= old)
    headings = {one.path: one.block.chu for one in context.blocks if one.block.noi_dung}
    under = Counter(path[:-2] for path, number in counts.items() for _ in range(number))
    out: list[_Clause] = []
    for one in body:
        path, words = one.text.path, one.text.text
        if one.part not in _SET or (old and one.at.last < old) or is_of_before(context, path, one.at.last):
            continue
        whole = _words(words[: one.at.start]) if counts[path] == 1 else ()
        above = next((headings[path[:n]] for n in range(len(path) - 1, 0, -1) if path[:n] in headings), "")
        heading = _words(above) if under[path[:-2]] == 1 else ()
        out.append(_Clause(one, _words(said_before(words, one.at.start)), whole, heading))
    return out


def _agree(one: Moment, other: Moment) -> bool:
    """Whether two times may both be meant: alike in kind they are the same, else less than a week apart."""
    (first, last), (start, end) = _meant(one), _meant(other)
    by = one.part in (BY, UNTIL), other.part in (BY, UNTIL)
    if one.at.exact and other.at.exact:
        return last == end if by[0] == by[1] else start - _SLACK <= last <= end + _SLACK
    if not one.at.exact and not other.at.exact:
        return first <= end and start <= last
    return start - _SLACK <= last <= end + _SLACK or first - _SLACK <= end <= last + _SLACK


def _meant(one: Moment) -> tuple[date, date]:
    """The first and the last day of a time; "trước tháng 6" may mean May."""
    first, last = one.at.days
    return (first - _A_MONTH, last) if one.part == BY and not one.at.exact else (first, last)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without its label and without words that only join."""
    words = tuple(
        word for word in patterns.findall(r"[^\W_]+", fold(text)) if word not in ("và", "các", "của", "về", "việc")
    )
    return words[2:] if words[:1] == ("bước",) and len(words) > 2 and words[1].isdigit() else words


def _holds(words: tuple[str, ...], task: tuple[str, ...]) -> bool:
    """Whether the words of a task stand in a sentence in their order, one strange word between two of them at most."""
    if not set(task) <= set(words):
        return False
    for start in (n for n, word in enumerate(words) if word == task[0]):
        at, left = start, len(task)
        for word in task:
            near = next((n for n in range(at, min(at + 2, len(words))) if words[n] == word), None)
            if near is None:
                break
            at, left = near + 1, left - 1
        if not left:
            return True
    return False
