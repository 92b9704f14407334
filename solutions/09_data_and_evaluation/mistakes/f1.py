"""Mistakes in f1: other means in its place, lost factors, other positives, divisions by zero."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import cells, ratio

mistakes = Mistakes()


@mistakes.of(
    "f1",
    ko="F1은 보통의 평균인가요, 조화평균인가요?",
    en="Is F1 the plain mean, or the harmonic one?",
)
def arithmetic_mean(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    return (ratio(tp, tp + fp) + ratio(tp, tp + fn)) / 2


@mistakes.of(
    "f1",
    ko="정밀도와 재현율이 모두 1일 때 여러분의 F1은 얼마인가요? 식의 2는 어디에 있나요?",
    en="If precision and recall are both 1, what is your F1? Where is the 2 of the formula?",
)
def f1_without_two(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    p, r = ratio(tp, tp + fp), ratio(tp, tp + fn)
    return ratio(p * r, p + r)


@mistakes.of(
    "f1",
    ko="조화평균과 기하평균은 같은 것인가요? 식에 제곱근이 있나요?",
    en="Are the harmonic and the geometric mean the same? Is there a square root in the formula?",
)
def geometric_mean(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    return float(np.sqrt(ratio(tp, tp + fp) * ratio(tp, tp + fn)))


@mistakes.of(
    "f1",
    ko="정밀도와 재현율이 모두 0이면 분모는 얼마인가요?",
    en="If precision and recall are both 0, what is the denominator?",
)
def f1_divides_by_zero(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    p, r = np.float64(ratio(tp, tp + fp)), np.float64(ratio(tp, tp + fn))
    return 2 * p * r / (p + r)


@mistakes.of(
    "f1",
    ko="정밀도와 재현율을 구할 때 positive를 넘겨주었나요?",
    en="Did you pass `positive` on when you computed precision and recall?",
)
def positive_not_handed_on(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, 1)
    return ratio(2 * tp, 2 * tp + fp + fn)


@mistakes.of(
    "f1",
    ko="F1의 식에서는 정밀도와 재현율의 곱을 무엇으로 나누나요?",
    en="In the formula of F1, what do you divide the product of precision and recall by?",
)
def product_alone(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    return ratio(tp, tp + fp) * ratio(tp, tp + fn)


@mistakes.of(
    "f1",
    ko="정밀도와 재현율 가운데 작은 쪽이 곧 F1인가요?",
    en="Is F1 simply the smaller of precision and recall?",
)
def smaller_of_the_two(y_true, y_pred, positive=1):
    tp, fp, fn, _ = cells(y_true, y_pred, positive)
    return min(ratio(tp, tp + fp), ratio(tp, tp + fn))
