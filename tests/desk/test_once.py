"""No file is read or parsed twice for one errand: more files cost more in proportion, no more than that."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cchc_docs.desk.check import Order, check_file, check_together
from cchc_docs.desk.intake import take, take_into
from cchc_docs.desk.open import READERS, on_disk, read_bytes
from cchc_docs.desk.render import render_file
from cchc_docs.errors import CchcError
from cchc_docs.reading.dossier import file_bytes
from cchc_docs.reading.yaml import plan as plans
from tests.conftest import MINIMAL

ORDER = Order(date(2026, 1, 15))
CHILD = MINIMAL + "ke_hoach_goc: goc.yaml\n"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter:
    """How often each text was parsed."""
    counts: Counter = Counter()
    own = plans.parse

    def counted(source: str, *rest):
        counts[source] += 1
        return own(source, *rest)

    monkeypatch.setattr(plans, "parse", counted)
    return counts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "goc.yaml").write_text(MINIMAL, encoding="utf-8")
    for number in range(4):
        words = CHILD.replace("phục vụ.", f"phục vụ lần {number}.")
        (tmp_path / f"con_{number}.yaml").write_text(words, encoding="utf-8")
    return tmp_path


def test_files_held_against_each_other_and_their_parent_are_parsed_once(folder: Path, parsed: Counter) -> None:
    files = [str(file) for file in sorted(folder.glob("*.yaml"))]
    reports = check_together(files, ORDER)
    assert all(not isinstance(report, CchcError) for report in reports)
    assert len(parsed) == 5
    assert set(parsed.values()) == {1}


def test_the_parent_is_parsed_once_for_a_child_and_its_rules(folder: Path, parsed: Counter) -> None:
    report = check_file(str(folder / "con_1.yaml"), ORDER)
    assert report.read.parent is not None
    assert sorted(parsed.values()) == [1, 1]


def test_an_edit_is_taken_in_with_the_parent_parsed_once_and_the_plan_before_and_after(
    folder: Path, parsed: Counter
) -> None:
    plan = folder / "con_2.yaml"
    word = render_file(str(plan)).docx
    parsed.clear()
    changed = plan.read_text(encoding="utf-8").replace("lần 2", "lần hai")
    plan.write_text(changed, encoding="utf-8")
    result = take_into(take(word, "con_2.docx"), on_disk(str(plan)))
    assert "lần 2" in result.source
    assert parsed[MINIMAL] == 1
    assert parsed[changed] == 1
    assert parsed.total() == 3  # the parent, the plan, and the proof that the new plan can be read


def test_one_that_cannot_be_read_keeps_its_place_among_the_others(folder: Path) -> None:
    (folder / "hong.yaml").write_text("nam: [", encoding="utf-8")
    files = [str(folder / name) for name in ("con_0.yaml", "hong.yaml", "con_1.yaml")]
    kinds = [isinstance(report, CchcError) for report in check_together(files, ORDER)]
    assert kinds == [False, True, False]


@pytest.mark.parametrize("kind", [".yaml", ".docx"])
def test_bytes_and_file_give_the_same_document(folder: Path, kind: str) -> None:
    plan = folder / "con_3.yaml"
    file = plan.with_suffix(kind)
    if kind == ".docx":
        file.write_bytes(render_file(str(plan)).docx)
    read = read_bytes(file_bytes(str(file)), str(file))
    assert [text.text for text in read.document.texts()] == [
        text.text for text in check_file(str(file), ORDER).read.document.texts()
    ]


def test_an_ending_nobody_reads_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "thu.xyz").write_bytes(b"abc")
    with pytest.raises(CchcError, match=r"không nhận loại tệp này.*\.docx"):
        read_bytes(b"abc", "thu.xyz")
    assert {".yaml", ".docx", ".pdf"} <= set(READERS)
