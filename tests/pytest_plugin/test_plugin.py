"""pytest as students and instructors use it, through the real command in a copied course."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FILLED = {
    "sigmoid": "return 1 / (1 + np.exp(-np.clip(np.asarray(x, float), -709, 709)))",
    "sigmoid_derivative": "a = np.asarray(a)\n    return a * (1 - a)",
}


@pytest.fixture
def work(copied_course: Path) -> Path:
    return copied_course / "assignments" / "02_mlp" / "mlp.py"


def fill(file: Path, **bodies: str) -> None:
    source = file.read_text(encoding="utf-8")
    for name, body in bodies.items():
        start = source.index("raise NotImplementedError", source.index(f"def {name}("))
        source = source[:start] + body + source[source.index("\n", start) :]
    file.write_text(source, encoding="utf-8")


def run(
    *args: str | Path, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    plugins = ["-p", "no:cacheprovider", "-p", "autograder.pytest_plugin"]
    command = [sys.executable, "-m", "pytest", *plugins, *map(str, args)]
    # Ours alone, since others (hypothesis, xdist) take longer to load than it takes to grade.
    extra = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "COLUMNS": "120"}
    extra |= env or {}
    return subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | extra,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def graded(*args: str | Path, cwd: Path) -> tuple[Any, subprocess.CompletedProcess[str]]:
    target = cwd / "grades.json"
    done = run(*args, "--grade-json", target, cwd=cwd)
    return json.loads(target.read_text(encoding="utf-8")), done


def statuses(result: dict[str, Any]) -> dict[str, str]:
    return {exercise["name"]: exercise["status"] for exercise in result["exercises"]}


def test_a_stub_scores_nothing_and_says_not_started(work: Path) -> None:
    result, done = graded(work.parent, cwd=work.parents[2])
    assert done.returncode == 1
    assert (result["score"], result["complete"]) == (0, True)
    assert set(statuses(result).values()) == {"not_started"}
    assert "not started" in done.stdout and "Traceback" not in done.stdout


def test_the_solution_is_done_and_exits_with_zero(work: Path) -> None:
    solution = work.parents[2] / "solutions" / "02_mlp" / "mlp.py"
    result, done = graded(solution, cwd=work.parents[2])
    assert done.returncode == 0
    assert result["score"] == result["max_score"] == 20
    assert "Every exercise is done" in done.stdout


def test_a_mistake_shows_call_expected_got_slide_and_hint(work: Path) -> None:
    fill(work, sigmoid="print('여기', x)\n    return 1 / (1 + np.exp(x))")
    done = run(f"{work}::sigmoid", cwd=work.parent)
    for part in (
        "sigmoid([[0.6, 0.8]])",
        "[[0.6456563, 0.6899745]]",
        "[[0.3543437, 0.3100255]]",
        "shape (1, 2)",
        "D1 · 5. MLP 수식으로 열어보기",
        "0.646",
        "→ hint:",
        "│ 여기 [[0.6 0.8]]",
    ):
        assert part in done.stdout
    assert "Error" not in done.stdout and "Traceback" not in done.stdout


def test_feedback_follows_the_language(work: Path) -> None:
    done = run(work, cwd=work.parent, env={"COURSE_LANGUAGE": "ko"})
    assert "시작 전" in done.stdout and "합계" in done.stdout
    assert "시작 전" in run(work, "--language", "ko", cwd=work.parent).stdout


@pytest.mark.slow
def test_an_earlier_exercise_is_named_where_ours_answers_for_it_or_where_it_blocks(
    work: Path,
) -> None:
    body = "Z1 = np.asarray(X) @ np.asarray(W1) + b1\n    return Z1, sigmoid(Z1)"
    fill(work, hidden_layer=body)
    result, done = graded(work, cwd=work.parent)
    assert statuses(result)["hidden_layer"] == "done"
    assert "`hidden_layer`: right, graded with our `sigmoid`" in done.stdout
    settings = work.parents[2] / "course.yml"
    full = settings.read_text(encoding="utf-8")
    none = full.replace("follow_through: full", "follow_through: none")
    settings.write_text(none, encoding="utf-8")
    result, done = graded(work, cwd=work.parent)
    assert statuses(result)["hidden_layer"] == "blocked"
    assert "blocked by sigmoid" in done.stdout
    fill(work, sigmoid=FILLED["sigmoid"])
    assert statuses(graded(work, cwd=work.parent)[0])["hidden_layer"] == "done"


def test_a_notebook_is_graded_as_well(work: Path) -> None:
    notebook = work.with_suffix(".ipynb")
    content = json.loads(notebook.read_text(encoding="utf-8"))
    cell = next(c for c in content["cells"] if "def sigmoid(" in "".join(c["source"]))
    source = "".join(cell["source"])
    start = source.index("raise NotImplementedError")
    cell["source"] = source[:start] + FILLED["sigmoid"]
    notebook.write_text(json.dumps(content), encoding="utf-8")
    assert statuses(graded(notebook, cwd=work.parent)[0])["sigmoid"] == "done"
    result, _ = graded(work.parent, cwd=work.parent)  # the folder: the changed one counts
    assert result["submission"].endswith("mlp.ipynb")


@pytest.mark.slow
@pytest.mark.parametrize("named", ["", "mlp.py", "mlp.ipynb"])
def test_each_exercise_counts_where_it_was_changed(work: Path, named: str) -> None:
    test_a_notebook_is_graded_as_well(work)
    fill(work, sigmoid_derivative=FILLED["sigmoid_derivative"])
    result, done = graded(work.parent / named, cwd=work.parent)
    found = statuses(result)
    assert (found["sigmoid"], found["sigmoid_derivative"]) == ("done", "done")
    assert result["complete"]
    assert "as it stands in mlp.ipynb: sigmoid." in done.stdout and "course sync" in done.stdout


@pytest.mark.slow
def test_an_exercise_that_differs_in_both_files_is_graded_in_neither(work: Path) -> None:
    test_a_notebook_is_graded_as_well(work)
    fill(work, sigmoid="return np.asarray(x) * 0.5", **{"sigmoid_derivative": "return 3"})
    result, done = graded(work.parent, cwd=work.parent)
    assert statuses(result)["sigmoid"] == "not_run"
    assert statuses(result)["sigmoid_derivative"] == "wrong"
    assert (done.returncode, result["complete"], result["score"]) == (1, False, 0)
    assert done.stdout.count("sigmoid: changed in mlp.py and, differently, in mlp.ipynb") == 1
    assert "course sync" in done.stdout


def test_without_cell_markers_it_counts_the_same(work: Path) -> None:
    work.with_suffix(".ipynb").unlink()
    work.write_text(
        "import numpy as np\nprint(missing)\n\n"
        "def sigmoid(x):\n    return 0.5 * (1 + np.tanh(np.asarray(x) / 2))\n\n"
        "def sigmoid_derivative(a):\n    a = np.array(a)\n    return a - a * a\n\ndef broken(:\n",
        encoding="utf-8",
    )
    result, done = graded(work.parent, cwd=work.parent)
    found = statuses(result)
    assert (found["sigmoid"], found["sigmoid_derivative"]) == ("done", "done")
    assert "line 2: NameError" in done.stdout and "line 11: a syntax error" in done.stdout


@pytest.mark.slow
def test_a_class_of_submissions_from_anywhere(copied_course: Path, tmp_path: Path) -> None:
    solution = (copied_course / "solutions" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    crashing = f"{solution}\n# %%\nimport os; os._exit(0)\n"
    stranger = tmp_path / "handed in"
    for student, text in {
        "김 철수": solution,
        "lee": "",
        "park": crashing,
        "choi": "x = '\udcff'",
        "jung": "def sigmoid(x):\n    while True: pass\n",
    }.items():
        folder = stranger / student / "02_mlp"
        folder.mkdir(parents=True)
        data = text.encode("utf-8", "surrogateescape")
        (folder / "mlp.py").write_bytes(data)
    fast = (copied_course / "course.yml").read_text(encoding="utf-8")
    fast = fast.replace("call_seconds: 10", "call_seconds: 1")
    (copied_course / "course.yml").write_text(fast, encoding="utf-8")
    results, done = graded("--course", copied_course, stranger, cwd=tmp_path)
    scores = {Path(r["submission"]).parts[-3]: r["score"] for r in results}
    assert scores == {"김 철수": 20, "lee": 0, "park": 20, "choi": 0, "jung": 0}
    by_student = {Path(r["submission"]).parts[-3]: r for r in results}
    assert by_student["choi"]["complete"] is False
    assert "UTF-8" in by_student["choi"]["error"]
    assert by_student["jung"]["complete"] is True
    assert done.returncode == 1


def test_an_unknown_file_gets_one_sentence(copied_course: Path) -> None:
    other = copied_course / "assignments" / "other.py"
    other.write_text("raise SystemExit", encoding="utf-8")
    done = run(other, cwd=copied_course)
    assert "other.py belongs to no assignment" in done.stdout and "mlp.py" in done.stdout
    assert done.returncode != 0


def test_a_broken_course_gets_its_problems_and_no_traceback(work: Path) -> None:
    (work.parents[2] / "course.yml").write_text("id: [", encoding="utf-8")
    done = run(work, cwd=work.parent)
    assert done.returncode == 4
    assert "course.yml" in done.stderr and "Traceback" not in done.stderr + done.stdout


def test_verbose_lists_every_check_and_tb_long_shows_where(work: Path) -> None:
    fill(work, sigmoid="return np.round(1 / (1 + np.exp(-np.clip(x, -30, 30))), 3)")
    verbose = run(f"{work}::sigmoid", "-v", cwd=work.parent).stdout
    assert "✗ no side effects" in verbose and "✓ the slide's values" in verbose
    assert "✗ no side effects" in run(f"{work}::sigmoid", "--tb=long", cwd=work.parent).stdout


def test_in_process_says_that_it_is_for_debugging(work: Path) -> None:
    fill(work, **FILLED)
    done = run(work, "--in-process", cwd=work.parent)
    assert "for debugging" in done.stdout
    assert statuses(graded(work, "--in-process", cwd=work.parent)[0])["sigmoid"] == "done"


@pytest.mark.slow
def test_a_submission_outside_the_course_is_named_as_it_was_given(
    copied_course: Path, work: Path, tmp_path: Path
) -> None:
    shutil.copytree(work.parent, tmp_path / "inbox" / "김 철수")
    named = Path("inbox", "김 철수", "mlp.py")
    done = run("--course", copied_course, "inbox", "-v", cwd=tmp_path)
    assert f"\n{named}::sigmoid FAILED" in done.stdout


def test_outside_a_course_the_plugin_is_silent(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(): pass\n", encoding="utf-8")
    done = run(tmp_path, cwd=tmp_path)
    assert done.returncode == 0 and "1 passed" in done.stdout
