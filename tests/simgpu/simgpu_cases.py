"""The operations compared across devices: one table for CPU, simulation and CUDA."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class Case:
    """`function` takes the tensors made of `shapes` (float64, with gradients) and a device."""

    name: str
    function: Callable[..., Any]
    shapes: tuple[tuple[int, ...], ...] = ((3, 4),)
    gradients: bool = True
    # Random numbers of another device differ; such a case cannot be compared with CUDA.
    random: bool = False


def labels(device: Any, n: int = 3, classes: int = 4) -> Tensor:
    return (torch.arange(n) * 7 % classes).to(device)


def mask(device: Any, rows: int = 3, columns: int = 4) -> Tensor:
    return torch.arange(rows * columns, device=device).reshape(rows, columns) % 3 == 0


def _module(make: Callable[[], nn.Module], training: bool = True) -> Callable[..., Tensor]:
    def function(x: Tensor, device: Any) -> Tensor:
        torch.manual_seed(3)
        module = make().double().to(device).train(training)
        module(x.detach())
        return module(x)

    return function


def _attention(q: Tensor, k: Tensor, v: Tensor, device: Any) -> Tensor:
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    causal = torch.tril(torch.ones(scores.shape[-2:], device=device)).bool()
    return torch.softmax(scores.masked_fill(~causal, float("-inf")), dim=-1) @ v


def _in_place(x: Tensor, device: Any) -> Tensor:
    y = x.clone()
    y.add_(1).mul_(2).clamp_(min=-1)
    y[0] = 5.0
    y[:, 1] += x[:, 0]
    y[mask(device)] = 0
    return y


def _views(x: Tensor, device: Any) -> Tensor:
    y = x.clone()
    y.t()[0].zero_()
    y.view(-1)[3:5] += 2
    y.unsqueeze(0).squeeze_(0).transpose_(0, 1).mul_(3)
    return y


def _generator(device: Any) -> torch.Generator:
    return torch.Generator(device).manual_seed(5)


def _mha(x: Tensor, device: Any) -> Tensor:
    torch.manual_seed(3)
    module = nn.MultiheadAttention(4, 2, batch_first=True).double().to(device)
    attended, weights = module(x, x, x, attn_mask=~torch.tril(torch.ones(3, 3)).bool().to(device))
    return attended + weights.sum()


def _recurrent(kind: Any) -> Callable[..., Tensor]:
    def function(x: Tensor, device: Any) -> Tensor:
        torch.manual_seed(3)
        return kind(4, 5, num_layers=2, batch_first=True).double().to(device)(x)[0]

    return function


def _batch_norm_statistics(x: Tensor, device: Any) -> Tensor:
    module = nn.BatchNorm1d(4).double().to(device)
    module(x)
    module(x * 2)
    assert module.running_mean is not None and module.running_var is not None
    assert module.num_batches_tracked is not None
    return torch.cat([module.running_mean, module.running_var, module.num_batches_tracked[None]])


def _out(x: Tensor, device: Any) -> Tensor:
    result = torch.empty(0, dtype=x.dtype, device=device)
    torch.mul(x.detach(), 2, out=result)
    return result


def _parameters_to_vector(x: Tensor, device: Any) -> Tensor:
    module = _seeded_linear(device)
    vector = nn.utils.parameters_to_vector(module.parameters())
    nn.utils.vector_to_parameters(vector * 2, module.parameters())
    return module(x)


def _seeded_linear(device: Any) -> nn.Linear:
    torch.manual_seed(3)
    return nn.Linear(4, 2).double().to(device)


def _autograd_grad(x: Tensor, device: Any) -> Tensor:
    (first,) = torch.autograd.grad((x**3).sum(), x, create_graph=True)
    return first.pow(2)


class _Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Tensor:
        (x,) = ctx.saved_tensors
        return 2 * x * grads[0]


IMAGE = ((2, 3, 8, 8),)
SEQUENCE = ((2, 3, 4),)
QKV = ((2, 2, 3, 4),) * 3

POINTWISE = {
    name: Case(name, lambda x, device, f=f: f(x))
    for name, f in {
        "abs": torch.abs,
        "celu": F.celu,
        "clamp": lambda x: x.clamp(-0.5, 0.5),
        "cos": torch.cos,
        "elu": F.elu,
        "erf": torch.erf,
        "exp": torch.exp,
        "gelu": F.gelu,
        "hardtanh": F.hardtanh,
        "leaky_relu": lambda x: F.leaky_relu(x, 0.1),
        "log": lambda x: torch.log(x.abs() + 1),
        "log_softmax": lambda x: F.log_softmax(x, dim=1),
        "logsigmoid": F.logsigmoid,
        "logsumexp": lambda x: torch.logsumexp(x, 1),
        "mish": F.mish,
        "neg": torch.neg,
        "normalize": F.normalize,
        "pow": lambda x: x**3 + 2**x,
        "reciprocal": lambda x: 1 / (x.abs() + 1),
        "relu": torch.relu,
        "relu6": F.relu6,
        "rsqrt": lambda x: torch.rsqrt(x.abs() + 1),
        "sigmoid": torch.sigmoid,
        "silu": F.silu,
        "sin": torch.sin,
        "softmax": lambda x: torch.softmax(x, dim=-1),
        "softplus": F.softplus,
        "sqrt": lambda x: torch.sqrt(x.abs() + 1),
        "tanh": torch.tanh,
    }.items()
}

REDUCTIONS = {
    name: Case(name, lambda x, device, f=f: f(x))
    for name, f in {
        "amax": lambda x: x.amax(1),
        "cumsum": lambda x: x.cumsum(0),
        "max": lambda x: x.max(dim=1).values,
        "mean": lambda x: x.mean(dim=0, keepdim=True),
        "median": lambda x: x.median(),
        "min": lambda x: x.min(),
        "norm": lambda x: torch.linalg.vector_norm(x) + x.norm(dim=1).sum(),
        "prod": lambda x: x.prod(1),
        "sort": lambda x: x.sort(dim=1, descending=True).values,
        "std": lambda x: x.std(dim=0, unbiased=False),
        "sum": lambda x: x.sum() + x.sum(dim=(0, 1)),
        "topk": lambda x: torch.topk(x, 2).values,
        "var": lambda x: x.var(1),
    }.items()
}

SHAPES = {
    name: Case(name, lambda x, device, f=f: f(x))
    for name, f in {
        "cat": lambda x: torch.cat([x, x * 2], dim=1),
        "chunk": lambda x: x.chunk(2, dim=1)[1] * 2,
        "contiguous": lambda x: x.t().contiguous().view(-1),
        "diagonal": lambda x: torch.diagonal(x),
        "expand": lambda x: x[:, None].expand(-1, 2, -1),
        "flatten": lambda x: torch.flatten(x),
        "flip": lambda x: x.flip(0),
        "index_newaxis": lambda x: x[..., None],
        "index_slice": lambda x: x[1:, ::2] * x[0, 0],
        "movedim": lambda x: x.movedim(0, 1),
        "pad": lambda x: F.pad(x, (1, 1)),
        "permute": lambda x: x[None].permute(2, 0, 1),
        "repeat": lambda x: x.repeat(2, 1),
        "repeat_interleave": lambda x: x.repeat_interleave(2, dim=0),
        "reshape": lambda x: x.reshape(2, 6),
        "roll": lambda x: x.roll(1, 0),
        "split": lambda x: torch.stack(x.split(2, dim=1)),
        "stack": lambda x: torch.stack([x, x]),
        "tril": lambda x: torch.tril(x) + torch.triu(x, 1),
        "unbind": lambda x: sum(x.unbind(0)),
        "unfold": lambda x: F.unfold(x[None, None], 2),
    }.items()
}

INDEXING = {
    one.name: one
    for one in (
        Case("argmax", lambda x, device: x.argmax(1), gradients=False),
        Case("argsort", lambda x, device: x.argsort(1), gradients=False),
        Case("compare", lambda x, device: (x > 0) & (x.eq(x)), gradients=False),
        Case("eq_sum_item", lambda x, device: (x.argmax(1) == labels(device)).sum().item()),
        Case("gather", lambda x, device: x.gather(1, labels(device)[:, None])),
        Case("in_place", _in_place),
        Case("index_add", lambda x, device: x.index_add(0, labels(device, 3, 3), x)),
        Case("index_boolean", lambda x, device: x[mask(device)]),
        Case("index_by_cpu_tensor", lambda x, device: x[torch.tensor([2, 0])]),
        Case("index_by_list", lambda x, device: x[[2, 0], [1, 3]]),
        Case(
            "index_by_tensor", lambda x, device: x[torch.arange(3, device=device), labels(device)]
        ),
        Case("index_select", lambda x, device: x.index_select(1, labels(device))),
        Case("masked_fill", lambda x, device: x.masked_fill(mask(device), -1e9)),
        Case("masked_select", lambda x, device: x.masked_select(mask(device))),
        Case("nonzero", lambda x, device: mask(device).nonzero(), gradients=False),
        Case("one_hot", lambda x, device: x * F.one_hot(labels(device), 4)),
        Case("out", _out, gradients=False),
        Case(
            "scatter_add",
            lambda x, device: torch.zeros(3, 4, dtype=x.dtype, device=device).scatter_add(
                1, mask(device).long(), x
            ),
        ),
        Case("views", _views),
        Case("where", lambda x, device: torch.where(mask(device), x, torch.zeros_like(x))),
        Case(
            "bincount",
            lambda x, device: torch.bincount(labels(device), minlength=4),
            gradients=False,
        ),
    )
}

LINEAR_ALGEBRA = {
    one.name: one
    for one in (
        Case("addmm", lambda a, b, c, device: torch.addmm(c, a, b), ((3, 4), (4, 2), (2,))),
        Case("bmm", lambda a, b, device: torch.bmm(a, b), ((2, 3, 4), (2, 4, 3))),
        Case("broadcast", lambda a, b, device: a * b - b / 2, ((3, 4), (4,))),
        Case("einsum", lambda a, b, device: torch.einsum("bij,bkj->bik", a, b), SEQUENCE * 2),
        Case("matmul", lambda a, b, device: a @ b, ((2, 3, 4), (4, 5))),
        Case("matvec", lambda a, b, device: a @ b, ((3, 4), (4,))),
        Case("outer", lambda a, b, device: torch.outer(a, b), ((3,), (4,))),
        Case("cosine_similarity", lambda a, b, device: F.cosine_similarity(a, b), ((3, 4),) * 2),
        Case("cdist", lambda a, b, device: torch.cdist(a, b), ((3, 4), (5, 4))),
        Case("number_tensor_of_the_cpu", lambda x, device: x * torch.tensor(2.0) + 1),
    )
}

NETWORKS = {
    one.name: one
    for one in (
        Case("linear", lambda x, w, b, device: F.linear(x, w, b), ((3, 4), (2, 4), (2,))),
        Case(
            "conv1d",
            lambda x, w, b, device: F.conv1d(x, w, b, padding=1),
            ((2, 3, 8), (4, 3, 3), (4,)),
        ),
        Case(
            "conv2d",
            lambda x, w, b, device: F.conv2d(x, w, b, stride=2, padding=1),
            ((2, 3, 8, 8), (4, 3, 3, 3), (4,)),
        ),
        Case(
            "conv2d_depthwise",
            lambda x, w, device: F.conv2d(x, w, groups=3, dilation=2),
            ((2, 3, 8, 8), (3, 1, 3, 3)),
        ),
        Case(
            "conv_transpose2d",
            lambda x, w, device: F.conv_transpose2d(x, w, stride=2),
            ((2, 3, 4, 4), (3, 2, 2, 2)),
        ),
        Case("max_pool2d", lambda x, device: F.max_pool2d(x, 2), IMAGE),
        Case("avg_pool2d", lambda x, device: F.avg_pool2d(x, 2), IMAGE),
        Case("adaptive_avg_pool2d", lambda x, device: F.adaptive_avg_pool2d(x, 1), IMAGE),
        Case("adaptive_max_pool2d", lambda x, device: F.adaptive_max_pool2d(x, 2), IMAGE),
        Case("batch_norm1d", _module(lambda: nn.BatchNorm1d(4))),
        Case("batch_norm1d_eval", _module(lambda: nn.BatchNorm1d(4), training=False)),
        Case("batch_norm2d", _module(lambda: nn.BatchNorm2d(3)), IMAGE),
        Case("batch_norm_statistics", _batch_norm_statistics, gradients=False),
        Case("layer_norm", _module(lambda: nn.LayerNorm(4))),
        Case("group_norm", _module(lambda: nn.GroupNorm(3, 3)), IMAGE),
        Case("instance_norm", _module(lambda: nn.InstanceNorm2d(3, affine=True)), IMAGE),
        Case("rms_norm", lambda x, device: F.rms_norm(x, (4,))),
        Case("dropout", _module(lambda: nn.Dropout(0.4)), random=True),
        Case("dropout2d", _module(lambda: nn.Dropout2d(0.4)), IMAGE, random=True),
        Case("dropout_eval", _module(lambda: nn.Dropout(0.4), training=False)),
        Case(
            "embedding",
            lambda w, device: F.embedding(torch.tensor([[0, 2], [1, 2]], device=device), w),
        ),
        Case("prelu", _module(lambda: nn.PReLU(4))),
        Case("glu", lambda x, device: F.glu(x)),
        Case("interpolate", lambda x, device: F.interpolate(x, scale_factor=2), IMAGE),
        Case(
            "bilinear",
            lambda x, device: F.interpolate(x, size=(5, 5), mode="bilinear", align_corners=False),
            IMAGE,
        ),
        Case(
            "affine_grid_sample",
            lambda x, theta, device: F.grid_sample(
                x, F.affine_grid(theta, [2, 3, 8, 8], align_corners=False), align_corners=False
            ),
            ((2, 3, 8, 8), (2, 2, 3)),
        ),
        Case("autograd_grad", _autograd_grad),
        Case("autograd_function", lambda x, device: _Square.apply(x)),
        Case("parameters_to_vector", _parameters_to_vector),
        Case("rnn", _recurrent(nn.RNN), SEQUENCE),
        Case("lstm", _recurrent(nn.LSTM), SEQUENCE),
        Case("gru", _recurrent(nn.GRU), SEQUENCE),
    )
}

ATTENTION = {
    one.name: one
    for one in (
        Case("attention_by_hand", _attention, QKV),
        Case("sdpa", lambda q, k, v, device: F.scaled_dot_product_attention(q, k, v), QKV),
        Case(
            "sdpa_causal",
            lambda q, k, v, device: F.scaled_dot_product_attention(q, k, v, is_causal=True),
            QKV,
        ),
        Case(
            "sdpa_mask",
            lambda q, k, v, device: F.scaled_dot_product_attention(
                q, k, v, attn_mask=torch.ones(3, 3, device=device).tril().bool()
            ),
            QKV,
        ),
        Case("multihead_attention", _mha, SEQUENCE),
        Case(
            "transformer_layer",
            _module(lambda: nn.TransformerEncoderLayer(4, 2, 8, dropout=0.0, batch_first=True)),
            SEQUENCE,
        ),
        Case(
            "transformer_layer_eval",
            _module(lambda: nn.TransformerEncoderLayer(4, 2, 8, batch_first=True), training=False),
            SEQUENCE,
        ),
    )
}

LOSSES = {
    one.name: one
    for one in (
        Case("cross_entropy", lambda z, device: F.cross_entropy(z, labels(device))),
        Case(
            "cross_entropy_options",
            lambda z, device: F.cross_entropy(
                z,
                labels(device),
                weight=torch.tensor([1.0, 2, 3, 4], dtype=z.dtype, device=device),
                label_smoothing=0.1,
                reduction="none",
            ),
        ),
        Case("cross_entropy_soft", lambda z, device: F.cross_entropy(z, torch.softmax(z, 1))),
        Case("nll_loss", lambda z, device: F.nll_loss(F.log_softmax(z, 1), labels(device))),
        Case("mse_loss", lambda a, b, device: F.mse_loss(a, b), ((3, 4),) * 2),
        Case("l1_loss", lambda a, b, device: F.l1_loss(a, b, reduction="sum"), ((3, 4),) * 2),
        Case("smooth_l1_loss", lambda a, b, device: F.smooth_l1_loss(a, b), ((3, 4),) * 2),
        Case("huber_loss", lambda a, b, device: F.huber_loss(a, b), ((3, 4),) * 2),
        Case(
            "bce", lambda a, device: F.binary_cross_entropy(torch.sigmoid(a), mask(device).double())
        ),
        Case(
            "bce_with_logits",
            lambda a, device: F.binary_cross_entropy_with_logits(a, mask(device).double()),
        ),
        Case(
            "kl_div",
            lambda a, b, device: F.kl_div(
                F.log_softmax(a, 1), F.softmax(b, 1), reduction="batchmean"
            ),
            ((3, 4),) * 2,
        ),
    )
}

FACTORIES = {
    name: Case(name, f, ((1,),), gradients=False, random=name.startswith("random"))
    for name, f in {
        "arange": lambda x, device: torch.arange(2, 9, 2, device=device),
        "as_tensor": lambda x, device: torch.as_tensor([1.0, 2.0], device=device),
        "empty_like": lambda x, device: torch.empty_like(x).fill_(3),
        "eye": lambda x, device: torch.eye(3, device=device),
        "full": lambda x, device: torch.full((2, 2), 7.0, device=device),
        "full_like": lambda x, device: torch.full_like(x, 2),
        "linspace": lambda x, device: torch.linspace(0, 1, 5, device=device),
        "new_zeros": lambda x, device: x.new_zeros(2) + x.new_tensor([1.0, 2.0]),
        "ones": lambda x, device: torch.ones(2, 3, device=device),
        "scalar_tensor": lambda x, device: torch.scalar_tensor(2.0, device=device),
        "tensor": lambda x, device: torch.tensor([[1, 2], [3, 4]], device=device),
        "tril_indices": lambda x, device: torch.tril_indices(3, 3, device=device),
        "zeros": lambda x, device: torch.zeros(2, device=device, dtype=torch.int32),
        "zeros_like": lambda x, device: torch.zeros_like(x, dtype=torch.bool),
        "random_bernoulli": lambda x, device: torch.full((5,), 0.5, device=device).bernoulli(),
        "random_multinomial": lambda x, device: torch.ones(5, device=device).multinomial(3),
        "random_normal_": lambda x, device: torch.empty(5, device=device).normal_(),
        "random_rand": lambda x, device: torch.rand(5, device=device),
        "random_rand_like": lambda x, device: torch.rand_like(x),
        "random_randint": lambda x, device: torch.randint(0, 9, (5,), device=device),
        "random_randn": lambda x, device: torch.randn(5, 2, device=device),
        "random_randn_generator": lambda x, device: torch.randn(
            5, device=device, generator=_generator(device)
        ),
        "random_randperm": lambda x, device: torch.randperm(5, device=device),
        "random_uniform_": lambda x, device: torch.empty(5, device=device).uniform_(
            generator=_generator(device)
        ),
    }.items()
}

CASES = {
    one.name: one
    for one in (
        *(*POINTWISE.values(), *REDUCTIONS.values(), *SHAPES.values(), *INDEXING.values()),
        *(*LINEAR_ALGEBRA.values(), *NETWORKS.values(), *ATTENTION.values(), *LOSSES.values()),
        *FACTORIES.values(),
    )
}


def evaluate(case: Case, device: Any) -> dict[str, Any]:
    """Outputs and input gradients of a case on a device, as CPU tensors and numbers."""
    maker = torch.Generator().manual_seed(11)
    inputs = [
        torch.randn(shape, generator=maker, dtype=torch.float64).to(device).requires_grad_()
        for shape in case.shapes
    ]
    torch.manual_seed(13)
    out = case.function(*inputs, device=device)
    answer: dict[str, Any] = {"device": None, "out": out}
    if isinstance(out, Tensor):
        answer = {"device": out.device.type, "out": out.detach().cpu()}
        if case.gradients:
            # Weights that differ make a transposed gradient visible.
            weights = torch.linspace(0.5, 1.5, out.numel(), dtype=out.dtype).to(device)
            (out * weights.view(out.shape)).sum().backward()
            answer["gradients"] = [None if one.grad is None else one.grad.cpu() for one in inputs]
    return answer
