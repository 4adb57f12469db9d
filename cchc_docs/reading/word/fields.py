"""Fields of Word: what a reader sees is the shown result; instructions, with all that is nested in them, are no text.

Some fields keep no result in the file (ECMA-376 Part 1, 17.16): the value of a form field stands in w:ffData, numbers
of AUTONUM, LISTNUM and SEQ are counted by Word, a sign of SYMBOL is named by its code. These are worked out here; a
field whose result nobody can know is told.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.symbols import sign_of
from cchc_docs.patterns import ours
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.enumerators import roman

PAGE_NUMBERS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
GENERATED = frozenset({"TOC", "INDEX", "TOA"})
"""Lists Word makes of the text itself: table of contents, of figures, index, table of authorities."""
_SILENT = frozenset({
    "TC", "XE", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "HYPERLINK", "NEXT", "NEXTIF", "SKIPIF", "FORMTEXT",
    "BIDIOUTLINE", "DATABASE", "PRINT", "INCLUDEPICTURE", "", *GENERATED, *PAGE_NUMBERS, "SECTION",
})  # fmt: skip
_WORDS = ours(r'"((?:[^"\\]|\\.)*)"|(\\\S)|(\S+)')
_LISTNUM = ("1)", "a)", "i)", "(1)", "(a)", "(i)", "1.", "a.", "i.")
_FRACTION = ours(r"\\f\s*\(([^();,]*)[;,]([^();,]*)\)", re.IGNORECASE)
_PARENTHESES = ours(r"\(([^()]*)\)")


class Field(Record):
    """An open field: its instruction so far, whether its result has begun, whether that had words; its form data."""

    instruction: str = ""
    shown: bool = False
    words: bool = False
    form: Any = None

    @property
    def name(self) -> str:
        """The word that says what it is: PAGE, IF, FORMDROPDOWN."""
        return name_of(self.instruction)


class Computed(Record):
    """What Word counts from field to field in one file, and what could not be known. `texts`: what was worked out.

    `signs`: letters of symbol fonts typed as words, as the file has them, that were read as the signs they show.
    """

    counters: Counter[str] = field(default_factory=Counter)
    unknown: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    generated: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)


def name_of(instruction: str) -> str:
    """Return the name of a field from its instruction, in capitals."""
    words = instruction.split(None, 1)
    return words[0].upper() if words else ""


def result_of(one: Field, computed: Computed) -> str:
    """Return what a field without a result shows; what nobody can know goes to `computed.unknown`."""
    name = one.name
    maker = _MAKERS.get(name)
    if maker is None:
        if name not in _SILENT:
            computed.unknown.append(" ".join(one.instruction.split())[:60])
        return ""
    text: str = maker(one, computed)
    computed.texts.append(text)
    return text


def _roman(count: int) -> str:
    return roman(count) if 1 <= count <= 3999 else str(count)


def _arguments(instruction: str) -> tuple[list[str], dict[str, str]]:
    """Return the arguments behind the name, and the switches with what follows each."""
    plain: list[str] = []
    switches: dict[str, str] = {}
    waiting = ""
    for quoted, switch, bare in _WORDS.findall(instruction.strip()):
        if switch:
            waiting = switch.lower()
            switches[waiting] = ""
        elif waiting and waiting not in (r"\h", r"\a", r"\u", r"\n"):
            switches[waiting] = quoted or bare
            waiting = ""
        else:
            plain.append(quoted or bare)
    return plain[1:], switches


def _symbol(one: Field, _computed: Computed) -> str:
    arguments, switches = _arguments(one.instruction)
    if not arguments:
        return ""
    try:
        code = int(
            arguments[0], 16 if arguments[0].lower().startswith("0x") else 10
        )  # "0163" is how Alt codes are told
    except ValueError:
        return sign_of(arguments[0][:1], switches.get(r"\f", ""))
    if r"\u" in switches or code > 0xFF:
        return sign_of(chr(code), switches.get(r"\f", "")) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
    letter = chr(code) if r"\f" in switches else bytes([code]).decode("cp1252", "ignore")
    return sign_of(letter, switches.get(r"\f", "")) if code >= 0x20 else ""


def _drop_down(one: Field, _computed: Computed) -> str:
    if one.form is None:
        return ""
    entries = [entry.get(f"{W}val") or "" for entry in one.form.iter(f"{W}listEntry")]
    chosen = one.form.find(f"{W}ddList/{W}result")
    if chosen is None:
        chosen = one.form.find(f"{W}ddList/{W}default")
    at = (chosen.get(f"{W}val") or "0") if chosen is not None else "0"
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""


def _check_box(one: Field, _computed: Computed) -> str:
    box = one.form.find(f"{W}checkBox") if one.form is not None else None
    ticked = None
    for name in ("checked", "default"):
        if box is not None and ticked is None:
            ticked = box.find(f"{W}{name}")
    on = ticked is not None and (ticked.get(f"{W}val") or "1").lower() not in ("0", "false", "off")
    return "☑" if on else "☐"


def _auto_number(one: Field, computed: Computed) -> str:
    computed.counters["AUTONUM"] += 1
    count = computed.counters["AUTONUM"]
    _, switches = _arguments(one.instruction)
    number = _roman(count) if one.name == "AUTONUMOUT" else str(count)
    return f"{number}{switches.get(chr(92) + 's') or '.'}"


def _list_number(one: Field, computed: Computed) -> str:
    arguments, switches = _arguments(one.instruction)
    name = arguments[0] if arguments else ""
    level = switches.get(r"\l", "1")
    depth = min(max(int(level), 1), 9) if level.isdecimal() else 1
    key = f"LISTNUM {name} "
    start = switches.get(r"\s", "")
    for deeper in range(depth + 1, 10):
        computed.counters[f"{key}{deeper}"] = 0
    computed.counters[f"{key}{depth}"] = int(start) if start.isdecimal() else computed.counters[f"{key}{depth}"] + 1
    count = computed.counters[f"{key}{depth}"]
    form = _LISTNUM[depth - 1]
    if "1" in form:
        return form.replace("1", str(count))
    letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    return form.replace("a", letter) if "a" in form else form.replace("i", _roman(count).lower())


def _sequence(one: Field, computed: Computed) -> str:
    arguments, switches = _arguments(one.instruction)
    key = f"SEQ {arguments[0] if arguments else ''}"
    reset = switches.get(r"\r", "")
    if r"\c" not in switches:
        computed.counters[key] = int(reset) if reset.isdecimal() else computed.counters[key] + 1
    return str(computed.counters[key])


def _quote(one: Field, _computed: Computed) -> str:
    return " ".join(_arguments(one.instruction)[0])


def _button(one: Field, _computed: Computed) -> str:
    parts = one.instruction.split(None, 2)
    return parts[2].strip() if len(parts) > 2 else ""


def _equation(one: Field, computed: Computed) -> str:
    r"""Return an EQ field on one line: \\f(18;24) is 18/24, of other signs what stands in their brackets."""
    text = one.instruction.split(None, 1)[1] if len(one.instruction.split(None, 1)) > 1 else ""
    text, fractions = _FRACTION.subn(lambda found: f"{found[1].strip()}/{found[2].strip()}", text)
    if "\\" in text:
        computed.unknown.append(" ".join(one.instruction.split())[:60])
        text = " ".join(_PARENTHESES.findall(text)) or ("" if not fractions else text)
    return text.strip()


_MAKERS: dict[str, Any] = {
    "SYMBOL": _symbol, "FORMDROPDOWN": _drop_down, "FORMCHECKBOX": _check_box, "AUTONUM": _auto_number,
    "AUTONUMLGL": _auto_number, "AUTONUMOUT": _auto_number, "LISTNUM": _list_number, "SEQ": _sequence, "QUOTE": _quote,
    "MACROBUTTON": _button, "EQ": _equation,
}  # fmt: skip
