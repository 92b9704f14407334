"""Loads handwritten digits, offline by default: grading may not wait for a server, nor trust it."""

from __future__ import annotations

import gzip
import hashlib
import math
import os
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Source = Literal["auto", "digits", "folder", "openml"]

SIDE = 28
_DIGIT = 20
FOLDER_VARIABLE = "MNIST_DIR"


class DatasetError(Exception):
    """A data set is not available; the message is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Dataset:
    """Images and labels, split once and for all.

    `x_*`: float32 in 0..1, `(n, 28, 28)`, white digit on black. `y_*`: int64 labels 0..9, `(n,)`.
    `name` says which digits ("MNIST", "8×8 digits"), `source` where they came from.
    """

    x_train: NDArray[np.float32]
    y_train: NDArray[np.int64]
    x_test: NDArray[np.float32]
    y_test: NDArray[np.int64]
    name: str
    source: str


@dataclass(frozen=True)
class _File:
    """One IDX file of MNIST: its array's shape, and the SHA-256 of the file unpacked.

    Unpacked, so that one check serves plain files, the published .gz and copies packed anew.
    """

    shape: tuple[int, ...]
    sha256: str

    @property
    def header(self) -> int:
        return 4 + 4 * len(self.shape)

    @property
    def size(self) -> int:
        return self.header + math.prod(self.shape)


_FILES = {
    "train-images-idx3-ubyte": _File(
        (60_000, SIDE, SIDE), "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
    ),
    "train-labels-idx1-ubyte": _File(
        (60_000,), "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
    ),
    "t10k-images-idx3-ubyte": _File(
        (10_000, SIDE, SIDE), "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
    ),
    "t10k-labels-idx1-ubyte": _File(
        (10_000,), "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
    ),
}

# How often each digit occurs, which no other split of the 70,000 images shares.
_TRAIN_COUNTS = (5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949)
_TEST_COUNTS = (980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009)


def mnist(
    source: Source = "auto",
    folder: str | os.PathLike[str] | None = None,
    *,
    cache: str | os.PathLike[str] | None = None,
    retries: int = 3,
    delay: float = 1.0,
    progress: bool = True,
) -> Dataset:
    """Handwritten digits as 28×28 images with a fixed split into training and test set.

    Args:
        source: "digits": the 1,797 8×8 digits that scikit-learn carries, enlarged to 20×20 and
                centred as MNIST's are (no download);
            "folder": MNIST's four IDX files, plain or .gz, checked by SHA-256;
            "openml": MNIST through scikit-learn's fetch_openml and its cache;
            "auto": "folder" if `folder` or the environment variable MNIST_DIR names one, else
            "digits". It never downloads.
        folder: where the IDX files are; default: MNIST_DIR.
        cache: scikit-learn's data_home for OpenML; default: scikit-learn's own.
        retries: how often a download is tried again, `delay` seconds later, then twice that, ...
        progress: show a progress bar during a download (needs tqdm).

    Raises:
        DatasetError: the source is unknown, missing, truncated or altered.

    Source of MNIST: LeCun, Cortes, Burges; of the 8×8 digits: Alpaydin & Kaynak, UCI, 1998.
    """
    folder = folder or os.environ.get(FOLDER_VARIABLE) or None
    if source == "auto":
        source = "folder" if folder else "digits"
    if source == "digits":
        return _digits()
    if source == "folder":
        if folder is None:
            raise DatasetError(
                f"MNIST's folder is not known: set {FOLDER_VARIABLE} to the folder that holds its "
                "four IDX files, or pass folder=."
            )
        return _from_folder(Path(folder))
    if source == "openml":
        return _from_openml(cache, retries, delay, progress)
    raise DatasetError(
        f"There is no MNIST source {source!r}; choose 'auto', 'digits', 'folder' or 'openml'."
    )


def _scikit_learn() -> Any:
    try:
        from sklearn import datasets
    except ImportError as error:
        raise DatasetError(
            "The digits come with scikit-learn, which is not installed; install it with: "
            "pip install scikit-learn"
        ) from error
    return datasets


def _digits() -> Dataset:
    bunch = _scikit_learn().load_digits()
    small = np.asarray(bunch.images, dtype=np.float64) / 16
    labels = np.asarray(bunch.target, dtype=np.int64)
    # MNIST's digits fill 20 of 28 pixels; with the same margin a net for one reads the other.
    margin = (SIDE - _DIGIT) // 2
    images = np.pad(enlarge(small, _DIGIT), ((0, 0), (margin, margin), (margin, margin)))
    # Every fifth of each digit, by its place in the file: no generator, so the same for ever.
    test = np.zeros(len(labels), dtype=bool)
    for digit in range(10):
        test[np.flatnonzero(labels == digit)[4::5]] = True
    return Dataset(
        images[~test], labels[~test], images[test], labels[test], "8×8 digits", "scikit-learn"
    )


def enlarge(images: NDArray[np.float64], side: int) -> NDArray[np.float32]:
    """Square images `(n, s, s)` enlarged to `(n, side, side)` by bilinear interpolation."""
    old = images.shape[-1]
    # Pixel centres, as in OpenCV and PyTorch with align_corners=False.
    at = np.clip((np.arange(side) + 0.5) * old / side - 0.5, 0, old - 1)
    low = np.floor(at).astype(int)
    high = np.minimum(low + 1, old - 1)
    share = at - low
    weights = np.zeros((side, old))
    weights[np.arange(side), low] += 1 - share
    weights[np.arange(side), high] += share
    return (weights @ images @ weights.T).astype(np.float32)


def _from_folder(folder: Path) -> Dataset:
    if not folder.is_dir():
        raise DatasetError(f"MNIST's folder {folder} does not exist; set {FOLDER_VARIABLE} anew.")
    arrays = {name: _read_idx(_find(folder, name), name) for name in _FILES}
    x_train, y_train, x_test, y_test = arrays.values()
    return Dataset(
        _scaled(x_train), y_train.astype(np.int64), _scaled(x_test), y_test.astype(np.int64),
        "MNIST", str(folder),
    )  # fmt: skip


def _scaled(pixels: NDArray[Any]) -> NDArray[np.float32]:
    return pixels.astype(np.float32) / np.float32(255)


def _find(folder: Path, name: str) -> Path:
    # Some copies spell it train-images.idx3-ubyte; torchvision keeps the files two folders down.
    for place in (folder, folder / "MNIST" / "raw", folder / "raw"):
        for spelling in (name, name.replace("-idx", ".idx")):
            for path in (place / spelling, place / f"{spelling}.gz"):
                if path.is_file():
                    return path
    raise DatasetError(
        f"{folder} has no {name} (plain or .gz); MNIST is four files: {', '.join(_FILES)}."
    )


def _read_idx(path: Path, name: str) -> NDArray[np.uint8]:
    expected = _FILES[name]
    damaged = DatasetError(
        f"{path} is not MNIST's {name}: its SHA-256 differs, so it is truncated or altered; "
        "replace it with a fresh copy."
    )
    try:
        # One byte more than there should be: enough to notice, too little to fill the memory.
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            content = file.read(expected.size + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise damaged from error
    except OSError as error:
        raise DatasetError(f"{path} cannot be read: {error}.") from error
    if hashlib.sha256(content).hexdigest() != expected.sha256:
        raise damaged
    return np.frombuffer(content, np.uint8, offset=expected.header).reshape(expected.shape)


def _from_openml(
    cache: str | os.PathLike[str] | None, retries: int, delay: float, progress: bool
) -> Dataset:
    home = Path(_scikit_learn().get_data_home(cache))
    bunch = _fetched(home, retries, delay, progress)
    pixels, labels = np.asarray(bunch.data), np.asarray(bunch.target).astype(np.int64)
    split = sum(_TRAIN_COUNTS)
    counts = tuple(
        tuple(np.bincount(part, minlength=10).tolist()) for part in (labels[:split], labels[split:])
    )
    if pixels.shape != (70_000, SIDE**2) or counts != (_TRAIN_COUNTS, _TEST_COUNTS):
        raise DatasetError(
            f"What OpenML sent is not MNIST (shape {pixels.shape}): it is truncated or altered; "
            f"delete {home / 'openml'} and try again."
        )
    images = _scaled(pixels.reshape(-1, SIDE, SIDE))
    return Dataset(
        images[:split], labels[:split], images[split:], labels[split:], "MNIST", "OpenML"
    )


def _fetched(home: Path, retries: int, delay: float, progress: bool) -> Any:
    """What fetch_openml returns, after as many attempts as it takes or as are allowed."""
    attempt = 0
    while True:
        try:
            with _progress_bar(home / "openml", progress):
                # Its own retries are for one address each, and may be neither 0 nor immediate.
                options = {"n_retries": 1, "delay": max(delay, 0.001), "data_home": str(home)}
                return _scikit_learn().fetch_openml(
                    "mnist_784", version=1, as_frame=False, **options
                )
        # URLError, timeouts and broken connections are OSErrors; a wrong checksum a ValueError.
        except (OSError, ValueError, EOFError, zlib.error) as error:
            if attempt == retries:
                attempts = f"{retries + 1} attempt{'s' * (retries > 0)}"
                raise DatasetError(
                    f"MNIST could not be had from OpenML in {attempts} ({error}); "
                    f"try again later, or set {FOLDER_VARIABLE} to a folder with its IDX files."
                ) from error
            time.sleep(delay * 2**attempt)
            attempt += 1


@contextmanager
def _progress_bar(folder: Path, wanted: bool) -> Iterator[None]:
    """Show how much a folder grows meanwhile: fetch_openml itself says nothing while it loads."""
    if not wanted or find_spec("tqdm") is None:
        yield
        return
    from tqdm import tqdm

    before, done = _size(folder), threading.Event()
    with tqdm(desc="MNIST from OpenML", unit="B", unit_scale=True, leave=False) as bar:

        def watch() -> None:
            while not done.wait(0.2):
                bar.n = max(bar.n, _size(folder) - before)
                bar.refresh()

        thread = threading.Thread(target=watch, daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()


def _size(folder: Path) -> int:
    """Bytes of all files below a folder; files that vanish meanwhile count nothing."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size
    return total
