"""What goes wrong around a submission is the same sentence for one submission and for a class."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.pytest_plugin.session import WORTH_SHARING
from autograder.starter.create import create_course

pytestmark = pytest.mark.slow

SOLVED = "def slope(x1, y1, x2, y2):\n    return (y2 - y1) / (x2 - x1)\n"


@pytest.mark.parametrize("count", [1, WORTH_SHARING])
@pytest.mark.parametrize("wrong", ["seed", "reference"])
def test_one_sentence_however_many(tmp_path: Path, count: int, wrong: str) -> None:
    course = tmp_path / "course"
    create_course(course, "en")
    if wrong == "seed":
        (course / ".course").mkdir()
        (course / ".course" / "secret_seed").write_text("many", encoding="utf-8")
        said = "holds no whole number"
    else:
        (course / "solutions" / "01_line" / "line.py").unlink()
        said = "there is neither solutions/01_line/line.py"
    for number in range(count):
        folder = course / "submitted" / f"s{number}" / "01_line"
        folder.mkdir(parents=True)
        (folder / "line.py").write_text(SOLVED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "autograder.cli", "grade", "--json", "g.json", "submitted"],
        cwd=course,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if wrong == "seed" and count > 1:  # said once, before anything of a class is graded
        assert done.returncode == 2 and said in done.stderr
        assert len(done.stderr.splitlines()) == 1 and not (course / "g.json").exists()
        return
    assert done.returncode == 1 and "Traceback" not in done.stdout + done.stderr, done.stdout
    graded = json.loads((course / "g.json").read_text(encoding="utf-8"))
    errors = [entry["error"] for entry in (graded if count > 1 else [graded])]
    assert len(errors) == count and all(said in str(error) for error in errors), errors
