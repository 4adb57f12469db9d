"""PDF/A-2b with signature fields at the decree's places; signing with a key made here, for a test."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from cchc_docs.cli.main import main
from cchc_docs.desk.paper.sign import fields_of, trial_signed
from cchc_docs.errors import CchcError
from cchc_docs.writing.pdf import archive, fields
from tests.conftest import MINIMAL

pyhanko = pytest.importorskip("pyhanko")
pytestmark = pytest.mark.office
NAME = "Đỗ Thị Hường"
NOON = dt.datetime(2026, 1, 9, 12, 30, 5, tzinfo=dt.timezone(dt.timedelta(hours=7)))
PAPERS = {
    "ke_hoach": MINIMAL,
    "cong_van": MINIMAL.replace("loai: ke_hoach", "loai: cong_van\nkinh_gui: [Các thôn]"),
    "quyet_dinh": MINIMAL.replace("loai: ke_hoach", "loai: quyet_dinh").replace("Lê Văn Minh", NAME),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ky")
    for name, text in PAPERS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert main(["render", str(folder), "-o", str(folder), "--pdf"]) == 0
    return folder


@pytest.fixture(scope="module")
def key() -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import NoEncryption
    from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
    from cryptography.x509.oid import NameOID

    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{NAME} (chứng thư thử)")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True)
        .sign(private, hashes.SHA256())
    )
    return serialize_key_and_certificates(b"thu", private, certificate, None, NoEncryption())


@pytest.mark.parametrize("name", PAPERS)
def test_the_pdf_is_of_the_archive_kind_and_has_both_fields_by_the_signature(made: Path, name: str) -> None:
    data = (made / f"{name}.pdf").read_bytes()
    reader = PdfReader(io.BytesIO(data))
    assert archive.faults(reader) == []
    assert [one.name for one in fields_of(data)] == [fields.SIGNER, fields.AGENCY]
    assert not any(one.signed for one in fields_of(data))
    boxes = {
        str(one.get_object()["/T"]): [float(edge) for edge in one.get_object()["/Rect"]]
        for page in reader.pages
        for one in page.get("/Annots") or []
        if one.get_object().get("/FT") == "/Sig"
    }
    signer, agency = boxes[fields.SIGNER], boxes[fields.AGENCY]
    assert agency[0] < signer[0] < agency[2]
    covered = (agency[2] - signer[0]) / (signer[2] - signer[0])
    assert 0.3 < covered < 0.36
    lines = {words: (x, y) for x, y, words in fields._lines(reader.pages[0])}
    x, y = lines["Lê Văn Minh" if name != "quyet_dinh" else NAME]
    assert y < signer[1] and signer[0] < x < signer[2]
    assert signer[3] < lines["CHỦ TỊCH"][1]


def test_a_signed_file_verifies_stays_of_the_archive_kind_and_grows_by_one_revision(made: Path, key: bytes) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature

    data = (made / "quyet_dinh.pdf").read_bytes()
    signed = trial_signed(data, fields.SIGNER, key, "", NAME, NOON)
    twice = trial_signed(signed, fields.AGENCY, key, "", "Ủy ban nhân dân xã Suối Trong", NOON)
    assert signed.startswith(data) and twice.startswith(signed)
    assert [one.signed for one in fields_of(twice)] == [True, True]
    reader = PdfFileReader(io.BytesIO(twice))
    assert len(reader.embedded_signatures) == 2
    for one in reader.embedded_signatures:
        status = validate_pdf_signature(one)
        assert status.intact and status.valid
    found = PdfReader(io.BytesIO(twice))
    assert archive.faults(found) == []
    assert NAME in found.pages[0].extract_text()
    if shutil.which("qpdf"):
        file = made / "ky.pdf"
        file.write_bytes(twice)
        assert subprocess.run(["qpdf", "--check", str(file)], check=False, capture_output=True).returncode == 0


def test_a_field_is_signed_once_and_a_signed_file_is_not_replaced(made: Path, key: bytes, tmp_path: Path) -> None:
    data = (made / "ke_hoach.pdf").read_bytes()
    signed = trial_signed(data, fields.SIGNER, key, "", NAME, NOON)
    with pytest.raises(CchcError, match="đã ký"):
        trial_signed(signed, fields.SIGNER, key, "", NAME, NOON)
    with pytest.raises(CchcError, match="không có ô"):
        trial_signed(data, "ChuKyKhac", key, "", NAME, NOON)
    with pytest.raises(CchcError, match="chứng thư"):
        trial_signed(data, fields.SIGNER, b"khong phai khoa", "", NAME, NOON)
    (tmp_path / "k.yaml").write_text(MINIMAL, encoding="utf-8")
    (tmp_path / "k.pdf").write_bytes(signed)
    assert main(["render", str(tmp_path / "k.yaml"), "-o", str(tmp_path), "--pdf"]) == 2
    assert (tmp_path / "k.pdf").read_bytes() == signed


def test_the_command_lists_the_fields_and_signs_for_a_test_only(
    made: Path, key: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(made / "ke_hoach.pdf")
    assert main(["sign", file]) == 0
    assert "ChuKyNguoiCoThamQuyen (chưa ký)" in capsys.readouterr().out
    assert main(["sign", file, "--test"]) == 2
    (tmp_path / "k.p12").write_bytes(key)
    out = str(tmp_path / "ky.pdf")
    assert main(["sign", file, "--test", "--key", str(tmp_path / "k.p12"), "--name", NAME, "-o", out]) == 0
    assert [one.signed for one in fields_of(Path(out).read_bytes())] == [True, False]


# --- what is shown ----------------------------------------------------------------------------------------------------


def drawn(data: bytes, page: int, box: list[float]) -> list[tuple[int, int, int]]:
    """The dots of a part of a page that are not white."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    seen = document[page]
    picture = seen.render(scale=2, may_draw_forms=True).to_pil().convert("RGB")
    high = seen.get_height()
    left, bottom, right, top = box
    part = picture.crop((int(left * 2), int((high - top) * 2), int(right * 2), int((high - bottom) * 2)))
    return [dot for dot in part.getdata() if min(dot) < 200]


def box_of(data: bytes, name: str) -> tuple[int, list[float]]:
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        for one in page.get("/Annots") or []:
            if one.get_object().get("/T") == name:
                return number, [float(edge) for edge in one.get_object()["/Rect"]]
    raise AssertionError(name)


def png(colour: tuple[int, int, int, int], size: tuple[int, int] = (300, 300)) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, size[0] - 10, size[1] - 10), outline=colour, width=12)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_a_picture_is_shown_on_clear_ground_the_seal_over_a_third_of_the_signature(made: Path, key: bytes) -> None:
    data = (made / "ke_hoach.pdf").read_bytes()
    page, box = box_of(data, fields.SIGNER)
    signed = trial_signed(data, fields.SIGNER, key, "", NAME, NOON, png((0, 0, 200, 255), (400, 160)))
    blue = [dot for dot in drawn(signed, page, box) if dot[2] > dot[0] + 40]
    assert len(blue) > 200
    sealed = trial_signed(signed, fields.AGENCY, key, "", "UBND", NOON, png((210, 0, 0, 255)))
    seal = box_of(data, fields.AGENCY)[1]
    assert 101 <= seal[2] - seal[0] <= 103  # 36 mm, the size of the seal itself
    shared = [box[0], box[1], box[0] + (box[2] - box[0]) / 3, box[3]]
    assert any(dot[0] > dot[2] + 60 for dot in drawn(sealed, page, shared))
    assert not any(dot[0] > dot[2] + 60 for dot in drawn(sealed, page, [shared[2] + 2, box[1], box[2], box[3]]))
    assert NAME not in PdfReader(io.BytesIO(data)).pages[page].extract_text()
    assert "Lê Văn Minh" in PdfReader(io.BytesIO(sealed)).pages[page].extract_text()


def test_an_attached_file_shows_number_and_time_in_black_and_no_picture(tmp_path: Path, key: bytes) -> None:
    table = """
phu_luc:
- ten: Biểu giao việc
  tep_rieng: true
  nhiem_vu: [{noi_dung: Rà soát, san_pham: Báo cáo, chu_tri: Văn phòng, thoi_han: Quý II}]
"""
    (tmp_path / "kh.yaml").write_text(MINIMAL.replace("nam: 2026\n", "nam: 2026\nso: 7\n", 1) + table, encoding="utf-8")
    assert main(["render", str(tmp_path / "kh.yaml"), "-o", str(tmp_path), "--pdf"]) == 0
    data = (tmp_path / "kh.phu_luc_1.pdf").read_bytes()
    page, box = box_of(data, fields.AGENCY)
    assert not drawn(data, page, box)
    signed = trial_signed(data, fields.AGENCY, key, "", "UBND xã", NOON, png((210, 0, 0, 255)))
    dots = drawn(signed, page, box)
    assert dots
    assert all(max(dot) - min(dot) < 12 for dot in dots)  # black alone
    # Two lines of 10 points at the top of the field, nothing below.
    assert not drawn(signed, page, [box[0], box[1], box[2], box[3] - 26])
    assert archive.faults(PdfReader(io.BytesIO(signed))) == []


@pytest.mark.parametrize("picture", [b"khong phai anh", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_a_picture_that_is_none_is_refused(made: Path, key: bytes, picture: bytes) -> None:
    with pytest.raises(CchcError, match="PNG"):
        trial_signed((made / "ke_hoach.pdf").read_bytes(), fields.SIGNER, key, "", NAME, NOON, picture)


# --- what is not installed --------------------------------------------------------------------------------------------


def test_without_pyhanko_fields_that_are_asked_for_stop_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    (tmp_path / "k.yaml").write_text(MINIMAL, encoding="utf-8")
    assert main(["render", str(tmp_path / "k.yaml"), "-o", str(tmp_path), "--pdf", "--sign-fields"]) == 2
    assert "pip install 'cchc-docs[sign]'" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["k.yaml"]


def test_without_pyhanko_a_pdf_is_made_and_told_to_have_no_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    (tmp_path / "k.yaml").write_text(MINIMAL, encoding="utf-8")
    assert main(["render", str(tmp_path / "k.yaml"), "-o", str(tmp_path), "--pdf"]) == 0
    told = capsys.readouterr()
    assert "không có ô chữ ký số" in told.err
    assert "cchc-docs[sign]" in told.err
    assert fields_of((tmp_path / "k.pdf").read_bytes()) == []
    assert main(["sign", str(tmp_path / "k.pdf")]) == 0
    assert "không có ô chữ ký" in capsys.readouterr().out


def test_without_libreoffice_the_word_file_is_there_and_the_message_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cchc_docs.writing.pdf import office

    monkeypatch.setattr(office, "_WINDOWS", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "k.yaml").write_text(MINIMAL, encoding="utf-8")
    assert main(["render", str(tmp_path / "k.yaml"), "-o", str(tmp_path / "ra"), "--sign-fields"]) == 2
    assert "LibreOffice" in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "ra").iterdir()] == ["k.docx"]


# --- who signs beside -------------------------------------------------------------------------------------------------


def test_each_who_signs_has_a_field_and_a_second_body_its_seal(tmp_path: Path) -> None:
    second = "chu_ky_khac:\n- {quyen_han: [%s], chuc_vu: CHỦ TỊCH, ho_ten: Vàng Thị Sua}\n"
    rules = """
phu_luc:
- nhan: ""
  ten: Quy chế chung
  huong: doc
  noi_dung: [Hai bên cùng làm.]
  chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn Minh}
"""
    texts = {
        "chung": MINIMAL + second % "TM. BAN THƯỜNG TRỰC" + rules,
        "bien_ban": MINIMAL.replace("ke_hoach", "bien_ban").replace("dia_danh: Suối Trong\n", "") + second % "",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert main(["render", *(str(tmp_path / f"{name}.yaml") for name in texts), "-o", str(tmp_path), "--pdf"]) == 0
    data = (tmp_path / "chung.pdf").read_bytes()
    wanted = [fields.SIGNER, fields.AGENCY, f"{fields.SIGNER}2", f"{fields.AGENCY}2"]
    assert [one.name for one in fields_of(data)] == wanted
    assert {one.page for one in fields_of(data)} == {1}  # though the same person signs the rules on page 2 again
    left, right = box_of(data, f"{fields.SIGNER}2")[1], box_of(data, fields.SIGNER)[1]
    assert left[2] < right[0]
    assert abs(left[1] - right[1]) < 2
    assert [one.name for one in fields_of((tmp_path / "bien_ban.pdf").read_bytes())] == wanted[:3]


def test_a_title_of_two_lines_is_found_and_one_that_is_not_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = MINIMAL.replace("chuc_vu: CHỦ TỊCH", 'chuc_vu: "PHÓ CHỦ TỊCH, TRƯỞNG BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ CỦA XÃ"')
    (tmp_path / "k.yaml").write_text(long, encoding="utf-8")
    assert main(["render", str(tmp_path / "k.yaml"), "-o", str(tmp_path), "--pdf"]) == 0
    assert [one.name for one in fields_of((tmp_path / "k.pdf").read_bytes())] == [fields.SIGNER, fields.AGENCY]
    assert "không tìm thấy chỗ ký" not in capsys.readouterr().err
    from cchc_docs.writing.pdf.convert import PdfJob, convert

    (made,) = convert([PdfJob(str(tmp_path / "k.docx"), signer=("GIÁM ĐỐC", "Không Có Ai"))])
    assert any("không tìm thấy chỗ ký của Không Có Ai" in warning for warning in made.warnings)
