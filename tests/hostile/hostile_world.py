"""What hostile programs are let loose on: things to steal, to break and to reach, all watched."""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import autograder

ROOT = Path(__file__).resolve().parents[2]
MARK = "hostile-mark"  # in the name of every file that a program tries to leave behind
SHARED = ("/tmp", "/var/tmp", "/dev/shm", "/run")
_SHORT = {
    "call_seconds": "0.7",
    "load_seconds": "1.5",
    "submission_seconds": "2",
    "cpu_seconds": "2",
    "memory_mb": "512",
    "output_kb": "16",
    "file_mb": "4",
    "reply_mb": "8",
}
_SUBREAPER = 36
# What grading writes of its own.
_GRADERS = (".course/cache", ".course/ledger", ".course/scratch", "__pycache__", ".pytest_cache")
_GRADERS += ("autograded",)

_NEIGHBOUR = """
import signal, sys
def told(number, frame):
    with open(sys.argv[1], "a", encoding="utf-8") as file:
        file.write(f"{number}\\n")
for number in range(1, 32):
    # Whoever pauses a whole container sends everybody in it SIGCONT.
    if number not in (signal.SIGKILL, signal.SIGSTOP, signal.SIGCONT):
        signal.signal(number, told)
print("ready", flush=True)
while True:
    signal.pause()
"""


def copy_course(target: Path, *, short: bool, repair: bool = False) -> Path:
    """This course with 02_mlp only; `short` gives submissions very little of everything.

    `repair`: whether small changes of wrong functions are tried, as a class's own course does.
    """
    for name in ("solutions/02_mlp", "assignments/02_mlp"):
        shutil.copytree(
            ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_*")
        )
    (target / "solutions/02_mlp/mlp.ipynb").unlink(missing_ok=True)
    for name in ("nbgrader_config.py", "assignments/.releases.json"):
        shutil.copy(ROOT / name, target / name)
    lines = (ROOT / "course.yml").read_text(encoding="utf-8").split("\n")
    if short:
        for number, line in enumerate(lines):
            key = line.strip().split(":")[0]
            if line.startswith("  ") and not line.startswith("    ") and key in _SHORT:
                lines[number] = f"  {key}: {_SHORT[key]}"
    text = "\n".join(lines)
    if not repair:
        setting = "class_seconds: 0.3"
        assert text.count(setting) == 1
        text = text.replace(setting, "class_seconds: 0")
    head, *rest = text.split("\n  - name: ")
    only = [part for part in rest if part.startswith("02_mlp\n")]
    (target / "course.yml").write_text("\n  - name: ".join([head, *only]), encoding="utf-8")
    return target


class World:
    """A course full of secrets, a home, a neighbour and listeners, all below `folder`.

    Its environment becomes this process's own: what a grader started here would inherit.
    """

    def __init__(self, folder: Path, *, short: bool = True, repair: bool = False) -> None:
        self.folder = folder
        self.course = copy_course(folder / "course", short=short, repair=repair)
        self.home, self.temporary = folder / "home", folder / "tmp"
        self.secrets = {
            name: f"{name}-{secrets.token_hex(8)}"
            for name in ("reference", "gradebook", "submission", "environment", "home", "feedback")
        }
        self.seed = secrets.randbits(60) | 1 << 59
        self.secrets["seed"] = str(self.seed)
        self._write_secrets()
        self._watch_sockets()
        self._start_neighbour()
        # Orphans of whatever is graded from here become children of this process.
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)

    def place(self) -> dict[str, str]:
        """All that an attacker could wish to know, for the ``@NAME@`` in programs."""
        return {
            "COURSE": str(self.course),
            "PACKAGE": str(Path(autograder.__file__).parent),
            "HOME": str(self.home),
            "TMP": str(self.temporary),
            "MARK": MARK,
            "NEIGHBOUR": str(self.neighbour.pid),
            "GRADER": str(os.getpid()),
            "TCP": str(self.tcp.getsockname()[1]),
            "UDP": str(self.udp.getsockname()[1]),
            "UNIX": str(self.folder / "socket"),
            "ABSTRACT": self.abstract_name,
            "ROOT": str(ROOT),
        }

    def leaks(self, text: str) -> list[str]:
        """Which secrets `text` holds."""
        return [f"leaked the {name}" for name, secret in self.secrets.items() if secret in text]

    def harm(self, known: Iterable[int] = (), within: tuple[str, ...] = ("",)) -> list[str]:
        """What has happened that must not.

        known: processes that may be there. within: paths below which nothing may change.
        """
        found = []
        if self.neighbour.poll() is not None:
            found.append("ended the neighbour")
            self._start_neighbour()
        signals = self.folder / "signals"
        if signals.exists() and (told := signals.read_text(encoding="utf-8").split()):
            found.append(f"signalled the neighbour ({', '.join(told)})")
            signals.unlink()
        found += [f"reached {name}" for name, listener in self.listeners.items() if _met(listener)]
        now = self._tree()
        changed = {path for path in {*now, *self.before} if now.get(path) != self.before.get(path)}
        found += [f"changed {path}" for path in sorted(changed) if path.startswith(within)][:5]
        self.before = now
        found += [f"left {path}" for path in _marked(self.folder)]
        found += self._processes(set(known))
        return found

    def litter(self) -> list[str]:
        """What graders have left in the temporary folder."""
        return [f"left {path.name} in the temporary folder" for path in self.temporary.iterdir()]

    def restore(self) -> None:
        """Put the course and the home back as they were at first."""
        for name in ("course", "home"):
            kept = self.folder / f"{name}-at-first"
            if kept.exists():
                shutil.rmtree(self.folder / name)
                shutil.copytree(kept, self.folder / name, symlinks=True)
            else:
                shutil.copytree(self.folder / name, kept, symlinks=True)

    def take_back(self, student: str) -> None:
        """Remove a submission, so that later ones are not watched together with it."""
        folder = self.course / "submitted" / student
        if folder.is_symlink():
            folder.unlink()
        else:
            shutil.rmtree(folder)

    def watch_from_here(self) -> None:
        """Take the files as they are now for how they should stay."""
        self.before = self._tree()

    def close(self) -> None:
        """End what was started."""
        self.neighbour.kill()
        self.neighbour.wait()
        for listener in self.listeners.values():
            listener.close()

    def _write_secrets(self) -> None:
        for folder in (self.home / ".local", self.temporary, self.course / ".course/cache"):
            folder.mkdir(parents=True)
        reference = self.course / "solutions/02_mlp/mlp.py"
        solved = reference.read_text(encoding="utf-8")
        marked = f"### BEGIN SOLUTION\n    # {self.secrets['reference']}\n"
        solved = solved.replace("### BEGIN SOLUTION\n", marked)
        reference.write_text(solved, encoding="utf-8")
        (self.course / ".course/secret_seed").write_text(f"{self.seed}\n", encoding="utf-8")
        with contextlib.closing(sqlite3.connect(self.course / "gradebook.db")) as database:
            database.execute("CREATE TABLE canary (marker TEXT)")
            database.execute("INSERT INTO canary VALUES (?)", (self.secrets["gradebook"],))
            database.commit()
        other = self.course / "submitted/victim/02_mlp"
        other.mkdir(parents=True)
        text = solved.replace(self.secrets["reference"], self.secrets["submission"])
        (other / "mlp.py").write_text(text, encoding="utf-8")
        feedback = self.course / "feedback/victim/02_mlp"
        feedback.mkdir(parents=True)
        (feedback / "mlp.html").write_text(self.secrets["feedback"], encoding="utf-8")
        (self.home / ".token").write_text(self.secrets["home"], encoding="utf-8")
        for name in list(os.environ):
            if name.startswith(("COURSE_", "GITHUB_", "PYTEST_")):
                del os.environ[name]
        os.environ.update(
            HOME=str(self.home),
            TMPDIR=str(self.temporary),
            COURSE_SECRET_SEED=str(self.seed),
            API_TOKEN=self.secrets["environment"],
            PYTHONDONTWRITEBYTECODE="1",
        )
        tempfile.tempdir = None

    def _watch_sockets(self) -> None:
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        unix = socket.socket(socket.AF_UNIX)
        unix.bind(str(self.folder / "socket"))
        os.chmod(self.folder / "socket", 0o777)
        abstract = socket.socket(socket.AF_UNIX)
        self.abstract_name = f"hostile-{secrets.token_hex(6)}"
        abstract.bind("\0" + self.abstract_name)
        self.listeners = {"TCP": self.tcp, "UDP": self.udp, "Unix": unix, "abstract": abstract}
        for listener in (self.tcp, unix, abstract):
            listener.listen(16)
        for listener in self.listeners.values():
            listener.setblocking(False)

    def _start_neighbour(self) -> None:
        self.neighbour = subprocess.Popen(
            [sys.executable, "-I", "-c", _NEIGHBOUR, str(self.folder / "signals")],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert self.neighbour.stdout is not None
        assert self.neighbour.stdout.readline() == b"ready\n"

    def _tree(self) -> dict[str, str]:
        found = {}
        for top in (self.course, self.home):
            for path in top.rglob("*"):
                shown = path.relative_to(self.folder).as_posix()
                if any(name in shown for name in _GRADERS):
                    continue
                found[shown] = _digest(path)
        return found

    def _processes(self, known: set[int]) -> list[str]:
        known |= {self.neighbour.pid}
        left = [pid for pid in _children(os.getpid()) if pid not in known]
        found = [f"left process {pid}" for pid in left if not _ends_soon(pid)]
        for pid in known - {self.neighbour.pid}:
            found += [f"left process {child} of the zygote" for child in _children(pid)]
        return found


def _ends_soon(pid: int) -> bool:
    """Whether an orphan is over, or just about to be; one that is not is killed."""
    with contextlib.suppress(ChildProcessError):
        for _ in range(40):
            if os.waitpid(pid, os.WNOHANG)[0]:
                return True
            time.sleep(0.05)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return False
    return True


def _children(pid: int) -> Iterator[int]:
    for folder in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            yield from map(int, folder.read_text(encoding="utf-8").split())


def _met(listener: socket.socket) -> bool:
    try:
        if listener.type == socket.SOCK_DGRAM:
            listener.recv(1)
        else:
            listener.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def _digest(path: Path) -> str:
    status = path.lstat()
    if path.is_dir() and not path.is_symlink():
        return f"folder {status.st_mode} {status.st_uid} {status.st_ino}"
    # The kernel sets the time of change, and no call can set it back.
    return f"{status.st_mode} {status.st_uid} {status.st_size} {status.st_ino} {status.st_ctime_ns}"


def _marked(folder: Path) -> Iterator[str]:
    for top in (*SHARED, str(folder), str(Path.home()), str(folder / "tmp")):
        for path in Path(top).glob(f"*{MARK}*"):
            yield str(path)
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
