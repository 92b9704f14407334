"""Results check by check: from JSON, from the ledger, whole and damaged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import made_class
import pytest

from autograder.class_run import Circumstances, Ledger, LocalWorkers, result_of, run_class
from autograder.course import Course, CourseError, load_course
from autograder.grading.seeds import secret_seed
from autograder.insight.ledger import from_ledger
from autograder.insight.results import from_files, together


def entry(submission: str, **changes: Any) -> dict[str, Any]:
    """A result of one exercise, as docs/result-schema.md has it."""
    exercise = {
        "name": "sigmoid",
        "score": 0.0,
        "max_score": 2.0,
        "status": "wrong",
        "checks": [{"name": "example", "passed": False}, {"name": "pure", "passed": True}],
        "diagnosis": [{"kind": "mistake", "name": "no_minus", "line": None}],
    }
    whole = {"schema_version": 1, "assignment": "02_mlp", "submission": submission}
    return whole | {"exercises": [exercise]} | changes


def line(student: str, submission: str, status: str = "wrong", **changes: Any) -> str:
    """A line of the ledger: what is as it is by default is left out."""
    exercise: dict[str, Any] = {
        "!": "ExerciseResult",
        "name": "sigmoid",
        "score": 2.0 if status == "done" else 0.0,
        "max_score": 2.0,
        "status": {"!": "Status", "of": status},
        "checks": [
            {"!": "CheckResult", "name": "example"}
            | ({} if status == "done" else {"failure": {"!": "Failure", "key": "value"}}),
            {"!": "CheckResult", "name": "pure"},
        ],
    }
    if status == "wrong":
        exercise["hints"] = [{"!": "Hint", "ko": "?", "en": "?", "mistake": "no_minus"}]
    result = {"!": "SubmissionResult", "assignment": "02_mlp", "exercises": [exercise]}
    head = {"key": "0" * 32, "assignment": "02_mlp", "student": student, "submission": submission}
    return json.dumps(head | {"result": result} | changes)


def write(folder: Path, text: str, name: str = "results.json") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_results_from_json(course: Course, tmp_path: Path) -> None:
    told = [
        entry("C:\\course\\submitted\\김 철수\\02_mlp\\mlp.py"),
        entry("/x/downloaded/02_mlp/attempts/lee/02/mlp.py"),
        entry("/x/downloaded/02_mlp/attempts/lee/01/mlp.py"),
        entry("submitted/lee/02_mlp"),
        entry("submitted/lee/03_xor", assignment="03_xor"),
    ]
    file = write(tmp_path, json.dumps(told, ensure_ascii=False))
    found = from_files([file])(course, course.assignment("02_mlp"))
    assert set(found.counting) == {"김 철수", "lee"} and found.problems == ()
    assert [attempt.student for attempt in found.attempts] == ["lee", "lee", "김 철수"]
    outcome = found.counting["김 철수"].exercises["sigmoid"]
    assert (outcome.points, outcome.most, outcome.look) == (0.0, 2.0, "wrong")
    assert outcome.checks == {"example": False, "pure": True}
    assert outcome.diagnosis == ("mistake:no_minus",)


@pytest.mark.parametrize(
    "damaged",
    [
        *(7, None, {}, entry("somewhere/else.py"), entry("submitted/kim/02_mlp", exercises=3)),
        entry("submitted/kim/02_mlp", schema_version=2),
        entry("submitted/kim/02_mlp", exercises=[{"name": "sigmoid"}]),
    ],
)
def test_a_damaged_result_costs_no_other_one(course: Course, tmp_path: Path, damaged: Any) -> None:
    file = write(tmp_path, json.dumps([damaged, entry("submitted/lee/02_mlp")]))
    found = from_files([file])(course, course.assignment("02_mlp"))
    assert set(found.counting) == {"lee"}
    (problem,) = found.problems
    assert problem.startswith("results.json: a result of 02_mlp is left out (")


@pytest.mark.parametrize(("text", "said"), [("{", "is no JSON"), (None, "cannot be read")])
def test_a_file_that_cannot_be_read(tmp_path: Path, text: str | None, said: str) -> None:
    file = write(tmp_path, text) if text is not None else tmp_path / "nothing.json"
    with pytest.raises(CourseError, match=said):
        from_files([file])


def test_results_from_the_ledger(small: Path) -> None:
    course = load_course(small)
    assignment = course.assignment("02_mlp")
    assert from_ledger(course, assignment).attempts == ()
    lines = [
        line("kim", "aa"),
        line("kim", "bb", "done"),
        line("downloaded/02_mlp/attempts/lee/01", "cc"),
        line("submitted/lee/02_mlp", "dd", "not_run"),
        line("kim", "bb", "done"),
        line("han", "ee", result={"error": {"!": "Note", "key": "grader"}}),
    ]
    write(small, "\n".join(lines) + "\n", ".course/ledger/02_mlp.jsonl")
    found = from_ledger(course, assignment)
    assert found.problems == ()
    assert [one.student for one in found.attempts] == ["kim", "lee", "lee", "kim"]
    assert set(found.counting) == {"kim", "lee"}
    assert found.counting["kim"].exercises["sigmoid"].look == "full"
    assert found.counting["lee"].exercises["sigmoid"].look == "none"
    first = found.attempts[0].exercises["sigmoid"]
    assert first.checks == {"example": False, "pure": True}
    assert first.diagnosis == ("mistake:no_minus",)


@pytest.mark.parametrize(
    "place",
    [
        "clones/alice/submitted/lee/02_mlp",
        "submitted/alice/submitted/lee/02_mlp",
        "submitted/alice/downloaded/02_mlp/attempts/lee/01",
        "/x/clones/alice/submitted/lee/02_mlp/mlp.py",
    ],
)
def test_a_folder_within_a_students_own_names_nobody(
    small: Path, tmp_path: Path, place: str
) -> None:
    course = load_course(small)
    assignment = course.assignment("02_mlp")
    lines = [line("submitted/lee/02_mlp", "aa", "done"), line(place, "bb")]
    write(small, "\n".join(lines) + "\n", ".course/ledger/02_mlp.jsonl")
    found = from_ledger(course, assignment)
    assert found.counting["lee"].exercises["sigmoid"].look == "full"
    (problem,) = found.problems
    assert problem == ("02_mlp.jsonl, line 2: is left out, its place does not say whose it is")
    entries = [entry(f"/x/clones/{who}/assignments/02_mlp/mlp.py") for who in ("bo", "lee")]
    entries = [entry("submitted/kim/02_mlp"), *(entries if place.startswith("/") else [])]
    for root in ("", f"{course.root.as_posix()}/"):
        whole = place if place.startswith("/") else f"{root}{place}"
        file = write(tmp_path, json.dumps([*entries, entry(whole)]))
        told = from_files([file])(course, assignment)
        assert set(told.counting) == {"kim"} and len(told.problems) == len(entries)


def test_two_results_for_one_student_are_told(small: Path, tmp_path: Path) -> None:
    course = load_course(small)
    done = entry("/x/submitted/lee/02_mlp")
    done["exercises"][0]["score"] = 2.0
    file = write(tmp_path, json.dumps([entry("submitted/lee/02_mlp"), done]))
    found = from_files([file])(course, course.assignment("02_mlp"))
    assert found.counting["lee"].exercises["sigmoid"].points == 2.0
    (problem,) = found.problems
    assert problem == (
        "results.json: there are two results for lee, of submitted/lee/02_mlp and of "
        "/x/submitted/lee/02_mlp; the later one counts"
    )


@pytest.mark.parametrize("torn", ["", "{", "3", '{"result": {}}', line("a/b", "aa"), "\x00\x00"])
def test_a_torn_line_of_the_ledger_costs_no_other_one(small: Path, torn: str) -> None:
    course = load_course(small)
    text = f"{line('kim', 'aa')}\n{torn}\n{line('lee', 'bb')}\n"
    write(small, text, ".course/ledger/02_mlp.jsonl")
    found = from_ledger(course, course.assignment("02_mlp"))
    assert set(found.counting) == {"kim", "lee"}
    (problem,) = found.problems
    assert problem.startswith("02_mlp.jsonl, line 2: is left out")


def test_a_later_source_is_believed(small: Path, tmp_path: Path) -> None:
    course = load_course(small)
    write(small, f"{line('kim', 'aa')}\n{line('lee', 'bb')}\n", ".course/ledger/02_mlp.jsonl")
    newer = entry("submitted/kim/02_mlp")
    newer["exercises"][0] |= {"score": 2.0, "status": "done", "diagnosis": []}
    file = write(tmp_path, json.dumps(newer))
    source = together(from_ledger, from_files([file]))
    found = source(course, course.assignment("02_mlp"))
    assert found.counting["kim"].exercises["sigmoid"].look == "full"
    assert found.counting["lee"].exercises["sigmoid"].look == "wrong"
    assert sorted(one.student for one in found.attempts) == ["kim", "lee"]


@pytest.mark.slow
def test_what_grading_a_class_keeps_is_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger as the engine writes it, not as this file says it is."""
    monkeypatch.setenv("COURSE_SECRET_SEED", "4815162342108")
    course = load_course(small)
    assignment = course.assignment("02_mlp")
    for student in ("kim", "이서연"):
        folder = small / "submitted" / student / "02_mlp"
        folder.mkdir(parents=True)
        program = "update" if student == "kim" else "finished"
        text = made_class.source_of(program, small)
        (folder / "mlp.py").write_text(text, encoding="utf-8")
    seed = secret_seed(course.grading.seed, small, create=False)
    assert seed is not None
    how = Circumstances(course, assignment, seed, "wanted")
    folders = sorted((small / "submitted").iterdir())
    tasks = [how.task(folder / "02_mlp", folder.name) for folder in folders]
    with LocalWorkers(course, 1) as workers, Ledger(small, "02_mlp") as ledger:
        kept = {
            task.student: result_of(task, record)
            for task, record in run_class(tasks, workers, ledger)
        }
    found = from_ledger(course, assignment)
    assert found.problems == () and set(found.counting) == set(kept) == {"kim", "이서연"}
    for student, result in kept.items():
        for exercise in result.exercises:
            outcome = found.counting[student].exercises[exercise.name]
            assert (outcome.points, outcome.most) == (exercise.score, exercise.max_score)
            assert outcome.status == exercise.status
            assert outcome.checks == {check.name: check.passed for check in exercise.checks}
    assert found.counting["kim"].exercises["update"].diagnosis == (
        "mistake:learning_rate_forgotten",
    )
