"""Three hundred go through the real commands, and the pages name what is true of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest
from copied_class import Made, make_class
from gradebook_class import copy_course
from gradebook_runs import SECRET, convert
from needs_chromium import NEEDS_CHROMIUM, chromium

from autograder.cli import main
from autograder.course.load import load_course
from autograder.course.model import Course
from autograder.lms.roster import Student, write_roster

pytestmark = NEEDS_CHROMIUM
MISSING = tuple(f"m{number}" for number in range(8))
LATE = 5
CELL = re.compile(r"(?m)^(?=# %% )")


@dataclass(frozen=True)
class Class:
    """The class, who of it had begun nothing or was late, and the pages about it."""

    made: Made
    empty: set[str]
    late: set[str]
    report: Path
    copies: Path


@pytest.fixture(scope="module")
def whole(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    folder = copy_course(course.root, tmp_path_factory.mktemp("class") / "내 강의 course")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_SECRET_SEED", SECRET)
        patch.delenv("COURSE_LANGUAGE", raising=False)
        patch.chdir(folder)
        assert convert(folder, "GenerateAssignment", force=True) == ""
        made = make_class(course, size=300, seed=1)
        empty, late = hand_in(folder, made)
        assert convert(folder, "Autograde") == ""
        for command in ("report", "copies"):
            assert main([command, "02_mlp", "--language", "en"]) == 0
        pages = [folder / "report" / f"02_mlp.{name}" for name in ("html", "copies.html")]
        yield Class(made, empty, late, *pages)


def hand_in(folder: Path, made: Made) -> tuple[set[str], set[str]]:
    """Everybody's file, and the roster; returns who had begun nothing, and who was late."""
    assignment = load_course(folder).assignment("02_mlp")
    assert assignment.due is not None
    released = folder / "assignments" / "02_mlp" / "mlp.py"
    cells = CELL.split(released.read_text(encoding="utf-8"))
    stubs = {name_of(cell) for cell in cells} & assignment.exercises.keys()
    assert stubs == assignment.exercises.keys()
    empty = {work.student for work in made.works if "NotImplemented" in "".join(work.code.values())}
    copiers = {student for pair in made.copies for student in pair}
    on_time = [w.student for w in made.works if w.student not in empty | copiers]
    late = set(on_time[:: len(on_time) // LATE][:LATE])
    for work in made.works:
        to = folder / "submitted" / work.student / "02_mlp"
        to.mkdir(parents=True)
        own = [work.code.get(name_of(cell)) for cell in cells]
        text = "".join(
            cell if code is None else f"# %% {name_of(cell)}\n{code}\n"
            for cell, code in zip(cells, own, strict=True)
        )
        (to / "mlp.py").write_text(text, encoding="utf-8")
        when = assignment.due + timedelta(hours=30 if work.student in late else -30)
        stamp = when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        (to / "timestamp.txt").write_text(stamp, encoding="utf-8")
    everybody = [*(work.student for work in made.works), *MISSING]
    write_roster(folder, [Student(student, f"Name {student}") for student in everybody])
    return empty, late


def name_of(cell: str) -> str:
    """The exercise of a cell; "" where it is of none."""
    return cell.split("\n", 1)[0].removeprefix("# %% ")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


def opened(browser: Any, path: Path, width: int = 1280) -> Any:
    """The page in a window so wide, with scripts off; it fits into it."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    return page


def test_the_report_names_who_has_nothing_and_who_was_late(browser: Any, whole: Class) -> None:
    page = opened(browser, whole.report)
    assert "300 of 308 have handed in." in page.inner_text("body")
    lists = page.locator("h4 + ul.people, h4 + p + ul.people")
    named = [set(re.findall(r"\b[sm]\d+(?= \()", lists.nth(n).inner_text())) for n in range(3)]
    assert named == [set(MISSING), whole.empty, whole.late]
    assert (len(whole.empty), len(whole.late)) == (10, LATE)


def test_the_report_has_each_mistake_with_its_students_and_both_unknown_errors(
    browser: Any, whole: Class
) -> None:
    page = opened(browser, whole.report)
    for exercise in {exercise for exercise, _ in whole.made.mistakes}:
        titled = re.compile(rf"The checks of {exercise}(?!\w)")
        told = page.locator("details", has_text=titled).last.text_content()
        counted = dict(re.findall(r"known mistake (\w+): (\d+)", " ".join(told.split())))
        assert counted == {
            name: str(len(students))
            for (other, name), students in whole.made.mistakes.items()
            if other == exercise
        }
    groups = [group.text_content() for group in page.locator(".error-group").all()]
    named = [set(re.findall(r"\bs\d{3}(?= \(Name)", text)) for text in groups]
    for students in [*whole.made.mistakes.values(), *whole.made.shared.values()]:
        assert students in named
    assert {len(students) for students in whole.made.shared.values()} == {12, 7}


def test_the_copies_rank_first_and_nobody_honest_is_shown(browser: Any, whole: Class) -> None:
    page = opened(browser, whole.copies)
    titles = page.locator("h2").all_inner_texts()
    pairs = [frozenset(re.findall(r"\bs\d{3}(?= \(Name)", title)) for title in titles]
    assert set(pairs[:3]) == {frozenset(pair) for pair in whole.made.copies}
    assert len(pairs) == 3


def test_both_pages_fit_a_phone_and_print(browser: Any, whole: Class, tmp_path: Path) -> None:
    for path, pages in ((whole.report, 6), (whole.copies, 2)):
        page = opened(browser, path, 390)
        page.emulate_media(media="print")
        printed = page.pdf(path=tmp_path / "page.pdf", format="A4", print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) > pages
