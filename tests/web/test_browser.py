"""The page in a real browser: the journeys by mouse and by keyboard, what script adds, axe on every page, pictures kept.

The pictures go to `output/trang/`, to be looked at: a screen of 1366 x 768 at 125 %, a phone, paper.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_docs.desk.render import rendered
from cchc_docs.reading.yaml.plan import read_text
from tests.conftest import ROOT
from tests.web.conftest import NAME, PLAN

pytestmark = pytest.mark.browser
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SCREEN = {"width": 1093, "height": 614}  # 1366 x 768 with Windows at 125 %
PHONE = {"width": 390, "height": 844}
PICTURES = ROOT / "output" / "trang"
HOME = f"/ke-hoach/{NAME}"
PAGES = {
    "1-dau": "/", "2-ke-hoach": HOME, "3-hoi": "/ke-hoach/hoi.yaml/hoi", "4-don-vi": f"{HOME}/don-vi",
    "5-viec": f"{HOME}/viec", "16-thong-tin": f"{HOME}/thong-tin", "17-van-ban": f"{HOME}/van-ban", "6-sua-viec": f"{HOME}/viec?sua=phu_luc.0.nhiem_vu.0", "7-kiem-tra": f"/tep/{NAME}/kiem-tra",
    "8-phieu-kiem-tra": f"/tep/{NAME}/phieu-kiem-tra", "9-soan": f"{HOME}/soan", "10-phieu": f"{HOME}/phieu?ky=quy_1",
    "11-chon-bao-cao": f"{HOME}/bao-cao?ky=quy_1", "12-den-han": f"{HOME}/den-han?ngay=2026-04-15",
    "13-nhan": f"{HOME}/nhan-ban-sua", "14-lich-su": "/lich-su", "15-loi": "/khong-co-trang-nay",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The page as its own program on a folder with a plan: its address and the folder."""
    folder = tmp_path_factory.mktemp("xa") / "Năm 2026"
    folder.mkdir()
    (folder / NAME).write_text(PLAN.replace("phục vụ.", "phục vụ  nghành."), encoding="utf-8")
    question = "  # CẦN QUYẾT ĐỊNH: mốc của năm cũ — đề xuất: 30/6/2027\n  - Tổng kết trước 30/6/2026.\n"
    (folder / "hoi.yaml").write_text(PLAN.replace("  - Nâng cao", question + "  - Nâng cao"), encoding="utf-8")
    command = [sys.executable, "-m", "cchc_docs", "serve", str(folder), "--no-open"]
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert program.stdout is not None
    address = program.stdout.readline().strip()
    yield address, folder
    program.kill()
    program.communicate()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Debian's chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=shutil.which("chromium") or "/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def page(browser, site) -> Iterator[object]:
    """A window that has come in by the address of this start; no page may say anything on the console."""
    context = browser.new_context(
        viewport=SCREEN, locale="vi-VN", base_url=site[0].partition("/?")[0], accept_downloads=True
    )
    window = context.new_page()
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    window.on("pageerror", lambda error: said.append(str(error)))
    window.goto(site[0])
    yield window
    context.close()
    assert [one for one in said if "status of 4" not in one] == []


def shot(page, name: str, *, whole: bool = False) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(PICTURES / f"{name}.png"), full_page=whole)


def told(page, where: str, words: str) -> None:
    """Wait until an element says so."""
    from playwright.sync_api import expect

    expect(page.locator(where)).to_contain_text(words, timeout=20_000)


def painted(page) -> None:
    """Wait until what is on the page can be seen: keys pressed before that are lost, and nobody presses any."""
    page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")


def test_every_page_is_free_of_serious_faults_and_fits_screen_phone_and_paper(page) -> None:
    """axe at WCAG 2.2 AA; nothing wider than the window; a picture of each for whoever looks."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    options = {
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    }
    faults = []
    for name, address in PAGES.items():
        page.set_viewport_size(SCREEN)
        page.goto(address)
        shot(page, name)
        found = axe.run(page, options=options).response["violations"]
        faults += [
            (name, one["id"], one["nodes"][0]["html"][:160])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        page.set_viewport_size(PHONE)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, (name, wide)
        shot(page, f"{name}-dien-thoai")
    assert faults == []
    page.set_viewport_size({"width": 794, "height": 1123})  # A4
    page.goto(PAGES["8-phieu-kiem-tra"])
    page.emulate_media(media="print")
    shot(page, "8-phieu-kiem-tra-in", whole=True)
    assert not page.is_visible("header.dinh")


def test_a_word_file_dropped_on_the_first_page_is_read_and_becomes_a_plan(page, site, tmp_path: Path) -> None:
    word = tmp_path / "Ke hoach 2025.docx"
    word.write_bytes(rendered(read_text(PLAN.replace("2026", "2025")).document).docx)
    page.goto("/")
    page.set_input_files("#tep", str(word))  # script sends it at once: no button to find
    page.wait_for_url("**/mo/**")
    page.wait_for_selector(".hai")
    shot(page, "20-mo")
    page.get_by_role("button", name="Đúng văn bản này, làm tiếp").click()
    page.wait_for_selector("h1")
    shot(page, "21-mo-hoi")
    assert (site[1] / "Ke hoach 2025.yaml").exists()


def test_a_row_is_changed_by_keyboard_alone(page, site) -> None:
    page.goto(f"{HOME}/viec")
    painted(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Sửa hàng 2"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#bieu")
    painted(page)
    page.focus("#o-thoi_han")
    page.keyboard.press("Control+A")
    page.keyboard.type("Trước 15/9/2026")
    told(page, "#y-nghia", "15/9/2026")
    shot(page, "22-sua-han")
    page.keyboard.press("Enter")
    told(page, ".bao", "đã ghi vào kế hoạch")  # not what another page still had to say
    assert "Trước 15/9/2026" in (site[1] / NAME).read_text(encoding="utf-8")


def test_a_deadline_typed_before_the_script_ran_is_understood_when_it_has(page) -> None:
    waiting: list[object] = []
    page.route("**/tinh/trang.js", lambda route: waiting.append(route))
    page.goto(f"{HOME}/viec?sua=phu_luc.0.nhiem_vu.1", wait_until="commit")
    page.fill("#o-thoi_han", "Trước 15/9/2026")
    waiting[0].continue_()
    told(page, "#y-nghia", "15/9/2026")


def test_a_day_picked_in_the_calendar_is_written_as_it_will_be_printed(page) -> None:
    page.goto(f"{HOME}/viec?sua=phu_luc.0.nhiem_vu.2")
    page.fill("#lich", "2026-11-20")
    told(page, "#y-nghia", "20/11/2026")
    assert page.input_value("#o-thoi_han") == "20/11/2026"


def test_a_finding_leads_to_its_words(page) -> None:
    page.goto(f"/tep/{NAME}/kiem-tra")
    link = page.locator("a[data-den]").first
    link.click()
    target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    place = page.locator(f"[id='{target}']")
    assert place.is_visible()
    page.wait_for_timeout(600)  # it glides there
    box, pane = place.bounding_box(), page.locator(".to").bounding_box()
    assert max(0, pane["y"]) <= box["y"] <= min(SCREEN["height"], pane["y"] + pane["height"])
    shot(page, "23-kiem-tra-den-chu")


def test_taking_a_row_out_is_asked_about_and_can_be_undone(page, site) -> None:
    before = (site[1] / NAME).read_text(encoding="utf-8")
    page.goto(f"{HOME}/viec")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator("tr[id^='h-'] details summary").first.click()
    page.locator("button.bo:visible").first.click()
    assert "Bỏ hàng này khỏi kế hoạch" in asked[0]
    assert (site[1] / NAME).read_text(encoding="utf-8") == before
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("button.bo:visible").first.click()
    page.wait_for_selector(".bao")
    assert (site[1] / NAME).read_text(encoding="utf-8") != before
    page.goto("/lich-su")
    page.locator("button:has-text('Hoàn tác')").first.click()
    page.wait_for_selector(".bao")
    assert (site[1] / NAME).read_text(encoding="utf-8") == before


def test_a_question_is_answered_with_two_clicks(page, site) -> None:
    page.goto("/ke-hoach/hoi.yaml/hoi")
    page.get_by_label("Theo đề xuất").first.check()
    page.get_by_role("button", name="Ghi các câu đã chọn").click()
    page.wait_for_selector(".bao")
    assert "Tổng kết trước 30/6/2027." in (site[1] / "hoi.yaml").read_text(encoding="utf-8")


def test_without_script_everything_is_still_there(browser, site) -> None:
    context = browser.new_context(viewport=SCREEN, java_script_enabled=False, base_url=site[0].partition("/?")[0])
    window = context.new_page()
    window.goto(site[0])
    window.goto(f"{HOME}/viec?sua=ct:dung_han")
    window.fill("#ct-gt", "96")
    window.get_by_role("button", name="Ghi chỉ tiêu này").click()
    window.wait_for_selector(".bao")
    window.goto(f"{HOME}/phieu")
    window.select_option("#ky", "nam")
    window.get_by_role("button", name="Chọn kỳ").click()
    assert "ky=nam" in window.url
    context.close()


def test_another_site_gets_nothing(browser, site) -> None:
    """A page of another origin in the same browser: its form and its fetch are refused, the cookie does not travel."""
    base = site[0].partition("/?")[0]
    before = (site[1] / NAME).read_text(encoding="utf-8")
    context = browser.new_context(base_url=base)
    mine = context.new_page()
    mine.goto(site[0])
    sign = mine.get_attribute("meta[name=dau]", "content")
    other = context.new_page()
    other.route("http://la.example/*", lambda route: route.fulfill(
        content_type="text/html", body=f"<form method=post action='{base}{HOME}/viec/bo'><input name=_dau value={sign}>"
        "<input name=hang value=phu_luc.0.nhiem_vu.0><button>x</button></form>"))  # fmt: skip
    other.goto("http://la.example/")
    other.click("button")
    other.wait_for_load_state()
    assert "không nhận" in other.content() or "địa chỉ" in other.content()
    assert (site[1] / NAME).read_text(encoding="utf-8") == before
    context.close()


def test_long_reading_shows_how_far_it_is_and_goes_on_after_a_reload(browser, folder: Path, monkeypatch) -> None:
    import asyncio

    import uvicorn

    from cchc_docs.web.app import application
    from cchc_docs.web.office import Office
    from cchc_docs.web.pages import take
    from cchc_docs.web.serve import opened

    go = threading.Event()
    real = take.take

    def slow(data: bytes, name: str, progress):
        progress(3, 10)
        go.wait(30)
        return real(data, name)

    monkeypatch.setattr(take, "take", slow)
    door = opened(0)
    office, port = Office(str(folder)), door.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(application(office, port), log_level="critical", lifespan="off", ws="none"))
    running = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[door])), daemon=True)
    running.start()
    context = browser.new_context(viewport=SCREEN)
    window = context.new_page()
    window.goto(f"http://127.0.0.1:{port}/?ma={office.key.token}")
    word = folder.parent / "dai.docx"
    word.write_bytes(rendered(read_text(PLAN).document).docx)
    window.set_input_files("#tep", str(word))
    told(window, "[data-chu]", "3/10 trang")
    shot(window, "24-dang-doc")
    window.reload()
    told(window, "[data-chu]", "3/10 trang")
    go.set()
    window.wait_for_selector(".hai", timeout=20_000)
    context.close()
    server.should_exit = True
    running.join(20)


def test_the_program_ends_after_its_last_window_is_closed(browser, folder: Path) -> None:
    code = (
        "from cchc_docs.web.serve import serve; "
        f"serve({str(folder)!r}, browse=False, told=lambda line: print(line, flush=True), tick=0.2)"
    )
    program = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    address = program.stdout.readline().strip()
    context = browser.new_context()
    window = context.new_page()
    window.goto(address)
    window.goto(re.sub(r"/\?.*", f"/ke-hoach/{NAME}", address))
    time.sleep(2.5)
    assert program.poll() is None
    window.close()
    try:
        assert program.wait(timeout=20) == 0
    finally:
        program.kill()
        program.communicate()
        context.close()
