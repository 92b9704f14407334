"""Mistakes in train_step: signs, learning rates, layers left out, parameters changed in place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import passes

mistakes = Mistakes()


@mistakes.of(
    "train_step",
    ko="기울기를 더했나요, 뺐나요? 02의 델타와 부호가 같은가요, 반대인가요?",
    en="Did you add the gradient or subtract it? Does it have the same sign as the deltas of 02?",
)
def gradient_added(params, X, y, lr):
    found = passes(params, X, y)[1]
    return {name: np.asarray(params[name], float) + lr * found[name] for name in params}


@mistakes.of(
    "train_step",
    ko="학습률을 곱했나요?",
    en="Did you multiply by the learning rate?",
)
def learning_rate_unused(params, X, y, lr):
    found = passes(params, X, y)[1]
    return {name: np.asarray(params[name], float) - found[name] for name in params}


@mistakes.of(
    "train_step",
    ko="코드 안에 학습률을 직접 적지 않았나요? 받은 lr은 어디에 쓰이나요?",
    en="Did you write the learning rate into the code? Where do you use the lr that was given?",
)
def learning_rate_fixed(params, X, y, lr):
    found = passes(params, X, y)[1]
    return {name: np.asarray(params[name], float) - 0.1 * found[name] for name in params}


@mistakes.of(
    "train_step",
    ko="돌려주는 것은 기울기인가요, 새 파라미터인가요?",
    en="Should you return gradients, or new parameters?",
)
def gradients_instead(params, X, y, lr):
    return passes(params, X, y)[1]


@mistakes.of(
    "train_step",
    ko="인자로 준 params의 배열도 바뀌지 않았나요? -= 는 어디에 값을 쓰나요?",
    en="Did the arrays in the params that were given change, too? Where does -= write?",
)
def changes_params_in_place(params, X, y, lr):
    found = passes(params, X, y)[1]
    for name in params:
        params[name] -= lr * found[name]
    return params


@mistakes.of(
    "train_step",
    ko="편향도 고쳤나요?",
    en="Did you update the biases, too?",
)
def biases_kept(params, X, y, lr):
    found = passes(params, X, y)[1]
    return {
        name: np.asarray(value, float) - (lr * found[name] if name[0] == "W" else 0.0)
        for name, value in params.items()
    }


@mistakes.of(
    "train_step",
    ko="손실이 크면 걸음도 길어지나요? 업데이트의 식에 손실이 들어 있나요?",
    en="Does a larger loss make the step longer? Is the loss in the formula of the update?",
)
def scaled_by_the_loss(params, X, y, lr):
    loss, found = passes(params, X, y)
    return {name: np.asarray(params[name], float) - lr * loss * found[name] for name in params}
