"""Reads the hostile programs and the controls, and hands them in as a student would."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FULL_MARKS = 20.0
_FIELD = re.compile(r"^(?P<name>[A-Z][a-z ]+): (?P<value>.+)$", re.MULTILINE)
_INCLUDE = re.compile(r"^#: include (?P<name>\w+)$", re.MULTILINE)
_REQUIRED = ("Seen", "Must")
# What the kernel has to hold, by other means for root than for others; it sees none of the rest.
_HELD_BY_KERNEL = ("archives", "exits", "floods", "loading", "network", "secrets", "writing")


@dataclass(frozen=True)
class Program:
    """One file of `programs/` or `controls/`.

    family, name: where it lies. points: what it deserves (``Points:`` in its header, else 0, or
    full marks for a control). unconfined: what the canaries must notice when it runs without
    confinement (``Without confinement:``), so that they are known to work. routes: other than
    those that every program takes.
    """

    path: Path
    family: str
    name: str
    does: str
    points: float
    unconfined: str
    routes: tuple[str, ...]

    @property
    def id(self) -> str:
        """Family and name."""
        return f"{self.family}/{self.name}"

    @property
    def student(self) -> str:
        """The name of the student who hands it in."""
        return f"{self.family}-{self.name}"

    @property
    def is_held_by_kernel(self) -> bool:
        """Whether it hangs on the user that grades what comes of it."""
        return self.family in _HELD_BY_KERNEL

    def hand_in(self, folder: Path, place: Mapping[str, str]) -> None:
        """Make the submission in `folder`; ``@NAME@`` stands for what `place` says of NAME."""
        folder.mkdir(parents=True)
        text = self.path.read_text(encoding="utf-8")
        if "\ndef hand_in(" in text:
            spec = importlib.util.spec_from_file_location(f"hostile_{self.name}", self.path)
            assert spec is not None and spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            module.hand_in(folder, place)
            return
        (folder / "mlp.py").write_text(filled(text, place), encoding="utf-8")


def filled(text: str, place: Mapping[str, str]) -> str:
    """A program's text with its includes, and with what `place` says of ``@NAME@``."""
    included = _INCLUDE.sub(
        lambda match: (HERE / "includes" / f"{match['name']}.py").read_text(encoding="utf-8"), text
    )
    for name, value in place.items():
        included = included.replace(f"@{name}@", value)
    return included


def _read(path: Path, points: float) -> Program:
    text = path.read_text(encoding="utf-8")
    header = text.split('"""')[1]
    fields = {match["name"]: match["value"] for match in _FIELD.finditer(header)}
    missing = [name for name in _REQUIRED if name not in fields]
    assert not missing or path.parent.name == "controls", f"{path} does not say: {missing}"
    return Program(
        path,
        path.parent.name,
        path.stem,
        header.strip().split("\n")[0],
        float(fields.get("Points", points)),
        fields.get("Without confinement", ""),
        tuple(fields.get("Routes", "").replace(" ", "").split(",")),
    )


def hostile() -> list[Program]:
    """Every hostile program."""
    return [_read(path, 0.0) for path in sorted((HERE / "programs").glob("*/*.py"))]


def controls() -> list[Program]:
    """Correct solutions in unusual styles."""
    return [_read(path, FULL_MARKS) for path in sorted((HERE / "controls").glob("*.py"))]
