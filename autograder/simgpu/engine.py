"""Bring a Python error out of the backward thread, where PyTorch would abort the whole process.

The backward pass of a device runs on a thread of its own. When a Python error (a hook's, an
operator's) leaves a node there, PyTorch restores the node's stream on the way, and for a device
written in Python that means one more call into Python, `type_`, while the error is still pending.
CPython refuses the call's result, PyTorch does not expect it to fail, and the process dies. So
`type_` takes the pending error away first, and the call that started the backward raises it.
"""

from __future__ import annotations

import ctypes
from typing import Any

import torch
from torch.autograd import graph

from autograder.simgpu.errors import NAME

# Everything `type_` touches exists beforehand: with an error pending, only a call that ends
# without one may be made, and PyErr_Fetch is such a call, since it takes the error.
_kind, _value, _trace = (ctypes.c_void_p() for _ in range(3))
_kind_ref, _value_ref, _trace_ref = map(ctypes.byref, (_kind, _value, _trace))
_fetch = ctypes.pythonapi.PyErr_Fetch
_fetch.restype = None
_normalise = ctypes.pythonapi.PyErr_NormalizeException
_normalise.restype = None
_core: Any = torch._C
_PRIVATE = _core._autograd.DeviceType.PrivateUse1

_TOO_LATE = (
    f"{NAME} was enabled too late: call simgpu.enable() before the first backward() of the "
    "process, because PyTorch starts its backward threads, one per device, only once."
)

_taken: list[BaseException] = []


class DeviceGuard(_core._acc.DeviceGuard):
    """What PyTorch asks about the device's current state; there is none but its type."""

    def type_(self) -> Any:
        _fetch(_kind_ref, _value_ref, _trace_ref)
        if _kind.value:
            _keep_error()
        return _PRIVATE


def _keep_error() -> None:
    _normalise(_kind_ref, _value_ref, _trace_ref)
    error = ctypes.cast(_value, ctypes.py_object).value
    if _trace.value:
        error = error.with_traceback(ctypes.cast(_trace, ctypes.py_object).value)
    for reference in (_kind, _value, _trace):
        if reference.value:
            ctypes.pythonapi.Py_DecRef(reference)
        reference.value = None
    _taken.append(error)


_original_run_backward = graph._engine_run_backward


def _run_backward(*args: Any, **kwargs: Any) -> Any:
    _taken.clear()
    try:
        return _original_run_backward(*args, **kwargs)
    except SystemError:
        # PyTorch passed on an error that was no longer there.
        if _taken:
            raise _taken.pop() from None
        raise
    except RuntimeError as error:
        if "device_ready_queues_" in str(error):
            raise RuntimeError(_TOO_LATE) from error
        raise


def register() -> None:
    """Register the guard, and the way out for the errors it takes."""
    _core._acc.register_python_privateuseone_device_guard(DeviceGuard())
    for module in (graph, torch.autograd):
        patched: Any = module
        patched._engine_run_backward = _run_backward
