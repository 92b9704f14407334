"""No tool takes a release's two files for a pair: one of them could then be refused or undone."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from jupytext.cli import jupytext

from autograder.authoring.build import build_assignment, write_release
from autograder.course import load_course


def test_jupytext_knows_of_no_pair(course_root: Path, tmp_path: Path) -> None:
    course = load_course(course_root)
    write_release(build_assignment(course, course.assignments[0], "en"), tmp_path)
    script, notebook = tmp_path / "02_mlp" / "mlp.py", tmp_path / "02_mlp" / "mlp.ipynb"
    assert "formats" not in json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["jupytext"]
    assert "formats" not in script.read_text(encoding="utf-8").split("# %%")[0]
    before = script.read_bytes(), notebook.read_bytes()
    # It says that there is no pair, in one way or another; what counts are the files.
    with contextlib.suppress(SystemExit, ValueError):
        jupytext(["--sync", str(notebook)])
    assert (script.read_bytes(), notebook.read_bytes()) == before
