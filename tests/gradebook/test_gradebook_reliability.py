"""What goes wrong around a grading: each gives one sentence, and no score is lost or invented."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gradebook_class import Material, Notebook, marker, solved_by, stub_by
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder import files
from autograder.class_run import task
from autograder.course.model import Assignment
from autograder.gradebook import autograde, configure, staging
from autograder.gradebook.export import CourseExporter
from autograder.grading import opened, watched
from autograder.grading.job import Job
from autograder.grading.result import Status
from autograder.submission.cells import Note

pytestmark = pytest.mark.slow
Run = Callable[..., str]
HandIn = Callable[[str, Notebook], Path]
Grades = Callable[[str], dict[str, tuple[float | None, bool]]]


def total(grades: Grades, student: str) -> float:
    """The sum of a student's automatic scores."""
    return sum(score or 0.0 for score, _ in grades(student).values())


def exported(course: Path) -> dict[str, dict[str, str]]:
    """The grade sheet's rows by student."""
    exporter = CourseExporter(parent=None)
    exporter.to = str(course / "sheet.csv")
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        exporter.export(gradebook)
    with (course / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def failing_for(student: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the grader itself fail on one student; in this process, which has the change."""
    monkeypatch.setattr(watched, "can_watch", lambda: False)
    real = opened.submission_of

    def read(path: Path, assignment: Assignment, root: Path) -> Any:
        if marker(student) in (path / "mlp.ipynb").read_text(encoding="utf-8"):
            raise RuntimeError("the disk is full")
        return real(path, assignment, root)

    monkeypatch.setattr(opened, "submission_of", read)


def test_a_grader_that_fails_gives_no_score_stops_nobody_and_is_tried_again(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    grades: Grades,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for student in ("an", "bae", "choi"):
        hand_in_notebook(student, solved_by(student, made))
    failing_for("bae", monkeypatch)
    said = run("Autograde")
    assert "failed on 1 of 3 submissions" in said and "bae" in said
    assert set(grades("bae").values()) == {(None, True)}
    assert total(grades, "an") == total(grades, "choi") == 20
    assert exported(small_course)["bae"]["status"] == "could not be graded"
    monkeypatch.undo()
    monkeypatch.chdir(small_course)
    before = (small_course / "autograded/an/02_mlp/mlp.ipynb").stat().st_mtime_ns
    assert run("Autograde") == ""
    assert total(grades, "bae") == 20
    assert (small_course / "autograded/an/02_mlp/mlp.ipynb").stat().st_mtime_ns == before


def test_what_was_not_run_is_not_a_zero(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    grades: Grades,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hand_in_notebook("an", solved_by("an", made, answer=None))
    real = task.graded

    def out_of_time(*arguments: Any, **more: Any) -> Any:
        result = real(*arguments, **more)
        cut = replace(result.exercises[-1], status=Status.NOT_RUN, score=0.0)
        return replace(result, exercises=(*result.exercises[:-1], cut), complete=False)

    monkeypatch.setattr(task, "graded", out_of_time)
    assert run("Autograde") == ""
    assert grades("an")["check_train_step"] == (None, True)
    assert grades("an")["check_sigmoid"] == (2.0, False)
    assert exported(small_course)["an"]["status"] == "could not be graded"
    assert run("GenerateFeedback") == ""
    page = (small_course / "feedback/an/02_mlp/mlp.html").read_text(encoding="utf-8")
    assert "train_step: could not be graded" in page and "not graded yet" in page


def test_without_confinement_nobody_is_graded(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hand_in_notebook("an", solved_by("an", made))
    real = task.graded

    def unconfined(course: Any, assignment: Any, job: Job, watch: Any) -> Any:
        if job.confinement == "required":
            reason = Note("unconfined", (("reason", "no Landlock"),))
            return opened.failed(course, assignment, job.path, reason)
        return real(course, assignment, job, watch)

    monkeypatch.setattr(task, "graded", unconfined)
    said = run("Autograde")
    assert "cannot be confined" in said and "COURSE_ACCEPT_UNCONFINED=1" in said
    with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook:
        assert gradebook.find_assignment("02_mlp").submissions == []
    assert run("Autograde", GradeInSandbox__confinement="wanted") == ""
    monkeypatch.setenv("COURSE_ACCEPT_UNCONFINED", "1")
    assert run("Autograde", force=True) == ""


def test_a_run_that_is_killed_goes_on_where_it_was(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    grades: Grades,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The graded notebook is written last: until it lies there, the submission is due."""
    for student in ("an", "bae"):
        hand_in_notebook(student, solved_by(student, made))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    real = files.os.replace
    monkeypatch.setattr(files.os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        run("Autograde")
    assert list((small_course / "autograded").rglob("*.*")) == []
    monkeypatch.setattr(files.os, "replace", real)
    assert run("Autograde") == ""
    assert total(grades, "an") == total(grades, "bae") == 20
    with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook:
        assert len(gradebook.find_assignment("02_mlp").submissions) == 2


def test_graded_work_is_left_alone_until_something_newer_comes(
    run: Run, hand_in_notebook: HandIn, made: Material, grades: Grades
) -> None:
    folder = hand_in_notebook("an", stub_by("an", made))
    (folder / "timestamp.txt").write_text("2026-09-01 10:00:00 UTC", encoding="utf-8")
    assert run("Autograde") == ""
    hand_in_notebook("an", solved_by("an", made))
    assert run("Autograde") == ""
    assert total(grades, "an") == 0
    (folder / "timestamp.txt").write_text("2026-09-01 10:00:01 UTC", encoding="utf-8")
    assert run("Autograde") == ""
    assert total(grades, "an") == 20


def test_a_score_given_by_hand_stays_and_is_marked_for_another_look(
    run: Run, hand_in_notebook: HandIn, made: Material, grades: Grades, small_course: Path
) -> None:
    hand_in_notebook("an", stub_by("an", made))
    assert run("Autograde") == ""
    with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook:
        grade: Any = gradebook.find_grade("check_sigmoid", "mlp", "02_mlp", "an")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.db.commit()
    assert run("Autograde", force=True) == ""
    assert grades("an")["check_sigmoid"] == (0.0, True)
    row = exported(small_course)["an"]
    assert (row["score"], row["status"]) == ("1.5", "needs manual grade")
    assert run("GenerateFeedback") == ""
    page = (small_course / "feedback/an/02_mlp/mlp.html").read_text(encoding="utf-8")
    assert "Changed by an instructor to" in page and "1.5 / 2" in page


def test_late_penalties_are_nbgraders(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    folder = hand_in_notebook("late", solved_by("late", made))
    (folder / "timestamp.txt").write_text("2099-01-01 00:00:00 UTC", encoding="utf-8")
    folder = hand_in_notebook("early", solved_by("early", made))
    (folder / "timestamp.txt").write_text("2020-01-01 00:00:00 UTC", encoding="utf-8")
    assert run("Autograde", LateSubmissionPlugin__penalty_method="zero") == ""
    rows = exported(small_course)
    assert (rows["late"]["raw_score"], rows["late"]["score"]) == ("20.0", "0.0")
    assert (rows["early"]["raw_score"], rows["early"]["score"]) == ("20.0", "20.0")


def test_a_grade_sheet_that_cannot_be_written_is_one_sentence(
    small_course: Path, caplog: pytest.LogCaptureFixture
) -> None:
    exporter = CourseExporter(parent=None)
    exporter.log.addHandler(caplog.handler)
    exporter.to = str(small_course / "no folder" / "sheet.csv")
    with (
        Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook,
        pytest.raises(SystemExit, match="1"),
    ):
        exporter.export(gradebook)
    said = caplog.messages[-1]
    assert "sheet.csv: the grades cannot be written (No such file or directory);" in said


def test_only_the_students_asked_for_are_graded(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    for student in ("an", "bae [2]", "choi"):
        hand_in_notebook(student, stub_by(student, made))
    assert run("Autograde", student="bae [2]") == ""
    graded = {path.name for path in (small_course / "autograded").iterdir()}
    assert graded == {"bae [2]"}
    assert run("Autograde", CourseDirectory__student_id_exclude="choi") == ""
    graded = {path.name for path in (small_course / "autograded").iterdir()}
    assert graded == {"bae [2]", "an"}
    assert "there is no such submission" in run("Autograde", student="nobody")


def test_feedback_speaks_korean(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COURSE_LANGUAGE", "ko")
    notebook = solved_by("안", made)
    notebook["cells"] = [cell for cell in notebook["cells"] if "sigmoid(x)" not in str(cell)]
    hand_in_notebook("안", notebook)
    assert run("Autograde") == ""
    assert run("GenerateFeedback") == ""
    page = (small_course / "feedback/안/02_mlp/mlp.html").read_text(encoding="utf-8")
    for text in ('lang="ko"', "제출한 답", "채점 전", "제출물에 없습니다", "시작 전"):
        assert text in page


def test_a_gradebook_made_from_another_release_is_refused(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    hand_in_notebook("an", stub_by("an", made))
    course_file = small_course / "course.yml"
    text = course_file.read_text(encoding="utf-8")
    assert "sigmoid: 2" in text
    course_file.write_text(text.replace("sigmoid: 2", "sigmoid: 7", 1), encoding="utf-8")
    said = run("Autograde")
    assert "check_sigmoid gives 2 points instead of 7" in said
    assert "nbgrader generate_assignment 02_mlp --force" in said
    kept = small_course / "kept.db"
    shutil.copy(small_course / "gradebook.db", kept)
    assert run("GenerateAssignment", force=True) == ""
    assert run("Autograde") == ""
    shutil.copy(kept, small_course / "gradebook.db")
    said = run("Autograde", force=True)
    assert said.startswith("The gradebook does not have 02_mlp as it was released")
    with Gradebook(f"sqlite:///{small_course}/gradebook.db") as gradebook:
        gradebook.remove_assignment("02_mlp")
    assert "it is not there; run: nbgrader generate_assignment 02_mlp" in run("Autograde")
    assert len(said.splitlines()) == 1


def test_a_missing_release_and_an_unknown_assignment_are_named(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    hand_in_notebook("an", stub_by("an", made))
    (small_course / "assignments/02_mlp/mlp.ipynb").unlink()
    assert "the release is missing" in run("Autograde")
    (small_course / "course.yml").write_text("id: [", encoding="utf-8")
    assert "course.yml" in run("Autograde")


def test_a_locked_gradebook_gives_one_sentence(
    run: Run, hand_in_notebook: HandIn, made: Material, grades: Grades, small_course: Path
) -> None:
    hand_in_notebook("an", solved_by("an", made))
    holder = sqlite3.connect(small_course / "gradebook.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    address = f"sqlite:///{small_course}/gradebook.db"
    said = run("Autograde", CourseDirectory__db_url=f"{address}?timeout=0.2")
    holder.execute("ROLLBACK")
    holder.close()
    assert "gradebook.db: the gradebook cannot be used (database is locked)" in said
    assert len(said.splitlines()) == 1
    assert run("Autograde") == ""
    assert total(grades, "an") == 20


def test_a_failing_release_keeps_the_old_one(run: Run, small_course: Path) -> None:
    release = small_course / "assignments" / "02_mlp"
    (release / "syllabus.pdf").write_bytes(b"put here by hand")
    before = {path.name: path.read_bytes() for path in release.iterdir()}
    source = small_course / "solutions/02_mlp/mlp.py"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("### END SOLUTION", "", 1), encoding="utf-8")
    assert "END SOLUTION" in run("GenerateAssignment", force=True)
    assert {path.name: path.read_bytes() for path in release.iterdir()} == before
    source.write_text(text.replace("import numpy as np", "import numpy as np  # new", 1), "utf-8")
    assert "--force" in run("GenerateAssignment")
    assert {path.name: path.read_bytes() for path in release.iterdir()} == before
    assert run("GenerateAssignment", force=True) == ""
    assert "# new" in (release / "mlp.py").read_text(encoding="utf-8")
    assert (release / "syllabus.pdf").is_file()


def test_cells_cannot_change_under_graded_submissions(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    hand_in_notebook("an", stub_by("an", made))
    assert run("Autograde") == ""
    course_file = small_course / "course.yml"
    text = course_file.read_text(encoding="utf-8")
    module = text[text.index("02_mlp") :]
    shorter = module.replace("      train_step: 3\n", "", 1)
    course_file.write_text(text.replace(module, shorter), encoding="utf-8")
    source = small_course / "solutions/02_mlp/mlp.py"
    lines = source.read_text(encoding="utf-8").split("# %% train_step\n")
    rest = lines[1][lines[1].index("# %%") :]
    source.write_text(lines[0] + rest, encoding="utf-8")
    said = run("GenerateAssignment", force=True)
    assert "nbgrader db assignment remove 02_mlp --force" in said
    assert len(said.splitlines()) == 1
    release = small_course / "assignments/02_mlp/mlp.py"
    assert "# %% train_step" in release.read_text(encoding="utf-8")


def test_another_course_on_the_same_server_gets_nbgraders_own(tmp_path: Path) -> None:
    from nbgrader import converters
    from nbgrader.converters import autograde, generate_assignment, generate_feedback

    configure(Config())
    coursedir = CourseDirectory(root=str(tmp_path))
    assert type(converters.Autograde(coursedir=coursedir)) is autograde.Autograde
    generate = converters.GenerateAssignment(coursedir=coursedir)
    assert type(generate) is generate_assignment.GenerateAssignment
    feedback = converters.GenerateFeedback(coursedir=coursedir)
    assert type(feedback) is generate_feedback.GenerateFeedback


def test_a_configuration_that_fails_stops_nbgrader(monkeypatch: pytest.MonkeyPatch) -> None:
    """nbgrader would only log it, and then run students' code without any protection."""
    from autograder.gradebook import repairs

    monkeypatch.setattr(repairs, "repair", lambda: 1 / 0)
    with pytest.raises(SystemExit, match="cannot set nbgrader up for this course"):
        configure(Config())


def test_no_step_starts_a_kernel() -> None:
    from nbconvert.preprocessors import ExecutePreprocessor
    from traitlets.utils.importstring import import_item

    config = Config()
    configure(config)
    names = config.Autograde.autograde_preprocessors
    steps = [import_item(name) for name in names]
    assert [name.rsplit(".", 1)[1] for name in names[:2]] == ["GradeInSandbox", "SaveGrades"]
    assert not [step for step in steps if issubclass(step, ExecutePreprocessor)]


def test_formgraders_api_survives_bad_timestamps(
    run: Run, hand_in_notebook: HandIn, made: Material, grades: Grades, small_course: Path
) -> None:
    for student in ("an", "bae"):
        hand_in_notebook(student, solved_by(student, made))
    broken = small_course / "submitted/an/02_mlp/timestamp.txt"
    broken.write_text("not a time at all", encoding="utf-8")
    assert run("Autograde", student="bae") == ""
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(small_course)
    coursedir = CourseDirectory(config=config)
    api = NbGraderAPI(coursedir, config=config)
    found = {entry["student"]: entry for entry in api.get_submissions("02_mlp")}
    assert (found["an"]["autograded"], found["bae"]["autograded"]) == (False, True)
    answer = api.autograde("02_mlp", "an")
    assert answer["success"], answer
    assert total(grades, "an") == 20
    assert {entry["autograded"] for entry in api.get_submissions("02_mlp")} == {True}
    assert api.generate_feedback("02_mlp", "an")["success"]
    name = marker("an").split(" ")[0]
    page = (small_course / "feedback/an/02_mlp/mlp.html").read_text(encoding="utf-8")
    assert name in page
    assert api.generate_assignment("02_mlp")["success"]


def test_the_page_holds_no_script_and_needs_nothing_from_elsewhere(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    import re

    hand_in_notebook("an", stub_by("an", made))
    assert run("Autograde") == run("GenerateFeedback") == ""
    page = (small_course / "feedback/an/02_mlp/mlp.html").read_text(encoding="utf-8")
    assert "<script" not in page and "script-src" not in page
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", page)
    assert "<msub><mi>W</mi><mn>1</mn></msub>" in page


def test_graded_notebooks_say_how_they_were_graded(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    hand_in_notebook("an", solved_by("an", made))
    assert run("Autograde") == ""
    path = small_course / "autograded/an/02_mlp/mlp.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert cells[0]["id"] == "grading-summary"
    assert cells[0]["outputs"][0]["output_type"] == "display_data"


def test_a_folder_whose_name_is_not_utf8_is_named_and_skipped(
    run: Run, hand_in_notebook: HandIn, made: Material, grades: Grades, small_course: Path
) -> None:
    """What an archive made on Korean Windows becomes when it is unpacked elsewhere."""
    hand_in_notebook("an", solved_by("an", made))
    folder = os.fsencode(small_course / "submitted") + b"/" + "김".encode("cp949") + b"/02_mlp"
    try:
        os.makedirs(folder)
    except OSError:
        return  # a file system that allows no such name has no such problem
    said = run("Autograde")
    assert "failed on 1 of 2 submissions" in said
    assert total(grades, "an") == 20


def test_a_submission_that_breaks_our_own_code_stops_nobody(
    run: Run,
    hand_in_notebook: HandIn,
    made: Material,
    grades: Grades,
    small_course: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for student in ("an", "bae"):
        hand_in_notebook(student, solved_by(student, made))
    shown = staging.staged

    def staged(release: Any, submission: Any, language: str, other: Any = None) -> Any:
        if "an" in submission.path.parts:
            raise IndexError("a bug")
        return shown(release, submission, language, other)

    monkeypatch.setattr(staging, "staged", staged)
    assert run("Autograde") == ""
    assert total(grades, "an") == total(grades, "bae") == 20
    page = (small_course / "autograded/an/02_mlp/mlp.ipynb").read_text(encoding="utf-8")
    assert marker("an").split(" ")[0] in page

    def unsaved(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(autograde.SandboxedAutograde, "_write", unsaved)
    assert "failed on 2 of 2 submissions" in run("Autograde", force=True)


def test_feedback_is_made_again_when_the_grades_are_newer(
    run: Run, hand_in_notebook: HandIn, made: Material, small_course: Path
) -> None:
    page = small_course / "feedback/an/02_mlp/mlp.html"
    hand_in_notebook("an", stub_by("an", made))
    assert run("Autograde") == run("GenerateFeedback") == ""
    assert "<strong>0</strong>" in page.read_text(encoding="utf-8")
    made_at = page.stat().st_mtime_ns
    assert run("GenerateFeedback") == ""
    assert page.stat().st_mtime_ns == made_at
    hand_in_notebook("an", solved_by("an", made))
    assert run("Autograde", force=True) == run("GenerateFeedback") == ""
    assert "<strong>20</strong>" in page.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="nbgrader's exchange does not exist there")
def test_the_exchange_takes_scripts_along(
    run: Run, made: Material, grades: Grades, small_course: Path, tmp_path: Path
) -> None:
    import pwd

    student = pwd.getpwuid(os.getuid()).pw_name
    config = Config()
    configure(config)
    config.CourseDirectory.root = str(small_course)
    config.CourseDirectory.course_id = "dl"
    config.Exchange.root = str(tmp_path / "exchange")
    (tmp_path / "exchange").mkdir()
    (tmp_path / "exchange").chmod(0o777)
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    assert api.release_assignment("02_mlp")["success"]
    released = tmp_path / "exchange/dl/outbound/02_mlp"
    assert {path.name for path in released.iterdir()} == {"mlp.py", "mlp.ipynb"}
    handed_in = tmp_path / "exchange/dl/inbound" / f"{student}+02_mlp+2026-09-01 10:00:00 UTC+x"
    handed_in.mkdir(parents=True)
    (handed_in / "mlp.py").write_text(made.solved_bare, encoding="utf-8")
    (handed_in / "timestamp.txt").write_text("2026-09-01 10:00:00 UTC", encoding="utf-8")
    assert api.collect("02_mlp")["success"]
    assert (small_course / "submitted" / student / "02_mlp/mlp.py").is_file()
    assert run("Autograde") == ""
    assert total(grades, student) == 20
