"""The rules: what each one checks, by which article, from when to when, with the two examples that test and document it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from cchc_docs.checking import rules
from cchc_docs.checking.finding import Finding, NotEvaluated, Severity
from cchc_docs.checking.needs import NEEDS
from cchc_docs.checking.parts import PARTS
from cchc_docs.checking.profile import LEVELS
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context

Judge = Callable[["Context"], Iterator[Finding | NotEvaluated]]

FAMILIES = {
    "TT": "Thể thức",
    "DS": "Đánh số",
    "TC": "Tham chiếu nội bộ",
    "VD": "Viện dẫn văn bản",
    "TG": "Thời gian",
    "NV": "Nhiệm vụ",
    "CT": "Chỉ tiêu",
    "CQ": "Tên cơ quan, đơn vị",
    "VT": "Từ viết tắt",
    "CH": "Chính tả, dấu câu",
    "TQ": "Thẩm quyền ký",
    "BC": "Số liệu báo cáo",
}
"""The families, in the order of the signing sheet."""

ND30_FROM = date(2020, 3, 5)
"""Nghị định 30/2020/NĐ-CP holds from its signing (Điều 37)."""
CIRCULAR_FROM = date(2011, 3, 5)
"""Thông tư 01/2011/TT-BNV, which said the same of several parts before, holds from 45 days after its signing."""
_CIRCULAR = "Thông tư số 01/2011/TT-BNV"
_CAPITALS, _CAPITALS_BEFORE = "Phụ lục II Nghị định số 30/2020/NĐ-CP", f"Phụ lục VI {_CIRCULAR}"
_OR_BEFORE = f"; trước {ND30_FROM:%d}/{ND30_FROM.month}/{ND30_FROM.year} là "

_CODE = ours(r"[A-Z]{2}\d{2}")


_TIMELESS = frozenset({"DS", "TC", "TG", "NV", "CT", "VT", "CH", "BC"})
"""Families that ask of numbering, arithmetic, spelling: right or wrong on any date, whatever law is named as reason."""


class Rule(NamedTuple):
    """One rule and what it is for; the runner asks once whether it applies (`runner.applies`).

    `tu`, `den`: the first and last date of issue it judges (None: any). `ap_dung`: kinds of documents (all if empty).
    `danh_cho`: levels of the issuer (`profile.LEVELS`; all if empty). `can`: what must be there to judge
    (`needs.NEEDS`: form, years, day, parent). `tru`: parts of a text it leaves alone (`parts.PARTS`).
    `chan_ky`: a finding keeps the document from being signed even below lỗi (placeholders, blanks, tracked changes).
    """

    code: str
    title: str
    severity: Severity
    can_cu: str
    bad: str
    good: str
    judge: Judge
    tu: date | None = None
    den: date | None = None
    ap_dung: tuple[str, ...] = ()
    chan_ky: bool = False
    danh_cho: frozenset[str] = frozenset()
    can: tuple[str, ...] = ()
    tru: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The two letters of the code."""
        return self.code[:2]

    @property
    def explanation(self) -> str:
        """What the rule looks at and where it may be wrong: the docstring of its function."""
        lines = (self.judge.__doc__ or "").strip().splitlines()
        return "\n".join(line.strip() for line in lines)

    def holds_on(self, day: date) -> bool:
        """Tell whether a document issued on `day` is judged by this rule."""
        return (self.tu is None or self.tu <= day) and (self.den is None or day <= self.den)


_RULES: dict[str, Rule] = {}
_LEVELS = {"", *LEVELS}


def rule(
    *,
    code: str,
    title: str,
    severity: Severity,
    can_cu: str,
    bad: str,
    good: str,
    tu: date | None = None,
    den: date | None = None,
    ap_dung: tuple[str, ...] = (),
    chan_ky: bool = False,
    danh_cho: frozenset[str] = frozenset(),
    can: str | tuple[str, ...] = (),
    tru: str | tuple[str, ...] = (),
) -> Callable[[Judge], Judge]:
    """Register a generator as a rule. Raises ValueError for a code, level, need or part that is not known.

    A rule that names Nghị định số 30/2020/NĐ-CP judges what was issued since then (one of its capitals, or with the
    circular before it, since that), unless its family has no time.
    """
    needs, without = (can,) if isinstance(can, str) else can, (tru,) if isinstance(tru, str) else tru
    since = tu
    if tu is None and code[:2] not in _TIMELESS and "30/2020/NĐ-CP" in can_cu:
        since = CIRCULAR_FROM if can_cu.endswith((_CAPITALS, _CIRCULAR)) else ND30_FROM

    def register(judge: Judge) -> Judge:
        if not _CODE.fullmatch(code) or code[:2] not in FAMILIES:
            raise ValueError(f"bad rule code {code!r}")
        if not (NEEDS.keys() >= set(needs) and PARTS.keys() >= set(without) and danh_cho <= _LEVELS):
            raise ValueError(f"rule code {code}: unknown level, need or part")
        if code in _RULES and _RULES[code].judge.__qualname__ != judge.__qualname__:
            raise ValueError(f"rule code {code} used twice")
        _RULES[code] = Rule(
            code, title, severity, can_cu, bad, good, judge, since, den, ap_dung, chan_ky, danh_cho, needs, without
        )
        return judge

    return register


def nd30(article: str) -> str:
    """Return a reference to Nghị định 30/2020/NĐ-CP."""
    return f"{article} Nghị định số 30/2020/NĐ-CP"


def nd30_as_before(article: str) -> str:
    """Return a reference to Nghị định 30/2020/NĐ-CP for what the circular before it asked in the same words."""
    return f"{nd30(article)}{_OR_BEFORE}{_CIRCULAR}"


def reference_on(reference: str, day: date) -> str:
    """Return a reference as a paper of that day has it: the decree's, or that of the circular it replaced."""
    before = CIRCULAR_FROM <= day < ND30_FROM
    if reference.endswith(_CAPITALS):
        return _CAPITALS_BEFORE if before else reference
    decree, _, circular = reference.partition(_OR_BEFORE)
    return circular if before and circular else decree


def practice(what: str) -> str:
    """Return a reference to stated practice: no breach of the decree is claimed."""
    return f"Thông lệ soạn thảo: {what}"


def rule_modules() -> tuple[str, ...]:
    """Return the names of every module under rules/: a rule's file is found by its folder, no list is kept by hand."""
    return tuple(name for folder in rules.__path__ for name in _modules(folder, rules.__name__)) or _packed()


def _modules(folder: str, package: str) -> Iterator[str]:
    """Yield the names of the modules in a folder and those in it. `pkgutil` brings `inspect` along: 7 ms of a check."""
    for file in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        name, ending = os.path.splitext(file)
        if ending == ".py" and name != "__init__":
            yield f"{package}.{name}"
        elif not ending and not name.startswith("_"):
            yield from _modules(os.path.join(folder, file), f"{package}.{file}")


def _packed() -> tuple[str, ...]:
    """Return what `rule_modules` does for a program without folders of its own: packed into one file, or only compiled."""
    from pkgutil import walk_packages

    return tuple(module.name for module in walk_packages(rules.__path__, f"{rules.__name__}.") if not module.ispkg)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, family by family, by code."""
    for module in rule_modules():
        import_module(module)
    order = list(FAMILIES)
    return tuple(sorted(_RULES.values(), key=lambda one: (order.index(one.family), one.code)))


def find_rule(code: str) -> Rule | None:
    """Return the rule of that code, however it is typed ("tt01")."""
    wanted = code.strip().upper()
    return next((one for one in all_rules() if one.code == wanted), None)


def chosen(rules: tuple[Rule, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules named by `select` (all if empty) less those of `ignore`; two letters name a family."""
    if not select and not ignore:
        return rules

    def named(one: Rule, codes: tuple[str, ...]) -> bool:
        return any(one.code.startswith(code.strip().upper()) for code in codes if code.strip())

    return tuple(one for one in rules if (not select or named(one, select)) and not named(one, ignore))
