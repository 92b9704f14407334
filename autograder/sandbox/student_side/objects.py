"""PyTorch objects on the student's side: tensors cross as data, everything else as a handle.

A handle stands for an object that never leaves this process (a module, an optimizer, a loader, a
closure). The grader can only do with it what `OPERATIONS` lists; a check's ``model.parameters()``
becomes the call ``@parameters`` with the handle as its argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

if __package__:
    from . import probes, wire
else:
    import probes
    import wire

METHODS = frozenset(
    (
        *("train", "eval", "zero_grad", "step", "to", "cpu", "forward", "requires_grad_"),
        *("state_dict", "load_state_dict", "add_param_group", "get_last_lr"),
    )
)
ATTRIBUTES = frozenset(
    (
        *("training", "defaults", "batch_size", "drop_last", "last_epoch", "best", "p"),
        *("in_features", "out_features", "in_channels", "out_channels", "kernel_size", "stride"),
        *("padding", "rank", "alpha", "scaling", "num_heads", "embed_dim"),
    )
)
MAX_BATCHES = 1_000


class Objects:
    """The objects that handles stand for, and the conversion of values in both directions."""

    def __init__(self) -> None:
        self.known: dict[int, Any] = {}
        self.events = probes.Events()

    def incoming(self, value: Any) -> Any:
        """What a student's function receives for a value of the grader's."""
        if type(value) is wire.TensorData:
            return _tensor(value)
        if type(value) is wire.Handle:
            return self.known[value.id]
        if type(value) is wire.TorchRng:
            import torch

            return torch.Generator().manual_seed(value.seed)
        if type(value) in (list, tuple):
            return type(value)(self.incoming(item) for item in value)
        if type(value) is dict:
            return {key: self.incoming(item) for key, item in value.items()}
        return wire.resolved(value)

    def outgoing(self, value: Any) -> Any:
        """What the grader gets to see of a value: data as it is, tensors as arrays, or handles."""
        import torch

        if isinstance(value, torch.Tensor):
            return _tensor_data(value)
        if isinstance(value, torch.device | torch.dtype | torch.Size):
            return list(value) if isinstance(value, torch.Size) else str(value)
        if value is None or type(value) in (bool, int, float, str) or wire.is_array(value):
            return value
        if type(value) in (list, tuple):
            return type(value)(self.outgoing(item) for item in value)
        if isinstance(value, dict) and all(type(key) is str for key in value):
            return {key: self.outgoing(item) for key, item in value.items()}
        return self.handle(value)

    def handle(self, value: Any) -> wire.Handle:
        """The handle of an object: the one it already has, or a new one."""
        for number, known in self.known.items():
            if known is value:
                return wire.Handle(number, _type_name(value))
        number = len(self.known) + 1
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
    detached = value.detach().cpu()
    try:
        array = detached.numpy().copy()
    except (TypeError, RuntimeError):  # bfloat16 and others that NumPy does not have
        return wire.Opaque("torch.Tensor", f"dtype {value.dtype}, shape {tuple(value.shape)}")
    return wire.TensorData(array, str(value.device), bool(value.requires_grad))


def _type_name(value: Any) -> str:
    kind = type(value)
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")[:200]


def _make(objects: Objects, factory: str, *args: Any, **kwargs: Any) -> Any:
    return probes.FACTORIES[factory](objects.events, *args, **kwargs)


def _call(objects: Objects, target: Any, *args: Any, **kwargs: Any) -> Any:
    return target(*args, **kwargs)


def _method(objects: Objects, target: Any, name: str, *args: Any, **kwargs: Any) -> Any:
    if name not in METHODS:
        raise AttributeError(f"{name} is not among the methods that checks may call")
    return getattr(target, name)(*args, **kwargs)


def _get(objects: Objects, target: Any, name: str) -> Any:
    if name not in ATTRIBUTES:
        raise AttributeError(f"{name} is not among the attributes that checks may read")
    return getattr(target, name)


def _parameters(objects: Objects, module: Any) -> dict[str, Any]:
    return dict(module.named_parameters())


def _buffers(objects: Objects, module: Any) -> dict[str, Any]:
    return dict(module.named_buffers())


def _gradients(objects: Objects, module: Any) -> dict[str, Any]:
    return {name: parameter.grad for name, parameter in module.named_parameters()}


def _set_parameters(objects: Objects, module: Any, values: dict[str, Any]) -> None:
    import torch

    with torch.no_grad():
        for name, parameter in module.named_parameters():
            if name in values:
                parameter.copy_(values[name].to(parameter.device))


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


def _events(objects: Objects) -> list[Any]:
    """What the probes have seen since this was last asked."""
    return objects.events.take()


OPERATIONS: dict[str, Callable[..., Any]] = {
    "@make": _make,
    "@call": _call,
    "@method": _method,
    "@get": _get,
    "@parameters": _parameters,
    "@buffers": _buffers,
    "@gradients": _gradients,
    "@set_parameters": _set_parameters,
    "@trainable": _trainable,
    "@flags": _flags,
    "@layers": _layers,
    "@groups": _groups,
    "@len": _length,
    "@batches": _batches,
    "@events": _events,
}
