"""nbgrader's own commands, run on a class in which little is as it should be."""

from __future__ import annotations

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from gradebook_class import ANSWER, FORMULA_ID, FULL, SHOWN, SUBMISSIONS, UNREADABLE, marker
from gradebook_runs import SECRET, Graded
from nbgrader.api import Gradebook
from nbgrader.utils import determine_grade, is_grade

from autograder.course import load_course
from autograder.grading.opened import grade_submission
from autograder.grading.result import Status
from autograder.grading.seeds import Seed

pytestmark = pytest.mark.slow

Scores = dict[str, tuple[float | None, bool]]


@pytest.fixture(scope="module")
def scores(graded: Graded) -> dict[str, Scores]:
    """Student -> cell -> (automatic score, whether a person must grade it)."""
    with Gradebook(f"sqlite:///{graded.root}/gradebook.db") as gradebook:
        return {
            submission.student.id: {
                grade.name: (grade.auto_score, grade.needs_manual_grade)
                for grade in submission.notebooks[0].grades
            }
            for submission in gradebook.find_assignment("02_mlp").submissions
        }


@pytest.fixture(scope="module")
def sheet(graded: Graded) -> dict[str, dict[str, str]]:
    """The exported rows by student id."""
    with (graded.root / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student_id"].lstrip("'"): row for row in csv.DictReader(file)}


def notebook(graded: Graded, student: str) -> nbformat.NotebookNode:
    """What nbgrader keeps of a graded submission."""
    return nbformat.read(graded.root / "autograded" / student / "02_mlp/mlp.ipynb", as_version=4)


def page(graded: Graded, student: str) -> str:
    """A student's feedback."""
    return (graded.root / "feedback" / student / "02_mlp/mlp.html").read_text(encoding="utf-8")


def test_everybody_is_graded_and_no_submission_is_changed(
    graded: Graded, scores: dict[str, Scores]
) -> None:
    assert set(scores) == set(SUBMISSIONS)
    assert graded.after == graded.before
    assert "Traceback" not in graded.said["autograde"]


@pytest.mark.parametrize("student", [name for name in SUBMISSIONS if name not in UNREADABLE])
def test_scores_are_those_of_the_grader(
    graded: Graded, scores: dict[str, Scores], student: str
) -> None:
    course = load_course(graded.root)
    folder = graded.root / "submitted" / student / "02_mlp"
    result = grade_submission(
        course, course.assignment("02_mlp"), folder, seed=Seed(int(SECRET), is_public=False)
    )
    assert all(exercise.status is not Status.NOT_RUN for exercise in result.exercises)
    expected = {f"check_{e.name}": (e.score, False) for e in result.exercises}
    found = {name: grade for name, grade in scores[student].items() if name != "reflection"}
    assert found == expected


@pytest.mark.parametrize("student", FULL)
def test_right_work_gets_full_marks_in_whatever_form(
    scores: dict[str, Scores], student: str
) -> None:
    checks = [score for name, (score, _) in scores[student].items() if name != "reflection"]
    assert sum(score or 0 for score in checks) == 20


@pytest.mark.parametrize("student", ["forged", "stub"])
def test_nothing_written_gives_nothing(scores: dict[str, Scores], student: str) -> None:
    assert {score for score, _ in scores[student].values()} == {0.0}


def test_a_broken_script_is_not_replaced_by_the_reference(
    graded: Graded, scores: dict[str, Scores]
) -> None:
    assert scores["broken script"]["check_sigmoid"] == (0.0, False)
    assert scores["broken script"]["check_output_delta"] == (3.0, False)
    assert "def sigmoid(x" in "".join(c.source for c in notebook(graded, "broken script").cells)


@pytest.mark.parametrize("student", UNREADABLE)
def test_what_cannot_be_read_has_no_score_and_says_why(
    graded: Graded,
    scores: dict[str, Scores],
    sheet: dict[str, dict[str, str]],
    student: str,
) -> None:
    assert set(scores[student].values()) == {(None, True)}
    assert sheet[student]["status"] == "could not be graded"
    assert sheet[student]["score"] == sheet[student]["raw_score"] == ""
    sentences = {
        "not json": "the notebook is broken (not JSON)",
        "format3": "a notebook of the old format 3",
        "linked": "mlp.ipynb is a symbolic link, which is not graded",
        "nested": "has neither mlp.py nor mlp.ipynb",
    }
    shown = page(graded, student)
    assert sentences[student] in shown
    assert "which is not a zero" in shown
    assert f"{student} has no score yet" in graded.said["autograde"]


@pytest.mark.parametrize("student", SHOWN)
def test_the_students_own_code_is_shown(graded: Graded, student: str) -> None:
    name = marker(student).split(" ")[0]
    assert name in "".join(cell.source for cell in notebook(graded, student).cells)
    assert name in page(graded, student)


def test_code_stands_in_its_exercise_cell_even_from_a_script_without_cells(graded: Graded) -> None:
    cells = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in notebook(graded, "김 철수").cells
        if "nbgrader" in cell.metadata
    }
    for exercise in ("sigmoid", "hidden_delta", "train_step"):
        assert cells[exercise].startswith(f"def {exercise}(")
        assert cells[exercise].count("\ndef ") == 0


@pytest.mark.parametrize("student", SUBMISSIONS)
def test_nbgraders_own_rule_gives_the_same_or_less(
    graded: Graded, scores: dict[str, Scores], student: str
) -> None:
    """A check cell without output means full marks to nbgrader, so there must be none."""
    for cell in notebook(graded, student).cells:
        if is_grade(cell) and cell.cell_type == "code":
            points, _ = determine_grade(cell)
            assert points == (scores[student][cell.metadata.nbgrader.grade_id][0] or 0.0)


def test_written_answers_wait_for_a_person(
    graded: Graded, scores: dict[str, Scores], sheet: dict[str, dict[str, str]]
) -> None:
    assert scores["complete"]["reflection"] == (None, True)
    assert scores[FORMULA_ID]["reflection"] == (0.0, False)
    assert sheet["complete"]["status"] == "needs manual grade"
    assert (sheet["complete"]["raw_score"], sheet["complete"]["max_score"]) == ("20.0", "22.0")
    # Handed in 18 hours late: one started day.
    assert sheet["complete"]["late_submission_penalty"] == "2.0"
    assert sheet["complete"]["score"] == "18.0"
    assert "1 day(s) late" in sheet["complete"]["late_reason"]
    assert sheet["stub"]["status"] == "graded" and sheet["stub"]["score"] == "0.0"
    assert ANSWER in page(graded, "complete")
    assert "not graded yet" in page(graded, "complete")
    assert "No response." in page(graded, "stub")


def test_the_grade_sheet_opens_in_a_spreadsheet(graded: Graded) -> None:
    data = (graded.root / "grades.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert {len(row) for row in rows} == {14}
    ids = [row[3] for row in rows[1:]]
    assert "김 철수" in ids
    assert f"'{FORMULA_ID}" in ids and FORMULA_ID not in ids
    assert len(ids) == len(SUBMISSIONS)


def test_time_of_submission(graded: Graded, sheet: dict[str, dict[str, str]]) -> None:
    assert sheet["complete"]["timestamp"] == "2096-09-21 09:00:00"
    assert sheet["tangled"]["timestamp"] == sheet["forged"]["timestamp"] == ""
    assert "timestamp.txt is ignored" in graded.said["autograde"]


def test_feedback_shows_the_result_and_the_hint(graded: Graded) -> None:
    shown = page(graded, FORMULA_ID)
    assert "<strong>sigmoid_derivative</strong>" in shown
    assert "Hint" in shown or "hint" in shown
    assert "0 / 2" in shown and "2 / 2" in shown


class Elements(HTMLParser):
    """Collects what could run or load in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.addresses: list[str] = []
        self.loaded: list[str] = []
        self.handlers: list[str] = []
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script":
            self.scripts.append(values.get("src", "inline"))
        elif tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = values["content"]
        self.handlers += [name for name in values if name.startswith("on")]
        self.addresses += [values["href"]] if "href" in values else []
        self.loaded += [values["src"]] if "src" in values and tag != "script" else []


@pytest.mark.parametrize("student", SUBMISSIONS)
def test_nothing_of_a_students_runs_in_the_feedback(graded: Graded, student: str) -> None:
    found = Elements(page(graded, student))
    assert not found.scripts and not found.handlers
    assert not [a for a in found.addresses if a.startswith(("javascript:", "data:text"))]
    assert not [a for a in found.loaded if not a.startswith("data:image/")]
    assert "default-src 'none'" in found.policy and "http" not in found.policy
    assert "<math" in page(graded, student)


def test_no_answer_and_no_secret_leaves_the_instructors_folders(graded: Graded) -> None:
    assert sorted(p.name for p in (graded.root / "assignments/02_mlp").iterdir()) == [
        "mlp.ipynb",
        "mlp.py",
        "points.csv",
    ]
    secrets = [SECRET, "BEGIN SOLUTION", "BEGIN HIDDEN", "beside the source"]
    for folder in ("autograded", "feedback", "assignments"):
        for path in (graded.root / folder).rglob("*"):
            assert not path.is_symlink()
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                assert not [secret for secret in secrets if secret in text], path
    assert SECRET.encode() not in (graded.root / "gradebook.db").read_bytes()
    assert not [text for text in graded.said.values() if SECRET in text]
    graded_files = {p.name for p in (graded.root / "autograded").rglob("*") if p.is_file()}
    assert graded_files == {"mlp.ipynb", "timestamp.txt"}


def test_the_release_is_what_course_build_makes(graded: Graded, root: Path) -> None:
    for name in ("mlp.py", "mlp.ipynb"):
        made = (graded.root / "assignments/02_mlp" / name).read_bytes()
        assert made == (root / "assignments/02_mlp" / name).read_bytes()


def test_every_file_is_opened_with_its_encoding(graded: Graded) -> None:
    for command, said in graded.said.items():
        ours = [line for line in said.splitlines() if "EncodingWarning" in line]
        assert not [line for line in ours if "autograder" in line], (command, ours)


def test_graded_notebooks_are_valid(graded: Graded) -> None:
    for path in (graded.root / "autograded").rglob("*.ipynb"):
        read = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        nbformat.validate(read)
        ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
        assert len(ids) == len(set(ids))
