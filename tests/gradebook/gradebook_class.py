"""A class whose submissions are broken in every way that breaks plain nbgrader."""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]
SCRIPT = "<script>document.title = 'owned'</script><img src=x onerror=alert(1)>"
LINK = "[marks](javascript:alert(1)) ![x](https://example.org/track.png)"
ANSWER = "The gradient of the sigmoid vanishes."
FORMULA_ID = '=HYPERLINK("x")'
# When 02_mlp is due: long after any run of these tests, so that work handed in now is on time.
DUE = "2096-09-20T23:59:00+09:00"


def marker(student: str) -> str:
    """A line that only this student's code contains."""
    return f"written_by_{'_'.join(str(ord(c)) for c in student)} = 1"


@dataclass(frozen=True)
class Material:
    """What submissions are made of: the release and the full solution, as notebook and script."""

    release: Notebook
    solved: Notebook
    solved_script: str
    solved_bare: str


def material(course: Path) -> Material:
    """Read a course whose nbgrader source notebook has been made."""
    release = _json(course / "assignments/02_mlp/mlp.ipynb")
    full = _json(course / "solutions/02_mlp/mlp.ipynb")
    solutions = {cell["id"]: cell for cell in full["cells"]}
    solved = copy.deepcopy(release)
    for cell in solved["cells"]:
        if cell["cell_type"] == "code":
            lines = _text(solutions[cell["id"]]).split("\n")
            cell["source"] = "\n".join(line for line in lines if " SOLUTION" not in line)
    code = [_text(cell) for cell in solved["cells"] if _is_plain_code(cell)]
    script = "\n\n".join(f"# %%\n{text}" for text in code)
    return Material(release, solved, script, "\n\n".join(code))


def solved_by(student: str, made: Material, answer: str | None = ANSWER) -> Notebook:
    """The full solution as a notebook, signed in its first exercise cell and in one of its own."""
    notebook = copy.deepcopy(made.solved)
    cell = cell_of(notebook, "sigmoid")
    cell["source"] = f"{_text(cell)}\n\n{marker(student)}\n"
    if answer is not None:
        cell_of(notebook, "reflection")["source"] = answer
    return notebook


def stub_by(student: str, made: Material) -> Notebook:
    """The release, untouched but for a signature."""
    notebook = copy.deepcopy(made.release)
    notebook["cells"].append(new_cell("code", marker(student)))
    return notebook


def cell_of(notebook: Notebook, grade_id: str) -> dict[str, Any]:
    """The cell with an nbgrader id."""
    cells = notebook["cells"]
    return next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def new_cell(kind: str, source: str, **metadata: object) -> dict[str, Any]:
    """A cell without an id."""
    more = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": metadata, "source": source, **more}


def grade_cells(notebook: Notebook) -> Iterator[dict[str, Any]]:
    """The check cells."""
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id", "").startswith("check_"):
            yield cell


def tangled(notebook: Notebook) -> Notebook:
    """Duplicate, delete, re-type, re-mark and re-price grade cells; forge all other metadata."""
    notebook = copy.deepcopy(notebook)
    cells = notebook["cells"]
    checks = list(grade_cells(notebook))
    cells.append(copy.deepcopy(checks[0]))
    cells.remove(checks[1])
    checks[2]["cell_type"] = "markdown"
    for key in ("outputs", "execution_count"):
        checks[2].pop(key)
    checks[3]["metadata"]["nbgrader"].update(solution=True, grade=False, locked=False)
    checks[4]["metadata"]["nbgrader"].update(points=1000, schema_version=99)
    checks[5]["metadata"]["nbgrader"] = {"grade_id": 17, "points": "many"}
    checks[6]["metadata"]["tags"] = ["skip-execution"]
    checks[7]["outputs"] = [_result("3.0"), _result("3.0")]
    checks[7]["id"] = cells[0].get("id")
    cell_of(notebook, "reflection")["metadata"]["nbgrader"].update(score=2, manual_score=2)
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": "sh", "argv": ["sh"]}
    notebook["metadata"]["nbgrader"] = {"score": 22, "max_score": 22}
    notebook["nbformat_minor"] = 99
    return notebook


def forged(notebook: Notebook) -> Notebook:
    """Claim every point by metadata and outputs alone."""
    notebook = copy.deepcopy(notebook)
    for cell in grade_cells(notebook):
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception"]
        cell["outputs"] = [_result(str(cell["metadata"]["nbgrader"]["points"]))]
    return notebook


def in_format_3(notebook: Notebook) -> Notebook:
    """The same cells in the format of 2013."""
    cells = [
        {"cell_type": "code", "input": _text(cell), "language": "python", "outputs": []}
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]
    return {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells}],
    }


def hand_in(course: Path, made: Material) -> None:
    """Write everybody's submission of 02_mlp."""
    for student, write in SUBMISSIONS.items():
        folder = course / "submitted" / student / "02_mlp"
        folder.mkdir(parents=True)
        write(folder, student, made)


def _complete(folder: Path, student: str, made: Material) -> None:
    answer = f"{ANSWER}\n\n{SCRIPT}\n\n{LINK}\n\n```mermaid\n{SCRIPT}\n```\n"
    notebook = solved_by(student, made, answer)
    notebook["cells"].insert(3, new_cell("markdown", f"my note {SCRIPT} {LINK}"))
    write_json(folder / "mlp.ipynb", notebook)
    (folder / "timestamp.txt").write_text("2096-09-21 09:00:00 UTC\n", encoding="utf-8")


def _bare_script(folder: Path, student: str, made: Material) -> None:
    text = f"{marker(student)}\n\n{made.solved_bare}"
    (folder / "mlp.py").write_text(text, encoding="utf-8-sig", newline="\r\n")


def _both(folder: Path, student: str, made: Material) -> None:
    write_json(folder / "mlp.ipynb", made.release)
    text = f"{made.solved_script}\n\n# %%\n{marker(student)}\n"
    (folder / "mlp.py").write_text(text, encoding="utf-8")


def _two_versions(folder: Path, student: str, made: Material) -> None:
    write_json(folder / "mlp.ipynb", solved_by(student, made))
    (folder / "mlp.py").write_text(f"{marker(student)}\n", encoding="utf-8")


def _not_json(folder: Path, student: str, made: Material) -> None:
    text = json.dumps(solved_by(student, made))
    (folder / "mlp.ipynb").write_text(text[: len(text) * 3 // 4], encoding="utf-8")


def _format_3(folder: Path, student: str, made: Material) -> None:
    write_json(folder / "mlp.ipynb", in_format_3(solved_by(student, made)))


def _tangled(folder: Path, student: str, made: Material) -> None:
    write_json(folder / "mlp.ipynb", tangled(solved_by(student, made)))
    (folder / "timestamp.txt").write_bytes(b"\xff\xfe soon, promise")


def _forged(folder: Path, student: str, made: Material) -> None:
    write_json(folder / "mlp.ipynb", tangled(forged(stub_by(student, made))))
    (folder / "timestamp.txt").write_text("the day after tomorrow", encoding="utf-8")


def _stub(folder: Path, student: str, made: Material) -> None:
    write_json(folder / "mlp.ipynb", made.release)


def _linked(folder: Path, student: str, made: Material) -> None:
    (folder / "mlp.ipynb").symlink_to("../../../solutions/02_mlp/mlp.ipynb")
    (folder / "data.db").symlink_to("../../../gradebook.db")
    (folder / "timestamp.txt").symlink_to("../../../.course/secret_seed")


def _nested(folder: Path, student: str, made: Material) -> None:
    (folder / "02_mlp").mkdir()
    (folder / "02_mlp" / "mlp.py").write_text(made.solved_script, encoding="utf-8")
    (folder / "gradebook.db").write_bytes(b"not yours")


def _broken_script(folder: Path, student: str, made: Material) -> None:
    text = made.solved_script.replace("def sigmoid(x)", "def sigmoid(x", 1)
    (folder / "mlp.py").write_text(f"{text}\n\n# %%\n{marker(student)}\n", encoding="utf-8")


def _one_wrong(folder: Path, student: str, made: Material) -> None:
    notebook = solved_by(student, made, answer=None)
    wrong = f"def sigmoid_derivative(a):\n    return a\n\n\n{marker(student)}\n"
    cell_of(notebook, "sigmoid_derivative")["source"] = wrong
    write_json(folder / "mlp.ipynb", notebook)


Writer = Callable[[Path, str, Material], None]
SUBMISSIONS: dict[str, Writer] = {
    "complete": _complete,
    "김 철수": _bare_script,
    "both": _both,
    "two versions": _two_versions,
    "not json": _not_json,
    "format3": _format_3,
    "tangled": _tangled,
    "forged": _forged,
    "stub": _stub,
    "linked": _linked,
    "nested": _nested,
    "broken script": _broken_script,
    FORMULA_ID: _one_wrong,
}
FULL = ("complete", "김 철수", "both", "two versions", "tangled")
UNREADABLE = ("not json", "format3", "linked", "nested")
SHOWN = tuple(name for name in SUBMISSIONS if name not in ("stub", "linked", "nested"))


def write_json(path: Path, notebook: Notebook) -> None:
    """Write a notebook as Jupyter would, whatever is wrong with it."""
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")


def copy_course(root: Path, to: Path) -> Path:
    """The course with 02_mlp only, as an instructor's folder; it is due at `DUE`."""
    for name in ("solutions/02_mlp", "assignments/02_mlp"):
        ignored = shutil.ignore_patterns("*.ipynb_checkpoints", "__pycache__")
        shutil.copytree(root / name, to / name, ignore=ignored)
    for name in ("nbgrader_config.py", "assignments/.releases.json"):
        shutil.copy(root / name, to / name)
    settings = (root / "course.yml").read_text(encoding="utf-8")
    before, name, rest = settings.partition("- name: 02_mlp\n")
    dated = re.sub(r"due: .*", f"due: {DUE}", rest, count=1)
    (to / "course.yml").write_text(f"{before}{name}{dated}", encoding="utf-8")
    (to / "solutions/02_mlp/mlp.ipynb").unlink(missing_ok=True)
    return to


def _result(text: str) -> dict[str, Any]:
    data = {"text/plain": text}
    return {
        "output_type": "execute_result",
        "data": data,
        "metadata": {},
        "execution_count": 1,
    }


def _is_plain_code(cell: dict[str, Any]) -> bool:
    demo = "demo" in cell["metadata"].get("tags", [])
    return cell["cell_type"] == "code" and not demo and not _text(cell).startswith("check(")


def _text(cell: dict[str, Any]) -> str:
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def _json(path: Path) -> Notebook:
    return json.loads(path.read_text(encoding="utf-8"))
