"""PyTorch objects on the student's side: tensors cross as data, everything else as a handle.

A handle stands for an object that never leaves this process (a module, an optimizer, a loader, a
closure). The grader can only do with it what `OPERATIONS` lists; a check's ``model.parameters()``
becomes the call ``@parameters`` with the handle as its argument.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

if __package__:
    from . import probes, wire
else:
    import probes
    import wire

DEVICE = "torch.device"
MAX_BATCHES = 1_000
MAX_FILE_BYTES = 32 << 20
# They tell where in the code something happened, which no two submissions have in common.
PLACES = frozenset(("@sites",))


class Objects:
    """The objects that handles stand for, and the conversion of values in both directions."""

    def __init__(self) -> None:
        self.known: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}  # by `id`: `known` keeps the object, so it stays
        self.events = probes.Events()
        self.last: tuple[Any, list[Any]] = (None, [])

    def incoming(self, value: Any) -> Any:
        """What a student's function receives for a value of the grader's."""
        if type(value) is wire.TensorData:
            return _tensor(value)
        if type(value) is wire.Handle:
            return self.known[value.id]
        if type(value) in (list, tuple):
            return type(value)(self.incoming(item) for item in value)
        if type(value) is dict:
            return {key: self.incoming(item) for key, item in value.items()}
        return wire.resolved(value)

    def outgoing(self, value: Any) -> Any:
        """What the grader gets to see of a value: data as it is, tensors as arrays, or handles."""
        import torch

        kind = type(value)  # `isinstance` would believe what an object says of its class
        if issubclass(kind, torch.Tensor):
            return _tensor_data(value)
        if issubclass(kind, torch.Generator):
            return wire.Opaque(wire.TorchRng.stands_for)  # given to be used, never to come back
        if _type_name(value) == wire.SeededRng.stands_for:
            return wire.Opaque(wire.SeededRng.stands_for)
        if issubclass(kind, torch.device):  # told apart from a string that names one
            return {DEVICE: str(value)}
        if issubclass(kind, torch.dtype | torch.Size):
            return list(value) if issubclass(kind, torch.Size) else str(value)
        if value is None or type(value) in (bool, int, float, str) or wire.is_array(value):
            return value
        value = wire.plain_container(value)
        if type(value) in (list, tuple):
            return type(value)(self.outgoing(item) for item in value)
        # A dict that holds a device's key would be taken for a device.
        if type(value) is dict and all(type(key) is str for key in value) and DEVICE not in value:
            return {key: self.outgoing(item) for key, item in value.items()}
        return self.handle(value)

    def returned(self, value: Any, args: Any, kwargs: Any) -> None:
        """Keep what a function of the submission returned for these arguments (`@slopes`)."""
        self.last = value, [*args, *kwargs.values()]

    def handle(self, value: Any) -> wire.Handle:
        """The handle of an object: the one it already has, or a new one."""
        number = self.numbers.setdefault(id(value), len(self.known) + 1)
        self.known[number] = value
        return wire.Handle(number, _type_name(value))

    def operation(self, name: str) -> Callable[..., Any] | None:
        """The function behind an operation's name (``@parameters``), bound to these objects."""
        function = OPERATIONS.get(name)
        if function is None:
            return None
        return lambda *args, **kwargs: function(self, *args, **kwargs)


def _tensor(value: wire.TensorData) -> Any:
    import torch

    tensor = torch.from_numpy(value.array.copy()).to(value.device)
    return tensor.requires_grad_() if value.requires_grad else tensor


def _tensor_data(value: Any) -> Any:
    import torch

    tensor: Any = torch.Tensor
    with torch._C.DisableTorchFunctionSubclass():  # a class of a student's may answer otherwise
        device, wants = tensor.device.__get__(value), tensor.requires_grad.__get__(value)
        detached = tensor.cpu(tensor.detach(value))
        try:
            array = tensor.numpy(detached).copy()
        except (TypeError, RuntimeError):  # bfloat16 and others that NumPy does not have
            summary = f"dtype {detached.dtype}, shape {tuple(detached.shape)}"
            return wire.Opaque("torch.Tensor", summary)
    return wire.TensorData(array, str(device), bool(wants))


def _type_name(value: Any) -> str:
    kind = type(value)
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")[:200]


def device_mismatch(error: BaseException) -> dict[str, str] | None:
    """What the simulated GPU says of tensors on two devices, as a fault's fields; else None."""
    if type(error).__name__ != "DeviceMismatchError" or not hasattr(error, "misplaced"):
        return None
    mismatch: Any = error
    first = mismatch.misplaced[0]
    return {
        "kind": "device",
        "type": f"DeviceMismatchError in {mismatch.op}, {first.argument}",
        "message": mismatch.sentence("en"),
        "message_ko": mismatch.sentence("ko"),
    }


def raised_inside_torch(error: BaseException) -> bool:
    """Whether an error comes from PyTorch or the simulated GPU, not from code that uses them."""
    import torch

    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return False
    file = trace.tb_frame.f_code.co_filename
    return file.startswith(os.path.dirname(torch.__file__)) or "simgpu" in file.split(os.sep)


def _make(objects: Objects, factory: str, *args: Any, **kwargs: Any) -> Any:
    import torch

    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float32)  # whatever the submission would have for its own
    try:
        return probes.FACTORIES[factory](objects.events, *args, **kwargs)
    finally:
        torch.set_default_dtype(before)


def _call(objects: Objects, target: Any, *args: Any, **kwargs: Any) -> Any:
    __tracebackhide__ = True  # errors on the simulated GPU name the submission's lines, not ours
    return target(*args, **kwargs)


def _method(objects: Objects, target: Any, name: str, *args: Any, **kwargs: Any) -> Any:
    __tracebackhide__ = True
    return getattr(target, _public(name))(*args, **kwargs)


def _get(objects: Objects, target: Any, name: str) -> Any:
    return getattr(target, _public(name))


def _public(name: str) -> str:
    """A name that a check may ask for: which ones it asks for stands in the check."""
    if name.startswith("_"):
        raise AttributeError(f"{name} is none of a check's business")
    return name


def _parameters(objects: Objects, module: Any) -> dict[str, Any]:
    return dict(module.named_parameters())


def _drawn_parameters(objects: Objects, module: Any) -> dict[str, Any]:
    """As `@parameters`, of a new module: how its numbers were drawn is up to the student."""
    return _parameters(objects, module)


def _drawn_call(objects: Objects, module: Any, *args: Any) -> Any:
    """As `@call`, of a module whose numbers were drawn somehow."""
    __tracebackhide__ = True
    return module(*args)


def _buffers(objects: Objects, module: Any) -> dict[str, Any]:
    return dict(module.named_buffers())


def _gradients(objects: Objects, module: Any) -> dict[str, Any]:
    return {name: parameter.grad for name, parameter in module.named_parameters()}


def _backward(objects: Objects, module: Any, *args: Any, **kwargs: Any) -> list[Any]:
    """Send the sum of a module's squared outputs back; the gradient of each argument, or None."""
    import torch

    __tracebackhide__ = True
    module(*args, **kwargs).square().sum().backward()
    given = [*args, *kwargs.values()]
    return [one.grad if isinstance(one, torch.Tensor) else None for one in given]


def _slopes(objects: Objects, directions: list[Any]) -> list[Any]:
    """What the last function that was called sends back to its arguments.

    directions: for each tensor that it returned, the slope that comes from above. The gradient of
    each argument that asks for one, or None.
    """
    import torch

    value, given = objects.last
    results = value if isinstance(value, tuple | list) else [value]
    pairs = [
        (one, direction.to(one.device))
        for one, direction in zip(results, directions, strict=False)
        if isinstance(one, torch.Tensor) and one.requires_grad
    ]
    leaves = [one for one in given if isinstance(one, torch.Tensor) and one.requires_grad]
    if not pairs or not leaves:
        return [None for _ in leaves]
    above = [direction for _, direction in pairs]
    return list(torch.autograd.grad([one for one, _ in pairs], leaves, above, allow_unused=True))


def _described(objects: Objects, module: Any) -> dict[str, Any]:
    """Shape, dtype and device of each parameter: what does not depend on how it was drawn."""
    return {
        name: [list(p.shape), str(p.dtype).removeprefix("torch."), str(p.device)]
        for name, p in module.named_parameters()
    }


def _set_parameters(objects: Objects, module: Any, values: dict[str, Any]) -> None:
    import torch

    with torch.no_grad():
        for name, parameter in module.named_parameters():
            if name in values:
                parameter.copy_(values[name].to(parameter.device))


def _shapes(objects: Objects, module: Any) -> list[list[int]]:
    """The shapes of all parameters, sorted: what a module's layers are, whatever their names."""
    return sorted(list(parameter.shape) for parameter in module.parameters())


def _set_by_shape(objects: Objects, module: Any, values: list[Any]) -> None:
    """Give each parameter the value that has its shape; one for which there is none is kept."""
    import torch

    by_shape = {tuple(value.shape): value for value in values}
    with torch.no_grad():
        for parameter in module.parameters():
            value = by_shape.get(tuple(parameter.shape))
            if value is not None:
                parameter.copy_(value.to(parameter.device))


def _dirty(objects: Objects, module: Any, value: float) -> None:
    """Fill the gradients, as an earlier batch would have left them."""
    import torch

    for parameter in module.parameters():
        parameter.grad = torch.full_like(parameter, value)


def _momentum(objects: Objects, optimizer: Any) -> list[Any]:
    """An SGD optimizer's momentum buffers, in the order of its parameters; None where none."""
    parameters = (p for group in optimizer.param_groups for p in group["params"])
    return [optimizer.state.get(p, {}).get("momentum_buffer") for p in parameters]


def _file(objects: Objects, path: Any) -> Any:
    """The bytes of a file, an array of uint8 (n,), or None where there is no file.

    What they say is for the grader to find out (see `autograder.grading.checkpoint`).
    """
    import numpy

    if not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        return numpy.frombuffer(file.read(MAX_FILE_BYTES), dtype=numpy.uint8)


def _seed(objects: Objects, number: int) -> None:
    """Seed PyTorch's global generator."""
    import torch

    torch.manual_seed(number)


def _transfers(objects: Objects, watch: Any) -> list[list[Any]]:
    """Copies between host and device since the watch began: direction and bytes of each."""
    watch.stack.close()
    return [[one.direction, one.nbytes] for one in _made_by_others(watch)]


def _sites(objects: Objects, watch: Any) -> list[str]:
    """For each copy of `@transfers`, the place in the code that made it."""
    return [str(one.site or "") for one in _made_by_others(watch)]


def _made_by_others(watch: Any) -> list[Any]:
    """The copies that a watch saw, without those made here to carry a value to the grader."""
    import torch

    here = _tensor.__code__.co_filename
    others = [one for one in watch.seen if one.site is None or one.site.file != here]
    if torch.is_anomaly_enabled():  # asks after each step whether any number is nan: one byte
        others = [one for one in others if one.nbytes > 1 or one.direction[0] != "d"]
    return others


def _trainable(objects: Objects, module: Any) -> dict[str, bool]:
    return {name: bool(p.requires_grad) for name, p in module.named_parameters()}


def _flags(objects: Objects, module: Any) -> dict[str, bool]:
    return {name or ".": bool(part.training) for name, part in module.named_modules()}


def _layers(objects: Objects, module: Any) -> list[list[str]]:
    return [[name, type(part).__name__] for name, part in module.named_modules()]


def _groups(objects: Objects, optimizer: Any) -> list[dict[str, Any]]:
    """The optimizer's groups: settings, and how many parameters each holds."""
    plain = (bool, int, float, str, tuple, type(None))
    return [
        {key: value for key, value in group.items() if isinstance(value, plain)}
        | {"params": len(group["params"])}
        for group in optimizer.param_groups
    ]


def _length(objects: Objects, target: Any) -> int:
    return len(target)


def _batches(objects: Objects, loader: Any, limit: int = MAX_BATCHES) -> list[Any]:
    def some() -> Iterator[Any]:
        for number, batch in enumerate(loader):
            if number >= min(limit, MAX_BATCHES):
                return
            yield batch

    return list(some())


def _events(objects: Objects, probe: Any, *names: str) -> list[Any]:
    """What the probes have seen since this was last asked, of the events with these names.

    Without a name it returns none and starts again.
    """
    return objects.events.take(names)


OPERATIONS: dict[str, Callable[..., Any]] = {
    "@make": _make,
    "@call": _call,
    "@method": _method,
    "@get": _get,
    "@parameters": _parameters,
    "@drawn_parameters": _drawn_parameters,
    "@drawn_call": _drawn_call,
    "@buffers": _buffers,
    "@gradients": _gradients,
    "@backward": _backward,
    "@slopes": _slopes,
    "@described": _described,
    "@set_parameters": _set_parameters,
    "@shapes": _shapes,
    "@set_by_shape": _set_by_shape,
    "@dirty": _dirty,
    "@momentum": _momentum,
    "@file": _file,
    "@seed": _seed,
    "@transfers": _transfers,
    "@sites": _sites,
    "@trainable": _trainable,
    "@flags": _flags,
    "@layers": _layers,
    "@groups": _groups,
    "@len": _length,
    "@batches": _batches,
    "@events": _events,
}
