"""What the tests share: the samples when they are there, and a strict eye on skipped office tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# A test that finds its examples is never timed: a busy machine is no fault of what it tests.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"

MINIMAL = """\
loai: ke_hoach
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Suối Trong, viet_tat: UBND}
dia_danh: Suối Trong
ngay_ban_hanh: {thang: 1, nam: 2026}
trich_yeu: Cải cách hành chính năm {{ nam }}
noi_dung:
- tieu_de: Mục đích
  noi_dung:
  - Nâng cao chất lượng phục vụ.
noi_nhan: [Sở Nội vụ (để b/c)]
luu: VT, VHXH
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn Minh}
"""


@pytest.fixture(autouse=True, scope="session")
def _private_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["CCHC_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def minimal() -> str:
    """The smallest plan that has everything it needs."""
    return MINIMAL


@pytest.fixture
def samples() -> Path:
    """The folder of real plans; tests that need it are skipped where it is not."""
    if not SAMPLES.is_dir():
        pytest.skip("no sample plans beside the checkout")
    return SAMPLES


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name a case of bytes by its argument: a packed file holds the second in which it was made.

    Two workers that collect a second apart would not agree on what the tests are.
    """
    return argname if isinstance(val, bytes) and len(val) > 40 else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests whose programs are not installed, unless CI promised that they are there."""
    office = os.environ.get("CCHC_REQUIRE_OFFICE") or (shutil.which("soffice") and shutil.which("pdftoppm"))
    browser = os.environ.get("CCHC_REQUIRE_BROWSER") or shutil.which("chromium")
    tesseract = os.environ.get("CCHC_REQUIRE_TESSERACT") or shutil.which("tesseract")
    for item in items:
        if item.get_closest_marker("office") and not office:
            item.add_marker(pytest.mark.skip(reason="LibreOffice and poppler are not installed"))
        if item.get_closest_marker("browser") and not browser:
            item.add_marker(pytest.mark.skip(reason="chromium is not installed"))
        if item.get_closest_marker("tesseract") and not tesseract:
            item.add_marker(pytest.mark.skip(reason="Tesseract is not installed"))
