"""A pyproject.toml and setup.cfg with options for pytest.

Seen: see pytest_ini.
Must: not read; no points.
Routes: pytest, feedback
"""

from collections.abc import Mapping
from pathlib import Path

from hostile_notebooks import write_files, write_wrong


def hand_in(folder: Path, place: Mapping[str, str]) -> None:
    write_wrong(folder)
    write_files(
        folder,
        pyproject__toml='[tool.pytest.ini_options]\naddopts = "-p evil -x --maxfail=0"\n',
        setup__cfg="[tool:pytest]\naddopts = -p evil\n",
        evil__py="open('/tmp/hostile-mark-pyproject', 'w').close()\n",
    )
