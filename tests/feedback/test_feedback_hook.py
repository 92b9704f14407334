"""A real push to a bare repository is answered by the documented hook, on the server's terms."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.class_run.scratch import SCRATCH
from autograder.course.errors import CourseError
from autograder.feedback import git as reading
from autograder.feedback import hook as hooks
from autograder.feedback import objects
from autograder.feedback.git import MAX_FILE_BYTES, Push, extract, pushes
from autograder.feedback.objects import Objects, ReadingBudget
from autograder.feedback.report import FeedbackReport

from .results import ROOT

SCRIPT = "assignments/02_mlp/mlp.py"
SOLUTION = (ROOT / "solutions/02_mlp/mlp.py").read_text(encoding="utf-8")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="git's hooks are shell scripts")


def git(folder: Path, *args: str, fails: bool = False) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *identity, "-C", str(folder), *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**clean, "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert (done.returncode != 0) == fails, done.stderr
    return done.stdout + done.stderr


def test_an_object_is_read_as_stored(tmp_path: Path) -> None:
    """What refs/replace puts in its place came with a push and is in no clone."""
    git(tmp_path, "init", "-q")
    file = tmp_path / "mlp.py"
    for text in ("right = 1\n", "stub = 0\n"):
        file.write_text(text, encoding="utf-8")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", "work")
    right, stub = (git(tmp_path, "rev-parse", f"{c}:mlp.py").strip() for c in ("HEAD~1", "HEAD"))
    git(tmp_path, "replace", stub, right)
    assert git(tmp_path, "show", "HEAD:mlp.py") == "right = 1\n"
    with Objects(tmp_path) as stored:
        stored.write(stub, tmp_path / "read")
    assert (tmp_path / "read").read_bytes() == b"stub = 0\n"


@dataclass
class Server:
    """A student's clone, the bare repository it pushes to, and where the server keeps reports."""

    clone: Path
    bare: Path
    reports: Path

    def push(self, *refs: str) -> str:
        """Push, and return what the student reads."""
        told = git(self.clone, "push", "-f", "origin", *(refs or ("HEAD:refs/heads/main",)))
        return "\n".join(re.findall(r"^remote: (.*?)\s*$", told, re.MULTILINE))

    def commit(self, path: str, text: str) -> str:
        """Commit one file and return the commit."""
        file = self.clone / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        git(self.clone, "add", "-A", "-f")
        git(self.clone, "commit", "-q", "-m", "work")
        return git(self.clone, "rev-parse", "HEAD").strip()

    def report(self, commit: str) -> dict:
        """The report that the server kept for a commit."""
        (file,) = self.reports.glob(f"*{commit}.json")
        return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def server(small_release: Path, student_copy: Path, tmp_path: Path) -> Server:
    """A server with the hook of docs/ci.md, its paths and its `course` put in."""
    bare, reports, release = tmp_path / "kim.git", tmp_path / "reports", tmp_path / "srv release"
    shutil.copytree(small_release, release)
    git(tmp_path, "init", "-q", "--bare", str(bare))
    course = tmp_path / "course"
    course.write_text(
        f'#!/bin/sh\nPYTHONPATH="{release}" exec "{sys.executable}" -m autograder.cli "$@"\n',
        encoding="utf-8",
    )
    document = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```sh\n(#!/bin/sh.*?)```", document, re.DOTALL)
    script = script.replace("/srv/course/venv/bin/course", f'"{course}"')
    script = script.replace("/srv/course/release", f'"{release}"')
    script = script.replace("/srv/course/reports", str(reports))
    # Whether this machine can confine is another test's business.
    script = script.replace("--hook", "--hook --accept-unconfined")
    hook = bare / "hooks" / "post-receive"
    hook.write_text(script, encoding="utf-8")
    for file in (course, hook):
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    git(student_copy, "init", "-q")
    git(student_copy, "add", "-A", "-f")
    git(student_copy, "commit", "-q", "-m", "release")
    git(student_copy, "remote", "add", "origin", str(bare))
    return Server(student_copy, bare, reports)


def test_a_push_is_answered_with_the_result(server: Server) -> None:
    told = server.push()
    assert "branch main, commit" in told and "not started" in told
    commit = server.commit(SCRIPT, SOLUTION.replace("return a * (1.0 - a)", "return a + a"))
    told = server.push()
    assert re.search(r"02_mlp  \d+ / 20  \d of 8 done", told)
    assert "✗ sigmoid_derivative" in told and "hint" in told
    kept = server.report(commit)
    assert kept["complete"] is kept["trusted"] is True and kept["commit"] == commit
    assert 0 < kept["score"] < 20
    commit = server.commit(SCRIPT, SOLUTION)
    assert "20 / 20" in server.push()
    assert server.report(commit)["score"] == 20.0


@pytest.mark.slow
def test_only_changed_assignments_are_graded(server: Server) -> None:
    server.push()
    commit = server.commit("notes.md", "mine")
    assert "No assignment was changed by this push." in server.push()
    assert server.report(commit)["submissions"] == []


@pytest.mark.slow
def test_the_servers_checks_grade_whatever_was_pushed(server: Server) -> None:
    """Checks that accept anything, easy points, another plugin: told, and of no effect."""
    (server.clone / "course.yml").write_text("id: mine", encoding="utf-8")
    (server.clone / "checks/02_mlp/checks.py").write_text("raise SystemExit", encoding="utf-8")
    (server.clone / "autograder/release.json").write_text("{}", encoding="utf-8")
    (server.clone / "conftest.py").write_text("raise SystemExit", encoding="utf-8")
    commit = server.commit(SCRIPT, SOLUTION.replace("return a * (1.0 - a)", "return a + a"))
    told = server.push()
    assert "course.yml (changed)" in told and "checks/02_mlp/checks.py (changed)" in told
    assert "server's own, released checks" in told
    kept = server.report(commit)
    assert kept["trusted"] is True and kept["max_score"] == 20.0 and kept["score"] < 20.0


@pytest.mark.slow
def test_a_hostile_push_neither_escapes_nor_stops_the_hook(server: Server) -> None:
    (server.clone / SCRIPT).unlink()
    os.symlink("/etc/passwd", server.clone / SCRIPT)
    (server.clone / "assignments/02_mlp/mlp.ipynb").unlink()
    (server.clone / "course.yml").unlink()
    os.symlink("/etc/passwd", server.clone / "course.yml")
    commit = server.commit(".gitattributes", "* filter=evil\n")
    told = server.push("HEAD:refs/heads/a/b;c")
    assert "has neither mlp.py nor mlp.ipynb" in told
    assert "course.yml (missing)" in told
    (kept,) = server.reports.iterdir()
    assert re.fullmatch(rf"kim-[0-9a-f]{{12}}-a-b-c-{commit}-[0-9a-f]{{12}}\.json", kept.name)
    assert json.loads(kept.read_bytes())["complete"] is False


@pytest.mark.slow
def test_each_branch_of_a_push_is_answered_and_deletions_are_not(server: Server) -> None:
    told = server.push("HEAD:refs/heads/one", "HEAD:refs/heads/two", "HEAD:refs/tags/v1")
    assert "branch one, two, commit" in told and "v1" not in told
    assert told.count("/ 20") == 1
    kept = sorted(file.name.split("-")[2] for file in server.reports.iterdir())
    assert kept == ["one", "two"]
    assert git(server.clone, "push", "origin", ":refs/heads/one").count("remote:") == 0


@pytest.mark.slow
def test_a_branch_that_is_no_utf_8_is_answered_like_any_other(server: Server) -> None:
    told = server.push("HEAD:refs/heads/bad\udcff", "HEAD:refs/heads/good")
    assert "good" in told and "Traceback" not in told and told.count("/ 20") == 1
    assert len(list(server.reports.iterdir())) == 2


def test_one_commit_is_graded_once_for_all_branches_that_ask_the_same(
    small_course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new branch asks for everything, one that moved for what it changed."""
    asked: list[tuple[str, list[str]]] = []

    def record(_course: object, _at: object, chosen: list, *_: object, **more: object):
        asked.append((str(more["commit"])[:1], [assignment.name for assignment in chosen]))
        if more["commit"] == "3" * 40:
            raise ValueError("whatever")
        return FeedbackReport(small_course, "en")

    def picked(assignments: list, _: object, old: str, new: str) -> list:
        if old == "9" * 40:
            raise OSError("no such commit")
        return []

    monkeypatch.setattr(hooks, "give_feedback", record)
    monkeypatch.setattr(hooks, "changed", picked)
    monkeypatch.setattr(hooks, "extract", lambda *_: None)
    reports = tmp_path / "reports"
    hook = hooks.Hook(small_course, "en", "wanted", reports / "{branch}.json")
    zero = "0" * 40
    lines = [f"{zero} {'1' * 40} refs/heads/new{n}" for n in range(3)]
    lines += [f"{'8' * 40} {'1' * 40} refs/heads/moved", f"{zero} {'3' * 40} refs/heads/bad"]
    lines += [f"{'9' * 40} {'1' * 40} refs/heads/lost", f"{zero} {'2' * 40} refs/heads/two"]
    assert hook.answer(tmp_path, lines) == 3
    everything = [assignment.name for assignment in small_course.assignments]
    assert asked == [("1", everything), ("1", []), ("3", everything), ("2", everything)]
    names = {"new0", "new1", "new2", "moved", "bad", "lost", "two"}
    assert {file.stem for file in reports.iterdir()} == names
    whole = {s: json.loads((reports / f"{s}.json").read_bytes())["complete"] for s in names}
    assert [s for s, complete in whole.items() if not complete] and not whole["lost"]


@pytest.mark.slow
def test_a_server_without_a_release_says_so(server: Server, small_release: Path) -> None:
    hook = server.bare / "hooks" / "post-receive"
    text = hook.read_text(encoding="utf-8")
    hook.write_text(re.sub(r"--course \S+ \S+", "--course /nowhere", text), encoding="utf-8")
    assert "there is no course.yml here or above" in server.push()
    hook.write_text(re.sub(r"--course \S+", "", hook.read_text("utf-8")), encoding="utf-8")
    server.commit("a", "b")
    assert "needs --course DIR" in server.push()


def test_without_leave_the_hook_grades_only_in_confinement(
    small_course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def record(*args: object, confinement: str, **_: object) -> FeedbackReport:
        asked.append(confinement)
        return FeedbackReport(small_course, "en")

    from autograder import cli
    from autograder.feedback import report

    monkeypatch.delenv("COURSE_ACCEPT_UNCONFINED", raising=False)
    monkeypatch.setattr(hooks, "give_feedback", record)
    monkeypatch.setattr(report, "give_feedback", record)
    monkeypatch.setattr(hooks, "extract", lambda *_: None)
    command = ["feedback", "--hook", "--course", str(small_course.root)]
    for more in ([], ["--accept-unconfined"]):
        monkeypatch.setattr(sys, "stdin", _Lines(f"{'0' * 40} {'1' * 40} refs/heads/main\n"))
        assert cli.main([*command, *more]) == 0
    assert asked == ["required", "wanted"]


class _Lines:
    def __init__(self, text: str) -> None:
        self.buffer = self
        self.text = text

    def read(self) -> bytes:
        return self.text.encode()


@pytest.mark.parametrize("end", ["\u3000", "\xa0", "\u2028", "\x85"])
def test_a_branch_that_ends_in_a_space_of_another_kind_is_another_branch(end: str) -> None:
    (found,) = pushes([f"{'0' * 40} {'1' * 40} refs/heads/alice{end}\n"])
    assert found.branch == f"alice{end}"


def test_lines_of_a_push_are_read_as_git_writes_them() -> None:
    zero, one, two = "0" * 40, "1" * 40, "2" * 40
    found = pushes(
        [
            f"{zero} {one} refs/heads/main",
            f"{one} {two} refs/heads/a b",
            f"{one} {zero} refs/heads/gone",
            f"{zero} {one} refs/tags/v1",
            "",
            "nonsense",
        ]
    )
    assert [(p.branch, p.old, p.new) for p in found] == [("main", None, one), ("a b", one, two)]


@pytest.fixture
def crafted(tmp_path: Path) -> Callable[[list[tuple[str, str, bytes]]], tuple[Path, str]]:
    """Make a repository with one commit of the given (mode, path in one tree, content)."""

    def make(entries: list[tuple[str, str, bytes]]) -> tuple[Path, str]:
        repository = tmp_path / "crafted"
        git(tmp_path, "init", "-q", str(repository))
        rows = b""
        for mode, path, content in sorted(entries, key=lambda entry: entry[1]):
            blob = hash_object(repository, "blob", content)
            rows += mode.encode() + b" " + path.encode() + b"\0" + bytes.fromhex(blob)
        tree = hash_object(repository, "tree", rows)
        return repository, git(repository, "commit-tree", tree, "-m", "x").strip()

    def hash_object(repository: Path, kind: str, content: bytes) -> str:
        command = ["git", "-C", str(repository), "hash-object", "-w", "--literally", "-t", kind]
        done = subprocess.run([*command, "--stdin"], input=content, capture_output=True, check=True)
        return done.stdout.decode().strip()

    return make


def test_only_wanted_regular_files_below_the_target_are_written(
    crafted: Callable[..., tuple[Path, str]], tmp_path: Path
) -> None:
    repository, commit = crafted(
        [
            ("100644", "plain.py", b"print(1)\r\n\0\xff"),
            ("100755", "한글 파일\nx.py", b""),
            ("100644", "../above.py", b"x"),
            ("100644", "/absolute.py", b"x"),
            ("100644", "a\\b.py", b"x"),
            ("100644", ".git/hooks/x", b"x"),
            ("120000", "link.py", b"/etc/passwd"),
            ("160000", "module", b"x"),
            ("100644", "unwanted.py", b"x"),
        ]
    )
    target = tmp_path / "inside" / "target"
    target.mkdir(parents=True)
    extract(repository, commit, target, lambda path: path != "unwanted.py")
    written = {p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()}
    assert written == {"plain.py", "한글 파일\nx.py"}
    assert (target / "plain.py").read_bytes() == b"print(1)\r\n\0\xff"
    assert [entry.name for entry in (tmp_path / "inside").iterdir()] == ["target"]


def test_more_than_an_honest_repository_holds_is_refused(
    crafted: Callable[..., tuple[Path, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, commit = crafted([("100644", f"{n}.py", b"xx") for n in range(3)])
    target = tmp_path / "target"
    monkeypatch.setattr(reading, "MAX_FILES", 2)
    with pytest.raises(CourseError, match="more than"):
        extract(repository, commit, target, lambda _: True)
    monkeypatch.setattr(reading, "MAX_FILES", 3)
    monkeypatch.setattr(reading, "MAX_FILE_BYTES", 1)
    with pytest.raises(CourseError, match="is larger than"):
        extract(repository, commit, target, lambda _: True)
    assert not target.exists() and MAX_FILE_BYTES == 16 << 20


def test_a_tree_of_trees_is_refused_at_once(
    crafted: Callable[..., tuple[Path, str]], tmp_path: Path
) -> None:
    """Ten folders in ten folders in ten folders: 10^12 paths in a few kilobytes."""
    repository, _ = crafted([("100644", "f", b"x")])
    tree = git(repository, "write-tree").strip()
    blob = git(repository, "hash-object", "-w", "--stdin").strip()
    tree = _tree(repository, [f"100644 blob {blob}\tf{n}" for n in range(10)])
    for _ in range(11):
        tree = _tree(repository, [f"040000 tree {tree}\td{n}" for n in range(10)])
    tree = _tree(repository, [f"040000 tree {tree}\tassignments"])
    commit = git(repository, "commit-tree", tree, "-m", "x").strip()
    with pytest.raises(CourseError, match="more than 20000 files"):
        extract(repository, commit, tmp_path / "target", lambda _: True)
    with pytest.raises(CourseError, match="more than 50000 files and folders"):
        extract(repository, commit, tmp_path / "target", lambda _: False)
    with objects.Objects(repository) as opened:
        names = [f"d{n}" for n in range(10)]
        assert list(reading.Folders(opened, "assignments", names).of(commit)) == names


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([("100644", "가" * 100, b"x")], "cannot be written down here"),
        ([("100644", "a/" * 2100 + "b", b"x")], "cannot be written down here"),
        ([("100644", "mlp", b"x"), ("100644", "mlp/x", b"x")], "has this name twice"),
        ([("100644", "mlp", b"x"), ("100644", "mlp", b"y")], "has this name twice"),
    ],
)
def test_names_that_no_file_system_takes_are_told_in_one_sentence(
    crafted: Callable[..., tuple[Path, str]],
    tmp_path: Path,
    entries: list[tuple[str, str, bytes]],
    told: str,
) -> None:
    repository, commit = crafted(entries)
    with pytest.raises(CourseError, match=told) as error:
        extract(repository, commit, tmp_path / "target", lambda _: True)
    assert len(str(error.value)) < 300 and "\n" not in str(error.value)


def test_every_branch_is_answered_whatever_another_one_holds(server: Server) -> None:
    server.commit(SCRIPT, SOLUTION)
    deep = git(server.clone, "hash-object", "-w", SCRIPT).strip()
    index = server.clone / "deep"
    long = "assignments/02_mlp/" + "가" * 100 + ".py"
    environment = {**os.environ, "GIT_INDEX_FILE": str(index)}
    for command in (
        ["update-index", "--add", "--cacheinfo", f"100644,{deep},{long}"],
        ["write-tree"],
    ):
        done = subprocess.run(
            ["git", "-C", str(server.clone), *command],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            check=True,
        )
    commit = git(server.clone, "commit-tree", done.stdout.strip(), "-m", "x").strip()
    git(server.clone, "branch", "a-strange-one", commit)
    told = server.push("a-strange-one", "HEAD:refs/heads/main")
    assert "cannot be written down here" in told
    assert "20 / 20" in told


def _tree(repository: Path, rows: list[str]) -> str:
    """A tree of these lines of `git ls-tree`."""
    command = ["git", "-C", str(repository), "mktree"]
    text = "\n".join(rows) + "\n"
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_push_reads_each_tree_once(
    small_course, crafted: Callable[..., tuple[Path, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Branches of many commits on one tree cost what one does; each report has its own commit."""
    repository, _ = crafted([("100644", f"{SCRIPT}{n}", b"x") for n in range(2)])
    tree = git(repository, "write-tree").strip()
    commits = [git(repository, "commit-tree", tree, "-m", str(n)).strip() for n in range(4)]
    read: list[str] = []
    before = Objects.tree

    def counted(self: Objects, name: str):
        read.append(name)
        return before(self, name)

    given: list[str] = []

    def record(*_: object, commit: str, **__: object) -> FeedbackReport:
        given.append(commit)
        return FeedbackReport(small_course, "en", commit=commit)

    monkeypatch.setattr(Objects, "tree", counted)
    monkeypatch.setattr(hooks, "give_feedback", record)
    reports = repository / "reports"
    hook = hooks.Hook(small_course, "en", "wanted", reports / "{branch}.json")
    lines = [f"{commits[0]} {new} refs/heads/b{n}" for n, new in enumerate(commits[1:])]
    assert hook.answer(repository, lines) == 0
    assert given == [commits[1]]
    # The root and assignments/ to see what changed; once more to read what is to be graded.
    assert len(read) <= 5
    kept = [json.loads((reports / f"b{n}.json").read_bytes())["commit"] for n in range(3)]
    assert kept == commits[1:]


def test_a_folder_of_more_entries_than_any_is_refused(
    crafted: Callable[..., tuple[Path, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, commit = crafted([("100644", f"{n}", b"x") for n in range(3)])
    monkeypatch.setattr(objects, "MAX_TREE_ENTRIES", 2)
    with objects.Objects(repository) as opened, pytest.raises(CourseError, match="more entries"):
        reading.Folders(opened, "assignments", ()).of(commit)


def test_all_of_a_push_is_read_by_one_clock(crafted: Callable[..., tuple[Path, str]]) -> None:
    repository, commit = crafted([("100644", "a", b"x")])
    left = objects.ReadingBudget(0.0)
    with pytest.raises(CourseError, match="longer to read"):
        extract(repository, commit, repository / "t", lambda _: True, lambda _: True, left)


def test_no_two_branches_share_a_report(small_course, tmp_path: Path) -> None:
    hook = hooks.Hook(small_course, "en", "wanted", Path("{repository}-{branch}.json"))

    def name(repository: str, branch: str) -> str:
        (output,) = hook._outputs(tmp_path / repository, [Push(branch, None, "c" * 40)])
        return str(output.json)

    assert re.fullmatch(r"lab-[0-9a-f]{12}-main\.json", name("lab.git", "main"))
    pairs = [("kim/hw.git", "main"), ("lee/hw.git", "main")]
    pairs += [("lab", "bob-main"), ("lab-bob", "main"), ("lab", "a/b"), ("lab", "a-b")]
    pairs += [("lab", "x" * 100), ("lab", "x" * 101), ("lab", "../main"), ("lab", "main")]
    names = {name(*pair) for pair in pairs}
    assert len(names) == len(pairs)
    taken = name("lab", "a/b").removesuffix(".json").split("-", 2)[2]
    assert name("lab", taken) not in names


@pytest.mark.parametrize(
    "branch", ["가" * 80, "bad\udcff", "a" * 300], ids=["hangul", "bytes", "long"]
)
def test_any_branch_names_a_file_that_a_system_takes(branch: str) -> None:
    name = hooks._filled("stud-{branch}.json", {"branch": branch, "repository": "r", "commit": "c"})
    assert len(name.encode()) < 200


@pytest.fixture
def graded(small_course, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commits that were graded, each without a result."""
    given: list[str] = []

    def record(*_: object, commit: str, **__: object) -> FeedbackReport:
        given.append(commit)
        return FeedbackReport(small_course, "en", commit=commit)

    monkeypatch.setattr(hooks, "give_feedback", record)
    return given


def test_a_report_that_cannot_be_written_costs_no_other_branch(
    small_course,
    crafted: Callable[..., tuple[Path, str]],
    graded: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Two branches of one commit are one job, which is graded and reported all the same."""
    repository, commit = crafted([("100644", SCRIPT, b"x")])
    reports = repository / "reports"
    (reports / "a.json").mkdir(parents=True)
    hook = hooks.Hook(small_course, "en", "wanted", reports / "{branch}.json")
    lines = [f"{'0' * 40} {commit} refs/heads/{branch}" for branch in ("a", "main")]
    assert hook.answer(repository, lines) == 2
    assert graded == [commit]
    assert json.loads((reports / "main.json").read_bytes())["commit"] == commit
    assert "a.json: cannot be written: " in capsys.readouterr().out


def test_a_push_of_more_branches_than_any_is_answered_in_part(
    small_course, crafted: Callable[..., tuple[Path, str]], graded: list[str]
) -> None:
    """Each of the others has a report that says so: none keeps that of an earlier push."""
    repository, commit = crafted([("100644", SCRIPT, b"x")])
    reports = repository / "reports"
    lines = [f"{'0' * 40} {commit} refs/heads/b{n}" for n in range(103)]
    hook = hooks.Hook(small_course, "en", "wanted", reports / "{branch}.json")
    assert hook.answer(repository, lines) == 2
    assert graded == [commit]
    told = [json.loads((reports / f"b{n}.json").read_bytes()) for n in range(103)]
    assert all(one["complete"] for one in told[:100])
    assert all("more than 100 branches" in one["error"] for one in told[100:])


def test_a_push_whose_reader_has_hung_up_is_graded_and_reported(
    small_course,
    crafted: Callable[..., tuple[Path, str]],
    graded: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or the report of the push before would stay."""
    repository, commit = crafted([("100644", SCRIPT, b"x")])
    report = repository / "main.json"
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "w", encoding="utf-8") as hung_up:
        monkeypatch.setattr(sys, "stdout", hung_up)
        hook = hooks.Hook(small_course, "en", "wanted", report)
        hook.answer(repository, [f"{'0' * 40} {commit} refs/heads/main"])
    assert graded == [commit]
    assert json.loads(report.read_bytes())["commit"] == commit


def test_a_slow_answer_does_not_replace_that_of_a_later_push(
    small_course,
    crafted: Callable[..., tuple[Path, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The later one comes, and is answered, while the first is being graded."""
    repository, first = crafted([("100644", SCRIPT, b"x")])
    second = git(repository, "commit-tree", f"{first}^{{tree}}", "-m", "y").strip()
    reports = repository / "reports"
    paths = reports / "{branch}.json", reports / "{branch}-{commit}.md"
    hook = hooks.Hook(small_course, "en", "wanted", *paths)

    def push(commit: str) -> int:
        git(repository, "update-ref", "refs/heads/한-main", commit)
        return hook.answer(repository, [f"{'0' * 40} {commit} refs/heads/한-main"])

    def grade(*_: object, commit: str, **__: object) -> FeedbackReport:
        if commit == first:
            push(second)
        return FeedbackReport(small_course, "en", commit=commit)

    monkeypatch.setattr(hooks, "give_feedback", grade)
    push(first)
    (report,) = reports.glob("*.json")
    assert json.loads(report.read_bytes())["commit"] == second
    assert len(list(reports.glob("*.md"))) == 2, "each commit has its own"


def until(happened: Callable[[], object]) -> None:
    """Wait for it, however slow the machine is."""
    for _ in range(2_400):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def hook_ended_by(number: signal.Signals, server: Server, commit: str, temporary: Path) -> Path:
    """Where the release's hook had put the push that it was grading when the signal came."""
    release = server.bare.parent / "srv release"
    command = [sys.executable, "-m", "autograder.cli", "feedback", "--hook"]
    process = subprocess.Popen(
        [*command, "--accept-unconfined", "--course", str(release)],
        cwd=server.bare,
        env={**os.environ, "PYTHONPATH": str(release), "TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    scratch = release / SCRATCH
    before = set(scratch.glob("*"))

    def places() -> set[Path]:
        return {tree.parents[2] for tree in scratch.glob("*/*/assignments/02_mlp")} - before

    try:
        assert process.stdin is not None
        process.stdin.write(f"{'0' * 40} {commit} refs/heads/main\n".encode())
        process.stdin.close()
        # The pushed tree, and the private folder of the student's code, which runs for ever.
        until(lambda: places() and list(temporary.glob("course-*/tmp*")))
        (place,) = places()
        os.killpg(process.pid, number)
        process.wait(120)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return place


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is promised")
def test_what_ends_the_hook_leaves_no_push_behind(server: Server, tmp_path: Path) -> None:
    """The end of a session does what SIGTERM does; after SIGKILL the next run cleans up."""
    import fcntl  # which Windows does not have

    temporary = tmp_path / "tmp"
    temporary.mkdir()
    (server.bare / "hooks" / "post-receive").unlink()
    commit = server.commit(SCRIPT, "while True:\n    pass\n")
    server.push()
    killed = hook_ended_by(signal.SIGKILL, server, commit, temporary)
    assert list(killed.glob("*/assignments"))
    until(lambda: not list(temporary.iterdir()))
    opened = os.open(killed, os.O_RDONLY)
    fcntl.flock(opened, fcntl.LOCK_EX)  # once the last of the killed run's processes is gone
    os.close(opened)
    ended = hook_ended_by(signal.SIGHUP, server, commit, temporary)
    assert not killed.exists() and not ended.exists()
    until(lambda: not list(temporary.iterdir()))


def test_git_is_asked_once_about_all_branches_of_an_answer(
    small_course, crafted: Callable[..., tuple[Path, str]], graded: list[str], tmp_path: Path
) -> None:
    """Each question takes a process, and a push can move thousands of branches."""
    repository, commit = crafted([("100644", SCRIPT, b"x")])
    asked: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hooks, "moved_on", lambda _, found: asked.append(len(found)) or set())
        lines = [f"{'0' * 40} {commit} refs/heads/b{n}" for n in range(hooks.MAX_BRANCHES + 50)]
        hooks.Hook(small_course, "en", "wanted", tmp_path / "{branch}.json").answer(
            repository, lines
        )
    assert graded == [commit]
    assert asked == [100, 100, 50, 50]
    assert len(list(tmp_path.glob("b*.json"))) == len(lines)


def test_a_push_of_thousands_of_branches_leaves_a_thousand_reports(
    small_course,
    crafted: Callable[..., tuple[Path, str]],
    graded: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And of the others no report of an earlier push, which would be taken for theirs."""
    repository, commit = crafted([("100644", SCRIPT, b"x")])
    reports = repository / "reports"
    reports.mkdir()
    for stale in ("b120.json", "b130.json"):
        (reports / stale).write_text("{}", encoding="utf-8")
    later = git(repository, "commit-tree", f"{commit}^{{tree}}", "-m", "later").strip()
    git(repository, "update-ref", "refs/heads/b130", later)
    monkeypatch.setattr(hooks, "MAX_TOLD", 110)
    lines = [f"{'0' * 40} {commit} refs/heads/b{n}" for n in range(140)]
    hook = hooks.Hook(small_course, "en", "wanted", reports / "{branch}.json")
    assert hook.answer(repository, lines) == 2
    told = {f"b{n}.json" for n in range(110)}
    assert {path.name for path in reports.iterdir()} == told | {"b130.json"}, "its own is later"
    assert "The other 30 branches of this push were not graded" in capsys.readouterr().out


def test_trees_of_a_push_are_read_up_to_a_size_in_all(
    crafted: Callable[..., tuple[Path, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of many branches may have a root of megabytes, which takes a push of some bytes."""
    repository, commit = crafted([("100644", "mlp.py", b"x")])
    with Objects(repository, ReadingBudget(tree_bytes=100)) as objects:
        root = objects.root(commit)
        objects.tree(root)
        with pytest.raises(CourseError, match="larger than any honest ones"):
            for _ in range(10):
                objects.tree(root)
