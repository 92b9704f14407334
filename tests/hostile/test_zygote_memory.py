"""What students inherit: no secret, and no path to one, is anywhere in a zygote's memory."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_world import ROOT, copy_course

from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.grading.seeds import Seed
from autograder.sandbox.limits import ProcessLimits
from autograder.sandbox.spawn import Zygote, spawner_for

SEED = 8_675_309_424_242_424_242 % (1 << 62)
PIECE = 1 << 24
pytestmark = pytest.mark.hostile


def _memory(pid: int) -> Iterator[bytes]:
    """All readable memory of a process, in pieces that overlap."""
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").split("\n"):
            span = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
            if span is None or "[v" in line:
                continue
            first, last = (int(part, 16) for part in span.groups())
            for start in range(first, last, PIECE):
                memory.seek(start)
                try:
                    yield memory.read(min(last, start + PIECE + 1000) - start)
                except OSError:
                    continue


@pytest.fixture
def grading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Zygote:
    """A zygote that has just graded the reference with a secret seed, in a course of its own."""
    monkeypatch.setenv("COURSE_SECRET_SEED", str(SEED))
    monkeypatch.setenv("API_TOKEN", "token-of-the-grader")
    course = load_course(copy_course(tmp_path / "course-of-secrets", short=False))
    assignment = course.assignment("02_mlp")
    work = tmp_path / "elsewhere" / "mlp.py"
    work.parent.mkdir()
    work.write_text("def sigmoid(x):\n    return x\n", encoding="utf-8")
    result = grade_submission(course, assignment, work, seed=Seed(SEED, is_public=False))
    assert result.error is None
    limits = ProcessLimits.of(assignment.limits)
    zygote = spawner_for(assignment.needs, limits, "required")
    assert isinstance(zygote, Zygote)
    return zygote


def _into_repository(environment: str) -> re.Pattern[bytes]:
    """A path in the repository, but not into the environment that Python runs from.

    An environment may stand in the repository, as the README's and CI's do: every program knows
    where its own Python is, and no student's code is helped by it.
    """
    own = Path(environment)
    inside = f"(?!{re.escape(str(own.relative_to(ROOT)))})" if own.is_relative_to(ROOT) else ""
    return re.compile(f"{re.escape(str(ROOT))}/{inside}".encode())


def test_an_environment_in_the_repository_is_no_secret() -> None:
    pattern = _into_repository(str(ROOT / ".venv"))
    assert not pattern.search(f"{ROOT}/.venv/lib/python3".encode())
    assert pattern.search(f"{ROOT}/solutions".encode())
    assert pattern.search(f"{ROOT}/.course".encode())
    assert _into_repository("/usr").search(f"{ROOT}/.venv".encode())


def test_nothing_secret_is_in_it(grading: Zygote, tmp_path: Path) -> None:
    wanted = {
        "the seed": str(SEED),
        "the seed as a number": SEED.to_bytes(8, "little").decode("latin-1"),
        "the grader's environment": "token-of-the-grader",
        "the course's path": "course-of-secrets",
        "the reference": "E1 = np.asarray(delta2",
        "the reference's name": "solutions/02_mlp",
        "a check": "TestHiddenDelta",
        "a mistake": "positive_exponent",
    }
    found, canary = set(), False
    for piece in _memory(grading.process.pid):
        found |= {name for name, text in wanted.items() if text.encode("latin-1") in piece}
        if _into_repository(sys.prefix).search(piece):
            found.add("the repository's path")
        canary |= b"receive_frame" in piece
    assert canary, "the memory was not really searched"
    assert not found
