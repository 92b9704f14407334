"""What a student's folder is called neither calculates in a table nor steers a terminal."""

from __future__ import annotations

from autograder.gradebook.export import cell_text


def test_a_cell_is_text_that_nothing_obeys() -> None:
    assert cell_text("s5\x1b[31m") == "s5\\x1b[31m"
    assert cell_text("=1+1") == "'=1+1"
    assert cell_text("김민수 (1001)") == "김민수 (1001)"
    assert (cell_text(None), cell_text(1.5)) == ("", 1.5)
