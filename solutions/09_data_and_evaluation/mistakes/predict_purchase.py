"""Mistakes in predict_purchase: signs, means and steps of the training, scaling, answers."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import scaled

mistakes = Mistakes()


def logistic(
    X_train,
    y_train,
    X_new,
    lr,
    epochs,
    *,
    scale=scaled,
    sign=1.0,
    divide=True,
    bias=1.0,
    again=False,
    slope=False,
    threshold=0.5,
    start=0.0,
    last=None,
):
    """Logistic regression by gradient descent with one thing changed."""
    (Z, Z_new), y = scale(X_train, X_new), np.asarray(y_train, dtype=float)
    w, b = np.full(Z.shape[1], start), 0.0
    n = len(y) if divide else 1
    for _ in range(epochs):
        p = sigmoid(Z @ w + b)
        error = (p - y) * (p * (1 - p) if slope else 1)
        w = w - sign * lr * Z.T @ error / n
        if again:
            error = sigmoid(Z @ w + b) - y
        b = b - sign * bias * lr * error.sum() / n
    p = (last or sigmoid)(Z_new @ w + b)
    return p, (p >= threshold).astype(int)


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


@mistakes.of(
    "predict_purchase",
    ko="기울기를 더하나요, 빼나요? 걸음마다 손실이 작아지나요?",
    en="Do you add the gradient or subtract it? Does the loss become smaller with every step?",
)
def climbs(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, sign=-1.0)


@mistakes.of(
    "predict_purchase",
    ko="z가 아주 크면 exp(z)는 얼마인가요? 그때 exp(z) / (1 + exp(z))를 계산하면 무엇이 나오나요?",
    en="How large is exp(z) if z is very large? What do you get for exp(z) / (1 + exp(z)) then?",
)
def exponential_above_and_below(X_train, y_train, X_new, lr, epochs):
    def quotient(z):
        return np.exp(z) / (1 + np.exp(z))

    return logistic(X_train, y_train, X_new, lr, epochs, last=quotient)


@mistakes.of(
    "predict_purchase",
    ko="기울기는 데이터의 합인가요, 평균인가요?",
    en="Is the gradient a sum over the examples, or a mean?",
)
def sum_instead_of_mean(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, divide=False)


@mistakes.of(
    "predict_purchase",
    ko="편향도 걸음마다 움직이나요?",
    en="Do you update the bias in every step, too?",
)
def bias_never_moves(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, bias=0.0)


@mistakes.of(
    "predict_purchase",
    ko="w를 고친 다음 b를 고칠 때 쓰는 p는 w를 고치기 전의 것인가요, 다시 구한 것인가요?",
    en="When you update b after w, do you use the p from before, or a new one?",
)
def bias_with_the_new_weights(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, again=True)


@mistakes.of(
    "predict_purchase",
    ko="교차 엔트로피의 기울기에 σ'가 있나요? 제곱 오차의 기울기를 쓰고 있지 않나요?",
    en="Is there a σ' in the gradient of cross-entropy? Did you use the gradient of the squared "
    "error?",
)
def gradient_of_squared_error(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, slope=True)


@mistakes.of(
    "predict_purchase",
    ko="연봉 6800을 그대로 넣으면 시그모이드의 값은 얼마가 되나요? 표준화는 어디에서 하나요?",
    en="If an income of 6800 goes in as it is, what does the sigmoid give? Where do you "
    "standardize?",
)
def purchases_not_standardized(X_train, y_train, X_new, lr, epochs):
    def untouched(X, N):
        return np.asarray(X, dtype=float), np.asarray(N, dtype=float)

    return logistic(X_train, y_train, X_new, lr, epochs, scale=untouched)


@mistakes.of(
    "predict_purchase",
    ko="새 손님의 값을 표준화할 때 쓴 평균은 어느 데이터의 평균인가요?",
    en="When you standardize the new customers, from which data does the mean come?",
)
def customers_scaled_by_themselves(X_train, y_train, X_new, lr, epochs):
    def apart(X, N):
        return scaled(X, X)[0], scaled(N, N)[0]

    return logistic(X_train, y_train, X_new, lr, epochs, scale=apart)


@mistakes.of(
    "predict_purchase",
    ko="몇 걸음을 학습했나요? epochs는 어디에 쓰이나요?",
    en="How many steps did you take? Where do you use `epochs`?",
)
def one_step_only(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, min(epochs, 1))


@mistakes.of(
    "predict_purchase",
    ko="학습률 lr은 여러분의 식 어디에 들어가나요?",
    en="Where in your formula is the learning rate lr?",
)
def learning_rate_ignored(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, 1.0, epochs)


@mistakes.of(
    "predict_purchase",
    ko="w는 처음에 얼마에서 시작하기로 했나요?",
    en="Which value did we agree to start w from?",
)
def starts_from_ones(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, start=1.0)


@mistakes.of(
    "predict_purchase",
    ko="p가 꼭 0.5이면 답은 무엇이라고 약속했나요?",
    en="What did we agree the answer is when p is exactly 0.5?",
)
def half_is_a_no(X_train, y_train, X_new, lr, epochs):
    return logistic(X_train, y_train, X_new, lr, epochs, threshold=np.nextafter(0.5, 1))


@mistakes.of(
    "predict_purchase",
    ko="돌려준 확률이 0과 1 사이에 있나요? 시그모이드는 어디에 있나요?",
    en="Are the probabilities that you return between 0 and 1? Where is the sigmoid?",
)
def no_sigmoid_at_the_end(X_train, y_train, X_new, lr, epochs):
    p, labels = logistic(X_train, y_train, X_new, lr, epochs)
    return np.log(p / (1 - p)), labels


@mistakes.of(
    "predict_purchase",
    ko="돌려주는 순서가 (p, labels)인가요?",
    en="Do you return (p, labels), in this order?",
)
def labels_first(X_train, y_train, X_new, lr, epochs):
    p, labels = logistic(X_train, y_train, X_new, lr, epochs)
    return labels, p


@mistakes.of(
    "predict_purchase",
    ko="레이블은 0과 1인가요, 참과 거짓인가요?",
    en="Are the labels 0 and 1, or true and false?",
)
def labels_as_booleans(X_train, y_train, X_new, lr, epochs):
    p, labels = logistic(X_train, y_train, X_new, lr, epochs)
    return p, labels == 1
