from __future__ import annotations

import os
from random import Random

import pytest

from cchc_docs import keeping
from cchc_docs.errors import CchcError
from cchc_docs.writing.template import cache as template
from cchc_docs.writing.template.compile import compile_template
from cchc_docs.writing.template.compiled import Compiled
from cchc_docs.writing.word.render import render


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("CCHC_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(template, "_loaded", {})
    return tmp_path / "cache"


def test_a_compiled_template_is_kept_for_its_owner_only(cache, shipped):
    template.load(shipped)
    (file,) = cache.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_is_kept_prints_the_same(cache, plan, shipped):
    first = render(plan(), shipped)
    template._loaded.clear()
    assert render(plan(), shipped) == first


@pytest.mark.parametrize("damage", [b"", b"\x00", b"rubbish", None])
def test_a_torn_cache_file_is_made_again(cache, plan, shipped, damage):
    first = render(plan(), shipped)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    template._loaded.clear()
    assert render(plan(), shipped) == first
    assert file.read_bytes() == whole


def test_a_cache_file_others_may_write_is_not_trusted(cache, shipped):
    template.load(shipped)
    (file,) = cache.iterdir()
    os.chmod(file, 0o666)
    assert keeping.trusted(str(cache), str(file)) is None


def test_a_cache_folder_that_cannot_be_written_costs_nothing(tmp_path, monkeypatch, plan, shipped):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CCHC_CACHE_DIR", str(tmp_path / "file" / "below"))
    monkeypatch.setattr(template, "_loaded", {})
    assert render(plan(), shipped)


def test_a_kept_template_of_another_template_is_refused(shipped):
    with pytest.raises(ValueError, match="another"):
        Compiled.load(compile_template(shipped).dump(shipped), b"other")


def test_a_missing_template_and_a_folder_are_told(tmp_path):
    with pytest.raises(CchcError, match="không tìm thấy mẫu"):
        template.load(tmp_path / "none.docx")
    with pytest.raises(CchcError, match="là thư mục"):
        template.load(tmp_path)


def test_a_flipped_byte_is_never_run(cache, plan, shipped):
    whole = render(plan(), shipped)
    (file,) = cache.iterdir()
    good = file.read_bytes()
    random = Random(7)
    for _ in range(60):
        bad = bytearray(good)
        bad[random.randrange(len(bad))] ^= 1 << random.randrange(8)
        file.write_bytes(bad)
        template._loaded.clear()
        assert render(plan(), shipped) == whole
        assert file.read_bytes() == good


def test_a_good_file_in_the_place_of_another_is_not_taken(cache, plan, shipped):
    render(plan(), shipped)
    (file,) = cache.iterdir()
    other = file.with_name("00000000" + file.name[8:])
    other.write_bytes(file.read_bytes())
    other.chmod(0o600)
    assert keeping.trusted(str(cache), str(file)) is not None
    assert keeping.trusted(str(cache), str(other)) is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="links and rights of POSIX")
@pytest.mark.parametrize("what", ["file", "folder", "pipe", "rights of the folder"])
def test_links_pipes_and_open_folders_are_not_trusted(cache, plan, shipped, what, tmp_path):
    whole = render(plan(), shipped)
    (file,) = cache.iterdir()
    if what == "file":
        file.rename(tmp_path / "elsewhere")
        file.symlink_to(tmp_path / "elsewhere")
    elif what == "folder":
        cache.rename(tmp_path / "elsewhere")
        cache.symlink_to(tmp_path / "elsewhere")
    elif what == "pipe":
        file.unlink()
        os.mkfifo(file, 0o600)
    else:
        cache.chmod(0o777)
    assert keeping.trusted(str(cache), str(file)) is None
    template._loaded.clear()
    assert render(plan(), shipped) == whole


@pytest.mark.parametrize("home", ["", None, "~", "nha"])
def test_without_a_home_no_folder_is_made_where_one_works(tmp_path, monkeypatch, plan, shipped, home):
    for name in ("CCHC_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    else:
        monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    monkeypatch.chdir(tmp_path)
    template._loaded.clear()
    assert render(plan(), shipped)
    assert list(tmp_path.iterdir()) == []
