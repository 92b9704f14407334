"""Archives that students hand in: honest ones are unpacked, bombs get a sentence."""

from __future__ import annotations

import io
import logging
import tarfile
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from nbgrader import utils
from traitlets.config import Config

from autograder.gradebook import archives, configure


@pytest.fixture(autouse=True)
def _repaired() -> None:
    configure(Config())


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return path


def unpacked(archive: Path, into: Path) -> set[str]:
    """What nbgrader's own function makes of an archive, as zip_collect calls it."""
    into.mkdir()
    utils.unzip(str(archive), str(into), create_own_folder=True, tree=True)
    return {path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file()}


def test_an_honest_archive_is_unpacked_with_the_one_in_it(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", mlp__py=b"x = 1\n").read_bytes()
    outer = zipped(tmp_path / "kim.zip", inner__zip=inner, mlp__ipynb=b"{}")
    found = unpacked(outer, tmp_path / "out")
    assert {"kim/mlp.ipynb", "kim/inner/mlp.py"} <= found


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_a_bomb_is_left_alone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    kind: str,
) -> None:
    monkeypatch.setattr(archives, "MAX_BYTES", 1 << 20)
    bomb = tmp_path / f"kim.{kind}"
    if kind == "zip":
        zipped(bomb, a__txt=bytes(1 << 19), b__txt=bytes(1 << 20))
    else:
        with tarfile.open(bomb, "w:gz") as archive:
            member = tarfile.TarInfo("a.txt")
            member.size = 2 << 20
            archive.addfile(member, io.BytesIO(bytes(member.size)))
    with caplog.at_level(logging.ERROR):
        assert unpacked(bomb, tmp_path / "out") == set()
    assert "is not unpacked: it holds more than 1 MiB." in caplog.text


def test_bombs_within_archives_count_together_and_have_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(archives, "MAX_FILES", 5)
    inner = zipped(tmp_path / "i.zip", a__py=b"1", b__py=b"2", c__py=b"3").read_bytes()
    outer = zipped(tmp_path / "kim.zip", i__zip=inner, j__zip=inner)
    with caplog.at_level(logging.ERROR):
        found = unpacked(outer, tmp_path / "out")
    assert len([name for name in found if name.endswith(".py")]) == 3
    assert "more than 5 files" in caplog.text
    monkeypatch.undo()
    nested = b""
    for _ in range(8):
        nested = zipped(tmp_path / "n.zip", n__zip=nested or inner).read_bytes()
    with caplog.at_level(logging.ERROR):
        found = unpacked(zipped(tmp_path / "lee.zip", n__zip=nested), tmp_path / "deep")
    assert "more than 3 deep" in caplog.text
    assert max(name.count("/") for name in found) <= 5


def test_links_and_paths_that_leave_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    bad = tmp_path / "kim.tar.gz"
    with tarfile.open(bad, "w:gz") as archive:
        link = tarfile.TarInfo("mlp.py")
        link.type, link.linkname = tarfile.SYMTYPE, str(secret)
        archive.addfile(link)
        outside = tarfile.TarInfo("../../escaped.py")
        archive.addfile(outside)
    with zipfile.ZipFile(tmp_path / "lee.zip", "w") as archive:
        archive.writestr("../../escaped.py", "x")
        entry = zipfile.ZipInfo("mlp.py")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, str(secret))
    unpacked(bad, tmp_path / "one")
    unpacked(tmp_path / "lee.zip", tmp_path / "two")
    made = [path for place in ("one", "two") for path in (tmp_path / place).rglob("*")]
    assert not [path for path in made if path.is_symlink()]
    assert not list(tmp_path.rglob("escaped.py")) and not list(tmp_path.parent.glob("escaped.py"))
    assert "secret" not in [path.read_text(encoding="utf-8") for path in made if path.is_file()]


def test_a_refused_member_does_not_drop_the_ones_after_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    honest = {"이름/mlp.py": b"x = 1\n", "end.txt": b"the last one", "b/c": b""}
    bad = {"../out.py": b"", "/etc/x": b"", "a" * 300: b"", "이름/mlp.py/x": b""}
    names = ["../out.py", "이름/mlp.py", "/etc/x", "a" * 300, "이름/mlp.py/x", "b\\c", "end.txt"]
    contents = {**bad, **honest, "b\\c": b""}
    as_zip, as_tar = tmp_path / "kim.zip", tmp_path / "lee.tar.gz"
    with zipfile.ZipFile(as_zip, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), contents[name])
    with tarfile.open(as_tar, "w:gz") as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = len(contents[name])
            archive.addfile(member, io.BytesIO(contents[name]))
    for archive, into in ((as_zip, tmp_path / "1"), (as_tar, tmp_path / "2")):
        caplog.clear()
        with caplog.at_level(logging.ERROR):
            found = unpacked(archive, into)
        (folder,) = into.iterdir()
        assert found == {f"{folder.name}/{name}" for name in honest}
        assert caplog.text.count("is left out") == len(bad)
        assert (folder / "end.txt").read_bytes() == honest["end.txt"]
    assert not (tmp_path / "out.py").exists()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_unpacks_at_once_is_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, method: int
) -> None:
    with zipfile.ZipFile(tmp_path / "kim.zip", "w") as archive:
        archive.writestr("bomb.py", bytes(1 << 20), method)
        archive.writestr("mlp.py", "x = 1\n", zipfile.ZIP_DEFLATED)
    with caplog.at_level(logging.ERROR):
        assert unpacked(tmp_path / "kim.zip", tmp_path / "out") == {"kim/mlp.py"}
    assert "bomb.py is left out: it is packed by another method than Deflate" in caplog.text


@pytest.mark.parametrize("kind", ["gz", "xz", "bz2"])
def test_a_tar_with_a_name_of_many_megabytes_is_left_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    bomb = tmp_path / "kim.tar.gz"
    mode: Any = f"w:{kind}"
    with tarfile.open(bomb, mode, format=tarfile.GNU_FORMAT) as archive:
        long = tarfile.TarInfo("././@LongLink")
        long.type, long.size = tarfile.GNUTYPE_LONGNAME, 64 << 20
        archive.addfile(long, io.BytesIO(bytes(long.size)))
        archive.addfile(tarfile.TarInfo("mlp.py"))
    tracemalloc.start()
    with caplog.at_level(logging.ERROR):
        assert unpacked(bomb, tmp_path / "out") == set()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "is not unpacked: it is damaged" in caplog.text
    assert most < 16 << 20
