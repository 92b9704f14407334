"""Device mistakes raise what CUDA raises, and say which tensor, in which call."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

from autograder import simgpu

SAME_DEVICE = "Expected all tensors to be on the same device, but found at least two devices"


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(4, 3)
        self.scale = torch.ones(3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.hidden(x.flatten(1)) * self.scale


def raised_by(call: object, *args: object) -> simgpu.DeviceMismatchError:
    assert callable(call)
    with pytest.raises(simgpu.DeviceMismatchError) as caught:
        call(*args)
    return caught.value


def test_a_batch_that_was_not_moved(sim: torch.device) -> None:
    model = Net().to(sim)

    def step() -> None:
        images = torch.zeros(2, 2, 2)
        model(images)

    error = raised_by(step)
    assert str(error).startswith(
        f"{SAME_DEVICE}, simgpu:0 and cpu! "
        "(when checking argument for argument mat1 in method aten::addmm)"
    )
    assert (error.op, error.layer, error.expected) == ("aten::addmm", "Linear", "simgpu:0")
    assert error.call is not None
    assert error.call.expression == "self.hidden(x.flatten(1))"
    assert (error.call.function, error.call.file) == ("forward", __file__)
    (wrong,) = error.misplaced
    # The nearest name first: in forward it is x, and where the batch was made, images.
    assert wrong.names == ("x", "images")
    assert (wrong.argument, wrong.position, wrong.device) == ("mat1", 1, "cpu")
    # The operator got it flattened; people know it by the shape that it has where it has a name.
    assert (wrong.shape, wrong.named_shape) == ((2, 4), (2, 2, 2))
    assert "tensor `x` of shape (2, 2, 2)" in str(error)


def test_labels_that_were_not_moved(sim: torch.device) -> None:
    model = nn.Linear(4, 3).to(sim)
    batch = {"image": torch.zeros(2, 4), "label": torch.tensor([0, 1])}

    def step() -> None:
        F.cross_entropy(model(batch["image"].to(sim)), batch["label"])

    error = raised_by(step)
    assert error.call is not None and error.call.function == "step"
    assert error.misplaced[0].names == ("batch['label']",)
    assert error.misplaced[0].argument == "target"


def test_a_model_that_was_not_moved(sim: torch.device) -> None:
    error = raised_by(Net(), torch.zeros(2, 4, device=sim))
    assert [one.name for one in error.misplaced] == ["self.hidden.bias", "self.hidden.weight"]


def test_a_tensor_attribute_that_is_no_buffer(sim: torch.device) -> None:
    error = raised_by(Net().to(sim), torch.zeros(2, 4, device=sim))
    assert error.misplaced[0].name == "self.scale"
    assert error.call is not None and error.call.expression.endswith("* self.scale")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_sentence_names_tensor_devices_and_call(sim: torch.device, language: str) -> None:
    weights = torch.ones(3)
    sentence = raised_by(lambda: torch.ones(3, device=sim) + weights).sentence(language)
    for part in ("weights", "cpu", "simgpu:0", "(3,)", "test_simgpu_errors.py"):
        assert part in sentence


def test_the_details_are_plain_data(sim: torch.device) -> None:
    error = raised_by(lambda: torch.add(torch.ones(3, device=sim), torch.ones(3)))
    details = json.loads(json.dumps(error.details()))
    assert details["misplaced"][0] == {
        "argument": "other",
        "position": 1,
        "device": "cpu",
        "shape": [3],
        "names": [],
        "named_shape": None,
        "made_by": "",
    }


@pytest.mark.parametrize(
    ("call", "made_by"),
    [
        (lambda x: x + torch.ones(3), "torch.ones(3)"),
        (lambda x: 2 ** torch.arange(3) * (x + 1), "2 ** torch.arange(3)"),
        (lambda x: torch.where(x > 0, x, torch.zeros_like(x).cpu()), ""),
        (lambda x: x.matmul(torch.ones(3, 2)), "torch.ones(3, 2)"),
        (lambda x: (x + 1) @ torch.ones(3), ""),
        (lambda x: x > torch.ones(3), "torch.ones(3)"),
        (lambda x: nn.functional.mse_loss(x, target=torch.ones(3)), "torch.ones(3)"),
    ],
)
def test_a_tensor_without_a_name_is_told_by_what_made_it(
    sim: torch.device, call: object, made_by: str
) -> None:
    error = raised_by(call, torch.ones(3, device=sim))
    (wrong,) = error.misplaced
    assert (wrong.made_by, wrong.names) == (made_by, ())
    assert f"`{made_by or wrong.argument}`" in error.sentence("ko")
    kind = "tensor" if made_by else "argument"
    assert f"{kind} `{made_by or wrong.argument}` of shape" in error.sentence("en")


def hidden_model(sim: torch.device) -> nn.Module:
    """A model of a tool's, in a module that hides its frames."""
    namespace: dict[str, object] = {"nn": nn, "__tracebackhide__": True}
    code = "class Probe(nn.Linear):\n    def forward(self, x):\n        return super().forward(x)\n"
    exec(compile(code, "probes.py", "exec"), namespace)
    made = namespace["Probe"]
    assert isinstance(made, type)
    return made(3, 2).to(sim)


def test_hidden_frames_are_not_where_it_happened(sim: torch.device) -> None:
    model = hidden_model(sim)

    def evaluate() -> None:
        images = torch.ones(1, 3)
        model(images)

    error = raised_by(evaluate)
    assert "tensor `images` of shape (1, 3)" in str(error)
    assert error.call is not None
    assert (error.call.function, error.call.expression) == ("evaluate", "model(images)")
    assert error.misplaced[0].names == ("images",)


def test_the_place_is_told_in_korean(sim: torch.device) -> None:
    weights = torch.ones(3)
    error = raised_by(lambda: torch.ones(3, device=sim) + weights)
    assert error.call is not None
    assert f"{error.call.line}번째 줄" in error.sentence("ko")
    assert "line" not in error.sentence("ko").replace("<lambda>", "")


@pytest.mark.parametrize(
    "call",
    [
        lambda d: torch.ones(3, device=d) * torch.ones(3),
        lambda d: torch.ones(3).add_(torch.ones(3, device=d)),
        lambda d: torch.tensor(0.0).add_(torch.tensor(1.0, device=d)),
        lambda d: torch.stack([torch.tensor(1.0, device=d), torch.tensor(1.0)]),
        lambda d: torch.cat([torch.ones(1, device=d), torch.ones(1)]),
        lambda d: torch.ones(2, 2, device=d).masked_fill(torch.ones(2, 2) > 0, 0.0),
        lambda d: torch.where(torch.ones(2) > 0, torch.ones(2, device=d), torch.ones(2, device=d)),
        lambda d: torch.ones(2, 2) @ torch.ones(2, 2, device=d),
        lambda d: torch.equal(torch.ones(2, device=d), torch.ones(2)),
        lambda d: F.embedding(torch.tensor([0]), torch.ones(2, 2, device=d)),
    ],
)
def test_tensors_of_two_devices_never_meet(sim: torch.device, call: object) -> None:
    assert str(raised_by(call, sim)).startswith(f"{SAME_DEVICE}, simgpu:0 and cpu!")


def test_what_cuda_lets_pass_passes(sim: torch.device) -> None:
    x = torch.arange(4.0, device=sim)
    assert (x + torch.tensor(1.0)).tolist() == [1, 2, 3, 4]
    assert (torch.tensor(2.0) * x).tolist() == [0, 2, 4, 6]
    assert x.masked_fill(x > 1, torch.tensor(9.0)).tolist() == [0, 1, 9, 9]
    assert x[torch.tensor([3, 0])].tolist() == [3, 0]
    x[torch.tensor([0])] = torch.tensor(7.0)
    host = torch.zeros(4)
    host.copy_(x)
    assert host.tolist() == x.tolist() == [7, 1, 2, 3]


def test_indexing_a_cpu_tensor_by_a_device_tensor(sim: torch.device) -> None:
    table, chosen = torch.arange(5), torch.tensor([1], device=sim)
    error = raised_by(lambda: table[chosen])
    assert str(error).startswith(
        "indices should be either on cpu or on the same device as the indexed tensor (cpu)"
    )
    assert error.misplaced[0].name == "chosen"


@pytest.mark.filterwarnings("ignore:__array__ implementation")
@pytest.mark.parametrize("convert", [lambda t: t.numpy(), np.asarray, np.array])
def test_numpy_has_cudas_message(sim: torch.device, convert: object) -> None:
    assert callable(convert)
    with pytest.raises(TypeError) as caught:
        convert(torch.ones(2, device=sim))
    assert str(caught.value) == (
        "can't convert simgpu:0 device type tensor to numpy. "
        "Use Tensor.cpu() to copy the tensor to host memory first."
    )
    on_host = torch.ones(2, device=sim, requires_grad=True)
    assert on_host.detach().cpu().numpy().tolist() == on_host.numpy(force=True).tolist() == [1, 1]


def test_a_device_that_is_not_there(sim: torch.device) -> None:
    for call in (lambda: torch.ones(2).to("simgpu:1"), lambda: torch.zeros(2, device="simgpu:3")):
        with pytest.raises(RuntimeError, match=r"invalid device ordinal: there is no simgpu:[13]"):
            call()


def test_generators_belong_to_a_device(sim: torch.device) -> None:
    with pytest.raises(RuntimeError, match="Expected a 'simgpu' device type for generator"):
        torch.randn(2, device=sim, generator=torch.Generator())
    generator = torch.Generator(device=sim)
    assert isinstance(generator, torch.Generator) and generator.device == sim
    first = torch.rand(3, device=sim, generator=generator.manual_seed(4))
    again = torch.rand(3, generator=torch.Generator().manual_seed(4))
    assert first.tolist() == again.tolist()
    assert isinstance(torch.default_generator, torch.Generator)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda x: x.to_sparse(), "aten::_to_sparse"),
        (lambda x: x.untyped_storage(), "Tensor.untyped_storage"),
        (lambda x: F.embedding(x.long(), x, sparse=True).sum().backward(), "sparse"),
    ],
)
def test_what_is_missing_is_named(sim: torch.device, call: object, name: str) -> None:
    assert callable(call)
    with pytest.raises(NotImplementedError, match=rf"simgpu does not support .*{name}"):
        call(torch.ones(2, 2, device=sim, requires_grad=True))


def test_an_operator_without_a_cpu_kernel_is_named(sim: torch.device) -> None:
    library = torch.library.Library("simgpu_test", "DEF")
    library.define("only_elsewhere(Tensor x) -> Tensor")
    with pytest.raises(NotImplementedError, match="does not support simgpu_test::only_elsewhere"):
        torch.ops.simgpu_test.only_elsewhere(torch.ones(2, device=sim))


def test_a_gradient_of_another_device_is_refused(sim: torch.device) -> None:
    parameter = nn.Parameter(torch.ones(2, device=sim))
    with pytest.raises(
        RuntimeError, match="device type 'cpu' to a tensor with device type 'simgpu'"
    ):
        parameter.grad = torch.ones(2)


def test_errors_of_the_backward_pass_reach_the_caller(sim: torch.device) -> None:
    def fail(gradient: torch.Tensor) -> None:
        raise ValueError("from a hook")

    def run(hook: object) -> None:
        x = torch.ones(2, device=sim, requires_grad=True)
        y = x * 2
        y.register_hook(hook)  # type: ignore[arg-type]
        y.sum().backward()

    for _ in range(3):
        with pytest.raises(ValueError, match="from a hook"):
            run(fail)
        error = raised_by(run, lambda gradient: gradient + torch.ones(2))
        assert error.call is not None and error.call.expression == "gradient + torch.ones(2)"
        run(lambda gradient: gradient + 1)
