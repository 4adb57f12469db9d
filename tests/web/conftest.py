"""A folder of an office made for tests, and a browser's half of the talk without a browser."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path

import pytest

from cchc_docs.desk.render import rendered
from cchc_docs.reading.yaml.plan import read_text
from tests.conftest import MINIMAL

PLAN = (
    MINIMAL.replace("Suối Trong", "Đồi Sim").replace(
        "noi_dung:\n",
        "don_vi:\n  vp: {ten: Văn phòng HĐND và UBND}\n  kt: {ten: Phòng Kinh tế}\n  kt_2: {ten: Phòng Kinh tế và Hạ tầng}\n"
        'chi_tieu:\n  dung_han: {ten: Hồ sơ giải quyết đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 95}\nnoi_dung:\n',
        1,
    )
    + """\
phu_luc:
- ma: viec
  ten: Danh mục nhiệm vụ
  nhiem_vu:
  # lời dặn của văn thư
  - {ma: v1, noi_dung: "Niêm yết thủ tục, đạt {{ chi_tieu.dung_han }}", san_pham: Bảng niêm yết, chu_tri: vp, thoi_han: Quý I/2026}
  - {ma: v2, noi_dung: Đối thoại với người dân, san_pham: Biên bản, chu_tri: kt, thoi_han: Hằng quý}
  - {ma: v3, noi_dung: Sơ kết công tác cải cách, san_pham: Báo cáo, chu_tri: kt_2, thoi_han: 20/12/2026}
che_do_bao_cao:
- {ky_bao_cao: quy_1, han_nop: 20/3/2026, so_lieu: {tu: 15/12/2025, den: 14/3/2026}}
- {ky_bao_cao: nam, han_nop: 20/12/2026, so_lieu: {tu: 15/12/2025, den: 14/12/2026}}
"""
)
NAME = "ke_hoach_2026.yaml"
HOME = f"/ke-hoach/{NAME}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one plan."""
    inside = tmp_path / "nam 2026"
    inside.mkdir()
    (inside / NAME).write_text(PLAN, encoding="utf-8")
    return inside


class Client:
    """httpx straight into the application, without a socket; it keeps its cookies."""

    def __init__(self, app: object) -> None:
        import httpx

        self.loop = asyncio.new_event_loop()
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self.inner = httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:4711", follow_redirects=True, timeout=60
        )
        self.cookies = self.inner.cookies

    def get(self, address: str, **more: object):
        """Ask for a page."""
        return self.loop.run_until_complete(self.inner.get(address, **more))

    def post(self, address: str, **more: object):
        """Send a form."""
        return self.loop.run_until_complete(self.inner.post(address, **more))

    def close(self) -> None:
        """End."""
        self.loop.run_until_complete(self.inner.aclose())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()


class Desk:
    """A person at the page: pages as words, forms found in them and sent."""

    def __init__(self, folder: Path) -> None:
        from cchc_docs.web.app import application
        from cchc_docs.web.office import Office

        self.folder = folder
        self.office = Office(str(folder))
        self.client = Client(application(self.office, 4711))
        self.client.get(f"/?ma={self.office.key.token}")

    def page(self, address: str, status: int = 200) -> str:
        """Return the HTML of a page."""
        answer = self.client.get(address)
        assert answer.status_code == status, words(answer.text)
        return answer.text

    def send(
        self, page: str, action: str, files: object = None, status: int = 200, number: int = 0, **fields: object
    ) -> str:
        """Fill a form of a page (the `number`-th whose action ends so) and send it; return the page that comes."""
        forms = list(re.findall(r"<form method=\"post\".*?</form>", page, re.DOTALL))
        form = [one for one in forms if re.search(rf'action="[^"]*{re.escape(action)}"', one)][number]
        address = unescape(re.search(r'action="([^"]*)"', form)[1])
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form))
        given = {key: unescape(value) for key, value in hidden.items()} | fields
        answer = self.client.post(address, data=given, files=files)
        assert answer.status_code == status, words(answer.text)
        return answer.text

    def read(self, name: str = NAME) -> str:
        """Return what a file of the folder says."""
        return (self.folder / name).read_text(encoding="utf-8")


def words(html: str) -> str:
    """Return the words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.fixture
def desk(folder: Path) -> Desk:
    """A person at the page of the folder."""
    made = Desk(folder)
    yield made
    made.client.close()


@pytest.fixture
def typed() -> bytes:
    """A Word file as a clerk would hand it over."""
    source = PLAN.replace("chu_tri: kt_2", "chu_tri: P. Kinh tế").replace("2026", "2025")
    return rendered(read_text(source).document).docx
