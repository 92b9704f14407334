"""Mistakes in train_perceptron: corrections with wrong signs, rates or errors, or too few."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import fires

mistakes = Mistakes()


def rosenblatt(X, y, lr, epochs, *, predict, start=0.0, at_once=True, bias_lr=None, order=1):
    """Rosenblatt's rule with one thing changed."""
    X = np.asarray(X)
    w, b = np.full(X.shape[1], start), start
    for _ in range(epochs):
        old_w, old_b = w, b
        for i in range(len(X))[::order]:
            error = y[i] - predict(X[i] @ w + b if at_once else X[i] @ old_w + old_b)
            w = w + lr * error * X[i]
            b = b + (lr if bias_lr is None else bias_lr) * error
    return w, b


@mistakes.of(
    "train_perceptron",
    ko="틀린 예제를 본 뒤 b는 어떻게 바뀌어야 하나요? b가 늘 0이면 직선은 어느 점을 지나나요?",
    en="How should b change after a wrong answer? If b is always 0, which point must the line go "
    "through?",
)
def bias_not_learnt(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, bias_lr=0.0)


@mistakes.of(
    "train_perceptron",
    ko="답이 0이어야 하는데 1이 나왔다면 가중합을 키워야 하나요, 줄여야 하나요?",
    en="If the answer was 1 and should have been 0, must the weighted sum grow or shrink?",
)
def wrong_direction(X, y, lr, epochs):
    return rosenblatt(X, y, -lr, epochs, predict=fires)


@mistakes.of(
    "train_perceptron",
    ko="w와 b를 고치는 두 식의 부호는 같은가요? e = 1이면 w는 그 예제 쪽으로 가나요?",
    en="Do the two formulas that correct w and b have the same sign? With e = 1, does w move "
    "towards the example?",
)
def weights_against_the_bias(X, y, lr, epochs):
    return rosenblatt(X, y, -lr, epochs, predict=fires, bias_lr=lr)


@mistakes.of(
    "train_perceptron",
    ko="b를 고치는 식의 부호는 w의 것과 같은가요? 문턱값을 고치듯이 빼지는 않았나요?",
    en="Does the formula that corrects b have the same sign as the one for w? Did you subtract, "
    "as you would for a threshold?",
)
def bias_against_the_weights(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, bias_lr=-lr)


@mistakes.of(
    "train_perceptron",
    ko="다음 예제는 고치기 전의 가중치로 예측하나요, 방금 고친 가중치로 예측하나요?",
    en="Is the next example predicted with the weights before the correction, or the corrected "
    "ones?",
)
def whole_batch_at_once(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, at_once=False)


@mistakes.of(
    "train_perceptron",
    ko="가중합이 꼭 0이면 퍼셉트론의 답은 무엇인가요? 첫 예제의 가중합은 얼마인가요?",
    en="What does the perceptron answer if the weighted sum is exactly 0? What is the weighted "
    "sum of the very first example?",
)
def zero_counts_as_off_in_training(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=lambda s: np.where(s > 0, 1.0, 0.0))


@mistakes.of(
    "train_perceptron",
    ko="오차 e를 구할 때 빼는 것은 가중합인가요, 계단함수를 지난 답인가요?",
    en="When you compute the error e, do you subtract the weighted sum, or the answer after the "
    "step?",
)
def error_without_step(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=lambda s: s)


@mistakes.of(
    "train_perceptron",
    ko="w와 b는 처음에 얼마로 시작하기로 했나요?",
    en="Which values did we agree to start w and b from?",
)
def starts_from_ones(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, start=1.0)


@mistakes.of(
    "train_perceptron",
    ko="편향을 고칠 때도 학습률을 곱했나요?",
    en="Did you multiply by the learning rate when you corrected the bias, too?",
)
def bias_without_learning_rate(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, bias_lr=1.0)


@mistakes.of(
    "train_perceptron",
    ko="예제를 어떤 순서로 보고 있나요? 섞거나 뒤집지는 않았나요?",
    en="In which order do you go through the examples? Did you shuffle or reverse them?",
)
def examples_backwards(X, y, lr, epochs):
    return rosenblatt(X, y, lr, epochs, predict=fires, order=-1)


@mistakes.of(
    "train_perceptron",
    ko="학습률 lr은 식의 어디에 들어가나요?",
    en="Where in the formula is the learning rate lr?",
)
def learning_rate_ignored(X, y, lr, epochs):
    return rosenblatt(X, y, 1.0, epochs, predict=fires)


@mistakes.of(
    "train_perceptron",
    ko="에포크를 몇 번 돌았나요? 한 번이 모자라지 않나요?",
    en="How many epochs did your loop run? Is one of them missing?",
)
def one_epoch_short(X, y, lr, epochs):
    return rosenblatt(X, y, lr, max(epochs - 1, 0), predict=fires)


@mistakes.of(
    "train_perceptron",
    ko="데이터 전체를 몇 번 보았나요? epochs가 하는 일은 무엇인가요?",
    en="How many times did you go over all the data? What is `epochs` for?",
)
def one_epoch_only(X, y, lr, epochs):
    return rosenblatt(X, y, lr, min(epochs, 1), predict=fires)


@mistakes.of(
    "train_perceptron",
    ko="예제 하나를 맞히면 그 에포크를 끝내도 되나요? 그 뒤의 예제는 언제 보나요?",
    en="May an epoch end as soon as one example is right? When do you look at the examples after "
    "it?",
)
def stops_at_first_right_answer(X, y, lr, epochs):
    X = np.asarray(X)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            error = y[i] - fires(X[i] @ w + b)
            if error == 0:
                break
            w, b = w + lr * error * X[i], b + lr * error
    return w, b


@mistakes.of(
    "train_perceptron",
    ko="정답이 0인 예제를 틀렸다면, 여러분의 식에서 w는 얼마나 움직이나요?",
    en="If the right answer is 0 and the perceptron said 1, how far does w move in your formula?",
)
def moves_by_the_answer(X, y, lr, epochs):
    X = np.asarray(X)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            if fires(X[i] @ w + b) != y[i]:
                w, b = w + lr * y[i] * X[i], b + lr * y[i]
    return w, b


@mistakes.of(
    "train_perceptron",
    ko="w를 고친 다음 b를 고칠 때, 오차 e는 고치기 전의 것인가요, 다시 구한 것인가요?",
    en="After w was corrected, is the error e used for b the one from before, or a new one?",
)
def error_taken_again_for_bias(X, y, lr, epochs):
    X = np.asarray(X)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            w = w + lr * (y[i] - fires(X[i] @ w + b)) * X[i]
            b = b + lr * (y[i] - fires(X[i] @ w + b))
    return w, b


@mistakes.of(
    "train_perceptron",
    ko="입력이 정수이면 w의 dtype은 무엇이 되나요? 그 배열에 0.5를 담을 수 있나요?",
    en="If the inputs are ints, which dtype does your w have? Can it hold 0.5?",
)
def integer_weights(X, y, lr, epochs):
    X = np.asarray(X)
    w, b = np.zeros_like(X[0]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            error = y[i] - fires(X[i] @ w + b)
            w = (w + lr * error * X[i]).astype(w.dtype)
            b = b + lr * error
    return w, b
