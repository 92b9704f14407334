"""Mistakes in layer: turned products, biases and activations lost or misplaced, single examples."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import sigma

mistakes = Mistakes()


@mistakes.of(
    "layer",
    ko="이 과정의 W에서 노드 하나는 행인가요, 열인가요? 데이터가 행이면 W는 곱의 어느 쪽에 와야 "
    "하나요?",
    en="In this course's W, is one node a row or a column? If the examples are rows, on which "
    "side of the product should W be?",
)
def weights_on_the_left(x, W, b):
    return sigma(np.asarray(W, float) @ np.asarray(x, float).T + b)


@mistakes.of(
    "layer",
    ko="W를 전치하면 (d, k)는 무엇이 되나요? 배치와 곱할 수 있나요?",
    en="What does the shape (d, k) become when W is transposed? Can you multiply a batch by that?",
)
def weights_transposed(x, W, b):
    return sigma(np.asarray(x, float) @ np.transpose(W) + b)


@mistakes.of(
    "layer",
    ko="편향은 활성화 함수에 들어가기 전에 더하나요, 나온 다음에 더하나요?",
    en="Is the bias added before the activation function, or after it?",
)
def layer_bias_after_activation(x, W, b):
    return sigma(np.asarray(x, float) @ np.asarray(W, float)) + b


@mistakes.of(
    "layer",
    ko="마지막 단계인 활성화 함수는 어디에 있나요?",
    en="Where is the last step, the activation function?",
)
def linear_layer(x, W, b):
    return np.asarray(x, float) @ np.asarray(W, float) + b


@mistakes.of(
    "layer",
    ko="편향을 더했나요?",
    en="Did you add the biases?",
)
def layer_without_bias(x, W, b):
    return sigma(np.asarray(x, float) @ np.asarray(W, float))


@mistakes.of(
    "layer",
    ko="데이터 하나 (d,)를 넣으면 결과의 축은 몇 개여야 하나요?",
    en="For one example (d,), how many axes should the result have?",
)
def always_a_batch(x, W, b):
    return sigma(np.atleast_2d(np.asarray(x, float)) @ np.asarray(W, float) + b)


@mistakes.of(
    "layer",
    ko="배치를 넣으면 행마다 따로 답이 나오나요?",
    en="If you put in a batch, does each row get its own answer?",
)
def first_row_only(x, W, b):
    return sigma(np.atleast_2d(np.asarray(x, float))[0] @ np.asarray(W, float) + b)


@mistakes.of(
    "layer",
    ko="배치에 행이 하나뿐이거나 노드가 하나뿐이어도 결과의 축은 그대로인가요?",
    en="Does the result keep its axes if the batch has only one row, or the layer only one node?",
)
def squeezed(x, W, b):
    return sigma(np.asarray(x, float) @ np.asarray(W, float) + b).squeeze()
