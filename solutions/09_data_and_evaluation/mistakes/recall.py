"""Mistakes in recall: other scores in its place, other positives, divisions by zero."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import cells, ratio

mistakes = Mistakes()


@mistakes.of(
    "recall",
    ko="재현율의 분모는 실제로 양성인 것의 수인가요, 양성이라고 예측한 것의 수인가요?",
    en="For recall, is the denominator the number that are really positive, or the number "
    "predicted positive?",
)
def precision_instead_of_recall(y_true, y_pred, positive=1):
    tp, fp, _, _ = cells(y_true, y_pred, positive)
    return ratio(tp, tp + fp)


@mistakes.of(
    "recall",
    ko="실제로 양성인 것이 하나도 없으면 분모는 얼마인가요? 그때의 답은 무엇이기로 했나요?",
    en="If nothing is really positive, what is the denominator? What did we agree to return then?",
)
def recall_divides_by_zero(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(y_true, y_pred, positive)
    return np.float64(tp) / (tp + fn)


@mistakes.of(
    "recall",
    ko="실제로 양성인 것이 하나도 없을 때 답은 1인가요, 0인가요?",
    en="When nothing is really positive, is the answer 1 or 0?",
)
def one_without_positives(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(y_true, y_pred, positive)
    return tp / (tp + fn) if tp + fn else 1.0


@mistakes.of(
    "recall",
    ko="양성인 레이블은 언제나 1인가요? positive는 어디에 쓰이나요?",
    en="Is the positive label always 1? Where is `positive` used?",
)
def recall_of_label_one(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(y_true, y_pred, 1)
    return ratio(tp, tp + fn)


@mistakes.of(
    "recall",
    ko="재현율은 음성을 음성이라고 예측한 비율(특이도)인가요?",
    en="Is recall the share of negatives that were predicted negative (specificity)?",
)
def specificity(y_true, y_pred, positive=1):
    _, fp, _, tn = cells(y_true, y_pred, positive)
    return ratio(tn, tn + fp)


@mistakes.of(
    "recall",
    ko="재현율의 분모는 데이터 전체의 수인가요?",
    en="Is the denominator of recall the number of all examples?",
)
def accuracy_instead_of_recall(y_true, y_pred, positive=1):
    tp, fp, fn, tn = cells(y_true, y_pred, positive)
    return (tp + tn) / (tp + fp + fn + tn)


@mistakes.of(
    "recall",
    ko="찾아낸 양성의 수를 데이터 전체의 수로 나누나요, 양성의 수로 나누나요?",
    en="Do you divide the number of positives that you found by all examples, or by the positives?",
)
def found_among_all(y_true, y_pred, positive=1):
    tp, fp, fn, tn = cells(y_true, y_pred, positive)
    return tp / (tp + fp + fn + tn)


@mistakes.of(
    "recall",
    ko="레이블이 셋 이상일 때 positive보다 큰 레이블은 양성인가요, 음성인가요?",
    en="If there are three labels or more, is a label larger than `positive` positive or negative?",
)
def recall_from_positive_on(y_true, y_pred, positive=1):
    tp, _, fn, _ = cells(np.asarray(y_true) >= positive, np.asarray(y_pred) >= positive, 1)
    return ratio(tp, tp + fn)
