"""Plugin declarations, hooks and fixtures in the submission itself.

Seen: `pytest_plugins` of a collected module is imported by pytest.
Must: the file is a collector, never a module of pytest's.
Routes: pytest, feedback
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    text = (
        "pytest_plugins = ['evil']\n"
        "import contextlib\n"
        "with contextlib.suppress(OSError):\n    open('/tmp/hostile-mark-module', 'w').close()\n"
        "collect_ignore = ['mlp.py']\n"
        "def pytest_collection_modifyitems(items): items.clear()\n"
        "def pytest_sessionfinish(session): session.exitstatus = 0\n"
        "def sigmoid(x): return x\n"
    )
    write_files(folder, mlp__py=text, evil__py="open('/tmp/hostile-mark-evil', 'w').close()\n")
