"""What the rules of time say of a small paper."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


@cache
def sentences() -> dict[str, Any]:
    """The sentences of sentences.yaml."""
    import yaml

    content = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def told(codes: tuple[str, ...], **fields: object) -> list[tuple[str, str]]:
    """(code, quote) of what some rules find in a paper of 20 June 2026 with these keys."""
    given = {"ngay_ban_hanh": "2026-06-20", "ket_thuc": "Trên đây là toàn bộ việc của xã.", **fields}
    text = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in given.items())
    report = check(example_read(text), on=date.fromisoformat(str(given["ngay_ban_hanh"])), select=codes)
    assert [note for note in report.not_evaluated if "gặp lỗi" in note.reason] == []
    return [(one.code, one.quote) for one in report.findings]


def under(heading: str, *items: str) -> dict[str, object]:
    """A part with that heading and items, and another one."""
    other = {"tieu_de": "Việc khác", "noi_dung": ["Giữ sạch bến.", "Trông xe."]}
    return {"noi_dung": [{"tieu_de": heading, "noi_dung": [*items, "Rửa thuyền."]}, other]}
