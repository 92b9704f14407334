"""Grades programs through the commands that people use; a script, run once per route."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import hostile_programs
from hostile_programs import Program
from hostile_run import Outcome
from hostile_world import ROOT, World

# A line that GitHub's runner obeys, unless it is an annotation of the student's own work.
COMMAND = re.compile(
    r"^\s*(::(?!error file=assignments/[^,:]+,line=\d+,title=)|##\[)", re.MULTILINE
)
FENCED = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)


def run(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command as an instructor would."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **more},
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=500,
        check=False,
    )


def pytest_route(world: World, programs: list[Program]) -> Iterator[Outcome]:
    """`pytest submitted` over everybody, then those by themselves whose folder has its own say
    in how they are graded, with `pytest` and with `course grade`."""
    for program in programs:
        program.hand_in(world.course / "submitted" / program.student / "02_mlp", world.place())
    world.watch_from_here()
    report = world.folder / "grades.json"
    done = run(world.course, "pytest", "submitted", "--grade-json", str(report))
    expected = 0 if all(program.points for program in programs) else 1
    problems = [] if done.returncode == expected else [f"pytest ended with {done.returncode}"]
    problems += _seen(world, done.stdout + done.stderr)
    grades = _by_student(json.loads(_text(report) or "[]"))
    problems += world.leaks(_text(report)) + world.harm() + world.litter()
    yield Outcome("everybody at once", "pytest", 0, _last_line(done.stdout), problems)
    for program in programs:
        yield _from_grade(program, "pytest", grades.get(program.student))
    for program in programs:
        if "pytest" in program.routes:
            folder = f"submitted/{program.student}/02_mlp"
            report.unlink(missing_ok=True)
            done = run(world.course, "pytest", folder, "--grade-json", str(report))
            grade = _by_student(json.loads(_text(report) or "{}")).get(program.student)
            outcome = _from_grade(program, "pytest alone", grade)
            if done.returncode != 1:
                said = (done.stdout + done.stderr)[-300:]
                outcome.problems.append(f"pytest ended with {done.returncode}: {said}")
            outcome.problems += _seen(world, done.stdout + done.stderr) + world.harm()
            yield outcome
    own = [program for program in programs if "pytest" in program.routes]
    if not own:
        return
    folders = [f"submitted/{program.student}/02_mlp" for program in own]
    report.unlink(missing_ok=True)
    done = run(world.course, "autograder.cli", "grade", *folders, "--json", str(report))
    problems = [] if done.returncode == 1 else [f"grade ended with {done.returncode}"]
    problems += _seen(world, done.stdout + done.stderr) + world.harm()
    grades = _by_student(json.loads(_text(report) or "[]"))
    for program in own:
        outcome = _from_grade(program, "course grade", grades.get(program.student))
        outcome.problems += problems
        yield outcome


def nbgrader_route(world: World, programs: list[Program]) -> Iterator[Outcome]:
    """`nbgrader autograde` and `generate_feedback`, one run over everybody."""
    made = run(world.course, "nbgrader", "generate_assignment", "02_mlp", "--force")
    for program in programs:
        program.hand_in(world.course / "submitted" / program.student / "02_mlp", world.place())
    world.watch_from_here()
    done = run(world.course, "nbgrader", "autograde", "02_mlp")
    problems = [] if done.returncode == 0 else [f"autograde ended with {done.returncode}"]
    problems += _seen(world, made.stderr + done.stdout + done.stderr)
    shown = run(world.course, "nbgrader", "generate_feedback", "02_mlp")
    problems += _seen(world, shown.stdout + shown.stderr)
    within = ("course/submitted", "course/course.yml", "course/solutions/02_mlp/mlp.py")
    problems += world.harm(within=within) + world.litter()
    last = _last_line(done.stderr) if problems else ""
    yield Outcome("everybody at once", "nbgrader", 0, last, problems)
    scores = _gradebook(world)
    for program in programs:
        kept = [
            _text(world.course / step / program.student / "02_mlp" / name)
            for step, name in (("autograded", "mlp.ipynb"), ("feedback", "mlp.html"))
        ]
        told = "" if all(kept) else "no feedback"
        points = scores.get(program.student)
        outcome = Outcome(program.id, "nbgrader", points or 0.0, told or "graded", [])
        if points is None:
            outcome.problems.append("is not in the gradebook")
        for text in kept:
            outcome.problems += world.leaks(text)
        yield outcome


def feedback_route(world: World, programs: list[Program]) -> Iterator[Outcome]:
    """`course feedback` in a student's own repository, as a push is answered in CI."""
    release = world.folder / "release"
    made = run(world.course, "autograder.cli", "release", str(release))
    assert made.returncode == 0, made.stdout + made.stderr
    for program in programs:
        if "feedback" not in program.routes:
            continue
        own = world.folder / "own"
        shutil.copytree(release, own)
        work = own / "assignments/02_mlp"
        shutil.rmtree(work)
        program.hand_in(work, world.place())
        world.watch_from_here()
        summary, report = world.folder / "summary.md", world.folder / "report.json"
        summary.write_text("", encoding="utf-8")
        ci = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
        done = run(
            own, "autograder.cli", "feedback", "02_mlp", "--json", str(report),
            **ci, PYTHONPATH=str(own),
        )  # fmt: skip
        told = json.loads(_text(report) or "{}")
        points = float(told.get("score", -1))
        outcome = Outcome(program.id, "feedback", points, f"status {done.returncode}", [])
        shown = done.stdout + done.stderr
        outcome.problems += _seen(world, shown + _text(summary) + _text(report)) + world.harm()
        if COMMAND.search(shown):
            outcome.problems.append("gave GitHub a command")
        if "<script" in FENCED.sub("", _text(summary)) or summary.stat().st_size > 1 << 20:
            outcome.problems.append("broke the summary")
        yield outcome
        shutil.rmtree(own)
        report.unlink(missing_ok=True)


ROUTES = {"pytest": pytest_route, "nbgrader": nbgrader_route, "feedback": feedback_route}


def _seen(world: World, text: str) -> list[str]:
    """What is wrong with a command's output."""
    found = world.leaks(text)
    if "\x1b[2J" in text or "\x1b]0;" in text:
        found.append("steers the terminal")
    if "Traceback (most recent call last)" in text and "INTERNALERROR" in text:
        found.append("broke pytest")
    return found


def _from_grade(program: Program, route: str, grade: dict[str, Any] | None) -> Outcome:
    if grade is None:
        # pytest collects files only: a folder or a pipe is none.
        problems = [] if program.family == "archives" else ["has no result"]
        return Outcome(program.id, route, 0.0, "not collected", problems)
    keys = [c.get("key", "") for e in grade["exercises"] for c in e["checks"][:1]]
    told = grade["error"] or ("right" if grade["all_done"] else ", ".join(dict.fromkeys(keys)))
    outcome = Outcome(program.id, route, grade["score"], str(told)[:80])
    outcome.confinement = grade["confinement"]
    return outcome


def _by_student(report: Any) -> dict[str, dict[str, Any]]:
    found = {}
    for grade in report if isinstance(report, list) else [report]:
        parts = Path(grade.get("submission", "")).parts
        if "submitted" in parts:
            found[parts[parts.index("submitted") + 1]] = grade
    return found


def _gradebook(world: World) -> dict[str, float]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{world.course}/gradebook.db") as gradebook:
        return {
            submission.student.id: sum(
                grade.auto_score or 0.0 for book in submission.notebooks for grade in book.grades
            )
            for submission in gradebook.find_assignment("02_mlp").submissions
        }


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _last_line(text: str) -> str:
    return (text.strip().split("\n") or [""])[-1][-120:]


def main() -> int:
    """``hostile_routes.py FOLDER KIND ROUTE``: print outcomes as JSON lines."""
    folder, kind, route = sys.argv[1:]
    world = World(Path(folder), short=kind == "hostile")
    programs = hostile_programs.controls() if kind == "controls" else hostile_programs.hostile()
    try:
        for outcome in ROUTES[route](world, programs):
            print(json.dumps(asdict(outcome)), flush=True)
    finally:
        world.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
