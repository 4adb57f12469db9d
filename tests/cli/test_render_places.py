"""Where `cchc render` reads from and writes to: folders, disks, names and encodings as offices have them."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_docs.cli.main import main
from cchc_docs.errors import CchcError, reason
from cchc_docs.writing.output import write
from cchc_docs.writing.template.shipped import package
from tests.conftest import MINIMAL

NAME = "Kế hoạch cải cách hành chính (bản 1).yaml"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "Văn bản năm 2026 của xã"
    folder.mkdir()
    file = folder / NAME
    file.write_text(MINIMAL, encoding="utf-8")
    return file


def document(file: Path) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/document.xml")


def test_spaces_and_vietnamese_letters_in_names_do_no_harm(plan: Path, tmp_path: Path) -> None:
    assert main(["render", str(plan.parent), "-o", str(tmp_path / "Bản in ra" / "tháng 1")]) == 0
    assert (tmp_path / "Bản in ra" / "tháng 1" / NAME.replace(".yaml", ".docx")).is_file()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(mark: bytes, end: bytes, plan: Path) -> None:
    other = plan.with_name("windows.yaml")
    other.write_bytes(mark + MINIMAL.encode().replace(b"\n", end))
    made = [plan.parent / "a.docx", plan.parent / "b.docx"]
    for source, target in zip((plan, other), made, strict=True):
        assert main(["render", str(source), "-o", str(target)]) == 0
    assert document(made[0]) == document(made[1])


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_folder_in_place_of_the_file_is_told_and_kept(
    force: list[str], plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = plan.parent / "ra.docx"
    target.mkdir()
    assert main(["render", str(plan), "-o", str(target), *force]) == 2
    assert capsys.readouterr().err == (
        f"{target}: đã có thư mục trùng tên nên không ghi thành tệp được; chọn tên khác bằng -o\n"
    )
    assert target.is_dir()


def test_a_file_in_place_of_a_folder_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (plan.parent / "ra").write_text("x", encoding="utf-8")
    assert main(["render", str(plan), "-o", str(plan.parent / "ra" / "con")]) == 2
    assert "không ghi được (trên đường dẫn có một tệp ở chỗ phải là thư mục)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOENT, "đường dẫn không có"), (errno.ENOSPC, "ổ đĩa đã đầy"), (errno.EROFS, "ổ đĩa chỉ cho đọc")],
)
def test_a_disk_that_is_missing_or_full_is_told(
    code: int, said: str, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "makedirs", refuse)
    assert main(["render", str(plan), "-o", str(plan.parent / "a.docx")]) == 2
    assert f"a.docx: không ghi được ({said}); kiểm tra đường dẫn, ổ đĩa rồi chạy lại" in capsys.readouterr().err


def test_a_reason_without_words_keeps_its_number() -> None:
    assert reason(OSError(errno.EDOM, "Numerical argument out of domain")) == f"hệ thống báo lỗi số {errno.EDOM}"
    assert reason(OSError("no number")) == "không rõ lý do"


@pytest.fixture
def locked() -> Iterator[str]:
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o555)
    yield folder
    os.chmod(folder, 0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permission there")
def test_a_folder_that_may_not_be_written_is_told(locked: str) -> None:
    read, told = os.pipe()
    child = os.fork()
    if child == 0:  # root may write everywhere, so the child is somebody else
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            write(os.path.join(locked, "a.docx"), b"x")
        except CchcError as error:
            os.write(told, str(error).encode())
        finally:
            os._exit(0)
    os.close(told)
    with os.fdopen(read, encoding="utf-8") as said:
        assert "a.docx: không ghi được; tệp đang mở trong Word hoặc thư mục không cho ghi" in said.read()
    os.waitpid(child, 0)


# --- a template of one's own --------------------------------------------------------------------------------------------


def bad_templates() -> dict[str, bytes]:
    """What may stand behind --template, each with its own mistake."""
    out = {"rong.docx": b"", "chu.docx": "không phải Word".encode(), "cu.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}
    with tempfile.TemporaryDirectory() as folder:
        for name, old, new in (
            ("sai_bien.docx", "{{ ten_loai }}", "{{ ten_loia }}"),
            ("mat_chu.docx", "{{ b.nhan }}{{ b.chu }}", "{{ b.nhan }}"),
            ("thieu_khoi.docx", "b.kieu == 'chu_ky'", "b.kieu == 'chu_khac'"),
        ):
            source, target = Path(folder) / "mau.docx", Path(folder) / name
            source.write_bytes(package())
            with zipfile.ZipFile(source) as was, zipfile.ZipFile(target, "w") as made:
                for entry in was.infolist():
                    made.writestr(entry.filename, was.read(entry).replace(old.encode(), new.encode(), 1))
            out[name] = target.read_bytes()
    return out


@pytest.mark.parametrize("name", [*bad_templates(), "khong_co.docx", "thu_muc.docx"])
def test_the_message_of_a_bad_template_begins_with_its_file(
    name: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = plan.parent / name
    if name == "thu_muc.docx":
        template.mkdir()
    elif name != "khong_co.docx":
        template.write_bytes(bad_templates()[name])
    assert main(["render", str(plan), "-o", str(plan.parent / "a.docx"), "--template", str(template)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{template}: ")
    assert said.count("\n") == 1
    assert not (plan.parent / "a.docx").exists()
