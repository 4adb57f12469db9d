"""The guide to the Word template: its tags, kinds, columns and styles are the template's, its messages are what is said."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from cchc_docs.cli.main import main
from cchc_docs.writing.template.lint import check_template
from cchc_docs.writing.template.shipped import BANDS, package
from cchc_docs.writing.template.styles import STYLES
from cchc_docs.writing.view.view import KINDS, View
from tests.conftest import MINIMAL

GUIDE = (Path(__file__).parent.parent / "docs" / "mau-word.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```([\w-]+)\n(.*?)\n```$", GUIDE, re.MULTILINE | re.DOTALL)
MISTAKES = [(old, new) for (old, _), (new, _) in zip(FENCES, FENCES[1:], strict=False) if (old, new) == ("sua", "bao")]
PAIRS = [(FENCES[i][1], FENCES[i + 1][1]) for i in range(len(FENCES)) if FENCES[i][0] == "sua"]
TAGS = set(re.findall(r"`(\{\{ [\w.]+ \}\})`", GUIDE))


def template() -> str:
    with zipfile.ZipFile(io.BytesIO(package())) as archive:
        return archive.read("word/document.xml").decode()


def changed(old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package())) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            text = source.read(entry).decode()
            if entry.filename == "word/document.xml":
                assert old in text, old
                text = text.replace(old, new, 1)
            target.writestr(entry.filename, text)
    return out.getvalue()


def rows(heading: str) -> list[str]:
    """The first column of the table under a heading."""
    section = GUIDE.split(f"\n## {heading}")[1].split("\n## ")[0]
    return [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]


def test_every_tag_the_guide_names_stands_in_the_template_or_may() -> None:
    optional = {f"{{{{ {name} }}}}" for name in View.__slots__}
    assert TAGS - {tag for tag in TAGS if tag in template()} - optional == set()


def test_every_printing_tag_of_the_template_is_in_the_guide() -> None:
    printed = set(re.findall(r"\{\{ [\w.]+ \}\}", template()))
    columns = {tag for tag in printed if tag.startswith(("{{ ten.", "{{ o."))}
    assert printed - columns - TAGS == set()


def test_the_guide_lists_every_kind_and_every_column_once() -> None:
    assert sorted(re.findall(r"`(\w+)`", " ".join(rows("4.")))) == sorted(KINDS)
    columns = [column.code for band in BANDS for column in band]
    assert sorted(re.findall(r"`(\w+)`", " ".join(rows("5.")))) == sorted(columns)


def test_the_styles_the_guide_names_are_those_of_the_template() -> None:
    section = GUIDE.split("\n## 2.")[1].split("\n## ")[0]
    named = set(re.findall(r"\*\*([^*]+)\*\*", section))
    assert named
    assert named - {name for name, *_ in STYLES.values()} == set()


@pytest.mark.parametrize(("change", "message"), PAIRS)
def test_each_mistake_is_told_in_the_words_of_the_guide(change: str, message: str) -> None:
    old, _, new = change.partition(" →")
    said = [f"{problem.place}: {problem.message}" for problem in check_template(changed(old, new.strip()))]
    assert message in said


def test_every_mistake_has_its_message() -> None:
    assert len(PAIRS) == len(MISTAKES) == GUIDE.count("```sua") > 5


def test_the_three_steps_of_the_guide_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ke_hoach.yaml").write_text(MINIMAL, encoding="utf-8")
    commands = [body.split() for kind, body in FENCES if kind == "lenh"]
    assert [command[:2] for command in commands] == [["cchc", "template"], ["cchc", "template"], ["cchc", "render"]]
    assert [main(command[1:]) for command in commands] == [0, 0, 0]
    said = capsys.readouterr().out
    assert "mau_cua_xa.docx: mẫu dùng được" in said
    assert "`mau_cua_xa.docx: mẫu dùng được`" in GUIDE
