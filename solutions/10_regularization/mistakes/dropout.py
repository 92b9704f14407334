"""Mistakes in dropout: p misread, wrong scales, modes swapped, masks shared or from elsewhere."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "dropout",
    ko="꺼지고 남은 값들의 평균은 원래의 몇 배인가요? 그것을 무엇으로 되돌리나요?",
    en="How large is the mean of what is left, compared with before? What brings it back?",
)
def not_enlarged(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) if training else x


@mistakes.of(
    "dropout",
    ko="p는 끄는 확률인가요, 남기는 확률인가요?",
    en="Is p the probability to turn off, or to keep?",
)
def p_keeps(x, p, rng, training):
    x = np.array(x, dtype=float)
    if not training or p == 0:
        return x
    return x * (rng.random(x.shape) < p) / p


@mistakes.of(
    "dropout",
    ko="확률 p로 꺼진다면, 난수가 p보다 작은 값은 남나요, 꺼지나요?",
    en="If a value is off with probability p, what happens where the random number is below p?",
)
def keeps_below_p(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) < p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="남은 값을 p로 나누면 평균이 원래대로 돌아오나요? 남는 확률은 얼마인가요?",
    en="Does dividing by p bring the mean back? What is the probability to be kept?",
)
def divided_by_p(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (p or 1) if training else x


@mistakes.of(
    "dropout",
    ko="평가할 때도 노드를 꺼야 하나요?",
    en="Are nodes to be turned off in evaluation, too?",
)
def drops_in_evaluation(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (1 - p)


@mistakes.of(
    "dropout",
    ko="학습할 때 이미 키워 두었다면, 평가할 때 한 번 더 줄여야 하나요?",
    en="If values were enlarged in training, do they have to be made smaller in evaluation?",
)
def shrinks_in_evaluation(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (1 - p) if training else x * (1 - p)


@mistakes.of(
    "dropout",
    ko="학습할 때는 줄이지 않고 평가할 때만 줄이는 방식은, 이 과제가 약속한 방식인가요?",
    en="Enlarging nothing in training and shrinking in evaluation: is that what we agreed on?",
)
def scaled_in_evaluation_only(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) if training else x * (1 - p)


@mistakes.of(
    "dropout",
    ko="training이 참일 때와 거짓일 때가 뒤바뀌지 않았나요?",
    en="Have training and evaluation changed places?",
)
def modes_swapped(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x if training else x * (rng.random(x.shape) >= p) / (1 - p)


@mistakes.of(
    "dropout",
    ko="다른 rng를 주어도 같은 값들이 꺼지나요? 난수는 어디에서 뽑고 있나요?",
    en="Are the same values off with another rng? Where are the random numbers drawn from?",
)
def generator_of_its_own(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (np.random.default_rng(0).random(x.shape) >= p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="한 행의 값들이 모두 함께 꺼지지는 않나요? 난수를 몇 개 뽑았나요?",
    en="Are all values of a row off together? How many random numbers did you draw?",
)
def whole_rows(x, p, rng, training):
    x = np.array(x, dtype=float)
    kept = rng.random(len(x)).reshape((-1,) + (1,) * (x.ndim - 1)) >= p
    return x * kept / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="모든 데이터에서 같은 노드가 꺼지지는 않나요? 난수를 몇 개 뽑았나요?",
    en="Are the same nodes off for every example? How many random numbers did you draw?",
)
def same_mask_for_every_row(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape[-1]) >= p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="언제나 꼭 같은 수의 값이 꺼지나요? 동전을 열 번 던지면 앞면이 늘 다섯 번인가요?",
    en="Is the number of values that are off always the same? Of ten tosses of a coin, are five "
    "always heads?",
)
def exact_number_off(x, p, rng, training):
    x = np.array(x, dtype=float)
    kept = np.ones(x.size)
    kept[rng.permutation(x.size)[: round(p * x.size)]] = 0
    return x * kept.reshape(x.shape) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="x에 0을 써 넣으면 부르는 쪽의 배열은 어떻게 되나요?",
    en="If you write zeros into x, what becomes of the caller's array?",
)
def zeros_written_into_x(x, p, rng, training):
    if not isinstance(x, np.ndarray) or x.dtype.kind != "f":
        x = np.array(x, dtype=float)
    if training:
        x[rng.random(x.shape) < p] = 0
        x /= 1 - p
    return x


@mistakes.of(
    "dropout",
    ko="정수 배열에 3 / 0.7을 넣으면 무엇이 남나요?",
    en="What is left of 3 / 0.7 when it is put into an array of ints?",
)
def ints_stay_ints(x, p, rng, training):
    x = np.asarray(x)
    if not training:
        return x
    return (x * (rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)


@mistakes.of(
    "dropout",
    ko="평가할 때 돌려준 배열을 누가 바꾸면, 부르는 쪽의 x도 바뀌나요?",
    en="If somebody changes the array returned in evaluation, does the caller's x change, too?",
)
def hands_back_its_argument_in_evaluation(x, p, rng, training):
    x = np.asarray(x, dtype=float)
    if not training:
        return x
    return x * (rng.random(x.shape) >= p) / (1 - p)
