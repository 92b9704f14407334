"""What the texts say of numbers, commands and files is so: each claim is tried on the solutions."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path
from types import ModuleType

import jupytext
import numpy as np
import pytest

from autograder.course.load import load_course
from autograder.grading.reference import solution_path
from autograder.mnist.commands import train

ROOT = Path(__file__).parents[1]
COURSE = load_course(ROOT)
SOURCES = {a.name: solution_path(COURSE, a) for a in COURSE.assignments}


def text_of(name: str, language: str) -> str:
    cells = jupytext.read(SOURCES[name]).cells
    return "\n\n".join(c.source for c in cells if c.metadata.get("lang") == language)


def solution(name: str) -> ModuleType:
    """The exercises of an assignment, without its demonstrations."""
    cells = jupytext.read(SOURCES[name]).cells
    code = [c.source for c in cells if c.cell_type == "code" and "demo" not in str(c.metadata)]
    module = ModuleType(name)
    exec("\n\n".join(code), module.__dict__)
    return module


def test_xor_has_all_four_wrong_on_the_way_and_two_at_the_end() -> None:
    """01: "predicted with weights that the one before has just changed ... 2 are right"."""
    perceptron = solution("01_perceptron")
    X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    for epochs in (2, 5, 9):
        w, b = perceptron.train_perceptron(X, y, 0.5, epochs)
        wrong = 0
        for x, answer in zip(X, y, strict=True):
            error = answer - perceptron.perceptron(x[np.newaxis], w, b)[0]
            wrong += int(error != 0)
            w, b = w + 0.5 * error * x, b + 0.5 * error
        assert wrong == 4
        assert w.tolist() == [-0.5, 0] and b == 0
        assert int(np.sum(perceptron.perceptron(X, w, b) == y)) == 2


def test_the_new_feature_space_of_the_figure_is_that_of_the_table() -> None:
    cells = jupytext.read(SOURCES["01_perceptron"]).cells
    drawn = next(c.source for c in cells if "draw_feature_space" in c.source)
    assert re.findall(r'"(\w+)": perceptron', drawn) == ["OR", "NAND"]
    assert "NAND" in text_of("01_perceptron", "ko")


@pytest.mark.parametrize(("mean", "times"), [(0, 1), (1, 3)])
def test_the_variance_of_a_dot_product_is_d_where_the_mean_is_zero(mean: int, times: int) -> None:
    """13 asks for mean 0 as well as variance 1: with mean 1 the variance is three times as much."""
    rng = np.random.default_rng(0)
    q, k = rng.normal(mean, 1, (2, 40_000, 16))
    assert np.var(np.sum(q * k, axis=1)) == pytest.approx(16 * times, rel=0.05)
    for language in ("ko", "en"):
        told = text_of("13_attention", language)
        assert re.search(r"평균이 \$0\$, 분산이 \$1\$|mean \$0\$ and variance \$1\$", told)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_command_for_the_real_mnist_asks_for_it(language: str) -> None:
    commands = re.findall(r"`course train (mnist [^`]+)`", text_of("11_mnist", language))
    assert commands
    for command in commands:
        _, option, source = shlex.split(command)
        assert option == "--data" and source in train.SOURCES and source == "openml"


def test_no_text_names_a_file_that_a_release_lacks() -> None:
    for name in SOURCES:
        for language in ("ko", "en"):
            named = re.findall(r"`((?:benchmarks|tests|solutions)/[^`]*)`", text_of(name, language))
            assert named == [], name


@pytest.mark.parametrize("name", SOURCES)
def test_what_a_demonstration_unpacks_it_uses(name: str) -> None:
    """09 once split off validation data that nothing looked at."""
    cells = jupytext.read(SOURCES[name]).cells
    demos = [c.source for c in cells if "demo" in str(c.metadata.get("tags"))]
    stored: set[str] = set()
    loaded: set[str] = set()
    for tree in map(ast.parse, demos):
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                loaded.add(node.id)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
                stored |= {
                    part.id for part in ast.walk(node.targets[0]) if isinstance(part, ast.Name)
                }
    assert stored - loaded - {"_"} == set()
