"""How right `check` is on papers of strangers: per rule found and false, per kind missed, precision and recall by severity.

python -m bench.precision [--rule CODE] [--paper NAME] [--seen | --held-out] [-v] [--update-floor]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.precision.paper import SEVERITIES, load, names
from tests.precision.score import FLOOR, Told, Verdict, as_floor, floor, judge

SHOWN = {"loi": "lỗi", "canh_bao": "cảnh báo", "goi_y": "gợi ý"}


def verdicts(wanted: Iterable[str]) -> Iterator[Verdict]:
    """Judge papers one after the other."""
    with tempfile.TemporaryDirectory(prefix="precision-") as folder:
        for name in wanted:
            yield judge(load(name), Path(folder))


def by_rule(done: list[Verdict], rule: str) -> list[str]:
    """One line per rule: right and false findings by severity, precision."""
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    false: defaultdict[str, Counter[str]] = defaultdict(Counter)
    allowed: Counter[str] = Counter()
    for verdict in done:
        for one, _ in verdict.right:
            right[one.code][one.severity] += 1
        for one in verdict.false:
            false[one.code][one.severity] += 1
        allowed.update(one.code for one in verdict.allowed)
    lines = [f"{'rule':6}{'right':>7}{'false':>7}{'  of these lỗi/cảnh báo/gợi ý':31}{'allowed':>8}{'precision':>11}"]
    for code in sorted({*right, *false, *allowed}, key=lambda code: (-sum(false[code].values()), code)):
        if rule not in ("", code):
            continue
        good, bad = sum(right[code].values()), sum(false[code].values())
        split = "/".join(str(false[code][severity]) for severity in SEVERITIES) if bad else ""
        lines.append(f"{code:6}{good:7}{bad:7}  {split:29}{allowed[code] or '':>8}{share(good, good + bad):>11}")
    return lines


def by_kind(done: list[Verdict]) -> list[str]:
    """One line per kind of planted defect: found and missed."""
    found = Counter(defect.loai for verdict in done for defect in verdict.found)
    missed = Counter(defect.loai for verdict in done for defect in verdict.missed)
    lines = [f"{'kind':24}{'found':>7}{'missed':>8}{'recall':>9}"]
    lines += [
        f"{kind:24}{found[kind]:7}{missed[kind]:8}{share(found[kind], found[kind] + missed[kind]):>9}"
        for kind in sorted({*found, *missed}, key=lambda kind: (-missed[kind], kind))
    ]
    return lines


def totals(done: list[Verdict]) -> list[str]:
    """Precision of each severity told, recall of each severity planted."""
    lines = [
        f"{'':12}{'right':>7}{'false':>7}{'precision':>11}   {'planted sure':>12}{'found':>7}{'recall':>8}{'  unsure found':>16}"
    ]
    for severity in SEVERITIES:
        good = sum(one.severity == severity for verdict in done for one, _ in verdict.right)
        bad = sum(one.severity == severity for verdict in done for one in verdict.false)
        planted = [
            (defect, defect in verdict.found)
            for verdict in done
            for defect in verdict.paper.planted
            if defect.muc == severity
        ]
        sure = [hit for defect, hit in planted if defect.chac]
        unsure = [hit for defect, hit in planted if not defect.chac]
        lines.append(
            f"{SHOWN[severity]:12}{good:7}{bad:7}{share(good, good + bad):>11}   {len(sure):12}{sum(sure):7}{share(sum(sure), len(sure)):>8}"
            f"{f'{sum(unsure)}/{len(unsure)}':>16}"
        )
    sure = [defect in verdict.found for verdict in done for defect in verdict.paper.planted if defect.chac]
    clean = [verdict for verdict in done if not verdict.paper.planted]
    quiet = sum(not any(one.severity != "goi_y" for one in verdict.false) for verdict in clean)
    graver = sum(
        SEVERITIES.index(one.severity) < SEVERITIES.index(defect.muc)
        for verdict in done
        for one, defect in verdict.right
    )
    lines.append(f"all sure defects: {sum(sure)}/{len(sure)} found ({share(sum(sure), len(sure))})")
    lines.append(
        f"clean papers without a false lỗi or cảnh báo: {quiet}/{len(clean)}; right, but said graver than a reader would: {graver}"
    )
    return lines


def listing(done: list[Verdict], rule: str) -> list[str]:
    """Every false finding and every missed defect, with its words."""
    lines: list[str] = []
    for verdict in done:
        lines += [f"FALSE  {verdict.paper.name}: {shown(one)}" for one in verdict.false if rule in ("", one.code)]
        if not rule:
            lines += [
                f"MISSED {verdict.paper.name}: {defect.loai} {SHOWN[defect.muc]}{'' if defect.chac else ' (unsure)'}: “{defect.chu or '/'.join(defect.bao)}”"
                for defect in verdict.missed
            ]
        elif verdict.right:
            lines += [
                f"RIGHT  {verdict.paper.name}: {shown(one)} <- {defect.loai} “{defect.chu}”"
                for one, defect in verdict.right
                if one.code == rule
            ]
    return lines


def shown(one: Told) -> str:
    """One finding on one line."""
    return f"{one.code} {SHOWN[one.severity]} [{one.place}] “{one.quote}”: {one.message}".replace("\n", " ")


def share(part: int, whole: int) -> str:
    """A share in per cent."""
    return f"{100 * part / whole:.0f}%" if whole else "-"


def update_floor(done: list[Verdict]) -> None:
    """Write what is so today as what tests hold; say what got worse by it."""
    before = floor()
    for verdict in done:
        old, new = before.get(verdict.paper.name), as_floor(verdict)
        if old is None:
            continue
        worse = [
            f"{code} {old['wrong'].get(code, 0)} -> {count} false"
            for code, count in new["wrong"].items()
            if count > old["wrong"].get(code, 0)
        ]
        if new["found"] < old["found"]:
            worse.append(f"{old['found']} -> {new['found']} found")
        if worse:
            print(f"WORSE  {verdict.paper.name}: {', '.join(worse)}")
    head = "# What each paper gives today; tests fail when a rule says more false things or fewer defects are found.\n# Written by: python -m bench.precision --update-floor\n"
    data: dict[str, Any] = {verdict.paper.name: as_floor(verdict) for verdict in done}
    body = "".join(
        f"{name}: {yaml.safe_dump(entry, default_flow_style=True, sort_keys=False, width=1000).strip()}\n"
        for name, entry in data.items()
    )
    FLOOR.write_text(head + body, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Judge the papers asked for and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.precision", description=__doc__.split("\n")[0])
    parser.add_argument("--rule", default="", metavar="CODE", help="one rule only")
    parser.add_argument("--paper", default="", metavar="NAME", help="papers whose name holds this")
    parser.add_argument("--seen", action="store_true", help="only the papers that rule writers may read")
    parser.add_argument("--held-out", action="store_true", help="only the other papers")
    parser.add_argument("-v", "--verbose", action="store_true", help="every false finding and missed defect")
    parser.add_argument("--update-floor", action="store_true", help="write tests/precision/floor.yaml")
    given = parser.parse_args(arguments)
    start = "held_" if given.held_out else "seen_" if given.seen else ""
    wanted = [name for name in names() if given.paper in name and name.startswith(start)]
    done = list(verdicts(wanted))
    tables = [by_rule(done, given.rule)] if given.rule else [by_rule(done, ""), by_kind(done), totals(done)]
    print("\n\n".join("\n".join(lines) for lines in tables))
    if given.verbose or given.rule:
        print("\n" + "\n".join(listing(done, given.rule)))
    if given.update_floor:
        if wanted != names():
            parser.error("--update-floor needs all papers")
        update_floor(done)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
