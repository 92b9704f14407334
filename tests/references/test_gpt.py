"""Proves the references of 14_gpt: worked numbers, PyTorch's own counterparts, and learning."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import simgpu
from autograder.grading.reference import load_solution

SOURCE = Path(__file__).parents[2] / "solutions" / "14_gpt" / "gpt.py"
gpt = SimpleNamespace(**load_solution(SOURCE))
simgpu.enable()  # now, before the first backward pass of any test

CHARACTERS = "\n+0123456789="
PROJECTIONS = ("q_proj", "k_proj", "v_proj")


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def size(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


# text


def test_tokenizer_worked_example():
    tokenizer = gpt.CharTokenizer("3+4=7")
    assert tokenizer.vocabulary == "+347="
    assert tokenizer.encode("7=3+4") == [3, 4, 1, 0, 2]
    assert tokenizer.decode([0, 0, 3]) == "++7"


def test_every_example_is_a_right_sum_written_backwards():
    for plus_one, count in ((True, 1_000), (False, 8_100)):
        found = gpt.make_examples(count, rng(), plus_one)
        assert len(set(found)) == count
        for text in found:
            sides, answer = text.split("=")
            left, right = sides.split("+")
            assert int(left) + int(right) == int(answer[::-1])
            assert sides == f"{int(left)}+{int(right)}"
            assert int(left) < (1_000 if plus_one else 100)
            assert right == "1" if plus_one else min(int(left), int(right)) >= 10
    assert {"27+35=26", "37+63=001", "10+99=901"} <= set(found)
    assert {"7+1=8", "256+1=752"} <= set(gpt.make_examples(1_000, rng(), plus_one=True))


def test_batch_worked_example():
    tokenizer = gpt.CharTokenizer(CHARACTERS)
    inputs, targets, answer = gpt.get_batch(["7+1=8"], tokenizer, 1, rng())
    assert tokenizer.decode(inputs[0].tolist()) == "7+1=8"
    assert tokenizer.decode(targets[0].tolist()) == "+1=8\n"
    assert answer.int().tolist() == [[0, 0, 0, 1, 1]]
    both = gpt.get_batch(["7+1=8", "99+1=001"], tokenizer, 8, rng())
    assert both[0].shape == (8, 8)
    assert both[2].int().tolist().count([0, 0, 0, 1, 1, 0, 0, 0]) in range(1, 8)


# layers


def test_heads_are_pytorchs():
    torch.manual_seed(0)
    theirs = nn.MultiheadAttention(8, 2, batch_first=True)
    nn.init.normal_(theirs.in_proj_bias)
    ours = gpt.MultiHeadAttention(8, 2)
    with torch.no_grad():
        for number, name in enumerate(PROJECTIONS):
            getattr(ours, name).weight.copy_(theirs.in_proj_weight.chunk(3)[number])
            getattr(ours, name).bias.copy_(theirs.in_proj_bias.chunk(3)[number])
        ours.out_proj.load_state_dict(theirs.out_proj.state_dict())
    x, mask = torch.randn(3, 5, 8), torch.ones(5, 5).tril().bool()
    torch.testing.assert_close(ours(x), theirs(x, x, x)[0])
    torch.testing.assert_close(ours(x, mask=mask), theirs(x, x, x, attn_mask=~mask)[0])


def test_13s_heads_are_the_same():
    source = SOURCE.parents[1] / "13_attention" / "attention.py"
    attention = SimpleNamespace(**load_solution(source))
    torch.manual_seed(1)
    ours, theirs = gpt.MultiHeadAttention(8, 4), attention.MultiHeadAttention(8, 4)
    theirs.load_state_dict(ours.state_dict())
    x, mask = torch.randn(2, 5, 8), attention.causal_mask(5)
    torch.testing.assert_close(ours(x, mask=mask), theirs(x, mask=mask))


def test_block_is_pytorchs():
    torch.manual_seed(2)
    theirs = nn.TransformerEncoderLayer(
        8, 2, 32, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
    )
    ours = gpt.Block(8, 2)
    with torch.no_grad():
        for number, name in enumerate(PROJECTIONS):
            layer = getattr(ours.attention, name)
            layer.weight.copy_(theirs.self_attn.in_proj_weight.chunk(3)[number])
            layer.bias.copy_(theirs.self_attn.in_proj_bias.chunk(3)[number])
    for mine, its in (
        (ours.attention.out_proj, theirs.self_attn.out_proj),
        (ours.norm1, theirs.norm1),
        (ours.norm2, theirs.norm2),
        (ours.mlp[0], theirs.linear1),
        (ours.mlp[2], theirs.linear2),
    ):
        mine.load_state_dict(its.state_dict())
    x = torch.randn(2, 6, 8)
    hidden = torch.ones(6, 6).triu(1).bool()
    torch.testing.assert_close(ours(x), theirs(x, src_mask=hidden))


def test_worked_numbers_of_parameters():
    assert size(gpt.MultiHeadAttention(4, 2)) == 80
    assert size(gpt.Block(4, 2)) == 244
    assert size(gpt.GPT(13, 10, 4, 2, 1)) == 409
    assert size(gpt.GPT(13, 10, 64, 4, 2)) == 102_413


# training


def test_loss_worked_example():
    logits = torch.tensor([[[9.0, -9.0], [0.0, math.log(3)], [0.0, 9.0]]])
    answer = torch.tensor([[False, True, False]])
    loss = gpt.loss_on_answers(logits, torch.tensor([[1, 1, 0]]), answer)
    assert loss.item() == pytest.approx(-math.log(3 / 4))
    assert loss.item() == pytest.approx(0.2877, abs=5e-5)


def small(seed: int = 0, device: Any = "cpu") -> tuple[Any, Any]:
    """A small model and an optimizer for it."""
    torch.manual_seed(seed)
    model = gpt.GPT(13, 10, 16, 2, 1).to(device)
    return model, torch.optim.AdamW(model.parameters(), lr=1e-2)


def test_a_handful_of_examples_is_learned_by_heart():
    tokenizer = gpt.CharTokenizer(CHARACTERS)
    examples = ["1+1=2", "5+1=6", "25+1=62", "99+1=001"]
    model, optimizer = small()
    losses = gpt.train(model, examples, tokenizer, optimizer, 120, 8, rng())
    assert len(losses) == 120
    assert losses[0] > 1.5 and losses[-1] < 0.05
    assert gpt.accuracy(model, examples, tokenizer) == 1.0
    assert gpt.accuracy(model, [*examples, "1+1=3"], tokenizer) == 0.8


def test_the_simulated_gpu_gives_the_same():
    tokenizer = gpt.CharTokenizer(CHARACTERS)
    examples = gpt.make_examples(20, rng(3))
    found = []
    for device in ("cpu", simgpu.device()):
        model, optimizer = small(1, device)
        losses = gpt.train(model, examples, tokenizer, optimizer, 3, 8, rng(4))
        prompt = torch.tensor([tokenizer.encode("12+34=")], device=device)
        written = gpt.generate(model, prompt, 3)
        assert written.device == prompt.device
        found.append((losses, written.tolist(), gpt.accuracy(model, examples, tokenizer)))
    assert found[0][0] == pytest.approx(found[1][0], rel=1e-4)
    assert found[0][1:] == found[1][1:]


# writing


class Fixed(nn.Module):
    """Gives the same logits at every position of any text."""

    def __init__(self, logits: list[float]) -> None:
        super().__init__()
        self.logits = nn.Parameter(torch.tensor(logits))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return self.logits.expand(*ids.shape, -1)


@pytest.mark.parametrize(("temperature", "share"), [(1.0, 3 / 4), (0.5, 9 / 10), (0.0, 1.0)])
def test_temperature_worked_example(temperature, share):
    model, generator = Fixed([0.0, math.log(3)]), torch.Generator().manual_seed(0)
    prompt = torch.zeros(20_000, 1, dtype=torch.int64)
    written = gpt.generate(model, prompt, 1, temperature, generator)[:, 1]
    assert written.double().mean().item() == pytest.approx(share, abs=0.015)


class Writes(nn.Module):
    """Continues each text as one of these does."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.texts, self.weight = texts, nn.Parameter(torch.zeros(()))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        logits = torch.zeros(*ids.shape, len(CHARACTERS))
        for row, text in enumerate("".join(CHARACTERS[n] for n in one) for one in ids.tolist()):
            (known,) = [one for one in self.texts if one.startswith(text)]
            logits[row, -1, CHARACTERS.index(known[len(text)])] = 1.0
        return logits


def test_accuracy_worked_example():
    tokenizer = gpt.CharTokenizer(CHARACTERS)
    model = Writes(["7+1=8\n", "2+3=51\n", "27+35=26\n"])
    found = gpt.accuracy(model, ["7+1=8", "2+3=5", "27+35=26"], tokenizer)
    assert found == pytest.approx(2 / 3)


@pytest.mark.slow
def test_most_sums_never_seen_are_right_after_500_steps():
    """The text's model and learning rate; the demonstration takes three times as many steps."""
    torch.manual_seed(0)
    tokenizer = gpt.CharTokenizer(CHARACTERS)
    source = rng()
    sums = gpt.make_examples(8_100, source)
    model = gpt.GPT(13, 10, embed_dim=64, num_heads=4, num_blocks=2)
    optimizer = torch.optim.AdamW(model.parameters())
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 5e-3, total_steps=500, pct_start=0.1, cycle_momentum=False
    )
    gpt.train(model, sums[:6_500], tokenizer, optimizer, 500, 128, source, pace)
    assert gpt.accuracy(model, sums[6_500:], tokenizer) > 0.5
