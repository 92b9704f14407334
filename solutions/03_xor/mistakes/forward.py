"""Mistakes in forward: biases and activations lost or misplaced, turned products, results."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import passes, squash

mistakes = Mistakes()


@mistakes.of(
    "forward",
    ko="은닉층과 출력층 가운데 어느 쪽의 값을 먼저 돌려주나요?",
    en="Which values come first in what you return: those of the hidden layer, or those of the "
    "output layer?",
)
def order_swapped(params, X):
    A1, y_hat = passes(params, X)
    return y_hat, A1


@mistakes.of(
    "forward",
    ko="역전파에는 ŷ 말고 무엇이 더 필요한가요?",
    en="What does the backward pass need besides ŷ?",
)
def only_y_hat(params, X):
    return passes(params, X)[1]


@mistakes.of(
    "forward",
    ko="은닉층에 활성화 함수가 있나요? 없으면 두 층은 몇 층과 같아지나요?",
    en="Does your hidden layer have an activation function? Without one, how many layers are "
    "these two equal to?",
)
def hidden_activation_forgotten(params, X):
    A1 = np.asarray(X, dtype=float) @ params["W1"] + params["b1"]
    return A1, squash(A1 @ params["W2"] + params["b2"])


@mistakes.of(
    "forward",
    ko="ŷ가 0과 1 사이에 있나요?",
    en="Is ŷ between 0 and 1?",
)
def output_activation_forgotten(params, X):
    A1, _ = passes(params, X)
    return A1, A1 @ params["W2"] + params["b2"]


@mistakes.of(
    "forward",
    ko="돌려준 A1은 시그모이드를 거친 값인가요, 거치기 전의 값인가요?",
    en="Has the A1 that you return been through the sigmoid, or not yet?",
)
def z1_returned(params, X):
    Z1 = np.asarray(X, dtype=float) @ params["W1"] + params["b1"]
    return Z1, passes(params, X)[1]


@mistakes.of(
    "forward",
    ko="params의 네 값 가운데 한 번도 쓰지 않은 것은 무엇인가요?",
    en="Which of the four values in params do you never use?",
)
def biases_forgotten(params, X):
    return passes({**params, "b1": 0.0, "b2": 0.0}, X)


@mistakes.of(
    "forward",
    ko="출력층의 식을 끝까지 썼나요? 은닉층의 식과 비교해 보면 무엇이 빠졌나요?",
    en="Is the output layer's formula complete? If you compare it with the hidden layer's, what "
    "is missing?",
)
def output_bias_forgotten(params, X):
    return passes({**params, "b2": 0.0}, X)


@mistakes.of(
    "forward",
    ko="은닉층의 식을 끝까지 썼나요? 출력층의 식과 비교해 보면 무엇이 빠졌나요?",
    en="Is the hidden layer's formula complete? If you compare it with the output layer's, what "
    "is missing?",
)
def hidden_bias_forgotten(params, X):
    return passes({**params, "b1": 0.0}, X)


@mistakes.of(
    "forward",
    ko="편향을 더하는 것은 시그모이드 전인가요, 후인가요?",
    en="Is the bias added before the sigmoid, or after it?",
)
def biases_after_activation(params, X):
    A1 = squash(np.asarray(X, dtype=float) @ params["W1"]) + params["b1"]
    return A1, squash(A1 @ params["W2"]) + params["b2"]


@mistakes.of(
    "forward",
    ko="W1은 (d, h)입니다. X와 곱하려면 전치가 필요한가요?",
    en="W1 is (d, h). Do you need a transpose to multiply X by it?",
)
def weights_transposed(params, X):
    A1 = squash(np.asarray(X, dtype=float) @ params["W1"].T + params["b1"])
    return A1, squash(A1 @ params["W2"].T + params["b2"])


@mistakes.of(
    "forward",
    ko="행렬곱에서 왼쪽과 오른쪽을 바꾸어도 결과가 같나요? 데이터는 X의 행인가요?",
    en="Does a matrix product stay the same if you swap left and right? Is one example a row of X?",
)
def weights_first(params, X):
    A1 = squash(params["W1"] @ np.asarray(X, dtype=float) + params["b1"])
    return A1, squash(params["W2"] @ A1 + params["b2"])


@mistakes.of(
    "forward",
    ko="A1은 이미 시그모이드를 거쳤습니다. 출력층으로 가기 전에 시그모이드를 한 번 더 취하지 "
    "않았나요?",
    en="A1 has already been through the sigmoid. Do you apply it again before the output layer?",
)
def sigmoid_of_a1_again(params, X):
    A1, _ = passes(params, X)
    return A1, squash(squash(A1) @ params["W2"] + params["b2"])


@mistakes.of(
    "forward",
    ko="딕셔너리에 W2가 W1보다 먼저 들어 있으면 어떻게 되나요? 값을 순서로 꺼내나요, 키로 "
    "꺼내나요?",
    en="What if the dictionary holds W2 before W1? Do you take a value by its place, or by its "
    "key?",
)
def values_in_the_dictionarys_order(params, X):
    W1, b1, W2, b2 = params.values()
    return passes({"W1": W1, "b1": b1, "W2": W2, "b2": b2}, X)


@mistakes.of(
    "forward",
    ko="예측을 0이나 1로 바꾸는 것은 어느 함수의 일인가요? 여기서 바꾸면 오차는 얼마가 되나요?",
    en="Which function should turn a prediction into 0 or 1? If you do it here, how large is the "
    "error?",
)
def decided_too_early(params, X):
    A1, y_hat = passes(params, X)
    return A1, y_hat.round()


@mistakes.of(
    "forward",
    ko="돌려주는 것은 값 두 개인가요, 딕셔너리인가요?",
    en="Should you return two values, or a dictionary?",
)
def dict_returned(params, X):
    A1, y_hat = passes(params, X)
    return {"A1": A1, "y_hat": y_hat}


@mistakes.of(
    "forward",
    ko="함수를 부른 뒤에 params를 출력해 보면 처음 그대로인가요?",
    en="If you print params after the call, is it still the same?",
)
def results_put_into_params(params, X):
    A1, y_hat = passes(params, X)
    params["A1"], params["y_hat"] = A1, y_hat
    return A1, y_hat
