"""Blocks imports of forbidden modules, and notes which forbidden calls are made.

Modules cannot be imported here. Calls are noted and go through: what is noted is advice for the
instructor, and whoever wants to can get around it, so no score rests on it.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import sys
from collections.abc import Callable, Container, Iterator, Sequence
from importlib.machinery import ModuleSpec
from types import FrameType, ModuleType
from typing import Any

ANYWHERE = ""  # in place of an exercise: the whole assignment
MAX_FOUND = 20
# What is called, in which exercise, in which file, at which line.
Found = tuple[str, str, str, int]
Cell = dict[str, Any]


class ForbiddenImport(ImportError):
    """An import of a module that the assignment does without."""


class Watched:
    """Stands for a forbidden function: notes who calls it, and calls it."""

    __slots__ = ("__wrapped__", "_note")

    def __init__(self, function: Any, note: Callable[[FrameType], None]) -> None:
        self.__wrapped__, self._note = function, note

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self._note(sys._getframe(1))
        return self.__wrapped__(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__wrapped__, name)

    def __repr__(self) -> str:
        return repr(self.__wrapped__)


class Shortcuts:
    """What one submission may not use: exercise (or `ANYWHERE`) -> modules and functions."""

    def __init__(self, forbid: dict[str, list[str]], files: Container[str]) -> None:
        self.forbid, self.files = forbid, files
        self.exercise = ANYWHERE
        self.new: list[Found] = []
        self.seen: set[tuple[str, str]] = set()
        entries = dict.fromkeys(entry for entries in forbid.values() for entry in entries)
        self.closed: dict[str, list[str]] = {}
        for entry in entries:
            if not self._watch(entry):
                for exercise in forbid:
                    if entry in forbid[exercise]:
                        self.closed.setdefault(exercise, []).append(entry)
        if self.closed:
            sys.meta_path.insert(0, self)  # type: ignore[arg-type]

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Python's import asks this first; it knows nothing but what is closed."""
        del path, target
        closed = self.closed.get(ANYWHERE, ()), self.closed.get(self.exercise, ())
        for entries in closed:
            for entry in entries:
                if name == entry or name.startswith(f"{entry}."):
                    raise ForbiddenImport(f"{entry} is not available in this assignment", name=name)
        return None

    def watching(self, exercise: str) -> contextlib.AbstractContextManager[Any]:
        """What a call of an exercise runs in: it makes clear whose use of a name is noted."""
        self.exercise = exercise
        if "torch" not in self.forbid.get(exercise, ()) or "torch" not in sys.modules:
            return contextlib.nullcontext()
        import torch_use

        return torch_use.Noting(self._note_torch)

    def take_new(self) -> list[Found]:
        """What was noted since the last time."""
        found, self.new = self.new, []
        return found

    def _watch(self, entry: str) -> bool:
        """Watch a function or a class; False for a module that is still to be imported.

        A module that is loaded already stays as it is, since NumPy's own code and the worker's need
        its functions: there, reading has to do, and for PyTorch `torch_use`.
        """
        if entry in sys.modules:
            return True
        holder, _, name = entry.rpartition(".")
        if holder.partition(".")[0] not in sys.modules:
            return False
        try:  # some of NumPy's modules are loaded when they are asked for
            holding = sys.modules.get(holder) or importlib.import_module(holder)
        except ImportError:
            return False
        if not hasattr(holding, name):
            return False
        function = getattr(holding, name)

        def note(frame: FrameType) -> None:
            self._note(entry, frame)

        if isinstance(function, type):
            _watch_class(function, note)
        elif callable(function) and not isinstance(function, Watched):
            setattr(holding, name, Watched(function, note))
        return True

    def _note(self, entry: str, frame: FrameType) -> None:
        code = frame.f_code
        if code.co_filename not in self.files:
            return  # NumPy uses its own functions
        exercise, outer = self.exercise, frame
        while outer is not None:
            inside = outer.f_code
            name = inside.co_qualname.split(".")[0]
            if name in self.forbid and inside.co_filename in self.files:
                exercise = name
                break
            outer = outer.f_back
        self._add(entry, exercise, code.co_filename, frame.f_lineno)

    def _note_torch(self, frame: FrameType) -> None:
        caller: FrameType | None = frame
        while caller is not None and caller.f_code.co_filename not in self.files:
            caller = caller.f_back  # a layer of PyTorch's calls functions of PyTorch's
        if caller is not None:
            self._note("torch", caller)

    def _add(self, entry: str, exercise: str, file: str, line: int) -> None:
        applies = entry in self.forbid.get(ANYWHERE, ()) or entry in self.forbid.get(exercise, ())
        if applies and (entry, exercise) not in self.seen and len(self.seen) < MAX_FOUND:
            self.seen.add((entry, exercise))
            self.new.append((entry, exercise, file, line))


def _watch_class(made: type, note: Callable[[FrameType], None]) -> None:
    """Note who makes an object of it; a class has to stay itself, for it is derived from."""
    initialise = made.__init__

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        note(sys._getframe(1))
        initialise(self, *args, **kwargs)

    with contextlib.suppress(TypeError):  # one written in C cannot be changed
        made.__init__ = __init__  # type: ignore[misc]


def written(cells: Sequence[Cell], forbid: dict[str, list[str]]) -> list[Found]:
    """Uses of forbidden names that can be read in the source, before any of it is run."""
    reader = _Reader(forbid)
    if not reader.words:
        return []
    for cell in cells:
        reader.learn_imports(cell)
    reader.words |= {alias for alias, of in reader.aliases.items() if reader.entries_in(of)}
    for cell in cells:
        reader.read(cell)
    return reader.found[:MAX_FOUND]


class _Reader:
    """Follows names from `import numpy.linalg as la` to `la.lstsq`."""

    def __init__(self, forbid: dict[str, list[str]]) -> None:
        self.forbid = forbid
        # Modules that are closed need no reading; a dotted name may be a function.
        dotted = [e for exercise, of in forbid.items() for e in of if exercise or "." in e]
        self.entries = list(dict.fromkeys(dotted))
        self.words = {entry.rpartition(".")[2] for entry in self.entries}
        self.roots = {entry.partition(".")[0] for entry in self.entries}
        self.anywhere = any("." in entry for entry in forbid.get(ANYWHERE, ()))
        self.exercises = [name for name, of in forbid.items() if name and of]
        self.heads = [f"{kind} {name}" for name in self.exercises for kind in ("def", "class")]
        self.aliases: dict[str, str] = {}
        self.trees: dict[int, ast.Module | None] = {}
        self.found: list[Found] = []

    def learn_imports(self, cell: Cell) -> None:
        source = cell["source"]
        if "import" not in source or not any(root in source for root in self.roots):
            return
        tree = self._tree(cell)
        for node in tree.body if tree else ():
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._import(node)

    def read(self, cell: Cell) -> None:
        source = cell["source"]
        # Parsing and walking cost more than all of the rest, so most cells are spared them.
        if not self.anywhere and not any(head in source for head in self.heads):
            return
        if not any(word in source for word in self.words):
            return
        tree = self._tree(cell)
        for statement in tree.body if tree else ():
            exercise = getattr(statement, "name", ANYWHERE)
            if not self.anywhere and exercise not in self.exercises:
                continue
            for node in ast.walk(statement):
                for dotted in self._names(node):
                    self._add(dotted, exercise, cell, getattr(node, "lineno", 1))

    def _tree(self, cell: Cell) -> ast.Module | None:
        if id(cell) not in self.trees:
            try:
                self.trees[id(cell)] = ast.parse(cell["source"])
            except (SyntaxError, ValueError, MemoryError, RecursionError):
                self.trees[id(cell)] = None
        return self.trees[id(cell)]

    def _import(self, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
        names = []
        for alias in node.names:
            if isinstance(node, ast.Import):
                whole = alias.name
                self.aliases[alias.asname or whole.partition(".")[0]] = (
                    whole if alias.asname else whole.partition(".")[0]
                )
            else:
                whole = f"{node.module}.{alias.name}"
                self.aliases[alias.asname or alias.name] = whole
            names.append(whole)
        return iter(names)

    def _names(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from self._import(node)
        elif isinstance(node, ast.Attribute | ast.Name):
            yield self._dotted(node)
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "getattr"
            and len(node.args) >= 2
            and isinstance(node.args[1], ast.Constant)
        ):
            yield f"{self._dotted(node.args[0])}.{node.args[1].value}"

    def _dotted(self, node: ast.AST) -> str:
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        return ".".join([self.aliases.get(node.id, ""), *reversed(parts)])

    def entries_in(self, dotted: str) -> list[str]:
        """Which of the forbidden names a dotted name is, or begins with."""
        return [e for e in self.entries if dotted == e or dotted.startswith(f"{e}.")]

    def _add(self, dotted: str, exercise: str, cell: Cell, line: int) -> None:
        for entry in self.entries_in(dotted):
            if entry in self.forbid.get(ANYWHERE, ()):
                where = exercise if exercise in self.forbid else ANYWHERE
            elif entry in self.forbid.get(exercise, ()):
                where = exercise
            else:
                continue
            found = (entry, where, cell["file"], cell["line"] + line - 1)
            if found[:2] not in [known[:2] for known in self.found]:
                self.found.append(found)
