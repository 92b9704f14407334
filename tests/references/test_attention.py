"""Proves the references of 13_attention: worked numbers and PyTorch's own counterparts."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from autograder import simgpu
from autograder.grading.reference import load_solution

SOURCE = Path(__file__).parents[2] / "solutions" / "13_attention" / "attention.py"
attention = SimpleNamespace(**load_solution(SOURCE))
simgpu.enable()  # now, before the first backward pass of any test

PROJECTIONS = ("q_proj", "k_proj", "v_proj", "out_proj")


def normal(*shape: int, seed: int = 0, grad: bool = False) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed + 101 * len(shape) + sum(shape))
    return torch.randn(*shape, generator=generator, dtype=torch.float64, requires_grad=grad)


def equal(got: torch.Tensor, expected: torch.Tensor, atol: float = 1e-6) -> None:
    torch.testing.assert_close(got, expected, rtol=0.0, atol=atol)


# scaled_dot_product_attention


def masks(n: int, m: int) -> list[torch.Tensor | None]:
    some = torch.rand(n, m, generator=torch.Generator().manual_seed(3)) < 0.5
    some[:, 0] = True
    blind = some.clone()
    blind[1] = False
    return [None, torch.ones(n, m).tril().bool(), some, some[:1], blind]


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("front", [(), (2,), (2, 3)])
def test_attention_is_pytorchs(front, number):
    mask = masks(4, 5)[number]
    q, k, v = (normal(*front, *shape, seed=number, grad=True) for shape in ((4, 6), (5, 6), (5, 3)))
    output, weights = attention.scaled_dot_product_attention(q, k, v, mask)
    right = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    equal(output, right)
    sums = weights.sum(-1)
    seen = torch.ones_like(sums) if mask is None else mask.any(-1).double().expand_as(sums)
    equal(sums, seen)
    ours = torch.autograd.grad(output.square().sum(), (q, k, v))
    theirs = torch.autograd.grad(right.square().sum(), (q, k, v))
    for one, other in zip(ours, theirs, strict=True):
        assert one.isfinite().all()
        equal(one, other)


def test_attention_worked_example():
    key = torch.tensor([[math.log(3), 0, 0, 0], [0, 1.0, 0, 0]])
    value = torch.tensor([[4.0, 0], [0, 8]])
    query = torch.tensor([[2.0, 0, 0, 0]])
    output, weights = attention.scaled_dot_product_attention(query, key, value)
    equal(weights, torch.tensor([[0.75, 0.25]]))
    equal(output, torch.tensor([[3.0, 2.0]]))
    unscaled, _ = attention.scaled_dot_product_attention(2 * query, key, value)
    equal(unscaled, torch.tensor([[3.6, 0.8]]))


def test_product_of_standard_normal_vectors_has_variance_d():
    q, k = normal(20_000, 64), normal(20_000, 64, seed=1)
    assert (q * k).sum(1).var().item() == pytest.approx(64, rel=0.05)


# causal_mask


def test_causal_mask_is_pytorchs():
    for n in (1, 3, 7):
        hidden = nn.Transformer.generate_square_subsequent_mask(n) == -math.inf
        assert torch.equal(attention.causal_mask(n), ~hidden)
    assert attention.causal_mask(3).sum() == 6


def test_causal_mask_is_what_is_causal_does():
    x = normal(2, 5, 4)
    output, _ = attention.scaled_dot_product_attention(x, x, x, attention.causal_mask(5))
    equal(output, F.scaled_dot_product_attention(x, x, x, is_causal=True))


# MultiHeadAttention


def same_layers(dim: int, heads: int) -> tuple[nn.Module, nn.MultiheadAttention]:
    """Ours and PyTorch's layer in float64, with the same weights."""
    torch.manual_seed(dim + heads)
    theirs = nn.MultiheadAttention(dim, heads, batch_first=True).double()
    nn.init.normal_(theirs.in_proj_bias)
    nn.init.normal_(theirs.out_proj.bias)
    ours = attention.MultiHeadAttention(dim, heads).double()
    with torch.no_grad():
        for number, name in enumerate(PROJECTIONS[:3]):
            layer = getattr(ours, name)
            layer.weight.copy_(theirs.in_proj_weight.chunk(3)[number])
            layer.bias.copy_(theirs.in_proj_bias.chunk(3)[number])
        ours.out_proj.load_state_dict(theirs.out_proj.state_dict())
    return ours, theirs


@pytest.mark.parametrize("dim, heads", [(8, 1), (8, 2), (8, 8), (6, 3)])
def test_multi_head_attention_is_pytorchs(dim, heads):
    ours, theirs = same_layers(dim, heads)
    x, context = normal(2, 4, dim, grad=True), normal(2, 5, dim, seed=1)
    equal(ours(x), theirs(x, x, x)[0])
    equal(ours(x, context), theirs(x, context, context)[0])
    mask = attention.causal_mask(4)
    got, right = ours(x, mask=mask), theirs(x, x, x, attn_mask=~mask)[0]
    equal(got, right)
    slopes = [torch.autograd.grad(one.square().sum(), x)[0] for one in (got, right)]
    equal(slopes[0], slopes[1])


def test_padding_mask_is_pytorchs():
    ours, theirs = same_layers(6, 2)
    x = normal(3, 4, 6)
    present = torch.arange(4) < torch.tensor([2, 4, 3])[:, None]
    got = ours(x, mask=present[:, None, None, :])
    equal(got, theirs(x, x, x, key_padding_mask=~present)[0])


def test_multi_head_worked_example():
    layer = attention.MultiHeadAttention(4, 2)
    assert sum(p.numel() for p in layer.parameters()) == 80
    with torch.no_grad():
        for name in PROJECTIONS:
            getattr(layer, name).weight.copy_(torch.eye(4) * (name != "q_proj"))
            getattr(layer, name).bias.zero_()
    x = torch.tensor([[[1.0, 2, 3, 4], [3, 2, 1, 0]]])
    equal(layer(x), torch.full((1, 2, 4), 2.0))
    causal = layer(x, mask=attention.causal_mask(2))
    equal(causal, torch.tensor([[[1.0, 2, 3, 4], [2, 2, 2, 2]]]))


# positional_encoding


def test_positions_are_the_formulas():
    got = attention.positional_encoding(50, 12)
    for p in range(50):
        for i in range(6):
            angle = p / 10000 ** (2 * i / 12)
            assert got[p, 2 * i].item() == pytest.approx(math.sin(angle), abs=1e-5)
            assert got[p, 2 * i + 1].item() == pytest.approx(math.cos(angle), abs=1e-5)


def test_positions_worked_example():
    right = torch.tensor([[0, 1, 0, 1], [0.8415, 0.5403, 0.0100, 0.9999]])
    equal(attention.positional_encoding(2, 4), right, atol=6e-5)


def test_distance_alone_decides_how_similar_positions_are():
    encoding = attention.positional_encoding(40, 32).double()
    similarity = encoding @ encoding.T
    for distance in (0, 1, 7):
        along = similarity.diagonal(distance)
        equal(along, along[0].expand_as(along), atol=1e-4)


# LoRALinear


def test_lora_worked_example():
    base = nn.Linear(2, 2, bias=False)
    layer = attention.LoRALinear(base, rank=1, alpha=2)
    with torch.no_grad():
        base.weight.copy_(torch.eye(2))
        layer.A.copy_(torch.tensor([[1.0, 1.0]]))
        layer.B.copy_(torch.tensor([[1.0], [0.0]]))
    equal(layer(torch.tensor([1.0, 2.0])), torch.tensor([7.0, 2.0]))
    large = attention.LoRALinear(nn.Linear(1000, 1000), rank=4)
    assert sum(p.numel() for p in large.parameters() if p.requires_grad) == 8000


def test_lora_is_a_linear_layer_with_a_low_rank_change():
    base = nn.Linear(6, 5).double()
    layer = attention.LoRALinear(base, rank=2, alpha=3.0)
    nn.init.normal_(layer.B)
    x = normal(4, 6)
    weight = base.weight + 1.5 * layer.B @ layer.A
    equal(layer(x), F.linear(x, weight, base.bias))
    assert torch.linalg.matrix_rank(layer.B @ layer.A) == 2


def test_lora_learns_a_change_that_has_its_rank():
    torch.manual_seed(0)
    base = nn.Linear(8, 6).double()
    goal = base.weight.detach() + normal(6, 2) @ normal(2, 8) / 4
    kept = base.weight.detach().clone()
    layer = attention.LoRALinear(base, rank=2, alpha=2.0)
    x = normal(64, 8)
    right = F.linear(x, goal, base.bias)
    optimizer = torch.optim.Adam([p for p in layer.parameters() if p.requires_grad], lr=0.05)
    losses = []
    for _ in range(300):
        optimizer.zero_grad()
        loss = F.mse_loss(layer(x), right)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 1e-3 * losses[0]
    assert torch.equal(base.weight, kept)


# glu


@pytest.mark.parametrize("shape, dim", [((4,), -1), ((3, 6), -1), ((4, 3), 0), ((2, 6, 5), 1)])
def test_glu_is_pytorchs(shape, dim):
    x = 3 * normal(*shape)
    equal(attention.glu(x, dim), F.glu(x, dim))


def test_glu_worked_example():
    equal(attention.glu(torch.tensor([4, 2, 0, math.log(3)])), torch.tensor([2, 1.5]))


# retrieve


def test_similarities_are_pytorchs():
    query, documents = normal(5), 10 * normal(20, 5)
    indices, scores = attention.retrieve(query, documents, 7)
    right = F.cosine_similarity(query[None], documents)
    equal(scores, right[indices])
    assert indices.tolist() == right.argsort(descending=True)[:7].tolist()


def test_retrieve_worked_example():
    documents = torch.tensor([[10, 0], [4, 3], [0.6, 0.8], [-3, -4]])
    indices, scores = attention.retrieve(torch.tensor([3.0, 4.0]), documents, 2)
    assert indices.tolist() == [2, 1]
    equal(scores, torch.tensor([1, 0.96]))
    _, everything = attention.retrieve(torch.tensor([3.0, 4.0]), documents, 9)
    equal(everything, torch.tensor([1, 0.96, 0.6, -1]))


def test_nothing_resembles_zeros():
    documents = torch.cat((normal(2, 3), torch.zeros(1, 3)))
    _, scores = attention.retrieve(torch.zeros(3).double(), documents, 3)
    assert torch.equal(scores, torch.zeros(3).double())


# all of it, on the simulated GPU


def test_same_numbers_on_the_simulated_gpu():
    device = simgpu.device()
    found = []
    for place in (torch.device("cpu"), device):
        torch.manual_seed(1)
        layer = attention.MultiHeadAttention(8, 2).to(place)
        layer.v_proj = attention.LoRALinear(layer.v_proj, rank=2)
        x = normal(2, 5, 8).float().to(place) + attention.positional_encoding(5, 8, place)
        out = layer(x, mask=attention.causal_mask(5, place))
        gated = attention.glu(out)
        _, scores = attention.retrieve(gated[0, 0], gated[1], 3)
        assert {one.device.type for one in (out, gated, scores)} == {place.type}
        found.append((out.cpu(), gated.cpu(), scores.cpu()))
    for one, other in zip(*found, strict=True):
        equal(one, other)
