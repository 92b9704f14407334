"""Answers a push on any git server: called by a post-receive hook, it grades each pushed branch.

The server's released checks grade; of the push only the work is read, as data, and what it says
about itself (its checks, its course.yml) is compared with the release and otherwise ignored.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.course.errors import CourseError
from autograder.course.manifest import CLOSED_FOLDERS, MANIFEST, read_manifest
from autograder.course.model import Course, Language
from autograder.feedback.choose import changed
from autograder.feedback.console import one_line
from autograder.feedback.git import Push, extract, pushes
from autograder.feedback.outputs import EXIT_BAD_INPUT, Outputs, exit_status
from autograder.feedback.report import WORK, give_feedback
from autograder.feedback.text import text
from autograder.sandbox.spawn import Confinement

SHORT = 10  # digits of a commit that people read


@dataclass(frozen=True)
class Hook:
    """A server's settings: its release, and where reports go (``{repository}``, ``{branch}`` and
    ``{commit}`` in these paths are filled in)."""

    course: Course
    language: Language
    confinement: Confinement
    json: Path | None = None
    summary: Path | None = None

    def answer(self, repository: Path, lines: list[str]) -> int:
        """Grade every branch of a push; the worst exit status of them.

        git ignores it (the push is already in), but whoever runs the hook's command may not.
        """
        worst = 0
        for push in pushes(lines):
            told = text("branch", self.language, branch=push.branch, commit=push.new[:SHORT])
            print(one_line(told), flush=True)
            outputs = self._outputs(repository, push)
            try:
                worst = max(worst, self._answer(repository, push, outputs))
            except CourseError as error:
                outputs.fail(str(error))
                for line in str(error).split("\n"):
                    print(one_line(line), flush=True)
                worst = max(worst, EXIT_BAD_INPUT)
        return worst

    def _answer(self, repository: Path, push: Push, outputs: Outputs) -> int:
        outputs.begin()
        chosen = list(self.course.assignments)
        if push.old is not None:
            chosen = changed(chosen, repository, push.old, push.new)
        with tempfile.TemporaryDirectory(prefix="push-") as folder:
            pushed = Path(folder)
            extract(repository, push.new, pushed, self._is_wanted)
            report = give_feedback(
                self.course,
                pushed,
                chosen,
                self.language,
                confinement=self.confinement,
                commit=push.new,
            )
            outputs.finish(report, pushed)
        return exit_status(report)

    def _is_wanted(self, path: str) -> bool:
        manifest = read_manifest(self.course.root)
        protected: Mapping[str, str] = manifest.protected if manifest else {}
        folders = tuple(f"{folder}/" for folder in (WORK, *CLOSED_FOLDERS))
        return path == MANIFEST or path in protected or path.startswith(folders)

    def _outputs(self, repository: Path, push: Push) -> Outputs:
        name = repository.resolve().name
        values = {
            "repository": repository.resolve().parent.name if name == ".git" else name,
            "branch": push.branch,
            "commit": push.new,
        }

        def filled(path: Path | None) -> Path | None:
            if path is None:
                return None
            told = str(path)
            for key, value in values.items():
                # A branch may be called "../../etc": it names a file here, never a folder.
                safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in value)
                told = told.replace("{" + key + "}", safe.removesuffix(".git").lstrip("."))
            return Path(told)

        return replace(Outputs(), json=filled(self.json), summary=filled(self.summary))
