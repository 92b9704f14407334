"""Mistakes in best_linear_accuracy: measured at the wrong time, other updates, other counts."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats, squash

mistakes = Mistakes()


def linear_accuracies(
    X, y, epochs, *, rate=0.1, start=0.0, bias=True, decide=None, activation=None, mean=False
):
    """The accuracies before each update and after the last; arguments say where to go wrong."""
    X, y = floats(X, y)
    w, b = np.full((X.shape[1], 1), start), np.full(1, start)
    found = []
    for _ in range(epochs + 1):
        y_hat = X @ w + b
        y_hat = y_hat if activation is None else activation(y_hat)
        decided = y_hat > 0.5 if decide is None else decide(y_hat)
        found.append(float(np.mean(decided == y)))
        step = rate / len(X) if mean else rate
        w = w + step * X.T @ (y - y_hat)
        b = b + step * (y - y_hat).sum(axis=0) * bias
    return found


@mistakes.of(
    "best_linear_accuracy",
    ko="돌려주는 것은 마지막 정확도인가요, 지금까지 가장 좋은 정확도인가요?",
    en="Do you return the last accuracy, or the best one so far?",
)
def last_accuracy(X, y, epochs):
    return linear_accuracies(X, y, epochs)[epochs - 1]


@mistakes.of(
    "best_linear_accuracy",
    ko="정확도는 업데이트 전에 재나요, 후에 재나요?",
    en="Do you measure the accuracy before the update, or after it?",
)
def measured_after_the_update(X, y, epochs):
    return max(linear_accuracies(X, y, epochs)[1:])


@mistakes.of(
    "best_linear_accuracy",
    ko="마지막 업데이트 뒤에 한 번 더 재지 않았나요? 정확도는 모두 몇 번 재나요?",
    en="Do you measure once more after the last update? How many measurements should there be in "
    "all?",
)
def measured_once_too_often(X, y, epochs):
    return max(linear_accuracies(X, y, epochs))


@mistakes.of(
    "best_linear_accuracy",
    ko="활성화 함수를 뺀 신경망인가요? 여러분의 ŷ에 시그모이드가 있나요?",
    en="Is this the network without an activation function? Is there a sigmoid in your ŷ?",
)
def sigmoid_kept(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, activation=squash)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="이 문제의 학습률은 얼마로 정했나요?",
    en="Which learning rate does this exercise ask for?",
)
def learning_rate_of_train(X, y, epochs):
    with np.errstate(all="ignore"):
        return max(linear_accuracies(X, y, epochs, rate=0.5)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="Σ E를 데이터의 수로 나누었나요?",
    en="Did you divide Σ E by the number of examples?",
)
def updates_averaged(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, mean=True)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="w와 b는 얼마에서 시작하기로 했나요?",
    en="Which values did we agree to start w and b from?",
)
def starts_from_ones(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, start=1.0)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="편향 b도 학습되나요?",
    en="Does the bias b learn as well?",
)
def bias_left_out(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, bias=False)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="답을 1로 정하는 경계는 0인가요, 0.5인가요?",
    en="Is the limit for the answer 1 at 0, or at 0.5?",
)
def compared_with_zero_(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, decide=lambda p: p > 0)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="예측값이 정확히 0.5이면 답은 무엇인가요? 그 규칙에 맞는 것은 > 인가요, >= 인가요?",
    en="What is the answer for a prediction of exactly 0.5? Which one fits that rule, > or >=?",
)
def one_half_answers_one(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, decide=lambda p: p >= 0.5)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="정확도는 0과 1 사이의 비율인가요, 백분율인가요?",
    en="Is the accuracy a share between 0 and 1, or a percentage?",
)
def in_percent(X, y, epochs):
    return 100 * max(linear_accuracies(X, y, epochs)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="돌려주는 것은 맞힌 행의 수인가요, 비율인가요?",
    en="Do you return the number of right rows, or their share?",
)
def number_of_right_rows(X, y, epochs):
    return len(X) * max(linear_accuracies(X, y, epochs)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="y는 (n, 1)인데 예측이 (n,)이면 y - ŷ와 == 의 모양은 어떻게 되나요?",
    en="If y is (n, 1) and the prediction is (n,), what are the shapes of y - ŷ and of == ?",
)
def flat_predictions(X, y, epochs):
    X, y = floats(X, y)
    w, b, best = np.zeros(X.shape[1]), 0.0, 0.0
    for _ in range(epochs):
        y_hat = X @ w + b
        best = max(best, float(np.mean((y_hat > 0.5) == y)))
        error = y - y_hat
        w, b = w + 0.1 * (X.T @ error).sum(axis=1), b + 0.1 * error.sum()
    return best


@mistakes.of(
    "best_linear_accuracy",
    ko="오차를 구할 때 쓰는 것은 예측값 ŷ인가요, 0과 1로 정한 답인가요?",
    en="Do you compute the error from the prediction ŷ, or from the answer of 0 or 1?",
)
def error_of_the_decided_answer(X, y, epochs):
    return max(linear_accuracies(X, y, epochs, activation=lambda p: (p > 0.5) * 1.0)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="업데이트 양을 더했나요, 뺐나요? E는 무엇에서 무엇을 뺀 것인가요?",
    en="Did you add the update or subtract it? In E, what is subtracted from what?",
)
def runs_backwards(X, y, epochs):
    with np.errstate(all="ignore"):
        return max(linear_accuracies(X, y, epochs, rate=-0.1)[:epochs])


@mistakes.of(
    "best_linear_accuracy",
    ko="w와 b가 반복하는 동안 바뀌나요? 업데이트하는 줄이 한 번이라도 실행되나요?",
    en="Do w and b change during the loop? Does the line that updates them ever run?",
)
def never_updated(X, y, epochs):
    return linear_accuracies(X, y, epochs)[0]


@mistakes.of(
    "best_linear_accuracy",
    ko="정확도가 한동안 나아지지 않으면 멈추나요? 나머지 에포크에서 더 좋아질 수는 없나요?",
    en="Do you stop when the accuracy has not risen for a while? Could it still rise in the epochs "
    "that are left?",
)
def stops_waiting(X, y, epochs):
    best, waited = 0.0, 0
    for accuracy in linear_accuracies(X, y, epochs)[:epochs]:
        waited = 0 if accuracy > best else waited + 1
        best = max(best, accuracy)
        if waited > 200:
            break
    return best
