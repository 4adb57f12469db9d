"""Sentences with figures: `{{ so_lieu.the_che.1.2 }}` replaced, a gap shown where a figure is not known."""

from __future__ import annotations

import re

from cchc_docs.model import printed
from cchc_docs.model.markup import escaped
from cchc_docs.model.outline import PhanBaoCao
from cchc_docs.model.progress import STATUSES
from cchc_docs.model.references import as_cited, citation
from cchc_docs.reporting.facts import Facts
from cchc_docs.reporting.kinds import is_reform, words_of
from cchc_docs.vietnamese import formats

_CALL = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)


def gap(what: str) -> str:
    """Return the visible mark of something missing."""
    return f"[CẦN BỔ SUNG: {what}]"


def figures_said(sentence: str) -> tuple[re.Pattern[str], list[tuple[str, str]]]:
    """Return a pattern for a sentence of the outline as printed, and (form, row) of each figure it captures."""
    rows: list[tuple[str, str]] = []
    parts: list[str] = []
    at = 0
    for call in _CALL.finditer(sentence):
        parts.append(_loose(sentence[at : call.start()]))
        kind, _, rest = call[1].partition(".")
        form, _, number = rest.partition(".")
        if kind == "so_lieu":
            rows.append((form, number))
        parts.append("(.+?)" if kind == "so_lieu" else ".+?")
        at = call.end()
    return re.compile("".join([*parts, _loose(sentence[at:]), r"[.;]?"]), re.IGNORECASE), rows


def _loose(words: str) -> str:
    return r"\s+".join(
        re.escape(word) for word in re.split(r"\s+", words.rstrip(".") if words.strip() == "." else words)
    )


def office_words(text: str) -> str:
    """Return what an office wrote so that nothing in it is taken for markup or a reference."""
    return escaped(text).replace("{{", '{{ "{{" }}')


class Sentences:
    """Fills in the sentences of one report."""

    def __init__(self, facts: Facts, addressees: list[str]) -> None:
        self.facts = facts
        plan = facts.plan
        body = " ".join(plan.co_quan.ten.split("\n")) if plan.co_quan else gap("cơ quan ban hành")
        self.words = {
            **words_of(plan, facts.period),
            "co_quan": body,
            "kinh_gui": ", ".join(addressees) or gap("nơi gửi báo cáo"),
            "van_ban_goc": self._bases(),
            "nhiem_vu.tong": formats.number(facts.count()),
            **{f"nhiem_vu.{code}": formats.number(facts.count(code)) for code in STATUSES},
        }

    def _bases(self) -> str:
        """Return the texts a report rests on: guidance, the plan above, the plan itself; what is open is a gap."""
        plan = self.facts.plan
        guide = self.facts.settings.de_cuong.huong_dan
        named = plan.van_ban.get(plan.van_ban_cap_tren)
        above = (
            [named]
            if named is not None
            else [
                text
                for text in plan.van_ban.values()
                if text.loai == "Kế hoạch" and is_reform(plan) and "cải cách hành chính" in text.trich_yeu.casefold()
            ]
        )
        texts = [citation(text) for text in (*([guide] if guide else []), *above)]
        return "; ".join([*texts, self._own()])

    def _own(self) -> str:
        """Return the plan itself as cited, its open number and day as gaps."""
        plan = self.facts.plan
        own = as_cited(plan)
        day = plan.ngay_ban_hanh
        if not plan.so:
            own.so_ky_hieu = f"{gap('số của kế hoạch')}/{printed.symbol(plan)}"
        if day is None or not (day.ngay and day.thang and day.nam):
            own.ngay = None
            own.so_ky_hieu += f" {gap('ngày ban hành kế hoạch')}"
        return re.sub(r" {2,}", " … ", citation(own))

    def fill(self, sentence: str) -> str | None:
        """Return a sentence with its figures; None where it asks for a row this place does not have."""
        missing = False

        def word(found: re.Match[str]) -> str:
            nonlocal missing
            call = found[1]
            if call in self.words:
                return self.words[call]
            if call.startswith("so_lieu."):
                value = self.figure(call)
                missing = missing or value is None
                return value or ""
            return gap(f"đề cương gọi “{call}”, chương trình không có")

        out = _CALL.sub(word, sentence)
        return None if missing else out

    def figure(self, call: str) -> str | None:
        """Return the figure `so_lieu.<form>.<row>` as a sentence has it; None where there is no such row."""
        _, _, rest = call.partition(".")
        code, _, number = rest.partition(".")
        form = next((form for form in self.facts.settings.bieu_mau if form.ma == code), None)
        row = form.row(number) if form is not None else None
        if form is None or row is None:
            return None
        text = self.facts.figures.text(code, row)
        if not text:
            if row.ty_le and all(self.facts.figures.so.get((code, part)) is not None for part in row.ty_le):
                return "– (không phát sinh)"
            return gap(f"{row.ten} (biểu “{form.ten}”)")
        if row.lua_chon:
            return text[:1].lower() + text[1:]
        return f"{text}%" if row.don_vi_tinh == "%" else text

    def of_part(self, part: PhanBaoCao) -> list[str]:
        """Return the sentences of a part that this place can say."""
        found = (self.fill(sentence) for sentence in part.cau)
        return [sentence for sentence in found if sentence is not None]
