"""What 12's text promises of its leaderboard is what its leaderboard.py declares, and it works."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import numpy as np
import pytest
from learners import Learn

from autograder.course import Course, CourseError
from autograder.grading.cells import cells_to_run, code_cell
from autograder.leaderboard.code import bare_code
from autograder.leaderboard.declared import Room, chosen_leaderboard
from autograder.leaderboard.outcome import Outcome, Problem
from autograder.leaderboard.page import is_known
from autograder.leaderboard.standing import ranking
from autograder.sandbox.process import CodeCell
from autograder.submission.read import read_submission

LEARN = """
def learn(images, labels, seconds, generator):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(20):
        optimizer.zero_grad()
        F.cross_entropy(model(images), labels).backward()
        optimizer.step()
    return model
"""


def test_the_text_says_what_is_declared(course: Course, root: Path) -> None:
    _, board = chosen_leaderboard(course, "12_cnn")
    text = (root / "solutions/12_cnn/cnn.py").read_text(encoding="utf-8")
    drawn = board.draw(np.random.default_rng(0), ())
    for heading in ("## Capstone: the leaderboard", "## 마무리 도전: 순위표"):
        part = text.split(heading)[1].split("\n# ## ")[0]
        numbers = {int(number) for number in re.findall(r"\$(\d+)\$", part)}
        room = board.room
        said = {board.tasks, int(board.seconds), len(drawn.images)}
        assert numbers == said | {room.code_bytes, room.constants_bytes}
        code = "\n".join(re.findall(r"^#     (.*)$", part, re.MULTILINE))
        functions = [one for one in ast.parse(code).body if isinstance(one, ast.FunctionDef)]
        assert [one.name for one in functions] == [board.function]


def test_the_reference_and_a_learner_have_ample_room(root: Path) -> None:
    submission = read_submission(root / "solutions/12_cnn/cnn.py")
    cells = [code_cell(submission, cell) for cell in cells_to_run(submission)]
    less = Room(Room().code_bytes * 2 // 3, Room().constants_bytes // 2)
    assert bare_code([*cells, CodeCell("cnn.py", 1, LEARN)], less)


@pytest.mark.slow
def test_a_cell_added_to_the_released_notebook_takes_part(
    root: Path, learn_file: Learn, tmp_path: Path
) -> None:
    notebook = json.loads((root / "assignments/12_cnn/cnn.ipynb").read_text(encoding="utf-8"))
    cell = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": []}
    notebook["cells"].append(cell | {"execution_count": None, "source": LEARN})
    file = tmp_path / "cnn.ipynb"
    file.write_text(json.dumps(notebook), encoding="utf-8")
    outcome = learn_file(file)
    # A module that answers with scores counts as well as labels.
    assert outcome.problem is None and outcome.accuracy is not None and outcome.accuracy > 0.4


@pytest.mark.slow
def test_the_released_notebook_takes_no_part(root: Path, learn_file: Learn) -> None:
    outcome = learn_file(root / "assignments/12_cnn/cnn.ipynb")
    assert outcome.problem == Problem("no_function")


def test_only_who_knew_the_decoys_is_looked_at(course: Course) -> None:
    _, board = chosen_leaderboard(course, None)
    outcomes = {
        "knew": [Outcome(0.9, 1.0, 0.95), Outcome(0.9, 1.0, 0.9)],
        "learned": [Outcome(0.95, 1.0, 0.6), Outcome(0.95, 1.0, 0.3)],
        "failed": [Outcome(problem=Problem("error"))],
    }
    assert [row.student for row in ranking(outcomes) if is_known(row, board)] == ["knew"]


@pytest.mark.parametrize("name", ["02_mlp", "14_gpt"])
def test_other_assignments_have_none(course: Course, name: str) -> None:
    with pytest.raises(CourseError, match="no leaderboard"):
        chosen_leaderboard(course, name)
