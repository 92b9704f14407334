"""Mistakes in xor: other gates in its place, steps left out, and what is right at 0 and 1 only."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

from .common import fires

mistakes = Mistakes()


@mistakes.of(
    "xor",
    ko="(1, 1)의 답은 무엇이어야 하나요? 여러분의 코드는 (1, 1)과 (0, 1)을 어디에서 구별하나요?",
    en="What should the answer be for (1, 1)? Where does your code tell (1, 1) from (0, 1)?",
)
def is_or(X):
    return fires(np.asarray(X) @ [1.0, 1.0] - 0.5)


@mistakes.of(
    "xor",
    ko="(0, 1)의 답은 무엇이어야 하나요? 셋째 퍼셉트론은 어떤 점에서 켜지나요?",
    en="What should the answer be for (0, 1)? At which points is your third perceptron on?",
)
def is_and(X):
    return fires(np.asarray(X) @ [1.0, 1.0] - 1.5)


@mistakes.of(
    "xor",
    ko="(0, 0)의 답은 무엇이어야 하나요? NAND만으로 끝내지는 않았나요?",
    en="What should the answer be for (0, 0)? Did you stop at NAND?",
)
def is_nand(X):
    return fires(1.5 - np.asarray(X) @ [1.0, 1.0])


@mistakes.of(
    "xor",
    ko="XOR의 답이 1인 점과 0인 점이 뒤바뀌지는 않았나요?",
    en="Did you swap the points whose answer is 1 and those whose answer is 0?",
)
def is_xnor(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return 1.0 - (fires(weighted - 0.5) - fires(weighted - 1.5))


@mistakes.of(
    "xor",
    ko="첫째 층의 두 퍼셉트론에도 계단함수가 있나요? 없다면 세 퍼셉트론을 합쳐 직선을 몇 개나 "
    "그을 수 있나요?",
    en="Do the two perceptrons of the first layer have a step function? Without it, how many "
    "lines can the three draw together?",
)
def no_step_inside(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return fires((weighted - 0.5) + (1.5 - weighted) - 1.5)


@mistakes.of(
    "xor",
    ko="입력이 0.05와 0.02이면 서로 다른 값인가요? 그때 답은 무엇이어야 하나요?",
    en="Are inputs of 0.05 and 0.02 different values? What should the answer be?",
)
def compared_for_equality(X):
    X = np.asarray(X)
    return (X[:, 0] != X[:, 1]).astype(float)


@mistakes.of(
    "xor",
    ko="입력이 0.95일 때 정수로 바꾸면 무엇이 되나요?",
    en="If an input is 0.95, what does it become as an int?",
)
def cut_to_integers(X):
    X = np.asarray(X).astype(int)
    return (X[:, 0] ^ X[:, 1]).astype(float)


@mistakes.of(
    "xor",
    ko="첫째 입력만 1일 때와 둘째 입력만 1일 때의 답을 모두 확인해 보았나요?",
    en="Did you check both cases: only the first input is 1, and only the second input is 1?",
)
def one_direction_only(X):
    return fires(np.asarray(X) @ [1.0, -1.0] - 0.5)


@mistakes.of(
    "xor",
    ko="경계선이 네 점에서 얼마나 떨어져 있나요? 입력이 0.1만큼 달라지면 어떻게 되나요?",
    en="How far is each boundary line from the four points? What happens if an input changes by "
    "0.1?",
)
def boundaries_touch_the_points(X):
    weighted = np.asarray(X) @ [1.0, 1.0]
    return fires(weighted - 1.0) - fires(weighted - 2.0)


@mistakes.of(
    "xor",
    ko="행이 네 개가 아니거나 순서가 다르면 어떻게 되나요?",
    en="What if there are more or fewer than four rows, or if they come in another order?",
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


@mistakes.of(
    "xor",
    ko="모든 행이 (1, 1) 근처라면 여러분의 기준은 얼마가 되나요? 한 행의 답이 다른 행에 달려 "
    "있어도 되나요?",
    en="If all rows are near (1, 1), where does your threshold lie? May the answer for one row "
    "hang on the other rows?",
)
def threshold_of_the_batch(X):
    X = np.asarray(X, float)
    bits = (X.mean() if X.size else 0.5) < X
    return np.not_equal(*bits.T).astype(int)
