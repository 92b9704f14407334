"""Mistakes in precision: other scores in its place, other positives, divisions by zero."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import cells, ratio

mistakes = Mistakes()


@mistakes.of(
    "precision",
    ko="정밀도의 분모는 양성이라고 예측한 것의 수인가요, 실제로 양성인 것의 수인가요?",
    en="For precision, is the denominator the number predicted positive, or the number that are "
    "really positive?",
)
def recall_instead_of_precision(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(y_true, y_pred, positive)
    return ratio(tp, tp + fn)


@mistakes.of(
    "precision",
    ko="정밀도의 분모는 데이터 전체의 수인가요?",
    en="Is the denominator of precision the number of all examples?",
)
def accuracy_instead_of_precision(y_true, y_pred, positive=1):
    tp, fp, fn, tn = cells(y_true, y_pred, positive)
    return (tp + tn) / (tp + fp + fn + tn)


@mistakes.of(
    "precision",
    ko="양성이라고 예측한 것이 하나도 없으면 분모는 얼마인가요? 그때의 답은 무엇이기로 했나요?",
    en="If nothing is predicted positive, what is the denominator? What did we agree to return "
    "then?",
)
def precision_divides_by_zero(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(y_true, y_pred, positive)
    return np.float64(tp) / (tp + fp)


@mistakes.of(
    "precision",
    ko="양성이라고 예측한 것이 하나도 없을 때 답은 1인가요, 0인가요?",
    en="When nothing is predicted positive, is the answer 1 or 0?",
)
def one_without_predictions(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(y_true, y_pred, positive)
    return tp / (tp + fp) if tp + fp else 1.0


@mistakes.of(
    "precision",
    ko="양성인 레이블은 언제나 1인가요? positive는 어디에 쓰이나요?",
    en="Is the positive label always 1? Where is `positive` used?",
)
def precision_of_label_one(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(y_true, y_pred, 1)
    return ratio(tp, tp + fp)


@mistakes.of(
    "precision",
    ko="TP는 양성을 양성이라고 예측한 것인가요, 맞힌 것 전부인가요?",
    en="Does TP count the positives that were predicted positive, or everything that was "
    "predicted right?",
)
def hits_of_every_class(y_true, y_pred, positive=1):
    guess = np.asarray(y_pred) == positive
    return ratio(float(np.sum(np.equal(y_true, y_pred))), float(np.sum(guess)))


@mistakes.of(
    "precision",
    ko="레이블의 합은 양성의 개수인가요? 레이블이 2나 3이면 어떻게 되나요?",
    en="Is the sum of labels the number of positives? What if labels are 2 or 3?",
)
def sums_of_labels(y_true, y_pred, positive=1):
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    return ratio(float(np.sum(y_true * y_pred)), float(np.sum(y_pred)))


@mistakes.of(
    "precision",
    ko="음성이라고 예측한 것 가운데 맞힌 비율을 구하고 있지 않나요?",
    en="Do you compute the share that is right among those predicted negative?",
)
def precision_of_the_negatives(y_true, y_pred, positive=1):
    _, _, fn, tn = cells(y_true, y_pred, positive)
    return ratio(tn, tn + fn)


@mistakes.of(
    "precision",
    ko="레이블이 셋 이상일 때 positive보다 큰 레이블은 양성인가요, 음성인가요?",
    en="If there are three labels or more, is a label larger than `positive` positive or negative?",
)
def precision_from_positive_on(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(np.asarray(y_true) >= positive, np.asarray(y_pred) >= positive, 1)
    return ratio(tp, tp + fp)
