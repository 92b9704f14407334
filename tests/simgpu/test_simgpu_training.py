"""Whole training runs end at the CPU's parameters, with every optimizer and the usual extras."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

CPU = torch.device("cpu")


class Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Linear(4, 8)
        self.norm = nn.LayerNorm(8)
        self.attend = nn.MultiheadAttention(8, 2, bias=False, batch_first=True)
        self.out = nn.Linear(8, 3)

    def forward(self, x: Tensor) -> Tensor:
        h = self.norm(self.embed(x.view(-1, 4, 4)))
        attended, _ = self.attend(h, h, h, need_weights=False)
        return self.out((h + attended).mean(1))


MODELS: dict[str, Callable[[], nn.Module]] = {
    "mlp": lambda: nn.Sequential(
        *(nn.Linear(16, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.2), nn.Linear(8, 3))
    ),
    "cnn": lambda: nn.Sequential(
        nn.Unflatten(1, (1, 4, 4)),
        *(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(16, 3)),
    ),
    "attention": Attention,
}

OPTIMIZERS: dict[str, Callable[[Any], torch.optim.Optimizer]] = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgd_momentum": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, weight_decay=1e-3),
    "nesterov": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, nesterov=True),
    "sgd_foreach": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, foreach=True),
    "sgd_fused": lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, fused=True),
    "adam": lambda p: torch.optim.Adam(p, 0.01),
    "adam_foreach": lambda p: torch.optim.Adam(p, 0.01, foreach=True),
    "adam_fused": lambda p: torch.optim.Adam(p, 0.01, fused=True),
    "adam_amsgrad": lambda p: torch.optim.Adam(p, 0.01, amsgrad=True),
    "adam_capturable": lambda p: torch.optim.Adam(p, 0.01, capturable=p[0].device.type != "cpu"),
    "adamw": lambda p: torch.optim.AdamW(p, 0.01),
    "adamw_fused": lambda p: torch.optim.AdamW(p, 0.01, fused=True),
    "nadam": lambda p: torch.optim.NAdam(p, 0.01),
    "radam": lambda p: torch.optim.RAdam(p, 0.01),
    "adamax": lambda p: torch.optim.Adamax(p, 0.01),
    "adagrad": lambda p: torch.optim.Adagrad(p, 0.05),
    "adadelta": lambda p: torch.optim.Adadelta(p, 1.0),
    "rmsprop": lambda p: torch.optim.RMSprop(p, 0.01, momentum=0.5, centered=True),
    "rprop": lambda p: torch.optim.Rprop(p, 0.01),
    "asgd": lambda p: torch.optim.ASGD(p, 0.05),
    "adafactor": lambda p: torch.optim.Adafactor(p, 0.01),
    "muon": lambda p: torch.optim.Muon([one for one in p if one.dim() == 2], 0.01),
    "lbfgs": lambda p: torch.optim.LBFGS(p, lr=0.1, max_iter=3),
}

SCHEDULERS: dict[str, Callable[[torch.optim.Optimizer], Any]] = {
    "step": lambda o: torch.optim.lr_scheduler.StepLR(o, 2, gamma=0.5),
    "cosine": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 6),
    "one_cycle": lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.1, total_steps=12),
    "plateau": lambda o: torch.optim.lr_scheduler.ReduceLROnPlateau(o, patience=0),
    "exponential": lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9),
}


# These look at their parameters when they are made; so it is on CUDA.
_AFTER_THE_MOVE = {"adam_capturable", "adagrad", "muon"}


def data() -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(24, 16, generator=generator, dtype=torch.float64)
    return x, (x[:, :3]).argmax(1)


def train(
    model_name: str,
    optimizer_name: str,
    device: torch.device,
    scheduler_name: str | None = None,
    extras: Callable[[nn.Module, Tensor], None] = lambda model, loss: None,
) -> dict[str, Tensor]:
    """The state of a small model after two epochs, on the CPU."""
    torch.manual_seed(0)
    model = MODELS[model_name]().double()
    # Made before the move, as on CUDA it may be.
    optimizer = None
    if optimizer_name not in _AFTER_THE_MOVE:
        optimizer = OPTIMIZERS[optimizer_name](list(model.parameters()))
    model.to(device)
    optimizer = optimizer or OPTIMIZERS[optimizer_name](list(model.parameters()))
    scheduler = SCHEDULERS[scheduler_name](optimizer) if scheduler_name else None
    loader = DataLoader(TensorDataset(*data()), batch_size=8, shuffle=True)
    for _ in range(2):
        model.train()
        for x, y in loader:
            x, y = x.to(device), y.to(device, non_blocking=True)

            def closure(x: Tensor = x, y: Tensor = y) -> Tensor:
                optimizer.zero_grad()
                loss = F.cross_entropy(model(x), y)
                loss.backward()
                extras(model, loss)
                return loss

            loss = optimizer.step(closure)  # type: ignore[arg-type]
            assert loss is not None
            if isinstance(scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau):
                scheduler.step(loss.item())
            elif scheduler is not None:
                scheduler.step()
    return {key: value.cpu() for key, value in model.state_dict().items()}


def assert_same(one: dict[str, Tensor], other: dict[str, Tensor], atol: float = 1e-9) -> None:
    assert one.keys() == other.keys()
    torch.testing.assert_close(one, other, rtol=1e-6, atol=atol)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("model", MODELS)
def test_training_ends_at_the_cpus_parameters(
    sim: torch.device, model: str, optimizer: str
) -> None:
    untrained = MODELS[model]
    torch.manual_seed(0)
    before = untrained().double().state_dict()
    on_cpu = train(model, optimizer, CPU)
    assert any(not torch.equal(on_cpu[key], before[key]) for key in before)
    # Adam's capturable form keeps its step, and so its bias corrections, in float32.
    atol = 1e-5 if optimizer == "adam_capturable" else 1e-9
    assert_same(train(model, optimizer, sim), on_cpu, atol)


@pytest.mark.parametrize("scheduler", SCHEDULERS)
def test_schedulers(sim: torch.device, scheduler: str) -> None:
    assert_same(train("mlp", "sgd", sim, scheduler), train("mlp", "sgd", CPU, scheduler))


@pytest.mark.parametrize(
    "clip",
    [
        lambda model, loss: nn.utils.clip_grad_norm_(model.parameters(), 0.1),
        lambda model, loss: nn.utils.clip_grad_norm_(model.parameters(), 0.1, foreach=True),
        lambda model, loss: nn.utils.clip_grad_value_(model.parameters(), 0.01),
    ],
    ids=["norm", "norm_foreach", "value"],
)
def test_clipping_gradients(sim: torch.device, clip: Any) -> None:
    assert_same(
        train("cnn", "adam", sim, extras=clip),
        train("cnn", "adam", CPU, extras=clip),
    )


def test_an_update_by_hand_through_data(sim: torch.device) -> None:
    def run(device: torch.device) -> Tensor:
        torch.manual_seed(0)
        model = nn.Linear(16, 3).double().to(device)
        x, y = (one.to(device) for one in data())
        for _ in range(3):
            loss = F.cross_entropy(model(x), y)
            model.zero_grad(set_to_none=False)
            loss.backward()
            assert model.weight.grad is not None and model.bias.grad is not None
            model.weight.data = model.weight.data - 0.1 * model.weight.grad
            model.bias.data -= 0.1 * model.bias.grad
            with torch.no_grad():
                model.weight -= 0.01 * model.weight
        return model.weight.detach().cpu()

    torch.testing.assert_close(run(sim), run(CPU))


def test_evaluation_counts_correct_predictions(sim: torch.device) -> None:
    torch.manual_seed(0)
    model = MODELS["mlp"]().double().eval()
    x, y = data()
    expected = (model(x).argmax(1) == y).sum().item()
    on_device = copy.deepcopy(model).to(sim)
    with torch.inference_mode():
        assert (on_device(x.to(sim)).argmax(dim=1) == y.to(sim)).sum().item() == expected
    with torch.no_grad():
        predicted = on_device(x.to(sim)).max(1).indices
        assert predicted.eq(y.to(sim)).float().mean().item() == pytest.approx(expected / len(y))


@pytest.mark.parametrize("view", [lambda x: x.view(3, 2), lambda x: x[0], lambda x: x.T])
def test_inference_mode_takes_views_of_ordinary_tensors(sim: torch.device, view: Any) -> None:
    x = torch.arange(6.0).reshape(2, 3)
    outside = x.to(sim)
    with torch.inference_mode():
        seen, made = view(outside), outside + 1
        torch.testing.assert_close(seen.cpu(), view(x))
        torch.testing.assert_close(view(made).cpu(), view(x + 1))
    assert seen.is_inference() == view(x).is_inference()
    assert made.is_inference()


def test_moving_a_model_keeps_its_parameter_objects(sim: torch.device) -> None:
    model = MODELS["cnn"]().double()
    parameters = list(model.parameters())
    model(data()[0]).sum().backward()
    gradients = [one.grad.clone() for one in parameters if one.grad is not None]
    for device in (sim, sim, CPU, sim):
        assert model.to(device) is model
        assert all(new is old for new, old in zip(model.parameters(), parameters, strict=True))
        assert {one.device.type for one in model.state_dict().values()} == {device.type}
        for parameter, gradient in zip(parameters, gradients, strict=True):
            assert isinstance(parameter, nn.Parameter) and parameter.requires_grad
            assert parameter.grad is not None and parameter.grad.device == parameter.device
            torch.testing.assert_close(parameter.grad.cpu(), gradient)


def test_moving_to_the_device_again_while_a_loss_is_alive(sim: torch.device) -> None:
    model = MODELS["mlp"]().double().to(sim)
    losses = []
    for _ in range(3):
        model.to(sim)
        losses.append(F.cross_entropy(model(data()[0].to(sim)), data()[1].to(sim)))
        losses[-1].backward()
    assert len(losses) == 3


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_autocast_lowers_products_and_keeps_losses(sim: torch.device, dtype: torch.dtype) -> None:
    model = MODELS["cnn"]().to(sim)
    x, y = data()[0].float().to(sim), data()[1].to(sim)
    scaler = torch.amp.GradScaler("simgpu", enabled=dtype == torch.float16)
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    before = model.state_dict()["1.weight"].cpu()
    with torch.autocast(device_type=sim.type, dtype=dtype):
        logits = model(x)
        loss = F.cross_entropy(logits, y)
    assert (logits.dtype, loss.dtype) == (dtype, torch.float32)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    scaler.step(optimizer)
    scaler.update()
    assert not torch.equal(model.state_dict()["1.weight"].cpu(), before)
    with torch.autocast(sim.type, enabled=False):
        assert model(x).dtype == torch.float32


def test_autocast_reports_a_forgotten_move_and_not_a_cast(sim: torch.device) -> None:
    model = nn.Linear(16, 3).to(sim)
    with (
        torch.autocast("simgpu", dtype=torch.bfloat16),
        pytest.raises(RuntimeError, match="Expected all tensors to be on the same device"),
    ):
        model(data()[0].float())


def test_a_loader_that_pins_memory(sim: torch.device) -> None:
    loader = DataLoader(TensorDataset(*data()), batch_size=8, pin_memory=True)
    moved = [x.to(sim, non_blocking=True) for x, _ in loader]
    assert torch.equal(torch.cat(moved).cpu(), data()[0])
