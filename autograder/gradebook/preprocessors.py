"""Our steps of nbgrader's autograding: they put results into the notebook and the gradebook."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode, from_dict
from nbgrader.api import SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor
from nbgrader.utils import compute_checksum
from traitlets import Enum

from autograder.course import Course, CourseError, feedback_language
from autograder.explorer.work import seen_of
from autograder.gradebook.alike import ByHand, Digests
from autograder.gradebook.handed_in import notes_of
from autograder.gradebook.late import extension_of
from autograder.gradebook.metadata import METADATA_KEY
from autograder.gradebook.outcomes import Outcome
from autograder.gradebook.release import exercise_of, is_check
from autograder.gradebook.seen import SEEN
from autograder.gradebook.session import gradebook
from autograder.gradebook.text import say
from autograder.grading.result import Status
from autograder.lms.extensions import extensions_of
from autograder.lms.late import lateness
from autograder.report.html import exercise_html, remarks_html
from autograder.report.messages import note_text, points
from autograder.report.terminal import exercise_lines, table_lines

Converted = tuple[NotebookNode, ResourcesDict]


class GradeInSandbox(NbGraderPreprocessor):
    """Writes what a submission got, graded in the sandbox, as the check cells' output.

    Takes `course` and `result` from `resources["autograder"]` and leaves `outcome` there.
    """

    confinement = Enum(
        ["required", "wanted"],
        default_value="required",
        help='Whether to grade ("wanted") where student code cannot be confined by the kernel.',
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> Converted:
        """Fill every check cell and put a summary at the top."""
        ours: dict[str, Any] = resources[METADATA_KEY]
        course: Course = ours["course"]
        assignment = course.assignment(resources["nbgrader"]["assignment"])
        language = feedback_language(course)
        outcome = Outcome(ours["result"])
        if outcome.result.error is not None and outcome.result.error.key == "unconfined":
            raise CourseError(note_text(outcome.result.error, language))
        notes = notes_of(course, assignment, resources["nbgrader"]["student"])
        if notes and outcome.readable:
            result = outcome.result
            outcome = Outcome(replace(result, notes=(*notes, *result.notes)))
        for number, cell in enumerate(filter(is_check, nb.cells), 1):
            fill(cell, outcome, language, number)
        nb.cells.insert(0, summary_cell(outcome, language))
        nb.metadata[METADATA_KEY] = {
            **nb.metadata.get(METADATA_KEY, {}),
            "again": outcome.grader_failed,
            SEEN: seen_of(outcome.result),
        }
        ours["outcome"] = outcome
        return nb, resources


def fill(cell: NotebookNode, outcome: Outcome, language: str, number: int) -> None:
    """Replace a check cell's outputs by the feedback and the score.

    nbgrader gives full marks to a check cell without output, so there always is one that it
    cannot mistake: a number, or an error where there is no score.
    """
    exercise = outcome.exercise(exercise_of(cell))
    score = outcome.score(exercise.name)
    cell.execution_count = number
    if score is None:
        said = say("exercise_not_graded", language, name=exercise.name)
        cell.outputs = [_output("error", ename="NotGraded", evalue=said, traceback=[said])]
        return
    text = "\n".join(exercise_lines(exercise, language))
    shown = {"text/plain": text, "text/html": exercise_html(exercise, language)}
    value = {
        "text/plain": repr(score),
        "text/html": f"<code>{points(score)} / {points(exercise.max_score)}</code>",
    }
    cell.outputs = [
        _output("display_data", data=shown),
        _output("execute_result", data=value, execution_count=number),
    ]


def _output(output_type: str, **fields: Any) -> Any:
    """As nbformat's `new_output`, whose validation costs more than the rest of a cell."""
    more = {} if output_type == "error" else {"metadata": {}}
    return from_dict({"output_type": output_type, **more, **fields})


def summary_cell(outcome: Outcome, language: str) -> NotebookNode:
    """A cell for the top of the notebook: what was noticed, and the exercises at a glance."""
    result = outcome.result
    remarks = remarks_html(result, language)
    if result.error is None:
        text = "\n".join(table_lines(result, language))
        html = f"{remarks}<pre>{escape(text)}</pre>"
    else:
        text = f"{say('not_graded', language)}\n{note_text(result.error, language)}"
        remarks = f"<p><strong>{escape(say('not_graded', language))}</strong></p>{remarks}"
        html = remarks
    data = {"text/plain": text, "text/html": html}
    cell: Any = from_dict(  # as nbformat's `new_code_cell`; see `_output`
        {
            "id": "grading-summary",
            "cell_type": "code",
            "metadata": {METADATA_KEY: {"remarks": remarks}},
            "execution_count": None,
            "source": f"# {say('summary', language)}",
            "outputs": [_output("display_data", data=data)],
        }
    )
    return cell


class SaveGrades(NbGraderPreprocessor):
    """Stores what `GradeInSandbox` found in the gradebook, a submission's scores all at once.

    A manual score stays, and is marked for another look unless it was given for the very text of
    an answer; a text that a person graded in another submission gets the score it got there.
    What could not be graded has no score.
    Leaves `seconds_late` in `resources["autograder"]`.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._names: dict[str, str] = {}

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> Converted:
        """Save one automatic score per grade cell and a comment where there is one."""
        place = resources["nbgrader"]
        outcome: Outcome = resources[METADATA_KEY]["outcome"]
        course: Course = resources[METADATA_KEY]["course"]
        language = feedback_language(course)
        cells = {cell.metadata.nbgrader["grade_id"]: cell for cell in nb.cells if _is_known(cell)}
        # SQLAlchemy would flush, and warn, at every query in between.
        with gradebook(place["db_url"]) as gb, gb.db.no_autoflush:
            gb.update_or_create_student(place["student"])
            time = resources[METADATA_KEY]["time"]
            row = gb.update_or_create_submission(
                place["assignment"], place["student"], timestamp=time
            )
            assignment = course.assignment(place["assignment"])
            late = lateness(assignment, extensions_of(course), place["student"], time)
            row.extension = extension_of(late, assignment, time)
            resources[METADATA_KEY]["seconds_late"] = row.total_seconds_late if time else 0
            notebook = next(found for found in row.notebooks if found.name == place["notebook"])
            names = self._names_of(notebook)
            by_hand = _ByHand(resources[METADATA_KEY]["by_hand"], place["student"], nb)
            for grade in notebook.grades:
                name = names[grade.cell_id]
                _save(grade, _score(cells[name], outcome), review=_is_flagged(cells[name], outcome))
                by_hand.apply_score(grade, name)
            for comment in notebook.comments:
                name = names[comment.cell_id]
                comment.auto_comment = _comment(cells[name], outcome, language)
                by_hand.apply_comment(comment, name)
            notebook.late_submission_penalty = None
            gb.db.commit()
            gb.db.expire(notebook)  # its score is a sum that the database makes
        return nb, resources

    def _names_of(self, notebook: SubmittedNotebook) -> dict[str, str]:
        """Cells' names by their ids in the gradebook, asked once: one query each otherwise."""
        if not self._names:
            released = notebook.notebook
            cells = [*released.grade_cells, *released.solution_cells]
            self._names = {cell.id: cell.name for cell in cells}
        return self._names


class _ByHand:
    """What people gave for the texts of one submission's answers."""

    def __init__(self, found: ByHand, student: str, notebook: NotebookNode) -> None:
        self.found, self.student = found, student
        self.digests: Digests = notebook.metadata.get(METADATA_KEY, {}).get("answers", {})

    def apply_score(self, grade: Any, name: str) -> None:
        """Take over what was given for this text, to the student or to another one."""
        digest = self.digests.get(name)
        if digest is None:
            return
        if grade.manual_score is not None:
            if self.found.is_unchanged(self.student, name, digest):
                grade.needs_manual_grade = False
            return
        if judged := self.found.of(name, digest):
            grade.manual_score, grade.needs_manual_grade = judged.score, False

    def apply_comment(self, comment: Any, name: str) -> None:
        """Take over the comment on this text where there is none yet."""
        judged = self.found.of(name, self.digests.get(name, ""))
        if judged is not None and comment.manual_comment is None:
            comment.manual_comment = judged.comment


def _is_known(cell: NotebookNode) -> bool:
    return "nbgrader" in cell.metadata


def _score(cell: NotebookNode, outcome: Outcome) -> float | None:
    if is_check(cell):
        return outcome.score(exercise_of(cell))
    return 0.0 if outcome.readable and _is_untouched(cell) else None


def _is_flagged(cell: NotebookNode, outcome: Outcome) -> bool:
    """Whether an instructor should look at an exercise: it seems to use what it may not."""
    found = {shortcut.exercise for shortcut in outcome.result.shortcuts}
    return is_check(cell) and exercise_of(cell) in found


def _save(grade: Any, score: float | None, *, review: bool) -> None:
    grade.auto_score = score
    grade.needs_manual_grade = review or grade.manual_score is not None or score is None


def _comment(cell: NotebookNode, outcome: Outcome, language: str) -> str | None:
    """What nbgrader shows below a student's answer."""
    if not outcome.readable:
        return None  # the summary says why, once
    name = cell.metadata.nbgrader["grade_id"]
    if cell.cell_type == "markdown":
        return say("no_response", language) if _is_untouched(cell) else None
    status = outcome.exercise(name).status
    if status is Status.NOT_RUN:
        return say("exercise_not_graded", language, name=name)
    return say("no_response", language) if status is Status.NOT_STARTED else None


def _is_untouched(cell: NotebookNode) -> bool:
    return cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)


class LatePenalties(AssignLatePenalties):
    """nbgrader's step, in the gradebook that is open already; skipped where nothing is late."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> Converted:
        """Apply the late penalty that nbgrader's plugin says."""
        seconds = resources[METADATA_KEY]["seconds_late"]
        if seconds <= 0:
            return nb, resources
        place = resources["nbgrader"]
        self.assignment_id, self.student_id = place["assignment"], place["student"]
        self.db_url = place["db_url"]
        self.init_plugin()
        with gradebook(self.db_url) as self.gradebook:
            notebook: Any = self.gradebook.find_submission_notebook(
                place["notebook"], self.assignment_id, self.student_id
            )
            self.log.warning("%s is %s seconds late", notebook.assignment, seconds)
            plugin: Any = self.plugin_inst
            penalty = plugin.late_submission_penalty(self.student_id, notebook.score, seconds)
            self.log.warning("Late submission penalty: %s", penalty)
            if penalty is not None:
                notebook.late_submission_penalty = self._check_late_penalty(notebook, penalty)
            self.gradebook.db.commit()
        return nb, resources
