"""`course report` as an instructor runs it: what the page says, and one sentence for bad input."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import made_class
import pytest
from made_course import MadeClass, course_at

from autograder.cli import main
from autograder.course import LANGUAGES, load_course
from autograder.insight import links
from autograder.insight.collect import collect
from autograder.insight.model import ClassWork
from autograder.insight.page import Shown, report_page
from autograder.insight.people import Names
from autograder.insight.results import from_files
from autograder.insight.sections import Section
from autograder.insight.text.advice import SIGNALS
from autograder.insight.text.authors import AUTHORS
from autograder.insight.text.page import PAGE
from autograder.lms.roster import Student

Report = Callable[..., str]


class Page(HTMLParser):
    """What a page is made of: its tags, addresses, ids and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = {name: value or "" for name, value in attrs}
        self.addresses += [v for n, v in given.items() if n in ("href", "src", "xlink:href")]
        self.ids += [given["id"]] if "id" in given else []
        assert not [name for name in given if name.startswith("on")]
        if tag not in ("meta", "link", "br", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self) -> str:
        """The words, one space between any two."""
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="session")
def page_of(made: MadeClass) -> Report:
    """Writes a report about the made class, once for each way of asking, and returns the page."""
    kept: dict[tuple[str, ...], str] = {}

    def report(*options: str) -> str:
        if options not in kept:
            to = made.root / "쪽 pages" / f"{len(kept)}.html"
            arguments = ["report", *options, "--course", str(made.root)]
            arguments += ["--results", str(made.results), "--output", str(to)]
            assert main(arguments) == 0
            kept[options] = to.read_text(encoding="utf-8")
        return kept[options]

    return report


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", [(), ("02_mlp",), ("--quality",), ("02_mlp", "--anonymous")])
def test_a_page_needs_nothing_else(page_of: Report, what: tuple[str, ...], language: str) -> None:
    text = page_of(*what, "--language", language)
    page = Page(text)
    assert not page.open  # every element is closed
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form", "base", "image"}
    assert len(page.ids) == len(set(page.ids))
    inside = [address[1:] for address in page.addresses if address.startswith("#")]
    assert set(inside) <= set(page.ids)
    outside = [address for address in page.addresses if not address.startswith("#")]
    assert all(address.startswith(f"{links.FORMGRADER}/") for address in outside)
    for found in re.findall(r"url\(([^)]*)\)", text):
        assert found.lstrip("#") in page.ids
    assert f'<html lang="{language}">' in text and "default-src &#39;none&#39;" in text
    figures = len(re.findall("<svg ", text))
    assert len(re.findall(r'<svg [^>]*role="img"', text)) == figures
    assert len(
        re.findall(r"<svg [^>]*><title [^>]*>[^<]+</title><desc [^>]*>[^<]+</desc>", text)
    ) == (figures)
    assert "#0102" not in text and "DejaVu" not in text


def test_the_page_says_who_and_how_many(made: MadeClass, page_of: Report) -> None:
    page = Page(page_of("02_mlp", "--language", "en")).text
    missing = [one for one in made_class.members() if one.id not in made.graded]
    assert f"{len(made.graded)} of 300 have handed in." in page
    assert f"Not handed in ({len(missing)})" in page
    for one in missing:
        assert f"{one.id} ({one.name})" in page
    scores = sorted(result.score for result in made.graded.values())
    middle = len(scores) // 2
    median = (scores[middle] + scores[~middle]) / 2
    assert f"The median is {median:g} of the 20 points" in page
    assert "Exercises that build on each other are no independent items" in page
    assert "With fewer than" not in page
    assert "Nothing waits for a person." in page


def test_in_korean(page_of: Report) -> None:
    page = Page(page_of("02_mlp", "--language", "ko")).text
    assert "다층 퍼셉트론 한 걸음씩" in page and "중앙값은" in page and "서로 이어지는 문제" in page
    english = ["Handed in", "Exercises and checks", "median", "deadline", "solved", "wrong"]
    assert not [word for word in english if word in page]


def test_the_term_has_everybody_and_the_assignments(made: MadeClass, page_of: Report) -> None:
    page = Page(page_of("--language", "en")).text
    assert "The term so far" in page and "Everybody's term (300)" in page
    assert "02_mlp · A multilayer perceptron, step by step" in page
    assert "03_xor" not in page  # nothing was handed in for it
    del made


def test_no_name_and_no_link_tells_who_it_is(made: MadeClass, page_of: Report) -> None:
    for what in ((), ("02_mlp",)):
        text = page_of(*what, "--anonymous", "--language", "en")
        assert not re.search("2026[0-9]{4}", text)
        assert not [one.name for one in made_class.members() if one.name in text]
        assert "/submissions/" not in text
        assert "Names are hidden" in text and "Student 300" in text
    del made


def test_no_order_tells_who_it_is(page_of: Report) -> None:
    """Everybody in the roster's order would be named by the place in it."""
    text = page_of("--anonymous", "--language", "en")
    everybody = text[text.index("Everybody&#39;s term") :].partition("</table>")[0]
    numbers = [int(n) for n in re.findall(r"Student (\d+)<", everybody)]
    assert numbers == list(range(1, 301))


def test_what_cannot_be_read_names_nobody_either(
    made: MadeClass, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = made_class.read_json(made.results)[:2]
    told[0]["submission"] = "elsewhere/20260020/mlp.py"
    file = tmp_path / "results.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    to = tmp_path / "page.html"
    arguments = ["report", "02_mlp", "--course", str(made.root), "--results", str(file)]
    assert main([*arguments, "--output", str(to), "--anonymous"]) == 0
    text = to.read_text(encoding="utf-8")
    assert "does not say whose it is" in text and "20260020" not in text
    assert "20260020" in capsys.readouterr().out  # for who gave the command


def test_what_cannot_be_opened_is_not_missing(small: Path, tmp_path: Path) -> None:
    course = load_course(small)
    made_class.write_gradebook(course, course.assignment("02_mlp"), {}, {})
    made_class.write_roster(small, [("kim", "김서연"), ("lee", "이민준"), ("han", "한지우")])
    download = tmp_path / "download"
    for student, name, content in (
        ("kim", "mlp.zip", b"PK\x03\x04 and then nothing"),
        ("lee", "mlp.py", (small / "assignments/02_mlp/mlp.py").read_bytes()),
    ):
        (download / student).mkdir(parents=True)
        (download / student / name).write_bytes(content)
    collect_them = ["collect", "02_mlp", str(download), "--from", "folder"]
    assert main([*collect_them, "--course", str(small)]) == 1  # it says who was refused
    to = tmp_path / "page.html"
    arguments = ["report", "02_mlp", "--course", str(small), "--output", str(to)]
    assert main([*arguments, "--language", "en"]) == 0
    text = to.read_text(encoding="utf-8")
    page = Page(text).text
    assert "2 of 3 have handed in." in page
    assert "Handed in, but it cannot be opened: 1; ask for it again" in page
    assert "Not handed in (1) han (한지우)" in page
    assert "/submissions//" not in text  # formgrader has no page of it


def test_numbers_are_drawn_anew(made: MadeClass) -> None:
    from autograder.insight.people import names_for
    from autograder.lms.roster import Student

    students = [Student(one.id) for one in made_class.members()]
    first, second = (names_for(students, "en", anonymous=True) for _ in range(2))
    assert sorted(first.numbers.values()) == sorted(second.numbers.values())
    assert first.numbers != second.numbers
    del made


def test_links_lead_to_formgrader(made: MadeClass, tmp_path: Path) -> None:
    to = tmp_path / "page.html"
    address = "https://grading.example.org/user/kim"
    arguments = ["report", "02_mlp", "--course", str(made.root), "--output", str(to)]
    assert main([*arguments, "--formgrader", f"{address}/"]) == 0
    text = to.read_text(encoding="utf-8")
    assert text.count(f'href="{address}/formgrader/submissions/') == len(made.graded)
    assert "There are no results check by check" in text


def test_what_waits_for_a_person_comes_first(small: Path, tmp_path: Path) -> None:
    course = load_course(small)
    assignment = course.assignment("02_mlp")
    names = {name: ["example"] for name in assignment.exercises}
    results = dict(list(made_class.made_results(assignment, names, 3).items())[:5])
    when = made_class.times(assignment)
    made_class.write_gradebook(course, assignment, results, when, written=None)
    (small / "submitted/new/02_mlp").mkdir(parents=True)
    to = tmp_path / "term.html"
    assert main(["report", "--course", str(small), "--output", str(to), "--language", "en"]) == 0
    text = to.read_text(encoding="utf-8")
    page = Page(text).text
    assert "Written answers to grade: 5" in page and "Not graded yet: 1; run: nbgrader" in page
    assert page.index("Written answers to grade") < page.index("The term so far")
    first = text.index(f"{links.FORMGRADER}/submissions/")
    assert first < text.index(f"{links.FORMGRADER}/gradebook/02_mlp/mlp") < text.index("<svg")
    assert "With fewer than 20 submissions nothing is said of discrimination" in page


def test_hostile_names_stay_text(small: Path, tmp_path: Path) -> None:
    course = load_course(small)
    assignment = course.assignment("02_mlp")
    hostile = "<img src=x onerror=alert(1)><script>"
    names = {name: [hostile] for name in assignment.exercises}
    (result, *_) = made_class.made_results(assignment, names, 3).values()
    result = replace(result, submission=f"submitted/{hostile}/02_mlp/mlp.py")
    made_class.write_gradebook(course, assignment, {hostile: result}, {})
    told = made_class.write_results(tmp_path / "r.json", {hostile: result})
    to = tmp_path / "page.html"
    arguments = ["report", "02_mlp", "--course", str(small), "--output", str(to)]
    assert main([*arguments, "--results", str(told)]) == 0
    text = to.read_text(encoding="utf-8")
    assert "<script" not in text and "<img" not in text
    assert text.count("&lt;script&gt;") > 2  # the student's, and the checks'


def test_a_section_from_elsewhere_stands_with_its_assignment(made: MadeClass) -> None:
    classes = collect(made.course, [made.assignment], from_files([made.results]))
    names = Names("en", {"20260020": 7})
    how = Shown(names, links.Formgrader(), datetime(2017, 1, 1))

    def sections(one: ClassWork, names: Names) -> list[Section]:
        who = names.of(Student("20260020"))
        return [Section("errors", f"Errors & {one.assignment.name}", f"<h4>by {who}</h4>")]

    text = report_page(made.course, classes, how, term=False, sections=sections)
    assert '-errors">Errors &amp; 02_mlp</h3>\n<h4>by Student 7</h4>' in text
    assert text.index("The checks of train_step") < text.index("Errors &amp;")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says when it cannot do what was asked."""
    assert main(["report", *arguments]) == 2
    text = capsys.readouterr().err.strip()
    assert text and "\n" not in text and "Traceback" not in text
    return text


def test_one_sentence_for_what_is_not_there(
    small: Path, made: MadeClass, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ("--course", str(small))
    assert "has no gradebook yet; begin with: nbgrader" in said(capsys, *here)
    assert "did you mean 02_mlp?" in said(capsys, "02_mpl", *here)
    made_class.write_gradebook(made.course, made.assignment, {}, {})
    (small / "gradebook.db").write_bytes(b"no database at all" * 100)
    assert "gradebook cannot be" in said(capsys, *here)
    (small / "gradebook.db").unlink()
    empty = made.root / "gradebook.db"
    (small / "gradebook.db").write_bytes(empty.read_bytes())
    assert "Nothing was handed in for 03_xor" in said(capsys, "03_xor", *here)
    there = ("--course", str(made.root))
    assert "not an address" in said(capsys, *there, "--formgrader", "localhost")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cannot be written" in said(capsys, *there, "--output", str(tmp_path / "file/x.html"))
    (tmp_path / "bad.json").write_text("[", encoding="utf-8")
    assert "is no JSON" in said(capsys, *there, "--results", str(tmp_path / "bad.json"))
    assert "no results check by check" in said(capsys, *there, "--quality")


def test_one_sentence_for_what_is_not_installed(
    made: MadeClass, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "matplotlib" else found(name)
    )
    text = said(capsys, "--course", str(made.root))
    assert "needs Jinja and Matplotlib; install them with: pip" in text


def test_a_damaged_result_is_told_and_the_rest_goes_on(
    made: MadeClass, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = made_class.read_json(made.results)
    told[3] = {"assignment": "02_mlp"}
    file = tmp_path / "results.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    to = tmp_path / "page.html"
    arguments = ["report", "02_mlp", "--course", str(made.root), "--results", str(file)]
    assert main([*arguments, "--output", str(to), "--language", "en"]) == 0
    assert "results.json: a result of 02_mlp is left out" in capsys.readouterr().out
    page = Page(to.read_text(encoding="utf-8")).text
    assert "What could not be read" in page and "The checks of sigmoid" in page


def test_item_quality_stands_beside_the_accuracy(
    made: MadeClass, root: Path, tmp_path: Path
) -> None:
    copy = course_at(tmp_path, root)
    for name in ("gradebook.db", "roster.csv"):
        (copy / name).write_bytes((made.root / name).read_bytes())
    (copy / "docs").mkdir()
    measured = (root / "docs/accuracy.json").read_bytes()
    (copy / "docs/accuracy.json").write_bytes(measured)
    to = tmp_path / "quality.html"
    arguments = ["report", "--quality", "--course", str(copy), "--results", str(made.results)]
    assert main([*arguments, "--also", str(made.root), "--output", str(to)]) == 0
    page = Page(to.read_text(encoding="utf-8")).text
    (numbers,) = (e for e in json.loads(measured) if e["assignment"] == "02_mlp")
    sigmoid = numbers["exercises"][0]
    killed = sigmoid["mutants"] - sigmoid["equivalent"] - len(sigmoid["survivors"])
    assert f"{killed} / {sigmoid['equivalent']} / {len(sigmoid['survivors'])}" in page
    assert f"Counted are {2 * len(made.graded)} graded submissions" in page
    assert "There are no results of a student's second submission." in page
    assert not re.search("2026[0-9]{4}", page)


def test_every_sentence_is_there_in_both_languages() -> None:
    for texts in (PAGE, AUTHORS, SIGNALS):
        for key, said_in in texts.items():
            assert set(said_in) == set(LANGUAGES), key
            holes = [set(re.findall(r"{(\w+)}", text)) for text in said_in.values()]
            assert holes[0] == holes[1], key
