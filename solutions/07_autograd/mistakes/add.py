"""Mistakes in add: slopes of other operations, slopes left out or in another shape."""

from __future__ import annotations

from autograder.mistakes import Mistakes

mistakes = Mistakes()


@mistakes.of(
    "add",
    ko="a를 0.1 키우면 a + b는 얼마나 커지나요? b의 크기에 따라 달라지나요?",
    en="If you make a larger by 0.1, by how much does a + b grow? Does that depend on the size of "
    "b?",
)
def slopes_of_a_product(a, b):
    return a + b, (b, a)


@mistakes.of(
    "add",
    ko="기울기 자리에 넣은 것은 입력인가요, 입력으로 미분한 것인가요?",
    en="In the place of the slopes, do you return the inputs, or the derivatives with respect to "
    "them?",
)
def inputs_as_slopes(a, b):
    return a + b, (a, b)


@mistakes.of(
    "add",
    ko="입력이 둘이면 국소 기울기는 몇 개인가요?",
    en="If there are two inputs, how many local slopes are there?",
)
def one_slope_for_two(a, b):
    return a + b, (1.0,)


@mistakes.of(
    "add",
    ko="값만 돌려주지 않았나요? 국소 기울기는 어디에 있나요?",
    en="Did you return only the value? Where are the local slopes?",
)
def sum_without_slopes(a, b):
    return a + b


@mistakes.of(
    "add",
    ko="두 기울기를 하나의 튜플에 담았나요?",
    en="Did you put the two slopes into one tuple?",
)
def flat_tuple(a, b):
    return a + b, 1.0, 1.0


@mistakes.of(
    "add",
    ko="b가 커지면 a + b는 커지나요, 작아지나요?",
    en="When b grows, does a + b grow or shrink?",
)
def slopes_of_a_difference(a, b):
    return a + b, (1.0, -1.0)
