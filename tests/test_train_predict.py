"""`course train mnist` and `course predict`, end to end on the embedded digits."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from autograder.cli import main
from autograder.mnist.datasets import mnist
from autograder.mnist.images import read_digit

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what one short training wrote."""
    out = tmp_path_factory.mktemp("trained 학습")
    arguments = ["--data", "digits", "--epochs", "12", "--out", str(out), "--no-progress"]
    code = main(
        ["train", "mnist", *arguments, "--json", str(out / "r.json"), "--course", str(ROOT)]
    )
    assert code == 0
    return out


@pytest.fixture(scope="module")
def eight() -> np.ndarray:
    """A test image of the digit 8, white on black."""
    data = mnist("digits")
    return data.x_test[np.flatnonzero(data.y_test == 8)[0]]


def test_writes_model_figures_and_report(trained):
    report = json.loads((trained / "r.json").read_text(encoding="utf-8"))
    assert {"device", "epochs", "seconds", "test_accuracy", "seed", "data_source"} <= report.keys()
    assert report["epochs"] == 12
    assert report["data_source"] == "scikit-learn"
    assert 0.85 < report["test_accuracy"] <= 1
    assert report["seconds"] > 0
    assert (trained / "mnist.pt").stat().st_size > 100_000
    for name in ("learning_curve.png", "confusion_matrix.png"):
        assert (trained / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("data", "told"), [([], True), (["--data", "digits"], False)])
def test_training_without_a_choice_says_how_to_get_the_real_mnist(
    tmp_path, capsys, monkeypatch, data, told
):
    monkeypatch.delenv("MNIST_DIR", raising=False)
    arguments = ["--epochs", "1", "--out", str(tmp_path), "--no-progress", "--course", str(ROOT)]
    assert main(["train", "mnist", *data, *arguments]) == 0
    assert ("course train mnist --data openml" in capsys.readouterr().out) == told


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["predict", *arguments, "--course", str(ROOT)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def variants(image: np.ndarray) -> dict[str, Image.Image]:
    """One digit as people hand it in."""
    pixels = (image * 255).astype(np.uint8)
    white_on_black = Image.fromarray(pixels)
    black_on_white = Image.fromarray(255 - pixels)
    large = black_on_white.resize((280, 280))
    wide = Image.new("L", (400, 200), 255)
    wide.paste(black_on_white.resize((150, 150)), (220, 20))
    transparent = Image.new("RGBA", (28, 28), (0, 0, 0, 0))
    transparent.putalpha(white_on_black)
    blue = Image.merge("RGB", [large, large, Image.new("L", large.size, 255)])
    return {
        "mnist": white_on_black,
        "paper": black_on_white,
        "large": large,
        "off-centre": wide,
        "rgb": large.convert("RGB"),
        "rgba": large.convert("RGBA"),
        "blue ink": blue,
        "transparent": transparent.resize((100, 100)),
        "palette": large.convert("P"),
        "16 bit": Image.fromarray(np.asarray(large).astype(np.uint16) * 257),
    }


def test_reads_a_digit_as_d1_prints_it(trained, eight, tmp_path, capsys):
    for name, image in variants(eight).items():
        path = tmp_path / f"{name}.png"
        image.save(path)
        code, out, _ = said(capsys, str(path), "--model", str(trained / "mnist.pt"))
        assert code == 0, name
        assert out.startswith("Predicted Digit: 8, Confidence: "), (name, out)
        assert 0 < float(out.rsplit(" ", 1)[1].rstrip("%\n")) <= 100


def test_what_is_read_looks_like_mnist(eight, tmp_path):
    for name, image in variants(eight).items():
        path = tmp_path / f"{name}.png"
        image.save(path)
        read = read_digit(path)
        assert read.shape == (28, 28) and read.dtype == np.float32
        assert read.min() >= 0 and read.max() <= 1
        assert np.corrcoef(read.ravel(), eight.ravel())[0, 1] > 0.8, name


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.png", None), ("broken.png", b"\x89PNG\r\n\x1a\n0000"), ("text.png", b"eight")],
)
def test_one_sentence_for_a_bad_image(trained, tmp_path, capsys, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    code, out, err = said(capsys, str(path), "--model", str(trained / "mnist.pt"))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1 and name in err and "Traceback" not in err


def test_one_sentence_for_an_empty_image(tmp_path, capsys):
    path = tmp_path / "empty.png"
    Image.new("RGB", (50, 50), "white").save(path)
    code, _, err = said(capsys, str(path))
    assert code == 2
    assert err.count("\n") == 1 and "no digit" in err


@pytest.mark.parametrize("content", [None, b"not a model"])
def test_one_sentence_for_a_bad_model(eight, tmp_path, capsys, content):
    image = tmp_path / "eight.png"
    Image.fromarray((eight * 255).astype(np.uint8)).save(image)
    model = tmp_path / "model.pt"
    if content is not None:
        model.write_bytes(content)
    code, out, err = said(capsys, str(image), "--model", str(model))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1 and "model.pt" in err and "course train mnist" in err


@pytest.mark.parametrize("data", [["nowhere"], ["digits", "x"], ["folder", "/no/such/folder"]])
def test_one_sentence_for_bad_data(tmp_path, capsys, data):
    arguments = ["train", "mnist", "--data", *data, "--out", str(tmp_path), "--course", str(ROOT)]
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_students_copy_uses_their_own_code(tmp_path, capsys):
    """Without `solutions/`, an unfinished assignment is named, and a finished one trains."""
    copy = tmp_path / "내 과제"
    own = copy / "assignments" / "11_mnist"
    shutil.copytree(ROOT / "assignments" / "11_mnist", own)
    (own / "mnist.ipynb").unlink()
    shutil.copy(ROOT / "course.yml", copy)
    shutil.copytree(ROOT / "solutions" / "shared", copy / "checks" / "shared")
    (copy / "checks" / "11_mnist").mkdir()
    shutil.copy(ROOT / "solutions" / "11_mnist" / "figures.py", copy / "checks" / "11_mnist")
    arguments = ["train", "mnist", "--data", "digits", "--epochs", "1", "--course", str(copy)]
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "get_device" in err and "not finished" in err
    shutil.copy(ROOT / "solutions" / "11_mnist" / "mnist.py", own)
    assert main([*arguments, "--no-progress"]) == 0
    assert "assignments" in capsys.readouterr().out
    assert (copy / "trained" / "mnist.pt").is_file()
