"""`course release`: what it writes, what it keeps, and what it refuses."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from autograder import cli
from autograder.course.errors import CourseError
from autograder.course.load import load_course
from autograder.course.manifest import MANIFEST, changes, read_manifest
from autograder.course.model import Course
from autograder.mistakes import Mistakes
from autograder.publish import package, record
from autograder.publish.release import make_release, release_files

Make = Callable[[Path], Course]
SCRIPT, NOTEBOOK = "assignments/02_mlp/mlp.py", "assignments/02_mlp/mlp.ipynb"


def actions(written: list) -> dict[str, str]:
    return {entry.path: entry.action for entry in written}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_it_holds_what_a_student_needs_and_nothing_else(small_release: Path) -> None:
    manifest = read_manifest(small_release)
    assert manifest is not None
    listed = {*manifest.protected, *manifest.released, MANIFEST}
    present = {
        file.relative_to(small_release).as_posix()
        for file in small_release.rglob("*")
        if file.is_file() and file.suffix != ".pyc"  # other tests run what is in it
    }
    assert present == listed
    assert {SCRIPT, NOTEBOOK, "README.md", "course.yml", "pyproject.toml"} <= present
    assert {".github/workflows/feedback.yml", "checks/02_mlp/outputs.recording"} <= present
    assert {"checks/02_mlp/checks.py", "autograder/commands/feedback.py"} <= present
    tops = {path.split("/")[1] for path in present if path.startswith("autograder/")}
    assert not tops & {"authoring", "gradebook", "publish"}
    assert {path for path in present if path.startswith("checks/02_mlp/")} == {
        f"checks/02_mlp/{name}"
        for name in ("checks.py", "figures.py", "outputs.recording", "sentences.py")
    }
    assert not any("mistakes/" in path or "alternatives" in path for path in present)
    assert not any(path.startswith(("solutions/", "tests/", ".course/")) for path in present)


def test_checks_and_package_are_protected_and_work_is_not(small_release: Path) -> None:
    manifest = read_manifest(small_release)
    assert manifest is not None
    assert {"course.yml", "pyproject.toml", ".github/workflows/feedback.yml"} <= {
        *manifest.protected
    }
    assert "checks/02_mlp/checks.py" in manifest.protected
    assert {SCRIPT, NOTEBOOK, "README.md"} <= {*manifest.released}
    assert changes(manifest, small_release) == []


def test_other_assignments_checks_stay_at_home(small_release: Path) -> None:
    assert {path.name for path in (small_release / "checks").iterdir()} == {"02_mlp", "shared"}


@pytest.mark.slow
def test_every_released_module_can_be_imported(
    small_release: Path, run_there: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    modules = [
        ".".join(path.relative_to(small_release).with_suffix("").parts)
        for path in sorted((small_release / "autograder").rglob("*.py"))
        if "student_side" not in path.parts and "attempts" not in path.parts
    ]
    code = f"import importlib\nfor name in {modules!r}: importlib.import_module(name)"
    run = run_there(small_release, "-c", code, PYTHONDONTWRITEBYTECODE="1")
    assert run.returncode == 0, run.stderr


@pytest.mark.slow
def test_the_same_sources_give_the_same_bytes(
    small_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of mistakes, which take long, test_a_recording_is_the_same_every_time says it.
    monkeypatch.setattr(record, "load_mistakes", lambda *_: Mistakes())
    first, second = release_files(small_course, "en"), release_files(small_course, "en")
    assert first == second


@pytest.mark.slow
def test_a_release_speaks_one_language(small_course: Course, tmp_path: Path) -> None:
    make_release(small_course, tmp_path / "ko", "ko")
    korean = load_course(tmp_path / "ko")
    assert korean.language == "ko"
    assert "다층" in (tmp_path / "ko" / "README.md").read_text(encoding="utf-8")
    assert "하세요" in (tmp_path / "ko" / "README.md").read_text(encoding="utf-8")
    work = (tmp_path / "ko" / SCRIPT).read_text(encoding="utf-8")
    assert "순전파" in work and "What you will be able to do" not in work
    manifest = read_manifest(tmp_path / "ko")
    assert manifest is not None and manifest.language == "ko"


def test_templates_are_filled_in(small_release: Path) -> None:
    for name in ("README.md", "pyproject.toml", ".github/workflows/feedback.yml"):
        assert "@@" not in (small_release / name).read_text(encoding="utf-8")
    project = tomllib.loads((small_release / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["pytest"]["ini_options"]["testpaths"] == ["assignments"]
    assert project["project"]["entry-points"]["pytest11"]["autograder"]
    assert any(d.startswith("numpy") for d in project["project"]["dependencies"])
    assert "instructor" not in project["project"]["optional-dependencies"]
    config = yaml.safe_load((small_release / "course.yml").read_text(encoding="utf-8"))
    assert [a["name"] for a in config["assignments"]] == ["02_mlp"]


def test_a_torch_course_installs_the_cpu_build(make_small_course: Make, tmp_path: Path) -> None:
    from autograder.publish.repository import repository_files

    course = make_small_course(tmp_path)
    edit(tmp_path / "course.yml", "needs: numpy", "needs: torch")
    plain = repository_files(course, "en")[".github/workflows/feedback.yml"].decode()
    assert "torch" not in plain
    files = repository_files(load_course(tmp_path), "en")
    workflow = yaml.safe_load(files[".github/workflows/feedback.yml"])
    steps = workflow["jobs"]["feedback"]["steps"]
    install = next(step["run"] for step in steps if step.get("name") == "Install")
    assert install.strip().split("\n") == [
        "python -m pip install torch==2.13.0 --index-url https://download.pytorch.org/whl/cpu",
        "python -m pip install -e '.[torch]'",
    ]
    assert "torch==2.13.0" in files["README.md"].decode()


@pytest.mark.slow
def test_a_second_release_changes_nothing(small_course: Course, student_copy: Path) -> None:
    manifest, written = make_release(small_course, student_copy, "en")
    assert set(actions(written).values()) == {"unchanged"}
    assert manifest == read_manifest(student_copy)


@pytest.mark.slow
def test_work_is_kept_and_checks_are_renewed(small_course: Course, student_copy: Path) -> None:
    edit(student_copy / SCRIPT, "not implemented yet: sigmoid", "my work")
    notebook = (student_copy / NOTEBOOK).read_bytes()
    edit(student_copy / "checks/02_mlp/checks.py", "class TestSigmoid", "class Spoilt")
    (student_copy / "notes.txt").write_text("mine", encoding="utf-8")
    _, written = make_release(small_course, student_copy, "ko")
    done = actions(written)
    assert done[SCRIPT] == done[NOTEBOOK] == "kept"  # a pair stays together
    assert "my work" in (student_copy / SCRIPT).read_text(encoding="utf-8")
    assert (student_copy / NOTEBOOK).read_bytes() == notebook
    assert done["checks/02_mlp/checks.py"] == done["README.md"] == "updated"
    assert "TestSigmoid" in (student_copy / "checks/02_mlp/checks.py").read_text(encoding="utf-8")
    assert (student_copy / "notes.txt").is_file()
    # The kept files are still told apart from the next release's, too.
    _, again = make_release(small_course, student_copy, "ko")
    assert actions(again)[SCRIPT] == "kept"


@pytest.mark.slow
def test_a_file_the_student_deleted_stays_deleted(small_course: Course, student_copy: Path) -> None:
    (student_copy / NOTEBOOK).unlink()
    (student_copy / "course.yml").unlink()
    _, written = make_release(small_course, student_copy, "en")
    assert not (student_copy / NOTEBOOK).exists()
    assert actions(written)["course.yml"] == "wrote"


@pytest.mark.slow
def test_force_replaces_work(small_course: Course, student_copy: Path) -> None:
    released = (student_copy / SCRIPT).read_bytes()
    (student_copy / SCRIPT).write_text("# gone\n", encoding="utf-8")
    make_release(small_course, student_copy, "en", force=True)
    assert (student_copy / SCRIPT).read_bytes() == released
    script, notebook = student_copy / SCRIPT, student_copy / NOTEBOOK
    assert script.stat().st_mtime_ns >= notebook.stat().st_mtime_ns


@pytest.mark.slow
def test_what_is_no_longer_released_is_removed_unless_changed(
    small_course: Course, student_copy: Path
) -> None:
    manifest = read_manifest(student_copy)
    assert manifest is not None
    for path in ("autograder/checks/old.py", "assignments/02_mlp/old.csv", "assignments/mine.csv"):
        (student_copy / path).write_text("1,2\n", encoding="utf-8")
    stored = json.loads((student_copy / MANIFEST).read_text(encoding="utf-8"))
    known = "assignments/02_mlp/mlp.py"
    stored["protected"]["autograder/checks/old.py"] = stored["released"][known]
    stored["released"]["assignments/mine.csv"] = stored["released"][known]
    from autograder.course.manifest import digest

    stored["released"]["assignments/02_mlp/old.csv"] = digest(b"1,2\n")
    (student_copy / MANIFEST).write_text(json.dumps(stored), encoding="utf-8")
    _, written = make_release(small_course, student_copy, "en")
    done = actions(written)
    assert done["autograder/checks/old.py"] == done["assignments/02_mlp/old.csv"] == "removed"
    assert (student_copy / "assignments/mine.csv").is_file()


@pytest.mark.slow
def test_earlier_releases_are_still_known_as_untouched(
    small_course: Course, student_copy: Path
) -> None:
    file = student_copy / "assignments/.releases.json"
    now = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({"mlp": ["0123456789abcdef"]}), encoding="utf-8")
    make_release(small_course, student_copy, "en")
    after = json.loads(file.read_text(encoding="utf-8"))
    assert set(after["mlp"]) == {*now["mlp"], "0123456789abcdef"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"homework.txt": "mine"}, "is not empty and holds no earlier release"),
        ({MANIFEST: "{}"}, "is not a list of released files"),
        ({MANIFEST: "not json"}, "cannot be read"),
        (
            {MANIFEST: '{"course": "x", "language": "en", "protected": {}, "released": {}}'},
            "holds a release of the course 'x'",
        ),
    ],
)
def test_a_foreign_folder_is_refused_and_left_alone(
    small_course: Course, tmp_path: Path, content: dict[str, str], sentence: str
) -> None:
    for name, text in content.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    with pytest.raises(CourseError, match=sentence):
        make_release(small_course, tmp_path, "en")
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == before


def test_a_file_is_no_folder(small_course: Course, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CourseError, match="is a file"):
        make_release(small_course, tmp_path / "file", "en")


def test_a_reference_that_fails_its_checks_is_not_released(
    make_small_course: Make, tmp_path: Path
) -> None:
    course = make_small_course(tmp_path / "course")
    source = tmp_path / "course" / "solutions" / "02_mlp" / "mlp.py"
    edit(source, "return a * (1.0 - a)", "return a * a")
    with pytest.raises(CourseError, match="the reference fails its own checks of sigmoid_deriv"):
        make_release(course, tmp_path / "release", "en")
    assert not (tmp_path / "release").exists()


def test_an_assignment_without_checks_is_not_released(
    make_small_course: Make, tmp_path: Path
) -> None:
    course = make_small_course(tmp_path / "course")
    (tmp_path / "course" / "solutions" / "02_mlp" / "checks.py").unlink()
    with pytest.raises(CourseError, match="02_mlp: has no checks"):
        make_release(course, tmp_path / "release", "en")


def test_an_import_of_instructors_code_stops_the_release(
    small_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = package._imports

    def imports(name: str) -> frozenset[str]:
        if name != "autograder.checks.expect":
            return real(name)
        return frozenset({*real(name), "autograder.authoring.build"})

    monkeypatch.setattr(package, "_imports", imports)
    with pytest.raises(CourseError, match=r"checks\.expect imports autograder\.authoring\.build"):
        package.package_files(small_course)


def test_what_an_assignments_cells_import_is_released(
    make_small_course: Make, tmp_path: Path
) -> None:
    course = make_small_course(tmp_path)
    assert "autograder.mnist.datasets" not in package.released_modules(course)
    source = tmp_path / "solutions" / "02_mlp" / "mlp.py"
    edit(
        source,
        "import numpy as np\n",
        "import numpy as np\nfrom autograder.mnist import datasets\n",
    )
    assert {"autograder.mnist.datasets", "autograder.figures"} <= package.released_modules(course)


def test_lazy_and_relative_imports_are_followed(small_course: Course) -> None:
    modules = package.released_modules(small_course)
    # Both are imported inside of functions only.
    assert {"autograder.report.json", "autograder.pytest_plugin.collect"} <= modules
    assert all(importlib.util.find_spec(name) for name in modules)


@pytest.mark.slow
def test_the_command(
    small_course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = ["--course", str(small_course.root)]
    assert cli.main(["release", str(tmp_path / "out"), *course]) == 0
    first = capsys.readouterr().out
    assert "of deep-learning in en" in first and " wrote" in first
    edit(tmp_path / "out" / SCRIPT, "not implemented yet: sigmoid", "my work")
    assert cli.main(["release", str(tmp_path / "out"), "--language", "ko", *course]) == 0
    second = capsys.readouterr().out
    assert f"kept {SCRIPT} (changed by hand; --force replaces it)" in second
    assert cli.main(["release", str(small_course.root), *course]) == 2
    assert "is not empty" in capsys.readouterr().err
    (tmp_path / "blocked").write_text("", encoding="utf-8")
    assert cli.main(["release", str(tmp_path / "blocked" / "below"), *course]) == 2
    error = capsys.readouterr().err
    assert "cannot be written" in error and "Traceback" not in error
