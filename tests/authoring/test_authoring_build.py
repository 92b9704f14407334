"""The release: no answer in it, the same bytes every time, one document in two views."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from autograder.authoring.build import (
    build_assignment,
    differences,
    release_fingerprints,
    unexpected_folders,
    write_release,
    write_source_notebook,
)
from autograder.course import Course, CourseError, Language, load_course
from autograder.submission.choose import fingerprint
from autograder.submission.read import read_submission

SCRIPT, NOTEBOOK = Path("02_mlp/mlp.py"), Path("02_mlp/mlp.ipynb")
ROOT = Path(__file__).parents[2]
REAL = [assignment.name for assignment in load_course(ROOT).assignments]


def build(root: Path, language: Language = "en") -> dict[Path, bytes]:
    course = load_course(root)
    return build_assignment(course, course.assignment("02_mlp"), language)


def notebook_of(files: dict[Path, bytes], path: Path = NOTEBOOK) -> Any:
    return nbformat.reads(files[path].decode("utf-8"), as_version=4)


def rewrite(root: Path, old: str, new: str, file: str = "solutions/02_mlp/mlp.py") -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_release_has_stubs_and_no_answer(course_root: Path) -> None:
    for language in ("ko", "en"):
        files = build(course_root, language)
        assert list(files) == [SCRIPT, NOTEBOOK]
        for content in files.values():
            text = content.decode("utf-8")
            assert "SOLUTION" not in text
            assert "secret" not in text
            assert "self(self(x))" not in text
            assert text.count("raise NotImplementedError") == 3


def test_stubs_raise_a_bilingual_line_with_the_exercise(course_root: Path) -> None:
    script = build(course_root)[SCRIPT].decode("utf-8")
    functions = {
        node.name: node for node in ast.walk(ast.parse(script)) if isinstance(node, ast.FunctionDef)
    }
    line = "아직 구현하지 않았습니다 / not implemented yet: "
    for function, exercise in (("sigmoid", "sigmoid"), ("__call__", "Layer")):
        last = functions[function].body[-1]
        assert ast.unparse(last) == f"raise NotImplementedError('{line}{exercise}')"
    inner = functions["twice"].body[0]
    assert isinstance(inner, ast.If)
    assert isinstance(inner.body[0], ast.Raise)


def test_the_scripts_shape(course_root: Path) -> None:
    script = build(course_root)[SCRIPT].decode("utf-8")
    markers = [line for line in script.split("\n") if line.startswith("# %%")]
    assert markers == [
        "# %% [markdown]",
        '# %% tags=["demo"]',
        "# %%",
        '# %% tags=["demo"]',
        "# %% [markdown]",
        "# %% sigmoid",
        "# %% check_sigmoid",
        '# %% tags=["demo"]',
        "# %% Layer",
        "# %% check_Layer",
        "# %% [markdown]",
        "# %% reflection [markdown]",
        '# %% tags=["demo"]',
    ]
    assert script.endswith("\ncheck()\n")
    assert "from autograder import check\n" in script
    assert "# %% check_sigmoid\ncheck(sigmoid)\n" in script
    assert "nbgrader" not in script
    assert jupytext.__version__ not in script
    assert "\r" not in script


def test_the_notebook_is_valid_and_marked_for_nbgrader(course_root: Path) -> None:
    notebook = notebook_of(build(course_root))
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    marked = {
        cell.metadata.nbgrader.grade_id: cell
        for cell in notebook.cells
        if "nbgrader" in cell.metadata
    }
    facts = {
        name: (
            cell.cell_type,
            cell.metadata.nbgrader.grade,
            cell.metadata.nbgrader.solution,
            cell.metadata.nbgrader.locked,
            cell.metadata.nbgrader.get("points"),
            cell.metadata.get("editable", True),
            cell.metadata.get("deletable", True),
        )
        for name, cell in marked.items()
    }
    assert facts == {
        "sigmoid": ("code", False, True, False, None, True, False),
        "check_sigmoid": ("code", True, False, True, 2.0, False, False),
        "Layer": ("code", False, True, False, None, True, False),
        "check_Layer": ("code", True, False, True, 3.0, False, False),
        "reflection": ("markdown", True, True, False, 1.0, True, False),
    }
    assert all(cell.metadata.nbgrader.checksum for cell in marked.values())
    assert marked["check_Layer"].source == "check(Layer)"
    assert marked["reflection"].source == "*Why is that?*"
    assert [cell.get("outputs", []) for cell in notebook.cells if cell.get("outputs")] == []


def test_the_script_and_the_notebook_are_one_document(course_root: Path) -> None:
    files = build(course_root, "ko")
    script = jupytext.reads(files[SCRIPT].decode("utf-8"), fmt="py:percent")
    notebook = notebook_of(files)
    assert [(c.cell_type, c.source, c.metadata.get("title")) for c in script.cells] == [
        (c.cell_type, c.source, c.metadata.get("title")) for c in notebook.cells
    ]


@pytest.mark.slow
def test_building_again_elsewhere_gives_the_same_bytes(course_root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    subprocess.run(
        [sys.executable, "-m", "autograder.cli", "build", "--out", str(out)],
        cwd=course_root,
        env={**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Seoul", "LC_ALL": "C"},
        check=True,
        capture_output=True,
    )
    elsewhere = {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert elsewhere == build(course_root) == build(course_root)


def ids(files: dict[Path, bytes]) -> list[str]:
    return [cell.id for cell in notebook_of(files).cells]


def test_cell_ids_are_unique_and_survive_edits_elsewhere(course_root: Path) -> None:
    before = ids(build(course_root))
    assert len(set(before)) == len(before)
    assert {"02_mlp-sigmoid", "02_mlp-sigmoid-check-1", "02_mlp-reflection"} <= set(before)
    rewrite(course_root, "# %% sigmoid", "# %%\nextra = 1\n\n# %% sigmoid")
    after = ids(build(course_root))
    assert [name for name in after if name in before] == before
    assert len(after) == len(before) + 1


def test_ids_of_long_names_stay_valid(course_root: Path) -> None:
    name = "a_function_with_a_name_that_is_much_too_long_for_a_cell_id_in_a_notebook"
    for file in ("course.yml", "solutions/02_mlp/mlp.py"):
        rewrite(course_root, "sigmoid", name, file)
    names = ids(build(course_root))
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 64
    nbformat.validate(notebook_of(build(course_root)))


def code_of(files: dict[Path, bytes], path: Path) -> list[tuple[str, str]]:
    """Id and meaning of each graded code cell: its syntax tree without docstrings."""
    found = []
    for cell in notebook_of(files, path).cells:
        if cell.cell_type == "code" and "demo" not in cell.metadata.get("tags", []):
            tree = ast.parse(cell.source)
            for node in ast.walk(tree):
                documented = isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module)
                if documented and ast.get_docstring(node) is not None:
                    node.body.pop(0)
            found.append((cell.id, ast.dump(tree)))
    return found


def same_but_for_language(course: Course, name: str) -> None:
    assignment = course.assignment(name)
    korean = build_assignment(course, assignment, "ko")
    english = build_assignment(course, assignment, "en")
    assert korean != english
    path = Path(name, f"{assignment.module}.ipynb")
    assert code_of(korean, path) == code_of(english, path)
    one, two = notebook_of(korean, path), notebook_of(english, path)
    for first, second in zip(one.cells, two.cells, strict=True):
        first.metadata.get("nbgrader", {}).pop("checksum", None)
        second.metadata.get("nbgrader", {}).pop("checksum", None)
        assert (first.id, first.cell_type, first.metadata) == (
            second.id,
            second.cell_type,
            second.metadata,
        )
    assert one.metadata == two.metadata


def test_the_languages_differ_in_text_only(course_root: Path) -> None:
    same_but_for_language(load_course(course_root), "02_mlp")
    korean = build(course_root, "ko")[SCRIPT].decode("utf-8")
    english = build(course_root, "en")[SCRIPT].decode("utf-8")
    assert "시그모이드 함수." in korean
    assert "시그모이드 함수." not in english
    assert "The logistic function." in english
    assert "The logistic function." not in korean
    assert "Both languages / 두 언어" in korean
    assert 'language = "ko"' in korean
    assert 'language = "en"' in english


@pytest.mark.parametrize("name", REAL)
def test_the_languages_of_the_real_assignments_differ_in_text_only(name: str) -> None:
    same_but_for_language(load_course(ROOT), name)


@pytest.mark.parametrize("name", REAL)
def test_the_committed_release_is_current(name: str) -> None:
    course = load_course(ROOT)
    files = build_assignment(course, course.assignment(name), course.language)
    assert differences(files, ROOT / "assignments") == []


def test_the_badge_opens_the_release_in_colab(course_root: Path) -> None:
    badge = (
        "https://colab.research.google.com/github/someone/tiny/blob/main/"
        "assignments/02_mlp/mlp.ipynb"
    )
    first = notebook_of(build(course_root)).cells[0]
    assert badge in first.source
    assert "# Multilayer perceptron" in first.source
    rewrite(course_root, "https://github.com/", "https://git.example.org/", "course.yml")
    assert "colab" not in notebook_of(build(course_root)).cells[0].source


def test_colab_fetches_the_course_in_a_cell_that_grading_never_runs(course_root: Path) -> None:
    setup = notebook_of(build(course_root)).cells[1]
    assert setup.metadata.tags == ["demo"]
    assert "https://github.com/someone/tiny" in setup.source
    assert '"pip", "install' in setup.source
    # Away from Colab the cell only imports.
    namespace: dict[str, Any] = {}
    exec(setup.source, namespace)
    assert callable(namespace["check"])


def test_a_source_that_starts_with_code_gets_a_title(course_root: Path) -> None:
    path = course_root / "solutions/02_mlp/mlp.py"
    text = path.read_text(encoding="utf-8")
    path.write_text("# %%\nFIRST = 1\n\n" + text, encoding="utf-8")
    cells = notebook_of(build(course_root, "ko")).cells
    assert cells[0].source.endswith("# 다층 퍼셉트론")
    assert cells[2].source == "FIRST = 1"


def test_a_model_answer_of_a_written_question_is_not_released(course_root: Path) -> None:
    rewrite(
        course_root,
        "# *Why is that?*",
        "# *Why is that?*\n# ### BEGIN SOLUTION\n# Because of secret.\n# ### END SOLUTION",
    )
    cells = {cell.metadata.get("title"): cell for cell in notebook_of(build(course_root)).cells}
    assert (
        cells["reflection"].source
        == "*Why is that?*\n*여기에 답을 쓰세요 / write your answer here*"
    )


def test_data_beside_the_source_is_released_and_code_is_not(course_root: Path) -> None:
    folder = course_root / "solutions/02_mlp"
    (folder / "data").mkdir()
    (folder / "data" / "값.csv").write_bytes(b"1,2\r\n")
    (folder / "helper.py").write_text("answer = 42\n", encoding="utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "mlp.cpython-311.pyc").write_bytes(b"x")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "mlp-checkpoint.txt").write_text("secret", encoding="utf-8")
    files = build(course_root)
    assert set(files) == {SCRIPT, NOTEBOOK, Path("02_mlp/data/값.csv")}
    assert files[Path("02_mlp/data/값.csv")] == b"1,2\r\n"


def test_differences_are_named(course_root: Path, tmp_path: Path) -> None:
    files, release = build(course_root), tmp_path / "out"
    assert differences(files, release) == [("missing", NOTEBOOK), ("missing", SCRIPT)]
    write_release(files, release)
    assert differences(files, release) == []
    (release / SCRIPT).write_bytes(files[SCRIPT].replace(b"\n", b"\r\n"))
    assert differences(files, release) == []
    (release / SCRIPT).write_bytes(files[SCRIPT] + b"x = 1\n")
    (release / NOTEBOOK).unlink()
    (release / "02_mlp" / "old.py").touch()
    (release / "02_mlp" / ".ipynb_checkpoints").mkdir()
    (release / "02_mlp" / ".ipynb_checkpoints" / "mlp.ipynb").touch()
    (release / "99_old").mkdir()
    assert differences(files, release) == [
        ("missing", NOTEBOOK),
        ("stale", SCRIPT),
        ("unexpected", Path("02_mlp/old.py")),
    ]
    assert unexpected_folders(load_course(course_root), release) == [Path("99_old")]


def test_writing_again_changes_nothing(course_root: Path, tmp_path: Path) -> None:
    files = build(course_root)
    assert [changed for _, changed in write_release(files, tmp_path)] == [True, True]
    stamp = (tmp_path / SCRIPT).stat().st_mtime_ns
    assert [changed for _, changed in write_release(files, tmp_path)] == [False, False]
    assert (tmp_path / SCRIPT).stat().st_mtime_ns == stamp


def test_the_source_notebook_is_not_paired_with_the_authored_file(course_root: Path) -> None:
    course = load_course(course_root)
    path = write_source_notebook(course, course.assignments[0], "en")
    assert path == course_root / "solutions/02_mlp/mlp.ipynb"
    notebook = nbformat.read(path, as_version=4)
    assert "jupytext" not in notebook.metadata
    assert "secret" in path.read_text(encoding="utf-8")
    first = path.read_bytes()
    write_source_notebook(course, course.assignments[0], "en")
    assert path.read_bytes() == first


def test_a_release_is_known_by_its_fingerprint_in_both_languages_and_formats(
    course_root: Path, tmp_path: Path
) -> None:
    course = load_course(course_root)
    known = json.loads(release_fingerprints(course, course.assignments))["mlp"]
    for language in ("ko", "en"):
        write_release(build(course_root, language), tmp_path)
        for path in (SCRIPT, NOTEBOOK):
            assert fingerprint(read_submission(tmp_path / path)) in known
    rewrite(tmp_path, "raise NotImplementedError", "return 1 #", SCRIPT.as_posix())
    assert fingerprint(read_submission(tmp_path / SCRIPT)) not in known


def test_building_one_assignment_keeps_the_fingerprints_of_the_others(course_root: Path) -> None:
    course = load_course(course_root)
    assert json.loads(release_fingerprints(course, [])) == {}
    (course_root / "assignments").mkdir()
    kept = course_root / "assignments" / ".releases.json"
    kept.write_text('{"mlp": ["0123"], "gone": ["4567"]}', encoding="utf-8")
    assert json.loads(release_fingerprints(course, [])) == {"mlp": ["0123"]}
    assert json.loads(release_fingerprints(course, course.assignments))["mlp"] != ["0123"]


def test_a_bad_source_writes_nothing(course_root: Path) -> None:
    rewrite(course_root, "# %% Layer", "# %%")
    with pytest.raises(CourseError):
        build(course_root)
