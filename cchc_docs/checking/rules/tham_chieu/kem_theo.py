"""TC: what a paper says it sends along without giving it a number."""

from __future__ import annotations

import re

from cchc_docs import patterns
from cchc_docs.checking.context import Context

_BY_KIND = patterns.ours(
    r"(?<!\w)(?:biểu|mẫu|bảng|danh sách|danh mục|đề cương|dự thảo|tài liệu|lịch)(?: [^\W\d_]+){0,3} \(?(?:gửi kèm|kèm theo|đính kèm)(?! (?:Nghị định|Thông tư|Quyết định|Luật))", re.IGNORECASE
)  # fmt: skip


def attached_by_kind(context: Context) -> bool:
    """Whether a letter speaks of the one thing it sends along by its kind: "theo biểu mẫu gửi kèm"."""
    if "kèm" not in context.whole_small:
        return False
    return any(_BY_KIND.search(text.text) for text in context.sentences_of_body if text.path[0] != "phu_luc")
