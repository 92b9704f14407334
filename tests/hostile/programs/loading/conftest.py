"""A conftest.py beside the submission turns every report into a success.

Seen: pytest loads the conftest.py of the folder that it is pointed at.
Must: not loaded; no points.
Routes: pytest, feedback
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files, write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    hook = (
        "open('/tmp/hostile-mark-conftest', 'w').close()\n"
        "import pytest\n"
        "@pytest.hookimpl(tryfirst=True)\n"
        "def pytest_runtest_call(item): item.runtest = lambda: None\n"
        "def pytest_runtest_makereport(item, call): call.excinfo = None\n"
    )
    write_files(folder, conftest__py=hook)
    (folder.parent / "conftest.py").write_text(hook, encoding="utf-8")
