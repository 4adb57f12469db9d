"""Findings a person has accepted: in the plan itself (`bo_qua`), or for a Word file in TÊN.bo_qua.yaml beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from cchc_docs.checking.finding import Finding
from cchc_docs.errors import CchcError, reason

ENDING = ".bo_qua.yaml"
_FORM = "ghi mỗi mục: {ma: TT76, ly_do: lý do, nguoi: họ tên người quyết định}, thêm 'chu' nếu chỉ bỏ qua một chỗ"


@dataclass(frozen=True, slots=True)
class Accepted:
    """One accepted finding: its code, why, who says so; `words` narrows it to findings whose quote holds them."""

    code: str
    why: str
    who: str = ""
    words: str = ""

    @property
    def said(self) -> str:
        """Reason and name as they are shown."""
        return f"{self.why} ({self.who})" if self.who else self.why

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is the accepted one."""
        return finding.code == self.code and (
            not self.words or self.words in finding.quote or self.words in finding.message
        )


def beside(file: str) -> list[Accepted]:
    """Return what is accepted for a Word or PDF file; empty where no file stands beside it.

    Raises CchcError for a file that cannot be read, an entry without reason or name, a code that is none.
    """
    path = f"{os.path.splitext(file)[0]}{ENDING}"
    if not os.path.isfile(path):
        return []
    try:
        with open(path, encoding="utf-8") as stream:
            text = stream.read(1_000_000)
    except (OSError, UnicodeDecodeError) as error:
        raise CchcError(
            f"{path}: không đọc được ({reason(error) if isinstance(error, OSError) else 'không phải UTF-8'})"
        ) from None
    return accepted(text, path)


def accepted(text: str, name: str) -> list[Accepted]:
    """Return the entries of such a file. Raises CchcError as `beside` does."""
    import yaml

    from cchc_docs.checking.registry import find_rule
    from cchc_docs.reading.yaml.tree import Trouble, parse

    try:
        parse(text, [])
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - strings, lists and mappings only
    except (Trouble, yaml.YAMLError, RecursionError):
        raise CchcError(f"{name}: không đúng cách viết YAML; {_FORM}") from None
    entries = content.get("bo_qua") if isinstance(content, dict) else content
    if not isinstance(entries, list):
        raise CchcError(f"{name}: phải có danh sách 'bo_qua'; {_FORM}")
    out = []
    for number, entry in enumerate(entries, 1):
        one = _entry(entry)
        if one is None or not one.why.strip() or not one.who.strip():
            raise CchcError(f"{name}: mục {number} thiếu mã, lý do hoặc tên người quyết định; {_FORM}")
        if find_rule(one.code) is None:
            raise CchcError(f"{name}: mục {number}: không có mã '{one.code}'; chạy 'cchc explain' để xem mọi mã")
        out.append(one)
    return out


def _entry(entry: Any) -> Accepted | None:
    if not isinstance(entry, dict) or not set(entry) <= {"ma", "ly_do", "nguoi", "chu"}:
        return None
    values = {key: entry.get(key, "") for key in ("ma", "ly_do", "nguoi", "chu")}
    if not all(isinstance(value, str) for value in values.values()):
        return None
    return Accepted(values["ma"].strip().upper(), values["ly_do"], values["nguoi"], values["chu"])
