"""Mistakes in binary_cross_entropy: clipping, signs, lost or crossed terms, bases, divisors."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import cut

mistakes = Mistakes()


@mistakes.of(
    "binary_cross_entropy",
    ko="p가 꼭 0이나 1일 때 ln p와 ln(1 - p)는 각각 얼마인가요? 로그를 취하기 전에 무엇을 하기로 "
    "했나요?",
    en="Where p is exactly 0 or 1, what are ln p and ln(1 - p)? What did we agree to do before "
    "the logarithm?",
)
def not_clipped(y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="p를 어느 값과 어느 값 사이로 자르기로 했나요?",
    en="Between which two values did we agree to clip p?",
)
def clipped_at_another_bound(y, p):
    y, p = np.asarray(y), np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="1보다 작은 수의 로그는 음수입니다. 손실이 음수여도 되나요?",
    en="The logarithm of a number below 1 is negative. Can a loss be negative?",
)
def minus_sign_lost(y, p):
    y, p = np.asarray(y), cut(p)
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="정답이 0인 데이터는 여러분의 손실에 얼마를 더하나요?",
    en="How much does an example with the answer 0 add to your loss?",
)
def answers_of_one_only(y, p):
    return -np.mean(np.asarray(y) * np.log(cut(p)))


@mistakes.of(
    "binary_cross_entropy",
    ko="이 손실은 합인가요, 평균인가요?",
    en="Is this loss a sum or a mean?",
)
def bce_summed(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="로그의 밑은 무엇인가요?",
    en="What is the base of the logarithm?",
)
def base_two(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="로그의 밑은 무엇인가요? np.log10은 자연로그인가요?",
    en="What is the base of the logarithm? Is np.log10 the natural logarithm?",
)
def base_ten(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="로그를 취하는 것은 정답인가요, 예측인가요? 인자의 순서는 어떻게 되나요?",
    en="Do you take the logarithm of the answers or of the predictions? What is the order of the "
    "arguments?",
)
def answer_and_prediction_swapped(y, p):
    y, p = cut(y), np.asarray(p)
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


@mistakes.of(
    "binary_cross_entropy",
    ko="y = 1일 때 로그에 들어가는 것은 p인가요, 1 - p인가요?",
    en="When y = 1, do you put p or 1 - p into the logarithm?",
)
def terms_crossed(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="y가 (n, k)이면 N은 n인가요, nk인가요?",
    en="If y is (n, k), is N equal to n or to nk?",
)
def bce_divided_by_rows_only(y, p):
    y, p = np.asarray(y), cut(p)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(y)


@mistakes.of(
    "binary_cross_entropy",
    ko="p가 꼭 1이면 1 - p는 얼마인가요? p를 위쪽에서도 잘랐나요?",
    en="When p is exactly 1, what is 1 - p? Did you clip p at the top, too?",
)
def clipped_below_only(y, p):
    y, p = np.asarray(y), np.maximum(p, 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistakes.of(
    "binary_cross_entropy",
    ko="p가 2e-12일 때, 1e-12를 더하는 것과 1e-12 이상으로 자르는 것은 같은가요?",
    en="For p = 2e-12, is adding 1e-12 the same as clipping to 1e-12 or more?",
)
def bound_added(y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))


@mistakes.of(
    "binary_cross_entropy",
    ko="p가 1e-20이면 꼭 0은 아닙니다. 이것도 1e-12 이상으로 잘랐나요?",
    en="p = 1e-20 is not exactly 0. Is it clipped to 1e-12 or more, too?",
)
def only_exact_bounds_moved(y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    p = np.where(p == 0, 1e-12, np.where(p == 1, 1 - 1e-12, p))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
