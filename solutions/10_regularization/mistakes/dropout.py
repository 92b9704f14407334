"""Mistakes in dropout: p misread, wrong scales, modes swapped, masks shared or from elsewhere."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "dropout",
    ko="일부를 0으로 만들면 전체의 평균은 원래의 몇 배가 되나요? 무엇을 해야 원래의 평균으로 "
    "돌아오나요?",
    en="If some values become 0, how large is the mean of all values, compared with before? What "
    "brings it back?",
)
def not_enlarged(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) if training else x


@mistakes.of(
    "dropout",
    ko="p는 끄는 확률인가요, 남기는 확률인가요?",
    en="Is p the probability of turning a value off, or of keeping it?",
)
def p_keeps(x, p, rng, training):
    x = np.array(x, dtype=float)
    if not training or p == 0:
        return x
    return x * (rng.random(x.shape) < p) / p


@mistakes.of(
    "dropout",
    ko="값이 확률 p로 꺼져야 한다면, 난수가 p보다 작을 때 그 값은 남나요, 꺼지나요?",
    en="If a value should be off with probability p, is it kept or off when its random number is "
    "below p?",
)
def keeps_below_p(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) < p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="남은 값을 p로 나누면 평균이 원래대로 돌아오나요? 남는 확률은 얼마인가요?",
    en="Does dividing by p bring the mean back? What is the probability that a value is kept?",
)
def divided_by_p(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (p or 1) if training else x


@mistakes.of(
    "dropout",
    ko="평가할 때도 값을 꺼야 하나요?",
    en="Should you turn values off in evaluation, too?",
)
def drops_in_evaluation(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (1 - p)


@mistakes.of(
    "dropout",
    ko="학습할 때 이미 키워 두었다면, 평가할 때 한 번 더 줄여야 하나요?",
    en="If you already enlarged the values in training, should you make them smaller in "
    "evaluation?",
)
def shrinks_in_evaluation(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) / (1 - p) if training else x * (1 - p)


@mistakes.of(
    "dropout",
    ko="학습할 때는 그대로 두고 평가할 때만 값을 줄이지 않나요? 이 과제에서는 언제 크기를 "
    "맞추기로 했나요?",
    en="Do you leave the size alone in training and reduce it in evaluation? When did we agree to "
    "adjust the size here?",
)
def scaled_in_evaluation_only(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape) >= p) if training else x * (1 - p)


@mistakes.of(
    "dropout",
    ko="training이 True일 때와 False일 때가 뒤바뀌지 않았나요?",
    en="Did you swap training and evaluation?",
)
def modes_swapped(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x if training else x * (rng.random(x.shape) >= p) / (1 - p)


@mistakes.of(
    "dropout",
    ko="다른 rng를 주어도 같은 값들이 꺼지나요? 난수는 어디에서 뽑고 있나요?",
    en="With another rng, are the same values off? From what do you draw the random numbers?",
)
def generator_of_its_own(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (np.random.default_rng(0).random(x.shape) >= p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="한 행의 값들이 모두 함께 꺼지지는 않나요? 난수를 몇 개 뽑았나요?",
    en="Are all values of a row off at the same time? How many random numbers do you draw?",
)
def whole_rows(x, p, rng, training):
    x = np.array(x, dtype=float)
    kept = rng.random(len(x)).reshape((-1,) + (1,) * (x.ndim - 1)) >= p
    return x * kept / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="모든 데이터에서 같은 노드가 꺼지지는 않나요? 난수를 몇 개 뽑았나요?",
    en="Are the same nodes off for every example? How many random numbers do you draw?",
)
def same_mask_for_every_row(x, p, rng, training):
    x = np.array(x, dtype=float)
    return x * (rng.random(x.shape[-1]) >= p) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="꺼지는 값의 수가 언제나 똑같은가요? 동전을 열 번 던지면 앞면이 늘 다섯 번 나오나요?",
    en="Is the number of values that are off always the same? If you toss a coin ten times, do "
    "you always get five heads?",
)
def exact_number_off(x, p, rng, training):
    x = np.array(x, dtype=float)
    kept = np.ones(x.size)
    kept[rng.permutation(x.size)[: round(p * x.size)]] = 0
    return x * kept.reshape(x.shape) / (1 - p) if training else x


@mistakes.of(
    "dropout",
    ko="x에 0을 써 넣으면 부르는 쪽의 배열은 어떻게 되나요?",
    en="If you write zeros into x, what happens to the caller's array?",
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
    en="If you put 3 / 0.7 into an array of ints, what is left of it?",
)
def ints_stay_ints(x, p, rng, training):
    x = np.asarray(x)
    if not training:
        return x
    return (x * (rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)


@mistakes.of(
    "dropout",
    ko="평가할 때 돌려준 배열의 값을 바꾸면, 부르는 쪽의 x도 바뀌나요?",
    en="If the array that you return in evaluation is changed later, does the caller's x change, "
    "too?",
)
def hands_back_its_argument_in_evaluation(x, p, rng, training):
    x = np.asarray(x, dtype=float)
    if not training:
        return x
    return x * (rng.random(x.shape) >= p) / (1 - p)


@mistakes.of(
    "dropout",
    ko="새 생성기의 시드가 될 수 있는 수는 몇 개인가요? 그러면 꺼지는 자리를 고르는 방법은 모두 몇 "
    "가지인가요?",
    en="How many numbers can be the seed of your new generator? How many masks can there be, then?",
)
def one_of_forty_masks(x, p, rng, training):
    x = np.array(x, dtype=float)
    if not training:
        return x
    kept = np.random.default_rng(int(rng.integers(40))).random(x.shape) >= p
    return kept * x / (1 - p)
