"""Sets nbgrader up for this course, from its own configuration file and with its own commands.

nbgrader has an option for the preprocessors but none for the converters, which decide what is
read and copied. Its commands and formgrader's API look the three classes up by name, as globals of
their modules, when they are used; the configuration file has been read by then. So the names are
rebound to subclasses here. Other ways were weighed: hooks run too late and their errors are
swallowed; a folder of cleaned submissions as `submitted_directory` has to exist before the command
starts and hides the real one from formgrader; commands of our own would not be nbgrader's. A
subclass acts only on a root that holds a course.yml, since one server may show several courses.
"""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn


def configure(c: Any) -> None:
    """Fill traitlets' configuration `c`; any failure ends the command.

    nbgrader only logs an error in its configuration and goes on without it, which would run
    students' code unprotected.
    """
    try:
        _configure(c)
    except Exception as error:
        _refuse(error)


def _configure(c: Any) -> None:
    from traitlets.log import get_logger

    from autograder.authoring.build import RELEASE_FOLDER
    from autograder.authoring.pipeline import release_steps
    from autograder.course.content import SOURCES
    from autograder.gradebook.collecting import Collect
    from autograder.gradebook.exchange import FetchFeedback, ReleaseFeedback
    from autograder.gradebook.export import CourseExporter
    from autograder.gradebook.feedback import GradesForPage
    from autograder.gradebook.listing import List
    from autograder.gradebook.repairs import repair
    from autograder.plain import PlainRecords

    log: Any = get_logger()
    log.addFilter(PlainRecords())
    c.CourseDirectory.source_directory = SOURCES
    c.CourseDirectory.release_directory = RELEASE_FOLDER
    # Not what keeps answers back: the converters copy nothing. The exchange copies by this list,
    # and has to take a released or submitted .py along.
    c.CourseDirectory.ignore = [".*", "*.pyc", "__pycache__", "feedback"]
    c.GenerateAssignment.preprocessors = release_steps(save=True)
    c.Autograde.sanitize_preprocessors = []
    # By name, so that only autograding pays for importing the grader.
    steps = "autograder.gradebook.preprocessors"
    c.Autograde.autograde_preprocessors = [
        f"{steps}.GradeInSandbox",
        f"{steps}.SaveGrades",
        f"{steps}.LatePenalties",
    ]
    c.AssignLatePenalties.plugin_class = "autograder.gradebook.late.CourseLatePenalty"
    c.GenerateFeedback.preprocessors = [GradesForPage]
    c.ExportApp.plugin_class = CourseExporter
    # By name: it imports the command that would use it.
    c.ZipCollectApp.collector_plugin = "autograder.gradebook.zipped.FileNameCollector"
    c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".py"]
    c.ExchangeFactory.collect = Collect
    c.ExchangeFactory.list = List
    c.ExchangeFactory.release_feedback = ReleaseFeedback
    c.ExchangeFactory.fetch_feedback = FetchFeedback
    c.CourseDirectory.course_id = _course_id()
    _use_converters()
    repair()
    if "nbgrader.server_extensions.formgrader.formgrader" in sys.modules:
        from autograder.gradebook.formgrader import change_formgrader

        change_formgrader()
    # nbgrader starts `alembic` by name, which fails where its virtual environment is not activated.
    here = os.path.dirname(sys.executable)
    path = os.environ.get("PATH", "").split(os.pathsep)
    if here not in path:
        os.environ["PATH"] = os.pathsep.join([here, *path])


def _course_id() -> str:
    """The name under which nbgrader's exchange keeps this course; --course overrides it.

    Where course.yml has a mistake there is none: the commands themselves tell of the mistake.
    """
    from autograder.course import CourseError, open_course

    try:
        return open_course().id
    except CourseError:
        return ""


def _use_converters() -> None:
    """Rebind the converters' names wherever nbgrader's commands and API look them up."""
    import nbgrader.apps.api as api
    import nbgrader.apps.autogradeapp as autograde_app
    import nbgrader.apps.generateassignmentapp as generate_app
    import nbgrader.apps.generatefeedbackapp as feedback_app
    import nbgrader.converters as converters

    from autograder.gradebook.autograde import SandboxedAutograde
    from autograder.gradebook.feedback import CourseGenerateFeedback
    from autograder.gradebook.generate import CourseGenerateAssignment

    for name, ours, app in (
        ("Autograde", SandboxedAutograde, autograde_app),
        ("GenerateAssignment", CourseGenerateAssignment, generate_app),
        ("GenerateFeedback", CourseGenerateFeedback, feedback_app),
    ):
        for module in (converters, api, app):
            if not hasattr(module, name):
                raise ImportError(f"{module.__name__} has no {name}; install nbgrader 0.9.6")
            setattr(module, name, ours)


def _refuse(error: Exception) -> NoReturn:
    advice = "; run: pip install -e '.[instructor]'" if isinstance(error, ImportError) else ""
    reason = f"{type(error).__name__}: {error}"
    sys.exit(f"nbgrader_config.py: cannot set nbgrader up for this course ({reason}){advice}")
