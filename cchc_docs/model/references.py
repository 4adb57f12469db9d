"""References: a fact stands once in the plan and is called where it is needed, as LaTeX does with labels.

`{{ chi_tieu.dung_han }}` `{{ van_ban.kh_tinh }}` `{{ phu_luc.thu_tuc }}` `{{ nam - 1 }}`. A reference is a path, not a
program: nothing can be executed, every name is checked, and a wrong one is told with the nearest known name. That is
why there is no template engine here. `{{ "{{" }}` prints two braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from cchc_docs import patterns
from cchc_docs.model import printed
from cchc_docs.model.document import ChiTieu, Document, DonVi, KyBaoCao, Muc, NgayThang, Path, VanBan
from cchc_docs.vietnamese.dates import format_issue_date, format_short

# No reference is that long; without an end to look for, a file full of "{{" would be read again and again.
_REFERENCE = patterns.ours(r"\{\{(.{0,200}?)\}\}", re.DOTALL)
_MOST = 100_000  # references a plan may resolve: values that call values that call values grow without end
_DEEPEST = 20
_PATH = r"[\w-]+(?:\.[\w-]+)*"
_SUM = r"([\w.]+)\s*([+-])\s*(\d{1,3})"
_LITERAL = r"""(["'])(.*)\1"""


class Unknown(Exception):
    """A reference that leads nowhere: `word` as typed, `options` that would do."""

    def __init__(self, message: str, word: str = "", options: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.word, self.options = message, word, options


Report = Callable[[Path, Unknown], None]
_T = TypeVar("_T")


class References:
    """Resolves the references of one document, in reading order: a text is cited in full once, then shortly."""

    def __init__(self, document: Document, parent: Document | None, report: Report) -> None:
        self.document = document
        self.parent = parent
        self.report = report
        self.mentioned: set[str] = set()
        self.open: list[str] = []
        self.sections: dict[str, str] = {}
        self.resolved = 0
        self.known: dict[str, str] = {}

    def text(self, path: Path, text: str) -> str:
        """Return `text` with its references replaced; one that leads nowhere is reported and stays as typed."""
        if "{{" not in text:
            return text
        quickly = self._known(text)
        if quickly is not None:
            return quickly

        def replaced(found: re.Match[str]) -> str:
            try:
                return self.value(found[1].strip())
            except Unknown as unknown:
                self.report(path, unknown)
                return found[0]

        out, count = _REFERENCE.subn(replaced, text)
        if text.count("{{") != count and "{{" in _REFERENCE.sub("", text):
            self.report(path, Unknown("có {{ mà không có }} đóng lại"))
        return out

    def _known(self, text: str) -> str | None:
        """Return `text` where each of its references was called before and says the same at each mention, else None."""
        out, *parts = text.split("{{")
        if self.resolved + len(parts) > _MOST:
            return None
        known = self.known
        for part in parts:
            name, end, rest = part.partition("}}")
            value = known.get(name.strip()) if end else None
            if value is None:
                return None
            out += value + rest
        self.resolved += len(parts)
        return out

    def value(self, expression: str) -> str:
        """Return the words a reference stands for. Raises Unknown."""
        known = self.known.get(expression)
        if known is not None and self.resolved < _MOST:
            self.resolved += 1
            return known
        if expression[:1] in ("'", '"') and (literal := patterns.fullmatch(_LITERAL, expression)):
            return literal[2]
        if ("+" in expression or "-" in expression) and (total := patterns.fullmatch(_SUM, expression)):
            base = self.value(total[1])
            if not base.isdigit():
                raise Unknown(f"'{total[1]}' không phải là số nên không cộng trừ được")
            return str(int(base) + int(total[3]) * (1 if total[2] == "+" else -1))
        if not patterns.fullmatch(_PATH, expression):
            raise Unknown(f"“{{{{ {expression} }}}}” không phải là tham chiếu; viết {{{{ nhóm.mã }}}}")
        if expression in self.open:
            circle = " → ".join([*self.open[self.open.index(expression) :], expression])
            raise Unknown(f"tham chiếu vòng tròn: {circle}")
        self.resolved += 1
        if self.resolved > _MOST or len(self.open) >= _DEEPEST:
            raise Unknown(f"tham chiếu gọi nhau quá nhiều lớp ở '{expression}'; ghi thẳng giá trị")
        self.open.append(expression)
        parts, before = expression.split("."), self.resolved
        try:
            value = self.look_up(parts)
        finally:
            self.open.pop()
        if parts[0] in _STEADY and self.resolved == before:
            self.known[expression] = value
        return value

    def look_up(self, parts: list[str]) -> str:
        """Return the words a path leads to. Raises Unknown."""
        head, rest = parts[0], parts[1:]
        single = _SINGLES.get(head)
        if single is not None:
            value = single(self, rest)
            if not value:
                raise Unknown(f"kế hoạch chưa có '{head}' nên không tham chiếu được")
            return self._nested(value)
        group = _GROUPS.get(head)
        if group is None:
            raise Unknown(f"không có tham chiếu '{head}'", head, (*_SINGLES, *_GROUPS))
        if not rest:
            raise Unknown(f"'{head}' cần thêm mã: {{{{ {head}.… }}}}")
        return self._nested(group(self, rest[0], rest[1:]))

    def _nested(self, value: str) -> str:
        if "{{" not in value:
            return value
        return _REFERENCE.sub(lambda found: self.value(found[1].strip()), value)

    def first(self, code: str) -> bool:
        """Tell whether `code` is called for the first time, and remember it."""
        if code in self.mentioned:
            return False
        self.mentioned.add(code)
        return True


def _found(table: Mapping[str, _T], group: str, code: str) -> _T:
    if code not in table:
        raise Unknown(f"không có '{group}.{code}'", code, tuple(table))
    return table[code]


def _only(rest: list[str], options: tuple[str, ...], what: str) -> str:
    """Return the attribute asked for, "" for none."""
    if not rest:
        return ""
    if len(rest) > 1 or rest[0] not in options:
        raise Unknown(f"'{what}' không có phần '{'.'.join(rest)}'", rest[0], options)
    return rest[0]


# --- what can be called -----------------------------------------------------------------------------------------------


def _year(self: References, rest: list[str]) -> str:
    _only(rest, (), "nam")
    return str(self.document.nam) if self.document.nam is not None else ""


def _years(self: References, rest: list[str]) -> str:
    span = self.document.giai_doan
    part = _only(rest, ("tu", "den"), "giai_doan")
    if span is None:
        return ""
    return {"": f"{span.tu} - {span.den}", "tu": str(span.tu), "den": str(span.den)}[part]


def _office(self: References, rest: list[str]) -> str:
    part = _only(rest, ("ten", "viet_tat", "chu_quan"), "co_quan") or "ten"
    body = self.document.co_quan
    return " ".join(str(getattr(body, part)).split("\n")) if body else ""


def _place(self: References, rest: list[str]) -> str:
    _only(rest, (), "dia_danh")
    return self.document.dia_danh


def _subject(self: References, rest: list[str]) -> str:
    _only(rest, (), "trich_yeu")
    return " ".join(self.document.trich_yeu.split("\n"))


def _own_symbol(self: References, rest: list[str]) -> str:
    _only(rest, (), "so_ky_hieu")
    return f"{printed.padded_number(self.document.so) or '…'}/{printed.symbol(self.document)}"


def _parent(self: References, rest: list[str]) -> str:
    if self.parent is None:
        raise Unknown("kế hoạch chưa có 'ke_hoach_goc' nên không tham chiếu được")
    if rest and rest[0] != "day_du" and rest[0] != "ngan":
        return References(self.parent, None, self.report).look_up(rest)
    cited = as_cited(self.parent)
    full = rest == ["day_du"] or (not rest and self.first("ke_hoach_goc"))
    return citation(cited) if full else short_citation(cited)


def _cited_text(self: References, code: str, rest: list[str]) -> str:
    text = _found(self.document.van_ban, "van_ban", code)
    part = _only(rest, ("day_du", "ngan", "so_ky_hieu", "ngay", "co_quan", "trich_yeu"), f"van_ban.{code}")
    if part in ("so_ky_hieu", "co_quan", "trich_yeu"):
        return str(getattr(text, part))
    if part == "ngay":
        return long_date(text.ngay) if text.ngay else ""
    if part == "day_du" or (not part and self.first(f"van_ban.{code}")):
        self.mentioned.add(f"van_ban.{code}")
        return citation(text)
    return short_citation(text)


def _target(self: References, code: str, rest: list[str]) -> str:
    target = _found(self.document.chi_tieu, "chi_tieu", code)
    if rest[:1] == ["moc"]:
        return _stage(target, code, rest[1:])
    part = _only(rest, ("ten", "gia_tri", "so", "don_vi_tinh", "moc"), f"chi_tieu.{code}")
    if part in ("ten", "don_vi_tinh"):
        return str(getattr(target, part))
    value, comparison = target.gia_tri, target.so_sanh
    if not value and target.moc:
        value, comparison = target.moc[-1].gia_tri, target.moc[-1].so_sanh or comparison
    if not value:
        raise Unknown(f"'chi_tieu.{code}' chưa có gia_tri")
    if part == "so":
        return value
    return measured(value, target.don_vi_tinh, "" if part == "gia_tri" else comparison)


def _stage(target: ChiTieu, code: str, rest: list[str]) -> str:
    options = tuple(str(i) for i in range(1, len(target.moc) + 1))
    if not rest or rest[0] not in options:
        raise Unknown(f"'chi_tieu.{code}.moc' cần số thứ tự của mốc", rest[0] if rest else "", options)
    stage = target.moc[int(rest[0]) - 1]
    part = _only(rest[1:], ("ten", "gia_tri", "so"), f"chi_tieu.{code}.moc.{rest[0]}")
    if part == "ten":
        return stage.ten
    if part == "so":
        return stage.gia_tri
    return measured(stage.gia_tri, target.don_vi_tinh, "" if part else stage.so_sanh or target.so_sanh)


def _unit(self: References, code: str, rest: list[str]) -> str:
    unit: DonVi = _found(self.document.don_vi, "don_vi", code)
    part = _only(rest, ("ten", "viet_tat"), f"don_vi.{code}") or "ten"
    return str(getattr(unit, part))


def _appendix(self: References, code: str, rest: list[str]) -> str:
    known = {appendix.ma: appendix for appendix in self.document.phu_luc if appendix.ma}
    appendix = _found(known, "phu_luc", code)
    if _only(rest, ("ten", "nhan"), f"phu_luc.{code}") == "ten":
        return " ".join(appendix.ten.split("\n"))
    return appendix.nhan_in or "Phụ lục"


def _section(self: References, code: str, rest: list[str]) -> str:
    _only(rest, (), f"muc.{code}")
    if not self.sections:
        self.sections = section_names(self.document)
    return f"Mục {_found(self.sections, 'muc', code)}"


def _abbreviation(self: References, code: str, rest: list[str]) -> str:
    words = _found(self.document.tu_viet_tat, "tu_viet_tat", code)
    if _only(rest, ("day_du",), f"tu_viet_tat.{code}"):
        return words
    return f"{words} ({code})" if self.first(f"tu_viet_tat.{code}") else code


def _report(self: References, code: str, rest: list[str]) -> str:
    known = {report.ky_bao_cao: report for report in self.document.che_do_bao_cao}
    report: KyBaoCao = _found(known, "che_do_bao_cao", code)
    part = _only(rest, ("han_nop", "tu", "den"), f"che_do_bao_cao.{code}")
    if part == "han_nop":
        return short_date(report.han_nop)
    due = long_date(report.han_nop)
    figures = report.so_lieu
    if figures is None:
        if part:
            raise Unknown(f"'che_do_bao_cao.{code}' chưa có so_lieu")
        return f"trước {due}"
    if part:
        return short_date(figures.tu if part == "tu" else figures.den)
    # In a sentence the date has the form of citations, so that a document keeps one form; in a cell it is short.
    return f"trước {due} (số liệu tính từ {long_date(figures.tu)} đến hết {long_date(figures.den)})"


_SINGLES: dict[str, Callable[[References, list[str]], str]] = {
    "nam": _year, "giai_doan": _years, "co_quan": _office, "dia_danh": _place, "trich_yeu": _subject,
    "so_ky_hieu": _own_symbol, "ke_hoach_goc": _parent,
}  # fmt: skip
_STEADY = frozenset({"nam", "giai_doan", "co_quan", "dia_danh", "don_vi", "chi_tieu", "che_do_bao_cao"})
"""What says the same at every mention, and is not itself a text of the paper that is still to be resolved."""
_GROUPS: dict[str, Callable[[References, str, list[str]], str]] = {
    "van_ban": _cited_text, "chi_tieu": _target, "don_vi": _unit, "phu_luc": _appendix, "muc": _section,
    "tu_viet_tat": _abbreviation, "che_do_bao_cao": _report,
}  # fmt: skip


# --- how a fact is written --------------------------------------------------------------------------------------------


def citation(text: VanBan) -> str:
    """Return a text cited in full: type, number, date, issuer, subject; a law without number and issuer.

    Source: điểm a, b khoản 6 Mục II Phần I Phụ lục I. "Luật X ngày …" of a căn cứ keeps its date.
    """
    if is_law(text):
        name = text.trich_yeu if text.trich_yeu.startswith(text.loai) else f"{text.loai} {text.trich_yeu}"
        return f"{name} {long_date(text.ngay)}" if text.ngay else name
    parts = [text.loai]
    if text.so_ky_hieu:
        parts.append(f"số {text.so_ky_hieu}")
    if text.ngay:
        parts.append(long_date(text.ngay))
    if text.co_quan:
        parts.append(f"của {text.co_quan}")
    if text.trich_yeu:
        first = text.trich_yeu[0]
        parts.append(text.trich_yeu if first.islower() else f"về {first.lower()}{text.trich_yeu[1:]}")
    return " ".join(parts)


def short_citation(text: VanBan) -> str:
    """Return a later mention: type and number; a law by its name."""
    if is_law(text):
        return text.trich_yeu if text.trich_yeu.startswith(text.loai) else f"{text.loai} {text.trich_yeu}"
    return f"{text.loai} số {text.so_ky_hieu}" if text.so_ky_hieu else citation(text)


def is_law(text: VanBan) -> bool:
    """Tell whether a text is cited by its name alone."""
    return text.loai in ("Luật", "Pháp lệnh", "Bộ luật")


def as_cited(document: Document) -> VanBan:
    """Return a document of ours as another one cites it."""
    body = document.co_quan.ten if document.co_quan else ""
    number = printed.padded_number(document.so) or "     "
    name = printed.type_name(document).capitalize()
    subject = " ".join(document.trich_yeu.split("\n"))
    return VanBan(
        name, f"{number}/{printed.symbol(document)}", document.ngay_ban_hanh, " ".join(body.split("\n")), subject
    )


def measured(value: str, unit: str, comparison: str) -> str:
    """Return "từ 98% trở lên", "không quá 5 ngày", "100%"."""
    amount = f"{value}%" if unit == "%" else f"{value} {unit}".strip()
    return {
        ">=": f"từ {amount} trở lên",
        ">": f"trên {amount}",
        "<=": f"không quá {amount}",
        "<": f"dưới {amount}",
    }.get(comparison, amount)


def long_date(day: NgayThang) -> str:
    """Return "ngày 15 tháng 7 năm 2021"."""
    return format_issue_date(day.ngay, day.thang, day.nam)


def short_date(day: NgayThang) -> str:
    """Return "05/3/2026"."""
    return format_short(day.ngay or 0, day.thang or 0, day.nam or 0)


def section_names(document: Document) -> dict[str, str]:
    """Return code -> "II.2" for every section that has one."""
    return dict(_names_in(document.noi_dung, ""))


def _names_in(blocks: list[Muc], above: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if not block.ma and not block.noi_dung:
            continue
        own = block.nhan_in.strip(" .)")
        name = own if own[:1].isdigit() and "." in own else ".".join(part for part in (above, own) if part)
        if block.ma:
            yield block.ma, name
        if block.noi_dung:
            yield from _names_in(block.noi_dung, name)
