"""Data sets: the embedded digits, MNIST from a folder and from OpenML, and every way they fail."""

from __future__ import annotations

import builtins
import gzip
import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.error import URLError

import numpy as np
import pytest

from autograder.mnist import datasets
from autograder.mnist.datasets import Dataset, DatasetError, enlarge, mnist

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


@pytest.fixture(autouse=True)
def _no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MNIST_DIR", raising=False)


def idx(array: np.ndarray) -> bytes:
    """An IDX file of an array of bytes."""
    header = np.array([0x0800 + array.ndim, *array.shape], dtype=">i4").tobytes()
    return header + array.astype(np.uint8).tobytes()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, np.ndarray]:
    """A tiny MNIST of four plain files in tmp_path, whose checksums the module then expects."""
    rng = np.random.default_rng(0)
    arrays = {
        IMAGES: rng.integers(0, 256, (6, 28, 28)),
        LABELS: rng.integers(0, 10, 6),
        "t10k-images-idx3-ubyte": rng.integers(0, 256, (4, 28, 28)),
        "t10k-labels-idx1-ubyte": rng.integers(0, 10, 4),
    }
    files = {}
    for name, array in arrays.items():
        content = idx(array)
        (tmp_path / name).write_bytes(content)
        files[name] = datasets._File(array.shape, hashlib.sha256(content).hexdigest())
    monkeypatch.setattr(datasets, "_FILES", files)
    return arrays


def check_form(data: Dataset) -> None:
    for x, y in ((data.x_train, data.y_train), (data.x_test, data.y_test)):
        assert x.dtype == np.float32 and x.shape == (len(y), 28, 28)
        assert y.dtype == np.int64 and y.ndim == 1
        assert x.min() >= 0 and x.max() <= 1


def test_the_embedded_digits_are_the_default() -> None:
    data = mnist()
    check_form(data)
    assert (data.name, data.source) == ("8×8 digits", "scikit-learn")
    assert (len(data.y_train), len(data.y_test)) == (1442, 355)
    assert set(np.bincount(data.y_test)) <= {34, 35, 36}
    assert data.x_train.max() == 1.0
    # The margin that MNIST has.
    assert not data.x_train[:, :4].any() and not data.x_train[:, :, -4:].any()


def test_the_split_is_always_the_same_and_does_not_overlap() -> None:
    one, other = mnist("digits"), mnist("digits")
    assert np.array_equal(one.x_train, other.x_train)
    assert np.array_equal(one.y_test, other.y_test)
    assert hashlib.sha256(one.y_test.astype("<i8").tobytes()).hexdigest()[:8] == "ee6ec0ae"
    train = {x.tobytes() for x in one.x_train}
    assert not any(x.tobytes() in train for x in one.x_test)


def test_enlarging_keeps_constants_and_interpolates_between_pixel_centres() -> None:
    assert np.allclose(enlarge(np.full((1, 8, 8), 0.25), 20), 0.25)
    ramp = enlarge(np.array([[[0.0, 1.0], [0.0, 1.0]]]), 4)
    assert np.allclose(ramp, np.tile([0, 0.25, 0.75, 1], (1, 4, 1)))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("place", ["", "MNIST/raw"])
@pytest.mark.parametrize("spelling", ["-idx", ".idx"])
def test_a_folder_of_idx_files(
    tmp_path: Path,
    small: dict[str, np.ndarray],
    monkeypatch: pytest.MonkeyPatch,
    packed: bool,
    place: str,
    spelling: str,
) -> None:
    (tmp_path / place).mkdir(parents=True, exist_ok=True)
    for name in small:
        content = (tmp_path / name).read_bytes()
        (tmp_path / name).unlink()
        path = tmp_path / place / name.replace("-idx", spelling)
        if packed:
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, 1))
        else:
            path.write_bytes(content)
    monkeypatch.setenv("MNIST_DIR", str(tmp_path))
    data = mnist()
    check_form(data)
    assert (data.name, data.source) == ("MNIST", str(tmp_path))
    assert np.array_equal(data.y_train, small[LABELS])
    assert np.allclose(data.x_train * 255, small[IMAGES], atol=1e-4)


def fails(*args: Any, **kwargs: Any) -> str:
    """The one sentence a call fails with."""
    with pytest.raises(DatasetError) as caught:
        mnist(*args, **kwargs)
    message = str(caught.value)
    assert ("\n" not in message and message[-1] in ".)") or "install" in message
    return message


def damage(path: Path, how: str) -> None:
    content = bytearray(path.read_bytes())
    if how == "truncated":
        path.write_bytes(content[:-10])
    elif how == "altered":
        content[-1] ^= 1
        path.write_bytes(content)
    elif how == "longer":
        path.write_bytes(content + b"\0")
    elif how == "truncated gz":
        path.with_suffix(".gz").write_bytes(gzip.compress(content)[:-20])
        path.unlink()
    elif how == "altered gz":
        packed = bytearray(gzip.compress(content))
        packed[len(packed) // 2] ^= 255
        path.with_suffix(".gz").write_bytes(packed)
        path.unlink()
    elif how == "no gz":
        path.with_suffix(".gz").write_bytes(b"<html>404</html>")
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")


@pytest.mark.parametrize(
    "how", ["truncated", "altered", "longer", "truncated gz", "altered gz", "no gz", "empty"]
)
def test_a_damaged_file_is_named(tmp_path: Path, small: dict[str, np.ndarray], how: str) -> None:
    damage(tmp_path / IMAGES, how)
    message = fails("folder", tmp_path)
    assert f"is not MNIST's {IMAGES}: its SHA-256 differs, so it is truncated or altered" in message
    assert str(tmp_path) in message


def test_a_packed_file_is_never_unpacked_beyond_its_size(
    tmp_path: Path, small: dict[str, np.ndarray]
) -> None:
    (tmp_path / IMAGES).unlink()
    bomb = gzip.compress(b"\0" * 50_000_000)
    (tmp_path / f"{IMAGES}.gz").write_bytes(bomb)
    assert "truncated or altered" in fails("folder", tmp_path)


def test_missing_files_and_folders(tmp_path: Path, small: dict[str, np.ndarray]) -> None:
    (tmp_path / LABELS).unlink()
    assert f"has no {LABELS} (plain or .gz)" in fails("folder", tmp_path)
    assert "does not exist" in fails(folder=tmp_path / "none")
    assert "set MNIST_DIR to the folder" in fails("folder")
    assert "choose 'auto', 'digits', 'folder' or 'openml'" in fails("cloud")


def test_a_bad_folder_is_never_replaced_by_other_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MNIST_DIR", "/no/such/folder")
    assert "does not exist" in fails()


def test_the_real_files_checksums_are_the_published_ones() -> None:
    shapes = {name: file.shape for name, file in datasets._FILES.items()}
    assert shapes == {
        "train-images-idx3-ubyte": (60_000, 28, 28),
        "train-labels-idx1-ubyte": (60_000,),
        "t10k-images-idx3-ubyte": (10_000, 28, 28),
        "t10k-labels-idx1-ubyte": (10_000,),
    }
    assert [file.size for file in datasets._FILES.values()] == [47040016, 60008, 7840016, 10008]
    assert sum(datasets._TRAIN_COUNTS) == 60_000 and sum(datasets._TEST_COUNTS) == 10_000


class OpenML:
    """A stand-in for fetch_openml: fails some times, then gives a bunch."""

    def __init__(self, failures: list[Exception], wrong: str = "") -> None:
        self.failures, self.wrong, self.calls = failures, wrong, 0

    def __call__(self, name: str, **options: Any) -> SimpleNamespace:
        assert (name, options["version"], options["as_frame"]) == ("mnist_784", 1, False)
        self.calls += 1
        if self.failures:
            raise self.failures.pop(0)
        cache = Path(options["data_home"]) / "openml"
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "data.gz").write_bytes(b"x" * 1000)
        counts = (datasets._TRAIN_COUNTS, datasets._TEST_COUNTS)
        labels = np.concatenate([np.repeat(np.arange(10), part) for part in counts])
        if self.wrong == "labels":
            labels = labels[::-1]
        pixels = np.zeros((70_000, 784), dtype=np.uint8)
        pixels[0, 0] = 255
        if self.wrong == "shape":
            pixels = pixels[:-1]
        return SimpleNamespace(data=pixels, target=labels.astype(str).astype(object))


@pytest.fixture
def openml(monkeypatch: pytest.MonkeyPatch):
    def install(*failures: Exception, wrong: str = "") -> OpenML:
        fetch = OpenML(list(failures), wrong)
        monkeypatch.setattr("sklearn.datasets.fetch_openml", fetch)
        return fetch

    return install


def test_openml_is_tried_again(tmp_path: Path, openml: Any) -> None:
    fetch = openml(URLError("down"), TimeoutError("slow"), ValueError("md5 checksum"))
    data = mnist("openml", cache=tmp_path, delay=0.0, progress=False)
    check_form(data)
    assert fetch.calls == 4
    assert (data.name, data.source) == ("MNIST", "OpenML")
    assert (len(data.y_train), len(data.y_test)) == (60_000, 10_000)
    assert data.x_train[0, 0, 0] == 1.0 and data.x_train[0, 0, 1] == 0.0


def test_openml_gives_up_with_a_sentence(tmp_path: Path, openml: Any) -> None:
    fetch = openml(*[URLError("no route to host")] * 3)
    message = fails("openml", cache=tmp_path, retries=2, delay=0.0, progress=False)
    assert fetch.calls == 3
    assert "could not be had from OpenML in 3 attempts" in message and "no route" in message
    assert "MNIST_DIR" in message


@pytest.mark.filterwarnings("ignore:A network error occurred")
def test_scikit_learns_own_fetch_is_called_as_it_wants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*args: Any, **kwargs: Any) -> None:
        raise URLError("the network is unplugged")

    monkeypatch.setattr("sklearn.datasets._openml.urlopen", down)
    message = fails("openml", cache=tmp_path, retries=0, delay=0.01, progress=False)
    assert "in 1 attempt (<urlopen error the network is unplugged>)" in message


@pytest.mark.parametrize("wrong", ["labels", "shape"])
def test_what_openml_sends_is_checked(tmp_path: Path, openml: Any, wrong: str) -> None:
    openml(wrong=wrong)
    message = fails("openml", cache=tmp_path, progress=False)
    assert "is not MNIST" in message and str(tmp_path) in message


def test_a_download_shows_its_progress(
    tmp_path: Path, openml: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    openml()
    mnist("openml", cache=tmp_path)
    assert "MNIST from OpenML" in capsys.readouterr().err
    openml()
    mnist("openml", cache=tmp_path, progress=False)
    assert capsys.readouterr().err == ""


def test_without_scikit_learn_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("sklearn"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert "pip install scikit-learn" in fails("digits")


def test_importing_the_module_imports_no_heavy_library() -> None:
    import subprocess
    import sys

    code = (
        "import sys, autograder.mnist.datasets; "
        "print([m for m in ('torch', 'sklearn', 'tqdm') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
