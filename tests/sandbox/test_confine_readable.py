"""Which paths a child may read: everything Python needs, nothing that is denied."""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.sandbox.confine import readable


def tree(root: Path, *files: str) -> Path:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return root.resolve()


def test_a_folder_around_a_denied_one_is_opened_up_entry_by_entry(tmp_path):
    root = tree(tmp_path, "venv/lib/x.py", "solutions/a.py", "course/data/d.txt", "course/key/k")
    allowed = readable.resolve([str(root)], [f"{root}/solutions", f"{root}/course/key"])
    assert allowed == (f"{root}/course/data", f"{root}/venv")


def test_a_denied_path_itself_gives_nothing(tmp_path):
    root = tree(tmp_path, "solutions/02/mlp.py")
    assert readable.resolve([f"{root}/solutions/02"], [f"{root}/solutions"]) == ()
    assert readable.resolve([f"{root}/solutions/02/mlp.py"], [f"{root}/solutions"]) == ()


def test_links_are_followed_before_they_are_judged(tmp_path):
    root = tree(tmp_path, "solutions/a.py", "lib/b.py")
    (root / "lib" / "innocent").symlink_to(root / "solutions")
    (root / "alias").symlink_to(root)
    assert readable.resolve([f"{root}/lib/innocent"], [f"{root}/solutions"]) == ()
    assert readable.resolve([f"{root}/alias"], [f"{root}/solutions"]) == (f"{root}/lib",)
    # The denied path may be named through a link as well.
    assert readable.resolve([str(root)], [f"{root}/alias/solutions"]) == (f"{root}/lib",)


def test_a_link_upwards_does_not_go_round_in_circles(tmp_path):
    root = tree(tmp_path, "lib/b.py", "solutions/a.py")
    (root / "lib" / "up").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    assert f"{root}/lib" in readable.resolve([str(root)], [f"{root}/solutions"])


def test_a_name_that_only_begins_like_a_denied_one_is_allowed(tmp_path):
    root = tree(tmp_path, "solutions/a.py", "solutions_public/b.py")
    allowed = readable.resolve([str(root)], [f"{root}/solutions"])
    assert allowed == (f"{root}/solutions_public",)


def test_what_lies_below_an_allowed_path_is_not_listed_again(tmp_path):
    root = tree(tmp_path, "lib/python/x.py", "lib.so")
    paths = [f"{root}/lib/python", f"{root}/lib", f"{root}/lib.so", f"{root}/lib/python/x.py"]
    assert readable.resolve(paths, []) == (f"{root}/lib", f"{root}/lib.so")


def test_a_folder_that_is_named_twice_is_listed_once(tmp_path, monkeypatch):
    root = tree(tmp_path, "lib/python/site/x.py", "lib/python/site/secret/y.py")
    (root / "alias").symlink_to(root / "lib")
    listed: list[str] = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (listed.append(str(path)), scandir(path))[1])
    paths = [f"{root}/lib", f"{root}/lib/python", f"{root}/alias", f"{root}/lib/python/site"]
    allowed = readable.resolve(paths, [f"{root}/lib/python/site/secret"])
    assert allowed == (f"{root}/lib/python/site/x.py",)
    assert sorted(listed) == sorted(set(listed))


def test_missing_paths_are_left_out(tmp_path):
    assert readable.resolve([str(tmp_path / "nothing")], [str(tmp_path / "no")]) == ()


def test_our_package_is_hidden_in_an_installation(tmp_path, monkeypatch):
    root = tree(tmp_path, "site/autograder/mistakes/mlp.py", "site/numpy/core.py", "lib/b.so")
    monkeypatch.setattr(readable, "_package_folders", lambda: {f"{root}/site"})
    assert readable.resolve([f"{root}/site"], []) == (f"{root}/site/numpy",)
    assert readable.resolve([str(root)], []) == (f"{root}/lib", f"{root}/site/numpy")


def test_the_checkout_this_test_runs_from_is_hidden():
    package = readable.own_package()
    assert os.path.basename(package) == "autograder"
    allowed = readable.resolve([os.path.dirname(package)], [])
    assert not readable.covers(allowed, package)
    assert not readable.covers(allowed, f"{package}/mistakes")


def test_the_interpreter_is_readable_and_other_processes_are_not():
    allowed = readable.resolve(readable.interpreter_paths(), [])
    paths = sysconfig.get_paths()
    for needed in (os.__file__, paths["stdlib"], "/dev/null", "/proc/cpuinfo"):
        assert readable.covers(allowed, os.path.realpath(needed)), needed
    for path in allowed:
        assert path not in ("/", "/proc", "/home", os.path.expanduser("~"))
        if path.startswith("/proc/"):
            assert os.path.isfile(path)
    for secret in ("/etc/passwd", "/etc/shadow", "/proc/1/environ", "/tmp", os.getcwd()):
        assert not readable.covers(allowed, secret), secret


names = st.sampled_from("abc")
paths = st.lists(names, min_size=1, max_size=4).map("/".join)


@pytest.fixture(scope="module")
def forest(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("forest").resolve()
    for first in "abc":
        for second in "abc":
            for third in "abc":
                tree(root, f"{first}/{second}/{third}/a", f"{first}/{second}/{third}/b")
    return root


@given(allow=st.lists(paths, max_size=4), deny=st.lists(paths, max_size=4))
def test_no_rule_covers_a_denied_path_and_every_other_file_stays_readable(forest, allow, deny):
    allowed = [str(forest / path) for path in allow]
    denied = [str(forest / path) for path in deny if (forest / path).exists()]
    rules = readable.resolve(allowed, denied)
    for folder in denied:
        assert not readable.covers(rules, folder)
    for path in forest.rglob("*"):
        if path.is_file():
            wanted = readable.covers(allowed, str(path)) and not readable.covers(denied, str(path))
            assert readable.covers(rules, str(path)) == wanted
