"""No program gains a point, leaks, harms or stays; no honest one loses a point."""

from __future__ import annotations

import os

import hostile_programs
import pytest
from hostile_all import Runs
from hostile_programs import FULL_MARKS, Program

HOSTILE, CONTROLS = hostile_programs.hostile(), hostile_programs.controls()
ALONE = ("alone current", "alone nobody") if os.getuid() == 0 else ("alone current",)
ROUTES = (*ALONE, "pytest", "nbgrader", "feedback")
FAMILIES = 12
pytestmark = pytest.mark.hostile


def _ids(programs: list[Program]) -> list[str]:
    return [program.id for program in programs]


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60 and len(CONTROLS) >= 12
    assert len({program.family for program in HOSTILE}) >= FAMILIES


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("program", HOSTILE, ids=_ids(HOSTILE))
def test_nothing_is_won(runs: Runs, program: Program, route: str) -> None:
    found = runs.of("hostile", route).get(program.id, [])
    elsewhere = (route == "feedback" and "feedback" not in program.routes) or (
        route == "alone nobody" and not program.is_held_by_kernel
    )
    assert found or elsewhere, "was not graded"
    for outcome in found:
        assert outcome.points == program.points
        assert not outcome.problems


@pytest.mark.parametrize("route", [route for route in ROUTES if route != "feedback"])
def test_nothing_is_left_by_all_together(runs: Runs, route: str) -> None:
    name = "the end" if route.startswith("alone") else "everybody at once"
    for kind in ("hostile", "controls"):
        (outcome,) = runs.of(kind, route)[name]
        assert not outcome.problems


@pytest.mark.parametrize("route", [route for route in ROUTES if route != "feedback"])
@pytest.mark.parametrize("program", CONTROLS, ids=_ids(CONTROLS))
def test_honest_work_gets_full_marks(runs: Runs, program: Program, route: str) -> None:
    (outcome,) = runs.of("controls", route)[program.id]
    assert outcome.points == FULL_MARKS
    assert not outcome.problems


@pytest.mark.parametrize("route", [*ALONE, "pytest"])
def test_all_of_it_ran_confined(runs: Runs, route: str) -> None:
    """A run in which confinement was missing proves nothing, so it fails."""
    found = runs.of("hostile", route)
    layers = [outcome.confinement for outcomes in found.values() for outcome in outcomes]
    ran = [held for held in layers if held]
    assert len(ran) > len(found) // 2
    assert all(held["mode"] == "required" for held in ran)
    started = [held for held in ran if len(held) > 1]
    assert started and all(held["landlock"] and held["seccomp"] for held in started)


WATCHED = [program for program in HOSTILE if program.unconfined not in ("", "nothing")]


@pytest.mark.parametrize("program", WATCHED, ids=_ids(WATCHED))
def test_the_canaries_notice_without_confinement(runs: Runs, program: Program) -> None:
    (outcome,) = runs.of("unconfined", "unconfined")[program.id]
    noticed = program.unconfined.rstrip("s").removesuffix("ed")
    assert any(noticed in problem for problem in outcome.problems), outcome.problems
