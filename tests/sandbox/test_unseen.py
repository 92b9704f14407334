"""A confined child does not see that other people's files exist, or is known to see it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from autograder.course.load import load_course
from autograder.grading.opened import grade_submission
from autograder.grading.seeds import Seed
from autograder.sandbox.confine import tree

ROOT = Path(__file__).resolve().parents[2]
NEIGHBOURS = ("submitted/lee/02_mlp/mlp.py", "gradebook.db", "release/ps/02_mlp/mlp.py")
# For each path: what is known of it, or the number of the refusal.
_ASK = """
import os
def known(path):
    try: return os.stat(path).st_size
    except OSError as error: return -error.errno
result = [known(path) for path in {paths!r}]
"""


@pytest.fixture(scope="module")
def course(user) -> Path:
    """A course with a neighbour's work, open to everybody: only confinement stands before it."""
    course = user.folder.parent / "강의"
    for name in NEIGHBOURS:
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text("seven..", encoding="utf-8")
    return course


def _paths(course: Path) -> list[str]:
    inside = [str(course / name) for name in NEIGHBOURS]
    return [*inside, str(course), str(course / "submitted/lee"), f"../../{course.name}"]


def test_nothing_of_a_neighbours_is_there(confined, course):
    paths = _paths(course)
    outcome = confined(_ASK.format(paths=paths))
    if not outcome.layers["hidden_folders"]:
        pytest.skip(f"cannot be had here: {outcome.layers['reasons']['hidden_folders']}")
    assert outcome.value == [-errno.ENOENT] * len(paths)
    # Neither is a process, another's folder, or what the machine holds.
    paths = ["/proc/1", f"/proc/{os.getpid()}", "/home", "/root/.ssh", "/etc/passwd", "/srv"]
    assert confined(_ASK.format(paths=paths)).value == [-errno.ENOENT] * len(paths)


def test_without_namespaces_it_can_be_asked_for_and_the_layers_say_so(confined, course):
    paths = [str(course / name) for name in NEIGHBOURS]
    outcome = confined(_ASK.format(paths=paths), use_namespaces=False)
    assert outcome.value == [7, 7, 7]
    assert outcome.layers["hidden_folders"] is False
    assert outcome.layers["reasons"]["hidden_folders"]


def test_a_tree_that_cannot_be_had_is_named_and_not_missed(confined, course):
    before = (
        "from confine import kernel\n"
        "call = kernel.call\n"
        "def refuse(name, *arguments):\n"
        "    if name == 'pivot_root': raise OSError(22, os.strerror(22))\n"
        "    return call(name, *arguments)\n"
        "kernel.call = refuse"
    )
    outcome = confined(_ASK.format(paths=_paths(course)[:1]), before=before)
    if outcome.layers["network_namespace"]:
        assert outcome.value == [7]
        reason = outcome.layers["reasons"]["hidden_folders"]
        assert reason == "a tree of its own cannot be had: Invalid argument"
        assert outcome.layers["private_tmpfs"]


def test_what_may_be_read_lies_where_it_did_links_and_all(confined, user, course):
    packages = course.parent / "packages with space"
    (packages / "real").mkdir(parents=True, exist_ok=True)
    (packages / "real" / "a.txt").write_text("read", encoding="utf-8")
    for link, target in (("relative", "real"), ("absolute", str(packages / "relative"))):
        (packages / link).unlink(missing_ok=True)
        (packages / link).symlink_to(target)
    path = packages / "absolute" / "a.txt"
    code = f"result = open({str(path)!r}, encoding='utf-8').read()"
    assert confined(code, read_paths=(str(packages / "absolute"),)).value == "read"


def test_a_submission_is_graded_with_nothing_beside_it(tmp_path):
    neighbour = tmp_path / "submitted" / "lee" / "02_mlp" / "mlp.py"
    mine = tmp_path / "submitted" / "kim" / "02_mlp" / "mlp.py"
    for file in (neighbour, mine):
        file.parent.mkdir(parents=True)
        file.write_text("pass\n", encoding="utf-8")
    asked = [str(neighbour), str(neighbour.parents[1]), str(ROOT / "course.yml"), str(mine)]
    mine.write_text(
        f"import os\nprint('seen:', [p for p in {asked!r} if os.path.lexists(p)])\n",
        encoding="utf-8",
    )
    course = load_course(ROOT)
    assignment, seed = course.assignment("02_mlp"), Seed(1, is_public=True)
    result = grade_submission(course, assignment, mine, seed=seed, confinement="required")
    seen = "seen: []" in result.output
    assert seen or (
        not result.confinement["hidden_folders"] and "hidden_folders" in str(result.confinement)
    )


def test_layout_follows_links_and_mounts_nothing_twice(tmp_path):
    base = Path(os.path.realpath(tmp_path))
    (base / "usr/lib/python").mkdir(parents=True)
    (base / "lib").symlink_to("usr/lib")
    (base / "loop").symlink_to("loop")
    (base / "usr/lib/inner").symlink_to("python")
    plan = tree.layout(
        str(base / name)
        for name in ("lib/python", "usr/lib", "usr/lib/inner", "missing", "loop", "lib/../lib")
    )
    assert plan.mounts == (str(base / "usr/lib"),)
    assert plan.links == {str(base / "lib"): "usr/lib", str(base / "loop"): "loop"}
