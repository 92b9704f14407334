"""A comment on a group reaches its members' pages, later ones' too, and nobody else's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from gradebook_class import cell_of, material, solved_by, write_json
from gradebook_runs import SECRET, convert, nbgrader

from autograder.cli import main
from autograder.course import load_course
from autograder.explorer.groups import groups_of
from autograder.gradebook.exchange import SECRET_FILE
from autograder.gradebook.seen import graded_class

pytestmark = pytest.mark.slow

# One unknown error in three spellings, another one, and a known mistake.
LIKE_A_WAVE = "def sigmoid_derivative(a):\n    return np.sin(3 * np.asarray(a)) / 3\n"
THE_SAME = """def sigmoid_derivative(활성값):
    세배 = 3.0 * np.asarray(활성값)
    return np.sin(세배) * (1 / 3)
"""
ALSO_THE_SAME = "def sigmoid_derivative(x):\n    return np.sin(np.add(x, np.add(x, x))) / 3.0\n"
OTHER_WAVE = "def sigmoid_derivative(a):\n    return np.sin(5 * np.asarray(a)) / 5\n"
KNOWN = "def sigmoid_derivative(a):\n    return 1 - np.asarray(a, float) ** 2\n"
KO, EN = (
    "왜 셋으로 **나누었나요**? <script>alert(1)</script>",
    "Why divide by *three*? <script>alert(1)</script>",
)


@pytest.fixture(scope="module")
def graded_once(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five graded students; 김 and lee have one unknown error in common."""
    root = shutil.copytree(prepared, tmp_path_factory.mktemp("groups") / "course")
    answers = {"김 철수": LIKE_A_WAVE, "lee": THE_SAME, "park": OTHER_WAVE, "choi": KNOWN}
    made = material(root)
    for student in (*answers, "done"):
        notebook = solved_by(student, made)
        if student in answers:
            cell_of(notebook, "sigmoid_derivative")["source"] = answers[student]
        folder = root / "submitted" / student / "02_mlp"
        folder.mkdir(parents=True)
        write_json(folder / "mlp.ipynb", notebook)
        (folder / SECRET_FILE).write_text(f"handed in by {student}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_SECRET_SEED", SECRET)
        assert convert(root, "Autograde") == ""
    return root


@pytest.fixture
def class_(tmp_path: Path, graded_once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The graded class, to be changed; the working directory is there."""
    monkeypatch.setenv("COURSE_SECRET_SEED", SECRET)
    monkeypatch.delenv("COURSE_LANGUAGE", raising=False)
    copied = shutil.copytree(graded_once, tmp_path / "course")
    monkeypatch.chdir(copied)
    return copied


def group_of(root: Path, student: str) -> str:
    course = load_course(root)
    assignment = course.assignment("02_mlp")
    groups = groups_of(assignment, graded_class(course, assignment))["sigmoid_derivative"]
    return next(group.id for group in groups if student in group.students)


def page_of(root: Path, student: str, folder: str = "feedback") -> str:
    return (root / folder / student / "02_mlp" / "mlp.html").read_text(encoding="utf-8")


def comment(group: str, *more: str, exercise: str = "sigmoid_derivative") -> int:
    return main(["comment", "02_mlp", exercise, "--group", group, *more])


def test_groups_are_by_known_mistake_and_by_equal_behaviour(class_: Path) -> None:
    course = load_course(class_)
    assignment = course.assignment("02_mlp")
    groups = groups_of(assignment, graded_class(course, assignment))
    assert list(groups) == ["sigmoid_derivative"]
    members = {group.students: group for group in groups["sigmoid_derivative"]}
    assert members.keys() == {("lee", "김 철수"), ("park",), ("choi",)}
    shared = members["lee", "김 철수"]
    assert shared.kind == "same" and members["choi",].kind == "mistake"
    assert shared.example == "김 철수" and "np.sin(3 * np.asarray(a)) / 3" in shared.code
    assert shared.seen.call.startswith("sigmoid_derivative(")
    assert shared.seen.expected and shared.seen.got and shared.seen.message["ko"]


def test_a_comment_reaches_its_group_and_who_comes_later(
    class_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nbgrader(class_, "generate_feedback", "02_mlp")
    assert "Why divide by" not in page_of(class_, "lee")
    group = group_of(class_, "lee")
    assert comment(group[:9], "--ko", KO, "--en", EN) == 0
    assert "2 students" in capsys.readouterr().out
    later = solved_by("later", material(class_))
    cell_of(later, "sigmoid_derivative")["source"] = ALSO_THE_SAME
    folder = class_ / "submitted" / "later" / "02_mlp"
    folder.mkdir(parents=True)
    write_json(folder / "mlp.ipynb", later)
    assert convert(class_, "Autograde") == ""
    nbgrader(class_, "generate_feedback", "02_mlp")  # pages that are there are written again
    told = {s: "Why divide by" in page_of(class_, s) for s in ("김 철수", "lee", "later", "park")}
    assert told == {"김 철수": True, "lee": True, "later": True, "park": False}
    assert not any("Why divide by" in page_of(class_, s) for s in ("choi", "done"))
    assert "<em>three</em>" in page_of(class_, "lee")


def test_the_page_has_the_language_of_feedback_and_runs_nothing(
    class_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert comment(group_of(class_, "lee"), "--ko", KO, "--en", EN) == 0
    monkeypatch.setenv("COURSE_LANGUAGE", "ko")
    assert convert(class_, "GenerateFeedback") == ""
    page = page_of(class_, "lee")
    assert "<strong>나누었나요</strong>" in page and "Why divide by" not in page
    assert "<script>alert" not in page


def test_a_comment_is_replaced_and_taken_away_and_the_rest_of_the_file_stays(
    class_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lee, park = group_of(class_, "lee"), group_of(class_, "park")
    assert comment(lee, "--ko", KO, "--en", EN) == 0
    file = class_ / "solutions" / "02_mlp" / "comments.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert comment(park, "--ko", "다섯?", "--en", "Five?") == 0
    before = file.read_text(encoding="utf-8")
    assert comment(park, "--ko", "왜 다섯?", "--en", "Why five?") == 0
    assert "replaced" in capsys.readouterr().out
    after = file.read_text(encoding="utf-8")
    assert after == before.replace("다섯?", "왜 다섯?").replace("Five?", "Why five?")
    assert "# mine" in after and "three" in after
    assert comment(park, "--remove") == 0
    assert "다섯" not in file.read_text(encoding="utf-8")
    assert comment(park, "--remove") == 2
    text = file.read_text(encoding="utf-8").replace(lee, "same:000000000000")
    file.write_text(text, encoding="utf-8")  # as after a change of the checks
    assert main(["errors", "02_mlp"]) == 0
    told = capsys.readouterr().err
    assert "comments.yml:2: the comment on sigmoid_derivative same:000000000000" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["same:ffff", "--ko", "a", "--en", "b"], "is no group of 02_mlp sigmoid_derivative"),
        (["same:ffff", "--ko", "a"], "--en is missing"),
        (["x", "--remove"], "has no comment on"),
    ],
)
def test_bad_input_gets_one_sentence(
    class_: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert comment(*arguments) == 2
    told = capsys.readouterr().err
    assert said in told and len(told.strip().splitlines()) == 1
    assert comment("same:ffff", "--ko", "a", "--en", "b", exercise="nothing") == 2
    assert "nothing: is no exercise of 02_mlp" in capsys.readouterr().err


def test_a_broken_file_stops_feedback_with_its_lines(class_: Path) -> None:
    def run(name: str) -> str:
        return convert(class_, name)

    file = class_ / "solutions" / "02_mlp" / "comments.yml"
    file.write_text("- exercise: sigmoid\n  group: same:1\n  ko: 가\n", encoding="utf-8")
    assert run("GenerateFeedback").startswith("solutions/02_mlp/comments.yml:1: a comment is")
    file.write_text("sigmoid: x\n", encoding="utf-8")
    assert "has to be a list" in run("GenerateFeedback")
    file.write_text("# nothing yet\n", encoding="utf-8")
    assert run("GenerateFeedback") == ""


def test_released_feedback_has_the_comment_and_nothing_else_of_the_group(
    class_: Path, tmp_path: Path
) -> None:
    assert comment(group_of(class_, "lee"), "--ko", KO, "--en", EN) == 0
    exchange = tmp_path / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    assert convert(class_, "GenerateFeedback") == ""
    config = ("--Exchange.root=" + str(exchange), "--CourseDirectory.course_id=dl")
    nbgrader(class_, "release_feedback", "02_mlp", *config)
    pages = list(exchange.rglob("*.html"))
    texts = [page.read_text(encoding="utf-8") for page in pages]
    assert sum("Why divide by" in text for text in texts) == 2
    everything = [file.read_bytes() for file in exchange.rglob("*") if file.is_file()]
    digest = group_of(class_, "lee").removeprefix("same:").encode()
    assert everything and not any(digest in content for content in everything)


def test_the_errors_are_shown_in_a_terminal_on_a_page_and_as_json(
    class_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["errors", "02_mlp", "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert "02_mlp: 5 graded submissions" in told and "unknown, with equal replies" in told
    assert "known mistake" in told and "course comment 02_mlp sigmoid_derivative --group" in told
    page = class_ / "errors.html"
    assert main(["errors", "02_mlp", "--html", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert "김 철수" in html and "known mistake" in html and "<script" not in html
    assert main(["errors", "02_mlp", "--group", group_of(class_, "lee")]) == 2
    assert main(["errors", "02_mlp", "--exercise", "none"]) == 2
    capsys.readouterr()
    assert main(["errors", "02_mlp", "--exercise", "sigmoid"]) == 0
    assert main(["errors", "02_mlp", "--json"]) == 0
    assert '"sigmoid_derivative"' in capsys.readouterr().out


def test_what_an_earlier_version_graded_is_told(
    class_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for notebook in (class_ / "autograded").rglob("mlp.ipynb"):
        text = notebook.read_text(encoding="utf-8")
        notebook.chmod(0o644)
        notebook.write_text(text.replace('"seen"', '"unseen"'), encoding="utf-8")
    assert main(["errors", "02_mlp"]) == 2
    assert "nbgrader autograde 02_mlp --force" in capsys.readouterr().err
    assert convert(class_, "GenerateFeedback") == ""


def test_nothing_graded_is_one_sentence(
    small_course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["errors", "02_mlp"]) == 2
    assert "run: nbgrader autograde 02_mlp" in capsys.readouterr().err


def test_what_is_right_after_all_is_graded_again_for_its_group_alone(
    class_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    group = group_of(class_, "lee")
    arguments = ["accept", "02_mlp", "sigmoid_derivative", "--group", group[:9]]
    alternatives = class_ / "solutions" / "02_mlp" / "alternatives.py"
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert "It is refused by:" in told and "solutions/02_mlp/checks.py:" in told
    assert f"(2 students), by the same command: course {' '.join(arguments)}" in told
    added = alternatives.read_text(encoding="utf-8")
    name = f"accepted_{group.removeprefix('same:')[:6]}"
    assert f"def {name}(" in added
    assert "세배" not in added
    assert main(arguments) == 0  # nothing is corrected yet: named again, added once
    told = capsys.readouterr().out
    assert f"has it already, as {name}." in told and "It is refused by:" in told
    assert alternatives.read_text(encoding="utf-8") == added

    checks = class_ / "solutions" / "02_mlp" / "checks.py"
    text = checks.read_text(encoding="utf-8")
    before, head, rest = text.partition('    exercise = "sigmoid_derivative"\n')
    _, _, after = rest.partition("\nclass ")
    kept = (
        "\n    def test_zero(self, student):\n        assert student.sigmoid_derivative(0.0) == 0\n"
    )
    checks.write_text(f"{before}{head}{kept}\n\nclass {after}", encoding="utf-8")
    # As from a shell: this process has loaded the checks as they were.
    again = subprocess.run(
        [sys.executable, "-m", "autograder.cli", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert again.returncode == 0, again.stderr
    told = again.stdout
    assert "passes every check as they are now; grading again (2 students)." in told
    assert "02_mlp: 2 submissions graded again, 2 with another score" in told
    rows = [line.split() for line in told.splitlines() if "sigmoid_derivative 0 →" in line]
    assert sorted("김" if row[0] == "김" else row[0] for row in rows) == ["lee", "김"]
    assert "2 of 2 have all points for sigmoid_derivative now." in told
    older = "3 scores of 02_mlp were given before the checks changed; run: course regrade 02_mlp"
    assert older in told
    assert alternatives.read_text(encoding="utf-8") == added
    course = load_course(class_)
    seen = {work.student: work.seen for work in graded_class(course, course.assignment("02_mlp"))}
    wrong = {student for student, found in seen.items() if "sigmoid_derivative" in found}
    assert wrong == {"park", "choi"}  # of other groups, and graded as they were
