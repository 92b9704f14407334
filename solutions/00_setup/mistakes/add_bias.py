"""Mistakes in add_bias: the bias along the wrong axis, only a part of it, inputs written over."""

from __future__ import annotations

import numpy as np

from autograder.mistakes import Mistakes

mistakes = Mistakes()


def floats(X, b):
    """Both arrays as float arrays."""
    return np.asarray(X, dtype=float), np.asarray(b, dtype=float)


@mistakes.of(
    "add_bias",
    ko="b는 행마다 되풀이되어야 하나요, 열마다 되풀이되어야 하나요? b의 길이는 무엇의 수인가요?",
    en="Should b be repeated for every row or for every column? What does its length count?",
)
def as_a_column(X, b):
    X, b = floats(X, b)
    return X + b.reshape(-1, 1)


@mistakes.of(
    "add_bias",
    ko="모든 칸에 같은 숫자를 더하지 않았나요? b의 요소마다 더할 열이 따로 있지 않나요?",
    en="Was the same number added everywhere? Should each element of b not go to its own column?",
)
def sum_of_the_bias(X, b):
    X, b = floats(X, b)
    return X + b.sum()


@mistakes.of(
    "add_bias",
    ko="b[0]은 b의 일부일 뿐이지 않나요? 둘째 열에는 무엇을 더해야 하나요?",
    en="Is b[0] not only a part of b? What should be added to the second column?",
)
def first_element_only(X, b):
    X, b = floats(X, b)
    return X + b[0]


@mistakes.of(
    "add_bias",
    ko="편향은 첫째 행에만 더하나요? 나머지 행은 어떻게 되었나요?",
    en="Is the bias for the first row alone? What about the other rows?",
)
def first_row_only(X, b):
    X, b = floats(X, b)
    result = X.copy()
    result[0] = X[0] + b
    return result


@mistakes.of(
    "add_bias",
    ko="편향은 더하나요, 빼나요?",
    en="Is the bias added or subtracted?",
)
def subtracted(X, b):
    X, b = floats(X, b)
    return X - b


@mistakes.of(
    "add_bias",
    ko="편향은 더하나요, 곱하나요? 곱하는 것은 무엇이었나요?",
    en="Is the bias added or multiplied? What is it that multiplies?",
)
def multiplied(X, b):
    X, b = floats(X, b)
    return X * b


@mistakes.of(
    "add_bias",
    ko="함수가 끝난 뒤 받은 X에는 무엇이 들어 있나요? += 는 어디에 값을 쓰나요?",
    en="What is in the X you were given when the function is over? Where does += write?",
)
def written_over(X, b):
    X += b
    return X


@mistakes.of(
    "add_bias",
    ko="편향을 더했나요? 돌려준 것이 받은 X와 다른가요?",
    en="Was the bias added? Does what you return differ from X?",
)
def forgotten(X, b):
    X, _ = floats(X, b)
    return X.copy()


@mistakes.of(
    "add_bias",
    ko="편향은 행으로 덧붙이나요, 칸마다 더하나요? 답의 모양은 X와 같은가요?",
    en="Is the bias put below as a row, or added place by place? "
    "Does your answer have the shape of X?",
)
def put_below_as_a_row(X, b):
    X, b = floats(X, b)
    return np.vstack([X, b])


@mistakes.of(
    "add_bias",
    ko="더한 다음 또 합을 내지 않았나요? 답의 모양은 X와 같아야 하지 않나요?",
    en="Did you sum up once more after adding? Should the answer not have the shape of X?",
)
def rows_summed_up(X, b):
    X, b = floats(X, b)
    return (X + b).sum(axis=1)


@mistakes.of(
    "add_bias",
    ko="np.zeros_like(X)는 X가 정수이면 무엇을 담을 수 있나요? 거기에 0.7을 넣으면요?",
    en="If X holds integers, what can np.zeros_like(X) hold? What becomes of 0.7 in it?",
)
def kept_in_the_type_of_the_table(X, b):
    result = np.zeros_like(X)
    result[...] = np.asarray(X) + b
    return result


@mistakes.of(
    "add_bias",
    ko="b의 순서가 뒤집히지 않았나요? 첫째 열에는 b의 몇째 요소를 더해야 하나요?",
    en="Is b in reverse order? Which element of b belongs to the first column?",
)
def bias_backwards(X, b):
    X, b = floats(X, b)
    return X + b[::-1]
