"""Only the person at this machine, with the address of this start, gets in; nothing of a file is ever more than words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.web import guard
from tests.web.conftest import NAME, PLAN, Desk, words

HOME = f"/ke-hoach/{NAME}"


def test_a_name_that_is_not_ours_is_refused(desk: Desk) -> None:
    for host in ("doi-sim.example:4711", "127.0.0.1:4712", "", "127.0.0.1"):
        assert desk.client.get("/", headers={"host": host}).status_code == 421
    assert desk.client.get("/", headers={"host": "localhost:4711"}).status_code in (200, 403)


def test_without_the_token_of_this_start_nothing_is_shown(desk: Desk) -> None:
    desk.client.cookies.clear()
    for address in ("/", HOME, "/tinh/trang.css", f"{HOME}/word", "/?ma=sai"):
        assert desk.client.get(address).status_code == 403
    assert "Niêm yết" not in desk.client.get(f"{HOME}/viec").text


def test_the_token_leaves_the_address_and_the_cookie_cannot_be_read_by_script(desk: Desk) -> None:
    desk.client.cookies.clear()
    answer = desk.client.get(f"/?ma={desk.office.key.token}", follow_redirects=False)
    assert answer.status_code == 303
    assert "ma=" not in answer.headers["location"]
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "https://127.0.0.1:4711"},
     {"origin": "http://127.0.0.1:4712"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_a_change_asked_for_by_another_site_is_refused(desk: Desk, headers: dict[str, str]) -> None:
    data = {"_dau": desk.office.key.sign, "hang": "phu_luc.0.nhiem_vu.0"}
    assert desk.client.post(f"{HOME}/viec/bo", data=data, headers=headers).status_code == 403
    assert desk.read() == PLAN


@pytest.mark.parametrize("sign", ["", "sai", None])
def test_a_form_without_our_sign_changes_nothing(desk: Desk, sign: str | None) -> None:
    data = {"hang": "phu_luc.0.nhiem_vu.0"} | ({} if sign is None else {"_dau": sign})
    for address in (f"{HOME}/viec/bo", "/mo", f"{HOME}/soan", "/moi", "/dong-chuong-trinh", f"{HOME}/don-vi"):
        assert desk.client.post(address, data=data).status_code == 403
    assert desk.read() == PLAN


def test_what_the_browser_may_do_is_said_on_every_answer(desk: Desk) -> None:
    for address in ("/", "/khong-co", "/tinh/trang.js", f"{HOME}/word", "/?ma=sai"):
        headers = desk.client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_no_page_has_script_or_style_inside(desk: Desk) -> None:
    for address in ("/", HOME, f"{HOME}/viec", f"/tep/{NAME}/kiem-tra", f"{HOME}/hoi", f"{HOME}/phieu"):
        page = desk.page(address)
        assert " style=" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count('<script type="module" src=')


@pytest.mark.parametrize(
    "name",
    ["..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd", "..%5Cngoai.yaml", ".lich_su", "con.yaml", "tien_do%2F..%2F..%2Fx.yaml", "khong_co.yaml"],
)  # fmt: skip
def test_no_address_reads_outside_the_folder(desk: Desk, name: str) -> None:
    (desk.folder.parent / "ngoai.yaml").write_text(PLAN.replace("Niêm yết", "Bí mật"), encoding="utf-8")
    for address in (
        f"/ke-hoach/{name}",
        f"/tep/{name}/kiem-tra",
        f"/mo/{name}",
        f"/ke-hoach/{name}/word",
        f"/bao-cao/{name}",
    ):
        answer = desk.client.get(address)
        assert answer.status_code in (404, 422)
        assert "Bí mật" not in answer.text


HOSTILE = {
    "bom.docx": b"PK\x03\x04" + b"\0" * 200,
    "rong.docx": b"",
    "trang.docx": b"<html><script>alert(1)</script></html>",
    "hong.pdf": b"%PDF-1.7\n1 0 obj << /Type /Catalog >>",
    "cu.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_what_it_says_is_told_and_the_rest_goes_on(desk: Desk, name: str) -> None:
    answer = desk.client.post("/mo", data={"_dau": desk.office.key.sign}, files={"tep": (name, HOSTILE[name])})
    assert answer.status_code == 422
    assert "Chưa" in answer.text
    assert "<script>alert" not in answer.text
    assert "Traceback" not in answer.text
    assert desk.client.get(HOME).status_code == 200


@pytest.mark.parametrize(
    "name", ["../../ra_ngoai.yaml", "..\\ra_ngoai.yaml", "/tmp/ra_ngoai.yaml", "C:\\ra_ngoai.yaml", "ra<ngoai>.yaml"]
)
def test_an_upload_lands_in_the_folder_whatever_its_name(desk: Desk, name: str) -> None:
    before = {file.name for file in desk.folder.parent.iterdir()}
    desk.client.post("/mo", data={"_dau": desk.office.key.sign}, files={"tep": (name, PLAN.encode())})
    assert {file.name for file in desk.folder.parent.iterdir()} == before
    assert len(list(desk.folder.glob("*ngoai*.yaml"))) == 1


def test_a_program_is_not_taken(desk: Desk) -> None:
    answer = desk.client.post("/mo", data={"_dau": desk.office.key.sign}, files={"tep": ("a.exe", b"MZ")})
    assert answer.status_code == 422
    assert not (desk.folder / "a.exe").exists()


# Older Starlette leaves the half-received file to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_more_than_the_limit_is_refused_whether_it_says_so_or_not(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_UPLOAD", 5000)
    big = {"tep": ("to.yaml", b"a" * 9000)}
    assert desk.client.post("/mo", data={"_dau": desk.office.key.sign}, files=big).status_code == 413

    async def pieces():
        yield b'--x\r\nContent-Disposition: form-data; name="tep"; filename="to.yaml"\r\n\r\n'
        for _ in range(3):
            yield b"a" * 3000

    chunks = desk.client.post("/mo", content=pieces(), headers={"content-type": "multipart/form-data; boundary=x"})
    assert chunks.status_code == 413
    assert not (desk.folder / "to.yaml").exists()


def test_words_of_a_plan_are_words_on_every_page(desk: Desk) -> None:
    nasty = '"><script>alert(1)</script>{{ 7 * 7 }}'
    source = PLAN.replace("Đối thoại với người dân", "'" + nasty.replace("{{", '{{ "{{" }}') + "'")
    (desk.folder / NAME).write_text(source, encoding="utf-8")
    for address in (
        f"{HOME}/viec",
        f"/tep/{NAME}/kiem-tra",
        f"{HOME}/den-han?tat_ca=1",
        f"{HOME}/viec?sua=phu_luc.0.nhiem_vu.1",
    ):
        page = desk.page(address)
        assert "<script>alert" not in page
        assert "alert(1)" in page
        assert "49" not in words(page).split()


def test_a_download_is_never_shown_as_a_page(desk: Desk) -> None:
    answer = desk.client.get(f"{HOME}/word")
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.content[:2] == b"PK"


def test_a_folder_link_that_leads_out_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (desk.folder / "tien_do").symlink_to(outside)
    answer = desk.client.get(f"{HOME}/soan")
    assert answer.status_code == 422
    assert "ra ngoài" in words(answer.text)
