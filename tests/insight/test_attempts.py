"""Hints, and what came after them: from attempts that `course collect` kept, graded for real."""

from __future__ import annotations

import re
from pathlib import Path

import made_class
import pytest

from autograder.cli import main
from autograder.course import load_course
from autograder.insight.attempts import kept_attempts

# Who handed in what, in turn.
HANDED_IN = {
    "kim": ("update", "finished"),
    "이서연": ("update", "update+hidden_delta"),
    "park": ("update", "update twice"),
    "once": ("update",),
}


def collected_twice(root: Path) -> None:
    """Two downloads, of which the second has what was handed in again."""
    for turn in range(2):
        download = root.parent / f"download {turn}"
        for student, programs in HANDED_IN.items():
            folder = download / student
            folder.mkdir(parents=True)
            program, _, twice = programs[min(turn, len(programs) - 1)].partition(" ")
            text = made_class.source_of(program, root)
            if twice:  # wrong in another way
                text = text.replace("W + inputs.T", "W + 2 * inputs.T")
            name = "mlp.py" if turn else "mlp (1).py"
            (folder / name).write_text(text, encoding="utf-8")
        arguments = ["collect", "02_mlp", str(download), "--from", "folder"]
        assert main([*arguments, "--course", str(root)]) == 0


@pytest.mark.slow
def test_what_came_after_a_hint(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COURSE_SECRET_SEED", "4815162342108")
    collected_twice(small)
    course = load_course(small)
    assignment = course.assignment("02_mlp")
    kept = [(one.student, one.number) for one in kept_attempts(course, assignment)]
    pairs = [(student, number) for student in ("kim", "park", "이서연") for number in (1, 2)]
    assert kept == pairs
    made_class.write_gradebook(course, assignment, {}, {})
    to = tmp_path / "quality.html"
    arguments = ["report", "02_mlp", "--quality", "--course", str(small), "--output", str(to)]
    assert main([*arguments, "--attempts", "--language", "en"]) == 0
    assert "attempts-02_mlp.json: 6 attempts" in capsys.readouterr().out
    page = to.read_text(encoding="utf-8")
    (row,) = re.findall(r"<tr>(?:(?!</tr>).)*learning_rate_forgotten.*?</tr>", page, re.DOTALL)
    assert re.findall(r'<td class="n">([^<]*)</td>', row) == [
        "2",
        "1 (50%)",
        "0",
    ]  # 이서연 left update as it was
    assert "kim" not in page and "이서연" not in page
    again = str(small / "report" / "attempts-02_mlp.json")
    assert main([*arguments, "--results", again, "--language", "en"]) == 0
    assert row in to.read_text(encoding="utf-8")


def test_nobody_has_handed_in_twice(
    small: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    course = load_course(small)
    made_class.write_gradebook(course, course.assignment("02_mlp"), {}, {})
    (small / "submitted/kim/02_mlp").mkdir(parents=True)
    arguments = ["report", "02_mlp", "--course", str(small), "--output", str(tmp_path / "x.html")]
    assert main([*arguments, "--quality", "--attempts"]) == 2
    said = capsys.readouterr()
    assert "Nobody has handed in more than once" in said.out
    assert "no results check by check" in said.err
    assert main([*arguments, "--attempts"]) == 2
    assert "--attempts goes with --quality." in capsys.readouterr().err
