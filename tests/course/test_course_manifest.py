"""A file's digest is that of its text, whatever its line ends and however it is read."""

from __future__ import annotations

import hashlib
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.course import manifest
from autograder.course.manifest import Change, Manifest, changes, digest


@given(st.lists(st.sampled_from([b"a", b"\r", b"\n", b"\r\n", b"\0"])).map(b"".join))
def test_line_ends_are_alike_wherever_a_part_ends(data: bytes) -> None:
    text = data if b"\0" in data else data.replace(b"\r\n", b"\n")
    with pytest.MonkeyPatch.context() as patch:
        for size in (1, 2, 3, 1 << 20):
            patch.setattr(manifest, "_PART", size)
            assert digest(data) == hashlib.sha256(text).hexdigest()


def test_a_large_file_is_compared_without_being_kept(tmp_path: Path) -> None:
    """A push may have anything in the place of a released file."""
    (tmp_path / "checks.py").write_bytes(b"x = 1\r\n" * (4 << 20))
    released = Manifest("c", "en", {"checks.py": digest(b"x = 1\n")}, {})
    tracemalloc.start()
    found = changes(released, tmp_path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [Change("checks.py", "changed")]
    assert most < 8 << 20
