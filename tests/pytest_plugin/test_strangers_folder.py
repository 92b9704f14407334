"""pytest pointed at a stranger's folder: nothing beside the submission is loaded or obeyed.

Run as it is typed, with every installed plugin, since what happens before these are loaded counts.
That takes seconds each time, so most of it is left to the long tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from strangers_files import SETTINGS, write_modules


@pytest.fixture
def evidence(copied_course: Path) -> Path:
    """Where a module of the submission's writes its name when it is imported."""
    return copied_course / "evidence"


@pytest.fixture
def stranger(copied_course: Path, evidence: Path) -> Path:
    """A right submission beside which lies all that pytest would take for its own."""
    folder = copied_course / "submitted" / "mallory" / "02_mlp"
    folder.mkdir(parents=True)
    shutil.copy(copied_course / "solutions" / "02_mlp" / "mlp.py", folder)
    write_modules(folder, evidence)
    own = copied_course / "tests"
    own.mkdir()
    (own / "conftest.py").write_text(
        "import pytest\n\n\n@pytest.fixture\ndef ours():\n    return 1\n", encoding="utf-8"
    )
    (own / "test_own.py").write_text("def test_own(ours):\n    assert ours\n", encoding="utf-8")
    settings = "[tool.pytest.ini_options]\npythonpath = 'tests'\n"
    (copied_course / "pyproject.toml").write_text(settings, encoding="utf-8")
    return folder


def pytest_typed(*args: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The installed `pytest` command."""
    return run(str(Path(sys.executable).with_name("pytest")), *args, cwd=cwd)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command of this environment, started with no settings of the running pytest's."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "PYTHONPATH"))}
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env=inherited,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", SETTINGS)
def test_settings_and_rootdir_are_the_courses(
    copied_course: Path, stranger: Path, evidence: Path, name: str
) -> None:
    (stranger / name).write_text(SETTINGS[name], encoding="utf-8")
    done = pytest_typed(stranger, cwd=copied_course)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"rootdir: {copied_course}" in done.stdout.replace(os.linesep, "")
    assert "configfile: pyproject.toml" in done.stdout and "8 passed" in done.stdout
    assert not evidence.exists(), evidence.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "passed"),
    [
        ("tests submitted/mallory", 9),
        pytest.param("submitted", 8, marks=pytest.mark.slow),
        pytest.param("submitted/mallory/02_mlp/mlp.py::sigmoid", 1, marks=pytest.mark.slow),
        pytest.param("-n2 submitted/mallory/02_mlp tests", 9, marks=pytest.mark.slow),
        pytest.param("-n2 submitted/mallory/02_mlp", 8, marks=pytest.mark.slow),
    ],
)
def test_however_it_is_pointed_at(
    copied_course: Path, stranger: Path, evidence: Path, args: str, passed: int
) -> None:
    """Beside our own tests as well, whose conftest.py counts, and in pytest-xdist's workers."""
    (stranger / "pytest.ini").write_text(SETTINGS["pytest.ini"], encoding="utf-8")
    done = pytest_typed(*args.split(), cwd=copied_course)
    assert done.returncode == 0 and f"{passed} passed" in done.stdout, done.stdout + done.stderr
    assert not evidence.exists(), evidence.read_text(encoding="utf-8")


@pytest.mark.slow
def test_all_that_lies_below_the_course(
    copied_course: Path, stranger: Path, evidence: Path
) -> None:
    """Folders are collected one by one there, and pytest asks each for its conftest.py."""
    done = pytest_typed(".", "--collect-only", "-q", cwd=copied_course)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests/test_own.py" in done.stdout and "submitted/mallory" in done.stdout
    assert not evidence.exists(), evidence.read_text(encoding="utf-8")


@pytest.mark.slow
def test_from_its_own_folder_and_from_outside_of_the_course(
    copied_course: Path, stranger: Path, evidence: Path, tmp_path: Path
) -> None:
    (stranger / "pytest.ini").write_text(SETTINGS["pytest.ini"], encoding="utf-8")
    for args, cwd in (
        (["mlp.py"], stranger),
        (["--course", copied_course, stranger], tmp_path),
        (["-n2", f"--course={copied_course}", stranger], tmp_path),
    ):
        done = pytest_typed(*args, cwd=cwd)
        assert done.returncode == 0 and "8 passed" in done.stdout, done.stdout + done.stderr
        assert not evidence.exists(), evidence.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--course='{folder}'", "--course submitted/mallory"])
@pytest.mark.slow
def test_they_cannot_name_another_course(
    copied_course: Path, stranger: Path, evidence: Path, option: str
) -> None:
    """Its course.yml would set the points, and its solution would run as our reference."""
    folder = stranger.parent
    shutil.copy(copied_course / "course.yml", folder)
    solution = folder / "solutions" / "02_mlp" / "mlp.py"
    solution.parent.mkdir(parents=True)
    solution.write_text(f"open({str(evidence)!r}, 'a').write('ran')\n", encoding="utf-8")
    addopts = option.format(folder=folder)
    (stranger / "pytest.ini").write_text(f"[pytest]\naddopts = {addopts}\n", encoding="utf-8")
    done = pytest_typed(stranger, cwd=copied_course)
    assert done.returncode == 0 and "20 / 20" in done.stdout, done.stdout + done.stderr
    done = pytest_typed("mlp.py", cwd=stranger)  # which lies in a course inside of the course
    assert done.returncode == 4 and "is a course inside of" in done.stderr
    assert not evidence.exists(), evidence.read_text(encoding="utf-8")


@pytest.mark.slow
def test_typed_settings_are_obeyed(copied_course: Path, stranger: Path) -> None:
    """Whoever types ``-c`` means it."""
    (stranger / "mine.ini").write_text("[pytest]\naddopts = --collect-only\n", encoding="utf-8")
    done = pytest_typed("-c", stranger / "mine.ini", stranger, cwd=copied_course)
    assert "8 tests collected" in done.stdout, done.stdout + done.stderr


@pytest.mark.slow
def test_a_program_that_starts_pytest(copied_course: Path, stranger: Path, evidence: Path) -> None:
    script = copied_course / "start.py"
    script.write_text("import pytest\nraise SystemExit(pytest.main())\n", encoding="utf-8")
    (stranger / "pytest.ini").write_text(SETTINGS["pytest.ini"], encoding="utf-8")
    done = run(script, stranger, cwd=copied_course)
    assert done.returncode == 0 and "8 passed" in done.stdout, done.stdout + done.stderr
    assert not evidence.exists(), evidence.read_text(encoding="utf-8")


@pytest.mark.slow
def test_where_pytest_is_not_caught_early_it_stops(copied_course: Path, stranger: Path) -> None:
    """Without the `site` module Python reads no `.pth` file."""
    script = copied_course / "start.py"
    places = [path for path in sys.path if path and Path(path).is_dir()]
    script.write_text(
        f"import sys\nsys.path += {places!r}\nimport autograder, pytest\n"
        "raise SystemExit(pytest.main())\n",
        encoding="utf-8",
    )
    for settings in ("pythonpath = .", "addopts = -c pytest.ini", "addopts = --course=."):
        text = f"[pytest]\n{settings}\n"
        (stranger / "pytest.ini").write_text(text, encoding="utf-8")
        done = run("-S", script, stranger, cwd=copied_course)
        assert done.returncode == 4, done.stdout + done.stderr
        assert "pytest.ini" in done.stderr and "Traceback" not in done.stderr


def test_every_start_of_python_pays_next_to_nothing(tmp_path: Path, root: Path) -> None:
    done = run("-c", "import sys; print('autograder.early' in sys.modules)", cwd=tmp_path)
    assert done.stdout.strip() == "True", done.stderr
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r}); before = set(sys.modules)\n"
        "import autograder.early; print(*sorted(set(sys.modules) - before))"
    )
    done = run("-S", "-c", code, cwd=tmp_path)
    assert done.stdout.split() == ["__future__", "autograder", "autograder.early"]


def test_another_project_keeps_its_settings(tmp_path: Path) -> None:
    """Outside of a course, pytest in this environment is what it is everywhere."""
    (tmp_path / "pytest.ini").write_text("[pytest]\npython_files = any_*.py\n", encoding="utf-8")
    (tmp_path / "any_name.py").write_text("def test_it():\n    pass\n", encoding="utf-8")
    done = pytest_typed(cwd=tmp_path)
    assert done.returncode == 0 and "configfile: pytest.ini" in done.stdout
