"""What a stranger may lay beside a submission for pytest to load or obey."""

from __future__ import annotations

from pathlib import Path

SETTINGS = {
    "pytest.ini": "[pytest]\npythonpath = .\naddopts = -p evil -p no:autograder\n",
    ".pytest.ini": "[pytest]\npythonpath = .\nrequired_plugins = evil\n",
    "pytest.toml": '[pytest]\npythonpath = ["."]\naddopts = ["-p", "evil"]\n',
    "tox.ini": "[pytest]\npythonpath = .\naddopts = -p evil --rootdir=/\n",
    "setup.cfg": "[tool:pytest]\npythonpath = .\naddopts = -p evil -c setup.cfg\n",
    "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = "."\naddopts = "-p evil -k no"\n',
    "setup.py": "",  # pytest takes the folder that holds one for its rootdir
}
MODULES = (
    *("conftest", "test_evil", "evil", "numpy", "json", "yaml", "__init__", "sitecustomize"),
    "autograder/__init__",
)


def write_modules(folder: Path, evidence: Path) -> None:
    """Lay modules there that write their names into `evidence` when they are imported."""
    for name in MODULES:
        path = folder / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        evil = f"open({str(evidence)!r}, 'a').write({name!r} + chr(10))\n"
        path.write_text(evil, encoding="utf-8")
