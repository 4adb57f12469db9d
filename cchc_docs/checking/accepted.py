"""Findings a person has accepted: a whole rule in the plan itself (`bo_qua`), anything in TÊN.bo_qua.yaml beside a file.

An entry beside a file may be for certain words (`chu`) or one place (`cho`, in the words that findings name places with):
what else the rule finds is still shown. Where they are gone, the entry is said to be of no use any more.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

from cchc_docs.checking.finding import Finding
from cchc_docs.errors import CchcError, reason
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

ENDING = ".bo_qua.yaml"
_FORM = (
    "ghi mỗi mục: {ma: TT76, ly_do: lý do, nguoi: họ tên người quyết định}, thêm 'chu' (chữ bị nhắc) hoặc 'cho' (vị trí) "
    "nếu chỉ bỏ qua một chỗ"
)
_KEYS = ("ma", "ly_do", "nguoi", "chu", "cho")


class Accepted(NamedTuple):
    """One accepted finding: its code, why, who says so.

    `words` narrows it to findings whose quote holds them, `spot` to the place that is named so.
    """

    code: str
    why: str
    who: str = ""
    words: str = ""
    spot: str = ""

    @property
    def said(self) -> str:
        """Reason and name as they are shown."""
        return f"{self.why} ({self.who})" if self.who else self.why

    @property
    def gone(self) -> str:
        """What is said where it covers nothing: reason and name, and which words or place are not there any more."""
        narrow = [f"chữ “{self.words}”" if self.words else "", f"chỗ “{self.spot}”" if self.spot else ""]
        named = ", ".join(part for part in narrow if part)
        return f"{self.said}; {named} không còn bị nhắc" if named else self.said

    def covers(self, finding: Finding, spot: str = "") -> bool:
        """Tell whether a finding, at the place named `spot`, is the accepted one."""
        return (
            finding.code == self.code
            and (not self.words or self.words in finding.quote or self.words in finding.message)
            and (not self.spot or self.spot == spot)
        )


def covered(finding: Finding, known: Sequence[Accepted], spot: Callable[[Path], str]) -> list[tuple[int, Finding]]:
    """Return a finding with the number of the entry that covers it, -1 for none; cut up where that differs by place.

    `spot` names a place (a path) of the finding.
    """
    ours = [number for number, one in enumerate(known) if one.code == finding.code]
    if not any(known[number].spot for number in ours):
        return [(next((n for n in ours if known[n].covers(finding)), -1), finding)]
    places: dict[int, list[Path]] = {}
    for path in (finding.path, *finding.also):
        number = next((n for n in ours if known[n].covers(finding, spot(path))), -1)
        places.setdefault(number, []).append(path)
    if len(places) == 1:
        return [(next(iter(places)), finding)]
    return [(number, finding.at(paths)._replace(place=None)) for number, paths in places.items()]


def file_beside(file: str) -> str:
    """Return the path of the file of what is accepted for a file, whether it is there or not."""
    return f"{os.path.splitext(file)[0]}{ENDING}"


def beside(file: str) -> list[Accepted]:
    """Return what is accepted for a file; empty where no file stands beside it.

    Raises CchcError for a file that cannot be read, an entry without reason or name, a code that is none.
    """
    path = file_beside(file)
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
    if not isinstance(entry, dict) or not set(entry) <= set(_KEYS):
        return None
    values = {key: entry.get(key, "") for key in _KEYS}
    if not all(isinstance(value, str) for value in values.values()):
        return None
    return Accepted(values["ma"].strip().upper(), values["ly_do"], values["nguoi"], values["chu"], values["cho"])
