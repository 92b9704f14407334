"""A small push cannot make the hook read, keep or write much: what is too large is not read."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from autograder.course.errors import CourseError
from autograder.course.manifest import Change
from autograder.feedback import objects
from autograder.feedback.artifact import as_json
from autograder.feedback.git import Folders, extract
from autograder.feedback.objects import Objects

from .results import report
from .test_feedback_hook import git

pytestmark = pytest.mark.skipif(os.name == "nt", reason="git is wrapped in a shell script")
LARGE = objects.MAX_TREE_OBJECT + 1
WHO = b"author t <t@example.org> 1 +0000\ncommitter t <t@example.org> 1 +0000\n\n"


class Pushed:
    """A repository of hand-made objects."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "pushed"
        git(folder, "init", "-q", "--bare", str(self.folder))

    def made(self, kind: str, content: bytes) -> str:
        """Store an object, well-formed or not, and return its id."""
        command = ["git", "-C", str(self.folder), "hash-object", "-w", "--literally", "-t", kind]
        done = subprocess.run([*command, "--stdin"], input=content, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def tree(self, *entries: tuple[str, str, str]) -> str:
        """A folder of (mode, name, id)."""
        rows = (f"{mode} {name}\0".encode() + bytes.fromhex(oid) for mode, name, oid in entries)
        return self.made("tree", b"".join(rows))

    def commit(self, tree: str, message: bytes = b"work\n") -> str:
        """A commit that holds a folder."""
        return self.made("commit", f"tree {tree}\n".encode() + WHO + message)

    def tag(self, what: str, kind: str, message: bytes = b"v1\n") -> str:
        """An annotated tag."""
        head = f"object {what}\ntype {kind}\ntag v1\ntagger t <t@example.org> 1 +0000\n\n"
        return self.made("tag", head.encode() + message)


@pytest.fixture
def pushed(tmp_path: Path) -> Pushed:
    """A bare repository without a commit."""
    return Pushed(tmp_path)


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which git's readers keep what they are asked, one file for each kind."""
    kept, wrapped = tmp_path / "asked", tmp_path / "bin" / "git"
    kept.mkdir()
    wrapped.parent.mkdir()
    git_itself = shutil.which("git")
    wrapped.write_text(
        f'#!/bin/sh\nfor how; do :; done\ntee -a "{kept}/$how" | "{git_itself}" "$@"\n',
        encoding="utf-8",
    )
    wrapped.chmod(0o755)
    monkeypatch.setenv("PATH", str(wrapped.parent), prepend=os.pathsep)
    return kept


def contents_read(asked: Path) -> set[str]:
    """The objects of which git read, or may have read, more than their size."""
    sizes = (asked / "--batch-check").read_text(encoding="utf-8").split()
    peeled = {name.partition("^")[0] for name in sizes if "^" in name}
    return {*peeled, *(asked / "--batch").read_text(encoding="utf-8").split()}


@pytest.mark.parametrize("what", ["root", "folder", "commit", "tag"])
def test_what_is_too_large_is_not_read(
    pushed: Pushed, asked: Path, tmp_path: Path, what: str
) -> None:
    """A few kilobytes of a push can stand for a folder or a message of any size."""
    file = pushed.made("blob", b"x")
    tree = pushed.tree(("100644", "a" * LARGE if what in ("root", "folder") else "a", file))
    large = tree
    if what == "folder":
        tree = pushed.tree(("40000", "assignments", tree))
    name = pushed.commit(tree, b"a" * LARGE if what == "commit" else b"a")
    large = name if what == "commit" else large
    if what == "tag":
        name = large = pushed.tag(name, "commit", b"a" * LARGE)
    told = "more entries than any" if what in ("root", "folder") else "larger than 1 MiB"
    with Objects(pushed.folder) as opened, pytest.raises(CourseError, match=told):
        Folders(opened, "assignments", ()).of(name)
    with pytest.raises(CourseError, match=told):
        extract(pushed.folder, name, tmp_path / "target", lambda _: True)
    assert large not in contents_read(asked)


def test_a_commit_is_found_by_any_name_of_it(pushed: Pushed) -> None:
    inner = pushed.tree(("100644", "mlp.py", pushed.made("blob", b"x")))
    work = pushed.tree(("40000", "02_mlp", inner))
    tree = pushed.tree(("40000", "assignments", work))
    commit = pushed.commit(tree)
    tag = pushed.tag(commit, "commit")
    names = {"refs/heads/main": commit, "refs/tags/v1": tag, "refs/tags/v2": pushed.tag(tag, "tag")}
    for name, oid in names.items():
        git(pushed.folder, "update-ref", name, oid)
    with Objects(pushed.folder) as opened:
        folders = Folders(opened, "assignments", {"02_mlp"})
        for name in (commit, commit[:12], tree, "main", "refs/heads/main", "v1", "v2", tag):
            assert folders.root(name) == tree, name
            assert folders.of(name) == {"02_mlp": inner}


def test_what_is_no_commit_is_told_in_one_sentence(pushed: Pushed) -> None:
    file = pushed.made("blob", b"x")
    chain = pushed.commit(pushed.tree(("100644", "a", file)))
    for _ in range(20):
        chain = pushed.tag(chain, "tag")
    odd = [pushed.made("commit", content) for content in (b"", b"tree", b"tree \n", b"tree HEAD\n")]
    with Objects(pushed.folder) as opened:
        for name in (file, "nothing", "0" * 40, chain, *odd):
            with pytest.raises(CourseError, match="git has no commit"):
                Folders(opened, "assignments", ()).of(name)


def test_git_takes_no_more_memory_for_what_an_object_is_made_from(
    pushed: Pushed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small folder can be stored as what differs from one of hundreds of megabytes."""
    file = pushed.made("blob", b"x")
    rows = [("100644", os.urandom(40).hex(), file) for _ in range(1_000)]
    large, small = pushed.tree(*rows), pushed.tree(*rows[:500])
    commits = [pushed.commit(tree) for tree in (large, small)]
    for number, commit in enumerate(commits):
        git(pushed.folder, "update-ref", f"refs/heads/b{number}", commit)
    git(pushed.folder, "repack", "-adfq")
    (pack,) = pushed.folder.glob("objects/pack/*.idx")
    stored = git(pushed.folder, "verify-pack", "-v", str(pack))
    (row,) = [line.split() for line in stored.splitlines() if line.startswith(f"{small} tree")]
    assert row[-1] == large
    with Objects(pushed.folder) as opened:
        assert len(opened.tree(small)) == 500
    monkeypatch.setattr(objects, "TREE_MEMORY", 90_000)
    with Objects(pushed.folder) as opened, pytest.raises(CourseError, match="git gave no answer"):
        opened.tree(small)


def test_names_of_any_length_are_not_kept(pushed: Pushed, tmp_path: Path) -> None:
    """Files in deep folders: 40 objects whose paths are ten million letters."""
    file = pushed.made("blob", b"x")
    tree = pushed.tree(*(("100644", f"{n:0100}", file) for n in range(3_000)))
    for _ in range(33):
        tree = pushed.tree(("40000", "d" * 100, tree))
    commit = pushed.commit(pushed.tree(("40000", "autograder", tree)))
    with pytest.raises(CourseError, match="more than 8388608 letters"):
        extract(pushed.folder, commit, tmp_path / "target", lambda _: True)
    assert not (tmp_path / "target").exists()


def test_a_report_names_a_part_of_many_changed_files() -> None:
    for length, listed in ((40, 500), (1_000, 64)):
        changes = tuple(Change(f"autograder/{n:0{length}}", "added") for n in range(3_000))
        told = as_json(report(changes=changes))
        assert told["changed_count"] == 3_000
        assert told["changed_files"] == [vars(change) for change in changes[:listed]]
    few = (Change("course.yml", "changed"),)
    assert as_json(report(changes=few))["changed_count"] == len(few)


def test_of_a_wide_folder_only_the_courses_own_are_kept(pushed: Pushed) -> None:
    """A push of a thousand branches, each of them with a folder of 50,000 folders."""
    inner = pushed.tree()
    work = pushed.tree(*(("40000", f"{n:02}", inner) for n in range(50)))
    commit = pushed.commit(pushed.tree(("40000", "assignments", work)))
    with Objects(pushed.folder) as opened:
        assert Folders(opened, "assignments", {"07", "99"}).of(commit) == {"07": inner}
