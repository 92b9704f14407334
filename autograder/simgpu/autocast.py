"""Automatic mixed precision for the device, which PyTorch leaves to each backend to list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from autograder.simgpu.errors import NAME


def _words(text: str) -> list[str]:
    return text.split()


# After PyTorch's lists for CUDA ("Autocast Op Reference"), as far as they concern dense networks.
_LOWER = _words(
    """
    _convolution addbmm addmm addmv baddbmm bmm chain_matmul conv1d conv2d conv3d
    conv_transpose1d conv_transpose2d.input conv_transpose3d.input conv_tbc linear linalg_multi_dot
    matmul mm mv prelu scaled_dot_product_attention
    """
)
_FLOAT32 = _words(
    """
    acos asin cosh cosine_embedding_loss cosine_similarity cross_entropy_loss cumprod cumsum dist
    erfinv exp expm1 group_norm hinge_embedding_loss huber_loss kl_div l1_loss layer_norm log
    log10 log1p log2 log_softmax.int logsumexp margin_ranking_loss mse_loss multi_margin_loss
    multilabel_margin_loss nll_loss nll_loss2d nll_loss_nd norm.Scalar norm.ScalarOpt_dim
    pow.Scalar pow.Tensor_Scalar pow.Tensor_Tensor poisson_nll_loss prod prod.dim_int reciprocal
    rsqrt sinh smooth_l1_loss soft_margin_loss softmax.int softplus sum sum.dim_IntList tan
    triplet_margin_loss binary_cross_entropy_with_logits
    """
)
_WIDEST = _words(
    """
    addcdiv addcmul atan2 bilinear cat cross dot index_put scatter_add stack vdot
    """
)

_KEY: Any = torch._C._parse_dispatch_key("AutocastPrivateUse1")
_CASTING = torch._C.DispatchKeySet(_KEY)

_libraries: list[torch.library.Library] = []


def register() -> None:
    """Register the casting kernels."""
    library = torch.library.Library("aten", "IMPL")
    for names, choose in ((_LOWER, _lower), (_FLOAT32, _float32), (_WIDEST, _widest)):
        for name in names:
            base, _, overload = name.partition(".")
            operator = getattr(getattr(torch.ops.aten, base), overload or "default")
            library.impl(name, _casting(operator, choose), "AutocastPrivateUse1")
    library.impl("binary_cross_entropy", _refuse, "AutocastPrivateUse1")
    every_other = torch.library.Library("_", "IMPL")
    every_other.fallback(torch.library.fallthrough_kernel, "AutocastPrivateUse1")
    _libraries.extend((library, every_other))


def _casting(
    operator: Any, choose: Callable[[list[torch.Tensor]], torch.dtype | None]
) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        with torch._C._ExcludeDispatchKeyGuard(_CASTING):
            dtype = choose(list(_floats((args, tuple(kwargs.values())))))
            if dtype is None:
                return operator(*args, **kwargs)
            return operator(
                *(_cast(one, dtype) for one in args),
                **{key: _cast(one, dtype) for key, one in kwargs.items()},
            )

    return call


def _lower(floats: list[torch.Tensor]) -> torch.dtype | None:
    return torch.get_autocast_dtype(NAME)


def _float32(floats: list[torch.Tensor]) -> torch.dtype | None:
    low = any(one.dtype in (torch.float16, torch.bfloat16) for one in floats)
    return torch.float32 if low else None


def _widest(floats: list[torch.Tensor]) -> torch.dtype | None:
    kinds = {one.dtype for one in floats}
    return None if len(kinds) < 2 else (torch.float32 if torch.float32 in kinds else None)


def _refuse(*args: Any, **kwargs: Any) -> Any:
    raise RuntimeError(
        "torch.nn.functional.binary_cross_entropy and torch.nn.BCELoss are unsafe to autocast.\n"
        "Many models use a sigmoid layer right before the binary cross entropy layer.\n"
        "In this case, combine the two layers using torch.nn.functional.binary_cross_entropy_with"
        "_logits or torch.nn.BCEWithLogitsLoss, which are safe to autocast."
    )


def _floats(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        if value.is_floating_point():
            yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _floats(one)


def _cast(value: Any, dtype: torch.dtype) -> Any:
    if isinstance(value, torch.Tensor):
        eligible = value.is_floating_point() and value.dtype != torch.float64
        # A tensor of another device stays as it is: the operator is to report it, not the cast.
        return value.to(dtype) if eligible and value.device.type == NAME else value
    if isinstance(value, (list, tuple)):
        return type(value)(_cast(one, dtype) for one in value)
    return value
