"""A course of one tiny assignment, so that these tests do not depend on the real texts."""

from __future__ import annotations

from pathlib import Path

import pytest

COURSE = """\
id: tiny
title: {ko: 작은 과목, en: Tiny course}
repository: https://github.com/someone/tiny
grading: {seed: {public: 1}}
assignments:
  - name: 02_mlp
    module: mlp
    title: {ko: 다층 퍼셉트론, en: Multilayer perceptron}
    exercises: {sigmoid: 2, Layer: 3}
    written: {reflection: 1}
"""
SOURCE = '''\
# %% [markdown] lang="ko"
# # 다층 퍼셉트론
# 가중치 $W$ 를 배웁니다.

# %% [markdown] lang="en"
# # Multilayer perceptron
# Learn the weights $W$.

# %%
import numpy as np

# ko: 상수
# en: A constant
LIMIT = 1

# %% tags=["demo"] lang="ko"
language = "ko"

# %% tags=["demo"] lang="en"
language = "en"

# %% [markdown] lang="ko"
# ## 시그모이드
# $$\\\\sigma(x) = \\\\frac{1}{1 + e^{-x}}$$

# %% [markdown] lang="en"
# ## Sigmoid
# $$\\\\sigma(x) = \\\\frac{1}{1 + e^{-x}}$$

# %% sigmoid
def sigmoid(x):
    """ko: 시그모이드 함수.
    en: The logistic function.

    x: (n, m)
    """
    ### BEGIN SOLUTION
    secret = np.asarray(x, float)
    return 1 / (1 + np.exp(-secret))
    ### END SOLUTION

# %% tags=["demo"]
print(sigmoid(0))

# %% Layer
class Layer:
    """
    ko: 층.
    en: A layer.
    """

    def __call__(self, x):
        # ko: 여기서 계산합니다.
        # en: Compute here.
        ### BEGIN SOLUTION
        return sigmoid(x)
        ### END SOLUTION

    def twice(self, x):
        if x:
            ### BEGIN SOLUTION
            return self(self(x))
            ### END SOLUTION

# %% [markdown]
# Both languages / 두 언어

# %% [markdown] lang="ko" written="reflection"
# *왜 그럴까요?*

# %% [markdown] lang="en" written="reflection"
# *Why is that?*
'''.replace("\\\\", "\\")


@pytest.fixture
def source() -> str:
    """The tiny assignment's authored text."""
    return SOURCE


@pytest.fixture
def course_root(tmp_path: Path) -> Path:
    """A folder with course.yml and solutions/02_mlp/, in a path with a space and Hangul."""
    root = tmp_path / "내 과목 1"
    (root / "solutions" / "02_mlp").mkdir(parents=True)
    (root / "course.yml").write_text(COURSE, encoding="utf-8")
    (root / "solutions" / "02_mlp" / "mlp.py").write_text(SOURCE, encoding="utf-8")
    return root
