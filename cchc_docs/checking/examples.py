"""The two examples of a rule, each laid over the smallest valid plan: the same text is its test and its documentation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from cchc_docs.checking.finding import Finding, NotEvaluated
from cchc_docs.checking.registry import Rule
from cchc_docs.checking.runner import Report, check
from cchc_docs.reading.form import Form, ParagraphForm, SectionForm
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.record import replace

if TYPE_CHECKING:
    from cchc_docs.reporting.sources import ReportSources

EXAMPLE_DAY = date(2026, 6, 1)
"""The day for examples whose document carries no date."""

SMALLEST = """
loai: ke_hoach
nam: '2026'
co_quan: {ten: Ủy ban nhân dân xã An Bình, viet_tat: UBND}
so: '12'
ngay_ban_hanh: 2026-01-15
dia_danh: An Bình
trich_yeu: Cải cách hành chính trên địa bàn xã An Bình năm 2026
noi_dung:
- tieu_de: Mục đích
  noi_dung: [Nâng cao chất lượng phục vụ người dân., Rút ngắn thời gian giải quyết hồ sơ.]
- tieu_de: Tổ chức thực hiện
  noi_dung: [Các phòng thuộc xã thực hiện Kế hoạch này., Văn phòng theo dõi và tổng hợp.]
ket_thuc: [Trên đây là Kế hoạch năm 2026.]
noi_nhan: [Sở Nội vụ, 'Các phòng, trung tâm thuộc xã']
luu: VT
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Trần Văn An}
"""

_OUTSIDE = ("_form", "_khac", "_goc", "_notes", "_ke_hoach", "_tien_do")
"""Keys of an overlay that are no part of the plan: look of a Word file, other documents, parent plan, what a report is written from."""


def overlaid(overlay: str) -> str:
    """Return the YAML of the smallest plan with an overlay: mappings are merged, everything else is replaced."""
    import yaml

    laid = _merge(_load(SMALLEST), {k: v for k, v in _load(overlay).items() if k not in _OUTSIDE})
    return str(yaml.safe_dump(laid, allow_unicode=True, sort_keys=False, width=100_000))


def example_read(overlay: str) -> Read:
    """Return the plan of an overlay as read; `_form` gives it the look of a Word file."""
    read = read_text(overlaid(overlay), "vi_du.yaml")
    look = _load(overlay).get("_form")
    if look is not None:
        read.form = _form(look)
    return read


def check_example(one: Rule, overlay: str) -> Report:
    """Run one rule over an example."""
    outside = _load(overlay)
    others = [
        read_text(overlaid(_dump(other)), f"khac_{n}.yaml") for n, other in enumerate(outside.get("_khac", []), 1)
    ]
    parent = read_text(overlaid(_dump(outside["_goc"])), "goc.yaml").document if "_goc" in outside else None
    return check(
        example_read(overlay), on=EXAMPLE_DAY, others=others, parent=parent, sources=_sources(outside), rules=[one]
    )


def _sources(outside: dict[str, Any]) -> ReportSources | None:
    """Return the plan and the answers (period -> task -> status) an example gives a report."""
    if "_ke_hoach" not in outside:
        return None
    from cchc_docs.model.progress import TienDo, TienDoNhiemVu
    from cchc_docs.reporting.sources import ReportSources

    returned = {
        code: TienDo(code, 2026, nhiem_vu={task: TienDoNhiemVu(status) for task, status in answers.items()})
        for code, answers in outside.get("_tien_do", {}).items()
    }
    return ReportSources(read_text(overlaid(_dump(outside["_ke_hoach"])), "ke_hoach.yaml").document, returned)


def findings_of(one: Rule, overlay: str) -> list[Finding]:
    """Return what one rule finds in an example. Raises ValueError where the rule could not judge it."""
    report = check_example(one, overlay)
    notes: list[NotEvaluated] = report.not_evaluated
    if notes:
        raise ValueError(f"{one.code}: {notes[0].reason}")
    return report.findings


def _load(text: str) -> dict[str, Any]:
    import yaml

    content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - our own text; strings stay strings
    return content if isinstance(content, dict) else {}


def _dump(part: dict[str, Any]) -> str:
    import yaml

    return str(yaml.safe_dump(part, allow_unicode=True, sort_keys=False))


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        if value in ("~", "null"):
            out.pop(key, None)
        elif isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = _merge(out[key], value)
        else:
            out[key] = value
    return out


def _form(look: dict[str, Any]) -> Form:
    """Return the look of an example: what it does not say is as the decree wants it."""
    form = Form(quoc_hieu="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", tieu_ngu="Độc lập - Tự do - Hạnh phúc")
    form.rules = {"tieu_ngu", "co_quan", "trich_yeu"}
    page = SectionForm(
        210.0, 297.0, False, 20.0, 20.0, 30.0, 15.0, title_page=True, number_place="header", number_align="center"
    )
    line = ParagraphForm(0, "doan", "", "Times New Roman", 14.0, align="both", first_line=36.0, after=6.0)
    form.sections = [_laid(page, part) for part in look.pop("sections", [{}])]
    form.paragraphs = [_laid(replace(line, paragraph=n), part) for n, part in enumerate(look.pop("paragraphs", []))]
    for key, value in look.items():
        setattr(form, key, _typed(getattr(form, key), value))
    for para in form.paragraphs:
        if para.font:
            form.fonts[para.font] = form.fonts.get(para.font, 0) + max(1, len(para.text))
    return form


_T = TypeVar("_T", SectionForm, ParagraphForm)


def _laid(whole: _T, part: dict[str, Any]) -> _T:
    return replace(whole, **{key: _typed(getattr(whole, key), value) for key, value in part.items()})


def _typed(like: Any, value: Any) -> Any:
    """Return a value of an overlay in the type the field has."""
    if isinstance(like, bool):
        return value == "true"
    if isinstance(like, int | float):
        return type(like)(value)
    if isinstance(like, set | tuple):
        return type(like)(value)
    return None if value == "null" else value
