"""The files around the package and the assignments that make a folder a student's repository."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import autograder
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
TABLE_ROW = "| `{name}` | {title} | {points:g} |"
# Extras of the course's own pyproject.toml that students get.
EXTRAS = ("notebook", "torch")
# What students can read besides their README, in either language.
MANUAL = ("docs/students.md", "docs/students.ko.md")


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
        file = _package_root() / name
        if file.is_file():
            files[name] = file.read_text(encoding="utf-8")
    licence = _package_root() / "LICENSE"
    if licence.is_file():
        files["LICENSE"] = licence.read_text(encoding="utf-8")
    return {path: text.encode("utf-8") for path, text in files.items()}


def _course_yml(course: Course, language: Language) -> str:
    """The course's own file; its language becomes the release's, which feedback then follows."""
    text = (course.root / "course.yml").read_text(encoding="utf-8-sig")
    return re.sub(r"(?m)^language:[ \t]*[\"']?\w+[\"']?", f"language: {language}", text, count=1)


def _pyproject(project: Mapping[str, Any]) -> str:
    extras = project.get("optional-dependencies", {})
    kept = [f"{name} = {json.dumps(extras[name])}" for name in EXTRAS if name in extras]
    return _filled(
        "pyproject.template",
        name=json.dumps(project["name"]),
        version=json.dumps(project["version"]),
        python=json.dumps(project["requires-python"]),
        dependencies=json.dumps(project["dependencies"]),
        extras="\n".join(kept),
    )


def _readme(course: Course, language: Language, project: Mapping[str, Any]) -> str:
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
        assignment=first.name,
        module=first.module,
        exercise=next(iter(first.exercises)),
        assignments="\n".join(rows),
    )


def _workflow(course: Course, project: Mapping[str, Any]) -> str:
    torch = _torch_command(course, project)
    what = "'.[torch]'" if torch else "."
    commands = [torch, f"python -m pip install -e {what}"]
    return _filled(
        "feedback.yml",
        repository=course.repository,
        install="\n".join(f"          {command}" for command in commands if command),
    )


def _torch_command(course: Course, project: Mapping[str, Any]) -> str:
    """The line that installs PyTorch's CPU build, if any assignment needs it."""
    if all(assignment.needs != "torch" for assignment in course.assignments):
        return ""
    extra = project.get("optional-dependencies", {}).get("torch", ["torch"])
    torch = [requirement for requirement in extra if re.match(r"torch\b(?!\w)", requirement)]
    return f"python -m pip install {' '.join(torch)} --index-url {TORCH_INDEX}"


def _project() -> Mapping[str, Any]:
    file = _package_root() / "pyproject.toml"
    if not file.is_file():
        raise CourseError(
            f"{file}: course release needs the repository that the package comes from; "
            "install it from a clone with: pip install -e '.[instructor]'"
        )
    return tomllib.loads(file.read_text(encoding="utf-8"))["project"]


def _package_root() -> Path:
    return Path(autograder.__file__).resolve().parent.parent


def _filled(template: str, /, **values: str) -> str:
    text = _template(template)
    for key, value in values.items():
        text = text.replace(f"@@{key}@@", value)
    return text


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
