"""docs/rules.md, written from the rules themselves; a test holds that the file is current."""

from __future__ import annotations


from collections.abc import Iterator

from cchc_docs.vietnamese.dates import short_of
from cchc_docs import patterns
from cchc_docs.checking.needs import NEEDS
from cchc_docs.checking.output.example_words import example_lines
from cchc_docs.checking.parts import PARTS
from cchc_docs.checking.profile import LEVELS, STATE
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
    until = f" đến {short_of(one.den)}" if one.den else ""
    since = f"văn bản ban hành từ {short_of(one.tu)}{until}" if one.tu else "mọi ngày ban hành"
    kinds = _audience(one)
    gate = "\n- Còn phát hiện này thì chưa ký được (`--gate`)." if one.chan_ky else ""
    return (
        f"\n### {one.code} — {one.title}\n\n"
        f"- Mức: {one.severity.shown}\n- Căn cứ: {one.can_cu}\n- Xét: {since}{kinds}{gate}\n\n"
        f"{one.explanation}\n\n"
        f"Chưa đạt:\n\n```yaml\n{one.bad.strip()}\n```\n\nĐạt:\n\n```yaml\n{one.good.strip()}\n```\n"
    )


def spoken(one: Rule) -> str:
    """Return what a rule asks, for an official: no YAML, the words of its examples only."""
    gate = "\nCòn phát hiện này thì chưa ký được." if one.chan_ky else ""
    lines = [f"{one.code}. {one.title}", f"\nMức: {one.severity.shown}. Căn cứ: {one.can_cu}.{gate}"]
    lines.append(_audience(one).replace("\n- ", "\n"))
    lines.append(f"\n{one.explanation}")
    for name, example in (("Chưa đạt", one.bad), ("Đạt", one.good)):
        if said := example_lines(example):
            lines.append(f"\n{name}:" + "".join(f"\n  {words}" for words in said))
    lines.append(
        "\nNếu chỗ đó đúng như vậy: với kế hoạch trong chương trình, ghi lý do ở mục bỏ qua; với tệp Word, ghi vào tệp "
        "TÊN.bo_qua.yaml cạnh nó: bo_qua: [{ma: " + one.code + ", ly_do: …, nguoi: …}]"
    )
    return "\n".join(line for line in lines if line.strip()) + "\n"


def _audience(one: Rule) -> str:
    """Whom a rule speaks to, what it needs, what it leaves alone: a line each, where it says so."""
    from cchc_docs.law.kinds import type_by_key

    kinds = [found.ten if (found := type_by_key(key)) else key for key in one.ap_dung]
    levels = [LEVELS[level] for level in LEVELS if level in one.danh_cho]
    if one.danh_cho == STATE:
        levels = ["cơ quan, tổ chức nhà nước (cơ quan Đảng, Mặt trận, đoàn thể có thể thức riêng)"]
    lines = [
        ("Loại văn bản", ", ".join(kinds)),
        ("Cơ quan ban hành", ", ".join(levels)),
        ("Không xét", "; ".join(PARTS[part] for part in one.tru)),
        ("Chưa xét được khi", "; ".join(NEEDS[need] for need in one.can)),
    ]
    return "".join(f"\n- {name}: {what}" for name, what in lines if what)


def write_rules_page(file: str) -> None:
    """Write the page to `file` (docs/rules.md); the test tells when it is out of date."""
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(rules_page())
