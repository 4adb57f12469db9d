"""Starting: a small plan to begin from, the Word template to make one's own, the schema for an editor."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.writing.template.lint import TemplateProblem


def new_plan(name: str, year: int) -> str:
    """Return a commented plan for a commune ("xã An Bình"). Raises CchcError for a year out of sense."""
    if not 2000 <= year <= 2100:
        raise CchcError(f"--year {year}: năm phải từ 2000 đến 2100")
    text = resources.files("cchc_docs").joinpath("desk/new_plan.yaml").read_text(encoding="utf-8")
    place = name.split(" ", 1)[-1] if name.lower().startswith("xã ") else name[:1].upper() + name[1:]
    for mark, value in (
        ("«NĂM»", str(year)),
        ("«NĂM TRƯỚC»", str(year - 1)),
        ("«TÊN»", name),
        ("«ĐỊA DANH»", place),
    ):
        text = text.replace(mark, value)
    return text


def template_problems(data: bytes) -> list[TemplateProblem]:
    """Return what is wrong with a Word template that an official changed."""
    from cchc_docs.writing.template.lint import check_template

    return check_template(data)


def shipped_template() -> bytes:
    """Return the Word template that ships."""
    from cchc_docs.reading.dossier import file_bytes
    from cchc_docs.writing.template.cache import shipped

    return file_bytes(shipped())


def schema() -> str:
    """Return the JSON Schema of a plan."""
    from cchc_docs.reading.yaml.document import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


_PARTS = {
    "trich_yeu": "trích yếu", "tham_quyen": "dòng thẩm quyền", "can_cu": "căn cứ", "kinh_gui": "kính gửi (nơi nhận điện)",
    "dia_danh": "địa danh, ngày", "noi_nhan": "nơi nhận", "chu_ky": "người ký", "co_quan": "cơ quan", "kem_theo": "kèm theo",
}  # fmt: skip


def kinds_table() -> str:
    """Return the Markdown table of the kinds of papers, for the guide: written from the list of the law, never by hand."""
    from cchc_docs.law.kinds import copy_types, document_types, form_of

    rows = ["| `loai` | Loại văn bản | Viết tắt | Mẫu | Riêng của mẫu |", "|---|---|---|---|---|"]
    for kind in document_types():
        form = form_of(kind.khoa)
        if form is None:
            rows.append(
                f"| - | {kind.ten} | {kind.viet_tat or 'không có'} | không có mẫu | chưa lập được; soạn bằng Word |"
            )
            continue
        must = [_PARTS[part] for part in form.phai if part in ("trich_yeu", "tham_quyen", "can_cu", "kinh_gui")]
        never = [_PARTS[part] for part in form.khong if part in ("dia_danh", "kinh_gui")]
        said = [f"phải có {', '.join(must)}"] if must else []
        said += [f"không có {', '.join(never)}"] if never else []
        said += [kind.ghi_chu] if kind.ghi_chu else []
        rows.append(f"| `{kind.khoa}` | {kind.ten} | {kind.viet_tat or 'không có'} | {kind.mau} | {'; '.join(said)} |")
    rows += [
        f"| `{kind.hinh_thuc}` | {kind.ten} | {kind.viet_tat} | 3.1, 3.2 | làm bằng `cchc copy --kind {kind.hinh_thuc}` |"
        for kind in copy_types()
    ]
    return "\n".join(rows) + "\n"


def write_kinds(file: str) -> None:
    """Put the table of kinds into a guide, between its two marks."""
    import re

    with open(file, encoding="utf-8") as handle:
        text = handle.read()
    text = re.sub(
        r"(<!-- các loại -->\n).*?(<!-- hết -->)",
        lambda found: found[1] + kinds_table() + found[2],
        text,
        flags=re.DOTALL,
    )
    with open(file, "w", encoding="utf-8") as handle:
        handle.write(text)
