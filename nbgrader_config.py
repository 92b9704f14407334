"""Tells nbgrader where this course keeps things and how its release is made."""

import os
import sys

from autograder.authoring.build import NOT_RELEASED
from autograder.authoring.pipeline import release_steps

c = get_config()  # type: ignore[name-defined]  # noqa: F821

c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
c.CourseDirectory.submitted_directory = "submitted"
# nbgrader copies what it does not know verbatim; the authored .py holds every answer.
c.CourseDirectory.ignore = [*NOT_RELEASED, "feedback"]
c.GenerateAssignment.preprocessors = release_steps(save=True)

# nbgrader starts `alembic` by name, which fails where its virtual environment is not activated.
os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
