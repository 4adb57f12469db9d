"""The papers around a plan: the tờ trình that submits it, the quyết định that issues it, the giấy mời to its review.

A paper names its plan (`ke_hoach_goc`) and calls the plan's facts from there, so that each is said once; what the plan
does not know stands as [CẦN BỔ SUNG: …] for the person who writes.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.keeping import table
from cchc_docs.law.kinds import UNWRITTEN, WRITTEN, type_by_key
from cchc_docs.model import printed
from cchc_docs.model.complete import tables
from cchc_docs.model.document import ChuKy, Document

COMMON = "chung"
"""The body for kinds without one of their own."""

_LEVELS = ("xã", "phường", "đặc khu", "tỉnh", "thành phố")
_MARK = re.compile("«(.+?)»")
_GAP, _HELD = re.compile(r"\[CẦN BỔ SUNG[^\]]*\]"), "\ue000"
_PARTY = re.compile(
    r"(?i)\s*(?:đảng\s+(?:ủy|uỷ|bộ)|ban\s+(?:chấp hành đảng|thường vụ đảng)|chi bộ|(?:tỉnh|thành|huyện|quận|thị)\s+(?:ủy|uỷ)\b)"
)


@cache
def _bodies() -> dict[str, dict[str, Any]]:
    return table(os.path.join(os.path.dirname(os.path.abspath(__file__)), "giay_to.yaml"))


def paper(kind: str, year: int, plan: Document | None = None, plan_name: str = "") -> str:
    """Return the YAML of a paper of this kind; `plan` lends its facts and is called `plan_name` beside the paper.

    Raises CchcError for a kind that is not written.
    """
    known = type_by_key(kind)
    if known is None or kind in UNWRITTEN:
        why = f"Phụ lục III không có mẫu cho {known.ten}" if known else f"không có loại '{kind}'"
        raise CchcError(f"--kind {kind}: {why}; chọn một trong: {', '.join(WRITTEN)}")
    if plan is not None and plan.co_quan is not None and _PARTY.match(plan.co_quan.ten):
        raise CchcError(
            f"--kind {kind}: {plan_name} là văn bản của cơ quan Đảng ({' '.join(plan.co_quan.ten.split())}); giấy tờ của Đảng theo quy định "
            "riêng (Quy định 399-QĐ/TW, Hướng dẫn 05-HD/VPTW), không theo Nghị định 30/2020/NĐ-CP nên không lập từ đây"
        )
    told = _Facts(plan, year)
    head: dict[str, Any] = {"loai": kind, "nam": year}
    if plan is not None:
        head["ke_hoach_goc"] = plan_name
    head |= {"co_quan": told.issuer(kind), "so": None}
    if kind != "bien_ban":
        head |= {"dia_danh": told.place, "ngay_ban_hanh": {"nam": year}}
    whole = head | _filled(_bodies().get(kind, _bodies()[COMMON]), told) | {"luu": told.kept} | _signers(kind, told)
    return (
        f"# {known.ten}: mẫu {known.mau} Phụ lục III Nghị định 30/2020/NĐ-CP.\n"
        "# Chỗ [CẦN BỔ SUNG: …] do người soạn điền; {{ ke_hoach_goc… }} là dữ kiện gọi từ kế hoạch, sửa ở kế hoạch.\n"
        + _dumped(whole)
    )


def _dumped(whole: dict[str, Any]) -> str:
    """Return YAML whose blanks are never broken over two lines: their spaces are another sign while lines are folded."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Quotes every text with a blank: the sign would hide that it must be."""

    def text(dumper: Any, value: str) -> Any:
        held = _GAP.sub(lambda found: found[0].replace(" ", _HELD), value)
        return dumper.represent_scalar("tag:yaml.org,2002:str", held, style=None if held == value else "'")

    Dumper.add_representer(str, text)
    made: str = yaml.dump(whole, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)
    return made.replace(_HELD, " ")


class _Facts:
    """The facts a paper takes over as words, and how it calls the others from its plan."""

    def __init__(self, plan: Document | None, year: int) -> None:
        self.year = year
        body = plan.co_quan if plan else None
        self.plan = plan
        self.body = " ".join(body.ten.split()) if body else "Ủy ban nhân dân xã An Bình"
        self.short = (body.viet_tat if body else "") or "UBND"
        self.place = (plan.dia_danh if plan else "") or "An Bình"
        self.level = next((word for word in _LEVELS if f" {word} " in f" {self.body} "), "xã")
        self.kept = (plan.luu if plan else "") or "VT"
        self.signer = plan.chu_ky if plan and plan.chu_ky else ChuKy(["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH")
        unit = printed.drafting_unit(self.kept)
        units = {one.viet_tat: one.ten for one in plan.don_vi.values()} if plan else {}
        self.known = unit in units
        self.unit = units.get(unit) or _blank(f"tên đầy đủ của {unit}" if unit else "đơn vị soạn thảo")
        self.council = self.body.replace("Ủy ban nhân dân", "Hội đồng nhân dân")

    def issuer(self, kind: str) -> dict[str, str]:
        """Return who issues: the body of the plan; of a nghị quyết the council; of a tờ trình the unit that drafted it."""
        unit = printed.drafting_unit(self.kept)
        if kind == "nghi_quyet" and self.council != self.body:
            return {"ten": self.council, "viet_tat": "HĐND"}
        if kind != "to_trinh" or not self.known:
            return {"ten": self.body, "viet_tat": self.short}
        return {"ten": self.unit, "viet_tat": unit, "chu_quan": self.body.replace("Ủy ban nhân dân", "UBND")}

    def marks(self) -> dict[str, str]:
        """Return mark -> words."""
        where = self.body.find(f"{self.level} ")
        name = self.signer.ho_ten
        called = self.plan is not None
        return {
            "CƠ QUAN": self.body,
            "CƠ QUAN GỌN": self.body[: where + len(self.level)] if where > 0 else self.body,
            "CƠ QUAN IN HOA": self.body.upper(),
            "NƠI TRÌNH": self.body if self.known else _blank("cơ quan, người có thẩm quyền ban hành"),
            "ĐƠN VỊ TRÌNH": self.unit if self.known else self.body,
            "ĐƠN VỊ IN HOA": self.body[max(where, 0) :].upper(),
            "CẤP": self.level,
            "ĐƠN VỊ SOẠN THẢO": self.unit,
            "NGƯỜI ĐỨNG ĐẦU": self.head(),
            "TÊN KẾ HOẠCH": "Kế hoạch {{ ke_hoach_goc.trich_yeu }}" if called else _blank("tên kế hoạch"),
            "KẾ HOẠCH": "{{ ke_hoach_goc }}" if called else _blank("số, ngày, tên kế hoạch"),
            "NĂM": f" năm {self.year}" if self.plan is not None and self.plan.giai_doan else "",
            "NGƯỜI KÝ": f"{name}, {self.title}" if name else _blank("người chủ trì"),
            "TÓM TẮT": self.summary(),
            "HẠN BÁO CÁO": self.deadline(),
        }

    @property
    def title(self) -> str:
        """The post of who signs, as a sentence names it: "Chủ tịch Ủy ban nhân dân xã"."""
        title = self.signer.chuc_vu.capitalize().replace("chủ tịch", "Chủ tịch")
        return f"{title} Ủy ban nhân dân {self.level}" if title.endswith("hủ tịch") else title

    def head(self) -> str:
        """Return the head of the drafting unit, as a sentence names the post: "Trưởng phòng Văn hóa - Xã hội"."""
        for kind, post in (
            ("Phòng ", "Trưởng phòng "),
            ("Văn phòng", "Chánh Văn phòng"),
            ("Trung tâm", "Giám đốc Trung tâm"),
        ):
            if self.unit.startswith(kind):
                return post + self.unit.removeprefix(kind)
        return f"Người đứng đầu {self.unit}"

    def units(self) -> list[str]:
        """Return references to the units that lead tasks of the plan, in the order of its list."""
        if self.plan is None:
            return [_blank("các đơn vị nhận")]
        led = {code for _, table in tables(self.plan) for row in table.hang for code in row.don_vi.get("chu_tri", [])}
        codes = [code for code in self.plan.don_vi if code in led] or list(self.plan.don_vi)
        return [f"{{{{ ke_hoach_goc.don_vi.{code} }}}}" for code in codes] or [_blank("các đơn vị nhận")]

    def summary(self) -> str:
        """Return what the plan holds, counted."""
        if self.plan is None:
            return f"{_blank('nội dung chính của dự thảo')}."
        found = [table for _, table in tables(self.plan) if table.kieu == "nhiem_vu"]
        rows = sum(1 for table in found for row in table.hang if not row.nhom)
        parts = [f"{rows:02d} nhiệm vụ có sản phẩm, đơn vị chủ trì và thời hạn"] if rows else []
        parts += [f"{len(self.plan.chi_tieu):02d} chỉ tiêu"] if self.plan.chi_tieu else []
        return f"Dự thảo gồm {' và '.join(parts) or _blank('nội dung chính')}."

    def deadline(self) -> str:
        """Return the day the offices answer by: that of the plan's first report."""
        asked = self.plan.che_do_bao_cao[0].ky_bao_cao if self.plan and self.plan.che_do_bao_cao else ""
        if asked:
            return f"trước ngày {{{{ ke_hoach_goc.che_do_bao_cao.{asked}.han_nop }}}}"
        return f"trước {_blank('ngày')}"


def _blank(what: str) -> str:
    return f"[CẦN BỔ SUNG: {what}]"


def _filled(body: Any, told: _Facts) -> Any:
    if isinstance(body, dict):
        return {key: _filled(value, told) for key, value in body.items()}
    if isinstance(body, list):
        return [_filled(value, told) for value in body]
    if body == "«CÁC ĐƠN VỊ»":
        return told.units()
    marks = told.marks()
    return _MARK.sub(lambda found: marks[found[1]], str(body))


def _signers(kind: str, told: _Facts) -> dict[str, Any]:
    signer = told.signer
    if kind == "bien_ban":
        secretary = {"chuc_vu": "THƯ KÝ", "ho_ten": _blank("họ tên thư ký")}
        return {"chu_ky_khac": [secretary], "chu_ky": {"chuc_vu": "CHỦ TỌA", "ho_ten": signer.ho_ten}}
    if kind == "nghi_quyet" and told.council != told.body:
        name = _blank("họ tên Chủ tịch Hội đồng nhân dân")
        return {"chu_ky": {"quyen_han": ["TM. HỘI ĐỒNG NHÂN DÂN"], "chuc_vu": "CHỦ TỊCH", "ho_ten": name}}
    if kind == "to_trinh" and told.known:
        head = "TRƯỞNG PHÒNG" if told.unit.startswith("Phòng") else _blank("chức vụ")
        return {"chu_ky": {"chuc_vu": head, "ho_ten": _blank("họ tên người ký")}}
    return {"chu_ky": {"quyen_han": list(signer.quyen_han), "chuc_vu": signer.chuc_vu, "ho_ten": signer.ho_ten}}
