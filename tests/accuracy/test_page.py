"""The accuracy page is current, and notices when it is not."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
from accuracy_bench import ROOT, Bench

from autograder.accuracy.digests import assignment_digest
from autograder.accuracy.model import AssignmentAccuracy, ExerciseAccuracy, as_data, from_data
from autograder.accuracy.page import problems, stored, write
from autograder.accuracy.report import markdown
from autograder.cli import main
from autograder.course.errors import CourseError

PAGE = ROOT / "docs" / "accuracy.md"


@pytest.mark.slow  # quick, but whoever works on checks measures when they are done: CI's business
def test_the_page_is_current_and_every_target_is_met(bench: Bench) -> None:
    assert list(problems(PAGE, bench.course, bench.course.assignments)) == []


def test_many_seeds_were_tried(bench: Bench) -> None:
    """At least 200, of PyTorch's 20: a thousand of these take an hour each. The page has all."""
    known = stored(PAGE)
    for assignment in bench.course.assignments:
        wanted = 200 if assignment.needs == "numpy" else 20
        assert all(e.seeds >= wanted for e in known[assignment.name].exercises)


def test_there_are_the_mistakes_and_alternatives_that_were_promised() -> None:
    results = stored(PAGE).values()
    assert sum(result.total("mistakes") for result in results) >= 250
    assert all(e.alternatives >= 3 for result in results for e in result.exercises)


@pytest.fixture
def copied_page(tmp_path: Path) -> Path:
    for suffix in (".md", ".json"):
        shutil.copy(PAGE.with_suffix(suffix), tmp_path)
    return tmp_path / "accuracy.md"


def test_an_edited_page_is_noticed(bench: Bench, copied_page: Path) -> None:
    text = copied_page.read_text(encoding="utf-8")
    copied_page.write_text(text + "More.\n", encoding="utf-8")
    assert "write it again" in "".join(problems(copied_page, bench.course, []))


def test_a_changed_input_is_noticed(bench: Bench, copied_page: Path) -> None:
    old = stored(copied_page)["02_mlp"]
    write(copied_page, bench.course, [dataclasses.replace(old, digest="another")])
    assignment = bench.course.assignment("02_mlp")
    (problem,) = problems(copied_page, bench.course, [assignment])
    assert problem == "02_mlp: measured before its checks or their like were changed."


def test_what_falls_short_is_shown_and_noticed(bench: Bench, copied_page: Path) -> None:
    old = stored(copied_page)["02_mlp"]
    worse = dataclasses.replace(old.exercises[0], survivors=("a → b",), flakes=(7,))
    exercises = (worse, *old.exercises[1:])
    digest = assignment_digest(bench.course, bench.course.assignment("02_mlp"))
    write(copied_page, bench.course, [AssignmentAccuracy("02_mlp", exercises, digest)])
    text = copied_page.read_text(encoding="utf-8")
    assert "- 02_mlp · sigmoid: mutant survives: `a → b`" in text
    assert "- 02_mlp · sigmoid: seed that fails: `7`" in text
    (problem,) = problems(copied_page, bench.course, [bench.course.assignment("02_mlp")])
    assert "falls short" in problem


def test_nothing_measured_is_noticed(bench: Bench, tmp_path: Path) -> None:
    found = list(problems(tmp_path / "none.md", bench.course, bench.course.assignments[:1]))
    assert found[0] == f"{bench.course.assignments[0].name}: not measured yet."


def test_numbers_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "accuracy.json").write_text('[{"assignment": 1}]', encoding="utf-8")
    with pytest.raises(CourseError, match="cannot be read"):
        stored(tmp_path / "accuracy.md")


def test_the_digest_follows_code_and_not_prose(copied_course: Path, bench: Bench) -> None:
    from autograder.course.load import load_course

    course = load_course(copied_course)
    assignment = course.assignment("02_mlp")
    source = copied_course / "solutions" / "02_mlp" / "mlp.py"
    before = assignment_digest(course, assignment)
    text = source.read_text(encoding="utf-8")
    source.write_text(text + "\n# %% [markdown]\n# More prose.\n", encoding="utf-8", newline="\r\n")
    assert assignment_digest(course, assignment) == before
    assert "a * (1.0 - a)" in text
    source.write_text(text.replace("a * (1.0 - a)", "a - a * a"), encoding="utf-8")
    assert assignment_digest(course, assignment) != before


def test_the_digest_follows_every_file_of_the_mistakes(bench: Bench, tmp_path: Path) -> None:
    folder = tmp_path / "solutions" / "02_mlp"
    shutil.copytree(bench.course.root / "solutions" / "02_mlp", folder)
    course = dataclasses.replace(bench.course, root=tmp_path)
    assignment = course.assignment("02_mlp")
    files = [folder / "mistakes" / "a.py", folder / "mistakes" / "b.py"]
    for file in files:
        file.write_text("", encoding="utf-8")
    seen = {assignment_digest(course, assignment)}
    for file in files:
        file.write_text("changed = True\n", encoding="utf-8")
        seen.add(assignment_digest(course, assignment))
    assert len(seen) == 3


def test_numbers_survive_being_stored() -> None:
    exercise = ExerciseAccuracy("f", 3, 9, (1,), 8, (), 5, 4, 1, (), (), 2, (), ("m",), 3, ())
    result = AssignmentAccuracy("01_one", (exercise,), "abc")
    assert from_data(as_data(result)) == result
    page = markdown([result])
    assert "| 3 + 1 / 4 (of 5 made) |" in page and "| 2, 1 / 2 |" in page
    assert "4 of 5 mutants tried, a sample" in page


def test_the_command_checks_without_measuring(
    bench: Bench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assignment, page = bench.course.assignment("02_mlp"), tmp_path / "page.md"
    command = ["accuracy", "--check", str(page), "--course", str(ROOT), "02_mlp"]
    assert main(command) == 1
    assert "Measure again" in capsys.readouterr().out
    digest = assignment_digest(bench.course, assignment)
    current = dataclasses.replace(stored(PAGE)["02_mlp"], digest=digest)
    write(page, bench.course, [current])
    assert main(command) == 0
    assert not capsys.readouterr().out


def test_the_command_tells_a_senseless_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["accuracy", "--seeds", "none"])
    assert "a whole number of 1 or more" in capsys.readouterr().err
    one = ["--exercise", "sigmoid", "--write", "a.md", "--course", str(ROOT)]
    assert main(["accuracy", "02_mlp", *one]) != 0
