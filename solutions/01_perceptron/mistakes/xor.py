"""Mistakes in xor: other gates in its place, steps left out, and what is right at 0 and 1 only."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import fires

mistakes = Mistakes()


@mistakes.of(
    "xor",
    ko="(1, 1)의 답은 무엇인가요? 새 특징 공간의 한 축이 AND라면, 그것이 켜질 때 답은 커져야 "
    "하나요?",
    en="What is the answer for (1, 1)? If one axis of your new feature space is AND, should being "
    "on along it raise the answer?",
)
def is_or(X):
    return fires(np.asarray(X) @ [1.0, 1.0] - 0.5)


@mistakes.of(
    "xor",
    ko="(0, 1)의 답은 무엇인가요? 셋째 퍼셉트론은 어떤 점들을 켜고 있나요?",
    en="What is the answer for (0, 1)? Which points does your third perceptron turn on?",
)
def is_and(X):
    return fires(np.asarray(X) @ [1.0, 1.0] - 1.5)


@mistakes.of(
    "xor",
    ko="(0, 0)의 답은 무엇인가요? 둘째 퍼셉트론만으로 끝내지는 않았나요?",
    en="What is the answer for (0, 0)? Did you stop at the second perceptron?",
)
def is_nand(X):
    return fires(1.5 - np.asarray(X) @ [1.0, 1.0])


@mistakes.of(
    "xor",
    ko="XOR의 답이 1인 점과 0인 점이 뒤바뀌지는 않았나요?",
    en="Have the points with answer 1 and those with answer 0 changed places?",
)
def is_xnor(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return 1.0 - (fires(weighted - 0.5) - fires(weighted - 1.5))


@mistakes.of(
    "xor",
    ko="첫째 층의 두 퍼셉트론에도 계단함수가 있나요? 없다면 세 퍼셉트론은 직선 몇 개와 같은가요?",
    en="Do the two perceptrons of the first layer have a step function? Without it, how many "
    "lines are the three worth?",
)
def no_step_inside(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return fires((weighted - 0.5) + (1.5 - weighted) - 1.5)


@mistakes.of(
    "xor",
    ko="입력이 0.05와 0.02이면 서로 다른 값인가요? 답은 무엇이어야 하나요?",
    en="Are inputs of 0.05 and 0.02 different values? What should the answer be?",
)
def compared_for_equality(X):
    X = np.asarray(X)
    return (X[:, 0] != X[:, 1]).astype(float)


@mistakes.of(
    "xor",
    ko="입력이 정수가 아니라 0.95라면 정수로 바꿀 때 무슨 일이 생기나요?",
    en="If an input is not a whole number but 0.95, what happens when it is made an int?",
)
def cut_to_integers(X):
    X = np.asarray(X).astype(int)
    return (X[:, 0] ^ X[:, 1]).astype(float)


@mistakes.of(
    "xor",
    ko="첫째 입력만 1일 때와 둘째 입력만 1일 때의 답을 모두 확인해 보았나요?",
    en="Have you looked at both: only the first input 1, and only the second input 1?",
)
def one_direction_only(X):
    return fires(np.asarray(X) @ [1.0, -1.0] - 0.5)


@mistakes.of(
    "xor",
    ko="경계선이 네 점에서 얼마나 떨어져 있나요? 입력이 0.1 흔들리면 어떻게 되나요?",
    en="How far is each boundary line from the four points? What happens when inputs shake by 0.1?",
)
def boundaries_touch_the_points(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return fires(weighted - 1.0) - fires(weighted - 2.0)


@mistakes.of(
    "xor",
    ko="행이 네 개가 아니거나 순서가 다르면 어떻게 되나요?",
    en="What if there are not four rows, or they come in another order?",
)
def table_by_heart(X):
    return np.array([0.0, 1.0, 1.0, 0.0])


@mistakes.of(
    "xor",
    ko="돌려주는 배열의 모양은 (n,)인가요, (n, 1)인가요?",
    en="Is the shape of what you return (n,) or (n, 1)?",
)
def xor_as_column(X):
    weighted = np.asarray(X) @ [[1.0], [1.0]]
    return fires(weighted - 0.5) - fires(weighted - 1.5)


@mistakes.of(
    "xor",
    ko="행이 네 개라고 해서 언제나 표의 순서대로 들어오나요? 두 행을 바꾸어 넣어 보세요.",
    en="Do four rows always come in the order of the table? Exchange two of them and look.",
)
def four_rows_by_heart(X):
    X = np.asarray(X)
    if len(X) == 4:
        return np.array([0.0, 1.0, 1.0, 0.0])
    weighted = X @ [1.0, 1.0]
    return fires(weighted - 0.5) - fires(weighted - 1.5)
