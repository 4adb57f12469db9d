"""docs/rules.md, written from the rules themselves; a test holds that the file is current."""

from __future__ import annotations

from cchc_docs.checking.registry import FAMILIES, Rule, all_rules

_HEAD = """# Các quy tắc kiểm tra

Tệp này do chương trình viết ra từ chính các quy tắc (`cchc_docs/checking/rules/`); không sửa tay.

- **lỗi**: trái quy định hoặc chắc chắn sai; phải sửa trước khi ký.
- **cảnh báo**: rất có thể sai; cần xem lại.
- **gợi ý**: có thể sai; máy chỉ nhắc, người soạn quyết định.

Bỏ qua một quy tắc trong một kế hoạch: thêm `bo_qua: {MÃ: "lý do"}`. Ví dụ dưới đây là phần khác đi so với một kế hoạch
tối thiểu đã đúng.
"""


def rules_page() -> str:
    """Return the whole page in Markdown."""
    parts = [_HEAD]
    for family, title in FAMILIES.items():
        rules = [one for one in all_rules() if one.family == family]
        parts.append(f"\n## {family}. {title} ({len(rules)} quy tắc)\n")
        parts += [entry(one) for one in rules]
    return "\n".join(parts)


def entry(one: Rule) -> str:
    """Return the part of one rule; `cchc explain` prints it too."""
    until = f" đến {one.den:%d/%m/%Y}" if one.den else ""
    kinds = f"\n- Áp dụng cho: {', '.join(one.ap_dung)}" if one.ap_dung else ""
    gate = "\n- Còn phát hiện này thì chưa ký được (`--gate`)." if one.chan_ky else ""
    return (
        f"\n### {one.code} — {one.title}\n\n"
        f"- Mức: {one.severity.shown}\n- Căn cứ: {one.can_cu}\n- Hiệu lực: từ {one.tu:%d/%m/%Y}{until}{kinds}{gate}\n\n"
        f"{one.explanation}\n\n"
        f"Chưa đạt:\n\n```yaml\n{one.bad.strip()}\n```\n\nĐạt:\n\n```yaml\n{one.good.strip()}\n```\n"
    )


def write_rules_page(file: str) -> None:
    """Write the page to `file` (docs/rules.md); the test tells when it is out of date."""
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(rules_page())
