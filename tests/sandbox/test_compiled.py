"""The student process's modules are kept compiled, and tell nobody where they come from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.sandbox.compiled import copy_compiled


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "내 강의 secret" / "tool.py"
    file.parent.mkdir()
    file.write_text("def answer():\n    return 41\n", encoding="utf-8")
    return file


def copied(source: Path, folder: Path) -> list[str]:
    """What a Python that runs the copy tells: the answer, and the file of the code."""
    folder.mkdir()
    copy_compiled([str(source)], str(folder))
    code = "import tool; print(tool.answer(), tool.answer.__code__.co_filename, sep='\\n')"
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r}); {code}"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return run.stdout.split("\n")[:2]


def test_bytecode_is_kept_and_names_no_folder(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert copied(source, tmp_path / "one") == ["41", str(tmp_path / "one" / "tool.py")]
    (kept,) = (source.parent / "__pycache__").iterdir()
    (beside,) = (tmp_path / "one" / "__pycache__").iterdir()
    assert kept.read_bytes() == beside.read_bytes()
    assert b"secret" not in kept.read_bytes() and str(tmp_path).encode() not in kept.read_bytes()


def test_a_changed_module_is_compiled_anew(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    copied(source, tmp_path / "one")
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("41", "42"), encoding="utf-8")
    assert copied(source, tmp_path / "two")[0] == "42"
    (kept,) = (source.parent / "__pycache__").iterdir()
    for damaged in (b"", b"x" * 40, kept.read_bytes()[:3]):
        kept.write_bytes(damaged)
        assert copied(source, tmp_path / f"after {len(damaged)}")[0] == "42"


def test_nothing_is_kept_where_python_keeps_no_bytecode(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert copied(source, tmp_path / "one")[0] == "41"
    assert not (source.parent / "__pycache__").exists()
