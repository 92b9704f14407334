"""Mistakes in gd: wrong directions and steps, and positions that are scaled or changed in place."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "gd",
    ko="기울기는 손실이 커지는 방향인가요, 작아지는 방향인가요?",
    en="Does the gradient point to where the loss grows, or to where it becomes smaller?",
)
def climbs(x, grad, lr):
    return np.asarray(x) + lr * np.asarray(grad)


@mistakes.of(
    "gd",
    ko="학습률을 바꾸면 걸음의 길이도 바뀌나요?",
    en="Does the length of the step change with the learning rate?",
)
def no_learning_rate(x, grad, lr):
    return np.asarray(x) - np.asarray(grad)


@mistakes.of(
    "gd",
    ko="돌려주는 것은 움직인 다음의 위치인가요, 움직일 양인가요?",
    en="Do you return the position after the step, or the step itself?",
)
def only_the_step(x, grad, lr):
    return -lr * np.asarray(grad)


@mistakes.of(
    "gd",
    ko="기울기가 작아지면 걸음도 작아지나요? 기울기의 부호만 쓰고 있지는 않나요?",
    en="Do your steps become shorter when the gradient becomes smaller? Do you use only its sign?",
)
def sign_only(x, grad, lr):
    return np.asarray(x) - lr * np.sign(grad)


@mistakes.of(
    "gd",
    ko="-= 는 새 배열을 만드나요, 받은 배열을 고치나요?",
    en="Does -= make a new array, or change the one that was given?",
)
def moves_x_in_place(x, grad, lr):
    x -= lr * np.asarray(grad)
    return x


@mistakes.of(
    "gd",
    ko="학습률은 위치에 곱하나요, 기울기에 곱하나요?",
    en="Do you multiply the position by the learning rate, or the gradient?",
)
def scales_the_position(x, grad, lr):
    return lr * (np.asarray(x) - np.asarray(grad))
