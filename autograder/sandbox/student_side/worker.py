"""Runs one submission inside its own process: loads cells, calls functions, answers with data.

Nothing here is secret and nothing here decides a grade: whatever student code does to this
module, it can only change the data that is sent, which the grader checks.
"""

from __future__ import annotations
import __future__

import ast
import contextlib
import errno
import io
import linecache
import os
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import clues  # found beside this file; see main.py
import faults
import magics
import observed
import outline
import shortcuts
import stand_ins
import state
import substitutes
import variants
import where
import wire

# On the simulated GPU, errors and copies are attributed to what runs inside of this module.
__traceback_ends__ = True
Send = Callable[[dict[str, Any]], None]
MAX_MESSAGE = 2_000
MAX_FRAMES = 6
# After one of these errors nothing is asked of a function any more (`runner.FINAL_FAULTS`).
_NOTHING_MORE = ("stub", "missing", "not_callable")
# Python's words for a thread that cannot start, and those of PyTorch.
_NO_THREAD = (("can't start new thread",), (os.strerror(errno.EAGAIN),))
# A file, the private folder, or the number of open files has reached its limit.
_FULL = (errno.EFBIG, errno.ENOSPC, errno.EDQUOT, errno.EMFILE)


class CappedText(io.StringIO):
    """A text stream that keeps the first `limit` characters and counts the rest."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit
        self.dropped = 0

    def write(self, text: str, /) -> int:
        room = self.limit - self.tell()
        if len(text) > room:
            self.dropped += len(text) - max(room, 0)
            text = text[: max(room, 0)]
        super().write(text)
        return len(text)


class Worker:
    """One submission's namespace and the requests that can be made of it."""

    def __init__(self, send: Send, output_chars: int, reply_bytes: int, needs: str) -> None:
        self.send = send
        self.output_chars = output_chars
        self.reply_bytes = reply_bytes
        self.namespace: dict[str, Any] = {}
        self.files: dict[str, str] = {}
        self.objects: Any = None
        if needs == "torch":
            import objects

            self.objects = objects.Objects()
        self.handed_out = observed.HandedOut()
        self.troubles: list[dict[str, Any]] = []
        self.magics: list[list[Any]] = []
        self.shortcuts = shortcuts.Shortcuts({}, self.files)
        self.cells: list[dict[str, Any]] = []
        self.variants: variants.Variants | None = None
        self.receive: Callable[[], dict[str, Any]] = dict
        self.settings = state.Settings(torch=self.objects is not None, often=True)
        self.at_first = self.settings.read()
        self.loaded: state.Snapshot | None = None

    def handle(self, request: dict[str, Any]) -> dict[str, Any]:
        """Answer one request; whatever the student's code raises becomes part of the answer."""
        operation = request.get("op")
        if operation == "load":
            return self.load(request)
        if operation == "call":
            return self.call(request)
        if operation == "calls":
            return self.calls(request)
        if operation == "variant":
            return self.variant(request)
        if operation == "place":
            return self.place(request)
        if operation == "outline":
            return {"outlines": outline.outlines(request["sources"])}
        return {"error": {"kind": "protocol", "message": f"unknown operation {operation!r}"}}

    def load(self, request: dict[str, Any]) -> dict[str, Any]:
        """Run the submission's cells in order, statement by statement; report those that fail."""
        module = types.ModuleType(request["module"])
        self.namespace = module.__dict__
        sys.modules[request["module"]] = module
        sys.modules["autograder"] = _autograder_stand_in()
        self.troubles, self.magics = [], []
        self.cells, self.variants = request["cells"], None
        self._block_forbidden(request.get("forbid", {}), request["cells"])
        before = self.settings.read()
        with self._captured() as output:
            for position, cell in enumerate(request["cells"]):
                if position in request["skip"]:
                    continue
                self.send({"event": "cell", "position": position})
                self._run_cell(position, cell)
        for name in request.get("stand_ins", ()):
            self.namespace[name] = stand_ins.stand_in(name, self.send, self.receive)
        self.at_first = self.settings.read()
        self.loaded = state.Snapshot(self.namespace, torch=self.objects is not None)
        return {
            "troubles": self.troubles,
            "magics": self.magics,
            "output": _text_of(output),
            "names": [name for name in self.namespace if not name.startswith("_")][:2_000],
            "used": [list(found) for found in self.shortcuts.take_new()],
            "notes": substitutes.take_notes() + self._changed_defaults(before),
        }

    def _changed_defaults(self, before: list[Any]) -> list[str]:
        changed = self.settings.changed(before)
        return ["default_dtype"] if "torch.set_default_dtype" in changed else []

    def place(self, request: dict[str, Any]) -> dict[str, Any]:
        """Tell the line that a failure's sort points to; nothing of the submission has run."""
        asked = (request[key] for key in ("source", "function", "sorts", "names"))
        try:
            return {"place": where.place(*asked)}
        except outline.NOT_PYTHON:
            return {"place": None}

    def variant(self, request: dict[str, Any]) -> dict[str, Any]:
        """Change one thing in the student's own function (see `variants`)."""
        with self._captured(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return variants.answer(self, request)
            except BaseException as error:
                return {"error": self._describe(error)}

    def _block_forbidden(self, forbid: dict[str, list[str]], cells: list[dict[str, Any]]) -> None:
        """Close and watch what is forbidden; say what can be read of it before anything is run."""
        if not any(forbid.values()):
            return
        self.shortcuts = shortcuts.Shortcuts(forbid, self.files)
        found = shortcuts.written(cells, forbid)
        if found:
            self.send({"event": "written", "found": [list(use) for use in found]})

    def call(self, request: dict[str, Any]) -> dict[str, Any]:
        """Call one function of the submission with copies of the arguments."""
        name, args, kwargs = request["name"], request["args"], request["kwargs"]
        if request.get("fresh") and self.loaded is not None:
            self.loaded.restore()
        function = self._function(name)
        if function is None:
            return {"error": {"kind": "missing", "message": name}}
        if not callable(function):
            return {"error": {"kind": "not_callable", "message": type(function).__name__}}
        try:
            given = args, kwargs
            args, kwargs = self._incoming(args), self._incoming(kwargs)
        except KeyError:  # a handle from before this process was started again
            return {"error": {"kind": "exception", "type": "KeyError", "message": "object lost"}}
        reply: dict[str, Any] = {}
        if self.variants is not None:
            self.variants.turns.begin()
        surroundings = observed.Surroundings() if request["observe"] else None
        printed = self._captured(min(self.output_chars, wire.MAX_PRINTED))
        with printed as output, warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            try:
                with self.shortcuts.watching(name):
                    value = function(*args, **kwargs)
                again = self.handed_out.again(name, value)
                if self.objects is not None and not name.startswith("@"):
                    self.objects.returned(value, args, kwargs)
                if surroundings is not None:
                    shares = observed.shared_with(value, args, kwargs)
                    reply["shares"] = [*shares, observed.BEFORE] if again else shares
                    reply["moved"] = surroundings.moved()
                value = self._outgoing(value)
                size = wire.size_of(value)
                if size > self.reply_bytes:
                    reply["error"] = {"kind": "too_large", "message": str(size)}
                else:
                    reply["value"] = value
            except BaseException as error:
                described = self._describe(error)
                if isinstance(error, TypeError) and not described["frames"]:
                    mismatch = faults.signature_mismatch(function, args, kwargs)
                    if mismatch is not None:
                        described = {"kind": "signature", "message": mismatch}
                reply["error"] = described
        reply["output"] = _text_of(output)
        reply["warnings"] = [f"{w.category.__name__}: {w.message}"[:300] for w in warned[:20]]
        if left := self.settings.changed(self.at_first):
            reply["left"] = left
        if notes := substitutes.take_notes():
            reply["notes"] = notes
        if used := self.shortcuts.take_new():
            reply["used"] = [list(found) for found in used]
        if request["observe"]:
            reply["defaults"] = observed.defaults_of(function)
            if self.objects is None and observed.untouched([*given], [args, kwargs]):
                reply["untouched"] = True
            else:
                reply["args_after"] = self._outgoing(args)
                reply["kwargs_after"] = self._outgoing(kwargs)
        return reply

    def calls(self, request: dict[str, Any]) -> dict[str, Any]:
        """Call functions one after the other; what is said of the submission is said once."""
        replies, about, size = wire.EncodedList(), dict[str, list[Any]](), 0
        for one in request["calls"]:
            reply = self.call({**one, "fresh": not replies.nodes})
            for name in ("used", "notes"):
                about[name] = about.get(name, []) + reply.pop(name, [])
            size += wire.size_of(reply.get("value"))
            if size > self.reply_bytes:
                return {"error": {"kind": "too_large", "message": str(size)}}
            replies.add(reply)
            if reply.get("error", {}).get("kind") in _NOTHING_MORE:
                break
        return {"replies": replies, **{name: told for name, told in about.items() if told}}

    def _function(self, name: str) -> Any:
        """A function of the submission, or one of the operations on objects (``@parameters``)."""
        if name.startswith("@"):
            return self.objects.operation(name) if self.objects is not None else None
        return self.namespace.get(name)

    def _incoming(self, value: Any) -> Any:
        if self.objects is not None:
            return self.objects.incoming(_own(value))
        return _own(value, self.namespace)

    def _outgoing(self, value: Any) -> Any:
        return self.objects.outgoing(value) if self.objects is not None else value

    def _run_cell(self, position: int, cell: dict[str, Any]) -> None:
        filename, line = cell["file"], cell["line"]
        self.files[filename] = cell["source"]
        self._keep_lines(filename, line, cell["source"])
        for start, source in _pieces(cell):
            try:
                tree = self._parse(position, source, filename, line + start)
            except BaseException as error:
                self.troubles.append(self._trouble(position, error))
                continue
            flags = 0
            for statement in tree.body:
                flags |= _future_flags(statement)
                try:
                    one = ast.Module([statement], [])
                    exec(compile(one, filename, "exec", flags, True), self.namespace)
                except BaseException as error:
                    self.troubles.append(self._trouble(position, error))

    def _keep_lines(self, filename: str, line: int, source: str) -> None:
        """Let errors quote the source, which is nowhere on this process's disk."""
        kept = linecache.cache.get(filename)
        lines = list(kept[2]) if kept is not None and len(kept) == 4 else []
        new = [f"{text}\n" for text in source.split("\n")]
        lines += ["\n"] * (line - 1 + len(new) - len(lines))
        lines[line - 1 : line - 1 + len(new)] = new
        linecache.cache[filename] = (sum(map(len, lines)), None, lines, filename)

    def _parse(self, position: int, source: str, filename: str, line: int) -> ast.Module:
        above = "\n" * (line - 1)  # so that every line has its number in the student's file
        try:
            return ast.parse(above + source, filename)
        except SyntaxError:
            source, removed = magics.without_magics(source)
            if not removed:
                raise
            tree = ast.parse(above + source, filename)
            self.magics += [[position, line + offset, text[:60]] for offset, text in removed]
            return tree

    def _trouble(self, position: int, error: BaseException) -> dict[str, Any]:
        described = self._describe(error)
        if isinstance(error, SyntaxError) and str(error.filename) in self.files:
            described["line"] = error.lineno or 0
            described["text"] = (error.text or "").rstrip()[:200]
            if isinstance(error, IndentationError) and error.lineno:
                cell = self.cells[position]
                line = clues.indented_line(error, cell["source"], cell["line"])
                if line != error.lineno:
                    described["line"] = line
                    described["text"] = linecache.getline(cell["file"], line).rstrip()[:200]
        return {"position": position, **described}

    def _describe(self, error: BaseException) -> dict[str, Any]:
        frames = []
        trace = error.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            if code.co_filename in self.files:
                frames.append([code.co_filename, trace.tb_lineno, code.co_name])
            trace = trace.tb_next
        try:
            message = str(error)[:MAX_MESSAGE]
        except BaseException:
            message = "(its message cannot be shown)"
        kind = (
            _limit_met(error)
            or substitutes.out_of_reach(error)
            or ("stub" if faults.is_stub(error) else "exception")
        )
        if isinstance(error, shortcuts.ForbiddenImport):
            kind, message = "forbidden", str(error.name)[:100]
        if kind in ("module", "processes", "network", "outside"):
            message = substitutes.culprit(error)
        described = {
            "kind": kind,
            "type": faults.type_name(error)[:100],
            "message": message,
            "frames": frames[-MAX_FRAMES:],
            "line": frames[-1][1] if frames else 0,
        }
        found = clues.clues_of(error, self.files.__contains__)
        described |= {"clues": found} if found else {}
        return described | self._about_torch(error)

    def _about_torch(self, error: BaseException) -> dict[str, Any]:
        """What PyTorch and the simulated GPU let one say of an error beyond Python's own."""
        if self.objects is None:
            return {}
        import objects

        if faults.is_stub(error) and objects.raised_inside_torch(error):
            return {"kind": "exception"}
        return objects.device_mismatch(error) or {}

    @contextlib.contextmanager
    def _captured(self, most: int | None = None) -> Iterator[CappedText]:
        output = CappedText(self.output_chars if most is None else most)
        before = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = output
        try:
            yield output
        finally:
            sys.stdout, sys.stderr = before


def _pieces(cell: dict[str, Any]) -> list[tuple[int, str]]:
    """The cell's source as one piece, or, in a file without cells, cut where a syntax error allows.

    Returns (lines before the piece, source) pairs.
    """
    source = cell["source"]
    if not cell["whole_file"]:
        return [(0, source)]
    try:
        ast.parse(source)
        return [(0, source)]
    except Exception:
        pass
    pieces: list[tuple[int, str]] = []
    start, lines = 0, source.split("\n")
    for number, text in enumerate(lines):
        if number > start and text.startswith(("def ", "class ", "@", "import ", "from ")):
            pieces.append((start, "\n".join(lines[start:number])))
            start = number
    pieces.append((start, "\n".join(lines[start:])))
    return pieces


def _future_flags(statement: ast.stmt) -> int:
    if not isinstance(statement, ast.ImportFrom) or statement.module != "__future__":
        return 0
    features = (getattr(__future__, alias.name, None) for alias in statement.names)
    return sum(feature.compiler_flag for feature in features if feature is not None)


def _own(value: Any, names: dict[str, Any] | None = None) -> Any:
    """Writable arrays and fresh containers, so that the student may change them in place.

    names: those of the submission, with which what stands for something else is resolved as well.
    """
    kind = type(value)
    if kind in wire.PLAIN:
        return value
    if kind is list or kind is tuple:
        own = [item if type(item) in wire.PLAIN else _own(item, names) for item in value]
        return own if kind is list else tuple(own)
    if kind is dict:
        return {key: _own(item, names) for key, item in value.items()}
    if hasattr(value, "dtype") and hasattr(value, "copy") and getattr(value, "ndim", 0):
        return value.copy()
    return value if names is None else wire.resolved(value, names)


def _autograder_stand_in() -> types.ModuleType:
    """What `from autograder import check` finds here: checking happens in the grader instead."""
    stand_in = types.ModuleType("autograder")
    stand_in.check = lambda *_: None  # type: ignore[attr-defined]
    return stand_in


def _limit_met(error: BaseException) -> str | None:
    """The limit that an exception means, which the feedback then names."""
    if isinstance(error, MemoryError):
        return "memory"
    if isinstance(error, OSError) and error.errno in _FULL:
        return "files"
    if type(error) is RuntimeError and error.args in _NO_THREAD:
        return "threads"
    return None


def _text_of(output: CappedText) -> str:
    text = output.getvalue()
    return f"{text}\n… (+{output.dropped} characters)" if output.dropped else text


def serve(
    read: Callable[[int], bytes],
    write: Callable[[bytes], Any],
    *,
    output_chars: int,
    reply_bytes: int,
    layers: dict[str, Any],
    needs: str,
) -> None:
    """Greet with the layers of confinement in force, then answer until the grader hangs up."""

    def send(message: dict[str, Any]) -> None:
        wire.send_frame(write, message)

    worker = Worker(send, output_chars, reply_bytes, needs)
    worker.receive = lambda: wire.receive_frame(read, 1 << 30)
    send({"event": "ready", "layers": layers})
    while True:
        try:
            request = wire.request_of(*wire.read_frame(read, 1 << 30))
        except EOFError:
            return
        reply = worker.handle(request)
        try:
            send({"id": request["id"], **reply})
        except MemoryError:
            message = "not enough memory to send the result"
            send({"id": request["id"], "error": {"kind": "too_large", "message": message}})
