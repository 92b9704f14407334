"""Finds what an exercise's own text says: its worked number, its shapes and its formulas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.course.model import Assignment, Course
from autograder.submission.cells import Cell, SubmissionError
from autograder.submission.choose import RELEASED
from autograder.submission.read import read_submission

NUMBER = ("**A number**", "**숫자 예**", "**Example**", "**예**")
SHAPES = ("**Shapes**", "**크기**")
SLIDE = ("**Slide**", "**슬라이드**", "**Paper**", "**논문**", "**Source**", "**출처**")
COMMANDS = {
    **{"sigma": "σ", "delta": "δ", "eta": "η", "alpha": "α", "beta": "β", "gamma": "γ"},
    **{"lambda": "λ", "mu": "μ", "theta": "θ", "epsilon": "ε", "phi": "φ", "rho": "ρ", "pi": "π"},
    **{"Delta": "Δ", "nabla": "∇", "partial": "∂", "sum": "Σ", "prod": "Π", "infty": "∞"},
    **{"times": "×", "cdot": "·", "odot": "⊙", "pm": "±", "mp": "∓", "circ": "∘", "dots": "…"},
    **{"to": "→", "rightarrow": "→", "leftarrow": "←", "in": "∈", "ldots": "…", "cdots": "…"},
    **{"le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈"},
    **{"quad": "  ", "qquad": "   ", "left": "", "right": "", "mathrm": "", "mathbf": ""},
    **{"text": "", "operatorname": "", "mathbb": "", "mathcal": "", "bar": "", "big": ""},
}
FRACTION = re.compile(r"\\d?frac\{([^{}]*)\}\{([^{}]*)\}")
ROOT = re.compile(r"\\sqrt\{([^{}]*)\}")
WORDS = re.compile(r"\\(?:text|mathrm|operatorname|mathbf|texttt)\{([^{}]*)\}")
HAT = re.compile(r"\\hat\{?(\w)\}?")
COMMAND = re.compile(r"\\([A-Za-z]+)")
BRACED = re.compile(r"([_^])\{([^{}]*)\}")
MATH = re.compile(r"\$\$?(.+?)\$\$?", re.DOTALL)


@dataclass(frozen=True)
class Prose:
    """The paragraphs of an exercise's text that a further hint is made of; "" where it has none."""

    number: str = ""
    shapes: str = ""
    slide: str = ""


def released_cells(course: Course, assignment: Assignment) -> Sequence[Cell]:
    """The assignment as it was released; empty in a copy of the course that has none."""
    path = course.root / RELEASED / f"{assignment.module}.py"
    try:
        return read_submission(Path(path)).cells
    except SubmissionError:
        return ()


def prose_in(
    course: Course, assignment: Assignment, exercise: str, language: str, cells: Sequence[Cell]
) -> Prose:
    """An exercise's text in the reader's language, where the release carries it; otherwise in that
    of the `cells`, which a release has in one language."""
    try:
        kept = json.loads((course.root / prose_file(language)).read_text(encoding="utf-8"))
        return Prose(**kept[assignment.module][exercise])
    except (OSError, ValueError, LookupError, TypeError):
        return prose_of(cells, exercise)


def prose_file(language: str) -> Path:
    """Where a release in another language keeps what hints say in this one."""
    return RELEASED / f"hints.{language}.json"


def prose_bytes(texts: Iterable[tuple[Assignment, Sequence[Cell]]]) -> bytes:
    """The content of `prose_file` for assignments, each with its cells in that language."""
    told = {
        assignment.module: {name: asdict(prose_of(cells, name)) for name in assignment.exercises}
        for assignment, cells in texts
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def prose_of(cells: Sequence[Cell], exercise: str) -> Prose:
    """What stands above an exercise's cell."""
    text: list[str] = []
    for cell in cells:
        if cell.is_code and cell.title == exercise:
            break
        text = [] if cell.is_code else [*text, cell.source]
    else:
        return Prose()
    paragraphs = list(_paragraphs("\n\n".join(text)))

    def found(marks: Sequence[str]) -> str:
        kept = [paragraph for paragraph in paragraphs if paragraph.startswith(tuple(marks))]
        return plain_text("\n".join(kept))

    return Prose(found(NUMBER), found(SHAPES), found(SLIDE))


def plain_text(markdown: str) -> str:
    """Markdown with formulas as a terminal can show it."""
    text = MATH.sub(lambda match: plain_math(match[1]), markdown)
    text = re.sub(r"^\*\*([^*]+)\*\*", r"\1:", text, flags=re.MULTILINE)
    return text.replace("**", "").replace("`", "")


def plain_math(formula: str) -> str:
    """A LaTeX formula in plain characters, as far as there are some."""
    text = formula.replace("\\,", " ").replace("\\;", " ").replace("\\!", "").replace("\\\\", "; ")
    text = WORDS.sub(r"\1", text)
    text = HAT.sub(lambda match: f"{match[1]}\u0302", text)
    for _ in range(3):  # fractions in fractions
        text = FRACTION.sub(r"(\1)/(\2)", text)
        text = ROOT.sub(r"√(\1)", text)
        text = BRACED.sub(lambda m: m[1] + (m[2] if len(m[2]) < 2 else f"({m[2]})"), text)
    text = COMMAND.sub(lambda match: COMMANDS.get(match[1], match[1]), text)
    text = text.replace("\\{", "{").replace("\\}", "}").replace("\\", "")
    text = text.replace("^T", "ᵀ").replace("^2", "²")
    return " ".join(text.replace("{", "").replace("}", "").replace("&", " ").split())


def _paragraphs(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text):
        line = " ".join(part.strip() for part in block.split("\n"))
        if line:
            yield line
