"""Nothing that a release holds, its git history and caches included, gives an answer away."""

from __future__ import annotations

import ast
import marshal
import re
import subprocess
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.course.errors import CourseError
from autograder.course.model import Course
from autograder.mistakes import source_files
from autograder.publish.history import require_clean_history
from autograder.publish.leaks import answers_of, leaks, squeeze
from autograder.publish.release import make_release, release_files

ROOT = Path(__file__).resolve().parents[2]
REGION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)


def git(folder: Path, *args: str) -> bytes:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, "-C", str(folder), *args]
    return subprocess.run(command, check=True, capture_output=True).stdout


def answer_lines(course: Course) -> set[str]:
    """Lines of solutions and mistakes that calculate something, and that no text shows anyway."""
    secret: list[str] = []
    shown = ""
    for assignment in course.assignments:
        name = f"{assignment.module}.py"
        source = (ROOT / "solutions" / assignment.name / name).read_text(encoding="utf-8")
        secret += REGION.findall(source)
        shown += squeeze(REGION.sub("", source))
        files = [*(ROOT / "solutions" / assignment.name / "mistakes").rglob("*.py")]
        assert files
        for file in files:
            secret += statements(file.read_text(encoding="utf-8"))
    lines = {squeeze(line) for line in "\n".join(secret).split("\n")}
    return {
        line
        for line in lines
        if len(line) >= 22 and re.search("[-+*/@<>]", line) and line not in shown
    }


def statements(code: str) -> Iterator[str]:
    """The text of every statement of every function, docstrings left out."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef):
            for statement in node.body:
                if not (isinstance(statement, ast.Expr) and ast.get_docstring(node)):
                    yield ast.get_source_segment(code, statement, padded=True) or ""


def answer_bytecode(course: Course) -> Iterator[bytes]:
    """The bytecode of every solution, where it is long enough to be no coincidence."""
    for assignment in course.assignments:
        file = ROOT / "solutions" / assignment.name / f"{assignment.module}.py"
        text = file.read_text(encoding="utf-8")
        waiting = [compile(text, file.name, "exec")]
        while waiting:
            code = waiting.pop()
            waiting += [const for const in code.co_consts if isinstance(const, types.CodeType)]
            if code.co_name in assignment.exercises and len(code.co_code) >= 80:
                yield code.co_code


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and every object of a git history, in full."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file.read_bytes()
    if (folder / ".git").is_dir():
        yield "git objects", git(folder, "cat-file", "--batch", "--batch-all-objects")


def found_in(folder: Path, course: Course) -> list[tuple[str, str]]:
    lines, codes = answer_lines(course), list(answer_bytecode(course))
    assert len(lines) > 10 and codes
    found = []
    for path, content in contents(folder):
        if path.startswith(".git/"):
            continue  # packed; its objects are searched in full
        text = content.decode("utf-8", "replace")
        squeezed = squeeze(text) + squeeze(text.replace('\\"', '"').replace("\\n", "\n"))
        found += [(path, line) for line in lines if line in squeezed]
        found += [(path, "bytecode") for code in codes if code in content]
    return found


@pytest.mark.slow
def test_no_file_of_a_release_holds_an_answer(release: Path, graded_course: Course) -> None:
    assert found_in(release, graded_course) == []


@pytest.mark.slow
def test_nor_do_caches_builds_and_a_history(
    student_copy: Path,
    small_course: Course,
    run_there: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    git(student_copy, "init", "-q")
    git(student_copy, "add", "-A")
    git(student_copy, "commit", "-q", "-m", "release")
    run = run_there(student_copy, "-m", "pytest", "-q")
    assert run.returncode == 1, run.stdout + run.stderr
    assert list((student_copy / "autograder").rglob("*.pyc"))
    git(student_copy, "add", "-A", "-f")
    git(student_copy, "commit", "-q", "-m", "with caches")
    assert found_in(student_copy, small_course) == []


@pytest.mark.slow
def test_this_search_finds_what_it_should(student_copy: Path, small_course: Course) -> None:
    solution = (ROOT / "solutions/02_mlp/mlp.py").read_text(encoding="utf-8")
    code = compile(solution, "mlp.py", "exec")
    (student_copy / "x.pyc").write_bytes(marshal.dumps(code))
    git(student_copy, "init", "-q")
    (student_copy / "a.md").write_text(solution, encoding="utf-8")
    git(student_copy, "add", "-A")
    git(student_copy, "commit", "-q", "-m", "oops")
    (student_copy / "a.md").unlink()
    found = dict(found_in(student_copy, small_course))
    assert found.keys() == {"git objects", "x.pyc"}


def test_every_file_of_the_mistakes_is_searched_for(small_course: Course) -> None:
    answers = answers_of(small_course)
    origins = {*answers.lines.values(), *answers.bodies.values()}
    files = source_files(small_course, small_course.assignments[0])
    assert files
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        found = [name for name in names if f"the mistake {name} of 02_mlp" in origins]
        assert found or not names, file.name


@pytest.mark.parametrize(
    ("path", "planted"),
    [
        (
            "assignments/02_mlp/mlp.ipynb",
            '"    W_new = np.asarray(W, dtype=float) + lr * (inputs.T @ delta)\\n"',
        ),
        ("README.md", "Z1=np.asarray(X,dtype=float)@np.asarray(W1,dtype=float)+b1"),
        (
            "checks/02_mlp/checks.py",
            "def helper(v):\n    v = np.asarray(v, dtype=float)\n    return v * (1.0 - v)\n",
        ),
    ],
)
@pytest.mark.slow
def test_a_planted_answer_stops_the_release(small_course: Course, path: str, planted: str) -> None:
    files = release_files(small_course, "en")
    answers = answers_of(small_course)
    assert leaks(files, answers) == []
    files[path] += b"\n" + planted.encode("utf-8")
    found = leaks(files, answers)
    assert found and all(sentence.startswith(path) for sentence in found)


@pytest.mark.slow
def test_nothing_is_written_when_an_answer_would_be(
    small_course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder.publish import release

    planted = "W_new = np.asarray(W, dtype=float) + lr * (inputs.T @ delta)"
    real = release.repository_files

    def with_answer(course: Course, language: str) -> dict[str, bytes]:
        files = real(course, language)  # type: ignore[arg-type]
        return {**files, "README.md": files["README.md"] + planted.encode()}

    monkeypatch.setattr(release, "repository_files", with_answer)
    with pytest.raises(CourseError, match="Nothing was written") as caught:
        make_release(small_course, tmp_path / "out", "en")
    assert "the solution of 02_mlp update" in str(caught.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_no_seed_but_the_public_one_is_released(
    small_course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSE_SECRET_SEED", "918273645546372819")
    secret = small_course.root / ".course" / "secret_seed"
    secret.parent.mkdir(exist_ok=True)
    secret.write_text("777123777123777\n", encoding="utf-8")
    try:
        make_release(small_course, tmp_path / "out", "en")
    finally:
        secret.unlink()
    for path, content in contents(tmp_path / "out"):
        assert b"918273645546372819" not in content, path
        assert b"777123777123777" not in content, path


def test_a_folder_whose_history_held_answers_is_refused(
    small_course: Course, tmp_path: Path
) -> None:
    target = tmp_path / "repository"
    target.mkdir()
    git(target, "init", "-q")
    require_clean_history(target)
    (target / "solutions").mkdir()
    (target / "solutions" / "mlp.py").write_text("answers\n", encoding="utf-8")
    git(target, "add", "-A")
    git(target, "commit", "-q", "-m", "the course")
    git(target, "rm", "-rq", "solutions")
    git(target, "commit", "-q", "-m", "cleaned, or so it seems")
    assert [entry.name for entry in target.iterdir()] == [".git"]
    with pytest.raises(CourseError, match=r"its git history holds answers \(solutions/mlp\.py\)"):
        make_release(small_course, target, "en")
    assert [entry.name for entry in target.iterdir()] == [".git"]
