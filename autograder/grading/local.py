"""Calls functions in this process: the reference, known mistakes, notebooks and debugging."""

from __future__ import annotations

import contextlib
import copy
import io
import types
import warnings
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from autograder.grading.arrays import is_array, is_scalar
from autograder.grading.deadline import TimeIsUp, deadline
from autograder.nested import is_dict, is_sequence
from autograder.sandbox.process import Fault, Reply
from autograder.sandbox.student_side import faults, observed, wire
from autograder.sandbox.student_side.clues import clues_of
from autograder.sandbox.student_side.state import Settings

# On the simulated GPU, errors and copies are attributed to what runs inside of this module.
__traceback_ends__ = True


class LocalBackend:
    """A namespace that answers as a student process would, values taken apart the same way.

    With `debug` what is printed goes where it always does. A call that takes longer than `seconds`
    is ended (0: never). With `ours`, trouble of this machine is raised: an OSError of the course's
    own code says nothing of a submission. `name_of` gives the name by which the reader knows a file
    of code, "" where it is none of theirs.
    """

    def __init__(
        self,
        namespace: Mapping[str, Any],
        *,
        debug: bool = False,
        propagate: bool = False,
        file: str = "",
        seconds: float = 0.0,
        ours: bool = False,
        name_of: Callable[[str], str] | None = None,
    ) -> None:
        self.namespace, self.debug, self.seconds = namespace, debug, seconds
        self.propagate, self.ours = propagate, ours
        self.name_of = name_of or partial(_only_of, file)
        self.objects: Any = None
        self.handed_out = observed.HandedOut()
        self.left: list[Any] | None = None  # global settings as the last call left them
        if isinstance(namespace.get("torch"), types.ModuleType):
            from autograder import simgpu
            from autograder.sandbox.student_side.objects import Objects

            simgpu.enable()
            self.objects = Objects()
        self.settings = Settings(torch=self.objects is not None, often=True)

    def begin(self) -> None:
        """Forget what earlier calls left changed of global settings."""
        self.left = None

    def call(
        self, name: str, args: Sequence[Any], kwargs: dict[str, Any], *, observe: bool = False
    ) -> Reply:
        """Call `name` with copies of the arguments; with `propagate`, exceptions are not caught."""
        function = self._function(name)
        if function is None:
            return Reply(fault=Fault("missing", name))
        if not callable(function):
            return Reply(fault=Fault("not_callable", type(function).__name__))
        try:
            own_args, own_kwargs = self._incoming(copy.deepcopy([list(args), kwargs]))
        except Exception as error:  # a handle of no object here, a device that there is not
            return Reply(fault=Fault("exception", str(error), faults.type_name(error)))
        printed = io.StringIO()
        capture = contextlib.nullcontext() if self.debug else contextlib.redirect_stdout(printed)
        threads, settings = self._one_thread(), self._own_settings()
        surroundings = observed.Surroundings() if observe else None
        with (
            threads,
            settings as changed,
            capture,
            warnings.catch_warnings(record=True) as warned,
        ):
            warnings.simplefilter("always")
            try:
                with deadline(self.seconds):
                    returned = function(*own_args, **own_kwargs)
                    if self.objects is not None and not name.startswith("@"):
                        self.objects.returned(returned, own_args, own_kwargs)
                    value = self._outgoing(returned)
                again = self.handed_out.again(name, returned)
                seen = ((), (), ())
                if surroundings is not None:
                    shares = observed.shared_with(returned, own_args, own_kwargs)
                    seen = (
                        (*shares, observed.BEFORE) if again else tuple(shares),
                        tuple(surroundings.moved()),
                        tuple(observed.defaults_of(function)),
                    )
            except TimeIsUp:
                fault = Fault("timeout", f"{self.seconds:g}", where=name)
                return Reply(fault=fault, output=printed.getvalue())
            # SystemExit is the function's doing; KeyboardInterrupt is a person's Ctrl+C.
            except (Exception, SystemExit) as error:
                if self.ours and isinstance(error, OSError):
                    raise
                fault = self._fault(error, function, own_args, own_kwargs)
                if self._propagates(error, fault):
                    raise
                return Reply(fault=fault, output=printed.getvalue())
        warnings_given = tuple(f"{w.category.__name__}: {w.message}" for w in warned)
        after = (None, None)
        if observe:
            after = (self._outgoing(own_args), self._outgoing(own_kwargs))
        return Reply(value, None, printed.getvalue(), *after, warnings_given, *seen, tuple(changed))

    def _fault(self, error: BaseException, function: Any, args: Any, kwargs: Any) -> Fault:
        trace = error.__traceback__
        if isinstance(error, TypeError) and trace is not None and trace.tb_next is None:
            mismatch = faults.signature_mismatch(function, args, kwargs)
            if mismatch is not None:
                return Fault("signature", mismatch)
        inside_torch = self.objects is not None and _from_torch(error)
        kind = "stub" if faults.is_stub(error) and not inside_torch else "exception"
        return _fault(kind, error, self.name_of)

    def _propagates(self, error: BaseException, fault: Fault) -> bool:
        """Whether an exception is left to a debugger that waits for it."""
        if fault.kind != "exception":
            return False
        return self.propagate or (self.debug and _left_debugger(error))

    @contextlib.contextmanager
    def _own_settings(self) -> Generator[list[str], None, None]:
        """Inside, global settings are as this namespace left them; afterwards they are as before.

        Yields a list that will hold the names of the settings that this namespace changed.
        """
        outside = self.settings.read()
        changed: list[str] = []
        inside = outside if self.left is None else self.left
        self.settings.write(inside)
        try:
            yield changed
        finally:
            self.left = self.settings.read()
            changed += self.settings.changed(outside)
            self.settings.write(outside)

    def _one_thread(self) -> contextlib.AbstractContextManager[None]:
        """PyTorch on one thread, as in a student process: same rounding, and no idle spinning."""
        return contextlib.nullcontext() if self.objects is None else _single_threaded()

    def _function(self, name: str) -> Any:
        if name.startswith("@"):
            return self.objects.operation(name) if self.objects is not None else None
        return self.namespace.get(name)

    def _incoming(self, value: Any) -> Any:
        if self.objects is not None:
            return self.objects.incoming(value)
        return wire.resolved(value, self.namespace)

    def _outgoing(self, value: Any) -> Any:
        return crossed(self.objects.outgoing(value) if self.objects is not None else value)


@contextlib.contextmanager
def _single_threaded() -> Generator[None, None, None]:
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def crossed(value: Any) -> Any:
    """The value as it would arrive over the wire: plain data, or `Opaque` for anything else."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    value = wire.plain_container(value)
    if is_sequence(value) and type(value) in (list, tuple):
        return type(value)([crossed(item) for item in value])
    if is_dict(value) and type(value) is dict and all(type(key) is str for key in value):
        return {key: crossed(item) for key, item in value.items()}
    if (is_array(value) and type(value) is np.ndarray) or is_scalar(value):
        carried = value.dtype.str[1:] in wire.CARRIED_DTYPES
        return value.copy() if carried else wire.opaque(value)
    if type(value) is wire.TensorData:
        return wire.TensorData(value.array.copy(), value.device, value.requires_grad)
    if type(value) in (wire.Handle, wire.Opaque):
        return value
    return wire.opaque(wire.resolved(value))


def _only_of(file: str, place: str) -> str:
    """The file that a line of code is in; "" where it is another than `file`."""
    return place if file in ("", place) else ""


def _left_debugger(error: BaseException) -> bool:
    """Whether somebody has ended the debugger, and with it the whole run."""
    kind = type(error)
    return kind.__name__ == "BdbQuit" or kind.__module__ == "_pytest.outcomes"


def _from_torch(error: BaseException) -> bool:
    from autograder.sandbox.student_side.objects import raised_inside_torch

    return raised_inside_torch(error)


def _device_fault(error: BaseException, frames: tuple[tuple[str, int, str], ...]) -> Fault | None:
    if type(error).__name__ != "DeviceMismatchError":
        return None
    from autograder.sandbox.student_side.objects import device_mismatch

    mismatch = device_mismatch(error)
    if mismatch is None:
        return None
    line = frames[-1][1] if frames else 0
    return Fault(
        "device", mismatch["message"], mismatch["type"], frames, line, "", mismatch["message_ko"]
    )


def _fault(kind: str, error: BaseException, name_of: Callable[[str], str]) -> Fault:
    frames: list[tuple[str, int, str]] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if shown := name_of(code.co_filename):
            frames.append((shown, trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    inner = frames[-1:]
    line = inner[0][1] if inner else 0
    misplaced = _device_fault(error, tuple(frames[-6:]))
    if misplaced is not None:
        return misplaced
    own = {name for name, _, _ in frames}
    clues = tuple(clues_of(error, own.__contains__).items())
    message = str(error)[:2_000]
    return Fault(kind, message, faults.type_name(error), tuple(frames[-6:]), line, clues=clues)
