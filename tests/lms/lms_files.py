"""Builds the files that LMSs give out: archives of submissions, rosters, grade books."""

from __future__ import annotations

import copy
import io
import json
import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.cli import main

STUB = "raise NotImplementedError"
ROSTER = """\
Student,ID,SIS User ID,SIS Login ID,Section,02_mlp (5501)
    Points Possible,,,,,22
"Kim, Minsu",1001,s1,minsu@uni.ac.kr,A,
"이, 서연",1002,s2,seoyeon@uni.ac.kr,A,
박지영,1003,박지영,jy@uni.ac.kr,A,
"Choi, Ann",1004,s4,ann@uni.ac.kr,A,
"""


@dataclass(frozen=True)
class Work:
    """The release of 02_mlp, as a notebook and as a script."""

    notebook: dict[str, Any]
    script: str

    def released(self) -> bytes:
        """The notebook as it was given out."""
        return json.dumps(self.notebook, ensure_ascii=False).encode("utf-8")

    def by(self, who: str) -> bytes:
        """The notebook with a line of somebody's own."""
        changed = copy.deepcopy(self.notebook)
        cell = next(c for c in changed["cells"] if STUB in "".join(c["source"]))
        cell["source"] = f"# {who}\n{''.join(cell['source'])}\n"
        return json.dumps(changed, ensure_ascii=False).encode("utf-8")

    def script_by(self, who: str) -> bytes:
        """The script with a line of somebody's own."""
        return self.script.replace(STUB, f"x = {who!r}\n    {STUB}", 1).encode("utf-8")


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def saved_zip(path: Path, members: dict[str, bytes]) -> Path:
    """A zip on disk."""
    path.write_bytes(zipped(members))
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if os.path.isfile(path)
    }


def copy_small(root: Path, course: Path) -> Path:
    """A course that can collect: course.yml and the releases' fingerprints."""
    (course / "assignments").mkdir(parents=True)
    shutil.copy(root / "course.yml", course)
    shutil.copy(root / "assignments" / ".releases.json", course / "assignments")
    return course


def course(place: Path, *arguments: object, status: int = 0) -> None:
    """Run a command of the course at `place`."""
    assert main([*map(str, arguments), "--course", str(place)]) == status


def with_roster(place: Path) -> None:
    """Give the course its roster."""
    path = place.parent / "roster.csv"
    path.write_text(ROSTER, encoding="cp949")
    course(place, "roster", path)


def submitted(place: Path) -> dict[str, bytes]:
    """Everything in submitted/."""
    return tree(place / "submitted")
