"""What one submission may touch and use, apart from how the kernel enforces it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

MIB = 2**20

# In the order in which a child enters them.
LAYERS = (
    "private_tmpfs",
    "network_namespace",
    "hidden_folders",
    "user_namespace",
    "identity",
    "capabilities",
    "process",
    "limits",
    "landlock",
    "environment",
    "descriptors",
    "open_files",
    "seccomp",
)

# Everything any Linux since 5.13 can give without root. `identity` is not among them because only
# root has an id to give up, and namespaces are not because Ubuntu 24.04 and Docker refuse them.
REQUIRED = (
    "capabilities",
    "process",
    "limits",
    "landlock",
    "environment",
    "descriptors",
    "open_files",
    "seccomp",
)


_COUNTS = (
    "memory_bytes",
    "cpu_seconds",
    "file_bytes",
    "open_files",
    "threads",
    "private_bytes",
    "private_files",
)


@dataclass(frozen=True)
class ConfinementPolicy:
    """What a confined child may do. Sizes in bytes, times in seconds.

    read_paths: files and folders it may read besides the Python installation (the submission).
    deny_under: folders no rule may cover, even where they lie inside an allowed one, which is then
        opened up entry by entry around them (solutions, gradebook, other submissions). With
        namespaces they are also covered, from the zygote on: not even a size can be asked for.
    write_path: the folder below which children's private folders are made; not itself writable.
        With namespaces, this folder and what may be read are all that there is for children.
    interpreter: whether the running Python's libraries are readable (off only in tests).
    memory_bytes: address space it may map beyond what the zygote had mapped when it was forked.
    cpu_seconds: processor time of all its threads. file_bytes: size of one file.
    open_files: descriptors. threads: threads at a time. processes: new processes, always 0.
    private_bytes, private_files: all the private folder may hold (enforced where a tmpfs can be
        had; elsewhere the grader watches with `private_dir_usage`).
    use_namespaces: try namespaces as well. required: layers without which entering fails.
    """

    read_paths: tuple[str, ...] = ()
    deny_under: tuple[str, ...] = ()
    write_path: str | None = None
    interpreter: bool = True
    memory_bytes: int = 1024 * MIB
    cpu_seconds: int = 60
    file_bytes: int = 16 * MIB
    open_files: int = 64
    threads: int = 64
    processes: int = 0
    private_bytes: int = 64 * MIB
    private_files: int = 1000
    use_namespaces: bool = True
    required: tuple[str, ...] = REQUIRED

    def __post_init__(self) -> None:
        if self.processes != 0:
            raise ValueError("processes must be 0: student code never starts processes")
        for name in _COUNTS:
            value = getattr(self, name)
            if type(value) is not int or value <= 0:
                raise ValueError(f"{name} must be a whole number above 0, not {value!r}")
        unknown = set(self.required) - set(LAYERS)
        if unknown:
            raise ValueError(f"required names unknown layers: {', '.join(sorted(unknown))}")

    def to_json(self) -> dict[str, Any]:
        """The policy as JSON-able data, for the zygote to be told."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ConfinementPolicy:
        """The inverse of `to_json`. Raises TypeError or ValueError for data it did not write."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
        }
        if set(values) - known:
            raise ValueError(f"unknown fields: {', '.join(sorted(set(values) - known))}")
        return cls(**values)


@dataclass(frozen=True)
class Layers:
    """Which layers this child is in, and for each that it is not in, why."""

    private_tmpfs: bool
    network_namespace: bool
    hidden_folders: bool
    user_namespace: bool
    identity: bool
    capabilities: bool
    process: bool
    limits: bool
    landlock: bool
    environment: bool
    descriptors: bool
    open_files: bool
    seccomp: bool
    reasons: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """JSON-able data, to be recorded with a grade."""
        return {**vars(self)}
