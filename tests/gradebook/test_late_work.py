"""Late work, times and names in nbgrader itself: its column, the page, the grade sheet."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gradebook_class import Material, Notebook, cell_of, solved_by, write_json
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets import Instance
from traitlets.config import Config, LoggingConfigurable

from autograder.gradebook import configure
from autograder.gradebook.export import CourseExporter

pytestmark = pytest.mark.slow

Run = Callable[..., str]
HandIn = Callable[[str, Notebook], Path]


def stamp(folder: Path, text: str) -> None:
    (folder / "timestamp.txt").write_text(text, encoding="utf-8")


class App(LoggingConfigurable):
    """What an exporter sees of `nbgrader export`."""

    coursedir = Instance(CourseDirectory)


def sheet(course: Path) -> dict[str, dict[str, str]]:
    """The rows that `nbgrader export` writes."""
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(course)

    exporter = CourseExporter(parent=App(coursedir=CourseDirectory(config=config)))
    exporter.to = str(course / "grades.csv")
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        exporter.export(gradebook)
    with (course / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {
            row["student_id"]: row for row in csv.DictReader(file) if row["assignment"] == "02_mlp"
        }


def submission(course: Path, student: str, see: Callable[[Any], object]) -> object:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        return see(gradebook.find_submission("02_mlp", student))


@pytest.fixture
def late_class(small_course: Path, run: Run, hand_in_notebook: HandIn, made: Material) -> Path:
    """Five students of one work at five times, one with an extension."""
    (small_course / "extensions.csv").write_text(
        "assignment,student,days,reason\n02_mlp,extended,2,ill\n", encoding="utf-8"
    )
    for student, text in {
        "kst": "2096-09-20 23:30:00.000000 KST",
        "offset": "2096-09-20 23:30:00 +0900",
        "two days": "2096-09-22 10:00:00 UTC",
        "extended": "2096-09-22 10:00:00 UTC",
        "soon": "soon, promise",
    }.items():
        stamp(hand_in_notebook(student, solved_by(student, made)), text)
    assert run("Autograde") == ""
    return small_course


def test_the_policy_is_in_nbgraders_own_column(late_class: Path) -> None:
    penalties = {
        student: submission(late_class, student, lambda row: row.late_submission_penalty or 0.0)
        for student in ("kst", "offset", "two days", "extended", "soon")
    }
    assert penalties == {"kst": 0, "offset": 0, "two days": 4.0, "extended": 0, "soon": 0}
    seconds = submission(late_class, "extended", lambda row: row.total_seconds_late)
    assert seconds == 0  # what formgrader shows, too
    assert submission(late_class, "kst", lambda row: str(row.timestamp)) == "2096-09-20 14:30:00"


def test_points_given_by_hand_move_the_penalty(late_class: Path, run: Run) -> None:
    def give(row: Any) -> None:
        grade = next(g for g in row.notebooks[0].grades if g.name == "reflection")
        grade.manual_score, grade.needs_manual_grade = 2.0, False

    with Gradebook(f"sqlite:///{late_class}/gradebook.db") as gradebook:
        give(gradebook.find_submission("02_mlp", "two days"))
        gradebook.db.commit()
    row = sheet(late_class)["two days"]
    assert (row["raw_score"], row["late_submission_penalty"], row["score"]) == (
        *("22.0", "4.4", "17.6"),
    )
    assert row["late_reason"] == "2 day(s) late (due 2096-09-20 23:59): 20% off"
    assert sheet(late_class)["extended"]["late_reason"] == (
        "within the extension until 2096-09-22 23:59 (ill)"
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["score before the penalty", "−4", "final score", "16 / 22", "2 day(s) late"]),
        ("ko", ["감점 전 점수", "−4", "최종 점수", "16 / 22", "2일째 제출: 20% 감점"]),
    ],
)
def test_the_page_shows_raw_penalty_final_and_why(
    late_class: Path, run: Run, monkeypatch: pytest.MonkeyPatch, language: str, words: list[str]
) -> None:
    monkeypatch.setenv("COURSE_LANGUAGE", language)
    assert run("GenerateFeedback", student="two days") == ""
    page = (late_class / "feedback" / "two days" / "02_mlp" / "mlp.html").read_text("utf-8")
    assert not [word for word in words if word not in page]


def test_a_date_that_changed_counts_without_grading_again(late_class: Path) -> None:
    text = (late_class / "course.yml").read_text(encoding="utf-8")
    later = text.replace("2096-09-20T23:59:00+09:00", "2096-09-21T23:59:00+09:00")
    (late_class / "course.yml").write_text(later, encoding="utf-8")
    assert sheet(late_class)["two days"]["late_submission_penalty"] == "2.0"


def test_a_name_in_pieces_is_one_student(
    small_course: Path, run: Run, hand_in_notebook: HandIn, made: Material
) -> None:
    """The roster has 박지영 in NFC, macOS made the folder in NFD."""
    name = "박지영"
    (small_course / "roster.csv").write_text(f"id,name\n{name},박지영\n", encoding="utf-8")
    assert run("GenerateAssignment", force=True) == ""  # tells the gradebook of the roster
    hand_in_notebook(unicodedata.normalize("NFD", name), solved_by("jy", made))
    assert run("Autograde", student=name) == ""
    assert run("GenerateFeedback", student=unicodedata.normalize("NFD", name)) == ""
    rows = sheet(small_course)
    assert list(rows) == [name] and rows[name]["raw_score"] == "20.0"
    assert (rows[name]["last_name"], rows[name]["first_name"]) == ("박", "지영")
    assert (small_course / "feedback" / name / "02_mlp" / "mlp.html").is_file()
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(small_course)
    api = NbGraderAPI(CourseDirectory(config=config))
    assert api.get_submitted_students("02_mlp") == {name}


def test_the_copy_beside_the_release_is_graded_and_named(
    small_course: Path, run: Run, hand_in_notebook: HandIn, made: Material
) -> None:
    folder = hand_in_notebook("kim", made.release)
    write_json(folder / "mlp-Copy1.ipynb", solved_by("kim", made))
    both = hand_in_notebook("lee", solved_by("lee", made))
    other = solved_by("older", made)
    cell_of(other, "update")["source"] = "def update(): ..."
    write_json(both / "mlp-Copy1.ipynb", other)
    assert run("Autograde") == "" and run("GenerateFeedback") == ""
    rows = sheet(small_course)
    assert rows["kim"]["raw_score"] == rows["lee"]["raw_score"] == "20.0"
    for student in ("kim", "lee"):
        page = (small_course / "feedback" / student / "02_mlp/mlp.html").read_text("utf-8")
        assert "mlp-Copy1.ipynb" in page and "mlp-Copy1.ipynb" in rows[student]["passed_over"]
