"""Grades programs one by one as one user and says of each what happened; a script, so that
another user can run it."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

import hostile_programs
from hostile_programs import Program
from hostile_world import World

from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.grading.result import SubmissionResult
from autograder.grading.seeds import Seed
from autograder.report.html import submission_html
from autograder.report.json import write_grades
from autograder.report.terminal import submission_lines
from autograder.sandbox import spawn
from autograder.sandbox.spawn import Confinement


@dataclass
class Outcome:
    """What came of one program on one route; `problems` must be empty."""

    program: str
    route: str
    points: float
    happened: str
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0
    confinement: dict[str, object] = field(default_factory=dict)


def grade_alone(world: World, program: Program, confinement: Confinement) -> Outcome:
    """Hand in and grade one program, then look around."""
    folder = world.course / "submitted" / program.student / "02_mlp"
    program.hand_in(folder, world.place())
    world.watch_from_here()
    course = load_course(world.course)
    seed = Seed(world.seed, is_public=False)
    started = time.monotonic()
    result = grade_submission(
        course, course.assignment("02_mlp"), folder, seed=seed, confinement=confinement
    )
    seconds = time.monotonic() - started
    problems = world.leaks(_everything(result, world.folder / "grades.json"))
    zygotes = [s for s in spawn._SPAWNERS.values() if isinstance(s, spawn.Zygote)]
    problems += world.harm({zygote.process.pid for zygote in zygotes})
    for zygote in zygotes:
        left = [path.name for path in zygote.folder.iterdir() if path.name != "student"]
        problems += [f"left {name} beside its folder" for name in left]
    world.take_back(program.student)
    return Outcome(
        program.id, "alone", result.score, happened(result), problems, seconds, result.confinement
    )


def happened(result: SubmissionResult) -> str:
    """A result in a few words."""
    if result.error is not None:
        return result.error.key
    troubles = Counter(trouble.trouble.fault.kind for trouble in result.troubles)
    keys = Counter(
        check.failure.key.removeprefix("fault.")
        for exercise in result.exercises
        for check in exercise.checks[:1]
        if check.failure is not None
    )
    told = [f"cell {kind}" for kind in troubles]
    told += [key for key, _ in keys.most_common(3) if key != "missing"] or ["nothing there"]
    return "right" if result.all_done else ", ".join(told)


def _everything(result: SubmissionResult, file: Path) -> str:
    """Every text that anybody could get to see of a result."""
    write_grades(file, [result], "en")
    parts = [repr(result), file.read_text(encoding="utf-8")]
    for language in ("ko", "en"):
        parts += submission_lines(result, language, verbose=True)
        parts.append(submission_html(result, language))
    shown = "\n".join(parts)
    assert "\x1b" not in "\n".join(submission_lines(result, "en", verbose=True)), (
        "steers a terminal"
    )
    return shown


def main() -> int:
    """``hostile_run.py FOLDER KIND CONFINEMENT [PROGRAM ...]``: print outcomes as JSON lines."""
    folder, kind, confinement, *only = sys.argv[1:]
    assert confinement in ("required", "wanted", "off")
    # Where each is graded by itself, all of a grader is tried, the search for a hint included.
    world = World(Path(folder), short=kind != "controls", repair=confinement == "required")
    os.chdir(world.home)
    programs = hostile_programs.controls() if kind == "controls" else hostile_programs.hostile()
    if kind == "unconfined":
        programs = [p for p in programs if p.unconfined not in ("", "nothing")]
    try:
        for program in programs:
            if only and program.id not in only:
                continue
            if kind == "unconfined":  # they really do what they try
                os.chdir("/")
                world.restore()
            try:
                outcome = grade_alone(world, program, confinement)
            except Exception as error:  # the grader must outlive every program
                said = f"{type(error).__name__}: {error}"[:300]
                outcome = Outcome(program.id, "alone", -1, "the grader failed", [said])
            print(json.dumps(asdict(outcome)), flush=True)
    finally:
        for spawner in spawn._SPAWNERS.values():
            spawner.close()
        littered = world.litter()
        print(json.dumps(asdict(Outcome("the end", "alone", 0, "", littered))), flush=True)
        world.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
