"""Mistakes in binary_cross_entropy_gradient: lost terms, brackets and slopes, divisors."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import cut

mistakes = Mistakes()


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="확률 p로 미분했나요, 시그모이드에 들어가기 전의 z로 미분했나요?",
    en="Did you differentiate with respect to the probability p, or to the z before the sigmoid?",
)
def gradient_for_the_logit(y, p):
    p = cut(p)
    return (p - y) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="정답이 1인데 p가 작으면 p를 키워야 합니다. 기울기를 빼서 업데이트한다면 기울기의 부호는 "
    "무엇이어야 하나요?",
    en="If the answer is 1 and p is small, p must grow. Since the gradient is subtracted, which "
    "sign must it have?",
)
def bce_gradient_turned(y, p):
    p = cut(p)
    return (y - p) / (p * (1 - p)) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="손실이 평균이면 기울기도 무엇으로 나누어야 하나요?",
    en="If the loss is a mean, what must the gradient be divided by?",
)
def bce_gradient_without_mean(y, p):
    p = cut(p)
    return (p - y) / (p * (1 - p))


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="p가 꼭 0이나 1이면 분모는 얼마인가요? 5번에서는 먼저 무엇을 했나요?",
    en="Where p is exactly 0 or 1, what is the denominator? What did you do first in exercise 5?",
)
def bce_gradient_not_clipped(y, p):
    p = np.asarray(p, dtype=float)
    return (p - y) / (p * (1 - p)) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="정답이 0인 데이터의 기울기는 얼마인가요? 식의 둘째 항도 미분했나요?",
    en="What is the gradient for an example with the answer 0? Did you differentiate the second "
    "term, too?",
)
def first_term_only(y, p):
    p = cut(p)
    return -np.asarray(y) / p / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="ln(1 - p)를 p로 미분하면 안쪽의 -p에서 무엇이 더 나오나요?",
    en="When you differentiate ln(1 - p) with respect to p, what else comes from the -p inside?",
)
def inner_derivative_lost(y, p):
    y, p = np.asarray(y), cut(p)
    return -(y / p + (1 - y) / (1 - p)) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="p(1 - p)로 나누어야 하나요, 곱해야 하나요?",
    en="Should you divide by p(1 - p), or multiply by it?",
)
def multiplied_by_the_slope(y, p):
    p = cut(p)
    return (p - y) * (p * (1 - p)) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="y가 (n, k)이면 N은 n인가요, nk인가요?",
    en="If y is (n, k), is N equal to n or to nk?",
)
def bce_gradient_divided_by_rows_only(y, p):
    p = cut(p)
    return (p - y) / (p * (1 - p)) / len(p)


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="a / b * c에서 c는 분모에 있나요, 분자에 있나요?",
    en="In a / b * c, is c in the denominator or in the numerator?",
)
def brackets_below_the_line_lost(y, p):
    p = cut(p)
    return (p - y) / p * (1 - p) / p.size


@mistakes.of(
    "binary_cross_entropy_gradient",
    ko="p가 1e-20이면 꼭 0은 아닙니다. 이것도 1e-12 이상으로 잘랐나요?",
    en="p = 1e-20 is not exactly 0. Is it clipped to 1e-12 or more, too?",
)
def bce_gradient_only_exact_bounds_moved(y, p):
    p = np.asarray(p, dtype=float)
    p = np.where(p == 0, 1e-12, np.where(p == 1, 1 - 1e-12, p))
    return (p - y) / (p * (1 - p)) / p.size
