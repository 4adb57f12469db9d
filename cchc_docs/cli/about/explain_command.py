"""`cchc explain`: what one rule asks, why, with an example."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.errors import CchcError


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "explain",
        "Giải thích một mã kiểm tra: mức, căn cứ, ví dụ chưa đạt và đạt.",
        """
cchc explain TG03
cchc explain            liệt kê mọi mã
""",
    )
    out.add_argument("code", nargs="?", metavar="MÃ", help="mã quy tắc, ví dụ TG03")
    return out


def run(arguments: list[str]) -> int:
    """Print one rule, or the list."""
    given = parse(parser(), arguments)
    from cchc_docs.checking.output.rule_pages import spoken
    from cchc_docs.checking.registry import FAMILIES, all_rules, find_rule

    if not given.code:
        for family, title in FAMILIES.items():
            print(f"{title}")
            for one in all_rules():
                if one.family == family:
                    print(f"  {one.code}  {one.severity.shown:<9} {one.title}")
        return 0
    code = given.code.upper()
    found = find_rule(code)
    if found is None:
        from cchc_docs.reading.yaml.kinds import suggestion

        codes = tuple(one.code for one in all_rules())
        if code in FAMILIES:
            own = [one for one in codes if one.startswith(code)]
            raise CchcError(f"'{code}' là một nhóm ({FAMILIES[code]}); ghi cả số, từ {own[0]} đến {own[-1]}")
        padded = f"{code[:2]}0{code[2:]}"  # TG3 is TG03
        near = f"; có phải '{padded}'?" if padded in codes else suggestion(code, codes)
        raise CchcError(f"không có mã '{code}'{near}; chạy 'cchc explain' để xem mọi mã")
    print(spoken(found).strip())
    return 0
