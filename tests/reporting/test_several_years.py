"""A plan of several years: collected from the plan of each year, drafted from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_docs.cli.main import main
from tests.conftest import ROOT


def test_each_year_is_collected_from_its_own_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the refusal of `collect` says to do, done: each year's plan has that year's tasks, and its forms ask for no other."""
    whole = tmp_path / "ke_hoach_2026_2030.yaml"
    shutil.copy(ROOT / "plans" / "cchc_2026_2030.yaml", whole)
    assert main(["collect", str(whole), "--period", "quy_1"]) == 2
    assert "cchc draft" in capsys.readouterr().err
    asked = {}
    for year in (2027, 2028):
        plan = str(tmp_path / f"ke_hoach_{year}.yaml")
        assert main(["draft", str(whole), "--year", str(year), "-o", plan]) in (0, 1)
        assert main(["collect", plan, "--period", "quy_1", "-o", str(tmp_path / str(year))]) in (0, 1)
        asked[year] = "\n".join(
            str(cell)
            for file in (tmp_path / str(year)).glob("*.xlsx")
            for row in load_workbook(file)["Nhiệm vụ"].iter_rows(values_only=True)
            for cell in row
            if cell
        )
    assert "Tạo lập dữ liệu dùng chung về dân cư" in asked[2028]
    assert "Tạo lập dữ liệu dùng chung về dân cư" not in asked[2027]
