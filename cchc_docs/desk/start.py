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
