"""Files damaged by chance: bytes flipped, cut, repeated; parts of XML moved; lines of YAML mixed; cells of forms changed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_docs.errors import CchcError
from cchc_docs.reading.excel.form import read_form
from cchc_docs.reading.pdf.file import read_pdf
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import PlanError, read_text
from cchc_docs.redline.redline import accept_all, reject_all, track_changes
from cchc_docs.writing.yaml.plan import dump_plan
from tests.conftest import ROOT
from tests.faults.count import Count, each
from tests.reading.pdf import make
from tests.reading.word import test_fuzz
from tests.redline.comparing import structure
from tests.redline.tracking import AN, BINH, Block, Line, Row, Words
from tests.redline.tracking import tracked as written
from tests.reporting.small import write_small

DAY = date(2026, 1, 5)


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut, drop or repeat some bytes."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(out) or 1)
        kind = chance.randrange(5)
        if kind == 0 and out:
            out[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del out[at : at + chance.randrange(1, 40)]
        elif kind == 2:
            out[at:at] = out[at : at + chance.randrange(1, 40)]
        elif kind == 3:
            out[at : at + 4] = chance.randbytes(4)
        elif len(out) > 20 and chance.random() < 0.2:
            del out[at:]
    return bytes(out)


@cache
def _word() -> tuple[bytes, dict[str, bytes]]:
    data = test_fuzz.base()
    return data, test_fuzz.unpacked(data)


def word(chance: random.Random) -> bool:
    """A Word file damaged in its zip or in its XML: imported whole and readable again, or refused; compare agrees."""
    data, parts = _word()
    changed = bytes_changed(data, chance) if chance.random() < 0.4 else test_fuzz.mutated(parts, chance)
    read = read_docx(changed, "hong.docx")
    plan = dump_plan(read.document)
    try:
        again = read_text(plan, "hong.yaml")
    except PlanError:
        return False
    if not again.document.texts():
        return False
    if chance.random() < 0.1:
        track_changes(data, changed, DAY)
    return not coverage(read).missing


def excel(chance: random.Random) -> bool:
    """A form damaged in its zip or its parts: read or refused."""
    forms, paths = _forms()
    data = chance.choice(paths)
    data = bytes_changed(data, chance) if chance.random() < 0.5 else _part_changed(data, chance)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "phieu.xlsx"
        file.write_bytes(data)
        read_form(str(file), forms)
    return True


@cache
def _forms() -> tuple[dict[str, object], list[bytes]]:
    with TemporaryDirectory() as folder:
        forms, paths, _ = write_small(Path(folder))
        return forms, [Path(path).read_bytes() for path in paths.values()]  # type: ignore[return-value]


def _part_changed(data: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            content = old.read(name)
            if name == chosen and chance.random() < 0.2:
                continue
            new.writestr(name, bytes_changed(content, chance) if name == chosen else content)
    return out.getvalue()


@cache
def _pdf() -> bytes:
    with TemporaryDirectory() as folder:
        sheet = make.Sheet()
        for n in range(20):
            sheet.say(80, 60 + 20 * n, f"{n + 1}. To chuc viec thu {n + 1} trong nam.")
        return Path(make.write(Path(folder) / "ke_hoach.pdf", sheet, sheet)).read_bytes()


def pdf(chance: random.Random) -> bool:
    """A PDF with damaged bytes: read or refused."""
    read_pdf(bytes_changed(_pdf(), chance), "hong.pdf")
    return True


@cache
def _plans() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted((ROOT / "plans").glob("*.yaml"))]


_STRAYS = ("'", '"', ": ", " #", "\t", "[", "{{ x", "\x00", ' "\\ud83d"')


def _line_changed(lines: list[str], at: int, chance: random.Random) -> None:
    line = lines[at]
    kind = chance.randrange(6)
    if kind == 0:
        lines.insert(at, lines[chance.randrange(len(lines))])
    elif kind == 1:
        lines.pop(at)
    elif kind == 2:
        lines[at] = " " * chance.randrange(6) + line
    elif kind == 3:
        lines[at] = line[: chance.randrange(len(line) + 1)]
    elif kind == 4:
        lines[at] = line + chance.choice(_STRAYS)
    else:
        lines[at] = line.replace(" ", chance.choice(("\t", "\u00a0", "  ")), 1)


def yaml(chance: random.Random) -> bool:
    """A plan with lines mixed, doubled, indented or cut: read, or every problem told with its line."""
    lines = chance.choice(_plans()).split("\n")
    for _ in range(chance.choice((1, 2, 4, 8))):
        at = chance.randrange(len(lines))
        _line_changed(lines, at, chance)
    try:
        read_text("\n".join(lines), "hong.yaml")
    except PlanError as error:
        if not all(problem.place.line for problem in error.problems):
            raise CchcError(str(error)) from None
        raise CchcError(str(error).split("\n", 1)[0]) from None
    return True


_WORDS = ("rà soát", "hồ sơ", "năm 2026", "02/2026", "Quý I", "a)", "và", "thôn", "\u00a0", "e\u0302\u0301")


def tracked(chance: random.Random) -> bool:
    """Two files in which people track changes, some damaged: accepting gives the new one, rejecting the old one."""

    def who() -> str:
        return chance.choice(("", "", "", AN, BINH))

    def lines(count: int) -> list[Line]:
        found = [
            Line(
                tuple(
                    Words(" ".join(chance.choices(_WORDS, k=3)) + " ", who(), who(), chance.random() < 0.3, who())
                    for _ in range(chance.randrange(4))
                ),
                who(),
                who(),
            )
            for _ in range(count)
        ]
        return [*found[:-1], found[-1]._replace(came="", went="")]

    def blocks() -> list[Block]:
        rows = tuple(
            Row((tuple(lines(chance.randint(1, 2))), tuple(lines(1))), who(), who())
            for _ in range(chance.randint(1, 3))
        )
        return [*lines(chance.randint(1, 4)), *([rows, *lines(1)] if chance.random() < 0.5 else [])]

    old = blocks()
    new = [block if chance.random() < 0.6 else other for block, other in zip(old, blocks(), strict=False)] + lines(1)
    before, after = written(old), written(new)
    if chance.random() < 0.3:
        after = bytes_changed(after, chance)
    result = track_changes(before, after, DAY).docx
    return structure(accept_all(result)) == structure(accept_all(after)) and structure(reject_all(result)) == structure(
        reject_all(before)
    )


KINDS: dict[str, Callable[[random.Random], bool]] = {
    "word": word,
    "excel": excel,
    "pdf": pdf,
    "yaml": yaml,
    "tracked": tracked,
}


def part(job: tuple[str, int, int]) -> Count:
    """Run a share of a kind: (kind, how many, seed); a function of a module, so that it can be sent to a process."""
    kind, runs, seed = job
    return each(kind, runs, seed, KINDS[kind])
