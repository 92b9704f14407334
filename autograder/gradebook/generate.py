"""nbgrader's GenerateAssignment for this course: made from the authored source, replaced at once.

nbgrader deletes the release first, copies whatever lies beside the source into it (the reference
included), and deletes it again when something fails. Here the gradebook is filled from the
authored source and the whole release is written last, exactly as `course build` writes it.
"""

from __future__ import annotations

import os
from typing import Any

import nbformat
from nbgrader.converters import GenerateAssignment

from autograder.authoring.build import (
    build_assignment,
    differences,
    release_fingerprints,
    write_file,
    write_release,
    write_source_notebook,
)
from autograder.course import Assignment, Course, CourseError
from autograder.gradebook.converter import CourseConverter
from autograder.gradebook.release import release_folder
from autograder.gradebook.session import gradebook
from autograder.lms.gradebook import add_students
from autograder.submission.choose import RELEASES


class CourseGenerateAssignment(CourseConverter, GenerateAssignment):
    """Writes `assignments/<assignment>` and the gradebook's entry from `solutions/<assignment>`."""

    def init_notebooks(self) -> None:
        """Write nbgrader's source notebook; whatever else lies there is not the course's."""
        with self.in_sentences():
            course = self.course()
            assignment = self.assignment(course)
            write_source_notebook(course, assignment, course.language)
        # As text: nbgrader matches it against a pattern in which the student is ".".
        folder = self._format_source(assignment.name, ".")
        self.notebooks = [os.path.join(folder, f"{assignment.module}.ipynb")]
        self.assignments = {folder: self.notebooks}

    def convert_notebooks(self) -> None:
        """Fill the gradebook, then write the release."""
        with self.in_sentences(), gradebook(self.place.db_url, self.place.course_id):
            course = self.course()
            assignment = self.assignment(course)
            files = build_assignment(course, assignment, course.language)
            release = release_folder(course, assignment)
            if release.is_dir() and differences(files, release.parent) and not self.force:
                raise CourseError(
                    f"{release} is not what the source gives now; to replace it, "
                    f"run: nbgrader generate_assignment {assignment.name} --force"
                )
            self.run_pre_convert_hook()
            self._save(course, assignment)
            written = write_release(files, release.parent)
            fingerprints = course.root / RELEASES
            content = release_fingerprints(course, [assignment])
            written.append((fingerprints, write_file(fingerprints, content)))
            for path, changed in written:
                self.log.info("%s %s", "Wrote" if changed else "Unchanged:", path)
            self.run_post_convert_hook()

    def _save(self, course: Course, assignment: Assignment) -> None:
        """Run nbgrader's steps for what they store; the text they give is the one just built."""
        if not self.no_database:
            with gradebook(self.place.db_url, self.place.course_id) as gb:
                due: Any = {"duedate": assignment.due}
                gb.update_or_create_assignment(assignment.name, **due)
                add_students(gb, course)
            self._clean_old_notebooks(assignment.name, ".")
        resources = self.init_single_notebook_resources(self.notebooks[0])
        source = nbformat.read(self.notebooks[0], as_version=4)
        try:
            self.exporter.from_notebook_node(source, resources=resources)
        except RuntimeError as error:
            if "submissions" not in str(error):
                raise
            raise CourseError(
                f"The cells of {assignment.name} have changed, but the gradebook has submissions "
                "of it as it was. To start it anew, without their grades, "
                f"run: nbgrader db assignment remove {assignment.name} --force"
            ) from None
