"""A student installs the release in a new environment, and bare `pytest` grades their work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path("assignments", "02_mlp", "mlp.py")


@pytest.mark.slow
def test_install_and_bare_pytest(student_copy: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False)
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    python = binaries / "python"
    # The dependencies are this environment's, so that nothing is downloaded. The course itself is
    # not among them: it is installed here by a .pth file, and those work in one folder only.
    site = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    borrowed = Path(site.strip(), "borrowed.pth")
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    clean = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1"}

    def run(*command: str | Path, expect: int = 0, **env: str) -> str:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=student_copy,
            env={**clean, **env},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=200,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout

    pip = [python, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation"]
    run(*pip, "-e", ".")
    where = run(python, "-c", "import autograder; print(autograder.__file__)")
    assert Path(where.strip()).is_relative_to(student_copy)

    untouched = run(python, "-m", "pytest", expect=1)
    assert "0 / 20" in untouched

    solution = (ROOT / "solutions" / "02_mlp" / "mlp.py").read_text(encoding="utf-8")
    wrong = solution.replace("return a * (1.0 - a)", "return a * (1.0 + a)")
    assert wrong != solution
    (student_copy / SCRIPT).write_text(wrong, encoding="utf-8")
    told = run(
        python, "-m", "pytest", "--grade-json", "grades.json", expect=1, COURSE_LANGUAGE="ko"
    )
    assert "sigmoid_derivative" in told
    grades = json.loads((student_copy / "grades.json").read_text(encoding="utf-8"))
    statuses = {e["name"]: e["status"] for e in grades["exercises"]}
    assert statuses["sigmoid"] == "done" and statuses["sigmoid_derivative"] == "wrong"

    (student_copy / SCRIPT).write_text(solution, encoding="utf-8")
    assert "20 / 20" in run(python, "-m", "pytest")
    feedback = run(binaries / "course", "feedback", "--json", "feedback.json")
    assert "20 / 20" in feedback
    report = json.loads((student_copy / "feedback.json").read_text(encoding="utf-8"))
    assert report["complete"] is report["trusted"] is True


@pytest.mark.slow
def test_a_wheel_holds_the_recordings(student_copy: Path, tmp_path: Path) -> None:
    """Colab installs a copy, not a link to the repository."""
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    command = [*pip, "-w", str(tmp_path / "wheels"), str(student_copy)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = (tmp_path / "wheels").glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {
        path.relative_to(student_copy).as_posix()
        for path in (student_copy / "autograder").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert package <= names
    assert "autograder/checks/expect.py" in package
