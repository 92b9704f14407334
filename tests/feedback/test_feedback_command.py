"""`course feedback` as a student's repository runs it, on the released package itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.course.cache import CACHE_FILE
from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.publish.release import make_release

from .results import ROOT
from .test_feedback_escaping import as_the_runner_reads

Run = Callable[..., subprocess.CompletedProcess[str]]
SCRIPT, NOTEBOOK = "assignments/02_mlp/mlp.py", "assignments/02_mlp/mlp.ipynb"
SOLUTION = (ROOT / "solutions/02_mlp/mlp.py").read_text(encoding="utf-8")


@dataclass
class Answer:
    """What a run gave."""

    status: int
    output: str
    errors: str
    summary: str
    told: dict[str, Any]

    @property
    def annotations(self) -> list[tuple[str, dict[str, str], str]]:
        return as_the_runner_reads(self.output)


@pytest.fixture
def feedback(student_copy: Path, run_there: Run, tmp_path: Path) -> Callable[..., Answer]:
    """Run `course feedback` in `student_copy` as a step of GitHub Actions does."""
    summary, report = tmp_path / "step_summary.md", tmp_path / "feedback.json"

    def run(*args: str, cwd: Path = student_copy, **env: str) -> Answer:
        summary.write_text("", encoding="utf-8")
        report.unlink(missing_ok=True)
        runner = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
        command = ["-m", "autograder.cli", "feedback", "--json", str(report), *args]
        done = run_there(cwd, *command, **(runner | env))
        assert "Traceback" not in done.stderr, done.stderr
        told = json.loads(report.read_text(encoding="utf-8"))
        text = summary.read_text(encoding="utf-8")
        return Answer(done.returncode, done.stdout, done.stderr, text, told)

    return run


@pytest.fixture
def write_work(student_copy: Path) -> Callable[[str], None]:
    """Hand in a text as mlp.py."""

    def write(text: str) -> None:
        (student_copy / SCRIPT).write_text(text, encoding="utf-8")

    return write


def changed(*pairs: tuple[str, str]) -> str:
    text = SOLUTION
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def line_of(text: str, part: str) -> str:
    return str(text[: text.index(part)].count("\n") + 1)


def test_work_that_was_not_begun(feedback: Callable[..., Answer]) -> None:
    answer = feedback()
    assert answer.status == 0, answer.output + answer.errors
    assert answer.told["complete"] is answer.told["trusted"] is True
    (only,) = answer.told["submissions"]
    assert {exercise["status"] for exercise in only["exercises"]} == {"not_started"}
    assert (answer.told["score"], answer.told["max_score"]) == (0.0, 20.0)
    assert answer.annotations == []
    assert "not started" in answer.summary and "## 02" not in answer.summary


def test_work_that_is_done(
    feedback: Callable[..., Answer], write_work: Callable[[str], None], student_copy: Path
) -> None:
    write_work(SOLUTION)
    answer = feedback()
    assert answer.status == 0
    assert answer.told["score"] == answer.told["max_score"] == 20.0
    (only,) = answer.told["submissions"]
    assert only["all_done"] is True and only["submission"] == SCRIPT
    assert str(student_copy) not in answer.summary + answer.output
    assert "✅" in answer.summary and answer.annotations == []


def test_a_mistake_is_told_at_the_students_own_line(
    feedback: Callable[..., Answer], write_work: Callable[[str], None]
) -> None:
    text = changed(("return a * (1.0 - a)", "raise ValueError('a, b: 100%\\nc')"))
    write_work(text)
    answer = feedback()
    assert answer.status == 0
    ((name, place, message),) = answer.annotations
    assert name == "error" and place["file"] == SCRIPT
    assert place["line"] == line_of(text, "raise ValueError")
    assert place["title"] == "02_mlp · sigmoid_derivative"
    assert "ValueError: a, b: 100%\nc" in message and "→" in message
    assert "### ❌ sigmoid_derivative" in answer.summary
    assert "ValueError" in answer.output


def test_a_known_mistake_gets_its_hint_everywhere(
    feedback: Callable[..., Answer], write_work: Callable[[str], None]
) -> None:
    write_work(changed(("return 1 / (1 + np.exp(-x))", "return 1 / (1 + np.exp(x))")))
    answer = feedback(COURSE_LANGUAGE="ko")
    exercise = answer.told["submissions"][0]["exercises"][0]
    assert exercise["status"] == "wrong" and exercise["mistakes"], exercise
    (hint,) = exercise["hints"]
    assert "?" in hint
    assert hint in answer.output and "힌트" in answer.summary
    assert any(hint in message for _, _, message in answer.annotations)


def test_in_a_notebook_lines_are_those_of_its_file(
    feedback: Callable[..., Answer], student_copy: Path
) -> None:
    file = student_copy / NOTEBOOK
    notebook = json.loads(file.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if source.startswith("def sigmoid("):
            cell["source"] = ["# mine\n", "def sigmoid(x):\n", "    return x\n"]
        if source.startswith("def update("):
            cell["source"] = ["x = 1\n", "def update(:\n", "    pass\n"]
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    file.write_text(text, encoding="utf-8")
    answer = feedback()
    places = {place["title"]: place for _, place, _ in answer.annotations}
    assert {place["file"] for place in places.values()} == {NOTEBOOK}
    lines = text.split("\n")
    assert "def update(:" in lines[int(places["02_mlp"]["line"]) - 1]
    assert "def sigmoid(x)" in lines[int(places["02_mlp · sigmoid"]["line"]) - 1]


@pytest.mark.parametrize("where", ["", pytest.param("# %%\n", marks=pytest.mark.slow)])
def test_a_submission_that_ends_the_process_is_reported_with_no_points(
    feedback: Callable[..., Answer], write_work: Callable[[str], None], where: str
) -> None:
    """A naive pytest step would end here with exit status 0 and no report."""
    write_work(f"{where}import os\nos._exit(0)\n\n\ndef sigmoid(x):\n    return x\n")
    answer = feedback()
    assert answer.told["complete"] is True and answer.told["score"] == 0.0
    assert "02_mlp · 0 / 20" in answer.summary
    assert any("mlp.py" in place["file"] for _, place, _ in answer.annotations)


def test_a_run_that_dies_leaves_no_complete_report(
    student_copy: Path, run_there: Run, tmp_path: Path
) -> None:
    code = (
        "import os, sys, autograder.feedback.report as report\n"
        "report.give_feedback = lambda *a, **k: os._exit(0)\n"
        "from autograder import cli\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    path = tmp_path / "feedback.json"
    path.write_text('{"complete": true}', encoding="utf-8")
    done = run_there(student_copy, "-c", code, "feedback", "--json", str(path))
    assert done.returncode == 0
    assert json.loads(path.read_text(encoding="utf-8"))["complete"] is False


def test_changed_checks_are_named_and_spoil_the_result(
    feedback: Callable[..., Answer], write_work: Callable[[str], None], student_copy: Path
) -> None:
    write_work(SOLUTION)
    checks = student_copy / "checks/02_mlp/checks.py"
    checks.write_text(checks.read_text(encoding="utf-8") + "\n# easier\n", encoding="utf-8")
    (student_copy / ".github/workflows/feedback.yml").unlink()
    (student_copy / "autograder/numpy.py").write_text("", encoding="utf-8")
    answer = feedback()
    assert answer.status == 3
    assert answer.told["trusted"] is False and answer.told["complete"] is True
    assert answer.told["changed_files"] == [
        {"path": ".github/workflows/feedback.yml", "change": "missing"},
        {"path": "autograder/numpy.py", "change": "added"},
        {"path": "checks/02_mlp/checks.py", "change": "changed"},
    ]
    assert "cannot be trusted" in answer.output and "cannot be trusted" in answer.summary
    assert "checks/02_mlp/checks.py" in answer.summary
    assert "checks/02_mlp/checks.py" in answer.annotations[0][2]


def test_a_release_without_its_list_is_not_trusted(
    feedback: Callable[..., Answer], student_copy: Path
) -> None:
    (student_copy / "autograder/release.json").unlink()
    answer = feedback()
    assert answer.status == 3
    assert answer.told["changed_files"] == [
        {"path": "autograder/release.json", "change": "missing"}
    ]


def test_line_ends_and_tools_leavings_are_no_change(
    feedback: Callable[..., Answer], student_copy: Path
) -> None:
    for path in ("course.yml", "checks/02_mlp/checks.py"):
        file = student_copy / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    (student_copy / "autograder/__pycache__").mkdir(exist_ok=True)
    (student_copy / "autograder/__pycache__/x.cpython-311.pyc").write_bytes(b"x")
    (student_copy / "x.egg-info").mkdir()
    (student_copy / "notes.md").write_text("mine", encoding="utf-8")
    answer = feedback()
    assert answer.told["changed_files"] == [] and answer.status == 0


@pytest.mark.slow
def test_a_cached_course_of_the_students_is_not_believed(
    feedback: Callable[..., Answer], student_copy: Path, write_work: Callable[[str], None]
) -> None:
    write_work(SOLUTION)
    load_course(student_copy)
    feedback()  # leaves a cache
    cache = student_copy / CACHE_FILE
    kept = json.loads(cache.read_text(encoding="utf-8"))
    kept["course"]["assignments"][0]["exercises"]["sigmoid"]["points"] = 99.0
    cache.write_text(json.dumps(kept), encoding="utf-8")
    assert feedback().told["max_score"] == 20.0


def test_a_broken_course_is_a_sentence_and_no_report(
    feedback: Callable[..., Answer], student_copy: Path
) -> None:
    (student_copy / "course.yml").write_text("id: [", encoding="utf-8")
    answer = feedback()
    assert answer.status == 2
    assert answer.told["complete"] is False and "course.yml" in answer.told["error"]
    assert "course" in answer.summary and "CAUTION" in answer.summary
    assert [name for name, _, _ in answer.annotations] == ["error"]


def test_a_file_that_cannot_be_read_is_no_complete_report(
    feedback: Callable[..., Answer], student_copy: Path
) -> None:
    (student_copy / SCRIPT).write_bytes("def sigmoid(x): # 값".encode("cp949"))
    (student_copy / NOTEBOOK).unlink()
    answer = feedback()
    assert answer.status == 3
    assert answer.told["complete"] is False
    assert "UTF-8" in answer.told["submissions"][0]["error"]
    assert "UTF-8" in answer.summary and "UTF-8" in answer.output


def test_an_output_that_was_not_recorded_is_nobodys_zero(
    feedback: Callable[..., Answer], student_copy: Path, write_work: Callable[[str], None]
) -> None:
    """As after an update of NumPy that draws other numbers, or with edited checks."""
    write_work(SOLUTION)
    checks = student_copy / "checks/02_mlp/checks.py"
    text = checks.read_text(encoding="utf-8")
    assert "0.870" in text
    checks.write_text(text.replace("0.870", "0.871"), encoding="utf-8")
    answer = feedback()
    assert answer.status == 3 and answer.told["complete"] is False
    (only,) = answer.told["submissions"]
    assert "no recorded output" in only["error"]
    assert {exercise["status"] for exercise in only["exercises"]} == {"not_run"}
    assert "Nothing is said about your work" in answer.output.replace("\n", " ")


def test_hostile_output_reaches_no_runner(
    feedback: Callable[..., Answer], write_work: Callable[[str], None]
) -> None:
    shout = "print('::set-output name=a::b\\n::add-mask::1\\n##[add-path]/tmp', flush=True)"
    write_work(
        f"import os\n{shout}\nos.write(1, b'::error::raw\\n')\n\n\n"
        f"def sigmoid(x):\n    {shout}\n    os.write(2, b'::error::raw\\n')\n"
        "    raise ValueError('x\\n::stop-commands::y')\n"
    )
    answer = feedback()
    assert {name for name, _, _ in answer.annotations} == {"error"}
    assert not any(message.startswith("raw") for _, _, message in answer.annotations)
    assert as_the_runner_reads(answer.errors) == []


@pytest.mark.slow
def test_unfinished_work_fails_only_where_the_course_says_so(
    make_small_course: Callable[[Path], Course],
    tmp_path: Path,
    feedback: Callable[..., Answer],
) -> None:
    make_small_course(tmp_path / "course")
    file = tmp_path / "course" / "course.yml"
    text = file.read_text(encoding="utf-8")
    policy = "fail_when_incomplete: false"
    assert policy in text
    file.write_text(text.replace(policy, policy.replace("false", "true")), encoding="utf-8")
    strict = tmp_path / "strict"
    make_release(load_course(tmp_path / "course"), strict, "en")
    answer = feedback(cwd=strict, PYTHONPATH=str(strict))
    assert answer.status == 1 and answer.told["complete"] is True
    assert "marks that as a failure" in answer.output
    (strict / SCRIPT).write_text(SOLUTION, encoding="utf-8")
    assert feedback(cwd=strict, PYTHONPATH=str(strict)).status == 0


@pytest.mark.slow
def test_only_what_is_named_or_changed_is_graded(
    feedback: Callable[..., Answer], student_copy: Path, write_work: Callable[[str], None]
) -> None:
    assert len(feedback("02_mlp").told["submissions"]) == 1
    assert len(feedback(str(student_copy / "assignments/02_mlp")).told["submissions"]) == 1
    assert len(feedback("mlp.py", cwd=student_copy / "assignments/02_mlp").told["submissions"]) == 1
    unknown = feedback("02_mpl")
    assert unknown.status == 2 and "02_mlp?" in unknown.errors

    def git(*args: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *identity, *args], cwd=student_copy, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "release")
    first = feedback()
    assert len(first.told["commit"]) == 40
    unchanged = feedback("--since", "HEAD")
    assert unchanged.told["submissions"] == [] and unchanged.status == 0
    assert "No assignment was changed" in unchanged.summary
    write_work(SOLUTION)
    git("commit", "-qam", "work")
    since = feedback("--since", "HEAD~1")
    assert [s["assignment"] for s in since.told["submissions"]] == ["02_mlp"]
    bad = feedback("--since", "nowhere")
    assert bad.status == 2 and "git has no commit" in bad.errors


def test_outside_a_course(run_there: Run, small_release: Path, tmp_path: Path) -> None:
    command = ["-m", "autograder.cli", "feedback", "--json", str(tmp_path / "f.json")]
    done = run_there(tmp_path, *command, PYTHONPATH=str(small_release))
    assert done.returncode == 2 and "no course.yml" in done.stderr
    assert json.loads((tmp_path / "f.json").read_bytes())["complete"] is False


def test_an_instructors_own_copy_is_no_release(tmp_path: Path) -> None:
    """There, the live reference grades, and nothing is protected."""
    command = [sys.executable, "-m", "autograder.cli", "feedback", "02_mlp"]
    done = subprocess.run(
        [*command, "--course", str(ROOT), "--summary", str(tmp_path / "s.md")],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "not a release" in (tmp_path / "s.md").read_text(encoding="utf-8")
