"""Mistakes in train_step: layers left out or out of order, other layers' values, lost rates."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import floats, slope, squash

mistakes = Mistakes()


def one_step(X, y, W1, b1, W2, b2, lr, *, back=None, slopes=(slope, slope), scale=1.0):
    """A whole step, told by its arguments where to go wrong.

    back: the W2 that carries the error back, from (W2, its change), the old one by default;
    slopes: what stands in the places of σ'(ŷ) and σ'(A1); scale: of all changes.
    """
    X, y, W1, b1, W2, b2 = floats(X, y, W1, b1, W2, b2)
    A1 = squash(X @ W1 + b1)
    y_hat = squash(A1 @ W2 + b2)
    delta2 = (y - y_hat) * slopes[0](y_hat)
    change2 = scale * lr * A1.T @ delta2
    carrier = W2 if back is None else back(W2, change2)
    delta1 = delta2 @ carrier.T * slopes[1](A1)
    change1 = scale * lr * X.T @ delta1
    b1, b2 = b1 + scale * lr * delta1.sum(axis=0), b2 + scale * lr * delta2.sum(axis=0)
    return W1 + change1, b1, W2 + change2, b2


@mistakes.of(
    "train_step",
    ko="δ1을 구할 때 쓴 W2는 이번 예측을 만든 그 W2인가요, 이미 고친 W2인가요?",
    en="Is the W2 that you used for δ1 the one that made this prediction, or the one you have "
    "already updated?",
)
def updated_w2_for_delta1(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, back=lambda old, change: old + change)


@mistakes.of(
    "train_step",
    ko="업데이트한 층은 몇 개인가요? W1과 b1은 바뀌었나요?",
    en="How many layers were updated? Have W1 and b1 changed?",
)
def only_the_output_layer(X, y, W1, b1, W2, b2, lr):
    _, _, W2_new, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    return (*floats(W1, b1), W2_new, b2_new)


@mistakes.of(
    "train_step",
    ko="W2와 b2는 바뀌었나요? 출력층도 배우나요?",
    en="Have W2 and b2 changed? Does the output layer learn, too?",
)
def only_the_hidden_layer(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, _, _ = one_step(X, y, W1, b1, W2, b2, lr)
    return (W1_new, b1_new, *floats(W2, b2))


@mistakes.of(
    "train_step",
    ko="돌려주는 네 값의 순서를 과제의 설명과 비교해 보면, 어느 층이 먼저인가요?",
    en="If you compare the order of your four values with the text, which layer comes first?",
)
def output_layer_returned_first(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, W2_new, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    return W2_new, b2_new, W1_new, b1_new


@mistakes.of(
    "train_step",
    ko="W1 다음에 와야 하는 것은 W2인가요, b1인가요?",
    en="What should come after W1: W2, or b1?",
)
def weights_returned_before_biases(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, W2_new, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    return W1_new, W2_new, b1_new, b2_new


@mistakes.of(
    "train_step",
    ko="돌려준 파라미터는 받은 것과 다른가요? 새로 구한 값은 어느 이름에 들어 있나요?",
    en="Do the parameters that you return differ from the ones you were given? Under which names "
    "are the new values?",
)
def old_parameters_returned(X, y, W1, b1, W2, b2, lr):
    return floats(W1, b1, W2, b2)


@mistakes.of(
    "train_step",
    ko="한 걸음 뒤에 ŷ는 정답에 가까워졌나요, 멀어졌나요? 오차의 부호와 업데이트의 부호는 서로 "
    "맞나요?",
    en="After one step, is ŷ closer to the answer or further away? Does the sign of the update "
    "fit the sign of the error?",
)
def runs_backwards(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, scale=-1.0)


@mistakes.of(
    "train_step",
    ko="배치의 크기로 나눈 곳이 있나요? 식의 ∑ 는 무엇을 뜻하나요?",
    en="Is there a division by the batch size? What does ∑ mean in the formula?",
)
def step_averaged(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, scale=1.0 / len(X))


@mistakes.of(
    "train_step",
    ko="lr을 두 배로 하면 업데이트 양은 몇 배가 되나요? lr을 두 번 곱하지 않았나요?",
    en="If lr doubles, how many times as large is the update? Did you multiply by lr twice?",
)
def learning_rate_twice(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, scale=lr)


@mistakes.of(
    "train_step",
    ko="받은 lr을 어느 함수에 넘겨주고 있나요?",
    en="To which function do you pass lr on?",
)
def learning_rate_not_passed_on(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, 1.0)


@mistakes.of(
    "train_step",
    ko="δ2를 구할 때 출력층 시그모이드의 기울기를 곱했나요?",
    en="Is the slope of the output layer's sigmoid in your δ2?",
)
def no_slope_at_the_output(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, slopes=(np.ones_like, slope))


@mistakes.of(
    "train_step",
    ko="δ1을 구할 때 은닉층 시그모이드의 기울기를 곱했나요?",
    en="Is the slope of the hidden layer's sigmoid in your δ1?",
)
def no_slope_at_the_hidden_layer(X, y, W1, b1, W2, b2, lr):
    return one_step(X, y, W1, b1, W2, b2, lr, slopes=(slope, np.ones_like))


@mistakes.of(
    "train_step",
    ko="hidden_layer가 돌려주는 두 값 가운데 다음 층으로 가는 것은 어느 쪽인가요?",
    en="hidden_layer returns two values: which one goes on to the next layer?",
)
def z1_in_place_of_a1(X, y, W1, b1, W2, b2, lr):
    X, y, W1, b1, W2, b2 = floats(X, y, W1, b1, W2, b2)
    Z1 = X @ W1 + b1
    y_hat = squash(Z1 @ W2 + b2)
    delta2 = (y - y_hat) * slope(y_hat)
    delta1 = delta2 @ W2.T * slope(Z1)
    W1_new, b1_new = W1 + lr * X.T @ delta1, b1 + lr * delta1.sum(axis=0)
    return W1_new, b1_new, W2 + lr * Z1.T @ delta2, b2 + lr * delta2.sum(axis=0)


@mistakes.of(
    "train_step",
    ko="σ'에 넣은 것은 A1인가요, Z1인가요? 이 과제의 sigmoid_derivative는 어느 쪽을 받나요?",
    en="What do you put into σ', A1 or Z1? Which of the two does this assignment's "
    "sigmoid_derivative take?",
)
def slope_at_z1(X, y, W1, b1, W2, b2, lr):
    Z1 = np.asarray(X, dtype=float) @ np.asarray(W1, dtype=float) + b1
    return one_step(X, y, W1, b1, W2, b2, lr, slopes=(slope, lambda _: slope(Z1)))


@mistakes.of(
    "train_step",
    ko="output_layer가 돌려주는 두 값 가운데 예측은 어느 쪽인가요?",
    en="output_layer returns two values: which one is the prediction?",
)
def z2_in_place_of_y_hat(X, y, W1, b1, W2, b2, lr):
    X, y, W1, b1, W2, b2 = floats(X, y, W1, b1, W2, b2)
    A1 = squash(X @ W1 + b1)
    y_hat = A1 @ W2 + b2
    delta2 = (y - y_hat) * slope(y_hat)
    delta1 = delta2 @ W2.T * slope(A1)
    W1_new, b1_new = W1 + lr * X.T @ delta1, b1 + lr * delta1.sum(axis=0)
    return W1_new, b1_new, W2 + lr * A1.T @ delta2, b2 + lr * delta2.sum(axis=0)


@mistakes.of(
    "train_step",
    ko="W2의 층에 들어오는 값은 무엇인가요? X인가요, A1인가요?",
    en="Which values go into the layer of W2: X, or A1?",
)
def x_as_input_of_w2(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, _, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    X, y, W1, b1, W2, b2 = floats(X, y, W1, b1, W2, b2)
    y_hat = squash(squash(X @ W1 + b1) @ W2 + b2)
    return W1_new, b1_new, W2 + lr * X.T @ ((y - y_hat) * slope(y_hat)), b2_new


@mistakes.of(
    "train_step",
    ko="은닉층을 먼저 고쳤다면, 출력층을 고칠 때 쓴 A1은 옛 파라미터로 구한 것인가요?",
    en="If you updated the hidden layer first, does the A1 that you use for the output layer "
    "still come from the old parameters?",
)
def forward_again_between_updates(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, _, _ = one_step(X, y, W1, b1, W2, b2, lr)
    _, _, W2_new, b2_new = one_step(X, y, W1_new, b1_new, W2, b2, lr)
    return W1_new, b1_new, W2_new, b2_new


@mistakes.of(
    "train_step",
    ko="편향도 고쳤나요? 돌려준 b1과 b2는 받은 것과 다른가요?",
    en="Did you update the biases, too? Do your b1 and b2 differ from the ones you were given?",
)
def biases_left_as_they_were(X, y, W1, b1, W2, b2, lr):
    W1_new, _, W2_new, _ = one_step(X, y, W1, b1, W2, b2, lr)
    return W1_new, np.asarray(b1, dtype=float), W2_new, np.asarray(b2, dtype=float)


@mistakes.of(
    "train_step",
    ko="고친 W2를 돌려주나요? 돌려주는 네 값 가운데 받은 것과 같은 것이 있나요?",
    en="Do you return the updated W2? Is any of the four values the same as the one you were "
    "given?",
)
def old_output_weights_returned(X, y, W1, b1, W2, b2, lr):
    W1_new, b1_new, _, b2_new = one_step(X, y, W1, b1, W2, b2, lr)
    return W1_new, b1_new, np.array(W2, dtype=float), b2_new


@mistakes.of(
    "train_step",
    ko="train_step을 부른 뒤 밖에 있는 W2를 출력하면 처음 그대로인가요? += 는 새 배열을 만드나요?",
    en="If you print the W2 outside after train_step, is it still the same? Does += make a new "
    "array?",
)
def changes_parameters_in_place(X, y, W1, b1, W2, b2, lr):
    new = one_step(X, y, W1, b1, W2, b2, lr)
    old = floats(W1, b1, W2, b2)
    for array, value in zip(old, new, strict=True):
        array[...] = value
    return old
