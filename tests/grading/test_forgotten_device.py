"""Who forgets one `.to(device)` is told which tensor, in which call, without a GPU."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course.model import Course
from autograder.grading.opened import grade_submission
from autograder.report.messages import sentence

pytestmark = pytest.mark.slow

LINE = {"en": "line", "ko": "번째 줄"}
# assignment, exercise, what the solution has, what was forgotten, tensor, call
FORGOTTEN = [
    (
        "11_mnist",
        "train_step",
        "    images, labels = images.to(device), labels.to(device)\n    optimizer",
        "    images = images.to(device)\n    optimizer",
        "labels",
        "F.cross_entropy(logits, labels)",
    ),
    (
        "11_mnist",
        "evaluate",
        "            images, labels = images.to(device), labels.to(device)\n            logits",
        "            labels = labels.to(device)\n            logits",
        "images",
        "model(images)",
    ),
    (
        "11_mnist",
        "predict",
        "model(image.unsqueeze(0).to(device))",
        "model(image.unsqueeze(0))",
        "image",
        "model(image.unsqueeze(0))",
    ),
    (
        "12_cnn",
        "predict_image",
        "torch.from_numpy(pixels)[None, None].to(device)",
        "torch.from_numpy(pixels)[None, None]",
        "batch",
        "model(batch)",
    ),
    (
        "12_cnn",
        "augment",
        "    padded = F.pad(images, (m, m, m, m))",
        "    padded = F.pad(images, (m, m, m, m)) * torch.ones(1, 1)",
        "torch.ones(1, 1)",
        "F.pad(images, (m, m, m, m)) * torch.ones(1, 1)",
    ),
    (
        "13_attention",
        "positional_encoding",
        "even = torch.arange(0, dim, 2, device=device, dtype=torch.float32)",
        "even = torch.arange(0, dim, 2)",
        "10000.0 ** (even / dim)",
        "position / 10000.0 ** (even / dim)",
    ),
    (
        "13_attention",
        "MultiHeadAttention",
        "self.num_heads = num_heads\n",
        "self.num_heads = num_heads\n        self.one = torch.ones(1)\n",
        "self.one",
        "context * self.one",
    ),
    (
        "13_attention",
        "glu",
        "    return content * gate.sigmoid()",
        "    return content * gate.sigmoid() * torch.ones(1)",
        "torch.ones(1)",
        "content * gate.sigmoid() * torch.ones(1)",
    ),
    (
        "14_gpt",
        "GPT",
        "positions = torch.arange(ids.shape[1], device=ids.device)",
        "positions = torch.arange(ids.shape[1])",
        "positions",
        "self.position_embedding(positions)",
    ),
    (
        "14_gpt",
        "accuracy",
        "generate(model, prompt.to(device), longest - equals)",
        "generate(model, prompt, longest - equals)",
        "prompt",
        "model(ids)",
    ),
]


@pytest.mark.parametrize(
    ("name", "exercise", "right", "wrong", "tensor", "call"),
    FORGOTTEN,
    ids=[f"{one[0]}-{one[1]}" for one in FORGOTTEN],
)
def test_the_tensor_and_the_call_are_named(
    course: Course,
    tmp_path: Path,
    name: str,
    exercise: str,
    right: str,
    wrong: str,
    tensor: str,
    call: str,
) -> None:
    assignment = course.assignment(name)
    file = f"{assignment.module}.py"
    source = (course.root / "solutions" / name / file).read_text(encoding="utf-8")
    assert right in source
    source = source.replace(right, wrong)
    if "self.one" in wrong:
        source = source.replace("self.v_proj(context)", "self.v_proj(context * self.one)")
    (tmp_path / file).write_text(source, encoding="utf-8")
    result = grade_submission(course, assignment, tmp_path / file, exercises=[exercise])
    (graded,) = (one for one in result.exercises if one.name == exercise)
    failure = graded.first_failure
    assert failure is not None and failure.fault is not None
    for language, line in LINE.items():
        said = sentence(failure, language)
        assert f"`{call}` ({file}, " in said
        assert f"`{tensor}`" in said
        assert line in said
        assert "cpu" in said and "simgpu:0" in said
