"""Builds an assignment's release as files, and compares it with the working tree."""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import jupytext
import nbformat

from autograder.authoring.notebook import source_notebook
from autograder.authoring.pipeline import to_release
from autograder.authoring.rubric import RUBRIC_FILE, read_rubrics
from autograder.authoring.source import Source, read_source
from autograder.authoring.validate import require_valid
from autograder.course import LANGUAGES, Assignment, Course, Language
from autograder.course.content import SOURCES
from autograder.files import write_whole
from autograder.submission.cells import Cell, Submission
from autograder.submission.choose import RELEASED, fingerprint, released
from autograder.submission.merge import cell_digest
from autograder.submission.read import read_text_submission

RELEASE_FOLDER = "assignments"
# What lies beside a source and is not for students; everything else there is data and is released.
NOT_RELEASED = (
    *("*.py", "*.ipynb", "*.pyc", "__pycache__", ".*"),
    *("checks", "figures", "mistakes", "sentences", "alternatives"),
    *("comments.yml", "equivalents.yml", RUBRIC_FILE),
)
GENERATED_TEXT = (".py", ".ipynb")


def build_assignment(
    course: Course, assignment: Assignment, language: Language
) -> dict[Path, bytes]:
    """Return the release: path (`02_mlp/mlp.py`, relative to the release folder) -> content.

    Raises CourseError with one sentence per problem of the source.
    """
    read_rubrics(course, assignment)  # not released, but its mistakes are reported with the others
    notebook = to_release(_source_notebook(course, assignment, language))
    folder = Path(assignment.name)
    files = {
        folder / f"{assignment.module}.py": _to_script(notebook).encode("utf-8"),
        folder / f"{assignment.module}.ipynb": notebook.encode("utf-8"),
    }
    source_folder = course.root / SOURCES / assignment.name
    for file in _data_files(source_folder):
        files[folder / file.relative_to(source_folder)] = file.read_bytes()
    return files


def write_source_notebook(course: Course, assignment: Assignment, language: Language) -> Path:
    """Write nbgrader's source notebook beside the authored file and return its path."""
    notebook = _source_notebook(course, assignment, language)
    path = course.root / SOURCES / assignment.name / f"{assignment.module}.ipynb"
    text = nbformat.writes(notebook)
    write_file(path, f"{text}\n".encode())
    return path


def write_file(path: Path, content: bytes) -> bool:
    """Write `content` if the file does not hold it yet; return whether it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


def write_release(files: dict[Path, bytes], release: Path) -> list[tuple[Path, bool]]:
    """Write a whole release into `release`; returns each path and whether its content changed."""
    return [(release / path, write_file(release / path, data)) for path, data in files.items()]


def released_script(assignment: Assignment, files: dict[Path, bytes]) -> tuple[Path, bytes]:
    """Where the course keeps the script as released, for whoever wants a stub again; its text."""
    name = f"{assignment.module}.py"
    return RELEASED / name, files[Path(assignment.name) / name]


def kept_script_differs(course: Course, path: Path, content: bytes) -> str:
    """What is wrong with the kept script at `path`, as `course build --check` says it; or ""."""
    present = course.root / path
    if not present.is_file():
        return f"missing {path.as_posix()}"
    same = _as_compared(path, present.read_bytes()) == _as_compared(path, content)
    return "" if same else f"stale {path.as_posix()}"


def differences(files: dict[Path, bytes], release: Path) -> list[tuple[str, Path]]:
    """Compare a whole release with the folder `release`.

    Returns `("missing" | "stale" | "unexpected", path relative to release)`, sorted by path.
    """
    found: list[tuple[str, Path]] = []
    for path, content in files.items():
        present = release / path
        if not present.is_file():
            found.append(("missing", path))
        elif _as_compared(path, present.read_bytes()) != _as_compared(path, content):
            found.append(("stale", path))
    names = {path.parts[0] for path in files}
    for name in sorted(names):
        for file in _visible_files(release / name):
            if file.relative_to(release) not in files:
                found.append(("unexpected", file.relative_to(release)))
    return sorted(found, key=lambda entry: entry[1].as_posix())


def unexpected_folders(course: Course, release: Path) -> list[Path]:
    """Return the folders in `release` that belong to no assignment of the course."""
    known = {assignment.name for assignment in course.assignments}
    if not release.is_dir():
        return []
    return [
        Path(entry.name)
        for entry in sorted(release.iterdir())
        if entry.is_dir() and entry.name not in known and not _is_hidden(entry.name)
    ]


def release_fingerprints(course: Course, assignments: Iterable[Assignment]) -> bytes:
    """The content of `RELEASES` with the fingerprints of these assignments brought up to date.

    One per language, so that a submission of either release is known to be untouched.
    """
    known = {a.module for a in course.assignments}
    # The file may have changed since it was last read, and will be written with what we return.
    released.cache_clear()
    found = {module: prints for module, prints in released(course.root).items() if module in known}
    released.cache_clear()
    for assignment in assignments:
        wholes, cells = [], {}
        for language in LANGUAGES:
            submission = _released_submission(course, assignment, language)
            wholes.append(fingerprint(submission))
            cells |= {cell_digest(cell): None for cell in submission.cells}
        found[assignment.module] = [*wholes, *cells]
    ordered = {a.module: found[a.module] for a in course.assignments if a.module in found}
    return f"{json.dumps(ordered, indent=1)}\n".encode()


def released_cells_of(
    course: Course, assignment: Assignment, language: Language
) -> tuple[Cell, ...]:
    """The cells of an assignment as it is released in a language."""
    return _released_submission(course, assignment, language).cells


def load_source(course: Course, assignment: Assignment) -> Source:
    """Read and validate the authored source of `assignment`."""
    relative = Path(SOURCES, assignment.name, f"{assignment.module}.py")
    source = read_source(course.root / relative, relative.as_posix())
    require_valid(source, assignment)
    return source


def _released_submission(course: Course, assignment: Assignment, language: Language) -> Submission:
    files = build_assignment(course, assignment, language)
    script = files[Path(assignment.name) / f"{assignment.module}.py"].decode("utf-8")
    return read_text_submission(script, assignment.module)


def _source_notebook(
    course: Course, assignment: Assignment, language: Language
) -> nbformat.NotebookNode:
    return source_notebook(course, assignment, load_source(course, assignment), language)


def _to_script(notebook: str) -> str:
    return jupytext.writes(nbformat.reads(notebook, as_version=4), fmt="py:percent")


def _data_files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if any(fnmatch.fnmatch(entry.name, pattern) for pattern in NOT_RELEASED):
            continue
        if entry.is_dir():
            yield from _data_files(entry)
        else:
            yield entry


def _visible_files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if _is_hidden(entry.name):
            continue
        if entry.is_dir():
            yield from _visible_files(entry)
        else:
            yield entry


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__"


def _as_compared(path: Path, content: bytes) -> bytes:
    """git may check text out with CRLF on Windows; that is not staleness."""
    return content.replace(b"\r\n", b"\n") if path.suffix in GENERATED_TEXT else content
