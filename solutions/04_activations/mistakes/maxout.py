"""Mistakes in maxout: lines added or not compared, biases lost or late, the wrong axis."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "maxout",
    ko="두 직선의 값을 더했나요, 큰 쪽을 골랐나요?",
    en="Did you add the values of the two lines, or take the larger one?",
)
def lines_added(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return (x @ W1 + b1) + (x @ W2 + b2)


@mistakes.of(
    "maxout",
    ko="큰 쪽을 골랐나요, 작은 쪽을 골랐나요?",
    en="Did you take the larger one, or the smaller one?",
)
def smaller_line(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.minimum(x @ W1 + b1, x @ W2 + b2)


@mistakes.of(
    "maxout",
    ko="편향은 어디에 더하나요?",
    en="Where do you add the biases?",
)
def biases_forgotten(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ W1, x @ W2)


@mistakes.of(
    "maxout",
    ko="둘째 직선도 쓰고 있나요? 0과 비교하는 것은 어느 함수인가요?",
    en="Do you use the second line? Which function compares with 0?",
)
def relu_of_the_first_line(x, W1, b1, W2, b2):
    return np.maximum(np.asarray(x, dtype=float) @ W1 + b1, 0.0)


@mistakes.of(
    "maxout",
    ko="두 직선의 값이 모두 음수이면 답은 0인가요?",
    en="If both lines are below zero, is the answer 0?",
)
def never_below_zero(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(np.maximum(x @ W1 + b1, x @ W2 + b2), 0.0)


@mistakes.of(
    "maxout",
    ko="노드마다 값이 하나씩 남아 있나요, 노드들 가운데서도 하나만 골랐나요?",
    en="Is there one value for each node, or did you choose one of the nodes, too?",
)
def maximum_over_the_nodes(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ W1 + b1, x @ W2 + b2).max(axis=1)


@mistakes.of(
    "maxout",
    ko="큰 가중치를 고른 다음 곱하는 것과, 곱한 다음 큰 값을 고르는 것은 같은가요?",
    en="Is choosing the larger weights before the product the same as choosing the larger value "
    "after it?",
)
def larger_weights(x, W1, b1, W2, b2):
    return np.asarray(x, dtype=float) @ np.maximum(W1, W2) + np.maximum(b1, b2)


@mistakes.of(
    "maxout",
    ko="편향은 큰 쪽을 고르기 전에 더하나요, 고른 다음에 더하나요?",
    en="Do you add the biases before you take the larger one, or after it?",
)
def biases_after_the_maximum(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ W1, x @ W2) + np.maximum(b1, b2)


@mistakes.of(
    "maxout",
    ko="x는 (n, d), W1은 (d, k)입니다. 전치가 필요한가요?",
    en="x is (n, d) and W1 is (d, k). Do you need a transpose?",
)
def weights_transposed(x, W1, b1, W2, b2):
    x = np.asarray(x, dtype=float)
    return np.maximum(x @ np.transpose(W1) + b1, x @ np.transpose(W2) + b2)
