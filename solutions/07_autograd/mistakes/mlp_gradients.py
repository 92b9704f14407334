"""Mistakes in mlp_gradients: losses with other factors, rows lost, signs, graphs cut."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import Box, passes, sigma

mistakes = Mistakes()


@mistakes.of(
    "mlp_gradients",
    ko="손실은 배치의 합인가요, 평균인가요?",
    en="Is the loss a sum over the batch, or a mean?",
)
def mean_loss(params, X, y):
    loss, found = passes(params, X, y, error=lambda difference: difference / len(difference))
    return loss / len(X), found


@mistakes.of(
    "mlp_gradients",
    ko="손실 앞의 ½ 은 여러분의 코드 어디에 있나요?",
    en="Where in your code is the ½ in front of the loss?",
)
def without_the_half(params, X, y):
    loss, found = passes(params, X, y, error=lambda difference: 2 * difference)
    return 2 * loss, found


@mistakes.of(
    "mlp_gradients",
    ko="손실에는 배치의 모든 행이 들어 있나요, 마지막 행만 남았나요?",
    en="Does the loss hold all rows of the batch, or only the last one?",
)
def last_row_only(params, X, y):
    return passes(params, X[-1:], y[-1:])


@mistakes.of(
    "mlp_gradients",
    ko="행마다 backward를 부르거나 모델을 새로 만들면, 앞 행의 grad는 어떻게 되나요?",
    en="If you call backward for each row, or make a new model for each row, what happens to the "
    "grads of the rows before?",
)
def gradients_of_the_last_row(params, X, y):
    return passes(params, X, y)[0], passes(params, X[-1:], y[-1:])[1]


@mistakes.of(
    "mlp_gradients",
    ko="출력이 여럿이면 오차를 모두 더했나요?",
    en="If there are several outputs, did you add up all their errors?",
)
def first_output_only(params, X, y):
    def only_first(difference):
        kept = np.zeros_like(difference)
        kept[:, 0] = difference[:, 0]
        return kept

    _, found = passes(params, X, y, error=only_first)
    last, count = np.asarray(X, float), len(params) // 2
    for n in range(1, count + 1):
        last = sigma(last @ params[f"W{n}"] + params[f"b{n}"])
    return float(np.sum((last - np.asarray(y, float))[:, 0] ** 2) / 2), found


@mistakes.of(
    "mlp_gradients",
    ko="돌려준 것은 더할 방향인가요, 손실의 기울기인가요?",
    en="Do you return a direction that is to be added, or the gradient of the loss?",
)
def directions_to_add(params, X, y):
    return passes(params, X, y, sign=-1.0)


@mistakes.of(
    "mlp_gradients",
    ko="돌려준 손실은 보통의 숫자인가요, Value 상자인가요?",
    en="Is the loss that you return a plain number, or a box (Value)?",
)
def loss_in_a_box(params, X, y):
    loss, found = passes(params, X, y)
    return Box(loss), found


@mistakes.of(
    "mlp_gradients",
    ko="마지막 층보다 앞에 있는 층의 기울기가 모두 0인가요? 다음 층으로 넘기는 것은 Value인가요, "
    "숫자인가요?",
    en="Are all gradients before the last layer 0? What do you pass from layer to layer: Values, "
    "or numbers?",
)
def graph_cut_between_layers(params, X, y):
    loss, found = passes(params, X, y)
    last = str(len(params) // 2)
    return loss, {name: g if name[1:] == last else 0.0 * g for name, g in found.items()}


@mistakes.of(
    "mlp_gradients",
    ko="기울기가 모두 0인가요? 손실에서 backward를 불렀나요? collect를 부른 모델은 행들의 출력을 "
    "낸 바로 그 모델인가요?",
    en="Are all gradients 0? Did you call backward on the loss? Is the model on which you call "
    "collect the same one that computed the outputs?",
)
def no_backward(params, X, y):
    loss, found = passes(params, X, y)
    return loss, {name: 0.0 * value for name, value in found.items()}


@mistakes.of(
    "mlp_gradients",
    ko="모델을 몇 행에 대해 불렀나요? 손실에는 배치의 모든 행이 들어 있나요?",
    en="For how many rows do you call the model? Does the loss hold all rows of the batch?",
)
def first_row_only(params, X, y):
    return passes(params, X[:1], y[:1])
