"""Makes the student repository: assignments, the checks, and recordings in place of answers."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.authoring.build import (
    RELEASE_FOLDER,
    build_assignment,
    release_fingerprints,
    released_cells_of,
    released_script,
    write_file,
)
from autograder.course.content import RELEASED
from autograder.course.errors import CourseError
from autograder.course.manifest import (
    MANIFEST,
    Manifest,
    digest,
    manifest_bytes,
    read_manifest,
)
from autograder.course.model import LANGUAGES, Course, Language
from autograder.grading.recorded import FILE as RECORDING
from autograder.loop.prose import prose_bytes, prose_file
from autograder.publish.content import content_files
from autograder.publish.history import require_clean_history
from autograder.publish.leaks import answers_of, require_no_leaks
from autograder.publish.package import package_files
from autograder.publish.record_all import Progress, record_all
from autograder.publish.repository import WORKFLOW, repository_files
from autograder.submission.choose import RELEASED as STUB_FOLDER
from autograder.submission.choose import RELEASES

FINGERPRINTS = RELEASES.as_posix()
STUBS = f"{STUB_FOLDER.as_posix()}/"
PROTECTED = (
    *("autograder/", f"{RELEASED}/", "course.yml", "pyproject.toml"),
    *(WORKFLOW, FINGERPRINTS, STUBS),
)
Action = Literal["wrote", "updated", "unchanged", "kept", "removed"]


@dataclass(frozen=True)
class Written:
    """What was done with one file of the release; "kept" means that a student has changed it."""

    path: str
    action: Action


def make_release(
    course: Course,
    target: Path,
    language: Language,
    *,
    force: bool = False,
    workers: int = 1,
    progress: Progress = lambda _: None,
) -> tuple[Manifest, list[Written]]:
    """Write the student repository into `target`, or bring an earlier release there up to date.

    Students' changed files are kept unless `force`; `workers` processes record the reference and
    mistakes, and `progress` is told how far they are. Raises CourseError, before anything is
    written, when `target` is somebody else's folder or an answer would be released.
    """
    before = _earlier_release(course, target)
    require_clean_history(target)
    files = release_files(course, language, workers=workers, progress=progress)
    files[FINGERPRINTS] = _with_earlier_fingerprints(files[FINGERPRINTS], target)
    require_no_leaks(files, answers_of(course))
    manifest = _manifest_of(course, language, files)
    written = _write(files, manifest, before, target, force=force)
    write_file(target / MANIFEST, manifest_bytes(manifest))
    return manifest, written


def release_files(
    course: Course,
    language: Language,
    *,
    workers: int = 1,
    progress: Progress = lambda _: None,
) -> dict[str, bytes]:
    """The release without its manifest: path → content; the same sources give the same bytes."""
    files = {
        **repository_files(course, language),
        **package_files(course),
        **content_files(course),
    }
    for assignment in course.assignments:
        built = build_assignment(course, assignment, language)
        for path, content in built.items():
            files[f"{RELEASE_FOLDER}/{path.as_posix()}"] = content
        path, content = released_script(assignment, built)
        files[path.as_posix()] = content
    files |= _other_languages(course, language)
    for name, content in record_all(course, workers=workers, progress=progress).items():
        files[f"{RELEASED}/{name}/{RECORDING}"] = content
    files[FINGERPRINTS] = release_fingerprints(course, course.assignments)
    return dict(sorted(files.items()))


def _other_languages(course: Course, language: Language) -> dict[str, bytes]:
    """What hints say of each exercise for those who read in another language than the release's."""
    files: dict[str, bytes] = {}
    for other in LANGUAGES:
        if other != language:
            texts = ((each, released_cells_of(course, each, other)) for each in course.assignments)
            files[prose_file(other).as_posix()] = prose_bytes(texts)
    return files


def _earlier_release(course: Course, target: Path) -> Manifest | None:
    """The manifest of an earlier release of this course in `target`; None for an empty folder."""
    if not target.exists():
        return None
    if not target.is_dir():
        raise CourseError(f"{target}: is a file; name a folder for the release.")
    before = read_manifest(target)
    if before is None:
        if any(entry.name != ".git" for entry in target.iterdir()):
            raise CourseError(
                f"{target}: is not empty and holds no earlier release; name a new or empty folder."
            )
    elif before.course != course.id:
        raise CourseError(
            f"{target}: holds a release of the course {before.course!r}, not of {course.id!r}; "
            "name another folder."
        )
    return before


def _with_earlier_fingerprints(content: bytes, target: Path) -> bytes:
    """Add what earlier releases in `target` looked like: somebody may still have them unchanged."""
    try:
        earlier = json.loads((target / FINGERPRINTS).read_bytes())
    except (OSError, ValueError):
        return content
    known: dict[str, list[str]] = json.loads(content)
    for module, prints in known.items():
        prints += [digest for digest in earlier.get(module, ()) if digest not in prints]
    return f"{json.dumps(known, indent=1)}\n".encode()


def _manifest_of(course: Course, language: Language, files: Mapping[str, bytes]) -> Manifest:
    digests = {path: digest(content) for path, content in files.items()}
    protected = {path: d for path, d in digests.items() if path.startswith(PROTECTED)}
    released = {path: d for path, d in digests.items() if path not in protected}
    return Manifest(course.id, language, protected, released)


def _write(
    files: Mapping[str, bytes],
    manifest: Manifest,
    before: Manifest | None,
    target: Path,
    *,
    force: bool,
) -> list[Written]:
    """Write what may be written and remove what an earlier release had and this one has not."""
    kept = set() if force or before is None else _changed_by_student(before, manifest, target)
    written: list[Written] = []
    for path, content in files.items():
        if path in kept:
            written.append(Written(path, "kept"))
            continue
        there = os.path.lexists(target / path)
        if (target / path).is_symlink():
            (target / path).unlink()
        changed = write_file(target / path, content)
        written.append(Written(path, "unchanged" if not changed else _action(there)))
    former = {**before.protected, **before.released} if before else {}
    for path in sorted(former):
        if path not in files and path not in kept and (target / path).is_file():
            (target / path).unlink()
            written.append(Written(path, "removed"))
    return written


def _action(there: bool) -> Action:
    return "updated" if there else "wrote"


def _changed_by_student(before: Manifest, manifest: Manifest, target: Path) -> set[str]:
    """Files a student has changed or deleted, each with the other half of its .py/.ipynb pair.

    A pair stays together: a fresh notebook beside work on an older release would be one document
    with it no longer.
    """
    changed: set[str] = set()
    for path in {*before.released, *manifest.released}:
        file = target / path
        if path in before.released:
            intact = file.is_file() and digest(file.read_bytes()) == before.released[path]
        else:
            intact = not os.path.lexists(file)
        if not intact:
            changed.add(path)
    pairs = {".py": ".ipynb", ".ipynb": ".py"}
    for path in list(changed):
        stem, suffix = os.path.splitext(path)
        if path.startswith(f"{RELEASE_FOLDER}/") and suffix in pairs:
            changed.add(stem + pairs[suffix])
    return changed
