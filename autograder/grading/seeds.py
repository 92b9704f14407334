"""Where the checks' inputs come from: a public seed for students, a secret one for grading."""

from __future__ import annotations

import os
import secrets
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.course.errors import CourseError
from autograder.course.model import SeedPolicy

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Seed:
    """A seed, and whether it may be told: only a public one is ever printed."""

    value: int
    is_public: bool

    @property
    def label(self) -> str:
        """What results say of the seed."""
        return f"public {self.value}" if self.is_public else "secret"


def public_seed(policy: SeedPolicy) -> Seed:
    """The seed that students' copies use."""
    return Seed(policy.public, True)


def secret_seed(policy: SeedPolicy, root: Path, *, create: bool = False) -> Seed | None:
    """The instructor's seed from the environment or the secret file; made on first use if asked.

    Raises CourseError when it is not a whole number.
    """
    text = os.environ.get(policy.secret_env, "").strip()
    where = policy.secret_env
    file = root / policy.secret_file
    if not text and file.is_file():
        text, where = file.read_text(encoding="utf-8").strip(), str(file)
    if not text and create:
        text = str(secrets.randbits(63))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
        file.chmod(0o600)
    if not text:
        return None
    try:
        return Seed(int(text), False)
    except ValueError:
        raise CourseError(f"{where} holds no whole number; write one, or remove it.") from None


def rng_for(seed: Seed, *names: str) -> np.random.Generator:
    """An independent stream per check, so that one check's draws never shift another's."""
    import numpy as np

    return np.random.default_rng([seed.value, zlib.crc32("/".join(names).encode())])
