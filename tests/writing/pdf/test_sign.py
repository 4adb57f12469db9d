"""PDF/A-2b with signature fields at the decree's places; signing with a key made here, for a test."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
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
