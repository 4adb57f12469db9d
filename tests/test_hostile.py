"""Files made to do harm, or made by accident: one Vietnamese message and exit code 2, in a moment."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_docs.cli.files import expanded
from cchc_docs.cli.main import main
from cchc_docs.errors import CchcError
from cchc_docs.writing.output import file_name, write
from cchc_docs.writing.template.cache import shipped
from tests.conftest import MINIMAL, ROOT

Change = Callable[[str, bytes], bytes | None]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kh.yaml").write_text(MINIMAL, encoding="utf-8")
    return tmp_path


def template(folder: Path, change: Change | None = None, extra: dict[str, bytes] | None = None) -> str:
    out = io.BytesIO()
    with zipfile.ZipFile(shipped()) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            changed = change(name, data) if change else data
            if changed is not None:
                target.writestr(name, changed)
        for name, data in (extra or {}).items():
            target.writestr(name, data)
    (folder / "mau.docx").write_bytes(out.getvalue())
    return "mau.docx"


def at_the_end(*paragraphs: str) -> Change:
    xml = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs).encode()

    def change(name: str, data: bytes) -> bytes:
        at = data.rfind(b"<w:sectPr")
        return data[:at] + xml + data[at:] if name == "word/document.xml" else data

    return change


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> None:
    assert main(["render", "kh.yaml", "-o", "ra.docx", "--template", "mau.docx"]) == 2
    said = capsys.readouterr().err
    assert "lỗi của chương trình" not in said
    assert all(word in said for word in words), said
    assert not (folder / "ra.docx").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (at_the_end("{{ ''.__class__ }}"), ["hằng số"]),
        (at_the_end("{{ trich_yeu.__class__ }}"), ["__class__"]),
        (at_the_end("{%p for a in khoi %}", "{%p for b in khoi %}", "x", "{%p endfor %}", "{%p endfor %}"), ["khoi"]),
        (at_the_end(*["{%p if so_ky_hieu %}"] * 120, "x", *["{%p endif %}"] * 120), ["lồng nhau"]),
        (at_the_end(*["{%p if so_ky_hieu %}"] * 3000, "x", *["{%p endif %}"] * 3000), ["lồng nhau"]),
        (at_the_end(*["{{ trich_yeuu }}"] * 1500), ["trich_yeuu"]),
        (at_the_end("{{ " * 30_000), ["mau.docx"]),
    ],
)
def test_tags_that_call_loop_or_nest_without_end_are_refused(
    change: Change, words: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template(here, change)
    refused(here, capsys, *words)


def test_a_word_file_without_tags_is_not_taken_for_a_template(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "kh.yaml", "-o", "mau.docx"]) == 0
    refused(here, capsys, "không có thẻ")


@pytest.mark.parametrize("name", ["../../x.txt", "/x.txt", "word/vbaProject.bin"])
def test_a_template_brings_no_programs_and_no_paths_into_what_is_printed(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template(here, extra={name: b"x"})
    refused(here, capsys, "mẫu có phần không được đưa vào văn bản")


def test_a_template_fetches_nothing_from_elsewhere(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    link = f'<Relationship Id="x" Type="{kind}" Target="http://x.invalid/a.dotm" TargetMode="External"/>'.encode()

    def change(name: str, data: bytes) -> bytes:
        own = name == "word/_rels/document.xml.rels"
        return data.replace(b"</Relationships>", link + b"</Relationships>") if own else data

    template(here, change)
    refused(here, capsys, "x.invalid")


def test_an_endless_template_part_is_not_read(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template(here, extra={"word/extra.xml": b"<a/>" * 2_000_000})
    refused(here, capsys, "bung ra quá lớn")


@pytest.mark.parametrize("words", ["{{ " * 20_000, "{{ khong.co }} " * 5_000, "{{" + "x" * 5_000 + "}}"])
def test_references_without_end_are_told_in_a_moment(
    words: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "kh.yaml").write_text(MINIMAL.replace("noi_dung:\n", f'noi_dung:\n- "{words}"\n', 1), encoding="utf-8")
    assert main(["render", "kh.yaml"]) == 2
    said = capsys.readouterr().err
    assert "kh.yaml:8:" in said
    assert len(said) < 20_000


def test_thousands_of_unknown_keys_are_told_in_a_moment(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = "".join(f"khoa_{n}: 1\n" for n in range(30_000))
    (here / "kh.yaml").write_text(MINIMAL + keys, encoding="utf-8")
    assert main(["check", "kh.yaml"]) == 2
    assert "lỗi nữa" in capsys.readouterr().err


def test_missing_keys_come_in_the_same_order_every_time(here: Path) -> None:
    (here / "kh.yaml").write_text("a: b\n", encoding="utf-8")
    said = set()
    for seed in ("1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-m", "cchc_docs", "render", "kh.yaml"],
            capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        said.add(done.stderr)
    assert len(said) == 1


@pytest.mark.parametrize(
    "name", ["C:\\\\x.yaml", "C:x.yaml", "\\\\\\\\may\\\\x.yaml", "/etc/passwd", "..\\\\x.yaml", "a/../../x"]
)
def test_the_plan_above_stands_beside_the_plan_on_every_system(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "kh.yaml").write_text(f'ke_hoach_goc: "{name}"\n{MINIMAL}', encoding="utf-8")
    assert main(["render", "kh.yaml"]) == 2
    assert "cùng thư mục" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["CON.docx", "con .docx", "lpt1", "COM¹.docx", "conin$", "a:b.docx"])
def test_names_windows_keeps_for_itself_are_refused(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CchcError):
        file_name(name)
    if name.endswith(".docx"):
        assert main(["render", "kh.yaml", "-o", name]) == 2
        assert "tên tệp" in capsys.readouterr().err


def test_a_name_as_long_as_the_disk_allows_can_be_written(here: Path) -> None:
    name = "ă" * 120 + ".docx"
    write(name, b"x")
    assert os.listdir(here) == ["kh.yaml", name] or set(os.listdir(here)) == {"kh.yaml", name}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_writing_through_a_link_keeps_the_link(here: Path) -> None:
    (here / "that.yaml").write_bytes(b"a")
    (here / "lien_ket.yaml").symlink_to("that.yaml")
    write("lien_ket.yaml", b"b")
    assert (here / "lien_ket.yaml").is_symlink()
    assert (here / "that.yaml").read_bytes() == b"b"


def test_stars_are_expanded_where_the_shell_does_not(here: Path) -> None:
    for name in ("b.docx", "a.docx", "~$a.docx", "lạ [1].docx"):
        (here / name).touch()
    assert expanded(["*.docx", "kh.yaml", "lạ [1].docx"]) == [
        "a.docx",
        "b.docx",
        "lạ [1].docx",
        "kh.yaml",
        "lạ [1].docx",
    ]
    with pytest.raises(CchcError, match="không có tệp nào"):
        expanded(["*.xlsx"])


def test_a_calendar_does_not_overwrite_a_plan(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "kh.yaml", "--ics", "kh.yaml"]) == 2
    assert "không ghi đè" in capsys.readouterr().err
    assert (here / "kh.yaml").read_text(encoding="utf-8") == MINIMAL
    for _ in range(2):
        assert main(["due", "kh.yaml", "--ics", "lich.ics"]) == 0


@pytest.mark.office
def test_a_pdf_that_is_not_ours_is_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signed = here / "ra.pdf"
    signed.write_bytes(b"%PDF-1.4 the signed scan")
    assert main(["render", "kh.yaml", "-o", "ra.docx", "--pdf"]) == 2
    assert "đã ký" in capsys.readouterr().err
    assert signed.read_bytes() == b"%PDF-1.4 the signed scan"
    assert main(["render", "kh.yaml", "-o", "ra.docx", "--pdf", "--force"]) == 0
    assert main(["render", "kh.yaml", "-o", "ra.docx", "--pdf"]) == 0
