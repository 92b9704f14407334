"""The files around the package and the assignments that make a folder a student's repository."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from packaging.requirements import Requirement

from autograder.course.errors import CourseError
from autograder.course.model import Course, Language

TEMPLATES = Path(__file__).parent / "templates"
WORKFLOW = ".github/workflows/feedback.yml"
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"
TORCH_NOTE = {
    "en": "\nSome assignments need PyTorch. In the activated environment, for its CPU build:\n"
    '```bash\n{command}\npython -m pip install -e ".[torch]"\n```\n',
    "ko": "\n일부 과제에는 PyTorch가 필요합니다. 활성화한 환경에서 CPU 빌드를 설치하세요.\n"
    '```bash\n{command}\npython -m pip install -e ".[torch]"\n```\n',
}
MANUAL_NOTE = {
    "en": " All of it, with Colab and the debugger:\n"
    "[docs/students.md](docs/students.md) ([한국어](docs/students.ko.md)).",
    "ko": " Colab, 디버거까지 모두:\n"
    "[docs/students.ko.md](docs/students.ko.md) ([English](docs/students.md)).",
}
TABLE_ROW = "| `{name}` | {title} | {points:g} |"
# Extras of the course's own pyproject.toml that students get.
EXTRAS = ("notebook", "torch")
# As pip knows the engine that students get with their repository.
PACKAGE = "deep-learning-course-autograder"

# The key and all up to the next one at the margin.
EXTENSIONS = re.compile(r"(?m)^extensions[ \t]*:.*(?:\n(?![A-Za-z_\"']).*)*\n?")

# What students can read besides their README, in either language.
MANUAL = ("docs/students.md", "docs/students.ko.md")


@dataclass(frozen=True)
class Project:
    """The package that a release installs; `requires` has the requirements of each extra, "" of
    the package itself."""

    name: str
    version: str
    python: str
    requires: Mapping[str, list[str]]


def repository_files(course: Course, language: Language) -> dict[str, bytes]:
    """Path → content of course.yml, README.md, pyproject.toml, the workflow and git's own files."""
    project = _project()
    files = {
        "course.yml": _course_yml(course, language),
        "pyproject.toml": _pyproject(project),
        "README.md": _readme(course, language, project),
        WORKFLOW: _workflow(course, project),
        ".gitignore": _template("gitignore.template"),
        ".gitattributes": _template("gitattributes.template"),
    }
    for name in MANUAL:
        file = course.root / name
        if file.is_file():
            files[name] = file.read_text(encoding="utf-8")
    licence = course.root / "LICENSE"
    if licence.is_file():
        files["LICENSE"] = licence.read_text(encoding="utf-8")
    return {path: text.encode("utf-8") for path, text in files.items()}


def _course_yml(course: Course, language: Language) -> str:
    """The course's own file; its language becomes the release's, which feedback then follows.

    Extensions and their reasons stay with the instructor.
    """
    text = (course.root / "course.yml").read_text(encoding="utf-8-sig")
    text = EXTENSIONS.sub("", text)
    return re.sub(r"(?m)^language:[ \t]*[\"']?\w+[\"']?", f"language: {language}", text, count=1)


def _pyproject(project: Project) -> str:
    kept = [
        f"{name} = {json.dumps(project.requires[name])}"
        for name in EXTRAS
        if name in project.requires
    ]
    return _filled(
        "pyproject.template",
        name=json.dumps(project.name),
        version=json.dumps(project.version),
        python=json.dumps(project.python),
        dependencies=json.dumps(project.requires[""]),
        extras="\n".join(kept),
    )


def _readme(course: Course, language: Language, project: Project) -> str:
    first = course.assignments[0]
    rows = [
        TABLE_ROW.format(
            name=assignment.name,
            title=assignment.title.in_language(language),
            points=assignment.max_score + assignment.written_points,
        )
        for assignment in course.assignments
    ]
    command = _torch_command(course, project)
    return _filled(
        f"README.{language}.md",
        title=course.title.in_language(language),
        torch=TORCH_NOTE[language].format(command=command) if command else "",
        manual=MANUAL_NOTE[language] if all((course.root / n).is_file() for n in MANUAL) else "",
        assignment=first.name,
        module=first.module,
        exercise=next(iter(first.exercises)),
        assignments="\n".join(rows),
    )


def _workflow(course: Course, project: Project) -> str:
    torch = _torch_command(course, project)
    what = "'.[torch]'" if torch else "."
    commands = [torch, f"python -m pip install -e {what}"]
    return _filled(
        "feedback.yml",
        repository=course.repository,
        install="\n".join(f"          {command}" for command in commands if command),
    )


def _torch_command(course: Course, project: Project) -> str:
    """The line that installs PyTorch's CPU build, if any assignment needs it."""
    if all(assignment.needs != "torch" for assignment in course.assignments):
        return ""
    extra = project.requires.get("torch", ["torch"])
    torch = [requirement for requirement in extra if re.match(r"torch\b(?!\w)", requirement)]
    return f"python -m pip install {' '.join(torch)} --index-url {TORCH_INDEX}"


def _project() -> Project:
    """The installed package, whether from a wheel or a clone."""
    try:
        found = metadata(PACKAGE)
    except PackageNotFoundError:
        raise CourseError(
            f"course release needs the installed package {PACKAGE}; install it with pip."
        ) from None
    extras: dict[str, list[str]] = {"": []}
    for line in found.get_all("Requires-Dist") or []:
        requirement = Requirement(line)
        extra = re.search(r"extra == ['\"]([\w-]+)['\"]", str(requirement.marker or ""))
        requirement.marker = None if extra else requirement.marker
        extras.setdefault(extra[1] if extra else "", []).append(str(requirement))
    return Project(found["Name"], found["Version"], found["Requires-Python"], extras)


def _filled(template: str, /, **values: str) -> str:
    text = _template(template)
    for key, value in values.items():
        text = text.replace(f"@@{key}@@", value)
    return text


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
