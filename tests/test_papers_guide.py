"""The guide to the other papers: its list of kinds is the law's, its examples are read, its commands are commands."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from cchc_docs.cli.main import COMMANDS, module_of
from cchc_docs.desk.start import kinds_table, schema
from cchc_docs.law.kinds import COPIED, OTHER, WRITTEN, copy_types, document_types
from cchc_docs.reading.yaml.document import DOCUMENT_FIELDS
from cchc_docs.reading.yaml.plan import read_text
from tests.conftest import MINIMAL, ROOT

GUIDE = (ROOT / "docs" / "giay-to.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_the_list_of_kinds_is_the_laws() -> None:
    assert kinds_table() in GUIDE, "chạy 'make kinds'"
    for kind in (*document_types(), *copy_types()):
        assert f"| {kind.ten} |" in kinds_table()
    written = set(re.findall(r"^\| `(\w+)` \|", kinds_table(), re.MULTILINE))
    assert written - {"loai"} == {*WRITTEN, *COPIED}


def test_the_schema_has_the_same_kinds() -> None:
    fields = json.loads(schema())["properties"]
    assert fields["loai"]["enum"] == [*WRITTEN, OTHER]
    assert fields["ban_sao"]["items"]["properties"]["hinh_thuc"]["enum"] == list(COPIED)


def test_the_key_of_each_place_is_a_key() -> None:
    keys = re.findall(r"^\| `([a-z_]+)[.`\[:]", GUIDE.partition("## 3.")[2].partition("## 4.")[0], re.MULTILINE)
    assert len(keys) > 5
    assert set(keys) <= set(DOCUMENT_FIELDS)


@pytest.mark.parametrize("example", [body for kind, body in FENCES if kind == "yaml"])
def test_an_example_is_read(example: str) -> None:
    assert read_text(MINIMAL.replace("loai: ke_hoach\n", "") + example).document.xac_nhan


@pytest.mark.parametrize("line", [line for kind, body in FENCES if kind == "bash" for line in body.splitlines()])
def test_a_command_of_the_guide_is_understood(line: str) -> None:
    from importlib import import_module

    program, command, *arguments = shlex.split(line)
    assert program == "cchc"
    assert command in COMMANDS
    import_module(module_of(command)).parser().parse_args(arguments)
