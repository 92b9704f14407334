"""Run an operator on the CPU for the device: check devices as CUDA does, unwrap, run, wrap."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import torch

from autograder.simgpu import transfers
from autograder.simgpu.errors import NAME, mismatch, unsupported
from autograder.simgpu.generators import cpu_generator
from autograder.simgpu.recurrent import COMPOSED
from autograder.simgpu.tensor import DEVICE_INDEX, SimTensor, resize_to_raw

aten = torch.ops.aten
CPU = torch.device("cpu")

# A copy is the one thing that tensors of two devices may take part in.
_COPIES = {"aten::copy_", "aten::_foreach_copy_"}
# CUDA's own rule: index tensors may stay on the CPU.
_INDEXING = {
    *("aten::index", "aten::index_put", "aten::index_put_", "aten::_index_put_impl_"),
    *("aten::_unsafe_index", "aten::_unsafe_index_put"),
}
# Besides the pointwise operators, these take a 0-dimensional CPU tensor for a number.
_TAKES_NUMBERS = {
    *("aten::masked_fill", "aten::masked_fill_", "aten::fill", "aten::fill_"),
    *("aten::index_fill", "aten::index_fill_"),
}
_NEVER_NUMBERS = {"aten::equal"}


class _Traits(NamedTuple):
    """What `run` asks about an operator."""

    name: str
    made_of_others: bool
    takes_numbers: bool  # 0-dimensional CPU tensors
    resizes: bool
    written: tuple[bool, ...]  # per argument


@cache
def _traits(func: Any) -> _Traits:
    schema = func._schema
    name = schema.name
    numbers = name not in _NEVER_NUMBERS and (
        torch.Tag.pointwise in func.tags
        or name in _TAKES_NUMBERS
        or name.startswith("aten::_foreach_")
    )
    written = tuple(
        bool(arg.alias_info is not None and arg.alias_info.is_write) for arg in schema.arguments
    )
    made_of_others = torch._C._dispatch_has_kernel_for_dispatch_key(
        func.name(), "CompositeImplicitAutograd"
    )
    resizes = torch.Tag.inplace_view in func.tags or any(arg.is_out for arg in schema.arguments)
    return _Traits(name, made_of_others, numbers, resizes, written)


def run(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Run an operator whose arguments hold device tensors, or that makes one.

    Raises:
        DeviceMismatchError: tensors of two devices meet.
        NotImplementedError: the CPU has no such operator, or the result cannot be a device tensor.
    """
    name, made_of_others, numbers, resizes, written = _traits(func)
    if made_of_others:
        # Only inference mode brings these here; elsewhere PyTorch has taken them apart before.
        return func.decompose(*args, **kwargs)
    if name in _COPIES:
        return _copy(func, args, kwargs)
    foreign: list[torch.Tensor] = []
    raw_args = [_unwrap(arg, foreign) for arg in args]
    raw_kwargs = {key: _unwrap(arg, foreign) for key, arg in kwargs.items()}
    if foreign:
        _check_devices(func, name, numbers, written, args, kwargs)
    wraps = _redirect(name, raw_args, raw_kwargs)
    try:
        func = COMPOSED.get(name, func)
        out = func(*raw_args, **raw_kwargs)
    except NotImplementedError as error:
        raise unsupported(name) from error
    if any(written):
        return _written(func, out, args, kwargs, resizes)
    if not wraps:
        return out
    if isinstance(out, torch.Tensor):
        return _wrap(out, name)
    if isinstance(out, (list, tuple)):
        return type(out)(_wrap(one, name) if isinstance(one, torch.Tensor) else one for one in out)
    _record_answer(func, args, out)
    return out


_PLAIN = {type(None), bool, int, float, str, torch.dtype, torch.device}


def _unwrap(value: Any, foreign: list[torch.Tensor]) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, SimTensor):
        return value._raw
    if isinstance(value, torch.Tensor):
        foreign.append(value)
    elif isinstance(value, (list, tuple)):
        return [_unwrap(one, foreign) for one in value]
    elif isinstance(value, torch._C.Generator):
        return cpu_generator(value)
    return value


def _wrap(raw: torch.Tensor, name: str) -> SimTensor:
    if raw.layout != torch.strided or raw.is_nested:
        kind = "a nested tensor" if raw.is_nested else f"of layout {raw.layout}"
        raise unsupported(name, f"its result is {kind}")
    if torch.is_inference_mode_enabled() and not raw.is_inference():
        # A view of an ordinary tensor is ordinary in inference mode too, and PyTorch counts on it.
        with torch.inference_mode(False):
            return SimTensor(raw)
    return SimTensor(raw)


def _redirect(name: str, raw_args: list[Any], raw_kwargs: dict[str, Any]) -> bool:
    """Point a `device` argument at the CPU; answer whether results belong on the device."""
    target = raw_kwargs.get("device")
    if target is None:
        return True
    target = torch.device(target)
    if target.type == NAME:
        check_index(target)
        raw_kwargs["device"] = CPU
        raw_kwargs.pop("pin_memory", None)
        return True
    if name == "aten::_to_copy":
        transfers.record("device_to_host", raw_args[0], ".to()")
    return False


def check_index(target: torch.device) -> None:
    """Raise as CUDA does for a device that is not there."""
    if target.index not in (None, DEVICE_INDEX):
        raise RuntimeError(
            f"{NAME} error: invalid device ordinal: there is no {target}, only {NAME}:0."
        )


def _copy(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    targets, sources = args[0], args[1]
    pairs = (
        zip(targets, sources, strict=True) if isinstance(targets, list) else [(targets, sources)]
    )
    for target, source in pairs:
        if isinstance(target, SimTensor) and not isinstance(source, SimTensor):
            transfers.record("host_to_device", source, ".to()")
        elif isinstance(source, SimTensor) and not isinstance(target, SimTensor):
            transfers.record("device_to_host", source._raw, ".copy_()")
    unused: list[torch.Tensor] = []
    func(*(_unwrap(arg, unused) for arg in args), **kwargs)
    return args[0]


def _written(
    func: Any, out: Any, args: tuple[Any, ...], kwargs: dict[str, Any], resizes: bool
) -> Any:
    """Results of an in-place or out= operator: the caller's own tensors, with their new shapes."""
    own: dict[int, SimTensor] = {}
    for value in (*args, *kwargs.values()):
        for one in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(one, SimTensor):
                own[id(one._raw)] = one
    if resizes:
        for wrapper in own.values():
            resize_to_raw(wrapper)

    def mine(value: Any) -> Any:
        if isinstance(value, torch.Tensor):
            return own[id(value)] if id(value) in own else _wrap(value, func._schema.name)
        if isinstance(value, (list, tuple)):
            return type(value)(mine(one) for one in value)
        return value

    return mine(out)


def _record_answer(func: Any, args: tuple[Any, ...], out: Any) -> None:
    """A Python number that came out of a device tensor was copied to the host."""
    if func is aten._local_scalar_dense.default:
        transfers.record("device_to_host", args[0]._raw, ".item()")
    elif isinstance(out, bool) and func is aten.equal.default:
        transfers.record("device_to_host", torch.tensor(out), "torch.equal()")


def _check_devices(
    func: Any,
    name: str,
    numbers: bool,
    written: tuple[bool, ...],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    """Raise where CUDA would, now that a tensor of another device is among the arguments."""
    arguments = func._schema.arguments
    position = {argument.name: at for at, argument in enumerate(arguments)}
    given = [*enumerate(args), *((position[key], value) for key, value in kwargs.items())]
    own: list[torch.Tensor] = []
    wrong: list[tuple[str, int, torch.Tensor]] = []
    for at, value in given:
        for one in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(one, SimTensor):
                own.append(one)
            elif isinstance(one, torch.Tensor):
                if one.device == CPU and one.dim() == 0 and numbers and not written[at]:
                    continue
                if name in _INDEXING and arguments[at].name == "indices" and one.device == CPU:
                    transfers.record("host_to_device", one, "indexing")
                    continue
                if name in _INDEXING and arguments[at].name == "values" and one.dim() == 0:
                    continue
                wrong.append((arguments[at].name, at, one))
    if not wrong or not own:
        return
    if name in _INDEXING and arguments[wrong[0][1]].name == "self":
        other = wrong[0][2].device
        inside: list[tuple[str, int, torch.Tensor]] = [
            (argument.name, at, one)
            for at, argument in enumerate(arguments)
            if argument.name == "indices"
            for one in args[at]
            if isinstance(one, SimTensor)
        ]
        if inside:
            raise mismatch(
                name,
                inside,
                other,
                "indices should be either on cpu or on the same device as the indexed tensor "
                f"({other})",
            )
    raise mismatch(name, wrong, own[0].device)


SimTensor._run = staticmethod(run)
