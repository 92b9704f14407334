"""The main job of 11_mnist: the assignment's own functions, trained on real digits and put to use.

Nothing is trained here that the assignment does not teach: `fit`, `evaluate` and the others come
from `solutions/11_mnist`, or in a student's copy from the student's own file.
"""

from __future__ import annotations

import time
import types
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder.course.errors import CourseError
from autograder.course.model import Assignment, Course
from autograder.grading.reference import load_solution, solution_path
from autograder.mnist.datasets import Dataset
from autograder.submission.cells import SubmissionError

MODULE = "mnist"
CHECKPOINT = "mnist.pt"
BATCH_SIZE = 128
LEARNING_RATE = 2e-3
TEST_BATCH = 1_000


@dataclass(frozen=True)
class Functions:
    """The assignment's functions, and where they come from."""

    names: dict[str, Any]
    source: Path

    def __getattr__(self, name: str) -> Any:
        if name not in self.names:
            raise CourseError(
                f"{self.source}: there is no {name}; take it from the course's release again."
            )
        return self.names[name]


@dataclass(frozen=True)
class Report:
    """What one training gave; seconds are those of training and validation, wall-clock."""

    device: str
    epochs: int
    seconds: float
    test_accuracy: float
    val_accuracy: float
    best_epoch: int
    seed: int
    data: str
    data_source: str
    code: str

    def to_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        return asdict(self)


@dataclass(frozen=True)
class Trained:
    """A training's report, and what its drawings are made from."""

    report: Report
    history: dict[str, list[float]]
    labels: Any
    predicted: Any


def functions_of(course: Course) -> Functions:
    """The functions of 11_mnist: from `solutions/` where that is present, else the student's own.

    Raises CourseError where there is neither, or the file cannot be read.
    """
    assignment = course.by_module(MODULE)
    if assignment is None:
        raise CourseError(f"{course.root / 'course.yml'} has no assignment with module {MODULE}.")
    source = solution_path(course, assignment)
    if source.is_file():
        return Functions(load_solution(source), source)
    return _own_functions(course, assignment)


def _own_functions(course: Course, assignment: Assignment) -> Functions:
    from autograder.grading.cells import cells_to_run
    from autograder.grading.meant import submission_of

    folder = course.root / "assignments" / assignment.name
    try:
        submission = submission_of(folder, assignment, course.root)
    except SubmissionError as error:
        raise CourseError(
            f"{folder}: {error.key}; course train needs your {assignment.module}.py."
        ) from error
    module = types.ModuleType(f"own_{assignment.module}")
    for cell in cells_to_run(submission):
        code = "\n" * (cell.line - 1) + cell.source
        exec(compile(code, str(submission.path), "exec", dont_inherit=True), module.__dict__)
    return Functions(module.__dict__, submission.path)


class _Counted:
    """A loader that reports each batch as it is taken."""

    def __init__(self, loader: Any, tell: Callable[[], object]) -> None:
        self._loader, self._tell = loader, tell

    def __iter__(self) -> Iterator[Any]:
        for batch in self._loader:
            yield batch
            self._tell()

    def __len__(self) -> int:
        return len(self._loader)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)


def train(
    functions: Functions, data: Dataset, *, epochs: int, seed: int, out: Path, progress: bool
) -> Trained:
    """Train the assignment's MLP, write `out/mnist.pt`, and measure it on the test set.

    Adam with a learning rate that falls along a cosine; 10 % of the training set validates.
    Raises CourseError where a function of the assignment is still a stub.
    """
    try:
        return _train(functions, data, epochs, seed, out, progress)
    except NotImplementedError as error:
        raise CourseError(
            f"{functions.source} is not finished: {_where(error)} is still to be done."
        ) from error


def _train(
    functions: Functions, data: Dataset, epochs: int, seed: int, out: Path, progress: bool
) -> Trained:
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    torch.manual_seed(seed)
    device = functions.get_device()
    x_train, y_train = torch.from_numpy(data.x_train), torch.from_numpy(data.y_train)
    x_test, y_test = torch.from_numpy(data.x_test), torch.from_numpy(data.y_test)
    generator = torch.Generator().manual_seed(seed)
    loaders = functions.make_loaders(x_train, y_train, BATCH_SIZE, 0.1, generator)
    model = functions.MLP()
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    started = time.perf_counter()
    with _bar(epochs * len(loaders[0]), progress) as tell:
        train_loader = _Counted(loaders[0], tell)
        history = functions.fit(
            model, train_loader, loaders[1], optimizer, device, epochs, scheduler
        )
    seconds = time.perf_counter() - started
    test_loader = DataLoader(TensorDataset(x_test, y_test), batch_size=TEST_BATCH)
    _, accuracy = functions.evaluate(model, test_loader, device)
    best = min(range(epochs), key=lambda epoch: history["val_loss"][epoch])
    out.mkdir(parents=True, exist_ok=True)
    functions.save_checkpoint(out / CHECKPOINT, model, optimizer, best + 1)
    report = Report(
        device=str(device),
        epochs=epochs,
        seconds=round(seconds, 2),
        test_accuracy=float(accuracy),
        val_accuracy=float(history["val_accuracy"][best]),
        best_epoch=best + 1,
        seed=seed,
        data=data.name,
        data_source=data.source,
        code=functions.source.name,
    )
    return Trained(report, history, data.y_test, _predicted(model, test_loader, device))


def _predicted(model: Any, loader: Any, device: Any) -> Any:
    import torch

    model.eval()
    with torch.no_grad():
        return torch.cat([model(x.to(device)).argmax(dim=1).cpu() for x, _ in loader]).numpy()


def predict(functions: Functions, checkpoint: Path, image: Any) -> tuple[int, float]:
    """Digit and confidence of an image `(28, 28)`, by the model in a checkpoint.

    Raises CourseError where there is no checkpoint, or it does not fit the assignment's MLP.
    """
    import pickle

    import torch

    if not checkpoint.is_file():
        raise CourseError(
            f"{checkpoint}: there is no trained model yet; train one with: course train mnist"
        )
    try:
        device = functions.get_device()
        model = functions.MLP().to(device)
        functions.load_checkpoint(checkpoint, model, None, device)
        digit, confidence = functions.predict(model, torch.from_numpy(image), device)
    except NotImplementedError as error:
        raise CourseError(
            f"{functions.source} is not finished: {_where(error)} is still to be done."
        ) from error
    except (RuntimeError, KeyError, EOFError, TypeError, OSError, pickle.UnpicklingError) as error:
        raise CourseError(
            f"{checkpoint} cannot be used with {functions.source.name}; "
            "train again with: course train mnist"
        ) from error
    return digit, confidence


def _where(error: BaseException) -> str:
    """The function that raised: the one that is a stub."""
    trace, name = error.__traceback__, "?"
    while trace is not None:
        name = trace.tb_frame.f_code.co_name
        trace = trace.tb_next
    return "MLP" if name in ("__init__", "forward") else name


class _bar:
    """A progress bar over all batches of all epochs; nothing where it is not wanted."""

    def __init__(self, total: int, wanted: bool) -> None:
        self.total, self.wanted = total, wanted
        self.bar: Any = None

    def __enter__(self) -> Callable[[], object]:
        if not self.wanted:
            return lambda: None
        try:
            from tqdm import tqdm
        except ImportError:
            return lambda: None
        self.bar = tqdm(total=self.total, unit="batch", desc="train")
        return self.bar.update

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.close()
