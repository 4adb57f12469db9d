"""What a plan is about decides what its report says: the outline and the statistical form.

Beside the plan first (`de_cuong_bao_cao.yaml`, `bieu_mau.yaml`); for cải cách hành chính those that ship; for any other
subject an outline without statistics, whose fields are the groups or appendices of the plan itself.
"""

from __future__ import annotations

import os
import re

from cchc_docs import patterns
from cchc_docs.model.codes import slug
from cchc_docs.model.collecting import BieuMau
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Document
from cchc_docs.model.markup import plain
from cchc_docs.model.outline import DeCuong
from cchc_docs.model.references import short_date
from cchc_docs.reading.yaml.outline import read_outline
from cchc_docs.reading.yaml.statistics import for_commune, read_statistics
from cchc_docs.record import Record, field
from cchc_docs.reporting.periods import Period

_DATA = os.path.join(os.path.dirname(__file__), "data")
_REFORM = patterns.ours(
    r"(?:(?:kế hoạch|công tác|thực hiện|triển khai|đẩy mạnh|nhiệm vụ|về việc|về)\s+)*(?:cải cách hành chính|cchc)\b",
    re.IGNORECASE,
)
_YEARS = patterns.ours(
    r"[\s,]*(?:\b(?:trong\s+)?năm\s+(?:19|20)\d\d|\bgiai đoạn\s+(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


class Settings(Record):
    """The form and the outline in use. `day_du`: the form with the rows of every level, to know other tables by."""

    bieu_mau: list[BieuMau]
    de_cuong: DeCuong
    day_du: list[BieuMau] = field(default_factory=list)


def settings(plan_file: str = "", plan: Document | None = None, *, commune: bool = True) -> Settings:
    """Return the form and the outline for a plan; `commune` drops the rows a commune does not have."""
    own_forms, own_outline = _beside(plan_file, "bieu_mau.yaml"), _beside(plan_file, "de_cuong_bao_cao.yaml")
    reform = plan is None or is_reform(plan)
    if own_forms or reform:
        whole = read_statistics(own_forms or os.path.join(_DATA, "bieu_mau.yaml"))
        forms = for_commune(whole) if commune else whole
    else:
        forms = whole = own_fields(plan) if plan is not None else []
    usual = "de_cuong_bao_cao.yaml" if reform else "de_cuong_chung.yaml"
    return Settings(forms, read_outline(own_outline or os.path.join(_DATA, usual)), whole)


def _beside(plan_file: str, name: str) -> str:
    own = os.path.join(os.path.dirname(plan_file), name)
    return own if plan_file and os.path.exists(own) else ""


def is_reform(plan: Document) -> bool:
    """Tell whether a plan is one of cải cách hành chính: the only kind with statistics that ship."""
    return _REFORM.match(" ".join(plan.trich_yeu.split())) is not None


def subject_of(plan: Document) -> str:
    """Return what a plan is about, for the middle of a sentence: "trồng cây phân tán", without its year."""
    words = _YEARS.sub("", " ".join(plain(plan.trich_yeu).split())).strip(" .,;")
    words = re.sub(r"^(?:kế hoạch|về việc|về)\s+", "", words, flags=re.IGNORECASE)
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def words_of(plan: Document, period: Period) -> dict[str, str]:
    """Return what the calls of an outline stand for that need no figures."""
    return {
        "ky_bao_cao": period.ten,
        "ky_sau": period.ten_sau,
        "nam": str(period.nam),
        "chu_de": subject_of(plan),
        "cac_ngay": period.cac_ngay,
        "ngay_chot": short_date(period.so_lieu.den),
    }


def own_fields(plan: Document) -> list[BieuMau]:
    """Return a field for each group of tasks, or each appendix of them, of a plan without statistics."""
    names: dict[str, None] = {}
    for base, table in tables(plan):
        if table.kieu != "nhiem_vu":
            continue
        groups = [row.nhom for row in table.hang if row.nhom]
        appendix = plan.phu_luc[base[1]].ten if base[0] == "phu_luc" and isinstance(base[1], int) else ""
        for name in groups or [appendix]:
            names[" ".join(plain(name).split())] = None
    out: list[BieuMau] = []
    for name in names:
        code = slug(name) or "nhiem_vu"
        if all(form.ma != code for form in out):
            shown = _YEARS.sub("", name).strip(" .,;") or "Nhiệm vụ của kế hoạch"
            out.append(BieuMau(code, shown, [], [name] if name else []))
    return out or [BieuMau("nhiem_vu", "Nhiệm vụ của kế hoạch", [])]
